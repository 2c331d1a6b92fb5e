"""The page of a dossier, whatever it is about."""

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from cases.dossier.models import Dossier
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty


@require_safe
@requires(Duty.SEE_DOSSIER)
def dossier(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """Leads on to the page of the inspection, case, request or plan: the kind names its row."""
    found = fetch(request, Dossier.objects, pk=pk)
    return redirect(getattr(found, found.kind))
