"""The party explains in person: asked for, called, heard (Luật XLVPHC khoản 3 Điều 61)."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.casework import grounds
from cases.casework.models import Case, PartyExplanation, Verb
from cases.casework.services import clocks
from cases.casework.services.standing import (
    Way,
    barred,
    day_of,
    note,
    refuse_day,
    run_clock,
    standing_of,
    stop_terms,
    told,
)
from cases.dossier.models import Item
from cases.dossier.services.deadlines import end_deadline, run_deadline
from cases.dossier.steps import Refusal, refuse_if
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer


def can_ask_to_speak(case: Case, by: Officer, at: datetime) -> list[Refusal]:
    refusals = barred(case, by, at)
    if not refusals and (unheard := standing_of(case).unheard):
        reason = f"Đã ghi nhận yêu cầu ngày {day_of(unheard.received_at)}, chưa tổ chức phiên."
        refusals.append(Refusal(reason))
    return refusals


@transaction.atomic
def ask_to_speak(
    case: Case,
    *,
    received_at: datetime,
    content: str = "",
    item: Item | None = None,
    by: Officer,
    at: datetime,
) -> PartyExplanation:
    """The party asks to explain in person; the office names hour and place in its own term."""
    lock(case)
    refuse_if(can_ask_to_speak(case, by, at))
    terms = clocks.explanation_terms(case)
    refuse_day(case, received_at, terms.to_speak.due if terms else None, at)
    row = note(case, Way.ASKED_TO_SPEAK, received_at, content, item=item)
    stop_terms(case, "đã yêu cầu giải trình trực tiếp", at)
    label, since = clocks.LABELS[clocks.NOTICE], timezone.localdate(received_at)
    notice = run_deadline(case.dossier, clocks.NOTICE, label=label, from_day=since)
    run_clock(case, at)
    record(
        Verb.ASK_TO_SPEAK,
        row,
        by=by,
        at=at,
        changes={**told(row), "due": timezone.localdate(notice.due_at)},
    )
    return row


def can_call_session(row: PartyExplanation, by: Officer, at: datetime) -> list[Refusal]:
    return barred(row.case, by, at) or _unheard(row)


def _unheard(row: PartyExplanation) -> list[Refusal]:
    if standing_of(row.case).unheard != row:
        return [Refusal("Không còn yêu cầu giải trình trực tiếp nào chờ tổ chức phiên.")]
    return []


@transaction.atomic
def call_session(
    row: PartyExplanation,
    *,
    meeting_at: datetime,
    meeting_place: str,
    answered_on: date,
    answer: str,
    by: Officer,
    at: datetime,
) -> PartyExplanation:
    """The office tells hour and place in writing; `answer` is the number of that notice."""
    lock(row)
    refuse_if(can_call_session(row, by, at))
    errors = {}
    if not answered_on <= timezone.localdate(at):
        errors["answered_on"] = "Ngày thông báo không được ở tương lai."
    if answered_on < timezone.localdate(row.received_at):
        errors["answered_on"] = f"Yêu cầu nhận ngày {day_of(row.received_at)}."
    if timezone.localdate(meeting_at) < answered_on:
        errors["meeting_at"] = "Phiên giải trình phải sau ngày thông báo."
    if not meeting_place.strip():
        errors["meeting_place"] = "Ghi địa điểm phiên giải trình."
    if errors:
        raise ValidationError(errors)
    row.meeting_at, row.meeting_place = meeting_at, meeting_place.strip()
    row.answered_on, row.answer = answered_on, answer.strip()
    changes = {
        "meeting_at": meeting_at,
        "meeting_place": row.meeting_place,
        "answered_on": answered_on,
        "answer": row.answer,
    }
    row.revision += 1
    row.full_clean(exclude=["case", "item"])
    row.save(update_fields=[*changes, "revision"])
    end_deadline(row.case.dossier, clocks.NOTICE, because="đã thông báo", at=at)
    record(Verb.CALL_SESSION, row, by=by, at=at, changes=changes)
    return row


def can_hear(row: PartyExplanation, by: Officer, at: datetime) -> list[Refusal]:
    refusals = barred(row.case, by, at) or _unheard(row)
    if not refusals and row.meeting_at is None:
        reason = "Chưa thông báo thời gian, địa điểm phiên giải trình."
        refusals.append(Refusal(reason, grounds.EXPLAIN_IN_PERSON))
    elif not refusals and row.meeting_at and at < row.meeting_at:
        reason = (
            f"Phiên giải trình tổ chức lúc {timezone.localtime(row.meeting_at):%H:%M %d/%m/%Y}."
        )
        refusals.append(Refusal(reason))
    return refusals


@transaction.atomic
def hear_party(
    row: PartyExplanation,
    *,
    heard_at: datetime,
    content: str,
    answer: str,
    item: Item | None = None,
    by: Officer,
    at: datetime,
) -> PartyExplanation:
    """The session was held, with or without the party; `answer` is the number of its record."""
    lock(row)
    refuse_if(can_hear(row, by, at))
    case = row.case
    refuse_day(case, heard_at, None, at)
    errors = {}
    if row.meeting_at and heard_at < row.meeting_at:
        errors["heard_at"] = "Phiên không thể trước giờ đã thông báo."
    if not content.strip():
        errors["content"] = "Ghi ý kiến của bên vi phạm tại phiên, hoặc việc không đến dự."
    if not answer.strip():
        errors["answer"] = "Ghi số biên bản phiên giải trình trực tiếp."
    if errors:
        raise ValidationError(errors)
    heard = note(case, Way.HEARD, heard_at, content, item=item, answer=answer.strip())
    run_clock(case, at)
    changes = {**told(heard), "answer": heard.answer}
    record(Verb.HEAR_PARTY, heard, by=by, at=at, changes=changes)
    return heard
