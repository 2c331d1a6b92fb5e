"""Who was present at a visit, and which papers were asked for."""

from functools import partial

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from cases.office.forms import ConfirmForm, RowForm
from inspections.visits.field_forms.rows import OtherPaperForm, PaperForm, PersonForm
from inspections.visits.field_pages import visits as pages
from inspections.visits.models import ExaminedPaper, PresentPerson, Verb, Visit
from inspections.visits.services.rows import log_paper, remove_row
from inspections.visits.services.visits import can_record, guard


def _visit(request: OfficerRequest, pk: int) -> Visit:
    return fetch(request, Visit.objects.with_dossier(), pk=pk)


@requires(Duty.RECORD_VISIT)
def person_add(request: OfficerRequest, pk: int) -> HttpResponseBase:
    visit = _visit(request, pk)
    first = {
        "capacity": request.GET.get("tu-cach"),
        "works_with_team": not visit.people.filter(works_with_team=True).exists(),
    }
    form = PersonForm(request.POST or None, instance=PresentPerson(visit=visit), initial=first)
    if form.is_valid() and _keep(request, visit, form, Verb.ADD_PERSON):
        return redirect(f"{visit.get_absolute_url()}#nguoi")
    return _person_form(request, visit, form, "Thêm người có mặt")


def _keep(
    request: OfficerRequest, visit: Visit, form: "RowForm[PresentPerson]", verb: Verb
) -> bool:
    fresh = Visit.objects.get(pk=visit.pk)
    held = partial(guard, fresh, by=request.user, at=request.at)
    return form.keep(by=request.user, at=request.at, guard=held, verb=verb)


def _person_form(
    request: OfficerRequest, visit: Visit, form: PersonForm, title: str, remove_url: str = ""
) -> HttpResponseBase:
    context = {
        "form": form,
        "visit": visit,
        "refusals": can_record(visit, request.user, request.at),
        "title": title,
        "back": f"{visit.get_absolute_url()}#nguoi",
        "remove_url": remove_url,
        "remove_verb": "Bỏ người này",
    }
    return render(request, "visits/visit_form.html", context)


@requires(Duty.RECORD_VISIT)
def person(request: OfficerRequest, pk: int, person_pk: int) -> HttpResponseBase:
    visit = _visit(request, pk)
    row = get_object_or_404(visit.people, pk=person_pk)
    form = PersonForm(request.POST or None, instance=row)
    if form.is_valid() and _keep(request, visit, form, Verb.CHANGE_PERSON):
        return redirect(f"{visit.get_absolute_url()}#nguoi")
    return _person_form(request, visit, form, str(row.name), remove_url="bo/")


@requires(Duty.RECORD_VISIT)
def person_remove(request: OfficerRequest, pk: int, person_pk: int) -> HttpResponseBase:
    visit = _visit(request, pk)
    row = get_object_or_404(visit.people, pk=person_pk)
    return _remove(request, visit, row, f"Bỏ {row.name} khỏi buổi làm việc", "nguoi")


def _remove(
    request: OfficerRequest,
    visit: Visit,
    row: PresentPerson | ExaminedPaper,
    title: str,
    anchor: str,
) -> HttpResponseBase:
    form = ConfirmForm(request.POST or None)
    if form.is_valid() and form.act(remove_row, visit, row, by=request.user, at=request.at):
        return redirect(f"{visit.get_absolute_url()}#{anchor}")
    context = {
        "form": form,
        "visit": visit,
        "refusals": can_record(visit, request.user, request.at),
        "title": title,
        "intro": "Nội dung đã ghi vẫn còn trong nhật ký.",
        "verb": "Bỏ",
        "back": f"{visit.get_absolute_url()}#{anchor}",
    }
    return render(request, "visits/visit_form.html", context)


@require_POST
@requires(Duty.RECORD_VISIT)
def paper_log(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """A paper of the house's list was asked for: one tap gives the result."""
    visit = _visit(request, pk)
    row = ExaminedPaper(visit=visit)
    form = PaperForm(request.POST, instance=row, auto_id="giay-moi-%s")
    if form.is_valid():
        form.act(log_paper, visit, row, by=request.user, at=request.at)
    return _paper_line(request, visit, form)


def _paper_line(request: OfficerRequest, visit: Visit, form: PaperForm) -> HttpResponseBase:
    if not request.htmx and not form.errors:
        return redirect(f"{visit.get_absolute_url()}#giay")
    name = form.data.get("name", "")
    row = visit.papers.filter(name=name).first()
    # refused, what was typed stays in the line
    refused = form if form.errors and row and form.instance.pk == row.pk else None
    context = {
        "line": pages.paper_line(visit, name, row, may_record=True, form=refused),
        "refused": form.errors,
        "visit": visit,
        "at": request.at,
    }
    template = "visits/_paper.html" if request.htmx else "visits/paper_refused.html"
    return render(request, template, context)


@require_POST
@requires(Duty.RECORD_VISIT)
def paper(request: OfficerRequest, pk: int, paper_pk: int) -> HttpResponseBase:
    """Another result, or a note beside it."""
    visit = _visit(request, pk)
    row = get_object_or_404(visit.papers, pk=paper_pk)
    data = request.POST.copy()
    data.setdefault("result", row.result)
    form = PaperForm(data, instance=row, auto_id=f"giay-{row.pk}-%s")
    if form.is_valid():
        fresh = Visit.objects.get(pk=visit.pk)
        held = partial(guard, fresh, by=request.user, at=request.at)
        form.keep(by=request.user, at=request.at, guard=held, verb=Verb.CHANGE_PAPER)
    return _paper_line(request, visit, form)


@requires(Duty.RECORD_VISIT)
def paper_add(request: OfficerRequest, pk: int) -> HttpResponseBase:
    visit = _visit(request, pk)
    row = ExaminedPaper(visit=visit)
    form = OtherPaperForm(request.POST or None, instance=row)
    if form.is_valid() and form.act(log_paper, visit, row, by=request.user, at=request.at):
        return redirect(f"{visit.get_absolute_url()}#giay")
    context = {
        "form": form,
        "visit": visit,
        "refusals": can_record(visit, request.user, request.at),
        "title": "Thêm giấy tờ đã xem",
        "back": f"{visit.get_absolute_url()}#giay",
    }
    return render(request, "visits/visit_form.html", context)


@requires(Duty.RECORD_VISIT)
def paper_remove(request: OfficerRequest, pk: int, paper_pk: int) -> HttpResponseBase:
    visit = _visit(request, pk)
    row = get_object_or_404(visit.papers, pk=paper_pk)
    return _remove(request, visit, row, f"Bỏ “{row.name}” khỏi danh sách", "giay")
