"""Numbering and issuing: the paper is drawn once, kept with its hash, and never changes again."""

from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.dossier.composing import composer_of
from cases.dossier.models import Document, Verb
from cases.dossier.paper import State, from_json
from cases.dossier.services.documents import move, refuse_unless
from cases.dossier.services.numbering import issue_paper
from cases.dossier.services.printing import NOTHING, draw, with_number
from cases.dossier.services.signing import unsettled
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer


@transaction.atomic
def issue_on_the_spot(
    document: Document,
    *,
    by: Officer,
    at: datetime,
    pictures: Mapping[str, bytes] = NOTHING,
) -> Document:
    """All have signed or refused: the record is signed, and being made on the spot, issued."""
    lock(document)
    refuse_unless(document, Document.State.READY, "Biên bản không ở trạng thái chờ ký.")
    if waiting := unsettled(document):
        names = ", ".join(signature.name for signature in waiting)
        raise ValidationError(f"Chưa có chữ ký hoặc lý do không ký của: {names}.")
    move(document, Document.State.SIGNED, signed_by=by, signed_at=at)
    record(Verb.SIGN_DOCUMENT, document, by=by, at=at)
    composer_of(document.kind).on_signed(document, by=by, at=at)
    today = timezone.localdate(at)
    content = _drawn(document, today, pictures)
    return issue_paper(document, content, issued_on=today, by=by, at=at)


def _drawn(document: Document, issued_on: date, pictures: Mapping[str, bytes] = NOTHING) -> bytes:
    paper = with_number(from_json(document.words), document.number, issued_on)
    return draw(paper, State.ISSUED, pictures=pictures)
