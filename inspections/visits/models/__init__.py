"""How we go and look: inspections, visits to places, and what was found there."""

from inspections.visits.models.findings import Finding, FindingGoods
from inspections.visits.models.guarding import GuardException, OtherInspection
from inspections.visits.models.inspections import Inspection, Verb
from inspections.visits.models.visits import (
    ExaminedPaper,
    PresentPerson,
    Visit,
    VisitDocument,
    VisitGoods,
    VisitItem,
)

__all__ = [
    "ExaminedPaper",
    "Finding",
    "FindingGoods",
    "GuardException",
    "Inspection",
    "OtherInspection",
    "PresentPerson",
    "Verb",
    "Visit",
    "VisitDocument",
    "VisitGoods",
    "VisitItem",
]
