"""The menu: places that exist, for whoever may enter them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone

from cases.office.duties import Duty, may


@dataclass(frozen=True)
class Place:
    """One line of the menu, open under the addresses that start with (one of) `prefix`."""

    label: str
    view: str
    duty: Duty
    prefix: str | tuple[str, ...]
    within: tuple["Place", ...] = ()


@dataclass(frozen=True)
class Line:
    """A place as this officer sees it: open or not, with the places inside it."""

    place: Place
    is_open: bool
    within: "list[Line]"


PLACES = (
    Place("Hôm nay", "home", Duty.LOOK_UP_LAW, "/"),
    Place(
        "Kế hoạch",
        "planning:plan_list",
        Duty.SEE_PLAN,
        "/ke-hoach/",
        within=(
            Place(
                "Cơ quan khác kiểm tra",
                "planning:other_list",
                Duty.SEE_PLAN,
                "/ke-hoach/co-quan-khac/",
            ),
        ),
    ),
    Place(
        "Kiểm tra",
        "visits:inspection_list",
        Duty.SEE_DOSSIER,
        ("/kiem-tra/", "/buoi-lam-viec/"),
    ),
    Place("Tiếp nhận", "casework:request_list", Duty.SEE_DOSSIER, "/tiep-nhan/"),
    Place("Vụ việc", "casework:case_list", Duty.SEE_DOSSIER, "/vu-viec/"),
    Place("Báo cáo, thống kê", "figure_list", Duty.SEE_STATISTICS, "/thong-ke/"),
    Place(
        "Văn bản",
        "dossier:papers",
        Duty.SEE_DOSSIER,
        ("/van-ban/", "/trinh-ky/"),
        within=(
            Place("Chờ duyệt, chờ ký", "dossier:approvals", Duty.SEE_DOSSIER, "/trinh-ky/"),
            Place("Chờ vào số", "dossier:to_number", Duty.NUMBER_DOCUMENT, "/van-ban/cho-vao-so/"),
            Place("Chờ giao, gửi", "dossier:to_deliver", Duty.SEE_DOSSIER, "/van-ban/cho-giao/"),
            Place("Đã ban hành", "dossier:issued_list", Duty.SEE_DOSSIER, "/van-ban/da-ban-hanh/"),
            Place("Sổ văn bản", "dossier:series_list", Duty.SEE_DOSSIER, "/van-ban/so/"),
        ),
    ),
    Place(
        "Tra cứu",
        "lawbook:fine",
        Duty.LOOK_UP_LAW,
        "/tra-cuu/",
        within=(
            Place("Mức phạt", "lawbook:fine", Duty.LOOK_UP_LAW, "/tra-cuu/muc-phat/"),
            Place("Hành vi vi phạm", "lawbook:acts", Duty.LOOK_UP_LAW, "/tra-cuu/hanh-vi/"),
            Place("Đối tượng", "parties:party_list", Duty.SEE_PARTIES, "/tra-cuu/doi-tuong/"),
            Place(
                "Quyền sở hữu công nghiệp",
                "parties:right_list",
                Duty.SEE_PARTIES,
                "/tra-cuu/quyen/",
            ),
        ),
    ),
    Place("Công chức", "officer_list", Duty.SEE_OFFICERS, "/cong-chuc/"),
    Place("Nhật ký, sổ", "dossier:record_check", Duty.CHECK_RECORDS, "/kiem-tra-so-sach/"),
    Place("Thành phần giao diện", "components", Duty.SEE_COMPONENTS, "/thanh-phan/"),
)


def places(request: HttpRequest) -> dict[str, object]:
    """The menu of this officer, and which line is open."""
    officer = getattr(request, "user", None)
    if officer is None or not officer.is_authenticated:
        return {"places": []}
    at = timezone.now()
    return {"places": _lines(PLACES, request.path, lambda duty: may(officer, duty, at=at))}


def _lines(places: tuple[Place, ...], path: str, is_allowed: Callable[[Duty], bool]) -> list[Line]:
    return [
        Line(place, _is_open(place, path), _lines(place.within, path, is_allowed))
        for place in places
        if is_allowed(place.duty)
    ]


def _is_open(place: Place, path: str) -> bool:
    """The first page is no part of the others."""
    return path == "/" if place.prefix == "/" else path.startswith(place.prefix)
