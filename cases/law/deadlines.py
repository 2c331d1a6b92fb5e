"""The day on which a term ends, and why: unrolled, rolled, and the last day that is safe."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from cases.law.counting import Count, lay_over, length_of
from cases.law.deadline_steps import CERTAINTIES, steps_of
from cases.law.explain import Explanation, Json, cited
from cases.law.terms import Reading, Term
from cases.law.workdays import Calendar

SURENESS = tuple(CERTAINTIES)


@dataclass(frozen=True, slots=True)
class Due:
    """The end of a term.

    `due` is rolled where the reading rolls, `unrolled` is not; `last_safe` is the last confirmed
    working day not after `unrolled` nor before the start, None where the tables know none.
    Where `is_confirmed` is False the term touches days that no table decides, `unconfirmed`;
    `may_move` says that the end depends on them, not only falls on one.
    `certainty` is the weakest of term, reading and roll; `due_at` is for terms of hours only.
    """

    due: date
    unrolled: date
    last_safe: date | None
    is_confirmed: bool
    may_move: bool
    explanation: Explanation
    certainty: str
    unconfirmed: tuple[date, ...] = ()
    due_at: datetime | None = None


def due(
    term: Term,
    *,
    from_day: date,
    calendar: Calendar,
    reading: str | None = None,
    extension: Term | None = None,
) -> Due:
    """When the term that began on `from_day` ends, under the named reading or its default.

    `from_day` is a day of Hà Nội; a term of hours needs the instant. `extension` is counted with
    the term as one, from the same start: the first part is not rolled.
    Raises CannotCountError where there is no number to count, ValueError for a wrong reading or
    extension; both in words for the user.
    """
    chosen = term.reading(reading)
    length = length_of(term, extension)
    count = lay_over(term, length, chosen, from_day, calendar)
    last_safe = _last_safe(count, calendar)
    unconfirmed = count.unconfirmed(calendar)
    certainty = _weakest(term, chosen, count)
    steps = steps_of(term, chosen, count, calendar, extension=extension, last_safe=last_safe)
    parameters: Mapping[str, Json] = {
        "terms": [_term_data(part) for part in (term, extension) if part],
        "reading": _reading_data(chosen),
        "from": from_day.isoformat(),
        "calendar": _calendar_data(calendar, last_safe or count.start, count.due),
    }
    value = _value(count, last_safe, unconfirmed, certainty)
    return Due(
        due=count.due,
        unrolled=count.unrolled,
        last_safe=last_safe,
        is_confirmed=not unconfirmed,
        may_move=bool(count.depends_on),
        explanation=Explanation("deadline", parameters, steps, value, cited(steps)),
        certainty=certainty,
        unconfirmed=unconfirmed,
        due_at=count.due_at,
    )


def _last_safe(count: Count, calendar: Calendar) -> date | None:
    safe = calendar.last_working_day_not_after(count.unrolled)
    return safe.day if safe and safe.day >= count.start else None


def _weakest(term: Term, reading: Reading, count: Count) -> str:
    certainties = [term.certainty, term.reading_certainty or reading.certainty]
    if count.is_rolled and term.roll_certainty:
        certainties.append(term.roll_certainty)
    if count.walk and count.walk.made_up:
        certainties += [rule.certainty for rule in reading.rules]
    return max(certainties, key=SURENESS.index)


def _value(
    count: Count, last_safe: date | None, unconfirmed: tuple[date, ...], certainty: str
) -> Mapping[str, Json]:
    return {
        "due": count.due.isoformat(),
        "unrolled": count.unrolled.isoformat(),
        "last_safe": last_safe.isoformat() if last_safe else None,
        "due_at": count.due_at.isoformat() if count.due_at else None,
        "is_confirmed": not unconfirmed,
        "may_move": bool(count.depends_on),
        "certainty": certainty,
    }


def _term_data(term: Term) -> Mapping[str, Json]:
    return {
        "id": term.id,
        "in_force_from": term.in_force_from.isoformat() if term.in_force_from else None,
        "length": term.length,
        "unit": term.unit,
        "certainty": term.certainty,
        "certainty_words": term.certainty_words,
    }


def _reading_data(reading: Reading) -> Mapping[str, Json]:
    return {
        "code": reading.code,
        "start_counts": reading.start_counts,
        "counts": reading.counts,
        "rolls": reading.rolls,
    }


def _calendar_data(calendar: Calendar, first: date, last: date) -> Mapping[str, Json]:
    """The slice of the tables that the count may have read."""
    return {
        "confirmed_years": sorted(calendar.confirmed_years),
        "adopted": sorted(calendar.adopted),
        "marked": {
            day.isoformat(): {"kind": entry.kind, "certainty": entry.certainty}
            for day, entry in sorted(calendar.marked.items())
            if first <= day <= last
        },
        "in_doubt": {
            day.isoformat(): reading.code
            for day, reading in sorted(calendar.doubts.items())
            if first <= day <= last
        },
    }
