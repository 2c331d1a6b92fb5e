"""Acts of a story on what comes in: received, supplemented, decided, and what arises from it."""

from datetime import date, datetime
from typing import Any

from cases.casework.answers import drafted as answer_drafted
from cases.casework.models import Case, Request, Violation
from cases.casework.services import request_cases, request_course, request_end, requests
from cases.casework.services.request_course import NewPower
from cases.casework.services.violations import write_violation
from cases.dossier.models import Dossier
from cases.lawbook.models import ActVersion
from cases.office.models import Officer
from cases.parties.models import PartyVersion
from inspections.desk.demo.scene import Scene
from inspections.visits.services import requested

DAYS = ("arrived_on", "power_from", "power_to")
PARTIES = ("requester", "agent", "accused")


def received(
    scene: Scene,
    *,
    by: Officer,
    at: datetime,
    dossier: dict[str, str],
    rights: list[str] | None = None,
    **said: Any,
) -> None:
    days = {name: _day(scene, said.pop(name)) for name in DAYS if name in said}
    named = {name: _version(scene, said.pop(name), at) for name in PARTIES if name in said}
    commune = scene.cast.communes[dossier["commune"]]
    request = requests.receive_request(
        Request(**scene.words(said), **days, **named),
        Dossier(title=dossier.get("title", ""), place=dossier["place"], commune=commune),
        [scene.cast.rights[sign] for sign in rights or ()],
        by=by,
        at=at,
    )
    scene.request_pk = request.pk


def _day(scene: Scene, told: str | date) -> date:
    """A day of the story; a date written as such stands on a paper and does not move."""
    return told if isinstance(told, date) else scene.days.day(told)


def _version(scene: Scene, name: str, at: datetime) -> PartyVersion:
    return scene.cast.version(name, at.date())


def checked(scene: Scene, *, by: Officer, at: datetime, faulty: dict[str, str]) -> None:
    """Every paper is in order but those said, each with why not."""
    request = scene.request
    told: dict[str, Any] = {
        paper.key: ("faulty", faulty[paper.key]) if paper.key in faulty else ("present", "")
        for paper in request.papers.all()
    }
    requests.check_papers(request, told, revision=request.revision, by=by, at=at)


def supplement_asked(scene: Scene, *, by: Officer, at: datetime, asked: str) -> None:
    told: dict[str, Any] = {"asked_on": at.date(), "asked": asked}
    request_course.ask_supplement(scene.request, **told, by=by, at=at)


def supplement_came(
    scene: Scene,
    *,
    by: Officer,
    at: datetime,
    papers: list[str],
    number: str,
    since: str,
    until: str,
) -> None:
    power = NewPower(number, scene.days.day(since), scene.days.day(until))
    told: dict[str, Any] = {"received_on": at.date(), "papers": papers, "power": power}
    request_course.receive_supplement(scene.request, **told, by=by, at=at)


def taken_on(scene: Scene, *, by: Officer, at: datetime) -> None:
    request_course.accept_request(scene.request, decided_on=at.date(), by=by, at=at)


def turned_down(scene: Scene, *, by: Officer, at: datetime, ground: str, because: str) -> None:
    told: dict[str, Any] = {"ground": ground, "because": because, "decided_on": at.date()}
    request_course.refuse_request(scene.request, **told, by=by, at=at)


def sent_on(scene: Scene, *, by: Officer, at: datetime, to: str, because: str) -> None:
    told: dict[str, Any] = {"referred_to": to, "because": because, "decided_on": at.date()}
    request_course.refer_request(scene.request, **told, by=by, at=at)


def answered(
    scene: Scene, *, by: Officer, at: datetime, about: str, number: str, fills: str = ""
) -> None:
    """The drafted answer, its blank filled in."""
    text = answer_drafted(scene.request, about).replace(request_end.BLANK, scene.told(fills))
    told: dict[str, Any] = {
        "about": about,
        "text": text,
        "number": number,
        "answered_on": at.date(),
    }
    request_end.answer_request(scene.request, **told, by=by, at=at)


def withdrew(scene: Scene, *, by: Officer, at: datetime, because: str) -> None:
    told: dict[str, Any] = {"withdrawn_on": at.date(), "because": because}
    request_end.withdraw_request(scene.request, **told, by=by, at=at)


def looked_into(scene: Scene, *, by: Officer, at: datetime, basis: str) -> None:
    """An inspection opens from what came in; later steps are about it."""
    inspection = requested.open_from_request(scene.request, basis=basis, by=by, at=at)
    scene.inspection_pk = inspection.pk


def case_opened(
    scene: Scene, *, by: Officer, at: datetime, act: str, facts: str, title: str = ""
) -> None:
    """A case opens from what came in, with the act that its right was infringed by."""
    request, on = scene.request, at.date()
    case = request_cases.open_case_of_request(request, title=title, detected_at=at, by=by, at=at)
    write_violation(_violation(case, act, scene.told(facts), on), [], by=by, at=at)


def _violation(case: Case, act: str, facts: str, on: date) -> Violation:
    return Violation(
        case=case,
        act_version=ActVersion.objects.in_force(on).get(act__code=act),
        facts=facts,
        detected_on=on,
        value_basis=Violation.Value.UNKNOWN,
        right=request_cases.right_named(case),
    )


ACTS = {
    act.__name__: act
    for act in (
        *(received, checked, supplement_asked, supplement_came, taken_on, turned_down, sent_on),
        *(answered, withdrew, looked_into, case_opened),
    )
}
