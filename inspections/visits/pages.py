"""What the dossier page of an inspection shows, asked once and handed to the template."""

import json
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from cases.dossier.models import Deadline, Document, Dossier, DossierParty, GoodsLine
from cases.law.explain import Explanation
from cases.office.duties import Duty, may
from cases.office.models import JournalEntry, Officer
from cases.office.templatetags.office import dong, grouped
from inspections.visits.models import Inspection, Visit
from inspections.visits.services.inspections import can_prepare, team_of

LATEST = 12
OUTCOME_SHAPES = {
    "": ("empty", "quiet"),
    "worked": ("tick", "done"),
    "shut": ("square", ""),
    "owner_away": ("frame", ""),
    "no_cooperation": ("diamond", "late"),
    "not_found": ("struck", ""),
    "ownerless_goods": ("dashed-frame", ""),
}
STATUS_SHAPES = {
    "draft": ("empty", "quiet"),
    "decided": ("bars", "now"),
    "under_way": ("half", "now"),
    "finished": ("tick", "done"),
    "dropped": ("dashed", "quiet"),
    "terminated": ("diamond", "late"),
}
DOCUMENT_SHAPES = {
    "draft": ("empty", "quiet"),
    "ready": ("bars", "now"),
    "signed": ("half", "now"),
    "issued": ("tick", "done"),
}


@dataclass(frozen=True)
class Happening:
    """One line of the timeline, told from a journal entry."""

    at: datetime
    title: str
    line: str


@dataclass(frozen=True)
class ListRow:
    """One inspection in the list: what it is, how it stands, what is due."""

    inspection: Inspection
    shape: str
    tone: str
    due_at: datetime | None
    due_tone: str
    places: str


def list_row(inspection: Any, *, at: datetime) -> ListRow:
    """From a row annotated by `with_lists`."""
    shape, tone = STATUS_SHAPES[inspection.status]
    left = (inspection.due_at - at).days if inspection.due_at else None
    return ListRow(
        inspection,
        shape,
        tone,
        inspection.due_at,
        due_tone(left),
        f"{inspection.logged_count}/{inspection.place_count}",
    )


SOON = 3


def due_tone(days_left: int | None) -> str:
    """late, soon or nothing; never alone on the page: the day stands beside it."""
    if days_left is None:
        return ""
    return "late" if days_left < 0 else "soon" if days_left < SOON else ""


def days_left_in_words(days: int) -> str:
    if days < 0:
        return f"quá hạn {-days} ngày"
    return "hôm nay" if days == 0 else f"còn {days} ngày"


def dossier_page(inspection: Inspection, officer: Officer, *, at: datetime) -> dict[str, Any]:
    dossier = inspection.dossier
    deadline = dossier.deadlines.running().first()
    entries = _entries(inspection)
    return {
        "inspection": inspection,
        "dossier": dossier,
        "status_shape": STATUS_SHAPES[inspection.status],
        "due": due_chip(deadline, at=at) if deadline else None,
        "may_change": not can_prepare(inspection, officer, at),
        "team": team_of(inspection, at),
        "subjects": _subjects(inspection),
        "timeline": [happening(entry) for entry in entries],
        "may_read_journal": may(officer, Duty.READ_JOURNAL, inspection, at=at),
        "journal_count": dossier.chain.length,
        "journal_sum": f"{dossier.chain.length} mục",
        **_places(inspection),
        **_goods(dossier),
        **_documents(dossier),
    }


def _places(inspection: Inspection) -> dict[str, Any]:
    visits = list(inspection.visits.all())
    logged = sum(visit.outcome != Visit.Outcome.NOT_YET for visit in visits)
    return {
        "visits": [(visit, OUTCOME_SHAPES[visit.outcome]) for visit in visits],
        "places_sum": f"đã ghi {logged} trên {len(visits)}" if visits else "chưa có",
    }


def _goods(dossier: Dossier) -> dict[str, Any]:
    lines = list(dossier.goods.all())
    return {"goods_lines": lines, "goods_sum": tally_in_words(lines)}


def quantities_in_words(counted: list[GoodsLine]) -> list[str]:
    """142 chiếc, 4 bộ: one entry a unit, in the order first met."""
    by_unit: dict[str, Decimal] = {}
    for line in counted:
        by_unit[line.unit] = by_unit.get(line.unit, Decimal(0)) + (line.quantity or 0)
    return [f"{grouped(quantity)} {unit}" for unit, quantity in by_unit.items()]


def tally_in_words(lines: list[GoodsLine]) -> str:
    """212 chiếc · 38.160.000 đồng · còn 2 bao chưa kiểm đếm; "chưa ghi" when there is nothing."""
    counted = [line for line in lines if not line.is_container]
    words = quantities_in_words(counted)
    values = [line.value for line in counted if line.value is not None]
    words += [dong(sum(values))] if values else []
    sealed = sum(line.is_container and not line.is_counted for line in lines)
    words += [f"còn {sealed} bao, thùng chưa kiểm đếm"] if sealed else []
    return " · ".join(words) or "chưa ghi"


def _documents(dossier: Dossier) -> dict[str, Any]:
    every = dossier.documents.all()
    documents = [each for each in every if each.state != Document.State.DISCARDED]
    issued = sum(document.state == Document.State.ISSUED for document in documents)
    waiting = len(documents) - issued
    parts = [f"{issued} đã ban hành"] if issued else []
    parts += [f"{waiting} đang làm"] if waiting else []
    return {
        "documents": [(document, DOCUMENT_SHAPES[document.state]) for document in documents],
        "documents_sum": " · ".join(parts) or "chưa có",
    }


def due_chip(deadline: Deadline, *, at: datetime) -> dict[str, Any]:
    """What the chip of the next due date shows, and why that day."""
    days = (timezone.localdate(deadline.due_at) - timezone.localdate(at)).days
    unsure = "" if deadline.is_confirmed else ", lịch nghỉ chưa xác nhận"
    return {
        "label": f"{deadline.label} đến hết",
        "on": timezone.localdate(deadline.due_at),
        "left": days_left_in_words(days) + unsure,
        "tone": due_tone(days),
        "explanation": Explanation.from_json(deadline.explanation),
    }


def _subjects(inspection: Inspection) -> list[DossierParty]:
    parties = inspection.dossier.parties.filter(capacity=DossierParty.Capacity.SUBJECT)
    return list(parties.select_related("version__party", "version__commune"))


def _entries(inspection: Inspection) -> "list[JournalEntry]":
    entries = inspection.dossier.chain.entries.select_related("officer")
    return list(entries.order_by("-sequence")[:LATEST])


def happening(entry: JournalEntry) -> Happening:
    officer = entry.officer.full_name if entry.officer else "Hệ thống"
    words = _words(entry.changes)
    return Happening(entry.at, entry.label, f"{words} · {officer}" if words else officer)


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
