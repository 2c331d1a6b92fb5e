"""A password that somebody else chose opens one page only: the one where it is changed."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django_htmx.http import HttpResponseClientRefresh

OPEN = {"login", "logout", "own_password"}


class GivenPasswordMiddleware:
    """Stands behind the login: whoever is not logged in has been sent away before."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponseBase | None:
        match = request.resolver_match
        if not getattr(request.user, "password_is_given", False):
            return None
        if match is not None and match.view_name in OPEN:
            return None
        # a part of an open page would be swapped into it: load the page whole
        is_part = "HX-Request" in request.headers
        return HttpResponseClientRefresh() if is_part else redirect("own_password")
