"""Pages of the office stay on the device of whoever loaded them, and only while logged in."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase


def private_pages(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """No `no-store`: without a network, Back would lead to the browser's error page.

    What is kept instead is thrown away at the logout.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    return answer
