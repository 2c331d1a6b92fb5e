"""Parties of a dossier beside its subjects, and facts of a party that were mended since."""

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from cases.office.forms import ConfirmForm, ReasonForm
from inspections.visits.forms import RelatedForm
from inspections.visits.models import Inspection
from inspections.visits.services import parties


@requires(Duty.PREPARE_INSPECTION)
def related_add(request: OfficerRequest, pk: int) -> HttpResponseBase:
    inspection = fetch(request, Inspection.objects, pk=pk)
    form = RelatedForm(request.POST or None, on=timezone.localdate(request.at))
    if form.is_valid() and form.act(
        parties.add_related, inspection, form.row, by=request.user, at=request.at
    ):
        return redirect(inspection)
    context = {
        "form": form,
        "dossier": inspection.dossier,
        "title": "Thêm tổ chức, cá nhân liên quan",
        "verb": "Thêm vào hồ sơ",
        "refusals": parties.can_relate(inspection, request.user, request.at),
    }
    return render(request, "dossier/step_form.html", context)


@requires(Duty.PREPARE_INSPECTION)
def related_end(request: OfficerRequest, pk: int, party_pk: int) -> HttpResponseBase:
    inspection = fetch(request, Inspection.objects, pk=pk)
    rows = inspection.dossier.parties.filter(capacity__in=parties.CONCERNED)
    related = get_object_or_404(rows, pk=party_pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and form.act(
        parties.end_related,
        inspection,
        related,
        because=form.cleaned_data["because"],
        by=request.user,
        at=request.at,
    ):
        return redirect(inspection)
    context = {
        "form": form,
        "dossier": inspection.dossier,
        "title": f"{related.version} thôi liên quan đến cuộc kiểm tra",
        "verb": "Ghi thôi liên quan",
        "refusals": parties.can_relate(inspection, request.user, request.at),
    }
    return render(request, "dossier/step_form.html", context)


@requires(Duty.PREPARE_INSPECTION)
def correction_use(request: OfficerRequest, pk: int, party_pk: int) -> HttpResponseBase:
    inspection = fetch(request, Inspection.objects, pk=pk)
    row = get_object_or_404(inspection.dossier.parties.standing(), pk=party_pk)
    form = ConfirmForm(request.POST or None)
    if form.is_valid() and form.act(
        parties.use_correction, inspection, row, by=request.user, at=request.at
    ):
        return redirect(inspection)
    context = {
        "form": form,
        "dossier": inspection.dossier,
        "title": f"Dùng thông tin đã sửa của {row.version}",
        "verb": "Dùng bản mới",
        "refusals": parties.can_use_correction(inspection, row, request.user, request.at),
    }
    return render(request, "dossier/step_form.html", context)
