"""The hub of a legal file: the dossier and everything that lies in it."""

from cases.dossier.models.approvals import Approval, Desk
from cases.dossier.models.deadlines import Deadline
from cases.dossier.models.deliveries import Delivery
from cases.dossier.models.documents import Document, Paper, Signature
from cases.dossier.models.dossiers import Dossier, DossierParty, Seat, Verb, in_sight
from cases.dossier.models.goods import GoodsLine
from cases.dossier.models.items import EvidenceFile, Item
from cases.dossier.models.registers import Counter, OnPaper, Series, Void
from cases.dossier.models.within import Staged, WithinDossier

__all__ = [
    "Approval",
    "Counter",
    "Deadline",
    "Delivery",
    "Desk",
    "Document",
    "Dossier",
    "DossierParty",
    "EvidenceFile",
    "GoodsLine",
    "Item",
    "OnPaper",
    "Paper",
    "Seat",
    "Series",
    "Signature",
    "Staged",
    "Verb",
    "Void",
    "WithinDossier",
    "in_sight",
]
