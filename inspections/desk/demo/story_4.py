"""Story 4: a signboard "MỘC LAM"; it moves with the day of the demonstration office."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from cases.law.workdays import Calendar
from inspections.desk.demo import table
from inspections.desk.demo.acts import play
from inspections.desk.demo.days import Days, earlier
from inspections.desk.demo.scene import Cast


def steps(cast: Cast, days: Days) -> Iterator[datetime]:
    return play(table("story_4")["steps"], cast, days)


def days(on: date, calendar: Calendar) -> Days:
    """Its days, by whole weeks before `on`, everybody at work on each."""
    story = table("story_4")
    weeks = -((on - story["told_on"]).days // 7)
    while not all(calendar.counts(day - timedelta(weeks=weeks)) for day in story["worked_on"]):
        weeks += 1
    return earlier(weeks)
