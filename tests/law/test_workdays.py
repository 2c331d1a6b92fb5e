from datetime import date, timedelta

import pytest

from cases.law.workdays import Calendar, working_day_name
from tests.law.tables import digest, table, the_calendar

SWAP = "swap_2026_11_23"
# Typed from the published notices for civil servants.
OFF_2025 = "01/01 27/01 28/01 29/01 30/01 31/01 07/04 30/04 01/05 02/05 01/09 02/09"
OFF_2026 = "01/01 02/01 16/02 17/02 18/02 19/02 20/02 27/04 30/04 01/05 31/08 01/09 02/09 24/11"
PROCEDURE_KINDS = {
    "holiday": "statutory",
    "day_in_lieu": "compensatory",
    "swapped_day_off": "swapped_off",
}


def days_of(year: int) -> list[date]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


@pytest.mark.parametrize(
    ("year", "off", "made_up", "working"),
    [(2025, OFF_2025, "26/04", 250), (2026, OFF_2026, "10/01 22/08", 249)],
)
def test_a_whole_year_is_as_the_notices_say(
    year: int, off: str, made_up: str, working: int
) -> None:
    days = days_of(year)
    calendar = the_calendar()
    weekdays_off = [d for d in days if d.weekday() < 5 and calendar.is_working(d) is False]
    weekends_worked = [d for d in days if d.weekday() >= 5 and calendar.is_working(d)]
    assert [f"{d:%d/%m}" for d in weekdays_off] == off.split()
    assert [f"{d:%d/%m}" for d in weekends_worked] == made_up.split()
    assert sum(bool(calendar.is_working(d)) for d in days) == working


def test_no_day_of_a_confirmed_year_is_open() -> None:
    days = [day for year in (2024, 2025, 2026) for day in days_of(year)]
    assert None not in {the_calendar().is_working(day) for day in days}


def test_the_last_confirmed_day_is_a_working_day() -> None:
    assert the_calendar().is_working(date(2026, 12, 31)) is True


def test_the_first_day_after_it_that_is_no_holiday_is_not_taken_for_one() -> None:
    assert the_calendar().is_working(date(2027, 1, 4)) is None
    assert the_calendar().is_working(date(2023, 12, 29)) is None


def test_a_holiday_fixed_by_law_is_off_before_the_year_is_announced() -> None:
    assert the_calendar().is_working(date(2027, 1, 1)) is False
    assert the_calendar().is_working(date(2027, 2, 8)) is None  # Tết: no notice yet


def test_a_sunday_outside_the_confirmed_years_is_open_too() -> None:
    assert the_calendar().is_working(date(2027, 1, 3)) is None


def test_the_culture_day_is_off_from_2026_only() -> None:
    assert the_calendar().is_working(date(2025, 11, 24)) is True
    assert the_calendar().is_working(date(2026, 11, 24)) is False


def test_a_proposed_swap_is_not_followed_but_leaves_a_doubt() -> None:
    assert the_calendar().is_working(date(2026, 11, 23)) is True
    assert the_calendar().is_working(date(2026, 11, 28)) is False
    assert not the_calendar().is_confirmed(date(2026, 11, 23))
    assert not the_calendar().is_confirmed(date(2026, 11, 28))


def test_an_office_may_adopt_the_proposed_swap_and_the_doubt_stays() -> None:
    assert the_calendar(SWAP).is_working(date(2026, 11, 23)) is False
    assert the_calendar(SWAP).is_working(date(2026, 11, 28)) is True
    assert not the_calendar(SWAP).is_confirmed(date(2026, 11, 28))


def test_the_file_adopts_no_proposal() -> None:
    assert Calendar.from_data(table("holidays")).adopted == frozenset()


def test_a_reading_nobody_wrote_is_refused() -> None:
    with pytest.raises(ValueError, match="không có cách hiểu “tet_2030”"):
        Calendar.from_data(table("holidays"), adopted=["tet_2030"])


def test_a_day_marked_twice_is_refused() -> None:
    data = {**table("holidays"), "entries": table("holidays")["entries"][:1] * 2}
    with pytest.raises(ValueError, match="01/01/2024 được ghi hai lần"):
        Calendar.from_data(data)


def test_the_start_is_not_counted() -> None:
    assert the_calendar().add_working_days(date(2026, 10, 5), 5).day == date(2026, 10, 12)


def test_no_working_days_end_on_the_start() -> None:
    assert the_calendar().add_working_days(date(2026, 10, 4), 0).day == date(2026, 10, 4)


def test_a_negative_number_is_refused() -> None:
    with pytest.raises(ValueError, match="từ 0 trở lên"):
        the_calendar().add_working_days(date(2026, 10, 5), -1)


def test_a_count_over_tet_names_every_day_it_skips() -> None:
    walk = the_calendar().add_working_days(date(2026, 2, 12), 5)
    assert walk.day == date(2026, 2, 26)
    assert [(f"{s.day:%d/%m}", s.reason) for s in walk.skipped] == [
        ("14/02", "ngày nghỉ hằng tuần"),
        ("15/02", "ngày nghỉ hằng tuần"),
        ("16/02", "Tết Bính Ngọ (29 Chạp)"),
        ("17/02", "Tết Bính Ngọ (mùng 1)"),
        ("18/02", "Tết Bính Ngọ (mùng 2)"),
        ("19/02", "Tết Bính Ngọ (mùng 3)"),
        ("20/02", "Tết Bính Ngọ (mùng 4)"),
        ("21/02", "ngày nghỉ hằng tuần"),
        ("22/02", "ngày nghỉ hằng tuần"),
    ]
    assert walk.is_confirmed


