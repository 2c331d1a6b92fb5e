"""Bàn giao: everything of an officer who is away, looked at first, then dossier by dossier."""

from uuid import uuid5

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from cases.office.access import OfficerRequest, requires
from cases.office.duties import Duty
from cases.office.submissions import action_of, digest_of, once
from inspections.desk.handing_forms import HandOverForm, WhoForm
from inspections.desk.services.handing_over import Share, hand_over, shares, tally


@requires(Duty.HAND_OVER)
def handing_over(request: OfficerRequest) -> HttpResponseBase:
    """Chosen by the address; what is sent goes over dossier by dossier, each its own act."""
    if request.method == "POST":
        return _send(request)
    who = WhoForm(request.GET or None, by=request.user, at=request.at)
    if not who.is_valid():
        return render(request, "desk/hand_over.html", {"who": who})
    form = HandOverForm(initial=who.cleaned_data, by=request.user, at=request.at)
    return _preview(request, who, form)


def _preview(request: OfficerRequest, who: WhoForm, form: HandOverForm) -> HttpResponse:
    away, to = who.cleaned_data["away"], who.cleaned_data["to"]
    found = shares(away, to, request.user, request.at)
    context = {
        "who": who,
        "form": form,
        "away": away,
        "to": to,
        "shares": found,
        "going": [share for share in found if share.goes],
        "tally": tally(found),
    }
    return render(request, "desk/hand_over.html", context)


def _send(request: OfficerRequest) -> HttpResponseBase:
    form = HandOverForm(request.POST, by=request.user, at=request.at)
    who = WhoForm(request.POST, by=request.user, at=request.at)
    if not form.is_valid():
        return _preview(request, who, form) if who.is_valid() else redirect("hand_over")
    away, to = form.cleaned_data["away"], form.cleaned_data["to"]
    found = [share for share in shares(away, to, request.user, request.at) if share.goes]
    refused = [each for share in found for each in _one(request, form, share)]
    for sentence in refused:
        messages.error(request, sentence)
    done = len(found) - len(refused)
    told = f"Đã bàn giao {done} hồ sơ của {away} cho {to}." if done else "Không còn gì để bàn giao."
    messages.success(request, told)
    return redirect(f"{reverse('hand_over')}?away={away.pk}&to={to.pk}")


def _one(request: OfficerRequest, form: HandOverForm, share: Share) -> list[str]:
    """One dossier in one transaction under its own UUID; a refusal stops none of the others."""
    said, by, at = form.cleaned_data, request.user, request.at
    away, to, because = said["away"], said["to"], said["because"]
    try:
        once(
            uuid5(said["submission"], f"dossier:{share.dossier.pk}"),
            lambda: hand_over(share.dossier, away=away, to=to, because=because, by=by, at=at),
            action=action_of(hand_over, [share.dossier]),
            digest=digest_of(request.POST),
            by=by,
            at=at,
        )
    except ValidationError as error:
        return [f"{share.dossier.number}: {' '.join(error.messages)}"]
    return []
