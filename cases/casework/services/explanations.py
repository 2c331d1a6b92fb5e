"""The right to explain (giải trình, Luật XLVPHC Điều 61): used in writing, given up, or run out.

    explanation_refusals(case, at)    # why a decision cannot be made yet; empty when it can

What is said in person is in `sessions`, more time in `more_time`.
"""

from datetime import datetime

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
    run_clock,
    standing_of,
    stop_terms,
    terms_of,
    told,
)
from cases.dossier.models import Item
from cases.dossier.steps import Refusal, refuse_if
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer


def explanation_refusals(case: Case, at: datetime) -> list[Refusal]:
    """Why no decision can be made yet; none where the law gives no right, or it was given up."""
    standing = standing_of(case)
    terms = terms_of(case, standing)
    if terms is None or standing.waiver:
        return []
    refusals = []
    if unheard := standing.unheard:
        reason = (
            f"Chưa tổ chức phiên giải trình theo yêu cầu nhận ngày {day_of(unheard.received_at)}."
        )
        refusals.append(Refusal(reason, grounds.EXPLAIN_IN_PERSON))
    if unanswered := standing.unanswered:
        on = day_of(unanswered.received_at)
        reason = f"Chưa trả lời đề nghị gia hạn giải trình nhận ngày {on}."
        refusals.append(Refusal(reason, grounds.EXPLAIN_IN_WRITING))
    for row in standing.unweighed:
        reason = (
            f"Chưa xem xét giải trình nhận ngày {day_of(row.received_at)}: "
            "ghi ý kiến xem xét trước khi ra quyết định."
        )
        refusals.append(Refusal(reason, grounds.EXPLAIN))
    if not standing.explained and not refusals and timezone.localdate(at) <= terms.last_day:
        reason = (
            f"Thời hạn giải trình đến hết ngày {terms.last_day:%d/%m/%Y}: "
            "chờ hết hạn, hoặc ghi nhận văn bản không giải trình."
        )
        refusals.append(Refusal(reason, grounds.EXPLAIN_IN_WRITING))
    return refusals


def can_receive(case: Case, by: Officer, at: datetime) -> list[Refusal]:
    """A paper that came in time may be noted later; its own day is asked when it is noted."""
    return barred(case, by, at)


@transaction.atomic
def receive_explanation(
    case: Case,
    *,
    received_at: datetime,
    content: str,
    item: Item | None = None,
    by: Officer,
    at: datetime,
) -> PartyExplanation:
    """The party explains in writing, in time."""
    lock(case)
    refuse_if(can_receive(case, by, at))
    standing = standing_of(case)
    refuse_day(case, received_at, last_day(case, standing), at)
    row = note(case, Way.WRITTEN, received_at, content, item=item)
    stop_terms(case, "đã giải trình", at)
    run_clock(case, at)
    record(Verb.NOTE_EXPLANATION, row, by=by, at=at, changes=told(row))
    return row


def can_waive(case: Case, by: Officer, at: datetime) -> list[Refusal]:
    refusals = barred(case, by, at)
    if not refusals and standing_of(case).waiver:
        refusals.append(Refusal("Đã ghi nhận văn bản không giải trình."))
    return refusals


@transaction.atomic
def waive(
    case: Case,
    *,
    received_at: datetime,
    content: str = "",
    item: Item | None = None,
    by: Officer,
    at: datetime,
) -> PartyExplanation:
    """The party states in writing that nothing will be explained; the short term runs again."""
    lock(case)
    refuse_if(can_waive(case, by, at))
    refuse_day(case, received_at, None, at)
    row = note(case, Way.WAIVED, received_at, content, item=item)
    stop_terms(case, "có văn bản không giải trình", at)
    run_clock(case, at)
    record(Verb.WAIVE_EXPLANATION, row, by=by, at=at, changes=told(row))
    return row


def can_end(case: Case, by: Officer, at: datetime) -> list[Refusal]:
    """May it be noted that nothing came before the term ran out?"""
    refusals = barred(case, by, at)
    if refusals:
        return refusals
    standing = standing_of(case)
    terms = terms_of(case, standing)
    if standing.explained or standing.unheard or standing.waiver:
        refusals.append(Refusal("Bên vi phạm đã giải trình, yêu cầu hoặc không giải trình."))
    elif terms and timezone.localdate(at) <= terms.last_day:
        reason = f"Thời hạn giải trình đến hết ngày {terms.last_day:%d/%m/%Y}."
        refusals.append(Refusal(reason, grounds.EXPLAIN_IN_WRITING))
    elif not case.dossier.deadlines.running().filter(term__in=clocks.EXPLANATION).exists():
        refusals.append(Refusal("Đã ghi nhận hết thời hạn giải trình."))
    return refusals


@transaction.atomic
def end_term(case: Case, *, by: Officer, at: datetime) -> Case:
    """Nothing came in time: the explanation's terms end, the decision keeps its short term."""
    lock(case)
    refuse_if(can_end(case, by, at))
    terms = terms_of(case, standing_of(case))
    stop_terms(case, "hết thời hạn, không giải trình", at)
    changes = {"due": terms.last_day} if terms else {}
    record(Verb.END_EXPLANATION, case, by=by, at=at, changes=changes)
    return case


def can_weigh(row: PartyExplanation, by: Officer, at: datetime) -> list[Refusal]:
    refusals = barred(row.case, by, at)
    if row.way not in (Way.WRITTEN, Way.HEARD):
        refusals.append(Refusal("Chỉ xem xét nội dung đã giải trình."))
    return refusals


@transaction.atomic
def weigh(row: PartyExplanation, *, assessment: str, by: Officer, at: datetime) -> PartyExplanation:
    """What the office thinks of the explanation, before it decides (khoản 1 Điều 61)."""
    lock(row)
    refuse_if(can_weigh(row, by, at))
    if not assessment.strip():
        raise ValidationError({"assessment": "Ghi ý kiến xem xét giải trình."})
    before, row.assessment = row.assessment, assessment.strip()
    row.revision += 1
    row.save(update_fields=["assessment", "revision"])
    changes = {"assessment": [before or None, row.assessment]}
    record(Verb.WEIGH_EXPLANATION, row, by=by, at=at, changes=changes)
    return row
