"""The list of rights, a right as of a day, entering and changing one, its agents."""

from functools import partial
from typing import cast

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty, may
from cases.office.exports import export_links, exported
from cases.office.lists import chips, kept, page_of
from cases.parties import pages
from cases.parties.exports import RIGHTS
from cases.parties.filters import RightFilter
from cases.parties.models import IPRight, RightAgent, RightPeriod, Verb
from cases.parties.right_forms import (
    AgentForm,
    RightChangeForm,
    RightCorrectForm,
    RightEnterForm,
    RightForm,
)
from cases.parties.services import appoint_agent, change_right, correct_right, enter_right
from cases.parties.views.days import day_asked, entries_of


@requires(Duty.SEE_PARTIES)
def right_list(request: OfficerRequest) -> HttpResponseBase:
    visible = IPRight.objects.visible_to(request.user, request.at)
    found = RightFilter(request.GET, queryset=visible, request=request)
    found.form.is_valid()
    rows_of = partial(pages.right_rows, on=found.day)
    if file := exported(request, found, RIGHTS, rows_of):
        return file
    page = page_of(found.qs, request.GET)
    context = {
        "filter": found,
        "chips": chips(found),
        "kept": kept(request.GET, "q", "on"),
        "page": page,
        "rows": rows_of(page),
        "on": found.day,
        "tally": [("quyền", page.paginator.count)],
        "exports": export_links(request.GET),
        "may_keep": may(request.user, Duty.KEEP_PARTIES, at=request.at),
    }
    return render(request, "parties/right_list.html", context)


@requires(Duty.SEE_PARTIES)
def right(request: OfficerRequest, pk: int) -> HttpResponse:
    found = fetch(request, IPRight.objects.select_related("chain"), pk=pk)
    asked, on = day_asked(request, "Tình trạng tại ngày")
    [row] = pages.right_rows([found], on)
    context = {
        "right": found,
        "on": on,
        "as_of": asked,
        "row": row,
        "facts": pages.right_facts(found),
        "periods": pages.period_rows(found, on),
        "powers": pages.agent_rows(found, on),
        "may_keep": may(request.user, Duty.KEEP_PARTIES, found, at=request.at),
        "entries": entries_of(request, found, RightPeriod, RightAgent),
    }
    return render(request, "parties/right_detail.html", context)


@requires(Duty.KEEP_PARTIES)
def right_enter(request: OfficerRequest) -> HttpResponseBase:
    form = RightEnterForm(request.POST or None, on=timezone.localdate(request.at))
    if form.is_valid() and form.act(
        enter_right, form.instance, form.period, by=request.user, at=request.at
    ):
        messages.success(request, f"Đã nhập {form.result}.", extra_tags="quyen-moi")
        return redirect(cast(IPRight, form.result))
    context = {
        "form": form,
        "title": "Nhập quyền sở hữu công nghiệp",
        "verb": "Nhập quyền",
        "keep": "quyen-moi",
    }
    return render(request, "parties/right_form.html", context)


@requires(Duty.KEEP_PARTIES)
def right_edit(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = fetch(request, IPRight.objects, pk=pk)
    form = RightForm(request.POST or None, instance=found)
    if form.is_valid() and form.keep(by=request.user, at=request.at, verb=Verb.CHANGE_RIGHT):
        messages.success(request, "Đã lưu.", extra_tags=f"quyen-sua-{pk}")
        return redirect("parties:right", pk)
    context = {
        "form": form,
        "right": _fresh(pk),
        "title": "Sửa văn bằng",
        "verb": "Lưu",
        "keep": f"quyen-sua-{pk}",
    }
    return render(request, "parties/right_form.html", context)


@requires(Duty.KEEP_PARTIES)
def right_change(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = fetch(request, IPRight.objects, pk=pk)
    former = found.periods.in_use().get()
    form = RightChangeForm(
        request.POST or None,
        former=former,
        on=timezone.localdate(request.at),
        initial={"owner": former.owner_id, "status": former.status},
    )
    if form.is_valid() and form.act(
        change_right, found, form.instance, by=request.user, at=request.at
    ):
        told = "Đã ghi nhận. Chủ thể, tình trạng cũ vẫn giữ cho những ngày trước."
        messages.success(request, told, extra_tags=f"quyen-doi-{pk}")
        return redirect(found)
    title = "Đổi chủ thể quyền, tình trạng"
    context = {"form": form, "right": found, "title": title, "keep": f"quyen-doi-{pk}"}
    return render(request, "parties/right_form.html", context)


@requires(Duty.KEEP_PARTIES)
def right_correct(request: OfficerRequest, pk: int, period_pk: int) -> HttpResponseBase:
    found = fetch(request, IPRight.objects, pk=pk)
    former, keep = get_object_or_404(found.periods, pk=period_pk), f"thoi-ky-sua-{period_pk}"
    form = RightCorrectForm(
        request.POST or None,
        former=former,
        on=timezone.localdate(request.at),
        initial={"owner": former.owner_id, "status": former.status, "source": former.source},
    )
    if form.is_valid() and form.act(
        correct_right,
        former,
        form.instance,
        because=form.cleaned_data["because"],
        by=request.user,
        at=request.at,
    ):
        messages.success(request, "Đã sửa.", extra_tags=keep)
        return redirect(found)
    title = f"Sửa chỗ nhập sai: thời kỳ từ ngày {former.in_force_from:%d/%m/%Y}"
    context = {"form": form, "right": found, "title": title, "verb": "Lưu bản sửa"}
    return render(
        request, "parties/right_form.html", context | {"keep": f"thoi-ky-sua-{period_pk}"}
    )


@requires(Duty.KEEP_PARTIES)
def agent_appoint(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = fetch(request, IPRight.objects, pk=pk)
    power = RightAgent(right=found)
    on = timezone.localdate(request.at)
    form = AgentForm(request.POST or None, instance=power, on=on)
    if form.is_valid() and form.act(appoint_agent, form.instance, by=request.user, at=request.at):
        messages.success(request, "Đã ghi nhận giấy ủy quyền.", extra_tags=f"uy-quyen-{pk}")
        return redirect(found)
    title = "Ghi nhận đại diện, giấy ủy quyền"
    context = {"form": form, "right": found, "title": title, "keep": f"uy-quyen-{pk}"}
    return render(request, "parties/right_form.html", context)


def _fresh(pk: int) -> IPRight:
    """The right as stored: a refused form has put what was typed into its own copy."""
    return IPRight.objects.get(pk=pk)
