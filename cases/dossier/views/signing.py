"""Acts that bind: a paper is made ready, signed, numbered; a record signed, refused, finished."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from cases.dossier import paper_pages as pages, paper_reviews as reviews
from cases.dossier.composing import composer_of
from cases.dossier.models import Document, Signature
from cases.dossier.paper_forms import ReadyForm, RefuseForm, ReviewForm
from cases.dossier.services import decisions, drafts, records
from cases.dossier.services.photos import pictures_for
from cases.dossier.views.papers import act_page, done, paper
from cases.office.access import OfficerRequest, requires
from cases.office.duties import Duty
from cases.office.forms import ConfirmForm, ReasonForm


@requires(Duty.SEE_DOSSIER)
def document_ready(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = paper(request, pk, "ready")
    lost = pictures_for(found)[1] if found.state == Document.State.DRAFT else {}
    context = reviews.ready_review(found, request.user, lost, at=request.at)
    form = ReadyForm(request.POST or None, lost=context["lost"], initial=reviewed(context))
    if form.is_valid() and form.act(
        drafts.make_ready,
        found,
        lost=lost,
        accepts_lost=form.cleaned_data.get("accepts_lost", False),
        reviewed=form.cleaned_data["reviewed"],
        by=request.user,
        at=request.at,
    ):
        return done(request, found, _told_ready(found))
    return review_page(
        request,
        context,
        form,
        title="Xem trước khi chốt",
        verb="Chốt để ký",
        warning="Chốt xong thì nội dung khóa lại để ký; muốn sửa phải mở lại kèm lý do.",
    )


def _told_ready(document: Document) -> str:
    fresh = Document.objects.select_related("series").get(pk=document.pk)
    number = f" Số {fresh.full_number}." if fresh.number else ""
    return f"Đã chốt nội dung để ký.{number}"


def reviewed(context: dict[str, Any]) -> dict[str, str]:
    return {"reviewed": context["reviewed"]}


def review_page(
    request: OfficerRequest, context: dict[str, Any], form: ReviewForm, **told: str
) -> HttpResponse:
    form.show(context["reviewed"])
    return render(request, "dossier/document_review.html", {**context, "form": form, **told})


@requires(Duty.SEE_DOSSIER)
def document_sign(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = paper(request, pk, "sign", is_record=False)
    called = composer_of(found.kind).called
    context = reviews.sign_review(found, request.user, at=request.at)
    form = ReviewForm(request.POST or None, initial=reviewed(context))
    if form.is_valid() and form.act(
        decisions.sign_decision,
        found,
        reviewed=form.cleaned_data["reviewed"],
        by=request.user,
        at=request.at,
    ):
        return done(request, found, f"Đã ký {called}. Việc tiếp theo: văn thư vào số, ban hành.")
    return review_page(
        request,
        context,
        form,
        title="Xem trước khi ký",
        verb=f"Ký {called}",
        warning="Ký xong thì nội dung không sửa được nữa. Văn thư vào số và ban hành.",
    )


@requires(Duty.SEE_DOSSIER)
def signatures(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = paper(request, pk, "sign", is_record=True)
    refusals = records.can_sign_record(found, request.user, request.at)
    lines = pages.signature_lines(found)
    context = {
        **pages.head_of(found),
        "lines": [
            (
                line,
                ConfirmForm(auto_id=f"ky-{line.signature.pk}-%s"),
                not records.can_strike(line.signature, request.user, request.at),
            )
            for line in lines
        ],
        "settled": sum(line.signature.is_settled for line in lines),
        "struck": pages.struck_lines(found),
        "refusals": refusals,
    }
    return render(request, "dossier/signatures.html", context)


@requires(Duty.SEE_DOSSIER)
def signature_sign(request: OfficerRequest, pk: int, signature_pk: int) -> HttpResponseBase:
    found, signature = _signature(request, pk, signature_pk)
    form = ConfirmForm(request.POST or None)
    if form.is_valid() and form.act(records.sign_record, signature, by=request.user, at=request.at):
        return _signed(request, found, f"Đã ghi: {signature.name} ký.")
    return act_page(
        request,
        found,
        f"{signature.name} ký biên bản",
        form=form,
        verb="Ghi nhận đã ký",
        intro="Người này đã đọc và ký vào bản in.",
        refusals=records.can_sign_record(found, request.user, request.at),
    )


@requires(Duty.SEE_DOSSIER)
def signature_refuse(request: OfficerRequest, pk: int, signature_pk: int) -> HttpResponseBase:
    found, signature = _signature(request, pk, signature_pk)
    form = RefuseForm(request.POST or None, named=records.may_confirm(signature))
    if form.is_valid() and form.act(
        records.refuse_record,
        signature,
        because=form.cleaned_data["because"],
        confirmed_by=form.signer,
        by=request.user,
        at=request.at,
    ):
        told = f"Đã ghi: {signature.name} không ký; {form.signer.name} ký xác nhận."
        return _signed(request, found, told)
    return act_page(
        request,
        found,
        f"{signature.name} không ký biên bản",
        form=form,
        verb="Ghi không ký",
        intro="Lý do và người xác nhận được in vào biên bản, trước phần chữ ký.",
        refusals=records.can_refuse(signature, request.user, request.at),
    )


@requires(Duty.SEE_DOSSIER)
def signature_strike(request: OfficerRequest, pk: int, signature_pk: int) -> HttpResponseBase:
    found, signature = _signature(request, pk, signature_pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and form.act(
        records.strike_signature,
        signature,
        because=form.cleaned_data["because"],
        by=request.user,
        at=request.at,
    ):
        return _signed(request, found, f"Đã gạch ghi nhận về {signature.name}. Chờ ký lại.")
    return act_page(
        request,
        found,
        f"Gạch ghi nhận về {signature.name}",
        form=form,
        verb="Gạch",
        intro="Dòng đã gạch vẫn lưu cùng lý do, không in ra. Sau đó người này ký lại từ đầu.",
        checks=list(reviews.strike_checks(signature)),
        refusals=records.can_strike(signature, request.user, request.at),
    )


def _signature(request: OfficerRequest, pk: int, signature_pk: int) -> tuple[Document, Signature]:
    found = paper(request, pk, "sign", is_record=True)
    return found, get_object_or_404(found.signatures, pk=signature_pk)


def _signed(request: OfficerRequest, document: Document, told: str) -> HttpResponse:
    messages.success(request, told)
    return redirect("dossier:signatures", document.pk)


@requires(Duty.SEE_DOSSIER)
def document_finish(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = paper(request, pk, "sign", is_record=True)
    context = reviews.finish_review(found, request.user, at=request.at)
    form = ReviewForm(request.POST or None, initial=reviewed(context))
    if form.is_valid() and form.act(
        records.finish_record,
        found,
        pictures=pictures_for(found),
        reviewed=form.cleaned_data["reviewed"],
        by=request.user,
        at=request.at,
    ):
        told = f"Đã hoàn tất {pages.name_of(found)}; bản in được lưu và khóa."
        return done(request, found, f"{told} Việc tiếp theo: đính kèm bản chụp đã ký.")
    return review_page(
        request,
        context,
        form,
        title="Xem trước khi hoàn tất",
        verb="Hoàn tất biên bản",
        warning="Hoàn tất xong thì biên bản không sửa được; bổ sung bằng biên bản mới.",
    )
