"""What a signed record says wrong is set right by a new record that refers to it."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.dossier.composing import composer_of
from cases.dossier.drafting.edits import Edited, Edits
from cases.dossier.models import Document
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.law.amounts import day_in_words
from cases.office.duties import Duty
from cases.office.locking import lock
from cases.office.models import Officer
from inspections.visits import grounds
from inspections.visits.documents.common import visit_of
from inspections.visits.models import Inspection, Visit
from inspections.visits.services.drafting import draft_working_record

# The correction is a record of a working session. Between the last visit and the end on site one
# more session may be added for it; after the end there is none (Điều 15 khoản 3 điểm a), and what
# follows rests on the report, or is verified before a decision on sanctions.
AFTER: dict[str, Refusal] = {
    Inspection.Status.FINISHED: Refusal(
        "Cuộc kiểm tra đã kết thúc tại chỗ, không còn buổi làm việc để lập biên bản mới. "
        "Ghi chỗ sai và nội dung đúng vào báo cáo kết quả kiểm tra; "
        "nếu xử phạt thì xác minh chỗ ấy trước khi ra quyết định.",
        grounds.REPORT,
    ),
    Inspection.Status.TERMINATED: Refusal(
        "Cuộc kiểm tra đã đình chỉ, Đoàn không lập thêm biên bản. "
        "Báo cáo chỗ sai và nội dung đúng với người ra quyết định kiểm tra.",
        grounds.STOPPED,
    ),
}


def can_correct(document: Document, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, Duty.RECORD_VISIT, document, at=at)
    if document.state != Document.State.ISSUED:
        refusals.append(Refusal("Biên bản chưa hoàn tất. Mở lại để sửa."))
    if over := AFTER.get(document.dossier.inspection.status):
        refusals.append(over)
    return refusals


@transaction.atomic
def correct_record(
    document: Document, *, visit: Visit, said: str, by: Officer, at: datetime
) -> Document:
    """A working record of the visit at which it is made, on what the earlier record said."""
    lock(document)
    refuse_if(can_correct(document, by, at))
    if not said.strip():
        raise ValidationError({"said": "Ghi chỗ sai, thiếu và nội dung đúng."})
    earlier = visit_of(document)
    course = f"{_reference(document)}: {said.strip()}"
    edits = Edits(
        texts={"course": Edited(course, visit.examined.strip())},
        about=earlier.pk if earlier != visit else None,
    )
    return draft_working_record(visit, corrects=document, edits=edits, by=by, at=at)


def _reference(document: Document) -> str:
    """`Bổ sung, đính chính Biên bản kiểm tra số 11/BB-ĐKT ngày 06 tháng 11 năm 2026`."""
    name = composer_of(document.kind).name
    day = document.issued_on or timezone.localtime(document.made_at).date()
    return f"Bổ sung, đính chính {name} số {document.full_number} {day_in_words(day)}"
