"""What the page of a case shows of goods held: each taking with its goods, papers and clocks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from cases.casework.models import Case, Seizure
from cases.casework.services import seizure_terms as terms
from cases.casework.services.confirmations import confirmations_of
from cases.casework.services.seizures import seizures_of
from cases.dossier.models import Deadline, Document, GoodsLine
from cases.dossier.pages import DOCUMENT_SHAPES, due_chip, goods_told
from cases.office.duties import Duty, may
from cases.office.models import Officer
from cases.office.templatetags.office import instant


@dataclass(frozen=True)
class SeizureShown:
    """One taking: how it stands, what runs, what is held, its papers."""

    row: Seizure
    shape: str
    tone: str
    word: str
    dues: list[dict[str, Any]]
    goods: list[str]
    papers: list[tuple[Document, tuple[str, str]]]


def custody_parts(
    case: Case, officer: Officer, deadlines: Iterable[Deadline], *, at: datetime
) -> dict[str, Any]:
    """`case` comes through `with_dossier`, `deadlines` are those that run in its dossier."""
    rows = seizures_of(case)
    running = {each.term: each for each in deadlines}
    shown = [_shown(row, running, at) for row in rows]
    return {
        "confirmations": confirmations_of(case),
        "seizures": shown,
        "seizures_sum": _sum(rows),
        "may_handle": may(officer, Duty.HANDLE_CASE, case, at=at),
    }


def _sum(rows: list[Seizure]) -> str:
    if not rows:
        return "không tạm giữ"
    held = sum(not row.is_over for row in rows)
    return f"{held} lần đang giữ" if held else "đã kết thúc"


def _shown(row: Seizure, running: dict[str, Deadline], at: datetime) -> SeizureShown:
    shape, tone, word = _state(row, at)
    keys = [terms.key_of(term, row) for term in (terms.REPORT, terms.CUSTODY)]
    dues = [_chip(running[key], at) for key in keys if key in running]
    goods = [_goods(each.line) for each in row.goods.all()]
    papers = [(paper, DOCUMENT_SHAPES[paper.state]) for paper in _papers(row)]
    return SeizureShown(row, shape, tone, word, dues, goods, papers)


def _state(row: Seizure, at: datetime) -> tuple[str, str, str]:
    if row.is_over:
        return "tick", "done", "đã kết thúc"
    if row.is_decided:
        last = row.last_day
        is_late = last is not None and timezone.localdate(at) > last
        return ("diamond", "late", "quá thời hạn") if is_late else ("half", "now", "đang giữ")
    is_late = row.decide_by is not None and at > row.decide_by
    word = "quá giờ ra quyết định" if is_late else "chờ quyết định"
    return ("diamond", "late", word) if is_late else ("bars", "soon", word)


def _chip(deadline: Deadline, at: datetime) -> dict[str, Any]:
    chip = due_chip(deadline, at=at)
    if deadline.term.startswith(terms.REPORT):
        chip["label"] = f"{deadline.label} trước {instant(deadline.due_at)},"
    return chip


def _goods(line: GoodsLine) -> str:
    return goods_told(line)


def _papers(row: Seizure) -> list[Document]:
    named = (row.record, row.decision)
    return [each for each in named if each and each.state != Document.State.DISCARDED]
