"""The list of officers by unit, an officer's page, entering and changing one, delegations."""

from typing import cast

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from cases.office import pages, services
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty, may
from cases.office.filters import OfficerFilter
from cases.office.lists import chips, kept, page_of
from cases.office.models import Delegation, JournalEntry, Officer
from cases.office.officer_forms import DelegationForm, OfficerForm, TakeOnForm, titles
from cases.office.telling import tell


@requires(Duty.SEE_OFFICERS)
def officer_list(request: OfficerRequest) -> HttpResponse:
    visible = Officer.objects.visible_to(request.user, request.at)
    found = OfficerFilter(request.GET, queryset=visible.order_by("unit__name", "unit", "sort_key"))
    page = page_of(found.qs, request.GET)
    context = {
        "filter": found,
        "chips": chips(found),
        "kept": kept(request.GET, "q"),
        "page": page,
        "tally": [("công chức", page.paginator.count)],
        "may_keep": may(request.user, Duty.KEEP_OFFICERS, at=request.at),
    }
    return render(request, "office/officer_list.html", context)


@requires(Duty.SEE_OFFICERS)
def officer(request: OfficerRequest, pk: int) -> HttpResponse:
    found = fetch(request, Officer.objects, pk=pk)
    received = found.delegations_received.select_related("giver", "scope").order_by("-starts_at")
    given = found.delegations_given.select_related("receiver", "scope").order_by("-starts_at")
    context = {
        "officer": found,
        "facts": pages.facts_of(found, dict(titles(timezone.localdate(request.at)))),
        "duties": pages.duties_of(found),
        "received": pages.delegation_rows(received, request.at),
        "given": pages.delegation_rows(given, request.at),
        "may_keep": may(request.user, Duty.KEEP_OFFICERS, at=request.at),
        "entries": _entries(request, found),
    }
    return render(request, "office/officer_detail.html", context)


def _entries(request: OfficerRequest, found: Officer) -> list[tuple[JournalEntry, list[str]]]:
    if not may(request.user, Duty.READ_JOURNAL, found, at=request.at):
        return []
    entries = found.chain.entries.select_related("officer").order_by("-sequence")
    return tell(entries, Delegation)


@requires(Duty.KEEP_OFFICERS)
def officer_take_on(request: OfficerRequest) -> HttpResponseBase:
    form = TakeOnForm(request.POST or None, on=timezone.localdate(request.at))
    if form.is_valid() and form.act(
        services.take_on_officer,
        form.instance,
        password=form.cleaned_data["password"],
        by=request.user,
        at=request.at,
    ):
        made = cast(Officer, form.result)
        told = (
            f"{made} đã có tài khoản {made.username}. Giao mật khẩu tận tay; lần đầu vào phải đổi."
        )
        messages.success(request, told, extra_tags="cong-chuc-moi")
        return redirect(made)
    context = {"form": form, "title": "Nhập công chức", "verb": "Nhập công chức"}
    return render(request, "office/officer_form.html", context | {"keep": "cong-chuc-moi"})


@requires(Duty.KEEP_OFFICERS)
def officer_change(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = fetch(request, Officer.objects, pk=pk)
    name, on = str(found), timezone.localdate(request.at)
    form = OfficerForm(request.POST or None, instance=found, on=on)
    if form.is_valid() and form.keep(by=request.user, at=request.at):
        messages.success(request, "Đã lưu.", extra_tags=f"cong-chuc-{pk}")
        return redirect("officer", pk)
    context = {"form": form, "officer_pk": pk, "name": name, "title": "Sửa thông tin"}
    return render(request, "office/officer_form.html", context | {"keep": f"cong-chuc-{pk}"})


@requires(Duty.KEEP_OFFICERS)
def officer_delegate(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = fetch(request, Officer.objects, pk=pk)
    on = timezone.localdate(request.at)
    form = DelegationForm(request.POST or None, receiver=found, on=on)
    if form.is_valid() and form.act(
        services.delegate, form.instance, by=request.user, at=request.at
    ):
        messages.success(request, f"Đã ghi nhận. {found} làm được từ thời điểm văn bản ghi.")
        return redirect(found)
    context = {"form": form, "officer_pk": pk, "name": str(found), "keep": f"giao-quyen-{pk}"}
    title = {"title": "Ghi nhận văn bản giao quyền", "verb": "Ghi nhận"}
    return render(request, "office/officer_form.html", context | title)
