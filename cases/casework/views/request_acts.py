"""The steps of a request, each with what it asks."""

from collections.abc import Callable
from typing import Any, cast

from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from cases.casework import answers, request_act_forms as forms
from cases.casework.models import Case, Request, RequestAnswer
from cases.casework.services import request_cases, request_course, request_end, requests
from cases.casework.services.request_facts import (
    lacks_of,
    refusal_grounds,
    stop_grounds,
)
from cases.dossier.pages import due_chip
from cases.dossier.steps import Refusal
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from cases.office.forms import ActForm, ConfirmForm

About = RequestAnswer.About


def _request(request: OfficerRequest, pk: int) -> Request:
    return fetch(request, Request.objects.with_dossier(), pk=pk)


def _step(
    request: OfficerRequest,
    found: Request,
    form: ActForm,
    act: Callable[..., Any],
    refusals: list[Refusal],
    **shown: Any,
) -> HttpResponseBase:
    """Ask, act, lead back; the act and the greyed button ask the same question."""
    if form.is_valid():
        named = {name: form.cleaned_data[name] for name in form.own_fields}
        told = getattr(form, "told", named)
        if form.act(act, found, **told, by=request.user, at=request.at):
            return redirect(found)
    deadline = found.dossier.deadlines.running().first()
    context = {
        "dossier": found.dossier,
        "form": form,
        "refusals": refusals,
        "due": due_chip(deadline, at=request.at) if deadline else None,
        **shown,
    }
    return render(request, "dossier/step_form.html", context)


def _today(request: OfficerRequest, field: str) -> dict[str, Any]:
    return {field: timezone.localdate(request.at)}


