"""Amounts as the papers write them; expected words are typed by hand."""

from datetime import date, time
from pathlib import Path

import pytest
import yaml

from cases.law.amounts import (
    count_two_digits,
    day_in_words,
    day_short,
    dong,
    dong_with_words,
    grouped,
    hour_minute,
    in_words,
)

TYPED = {
    0: "Không đồng",
    15: "Mười lăm đồng",
    21: "Hai mươi mốt đồng",
    55: "Năm mươi lăm đồng",
    1_021: "Một nghìn không trăm hai mươi mốt đồng",
    523_056: "Năm trăm hai mươi ba nghìn không trăm năm mươi sáu đồng",
    1_000_000: "Một triệu đồng",
    24_000_000: "Hai mươi bốn triệu đồng",
    38_160_000: "Ba mươi tám triệu một trăm sáu mươi nghìn đồng",
    99_519_650: "Chín mươi chín triệu năm trăm mười chín nghìn sáu trăm năm mươi đồng",
    101_021_105: "Một trăm linh một triệu không trăm hai mươi mốt nghìn một trăm linh năm đồng",
    145_001_000: "Một trăm bốn mươi lăm triệu không trăm linh một nghìn đồng",
    430_000_000: "Bốn trăm ba mươi triệu đồng",
    1_005_015_115: (
        "Một tỷ không trăm linh năm triệu không trăm mười lăm nghìn một trăm mười lăm đồng"
    ),
    1_230_950_880_055: (
        "Một nghìn hai trăm ba mươi tỷ chín trăm năm mươi triệu"
        " tám trăm tám mươi nghìn không trăm năm mươi lăm đồng"
    ),
}


@pytest.mark.parametrize(("amount", "words"), TYPED.items())
def test_an_amount_is_read_aloud(amount: int, words: str) -> None:
    assert in_words(amount) == words


EXAMPLES = Path(__file__).parent / "examples_amounts.yaml"


def test_examples_are_read_and_written_as_they_were_worked_out_by_hand() -> None:
    examples = yaml.safe_load(EXAMPLES.read_text(encoding="utf-8"))
    answered = [
        {"amount": row["amount"], "figures": dong(row["amount"]), "words": in_words(row["amount"])}
        for row in examples
    ]
    assert answered == examples


def test_a_negative_amount_is_not_read() -> None:
    with pytest.raises(ValueError, match="âm"):
        in_words(-1)


def test_figures_have_points_between_thousands() -> None:
    assert dong(15_750_000) == "15.750.000 đồng"
    assert grouped(212) == "212"
    assert grouped(15_750_000_000) == "15.750.000.000"


def test_an_amount_has_figures_then_words() -> None:
    assert dong_with_words(24_000_000) == "24.000.000 đồng (Hai mươi bốn triệu đồng)"


def test_a_day_in_words_has_zeros_as_the_decree_says() -> None:
    assert day_in_words(date(2026, 5, 5)) == "ngày 05 tháng 5 năm 2026"
    assert day_in_words(date(2026, 1, 9)) == "ngày 09 tháng 01 năm 2026"
    assert day_in_words(date(2026, 11, 23)) == "ngày 23 tháng 11 năm 2026"


def test_a_short_day_has_the_same_zeros() -> None:
    assert day_short(date(2026, 5, 6)) == "06/5/2026"
    assert day_short(date(2024, 12, 2)) == "02/12/2024"
    assert day_short(date(2026, 2, 1)) == "01/02/2026"


def test_hours_and_counts_have_two_digits() -> None:
    assert hour_minute(time(16, 30)) == "16 giờ 30 phút"
    assert hour_minute(time(9, 0)) == "09 giờ 00 phút"
    assert count_two_digits(6) == "06"
    assert count_two_digits(24) == "24"
    assert count_two_digits(120) == "120"
