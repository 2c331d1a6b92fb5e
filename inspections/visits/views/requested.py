"""The page that opens an inspection from a request, a report or a transfer."""

from typing import cast

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from cases.casework.models import Request
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from inspections.visits.forms import BasisForm
from inspections.visits.models import Inspection
from inspections.visits.services import requested


@requires(Duty.OPEN_INSPECTION)
def request_inspect(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """Shows what comes along and what the guard says, before the inspection is opened."""
    found = fetch(request, Request.objects.with_dossier(), pk=pk)
    bases = requested.BASES[Request.Kind(found.kind)]
    form = BasisForm(request.POST or None, bases=bases)
    if form.is_valid() and form.act(
        requested.open_from_request,
        found,
        basis=form.cleaned_data["basis"],
        by=request.user,
        at=request.at,
    ):
        return redirect(cast(Inspection, form.result))
    context = {
        "dossier": found.dossier,
        "request_row": found,
        "basis_paper": requested.basis_paper(found),
        "content": requested.content_of(found),
        "guarded": requested.guarded(found, on=timezone.localdate(request.at)),
        "form": form,
        "refusals": requested.can_inspect(found, request.user, request.at),
    }
    return render(request, "visits/request_inspect.html", context)
