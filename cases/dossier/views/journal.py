"""The journal of a dossier, entry by entry."""

from django.http import HttpResponseBase
from django.shortcuts import render

from cases.dossier.models import Dossier, Seat
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
