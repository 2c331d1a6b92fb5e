"""Planning visits: several places to a day each, every one refused or allowed by itself."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from cases.dossier.models import Deadline, Document, Dossier, Seat
from cases.dossier.steps import Refusal, refuse_if
from cases.law.workdays import Calendar
from cases.lawbook.procedure import calendar_in_use
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer
from inspections.visits import grounds
from inspections.visits.models import Inspection, Verb, Visit
from inspections.visits.services.course import TERM
from inspections.visits.services.visits import FROZEN_STATES, add_places, can_add_places

Refusals = dict[int, list[Refusal]]


@transaction.atomic
def plan_visits(days: Mapping[int, date], *, by: Officer, at: datetime) -> Visit | None:
    """Set the day of each visit (by its key), all or none; the caller chose those that may be."""
    dossiers = Dossier.objects.filter(inspection__visits__in=days).distinct()
    lock(*dossiers.select_related("chain"))
    visits = list(to_plan().filter(pk__in=days))
    if not visits:
        raise ValidationError("Chưa chọn địa điểm nào để xếp ngày.")
    refusals = cannot_plan(visits, days, by=by, at=at)
    for visit in visits:
        refuse_if(refusals[visit.pk])
    for visit in visits:
        _plan(visit, days[visit.pk], by=by, at=at)
    return visits[0]


def to_plan() -> "models.QuerySet[Visit]":
    """Visits with all that `cannot_plan` asks of them."""
    rows = Visit.objects.with_dossier().prefetch_related("inspection__dossier__seats__officer")
    return rows.order_by("inspection", "position")


def _plan(visit: Visit, planned_on: date, *, by: Officer, at: datetime) -> None:
    before = visit.planned_on
    if before == planned_on:
        return
    visit.planned_on = planned_on
    visit.revision += 1
    visit.save(update_fields=["planned_on", "revision"])
    changes = {"planned_on": [before, planned_on], "place": str(visit)}
    record(Verb.PLAN_VISITS, visit, by=by, at=at, changes=changes)


def cannot_plan(
    visits: Iterable[Visit], days: Mapping[int, date], *, by: Officer, at: datetime
) -> Refusals:
    """Why each visit may not be planned to its day, by its key; asked in a few queries for all."""
    rows = list(visits)
    frozen, ends, calendar = _frozen_records(rows), _term_ends(rows), calendar_in_use()
    return {
        visit.pk: [
            *can_add_places(visit.inspection, by, at),
            *_already_done(visit, frozen.get(visit.pk)),
            *_conflicts_of_interest(visit, at),
            *_unfit_day(days[visit.pk], ends.get(visit.dossier.pk), calendar, at),
        ]
        for visit in rows
    }


IN_VAIN = (
    Visit.Outcome.SHUT,
    Visit.Outcome.OWNER_AWAY,
    Visit.Outcome.NOT_FOUND,
    Visit.Outcome.NO_COOPERATION,
)


def can_go_again(visit: Visit, by: Officer, at: datetime) -> list[Refusal]:
    refusals = can_add_places(visit.inspection, by, at)
    if visit.outcome not in IN_VAIN:
        refusals.append(Refusal("Chỉ hẹn đến lại nơi chưa làm việc được."))
    elif visit.followed_by.exists():
        refusals.append(Refusal("Địa điểm này đã được hẹn đến lại."))
    return refusals


@transaction.atomic
def go_again(visit: Visit, again: Visit, *, by: Officer, at: datetime) -> Inspection:
    """A later visit to the place, which names the one that was in vain; both stay."""
    lock(visit)
    refuse_if(can_go_again(visit, by, at))
    again.follows = visit
    for name in ("party_version", "commune", "trade"):
        setattr(again, name, getattr(visit, name))
    if again.planned_on:
        end = _term_ends([visit]).get(visit.dossier.pk)
        refusals = _unfit_day(again.planned_on, end, calendar_in_use(), at)
        if refusals:
            raise ValidationError({"planned_on": [str(each) for each in refusals]})
    return add_places(visit.inspection, [again], by=by, at=at)


def _frozen_records(visits: list[Visit]) -> dict[int, Document]:
    frozen = Document.objects.filter(
        made_at_visit__visit__in=visits, kind="BBKT", state__in=FROZEN_STATES
    ).select_related("made_at_visit", "series")
    return {each.made_at_visit.visit_id: each for each in frozen}


def _term_ends(visits: list[Visit]) -> dict[int, date]:
    dossiers = {visit.dossier.pk for visit in visits}
    running = Deadline.objects.running().filter(dossier__in=dossiers, term=TERM)
    return {each.dossier_id: timezone.localtime(each.due_at).date() for each in running}


def _already_done(visit: Visit, frozen: Document | None) -> list[Refusal]:
    if frozen:
        return [Refusal(f"Biên bản {frozen.full_number} đã chốt.", grounds.MINUTES)]
    if visit.outcome != Visit.Outcome.NOT_YET:
        return [Refusal(f"Đã ghi “{visit.get_outcome_display()}”.")]
    return []


def _conflicts_of_interest(visit: Visit, at: datetime) -> list[Refusal]:
    seats = (seat for seat in visit.dossier.seats.all() if seat.is_held(at))
    return [
        Refusal(f"{seat.officer} có xung đột lợi ích. Cử người khác.", grounds.NO_INTEREST)
        for seat in seats
        if seat.interest == Seat.Interest.HAS
    ]


def _unfit_day(day: date, last: date | None, calendar: Calendar, at: datetime) -> list[Refusal]:
    if day < timezone.localtime(at).date():
        return [Refusal(f"Ngày {day:%d/%m/%Y} đã qua.")]
    if last and day > last:
        reason = (
            f"Thời hạn kiểm tra đến hết {last:%d/%m/%Y}. Gia hạn trước, hoặc chọn ngày sớm hơn."
        )
        return [Refusal(reason, grounds.TERM)]
    marked = calendar.marked.get(day)
    if marked and not marked.is_working and calendar.is_confirmed(day):
        reason = f"Ngày {day:%d/%m/%Y} là ngày nghỉ: {marked.name}. Chọn ngày khác."
        return [Refusal(reason, marked.citation)]
    return []
