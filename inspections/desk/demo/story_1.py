"""Story 1: bags "LUNARIS" in a market; it moves with the day of the demonstration office."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from cases.law.workdays import Calendar
from inspections.desk.demo import table
from inspections.desk.demo.acts import play
from inspections.desk.demo.days import Days, earlier, last_worked
from inspections.desk.demo.scene import Cast

Story = Mapping[str, Any]


class TooEarlyError(Exception):
    """No demonstration office is lawful as of that day."""


def steps(cast: Cast, days: Days) -> Iterator[datetime]:
    return play(table("story_1")["steps"], cast, days)


def days(on: date, calendar: Calendar) -> Days:
    """Its days, by whole weeks before `on`, all lawful. Raises TooEarlyError."""
    story = table("story_1")
    if on < story["first_on"]:
        raise TooEarlyError(
            f"Cơ quan mẫu dựng được từ ngày {story['first_on']:%d/%m/%Y}: trước đó chưa có "
            "kế hoạch kiểm tra chuyên đề theo Nghị định 217/2025/NĐ-CP. Chọn ngày muộn hơn."
        )
    weeks = -((on - story["told_on"]).days // 7)
    while not _is_lawful(story, weeks, calendar):
        weeks += 1
    return earlier(weeks).naming(plan=_plan(story, weeks, calendar))


def _is_lawful(story: Story, weeks: int, calendar: Calendar) -> bool:
    """Everybody is at work, and the year's plan was signed before the decision that rests on it."""
    move = timedelta(weeks=weeks)
    decided_on: date = story["decided_on"] - move
    is_planned = _plan(story, weeks, calendar) < decided_on
    return is_planned and all(calendar.counts(day - move) for day in story["worked_on"])


def _plan(story: Story, weeks: int, calendar: Calendar) -> date:
    year = (story["decided_on"] - timedelta(weeks=weeks)).year
    return last_worked(date(year, **story["plan"]), calendar)
