"""What people see at a wrong address, in development too."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponseBase

from inspections.desk.errors import page_not_found


def own_not_found(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """The office's page in place of the technical list of addresses, which is in English."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        return page_not_found(request, Http404()) if response.status_code == 404 else response

    return answer
