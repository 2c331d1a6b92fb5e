"""The list of inspections, opening one, and its dossier page."""

from functools import partial
from typing import cast

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from cases.dossier.models import Dossier, DossierParty
from cases.dossier.steps import allowed_first, next_steps
from cases.lawbook.procedure import readings_of
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty, may
from cases.office.exports import export_links, exported
from cases.office.lists import chips, kept, page_of
from inspections.visits import pages
from inspections.visits.exports import INSPECTIONS
from inspections.visits.filters import InspectionFilter
from inspections.visits.forms import InspectionContentForm, InspectionOpenForm
from inspections.visits.models import Inspection, Verb
from inspections.visits.services import course, guard, inspections


@requires(Duty.SEE_DOSSIER)
def inspection_list(request: OfficerRequest) -> HttpResponseBase:
    visible = Inspection.objects.visible_to(request.user, request.at)
    found = InspectionFilter(request.GET, queryset=visible.with_lists())
    if file := exported(request, found, INSPECTIONS, partial(pages.list_rows, at=request.at)):
        return file
    page = page_of(found.qs, request.GET)
    context = {
        "filter": found,
        "chips": chips(found),
        "kept": kept(request.GET, "q"),
        "page": page,
        "rows": pages.list_rows(page, at=request.at),
        "tally": [("cuộc kiểm tra", page.paginator.count)],
        "exports": export_links(request.GET),
        "may_open": may(request.user, Duty.OPEN_INSPECTION, at=request.at),
    }
    return render(request, "visits/inspection_list.html", context)


@requires(Duty.OPEN_INSPECTION)
def inspection_open(request: OfficerRequest) -> HttpResponseBase:
    form = InspectionOpenForm(request.POST or None, readings=_readings(request))
    if form.is_valid() and _open(request, form):
        return redirect(cast(Inspection, form.result))
    return render(request, "visits/inspection_form.html", {"form": form})


def _readings(request: OfficerRequest) -> list[tuple[str, str]]:
    return readings_of(course.TERM, on=timezone.localdate(request.at))


def _open(request: OfficerRequest, form: InspectionOpenForm) -> bool:
    told = form.cleaned_data
    dossier = Dossier(title=told["title"], place=told["place"], commune=told["commune"])
    on = timezone.localdate(request.at)
    return form.act(
        inspections.open_inspection,
        form.instance,
        dossier,
        subjects=[DossierParty(version=party.version_on(on)) for party in told["subjects"]],
        by=request.user,
        at=request.at,
    )


@requires(Duty.SEE_DOSSIER)
def inspection(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = fetch(request, Inspection.objects.with_dossier(), pk=pk)
    told = guard.remember(found, on=timezone.localdate(request.at))
    context = {**pages.dossier_page(found, request.user, at=request.at), "guarded": told}
    steps = next_steps(found.dossier, request.user, at=request.at)
    context["steps"] = allowed_first(steps)
    return render(request, "visits/inspection_detail.html", context)


@requires(Duty.PREPARE_INSPECTION)
def inspection_change(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = fetch(request, Inspection.objects, pk=pk)
    form = InspectionContentForm(
        request.POST or None,
        instance=found,
        readings=_readings(request),
    )
    if form.is_valid() and form.keep(
        by=request.user,
        at=request.at,
        guard=lambda: inspections.guard_preparing(found, by=request.user, at=request.at),
        verb=Verb.CHANGE_INSPECTION,
    ):
        return redirect(found)
    return render(request, "visits/inspection_form.html", {"form": form, "inspection": found})
