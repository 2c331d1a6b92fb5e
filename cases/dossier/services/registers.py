"""Numbers: taken from a gapless counter of ours, in the transaction of the act that needs them."""

import csv
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from cases.dossier.models import Counter, Series


def year_of(at: datetime) -> int:
    """The year by Hà Nội's clock: registers turn at midnight there."""
    return timezone.localtime(at).year


def next_number(series: Series, *, at: datetime) -> tuple[int, int]:
    """Take the next number of a series of ours: (year, number). Call inside the act's transaction.

    The counter's row stays locked until that transaction ends, so a number is either used or was
    never given; take it as late in the act as can be.
    """
    if not series.is_ours:
        raise ValueError(f"{series} is numbered elsewhere")
    year = year_of(at)
    Counter.objects.get_or_create(series=series, year=year)
    counter = Counter.objects.select_for_update().get(series=series, year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return year, counter.last


@transaction.atomic
def load_series(path: Path) -> int:
    """Enter the office's series from the table; safe to repeat. Returns how many stand there."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        Series.objects.get_or_create(
            code=row["code"],
            defaults={
                "name": row["name"],
                "suffix": row["suffix"],
                "is_ours": row["is_ours"] == "1",
            },
        )
    return len(rows)
