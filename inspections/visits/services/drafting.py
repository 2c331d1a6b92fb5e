"""Papers of an inspection begun: its decision, and the records of its visits."""

from datetime import datetime

from django.db import transaction

from cases.dossier.drafting.edits import Edits
from cases.dossier.models import Document
from cases.dossier.services import documents
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.office.duties import Duty
from cases.office.locking import lock
from cases.office.models import Officer
from inspections.visits import grounds
from inspections.visits.documents import decision, minutes, working_record
from inspections.visits.models import Inspection, Visit, VisitDocument
from inspections.visits.services.guard import guard_refusals
from inspections.visits.services.inspections import can_prepare, standing_decision
from inspections.visits.services.visits import can_record

NOT_ARRIVED = "Ghi giờ đến nơi làm việc trước khi lập biên bản."


def can_draft_decision(inspection: Inspection, by: Officer, at: datetime) -> list[Refusal]:
    refusals = can_prepare(inspection, by, at)
    if standing_decision(inspection):
        refusals.append(Refusal("Đã có quyết định hoặc dự thảo quyết định của cuộc kiểm tra này."))
        return refusals
    return refusals + guard_refusals(inspection, at)


@transaction.atomic
def draft_decision(
    inspection: Inspection, *, by: Officer, at: datetime, edits: Edits | None = None
) -> Document:
    lock(inspection)
    refuse_if(can_draft_decision(inspection, by, at))
    title = f"Quyết định kiểm tra việc chấp hành pháp luật về {inspection.field}"
    return documents.draft_document(
        inspection.dossier,
        kind=decision.KIND,
        title=f"{title} {decision.subject_line(inspection)}"[:300].rstrip(),
        edits=(edits or Edits()).to_json(),
        by=by,
        at=at,
    )


def can_draft_minutes(visit: Visit, by: Officer, at: datetime) -> list[Refusal]:
    refusals = can_record(visit, by, at)
    if visit.arrived_at is None:
        refusals.append(Refusal(NOT_ARRIVED, grounds.MINUTES))
    held = (each.document for each in visit.documents.all())
    if any(each.kind == minutes.KIND and each.state == Document.State.DRAFT for each in held):
        refusals.append(Refusal("Buổi làm việc này đã có dự thảo biên bản kiểm tra."))
    return refusals


@transaction.atomic
def draft_minutes(
    visit: Visit, *, by: Officer, at: datetime, edits: Edits | None = None
) -> Document:
    lock(visit)
    refuse_if(can_draft_minutes(visit, by, at))
    return _draft(visit, minutes.KIND, "Biên bản kiểm tra", by=by, at=at, edits=edits)


def can_draft_working_record(visit: Visit, by: Officer, at: datetime) -> list[Refusal]:
    """Also after the minutes are frozen: this is where what they lack is set down."""
    refusals = lacks_duty(by, Duty.RECORD_VISIT, visit, at=at)
    if visit.inspection.status != Inspection.Status.UNDER_WAY:
        reason = "Chỉ lập biên bản làm việc khi đang kiểm tra."
        refusals.append(Refusal(reason, grounds.HEAD_ANNOUNCES))
    if visit.arrived_at is None:
        refusals.append(Refusal(NOT_ARRIVED))
    return refusals


@transaction.atomic
def draft_working_record(
    visit: Visit,
    *,
    by: Officer,
    at: datetime,
    about: Visit | None = None,
    corrects: Document | None = None,
    edits: Edits | None = None,
) -> Document:
    """A record made at one visit about what happened at another (by default at the same)."""
    lock(visit)
    refuse_if(can_draft_working_record(visit, by, at))
    said = edits or Edits(about=about.pk if about and about != visit else None)
    kind, name = working_record.KIND, "Biên bản làm việc"
    return _draft(visit, kind, name, by=by, at=at, edits=said, corrects=corrects)


def _draft(
    visit: Visit,
    kind: str,
    name: str,
    *,
    by: Officer,
    at: datetime,
    edits: Edits | None,
    corrects: Document | None = None,
) -> Document:
    # the label may be a person's name, which says nothing of the place
    place = f"{visit.spot}, {visit.label}" if visit.stall else visit.label
    document = documents.draft_document(
        visit.dossier,
        kind=kind,
        title=f"{name} tại {place}"[:300],
        edits=(edits or Edits()).to_json(),
        corrects=corrects,
        by=by,
        at=at,
    )
    VisitDocument.objects.create(visit=visit, document=document)
    return document
