"""Trình ký: the desk's queue, the slip, and the acts of sending on."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from cases.dossier import approval_pages as pages
from cases.dossier.approval_forms import ApproveForm, ReadForm, RecallForm, ReturnForm, SubmitForm
from cases.dossier.models import Document
from cases.dossier.services import approvals
from cases.dossier.slips import slip as slip_of
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty


@require_safe
@requires(Duty.SEE_DOSSIER)
def queue(request: OfficerRequest) -> HttpResponse:
    """What waits at this officer's desk, and where his own papers are."""
    return render(request, "dossier/approvals.html", pages.queue(request.user, at=request.at))


@require_safe
@requires(Duty.SEE_DOSSIER)
def slip(request: OfficerRequest, pk: int) -> HttpResponse:
    return render(request, "dossier/slip.html", slip_of(_paper(request, pk), at=request.at))


def _paper(request: OfficerRequest, pk: int) -> Document:
    return fetch(request, pages.with_way(Document.objects.all()), pk=pk)  # type: ignore[arg-type]


def _page(
    request: OfficerRequest, document: Document, form: Any, refusals: list[Any], **told: Any
) -> HttpResponse:
    context = pages.desk_page(document, request.user, at=request.at)
    return render(
        request, "dossier/approval.html", {**context, "form": form, "refusals": refusals, **told}
    )


@requires(Duty.SEE_DOSSIER)
def submit(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = _paper(request, pk)
    refusals = approvals.can_submit(found, request.user, request.at)
    people = [] if refusals else pages.people_next(found, request.user, at=request.at)
    form = SubmitForm(request.POST or None, people=people)
    if form.is_valid() and form.act(
        approvals.submit,
        found,
        note=form.cleaned_data["note"],
        to=form.cleaned_data.get("to"),
        by=request.user,
        at=request.at,
    ):
        return _told(request, found, "Đã trình")
    first = people[0] if people else None
    return _page(request, found, form, refusals, title="Trình ký", verb="Trình ký", first=first)


@requires(Duty.APPROVE_DRAFT)
def approve(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = _paper(request, pk)
    refusals = approvals.can_approve(found, request.user, request.at)
    people = [] if refusals else pages.people_next(found, request.user, at=request.at)
    form = ApproveForm(request.POST or None, people=people, initial=_reviewed(found))
    if form.is_valid() and form.act(
        approvals.approve,
        found,
        opinion=form.cleaned_data["opinion"],
        reviewed=form.cleaned_data["reviewed"],
        to=form.cleaned_data.get("to"),
        by=request.user,
        at=request.at,
    ):
        return _told(request, found, "Đã duyệt", home=True)
    return _page(
        request,
        found,
        form,
        refusals,
        title="Xem và duyệt",
        verb="Duyệt",
        first=people[0] if people else None,
        may_return=True,
    )


@requires(Duty.SEE_DOSSIER)
def send_back(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """Trả lại kèm ý kiến: by whoever has it at his desk, the signer too."""
    found = _paper(request, pk)
    form = ReturnForm(request.POST or None, initial=_reviewed(found))
    if form.is_valid() and form.act(
        approvals.return_,
        found,
        opinion=form.cleaned_data["opinion"],
        reviewed=form.cleaned_data["reviewed"],
        by=request.user,
        at=request.at,
    ):
        messages.success(request, f"Đã trả lại “{found}” kèm ý kiến; dự thảo mở lại để sửa.")
        return redirect("dossier:approvals")
    refusals = approvals.can_return(found, request.user, request.at)
    verb = "Trả lại kèm ý kiến"
    return _page(request, found, form, refusals, title=verb, verb=verb)


@requires(Duty.SEE_DOSSIER)
def recall(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = _paper(request, pk)
    form = RecallForm(request.POST or None)
    if form.is_valid() and form.act(
        approvals.recall,
        found,
        because=form.cleaned_data["because"],
        by=request.user,
        at=request.at,
    ):
        messages.success(request, f"Đã rút lại “{found}”. Mở lại để sửa, hoặc trình lại.")
        return redirect("dossier:document", found.pk)
    refusals = approvals.can_recall(found, request.user, request.at)
    verb = "Rút lại văn bản đã trình"
    return _page(request, found, form, refusals, title=verb, verb="Rút lại")


@require_POST
@requires(Duty.APPROVE_DRAFT)
def confirm_change(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """One tap under the difference that was shown."""
    found = _paper(request, pk)
    form = ReadForm(request.POST)
    if form.is_valid() and form.act(
        approvals.confirm_change,
        found,
        reviewed=form.cleaned_data["reviewed"],
        by=request.user,
        at=request.at,
    ):
        return _told(request, found, "Đã đồng ý với chỗ sửa", home=True)
    for sentence in form.non_field_errors():
        messages.error(request, str(sentence))
    return redirect("dossier:approve", found.pk)


def _reviewed(document: Document) -> dict[str, str]:
    return {"reviewed": document.words_digest if document.words else ""}


def _told(
    request: OfficerRequest, document: Document, what: str, *, home: bool = False
) -> HttpResponseBase:
    """What happened, and at whose desk it lies now."""
    stay = approvals.waiting_of(Document.objects.get(pk=document.pk))
    then = f" Văn bản đang ở {approvals.where(stay)}." if stay else ""
    messages.success(request, f"{what}: “{document}”.{then}")
    return redirect("dossier:approvals") if home else redirect("dossier:document", document.pk)
