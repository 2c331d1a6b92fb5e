"""The course of a request until it is decided: supplemented, accepted, refused, referred."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from cases.casework import grounds
from cases.casework.models import Request, RequestPaper, Verb
from cases.casework.services import request_facts
from cases.casework.services.request_checks import day_refusals
from cases.casework.services.request_facts import completed_on, lacks_of
from cases.casework.services.request_terms import SUPPLEMENT, TRANSFER, run_terms
from cases.dossier.models import Deadline
from cases.dossier.services.deadlines import end_of, reckon
from cases.dossier.services.states import advance
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.law.explain import Citation
from cases.law.requests import Ground
from cases.office.duties import Duty
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer

Kind, Status, State = Request.Kind, Request.Status, RequestPaper.State


@dataclass(frozen=True)
class NewPower:
    """A power of attorney that came with a supplement; `to` empty where it does not end."""

    number: str
    since: date
    to: date | None


def barred(
    request: Request, duty: Duty, status: str, citation: Citation, by: Officer, at: datetime
) -> list[Refusal]:
    refusals = lacks_duty(by, duty, request, at=at)
    if not request.may_become(status):
        refusals.append(Refusal(f"Hồ sơ {request.get_status_display().lower()}.", citation))
    return refusals


def can_ask_supplement(request: Request, by: Officer, at: datetime) -> list[Refusal]:
    duty = Duty.RECEIVE_REQUEST
    refusals = barred(request, duty, Status.AWAITING, grounds.SUPPLEMENT, by, at)
    if request.kind != Kind.HOLDER:
        refusals.append(Refusal("Chỉ yêu cầu bổ sung đơn của chủ thể quyền.", grounds.SUPPLEMENT))
    elif not refusals and not lacks_of(request):
        refusals.append(Refusal("Đơn đã đủ giấy tờ; thụ lý được.", grounds.ACCEPTANCE))
    return refusals


@transaction.atomic
def ask_supplement(
    request: Request, *, asked_on: date, asked: str, by: Officer, at: datetime
) -> Request:
    """Ask for what is missing; the requester's time runs from that day (Điều 25 khoản 3)."""
    lock(request)
    refuse_if(can_ask_supplement(request, by, at))
    day_refusals("asked_on", asked_on, since=completed_on(request), at=at)
    told = words(asked, "asked", "Ghi nội dung cần bổ sung.")
    values = {"supplement_asked_on": asked_on, "supplement_asked": told}
    return move(request, Status.AWAITING, Verb.ASK_SUPPLEMENT, values, by=by, at=at)


def can_receive_supplement(request: Request, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, Duty.RECEIVE_REQUEST, request, at=at)
    if request.status != Status.AWAITING:
        refusals.append(Refusal("Đơn không chờ bổ sung.", grounds.SUPPLEMENT))
    return refusals


@transaction.atomic
def receive_supplement(
    request: Request,
    *,
    received_on: date,
    papers: Iterable[str],
    power: NewPower | None = None,
    by: Officer,
    at: datetime,
) -> Request:
    """What came: papers by their keys, a new power; a full file starts the clock of acceptance."""
    lock(request)
    refuse_if(can_receive_supplement(request, by, at))
    since = request.supplement_asked_on or request.arrived_on
    day_refusals("received_on", received_on, since=since, at=at)
    brought = [paper for paper in request.papers.all() if paper.key in set(papers)]
    if not brought and power is None:
        raise ValidationError({"papers": "Chọn giấy tờ đã nhận, hoặc nhập giấy ủy quyền mới."})
    for paper in brought:
        paper.state, paper.note = State.PRESENT, ""
        paper.revision += 1
        paper.save(update_fields=["state", "note", "revision"])
    values: dict[str, object] = {"supplement_received_on": received_on}
    if power:
        values |= _power_values(request, power)
    labels = [paper.label for paper in brought]
    return move(
        request, Status.RECEIVED, Verb.RECEIVE_SUPPLEMENT, values, by=by, at=at, papers=labels
    )


def _power_values(request: Request, power: NewPower) -> dict[str, object]:
    if request.agent_id is None:
        raise ValidationError({"power_from": "Đơn không có đại diện. Sửa đơn trước."})
    if power.to and power.to < power.since:
        raise ValidationError({"power_to": f"Giấy ủy quyền bắt đầu ngày {power.since:%d/%m/%Y}."})
    number = power.number.strip()
    return {"power_number": number, "power_from": power.since, "power_to": power.to}


def can_accept(request: Request, by: Officer, at: datetime) -> list[Refusal]:
    """A right holder's request only when nothing is missing."""
    duty = Duty.DECIDE_REQUEST
    refusals = barred(request, duty, Status.ACCEPTED, grounds.ACCEPTANCE, by, at)
    if request.withdrawn_on:
        refusals.append(Refusal("Người yêu cầu đã rút đơn.", grounds.STOP))
    if request.status == Status.RECEIVED:
        refusals += [Refusal(lack.text, lack.citation) for lack in lacks_of(request)]
    return refusals


