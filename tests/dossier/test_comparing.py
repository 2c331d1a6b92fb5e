"""A signed file says what was signed, but for number, day and signature."""

from datetime import date

import pytest

from cases.dossier.paper import Paper, State, pdf
from cases.dossier.paper.reading import UnreadableError, words_of
from cases.dossier.services.comparing import Compared, compare
from cases.dossier.services.printing import with_number
from tests.builders import ON
from tests.dossier.registry import a_fine

MARKS = (
    *("Ký bởi", "Cơ quan", "Email", "Thời gian ký"),
    *("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Đoàn Vĩnh Khang"),
)
BY_WHOM = "Ký bởi: Sở Khoa học và Công nghệ Email: vanthu@hanoi.example.vn"
WHEN = "Thời gian ký: 25.11.2026 09:14:05 +07:00"
SIGNED_BY = [*BY_WHOM.split(), *WHEN.split()]


def words(number: str = "1269a", day: date | None = ON, paper: Paper | None = None) -> list[str]:
    said = with_number(paper or a_fine(), number, day)
    return list(words_of(pdf.render(said, State.SIGNED)))


def compared(attached: list[str], number: str = "1269a") -> Compared:
    return compare(a_fine(), attached, number=number, day=ON, marks=MARKS)


def test_the_same_words_with_number_and_day_are_accepted() -> None:
    assert compared(words()) == Compared((), says_number=True, says_day=True)


@pytest.mark.parametrize(
    ("number", "day", "says"),
    [("", ON, (False, True)), ("1269a", None, (True, False)), ("", None, (False, False))],
)
def test_number_and_day_may_be_left_to_a_stamp(
    number: str, day: date | None, says: tuple[bool, bool]
) -> None:
    found = compared(words(number, day))
    assert found.differences == ()
    assert (found.says_number, found.says_day) == says


def test_number_and_day_written_beside_the_text_are_accepted() -> None:
    assert compared([*words("", None), "1269a", "25"]).differences == ()


@pytest.mark.parametrize("typed", ["7/QĐ-SKHCN", "07/QĐ-SKHCN"])
def test_a_number_below_ten_may_stand_without_its_nought(typed: str) -> None:
    attached = [typed if word == "07/QĐ-SKHCN" else word for word in words("07")]
    assert compared(attached, "07").differences == ()


@pytest.mark.parametrize("at", [0, 40, -12, -1])
def test_what_a_signature_writes_on_the_page_is_no_difference(at: int) -> None:
    attached = words()
    attached[at:at] = SIGNED_BY
    assert compared(attached).differences == ()


def test_words_run_together_by_another_program_are_the_same_words() -> None:
    attached = words()
    attached[50:52] = ["".join(attached[50:52])]
    assert compared(attached).differences == ()


def test_another_number_in_the_file_is_told() -> None:
    (found,) = compared(words("1296a")).differences
    assert "1269a/QĐ-SKHCN" in found.signed
    assert "1296a/QĐ-SKHCN" in found.attached


def test_another_day_in_the_file_is_told() -> None:
    (found,) = compared(words(day=date(2026, 11, 26))).differences
    assert ("ngày 25 tháng" in found.signed, "ngày 26 tháng" in found.attached) == (True, True)


def test_a_changed_amount_is_told_with_the_words_around_it() -> None:
    changed = words(paper=a_fine("42.000.000 đồng"))
    (found,) = compared(changed).differences
    assert str(found) == (
        "Bản đã ký ghi “… Điều 1. Phạt tiền 24.000.000 đồng đối với hộ …”, "
        "tệp ghi “… Điều 1. Phạt tiền 42.000.000 đồng đối với hộ …”."
    )


@pytest.mark.parametrize("added", ["không", "thêm 5.000.000 đồng", "30", "26/QĐ-XPHC"])
def test_words_added_by_somebody_are_told(added: str) -> None:
    attached = words()
    attached[60:60] = added.split()
    (found,) = compared(attached).differences
    assert str(found).startswith("Tệp thêm: “…")
    assert added in found.attached


def test_words_left_out_are_told() -> None:
    attached = words()
    gone = attached.pop(60)
    (found,) = compared(attached).differences
    assert str(found).startswith("Tệp thiếu: “…")
    assert gone in found.signed


def test_a_file_that_is_no_pdf_cannot_be_read() -> None:
    with pytest.raises(UnreadableError):
        words_of(b"%PDF-1.4 thu %%EOF")
