"""Opening an inspection, its subjects and team, and its course until it ends."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from cases.dossier.drafting.common import team_at
from cases.dossier.models import Document, Dossier, DossierParty, Seat
from cases.dossier.services.dossiers import add_party, open_dossier
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.office.duties import Duty, InUnit, SeatKind
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer
from inspections.visits import grounds
from inspections.visits.models import Inspection, Verb

DECISION = "QĐKT"
MINUTES = "BBKT"
WORKING_RECORD = "MBB02"


@transaction.atomic
def open_inspection(
    inspection: Inspection,
    dossier: Dossier,
    *,
    subjects: Iterable[DossierParty],
    by: Officer,
    at: datetime,
) -> Inspection:
    """Open an ad hoc inspection: the dossier, what is to be looked at, and whom."""
    dossier.kind = Dossier.Kind.INSPECTION
    dossier.unit = by.unit
    refuse_if(lacks_duty(by, Duty.OPEN_INSPECTION, InUnit(dossier.unit_id), at=at))
    inspection.dossier = open_dossier(dossier, by=by, at=at)
    inspection.full_clean()
    inspection.save()
    for subject in subjects:
        subject.dossier = inspection.dossier
        subject.capacity = DossierParty.Capacity.SUBJECT
        add_party(subject)
    names = [str(subject.version) for subject in inspection.dossier.parties.all()]
    facts = {"basis": inspection.basis, "content": inspection.content, "subjects": names}
    record(Verb.OPEN_INSPECTION, inspection, by=by, at=at, changes=facts)
    return inspection


def can_prepare(inspection: Inspection, by: Officer, at: datetime) -> list[Refusal]:
    """Subjects, content and team change only while the decision is not signed."""
    refusals = lacks_duty(by, Duty.PREPARE_INSPECTION, inspection, at=at)
    if inspection.status != Inspection.Status.DRAFT:
        refusals.append(
            Refusal("Quyết định kiểm tra đã ký; thay đổi bằng quyết định khác.", grounds.CONTENTS)
        )
    elif (decision := standing_decision(inspection)) and decision.state != Document.State.DRAFT:
        refusals.append(Refusal("Quyết định đang chờ ký. Mở lại dự thảo để sửa."))
    return refusals


def guard_preparing(inspection: Inspection, *, by: Officer, at: datetime) -> None:
    """Lock, and refuse unless the inspection may still be prepared."""
    lock(inspection.dossier)
    fresh = Inspection.objects.get(pk=inspection.pk)
    refuse_if(can_prepare(fresh, by, at))


def standing_decision(inspection: Inspection) -> Document | None:
    """The inspection decision that is being made or stands."""
    documents = inspection.dossier.documents.all()
    decisions = [each for each in documents if each.kind == DECISION]
    standing = [each for each in decisions if each.state != Document.State.DISCARDED]
    return standing[-1] if standing else None


@transaction.atomic
def add_subject(
    inspection: Inspection, subject: DossierParty, *, by: Officer, at: datetime
) -> DossierParty:
    lock(inspection)
    refuse_if(can_prepare(inspection, by, at))
    subject.dossier = inspection.dossier
    subject.capacity = DossierParty.Capacity.SUBJECT
    add_party(subject)
    record(Verb.ADD_SUBJECT, inspection, by=by, at=at, changes={"subject": str(subject.version)})
    return subject


@transaction.atomic
def remove_subject(
    inspection: Inspection, subject: DossierParty, *, by: Officer, at: datetime
) -> Inspection:
    lock(inspection)
    refuse_if(can_prepare(inspection, by, at))
    name = str(subject.version)
    if inspection.visits.filter(party_version__party=subject.version.party).exists():
        raise ValidationError(f"{name} đã có trong danh sách địa điểm. Bỏ địa điểm trước.")
    subject.delete()
    record(Verb.REMOVE_SUBJECT, inspection, by=by, at=at, changes={"subject": name})
    return inspection


@transaction.atomic
def seat_officer(
    inspection: Inspection, officer: Officer, *, kind: str, by: Officer, at: datetime
) -> Seat:
    """Name an officer to the team (Điều 12 khoản 1): one head, members, at most one secretary."""
    lock(inspection)
    refuse_if(can_prepare(inspection, by, at))
    if kind == SeatKind.HOLDER:
        raise ValidationError({"kind": "Chọn vai trò trong Đoàn kiểm tra."})
    if not officer.is_active:
        raise ValidationError({"officer": f"{officer} không còn làm việc. Chọn người khác."})
    seat = Seat(dossier=inspection.dossier, officer=officer, kind=kind, starts_at=at)
    seat.full_clean()
    seat.save()
    changes = {"officer": officer.full_name, "kind": kind}
    record(Verb.SEAT_OFFICER, inspection, by=by, at=at, changes=changes)
    return seat


@transaction.atomic
def unseat_officer(seat: Seat, *, by: Officer, at: datetime) -> Seat:
    inspection = Inspection.objects.get(dossier=seat.dossier_id)
    lock(inspection)
    seat.refresh_from_db()
    refuse_if(can_prepare(inspection, by, at))
    if seat.ends_at is not None:
        raise ValidationError("Người này đã rút khỏi Đoàn.")
    seat.ends_at = at
    seat.revision += 1
    seat.save(update_fields=["ends_at", "revision"])
    changes = {"officer": seat.officer.full_name, "kind": seat.kind}
    record(Verb.UNSEAT_OFFICER, inspection, by=by, at=at, changes=changes)
    return seat


@transaction.atomic
def declare_interest(seat: Seat, *, interest: str, note: str, by: Officer, at: datetime) -> Seat:
    """Each member declares for himself (Điều 12 khoản 2)."""
    lock(seat)
    if seat.officer_id != by.pk:
        raise ValidationError("Mỗi người tự khai báo xung đột lợi ích của mình.")
    before = seat.interest
    seat.interest, seat.interest_note, seat.declared_at = interest, note.strip(), at
    seat.revision += 1
    seat.full_clean(exclude=["dossier", "officer"])
    seat.save(update_fields=["interest", "interest_note", "declared_at", "revision"])
    changes = {"interest": [before, interest], "note": note}
    record(Verb.DECLARE_INTEREST, seat, by=by, at=at, changes=changes)
    return seat


def team_of(inspection: Inspection, at: datetime) -> list[Seat]:
    """The team at an instant, head first."""
    return team_at(inspection.dossier, at)


def team_refusals(inspection: Inspection, at: datetime) -> list[Refusal]:
    """What the team still lacks before it may go."""
    team = team_of(inspection, at)
    refusals = []
    if not any(seat.kind == SeatKind.HEAD for seat in team):
        refusals.append(Refusal("Chưa cử Trưởng đoàn kiểm tra.", grounds.TEAM))
    if len(team) < 2:  # a head and at least one member
        refusals.append(Refusal("Đoàn kiểm tra chưa có thành viên.", grounds.TEAM))
    for seat in team:
        if seat.interest == Seat.Interest.NOT_DECLARED:
            reason = f"{seat.officer} chưa khai báo xung đột lợi ích."
            refusals.append(Refusal(reason, grounds.NO_INTEREST))
        elif seat.interest == Seat.Interest.HAS:
            reason = f"{seat.officer} có xung đột lợi ích với đối tượng kiểm tra. Cử người khác."
            refusals.append(Refusal(reason, grounds.NO_INTEREST))
    return refusals
