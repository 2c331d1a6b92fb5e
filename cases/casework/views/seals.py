"""Seals on goods held: put on, opened; what lay under them counted."""

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from cases.casework.models import Seizure
from cases.casework.seal_forms import CountedLineForm, RecountForm, SealForm, UnsealForm
from cases.casework.services import counting, seals
from cases.casework.views.cases import step_page
from cases.casework.views.custody import ANCHOR, seizure_of
from cases.dossier.models import GoodsLine
from cases.office.access import OfficerRequest, requires
from cases.office.duties import Duty
from cases.office.forms import ActForm, ConfirmForm


@requires(Duty.HANDLE_CASE)
def seal(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    seizure = seizure_of(request, pk, row_pk)
    form = SealForm(request.POST or None, held=seals.to_seal(seizure), **_now(request, seizure))
    if form.is_valid() and form.act(
        seals.seal,
        form.sealing(),
        form.seals,
        list(form.people()),
        by=request.user,
        at=request.at,
    ):
        return _back(seizure)
    return _page(
        request,
        seizure,
        "Niêm phong tang vật",
        form,
        "Ghi niêm phong, soạn biên bản",
        "Bao, thùng đã niêm phong tại chỗ giữ số đang có; biên bản (mẫu MBB26) soạn từ đây.",
    )


@requires(Duty.HANDLE_CASE)
def unseal(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    seizure = seizure_of(request, pk, row_pk)
    form = UnsealForm(request.POST or None, held=seals.to_open(seizure), **_now(request, seizure))
    if form.is_valid() and form.act(
        seals.unseal,
        form.sealing(),
        form.opened,
        list(form.people()),
        by=request.user,
        at=request.at,
    ):
        return _back(seizure)
    return _page(
        request,
        seizure,
        "Mở niêm phong tang vật",
        form,
        "Ghi mở niêm phong, soạn biên bản",
        "Mở trước mặt người vi phạm; biên bản mở niêm phong (mẫu MBB27) soạn từ đây, rồi kiểm đếm.",
    )


def _now(request: OfficerRequest, seizure: Seizure) -> dict[str, Any]:
    now = timezone.localtime(request.at).replace(second=0, microsecond=0)
    initial = {"began_at": now, "ended_at": now}
    return {"seizure": seizure, "officer": request.user, "initial": initial}


def _back(seizure: Seizure) -> HttpResponse:
    return redirect(f"{seizure.case.get_absolute_url()}{ANCHOR}")


def _page(
    request: OfficerRequest, seizure: Seizure, title: str, form: ActForm, verb: str, note: str
) -> HttpResponse:
    refusals = seals.can_seal(seizure, request.user, request.at)
    told = {"form": form, "verb": verb, "note": note, "anchor": ANCHOR, "refusals": refusals}
    return step_page(request, seizure.case, title, **told)


@requires(Duty.HANDLE_CASE)
def count(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    """What is found in opened sacks, kind by kind; then each sack is called done."""
    seizure = seizure_of(request, pk, row_pk)
    sacks = counting.open_sacks(seizure)
    form = CountedLineForm(request.POST or None, sacks=sacks)
    if form.is_valid() and form.act(
        counting.add_counted, seizure, form.instance, by=request.user, at=request.at
    ):
        return redirect(request.path)
    context = {
        "dossier": seizure.case.dossier,
        "title": "Kiểm đếm bao, thùng đã mở",
        "form": form,
        "verb": "Ghi dòng hàng",
        "anchor": ANCHOR,
        "seizure": seizure,
        "sacks": [(sack, list(sack.contents.all())) for sack in sacks],
        "refusals": counting.can_count(seizure, request.user, request.at),
    }
    return render(request, "casework/count.html", context)


@requires(Duty.HANDLE_CASE)
def finish_sack(request: OfficerRequest, pk: int, row_pk: int, sack_pk: int) -> HttpResponseBase:
    seizure = seizure_of(request, pk, row_pk)
    held = seizure.goods.values("line")
    sack = get_object_or_404(GoodsLine.objects.containers().filter(pk__in=held), pk=sack_pk)
    form = ConfirmForm(request.POST or None)
    if form.is_valid() and form.act(
        counting.finish_sack, seizure, sack, by=request.user, at=request.at
    ):
        return redirect(reverse("casework:count", args=[pk, row_pk]))
    return step_page(
        request,
        seizure.case,
        f"Đếm xong bao, thùng niêm phong {sack.seal}",
        form=form,
        verb="Đã đếm xong",
        anchor=ANCHOR,
        note="Mọi hàng trong bao, thùng đã ghi; giá trị hàng hóa của hành vi tính từ đây.",
        refusals=counting.can_count(seizure, request.user, request.at),
    )


@requires(Duty.HANDLE_CASE)
def recount(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    seizure = seizure_of(request, pk, row_pk)
    form = RecountForm(request.POST or None, lines=counting.countable(seizure))
    if form.is_valid() and form.act(
        counting.recount, seizure, form.counted, by=request.user, at=request.at
    ):
        return _back(seizure)
    return step_page(
        request,
        seizure.case,
        "Kiểm đếm lại tang vật",
        form=form,
        verb="Lưu kết quả đếm",
        anchor=ANCHOR,
        note="Số đếm khác số đã ghi thì phải ghi lý do; số đã ghi vẫn còn trong nhật ký.",
        refusals=counting.can_count(seizure, request.user, request.at),
    )
