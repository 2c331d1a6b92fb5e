"""The journal of an inspection, entry by entry."""

from django.http import HttpResponseBase
from django.shortcuts import render

from cases.dossier.models import Seat
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from cases.office.journal import first_broken
from cases.office.lists import page_of
from cases.office.telling import tell
from inspections.visits.models import Inspection


@requires(Duty.READ_JOURNAL)
def journal(request: OfficerRequest, pk: int) -> HttpResponseBase:
    inspection = fetch(request, Inspection.objects.select_related("dossier__chain"), pk=pk)
    entries = inspection.chain.entries.select_related("officer").order_by("-sequence")
    page = page_of(entries, request.GET)
    context = {
        "inspection": inspection,
        "page": page,
        "entries": tell(page, Seat),
        "broken": first_broken(inspection.chain),
    }
    return render(request, "visits/journal.html", context)
