"""Story 5: 12.400 counterfeit labels, on its own days, and only once they have passed."""

from collections.abc import Iterator
from datetime import date, datetime

from inspections.desk.demo import table
from inspections.desk.demo.acts import play
from inspections.desk.demo.days import as_written
from inspections.desk.demo.scene import Cast


def steps(cast: Cast, on: date) -> Iterator[datetime]:
    story = table("story_5")
    if on >= story["last_day"]:
        yield from play(story["steps"], cast, as_written())
