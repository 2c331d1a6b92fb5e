"""Copies of an issued paper: who must have one, and what became of each."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cases.dossier import delivery_pages as pages
from cases.dossier.delivery_forms import (
    AddresseeForm,
    ProofForm,
    ReceiveForm,
    RefusedForm,
    ReturnForm,
    SendForm,
)
from cases.dossier.models import Delivery, Document
from cases.dossier.services import deliveries as acts
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from cases.office.forms import ActForm, ConfirmForm, ReasonForm


@require_safe
@requires(Duty.SEE_DOSSIER)
def deliveries(request: OfficerRequest, pk: int) -> HttpResponseBase:
    document = fetch(request, Document.objects.select_related("series", "dossier"), pk=pk)
    context = pages.copies_page(document, request.user, at=request.at)
    return render(request, "dossier/deliveries.html", context)


@require_safe
@requires(Duty.SEE_DOSSIER)
def copy(request: OfficerRequest, pk: int) -> HttpResponseBase:
    context = pages.copy_page(_copy(request, pk), request.user, at=request.at)
    return render(request, "dossier/copy.html", context)


def _copy(request: OfficerRequest, pk: int) -> Delivery:
    return fetch(
        request, Delivery.objects.select_related("document__series", "document__dossier"), pk=pk
    )


@requires(Duty.DELIVER_DOCUMENT)
def add_addressee(request: OfficerRequest, pk: int) -> HttpResponseBase:
    document = fetch(request, Document.objects.select_related("series", "dossier"), pk=pk)
    form = AddresseeForm(request.POST or None, instance=Delivery(document=document))
    if form.is_valid() and form.add(by=request.user, at=request.at):
        messages.success(request, "Đã thêm nơi nhận.")
        return redirect("dossier:deliveries", document.pk)
    return act_page(
        request,
        "Thêm nơi nhận",
        form,
        verb="Thêm nơi nhận",
        above=f"{document.full_number}, {document.title}",
        back=reverse("dossier:deliveries", args=[document.pk]),
        refusals=acts.can_add_addressee(document, request.user, request.at),
    )


@requires(Duty.DELIVER_DOCUMENT)
def copy_sent(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = _copy(request, pk)
    may_post_up = not acts.can_post_publicly(found, request.user, request.at)
    first = {"sent_at": request.at}
    form = SendForm(request.POST or None, may_post_up=may_post_up, initial=first)
    told = {name: form.cleaned_data[name] for name in form.own_fields} if form.is_valid() else {}
    if told and form.act(acts.send_copy, found, by=request.user, at=request.at, **told):
        return _done(request, found, "Đã ghi việc gửi.")
    refusals = acts.can_send(found, request.user, request.at)
    return _act(request, found, "Ghi việc gửi", form, verb="Lưu", refusals=refusals)


@requires(Duty.DELIVER_DOCUMENT)
def copy_received(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = _copy(request, pk)
    first = {"received_at": request.at}
    form = ReceiveForm(request.POST or None, request.FILES or None, delivery=found, initial=first)
    if _acted(request, form, acts.receive_copy, "received_at", "received_by", "relation"):
        return _done(request, found, "Đã ghi người nhận.")
    refusals = acts.can_deliver(found, request.user, request.at)
    return _act(request, found, "Ghi người nhận", form, verb="Ghi đã nhận", refusals=refusals)


@requires(Duty.DELIVER_DOCUMENT)
def copy_returned(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = _copy(request, pk)
    form = ReturnForm(request.POST or None, request.FILES or None, delivery=found)
    if _acted(request, form, acts.return_copy, "returned_on", "because", "is_excused"):
        return _done(request, found, "Đã ghi bưu điện trả lại.")
    refusals = acts.can_note_return(found, request.user, request.at)
    return _act(request, found, "Bưu điện trả lại", form, verb="Ghi trả lại", refusals=refusals)


@requires(Duty.DELIVER_DOCUMENT)
def copy_posted(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = _copy(request, pk)
    form = ProofForm(request.POST or None, request.FILES or None, delivery=found)
    if _acted(request, form, acts.end_posting):
        return _done(request, found, "Đã ghi kết thúc niêm yết.")
    refusals = acts.can_end_posting(found, request.user, request.at)
    return _act(request, found, "Kết thúc niêm yết", form, verb="Ghi kết thúc", refusals=refusals)


@requires(Duty.DELIVER_DOCUMENT)
def copy_record(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = _copy(request, pk)
    form = ConfirmForm(request.POST or None)
    if form.is_valid() and form.act(acts.draft_refusal, found, by=request.user, at=request.at):
        made: Any = form.result
        messages.success(request, "Đã lập dự thảo biên bản. Ghi đại diện chính quyền rồi chốt.")
        return redirect("dossier:document", made.pk)
    refusals = acts.can_draft_refusal(found, request.user, request.at)
    title = "Lập biên bản không nhận quyết định"
    return _act(request, found, title, form, verb="Lập biên bản", refusals=refusals)


@requires(Duty.DELIVER_DOCUMENT)
def copy_refused(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = _copy(request, pk)
    form = RefusedForm(request.POST or None, delivery=found)
    if form.is_valid() and form.act(
        acts.refuse_copy,
        found,
        record_of=form.cleaned_data["record_of"],
        by=request.user,
        at=request.at,
    ):
        return _done(request, found, "Đã ghi việc không nhận; văn bản được coi là đã giao.")
    refusals = acts.can_note_refusal(found, request.user, request.at)
    return _act(
        request, found, "Cố tình không nhận", form, verb="Ghi không nhận", refusals=refusals
    )


@requires(Duty.DELIVER_DOCUMENT)
def copy_taken_back(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = _copy(request, pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and form.act(
        acts.take_back,
        found,
        because=form.cleaned_data["because"],
        by=request.user,
        at=request.at,
    ):
        return _done(request, found, "Đã xóa kết quả ghi nhầm; ghi lại từ đầu.")
    refusals = acts.can_take_back(found, request.user, request.at)
    return _act(
        request, found, "Ghi lại từ đầu", form, verb="Xóa kết quả đã ghi", refusals=refusals
    )


def _acted(request: OfficerRequest, form: ProofForm, service: Any, *names: str) -> bool:
    if not form.is_valid():
        return False
    told = {name: form.cleaned_data[name] for name in names}
    return form.act_with_proof(service, by=request.user, at=request.at, **told)


def _done(request: OfficerRequest, delivery: Delivery, told: str) -> HttpResponse:
    messages.success(request, told)
    return redirect("dossier:copy", delivery.pk)


def _act(
    request: OfficerRequest, delivery: Delivery, title: str, form: ActForm, **told: Any
) -> HttpResponse:
    above = f"{delivery.document.full_number}, {delivery.addressee}"
    back = reverse("dossier:copy", args=[delivery.pk])
    return act_page(request, title, form, above=above, back=back, **told)


def act_page(request: OfficerRequest, title: str, form: ActForm, **told: Any) -> HttpResponse:
    """One question of the registry with its button, or why it cannot be done now."""
    return render(request, "dossier/registry_act.html", {"title": title, "form": form, **told})
