"""Choosing a commune by its present or a former name, with and without script."""

from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.office.choosing import CommuneField
from cases.office.forms import ActForm
from cases.office.models import Commune, FormerUnit, Officer, Unit
from cases.office.services import take_on_officer
from cases.office.wording import fold, sort_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def communes() -> None:
    where = {"latitude": 21.0, "longitude": 105.8, "area_km2": 1.0}
    places = [("00103", "Tây Hồ", "phường"), ("00004", "Ba Đình", "phường")]
    places += [(f"0900{index}", f"Mẫu {index}", "xã") for index in range(1, 10)]
    made = [Commune(code=code, name=name, kind=kind, **where) for code, name, kind in places]
    for commune in made:
        commune.save()
    for commune, is_main in ((made[0], True), (made[1], False)):
        FormerUnit(
            code="00112",
            name="Thụy Khuê",
            kind="phường",
            district="Tây Hồ",
            district_kind="quận",
            commune=commune,
            is_main_successor=is_main,
        ).save()


@pytest.fixture
def officer() -> Officer:
    unit = Unit.objects.create(name="Phòng Sở hữu trí tuệ", symbol="SHTT")
    someone = Officer(
        username="cuc.dinhthu",
        full_name="Đinh Thu Cúc",
        role="inspector",
        position="Chuyên viên",
        unit=unit,
    )
    return take_on_officer(someone, password="mot mat khau dai", by=None, at=timezone.now())


class PlaceForm(ActForm):
    commune = CommuneField(label="Phường, xã")
    other = CommuneField(label="Nơi khác", required=False)


def sent(**data: Any) -> PlaceForm:
    query = QueryDict(mutable=True)
    for name, value in data.items():
        query[name] = str(value)
    return PlaceForm(query)


def names(client: Client, words: str) -> str:
    address = reverse("choose_commune")
    response = client.get(address, {"field": "commune", "commune_words": words})
    assert response.status_code == 200
    return response.content.decode()


def test_a_commune_is_found_without_accents(
    client: Client, officer: Officer, communes: None
) -> None:
    client.force_login(officer)
    assert "Phường Tây Hồ" in names(client, "tay ho")
    assert "Phường Tây Hồ" in names(client, "TÂY  Hồ")


def test_a_former_name_finds_the_new_commune_which_says_so(
    client: Client, officer: Officer, communes: None
) -> None:
    client.force_login(officer)
    page = names(client, "thuy khue")
    assert "Phường Tây Hồ" in page
    assert "Tên cũ: phường Thụy Khuê, quận Tây Hồ" in page
    assert "Tên cũ: phường Thụy Khuê, quận Tây Hồ (một phần)" in page  # Ba Đình took some of it


def test_those_named_so_today_come_before_those_that_took_the_name_in(
    client: Client, officer: Officer, communes: None
) -> None:
    client.force_login(officer)
    page = names(client, "tay ho")
    assert page.index("Phường Tây Hồ") < page.index("Phường Ba Đình")  # of the former quận Tây Hồ


def test_nothing_found_says_what_was_sought(
    client: Client, officer: Officer, communes: None
) -> None:
    client.force_login(officer)
    assert "Không có phường, xã nào khớp “sai gon”" in names(client, "sai gon")


def test_the_first_matches_are_shown_and_that_there_are_more(
    client: Client, officer: Officer, communes: None
) -> None:
    client.force_login(officer)
    page = names(client, "xa")
    assert page.count('type="radio"') == 8
    assert "Gõ thêm chữ để thu hẹp" in page


def test_finding_costs_the_same_for_few_and_many(
    client: Client, officer: Officer, communes: None, django_assert_num_queries: Any
) -> None:
    client.force_login(officer)
    for words in ("mau 1", "xa mau"):
        with django_assert_num_queries(4):
            names(client, words)


def test_a_stranger_is_sent_to_the_door(client: Client) -> None:
    response = client.get(reverse("choose_commune"))
    assert response.headers["Location"].startswith("/dang-nhap/")


def test_pressing_find_judges_nothing_and_keeps_what_was_typed(communes: None) -> None:
    form = sent(commune_words="tay ho", look_up="commune")
    assert not form.is_valid()
    assert form.errors == {}
    page = form["commune"].as_field_group()
    assert 'value="tay ho"' in page
    assert "Phường Tây Hồ" in page
    assert "checked" not in page


def test_what_was_chosen_comes_back_chosen(communes: None) -> None:
    place = Commune.objects.get(name="Tây Hồ")
    form = sent(commune=place.pk, commune_words="tay ho")
    assert not form.is_valid()  # the page's own number is missing
    page = " ".join(form["commune"].as_field_group().split())
    assert f'value="{place.pk}" checked' in page
    assert form.cleaned_data["commune"] == place


def test_words_without_a_choice_are_not_lost_silently(communes: None) -> None:
    form = sent(other_words="tay ho")
    assert "Đã gõ “tay ho” nhưng chưa chọn phường, xã" in form.errors["other"][0]
    assert "Gõ vài chữ, bấm “Tìm”" in form.errors["commune"][0]


def test_an_optional_choice_may_be_given_up(communes: None) -> None:
    form = sent(other_words="tay ho", other="")
    assert "other" not in form.errors
    assert form.cleaned_data["other"] is None


def test_a_forged_choice_is_refused_in_words(communes: None) -> None:
    form = sent(commune="999999", other="abc")
    assert form.errors["commune"] == ["Không tìm thấy phường, xã đã chọn. Tìm và chọn lại."]
    assert form.errors["other"] == ["Không tìm thấy phường, xã đã chọn. Tìm và chọn lại."]


@pytest.mark.parametrize("words", ["%", "_", "'", "1 AND 1=1", "\\", "\x00"])
def test_odd_signs_are_plain_text(
    client: Client, officer: Officer, communes: None, words: str
) -> None:
    client.force_login(officer)
    assert "type=" not in names(client, words)


def test_lists_go_by_the_vietnamese_alphabet_with_numbers_by_size() -> None:
    # the order as given in the report of wrong sorting (PR-097)
    right = [
        *["An", "Ánh", "Ân", "Bình", "Cửa hàng 9", "cửa hàng 9B", "Cửa hàng 10", "Dung", "Dũng"],
        *["Đào", "Đạt", "Em", "Êm", "Ong", "Ông", "Ơn", "Ước", "Ưu", "Vân", "Yên"],
    ]
    assert sorted(set(right), key=sort_key) == right


@pytest.mark.parametrize("typed", ["Ưỡn", "ươ\u0303n".upper(), "Uo\u031b\u0303n", "ƯÕ\u031bN"])
def test_folding_is_blind_to_how_letters_are_put_together(typed: str) -> None:
    assert fold(typed) == "uon"


def test_folding_drops_what_a_paste_brings_along() -> None:
    assert fold(" 12\u00a0/\u200bQĐ–XPHC ") == "12 /qd-xphc"
