"""Goods at a visit: fast lines, sacks under seal, rows pasted, the running total and its tier."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cases.dossier.models import Document, GoodsLine
from cases.lawbook.models import ActVersion
from cases.office.models import Officer
from inspections.visits.field_forms.pasting import read_rows
from inspections.visits.models import Finding, Visit
from inspections.visits.services import visits
from tests.builders import AT, a_container, a_document, a_goods_line, a_version, an_officer
from tests.visits.building import a_visit, under_way
from tests.visits.posting import HTMX, drawn, entered, page_of, queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
World = tuple[Visit, Officer]
BAG = {
    "name": "Túi xách tay, giả da, màu đen",
    "unit": "chiếc",
    "quantity": "12",
    "unit_price": "180.000",
    "price_basis": "listed",
}


@pytest.fixture
def world() -> World:
    inspection, _, member = under_way()
    visit = a_visit(inspection, member, stall="27", label="Lê Thị Thanh Trà")
    visits.log_outcome(visit, outcome="worked", by=member, at=AT)
    return visit, member


def url(name: str, *numbers: int) -> str:
    return reverse(f"visits:{name}", args=numbers)


def fresh_line(client: Client, visit: Visit) -> dict[str, str]:
    return drawn(page_of(client, url("goods", visit.pk)), url("line_add", visit.pk))


def add(client: Client, visit: Visit, **typed: str) -> Any:
    data = fresh_line(client, visit) | BAG | typed
    return client.post(url("line_add", visit.pk), data, headers=HTMX)


def a_line(visit: Visit, by: Officer, **fields: Any) -> GoodsLine:
    return visits.add_goods_at(visit, a_goods_line(visit.dossier, **fields), by=by, at=AT)


def a_sack(visit: Visit, by: Officer, **fields: Any) -> GoodsLine:
    return visits.add_goods_at(visit, a_container(visit.dossier, **fields), by=by, at=AT)


def suspect(visit: Visit, code: str = "99/2013/NĐ-CP:12.1.a") -> None:
    act = ActVersion.objects.in_force(AT.date()).get(act__code=code)
    Finding.objects.create(visit=visit, facts="Bày bán túi", act_version=act)


def test_a_line_is_added_and_what_it_comes_to_is_shown(world: World) -> None:
    visit, member = world
    answer = add(entered(member), visit).content.decode()
    line = GoodsLine.objects.get()
    assert (line.quantity, line.value, line.seen_at.visit) == (Decimal(12), 2_160_000, visit)
    assert "2.160.000 đồng" in answer
    assert "Đã lưu lúc" in answer


def test_a_line_sent_twice_is_one_line_and_the_answer_the_same(world: World) -> None:
    visit, member = world
    client = entered(member)
    data = fresh_line(client, visit) | BAG
    answers = [client.post(url("line_add", visit.pk), data, headers=HTMX) for _ in range(3)]
    line = GoodsLine.objects.get()
    for answer in answers:
        assert f'id="hang-{line.pk}"' in answer.content.decode()


def test_without_script_a_line_is_added_too(world: World) -> None:
    visit, member = world
    client = entered(member)
    answer = client.post(url("line_add", visit.pk), fresh_line(client, visit) | BAG)
    assert answer["Location"] == url("goods", visit.pk)


def test_the_next_line_begins_like_the_one_above(world: World) -> None:
    visit, member = world
    client = entered(member)
    add(client, visit)
    drawn_line = fresh_line(client, visit)
    held = {name: drawn_line[name] for name in ("unit", "unit_price", "price_basis", "quantity")}
    assert held == {
        "unit": "chiếc",
        "unit_price": "180.000",
        "price_basis": "listed",
        "quantity": "",
    }


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"quantity": "-5"}, "Nhập số lượng, phần lẻ sau dấu phẩy"),
        ({"quantity": "0"}, "Số lượng phải lớn hơn 0"),
        ({"quantity": "2,5"}, "Hàng tính theo chiếc phải là số nguyên."),
        ({"quantity": "1.000.000.000"}, "Số lượng nhiều nhất là 999.999.999"),
        ({"quantity": ""}, "chưa đếm được thì ghi theo bao, thùng"),
        ({"unit_price": "999.999.999.999.999"}, "Số tiền nhiều nhất là 999.999.999.999 đồng."),
        ({"unit_price": "mười"}, "Nhập số tiền tròn đồng"),
        ({"quantity": "500.000", "unit_price": "100.000.000"}, "không quá 999.999.999.999 đồng"),
        ({"price_basis": ""}, "Chọn căn cứ của đơn giá."),
        ({"unit": ""}, "Chọn đơn vị tính."),
        ({"name": "  "}, "Nhập tên hàng, dấu hiệu."),
    ],
)
def test_what_is_wrong_is_said_at_the_cell_and_nothing_typed_is_lost(
    world: World, typed: dict[str, str], sentence: str
) -> None:
    visit, member = world
    answer = add(entered(member), visit, **typed).content.decode()
    assert sentence in answer
    for name, value in (BAG | typed).items():
        assert value.strip() in answer, name
    assert not GoodsLine.objects.exists()


def test_great_amounts_are_exact_in_line_sum_and_order(world: World) -> None:
    """3.250.000.000 and 12.500.000.000 make 15.750.000.000."""
    visit, member = world
    client = entered(member)
    add(client, visit, quantity="1", unit_price="3.250.000.000")
    add(client, visit, quantity="1", unit_price="12.500.000.000")
    page = page_of(client, url("goods", visit.pk))
    assert "15.750.000.000 đồng" in page
    values = list(GoodsLine.objects.order_by("value").values_list("value", flat=True))
    assert values == [3_250_000_000, 12_500_000_000]


def test_two_officers_at_one_line_see_both_numbers(world: World) -> None:
    visit, member = world
    head = visit.dossier.seats.get(kind="head").officer
    line = a_line(visit, member, quantity=10)
    one, other = entered(member), entered(head)
    address, page = url("line_save", visit.pk, line.pk), url("goods", visit.pk)
    first, second = drawn(page_of(one, page), address), drawn(page_of(other, page), address)
    one.post(address, first | {"quantity": "12"}, headers=HTMX)
    shown = other.post(address, second | {"quantity": "15"}, headers=HTMX).content.decode()
    assert "<mark>15</mark>" in shown
    assert "<mark>12</mark>" in shown
    line.refresh_from_db()
    assert line.quantity == 12
    other.post(address, drawn(shown, address), headers=HTMX)
    line.refresh_from_db()
    assert line.quantity == 15


def test_a_line_taken_out_is_not_saved_over(world: World) -> None:
    visit, member = world
    line = a_line(visit, member)
    client, address = entered(member), url("line_save", visit.pk, line.pk)
    data = drawn(page_of(client, url("goods", visit.pk)), address)
    remove = url("line_remove", visit.pk, line.pk)
    for _ in range(2):
        assert client.post(remove, drawn_once(client, remove)).status_code in {302, 404}
    assert client.post(address, data | {"quantity": "11"}, headers=HTMX).status_code == 404
    assert "Giày thể thao" in visit.chain.entries.latest("sequence").changes


def drawn_once(client: Client, address: str) -> dict[str, str]:
    response = client.get(address)
    return drawn(response.content.decode(), "") if response.status_code == 200 else {}


def test_the_page_of_one_line_keeps_mark_and_description(world: World) -> None:
    visit, member = world
    line = a_line(visit, member)
    client, address = entered(member), url("line", visit.pk, line.pk)
    data = drawn(page_of(client, address), "")
    client.post(address, data | {"mark": "LUNARIS", "description": "còn mới"})
    line.refresh_from_db()
    assert (line.mark, line.description, line.revision) == ("LUNARIS", "còn mới", 2)
    assert "LUNARIS · còn mới" in page_of(client, url("goods", visit.pk))


def test_sacks_are_sealed_first_and_counted_later(world: World) -> None:
    visit, member = world
    client, address = entered(member), url("sacks_add", visit.pk)
    data = drawn(page_of(client, address), "")
    seals = "NP-260141\nNP-260142\n"
    for _ in range(2):
        client.post(address, data | {"seals": seals})
    sacks = list(GoodsLine.objects.containers())
    assert [(each.name, each.seal) for each in sacks] == [
        ("Bao 01", "NP-260141"),
        ("Bao 02", "NP-260142"),
    ]
    page = page_of(client, url("goods", visit.pk))
    assert page.count("Chưa kiểm đếm") == 2
    assert "còn 2 bao chưa kiểm đếm" in page

    opening = url("seal_open", visit.pk, sacks[0].pk)
    form = drawn(page_of(client, opening), "")
    refused = client.post(opening, form | {"opened_by": "", "seal_state": "còn nguyên"})
    assert "Ghi họ tên người mở niêm phong" in refused.content.decode()
    told = {"opened_by": "Đinh Thu Cúc; bà Trà chứng kiến", "seal_state": "còn nguyên vẹn"}
    client.post(opening, form | told)
    page = page_of(client, url("goods", visit.pk))
    assert "đang kiểm đếm" in page

    new = {"container": str(sacks[0].pk), "quantity": "38"}
    shown = add(client, visit, **new).content.decode()
    assert "6.840.000" in shown  # 38 × 180.000, at the head of the sack too
    finishing = url("count_finish", visit.pk, sacks[0].pk)
    page = page_of(client, finishing)
    assert "38 chiếc · 6.840.000 đồng" in page
    client.post(finishing, drawn(page, ""))
    assert "còn 1 bao chưa kiểm đếm" in page_of(client, url("goods", visit.pk))


def test_nothing_goes_into_a_sack_still_sealed(world: World) -> None:
    visit, member = world
    sack = a_sack(visit, member)
    client = entered(member)
    answer = add(client, visit, container=str(sack.pk)).content.decode()
    assert "Bao, thùng này chưa mở niêm phong" in answer


def test_a_seal_number_is_used_once(world: World) -> None:
    visit, member = world
    a_sack(visit, member, seal="NP-260141")
    client, address = entered(member), url("sacks_add", visit.pk)
    data = drawn(page_of(client, address), "")
    assert (
        "Nhập hai lần: NP-1"
        in client.post(address, data | {"seals": "NP-1\nNP-1"}).content.decode()
    )
    refused = client.post(address, data | {"seals": "NP-260142\nNP-260141"}).content.decode()
    assert "Số niêm phong này đã dùng trong hồ sơ" in refused
    assert GoodsLine.objects.count() == 1


def test_a_sack_is_counted_at_a_later_visit(world: World) -> None:
    """Sealed at the stall, whose minutes are signed; opened and counted at the office."""
    visit, member = world
    sack = a_sack(visit, member)
    minutes = a_document(visit.dossier, Document.State.ISSUED, kind="BBKT")
    visit.documents.create(document=minutes)
    later = a_visit(visit.inspection, member, label="Kho tang vật, trụ sở Sở")
    visits.log_outcome(later, outcome="worked", by=member, at=AT)
    client, opening = entered(member), url("seal_open", later.pk, sack.pk)
    told = {"opened_by": "Đinh Thu Cúc", "seal_state": "còn nguyên vẹn"}
    client.post(opening, drawn(page_of(client, opening), "") | told)
    add(client, later, container=str(sack.pk))
    assert GoodsLine.objects.counted().get().seen_at.visit == later
    assert url("line_add", visit.pk) not in page_of(client, url("goods", visit.pk))


# Điều 12 Nghị định 99/2013/NĐ-CP: "đến" a limit takes it in, "trên" begins just after it
@pytest.mark.usefixtures("law_tables")
@pytest.mark.parametrize(
    ("price", "bracket"),
    [
        ("5.000.000", "4–8 triệu đồng"),
        ("5.000.001", "8–12 triệu đồng"),
        ("20.000.000", "12–20 triệu đồng"),
        ("20.000.001", "20–35 triệu đồng"),
        ("40.000.000", "20–35 triệu đồng"),
        ("40.000.001", "35–55 triệu đồng"),
        ("300.000.001", "180–250 triệu đồng"),
    ],
)
def test_the_total_stands_beside_the_tier_it_falls_into(
    world: World, price: str, bracket: str
) -> None:
    visit, member = world
    suspect(visit)
    answer = add(entered(member), visit, quantity="1", unit_price=price).content.decode()
    assert f"Khung <b>{bracket}</b>" in answer


@pytest.mark.usefixtures("law_tables")
def test_what_is_left_to_the_next_tier_is_told(world: World) -> None:
    """Story 1: 142 bags at 180.000 are 25.560.000; above 14.440.000 more lead into 35–55."""
    visit, member = world
    suspect(visit)
    answer = add(entered(member), visit, quantity="142").content.decode()
    assert "25.560.000 đồng" in answer
    assert "Thêm trên 14.440.000 đồng thì sang khung 35–55 triệu đồng." in answer
    assert "khoản 4 Điều 12" in answer


@pytest.mark.usefixtures("law_tables")
def test_an_organisation_meets_twice_the_bracket(world: World) -> None:
    """Khoản 2 Điều 2 Nghị định 99/2013/NĐ-CP: 20–35 million become 40–70, 35–55 become 70–110."""
    visit, member = world
    suspect(visit)
    Visit.objects.filter(pk=visit.pk).update(party_version=a_version("Công ty TNHH Hoa Sen"))
    answer = add(entered(member), visit, quantity="142").content.decode()
    assert "Khung <b>40–70 triệu đồng</b>" in answer
    assert "sang khung 70–110 triệu đồng." in answer
    assert "Khung tiền phạt, tổ chức" in answer


@pytest.mark.usefixtures("law_tables")
def test_labels_are_counted_not_priced(world: World) -> None:
    """Story 5: 12.400 labels, act 13.7.a: the tier goes by their number."""
    visit, member = world
    suspect(visit, "99/2013/NĐ-CP:13.7.a")
    typed = {"name": "Tem giả", "unit": "tờ", "quantity": "12.400"}
    unpriced = {"unit_price": "", "price_basis": ""}
    answer = add(entered(member), visit, **typed, **unpriced).content.decode()
    assert "Khung <b>18–30 triệu đồng</b>" in answer


def test_without_an_act_no_tier_is_guessed(world: World) -> None:
    visit, member = world
    answer = add(entered(member), visit).content.decode()
    assert "Khung <b>" not in answer
    assert "Chọn hành vi" in answer


def test_a_line_without_price_is_no_zero(world: World) -> None:
    visit, member = world
    answer = add(entered(member), visit, unit_price="", price_basis="").content.decode()
    assert '<p class="amount" role="status">—</p>' in answer
    assert "1 dòng chưa có giá" in answer


def test_pasted_rows_are_read_with_or_without_headings() -> None:
    plain = read_rows("Túi đen\tchiếc\t12\t180.000\tGiá niêm yết")
    headed = read_rows("STT\tTên hàng hóa\tĐVT\tSố lượng\tĐơn giá\n1\tTúi đen\tcái\t12\t", basis="")
    numbered = read_rows("1\tTúi đen\tchiếc\t12\n2\tTúi nâu\tchiếc\t10")
    assert [row.line and row.line.reckon() for row in plain] == [2_160_000]
    lines = [row.line for row in headed if row.line]
    assert [(line.unit, line.quantity) for line in lines] == [("cái", Decimal(12))]
    assert [row.line.name for row in numbered if row.line] == ["Túi đen", "Túi nâu"]


def test_a_preview_names_the_rows_it_refused_and_the_good_ones_go_in(world: World) -> None:
    visit, member = world
    client, address = entered(member), url("goods_paste", visit.pk)
    data = drawn(page_of(client, address), "")
    rows = ("Túi đen\tchiếc\t12\t180.000", "Túi nâu\tthùng gỗ\t10\t1", "Ví\tcái\t2,5")
    data |= {"basis": "listed", "text": "\n".join(rows)}
    preview = client.post(address, data).content.decode()
    assert "Đọc được 1 trên 3 dòng" in preview
    assert "Không nhận ra đơn vị “thùng gỗ”. Chọn trong danh sách." in preview
    assert "Hàng tính theo cái phải là số nguyên." in preview
    assert not GoodsLine.objects.exists()
    for _ in range(2):
        client.post(address, data | {"enter": "1"})
    assert list(GoodsLine.objects.values_list("name", "value")) == [("Túi đen", 2_160_000)]


def test_a_colleague_reads_and_a_stranger_finds_nothing(world: World) -> None:
    visit, member = world
    line = a_line(visit, member)
    colleague = entered(an_officer(unit=visit.dossier.unit))
    page = page_of(colleague, url("goods", visit.pk))
    assert "Giày thể thao" in page
    assert "hx-post" not in page
    names = ("line_add", "sacks_add", "goods_paste")
    for address in (*(url(name, visit.pk) for name in names), url("line_save", visit.pk, line.pk)):
        assert colleague.post(address).status_code == 403
    stranger = entered(an_officer())
    assert stranger.get(url("goods", visit.pk)).status_code == 404
    assert stranger.post(url("line_add", visit.pk)).status_code == 404


def test_thirteen_lines_ask_no_more_than_three() -> None:
    asked = []
    for count in (3, 13):
        inspection, _, member = under_way()
        visit = a_visit(inspection, member)
        visits.log_outcome(visit, outcome="worked", by=member, at=AT)
        for _ in range(count):
            a_line(visit, member)
            a_sack(visit, member)
        asked.append(queries_of(entered(member), url("goods", visit.pk)))
    assert asked[0] == asked[1] <= 12
