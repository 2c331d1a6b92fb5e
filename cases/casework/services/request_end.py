"""How a request ends: withdrawn, stopped, answered with its result, settled."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.casework import grounds
from cases.casework.models import Case, Request, RequestAnswer, Verb
from cases.casework.services import request_facts
from cases.casework.services.request_checks import day_refusals
from cases.casework.services.request_course import barred, ending, ground_of, move, words
from cases.casework.services.request_facts import cases_of, established
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.office.duties import Duty
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer

Status = Request.Status
About = RequestAnswer.About
RUNNING = (Status.RECEIVED, Status.AWAITING, Status.ACCEPTED)
# what a drafted answer leaves to be filled in
BLANK = "…"
UNSETTLED = (Case.Status.OPEN, Case.Status.RECORDED)


def can_withdraw(request: Request, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, Duty.RECEIVE_REQUEST, request, at=at)
    if request.status not in RUNNING:
        refusals.append(Refusal(f"Hồ sơ {request.get_status_display().lower()}."))
    elif request.withdrawn_on:
        refusals.append(Refusal(f"Đã ghi rút đơn ngày {request.withdrawn_on:%d/%m/%Y}."))
    return refusals


@transaction.atomic
def withdraw_request(
    request: Request, *, withdrawn_on: date, because: str, by: Officer, at: datetime
) -> Request:
    """Note that the requester withdrew; by itself this stops nothing (Điều 28 khoản 2, 3)."""
    lock(request)
    refuse_if(can_withdraw(request, by, at))
    day_refusals("withdrawn_on", withdrawn_on, since=request.arrived_on, at=at)
    told = words(because, "because", "Ghi lý do rút đơn như người yêu cầu nêu.")
    request.withdrawn_on, request.withdrawn_because = withdrawn_on, told
    request.revision += 1
    request.save(update_fields=["withdrawn_on", "withdrawn_because", "revision"])
    facts: dict[str, object] = {"withdrawn_on": withdrawn_on, "because": told}
    if case := established(request):
        facts["goes_on"] = str(case)
    record(Verb.WITHDRAW_REQUEST, request, by=by, at=at, changes=facts)
    return request


def can_stop(request: Request, by: Officer, at: datetime) -> list[Refusal]:
    """After acceptance, or a withdrawal before it; never over an established violation."""
    refusals = barred(request, Duty.DECIDE_REQUEST, Status.STOPPED, grounds.STOP, by, at)
    if request.status not in RUNNING:
        return refusals
    if request.status != Status.ACCEPTED and request.withdrawn_on is None:
        reason = "Chưa thụ lý; chỉ dừng khi người yêu cầu rút đơn."
        refusals.append(Refusal(reason, grounds.STOP))
    if request.withdrawn_on and (case := established(request)):
        reason = f"Vụ việc {case} đã xác định vi phạm; rút đơn không dừng việc xử lý."
        refusals.append(Refusal(reason, grounds.WITHDRAWAL))
    return refusals


@transaction.atomic
def stop_request(
    request: Request, *, ground: str, because: str, by: Officer, at: datetime
) -> Request:
    """Handle it no further, on a ground of Điều 28 khoản 2, with the reason."""
    lock(request)
    refuse_if(can_stop(request, by, at))
    chosen = ground_of(request, ground, request_facts.stop_grounds(timezone.localdate(at)))
    if chosen and chosen.only_after == "withdrawal" and request.withdrawn_on is None:
        raise ValidationError({"ground": "Chưa ghi nhận rút đơn. Ghi nhận rút đơn trước."})
    values = ending(chosen, because, at)
    facts = {"refusal_ground": chosen.text if chosen else ""}
    return move(request, Status.STOPPED, Verb.STOP_REQUEST, values, by=by, at=at, **facts)


def can_settle(request: Request, by: Officer, at: datetime) -> list[Refusal]:
    """When no case of it is under way and the requester was told the result."""
    if request.status != Status.ACCEPTED:
        return barred(request, Duty.DECIDE_REQUEST, Status.SETTLED, grounds.REQUEST, by, at)
    refusals = lacks_duty(by, Duty.DECIDE_REQUEST, request, at=at)
    refusals += _unsettled(request)
    is_told = any(each.about == RequestAnswer.About.RESULT for each in request.answers.all())
    if request.requester_id and not is_told:
        refusals.append(Refusal("Chưa trả lời người yêu cầu về kết quả."))
    return refusals


@transaction.atomic
def settle_request(request: Request, *, by: Officer, at: datetime) -> Request:
    """Nothing more is to be done about it."""
    lock(request)
    refuse_if(can_settle(request, by, at))
    return move(request, Status.SETTLED, Verb.SETTLE_REQUEST, {"ended_at": at}, by=by, at=at)


def answers_due(request: Request) -> list[RequestAnswer.About]:
    """What the requester may be answered about, the latest first."""
    due = {
        Status.RECEIVED: [About.SUPPLEMENT] * bool(request.supplement_asked_on),
        Status.AWAITING: [About.SUPPLEMENT],
        Status.ACCEPTED: [About.ACCEPTANCE, About.RESULT],
        Status.REFUSED: [About.REFUSAL],
        Status.REFERRED: [About.REFERRAL],
        Status.STOPPED: [About.STOP],
        Status.SETTLED: [About.RESULT],
    }
    return due[Status(request.status)]


def _unsettled(request: Request) -> list[Refusal]:
    return [
        Refusal(f"Vụ việc {case} chưa có quyết định.")
        for case in cases_of(request)
        if case.status in UNSETTLED
    ]


def can_answer(request: Request, about: str, by: Officer, at: datetime) -> list[Refusal]:
    """Somebody is there to be told, about something that was done; a result once there is one."""
    refusals = lacks_duty(by, Duty.RECEIVE_REQUEST, request, at=at)
    if request.requester_id is None:
        refusals.append(Refusal("Tin báo không nêu tên người báo nên không có ai để trả lời."))
    elif about not in answers_due(request):
        refusals.append(Refusal("Chưa có việc này để trả lời người yêu cầu.", grounds.REQUEST))
    return refusals + (_unsettled(request) if about == About.RESULT else [])


@transaction.atomic
def answer_request(
    request: Request,
    *,
    about: str,
    text: str,
    answered_on: date,
    number: str = "",
    by: Officer,
    at: datetime,
) -> RequestAnswer:
    """Keep what was answered to the requester, and when."""
    lock(request)
    refuse_if(can_answer(request, about, by, at))
    if BLANK in text:
        raise ValidationError({"text": f"Điền chỗ còn để “{BLANK}”."})
    day_refusals("answered_on", answered_on, since=request.arrived_on, at=at)
    answer = RequestAnswer(
        request=request,
        about=about,
        text=words(text, "text", "Ghi nội dung trả lời."),
        answered_on=answered_on,
        number=number.strip(),
    )
    answer.full_clean()
    answer.save()
    facts = {"about_what": str(answer), "number": answer.number, "answered_on": answered_on}
    record(Verb.ANSWER_REQUEST, request, by=by, at=at, changes=facts)
    return answer
