"""The list of places of an inspection: entering them, outcomes in one tap, planning."""

from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty, may
from cases.office.forms import ReasonForm
from inspections.visits.field_forms.places import (
    AgainForm,
    NoteForm,
    OutcomeForm,
    PlacesForm,
)
from inspections.visits.field_pages import places as pages
from inspections.visits.filters import PlaceFilter
from inspections.visits.models import Inspection, Visit
from inspections.visits.services.notes import note_outcome
from inspections.visits.services.schedule import can_go_again, go_again
from inspections.visits.services.visits import (
    add_places,
    can_add_places,
    can_record,
    frozen_record,
    log_outcome,
    withdraw_outcome,
)


@requires(Duty.SEE_DOSSIER)
def places(request: OfficerRequest, pk: int) -> HttpResponseBase:
    inspection = _inspection(request, pk)
    visits = inspection.visits.select_related(
        "inspection__dossier__commune", "commune", "party_version"
    )
    found = PlaceFilter(request.GET, queryset=visits.with_state())
    counts = inspection.visits.counted_by_state()
    may_record = _may_record(request, inspection)
    context = {
        "inspection": inspection,
        "rows": pages.place_list(inspection, found.qs, may_record=may_record, at=request.at),
        "chips": pages.chips(counts, request.GET.get("state", "")),
        "tally": pages.tally(counts, at=request.at),
        "head": pages.head(inspection, at=request.at),
        "may_add": not can_add_places(inspection, request.user, request.at),
        "may_record": may_record,
    }
    return render(request, "visits/places.html", context)


def _inspection(request: OfficerRequest, pk: int) -> Inspection:
    rows = Inspection.objects.select_related("dossier__chain", "dossier__commune")
    return fetch(request, rows.prefetch_related("dossier__seats__officer"), pk=pk)


def _may_record(request: OfficerRequest, inspection: Inspection) -> bool:
    return inspection.status == Inspection.Status.UNDER_WAY and may(
        request.user, Duty.RECORD_VISIT, inspection, at=request.at
    )


@requires(Duty.SEE_DOSSIER)
def places_add(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """Whoever prepares the inspection, or is of its team; the act asks again."""
    inspection = _inspection(request, pk)
    _refuse_strangers_to_the_list(request, inspection)
    form = PlacesForm(request.POST or None, inspection=inspection)
    if form.is_valid() and form.act(
        add_places, inspection, form.cleaned_data["places"], by=request.user, at=request.at
    ):
        return redirect("visits:places", inspection.pk)
    refusals = can_add_places(inspection, request.user, request.at)
    context = {"form": form, "inspection": inspection, "refusals": refusals}
    return render(request, "visits/places_add.html", context)


def _refuse_strangers_to_the_list(request: OfficerRequest, inspection: Inspection) -> None:
    duties = (Duty.PREPARE_INSPECTION, Duty.RECORD_VISIT)
    if not any(may(request.user, duty, inspection, at=request.at) for duty in duties):
        raise PermissionDenied


@require_POST
@requires(Duty.RECORD_VISIT)
def outcome(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """One tap; with script the row comes back, without it the list."""
    visit = fetch(request, Visit.objects.with_dossier(), pk=pk)
    form = OutcomeForm(request.POST)
    done = form.is_valid() and form.act(
        log_outcome,
        visit,
        outcome=form.cleaned_data["outcome"],
        by=request.user,
        at=request.at,
    )
    if done and not request.htmx:
        return redirect("visits:places", visit.inspection_id)
    return _row(request, visit, form)


def _row(request: OfficerRequest, visit: Visit, form: OutcomeForm) -> HttpResponseBase:
    fresh = pages.with_facts(Visit.objects.filter(pk=visit.pk).with_dossier()).get()
    counts = fresh.inspection.visits.counted_by_state()
    listed = parse_qs(urlsplit(request.htmx.current_url or "").query)
    context = {
        "chips": pages.chips(counts, listed.get("state", [""])[0]),
        "row": pages.place_row(fresh, may_record=True, at=request.at),
        "refused": form.errors,
        "form": form,
        "tally": pages.tally(counts, at=request.at),
        "inspection": fresh.inspection,
        "is_swapped": True,
    }
    template = "visits/_place_swapped.html" if request.htmx else "visits/outcome_refused.html"
    return render(request, template, context)


@requires(Duty.RECORD_VISIT)
def outcome_note(request: OfficerRequest, pk: int) -> HttpResponseBase:
    visit = fetch(request, Visit.objects.with_dossier(), pk=pk)
    held = visit.outcome_note
    form = NoteForm(request.POST or None, initial={"note": held, "instead_of": held})
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("note", "instead_of")}
        if form.act(note_outcome, visit, **told, by=request.user, at=request.at):
            return redirect(visit)
        form.now_stands(visit.outcome_note)
    context = {"form": form, "visit": visit, "title": "Ghi chú kết quả"}
    return render(request, "visits/visit_form.html", context)


@requires(Duty.RECORD_VISIT)
def outcome_withdraw(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """Before signing, with a reason; after it the page says which paper corrects."""
    visit = fetch(request, Visit.objects.with_dossier(), pk=pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and form.act(
        withdraw_outcome,
        visit,
        because=form.cleaned_data["because"],
        by=request.user,
        at=request.at,
    ):
        return redirect("visits:places", visit.inspection_id)
    context = {
        "form": form,
        "visit": visit,
        "refusals": can_record(visit, request.user, request.at),
        "frozen": frozen_record(visit),
        "title": f"Rút kết quả “{visit.get_outcome_display()}”",
        "verb": "Rút kết quả",
    }
    return render(request, "visits/visit_form.html", context)


@requires(Duty.RECORD_VISIT)
def visit_again(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """A later visit to the same place, which names this one."""
    visit = fetch(request, Visit.objects.with_dossier(), pk=pk)
    first = {name: getattr(visit, name) for name in ("stall", "label", "address")}
    form = AgainForm(request.POST or None, initial=first)
    if form.is_valid() and form.act(go_again, visit, form.told, by=request.user, at=request.at):
        return redirect("visits:places", visit.inspection_id)
    context = {
        "form": form,
        "visit": visit,
        "refusals": can_go_again(visit, request.user, request.at),
        "title": f"Hẹn đến lại {visit}",
        "verb": "Thêm vào danh sách",
    }
    return render(request, "visits/visit_form.html", context)
