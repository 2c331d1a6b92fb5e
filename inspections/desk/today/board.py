"""Terms that run, as a board: late, next days, this week, later; counted whole, shown in part."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Value, When, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from cases.dossier.models import Deadline
from cases.office.duties import Duty, Reach, reach_of
from cases.office.models import Officer
from inspections.desk.today.sections import Row, due_sides

SHOWN = 6
TITLES = ("Quá hạn", "Trong 3 ngày", "Trong 7 ngày", "Sau đó")
ENDS = (3, 8)  # the first days that are no longer within three, within seven


@dataclass(frozen=True)
class Column:
    title: str
    count: int
    rows: list[Row]

    @property
    def left(self) -> int:
        """How many more there are than are shown."""
        return self.count - len(self.rows)


def columns(officer: Officer, at: datetime) -> list[Column]:
    """Of the officer's reach, in one query; no column is left out, an empty one is good news."""
    found: dict[int, list[Any]] = {}
    for deadline in _shown(officer, at):
        found.setdefault(deadline.bucket, []).append(deadline)
    return [
        Column(
            title,
            found[at_][0].of_bucket if at_ in found else 0,
            [_row(each, at) for each in found.get(at_, ())],
        )
        for at_, title in enumerate(TITLES)
    ]


def _shown(officer: Officer, at: datetime) -> Any:
    start = timezone.make_aware(datetime.combine(timezone.localdate(at), time()))
    soon, week = (start + timedelta(days=days) for days in ENDS)
    bucket = Case(
        When(due_at__lt=at, then=Value(0)),
        When(due_at__lt=soon, then=Value(1)),
        When(due_at__lt=week, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    rows: Any = Deadline.objects.running().select_related("dossier__holder", "dossier__unit")
    reach = reach_of(officer, Duty.SEE_DOSSIER, at=at)
    if reach is not Reach.OFFICE:
        rows = rows.filter(dossier__unit__in=reach)
    rows = rows.annotate(bucket=bucket).annotate(
        rank=Window(RowNumber(), partition_by=F("bucket"), order_by=["due_at", "pk"]),
        of_bucket=Window(Count("pk"), partition_by=F("bucket")),
    )
    return rows.filter(rank__lte=SHOWN).order_by("bucket", "due_at", "pk")


def _row(deadline: Any, at: datetime) -> Row:
    dossier = deadline.dossier
    sides = due_sides(deadline.due_at, dossier.unit.symbol, at)
    return Row(
        dossier.title,
        dossier.get_absolute_url(),
        f"{deadline.label} · {dossier.holder.full_name}",
        **sides,
    )
