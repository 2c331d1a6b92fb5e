"""A signed paper brought to its number by the way of its series, in one line of a test."""

from datetime import date, datetime

from django.core.files.base import ContentFile

from cases.dossier.models import Counter, Document
from cases.dossier.paper import State, from_json, pdf
from cases.dossier.services.attaching import attach
from cases.dossier.services.numbering import issue_numbered, issue_outside, prepare
from cases.dossier.services.printing import with_number
from cases.dossier.services.registers import year_of
from cases.office.models import Officer


def issue(
    document: Document,
    *,
    by: Officer,
    at: datetime,
    number: str = "",
    issued_on: date | None = None,
) -> Document:
    """Of ours by the counter, begun just before `number`; from outside with the file given back."""
    document.refresh_from_db()
    series = document.series
    assert series
    if series.is_ours:
        if number:
            before = {"last": int(number) - 1}
            Counter.objects.get_or_create(series=series, year=year_of(at), defaults=before)
        return issue_numbered(document, prepare(document, series, at=at), by=by, at=at)
    day = issued_on or at.date()
    file = ContentFile(given_back(document, number, day), name=f"{number}.pdf")
    attached = attach(document, file, series=series, number=number, day=day)
    return issue_outside(document, attached, by=by, at=at)


def given_back(document: Document, number: str, day: date) -> bytes:
    """The signed print as the office's document system gives it back, numbered and dated."""
    return pdf.render(with_number(from_json(document.words), number, day), State.SIGNED)
