"""The list of parties and places that inspections inspected, one line an inspection."""

from django.http import HttpResponseBase
from django.shortcuts import render

from cases.office.access import OfficerRequest, requires
from cases.office.duties import Duty
from cases.office.exports import export_links, exported
from cases.office.lists import chips, kept, page_of
from inspections.visits import subject_pages
from inspections.visits.exports import SUBJECTS
from inspections.visits.filters import SubjectFilter
from inspections.visits.models import Visit


@requires(Duty.SEE_DOSSIER)
def subject_list(request: OfficerRequest) -> HttpResponseBase:
    visible = Visit.objects.visible_to(request.user, request.at)
    found = SubjectFilter(request.GET, queryset=visible.counted_subjects().with_subject())
    if file := exported(request, found, SUBJECTS, subject_pages.list_rows):
        return file
    page = page_of(found.qs, request.GET)
    context = {
        "filter": found,
        "chips": chips(found),
        "kept": kept(request.GET, "q"),
        "page": page,
        "rows": subject_pages.list_rows(page),
        "tally": [("lượt đối tượng", page.paginator.count)],
        "exports": export_links(request.GET),
    }
    return render(request, "visits/subject_list.html", context)
