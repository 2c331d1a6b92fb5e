"""The list of cases, the page of one, and its end without a sanction."""

from functools import partial
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from cases.casework import pages
from cases.casework.exports import CASES
from cases.casework.filters import CaseFilter
from cases.casework.models import Case
from cases.casework.services import cases
from cases.dossier.steps import allowed_first, next_steps
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from cases.office.exports import export_links, exported
from cases.office.forms import ReasonForm
from cases.office.lists import chips, kept, page_of


@requires(Duty.SEE_DOSSIER)
def case_list(request: OfficerRequest) -> HttpResponseBase:
    visible = Case.objects.visible_to(request.user, request.at)
    found = CaseFilter(request.GET, queryset=visible.with_lists())
    if file := exported(request, found, CASES, partial(pages.list_rows, at=request.at)):
        return file
    page = page_of(found.qs, request.GET)
    context = {
        "filter": found,
        "chips": chips(found),
        "kept": kept(request.GET, "q"),
        "page": page,
        "rows": pages.list_rows(page, at=request.at),
        "tally": [("vụ việc", page.paginator.count)],
        "exports": export_links(request.GET),
    }
    return render(request, "casework/case_list.html", context)


@requires(Duty.SEE_DOSSIER)
def case(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = fetch(request, Case.objects.with_dossier(), pk=pk)
    context = pages.case_page(found, request.user, at=request.at)
    steps = next_steps(found.dossier, request.user, at=request.at)
    context["steps"] = allowed_first(steps)
    return render(request, "casework/case_detail.html", context)


@requires(Duty.HANDLE_CASE)
def drop(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = fetch(request, Case.objects, pk=pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and form.act(
        cases.drop_case,
        found,
        because=form.cleaned_data["because"],
        by=request.user,
        at=request.at,
    ):
        return redirect(found)
    return step_page(
        request,
        found,
        "Kết thúc vì không đủ căn cứ xử phạt",
        form=form,
        verb="Kết thúc vụ việc",
        is_grave=True,
        note="Vụ việc kết thúc, không xử phạt; mọi tài liệu được giữ và không mở lại được.",
        refusals=cases.can_drop(found, request.user, request.at),
    )


def step_page(request: OfficerRequest, case: Case, title: str, **told: Any) -> HttpResponse:
    """One question about a case, with its button; or why it cannot be done now."""
    context = {"dossier": case.dossier, "title": title, **told}
    return render(request, "dossier/step_form.html", context)
