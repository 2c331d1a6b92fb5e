"""The steps of a plan, each with what it asks."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import redirect, render

from cases.dossier.steps import Refusal
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from cases.office.forms import ActForm, ConfirmForm, ReasonForm
from inspections.planning import forms
from inspections.planning.models import Plan
from inspections.planning.services import plans
from inspections.planning.services.plans import can_move

Status = Plan.Status


def _step(
    request: OfficerRequest,
    plan: Plan,
    form: ActForm,
    act: Callable[..., Any],
    status: str,
    **shown: Any,
) -> HttpResponseBase:
    """Ask, act, lead back; the act and the greyed button ask the same question."""
    told = {name: form.cleaned_data[name] for name in form.own_fields} if form.is_valid() else None
    if told is not None and form.act(act, plan, **told, by=request.user, at=request.at):
        return redirect(plan)
    refusals: list[Refusal] = can_move(plan, status, request.user, request.at)
    context = {"dossier": plan.dossier, "form": form, "refusals": refusals, **shown}
    return render(request, "dossier/step_form.html", context)


@requires(Duty.SUBMIT_PLAN)
def submit(request: OfficerRequest, pk: int) -> HttpResponseBase:
    plan = fetch(request, Plan.objects.with_dossier(), pk=pk)
    form = ConfirmForm(request.POST or None)
    note = f"Kế hoạch có {plan.items.count()} đối tượng. Trình rồi thì danh sách không sửa được."
    return _step(
        *(request, plan, form, plans.submit_plan, Status.SUBMITTED),
        title="Trình kế hoạch",
        verb="Trình Chủ tịch UBND Thành phố",
        note=note,
    )


@requires(Duty.KEEP_PLAN)
def send_back(request: OfficerRequest, pk: int) -> HttpResponseBase:
    plan = fetch(request, Plan.objects.with_dossier(), pk=pk)
    form = ReasonForm(request.POST or None)
    return _step(
        *(request, plan, form, plans.return_plan, Status.DRAFT),
        title="Ghi nhận trả lại để sửa",
        verb="Ghi trả lại",
    )


@requires(Duty.KEEP_PLAN)
def approve(request: OfficerRequest, pk: int) -> HttpResponseBase:
    plan = fetch(request, Plan.objects.with_dossier(), pk=pk)
    form = forms.ApprovalForm(request.POST or None)
    return _step(
        *(request, plan, form, plans.note_approval, Status.APPROVED),
        title="Ghi nhận phê duyệt",
        verb="Ghi phê duyệt",
        note="Từ đây danh sách chỉ thay đổi bằng điều chỉnh.",
    )


@requires(Duty.SUBMIT_PLAN)
def send(request: OfficerRequest, pk: int) -> HttpResponseBase:
    plan = fetch(request, Plan.objects.with_dossier(), pk=pk)
    form = forms.SendForm(request.POST or None)
    return _step(
        *(request, plan, form, plans.send_plan, Status.SENT),
        title="Gửi Thanh tra Thành phố",
        verb="Ghi đã gửi",
    )


@requires(Duty.SUBMIT_PLAN)
def publish(request: OfficerRequest, pk: int) -> HttpResponseBase:
    plan = fetch(request, Plan.objects.with_dossier(), pk=pk)
    form = forms.PublishForm(request.POST or None)
    return _step(
        *(request, plan, form, plans.publish_plan, Status.PUBLISHED),
        title="Công khai kế hoạch",
        verb="Ghi công khai",
    )


@requires(Duty.SUBMIT_PLAN)
def close(request: OfficerRequest, pk: int) -> HttpResponseBase:
    plan = fetch(request, Plan.objects.with_dossier(), pk=pk)
    form = forms.CloseForm(request.POST or None)
    return _step(
        *(request, plan, form, plans.close_plan, Status.CLOSED),
        title="Kết thúc kế hoạch",
        verb="Kết thúc kế hoạch",
        is_grave=True,
        note="Kết thúc rồi thì không mở thêm cuộc kiểm tra theo kế hoạch này.",
    )


@requires(Duty.SEE_PLAN)
def cancel(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """The act itself asks: whoever keeps the plan while it is a draft, the Director after."""
    plan = fetch(request, Plan.objects.with_dossier(), pk=pk)
    form = ReasonForm(request.POST or None)
    return _step(
        *(request, plan, form, plans.cancel_plan, Status.CANCELLED),
        title="Hủy kế hoạch",
        verb="Hủy kế hoạch",
        is_grave=True,
        note="Hủy rồi thì kế hoạch không dùng lại được; hồ sơ vẫn được giữ.",
    )
