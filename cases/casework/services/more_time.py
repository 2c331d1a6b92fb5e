"""More time for a written explanation: asked for, granted in writing, or not (khoản 2 Điều 61)."""

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
    last_day,
    note,
    refuse_day,
    standing_of,
    terms_of,
    told,
)
from cases.dossier.models import Item
from cases.dossier.services.deadlines import end_deadline, end_of, reckon, run_deadline
from cases.dossier.steps import Refusal, refuse_if
from cases.law.deadlines import Due
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer


def can_ask_more_time(case: Case, by: Officer, at: datetime) -> list[Refusal]:
    refusals = barred(case, by, at)
    if refusals:
        return refusals
    standing = standing_of(case)
    if standing.unanswered:
        refusals.append(Refusal("Đã có đề nghị gia hạn chưa trả lời."))
    if standing.extended_to:
        reason = f"Đã gia hạn đến hết ngày {standing.extended_to:%d/%m/%Y}."
        refusals.append(Refusal(reason, grounds.EXPLAIN_IN_WRITING))
    return refusals


@transaction.atomic
def ask_more_time(
    case: Case,
    *,
    received_at: datetime,
    content: str,
    item: Item | None = None,
    by: Officer,
    at: datetime,
) -> PartyExplanation:
    """The party asks for more time before the first term ran out."""
    lock(case)
    refuse_if(can_ask_more_time(case, by, at))
    refuse_day(case, received_at, last_day(case, standing_of(case)), at)
    row = note(case, Way.ASKED_MORE_TIME, received_at, content, item=item)
    record(Verb.ASK_MORE_TIME, row, by=by, at=at, changes=told(row))
    return row


def can_answer(row: PartyExplanation, by: Officer, at: datetime) -> list[Refusal]:
    refusals = barred(row.case, by, at)
    if not refusals and (row.way != Way.ASKED_MORE_TIME or row.is_granted is not None):
        refusals.append(Refusal("Đề nghị gia hạn này đã được trả lời."))
    return refusals


def longest(case: Case) -> Due | None:
    """The end of the longest extension, counted from the end of the first term."""
    terms = terms_of(case, standing_of(case))
    return reckon(clocks.MORE_TIME, from_day=terms.written.due) if terms else None


@transaction.atomic
def grant_more_time(
    row: PartyExplanation,
    *,
    extended_to: date,
    answered_on: date,
    answer: str,
    by: Officer,
    at: datetime,
) -> PartyExplanation:
    """Granted in writing, no longer than the law allows."""
    lock(row)
    refuse_if(can_answer(row, by, at))
    case, most = row.case, longest(row.case)
    first = last_day(case, standing_of(case))
    errors = _wrong_day(row, answered_on, at)
    if most and extended_to > most.due:
        errors["extended_to"] = f"Gia hạn nhiều nhất đến hết ngày {most.due:%d/%m/%Y}."
    if first and extended_to <= first:
        errors["extended_to"] = f"Thời hạn đầu đã đến hết ngày {first:%d/%m/%Y}."
    if errors:
        raise ValidationError(errors)
    _answer(row, at=at, is_granted=True, answered_on=answered_on, answer=answer, until=extended_to)
    end_deadline(case.dossier, clocks.WRITTEN, because="đã gia hạn", at=at)
    if first:
        label = clocks.LABELS[clocks.MORE_TIME]
        deadline = run_deadline(case.dossier, clocks.MORE_TIME, label=label, from_day=first)
        deadline.due_at = end_of(extended_to)
        deadline.save(update_fields=["due_at"])
    changes = {"extended_to": extended_to, "answered_on": answered_on, "answer": row.answer}
    record(Verb.GRANT_MORE_TIME, row, by=by, at=at, changes=changes)
    return row


@transaction.atomic
def refuse_more_time(
    row: PartyExplanation, *, answered_on: date, answer: str, by: Officer, at: datetime
) -> PartyExplanation:
    """Not granted, and why."""
    lock(row)
    refuse_if(can_answer(row, by, at))
    errors = _wrong_day(row, answered_on, at)
    if not answer.strip():
        errors["answer"] = "Ghi lý do không gia hạn."
    if errors:
        raise ValidationError(errors)
    _answer(row, at=at, is_granted=False, answered_on=answered_on, answer=answer, until=None)
    changes = {"answered_on": answered_on, "answer": row.answer}
    record(Verb.REFUSE_MORE_TIME, row, by=by, at=at, changes=changes)
    return row


def _wrong_day(row: PartyExplanation, answered_on: date, at: datetime) -> dict[str, str]:
    if answered_on > timezone.localdate(at):
        return {"answered_on": "Ngày trả lời không được ở tương lai."}
    if answered_on < timezone.localdate(row.received_at):
        return {"answered_on": f"Đề nghị nhận ngày {day_of(row.received_at)}."}
    return {}


def _answer(
    row: PartyExplanation,
    *,
    is_granted: bool,
    answered_on: date,
    answer: str,
    until: date | None,
    at: datetime,
) -> None:
    row.is_granted, row.answered_on, row.answer = is_granted, answered_on, answer.strip()
    row.extended_to = until
    row.revision += 1
    row.full_clean(exclude=["case", "item"])
    columns = ["is_granted", "answered_on", "answer", "extended_to", "revision"]
    row.save(update_fields=columns)
