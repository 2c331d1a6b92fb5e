"""The journal of a dossier, entry by entry."""

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from cases.dossier.models import Dossier, Seat
from cases.dossier.services.checking import checks, voids
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from cases.office.journal import first_broken
from cases.office.lists import page_of
from cases.office.telling import tell


@requires(Duty.READ_JOURNAL)
def journal(request: OfficerRequest, pk: int) -> HttpResponseBase:
    dossier = fetch(request, Dossier.objects.select_related("chain"), pk=pk)
    entries = dossier.chain.entries.select_related("officer").order_by("-sequence")
    page = page_of(entries, request.GET)
    context = {
        "dossier": dossier,
        "page": page,
        "entries": tell(page, Seat),
        "broken": first_broken(dossier.chain),
    }
    return render(request, "dossier/journal.html", context)


@requires(Duty.CHECK_RECORDS)
def record_check(request: OfficerRequest) -> HttpResponseBase:
    context = {"at": timezone.now(), "checks": checks(), "voids": voids()}
    return render(request, "dossier/record_check.html", context)
