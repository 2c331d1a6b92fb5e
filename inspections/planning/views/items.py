"""Items of a plan: added, changed, taken out, adjusted, and opened as inspections."""

from typing import cast

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from cases.office.forms import ConfirmForm
from inspections.planning import pages
from inspections.planning.forms import AdjustForm, ItemForm, NewItemForm
from inspections.planning.models import Plan, PlanItem, Verb
from inspections.planning.services import items, opening, plans
from inspections.visits.models import Inspection


def _item(plan: Plan, pk: int) -> PlanItem:
    item = get_object_or_404(plan.items.with_party(), pk=pk)
    item.plan = plan
    return item


@requires(Duty.KEEP_PLAN)
def item_add(request: OfficerRequest, pk: int) -> HttpResponseBase:
    plan = fetch(request, Plan.objects.with_dossier(), pk=pk)
    first = {"content": plan.content[:500], "unit": request.user.unit_id}
    form = NewItemForm(request.POST or None, on=timezone.localdate(request.at), initial=first)
    if form.is_valid() and form.act(
        items.add_items, plan, [form.instance], by=request.user, at=request.at
    ):
        return redirect(plan)
    context = {
        "dossier": plan.dossier,
        "title": "Thêm đối tượng",
        "form": form,
        "verb": "Thêm vào kế hoạch",
        "refusals": plans.can_change(plan, request.user, request.at),
    }
    return render(request, "dossier/step_form.html", context)


@requires(Duty.KEEP_PLAN)
def item_change(request: OfficerRequest, pk: int, item_pk: int) -> HttpResponseBase:
    plan = fetch(request, Plan.objects.with_dossier(), pk=pk)
    item = _item(plan, item_pk)
    form = ItemForm(request.POST or None, instance=item)
    if form.is_valid() and form.keep(
        by=request.user,
        at=request.at,
        guard=lambda: plans.guard_changing(plan, by=request.user, at=request.at),
        verb=Verb.CHANGE_ITEM,
    ):
        return redirect(plan)
    context = {
        "dossier": plan.dossier,
        "title": f"Sửa đối tượng {item.position}: {item.party_version}",
        "form": form,
        "refusals": plans.can_change(plan, request.user, request.at),
    }
    return render(request, "dossier/step_form.html", context)


@requires(Duty.KEEP_PLAN)
def item_remove(request: OfficerRequest, pk: int, item_pk: int) -> HttpResponseBase:
    plan = fetch(request, Plan.objects.with_dossier(), pk=pk)
    item = _item(plan, item_pk)
    form = ConfirmForm(request.POST or None)
    if form.is_valid() and form.act(items.remove_item, item, by=request.user, at=request.at):
        return redirect(plan)
    context = {
        "dossier": plan.dossier,
        "title": f"Bỏ {item.party_version} khỏi dự thảo",
        "form": form,
        "verb": "Bỏ",
        "is_grave": True,
        "refusals": plans.can_change(plan, request.user, request.at),
    }
    return render(request, "dossier/step_form.html", context)


@requires(Duty.KEEP_PLAN)
def adjust(request: OfficerRequest, pk: int) -> HttpResponseBase:
    plan = fetch(request, Plan.objects.with_dossier(), pk=pk)
    form = AdjustForm(request.POST or None, plan=plan, on=timezone.localdate(request.at))
    if form.is_valid() and form.act(
        items.adjust_plan,
        plan,
        form.paper,
        added=form.new_items,
        removed={item.pk: "" for item in form.cleaned_data["removed"]},
        by=request.user,
        at=request.at,
    ):
        return redirect(plan)
    context = {
        "dossier": plan.dossier,
        "title": f"Điều chỉnh kế hoạch, lần {plan.version + 1}",
        "form": form,
        "verb": "Ghi điều chỉnh",
        "refusals": items.can_adjust(plan, request.user, request.at),
    }
    return render(request, "dossier/step_form.html", context)


@requires(Duty.OPEN_INSPECTION)
def item_open(request: OfficerRequest, pk: int, item_pk: int) -> HttpResponseBase:
    """Shows what comes along and what the guard says, before the inspection is opened."""
    plan = get_object_or_404(
        Plan.objects.visible_to(request.user, request.at).with_dossier(), pk=pk
    )
    item = _item(plan, item_pk)
    form = ConfirmForm(request.POST or None)
    if form.is_valid() and form.act(opening.open_from_item, item, by=request.user, at=request.at):
        return redirect(cast(Inspection, form.result))
    on = timezone.localdate(request.at)
    context = {
        "dossier": plan.dossier,
        "plan": plan,
        "item": item,
        "basis_paper": opening.basis_paper(plan),
        "guarded": pages.guard_items(plan, [item], on=on).get(item.pk),
        "form": form,
        "refusals": opening.can_open(item, request.user, request.at),
    }
    return render(request, "planning/item_open.html", context)
