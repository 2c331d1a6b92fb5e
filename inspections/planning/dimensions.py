"""By what the progress of plans is divided, and into which months its items fall."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db.models import CharField, F, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, Concat

from cases.dossier.dimensions import DayOf, Dimension, chosen_among, commune_of, unit_of
from inspections.planning.models import Plan, PlanItem
from inspections.planning.models.plans import state_of_item

MONTHS_A_YEAR = 12


def month_planned() -> Combinable:
    """The months since the year 0 of the first day of the item's month."""
    return F("plan__year") * MONTHS_A_YEAR + F("month")


def first_month_from(on: date) -> int:
    """The first month that begins on that day or later, counted as `month_planned` counts."""
    return on.year * MONTHS_A_YEAR + on.month + (on.day > 1)


def named() -> Combinable:
    """The number of its inspection, or of its plan with its own."""
    own = Concat(
        "plan__dossier__number", Value("/"), Cast("position", CharField()), output_field=CharField()
    )
    return Coalesce("inspection__dossier__number", own)


def topics(numbers: Collection[Any]) -> Mapping[Any, str]:
    plans = Plan.objects.filter(dossier__number__in=numbers).select_related("dossier")
    return {plan.dossier.number: str(plan) for plan in plans}


PLANNED = DayOf("planned", "Tháng trong kế hoạch", month_planned, first_month_from)
STATE = Dimension(
    "state", "Tiến độ", state_of_item, chosen_among(PlanItem.State.choices), "chưa ghi tiến độ"
)
TOPIC = Dimension("topic", "Chuyên đề", "plan__dossier__number", topics, "chưa ghi chuyên đề")
UNIT = unit_of("unit")
AREA = commune_of("party_version__commune")
BY_ITEM = (STATE, UNIT, TOPIC, AREA)
