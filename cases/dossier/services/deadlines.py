"""Terms of the law that run in a dossier: started with their reckoning, ended with a reason."""

from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from cases.dossier.models import Deadline, Dossier
from cases.law.deadlines import Due, due
from cases.lawbook.services import active_catalogue


def run_deadline(
    dossier: Dossier, term: str, *, label: str, from_day: date, reading: str | None = None
) -> Deadline:
    """Part of an act: the term runs from that day, by the law in force on it; one a term.

    Raises ValidationError, in words, where the law had no such term that day.
    """
    return keep_deadline(
        dossier, term, label=label, end=reckon(term, from_day=from_day, reading=reading)
    )


def keep_deadline(dossier: Dossier, key: str, *, label: str, end: Due) -> Deadline:
    """Part of an act: a term reckoned already runs under this key, or is moved to this end."""
    deadline, _ = Deadline.objects.update_or_create(
        dossier=dossier,
        term=key,
        ended_at=None,
        defaults={
            "label": label,
            "due_at": ends_at(end),
            "is_confirmed": end.is_confirmed,
            "explanation": end.explanation.to_json(),
        },
    )
    return deadline


def reckon(term: str, *, from_day: date, reading: str | None = None) -> Due:
    """When the term ends, without keeping it; a term of hours runs from a local instant.

    Raises ValidationError where there is none.
    """
    law = active_catalogue()
    day = from_day.date() if isinstance(from_day, datetime) else from_day
    try:
        found = law.terms.find(term, on=day)
    except LookupError as error:
        raise ValidationError(str(error), code="no_term") from error
    return due(found, from_day=from_day, calendar=law.calendar, reading=reading)


def end_deadlines(dossier: Dossier, *, because: str, at: datetime, but: Iterable[str] = ()) -> None:
    """Part of an act: every running term ends, but those named."""
    running = dossier.deadlines.running().exclude(term__in=list(but))
    running.update(ended_at=at, ended_because=because[:200])


def end_deadline(dossier: Dossier, *keys: str, because: str, at: datetime) -> None:
    """Part of an act: what these terms were for is done, or no longer to be done."""
    running = dossier.deadlines.running().filter(term__in=keys)
    running.update(ended_at=at, ended_because=because[:200])


def ends_at(end: Due) -> datetime:
    """The last instant of a term: to the minute where it runs in hours."""
    return end.due_at or end_of(end.due)


def end_of(day: date) -> datetime:
    """The last instant of a day, by Hà Nội's clock."""
    last = datetime.max.time().replace(microsecond=0)
    return timezone.make_aware(datetime.combine(day, last), timezone.get_default_timezone())
