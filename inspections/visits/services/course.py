"""The course of an inspection: announced, extended, finished, or stopped."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.dossier.models import Deadline, Document
from cases.dossier.services.states import advance
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.law.deadlines import Due, due
from cases.lawbook.services import active_catalogue
from cases.office.duties import Duty
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer
from inspections.visits import grounds
from inspections.visits.models import Inspection, Verb
from inspections.visits.services.guard import guard_refusals
from inspections.visits.services.inspections import standing_decision, team_refusals

TERM = "term_department"
EXTENSION = "term_department_ext"


def can_announce(inspection: Inspection, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, Duty.CONDUCT_INSPECTION, inspection, at=at)
    if inspection.status != Inspection.Status.DECIDED:
        refusals.append(_why_not_decided(inspection))
        return refusals + team_refusals(inspection, at)
    return refusals + team_refusals(inspection, at) + guard_refusals(inspection, at)


def _why_not_decided(inspection: Inspection) -> Refusal:
    if inspection.status == Inspection.Status.DRAFT:
        return Refusal("Chưa có quyết định kiểm tra được ban hành.", grounds.ANNOUNCED_FIRST)
    return Refusal(f"Cuộc kiểm tra {inspection.get_status_display().lower()}.")


@transaction.atomic
def announce(
    inspection: Inspection, *, announced_to: str, announced_at: datetime, by: Officer, at: datetime
) -> Inspection:
    """The head announces the decision; the term runs from that day (Điều 13 khoản 2)."""
    lock(inspection)
    refuse_if(can_announce(inspection, by, at))
    if announced_at > at:
        raise ValidationError({"announced_at": "Giờ công bố không được ở tương lai."})
    decision = standing_decision(inspection)
    if decision and decision.issued_on and _day(announced_at) < decision.issued_on:
        raise ValidationError(
            {"announced_at": f"Quyết định ban hành ngày {decision.issued_on:%d/%m/%Y}."}
        )
    if not announced_to.strip():
        raise ValidationError({"announced_to": "Ghi người đã nghe công bố quyết định."})
    advance(
        inspection,
        Inspection.Status.UNDER_WAY,
        announced_at=announced_at,
        announced_to=announced_to.strip(),
    )
    end = term_end(inspection)
    _run_deadline(inspection, end)
    changes = {"announced_at": announced_at, "announced_to": announced_to, "due": end.due}
    record(Verb.ANNOUNCE, inspection, by=by, at=at, changes=changes)
    return inspection


def term_end(inspection: Inspection) -> Due:
    """The last day of the inspection under its reading, extension counted as one with the term."""
    if inspection.announced_at is None:
        raise ValidationError("Thời hạn tính từ ngày công bố quyết định; chưa công bố.")
    day, law = _day(inspection.announced_at), active_catalogue()
    return due(
        law.terms.find(TERM, on=day),
        from_day=day,
        calendar=law.calendar,
        reading=inspection.term_reading,
        extension=law.terms.find(EXTENSION, on=day) if inspection.extended_at else None,
    )


def _run_deadline(inspection: Inspection, end: Due) -> None:
    Deadline.objects.update_or_create(
        dossier=inspection.dossier,
        term=TERM,
        ended_at=None,
        defaults={
            "label": "Kết thúc kiểm tra",
            "due_at": _end_of(end),
            "is_confirmed": end.is_confirmed,
            "explanation": end.explanation.to_json(),
        },
    )


def _end_of(end: Due) -> datetime:
    """The last instant of the last day, by Hà Nội's clock."""
    last_minute = datetime.max.time().replace(microsecond=0)
    return timezone.make_aware(datetime.combine(end.due, last_minute))


def can_extend(inspection: Inspection, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, Duty.SIGN_INSPECTION, inspection, at=at)
    if inspection.status != Inspection.Status.UNDER_WAY:
        refusals.append(Refusal("Chỉ gia hạn khi đang kiểm tra.", grounds.TERM))
        return refusals
    if inspection.extended_at:
        refusals.append(Refusal("Thời hạn kiểm tra chỉ được gia hạn một lần.", grounds.TERM))
    elif at > _end_of(term_end(inspection)):
        refusals.append(Refusal("Thời hạn kiểm tra đã hết, không gia hạn được.", grounds.TERM))
    return refusals


