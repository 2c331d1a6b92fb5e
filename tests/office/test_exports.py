"""A list leaves the house as it stands on the page, journalled, and never as a formula."""

import json
from datetime import UTC, date, datetime
from random import Random
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cases.casework.models import Case
from cases.office.exports import as_csv
from cases.office.models import JournalEntry, Officer, Role
from cases.parties.models import IPRight, Party
from inspections.visits.models import Inspection
from tests.builders import a_party, a_right, a_unit, an_officer
from tests.reading_exports import csv_rows, taken, xlsx_cells
from tests.visits.building import an_inspection

pytestmark = pytest.mark.django_db

PARTIES, RIGHTS = "parties:party_list", "parties:right_list"
INSPECTIONS, CASES = "visits:inspection_list", "casework:case_list"
WORDS = ["", "hoa", "HOA SEN", "cty", "bạc", "lam hạ", "ben moi", "%", "'"]
CHOICES = {
    PARTIES: {"kind": Party.Kind.values, "order": ["name", "-name"], "commune": ["", "hoan"]},
    RIGHTS: {"kind": IPRight.Kind.values, "status": ["protected", "lapsed"]},
    INSPECTIONS: {"status": Inspection.Status.values, "basis": Inspection.Basis.values},
    CASES: {"status": Case.Status.values, "source": Case.Source.values},
}


@pytest.fixture
def inspector() -> Officer:
    return an_officer(unit=a_unit())


@pytest.fixture
def client(inspector: Officer) -> Client:
    browser = Client()
    browser.force_login(inspector)
    return browser


def exports_of(officer: Officer) -> list[dict[str, Any]]:
    entries = JournalEntry.objects.filter(chain=officer.chain, verb="export_list")
    return [json.loads(entry.changes) for entry in entries]


@pytest.mark.parametrize("name", sorted(CHOICES))
def test_the_page_counts_as_many_as_the_file_holds(
    name: str, client: Client, inspector: Officer
) -> None:
    for sign in ("HOA SEN", "LAM HẠ", "Bến"):
        a_right(sign, a_party(f"Cty {sign}"))
    for basis in Inspection.Basis.values * 2:
        an_inspection(inspector, basis=basis)
    an_inspection()
    chance = Random(name)  # noqa: S311 - the same filters on every run
    for _ in range(12):
        query = {"q": chance.choice(WORDS)}
        for field, values in CHOICES[name].items():
            if chance.random() < 0.4:
                query[field] = chance.choice(values)
        page = client.get(reverse(name), query)
        count = page.context["page"].paginator.count
        assert len(csv_rows(taken(client, reverse(name), query, "csv"))) == count + 2
        assert len(xlsx_cells(taken(client, reverse(name), query, "xlsx"))) == count + 2


def test_all_pages_leave_in_the_order_of_the_list(client: Client) -> None:
    names = [f"Cửa hàng {number}" for number in range(1, 61)]
    for name in reversed(names):
        a_party(name)
    rows = csv_rows(taken(client, reverse(PARTIES), {"trang": "2"}, "csv"))
    assert [row[0] for row in rows[2:]] == names


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_what_users_typed_is_no_formula_in_a_csv_file(start: str) -> None:
    assert as_csv(f"{start}1+1") == f"'{start}1+1"


def test_what_users_typed_is_text_in_a_workbook(client: Client) -> None:
    for name in ('=HYPERLINK("x","y")', "+84 cửa hàng", "-1", "@SUM(1)", "https://vidu.vn"):
        a_party(name)
    rows = xlsx_cells(taken(client, reverse(PARTIES), {}, "xlsx"))
    first = {row[0] for row in rows[2:]}
    assert ("inlineStr", '=HYPERLINK("x","y")') in first
    assert {kind for kind, _ in first} == {"inlineStr"}
    named = {row[0] for row in csv_rows(taken(client, reverse(PARTIES), {}, "csv"))[2:]}
    assert "'-1" in named
    assert "'+84 cửa hàng" in named


