"""The week of a unit: where its teams go and what falls due, day by day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from cases.dossier.models import Deadline, Dossier, Seat
from cases.office.duties import Duty, Reach, SeatKind, reach_of
from cases.office.models import Officer, Unit
from inspections.desk.today.sections import law_of_today
from inspections.visits.models import Visit

DAYS = 7
WORKED = 5  # Monday to Friday; the others only where something is on them


@dataclass
class Day:
    """One day: what is off, who goes where, what is due."""

    on: date
    off: str = ""
    goings: list[Any] = field(default_factory=list)
    dues: list[Deadline] = field(default_factory=list)

    @property
    def is_shown(self) -> bool:
        return self.on.weekday() < WORKED or bool(self.goings or self.dues)


@dataclass(frozen=True)
class Going:
    """An inspection on one day: how many places, how many are done, who heads it."""

    dossier: Dossier
    url: str
    places: int
    logged: int
    head: str


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def units_of(officer: Officer, at: datetime) -> list[Unit]:
    """Whose weeks the officer may print: his reach over dossiers."""
    reach = reach_of(officer, Duty.SEE_DOSSIER, at=at)
    units = Unit.objects.all()
    return list(units if reach is Reach.OFFICE else units.filter(pk__in=reach))


def week(unit: Unit, monday: date, officer: Officer, at: datetime) -> list[Day]:
    """Its days in order, in as many queries however much is on them."""
    law = law_of_today()
    days = {monday + timedelta(days=step): Day(monday + timedelta(days=step)) for step in range(7)}
    for on, day in days.items():
        marked = law.calendar.marked.get(on) if law else None
        day.off = marked.name if marked and not marked.is_working else ""
    for going_on, going in _goings(unit, days, officer, at):
        days[going_on].goings.append(going)
    for deadline in _dues(unit, monday, officer, at):
        days[timezone.localdate(deadline.due_at)].dues.append(deadline)
    return [day for day in days.values() if day.is_shown]


def _goings(
    unit: Unit, days: Iterable[date], officer: Officer, at: datetime
) -> Iterable[tuple[date, Going]]:
    visits: Any = Visit.objects.visible_to(officer, at).filter(
        inspection__dossier__unit=unit, planned_on__in=list(days)
    )
    counted = list(
        visits.order_by()
        .values("planned_on", "inspection", "inspection__dossier")
        .annotate(places=Count("pk"), logged=Count("pk", filter=~Q(outcome="")))
        .order_by("planned_on", "inspection")
    )
    dossiers = Dossier.objects.select_related("inspection", "commune").in_bulk(
        {row["inspection__dossier"] for row in counted}
    )
    heads = dict(
        Seat.objects.in_force(at)
        .filter(dossier__in=dossiers, kind=SeatKind.HEAD)
        .values_list("dossier", "officer__full_name")
    )
    for row in counted:
        dossier = dossiers[row["inspection__dossier"]]
        yield (
            row["planned_on"],
            Going(
                dossier,
                dossier.inspection.get_absolute_url(),
                row["places"],
                row["logged"],
                heads.get(dossier.pk, ""),
            ),
        )


def _dues(unit: Unit, monday: date, officer: Officer, at: datetime) -> Iterable[Deadline]:
    start = timezone.make_aware(datetime.combine(monday, time()))
    rows = Deadline.objects.running().visible_to(officer, at).select_related("dossier__holder")
    return rows.filter(
        dossier__unit=unit, due_at__gte=start, due_at__lt=start + timedelta(days=DAYS)
    ).order_by("due_at", "pk")
