"""Who works here, where, what each may do, and the record of what was done."""

from cases.office.models.journal import Chain, JournalEntry, Verb
from cases.office.models.people import Delegation, Officer, Role, Unit
from cases.office.models.places import Commune, FormerUnit
from cases.office.models.submissions import Submission

__all__ = [
    "Chain",
    "Commune",
    "Delegation",
    "FormerUnit",
    "JournalEntry",
    "Officer",
    "Role",
    "Submission",
    "Unit",
    "Verb",
]
