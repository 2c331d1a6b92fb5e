"""What the pages of what comes in show, asked once and handed to the template."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import prefetch_related_objects

from cases.casework import grounds
from cases.casework.models import Request, RequestPaper
from cases.casework.services.request_end import answers_due
from cases.casework.services.request_facts import (
    born_of,
    cases_of,
    established,
    power_lack,
    refusal_grounds,
    remember,
    stop_grounds,
)
from cases.casework.services.requests import OPEN, can_change, can_check
from cases.dossier.models import Dossier
from cases.dossier.pages import dossier_parts, due_tone
from cases.law.explain import Citation
from cases.office.models import Officer
from cases.parties.models import RightPeriod

STATUS_SHAPES = {
    "received": ("empty", "now"),
    "awaiting": ("frame", "soon"),
    "accepted": ("half", "now"),
    "refused": ("diamond", "quiet"),
    "referred": ("square", "done"),
    "stopped": ("dashed", "quiet"),
    "settled": ("tick", "done"),
}
PAPER_SHAPES = {
    RequestPaper.State.MISSING: ("empty", "soon"),
    RequestPaper.State.FAULTY: ("diamond", "late"),
    RequestPaper.State.PRESENT: ("tick", "done"),
    RequestPaper.State.NOT_NEEDED: ("dashed", "quiet"),
}


@dataclass(frozen=True)
class ListRow:
    """One paper in the list: what it is, how it stands, what is due."""

    request: Request
    shape: str
    tone: str
    due_at: datetime | None
    due_tone: str


@dataclass(frozen=True)
class Check:
    """One thing looked at before anything is decided, as `partials/_checks.html` shows it."""

    tone: str
    text: str
    line: str = ""
    citation: Citation | None = None


def list_rows(requests: Iterable[Any], *, at: datetime) -> list[ListRow]:
    """From rows annotated by `with_lists`."""
    rows = []
    for each in requests:
        left = (each.due_at - at).days if each.due_at else None
        rows.append(ListRow(each, *STATUS_SHAPES[each.status], each.due_at, due_tone(left)))
    return rows


def request_page(request: Request, officer: Officer, *, at: datetime) -> dict[str, Any]:
    """`request` comes through `with_dossier`; it remembers what its steps ask too."""
    remember(request)
    if answers_due(request):
        prefetch_related_objects([request], "answers")
    papers, inspections = list(request.papers.all()), Dossier.Kind.INSPECTION
    has_terms = request.status in OPEN
    return {
        **dossier_parts(request.dossier, officer, at=at, goods=[], has_terms=has_terms),
        "request_row": request,
        "status_shape": STATUS_SHAPES[request.status],
        "may_change": not can_change(request, officer, at),
        "may_check": not can_check(request, officer, at),
        "papers": [(paper, PAPER_SHAPES[RequestPaper.State(paper.state)]) for paper in papers],
        "papers_sum": _papers_sum(papers),
        "checks": checks_of(request),
        "ground": ground_told(request),
        "cases": cases_of(request),
        "goes_on": established(request) if request.withdrawn_on else None,
        "withdrawal": grounds.WITHDRAWAL,
        "inspections": [each for each in born_of(request) if each.kind == inspections],
        "answers": list(request.answers.all()) if answers_due(request) else [],
    }


def _papers_sum(papers: list[RequestPaper]) -> str:
    needed = [paper for paper in papers if paper.state != RequestPaper.State.NOT_NEEDED]
    present = sum(paper.state == RequestPaper.State.PRESENT for paper in needed)
    return f"đủ {present} trên {len(needed)}"


def checks_of(request: Request) -> list[Check]:
    """Power of attorney and rights, as of the day the papers were filed."""
    if request.kind != Request.Kind.HOLDER:
        return []
    return [*_power(request), *(_right(each, request) for each in request.rights.all())]


def _power(request: Request) -> list[Check]:
    if request.agent is None:
        return []
    if lack := power_lack(request):
        return [Check("late", lack, f"Đại diện: {request.agent}.", grounds.POWER)]
    until = f"đến hết {request.power_to:%d/%m/%Y}" if request.power_to else "không ghi thời hạn"
    text = f"Giấy ủy quyền {request.power_number} còn hiệu lực ngày nộp.".replace("  ", " ")
    line = f"Đại diện: {request.agent}; từ {request.power_from:%d/%m/%Y}, {until}."
    return [Check("done", text, line)]


def _right(named: Any, request: Request) -> Check:
    """From a row annotated by `with_period`: whether it was protected, for whoever asks."""
    right = named.right
    if named.period_status is None:
        return Check("soon", f"{right}: chưa ghi tình trạng ngày {named.filed_on:%d/%m/%Y}.")
    if named.period_status != RightPeriod.Status.PROTECTED:
        state = RightPeriod.Status(named.period_status).label.lower()
        text = f"{right}: {state} từ {named.period_from:%d/%m/%Y}."
        return Check("late", text, "Xác minh tình trạng pháp lý trước khi thụ lý.")
    if request.requester and named.period_owner != request.requester.party_id:
        line = "Kiểm tra hợp đồng chuyển quyền sử dụng, chuyển nhượng."
        return Check("soon", f"{right}: người yêu cầu không phải chủ văn bằng đã ghi.", line)
    return Check("done", f"{right}: đang được bảo hộ, người yêu cầu là chủ thể quyền.")


def ground_told(request: Request) -> str:
    """The ground of a refusal or a stop in words, with its article; empty where there is none."""
    if not request.refusal_ground or request.ended_at is None:
        return ""
    on = request.decided_on or request.arrived_on
    known = (*refusal_grounds(on), *stop_grounds(on))
    found = next((each for each in known if each.id == request.refusal_ground), None)
    return f"{found.text} ({found.citation})" if found else ""
