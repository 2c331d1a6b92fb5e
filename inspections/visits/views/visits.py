"""One visit: its page, its parts saved as one goes, its place and its subject."""

import json

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from cases.office.forms import ConfirmForm
from inspections.visits.field_forms.visit import PartForm, PlaceForm, SubjectForm
from inspections.visits.field_pages import visits as pages
from inspections.visits.field_pages.bring import bring as things_to_bring
from inspections.visits.models import Inspection, Visit
from inspections.visits.record_pages import records_of_visit
from inspections.visits.services.subjects import set_subject
from inspections.visits.services.visits import (
    can_record,
    leave as leave_place,
    remove_place,
)


@requires(Duty.SEE_DOSSIER)
def visit(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = fetch(request, Visit.objects.with_dossier(), pk=pk)
    context = pages.visit_page(found, request.user, at=request.at)
    if context["has_parts"]:
        context |= records_of_visit(found, request.user, at=request.at)
    return render(request, "visits/visit_detail.html", context)


@require_POST
@requires(Duty.RECORD_VISIT)
def part(request: OfficerRequest, pk: int, slug: str) -> HttpResponseBase:
    """Save one part; with script only what changed comes back, so that nobody is interrupted."""
    found = fetch(request, Visit.objects.with_dossier(), pk=pk)
    if slug not in pages.PARTS:
        raise Http404
    kind = pages.PARTS[slug]
    form = kind.form(request.POST, instance=found, auto_id=f"{slug}-%s")
    if form.is_valid() and form.save_part(by=request.user, at=request.at):
        return _saved(request, kind, pk)
    told = pages.part_of(kind, found, may_record=True, form=form)
    template = "visits/_part.html" if request.htmx else "visits/part_refused.html"
    return render(request, template, {"part": told, "visit": found, "is_open": True})


def _saved(request: OfficerRequest, kind: pages.PartKind, pk: int) -> HttpResponseBase:
    fresh = Visit.objects.with_dossier().get(pk=pk)
    if not request.htmx:
        return redirect(f"{fresh.get_absolute_url()}#{kind.slug}")
    part = pages.part_of(kind, fresh, may_record=True)
    response = render(request, "visits/_part_saved.html", {"part": part, "at": request.at})
    return told_saved(response, part.key)


def told_saved(response: HttpResponse, key: str) -> HttpResponse:
    """The form stays as it is on the screen; the browser drops the draft it kept."""
    response["HX-Reswap"] = "none"
    response["HX-Trigger"] = json.dumps({"kept": key})
    return response


@requires(Duty.RECORD_VISIT)
def leave(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """The team leaves now; the hour may be mended in the part of the hours."""
    found = fetch(request, Visit.objects.with_dossier(), pk=pk)
    form = ConfirmForm(request.POST or None)
    if form.is_valid() and form.act(leave_place, found, by=request.user, at=request.at):
        return redirect(found)
    context = {
        "form": form,
        "visit": found,
        "refusals": can_record(found, request.user, request.at),
        "title": "Kết thúc buổi làm việc",
        "intro": "Giờ rời là bây giờ; sửa lại được ở mục Giờ làm việc.",
        "verb": "Kết thúc",
    }
    return render(request, "visits/visit_form.html", context)


@requires(Duty.RECORD_VISIT)
def place(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """Where it is; a place nobody has gone to yet may also be taken off the list."""
    found = fetch(request, Visit.objects.with_dossier(), pk=pk)
    form = PlaceForm(request.POST or None, instance=found)
    if form.is_valid() and form.save_part(by=request.user, at=request.at):
        return redirect(form.instance)
    return _visit_form(request, found, form, "Sửa địa điểm")


def _visit_form(
    request: OfficerRequest, found: Visit, form: PartForm | SubjectForm, title: str
) -> HttpResponseBase:
    shown = Visit.objects.with_dossier().get(pk=found.pk)
    refusals = can_record(shown, request.user, request.at)
    context = {"form": form, "visit": shown, "title": title, "refusals": refusals}
    return render(request, "visits/visit_form.html", context)


@requires(Duty.RECORD_VISIT)
def place_remove(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = fetch(request, Visit.objects.with_dossier(), pk=pk)
    form = ConfirmForm(request.POST or None)
    if form.is_valid() and form.act(remove_place, found, by=request.user, at=request.at):
        return redirect("visits:places", found.inspection_id)
    context = {
        "form": form,
        "visit": found,
        "title": f"Bỏ {found} khỏi danh sách",
        "intro": "Dùng khi nhập nhầm. Nội dung đã nhập vẫn còn trong nhật ký.",
        "verb": "Bỏ khỏi danh sách",
    }
    return render(request, "visits/visit_form.html", context)


@requires(Duty.RECORD_VISIT)
def subject(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = fetch(request, Visit.objects.with_dossier(), pk=pk)
    form = SubjectForm(request.POST or None, visit=found)
    if form.is_valid() and form.act(
        set_subject,
        found,
        form.cleaned_data["party"],
        instead_of=form.cleaned_data["instead_of"],
        by=request.user,
        at=request.at,
    ):
        return redirect(found)
    return _visit_form(request, found, form, "Đối tượng kiểm tra tại địa điểm")


@requires(Duty.SEE_DOSSIER)
def bring(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """What one needs in the market: decision, team, seals, telephone and certificate."""
    rows = Inspection.objects.select_related("dossier__commune")
    inspection = fetch(request, rows.prefetch_related("dossier__seats__officer"), pk=pk)
    context = things_to_bring(inspection, at=request.at)
    template = "visits/_bring.html" if request.htmx else "visits/bring.html"
    return render(request, template, context)
