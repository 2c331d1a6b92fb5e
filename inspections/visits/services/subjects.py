"""Who is inspected at a place."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.office.journal import record
from cases.office.models import Officer
from cases.parties.models import Party
from inspections.visits.models import Verb, Visit
from inspections.visits.services.visits import guard


@transaction.atomic
def set_subject(
    visit: Visit, party: Party, *, instead_of: int | None, by: Officer, at: datetime
) -> Visit:
    """Who is inspected here, as the party stands that day; `instead_of`: who stood there."""
    guard(visit, by=by, at=at)
    on = timezone.localtime(visit.arrived_at or at).date()
    version = party.version_on(on)
    if version is None:
        reason = f"Chưa có thông tin của {party} tại ngày {on:%d/%m/%Y}. Cập nhật đối tượng trước."
        raise ValidationError({"party": reason})
    if visit.party_version_id == version.pk:
        return visit
    if visit.party_version_id != instead_of:
        raise ValidationError(
            {"party": f"Người khác vừa ghi: {visit.party_version}. Tải lại trang rồi chọn lại."}
        )
    changes = {"subject": [str(visit.party_version or ""), str(version)]}
    visit.party_version = version
    visit.revision += 1
    visit.full_clean(exclude=["inspection", "commune", "party_version"])
    visit.save(update_fields=["party_version", "revision"])
    record(Verb.CHANGE_VISIT, visit, by=by, at=at, changes=changes)
    return visit
