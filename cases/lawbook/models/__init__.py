"""The law as rows, for pages and search; the catalogue is built from the pack itself."""

from cases.lawbook.models.acts import Act, ActVersion, Bracket, Measure, Succession
from cases.lawbook.models.calendar import Form, Holiday, Term
from cases.lawbook.models.packs import Certainty, LawPack
from cases.lawbook.models.powers import Authority, Competence, FineRule

__all__ = [
    "Act",
    "ActVersion",
    "Authority",
    "Bracket",
    "Certainty",
    "Competence",
    "FineRule",
    "Form",
    "Holiday",
    "LawPack",
    "Measure",
    "Succession",
    "Term",
]
