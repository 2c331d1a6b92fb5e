"""Pages on which the violation record of a case is begun, and its making written down."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from cases.casework.models import Case, ViolationRecord
from cases.casework.record_forms import RecordForm
from cases.casework.services import records
from cases.casework.views.cases import step_page
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from cases.office.house import house

TITLE = "Lập biên bản vi phạm hành chính"


@requires(Duty.HANDLE_CASE)
def record_draft(request: OfficerRequest, pk: int) -> HttpResponseBase:
    case = fetch(request, Case.objects.with_dossier(), pk=pk)
    made = ViolationRecord(
        case=case,
        maker=request.user,
        made_at=timezone.localtime(request.at).replace(second=0, microsecond=0),
        place=f"trụ sở {house().name}",
    )
    form = RecordForm(request.POST or None, instance=made, case=case)
    if form.is_valid() and form.write(by=request.user, at=request.at):
        messages.success(request, "Đã lập dự thảo biên bản vi phạm. Xem lại rồi chốt để ký.")
        drafted: Any = form.result
        return redirect("dossier:document", drafted.pk)
    return step_page(
        request,
        case,
        TITLE,
        form=form,
        verb="Lập dự thảo",
        note="Đối tượng, hành vi, điều khoản, hàng hóa, chứng cứ lấy từ vụ việc.",
        refusals=records.can_draft_record(case, request.user, request.at),
    )


@requires(Duty.HANDLE_CASE)
def record_session(request: OfficerRequest, pk: int) -> HttpResponseBase:
    rows = ViolationRecord.objects.select_related("case__dossier__chain", "document", "maker")
    made = fetch(request, rows, pk=pk)
    form = RecordForm(request.POST or None, instance=made, case=made.case)
    if form.is_valid() and form.write(by=request.user, at=request.at):
        messages.success(request, "Đã lưu buổi lập biên bản.")
        return redirect("dossier:document", made.document_id)
    return step_page(
        request,
        made.case,
        "Buổi lập biên bản vi phạm",
        form=form,
        refusals=records.can_change_session(made, request.user, request.at),
    )
