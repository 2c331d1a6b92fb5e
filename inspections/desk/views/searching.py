"""The one search over everything."""

from django.http import HttpResponseBase
from django.shortcuts import render

from cases.office.access import OfficerRequest, requires
from cases.office.duties import Duty
from inspections.desk.search import search

LONGEST = 200  # letters of a search, as the box allows


@requires(Duty.LOOK_UP_LAW)
def found(request: OfficerRequest) -> HttpResponseBase:
    """The one search; each kind only for whoever may see its list."""
    words = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    groups = search(words, request.user, request.at)
    return render(request, "desk/search.html", {"words": words, "groups": groups})
