"""What every dossier page shows, whatever it is about: due date, story, goods, papers."""

import json
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from cases.dossier.models import Deadline, Document, Dossier, GoodsLine
from cases.law.explain import Explanation
from cases.office.duties import Duty, may
from cases.office.journal import subject_of
from cases.office.models import JournalEntry, Officer
from cases.office.templatetags.office import dong, grouped

LATEST = 12
DOCUMENT_SHAPES = {
    "draft": ("empty", "quiet"),
    "ready": ("bars", "now"),
    "signed": ("half", "now"),
    "issued": ("tick", "done"),
}
SOON = 3


@dataclass(frozen=True)
class Happening:
    """One line of the timeline, told from a journal entry."""

    at: datetime
    title: str
    line: str
    paper: Document | None = None


def dossier_parts(
    dossier: Dossier,
    officer: Officer,
    *,
    at: datetime,
    goods: list[GoodsLine] | None = None,
    has_terms: bool = True,
) -> dict[str, Any]:
    """Context of the parts that every dossier page has; `goods` where they are not its own.

    Without `has_terms` no term can run yet, and none is asked for.
    """
    deadlines = list(dossier.deadlines.running()) if has_terms else []
    papers = [each for each in dossier.documents.all() if each.state != Document.State.DISCARDED]
    return {
        "dossier": dossier,
        "due": due_chip(deadlines[0], at=at) if deadlines else None,
        "deadlines": deadlines,
        "timeline": happenings(_entries(dossier), papers),
        "may_read_journal": may(officer, Duty.READ_JOURNAL, dossier, at=at),
        "journal_count": dossier.chain.length,
        "journal_sum": f"{dossier.chain.length} mục",
        **_goods(list(dossier.goods.all()) if goods is None else goods),
        **_documents(papers),
    }


def _goods(lines: list[GoodsLine]) -> dict[str, Any]:
    return {"goods_lines": lines, "goods_sum": tally_in_words(lines)}


def quantities_in_words(counted: list[GoodsLine]) -> list[str]:
    """142 chiếc, 4 bộ: one entry a unit, in the order first met."""
    by_unit: dict[str, Decimal] = {}
    for line in counted:
        by_unit[line.unit] = by_unit.get(line.unit, Decimal(0)) + (line.quantity or 0)
    return [f"{grouped(quantity)} {unit}" for unit, quantity in by_unit.items()]


def goods_told(line: GoodsLine) -> str:
    """A goods line as one ticks it: a sack by its seal, a line with what it comes to."""
    if line.is_container:
        return f"{line.name}, niêm phong {line.seal}"
    value = f", {dong(line.value)}" if line.value is not None else ""
    return f"{line.name}: {grouped(line.quantity)} {line.unit}{value}"


def tally_in_words(lines: list[GoodsLine]) -> str:
    """212 chiếc · 38.160.000 đồng · còn 2 bao chưa kiểm đếm; "chưa ghi" when there is nothing."""
    counted = [line for line in lines if not line.is_container]
    words = quantities_in_words(counted)
    values = [line.value for line in counted if line.value is not None]
    words += [dong(sum(values))] if values else []
    sealed = sum(line.is_container and not line.is_counted for line in lines)
    words += [f"còn {sealed} bao, thùng chưa kiểm đếm"] if sealed else []
    return " · ".join(words) or "chưa ghi"


def _documents(documents: list[Document]) -> dict[str, Any]:
    issued = sum(document.state == Document.State.ISSUED for document in documents)
    waiting = len(documents) - issued
    parts = [f"{issued} đã ban hành"] if issued else []
    parts += [f"{waiting} đang làm"] if waiting else []
    return {
        "documents": [(document, DOCUMENT_SHAPES[document.state]) for document in documents],
        "documents_sum": " · ".join(parts) or "chưa có",
    }


def due_tone(days_left: int | None) -> str:
    """late, soon or nothing; never alone on the page: the day stands beside it."""
    if days_left is None:
        return ""
    return "late" if days_left < 0 else "soon" if days_left < SOON else ""


def days_left_in_words(days: int) -> str:
    if days < 0:
        return f"quá hạn {-days} ngày"
    return "hôm nay" if days == 0 else f"còn {days} ngày"


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


def _entries(dossier: Dossier) -> list[JournalEntry]:
    entries = dossier.chain.entries.select_related("officer")
    return list(entries.order_by("-sequence")[:LATEST])


def happenings(entries: list[JournalEntry], papers: list[Document]) -> list[Happening]:
    """Told with the paper an entry is about, which itself says its title and number."""
    by_subject = {subject_of(paper): paper for paper in papers}
    return [_happening(entry, by_subject.get(entry.subject)) for entry in entries]


def _happening(entry: JournalEntry, paper: Document | None) -> Happening:
    officer = entry.officer.full_name if entry.officer else "Phần mềm"
    words = _words(entry.changes, untold=("title", "number") if paper else ())
    line = f"{words} · {officer}" if words not in {"", officer} else officer
    return Happening(entry.at, entry.label, line, paper)


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
    "ordered",
    "receipt",
    "transferred_to",
    "facts",
    "supplement_asked",
    "papers",
    "requester",
    "referred_to",
    "about_what",
)


def _words(changes: str, untold: tuple[str, ...] = ()) -> str:
    """The facts of an entry that a reader of the timeline wants, in one line."""
    told = json.loads(changes) if changes else {}
    names = [name for name in TOLD if name not in untold]
    return " · ".join(_said(told[name]) for name in names if _said(told.get(name)))


def _said(value: object) -> str:
    if isinstance(value, list):
        # [old, new] of a changed field, or a list of names
        if len(value) == 2 and value[0] is None:
            return _said(value[1])
        return ", ".join(str(each) for each in value if each not in (None, ""))
    return "" if value is None or isinstance(value, bool) else str(value)
