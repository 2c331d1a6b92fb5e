"""The days of stories that move: whole weeks back, everybody at work, the plan signed before."""

from datetime import date, timedelta

import pytest

from cases.law.workdays import Calendar
from cases.lawbook.loading import read_pack
from inspections.desk.demo import story_1, table
from inspections.desk.demo.days import around, as_written
from inspections.desk.demo.story_1 import TooEarlyError


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return Calendar.from_data(read_pack()["holidays.yaml"])


@pytest.mark.parametrize(
    ("on", "friday"),
    [
        ("2026-11-23", "2026-11-06"),
        ("2026-11-29", "2026-11-06"),
        ("2026-11-22", "2026-10-30"),
        # 31/08 to 02/09 are days off: neither its Monday after nor its violation record's eve
        ("2026-09-20", "2026-08-14"),
        # the plan of 2027 is signed on Friday 08/01/2027 and nobody works on 01/01
        ("2027-01-26", "2026-12-18"),
        ("2027-02-01", "2027-01-15"),
    ],
)
def test_the_market_is_inspected_on_a_friday_some_weeks_before(
    calendar: Calendar, on: str, friday: str
) -> None:
    days = story_1.days(date.fromisoformat(on), calendar)
    assert days.day("2026-11-06") == date.fromisoformat(friday)


def test_whatever_the_day_nobody_of_the_story_works_on_a_day_off(calendar: Calendar) -> None:
    story = table("story_1")
    on = story["first_on"]
    while on < date(2028, 2, 1):
        days = story_1.days(on, calendar)
        worked = [days.day(day) for day in story["worked_on"]]
        assert all(calendar.counts(day) for day in worked), on
        assert worked[-1] < on
        assert days.day("2026-11-06").weekday() == 4
        assert days.day("plan") < days.day(story["decided_on"])
        assert days.day("plan").year == days.day(story["decided_on"]).year
        on += timedelta(days=1)


def test_before_the_first_lawful_day_there_is_a_sentence(calendar: Calendar) -> None:
    story_1.days(date(2026, 2, 2), calendar)
    with pytest.raises(TooEarlyError, match="từ ngày 02/02/2026"):
        story_1.days(date(2026, 2, 1), calendar)


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("0", "2026-11-23"),
        ("-1", "2026-11-20"),
        ("+1", "2026-11-25"),  # 24/11 is a holiday (Nghị quyết 28/2026/QH16)
        ("~-8", "2026-11-16"),  # 15/11 is a Sunday
    ],
)
def test_days_around_the_day_of_the_office_are_worked(
    calendar: Calendar, told: str, day: str
) -> None:
    assert around(date(2026, 11, 23), calendar).day(told) == date.fromisoformat(day)


def test_on_a_sunday_today_is_the_friday_before(calendar: Calendar) -> None:
    assert around(date(2026, 11, 22), calendar).day("0") == date(2026, 11, 20)


def test_a_text_says_its_days_as_papers_do(calendar: Calendar) -> None:
    days = story_1.days(date(2026, 11, 16), calendar)
    told = days.text("{2026-11-10:words}, {2026-11-10}, {2026-11-10:full}, {2026-09-15:month}")
    assert told == "ngày 03 tháng 11 năm 2026, 03/11/2026, 03/11/2026, tháng 9"


def test_steps_of_each_story_follow_one_another(calendar: Calendar) -> None:
    on = date(2026, 11, 23)
    moved = [(story_1.days(on, calendar), table("story_1")), (as_written(), table("story_5"))]
    others = [(around(on, calendar), story) for story in table("others")["inspections"]]
    for days, story in moved + others:
        steps = [days.at(step["at"]) for step in story["steps"]]
        assert steps == sorted(steps)
