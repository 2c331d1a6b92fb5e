"""Money that comes for a decision: noted once, voided with a reason, never changed."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.casework import grounds
from cases.casework.models import Case, Decision, Payment, Verb
from cases.casework.services.closing import standing_decisions
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.office.duties import Duty
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer
from cases.office.templatetags.office import day, dong


def decision_with_fine(case: Case) -> Decision | None:
    """The decision that stands and orders money."""
    return next((each for each in standing_decisions(case) if each.amount), None)


def can_record_payment(case: Case, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, Duty.RECORD_PAYMENT, case, at=at)
    if decision_with_fine(case) is None:
        reason = "Chưa có quyết định xử phạt có phạt tiền được ban hành."
        refusals.append(Refusal(reason, grounds.EXECUTION))
    elif case.status != Case.Status.DECIDED:
        refusals.append(Refusal(f"Vụ việc {case.get_status_display().lower()}."))
    return refusals


@transaction.atomic
def record_payment(
    payment: Payment, *, is_another: bool = False, by: Officer, at: datetime
) -> Payment:
    """Note money that came; the same receipt twice is refused, the same sum on one day asked about.

    `is_another` is the officer's word that an equal sum of that day is another payment.
    """
    case = payment.decision.case
    lock(case)
    refuse_if(can_record_payment(case, by, at))
    payment.receipt = " ".join(payment.receipt.split())
    payment.noted_by, payment.noted_at = by, at
    _check(payment, at, is_another=is_another)
    payment.full_clean()
    payment.save()
    changes = {
        "paid_on": payment.paid_on,
        "amount": payment.amount,
        "receipt": payment.receipt,
        "payer": payment.payer,
    }
    record(Verb.RECORD_PAYMENT, payment, by=by, at=at, changes=changes)
    return payment


def _check(payment: Payment, at: datetime, *, is_another: bool) -> None:
    errors = {}
    if payment.paid_on > timezone.localdate(at):
        errors["paid_on"] = "Ngày nộp không được ở tương lai."
    elif payment.paid_on < payment.decision.signed_on:
        errors["paid_on"] = f"Quyết định ký ngày {day(payment.decision.signed_on)}; kiểm tra lại."
    standing = payment.decision.payments.standing()
    if standing.filter(receipt__iexact=payment.receipt).exists():
        errors["receipt"] = f"Chứng từ {payment.receipt} đã ghi. Kiểm tra lại số chứng từ."
    alike = standing.filter(paid_on=payment.paid_on, amount=payment.amount).first()
    if alike and not is_another and "receipt" not in errors:
        errors["is_another"] = (
            f"Ngày {day(alike.paid_on)} đã ghi {dong(alike.amount)} theo chứng từ {alike.receipt}. "
            "Nếu đây là khoản khác, đánh dấu ô này rồi ghi lại."
        )
    if errors:
        raise ValidationError(errors)


def can_void_payment(payment: Payment, by: Officer, at: datetime) -> list[Refusal]:
    case = payment.decision.case
    refusals = lacks_duty(by, Duty.RECORD_PAYMENT, case, at=at)
    if payment.voided_at:
        refusals.append(Refusal("Khoản này đã hủy ghi nhận."))
    elif case.status != Case.Status.DECIDED:
        refusals.append(Refusal(f"Vụ việc {case.get_status_display().lower()}."))
    return refusals


@transaction.atomic
def void_payment(payment: Payment, *, because: str, by: Officer, at: datetime) -> Payment:
    """What was noted by mistake counts no more; the row and the reason stay."""
    lock(payment.decision.case)
    payment.refresh_from_db()
    refuse_if(can_void_payment(payment, by, at))
    if not because.strip():
        raise ValidationError({"because": "Ghi lý do hủy."})
    payment.voided_at, payment.voided_because = at, because.strip()
    payment.full_clean(exclude=["decision", "noted_by"])
    payment.save(update_fields=["voided_at", "voided_because"])
    changes = {"receipt": payment.receipt, "amount": payment.amount, "because": because}
    record(Verb.VOID_PAYMENT, payment, by=by, at=at, changes=changes)
    return payment
