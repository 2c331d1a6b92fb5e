"""The signed record that opens the exception: clear signs of a violation, proposed and approved."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.dossier.drafting.signer import possible_signers
from cases.dossier.models import Document
from cases.dossier.services import documents
from cases.dossier.services.decisions import sign_decision
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.office.duties import Duty
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer
from inspections.visits import grounds
from inspections.visits.documents import clear_signs
from inspections.visits.models import GuardException, Inspection, Verb
from inspections.visits.services.guard import guard_inspection

BEFORE = (Inspection.Status.DRAFT, Inspection.Status.DECIDED)
STANDING = (Document.State.READY, Document.State.SIGNED, Document.State.ISSUED)


def exception_of(inspection: Inspection) -> GuardException | None:
    """The record that waits or stands; one that was not accepted is past."""
    rows = GuardException.objects.filter(inspection=inspection, record__state__in=STANDING)
    return rows.select_related("record", "made_by").last()


def can_propose(inspection: Inspection, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, Duty.PREPARE_INSPECTION, inspection, at=at)
    if inspection.status not in BEFORE:
        reason = f"Cuộc kiểm tra {inspection.get_status_display().lower()}."
        refusals.append(Refusal(reason, grounds.EXCEPTION))
    if exception := exception_of(inspection):
        state = exception.record.get_state_display().lower()
        refusals.append(Refusal(f"Đã có phiếu dấu hiệu vi phạm rõ ràng, {state}."))
    return refusals


@transaction.atomic
def propose_exception(
    exception: GuardException, *, signer: Officer, by: Officer, at: datetime
) -> GuardException:
    """Signs, source and evidence written down; its words are fixed at once for the signer."""
    inspection = exception.inspection
    lock(inspection)
    refuse_if(can_propose(inspection, by, at))
    if signer not in possible_signers(inspection.dossier, Duty.SIGN_INSPECTION, at=at):
        raise ValidationError({"signer": "Chọn người có thẩm quyền ký quyết định kiểm tra."})
    exception.made_by, exception.made_at = by, at
    exception.clean_fields(exclude=["inspection", "record", "made_by"])
    document = documents.draft_document(
        inspection.dossier,
        kind=clear_signs.KIND,
        title=f"{clear_signs.NAME}: {exception.signs}"[:300].rstrip(),
        by=by,
        at=at,
    )
    earlier = [
        f"{each.name}: {each.words}"
        for each in guard_inspection(inspection, on=timezone.localdate(at))
        if each.answer.earlier
    ]
    facts = clear_signs.facts_of(exception, signer=signer.pk, earlier="; ".join(earlier), at=at)
    documents.freeze_words(document, facts)
    documents.move(document, Document.State.READY, ready_at=at)
    exception.record = document
    exception.save()
    told = {"signs": exception.signs, "source": exception.source, "evidence": exception.evidence}
    record(Verb.PROPOSE_EXCEPTION, exception, by=by, at=at, changes=told)
    return exception


def can_sign(exception: GuardException, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, Duty.SIGN_INSPECTION, exception.inspection, at=at)
    if exception.record.state != Document.State.READY:
        state = exception.record.get_state_display().lower()
        refusals.append(Refusal(f"Phiếu {state}."))
    return refusals


@transaction.atomic
def sign_exception(
    exception: GuardException, *, reviewed: str = "", by: Officer, at: datetime
) -> GuardException:
    """From now on the guard lets this inspection through, and says why."""
    lock(exception)
    exception.record.refresh_from_db()
    refuse_if(can_sign(exception, by, at))
    sign_decision(exception.record, by=by, at=at, reviewed=reviewed)
    record(Verb.SIGN_EXCEPTION, exception, by=by, at=at, changes={"signs": exception.signs})
    return exception


@transaction.atomic
def refuse_exception(
    exception: GuardException, *, because: str, by: Officer, at: datetime
) -> Inspection:
    """Not accepted: the record is put aside with the reason, the guard goes on blocking."""
    lock(exception)
    exception.record.refresh_from_db()
    refuse_if(can_sign(exception, by, at))
    documents.reopen(exception.record, because=because, by=by, at=at)
    documents.discard(exception.record, by=by, at=at)
    record(Verb.REFUSE_EXCEPTION, exception, by=by, at=at, changes={"because": because})
    return exception.inspection
