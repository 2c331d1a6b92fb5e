"""Who else an inspection concerns, and parties whose facts were typed wrong."""

import json
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from cases.dossier.models import Document, DossierParty
from cases.dossier.services.dossiers import add_party
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.office.duties import Duty
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer
from inspections.visits import grounds
from inspections.visits.models import Inspection, Verb, Visit
from inspections.visits.services.inspections import can_prepare, standing_decision

STOPPED = {Inspection.Status.DROPPED, Inspection.Status.TERMINATED}
SUBJECT = DossierParty.Capacity.SUBJECT
CONCERNED = (
    DossierParty.Capacity.RIGHT_HOLDER,
    DossierParty.Capacity.AGENT,
    DossierParty.Capacity.RELATED,
)


def can_relate(inspection: Inspection, by: Officer, at: datetime) -> list[Refusal]:
    """Holders, agents and others come in as they are met, after the decision too."""
    refusals = lacks_duty(by, Duty.PREPARE_INSPECTION, inspection, at=at)
    if inspection.status in STOPPED:
        refusals.append(Refusal("Cuộc kiểm tra đã dừng, không thêm bớt người liên quan."))
    return refusals


def can_use_correction(
    inspection: Inspection, row: DossierParty, by: Officer, at: datetime
) -> list[Refusal]:
    """Whom a decision names stays as it was printed, from the moment it waits for signature."""
    if row.capacity == SUBJECT:
        return can_prepare(inspection, by, at)
    refusals = can_relate(inspection, by, at)
    decision = standing_decision(inspection)
    if decision is None or not _names(decision, row):
        return refusals
    if decision.state == Document.State.READY:
        reason = "Quyết định đang chờ ký có nêu tên đối tượng này. Mở lại dự thảo để sửa."
    else:
        reason = "Quyết định kiểm tra đã ký có nêu tên đối tượng này; hồ sơ giữ bản đã in."
    return [*refusals, Refusal(reason, grounds.CONTENTS)]


def _names(decision: Document, row: DossierParty) -> bool:
    """Of the others only those in capacity `related` are printed, where the officer left them."""
    if decision.state == Document.State.DRAFT or row.capacity != DossierParty.Capacity.RELATED:
        return False
    printed = json.loads(decision.facts).get("responsible", ())
    return any(row.version.name in line for line in printed)


@transaction.atomic
def add_related(
    inspection: Inspection, related: DossierParty, *, by: Officer, at: datetime
) -> DossierParty:
    """One more party that the inspection concerns, in another capacity than the subject's."""
    lock(inspection)
    refuse_if(can_relate(inspection, by, at))
    if related.capacity not in CONCERNED:
        raise ValidationError({"capacity": "Chọn một trong các tư cách của người liên quan."})
    _refuse_twice(inspection, related)
    if related.capacity == DossierParty.Capacity.RELATED and not related.note.strip():
        raise ValidationError({"note": "Ghi liên quan thế nào, ví dụ: quản lý chợ."})
    related.dossier = inspection.dossier
    add_party(related)
    changes = {
        "name": str(related.version),
        "capacity": related.get_capacity_display(),
        "note": related.note,
    }
    record(Verb.ADD_RELATED, inspection, by=by, at=at, changes=changes)
    return related


def _refuse_twice(inspection: Inspection, related: DossierParty) -> None:
    """By the party, not its version; a subject is concerned as it is."""
    standing = inspection.dossier.parties.standing().filter(version__party=related.version.party)
    held = {row.capacity: row.get_capacity_display() for row in standing}
    alike = {related.capacity}
    if related.capacity == DossierParty.Capacity.RELATED:
        alike.add(SUBJECT)
    if found := alike & set(held):
        raise ValidationError(
            {"party": f"{related.version} đã có trong hồ sơ: {held[found.pop()].lower()}."}
        )


@transaction.atomic
def end_related(
    inspection: Inspection, related: DossierParty, *, because: str, by: Officer, at: datetime
) -> DossierParty:
    """It no longer concerns them, or was entered wrongly: the row stays, with the reason."""
    lock(inspection)
    refuse_if(can_relate(inspection, by, at))
    related.refresh_from_db()
    if related.capacity not in CONCERNED:
        raise ValidationError("Đối tượng kiểm tra bỏ ở trang khác.")
    if related.ended_at is not None:
        raise ValidationError(f"{related.version} đã được ghi thôi liên quan. Tải lại trang.")
    if not because.strip():
        raise ValidationError({"because": "Ghi lý do."})
    related.ended_at, related.ended_because = at, because.strip()
    related.save(update_fields=["ended_at", "ended_because"])
    changes = {
        "name": str(related.version),
        "capacity": related.get_capacity_display(),
        "because": related.ended_because,
    }
    record(Verb.END_RELATED, inspection, by=by, at=at, changes=changes)
    return related


@transaction.atomic
def use_correction(
    inspection: Inspection, row: DossierParty, *, by: Officer, at: datetime
) -> DossierParty:
    """The party as it was said rightly since; places not gone to yet follow."""
    lock(inspection)
    refuse_if(can_use_correction(inspection, row, by, at))
    row.refresh_from_db()
    former = row.version
    version = former.party.version_on(former.in_force_from)
    if former.corrected_at is None or version is None:
        raise ValidationError("Hồ sơ đang dùng bản mới. Tải lại trang.")
    row.version = version
    row.full_clean()
    row.save(update_fields=["version"])
    waiting = Visit.objects.filter(inspection=inspection, outcome=Visit.Outcome.NOT_YET)
    for visit in waiting.filter(party_version=former):
        visit.party_version = version
        visit.revision += 1
        visit.save(update_fields=["party_version", "revision"])
    changes = {"name": [str(former), str(version)], "because": version.correction_reason}
    record(Verb.USE_CORRECTION, inspection, by=by, at=at, changes=changes)
    return row
