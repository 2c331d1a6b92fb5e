"""The examples are well formed; what they say is compared with the program elsewhere."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
FINE_FILES = sorted((HERE / "examples").glob("*.yaml"))
CALENDAR_FILES = sorted((HERE / "examples_calendar").glob("*.yaml"))

FINE_KEYS = {
    *("name", "article", "why", "input", "expect", "error", "steps_contain"),
    *("missing_contains", "missing_lacks", "competent_contains", "competent_lacks"),
}
INPUT_KEYS = {
    *("act", "violator", "age", "goods_value", "quantity", "illicit_gain", "ended_on"),
    *("detected_on", "decided_on", "mitigating", "aggravating", "chosen_amount"),
}
EXPECT_KEYS = {
    *("bracket", "range", "fine", "between", "warning_possible", "multiplier", "cap"),
    *("competent", "explanation_right", "additional", "additional_months", "remedies"),
    *("criminal_alert", "lighter"),
}


def read(path: Path) -> list[dict[str, Any]]:
    examples: list[dict[str, Any]] = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    return examples


@pytest.mark.parametrize("path", FINE_FILES, ids=lambda path: path.stem)
def test_an_example_of_a_fine_uses_known_keys(path: Path) -> None:
    for example in read(path):
        assert set(example) <= FINE_KEYS, example["name"]
        assert set(example["input"]) <= INPUT_KEYS, example["name"]
        assert set(example.get("expect", {})) <= EXPECT_KEYS, example["name"]
        assert set(example) - {"name", "article", "why", "input"}, example["name"]


@pytest.mark.parametrize("path", CALENDAR_FILES, ids=lambda path: path.stem)
def test_an_example_of_a_term_names_a_day_or_a_doubt(path: Path) -> None:
    for example in read(path):
        assert set(example["input"]) <= {"from", "count", "unit", "policy"}, example["name"]
        assert set(example["expect"]) <= {"due", "unconfirmed"}, example["name"]
        assert example["expect"], example["name"]
        date.fromisoformat(example["input"]["from"])


@pytest.mark.parametrize("path", [*FINE_FILES, *CALENDAR_FILES], ids=lambda path: path.stem)
def test_an_example_has_a_name_of_its_own(path: Path) -> None:
    names = [example["name"] for example in read(path)]
    assert len(names) == len(set(names))


def test_an_amount_is_written_once() -> None:
    rows = read(HERE / "examples_amounts.yaml")
    assert len({row["amount"] for row in rows}) == len(rows)
    assert all(set(row) == {"amount", "figures", "words"} for row in rows)
