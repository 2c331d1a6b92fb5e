"""The door: each view names its duty; objects are fetched through it, or not at all."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, Protocol, TypeVar
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django_htmx.middleware import HtmxDetails

from cases.office.duties import Duty, could, may
from cases.office.models import Officer
from cases.office.submissions import result_of, sent_before


class OfficerRequest(HttpRequest):
    """A request of somebody known, at an instant read once, asking for one duty."""

    user: Officer
    duty: Duty
    at: datetime
    htmx: HtmxDetails


View = Callable[..., HttpResponseBase]
# cookie with the address of the form just accepted, read by drafts.js
ACCEPTED = "accepted"


def requires(duty: Duty) -> Callable[[View], View]:
    """Refuse (403) whoever could never hold this duty; `fetch` asks again for the object."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            request.duty, request.at = duty, timezone.now()
            if not could(request.user, duty, at=request.at):
                raise PermissionDenied
            try:
                return _told(request, view(request, *args, **kwargs))
            except (Http404, PermissionDenied):
                if answer := _answer_again(request):
                    return _told(request, answer)
                raise

        guarded.duty = duty  # type: ignore[attr-defined]
        return guarded

    return decorate


def _told(request: OfficerRequest, response: HttpResponseBase) -> HttpResponseBase:
    """A form that was accepted leads on: the browser may drop the draft that it kept of it."""
    if request.method == "POST" and isinstance(response, HttpResponseRedirect):
        response.set_cookie(
            ACCEPTED,
            quote(request.path, safe=""),
            max_age=60,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return response


def _answer_again(request: OfficerRequest) -> HttpResponseBase | None:
    """Where a form led when it was sent before, though its own act took its object away."""
    if request.method != "POST":
        return None
    earlier = sent_before(request.POST, request.FILES, by=request.user)
    if earlier is None:
        return None
    result: Any = result_of(earlier)
    return redirect(result if hasattr(result, "get_absolute_url") else "home")


Visible = TypeVar("Visible", bound=models.Model, covariant=True)


class VisibleQuerySet(Protocol[Visible]):
    def visible_to(self, officer: Officer, at: datetime) -> models.QuerySet[Visible]: ...


def fetch(
    request: OfficerRequest,
    rows: VisibleQuerySet[Visible],
    duty: Duty | None = None,
    **lookup: Any,
) -> Visible:
    """The row, if this officer sees it (else 404) and holds the duty on it (else 403).

    The duty is the view's own, or one that no seat gives: a door that asked for it would refuse a
    stranger, who is to find nothing.
    """
    row = get_object_or_404(rows.visible_to(request.user, request.at), **lookup)
    if not may(request.user, duty or request.duty, row, at=request.at):  # type: ignore[arg-type]
        raise PermissionDenied
    return row