def test_a_holiday_on_a_sunday_goes_by_its_name_and_the_monday_by_its_own() -> None:
    walk = the_calendar().add_working_days(date(2026, 4, 24), 2)
    assert walk.day == date(2026, 4, 29)
    assert [skipped.reason for skipped in walk.skipped] == [
        "ngày nghỉ hằng tuần",
        "Giỗ Tổ Hùng Vương (10/3 âm lịch, Chủ nhật)",
        "Nghỉ bù Giỗ Tổ Hùng Vương",
    ]


def test_a_make_up_saturday_counts_and_is_named() -> None:
    walk = the_calendar().add_working_days(date(2026, 8, 20), 2)
    assert walk.day == date(2026, 8, 22)
    assert [made.name for made in walk.made_up] == ["Làm bù cho ngày nghỉ hoán đổi 31/08/2026"]


def test_the_saturday_a_week_earlier_does_not_count() -> None:
    assert the_calendar().add_working_days(date(2026, 8, 13), 2).day == date(2026, 8, 17)


def test_a_count_that_ends_in_the_confirmed_year_is_confirmed() -> None:
    assert the_calendar().add_working_days(date(2026, 12, 30), 1).unconfirmed == ()


def test_a_count_that_leaves_it_says_which_days_are_open() -> None:
    walk = the_calendar().add_working_days(date(2026, 12, 31), 1)
    assert walk.day == date(2027, 1, 4)
    assert walk.unconfirmed == (date(2027, 1, 2), date(2027, 1, 3), date(2027, 1, 4))
    assert not walk.is_confirmed


def test_a_count_over_the_day_of_the_proposed_swap_is_not_confirmed() -> None:
    walk = the_calendar().add_working_days(date(2026, 11, 20), 2)
    assert (walk.day, walk.unconfirmed) == (date(2026, 11, 25), (date(2026, 11, 23),))


def test_the_swap_puts_the_same_count_off_by_a_day() -> None:
    assert the_calendar(SWAP).add_working_days(date(2026, 11, 20), 2).day == date(2026, 11, 26)


def test_a_working_day_is_its_own_first_working_day() -> None:
    walk = the_calendar().first_working_day_not_before(date(2026, 11, 25))
    assert (walk.day, walk.skipped) == (date(2026, 11, 25), ())


def test_from_a_saturday_the_first_working_day_is_monday() -> None:
    walk = the_calendar().first_working_day_not_before(date(2026, 10, 10))
    assert (walk.day, len(walk.skipped)) == (date(2026, 10, 12), 2)


def test_a_working_day_is_its_own_last_working_day() -> None:
    walk = the_calendar().last_working_day_not_after(date(2026, 11, 20))
    assert walk
    assert walk.day == date(2026, 11, 20)


def test_the_last_working_day_passes_over_holiday_weekend_and_doubt() -> None:
    walk = the_calendar().last_working_day_not_after(date(2026, 11, 24))
    assert walk
    assert walk.day == date(2026, 11, 20)
    assert walk.unconfirmed == (date(2026, 11, 23),)


def test_beyond_the_tables_the_last_working_day_is_the_last_confirmed_one() -> None:
    walk = the_calendar().last_working_day_not_after(date(2027, 3, 1))
    assert walk
    assert walk.day == date(2026, 12, 31)


def test_before_the_tables_there_is_no_confirmed_working_day() -> None:
    assert the_calendar().last_working_day_not_after(date(2023, 12, 29)) is None
    assert the_calendar().last_working_day_not_after(date(2024, 1, 1)) is None


def test_a_day_is_named_as_papers_name_it() -> None:
    assert working_day_name(date(2026, 11, 25)) == "thứ Tư 25/11/2026"
    assert working_day_name(date(2026, 11, 29)) == "Chủ nhật 29/11/2026"


def test_the_days_off_are_the_52_of_the_source() -> None:
    rows = [
        [row["day"], _source_kind(row), row["certainty_words"]]
        for row in table("holidays")["entries"]
        if row["kind"] != "make_up_working_day" and "reading" not in row
    ]
    assert len(rows) == 52
    assert digest(rows) == "19301399f920a37b3c7a3405df48be2e8beb516ee50950a91865f56b0af47da5"


def test_the_make_up_days_and_open_days_are_those_of_the_source() -> None:
    entries = table("holidays")["entries"]
    make_up = [(row["day"], row["for_day_off"]) for row in entries if "for_day_off" in row]
    assert make_up == [
        ("2024-05-04", "2024-04-29"),
        ("2025-04-26", "2025-05-02"),
        ("2026-01-10", "2026-01-02"),
        ("2026-08-22", "2026-08-31"),
        ("2026-11-28", "2026-11-23"),
    ]
    assert {row["day"] for row in entries if "reading" in row} == {
        "2026-11-23",
        "2026-11-28",
        "2027-02-04",
        "2027-02-09",
        "2027-02-10",
        "2027-09-01",
        "2027-09-03",
    }


def _source_kind(row: dict[str, str]) -> str:
    return "provisional" if "is_provisional" in row else PROCEDURE_KINDS[row["kind"]]


@pytest.mark.parametrize(
    ("came", "left", "days"),
    [
        ((2026, 5, 8), (2026, 5, 12), 2),  # Friday to Tuesday
        ((2026, 5, 12), (2026, 5, 12), 0),
        ((2026, 11, 23), (2026, 11, 25), 1),  # 24/11 is a holiday
    ],
)
def test_days_between_count_the_working_days_after_the_first(
    came: tuple[int, int, int], left: tuple[int, int, int], days: int
) -> None:
    assert the_calendar().worked_between(date(*came), date(*left)) == days
