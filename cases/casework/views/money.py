"""Money of a decision, measures carried out, and the end of a case."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from cases.casework.models import Case, Measure, Payment
from cases.casework.sanction_forms import CloseForm, ExecutionForm, PaymentForm
from cases.casework.services import closing, payments
from cases.casework.views.cases import step_page
from cases.lawbook.services import active_catalogue
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from cases.office.forms import ReasonForm
from cases.office.templatetags.office import day, dong

ANCHOR = "#thi-hanh"


@requires(Duty.RECORD_PAYMENT)
def payment_add(request: OfficerRequest, pk: int) -> HttpResponseBase:
    case = fetch(request, Case.objects.with_dossier(), pk=pk)
    decision = payments.decision_with_fine(case)
    form = PaymentForm(request.POST or None)
    if decision and form.is_valid():
        row = Payment(decision=decision)
        if form.note(row, by=request.user, at=request.at):
            messages.success(request, f"Đã ghi {dong(row.amount)}, chứng từ {row.receipt}.")
            return redirect(f"{case.get_absolute_url()}{ANCHOR}")
    return step_page(
        request,
        case,
        "Ghi tiền nộp phạt",
        form=form,
        verb="Ghi nhận",
        anchor=ANCHOR,
        note=_left(case, request) if decision else "",
        refusals=payments.can_record_payment(case, request.user, request.at),
    )


def _left(case: Case, request: OfficerRequest) -> str:
    on = timezone.localdate(request.at)
    accounts = closing.accounts_of(case, active_catalogue(), on=on)
    return "; ".join(
        f"Quyết định {each.decision}: tính đến {day(on)} còn phải nộp {dong(each.owing.owed)}"
        for each in accounts
    )


@requires(Duty.RECORD_PAYMENT)
def payment_void(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    case = fetch(request, Case.objects.with_dossier(), pk=pk)
    row = get_object_or_404(Payment.objects.select_related("decision__case"), pk=row_pk)
    if row.decision.case_id != case.pk:
        return redirect(case)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and form.act(
        payments.void_payment,
        row,
        because=form.cleaned_data["because"],
        by=request.user,
        at=request.at,
    ):
        return redirect(f"{case.get_absolute_url()}{ANCHOR}")
    return step_page(
        request,
        case,
        "Hủy ghi nhận tiền nộp",
        form=form,
        verb="Hủy ghi nhận",
        is_grave=True,
        anchor=ANCHOR,
        note=f"{dong(row.amount)} nộp {day(row.paid_on)}, {row.receipt}; dòng này vẫn lưu.",
        refusals=payments.can_void_payment(row, request.user, request.at),
    )


@requires(Duty.HANDLE_CASE)
def measure(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    case = fetch(request, Case.objects.with_dossier(), pk=pk)
    rows = Measure.objects.filter(decision__case=case).select_related("decision__case__dossier")
    row = get_object_or_404(rows, pk=row_pk)
    wording = row.wording
    form = ExecutionForm(request.POST or None, instance=row)
    if form.is_valid() and form.write(by=request.user, at=request.at):
        return redirect(f"{case.get_absolute_url()}{ANCHOR}")
    return step_page(
        request,
        case,
        "Ghi kết quả thi hành",
        form=form,
        verb="Lưu",
        anchor=ANCHOR,
        note=wording,
        refusals=closing.can_note_execution(case, request.user, request.at),
    )


@requires(Duty.HANDLE_CASE)
def close(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """What was looked at stands before the one button: closing cannot be taken back."""
    case = fetch(request, Case.objects.with_dossier(), pk=pk)
    form = CloseForm(request.POST or None)
    if form.is_valid() and form.act(
        closing.close_case,
        case,
        because=form.cleaned_data["because"],
        by=request.user,
        at=request.at,
    ):
        messages.success(request, f"Đã kết thúc vụ việc {case}.")
        return redirect(case)
    context: dict[str, Any] = {
        "case": case,
        "dossier": case.dossier,
        "form": form,
        "refusals": closing.can_close(case, request.user, request.at),
        "checks": closing.checks_of(case, active_catalogue(), at=request.at),
    }
    return render(request, "casework/close_form.html", context)