@transaction.atomic
def extend(inspection: Inspection, *, because: str, by: Officer, at: datetime) -> Inspection:
    """One extension, for a complex matter or a place hard to reach, before the term ends."""
    lock(inspection)
    refuse_if(can_extend(inspection, by, at))
    if not because.strip():
        raise ValidationError({"because": "Ghi lý do gia hạn: phức tạp, hoặc đi lại khó khăn."})
    inspection.extended_at, inspection.extended_because = at, because.strip()
    inspection.revision += 1
    inspection.save(update_fields=["extended_at", "extended_because", "revision"])
    end = term_end(inspection)
    _run_deadline(inspection, end)
    changes = {"because": because, "due": end.due}
    record(Verb.EXTEND, inspection, by=by, at=at, changes=changes)
    return inspection


def can_finish(inspection: Inspection, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, Duty.CONDUCT_INSPECTION, inspection, at=at)
    if inspection.status != Inspection.Status.UNDER_WAY:
        return [*refusals, Refusal("Chỉ kết thúc khi đang kiểm tra.", grounds.MINUTES)]
    visits, recorded = inspection.visits.all(), _recorded(inspection)
    for visit in visits:
        if visit.outcome == "":
            refusals.append(Refusal(f"Địa điểm {visit} chưa ghi kết quả."))
        elif visit.outcome == "worked" and visit.pk not in recorded:
            reason = f"Buổi làm việc tại {visit} chưa có biên bản đã ký."
            refusals.append(Refusal(reason, grounds.MINUTES))
    if not visits:
        refusals.append(Refusal("Chưa có địa điểm nào được kiểm tra."))
    return refusals


def _recorded(inspection: Inspection) -> set[int]:
    """Visits with minutes, or a working record where seals were opened or a correction made."""
    issued = (
        each for each in inspection.dossier.documents.all() if each.state == Document.State.ISSUED
    )
    made_at = (getattr(each, "made_at_visit", None) for each in issued)
    return {each.visit_id for each in made_at if each}


@transaction.atomic
def finish(inspection: Inspection, *, by: Officer, at: datetime) -> Inspection:
    """Nothing more is looked at on site."""
    lock(inspection)
    refuse_if(can_finish(inspection, by, at))
    advance(inspection, Inspection.Status.FINISHED, ended_at=at)
    _end_deadlines(inspection, "đã kết thúc kiểm tra tại chỗ", at)
    record(Verb.FINISH, inspection, by=by, at=at)
    return inspection


def can_stop(inspection: Inspection, by: Officer, at: datetime) -> list[Refusal]:
    """Before the decision the holder may drop it; after it only the Director terminates."""
    if inspection.status == Inspection.Status.DRAFT:
        return lacks_duty(by, Duty.PREPARE_INSPECTION, inspection, at=at)
    if inspection.may_become(Inspection.Status.TERMINATED):
        return lacks_duty(by, Duty.SIGN_INSPECTION, inspection, at=at)
    return [Refusal(f"Cuộc kiểm tra {inspection.get_status_display().lower()}.", grounds.STOPPED)]


@transaction.atomic
def stop(inspection: Inspection, *, because: str, by: Officer, at: datetime) -> Inspection:
    """Not carried out (before the decision), or terminated (Điều 7 khoản 2 điểm đ)."""
    lock(inspection)
    refuse_if(can_stop(inspection, by, at))
    if not because.strip():
        raise ValidationError({"because": "Ghi lý do."})
    is_draft = inspection.status == Inspection.Status.DRAFT
    status = Inspection.Status.DROPPED if is_draft else Inspection.Status.TERMINATED
    advance(inspection, status, ended_at=at, ended_because=because.strip())
    _end_deadlines(inspection, because, at)
    verb = Verb.DROP if is_draft else Verb.TERMINATE
    record(verb, inspection, by=by, at=at, changes={"because": because})
    return inspection


def _end_deadlines(inspection: Inspection, because: str, at: datetime) -> None:
    running = inspection.dossier.deadlines.running()
    running.update(ended_at=at, ended_because=because[:200])


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()
