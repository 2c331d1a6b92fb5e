"""Papers begun: the decision of an inspection, the records of a visit."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from cases.dossier.models import Document
from cases.dossier.steps import Refusal
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from cases.office.forms import ActForm, ConfirmForm
from inspections.visits.models import Inspection, Visit
from inspections.visits.services import decisions, records


@requires(Duty.PREPARE_INSPECTION)
def decision_draft(request: OfficerRequest, pk: int) -> HttpResponseBase:
    inspection = fetch(request, Inspection.objects.select_related("dossier"), pk=pk)
    form = ConfirmForm(request.POST or None)
    draft = decisions.draft_decision
    if form.is_valid() and form.act(draft, inspection, by=request.user, at=request.at):
        return _drafted(request, form, "Đã soạn dự thảo quyết định.")
    return _page(
        request,
        form,
        decisions.can_draft_decision(inspection, request.user, request.at),
        inspection=inspection,
        title="Soạn quyết định kiểm tra",
        intro="Dự thảo lấy từ hồ sơ: căn cứ, nội dung, đối tượng, thời hạn, Đoàn kiểm tra.",
        verb="Soạn quyết định",
    )


@requires(Duty.RECORD_VISIT)
def minutes_draft(request: OfficerRequest, pk: int) -> HttpResponseBase:
    return _record_draft(
        request,
        pk,
        records.draft_minutes,
        records.can_draft_minutes,
        name="biên bản kiểm tra",
        intro="Dự thảo lấy từ những gì đã ghi ở buổi làm việc; ghi thêm thì dự thảo đổi theo.",
    )


@requires(Duty.RECORD_VISIT)
def working_record_draft(request: OfficerRequest, pk: int) -> HttpResponseBase:
    return _record_draft(
        request,
        pk,
        records.draft_working_record,
        records.can_draft_working_record,
        name="biên bản làm việc",
        intro="Mẫu MBB02: việc làm thêm, mở niêm phong, kiểm đếm, bổ sung biên bản trước.",
    )


def _record_draft(
    request: OfficerRequest,
    pk: int,
    draft: Callable[..., Document],
    can_draft: Callable[..., list[Refusal]],
    *,
    name: str,
    intro: str,
) -> HttpResponseBase:
    visit = fetch(request, Visit.objects.select_related("inspection__dossier"), pk=pk)
    form = ConfirmForm(request.POST or None)
    if form.is_valid() and form.act(draft, visit, by=request.user, at=request.at):
        return _drafted(request, form, f"Đã lập dự thảo {name}.")
    return _page(
        request,
        form,
        can_draft(visit, request.user, request.at),
        visit=visit,
        inspection=visit.inspection,
        title=f"Lập {name}",
        intro=intro,
        verb=f"Lập {name}",
    )


def _drafted(request: OfficerRequest, form: ActForm, told: str) -> HttpResponse:
    messages.success(request, f"{told} Xem phần còn thiếu, sửa nếu cần, rồi chốt để ký.")
    made: Any = form.result
    return redirect("visits:document", made.pk)


def _page(
    request: OfficerRequest, form: ActForm, refusals: list[Refusal], **told: Any
) -> HttpResponse:
    context = {"form": form, "refusals": refusals, **told}
    return render(request, "visits/document_act.html", context)
