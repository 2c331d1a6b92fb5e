"""Planning several visits: choose, look at each refusal, go on with the good ones."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from cases.lawbook.procedure import calendar_in_use
from cases.office.access import OfficerRequest, requires
from cases.office.duties import Duty, may
from inspections.visits.field_forms.planning import PlanForm
from inspections.visits.models import Inspection, Visit
from inspections.visits.services.schedule import cannot_plan, plan_visits, to_plan

MAY_PLAN = (Duty.PREPARE_INSPECTION, Duty.RECORD_VISIT)
OPEN = (Inspection.Status.DRAFT, Inspection.Status.DECIDED, Inspection.Status.UNDER_WAY)


@requires(Duty.SEE_DOSSIER)
def plan(request: OfficerRequest) -> HttpResponseBase:
    """Places of all inspections one may plan for, or of one; the act asks for each by itself."""
    rows = _own_rows(request)
    form = PlanForm(request.POST or None, rows=rows)
    is_reviewing = request.method == "POST" and form.is_valid()
    if is_reviewing and "plan" in request.POST:
        told = form.cleaned_data
        if form.act(plan_visits, told["days"], by=request.user, at=request.at):
            return redirect("visits:places", told["visits"][0].inspection_id)
    if is_reviewing:
        return _review(request, form, rows, form.cleaned_data["days"])
    context = {"form": form, "rows": rows, "inspection": _one(rows, request)}
    return render(request, "visits/plan.html", context)


def _own_rows(request: OfficerRequest) -> list[Visit]:
    """Who sees places but may plan none of them is refused (403), as for any act."""
    seen = list(_rows(request))
    allowed = {
        visit.inspection_id: any(
            may(request.user, duty, visit.inspection, at=request.at) for duty in MAY_PLAN
        )
        for visit in {visit.inspection_id: visit for visit in seen}.values()
    }
    if seen and not any(allowed.values()):
        raise PermissionDenied
    return [visit for visit in seen if allowed[visit.inspection_id]]


def _rows(request: OfficerRequest) -> "models.QuerySet[Visit]":
    rows = to_plan().filter(inspection__status__in=OPEN)
    rows = rows.filter(pk__in=Visit.objects.visible_to(request.user, request.at).values("pk"))
    if request.GET.get("cuoc", "").isdecimal():
        rows = rows.filter(inspection=int(request.GET["cuoc"]))
    return rows


def _one(rows: list[Visit], request: OfficerRequest) -> Inspection | None:
    return rows[0].inspection if rows and request.GET.get("cuoc") else None


def _review(
    request: OfficerRequest, form: PlanForm, rows: list[Visit], days: Mapping[int, date]
) -> HttpResponseBase:
    """Each chosen row with its day and its refusals; the button takes those without any."""
    chosen = [visit for visit in rows if visit.pk in days]
    refusals = cannot_plan(chosen, days, by=request.user, at=request.at)
    calendar = calendar_in_use()
    told = [
        {
            "visit": visit,
            "day": days[visit.pk],
            "refusals": refusals[visit.pk],
            "is_unconfirmed": not calendar.is_confirmed(days[visit.pk]),
        }
        for visit in chosen
    ]
    context = {
        "form": form,
        "rows": told,
        "good": sum(not each["refusals"] for each in told),
        "today": timezone.localtime(request.at).date(),
        "inspection": _one(rows, request),
    }
    return render(request, "visits/plan_review.html", context)
