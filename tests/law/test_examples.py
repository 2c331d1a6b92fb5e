"""The examples typed from the articles by someone who did not write the engine."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from cases.law.facts import FactError, read_facts
from cases.law.fines import fine
from tests.law.tables import the_catalogue

EXAMPLES = [
    (path.stem, example)
    for path in sorted((Path(__file__).parent / "examples").glob("*.yaml"))
    for example in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
]
# The later and lighter text is not compared yet, nor is a minor's fine reckoned.
LATER_KEYS = {"lighter"}
OF_AGE = 18


def is_of_a_minor(example: Mapping[str, Any]) -> bool:
    age = example["input"].get("age")
    return isinstance(age, int) and age < OF_AGE


def answer_to(told: Mapping[str, Any]) -> dict[str, Any]:
    return fine(the_catalogue(), read_facts(the_catalogue(), told)).as_output()


def seen(answer: Mapping[str, Any], key: str) -> Any:
    """The answer as the examples look at it: kinds of measures, whether there is an alert."""
    if key in ("additional", "remedies"):
        return sorted(measure["kind"] for measure in answer[key])
    if key == "additional_months":
        return {one["kind"]: one["months"] for one in answer["additional"] if one["months"]}
    if key == "competent" and answer[key] is not None:
        return sorted(answer[key])
    return bool(answer[key]) if key == "criminal_alert" else answer[key]


def wanted(key: str, value: Any) -> Any:
    unordered = key in ("additional", "remedies", "competent") and value is not None
    return sorted(value) if unordered else value


def named(examples: list[tuple[str, dict[str, Any]]]) -> pytest.MarkDecorator:
    ids = [f"{file}: {example['name']}" for file, example in examples]
    return pytest.mark.parametrize("example", [example for _, example in examples], ids=ids)


REFUSED = [(file, e) for file, e in EXAMPLES if "error" in e or is_of_a_minor(e)]
ANSWERED = [pair for pair in EXAMPLES if pair not in REFUSED]


@named(REFUSED)
def test_a_wrong_fact_is_refused_at_its_field(example: Mapping[str, Any]) -> None:
    fields = "age" if is_of_a_minor(example) else example["error"]["field"]
    with pytest.raises(FactError) as refusal:
        answer_to(example["input"])
    assert refusal.value.field in ([fields] if isinstance(fields, str) else fields)


@named(ANSWERED)
def test_the_engine_gives_what_the_article_says(example: Mapping[str, Any]) -> None:
    answer = answer_to(example["input"])
    for key in set(example.get("expect", {})) - LATER_KEYS:
        value, found = example["expect"][key], seen(answer, key)
        if isinstance(value, dict):
            found = {name: found[name] for name in value}
        assert found == wanted(key, value), key
    check_lists(example, answer)


def check_lists(example: Mapping[str, Any], answer: Mapping[str, Any]) -> None:
    competent = set(answer["competent"] or ())
    assert set(example.get("competent_contains", ())) <= competent
    assert not set(example.get("competent_lacks", ())) & competent
    for text in example.get("missing_contains", ()):
        assert any(text in entry for entry in answer["missing"]), text
    for text in example.get("missing_lacks", ()):
        assert not any(text in entry for entry in answer["missing"]), text
    for text in example.get("steps_contain", ()):
        assert any(text in entry for entry in answer["steps"]), text
