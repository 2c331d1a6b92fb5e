"""The inspection decision: drafted, signed by whoever the law or a delegation lets, issued."""

import json
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from cases.dossier.drafting.edits import Edits
from cases.dossier.models import Document
from cases.dossier.services import documents, signing
from cases.dossier.services.approvals import sign_refusals
from cases.dossier.services.states import advance
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.law.grounds import fixed_grounds
from cases.lawbook.services import active_catalogue
from cases.office.duties import Duty, ground_of
from cases.office.locking import lock
from cases.office.models import Officer
from inspections.visits import grounds
from inspections.visits.documents import decision
from inspections.visits.models import Inspection
from inspections.visits.services.guard import guard_refusals
from inspections.visits.services.inspections import can_prepare, standing_decision


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


def can_sign_decision(document: Document, by: Officer, at: datetime) -> list[Refusal]:
    """Only the officer named, on the ground quoted, under the law cited."""
    inspection = decision.inspection_of(document)
    refusals = lacks_duty(by, Duty.SIGN_INSPECTION, inspection, at=at)
    if document.state != Document.State.READY:
        return [*refusals, Refusal("Quyết định chưa chốt nội dung, hoặc đã ký.")]
    facts = json.loads(document.facts)
    if facts["signer"]["officer"] != by.pk:
        refusals.append(Refusal(f"Quyết định ghi tên người ký là {facts['signer']['name']}."))
        return refusals
    refusals += sign_refusals(document)
    ground = ground_of(by, Duty.SIGN_INSPECTION, inspection, at=at)
    quoted = facts["signer"]["delegation"].get("pk")
    if ground and ground.delegation_id != quoted:
        reason = "Văn bản giao quyền nêu trong quyết định không còn là căn cứ ký. Mở lại để sửa."
        refusals.append(Refusal(reason, grounds.WHO_DECIDES))
    refusals += guard_refusals(inspection, at)
    if _law_cited(inspection, at) != facts["law"]:
        refusals.append(Refusal("Căn cứ pháp lý đã thay đổi từ khi chốt. Mở lại để lập lại."))
    return refusals


def _law_cited(inspection: Inspection, at: datetime) -> list[str]:
    day = timezone.localtime(at).date()
    content = active_catalogue().content
    return list(fixed_grounds(content, decision.KIND, on=day, purpose=inspection.basis))


@transaction.atomic
def sign_decision(document: Document, *, by: Officer, at: datetime, reviewed: str = "") -> Document:
    """`reviewed` is the digest of the words that the signer read: no others are signed."""
    lock(document)
    refuse_if(can_sign_decision(document, by, at))
    signing.refuse_other_words(document, reviewed)
    return signing.sign_decision(document, by=by, at=at)


def can_issue_decision(document: Document, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, Duty.NUMBER_DOCUMENT, document.dossier, at=at)
    if document.state != Document.State.SIGNED:
        refusals.append(Refusal("Chỉ vào số, ban hành được quyết định đã ký."))
    if not decision.inspection_of(document).may_become(Inspection.Status.DECIDED):
        refusals.append(Refusal("Cuộc kiểm tra không còn chờ quyết định."))
    return refusals


@transaction.atomic
def issue_decision(
    document: Document, *, number: str, issued_on: date, by: Officer, at: datetime
) -> Document:
    """Number and day as the office gave them; from now on the inspection is decided."""
    lock(document)
    refuse_if(can_issue_decision(document, by, at))
    issued = signing.issue_decision(document, number=number, issued_on=issued_on, by=by, at=at)
    advance(Inspection.objects.get(dossier=document.dossier_id), Inspection.Status.DECIDED)
    return issued