def test_a_tax_code_keeps_its_zeros(client: Client) -> None:
    a_party("Hộ Sen", tax_code="0100109106")
    [row] = xlsx_cells(taken(client, reverse(PARTIES), {}, "xlsx"))[2:]
    assert ("inlineStr", "0100109106") in row
    [line] = csv_rows(taken(client, reverse(PARTIES), {}, "csv"))[2:]
    assert line[2] == "0100109106"


def test_a_day_is_a_day_in_a_workbook_but_written_out_in_a_csv_file(client: Client) -> None:
    a_party("Hộ Sen", in_force_from=date(2020, 1, 1))
    [row] = xlsx_cells(taken(client, reverse(PARTIES), {}, "xlsx"))[2:]
    assert ("n", "43831") in row
    [line] = csv_rows(taken(client, reverse(PARTIES), {}, "csv"))[2:]
    assert line[5] == "01/01/2020"


def test_the_day_is_that_of_ha_noi(client: Client, inspector: Officer) -> None:
    an_inspection(inspector, at=datetime(2026, 11, 20, 17, 30, tzinfo=UTC))
    rows = csv_rows(taken(client, reverse(INSPECTIONS), {}, "csv"))
    assert rows[2][rows[1].index("Ngày mở")] == "21/11/2026"


def test_the_head_line_says_what_was_asked(client: Client) -> None:
    a_party("Hộ Sen")
    [[head], *_] = csv_rows(
        taken(client, reverse(PARTIES), {"q": "sen", "kind": "organisation"}, "csv")
    )
    assert head.startswith("Đối tượng. Điều kiện lọc: Tên, mã số thuế, địa chỉ: sen; Loại: Tổ chức")
    assert head.endswith("Số dòng: 1.")


def test_what_leaves_stands_in_the_officers_own_journal(client: Client, inspector: Officer) -> None:
    a_party("Hộ Sen")
    client.get(reverse(PARTIES), {"q": "sen"})
    assert exports_of(inspector) == []
    taken(client, reverse(PARTIES), {"q": "sen"}, "xlsx")
    [told] = exports_of(inspector)
    assert told == {
        "list": "Đối tượng",
        "filter": "Tên, mã số thuế, địa chỉ: sen",
        "format": "xlsx",
        "count": 1,
    }


@pytest.mark.parametrize("wanted", ["xlsx", "csv"])
def test_who_sees_no_dossiers_takes_none_out(wanted: str) -> None:
    an_inspection()
    browser = Client()
    browser.force_login(an_officer(Role.ADMINISTRATOR))
    page = browser.get(reverse(INSPECTIONS))
    assert page.status_code == 403 or page.context["page"].paginator.count == 0
    answer: Any = browser.get(reverse(INSPECTIONS), {"dang": wanted})
    assert answer.status_code == page.status_code
    if wanted == "csv" and answer.status_code == 200:
        assert len(csv_rows(b"".join(answer.streaming_content))) == 2


def test_who_may_not_see_the_list_gets_no_file() -> None:
    administrator, browser = an_officer(Role.ADMINISTRATOR), Client()
    browser.force_login(administrator)
    assert browser.get(reverse(PARTIES), {"dang": "csv"}).status_code == 403
    assert exports_of(administrator) == []


def test_inspections_of_another_unit_do_not_leave(client: Client, inspector: Officer) -> None:
    own, _ = an_inspection(inspector), an_inspection()
    rows = csv_rows(taken(client, reverse(INSPECTIONS), {}, "csv"))
    assert [row[0] for row in rows[2:]] == [own.dossier.number]


def test_an_unknown_format_shows_the_page(client: Client) -> None:
    assert client.get(reverse(PARTIES), {"dang": "pdf"}).context["rows"] == []


def test_the_page_offers_the_list_as_filtered(client: Client) -> None:
    a_party("Hộ Sen")
    page = client.get(reverse(PARTIES), {"q": "sen", "trang": "1"}).content.decode()
    assert 'href="?q=sen&amp;dang=xlsx"' in page
    assert 'href="?q=sen&amp;dang=csv"' in page


def test_a_long_list_asks_for_a_few_hundred_rows_at_a_time(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        a_party(f"Hộ {number}")
    with django_assert_max_num_queries(16):
        taken(client, reverse(PARTIES), {}, "csv")
