"""Amounts, counts, days and hours as an official Vietnamese paper writes them."""

from datetime import date, time

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
GROUP = 1_000
GROUP_NAMES = ("", "nghìn", "triệu")
BILLION = 1_000_000_000
MONTHS_WITH_ZERO = (1, 2)  # Nghị định 30/2020/NĐ-CP, Phụ lục I Phần I mục II.4b


def grouped(number: int) -> str:
    """Digits in groups of three with points: `15.750.000`."""
    return f"{number:,}".replace(",", ".")


def dong(amount: int) -> str:
    return f"{grouped(amount)} đồng"


def dong_with_words(amount: int) -> str:
    """`24.000.000 đồng (Hai mươi bốn triệu đồng)`."""
    return f"{dong(amount)} ({in_words(amount)})"


def in_words(amount: int) -> str:
    """The amount read aloud, first letter capital, ending in `đồng`.

    Raises ValueError for a negative amount: no paper orders one.
    """
    words = f"{number_in_words(amount)} đồng"
    return words[0].upper() + words[1:]


def number_in_words(number: int) -> str:
    """The number read aloud; the zero tens are always `linh`, the thousands `nghìn`."""
    if number < 0:
        raise ValueError("Số đọc thành chữ không được âm.")
    return " ".join(_read(number, follows=False)) or DIGITS[0]


def _read(number: int, *, follows: bool) -> list[str]:
    """Words of the number; `follows` says that a larger group was read before it."""
    if number >= BILLION:
        billions, rest = divmod(number, BILLION)
        return [*_read(billions, follows=follows), "tỷ", *_read(rest, follows=True)]
    words: list[str] = []
    for power in (2, 1, 0):
        group = number // GROUP**power % GROUP
        if group:
            words += _read_group(group, follows=follows or bool(words))
            words += [GROUP_NAMES[power]] if power else []
    return words


def _read_group(group: int, *, follows: bool) -> list[str]:
    hundreds, below = divmod(group, 100)
    tens, ones = divmod(below, 10)
    words = [DIGITS[hundreds], "trăm"] if hundreds or follows else []
    if tens == 0:
        return words + ((["linh"] if words else []) + [DIGITS[ones]] if ones else [])
    words += ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
    return words + ([_ones_after_tens(tens, ones)] if ones else [])


def _ones_after_tens(tens: int, ones: int) -> str:
    if ones == 5:
        return "lăm"
    return "mốt" if ones == 1 and tens > 1 else DIGITS[ones]


def count_two_digits(count: int) -> str:
    """Counts of papers, sacks and days: `06 bao`, `02 tờ`."""
    return f"{count:02d}"


def month_digits(month: int) -> str:
    return f"{month:02d}" if month in MONTHS_WITH_ZERO else str(month)


def day_in_words(on: date) -> str:
    """`ngày 05 tháng 5 năm 2026`."""
    return f"ngày {on.day:02d} tháng {month_digits(on.month)} năm {on.year}"


def day_short(on: date) -> str:
    """`06/5/2026`: the day has two digits, the month a zero only for 1 and 2."""
    return f"{on.day:02d}/{month_digits(on.month)}/{on.year}"


def hour_minute(at: time) -> str:
    """`16 giờ 30 phút`. Takes the local time of a datetime: `instant.time()`."""
    return f"{at.hour:02d} giờ {at.minute:02d} phút"
