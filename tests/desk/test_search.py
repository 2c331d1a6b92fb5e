"""One search over everything: blind to accents, only what the officer may see, few queries."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cases.dossier.models import Document, Series
from cases.office.models import Commune, FormerUnit, Officer, Role
from inspections.desk.search import number_asked
from tests.builders import a_document, a_dossier, a_party, a_right, a_series, a_unit, an_officer
from tests.visits.building import an_inspection

pytestmark = pytest.mark.django_db


def asking(officer: Officer, words: str) -> Any:
    client = Client()
    client.force_login(officer)
    return client.get(reverse("search"), {"q": words})


def found(officer: Officer, words: str) -> dict[str, list[str]]:
    page = asking(officer, words)
    return {each.title: [row.title for row in each.rows] for each in page.context["groups"]}


def test_one_word_finds_every_kind() -> None:
    officer = an_officer()
    owner = a_party("Công ty Đông Ổn")
    a_right("ĐÔNG ỔN", owner)
    an_inspection(officer, [owner.versions.get()])
    kinds = found(officer, "dong on")
    assert kinds["Kiểm tra"] == ["Chợ Bến Mới"]
    assert kinds["Đối tượng"] == ["Công ty Đông Ổn"]
    assert kinds["Quyền sở hữu công nghiệp"] == ["ĐÔNG ỔN"]


@pytest.mark.parametrize("words", ["0100109106", "0100 109 106", "0100.109.106"])
def test_a_tax_code_is_found_however_it_was_pasted(words: str) -> None:
    a_party("Hộ Sen", tax_code="0100109106")
    assert found(an_officer(), words)["Đối tượng"] == ["Hộ Sen"]


def test_a_place_is_found_by_its_former_name() -> None:
    commune = Commune.objects.create(
        code="99001", name="Sen Mới", kind="xã", latitude=21.0, longitude=105.8, area_km2=9.0
    )
    FormerUnit.objects.create(
        code="99002",
        name="Ao Cũ",
        kind="xã",
        district="Vườn Xưa",
        district_kind="huyện",
        commune=commune,
        is_main_successor=True,
        name_key="xa ao cu huyen vuon xua",
    )
    assert found(an_officer(), "ao cu")["Địa danh mới, cũ"] == ["Xã Sen Mới"]


@pytest.mark.parametrize(
    "words",
    ["12/QĐ-XPHC", " 12/qđ-xphc ", "12/QD-XPHC", "12 / QĐ - XPHC", "012/QĐ-XPHC", "số 12", "12"],
)
def test_a_number_is_read_however_it_was_pasted(words: str) -> None:
    asked = number_asked(words)
    assert asked is not None
    assert "('number__iexact', '12')" in str(asked[0])


@pytest.mark.parametrize("words", ["hoa sen", "1 AND 1=1", "%", "_", "'"])
def test_other_words_are_no_number(words: str) -> None:
    assert number_asked(words) is None


@pytest.mark.parametrize("words", ["1 AND 1=1", "%", "_", "'", "\0", "x" * 300])
def test_words_that_mean_nothing_harm_nothing(words: str) -> None:
    a_party("Hộ Sen")
    page = asking(an_officer(), words)
    assert page.status_code == 200
    assert "Không tìm thấy" in page.content.decode() or "Gõ vài từ" in page.content.decode()


def test_inspections_of_another_unit_are_not_found() -> None:
    an_inspection(an_officer(unit=a_unit()))
    assert "Kiểm tra" not in found(an_officer(unit=a_unit()), "ben moi")


def test_who_may_not_see_parties_finds_none() -> None:
    a_party("Hộ Sen")
    assert found(an_officer(Role.ADMINISTRATOR), "sen") == {}


@pytest.mark.usefixtures("law")
def test_many_hits_cost_no_more_queries_than_few(django_assert_max_num_queries: Any) -> None:
    officer, taken = an_officer(), []
    for count in (1, 8):
        for _ in range(count):
            an_inspection(officer, [a_party("Hộ 12").versions.get()])
            a_right("12")
        client = Client()
        client.force_login(officer)
        with django_assert_max_num_queries(12) as queries:
            page = client.get(reverse("search"), {"q": "12"})
        taken.append(len(queries))
    assert page.context["groups"][0].has_more
    assert taken[0] == taken[1]


def test_every_page_has_the_box() -> None:
    page = asking(an_officer(), "").content.decode()
    assert page.count('class="finder"') == 2


@pytest.mark.parametrize("words", ["7/QĐ-XPHC", "07/qd-xphc", " 7 / QĐ – XPHC. ", "số 007/QĐ-XPHC"])
def test_the_paper_of_the_register_that_was_named_comes_first(words: str) -> None:
    officer = an_officer(Role.AUDITOR)
    dossier = a_dossier()
    for suffix, title, year in (
        ("QĐ-XPHC", "Quyết định cũ", 2025),
        ("QĐ-XPHC", "Quyết định", 2026),
        ("BB-LV", "Biên bản", 2027),
    ):
        series = Series.objects.filter(suffix=suffix).first() or a_series(suffix=suffix)
        fields = {"series": series, "year": year, "number": "07", "title": title}
        a_document(dossier, Document.State.ISSUED, **fields)
    assert found(officer, words)["Văn bản"] == ["Quyết định", "Quyết định cũ", "Biên bản"]
