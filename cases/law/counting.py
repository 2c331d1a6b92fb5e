"""A term laid over the calendar: on which day its last unit falls, before any words."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cases.law.terms import Reading, Term
from cases.law.workdays import Calendar, Walk

MONTHS_IN_YEAR = 12
NOT_COUNTED = {
    "no_number": "Luật không ấn định số ngày: phải làm ngay.",
    "fixed_date": "Đây là một ngày cố định trong năm, không đếm từ một sự kiện.",
    "min_before": "Đây là số ngày tối thiểu trước một sự kiện, không đếm từ sự kiện đó trở đi.",
}


class CannotCountError(ValueError):
    """The term has no number that can be counted forward from a day; the message says why."""


@dataclass(frozen=True, slots=True)
class Count:
    """Where a term ends: the days walked to its last day, and from there to a working day."""

    start: date
    unrolled: date
    walk: Walk | None = None
    roll: Walk | None = None
    started_at: datetime | None = None
    due_at: datetime | None = None

    @property
    def due(self) -> date:
        return self.roll.day if self.roll else self.unrolled

    @property
    def is_rolled(self) -> bool:
        return self.due != self.unrolled

    @property
    def depends_on(self) -> frozenset[date]:
        """The days no table confirms that could move the end."""
        walks = (self.walk, self.roll)
        return frozenset(day for walk in walks if walk for day in walk.unconfirmed)

    def unconfirmed(self, calendar: Calendar) -> tuple[date, ...]:
        """Those days, and the last day itself where no table confirms it."""
        own = () if calendar.is_confirmed(self.unrolled) else (self.unrolled,)
        return tuple(sorted(self.depends_on.union(own)))


def length_of(term: Term, extension: Term | None) -> int:
    """The whole length in the term's unit; base and extension are one term."""
    if term.extends:
        raise CannotCountError(f"“{term.name}” được tính cùng thời hạn được gia hạn.")
    if term.bound in NOT_COUNTED:
        raise CannotCountError(NOT_COUNTED[term.bound])
    if term.length is None:
        raise CannotCountError("Luật không ấn định số ngày: văn bản yêu cầu phải ghi thời hạn.")
    if extension is None:
        return term.length
    if extension.extends != term.id or extension.unit != term.unit or extension.length is None:
        raise ValueError(f"“{extension.name}” không phải là gia hạn của “{term.name}”.")
    return term.length + extension.length


def lay_over(term: Term, length: int, reading: Reading, start: date, calendar: Calendar) -> Count:
    day = start.date() if isinstance(start, datetime) else start
    match reading.counts:
        case "working":
            return _working(length, reading, day, calendar)
        case "calendar":
            return _calendar(term.unit, length, reading, day, calendar)
        case "calendar_year":
            return Count(day, date(day.year + length, 12, 31))
        case "hours":
            return _hours(length, start)
        case _:
            raise CannotCountError("Thời hạn tính bằng giờ làm việc: chưa có giờ làm việc để đếm.")


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or its last day where that month is shorter."""
    years, month = divmod(day.month - 1 + months, MONTHS_IN_YEAR)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _working(length: int, reading: Reading, start: date, calendar: Calendar) -> Count:
    first = start - timedelta(days=1) if reading.start_counts else start
    walk = calendar.add_working_days(first, length)
    return Count(start, walk.day, walk)


def _calendar(unit: str, length: int, reading: Reading, start: date, calendar: Calendar) -> Count:
    first = start - timedelta(days=1) if reading.start_counts else start
    if unit == "months":
        end = add_months(first, length)
    elif unit == "years":
        end = add_months(first, length * MONTHS_IN_YEAR)
    else:
        end = first + timedelta(days=length)
    roll = calendar.first_working_day_not_before(end) if reading.rolls else None
    return Count(start, end, roll=roll)


def _hours(length: int, start: date) -> Count:
    if not isinstance(start, datetime):
        raise ValueError("Thời hạn tính bằng giờ: ghi cả giờ, phút bắt đầu.")
    due_at = start + timedelta(hours=length)
    return Count(start.date(), due_at.date(), started_at=start, due_at=due_at)
