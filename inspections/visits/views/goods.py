"""Goods at a visit: the grid, its lines, sacks under seal, lines pasted from a spreadsheet."""

import json

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from cases.dossier.models import GoodsLine, Verb
from cases.dossier.pages import tally_in_words
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from cases.office.forms import ConfirmForm
from inspections.visits.field_forms.goods import (
    LineDetailForm,
    LineForm,
    NewLineForm,
    OpenSealForm,
    SacksForm,
)
from inspections.visits.field_forms.pasting import PasteForm
from inspections.visits.field_pages import goods as pages
from inspections.visits.models import Visit
from inspections.visits.phrases import phrases
from inspections.visits.services.goods import (
    add_lines_at,
    finish_count_at,
    open_seal_at,
    resume_count_at,
)
from inspections.visits.services.rows import remove_goods
from inspections.visits.services.visits import add_goods_at, can_record, guard


def _visit(request: OfficerRequest, pk: int) -> Visit:
    return fetch(request, Visit.objects.with_dossier(), pk=pk)


def _line(visit: Visit, line_pk: int) -> GoodsLine:
    """A line or container seen at this visit."""
    return get_object_or_404(GoodsLine.objects.filter(seen_at__visit=visit), pk=line_pk)


@requires(Duty.SEE_DOSSIER)
def goods(request: OfficerRequest, pk: int) -> HttpResponseBase:
    context = pages.goods_page(_visit(request, pk), request.user, at=request.at)
    return render(request, "visits/visit_goods.html", context)


