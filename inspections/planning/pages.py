"""What the pages of a plan show, asked once and handed to the template."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from cases.dossier.pages import dossier_parts
from cases.law.guard import ALLOW, BLOCK, Planned
from cases.office.models import Officer
from inspections.planning.models import Plan, PlanItem
from inspections.planning.progress import progress_of
from inspections.planning.services.items import can_adjust
from inspections.planning.services.opening import can_open
from inspections.planning.services.plans import can_change
from inspections.visits.models import Inspection
from inspections.visits.services import guard

STATUS_SHAPES = {
    "draft": ("empty", "quiet"),
    "submitted": ("bars", "now"),
    "approved": ("square", "now"),
    "sent": ("frame", "now"),
    "published": ("half", "now"),
    "closed": ("tick", "done"),
    "cancelled": ("dashed", "quiet"),
}
STATE_SHAPES = {
    "not_started": ("empty", "quiet"),
    "under_way": ("half", "now"),
    "done": ("tick", "done"),
    "stopped": ("diamond", "late"),
    "removed": ("dashed", "quiet"),
}
GUARD_SHAPES = {
    "block": ("diamond", "late", "Đã kiểm tra trong năm"),
    "allow_with_warning": ("triangle", "soon", "Cần cân nhắc"),
    "allow_with_exception": ("triangle", "soon", "Theo ngoại lệ"),
    "allow": ("tick", "done", "Không trùng lặp"),
}
THEMATIC = "thematic"


@dataclass(frozen=True)
class PlanRow:
    """One plan in the list."""

    plan: Plan
    shape: str
    tone: str
    progress: str


@dataclass(frozen=True)
class ItemRow:
    """One item in the plan's table: how far it is, and what the guard says of it."""

    item: PlanItem
    shape: str
    tone: str
    word: str
    guarded: tuple[str, str, str] | None
    earlier: str
    may_open: bool


@dataclass(frozen=True)
class ProgressRow:
    """One item in the list over all plans."""

    item: PlanItem
    shape: str
    tone: str
    word: str


def progress_rows(items: Iterable[Any]) -> list[ProgressRow]:
    """From rows of `with_lists`."""
    return [
        ProgressRow(each, *STATE_SHAPES[each.state], PlanItem.State(each.state).label)
        for each in items
    ]


def plan_row(plan: Any) -> PlanRow:
    """From a row annotated by `with_progress`."""
    progress = f"{plan.done_count}/{plan.standing_count}" if plan.standing_count else "—"
    return PlanRow(plan, *STATUS_SHAPES[plan.status], progress)


def plan_page(plan: Plan, officer: Officer, *, at: datetime) -> dict[str, Any]:
    """`plan` comes through `with_dossier`."""
    months, total = progress_of(plan)
    return {
        **dossier_parts(plan.dossier, officer, at=at, goods=[]),
        "plan": plan,
        "status_shape": STATUS_SHAPES[plan.status],
        "may_change": not can_change(plan, officer, at),
        "may_adjust": not can_adjust(plan, officer, at),
        "months": months,
        "total": total,
        "adjustments": list(plan.adjustments.select_related("by")),
        "states": PlanItem.State.labels,
    }


def item_rows(
    plan: Plan, items: Iterable[PlanItem], officer: Officer, *, at: datetime
) -> list[ItemRow]:
    """From items annotated by `with_state`; all of them in a constant number of queries."""
    rows = list(items)
    for item in rows:
        item.plan = plan
    guarded = guard_items(plan, rows, on=timezone.localdate(at))
    return [_row(item, guarded.get(item.pk), officer, at) for item in rows]


def _row(item: Any, guarded: guard.Guarded | None, officer: Officer, at: datetime) -> ItemRow:
    shape, tone = STATE_SHAPES[item.state]
    told = GUARD_SHAPES[guarded.answer.outcome] if guarded else None
    return ItemRow(
        item,
        shape,
        tone,
        PlanItem.State(item.state).label,
        told,
        _earlier(guarded),
        not can_open(item, officer, at),
    )


def _earlier(guarded: guard.Guarded | None) -> str:
    if guarded is None:
        return ""
    if not guarded.has_keys:
        return "Không có mã số để tra cứu."
    return guarded.words if guarded.answer.outcome != ALLOW else ""


def guard_items(plan: Plan, items: Iterable[PlanItem], *, on: date) -> dict[int, guard.Guarded]:
    """What the guard says of those not yet opened, as of the end of each one's month."""
    waiting = [each for each in items if each.inspection_id is None and each.removed_in is None]
    if not waiting:
        return {}
    register = guard.register_of(each.party_version for each in waiting)
    field = Inspection._meta.get_field("field").get_default()
    return {
        item.pk: register.ask(
            item.party_version.party_id,
            Planned(_day_of(plan, item, on), THEMATIC, field),
            name=item.party_version.name,
        )
        for item in waiting
    }


def _day_of(plan: Plan, item: PlanItem, on: date) -> date:
    """The last day of the month in the plan, or today where that is past."""
    last = date(plan.year, item.month, monthrange(plan.year, item.month)[1])
    return max(last, on)


def blocked_in(rows: Iterable[ItemRow]) -> int:
    word = GUARD_SHAPES[BLOCK][2]
    return sum(row.guarded is not None and row.guarded[2] == word for row in rows)
