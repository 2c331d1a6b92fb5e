"""Papers that settle a case begun; a draft signed above us, a file given back."""

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect

from cases.casework.models import Case
from cases.casework.sanction_forms import SignedAboveForm, TakeBackForm
from cases.casework.services import deciding, settling
from cases.casework.views.cases import step_page
from cases.dossier.composing import Link
from cases.dossier.views.drafting import begin_paper
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from cases.office.templatetags.office import day


def _case(request: OfficerRequest, pk: int) -> Case:
    return fetch(request, Case.objects.with_dossier(), pk=pk)


def _page(case: Case) -> Link:
    return Link(case.get_absolute_url(), f"Vụ việc {case}", case.dossier.number)


@requires(Duty.HANDLE_CASE)
def sanction_draft(request: OfficerRequest, pk: int) -> HttpResponseBase:
    case = _case(request, pk)
    return begin_paper(
        request,
        case,
        deciding.draft_sanction,
        deciding.can_draft(case, deciding.SANCTION, request.user, request.at),
        name="quyết định xử phạt",
        verb="Soạn",
        intro="Mẫu MQĐ02, từ đề xuất mức phạt và biện pháp của từng hành vi.",
        within=[_page(case)],
    )


@requires(Duty.HANDLE_CASE)
def remedies_draft(request: OfficerRequest, pk: int) -> HttpResponseBase:
    case = _case(request, pk)
    return begin_paper(
        request,
        case,
        deciding.draft_remedies,
        deciding.can_draft(case, deciding.REMEDIES, request.user, request.at),
        name="quyết định buộc khắc phục hậu quả",
        verb="Soạn",
        intro="Mẫu MQĐ15: không xử phạt, chỉ buộc thực hiện biện pháp khắc phục hậu quả.",
        within=[_page(case)],
    )


@requires(Duty.HANDLE_CASE)
def transfer_draft(request: OfficerRequest, pk: int) -> HttpResponseBase:
    case = _case(request, pk)
    return begin_paper(
        request,
        case,
        deciding.draft_transfer,
        deciding.can_draft(case, deciding.TRANSFER, request.user, request.at),
        name="quyết định chuyển hồ sơ",
        verb="Soạn",
        intro="Mẫu MQĐ33: chuyển hồ sơ có dấu hiệu tội phạm đến cơ quan tiến hành tố tụng.",
        within=[_page(case)],
    )


@requires(Duty.HANDLE_CASE)
def take_back(request: OfficerRequest, pk: int) -> HttpResponseBase:
    case = _case(request, pk)
    form = TakeBackForm(request.POST or None)
    if form.is_valid() and form.act(
        settling.take_back,
        case,
        returned_on=form.cleaned_data["returned_on"],
        because=form.cleaned_data["because"],
        by=request.user,
        at=request.at,
    ):
        messages.success(request, "Đã nhận lại hồ sơ. Thời hạn ra quyết định tính từ ngày nhận.")
        return redirect(case)
    return step_page(
        request,
        case,
        "Nhận lại hồ sơ từ cơ quan tiến hành tố tụng",
        form=form,
        verb="Nhận lại",
        note="Ra quyết định xử phạt trong thời hạn tính từ ngày nhận; không phải lập biên bản.",
        refusals=settling.can_take_back(case, request.user, request.at),
    )


@requires(Duty.HANDLE_CASE)
def signed_above(request: OfficerRequest, pk: int, document_pk: int) -> HttpResponseBase:
    case = _case(request, pk)
    document = get_object_or_404(case.dossier.documents.all(), pk=document_pk)
    form = SignedAboveForm(request.POST or None)
    if form.is_valid() and form.act(
        settling.note_signed_above,
        document,
        signed_on=form.cleaned_data["signed_on"],
        by=request.user,
        at=request.at,
    ):
        on = day(form.cleaned_data["signed_on"])
        messages.success(request, f"Đã ghi nhận ký ngày {on}. Việc tiếp theo: văn thư vào số.")
        return redirect("dossier:document", document.pk)
    return step_page(
        request,
        case,
        "Ghi nhận quyết định đã được ký",
        form=form,
        verb="Ghi nhận",
        note=document.title,
        refusals=settling.can_note_signed_above(document, request.user, request.at),
    )
