"""How far a plan is, month by month, against what was approved and what stands now."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count

from inspections.planning.models import Plan, PlanItem

State = PlanItem.State


@dataclass
class Row:
    """One month, or the whole: items by state, and both denominators."""

    label: str
    by_state: dict[str, int] = field(default_factory=dict)
    approved: int = 0  # in the plan as first approved, those taken out since included

    def add(self, state: str, number: int, *, is_approved: bool) -> None:
        self.by_state[state] = self.by_state.get(state, 0) + number
        self.approved += number if is_approved else 0

    @property
    def standing(self) -> int:
        return sum(n for state, n in self.by_state.items() if state != State.REMOVED)

    @property
    def done(self) -> int:
        return self.by_state.get(State.DONE, 0)

    @property
    def cells(self) -> list[tuple[str, int]]:
        return [(State(each).label, self.by_state.get(each, 0)) for each in State.values]

    @property
    def of_approved(self) -> str:
        return _share(self.done, self.approved)

    @property
    def of_standing(self) -> str:
        return _share(self.done, self.standing)


def _share(part: int, whole: int) -> str:
    """`5/20 (25%)`; nothing to divide by is "—", never 0%."""
    if whole == 0:
        return "—"
    return f"{part}/{whole} ({(200 * part + whole) // (2 * whole)}%)"


def progress_of(plan: Plan) -> tuple[list[Row], Row]:
    """Months that have items, and the sum, from one query."""
    months: dict[int, Row] = {}
    total = Row("Cả kế hoạch")
    items: Any = plan.items.with_state().order_by()
    for row in items.values("month", "state", "added_in").annotate(number=Count("pk")):
        month = months.setdefault(row["month"], Row(f"Tháng {row['month']}"))
        for each in (month, total):
            each.add(row["state"], row["number"], is_approved=row["added_in"] == 0)
    return [months[month] for month in sorted(months)], total
