"""From a document to the bytes a person prints; those of an issued one are kept, never redrawn."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from cases.dossier.models import Document
from cases.dossier.paper import Number, Paper, PlaceDate, State, docx, pdf
from cases.dossier.services.documents import paper_of
from cases.law.amounts import day_short, hour_minute

STATES = {
    Document.State.DRAFT: State.DRAFT,
    Document.State.READY: State.READY,
    Document.State.SIGNED: State.SIGNED,
    Document.State.ISSUED: State.ISSUED,
}
NOTHING: Mapping[str, bytes] = {}


def with_number(paper: Paper, number: str, day: date | None = None) -> Paper:
    """The same words with the number, and for a decision the day, that the registry gave."""
    place_date = paper.place_date
    if day and place_date:
        place_date = PlaceDate(place_date.place, day.year, day.month, day.day)
    return replace(paper, number=Number(paper.number.symbol, number), place_date=place_date)


def print_document(
    document: Document, *, at: datetime, pictures: Mapping[str, bytes] = NOTHING
) -> bytes:
    """The PDF of the document in its state. Raises ValidationError naming what cannot be drawn."""
    if document.state == Document.State.ISSUED:
        return bytes(document.paper.content)
    local = timezone.localtime(at)
    return draw(
        paper_of(document, at=at),
        STATES[Document.State(document.state)],
        printed_at=f"{hour_minute(local.time())} ngày {day_short(local.date())}",
        pictures=pictures,
    )


def print_word(document: Document, *, at: datetime) -> bytes:
    """The Word file of a paper that is not signed yet, with the words of its PDF."""
    return docx.render(paper_of(document, at=at), STATES[Document.State(document.state)])


def draw(
    paper: Paper,
    state: State,
    *,
    printed_at: str = "",
    pictures: Mapping[str, bytes] = NOTHING,
) -> bytes:
    try:
        return pdf.render(paper, state, printed_at=printed_at, pictures=pictures)
    except pdf.LettersMissing as error:
        raise ValidationError(error.letters) from error


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
