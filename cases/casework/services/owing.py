"""What is still owed for a decision on a day: fine, money for paying late, what came too much."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cases.casework.models import Decision, Payment
from cases.law.catalogue import Catalogue
from cases.law.deadlines import due
from cases.law.explain import Step
from cases.law.interest import Owing, Paid, last_day_to_pay, late_interest

GRACE_WITHOUT_RECEIPT = "late_interest_grace_no_receipt"
UNPROVEN = (
    "Chưa có ngày nhận quyết định được xác nhận; ghi kết quả giao quyết định thì tính lại theo "
    "ngày nhận."
)


@dataclass(frozen=True)
class Account:
    """The money of one decision as of a day; `served_on` is None while no receipt is proven."""

    decision: Decision
    as_of: date
    served_on: date | None
    last_day: date
    payments: tuple[Payment, ...]
    owing: Owing

    @property
    def paid(self) -> int:
        return sum(payment.amount for payment in self.payments)

    @property
    def fine_left(self) -> int:
        """Payments settle the fine before the money for paying late."""
        return max(self.decision.amount - self.paid, 0)

    @property
    def interest_left(self) -> int:
        return self.owing.owed - self.fine_left

    @property
    def is_settled(self) -> bool:
        return self.owing.owed == 0


def account_of(
    decision: Decision,
    law: Catalogue,
    *,
    on: date,
    payments: Iterable[Payment],
    served_on: date | None,
) -> Account | None:
    """None where no fine was ordered. Raises LookupError where the law of the day has no rule."""
    if not decision.amount:
        return None
    came = tuple(each for each in payments if each.voided_at is None and each.paid_on <= on)
    last_day, reasons = _last_day(decision, law, served_on)
    owing = late_interest(
        law,
        fine=decision.amount,
        last_day=last_day,
        payments=[Paid(each.paid_on, each.amount) for each in came],
        as_of=on,
        reasons=reasons,
    )
    return Account(decision, on, served_on, last_day, came, owing)


def _last_day(
    decision: Decision, law: Catalogue, served_on: date | None
) -> tuple[date, tuple[Step, ...]]:
    """Ten days from receipt; without proof of it, twelve from the signing (thông tư 18/2023)."""
    if served_on:
        return last_day_to_pay(law, served_on)
    term = law.terms.find(GRACE_WITHOUT_RECEIPT, on=decision.signed_on)
    end = due(term, from_day=decision.signed_on, calendar=law.calendar)
    return end.unrolled, (Step(UNPROVEN), *end.explanation.steps)


def served_on_of(decision: Decision) -> date | None:
    """The day that counts as delivered to the one who must carry the decision out."""
    days = [
        each.delivered_on
        for each in decision.document.deliveries.all()
        if each.is_to_party and each.delivered_on
    ]
    return min(days, default=None)
