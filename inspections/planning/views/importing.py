"""Lists from Excel files: looked at row by row first, then taken in."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from cases.office.exports import Column, Sheet, as_file
from cases.office.importing import MOST_CONFIRMED, ImportForm
from cases.office.sheets import Wanted
from cases.parties.judging import Judged
from inspections.planning.forms import ImportItemsForm, ImportOthersForm
from inspections.planning.models import Plan
from inspections.planning.services import importing, plans
from inspections.visits.services import others

SHAPES = {
    "good": ("tick", "done", "Nhập được"),
    "doubt": ("triangle", "soon", "Cần xác nhận"),
    "known": ("dashed", "quiet", "Đã có"),
    "wrong": ("diamond", "late", "Không nhập được"),
}
REASON = "Kết quả xem trước"


@requires(Duty.KEEP_PLAN)
def items_import(request: OfficerRequest, pk: int) -> HttpResponseBase:
    plan = fetch(request, Plan.objects.with_dossier(), pk=pk)
    form = ImportItemsForm(request.POST or None, request.FILES or None, columns=importing.COLUMNS)
    shown: dict[str, Any] = {
        "dossier": plan.dossier,
        "back": plan.get_absolute_url(),
        "columns": importing.COLUMNS,
        "refusals": plans.can_change(plan, request.user, request.at),
    }
    if not form.is_valid():
        return render(request, "planning/import.html", {**shown, "form": form})
    told = form.cleaned_data
    rows = importing.judge_items(plan, form.lines, reason=told["reason"], by=request.user)
    if "download" in request.POST:
        return _refused(rows, importing.COLUMNS)
    if "keep" in request.POST and form.act(
        importing.import_items,
        plan,
        form.lines,
        form.confirmed(_doubtful(rows)),
        reason=told["reason"],
        digest=form.digest,
        by=request.user,
        at=request.at,
    ):
        messages.success(request, "Đã nhập danh sách vào kế hoạch.")
        return redirect(plan)
    before = importing.imported_before(plan, form.digest)
    return render(request, "planning/import.html", {**shown, **_preview(form, rows, before)})


@requires(Duty.KEEP_PLAN)
def others_import(request: OfficerRequest) -> HttpResponseBase:
    form = ImportOthersForm(request.POST or None, request.FILES or None, columns=others.COLUMNS)
    shown: dict[str, Any] = {"back": reverse("planning:other_list"), "columns": others.COLUMNS}
    if not form.is_valid():
        return render(request, "planning/import.html", {**shown, "form": form})
    told = form.cleaned_data
    rows = others.judge_others(form.lines, body=told["body"], on_or_before=request.at)
    if "download" in request.POST:
        return _refused(rows, others.COLUMNS)
    if "keep" in request.POST and form.act(
        others.import_others,
        form.lines,
        form.confirmed(_doubtful(rows)),
        body=told["body"],
        source=told["source"],
        digest=form.digest,
        by=request.user,
        at=request.at,
    ):
        messages.success(request, "Đã nhập danh sách cuộc kiểm tra của cơ quan khác.")
        return redirect("planning:other_list")
    before = others.imported_before(form.digest)
    return render(request, "planning/import.html", {**shown, **_preview(form, rows, before)})


def _doubtful(rows: list[Judged]) -> list[int]:
    return [row.number for row in rows if row.state == "doubt"]


def _preview(form: ImportForm, rows: list[Judged], before: Any) -> dict[str, Any]:
    counted = {state: sum(row.state == state for row in rows) for state in SHAPES}
    return {
        "form": form,
        "rows": [(row, SHAPES[row.state]) for row in rows],
        "rows_as_text": form.rows_as_text,
        "tally": [(word.lower(), counted[state]) for state, (_, _, word) in SHAPES.items()],
        "may_keep": bool(counted["good"] or counted["doubt"]),
        "is_many": counted["doubt"] > MOST_CONFIRMED,
        "has_wrong": bool(counted["wrong"]),
        "before": before,
        "unknown": form.unknown,
    }


def _refused(rows: list[Judged], columns: tuple[Wanted, ...]) -> HttpResponseBase:
    """The rows that were not taken, in the shape the import reads, with the reason beside."""

    def said(key: str) -> Any:
        return lambda row: row.line.cells.get(key)

    heads = [Column(each.label, said(each.key), width=24) for each in columns]
    sheet = Sheet(
        "Các dòng chưa nhập được",
        "chua-nhap",
        (*heads, Column(REASON, lambda row: row.reasons, width=60)),
    )
    wrong = [row for row in rows if row.state == "wrong"]
    head = f"{sheet.title}. Sửa rồi chọn lại tệp này. Số dòng: {len(wrong)}."
    return as_file(sheet, head, wrong, name=f"{sheet.slug}.xlsx")
