"""The pages of the law: what an officer types, sees and may take away."""

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cases.law.facts import Facts
from cases.law.fines import fine
from cases.lawbook.models import LawPack
from cases.lawbook.services import active_catalogue
from cases.lawbook.verdict import verdict
from tests.builders import a_director, an_officer

pytestmark = pytest.mark.django_db
TRADE = "99/2013/NĐ-CP:12.1.a"
MAKING = "99/2013/NĐ-CP:12.10.a"
LABELS = "99/2013/NĐ-CP:13.7.a"
INFRINGING = "99/2013/NĐ-CP:11.1.a"
FINE = "/tra-cuu/muc-phat/"
LUNARIS = {
    "act": TRADE,
    "goods_value": "38.160.000",
    "violator": "household_business",
    "detected_on": "06/11/2026",
    "decided_on": "23/11/2026",
    "mitigating": "GN2",
}


@pytest.fixture
def officer_client(client: Client, law_tables: LawPack) -> Client:
    client.force_login(an_officer())
    return client


def words_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def page(client: Client, **asked: Any) -> str:
    response = client.get(FINE, asked)
    assert response.status_code == 200
    return response.content.decode()


def test_the_bags_of_story_one_lie_between_minimum_and_middle(officer_client: Client) -> None:
    told = words_of(page(officer_client, **LUNARIS))
    assert "trên 20.000.000 và dưới 27.500.000 đồng" in told
    assert "trên 20 và dưới 27,5 triệu đồng" in told
    assert "khoản 4 (trên 20.000.000 đến 40.000.000)" in told
    assert "Người có thẩm quyền chọn một mức trong khoảng này" in told


def test_the_labels_of_story_five_are_counted(officer_client: Client) -> None:
    asked = {
        "act": LABELS,
        "quantity": "12.400",
        "violator": "household_business",
        "detected_on": "06/05/2026",
        "decided_on": "18/05/2026",
    }
    html = page(officer_client, **asked)
    assert 'name="quantity"' in html
    assert "24.000.000 đồng" in words_of(html)


def test_a_chosen_amount_outside_the_interval_is_refused_at_its_field(
    officer_client: Client,
) -> None:
    html = page(officer_client, **LUNARIS, chosen_amount="27.500.000")
    assert 'href="#id_chosen_amount"' in html
    assert 'id="id_chosen_amount_error"' in html
    chosen = words_of(page(officer_client, **LUNARIS, chosen_amount="24000000"))
    assert "Mức phạt tiền 24.000.000 đồng" in chosen


def test_page_and_command_read_the_same_function(officer_client: Client) -> None:
    facts = Facts(
        act=MAKING,
        violator="organisation",
        goods_value=318_000_000,
        detected_on=date(2026, 3, 2),
        decided_on=date(2026, 9, 24),
    )
    output = fine(active_catalogue(), facts).as_output()
    html = page(
        officer_client,
        act=MAKING,
        violator="organisation",
        goods_value="318.000.000",
        detected_on="02/03/2026",
        decided_on="24/09/2026",
    )
    told = words_of(html)
    assert output["criminal_alert"] is True
    assert "Dấu hiệu tội phạm: Giá trị hàng hóa 318.000.000 đồng" in told
    assert "432.000.000" in told
    assert "500.000.000" in told
    for step in output["steps"]:
        assert words_of(step.partition(" [")[0]) in told
    for measure in (*output["additional"], *output["remedies"]):
        assert words_of(measure["wording"]).rstrip(".") in told
    able = [each.title.code for each in _standings(facts) if not each.obstacle]
    assert sorted(able) == sorted(output["competent"])


def _standings(facts: Facts) -> list[Any]:
    law = active_catalogue()
    shown = verdict(law, fine(law, facts), ())
    return [*shown.ours, *shown.others]


def test_titles_of_this_department_stand_apart(officer_client: Client) -> None:
    a_director()
    told = words_of(page(officer_client, **LUNARIS))
    ours, _, others = told.partition("Chức danh của cơ quan khác")
    assert "Giám đốc Sở Khoa học và Công nghệ" in ours.partition("Ai có thẩm quyền")[2]
    assert "Kiểm soát viên thị trường 25.000.000 Không: khung vượt thẩm quyền" in others


