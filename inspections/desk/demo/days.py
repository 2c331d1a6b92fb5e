"""The days of a story as they fall in the demonstration office of a given day."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from cases.law.amounts import day_in_words, day_short
from cases.law.workdays import Calendar
from inspections.desk.demo import instant

TOLD = re.compile(r"\{([^}:]+)(?::(\w+))?\}")
ONE_DAY = timedelta(days=1)
WAYS: dict[str, Callable[[date], str]] = {
    "words": day_in_words,
    "short": day_short,
    "full": lambda day: f"{day:%d/%m/%Y}",
    "month": lambda day: f"tháng {day.month}",
    "year": lambda day: str(day.year),
}


@dataclass(frozen=True)
class Days:
    """Reads the days of a story's file: `of` answers a day as written, `named` those by name."""

    of: Callable[[str], date]
    named: Mapping[str, date] = field(default_factory=dict)

    def day(self, told: object) -> date:
        return self.named.get(str(told)) or self.of(str(told))

    def at(self, told: str) -> datetime:
        """`2026-11-06 16:30`: a day of the story and an hour by Hà Nội's clock."""
        day, _, clock = told.rpartition(" ")
        return instant(self.day(day), clock)

    def text(self, told: str) -> str:
        """The text with its days: `{2026-11-10}` short, `{2026-11-10:words}` as papers say it."""
        return TOLD.sub(lambda found: WAYS[found[2] or "short"](self.day(found[1])), told)

    def naming(self, **days: date) -> "Days":
        return replace(self, named={**self.named, **days})


def as_written() -> Days:
    return Days(date.fromisoformat)


def earlier(weeks: int) -> Days:
    """The same days of the week, so many weeks before (after, where negative)."""
    return Days(lambda told: date.fromisoformat(told) - timedelta(weeks=weeks))


def around(on: date, calendar: Calendar) -> Days:
    """`-3`, `0`, `+1`: working days before and after the last one not after `on`.

    `~-8` is the first working day not before the eighth day before `on`.
    """

    def of(told: str) -> date:
        if told.startswith("~"):
            day = on + int(told[1:]) * ONE_DAY
            return calendar.first_working_day_not_before(day).day
        count = int(told)
        if count > 0:
            return calendar.add_working_days(on, count).day
        return last_worked(on, calendar, before=-count)

    return Days(of)


def last_worked(day: date, calendar: Calendar, *, before: int = 0) -> date:
    """The last working day not after this one, or so many working days before that."""
    worked = (each for each in _backwards(day) if calendar.counts(each))
    for _ in range(before):
        next(worked)
    return next(worked)


def _backwards(day: date) -> Iterator[date]:
    while True:
        yield day
        day -= ONE_DAY
