"""Numbering and issuing: a number of ours, or the one that the office's other system gave."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.dossier.composing import composer_of
from cases.dossier.models import Document, Paper, Series, Verb
from cases.dossier.paper import from_json, pdf, to_json
from cases.dossier.paper.held import Held, hold
from cases.dossier.services.attaching import Attached
from cases.dossier.services.documents import move, refuse_unless
from cases.dossier.services.printing import digest, with_number
from cases.dossier.services.recipients import address_copies
from cases.dossier.services.registers import (
    as_registered,
    coming_number,
    next_number,
    series_of,
    used_by,
    written,
)
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.office.duties import Duty
from cases.office.journal import record, seal
from cases.office.locking import lock
from cases.office.models import Officer


def series_for(document: Document) -> list[Series]:
    """The series that may number this paper: of its unit, under the symbol it was signed with."""
    decided = document.series
    if decided is None:
        return []
    found = series_of(decided.symbol or decided.suffix, document.dossier.unit)
    return [each for each in found if each.suffix == decided.suffix]


@dataclass(frozen=True)
class Prepared:
    """A signed paper drawn whole for one day, all but the digits of its number."""

    words: str
    on: date
    series: Series
    held: Held


def can_issue(document: Document, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, Duty.NUMBER_DOCUMENT, document.dossier, at=at)
    if document.state != Document.State.SIGNED:
        refusals.append(Refusal("Chỉ vào số, ban hành được văn bản đã ký."))
    return [*refusals, *composer_of(document.kind).refuses_issue(document, at)]


def prepare(document: Document, series: Series, *, at: datetime) -> Prepared | None:
    """Draw the paper before the act, so that nobody waits for a number while a PDF is drawn.

    Some 50 ms, outside any transaction. None where there is nothing to number by a counter.
    """
    if document.state != Document.State.SIGNED or not series.is_ours:
        return None
    on = timezone.localtime(at).date()
    paper = with_number(from_json(document.words), "", on)
    digits = len(coming_number(series, at=at))
    try:
        held = hold(paper, digits)
    except pdf.LettersMissing as error:
        raise ValidationError(error.letters) from error
    return Prepared(document.words_digest, on, series, held)


@transaction.atomic
def issue_numbered(
    document: Document,
    prepared: Prepared | None,
    *,
    read_on: date | None = None,
    by: Officer,
    at: datetime,
) -> Document:
    """Take the next number of ours and seal the paper that bears it; its day is today's.

    `read_on` is the day under which the clerk read the paper: after midnight it is asked again.
    Raises ValidationError (code `again`) where the print no longer fits and the act is to be sent
    once more; then no number was taken.
    """
    lock(document)
    refuse_if(can_issue(document, by, at))
    today = timezone.localtime(at).date()
    _refuse_another_day(read_on, today)
    if prepared is None or (prepared.words, prepared.on) != (document.words_digest, today):
        raise _again("Bản in vừa chuẩn bị không còn khớp với văn bản.")
    year, number = next_number(prepared.series, at=at)
    _number(document, prepared.series, year, written(number))
    if len(document.number) != prepared.held.digits:
        raise _again(f"Sổ vừa sang số có {len(document.number)} chữ số.")
    content = prepared.held.numbered(document.number)
    return issue_paper(document, content, issued_on=today, by=by, at=at)


def _refuse_another_day(read_on: date | None, today: date) -> None:
    if read_on and read_on != today:
        raise ValidationError(
            f"Trang này mở ngày {read_on:%d/%m/%Y}, nay đã sang ngày {today:%d/%m/%Y}. "
            "Xem lại ngày và số dưới đây rồi bấm lại.",
            code="another_day",
        )


def _again(why: str) -> ValidationError:
    return ValidationError(f"{why} Chưa cấp số nào; bấm lại để cấp số.", code="again")


@transaction.atomic
def issue_outside(
    document: Document,
    attached: Attached,
    *,
    by: Officer,
    at: datetime,
) -> Document:
    """Number and day as the office's document system gave them; its signed PDF is what is issued.

    The bytes of `attached` are kept as the issued paper. Raises ValidationError at number, day or
    file, naming what in the file is not what was signed.
    """
    lock(document)
    refuse_if(can_issue(document, by, at))
    number, day, series = as_registered(attached.number), attached.day, attached.series
    errors = _wrong_outside(document, attached, timezone.localtime(at).date())
    if errors:
        raise ValidationError(errors)
    _number(document, series, day.year, number)
    return issue_paper(
        document,
        attached.content,
        issued_on=day,
        attached_name=attached.name,
        by=by,
        at=at,
    )


def _wrong_outside(
    document: Document, attached: Attached, today: date
) -> dict[str, str | list[str]]:
    errors: dict[str, str | list[str]] = {}
    number, series = as_registered(attached.number), attached.series
    signed_on = timezone.localdate(document.signed_at) if document.signed_at else None
    if not number:
        errors["number"] = (
            "Nhập số do sổ của Sở cấp: chữ số, có thể kèm một chữ cái, ví dụ 118 hoặc 1269a."
        )
    elif taken := used_by(series, attached.day.year, number, but=document):
        full = f"{number}/{series.suffix}"
        errors["number"] = f"Số {full} năm {attached.day.year} {taken}. Kiểm tra lại số trong sổ."
    if signed_on and attached.day < signed_on:
        errors["issued_on"] = f"Ngày văn bản không được trước ngày ký {signed_on:%d/%m/%Y}."
    if attached.day > today:
        errors["issued_on"] = "Ngày văn bản không được ở tương lai."
    if attached.words != document.words_digest:
        errors["file"] = "Văn bản vừa thay đổi. Tải lại trang rồi đính kèm lại tệp."
    elif attached.faults:
        errors["file"] = list(attached.faults)
    return errors


def _number(document: Document, series: Series, year: int, number: str) -> None:
    document.series, document.year, document.number = series, year, number


def issue_paper(
    document: Document,
    content: bytes,
    *,
    issued_on: date,
    attached_name: str = "",
    by: Officer,
    at: datetime,
) -> Document:
    """Part of an act: keep the bytes for ever, address the copies, tell the room and the journal.

    The caller holds the lock and asked; number and series stand on the document.
    """
    refuse_unless(document, Document.State.SIGNED, "Chỉ ban hành được văn bản đã ký.")
    Paper.objects.create(
        document=document, content=content, sha256=digest(content), attached_name=attached_name
    )
    move(document, Document.State.ISSUED, issued_at=at, issued_on=issued_on)
    address_copies(document)
    record(Verb.ISSUE_DOCUMENT, document, by=by, at=at, changes=_told(document))
    composer_of(document.kind).on_issued(document, by=by, at=at)
    seal(at=at, chains=[document.chain])
    return document


def _told(document: Document) -> Mapping[str, object]:
    said = with_number(from_json(document.words), document.number, document.issued_on)
    changes = {
        "number": document.full_number,
        "issued_on": document.issued_on,
        "sha256": document.paper.sha256,
        "words": digest(to_json(said).encode()),
    }
    if document.paper.attached_name:
        changes["attached"] = document.paper.attached_name
    return changes
