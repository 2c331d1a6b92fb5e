"""Reporting periods over data: on which day a report year begins and how it is divided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

FILE = "periods.yaml"
MONTH, QUARTER, YEAR = "month", "quarter", "year"
UNVERIFIED = "unverified"
MONTHS_A_YEAR = 12
DAY = timedelta(days=1)
Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Window:
    """The days [starts, ends)."""

    starts: date
    ends: date

    @property
    def last(self) -> date:
        return self.ends - DAY

    @property
    def days(self) -> int:
        return (self.ends - self.starts).days

    def until(self, on: date) -> "Window":
        """Of a window that runs: up to and with that day."""
        return Window(self.starts, min(self.ends, max(on + DAY, self.starts)))

    def a_year_before(self) -> "Window":
        """The same days of the year before; 29 February is answered by the 28th."""
        return Window(_a_year_before(self.starts), _a_year_before(self.last) + DAY)


@dataclass(frozen=True, slots=True)
class Part:
    """A division of the report year: begins `after` so many months; repeated to the year's end."""

    unit: str
    name: str
    after: int
    months: int
    is_repeated: bool

    @property
    def count(self) -> int:
        return (MONTHS_A_YEAR - self.after) // self.months if self.is_repeated else 1


@dataclass(frozen=True, slots=True)
class Period:
    """One period of a rule: `P-TTR`, quarter 3 of 2026. `number` counts within the report year."""

    rule: str
    unit: str
    number: int
    year: int
    name: str
    window: Window

    @property
    def key(self) -> str:
        """`2026`, `2026-Q3`, `2026-07`: how scripts and addresses name it within its rule."""
        return key_of(self.unit, self.year, self.number)


@dataclass(frozen=True, slots=True)
class PeriodRule:
    """How one kind of report counts its year. Without parts it is any days from and to."""

    id: str
    name: str
    short: str
    month: int
    day: int
    years_before: int
    parts: tuple[Part, ...]
    article: str
    instrument: str
    pictured_by: str
    certainty: str
    notes: str
    in_force_from: date | None

    @property
    def cited(self) -> str:
        return " ".join(filter(None, (self.article, self.instrument)))

    def part(self, unit: str) -> Part:
        """Raises LookupError with the divisions there are."""
        for part in self.parts:
            if part.unit == unit:
                return part
        known = ", ".join(part.name for part in self.parts) or "không chia kỳ"
        raise LookupError(f"Kỳ {self.id} không chia như vậy; các kỳ: {known}.")

    def year_of(self, on: date) -> int:
        """The report year a day belongs to: 15/12/2026 is of 2027 where years begin that day."""
        year = on.year + self.years_before
        return year if on >= self._first(year) else year - 1

    def period(self, unit: str, year: int, number: int = 1) -> Period:
        """Raises LookupError where the rule has no such period."""
        part = self.part(unit)
        if not 1 <= number <= part.count:
            raise LookupError(f"Kỳ {self.id} không có {part.name} {number}.")
        starts = part.after + (number - 1) * part.months
        window = Window(self._after(year, starts), self._after(year, starts + part.months))
        counted = f" {number}/" if part.is_repeated else " "
        return Period(self.id, unit, number, year, f"{part.name}{counted}{year}", window)

    def named(self, key: str) -> Period:
        """The period of that key. Raises LookupError where the rule has none."""
        if key[:4].isdecimal():
            for period in self.periods(int(key[:4])):
                if period.key == key:
                    return period
        raise LookupError(f"Kỳ {self.id} không có kỳ {key}.")

    def periods(self, year: int) -> list[Period]:
        """Every period of the report year, in the order of the data."""
        return [
            self.period(part.unit, year, number)
            for part in self.parts
            for number in range(1, part.count + 1)
        ]

    def slices(self, window: Window, unit: str) -> list[tuple[str, Window]]:
        """The window cut at the rule's months, quarters or years, each with its key.

        The first and last may be shorter than their period. A month or quarter that the rule does
        not name is reckoned from its first day, as its periods are.
        """
        length = {MONTH: 1, QUARTER: 3, YEAR: MONTHS_A_YEAR}[unit]
        found, year, number = [], self.year_of(window.starts), 1
        while (starts := self._after(year, (number - 1) * length)) < window.ends:
            ends = self._after(year, number * length)
            if ends > window.starts:
                part = Window(max(starts, window.starts), min(ends, window.ends))
                found.append((key_of(unit, year, number), part))
            year, number = _next(year, number, MONTHS_A_YEAR // length)
        return found

    def _first(self, year: int) -> date:
        return date(year - self.years_before, self.month, self.day)

    def _after(self, year: int, months: int) -> date:
        first = self._first(year)
        month = first.month - 1 + months
        return date(first.year + month // MONTHS_A_YEAR, month % MONTHS_A_YEAR + 1, first.day)


KEYS = {MONTH: "-{:02}", QUARTER: "-Q{}", "half_year": "-H{}", "nine_months": "-9M"}


def key_of(unit: str, year: int, number: int) -> str:
    return f"{year}{KEYS.get(unit, '').format(number)}"


def rules_of(pack: Mapping[str, Any]) -> dict[str, PeriodRule]:
    """The rules that may be applied, by id; one whose text nobody read is not among them."""
    rows = pack.get(FILE, {"entries": ()})["entries"]
    return {row["id"]: _rule(row) for row in rows if row["certainty"] != UNVERIFIED}


def _rule(row: Entry) -> PeriodRule:
    begins = row.get("begins", {"month": 1, "day": 1, "years_before": 0})
    parts = (
        Part(each["unit"], each["name"], each["after"], each["months"], each.get("every", False))
        for each in row.get("parts", ())
    )
    starts = row["in_force_from"]
    return PeriodRule(
        id=row["id"],
        name=row["name"],
        short=row["short"],
        month=begins["month"],
        day=begins["day"],
        years_before=begins["years_before"],
        parts=tuple(parts),
        article=row.get("article", ""),
        instrument=row.get("instrument", ""),
        pictured_by=row.get("pictured_by", MONTH),
        certainty=row["certainty"],
        notes=row.get("notes", ""),
        in_force_from=date.fromisoformat(starts) if starts else None,
    )


def _next(year: int, number: int, count: int) -> tuple[int, int]:
    return (year, number + 1) if number < count else (year + 1, 1)


def _a_year_before(on: date) -> date:
    try:
        return on.replace(year=on.year - 1)
    except ValueError:  # 29 February
        return on.replace(year=on.year - 1, day=28)
