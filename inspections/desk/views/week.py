"""The week of a unit on one printed page."""

from contextlib import suppress
from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.office.access import OfficerRequest, requires
from cases.office.duties import Duty
from cases.office.models import Unit
from inspections.desk.week import monday_of, units_of, week as week_of

UNIT, WEEK = "don-vi", "tuan"


@require_safe
@requires(Duty.SEE_DOSSIER)
def week(request: OfficerRequest) -> HttpResponse:
    """The officer's own unit and the running week, unless the address asks for others."""
    units = units_of(request.user, request.at)
    unit = _chosen(units, request.GET.get(UNIT, ""), request.user.unit_id)
    monday = monday_of(_day(request.GET.get(WEEK, ""), timezone.localdate(request.at)))
    days = week_of(unit, monday, request.user, request.at) if unit else []
    context = {
        "unit": unit,
        "units": units,
        "days": days,
        "monday": monday,
        "sunday": monday + timedelta(days=6),
        "before": monday - timedelta(days=7),
        "after": monday + timedelta(days=7),
    }
    return render(request, "desk/week.html", context)


def _chosen(units: list[Unit], asked: str, own: int) -> Unit | None:
    """Nonsense and units beyond his reach give his own, else the first he may see."""
    by_key = {str(unit.pk): unit for unit in units}
    return by_key.get(asked) or by_key.get(str(own)) or next(iter(units), None)


def _day(asked: str, today: date) -> date:
    with suppress(ValueError):
        day = date.fromisoformat(asked)
        if abs(day.year - today.year) < 100:
            return day
    return today
