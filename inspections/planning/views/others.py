"""The register of inspections by other bodies."""

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from cases.office.access import OfficerRequest, requires
from cases.office.duties import Duty, may
from cases.office.exports import export_links, exported
from cases.office.forms import ReasonForm
from cases.office.lists import chips, kept, page_of
from inspections.planning.exports import OTHERS
from inspections.planning.filters import OtherFilter
from inspections.planning.forms import OtherForm
from inspections.visits.models import OtherInspection
from inspections.visits.services import others


@requires(Duty.SEE_PLAN)
def other_list(request: OfficerRequest) -> HttpResponseBase:
    found = OtherFilter(request.GET, queryset=OtherInspection.objects.filter(removed_at=None))
    if file := exported(request, found, OTHERS, lambda rows: rows):
        return file
    page = page_of(found.qs, request.GET)
    context = {
        "filter": found,
        "chips": chips(found),
        "kept": kept(request.GET, "q"),
        "page": page,
        "exports": export_links(request.GET),
        "tally": [("cuộc kiểm tra của cơ quan khác", page.paginator.count)],
        "may_keep": may(request.user, Duty.KEEP_PLAN, at=request.at),
    }
    return render(request, "planning/other_list.html", context)


@requires(Duty.KEEP_PLAN)
def other_add(request: OfficerRequest) -> HttpResponseBase:
    form = OtherForm(request.POST or None)
    if form.is_valid() and form.act(
        others.add_other, form.instance, by=request.user, at=request.at
    ):
        return redirect("planning:other_list")
    return render(request, "planning/other_form.html", {"form": form})


@requires(Duty.KEEP_PLAN)
def other_remove(request: OfficerRequest, pk: int) -> HttpResponseBase:
    other = get_object_or_404(OtherInspection, pk=pk, removed_at=None)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and form.act(
        others.remove_other,
        other,
        because=form.cleaned_data["because"],
        by=request.user,
        at=request.at,
    ):
        return redirect("planning:other_list")
    return render(request, "planning/other_form.html", {"form": form, "other": other})
