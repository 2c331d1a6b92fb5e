"""Pages of the law: the fine of an act, the acts of a day, one act through time."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import wraps
from typing import Any

from django.db.models import Max, Min
from django.db.models.functions import Length
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from cases.law.catalogue import Catalogue
from cases.law.explain import Citation
from cases.lawbook.choosing import Acts
from cases.lawbook.citations import acts_under, rules_under
from cases.lawbook.filters import ActFilter
from cases.lawbook.forms import DayForm, FineForm
from cases.lawbook.models import Act, ActVersion
from cases.lawbook.services import NoLawError, active_catalogue
from cases.lawbook.titles import our_titles
from cases.lawbook.verdict import verdict
from cases.office.access import OfficerRequest, requires
from cases.office.choosing import matches_fragment
from cases.office.duties import Duty
from cases.office.lists import chips, page_of

SHOWN = 8


def with_law(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view the law in use, or say that none is loaded."""

    @wraps(view)
    def read(request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            law = active_catalogue()
        except NoLawError:
            return render(request, "lawbook/no_law.html", status=503)
        return view(request, law, *args, **kwargs)

    return read


def today(request: OfficerRequest) -> date:
    return timezone.localdate(request.at)


@requires(Duty.LOOK_UP_LAW)
@with_law
def fine(request: OfficerRequest, law: Catalogue) -> HttpResponse:
    form = FineForm(request.GET, law=law, today=today(request))
    answer = form.answer()
    context = {
        "form": form,
        "verdict": verdict(law, answer, our_titles()) if answer else None,
        "is_folded": form.chosen is not None,
        **_matches(form, today(request)),
    }
    return render(request, "lawbook/fine.html", context)


@requires(Duty.LOOK_UP_LAW)
@with_law
def matches(request: OfficerRequest, law: Catalogue) -> HttpResponse:
    """The acts that the words typed so far may mean, for the page of the fine."""
    form = FineForm(request.GET, law=law, today=today(request))
    return render(
        request, "lawbook/_matches.html", {"form": form, **_matches(form, today(request))}
    )


def _matches(form: FineForm, today: date) -> dict[str, Any]:
    words = form.data.get("words", "").strip()
    if not words:
        return {"matches": []}
    found = ActVersion.objects.in_force(form.on or today).matching(words).select_related("act")
    rows = list(found.exclude(act__code=form.data.get("act", ""))[: SHOWN + 1])
    return {"matches": rows[:SHOWN], "has_more_matches": len(rows) > SHOWN, "words": words}


@requires(Duty.LOOK_UP_LAW)
def act_list(request: OfficerRequest) -> HttpResponse:
    day = DayForm(request.GET, today=today(request))
    rows = ActVersion.objects.in_force(day.on).select_related("act")
    filterset = ActFilter(request.GET, rows)
    found = filterset.qs.annotate(least=Min("brackets__minimum"), most=Max("brackets__maximum"))
    if not filterset.form.cleaned_data.get("q"):
        found = found.order_by("article", Length("clause"), "clause", "point")
    context = {
        "day": day,
        "filter": filterset,
        "chips": chips(filterset),
        "page": page_of(found, request.GET),
    }
    return render(request, "lawbook/act_list.html", context)


@requires(Duty.LOOK_UP_LAW)
def act_detail(request: OfficerRequest, code: str) -> HttpResponse:
    act = get_object_or_404(Act, code=code)
    day = DayForm(request.GET, today=today(request))
    versions = act.versions.active().prefetch_related("brackets", "measures")
    context = {
        "act": act,
        "day": day,
        "versions": versions.order_by("-in_force_from"),
        "current": act.versions.in_force(day.on).first(),
        "succession": act.successions.filter(pack__is_active=True)
        .select_related("successor")
        .first(),
    }
    return render(request, "lawbook/act_detail.html", context)


@requires(Duty.LOOK_UP_LAW)
@with_law
def citation(request: OfficerRequest, law: Catalogue) -> HttpResponse:
    """Everything the law files hold under one place of the law."""
    asked = Citation(request.GET.get("text", ""), request.GET.get("instrument", ""))
    on = today(request)
    context = {
        "citation": asked,
        "acts": acts_under(law, asked, on),
        "rules": rules_under(law, asked),
    }
    return render(request, "lawbook/citation.html", context)


@requires(Duty.LOOK_UP_LAW)
def choose_act(request: OfficerRequest) -> HttpResponse:
    """Acts of one day that the words typed so far may mean."""
    on = timezone.localdate(request.at)
    with suppress(ValueError):
        on = date.fromisoformat(request.GET.get("on", ""))
    return matches_fragment(request, Acts(on))
