"""What comes in: the list, receiving, the page of one, changing it."""

from functools import partial
from typing import cast

from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render

from cases.casework import request_pages as pages
from cases.casework.exports import REQUESTS
from cases.casework.filters import RequestFilter
from cases.casework.models import Request
from cases.casework.request_forms import RequestForm
from cases.casework.services import requests
from cases.dossier.steps import allowed_first, next_steps
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty, may
from cases.office.exports import export_links, exported
from cases.office.lists import chips, kept, page_of

Kind = Request.Kind
# the word of the address, its kind, and what receiving it is called
KINDS = {
    "don": (Kind.HOLDER, "Tiếp nhận đơn yêu cầu xử lý xâm phạm"),
    "tin-bao": (Kind.REPORT, "Tiếp nhận tin báo vi phạm"),
    "vu-chuyen-den": (Kind.TRANSFER, "Tiếp nhận vụ việc cơ quan khác chuyển đến"),
}


@requires(Duty.SEE_DOSSIER)
def request_list(request: OfficerRequest) -> HttpResponseBase:
    visible = Request.objects.visible_to(request.user, request.at)
    found = RequestFilter(request.GET, queryset=visible.with_lists())
    if file := exported(request, found, REQUESTS, partial(pages.list_rows, at=request.at)):
        return file
    page = page_of(found.qs, request.GET)
    context = {
        "filter": found,
        "chips": chips(found),
        "kept": kept(request.GET, "q"),
        "page": page,
        "rows": pages.list_rows(page, at=request.at),
        "tally": [("hồ sơ tiếp nhận", page.paginator.count)],
        "exports": export_links(request.GET),
        "may_receive": may(request.user, Duty.RECEIVE_REQUEST, at=request.at),
    }
    return render(request, "casework/request_list.html", context)


@requires(Duty.RECEIVE_REQUEST)
def request_receive(request: OfficerRequest, kind: str) -> HttpResponseBase:
    if kind not in KINDS:
        raise Http404("Không có loại văn bản này.")
    value, title = KINDS[kind]
    form = RequestForm(request.POST or None, kind=value)
    if form.is_valid() and form.receive(by=request.user, at=request.at):
        return redirect(cast(Request, form.result))
    context = {"form": form, "title": title, "verb": "Tiếp nhận"}
    return render(request, "casework/request_form.html", context)


@requires(Duty.SEE_DOSSIER)
def request_detail(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = fetch(request, Request.objects.with_dossier(), pk=pk)
    context = pages.request_page(found, request.user, at=request.at)
    steps = next_steps(found.dossier, request.user, at=request.at)
    context["steps"] = allowed_first(steps)
    return render(request, "casework/request_detail.html", context)


@requires(Duty.RECEIVE_REQUEST)
def request_change(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = fetch(request, Request.objects.with_dossier(), pk=pk)
    form = RequestForm(request.POST or None, instance=found, kind=found.kind)
    if form.is_valid() and form.change(by=request.user, at=request.at):
        return redirect(found)
    context = {
        "form": form,
        "title": "Sửa nội dung đã nhận",
        "verb": "Lưu",
        "dossier": found.dossier,
        "refusals": requests.can_change(found, request.user, request.at),
    }
    return render(request, "casework/request_form.html", context)
