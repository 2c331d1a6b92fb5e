"""The list of plans, drafting one, its page and its print."""

from typing import cast

from django.http import HttpResponseBase
from django.shortcuts import redirect, render

from cases.dossier.steps import allowed_first, next_steps
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty, may
from cases.office.lists import chips, kept, page_of
from inspections.planning import pages
from inspections.planning.filters import PlanFilter, PlanItemFilter
from inspections.planning.forms import PlanForm
from inspections.planning.models import Plan, Verb
from inspections.planning.services import plans


@requires(Duty.SEE_PLAN)
def plan_list(request: OfficerRequest) -> HttpResponseBase:
    visible = Plan.objects.visible_to(request.user, request.at)
    found = PlanFilter(request.GET, queryset=visible.with_progress())
    page = page_of(found.qs, request.GET)
    context = {
        "filter": found,
        "chips": chips(found),
        "kept": kept(request.GET, "q"),
        "page": page,
        "rows": [pages.plan_row(each) for each in page],
        "tally": [("kế hoạch", page.paginator.count)],
        "may_draft": may(request.user, Duty.KEEP_PLAN, at=request.at),
    }
    return render(request, "planning/plan_list.html", context)


@requires(Duty.KEEP_PLAN)
def plan_draft(request: OfficerRequest) -> HttpResponseBase:
    form = PlanForm(request.POST or None)
    if form.is_valid() and form.act(
        plans.draft_plan, form.instance, by=request.user, at=request.at
    ):
        return redirect(cast(Plan, form.result))
    return render(request, "planning/plan_form.html", {"form": form, "title": "Lập kế hoạch"})


@requires(Duty.KEEP_PLAN)
def plan_change(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = fetch(request, Plan.objects, pk=pk)
    form = PlanForm(request.POST or None, instance=found)
    if form.is_valid() and form.keep(
        by=request.user,
        at=request.at,
        guard=lambda: plans.guard_changing(found, by=request.user, at=request.at),
        verb=Verb.CHANGE_PLAN,
    ):
        return redirect(found)
    context = {"form": form, "title": "Sửa kế hoạch", "plan": found}
    return render(request, "planning/plan_form.html", context)


@requires(Duty.SEE_PLAN)
def plan(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = fetch(request, Plan.objects.with_dossier(), pk=pk)
    rows = found.items.with_state().with_party()
    items = PlanItemFilter(request.GET, queryset=rows)
    page = page_of(items.qs, request.GET)
    context = {
        **pages.plan_page(found, request.user, at=request.at),
        "filter": items,
        "chips": chips(items),
        "kept": kept(request.GET, "q"),
        "page": page,
        "rows": pages.item_rows(found, page, request.user, at=request.at),
        "tally": [("đối tượng", page.paginator.count)],
        "steps": allowed_first(next_steps(found.dossier, request.user, at=request.at)),
    }
    return render(request, "planning/plan_detail.html", context)


@requires(Duty.SEE_PLAN)
def plan_print(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """The whole list and the progress on sheets, as the browser prints it."""
    found = fetch(request, Plan.objects.with_dossier(), pk=pk)
    items = found.items.with_state().with_party()
    context = {
        **pages.plan_page(found, request.user, at=request.at),
        "rows": pages.item_rows(found, items, request.user, at=request.at),
    }
    return render(request, "planning/plan_print.html", context)
