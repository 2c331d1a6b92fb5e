"""The pages of figures: what is said, what it leads to, who sees how much."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.casework.models import Case
from cases.office.models import JournalEntry, Officer, Role
from tests.builders import a_unit, an_officer
from tests.desk.figures.rows import (
    a_case,
    a_decision,
    a_finding,
    a_plan,
    a_violation,
    a_visit,
    an_inspection,
    an_item,
)
from tests.reading_exports import csv_rows, taken, xlsx_cells
from tests.visits.papers import as_officer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
YEAR = {"tu": "2025-12-15", "den": "2026-11-20"}
NAMES = ["I06", "I07", "I09", "I10", "I11", "I14", "I31"]
REPORT_YEAR = {"ky": "P-TTR:2026"}


def statistician() -> Officer:
    return an_officer(Role.STATISTICIAN)


def shown(name: str, by: Any = None, **told: str) -> Any:
    return as_officer(by or statistician()).get(reverse("figure", args=[name]), told)


def text(page: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def count_of(page: Any) -> int:
    return int(page.context["page"].paginator.count)


def some_of_everything() -> None:
    case = a_case("2026-05-06")
    a_violation(case)
    a_decision(case, "2026-05-18")
    a_finding(a_visit(an_inspection("2026-05-06")), "trademark")
    an_item(a_plan(), 5)


def test_the_list_of_figures_has_each_with_its_definition() -> None:
    page = as_officer(statistician()).get(reverse("figure_list"))
    assert [found.id for found in page.context["indicators"]] == NAMES
    assert "nhiều biên bản, nhiều quyết định vẫn là một vụ" in text(page)


@pytest.mark.parametrize("name", NAMES)
def test_every_number_leads_to_a_list_of_that_many_records(name: str) -> None:
    some_of_everything()
    officer = statistician()
    page = shown(name, officer, **REPORT_YEAR)
    table, is_money = page.context["table"], page.context["indicator"].measure.is_money
    cells = [table.total.this, *(row.this for row in table.rows)]
    cells += [row.this for row in page.context["picture"].rows if row.this.url]
    assert len(cells) > 2
    for cell in cells:
        listed = as_officer(officer).get(cell.url)
        assert listed.status_code == 200
        found = listed.context["tally"][1][1].replace(".", "") if is_money else count_of(listed)
        assert int(found) == cell.value, cell.url


def test_the_sentence_says_how_much_more_than_last_year() -> None:
    for day in ("2026-03-01", "2026-04-01", "2026-05-01", "2025-03-01"):
        a_case(day)
    page = shown("I09", **YEAR)
    assert "Phát hiện 3 vụ việc : nhiều hơn cùng kỳ năm trước 2 (+200,0%)" in text(page)


def test_last_year_is_unknown_where_nobody_wrote_anything_down() -> None:
    a_case("2026-03-01")
    page = shown("I09", **YEAR)
    assert page.context["known"].last is None
    assert "cùng kỳ năm trước: — , chưa có số liệu" in text(page)
    assert {row.last.text for row in page.context["table"].rows} == {"—"}


def test_a_month_not_yet_begun_is_no_zero_and_a_running_one_is_marked() -> None:
    a_case("2026-03-01")
    page = shown("I09", **REPORT_YEAR)
    rows = page.context["picture"].rows
    today = timezone.localdate()
    assert len(rows) == 12
    begun = [row for row in rows if row.this.url]
    assert all(row.this.text == "—" for row in rows if not row.this.url)
    if today.day not in {14}:
        assert begun[-1].label.endswith("chưa hết tháng")


def test_months_without_records_stand_with_0() -> None:
    a_case("2026-01-20")
    rows = shown("I09", **YEAR).context["picture"].rows
    assert [row.this.value for row in rows][:3] == [0, 1, 0]


def test_an_office_without_records_says_so() -> None:
    for name in NAMES:
        assert "Chưa có số liệu trong kỳ này" in text(shown(name, **YEAR))


def test_a_period_that_has_not_begun_says_so() -> None:
    a_case()
    assert "Kỳ này chưa bắt đầu" in text(shown("I09", ky="P-CAL:2090"))


@pytest.mark.parametrize(
    "told",
    [
        {"ky": "P-XYZ:2026"},
        {"ky": "P-TTR:2026-Q7"},
        {"theo": "mau"},
        {"ngay": "khac"},
        {"tu": "01/02/2026", "den": "31/02/2026"},
        {"tu": "02/02/2026", "den": "01/02/2026"},
    ],
)
def test_an_address_that_cannot_be_read_shows_no_figure(told: dict[str, str]) -> None:
    page = shown("I09", **told)
    assert page.status_code == 400
    assert "Chưa tính được." in text(page)


def test_an_unknown_figure_is_not_found() -> None:
    assert shown("I99").status_code == 404


def test_days_are_typed_as_officers_write_them() -> None:
    a_case("2026-02-01")
    page = shown("I09", tu="01/02/2026", den="01/02/2026")
    assert page.context["known"].this == 1


def test_two_dimensions_make_a_table_whose_sides_are_figures() -> None:
    one = a_case("2026-03-01", source=Case.Source.REQUEST)
    for kind in ("trademark", "industrial_design"):
        a_violation(one, kind=kind)
    a_violation(a_case("2026-03-02"))
    crossed = shown("I09", **YEAR, theo="ip_object,source").context["crossed"]
    assert crossed.heads == ["Đơn của chủ thể quyền", "Kiểm tra"]
    assert [
        (label, [cell.value for cell in cells], total.value) for label, cells, total in crossed.rows
    ] == [
        ("Nhãn hiệu", [1, 1], 2),
        ("Kiểu dáng công nghiệp", [1, 0], 1),
    ]
    # một vụ có hai đối tượng quyền chỉ tính một lần ở dòng tổng
    assert [cell.value for cell in crossed.total[0]] == [1, 1]
    assert crossed.total[1].value == 2


def test_rows_that_overlap_say_by_how_much() -> None:
    one = a_case("2026-03-01")
    for kind in ("trademark", "industrial_design"):
        a_violation(one, kind=kind)
    page = shown("I09", **YEAR, theo="ip_object")
    assert page.context["table"].overlap == 1
    assert "Trùng giữa các dòng 1" in text(page)


def test_the_same_address_gives_the_same_figure() -> None:
    officer, (near, far) = statistician(), (a_unit(), a_unit())
    a_case("2026-03-01", an_officer(unit=near))
    for day in ("2026-03-01", "2026-03-02"):
        a_case(day, an_officer(unit=far))
    told = [shown("I09", officer, **YEAR, unit=unit.symbol) for unit in (near, far, near)]
    assert [page.context["known"].this for page in told] == [1, 2, 1]
    assert [
        f"Đơn vị: {unit.name}" in text(page)
        for unit, page in zip((near, far, near), told, strict=True)
    ] == [True] * 3


def test_a_manager_sees_the_figures_of_what_he_may_see_and_is_told() -> None:
    manager = an_officer(Role.MANAGER)
    a_case("2026-03-01", an_officer(unit=manager.unit))
    a_case("2026-03-02")
    page = shown("I09", manager, **YEAR)
    assert page.context["known"].this == 1
    assert "Có hồ sơ ngoài quyền xem của bạn" in text(page)
    assert count_of(as_officer(manager).get(page.context["sentence"].value.url)) == 1
    whole = shown("I09", **YEAR)
    assert whole.context["known"].this == 2
    assert "ngoài quyền xem" not in text(whole)


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.ADMINISTRATOR])
def test_who_has_no_duty_of_statistics_is_refused(role: Role, client: Client) -> None:
    client.force_login(an_officer(role))
    assert client.get(reverse("figure_list")).status_code == 403
    assert client.get(reverse("figure", args=["I09"])).status_code == 403
    assert client.get(reverse("figure", args=["I09"]), {"dang": "xlsx"}).status_code == 403


@pytest.mark.parametrize("name", NAMES)
def test_queries_are_few_and_do_not_grow(name: str) -> None:
    officer = statistician()

    def queries() -> int:
        client = as_officer(officer)
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert client.get(reverse("figure", args=[name]), REPORT_YEAR).status_code == 200
        return len(found)

    some_of_everything()
    queries()
    few = queries()
    for _ in range(4):
        some_of_everything()
    assert queries() == few <= 20


def test_the_table_leaves_with_its_rule_days_unit_and_hour() -> None:
    a_decision(signed="2026-03-01", acts=((12, "trademark", 24_000_000),))
    a_decision(signed="2026-03-02", acts=())
    officer = statistician()
    address, told = reverse("figure", args=["I14"]), {**YEAR, "theo": "decree_article"}
    head, heads, *rows = csv_rows(taken(as_officer(officer), address, told, "csv"))
    assert "Đơn vị tính: đồng" in head[0]
    assert "Từ 15/12/2025 đến 20/11/2026" in head[0]
    assert "Lấy số liệu lúc" in head[0]
    assert heads == ["Điều áp dụng", "Kỳ này", "Cùng kỳ năm trước", "Tăng, giảm", "Tăng, giảm, %"]
    # năm trước không có số liệu: ô trống, không phải 0, không phải nan
    assert rows == [
        ["Điều 12", "24000000", "", "", "—"],
        ["— không ghi hành vi", "0", "", "", "—"],
        ["Tổng", "24000000", "", "", "—"],
    ]
    entry = JournalEntry.objects.filter(verb="export_list").get()
    assert '"count":3' in entry.changes
    cells = xlsx_cells(taken(as_officer(officer), address, told, "xlsx"))
    # số tiền là số; ô không có số liệu không được ghi
    assert [kind for kind, _ in cells[2]] == ["inlineStr", "n", "inlineStr"]
    assert cells[2][1] == ("n", "24000000")


def test_a_plan_shows_what_is_done_beside_what_is_planned() -> None:
    plan = a_plan()
    done = an_item(plan, 1)
    done.inspection = an_inspection("2026-01-20")
    done.save(update_fields=["inspection"])
    an_item(plan, 12)
    page = shown("I31", **REPORT_YEAR)
    assert "Kế hoạch có 2 đối tượng , đã kiểm tra 1 (50,0%)" in text(page)
    assert page.context["picture"].names == ("Đã kiểm tra", "Kế hoạch")
    rows = page.context["picture"].rows
    assert [(row.this.value, row.last.value) for row in (rows[0], rows[11])] == [(1, 1), (0, 1)]


def test_the_picture_says_each_column_to_whoever_cannot_see_it() -> None:
    a_case("2026-05-20")
    page = shown("I09", **REPORT_YEAR).content.decode()
    assert "<title>15/05–14/06, Kỳ này: 1 vụ</title>" in page
    assert "fill=" not in re.findall(r'<svg class="wide".*?</svg>', page, re.S)[0]
