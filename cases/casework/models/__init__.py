"""Requests and cases: what comes in, what is done about it, what was decided and paid."""

from cases.casework.models.cases import (
    Case,
    Circumstance,
    Violation,
    ViolationGoods,
)
from cases.casework.models.custody import (
    CustodyExtension,
    GoodsReturn,
    RecordPerson,
    Recount,
    SealedLine,
    Sealing,
)
from cases.casework.models.decisions import Decision, Measure, Payment, Sanction
from cases.casework.models.handling import (
    Confirmation,
    ConfirmationPhoto,
    PartyExplanation,
    ProposedSanction,
    SeizedGoods,
    Seizure,
)
from cases.casework.models.recording import CaseItem, CasePerson, Evidence, ViolationRecord
from cases.casework.models.requests import Request, RequestAnswer, RequestPaper, RequestRight
from cases.casework.models.verbs import Verb

__all__ = [
    "Case",
    "CaseItem",
    "CasePerson",
    "Circumstance",
    "Confirmation",
    "ConfirmationPhoto",
    "CustodyExtension",
    "Decision",
    "Evidence",
    "GoodsReturn",
    "Measure",
    "PartyExplanation",
    "Payment",
    "ProposedSanction",
    "RecordPerson",
    "Recount",
    "Request",
    "RequestAnswer",
    "RequestPaper",
    "RequestRight",
    "Sanction",
    "SealedLine",
    "Sealing",
    "SeizedGoods",
    "Seizure",
    "Verb",
    "Violation",
    "ViolationGoods",
    "ViolationRecord",
]
