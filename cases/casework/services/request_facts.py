"""What is asked of a request before anything is decided: papers, power, rights, its cases."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from cases.casework.models import Case, Request, RequestPaper
from cases.dossier.models import Dossier
from cases.law.explain import Citation
from cases.law.requests import Ground, papers_asked, refusals, rule, stops
from cases.lawbook.services import active_catalogue

State = RequestPaper.State
POWER = "power_of_attorney"
ENOUGH = {State.PRESENT, State.NOT_NEEDED}
# the record fixed the violation; before it there are only signs of one
ESTABLISHED = (
    Case.Status.RECORDED,
    Case.Status.DECIDED,
    Case.Status.TRANSFERRED,
    Case.Status.CLOSED,
)


@dataclass(frozen=True)
class Lack:
    """One thing a request still lacks, with the article that asks for it."""

    text: str
    citation: Citation | None = None


@dataclass(frozen=True)
class Remembered:
    """What a page found once of a request: what it lacks, and what arose from it."""

    lacks: tuple[Lack, ...]
    born: tuple[Dossier, ...]


def completed_on(request: Request) -> date:
    """The day of the last papers: that of the supplement, else of arrival."""
    return request.supplement_received_on or request.arrived_on


def power_lack(request: Request) -> str:
    """Why the power of attorney does not carry the request; empty where it does or none is needed.

    Asked for the day on which the agent last filed papers.
    """
    if request.agent_id is None:
        return ""
    on = completed_on(request)
    named = f"Giấy ủy quyền {request.power_number}".strip()
    if request.power_from is None:
        return "Chưa ghi ngày, thời hạn của giấy ủy quyền."
    if on < request.power_from:
        return (
            f"{named} có hiệu lực từ ngày {request.power_from:%d/%m/%Y}, "
            f"sau ngày nộp {on:%d/%m/%Y}."
        )
    if request.power_to and on > request.power_to:
        return f"{named} hết hạn ngày {request.power_to:%d/%m/%Y}, trước ngày nộp {on:%d/%m/%Y}."
    return ""


def lacks_of(request: Request) -> list[Lack]:
    """Everything that keeps a right holder's request from being accepted."""
    if request.remembered is not None:
        return list(request.remembered.lacks)
    return _lacks(request)


def _lacks(request: Request) -> list[Lack]:
    if request.kind != Request.Kind.HOLDER:
        return []
    asked = {
        paper.id: paper.citations[0]
        for paper in papers_asked(active_catalogue().content, on=request.arrived_on, has_agent=True)
    }
    lacks = [
        Lack(_lack_words(paper), asked.get(paper.key))
        for paper in request.papers.all()
        if paper.state not in ENOUGH
    ]
    if words := power_lack(request):
        lacks.append(Lack(words, asked.get(POWER)))
    return lacks


def paper_hints(request: Request) -> dict[str, str]:
    """What each paper must hold, by its key, as the law of the arrival's day asks."""
    content = active_catalogue().content
    papers = papers_asked(content, on=request.arrived_on, has_agent=True)
    return {paper.id: paper.hint for paper in papers}


def _lack_words(paper: RequestPaper) -> str:
    if paper.state == State.FAULTY:
        return f"{paper.label}: {paper.note or 'chưa hợp lệ'}."
    return f"{paper.label}: chưa có."


def born_of(request: Request) -> list[Dossier]:
    """Cases and inspections that arose from the request, and cases of such inspections."""
    if request.remembered is not None:
        return list(request.remembered.born)
    return _born(request)


def _born(request: Request) -> list[Dossier]:
    own, below = Q(arose_from=request.dossier_id), Q(arose_from__arose_from=request.dossier_id)
    return list(Dossier.objects.filter(own | below).select_related("case__offender").order_by("pk"))


def cases_of(request: Request) -> list[Case]:
    return [each.case for each in born_of(request) if each.kind == Dossier.Kind.CASE]


def established(request: Request) -> Case | None:
    """A case of the request in which the violation was established by a record."""
    return next((case for case in cases_of(request) if case.status in ESTABLISHED), None)


def remember(request: Request) -> None:
    """For one page, which shows the answers and asks several acts; no act is given this row."""
    is_taken_on = request.decided_on is not None
    request.remembered = Remembered(
        tuple(_lacks(request)) if request.status == Request.Status.RECEIVED else (),
        tuple(_born(request)) if is_taken_on else (),
    )


def refusal_grounds(on: date) -> tuple[Ground, ...]:
    return refusals(active_catalogue().content, on=on)


def stop_grounds(on: date) -> tuple[Ground, ...]:
    return stops(active_catalogue().content, on=on)


def withdrawal_rule(on: date) -> Ground:
    """The rule that a withdrawal does not stop an established violation."""
    return rule(active_catalogue().content, "withdrawal_stops_no_violation", on=on)
