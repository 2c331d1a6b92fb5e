"""The menu: places that exist, for whoever may enter them."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone

from cases.office.duties import Duty, may


@dataclass(frozen=True)
class Place:
    """One line of the menu, open under the addresses that start with `prefix`."""

    label: str
    view: str
    duty: Duty
    prefix: str


PLACES = (
    Place("Kiểm tra", "visits:inspection_list", Duty.SEE_DOSSIER, "/kiem-tra/"),
    Place("Tra cứu", "lawbook:fine", Duty.LOOK_UP_LAW, "/tra-cuu/"),
    Place("Thành phần giao diện", "components", Duty.SEE_COMPONENTS, "/thanh-phan/"),
)


def places(request: HttpRequest) -> dict[str, object]:
    """The menu of this officer, and which line is open."""
    officer = getattr(request, "user", None)
    if officer is None or not officer.is_authenticated:
        return {"places": []}
    at = timezone.now()
    return {
        "places": [
            (place, request.path.startswith(place.prefix))
            for place in PLACES
            if may(officer, place.duty, at=at)
        ]
    }
