"""The rest of the office: inspections and what came in, in every state, around the day asked."""

from collections.abc import Iterator
from datetime import date, datetime

from cases.law.workdays import Calendar
from inspections.desk.demo import table
from inspections.desk.demo.acts import play
from inspections.desk.demo.days import around
from inspections.desk.demo.scene import Cast


def stories(cast: Cast, on: date, calendar: Calendar) -> list[Iterator[datetime]]:
    days = around(on, calendar)
    told = [*table("others")["inspections"], *table("intake")["requests"]]
    return [play(row["steps"], cast, days) for row in told]
