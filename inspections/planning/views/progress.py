"""The list of what plans hold, of all plans: what a figure over them leads to."""

from django.http import HttpResponseBase
from django.shortcuts import render

from cases.office.access import OfficerRequest, requires
from cases.office.duties import Duty
from cases.office.exports import export_links, exported
from cases.office.lists import chips, kept, page_of
from inspections.planning import pages
from inspections.planning.exports import ITEMS
from inspections.planning.filters import ProgressFilter
from inspections.planning.models import PlanItem


@requires(Duty.SEE_PLAN)
def item_list(request: OfficerRequest) -> HttpResponseBase:
    rows = PlanItem.objects.visible_to(request.user, request.at).with_lists()
    found = ProgressFilter(request.GET, queryset=rows)
    if file := exported(request, found, ITEMS, pages.progress_rows):
        return file
    page = page_of(found.qs, request.GET)
    context = {
        "filter": found,
        "chips": chips(found),
        "kept": kept(request.GET, "q"),
        "page": page,
        "rows": pages.progress_rows(page),
        "tally": [("đối tượng", page.paginator.count)],
        "exports": export_links(request.GET),
    }
    return render(request, "planning/item_list.html", context)