@requires(Duty.RECEIVE_REQUEST)
def request_papers(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = _request(request, pk)
    form = forms.PapersForm(request.POST or None, request_row=found)
    if form.is_valid() and form.act(
        requests.check_papers,
        found,
        form.told,
        revision=form.cleaned_data["revision"],
        by=request.user,
        at=request.at,
    ):
        return redirect(f"{found.get_absolute_url()}#giay-to")
    context = {
        "dossier": found.dossier,
        "title": "Kiểm tra giấy tờ của đơn",
        "form": form,
        "anchor": "#giay-to",
        "refusals": requests.can_check(found, request.user, request.at),
    }
    return render(request, "dossier/step_form.html", context)


@requires(Duty.RECEIVE_REQUEST)
def request_paper_file(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    found = _request(request, pk)
    paper = get_object_or_404(found.papers, pk=row_pk)
    paper.request = found
    form = forms.PaperFileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        read = form.cleaned_data["uploads"][0]
        if form.act(requests.attach_paper, paper, read, by=request.user, at=request.at):
            return redirect(f"{found.get_absolute_url()}#giay-to")
    context = {
        "dossier": found.dossier,
        "title": f"Đính kèm: {paper.label}",
        "form": form,
        "verb": "Đính kèm",
        "anchor": "#giay-to",
        "refusals": requests.can_check(found, request.user, request.at),
    }
    return render(request, "casework/request_file.html", context)


@requires(Duty.RECEIVE_REQUEST)
def request_ask(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = _request(request, pk)
    asked = " ".join(lack.text for lack in lacks_of(found))[:500]
    initial = {"asked": asked, **_today(request, "asked_on")}
    form = forms.AskSupplementForm(request.POST or None, initial=initial)
    refusals = request_course.can_ask_supplement(found, request.user, request.at)
    return _step(
        *(request, found, form, request_course.ask_supplement, refusals),
        title="Yêu cầu bổ sung",
        verb="Yêu cầu bổ sung",
        note="Thời hạn của người yêu cầu tính từ ngày thông báo.",
    )


@requires(Duty.RECEIVE_REQUEST)
def request_supplement(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = _request(request, pk)
    initial = _today(request, "received_on")
    form = forms.SupplementForm(request.POST or None, request_row=found, initial=initial)
    refusals = request_course.can_receive_supplement(found, request.user, request.at)
    return _step(
        *(request, found, form, request_course.receive_supplement, refusals),
        title="Nhận bổ sung",
        verb="Ghi nhận bổ sung",
        note=f"Đã yêu cầu: {found.supplement_asked}",
    )


@requires(Duty.DECIDE_REQUEST)
def request_accept(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = _request(request, pk)
    form = forms.AcceptForm(request.POST or None, initial=_today(request, "decided_on"))
    refusals = request_course.can_accept(found, request.user, request.at)
    return _step(
        *(request, found, form, request_course.accept_request, refusals),
        title="Thụ lý",
        verb="Thụ lý",
        note="Thụ lý rồi thì chỉ dừng được theo căn cứ của điều luật.",
    )


@requires(Duty.DECIDE_REQUEST)
def request_refuse(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = _request(request, pk)
    is_holder = found.kind == Request.Kind.HOLDER
    grounds = refusal_grounds(timezone.localdate(request.at)) if is_holder else ()
    initial = _today(request, "decided_on")
    form = forms.RefuseForm(request.POST or None, grounds=grounds, initial=initial)
    refusals = request_course.can_refuse(found, request.user, request.at)
    return _step(
        *(request, found, form, request_course.refuse_request, refusals),
        title="Từ chối thụ lý",
        verb="Từ chối thụ lý",
        is_grave=True,
        note="Từ chối rồi thì hồ sơ không mở lại; người yêu cầu có thể nộp đơn mới.",
    )


@requires(Duty.RECEIVE_REQUEST)
def request_refer(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = _request(request, pk)
    form = forms.ReferForm(request.POST or None, initial=_today(request, "decided_on"))
    refusals = request_course.can_refer(found, request.user, request.at)
    return _step(
        *(request, found, form, request_course.refer_request, refusals),
        title="Chuyển cơ quan khác",
        verb="Ghi đã chuyển",
        is_grave=True,
        due=_transfer_due(request, found),
        note="Chuyển rồi thì hồ sơ kết thúc ở Sở.",
    )


def _transfer_due(request: OfficerRequest, found: Request) -> dict[str, Any] | None:
    """The last day to send it on: it runs beside the clock of the page, from the same arrival."""
    if found.kind != Request.Kind.HOLDER:
        return None
    return due_chip(request_course.transfer_deadline(found), at=request.at)


@requires(Duty.RECEIVE_REQUEST)
def request_withdraw(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = _request(request, pk)
    form = forms.WithdrawForm(request.POST or None, initial=_today(request, "withdrawn_on"))
    refusals = request_end.can_withdraw(found, request.user, request.at)
    return _step(
        *(request, found, form, request_end.withdraw_request, refusals),
        title="Ghi nhận rút đơn",
        verb="Ghi rút đơn",
        note="Rút đơn không dừng việc xử phạt khi có căn cứ xác định vi phạm.",
    )


@requires(Duty.DECIDE_REQUEST)
def request_stop(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = _request(request, pk)
    is_holder = found.kind == Request.Kind.HOLDER
    grounds = stop_grounds(timezone.localdate(request.at)) if is_holder else ()
    form = forms.GroundForm(request.POST or None, grounds=grounds)
    refusals = request_end.can_stop(found, request.user, request.at)
    return _step(
        *(request, found, form, request_end.stop_request, refusals),
        title="Dừng xử lý",
        verb="Dừng xử lý",
        is_grave=True,
        note="Vụ việc, cuộc kiểm tra đã mở vẫn theo trình tự riêng của nó.",
    )


@requires(Duty.DECIDE_REQUEST)
def request_settle(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = _request(request, pk)
    form = ConfirmForm(request.POST or None)
    refusals = request_end.can_settle(found, request.user, request.at)
    return _step(
        *(request, found, form, request_end.settle_request, refusals),
        title="Kết thúc, đã giải quyết",
        verb="Kết thúc",
        note="Hồ sơ tiếp nhận kết thúc; mọi tài liệu được giữ.",
    )


@requires(Duty.RECEIVE_REQUEST)
def request_answer(request: OfficerRequest, pk: int, about: str) -> HttpResponseBase:
    found = _request(request, pk)
    if about not in About.values:
        raise Http404("Không có việc này để trả lời.")
    refusals = request_end.can_answer(found, about, request.user, request.at)
    text = "" if refusals else answers.drafted(found, about)
    initial = {"text": text, **_today(request, "answered_on")}
    form = forms.AnswerForm(request.POST or None, initial=initial)
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in form.own_fields}
        act = request_end.answer_request
        if form.act(act, found, about=about, **told, by=request.user, at=request.at):
            return redirect(f"{found.get_absolute_url()}#tra-loi")
    context = {
        "dossier": found.dossier,
        "title": f"Trả lời người yêu cầu: {About(about).label.lower()}",
        "form": form,
        "verb": "Lưu trả lời",
        "anchor": "#tra-loi",
        "refusals": refusals,
    }
    return render(request, "dossier/step_form.html", context)


@requires(Duty.OPEN_CASE)
def request_case(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = _request(request, pk)
    now = timezone.localtime(request.at).replace(second=0, microsecond=0)
    initial = {"title": found.dossier.title, "detected_at": now}
    form = forms.RequestCaseForm(request.POST or None, initial=initial)
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in form.own_fields}
        act = request_cases.open_case_of_request
        if form.act(act, found, **told, by=request.user, at=request.at):
            return redirect(cast(Case, form.result))
    context = {
        "dossier": found.dossier,
        "title": "Mở vụ việc",
        "note": "Đối tượng, quyền, hàng hóa, nơi xảy ra, người liên quan được chuyển sang.",
        "form": form,
        "verb": "Mở vụ việc",
        "refusals": request_cases.can_open_case(found, request.user, request.at),
    }
    return render(request, "dossier/step_form.html", context)