def test_an_unknown_value_is_asked_under_the_code_the_act_names(officer_client: Client) -> None:
    asked = {"act": INFRINGING, "detected_on": "06/11/2026"}
    html = page(officer_client, **asked)
    assert 'name="value_is_unknown"' in html
    assert "Còn thiếu" in words_of(html)
    told = words_of(page(officer_client, **asked, value_is_unknown="on"))
    assert "khoản 14 Điều 11" in told
    assert "Chưa xác định được" not in told


def test_an_act_that_came_later_is_not_fined_and_says_so(officer_client: Client) -> None:
    told = words_of(page(officer_client, act=TRADE, detected_on="01/10/2013"))
    assert "Không phạt theo mã này" in told
    assert "chưa có hiệu lực (có hiệu lực từ 15/10/2013)" in told


def test_the_text_of_the_day_the_act_ended_holds(officer_client: Client) -> None:
    told = words_of(
        page(
            officer_client,
            act=INFRINGING,
            violator="organisation",
            goods_value="130.000.000",
            when="ended",
            ended_on="20/06/2024",
            detected_on="12/05/2026",
        )
    )
    assert "áp dụng văn bản có hiệu lực từ 01/01/2022 đến trước 01/07/2024" in told
    assert "120.000.000" in told
    assert "160.000.000" in told


@pytest.mark.parametrize(
    ("asked", "field", "sentence"),
    [
        ({"goods_value": "999.999.999.999.999"}, "goods_value", "nhiều nhất là"),
        ({"detected_on": "31/11/2026"}, "detected_on", "Nhập ngày theo thứ tự"),
        ({"when": "ended"}, "ended_on", "Nhập ngày kết thúc"),
        ({"when": "ended", "ended_on": "07/11/2026"}, "ended_on", "sau ngày phát hiện 06/11/2026"),
        ({"decided_on": "05/11/2026"}, "detected_on", "không được sau ngày giải quyết"),
    ],
)
def test_a_fact_that_cannot_be_is_refused_at_its_field(
    officer_client: Client, asked: dict[str, str], field: str, sentence: str
) -> None:
    html = page(officer_client, **{**LUNARIS, **asked})
    error = html.partition(f'id="id_{field}_error"')[2].partition("</p>")[0]
    assert sentence in words_of(error)
    assert "hx-get" not in html.partition('<form id="du-kien"')[2].partition(">")[0]


@pytest.mark.parametrize("asked", [{"act": "x"}, {"violator": "y"}, {"mitigating": "GN99"}])
def test_nonsense_in_the_address_is_answered_in_words(
    officer_client: Client, asked: dict[str, str]
) -> None:
    assert "chỗ cần sửa" in page(officer_client, **{**LUNARIS, **asked})


def test_the_first_visit_says_what_to_do_and_is_about_today(officer_client: Client) -> None:
    html = page(officer_client)
    assert "Chưa chọn hành vi" in html
    assert re.search(r'name="decided_on" value="\d\d/\d\d/\d{4}"', html)


def test_an_emptied_day_stays_empty(officer_client: Client) -> None:
    html = page(officer_client, **{**LUNARIS, "decided_on": ""})
    assert 'name="decided_on" value=""' in html
    assert "Ngày ra quyết định." in words_of(html)


def test_words_without_accents_find_acts_of_the_day(officer_client: Client) -> None:
    address = reverse("lawbook:matches")
    html = officer_client.get(
        address, {"words": "san xuat hang gia mao nhan hieu"}
    ).content.decode()
    assert f'value="{MAKING}"' in html
    assert "<html" not in html
    early = officer_client.get(address, {"words": "gia mao", "detected_on": "01/10/2013"})
    assert "Không có hành vi nào khớp" in early.content.decode()


def test_all_circumstances_stand_with_their_article(officer_client: Client) -> None:
    html = page(officer_client)
    assert html.count('name="mitigating"') == 8
    assert html.count('name="aggravating"') == 12
    assert html.index('value="TN-B"') < html.index('value="GN1"')
    assert "Giảm nhẹ, khoản 2 Điều 9 Luật Xử lý vi phạm hành chính" in words_of(html)


