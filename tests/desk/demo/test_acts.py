"""Stories are played together in the order of the clock, and no further than it has come."""

from collections.abc import Iterator
from datetime import datetime

from inspections.desk.demo import instant
from inspections.desk.demo.acts import ACTS, play_together
from inspections.desk.demo.scene import Scene

DAY = "2026-11-23"


def a_story(name: str, hours: list[str], done: list[str]) -> Iterator[datetime]:
    for hour in hours:
        yield instant(DAY, hour)
        done.append(f"{hour} {name}")


def test_acts_of_several_stories_follow_the_clock() -> None:
    done: list[str] = []
    stories = [
        a_story("market", ["08:00", "10:00"], done),
        a_story("printer", ["07:00", "09:00"], done),
    ]
    play_together(stories, until=instant(DAY, "23:59"))
    assert done == ["07:00 printer", "08:00 market", "09:00 printer", "10:00 market"]


def test_what_the_clock_has_not_come_to_is_not_done() -> None:
    done: list[str] = []
    stories = [a_story("market", ["08:00", "10:00"], done), a_story("printer", ["09:00"], done)]
    play_together(stories, until=instant(DAY, "09:00"))
    assert done == ["08:00 market", "09:00 printer"]


def test_every_act_says_who_and_when() -> None:
    for name, act in ACTS.items():
        assert {"by", "at"} <= set(act.__annotations__), name
        assert act.__annotations__["scene"] is Scene
