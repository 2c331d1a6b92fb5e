"""Pages of the record that opens the exception of the guard."""

from typing import cast

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from cases.dossier.drafting.signer import possible_signers
from cases.dossier.paper import from_json
from cases.dossier.preview import preview
from cases.dossier.services.printing import digest
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from cases.office.forms import ReasonForm
from inspections.visits.guard_forms import ExceptionForm, SignExceptionForm
from inspections.visits.models import GuardException, Inspection
from inspections.visits.services import exceptions


@requires(Duty.PREPARE_INSPECTION)
def exception_propose(request: OfficerRequest, pk: int) -> HttpResponseBase:
    inspection = fetch(request, Inspection.objects.with_dossier(), pk=pk)
    signers = possible_signers(inspection.dossier, Duty.SIGN_INSPECTION, at=request.at)
    form = ExceptionForm(request.POST or None, signers=signers)
    if form.is_valid() and form.act(
        exceptions.propose_exception,
        form.row_of(inspection),
        signer=form.cleaned_data["signer"],
        by=request.user,
        at=request.at,
    ):
        return redirect(cast(GuardException, form.result))
    context = {
        "dossier": inspection.dossier,
        "title": "Lập phiếu dấu hiệu vi phạm rõ ràng",
        "note": "Điểm rủi ro cao, ngành nhạy cảm, lâu chưa kiểm tra: một mình chưa đủ.",
        "form": form,
        "verb": "Chuyển người có thẩm quyền ký",
        "refusals": exceptions.can_propose(inspection, request.user, request.at),
    }
    return render(request, "dossier/step_form.html", context)


def _exception(request: OfficerRequest, pk: int, row_pk: int) -> GuardException:
    inspection = fetch(request, Inspection.objects.with_dossier(), Duty.SEE_DOSSIER, pk=pk)
    rows = inspection.guard_exceptions.select_related("record", "made_by")
    exception = get_object_or_404(rows, pk=row_pk)
    exception.inspection = inspection
    return exception


@requires(Duty.SEE_DOSSIER)
def exception(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    """The record as it will be signed, with the button for whoever signs it."""
    found = _exception(request, pk, row_pk)
    reviewed = digest(found.record.words.encode())
    form = SignExceptionForm(request.POST or None, initial={"reviewed": reviewed})
    if form.is_valid() and form.act(
        exceptions.sign_exception,
        found,
        reviewed=form.cleaned_data["reviewed"],
        by=request.user,
        at=request.at,
    ):
        return redirect(found.inspection)
    words = found.record.words
    context = {
        "inspection": found.inspection,
        "dossier": found.inspection.dossier,
        "exception": found,
        "preview": preview(from_json(words)) if words else None,
        "form": form,
        "refusals": exceptions.can_sign(found, request.user, request.at),
    }
    return render(request, "visits/exception.html", context)


@requires(Duty.SEE_DOSSIER)
def exception_refuse(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    found = _exception(request, pk, row_pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and form.act(
        exceptions.refuse_exception,
        found,
        because=form.cleaned_data["because"],
        by=request.user,
        at=request.at,
    ):
        return redirect(found.inspection)
    context = {
        "dossier": found.inspection.dossier,
        "title": "Không chấp nhận phiếu dấu hiệu vi phạm rõ ràng",
        "form": form,
        "verb": "Không chấp nhận",
        "is_grave": True,
        "refusals": exceptions.can_sign(found, request.user, request.at),
    }
    return render(request, "dossier/step_form.html", context)
