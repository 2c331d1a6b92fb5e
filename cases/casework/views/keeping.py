"""Goods held longer by decision, and given back."""

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from cases.casework.custody_forms import ExtensionForm, HandOverForm, ReturnForm
from cases.casework.models import CustodyExtension
from cases.casework.services import custody, seizure_terms as terms
from cases.casework.views.cases import step_page
from cases.casework.views.custody import ANCHOR, seizure_of
from cases.office.access import OfficerRequest, requires
from cases.office.duties import Duty
from cases.office.templatetags.office import day


@requires(Duty.HANDLE_CASE)
def extend(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    seizure = seizure_of(request, pk, row_pk)
    ends = {
        term: custody.extended_end(CustodyExtension(seizure=seizure, term=term))
        for term in terms.EXTENSIONS
    }
    form = ExtensionForm(request.POST or None, seizure=seizure, ends=ends)
    if form.is_valid() and form.act(
        custody.draft_extension, form.extension(), by=request.user, at=request.at
    ):
        return redirect(f"{seizure.case.get_absolute_url()}{ANCHOR}")
    return step_page(
        request,
        seizure.case,
        "Kéo dài thời hạn tạm giữ",
        form=form,
        verb="Soạn quyết định kéo dài",
        anchor=ANCHOR,
        note=f"Đang giữ đến hết {day(seizure.last_day)}; quyết định (mẫu MQĐ21) phải ký trước đó.",
        refusals=custody.can_extend(seizure, request.user, request.at),
    )


@requires(Duty.HANDLE_CASE)
def give_back(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    seizure = seizure_of(request, pk, row_pk)
    form = ReturnForm(request.POST or None, seizure=seizure)
    if form.is_valid() and form.act(
        custody.draft_return,
        form.giving_back(),
        form.chosen(),
        by=request.user,
        at=request.at,
    ):
        return redirect(f"{seizure.case.get_absolute_url()}{ANCHOR}")
    decided = "Soạn quyết định trả lại (mẫu MQĐ24); trả khi đã ký."
    undecided = "Chưa có quyết định tạm giữ: trả ngay toàn bộ, lập biên bản trả lại (mẫu MBB16)."
    return step_page(
        request,
        seizure.case,
        "Trả lại tang vật",
        form=form,
        verb="Soạn quyết định trả lại" if seizure.is_decided else "Trả lại tang vật",
        anchor=ANCHOR,
        note=decided if seizure.is_decided else undecided,
        refusals=custody.can_return(seizure, request.user, request.at),
    )


@requires(Duty.HANDLE_CASE)
def hand_over(request: OfficerRequest, pk: int, row_pk: int, return_pk: int) -> HttpResponseBase:
    seizure = seizure_of(request, pk, row_pk)
    giving_back = get_object_or_404(seizure.returns.select_related("decision"), pk=return_pk)
    giving_back.seizure = seizure
    now = timezone.localtime(request.at).replace(second=0, microsecond=0)
    initial = {"handed_at": now, "handed_to": str(seizure.case.offender or "")}
    form = HandOverForm(request.POST or None, initial=initial)
    if form.is_valid() and form.act(
        custody.hand_over,
        giving_back,
        handed_to=form.cleaned_data["handed_to"],
        handed_at=form.cleaned_data["handed_at"],
        by=request.user,
        at=request.at,
    ):
        return redirect(f"{seizure.case.get_absolute_url()}{ANCHOR}")
    return step_page(
        request,
        seizure.case,
        "Ghi đã trả lại tang vật",
        form=form,
        verb="Đã trả lại",
        anchor=ANCHOR,
        is_grave=True,
        note="Trả hết thì việc tạm giữ kết thúc, các thời hạn dừng.",
        refusals=custody.can_hand_over(giving_back, request.user, request.at),
    )
