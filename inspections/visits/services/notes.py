"""What is said beside the outcome of a visit."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from cases.office.journal import record
from cases.office.models import Officer
from inspections.visits.models import Verb, Visit
from inspections.visits.services.visits import guard


@transaction.atomic
def note_outcome(visit: Visit, note: str, *, instead_of: str, by: Officer, at: datetime) -> Visit:
    """The line beside the outcome; `instead_of`: what stood there when it was written.

    Raises ValidationError at `note` when a colleague has written another line meanwhile.
    """
    guard(visit, by=by, at=at)
    if visit.outcome == Visit.Outcome.NOT_YET:
        raise ValidationError("Địa điểm này chưa ghi kết quả.")
    before, said = visit.outcome_note, note.strip()
    if said == before:
        return visit
    if before != instead_of.strip():
        reason = f"Người khác vừa ghi: “{before}”. Ghi gộp cả hai vào ô này rồi lưu lại."
        raise ValidationError({"note": reason}, code="conflict")
    visit.outcome_note = said
    visit.revision += 1
    visit.full_clean(exclude=["inspection", "commune", "party_version"])
    visit.save(update_fields=["outcome_note", "revision"])
    changes = {"outcome_note": [before, said], "place": str(visit)}
    record(Verb.CHANGE_VISIT, visit, by=by, at=at, changes=changes)
    return visit
