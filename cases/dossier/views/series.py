"""What is done to a register itself: where it begins, numbers given on paper, numbers voided."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from cases.dossier.delivery_forms import BeginForm, OnPaperForm, VoidForm
from cases.dossier.models import OnPaper, Series
from cases.dossier.services import registers as acts
from cases.dossier.views.deliveries import act_page
from cases.office.access import OfficerRequest, requires
from cases.office.duties import Duty
from cases.office.forms import ActForm


@requires(Duty.KEEP_REGISTER)
def begin(request: OfficerRequest, pk: int) -> HttpResponseBase:
    series = _series(pk)
    form = BeginForm(request.POST or None)
    told = {name: form.cleaned_data[name] for name in form.own_fields} if form.is_valid() else {}
    if told and form.act(acts.begin_series, series, by=request.user, at=request.at, **told):
        return _done(request, series, "Đã ghi số bắt đầu; số kế tiếp do sổ này cấp.")
    refusals = acts.can_begin(series, request.user, request.at)
    return _act(
        request, series, "Sổ bắt đầu từ số khác 01", form, verb="Ghi số bắt đầu", refusals=refusals
    )


@requires(Duty.KEEP_REGISTER)
def on_paper(request: OfficerRequest, pk: int) -> HttpResponseBase:
    series = _series(pk)
    form = OnPaperForm(request.POST or None, instance=OnPaper(series=series))
    if form.is_valid() and form.act(
        acts.note_on_paper, form.instance, by=request.user, at=request.at
    ):
        return _done(request, series, "Đã ghi văn bản cấp số trên giấy.")
    refusals = acts.can_keep(series, request.user, request.at)
    return _act(
        request, series, "Ghi văn bản cấp số trên giấy", form, verb="Ghi vào sổ", refusals=refusals
    )


@requires(Duty.KEEP_REGISTER)
def void_next(request: OfficerRequest, pk: int) -> HttpResponseBase:
    series = _series(pk)
    coming = acts.coming_number(series, at=request.at)
    form = VoidForm(request.POST or None, initial={"number": coming})
    if form.is_valid() and form.act(
        acts.void_next,
        series,
        number=form.cleaned_data["number"],
        because=form.cleaned_data["because"],
        by=request.user,
        at=request.at,
    ):
        return _done(request, series, f"Đã hủy số {coming}/{series.suffix}.")
    form.show(coming)
    refusals = acts.can_void_next(series, request.user, request.at)
    title = f"Hủy số {coming}/{series.suffix}"
    return _act(request, series, title, form, verb="Hủy số", is_grave=True, refusals=refusals)


def _series(pk: int) -> Series:
    found: Series = get_object_or_404(Series.objects.of_papers(), pk=pk)
    return found


def _book(request: OfficerRequest, series: Series) -> tuple[int, int]:
    return series.pk, acts.year_of(request.at)


def _done(request: OfficerRequest, series: Series, told: str) -> HttpResponse:
    messages.success(request, told)
    return redirect("dossier:book", *_book(request, series))


def _act(
    request: OfficerRequest, series: Series, title: str, form: ActForm, **told: Any
) -> HttpResponse:
    above = f"{series.name}, ký hiệu {series.suffix}"
    back = reverse("dossier:book", args=_book(request, series))
    return act_page(request, title, form, above=above, back=back, **told)