@require_POST
@requires(Duty.RECORD_VISIT)
def line_add(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """A new line; with script its row comes back, with what was wrong in it if anything was."""
    visit = _visit(request, pk)
    submission = request.POST.get("submission", "")
    sacks = visit.dossier.goods.containers()
    form = NewLineForm(request.POST, form_id=f"moi-{submission}", sacks=sacks)
    if form.is_valid() and form.act(add_goods_at, visit, form.told, by=request.user, at=request.at):
        if not request.htmx:
            return redirect("visits:goods", visit.pk)
        return _added(request, visit, form, submission)
    template = "visits/_line_refused.html" if request.htmx else "visits/line_refused.html"
    return render(request, template, {"form": form, "visit": visit})


def _added(
    request: OfficerRequest, visit: Visit, form: NewLineForm, submission: str
) -> HttpResponse:
    """Sent twice, the second answer shows the line of the first."""
    saved = form.result if isinstance(form.result, GoodsLine) else form.instance
    context = _counted(request, visit, saved)
    context["row"] = pages.line_row(saved, may_record=True)
    response = render(request, "visits/_line_added.html", context)
    response["HX-Trigger"] = json.dumps({"line-kept": submission})
    return response


def _counted(request: OfficerRequest, visit: Visit, line: GoodsLine) -> dict[str, object]:
    """Everything beside a saved line that moves with it: its sack's sums, the running total."""
    groups, running = pages.sums(visit, at=request.at)
    group = next(each for each in groups if each.holds(line))
    return {"visit": visit, "group": group, "running": running, "at": request.at}


@require_POST
@requires(Duty.RECORD_VISIT)
def line_save(request: OfficerRequest, pk: int, line_pk: int) -> HttpResponseBase:
    visit = _visit(request, pk)
    line = _line(visit, line_pk)
    form = LineForm(request.POST, instance=line, form_id=f"dong-{line.pk}")
    if form.is_valid() and _keep(request, visit, form):
        if not request.htmx:
            return redirect("visits:goods", visit.pk)
        return _saved(request, visit, line_pk)
    context = {"row": pages.line_row(line, may_record=True, form=form), "visit": visit}
    template = "visits/_line.html" if request.htmx else "visits/line_refused.html"
    return render(request, template, {**context, "form": form})


def _keep(request: OfficerRequest, visit: Visit, form: LineForm | LineDetailForm) -> bool:
    fresh = Visit.objects.get(pk=visit.pk)

    def held() -> None:
        guard(fresh, by=request.user, at=request.at)
        form.adopt(GoodsLine.objects.get(pk=form.instance.pk), by=request.user)

    return form.keep(by=request.user, at=request.at, guard=held, verb=Verb.CHANGE_GOODS)


def _saved(request: OfficerRequest, visit: Visit, line_pk: int) -> HttpResponse:
    fresh = _line(visit, line_pk)
    context = _counted(request, visit, fresh)
    context["row"] = pages.line_row(fresh, may_record=True)
    response = render(request, "visits/_line_saved.html", context)
    response["HX-Reswap"] = "none"
    response["HX-Trigger"] = json.dumps({"kept": f"hang-{visit.pk}-{line_pk}"})
    return response


@requires(Duty.RECORD_VISIT)
def line(request: OfficerRequest, pk: int, line_pk: int) -> HttpResponseBase:
    """All that is said of one line: mark, description, place too."""
    visit = _visit(request, pk)
    row = _line(visit, line_pk)
    form = LineDetailForm(request.POST or None, instance=row)
    if form.is_valid() and _keep(request, visit, form):
        return redirect("visits:goods", visit.pk)
    return _form(request, visit, form, row.name, remove_url="bo/", remove_verb="Bỏ dòng này")


def _form(
    request: OfficerRequest, visit: Visit, form: object, title: str, **more: object
) -> HttpResponse:
    shown = Visit.objects.with_dossier().get(pk=visit.pk)
    context = {
        "form": form,
        "visit": shown,
        "refusals": can_record(shown, request.user, request.at),
        "title": title,
        "back": f"{visit.get_absolute_url()}hang-hoa/",
        **more,
    }
    return render(request, "visits/visit_form.html", context)


@requires(Duty.RECORD_VISIT)
def line_remove(request: OfficerRequest, pk: int, line_pk: int) -> HttpResponseBase:
    visit = _visit(request, pk)
    row = _line(visit, line_pk)
    form = ConfirmForm(request.POST or None)
    if form.is_valid() and form.act(remove_goods, visit, row, by=request.user, at=request.at):
        return redirect("visits:goods", visit.pk)
    intro = "Nội dung đã ghi vẫn còn trong nhật ký."
    return _form(request, visit, form, f"Bỏ “{row.name}”", intro=intro, verb="Bỏ")


@requires(Duty.RECORD_VISIT)
def sacks_add(request: OfficerRequest, pk: int) -> HttpResponseBase:
    visit = _visit(request, pk)
    form = SacksForm(request.POST or None)
    if form.is_valid():
        held = visit.dossier.goods.containers().count()
        if form.act(add_lines_at, visit, form.sacks(held), by=request.user, at=request.at):
            return redirect("visits:goods", visit.pk)
    return _form(request, visit, form, "Thêm bao, thùng niêm phong", verb="Ghi các bao")


@requires(Duty.RECORD_VISIT)
def seal_open(request: OfficerRequest, pk: int, line_pk: int) -> HttpResponseBase:
    """Any container of the dossier, wherever it was sealed."""
    visit = _visit(request, pk)
    sack = get_object_or_404(visit.dossier.goods.containers(), pk=line_pk)
    form = OpenSealForm(request.POST or None)
    if form.is_valid() and form.act(
        open_seal_at,
        visit,
        sack,
        opened_by=form.cleaned_data["opened_by"],
        seal_state=form.cleaned_data["seal_state"],
        by=request.user,
        at=request.at,
    ):
        return redirect(f"{visit.get_absolute_url()}hang-hoa/#bao-{sack.pk}")
    title = f"Mở niêm phong {sack.name}, số {sack.seal}"
    more = {"phrases": phrases("seal_state"), "verb": "Mở niêm phong"}
    return _form(request, visit, form, title, **more)


@requires(Duty.RECORD_VISIT)
def count_finish(request: OfficerRequest, pk: int, line_pk: int) -> HttpResponseBase:
    visit = _visit(request, pk)
    sack = get_object_or_404(visit.dossier.goods.containers(), pk=line_pk)
    form = ConfirmForm(request.POST or None)
    if form.is_valid() and form.act(finish_count_at, visit, sack, by=request.user, at=request.at):
        return redirect("visits:goods", visit.pk)
    intro = f"Đã ghi: {tally_in_words(list(sack.contents.all()))}."
    title = f"Kiểm đếm xong {sack.name}"
    return _form(request, visit, form, title, intro=intro, verb="Kiểm đếm xong")


@requires(Duty.RECORD_VISIT)
def count_resume(request: OfficerRequest, pk: int, line_pk: int) -> HttpResponseBase:
    """Called finished too early: more goods may be entered."""
    visit = _visit(request, pk)
    sack = get_object_or_404(visit.dossier.goods.containers(), pk=line_pk)
    form = ConfirmForm(request.POST or None)
    if form.is_valid() and form.act(resume_count_at, visit, sack, by=request.user, at=request.at):
        return redirect("visits:goods", visit.pk)
    intro = "Ghi thêm, sửa hàng trong bao rồi xác nhận kiểm đếm xong lần nữa."
    title = f"Mở lại kiểm đếm {sack.name}"
    return _form(request, visit, form, title, intro=intro, verb="Mở lại kiểm đếm")


@requires(Duty.RECORD_VISIT)
def paste(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """Look at what was read, then enter the good rows; the refused ones are named."""
    visit = _visit(request, pk)
    form = PasteForm(request.POST or None, open_sacks=pages.open_sacks(visit))
    is_read = request.method == "POST" and form.is_valid()
    if is_read and "enter" in request.POST:
        lines = form.lines
        if form.act(add_lines_at, visit, lines, by=request.user, at=request.at):
            if len(lines) == len(form.cleaned_data["rows"]):
                return redirect("visits:goods", visit.pk)
            return _paste_rest(request, visit, form)
    context = {
        "form": form,
        "visit": visit,
        "refusals": can_record(visit, request.user, request.at),
        "rows": form.cleaned_data["rows"] if is_read else [],
        "good": len(form.lines) if is_read else 0,
    }
    return render(request, "visits/goods_paste.html", context)


def _paste_rest(request: OfficerRequest, visit: Visit, done: PasteForm) -> HttpResponse:
    """The rows that could not be read stay to be mended; those entered are not offered again."""
    first = {"text": done.left, "basis": done.cleaned_data["basis"]}
    context = {
        "form": PasteForm(initial=first, open_sacks=pages.open_sacks(visit)),
        "visit": visit,
        "rows": [row for row in done.cleaned_data["rows"] if not row.line],
        "good": 0,
        "entered": len(done.lines),
        "kept": request.path,
    }
    return render(request, "visits/goods_paste.html", context)
