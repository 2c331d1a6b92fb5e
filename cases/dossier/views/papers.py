"""The page of a paper, its print, what is typed over its draft, and what becomes of it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import require_POST, require_safe

from cases.dossier import paper_pages as pages, paper_reviews as reviews
from cases.dossier.composing import composer_of
from cases.dossier.models import Document
from cases.dossier.paper_edits import EditsForm
from cases.dossier.paper_forms import AnswerForm, ReopenForm, ScanForm
from cases.dossier.services import drafts, scans
from cases.dossier.services.photos import print_paper
from cases.dossier.services.printing import print_word
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty, may
from cases.office.forms import ConfirmForm, ReasonForm

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def paper(
    request: OfficerRequest, pk: int, step: str = "", *, is_record: bool | None = None
) -> Document:
    """The document, if the officer sees it (else 404) and may take this step of it (else 403).

    `step` is an attribute of `Duties`; a record where a decision is asked for is not found.
    """
    documents: Any = pages.with_facts(Document.objects.all())
    document: Document = fetch(request, documents, pk=pk)
    composer = composer_of(document.kind)
    if is_record not in {None, composer.is_record}:
        raise Http404
    if step:
        duties = composer.duties
        duty = getattr(duties, step) or duties.draft
        if not may(request.user, duty, document, at=request.at):
            raise PermissionDenied
    return document


def done(request: OfficerRequest, document: Document, told: str, kept: str = "") -> HttpResponse:
    """What happened, in a sentence; the page itself says what is next."""
    messages.success(request, told, extra_tags=kept)
    return redirect("dossier:document", document.pk)


@require_safe
@requires(Duty.SEE_DOSSIER)
def document(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = paper(request, pk)
    if own_page := composer_of(found.kind).own_page:
        return redirect(own_page(found))
    context = pages.paper_page(found, request.user, at=request.at)
    return render(request, "dossier/document_detail.html", context)


@require_safe
@requires(Duty.SEE_DOSSIER)
def document_pdf(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """Once issued the stored bytes, for ever; before that what the state prints today."""
    found = paper(request, pk)
    etag = quote_etag(pages.stored_hash(found)) if found.state == Document.State.ISSUED else ""
    if unchanged := get_conditional_response(request, etag=etag) if etag else None:
        return _as_file(unchanged, found, etag)
    try:
        content = print_paper(found, at=request.at)
    except ValidationError as error:
        context = {**pages.head_of(found), "problems": error.messages}
        return render(request, "dossier/document_unprintable.html", context, status=409)
    return _as_file(HttpResponse(content, content_type="application/pdf"), found, etag)


@require_safe
@requires(Duty.SEE_DOSSIER)
def document_word(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """The office passes drafts round in Word; once signed there is the PDF alone."""
    found = paper(request, pk)
    if found.state not in pages.IN_WORD:
        raise Http404
    content = print_word(found, at=request.at)
    return _as_file(HttpResponse(content, content_type=WORD), found, ending="docx")


def _as_file(
    response: HttpResponse, document: Document, etag: str = "", *, ending: str = "pdf"
) -> HttpResponse:
    name = pages.file_name(document, ending)
    response.headers["Content-Disposition"] = str(
        content_disposition_header(as_attachment=ending != "pdf", filename=name)
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    # kept by the browser, asked again each time: a right that ended ends for the copy too
    response.headers["Cache-Control"] = "private, no-cache"
    if etag:
        response.headers["ETag"] = etag
    return response


@requires(Duty.SEE_DOSSIER)
def document_edit(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = paper(request, pk, "draft")
    refusals = drafts.can_edit(found, request.user, request.at)
    if refusals and request.method != "POST":
        return act_page(request, found, "Sửa phần nhập của dự thảo", refusals=refusals)
    form = EditsForm(request.POST or None, document=found, at=request.at)
    if form.is_valid() and form.keep(by=request.user, at=request.at):
        return done(request, found, "Đã lưu phần nhập của dự thảo.", kept=f"van-ban-{pk}")
    context = {**pages.head_of(found), "form": form}
    return render(request, "dossier/document_form.html", context)


@require_POST
@requires(Duty.SEE_DOSSIER)
def document_answer(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = paper(request, pk, "draft")
    form = AnswerForm(request.POST)
    if form.is_valid() and form.act(
        drafts.answer_question,
        found,
        form.cleaned_data["key"],
        keep=form.cleaned_data["keep"],
        revision=form.cleaned_data["revision"],
        by=request.user,
        at=request.at,
    ):
        kept = form.cleaned_data["keep"]
        told = "Đã giữ nội dung dự thảo." if kept else "Dự thảo đã theo dữ kiện mới."
        return done(request, found, told)
    for error in form.errors.values():
        messages.warning(request, " ".join(map(str, error)))
    return redirect("dossier:document", pk)


@requires(Duty.SEE_DOSSIER)
def document_discard(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = paper(request, pk, "draft")
    # a number that it took is voided, and the register says why
    form = (ReasonForm if found.number else ConfirmForm)(request.POST or None)
    if form.is_valid() and form.act(
        drafts.discard,
        found,
        because=form.cleaned_data.get("because", ""),
        by=request.user,
        at=request.at,
    ):
        return done(request, found, "Đã bỏ dự thảo. Hồ sơ vẫn giữ lại bản này.")
    return act_page(
        request,
        found,
        "Bỏ dự thảo",
        form=form,
        verb="Bỏ dự thảo",
        intro="Dự thảo thôi dùng, không mở lại được; soạn dự thảo khác khi cần.",
        is_grave=True,
        refusals=drafts.can_edit(found, request.user, request.at),
    )


@requires(Duty.SEE_DOSSIER)
def document_reopen(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = paper(request, pk, "ready")
    review = reviews.reopen_review(found)
    form = ReopenForm(request.POST or None, initial={"reviewed": review["reviewed"]})
    if form.is_valid() and form.act(
        drafts.reopen,
        found,
        because=form.cleaned_data["because"],
        reviewed=form.cleaned_data["reviewed"],
        by=request.user,
        at=request.at,
    ):
        told = "Đã mở lại để sửa. Hủy các bản in từ nội dung cũ; sửa xong thì chốt lại."
        return done(request, found, told)
    form.show(review["reviewed"])
    return act_page(
        request,
        found,
        "Mở lại để sửa",
        form=form,
        checks=review["checks"],
        verb="Mở lại để sửa",
        intro="Văn bản về dự thảo; số đã lấy vẫn giữ. Bản đã in trước đó không dùng nữa.",
        refusals=drafts.can_reopen(found, request.user, request.at),
    )


@requires(Duty.SEE_DOSSIER)
def scan_add(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = paper(request, pk, "scan")
    form = ScanForm(request.POST or None, request.FILES or None)
    if form.is_valid() and form.attach(found, by=request.user, at=request.at):
        for refusal in form.refusals:
            messages.warning(request, refusal)
        return done(request, found, "Đã đính kèm bản chụp, giữ nguyên tệp gốc kèm mã băm.")
    return act_page(
        request,
        found,
        "Đính kèm bản chụp đã ký",
        form=form,
        verb="Đính kèm",
        intro="Tệp được giữ nguyên và gắn với văn bản này.",
        refusals=scans.can_attach_scan(found, request.user, request.at),
    )


def act_page(request: OfficerRequest, document: Document, title: str, **told: Any) -> HttpResponse:
    """One question about a paper, with its button; or why it cannot be done now."""
    context = {**pages.head_of(document), "title": title, **told}
    return render(request, "dossier/document_act.html", context)
