"""Asking the right holder, and noting the answer."""

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from cases.casework.confirmation_forms import AskForm, ReplyForm
from cases.casework.models import Case
from cases.casework.services import confirmations
from cases.casework.views.cases import step_page
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty

ANCHOR = "#xac-nhan"


@requires(Duty.HANDLE_CASE)
def ask(request: OfficerRequest, pk: int) -> HttpResponseBase:
    case = fetch(request, Case.objects.with_dossier(), pk=pk)
    form = AskForm(request.POST or None, case=case)
    if form.is_valid() and form.act(
        confirmations.ask, form.confirmation(), form.chosen(), by=request.user, at=request.at
    ):
        return redirect(f"{case.get_absolute_url()}{ANCHOR}")
    return step_page(
        request,
        case,
        "Đề nghị chủ thể quyền xác nhận",
        form=form,
        verb="Soạn công văn",
        anchor=ANCHOR,
        note="Công văn kèm ảnh đã chọn; thời hạn trả lời chạy từ ngày ban hành.",
        refusals=confirmations.can_ask(case, request.user, request.at),
    )


@requires(Duty.HANDLE_CASE)
def reply(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    case = fetch(request, Case.objects.with_dossier(), pk=pk)
    asked = get_object_or_404(case.confirmations.select_related("letter", "holder"), pk=row_pk)
    asked.case = case
    initial = {"replied_on": timezone.localdate(request.at)}
    form = ReplyForm(request.POST or None, initial=initial)
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("replied_on", "answer", "reply")}
        if form.act(confirmations.note_reply, asked, **told, by=request.user, at=request.at):
            return redirect(f"{case.get_absolute_url()}{ANCHOR}")
    return step_page(
        request,
        case,
        f"Ghi trả lời của {asked.holder}",
        form=form,
        verb="Lưu trả lời",
        anchor=ANCHOR,
        refusals=confirmations.can_note_reply(asked, request.user, request.at),
    )
