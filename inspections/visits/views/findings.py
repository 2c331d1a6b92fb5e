"""What was found at a visit: never a violation before its record."""

from datetime import date

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from cases.office.forms import ConfirmForm
from inspections.visits.field_forms.findings import FindingForm
from inspections.visits.models import Finding, Visit
from inspections.visits.phrases import phrases
from inspections.visits.services.rows import remove_finding
from inspections.visits.services.visits import can_record


def _visit(request: OfficerRequest, pk: int) -> Visit:
    return fetch(request, Visit.objects.with_dossier(), pk=pk)


def _day_of(request: OfficerRequest, visit: Visit) -> date:
    return timezone.localtime(visit.arrived_at or visit.logged_at or request.at).date()


@requires(Duty.RECORD_VISIT)
def finding_add(request: OfficerRequest, pk: int) -> HttpResponseBase:
    visit = _visit(request, pk)
    form = FindingForm(
        request.POST or None, instance=Finding(visit=visit), on=_day_of(request, visit)
    )
    if form.is_valid() and form.write(by=request.user, at=request.at):
        return redirect(f"{visit.get_absolute_url()}#ghi-nhan")
    return _form(request, visit, form, "Thêm nội dung ghi nhận")


@requires(Duty.RECORD_VISIT)
def finding(request: OfficerRequest, pk: int, finding_pk: int) -> HttpResponseBase:
    visit = _visit(request, pk)
    row = get_object_or_404(visit.findings.select_related("right"), pk=finding_pk)
    form = FindingForm(request.POST or None, instance=row, on=_day_of(request, visit))
    if form.is_valid() and form.write(by=request.user, at=request.at):
        return redirect(f"{visit.get_absolute_url()}#ghi-nhan")
    return _form(request, visit, form, "Nội dung ghi nhận", row)


def _form(
    request: OfficerRequest,
    visit: Visit,
    form: FindingForm,
    title: str,
    row: Finding | None = None,
) -> HttpResponse:
    on = _day_of(request, visit)
    right = row.right if row else None
    context = {
        "form": form,
        "visit": visit,
        "finding": row,
        "on": on,
        "right": right,
        "period": right.period_on(on) if right else None,
        "refusals": can_record(visit, request.user, request.at),
        "title": title,
        "phrases": phrases("facts"),
    }
    return render(request, "visits/finding_form.html", context)


@requires(Duty.RECORD_VISIT)
def finding_remove(request: OfficerRequest, pk: int, finding_pk: int) -> HttpResponseBase:
    visit = _visit(request, pk)
    row = get_object_or_404(visit.findings, pk=finding_pk)
    form = ConfirmForm(request.POST or None)
    if form.is_valid() and form.act(remove_finding, visit, row, by=request.user, at=request.at):
        return redirect(f"{visit.get_absolute_url()}#ghi-nhan")
    context = {
        "form": form,
        "visit": visit,
        "refusals": can_record(visit, request.user, request.at),
        "title": "Bỏ nội dung ghi nhận",
        "intro": f"“{row}” Nội dung đã ghi vẫn còn trong nhật ký.",
        "verb": "Bỏ",
        "back": f"{visit.get_absolute_url()}#ghi-nhan",
    }
    return render(request, "visits/visit_form.html", context)
