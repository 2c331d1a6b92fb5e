"""A plan's course: drafted, submitted, approved, sent, published, closed or cancelled."""

from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.dossier.models import Dossier
from cases.dossier.services.dossiers import open_dossier
from cases.dossier.services.states import advance
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.law.explain import Citation
from cases.office.duties import Duty, demand
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer
from inspections.planning import grounds
from inspections.planning.models import Plan, Verb
from inspections.visits.models import Inspection

Status = Plan.Status
# who takes each step of the table of states, and on which article
DUTY_OF_STEP: Mapping[str, Duty] = {
    Status.SUBMITTED: Duty.SUBMIT_PLAN,
    Status.DRAFT: Duty.KEEP_PLAN,
    Status.APPROVED: Duty.KEEP_PLAN,
    Status.SENT: Duty.SUBMIT_PLAN,
    Status.PUBLISHED: Duty.SUBMIT_PLAN,
    Status.CLOSED: Duty.SUBMIT_PLAN,
    Status.CANCELLED: Duty.SUBMIT_PLAN,
}
GROUND_OF_STEP: Mapping[str, Citation] = {
    Status.SUBMITTED: grounds.PLAN,
    Status.APPROVED: grounds.PLAN,
    Status.SENT: grounds.PLAN,
    Status.PUBLISHED: grounds.PUBLIC,
}


@transaction.atomic
def draft_plan(plan: Plan, *, by: Officer, at: datetime) -> Plan:
    """Open the plan's dossier in the officer's unit; its items come after."""
    demand(by, Duty.KEEP_PLAN, at=at)
    dossier = Dossier(
        kind=Dossier.Kind.PLAN, title=f"{plan.topic} ({plan.year})"[:300], unit=by.unit
    )
    plan.dossier = open_dossier(dossier, by=by, at=at)
    plan.full_clean()
    plan.save()
    facts = {"topic": plan.topic, "year": plan.year}
    record(Verb.DRAFT_PLAN, plan, by=by, at=at, changes=facts)
    return plan


def can_change(plan: Plan, by: Officer, at: datetime) -> list[Refusal]:
    """Items and topic change freely while the plan is a draft; later only by adjustment."""
    refusals = lacks_duty(by, Duty.KEEP_PLAN, plan, at=at)
    if plan.status != Status.DRAFT:
        state = plan.get_status_display().lower()
        refusals.append(Refusal(f"Kế hoạch {state}; thay đổi bằng điều chỉnh.", grounds.PLAN))
    return refusals


def guard_changing(plan: Plan, *, by: Officer, at: datetime) -> Plan:
    """Lock, and refuse unless the plan is still a draft of this officer's unit."""
    lock(plan)
    refuse_if(can_change(plan, by, at))
    return plan


def can_move(plan: Plan, status: str, by: Officer, at: datetime) -> list[Refusal]:
    """One step of the table of states: the same question for page, button and act."""
    refusals = lacks_duty(by, _duty(plan, status), plan, at=at)
    if not plan.may_become(status):
        state = plan.get_status_display().lower()
        refusals.append(Refusal(f"Kế hoạch {state}.", GROUND_OF_STEP.get(status)))
    elif status == Status.SUBMITTED and not plan.items.exists():
        refusals.append(Refusal("Kế hoạch chưa có đối tượng nào. Thêm đối tượng rồi trình."))
    elif status == Status.CLOSED and (open_ones := _under_way(plan)):
        reason = f"Còn {open_ones} cuộc kiểm tra của kế hoạch chưa kết thúc."
        refusals.append(Refusal(reason))
    elif status == Status.CANCELLED and (open_ones := _under_way(plan)):
        reason = f"Còn {open_ones} cuộc kiểm tra của kế hoạch chưa dừng; dừng trước rồi hủy."
        refusals.append(Refusal(reason))
    return refusals


def _duty(plan: Plan, status: str) -> Duty:
    """Whoever keeps a draft may throw it away; a plan that was submitted is the Director's."""
    if status == Status.CANCELLED and plan.status == Status.DRAFT:
        return Duty.KEEP_PLAN
    return DUTY_OF_STEP[status]


def _under_way(plan: Plan) -> int:
    """Counted once for a page, and afresh by the act (see `_asked`)."""
    if plan.open_count is None:
        running = (Inspection.Status.DRAFT, Inspection.Status.DECIDED, Inspection.Status.UNDER_WAY)
        plan.open_count = plan.items.filter(inspection__status__in=running).count()
    return plan.open_count


def _move(
    plan: Plan, status: str, verb: Verb, *, by: Officer, at: datetime, **values: object
) -> Plan:
    """The caller holds the lock and asked; fields and status are saved together."""
    advance(plan, status, **values)
    record(verb, plan, by=by, at=at, changes=dict(values))
    return plan


def _asked(plan: Plan, status: str, by: Officer, at: datetime) -> None:
    lock(plan)
    plan.open_count = None
    refuse_if(can_move(plan, status, by, at))


