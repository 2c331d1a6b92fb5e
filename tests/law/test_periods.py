"""Report periods: their first and last days as the rules of the ministries name them."""

from datetime import date

import pytest

from cases.law.periods import PeriodRule, Window, rules_of
from tests.law.tables import the_pack


def rule(name: str) -> PeriodRule:
    return rules_of(the_pack())[name]


def days(name: str, key: str) -> tuple[date, date]:
    window = rule(name).named(key).window
    return window.starts, window.last


@pytest.mark.parametrize(
    ("name", "key", "first", "last"),
    [
        # Điều 7 Thông tư 06/2025/TT-TTCP
        ("P-TTR", "2026-Q1", date(2025, 12, 15), date(2026, 3, 14)),
        ("P-TTR", "2026-Q2", date(2026, 3, 15), date(2026, 6, 14)),
        ("P-TTR", "2026-Q3", date(2026, 6, 15), date(2026, 9, 14)),
        ("P-TTR", "2026-Q4", date(2026, 9, 15), date(2026, 12, 14)),
        ("P-TTR", "2026-H1", date(2025, 12, 15), date(2026, 6, 14)),
        ("P-TTR", "2026-9M", date(2025, 12, 15), date(2026, 9, 14)),
        ("P-TTR", "2026", date(2025, 12, 15), date(2026, 12, 14)),
        # Điều 3 Thông tư 01/2023/TT-BTP, sửa bởi Thông tư 19/2025/TT-BTP
        ("P-XLVPHC", "2026", date(2025, 12, 15), date(2026, 12, 14)),
        # ví dụ của nguồn: 15/10–14/11/2024
        ("P-389", "2024-11", date(2024, 10, 15), date(2024, 11, 14)),
        ("P-389", "2026-01", date(2025, 12, 15), date(2026, 1, 14)),
        ("P-CAL", "2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("P-CAL", "2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("P-CAL", "2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("P-CAL", "2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_has_the_days_of_its_rule(name: str, key: str, first: date, last: date) -> None:
    assert days(name, key) == (first, last)


@pytest.mark.parametrize(
    ("on", "by_report", "by_calendar"),
    [
        (date(2026, 12, 14), 2026, 2026),
        (date(2026, 12, 15), 2027, 2026),
        (date(2026, 12, 31), 2027, 2026),
        (date(2027, 1, 1), 2027, 2027),
    ],
)
def test_the_end_of_december_is_of_two_years(on: date, by_report: int, by_calendar: int) -> None:
    assert rule("P-XLVPHC").year_of(on) == rule("P-TTR").year_of(on) == by_report
    assert rule("P-CAL").year_of(on) == by_calendar


def test_twelve_months_from_15_to_14_make_the_report_year() -> None:
    year = rule("P-XLVPHC").period("year", 2026).window
    slices = rule("P-XLVPHC").slices(year, "month")
    assert [key for key, _ in slices] == [f"2026-{month:02}" for month in range(1, 13)]
    assert slices[0][1] == Window(date(2025, 12, 15), date(2026, 1, 15))
    assert slices[-1][1].ends == year.ends
    assert sum(part.days for _, part in slices) == year.days == 365


def test_a_window_is_cut_where_its_periods_end() -> None:
    window = Window(date(2026, 1, 10), date(2026, 3, 1))
    assert rule("P-389").slices(window, "month") == [
        ("2026-01", Window(date(2026, 1, 10), date(2026, 1, 15))),
        ("2026-02", Window(date(2026, 1, 15), date(2026, 2, 15))),
        ("2026-03", Window(date(2026, 2, 15), date(2026, 3, 1))),
    ]
    assert rule("P-TTR").slices(window, "quarter") == [("2026-Q1", window)]


def test_a_window_over_the_turn_of_the_year_is_of_two_years() -> None:
    window = Window(date(2026, 12, 1), date(2027, 2, 1))
    cut = date(2026, 12, 15)
    assert rule("P-TTR").slices(window, "year") == [
        ("2026", Window(date(2026, 12, 1), cut)),
        ("2027", Window(cut, date(2027, 2, 1))),
    ]


def test_a_running_period_is_compared_up_to_the_same_day() -> None:
    year = rule("P-XLVPHC").period("year", 2026).window
    so_far = year.until(date(2026, 11, 23))
    assert so_far.last == date(2026, 11, 23)
    assert so_far.a_year_before() == Window(date(2024, 12, 15), date(2025, 11, 24))


def test_29_february_is_answered_by_the_28th() -> None:
    assert Window(date(2028, 2, 1), date(2028, 3, 1)).a_year_before().last == date(2027, 2, 28)


def test_a_rule_whose_text_nobody_read_is_not_applied() -> None:
    assert "P-KHCN-NEW" not in rules_of(the_pack())


@pytest.mark.parametrize("key", ["2026-Q5", "2026-13", "năm nay", ""])
def test_a_period_that_the_rule_has_not_is_refused(key: str) -> None:
    with pytest.raises(LookupError, match="P-TTR"):
        rule("P-TTR").named(key)


def test_a_pack_without_report_periods_has_none() -> None:
    assert rules_of({}) == {}
