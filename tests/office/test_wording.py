"""Vietnamese text is found blind to accents and sorted as in the dictionary."""

from unicodedata import normalize

import pytest
from hypothesis import given, settings, strategies as st

from cases.office.models import Commune
from cases.office.wording import fold, sort_key

# Every letter with its tones, in the order of the dictionary: ngang huyền hỏi ngã sắc nặng.
LETTERS = (
    (
        "aàảãáạ ăằẳẵắặ âầẩẫấậ b c dd đ eèẻẽéẹ êềểễếệ g h iìỉĩíị k l m n oòỏõóọ ôồổỗốộ ơờởỡớợ "
        "p q r s t uùủũúụ ưừửữứự v x yỳỷỹýỵ"
    )
    .replace("dd", "d")
    .split()
)
WITH_TONES = {
    sign: (place, tone) for place, row in enumerate(LETTERS) for tone, sign in enumerate(row)
}
WORDS = st.text("".join(LETTERS), min_size=1, max_size=7)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


def by_the_dictionary(name: str) -> tuple[list[list[int]], list[int]]:
    """Letters first, word by word; tones decide between the same letters."""
    letters = [[WITH_TONES[sign][0] for sign in word] for word in name.split()]
    return letters, [WITH_TONES[sign][1] for word in name.split() for sign in word]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Đặng Thị Thủy", "dang thi thuy"),
        ("ĐƯỜNG ĐÔ ĐỐC", "duong do doc"),
        ("  Công\u00a0ty\tTNHH  Hoa  Sen ", "cong ty tnhh hoa sen"),
        ("12/QĐ\u2013XPHC", "12/qd-xphc"),
        ("0199\u200b001236", "0199001236"),
        ("Hoà Bình", "hoa binh"),
        ("Müller & Søn", "muller & søn"),
        ("", ""),
    ],
)
def test_a_key_is_blind_to_accents_case_and_what_a_paste_brings(text: str, key: str) -> None:
    assert fold(text) == key
    assert fold(normalize("NFD", text)) == key
    assert fold(normalize("NFC", text).upper()) == key


@given(st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_a_key_is_stable_and_no_longer_than_its_text(text: str) -> None:
    composed = normalize("NFC", text)
    assert fold(normalize("NFD", text)) == fold(composed)
    assert fold(fold(text)) == fold(text)
    assert len(fold(text)) <= len(composed)


def test_a_korean_name_fits_the_column_of_its_key() -> None:
    assert len(fold("한국" * 75)) == 150


@given(st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_text_has_a_place_made_of_digits(text: str) -> None:
    key = sort_key(text)
    assert key.isascii()
    assert key.isdecimal()
    assert len(key) <= 520
    assert key == sort_key(normalize("NFD", text))


@pytest.mark.parametrize("text", ["Lô ３", "Lô ٣", "①", "½"])
def test_a_foreign_digit_is_no_fault(text: str) -> None:
    assert sort_key(text).isdecimal()


@given(NAMES, NAMES)
@settings(max_examples=200, deadline=None)
def test_two_names_stand_as_in_the_dictionary(one: str, other: str) -> None:
    first, second = sort_key(one), sort_key(other)
    if by_the_dictionary(one) < by_the_dictionary(other):
        assert first < second
    elif by_the_dictionary(one) > by_the_dictionary(other):
        assert first > second
    else:
        assert first == second


ORDER = [
    "2 Tháng 9",
    "10 Tháng 3",
    "An",
    "An Bình",
    "Anh",
    "Ánh",
    "Ăn",
    "Ân",
    "Ba",
    "Bà",
    "Bả",
    "Bã",
    "Bá",
    "Bạ",
    "Dung",
    "Dũng",
    "Đan",
    "Đông",
    "Đồng",
    "Đống",
    "Müller",
    "Mười",
    "Xuân",
    "Ý Yên",
    "Yến",
    "Zeta",
]


def test_names_stand_in_the_order_of_the_dictionary() -> None:
    assert sorted(ORDER, key=sort_key) == ORDER
    assert sorted(sorted(ORDER), key=sort_key) == ORDER


@pytest.mark.django_db
def test_both_databases_sort_alike() -> None:
    for number, name in enumerate(reversed(ORDER)):
        Commune.objects.create(
            code=f"{number:05d}", name=name, kind="xã", latitude=21, longitude=105, area_km2=1
        )
    assert [commune.name for commune in Commune.objects.all()] == ORDER


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["hoan kiem", "HOÀN KIẾM", "kiếm", normalize("NFD", "Hoàn Kiếm")])
def test_a_commune_is_found_by_a_few_words(words: str) -> None:
    Commune.objects.create(
        code="00070", name="Hoàn Kiếm", kind="phường", latitude=21, longitude=105, area_km2=1
    )
    assert Commune.objects.matching(words).count() == 1
    assert Commune.objects.matching("%").count() == 0
