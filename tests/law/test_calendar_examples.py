"""Days typed from the articles by someone who did not write the counting."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from cases.law.deadlines import Due, due
from cases.law.terms import Term
from tests.law.tables import LOADER, the_calendar, the_terms

FOLDER = Path(__file__).parent / "examples_calendar"
DEFAULTS = {"working_days": "working_days_excl", "hours": "hours_from_moment"}


def examples() -> list[Any]:
    return [
        pytest.param(example, id=f"{path.stem}: {example['name']}")
        for path in sorted(FOLDER.glob("*.yaml"))
        for example in yaml.load(path.read_text(encoding="utf-8"), LOADER)  # noqa: S506
    ]


@cache
def any_term(unit: str) -> Term:
    """A term of that unit that allows every reading, its length to be set."""
    readings = {reading.code: reading for term in the_terms().rows for reading in term.readings}
    like = next(term for term in the_terms().rows if term.unit == unit and term.bound == "max")
    return replace(like, readings=tuple(readings.values()), count="")


def counted(facts: dict[str, Any]) -> Due:
    return due(
        replace(any_term(facts["unit"]), length=facts["count"]),
        from_day=date.fromisoformat(facts["from"]),
        calendar=the_calendar(),
        reading=facts.get("policy") or DEFAULTS[facts["unit"]],
    )


@pytest.mark.parametrize("example", examples())
def test_the_term_ends_as_typed_from_the_article(example: dict[str, Any]) -> None:
    expected = example["expect"]
    assert set(example["input"]) <= {"from", "count", "unit", "policy"}
    assert set(expected) <= {"due", "unconfirmed"}
    found = counted(example["input"])
    assert found.due.isoformat() == expected.get("due", found.due.isoformat())
    # The examples call unconfirmed an end that an undecided day could move.
    assert found.may_move == expected.get("unconfirmed", found.may_move)


def test_there_are_examples_of_every_unit() -> None:
    units = {example.values[0]["input"]["unit"] for example in examples()}
    assert units == {"calendar_days", "working_days", "months"}
