"""Acts of a case and its circumstances: added, changed, taken out."""

from datetime import date

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from cases.casework.forms import CircumstanceForm, ViolationForm
from cases.casework.models import Case, Circumstance, Violation
from cases.casework.services import violations
from cases.casework.services.cases import can_change_acts
from cases.casework.services.request_cases import right_named
from cases.casework.views.cases import step_page
from cases.lawbook.services import active_catalogue
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from cases.office.forms import ConfirmForm


def _case(request: OfficerRequest, pk: int) -> Case:
    return fetch(request, Case.objects.with_dossier(), pk=pk)


@requires(Duty.HANDLE_CASE)
def violation_add(request: OfficerRequest, pk: int) -> HttpResponseBase:
    case = _case(request, pk)
    on = timezone.localdate(case.detected_at)
    row = Violation(case=case, detected_on=on, right=right_named(case))
    return _violation(request, case, row, on, "Thêm hành vi")


@requires(Duty.HANDLE_CASE)
def violation(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    case = _case(request, pk)
    row = get_object_or_404(case.violations.select_related("act_version", "right"), pk=row_pk)
    row.case = case
    return _violation(request, case, row, row.ended_on or row.detected_on, "Sửa hành vi")


def _violation(
    request: OfficerRequest, case: Case, row: Violation, on: date, title: str
) -> HttpResponseBase:
    form = ViolationForm(request.POST or None, instance=row, on=on)
    if form.is_valid() and form.write(by=request.user, at=request.at):
        return redirect(f"{case.get_absolute_url()}#hanh-vi")
    return step_page(
        request,
        case,
        title,
        form=form,
        verb="Lưu",
        anchor="#hanh-vi",
        remove_url=_remove_url(case, row),
        remove_verb="Bỏ hành vi này",
        refusals=can_change_acts(case, request.user, request.at),
    )


def _remove_url(case: Case, row: Violation) -> str:
    return reverse("casework:violation_remove", args=[case.pk, row.pk]) if row.pk else ""


@requires(Duty.HANDLE_CASE)
def violation_remove(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    case = _case(request, pk)
    row = get_object_or_404(case.violations.select_related("act_version"), pk=row_pk)
    form = ConfirmForm(request.POST or None)
    if form.is_valid() and form.act(
        violations.remove_violation, row, by=request.user, at=request.at
    ):
        return redirect(f"{case.get_absolute_url()}#hanh-vi")
    return step_page(
        request,
        case,
        "Bỏ hành vi",
        form=form,
        verb="Bỏ hành vi",
        is_grave=True,
        anchor="#hanh-vi",
        note=f"{row.act_version.wording}. Nội dung đã ghi vẫn còn trong nhật ký.",
        refusals=can_change_acts(case, request.user, request.at),
    )


@requires(Duty.HANDLE_CASE)
def circumstance_add(request: OfficerRequest, pk: int) -> HttpResponseBase:
    case = _case(request, pk)
    taken = {each.code for each in case.circumstances.all()}
    form = CircumstanceForm(request.POST or None, law=active_catalogue(), taken=taken)
    if form.is_valid():
        told = form.cleaned_data
        row = Circumstance(case=case, code=told["code"], evidence=told["evidence"])
        if form.act(violations.add_circumstance, row, by=request.user, at=request.at):
            return redirect(f"{case.get_absolute_url()}#tinh-tiet")
    return step_page(
        request,
        case,
        "Thêm tình tiết",
        form=form,
        verb="Lưu",
        anchor="#tinh-tiet",
        refusals=can_change_acts(case, request.user, request.at),
    )


@requires(Duty.HANDLE_CASE)
def circumstance_remove(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    case = _case(request, pk)
    row = get_object_or_404(case.circumstances, pk=row_pk)
    known = active_catalogue().circumstances.get(row.code)
    form = ConfirmForm(request.POST or None)
    if form.is_valid() and form.act(
        violations.remove_circumstance, row, by=request.user, at=request.at
    ):
        return redirect(f"{case.get_absolute_url()}#tinh-tiet")
    return step_page(
        request,
        case,
        "Bỏ tình tiết",
        form=form,
        verb="Bỏ tình tiết",
        is_grave=True,
        anchor="#tinh-tiet",
        note=f"{known.wording if known else row.code}. Nội dung đã ghi vẫn còn trong nhật ký.",
        refusals=can_change_acts(case, request.user, request.at),
    )
