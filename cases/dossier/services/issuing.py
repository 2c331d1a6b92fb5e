"""Numbering and issuing: the paper is drawn once, kept with its hash, and never changes again."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.dossier.composing import composer_of
from cases.dossier.models import Document, Verb
from cases.dossier.paper import State, from_json
from cases.dossier.services.documents import move, refuse_unless
from cases.dossier.services.numbering import can_issue, issue_paper
from cases.dossier.services.printing import NOTHING, draw, with_number
from cases.dossier.services.registers import as_registered, used_by
from cases.dossier.services.signing import unsettled
from cases.dossier.steps import refuse_if
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer


@transaction.atomic
def issue(
    document: Document, *, number: str, issued_on: date, by: Officer, at: datetime
) -> Document:
    """Number and day as the office's own document system gave them; the paper is sealed.

    What follows from it (`on_issued` of its kind) happens in the same transaction.
    """
    lock(document)
    refuse_if(can_issue(document, by, at))
    document.number, document.year = as_registered(number), issued_on.year
    if errors := dict(_wrong(document, issued_on, at)):
        raise ValidationError(errors)
    content = _drawn(document, issued_on)
    return issue_paper(document, content, issued_on=issued_on, by=by, at=at)


def _wrong(document: Document, issued_on: date, at: datetime) -> Iterator[tuple[str, str]]:
    if not document.number:
        yield (
            "number",
            "Nhập số do sổ của Sở cấp: chữ số, có thể kèm một chữ cái, ví dụ 118 hoặc 1269a.",
        )
    elif taken := document.series and used_by(
        document.series, issued_on.year, document.number, but=document
    ):
        full = f"Số {document.full_number} năm {document.year}"
        yield "number", f"{full} {taken}. Kiểm tra lại số trong sổ."
    signed_on = timezone.localtime(document.signed_at).date() if document.signed_at else None
    if signed_on and issued_on < signed_on:
        yield "issued_on", f"Ngày văn bản không được trước ngày ký {signed_on:%d/%m/%Y}."
    if issued_on > timezone.localtime(at).date():
        yield "issued_on", "Ngày văn bản không được ở tương lai."


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
