"""Photos in bulk, their captions, and samples taken."""

from datetime import datetime

from django.contrib import messages
from django.db import models
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from cases.dossier.forms import CaptionForm, PhotosForm, RemoveForm, SampleForm
from cases.dossier.models import Item
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from cases.office.forms import ActForm
from inspections.visits.models import Visit
from inspections.visits.services.evidence import add_photos_at, add_sample_at, remove_item_at
from inspections.visits.services.visits import can_record


def _visit(request: OfficerRequest, pk: int) -> Visit:
    return fetch(request, Visit.objects.with_dossier(), pk=pk)


def _items(visit: Visit) -> "models.QuerySet[Item]":
    standing = Item.objects.filter(from_visit__visit=visit, removed_at=None)
    return standing.select_related("file").order_by("position")


@requires(Duty.SEE_DOSSIER)
def photos(request: OfficerRequest, pk: int) -> HttpResponseBase:
    return _page(request, _visit(request, pk), PhotosForm())


@require_POST
@requires(Duty.RECORD_VISIT)
def photos_add(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """The good pictures are kept; each bad one is named with its reason."""
    visit = _visit(request, pk)
    form = PhotosForm(request.POST, request.FILES)
    if form.is_valid() and form.act(
        add_photos_at,
        visit,
        form.cleaned_data["uploads"],
        by=request.user,
        at=request.at,
    ):
        for refusal in form.refusals:
            messages.warning(request, refusal)
        for sentence in _held_before(visit, form, request.at):
            messages.warning(request, sentence)
        return redirect("visits:photos", visit.pk)
    return _page(request, visit, form)


def _held_before(visit: Visit, form: PhotosForm, at: datetime) -> list[str]:
    """A picture is one evidence of its dossier: where it stood already is told."""
    sent = [read.sha256 for read in form.cleaned_data["uploads"]]
    held = Item.objects.photos().filter(
        dossier=visit.dossier, removed_at=None, added_at__lt=at, file__sha256__in=sent
    )
    here, elsewhere = [], []
    for each in held.filter(from_visit__isnull=False).select_related("from_visit__visit"):
        name = f"“{each.title or each.file}”"
        if each.from_visit.visit == visit:
            here.append(name)
        else:
            elsewhere.append(f"Ảnh {name} đã có trong hồ sơ, ở {each.from_visit.visit}.")
    if here:
        told = f"{len(here)} ảnh đã có ở buổi này, không ghi thêm lần nữa: {', '.join(here)}."
        return [told, *elsewhere]
    return elsewhere


def _page(request: OfficerRequest, visit: Visit, form: PhotosForm) -> HttpResponse:
    refusals = can_record(visit, request.user, request.at)
    items = list(_items(visit))
    context = {
        "form": form,
        "visit": visit,
        "photos": [each for each in items if each.kind == Item.Kind.PHOTO],
        "samples": [each for each in items if each.kind == Item.Kind.SAMPLE],
        "may_record": not refusals,
        "refusals": refusals,
    }
    return render(request, "visits/visit_photos.html", context)


@requires(Duty.RECORD_VISIT)
def item(request: OfficerRequest, pk: int, item_pk: int) -> HttpResponseBase:
    """The caption of a photo, or what is said of a sample."""
    visit = _visit(request, pk)
    row = get_object_or_404(_items(visit), pk=item_pk)
    kind = CaptionForm if row.kind == Item.Kind.PHOTO else SampleForm
    form = kind(request.POST or None, instance=row)
    if form.is_valid() and form.change(by=request.user, at=request.at):
        return redirect("visits:photos", visit.pk)
    title = "Chú thích ảnh" if row.kind == Item.Kind.PHOTO else "Mẫu đã lấy"
    return _form(request, visit, form, title, item=row, remove_url="bo/", remove_verb="Bỏ")


def _form(
    request: OfficerRequest, visit: Visit, form: ActForm, title: str, **more: object
) -> HttpResponse:
    context = {
        "form": form,
        "visit": visit,
        "title": title,
        "back": f"{visit.get_absolute_url()}anh/",
        **more,
    }
    return render(request, "visits/visit_form.html", context)


@requires(Duty.RECORD_VISIT)
def item_remove(request: OfficerRequest, pk: int, item_pk: int) -> HttpResponseBase:
    visit = _visit(request, pk)
    row = get_object_or_404(_items(visit), pk=item_pk)
    form = RemoveForm(request.POST or None)
    if form.is_valid() and form.act(
        remove_item_at, visit, row, **form.told, by=request.user, at=request.at
    ):
        return redirect("visits:photos", visit.pk)
    intro = "Tệp gốc và nhật ký vẫn được giữ."
    return _form(request, visit, form, f"Bỏ “{row}”", intro=intro, verb="Bỏ", item=row)


@requires(Duty.RECORD_VISIT)
def sample_add(request: OfficerRequest, pk: int) -> HttpResponseBase:
    visit = _visit(request, pk)
    form = SampleForm(request.POST or None)
    if form.is_valid() and form.act(
        add_sample_at, visit, **form.told, by=request.user, at=request.at
    ):
        return redirect("visits:photos", visit.pk)
    refusals = can_record(visit, request.user, request.at)
    return _form(request, visit, form, "Ghi mẫu đã lấy", refusals=refusals)
