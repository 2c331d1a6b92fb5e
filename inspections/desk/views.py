"""The first page, and the pages for what went wrong."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse

from cases.office.access import OfficerRequest, requires
from cases.office.duties import Duty, may
from inspections.desk.search import search

LONGEST = 200  # letters of a search, as the box allows


@requires(Duty.LOOK_UP_LAW)
def home(request: OfficerRequest) -> HttpResponseBase:
    """The inspections; for whoever sees no dossier, the look-up of the law."""
    sees_dossiers = may(request.user, Duty.SEE_DOSSIER, at=request.at)
    return redirect("visits:inspection_list" if sees_dossiers else "lawbook:fine")


@requires(Duty.LOOK_UP_LAW)
def found(request: OfficerRequest) -> HttpResponseBase:
    """The one search; each kind only for whoever may see its list."""
    words = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    groups = search(words, request.user, request.at)
    return render(request, "desk/search.html", {"words": words, "groups": groups})


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/403.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Drawn without the request: the menu comes from the database, which may be what failed."""
    return HttpResponse(render_to_string("errors/500.html"), status=500)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """CSRF refused: the session ended while the page was open; what was typed is in the browser."""
    if request.path == reverse("logout"):
        return redirect("login")
    return render(request, "errors/expired.html", status=403)