@transaction.atomic
def submit_plan(plan: Plan, *, by: Officer, at: datetime) -> Plan:
    """The Director submits it to the chair of the city (Điều 7 khoản 2 điểm a)."""
    _asked(plan, Status.SUBMITTED, by, at)
    return _move(plan, Status.SUBMITTED, Verb.SUBMIT_PLAN, by=by, at=at, submitted_at=at)


@transaction.atomic
def return_plan(plan: Plan, *, because: str, by: Officer, at: datetime) -> Plan:
    """Returned for correction: a draft again, with what was to be corrected."""
    _asked(plan, Status.DRAFT, by, at)
    told = _reason(because, "Ghi nội dung yêu cầu sửa.")
    return _move(
        plan, Status.DRAFT, Verb.RETURN_PLAN, by=by, at=at, because=told, submitted_at=None
    )


@transaction.atomic
def note_approval(
    plan: Plan, *, number: str, approved_on: date, approved_by: str, by: Officer, at: datetime
) -> Plan:
    """Number, day and signer of the paper by which the chair approved it."""
    _asked(plan, Status.APPROVED, by, at)
    errors = {}
    submitted = timezone.localdate(plan.submitted_at) if plan.submitted_at else None
    if not number.strip():
        errors["number"] = "Nhập số văn bản phê duyệt."
    if not approved_by.strip():
        errors["approved_by"] = "Ghi người phê duyệt."
    if approved_on > timezone.localdate(at):
        errors["approved_on"] = "Ngày phê duyệt không được ở tương lai."
    elif submitted and approved_on < submitted:
        errors["approved_on"] = f"Kế hoạch trình ngày {submitted:%d/%m/%Y}."
    if errors:
        raise ValidationError(errors)
    return _move(
        plan,
        Status.APPROVED,
        Verb.APPROVE_PLAN,
        by=by,
        at=at,
        approved_number=number.strip(),
        approved_on=approved_on,
        approved_by=approved_by.strip(),
        because="",
    )


@transaction.atomic
def send_plan(plan: Plan, *, number: str, sent_on: date, by: Officer, at: datetime) -> Plan:
    """Sent to the city inspectorate, which looks for overlaps (Điều 7 khoản 2 điểm a, b)."""
    _asked(plan, Status.SENT, by, at)
    if not number.strip():
        raise ValidationError({"number": "Nhập số văn bản gửi."})
    _refuse_days("sent_on", sent_on, plan.approved_on, at)
    return _move(
        plan, Status.SENT, Verb.SEND_PLAN, by=by, at=at, sent_number=number.strip(), sent_on=sent_on
    )


@transaction.atomic
def publish_plan(plan: Plan, *, published_on: date, place: str, by: Officer, at: datetime) -> Plan:
    """Published (Nghị quyết 198/2025/QH15 Điều 4 khoản 4); from now on it is carried out."""
    _asked(plan, Status.PUBLISHED, by, at)
    if not place.strip():
        raise ValidationError({"place": "Ghi nơi công khai, ví dụ Cổng thông tin điện tử của Sở."})
    _refuse_days("published_on", published_on, plan.approved_on, at)
    return _move(
        plan,
        Status.PUBLISHED,
        Verb.PUBLISH_PLAN,
        by=by,
        at=at,
        published_on=published_on,
        published_at_place=place.strip(),
    )


def _refuse_days(field: str, day: date, approved_on: date | None, at: datetime) -> None:
    if day > timezone.localdate(at):
        raise ValidationError({field: "Ngày này không được ở tương lai."})
    if approved_on and day < approved_on:
        raise ValidationError({field: f"Kế hoạch được phê duyệt ngày {approved_on:%d/%m/%Y}."})


@transaction.atomic
def close_plan(plan: Plan, *, because: str = "", by: Officer, at: datetime) -> Plan:
    """Nothing more is opened from it; what was not inspected stays visible as such."""
    _asked(plan, Status.CLOSED, by, at)
    left = plan.items.standing().filter(inspection=None).count()
    if left and not because.strip():
        raise ValidationError({"because": f"Còn {left} đối tượng chưa kiểm tra. Ghi lý do."})
    return _move(
        plan, Status.CLOSED, Verb.CLOSE_PLAN, by=by, at=at, because=because.strip(), ended_at=at
    )


@transaction.atomic
def cancel_plan(plan: Plan, *, because: str, by: Officer, at: datetime) -> Plan:
    _asked(plan, Status.CANCELLED, by, at)
    told = _reason(because, "Ghi lý do hủy.")
    return _move(plan, Status.CANCELLED, Verb.CANCEL_PLAN, by=by, at=at, because=told, ended_at=at)


def _reason(because: str, sentence: str) -> str:
    if not because.strip():
        raise ValidationError({"because": sentence})
    return because.strip()
