"""What the dossier page of an inspection shows, asked once and handed to the template."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cases.dossier.models import DossierParty
from cases.dossier.services.goods import tally
from cases.dossier.services.signing import unsettled
from cases.law.explain import Explanation
from cases.office.duties import Duty, may
from cases.office.models import JournalEntry, Officer
from inspections.visits.models import Inspection, Visit
from inspections.visits.services.inspections import standing_decision, team_of

LATEST = 12
OUTCOME_SHAPES = {
    "": ("empty", "quiet"),
    "worked": ("tick", "done"),
    "shut": ("square", ""),
    "owner_away": ("square-hollow", ""),
    "no_cooperation": ("diamond", "late"),
    "not_found": ("cross", ""),
    "ownerless_goods": ("square-dashed", ""),
}
STATUS_SHAPES = {
    "draft": ("empty", "quiet"),
    "decided": ("bars", "now"),
    "under_way": ("half", "now"),
    "finished": ("tick", "done"),
    "dropped": ("dashed", "quiet"),
    "terminated": ("diamond", "late"),
}


@dataclass(frozen=True)
class Happening:
    """One line of the timeline, told from a journal entry."""

    at: datetime
    label: str
    officer: str
    words: str


def dossier_page(inspection: Inspection, officer: Officer, *, at: datetime) -> dict[str, Any]:
    dossier = inspection.dossier
    deadline = dossier.deadlines.running().first()
    entries = _entries(inspection)
    return {
        "inspection": inspection,
        "dossier": dossier,
        "status_shape": STATUS_SHAPES[inspection.status],
        "deadline": deadline,
        "deadline_why": Explanation.from_json(deadline.explanation) if deadline else None,
        "is_overdue": bool(deadline and deadline.due_at < at),
        "decision": standing_decision(inspection),
        "team": team_of(inspection, at),
        "subjects": _subjects(inspection),
        "visits": [(visit, OUTCOME_SHAPES[visit.outcome]) for visit in inspection.visits.all()],
        "goods": tally(dossier.goods.all()),
        "documents": list(dossier.documents.standing().select_related("series", "signed_by")),
        "file_count": dossier.files.count(),
        "timeline": [happening(entry) for entry in entries[:LATEST]],
        "journal_count": dossier.chain.length,
        "may_read_journal": may(officer, Duty.READ_JOURNAL, inspection, at=at),
    }


def _subjects(inspection: Inspection) -> list[DossierParty]:
    parties = inspection.dossier.parties.filter(capacity=DossierParty.Capacity.SUBJECT)
    return list(parties.select_related("version__party", "version__commune"))


def _entries(inspection: Inspection) -> "list[JournalEntry]":
    entries = inspection.dossier.chain.entries.select_related("officer")
    return list(entries.order_by("-sequence")[: LATEST + 1])


def happening(entry: JournalEntry) -> Happening:
    return Happening(
        at=entry.at,
        label=entry.label,
        officer=entry.officer.full_name if entry.officer else "Hệ thống",
        words=_words(entry.changes),
    )


TOLD = (
    "place",
    "places",
    "number",
    "because",
    "title",
    "name",
    "subject",
    "officer",
    "announced_to",
    "signature",
    "confirmed_by",
    "facts",
)


def _words(changes: str) -> str:
    """The facts of an entry that a reader of the timeline wants, in one line."""
    told = json.loads(changes) if changes else {}
    return " · ".join(_said(told[name]) for name in TOLD if _said(told.get(name)))


def _said(value: object) -> str:
    if isinstance(value, list):
        # [old, new] of a changed field, or a list of names
        if len(value) == 2 and value[0] is None:
            return _said(value[1])
        return ", ".join(str(each) for each in value if each not in (None, ""))
    return "" if value is None or isinstance(value, bool) else str(value)


def waiting_for(visit: Visit) -> list[str]:
    """Whose signature the visit's minutes still wait for, by name."""
    minutes = [link.document for link in visit.documents.select_related("document")]
    return [each.name for document in minutes for each in unsettled(document)]
