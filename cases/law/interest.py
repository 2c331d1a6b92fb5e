"""Money for paying a fine late (tiền chậm nộp): how many days, on what part, how much.

    last_day = last_day_to_pay(law, served_on)
    owing = late_interest(law, fine=..., last_day=last_day, payments=(...), as_of=...)

Luật Xử lý vi phạm hành chính Điều 78 khoản 1; Thông tư 18/2023/TT-BTC Điều 5. Whole đồng.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cases.law.amounts import day_short, dong
from cases.law.catalogue import Catalogue, Rule
from cases.law.deadlines import due
from cases.law.explain import Explanation, Step, cited

GRACE = "late_interest_grace"
ONE_DAY = timedelta(days=1)
WHOLE = 10_000  # the rate is told in ten-thousandths, so that no fraction is a float


@dataclass(frozen=True, slots=True)
class Paid:
    """Money that came on a day."""

    paid_on: date
    amount: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which one part of the fine was unpaid, both ends counted."""

    first: date
    last: date
    unpaid: int

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Owing:
    """What is owed as of a day: late days, interest, the rest of both, or what came too much."""

    late_days: int
    interest: int
    owed: int
    overpaid: int
    explanation: Explanation

    def as_output(self) -> dict[str, Any]:
        """The keys of the `interest` command."""
        return {
            "late_days": self.late_days,
            "interest": self.interest,
            "owed": self.owed,
            "overpaid": self.overpaid,
            "steps": [step.as_text() for step in self.explanation.steps],
            "citations": [str(citation) for citation in self.explanation.citations],
        }


def last_day_to_pay(law: Catalogue, served_on: date) -> tuple[date, tuple[Step, ...]]:
    """The last day of the ten, days off counted and never rolled, with its reasoning.

    Raises LookupError where the circular was not in force that day.
    """
    term = law.terms.find(GRACE, on=served_on)
    end = due(term, from_day=served_on, calendar=law.calendar)
    return end.unrolled, end.explanation.steps


def late_interest(
    law: Catalogue,
    *,
    fine: int,
    last_day: date,
    payments: Sequence[Paid],
    as_of: date,
    reasons: Sequence[Step] = (),
) -> Owing:
    """Payments settle the fine first, then the interest; none may come after `as_of`.

    Each day from the one after `last_day` to the one before payment counts on what is unpaid then;
    what is still unpaid counts as if it were paid on `as_of`. Parts of a đồng are left out.
    `reasons` say how `last_day` was found. Raises LookupError where the law of the day has no rule.
    """
    rate, counting = _rule(law, "late_interest", as_of), _rule(law, "late_days", as_of)
    per_day = rate.figures["per_ten_thousand_a_day"]
    stretches = tuple(_stretches(fine, last_day + ONE_DAY, payments, as_of))
    interest = sum(stretch.unpaid * stretch.days * per_day for stretch in stretches) // WHOLE
    paid = sum(payment.amount for payment in payments)
    balance = fine + interest - paid
    first = last_day + ONE_DAY
    steps = (
        *reasons,
        Step(
            f"Ngày cuối của thời hạn nộp phạt là {day_short(last_day)}; "
            f"ngày chậm nộp đầu tiên là {day_short(first)}.",
            (counting.citation,),
        ),
        *_told(stretches, per_day, rate),
        Step(_settled(fine, interest, paid), value=balance),
    )
    parameters = {
        "fine": fine,
        "last_day": last_day.isoformat(),
        "as_of": as_of.isoformat(),
        "per_ten_thousand_a_day": per_day,
        "payments": [[each.paid_on.isoformat(), each.amount] for each in payments],
    }
    return Owing(
        late_days=sum(stretch.days for stretch in stretches),
        interest=interest,
        owed=max(balance, 0),
        overpaid=max(-balance, 0),
        explanation=Explanation("late_interest", parameters, steps, interest, cited(steps)),
    )


def _rule(law: Catalogue, name: str, on: date) -> Rule:
    rule = law.rule(name, on)
    if rule is None:
        raise LookupError(f"Ngày {day_short(on)} chưa có quy định về tiền chậm nộp trong dữ liệu.")
    return rule


def _stretches(fine: int, first: date, payments: Iterable[Paid], as_of: date) -> Iterator[Stretch]:
    """Between one payment and the next the unpaid part stands still."""
    unpaid, began = fine, first
    by_day = sorted(payments, key=lambda payment: payment.paid_on)
    for payment in (*by_day, Paid(as_of, 0)):
        if unpaid > 0 and payment.paid_on > began:
            yield Stretch(began, payment.paid_on - ONE_DAY, unpaid)
        began = max(began, payment.paid_on)
        unpaid -= payment.amount


def _told(stretches: Sequence[Stretch], per_day: int, rate: Rule) -> Iterator[Step]:
    if not stretches:
        yield Step("Không có ngày chậm nộp nào.", value=0)
    for stretch in stretches:
        share = f"{per_day}/{WHOLE:,}".replace(",", ".")
        amount = stretch.unpaid * stretch.days * per_day // WHOLE
        yield Step(
            f"Từ {day_short(stretch.first)} đến hết {day_short(stretch.last)}: {stretch.days} ngày "
            f"trên {dong(stretch.unpaid)} chưa nộp, mỗi ngày {share}: {dong(amount)}.",
            (rate.citation,),
            amount,
        )


def _settled(fine: int, interest: int, paid: int) -> str:
    balance = fine + interest - paid
    told = f"Tiền phạt {dong(fine)}, tiền chậm nộp {dong(interest)}, đã nộp {dong(paid)}: "
    if balance > 0:
        return f"{told}còn phải nộp {dong(balance)}."
    return f"{told}đã nộp đủ." if balance == 0 else f"{told}nộp thừa {dong(-balance)}."
