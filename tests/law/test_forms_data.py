from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from tests.law.tables import digest, table

FORMS = "8f29c13c57fb0a3b0c8015a412982ba68431b3c757c8fe39884a10eb99d1e820"
BLOCKS = "797dbf9d51083a9158b2d21b6346b2a437f75fdc8af958adca70f49d46c767c0"


def the_forms() -> list[dict[str, Any]]:
    return list(table("forms")["entries"])


def the_form(code: str) -> dict[str, Any]:
    return next(form for form in the_forms() if form["code"] == code)


def as_in_the_source(value: Any) -> Any:
    """The shape of the source: inclusive ends, its own letter for certainty."""
    if isinstance(value, list):
        return [as_in_the_source(item) for item in value]
    if not isinstance(value, dict):
        return value
    row = {key: as_in_the_source(item) for key, item in value.items()}
    if "certainty_words" in row:
        row["certainty"] = row.pop("certainty_words")
    if "in_force_from" in row:
        row["effective_from"] = row.pop("in_force_from")
        ends = row.pop("in_force_to")
        last = date.fromisoformat(ends) - timedelta(days=1) if ends else None
        row["effective_to"] = last.isoformat() if last else None
    return row


def every_key(value: Any) -> Iterator[object]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from every_key(item)
    elif isinstance(value, list):
        for item in value:
            yield from every_key(item)


def test_all_38_forms_are_carried_over_with_every_word() -> None:
    assert len(the_forms()) == 38
    assert digest(as_in_the_source(the_forms())) == FORMS
    assert digest(table("forms")["blocks"]) == BLOCKS


def test_they_are_15_records_and_23_decisions_of_37_codes() -> None:
    assert Counter(form["kind"] for form in the_forms()) == {"record": 15, "decision": 23}
    codes = Counter(form["code"] for form in the_forms())
    assert len(codes) == 37
    assert [code for code, count in codes.items() if count > 1] == ["MQĐ02"]


def test_their_parts_are_as_many_as_in_the_source() -> None:
    forms = the_forms()
    sections = [section for form in forms for section in form["sections"]]
    assert len(sections) == 188
    assert sum(len(section.get("fields", [])) for section in sections) == 492
    assert sum(len(form["signatures"]) for form in forms) == 73
    assert sum(len(form["grounds"]) for form in forms) == 116
    assert sum(len(form["annexed_tables"]) for form in forms) == 14


def test_the_old_sanction_decision_ends_where_the_new_one_begins() -> None:
    old, new = (form for form in the_forms() if form["code"] == "MQĐ02")
    assert (old["in_force_from"], old["in_force_to"]) == ("2022-01-01", "2025-05-02")
    assert (new["in_force_from"], new["in_force_to"]) == ("2025-05-02", None)
    assert (old["certainty"], new["certainty"]) == ("verified", "secondary")


def test_the_inspection_decision_has_its_five_parts_required() -> None:
    sections = {section["key"]: section for section in the_form("QĐKT")["sections"]}
    required = {
        field["key"]
        for key in ("article_subject", "article_team")
        for field in sections[key]["fields"]
        if field["required"] is True
    }
    assert {"basis", "scope_and_content", "subject", "term", "members"} <= required


def test_the_minutes_offer_khong_where_the_law_wants_an_answer() -> None:
    none = {
        field["key"]: field["none_vi"]
        for section in the_form("BBKT")["sections"]
        for field in section["fields"]
        if "none_vi" in field
    }
    assert none == {
        "others": "Không",
        "done": "Không",
        "opinion_subject": "Không có ý kiến",
        "requests": "Không",
    }


def test_every_certainty_is_one_of_the_four_words() -> None:
    assert {form["certainty"] for form in the_forms()} == {
        "verified",
        "secondary",
        "interpretation",
    }


def test_no_key_of_the_three_files_is_read_as_a_truth_value() -> None:
    for name in ("forms", "holidays", "terms"):
        assert {type(key) for key in every_key(table(name))} == {str}
