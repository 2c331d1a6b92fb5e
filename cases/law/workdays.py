"""Which days the office works, as far as the published tables of days off say."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from cases.law.explain import Citation

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
SATURDAY = 5
ONE_DAY = timedelta(days=1)
MAKE_UP = "make_up_working_day"
UNVERIFIED = "unverified"


def day_name(day: date) -> str:
    """25/11/2026, as papers write a day."""
    return f"{day:%d/%m/%Y}"


def working_day_name(day: date) -> str:
    """thứ Tư 25/11/2026."""
    return f"{WEEKDAYS[day.weekday()]} {day_name(day)}"


@dataclass(frozen=True, slots=True)
class MarkedDay:
    """A day of the tables: off by law, in lieu or by exchange, or a Saturday worked in exchange."""

    day: date
    kind: str
    name: str
    certainty: str
    source: str
    citation: Citation | None = None
    reading: str = ""

    @property
    def is_working(self) -> bool:
        return self.kind == MAKE_UP


@dataclass(frozen=True, slots=True)
class CalendarReading:
    """Days that a proposal or a report names and no notice decides; adopted or not, in doubt."""

    code: str
    name: str
    reason: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day passed over in a count: the marked day, or None for an ordinary Saturday or Sunday."""

    day: date
    marked: MarkedDay | None

    @property
    def reason(self) -> str:
        return self.marked.name if self.marked else "ngày nghỉ hằng tuần"


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a count of days ended, what it passed over and which days no table confirms."""

    day: date
    skipped: tuple[Skipped, ...] = ()
    made_up: tuple[MarkedDay, ...] = ()
    unconfirmed: tuple[date, ...] = ()

    @property
    def is_confirmed(self) -> bool:
        return not self.unconfirmed


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """The days off and make-up days of the confirmed years, and what is known of the others."""

    confirmed_years: frozenset[int]
    marked: Mapping[date, MarkedDay]
    doubts: Mapping[date, CalendarReading]
    adopted: frozenset[str]

    @classmethod
    def from_data(
        cls, data: Mapping[str, Any], *, adopted: Collection[str] | None = None
    ) -> "Calendar":
        """Built from `holidays.yaml`; `adopted` are codes of its readings, by default the file's.

        Raises ValueError for a reading that the data does not hold, or a day marked twice.
        """
        readings = {row["code"]: row for row in data["readings"]}
        chosen = _chosen(readings, adopted)
        sources = {row["code"]: row["title"] for row in data["sources"]}
        marked: dict[date, MarkedDay] = {}
        doubts: dict[date, CalendarReading] = {}
        for row in data["entries"]:
            entry = _marked_day(row, sources)
            if entry.reading:
                doubts[entry.day] = _calendar_reading(readings[entry.reading])
            if entry.reading and entry.reading not in chosen:
                continue
            if entry.day in marked:
                raise ValueError(f"Ngày {day_name(entry.day)} được ghi hai lần trong lịch nghỉ.")
            marked[entry.day] = entry
        return cls(
            confirmed_years=frozenset(data["confirmed_years"]),
            marked=MappingProxyType(marked),
            doubts=MappingProxyType(doubts),
            adopted=chosen,
        )

    def is_working(self, day: date) -> bool | None:
        """None where no table decides: such a day is never taken for a working day."""
        is_decided = day.year in self.confirmed_years
        marked = self.marked.get(day)
        if marked and (is_decided or marked.certainty != UNVERIFIED):
            return marked.is_working
        return day.weekday() < SATURDAY if is_decided else None

    def is_confirmed(self, day: date) -> bool:
        """Whether the tables decide the day and no proposal puts it in doubt."""
        return self.is_working(day) is not None and day not in self.doubts

    def add_working_days(self, start: date, days: int) -> Walk:
        """The last of `days` working days after `start`, which is not counted.

        Outside the confirmed calendar the count goes on over Mondays to Fridays that nothing marks
        and the days so passed stand in `unconfirmed`: the result is provisional.
        """
        if days < 0:
            raise ValueError("Số ngày làm việc phải từ 0 trở lên.")
        passed = []
        day, counted = start, 0
        while counted < days:
            day += ONE_DAY
            passed.append(day)
            counted += self.counts(day)
        return self._walk(day, passed)

    def first_working_day_not_before(self, day: date) -> Walk:
        """`day` itself, or the next working day; provisional like `add_working_days`."""
        passed = [day]
        while not self.counts(passed[-1]):
            passed.append(passed[-1] + ONE_DAY)
        return self._walk(passed[-1], passed)

    def last_working_day_not_after(self, day: date) -> Walk | None:
        """The last day not after `day` that is a confirmed working day; None where there is none.

        Every day passed over that is not confirmed stands in `unconfirmed`.
        """
        passed = [day]
        while passed[-1].year >= min(self.confirmed_years):
            if self.is_working(passed[-1]) and self.is_confirmed(passed[-1]):
                return self._walk(passed[-1], passed)
            passed.append(passed[-1] - ONE_DAY)
        return None

    def counts(self, day: date) -> bool:
        """Whether a count takes the day as worked; provisional outside the confirmed calendar."""
        marked = self.marked.get(day)
        return marked.is_working if marked else day.weekday() < SATURDAY

    def worked_between(self, start: date, end: date) -> int:
        """How many working days after `start` up to and with `end`; none where it is not later."""
        days = (start + ONE_DAY * step for step in range(1, (end - start).days + 1))
        return sum(self.counts(day) for day in days)

    def _walk(self, end: date, passed: Collection[date]) -> Walk:
        def where(condition: Callable[[date], bool]) -> tuple[date, ...]:
            return tuple(day for day in sorted(passed) if condition(day))

        off = where(lambda day: day != end and not self.counts(day))
        worked = where(lambda day: day in self.marked and self.counts(day))
        return Walk(
            day=end,
            skipped=tuple(Skipped(day, self.marked.get(day)) for day in off),
            made_up=tuple(self.marked[day] for day in worked),
            unconfirmed=where(lambda day: not self.is_confirmed(day)),
        )


def _chosen(
    readings: Mapping[str, Mapping[str, Any]], adopted: Collection[str] | None
) -> frozenset[str]:
    if adopted is None:
        return frozenset(code for code, row in readings.items() if row["is_adopted"])
    unknown = set(adopted) - set(readings)
    if unknown:
        raise ValueError(f"Lịch nghỉ không có cách hiểu “{sorted(unknown)[0]}”.")
    return frozenset(adopted)


def _calendar_reading(row: Mapping[str, Any]) -> CalendarReading:
    return CalendarReading(row["code"], row["name"], row["reason"], row["certainty"])


def _marked_day(row: Mapping[str, Any], sources: Mapping[str, str]) -> MarkedDay:
    instrument = row.get("instrument")
    return MarkedDay(
        day=date.fromisoformat(row["day"]),
        kind=row["kind"],
        name=row["name"],
        certainty=row["certainty"],
        source=sources[row["source"]],
        citation=Citation(row.get("article", ""), instrument) if instrument else None,
        reading=row.get("reading", ""),
    )
