"""The list of places: entered in one go, outcomes in one tap, taken back with a reason."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from cases.dossier.models import Document
from cases.office.models import Officer
from inspections.visits.field_forms.places import read_place
from inspections.visits.models import Inspection, Visit
from inspections.visits.services import visits
from tests.builders import AT, a_document, a_goods_line, an_officer
from tests.visits.building import a_visit, an_inspection, under_way
from tests.visits.posting import HTMX, drawn, entered, page_of, queries_of

DECREE = "Nghị định 217/2025/NĐ-CP"
SANCTIONS = "Luật Xử lý vi phạm hành chính"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


def url(name: str, *numbers: int) -> str:
    return reverse(f"visits:{name}", args=numbers)


@pytest.fixture
def world() -> tuple[Inspection, Officer]:
    inspection, _, member = under_way()
    return inspection, member


def press(
    officer: Officer, visit: Visit, outcome: str, headers: dict[str, str] | None = None
) -> Any:
    """The button of one outcome, as it stands on the list."""
    client, address = entered(officer), url("outcome", visit.pk)
    data = drawn(page_of(client, url("places", visit.inspection_id)), address)
    return client.post(address, data | {"outcome": outcome}, headers=headers)


@pytest.mark.parametrize(
    ("line", "stall", "label", "trade"),
    [
        ("27, Lê Thị Thanh Trà, túi xách", "27", "Lê Thị Thanh Trà", "túi xách"),
        ("27\tLê Thị Thanh Trà\ttúi xách", "27", "Lê Thị Thanh Trà", "túi xách"),
        ("Ki-ốt 5; Hộ kinh doanh Bách", "Ki-ốt 5", "Hộ kinh doanh Bách", ""),
        ("Phạm Thu Hằng, giày dép", "", "Phạm Thu Hằng", "giày dép"),
        ("Lối đi sau ki-ốt 21", "", "Lối đi sau ki-ốt 21", ""),
        ("27, Trà, túi, ví", "27", "Trà", "túi, ví"),
    ],
)
def test_a_line_is_read_as_stall_name_trade(line: str, stall: str, label: str, trade: str) -> None:
    place = read_place(line)
    assert (place.stall, place.label, place.trade) == (stall, label, trade)


def test_many_places_are_added_in_one_go_in_their_order(world: Any) -> None:
    inspection, member = world
    client, address = entered(member), url("places_add", inspection.pk)
    data = drawn(page_of(client, address), "")
    lines = "Quầy\tTên\tNgành hàng\n27\tLê Thị Thanh Trà\ttúi\n\n25, Dương Thị Yến\n"
    for _ in range(2):  # twice is once
        client.post(address, data | {"places": lines})
    held = [(each.stall, each.label, each.address) for each in inspection.visits.all()]
    assert held == [
        ("27", "Lê Thị Thanh Trà", "chợ Bến Mới"),
        ("25", "Dương Thị Yến", "chợ Bến Mới"),
    ]


def test_a_refused_line_is_named_and_nothing_typed_is_lost(world: Any) -> None:
    inspection, member = world
    client, address = entered(member), url("places_add", inspection.pk)
    data = drawn(page_of(client, address), "")
    lines = f"27, Trà\n28, {'x' * 151}"
    answer = client.post(address, data | {"places": lines}).content.decode()
    assert "Dòng 2: tên người bán, tên biển hiệu dài quá 150 chữ" in answer
    assert "27, Trà" in answer
    assert not inspection.visits.exists()


def test_a_place_already_listed_is_named(world: Any) -> None:
    inspection, member = world
    a_visit(inspection, member, stall="27", label="Lê Thị Thanh Trà")
    client, address = entered(member), url("places_add", inspection.pk)
    data = drawn(page_of(client, address), "")
    answer = client.post(address, data | {"places": "27, Le Thi Thanh Tra"}).content.decode()
    assert "Le Thi Thanh Tra (số 27) đã có trong danh sách" in answer


def test_one_tap_logs_an_outcome_and_leads_back_to_the_list(world: Any) -> None:
    inspection, member = world
    visit = a_visit(inspection, member)
    answer = press(member, visit, "shut")
    assert answer["Location"] == url("places", inspection.pk)
    visit.refresh_from_db()
    assert visit.outcome == "shut"


def test_with_script_one_row_and_the_tally_come_back(world: Any) -> None:
    inspection, member = world
    visit = a_visit(inspection, member)
    a_visit(inspection, member, label="Ki-ốt 5")
    answer = press(member, visit, "worked", headers=HTMX).content.decode()
    assert answer.count("<li") == 1
    assert "Đang làm việc" in answer
    assert "Đã ghi 1 trên 2" in answer


def test_the_same_tap_twice_is_one_outcome(world: Any) -> None:
    inspection, member = world
    visit = a_visit(inspection, member)
    client, address = entered(member), url("outcome", visit.pk)
    data = drawn(page_of(client, url("places", inspection.pk)), address) | {"outcome": "shut"}
    answers = [client.post(address, data, headers=HTMX).content.decode() for _ in range(2)]
    assert all("Đóng cửa" in answer for answer in answers)
    assert visit.chain.entries.filter(verb="log_outcome").count() == 1


def test_another_outcome_over_the_first_is_refused_at_the_row(world: Any) -> None:
    inspection, member = world
    visit = a_visit(inspection, member)
    client, address = entered(member), url("outcome", visit.pk)
    data = drawn(page_of(client, url("places", inspection.pk)), address)
    visits.log_outcome(visit, outcome="shut", by=member, at=AT)
    answer = client.post(address, data | {"outcome": "worked"}, headers=HTMX).content.decode()
    assert "Rút kết quả đó kèm lý do rồi ghi lại" in answer


# the lawful next step of each outcome, with the article that the line rests on
@pytest.mark.parametrize(
    ("outcome", "words", "article"),
    [
        ("shut", "Hẹn đến lại", f"khoản 2 Điều 13 {DECREE}"),
        ("owner_away", "Hẹn ngày làm việc", f"khoản 2 Điều 9 {DECREE}"),
        ("no_cooperation", "người chứng kiến ký", f"điểm a khoản 3 Điều 15 {DECREE}"),
        ("not_found", "sửa địa chỉ, đến lại", f"Điều 10 {DECREE}"),
        ("ownerless_goods", "trong 03 ngày làm việc", f"khoản 4 Điều 126 {SANCTIONS}"),
    ],
)
def test_each_outcome_opens_its_lawful_next_step(
    world: Any, outcome: str, words: str, article: str
) -> None:
    inspection, member = world
    visit = a_visit(inspection, member)
    answer = press(member, visit, outcome, headers=HTMX).content.decode()
    assert words in answer
    assert article in answer


def test_chips_count_what_they_show(world: Any) -> None:
    inspection, member = world
    for number in range(3):
        visit = a_visit(inspection, member, label=f"Ki-ốt {number}")
        if number:
            visits.log_outcome(visit, outcome="shut", by=member, at=AT)
    client = entered(member)
    page = page_of(client, url("places", inspection.pk))
    assert "Tất cả 3" in page
    assert "Đóng cửa 2" in page
    shut = page_of(client, url("places", inspection.pk) + "?state=shut")
    assert shut.count('id="dia-diem-') == 2


def test_an_outcome_is_taken_back_with_a_reason_and_both_steps_stay(world: Any) -> None:
    inspection, member = world
    visit = a_visit(inspection, member)
    visits.log_outcome(visit, outcome="worked", by=member, at=AT)
    client, address = entered(member), url("outcome_withdraw", visit.pk)
    data = drawn(page_of(client, address), "")
    refused = client.post(address, data | {"because": ""}).content.decode()
    assert "Ghi lý do." in refused
    client.post(address, data | {"because": "ghi nhầm ki-ốt"})
    visit.refresh_from_db()
    assert (visit.outcome, visit.arrived_at) == ("", None)
    verbs = list(visit.chain.entries.order_by("-sequence").values_list("verb", flat=True)[:2])
    assert verbs == ["withdraw_outcome", "log_outcome"]


def test_an_outcome_with_goods_says_what_to_take_out_first(world: Any) -> None:
    inspection, member = world
    visit = a_visit(inspection, member)
    visits.log_outcome(visit, outcome="worked", by=member, at=AT)
    visits.add_goods_at(visit, a_goods_line(visit.dossier), by=member, at=AT)
    client, address = entered(member), url("outcome_withdraw", visit.pk)
    data = drawn(page_of(client, address), "")
    answer = client.post(address, data | {"because": "nhầm"}).content.decode()
    assert "Buổi làm việc đã có 1 dòng hàng hóa" in answer


def test_after_signing_the_page_names_the_paper_that_corrects(world: Any) -> None:
    inspection, member = world
    visit = a_visit(inspection, member)
    visits.log_outcome(visit, outcome="worked", by=member, at=AT)
    minutes = a_document(visit.dossier, Document.State.ISSUED, kind="BBKT")
    visit.documents.create(document=minutes)
    page = page_of(entered(member), url("outcome_withdraw", visit.pk))
    assert f"Biên bản {minutes.full_number} đã chốt" in page
    assert "biên bản mới dẫn chiếu biên bản này" in page
    assert "<form method" not in page.split("<main")[1]


def test_a_place_nobody_went_to_is_taken_off_the_list(world: Any) -> None:
    inspection, member = world
    visit = a_visit(inspection, member)
    client, address = entered(member), url("place_remove", visit.pk)
    data = drawn(page_of(client, address), "")
    for _ in range(2):
        answer = client.post(address, data)
        assert answer.status_code == 302
    assert not inspection.visits.exists()
    assert inspection.chain.entries.latest("sequence").verb == "remove_place"


def test_before_the_announcement_places_are_listed_but_not_logged() -> None:
    inspection = an_inspection()
    holder = inspection.dossier.holder
    a_visit(inspection, holder)
    page = page_of(entered(holder), url("places", inspection.pk))
    assert "Thêm địa điểm" in page
    assert "Làm việc được</button>" not in page


def test_a_colleague_reads_but_does_not_write(world: Any) -> None:
    inspection, member = world
    visit = a_visit(inspection, member)
    colleague = entered(an_officer(unit=inspection.dossier.unit))
    page = page_of(colleague, url("places", inspection.pk))
    assert "Thêm địa điểm" not in page
    assert colleague.get(url("places_add", inspection.pk)).status_code == 403
    assert colleague.post(url("outcome", visit.pk), {"outcome": "shut"}).status_code == 403
    assert colleague.get(url("outcome_withdraw", visit.pk)).status_code == 403


def test_a_stranger_finds_nothing(world: Any) -> None:
    inspection, member = world
    visit = a_visit(inspection, member)
    stranger = entered(an_officer())
    assert stranger.get(url("places", inspection.pk)).status_code == 404
    assert stranger.get(url("visit_again", visit.pk)).status_code == 404
    assert stranger.post(url("outcome", visit.pk), {"outcome": "shut"}).status_code == 404


def test_thirteen_places_ask_no_more_than_three() -> None:
    asked = []
    for count in (3, 13):
        inspection, _, member = under_way()
        for number in range(count):
            visit = a_visit(inspection, member, label=f"Ki-ốt {number}")
            if number % 2:
                later = AT + timedelta(minutes=number)
                visits.log_outcome(visit, outcome="worked", by=member, at=later)
        asked.append(queries_of(entered(member), url("places", inspection.pk)))
    assert asked[0] == asked[1] <= 12
