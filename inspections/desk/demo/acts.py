"""Every act that a step of a story may name, and how the steps are played in the order of time."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from heapq import merge

from inspections.desk.demo import casing, charging, intake, papers, preparing, visiting
from inspections.desk.demo.days import Days
from inspections.desk.demo.scene import Cast, Scene, Step

OF_CASES = casing.ACTS | charging.ACTS | intake.ACTS
ACTS = preparing.ACTS | papers.ACTS | visiting.ACTS | OF_CASES


def play(steps: Iterable[Step], cast: Cast, days: Days) -> Iterator[datetime]:
    """Act after act of one inspection: yields the instant of each, and does it when asked on."""
    scene = Scene(cast, days)
    for step in steps:
        said = dict(step)
        at, by = days.at(said.pop("at")), cast.people[said.pop("by")]
        act = ACTS[said.pop("do")]
        yield at
        act(scene, by=by, at=at, **said)


def play_together(stories: Iterable[Iterator[datetime]], *, until: datetime) -> None:
    """All stories in the order of the clock, so that numbers and journals run as they would have.

    `merge` asks a story on, and so lets it act, when its instant is the next one of all.
    """
    for at in merge(*stories):
        if at > until:
            return