@transaction.atomic
def accept_request(request: Request, *, decided_on: date, by: Officer, at: datetime) -> Request:
    """Take it on (Điều 25 khoản 3 điểm d); the requester is told."""
    lock(request)
    refuse_if(can_accept(request, by, at))
    day_refusals("decided_on", decided_on, since=completed_on(request), at=at)
    values: dict[str, object] = {"decided_on": decided_on}
    return move(request, Status.ACCEPTED, Verb.ACCEPT_REQUEST, values, by=by, at=at)


def can_refuse(request: Request, by: Officer, at: datetime) -> list[Refusal]:
    return barred(request, Duty.DECIDE_REQUEST, Status.REFUSED, grounds.REFUSAL, by, at)


@transaction.atomic
def refuse_request(
    request: Request, *, ground: str, because: str, decided_on: date, by: Officer, at: datetime
) -> Request:
    """Not taken on: a right holder's request on a ground of Điều 28 khoản 1, with the reason."""
    lock(request)
    refuse_if(can_refuse(request, by, at))
    day_refusals("decided_on", decided_on, since=request.arrived_on, at=at)
    chosen = ground_of(request, ground, request_facts.refusal_grounds(decided_on))
    if chosen and chosen.only_after == "supplement":
        _refuse_before_the_supplement_ran_out(request, at)
    values = ending(chosen, because, at) | {"decided_on": decided_on}
    facts = {"refusal_ground": chosen.text if chosen else ""}
    return move(request, Status.REFUSED, Verb.REFUSE_REQUEST, values, by=by, at=at, **facts)


def _refuse_before_the_supplement_ran_out(request: Request, at: datetime) -> None:
    if request.supplement_asked_on is None:
        raise ValidationError({"ground": "Chưa yêu cầu bổ sung. Yêu cầu bổ sung trước."})
    if request.status == Status.RECEIVED and not lacks_of(request):
        raise ValidationError({"ground": "Người yêu cầu đã bổ sung đủ."})
    waiting = request.dossier.deadlines.running().filter(term=SUPPLEMENT, due_at__gte=at).first()
    if waiting:
        due = f"{waiting.due_at:%d/%m/%Y}"
        raise ValidationError({"ground": f"Người yêu cầu còn được bổ sung đến hết ngày {due}."})


def can_refer(request: Request, by: Officer, at: datetime) -> list[Refusal]:
    duty = Duty.RECEIVE_REQUEST
    return barred(request, duty, Status.REFERRED, grounds.WRONG_AGENCY, by, at)


@transaction.atomic
def refer_request(
    request: Request,
    *,
    referred_to: str,
    because: str,
    decided_on: date,
    by: Officer,
    at: datetime,
) -> Request:
    """Sent on to the body whose matter it is (Điều 25 khoản 2)."""
    lock(request)
    refuse_if(can_refer(request, by, at))
    day_refusals("decided_on", decided_on, since=request.arrived_on, at=at)
    receiver = words(referred_to, "referred_to", "Ghi cơ quan nhận.")
    values = ending(None, because, at) | {"decided_on": decided_on, "referred_to": receiver}
    return move(request, Status.REFERRED, Verb.REFER_REQUEST, values, by=by, at=at)


def transfer_deadline(request: Request) -> Deadline:
    """Until when it may be sent on, reckoned but not kept: it matters only where it is sent on."""
    end = reckon(TRANSFER, from_day=request.arrived_on)
    return Deadline(
        dossier=request.dossier,
        term=TRANSFER,
        label="Chuyển, hướng dẫn nộp lại",
        due_at=end_of(end.due),
        is_confirmed=end.is_confirmed,
        explanation=end.explanation.to_json(),
    )


def move(
    request: Request,
    status: str,
    verb: Verb,
    values: dict[str, object],
    *,
    by: Officer,
    at: datetime,
    **facts: object,
) -> Request:
    """The caller holds the lock and asked: fields and status together, then clock and journal."""
    advance(request, status, **values)
    run_terms(request, because=verb.label.lower(), at=at)
    record(verb, request, by=by, at=at, changes={**values, **facts})
    return request


def ground_of(request: Request, key: str, offered: tuple[Ground, ...]) -> Ground | None:
    """The ground of the law chosen; only a right holder's request is held to one."""
    if request.kind != Kind.HOLDER:
        return None
    found = next((ground for ground in offered if ground.id == key), None)
    if found is None:
        raise ValidationError({"ground": "Chọn một căn cứ trong danh sách."})
    return found


def ending(ground: Ground | None, because: str, at: datetime) -> dict[str, object]:
    return {
        "refusal_ground": ground.id if ground else "",
        "because": words(because, "because", "Ghi lý do."),
        "ended_at": at,
    }


def words(text: str, field: str, sentence: str) -> str:
    if not text.strip():
        raise ValidationError({field: sentence})
    return text.strip()