def test_the_page_has_one_title_and_names_its_fields(officer_client: Client) -> None:
    html = page(officer_client, **LUNARIS, words="hang gia")
    assert html.count("<h1") == 1
    named = set(re.findall(r'<label[^>]* for="([^"]+)"', html))
    for field in re.findall(r"<(?:input|select|textarea)\b[^>]*>", html):
        found = re.search(r'\bid="([^"]+)"', field)
        assert 'type="hidden"' in field or (found and found[1] in named), field


def test_the_look_up_asks_the_database_little(
    officer_client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    page(officer_client)
    for asked in ({}, LUNARIS, {**LUNARIS, "words": "hang gia mao"}):
        with django_assert_max_num_queries(9):
            page(officer_client, **asked)


def test_the_list_asks_as_much_for_three_acts_as_for_many(
    officer_client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    address = reverse("lawbook:acts")
    officer_client.get(address)
    for asked in ({"article": "13"}, {"article": "12"}, {}):
        with django_assert_num_queries(7):
            officer_client.get(address, asked)


def test_the_list_is_searched_filtered_and_of_a_day(officer_client: Client) -> None:
    address = reverse("lawbook:acts")
    labels = words_of(officer_client.get(address, {"article": "13"}).content.decode())
    assert "4 hành vi" in labels
    assert "điểm a khoản 7 Điều 13" in labels
    found = words_of(officer_client.get(address, {"q": "tem nhan gia"}).content.decode())
    assert "điểm a khoản 1 Điều 13" in found
    before = officer_client.get(address, {"on_day": "01/01/2010"}).content.decode()
    assert "Không có hành vi nào khớp" in before


def test_the_second_page_keeps_the_search(officer_client: Client) -> None:
    html = officer_client.get(reverse("lawbook:acts"), {"on_day": "25/11/2026"}).content.decode()
    assert "1–50 trong 76" in html
    assert 'href="?on_day=25%2F11%2F2026&amp;trang=2"' in html


def test_an_act_shows_its_texts_side_by_side(officer_client: Client) -> None:
    html = officer_client.get(reverse("lawbook:act", args=[TRADE])).content.decode()
    told = words_of(html)
    assert html.count('<article class="text"') == 3
    assert "Từ 01/01/2022 đến trước 01/07/2024" in told
    assert "20.000.000 – 35.000.000" in told
    assert told.count("Đang có hiệu lực") == 1
    assert "Đình chỉ một phần hoặc toàn bộ hoạt động" in told


def test_an_ended_act_leads_to_its_successor(officer_client: Client) -> None:
    gone = next(
        each for each in active_catalogue().successions.values() if each.successor is not None
    )
    told = officer_client.get(
        reverse("lawbook:act", args=[gone.code]), {"on_day": "25/11/2026"}
    ).content.decode()
    assert "không phạt theo mã này" in told
    assert reverse("lawbook:act", args=[gone.successor]) in unescape(told)


def test_no_act_of_that_code_is_a_page_not_found(officer_client: Client) -> None:
    assert officer_client.get("/tra-cuu/hanh-vi/99/1.1/").status_code == 404


def test_every_citation_of_the_look_up_leads_to_what_is_held(officer_client: Client) -> None:
    html = page(officer_client, **LUNARIS)
    addresses = set(re.findall(r'class="law"\s+href="([^"]+)"', html))
    assert len(addresses) > 10
    for address in addresses:
        held = officer_client.get(unescape(address)).content.decode()
        assert "Quy tắc" in held or "Hành vi theo điều này" in held, address


def test_a_page_without_law_says_what_to_do(client: Client) -> None:
    client.force_login(an_officer())
    response = client.get(FINE)
    assert response.status_code == 503
    assert "Chưa có dữ liệu pháp luật" in response.content.decode()


def test_a_stranger_is_asked_to_log_in(client: Client) -> None:
    for name in ("fine", "matches", "acts", "citation"):
        assert client.get(reverse(f"lawbook:{name}")).status_code == 302


def test_a_search_that_cannot_be_read_leaves_the_list_in_its_order(officer_client: Client) -> None:
    address = reverse("lawbook:acts")
    asked, plain = officer_client.get(address, {"q": "\0"}), officer_client.get(address)
    assert list(asked.context["page"]) == list(plain.context["page"])
