"""An inspector finds the act by a few words typed on a phone."""

import unicodedata
from datetime import date

import pytest

from cases.lawbook.models import ActVersion

ON = date(2026, 11, 20)
PREFIX = "99/2013/NĐ-CP:"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_tables")]


def found(words: str, on: date = ON) -> list[str]:
    acts = ActVersion.objects.in_force(on).matching(words)
    return [act.version.removeprefix(PREFIX) for act in acts]


def test_the_best_act_comes_first() -> None:
    wanted = {
        "hang gia mao": "12.1.a@2024-07-01",
        "hàng giả": "12.1.a@2024-07-01",
        "san xuat hang gia": "12.10.a@2024-07-01",
        "nhập khẩu hàng giả": "12.10.c@2024-07-01",
        "tem gia": "13.1.a@2024-07-01",
        "bien hieu": "11.15@2026-07-15",
        "ten mien": "14.16.a@2026-07-15",
        "bi mat kinh doanh": "14.15a@2024-07-01",
        "ban hang xam pham nhan hieu": "11.1.a@2026-07-15",
        "sang che": "10.1.a@2024-07-01",
        "12.10.b": "12.10.b@2024-07-01",
    }
    assert {words: found(words)[0] for words in wanted} == wanted


def test_composed_and_decomposed_text_find_the_same() -> None:
    composed = unicodedata.normalize("NFC", "hàng giả mạo đặt")
    decomposed = unicodedata.normalize("NFD", "hàng giả mạo đặt")
    assert composed != decomposed
    assert found(composed) == found(decomposed) == found("hang gia mao dat") != []


def test_a_word_half_typed_finds_what_begins_so() -> None:
    assert (
        found("niem ph")
        == found("niem phong")
        == [
            *("9.1@2024-07-01", "9.2@2024-07-01", "9.3@2024-07-01"),
        ]
    )


def test_a_brand_the_law_does_not_know_is_left_out() -> None:
    assert found("hang gia gucci") == found("hang gia")


def test_words_of_no_act_find_nothing_and_no_words_find_all() -> None:
    assert found("xyzw qwrt") == []
    assert len(found("")) == 76


def test_the_text_is_that_of_the_day() -> None:
    assert found("12.1.a", date(2021, 12, 31))[0] == "12.1.a@2013-10-15"
    assert found("12.1.a", date(2022, 1, 1))[0] == "12.1.a@2022-01-01"
    assert "14.15a@2024-07-01" not in found("bi mat kinh doanh", date(2024, 6, 30))
