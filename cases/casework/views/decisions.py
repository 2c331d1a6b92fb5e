"""The list of decisions that settle cases."""

from functools import partial

from django.http import HttpResponseBase
from django.shortcuts import render

from cases.casework import decision_pages
from cases.casework.exports import DECISIONS
from cases.casework.filters import DecisionFilter
from cases.casework.models import Decision
from cases.office.access import OfficerRequest, requires
from cases.office.duties import Duty
from cases.office.exports import export_links, exported
from cases.office.lists import chips, kept, page_of


@requires(Duty.SEE_DOSSIER)
def decision_list(request: OfficerRequest) -> HttpResponseBase:
    visible = Decision.objects.visible_to(request.user, request.at)
    found = DecisionFilter(request.GET, queryset=visible.with_lists())
    rows_of = partial(decision_pages.list_rows, filtered=found)
    if file := exported(request, found, DECISIONS, rows_of):
        return file
    page = page_of(found.qs, request.GET)
    context = {
        "filter": found,
        "chips": chips(found),
        "kept": kept(request.GET, "q"),
        "page": page,
        "rows": rows_of(page),
        "tally": [
            ("quyết định", page.paginator.count),
            ("tổng tiền phạt, đồng", decision_pages.fines_of(found)),
        ],
        "exports": export_links(request.GET),
    }
    return render(request, "casework/decision_list.html", context)
