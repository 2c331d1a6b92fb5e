from datetime import date, timedelta
from typing import Any

import pytest

from tests.law.tables import digest, table, the_terms

PROCEDURE = "e889c1fa31173350a8c48511adb9a101d0d3f6b802779b511ba93065e94e6672"
INSPECTION = "5b10201d4b8b67200e7a1a35cea804b4a9345d4b0f59fca3e85798e91460b688"
PROCEDURE_WORDS = ("A", "B", "C", "U")
INSPECTION_UNITS = {
    "calendar_days": "day",
    "working_days": "working_day",
    "months": "month",
    "years": "year",
    "working_hours": "working_hour",
}


def procedure_row(row: dict[str, Any]) -> list[Any]:
    reading = next(r for r in table("terms")["readings"] if r["code"] == row["readings"][0])
    ends = row["in_force_to"]
    last = (date.fromisoformat(ends) - timedelta(days=1)).isoformat() if ends else None
    return [
        row["id"], row["name"], row["trigger"], row["length"], row["unit"], row["bound"],
        row["actor"], not reading["start_counts"], reading["rolls"], row["article_words"],
        row["in_force_from"], last, row["certainty_words"], row["sources"],
        row.get("note_en"), row.get("on_missed_en"),
    ]  # fmt: skip


def procedure_row_kept_beside(raw: dict[str, Any]) -> list[Any]:
    return [
        raw["slug"], raw["title_vi"], raw["trigger_event"], raw["length"], raw["unit"],
        raw["bound"], raw["actor"], raw["exclude_trigger_day"],
        raw["roll_if_last_day_not_working"], raw["legal_ref"], raw["effective_from"],
        raw["effective_to"], raw["certainty"], raw["sources"], raw.get("notes"),
        raw.get("on_missed"),
    ]  # fmt: skip


def inspection_row(row: dict[str, Any]) -> list[Any]:
    return [
        row["id"], row["name"], row.get("trigger"), row.get("extends"), row["length"],
        INSPECTION_UNITS[row["unit"]], row.get("count"), row["force"], row["article_words"],
        row["certainty_words"], row.get("note_en"),
    ]  # fmt: skip


def inspection_row_kept_beside(raw: dict[str, Any]) -> list[Any]:
    return [
        raw["id"], raw["name_vi"], raw.get("trigger"), raw.get("extends"), raw["amount"],
        raw["unit"], raw.get("count"), raw["force"], raw["basis"], raw["certainty"],
        raw.get("note"),
    ]  # fmt: skip


def test_the_96_terms_of_the_procedure_are_carried_over() -> None:
    rows = []
    for row in table("terms")["entries"]:
        if row["certainty_words"] in PROCEDURE_WORDS and not row["id"].startswith("request_"):
            rows.append(procedure_row(row))
        rows += [procedure_row_kept_beside(raw) for raw in row.get("also_in_procedure", ())]
    assert len(rows) == 96
    assert digest(sorted(rows)) == PROCEDURE


def test_the_43_terms_of_inspection_are_carried_over() -> None:
    rows = []
    for row in table("terms")["entries"]:
        if row["certainty_words"] not in PROCEDURE_WORDS and row["in_force_to"] is None:
            rows.append(inspection_row(row))
        rows += [inspection_row_kept_beside(raw) for raw in row.get("also_in_inspection", ())]
    assert len(rows) == 43
    assert digest(sorted(rows)) == INSPECTION


def test_every_name_of_either_source_finds_a_term() -> None:
    names = {name for term in the_terms().rows for name in (term.id, *term.aliases)}
    assert len(names) == 139
    assert len(the_terms().rows) == 131


def test_no_name_means_two_terms() -> None:
    owners: dict[str, set[str]] = {}
    for term in the_terms().rows:
        for name in (term.id, *term.aliases):
            owners.setdefault(name, set()).add(term.id)
    assert {name for name, ids in owners.items() if len(ids) > 1} == set()


def test_the_names_of_inspection_lead_to_the_sanction_procedure() -> None:
    assert the_terms().find("sanction_decision").id == "decision_normal"
    assert the_terms().find("valuation_hold").id == "seizure_for_valuation"


def test_the_names_of_the_procedure_lead_to_the_request_of_a_right_holder() -> None:
    assert the_terms().find("ip_request_validity").id == "request_validity"


def test_versions_of_a_term_touch_and_do_not_overlap() -> None:
    versions: dict[str, list[tuple[date | None, date | None]]] = {}
    for term in the_terms().rows:
        versions.setdefault(term.id, []).append((term.in_force_from, term.in_force_to))
    several = {name: rows for name, rows in versions.items() if len(rows) > 1}
    assert len(several) == 5
    for rows in several.values():
        (_, ends), (starts, last) = rows
        assert ends == starts
        assert last is None


def test_the_registry_was_told_in_working_days_on_the_last_former_day() -> None:
    term = the_terms().find("name_change_notify_registry", date(2026, 7, 14))
    assert (term.length, term.unit) == (10, "working_days")


def test_the_registry_is_told_in_calendar_days_from_the_first_day() -> None:
    term = the_terms().find("name_change_notify_registry", date(2026, 7, 15))
    assert (term.length, term.unit) == (10, "calendar_days")


def test_the_two_day_sending_of_a_decision_ends_with_june_2025() -> None:
    assert the_terms().find("send_decision_old", date(2025, 6, 30)).length == 2
    assert the_terms().find("send_decision", date(2025, 7, 1)).length == 3
    with pytest.raises(LookupError, match="không có hiệu lực"):
        the_terms().find("send_decision_old", date(2025, 7, 1))
    with pytest.raises(LookupError, match="không có hiệu lực"):
        the_terms().find("send_decision", date(2025, 6, 30))


def test_an_inspection_has_ten_days_from_the_first_day_of_its_decree() -> None:
    assert the_terms().find("term_department", date(2025, 8, 5)).length == 10
    with pytest.raises(LookupError, match="không có hiệu lực"):
        the_terms().find("term_department", date(2025, 8, 4))


def test_an_unknown_term_is_refused_in_words() -> None:
    with pytest.raises(LookupError, match="Không có thời hạn “term_planet”"):
        the_terms().find("term_planet")


def test_only_an_inspection_term_offers_several_readings() -> None:
    several = {term.id for term in the_terms().rows if len(term.readings) > 1}
    assert several == {"term_department", "term_ward", "term_ministry"}
    assert [r.code for r in the_terms().find("term_department").readings] == [
        "strict_inclusive",
        "blds",
        "working_days_excl",
        "working_days_incl",
    ]


def test_the_word_count_of_the_source_names_the_default_reading() -> None:
    term = the_terms().find("term_department")
    assert term.reading("inspection_term").code == term.reading().code == "strict_inclusive"


def test_a_reading_the_term_does_not_allow_is_refused_with_those_it_does() -> None:
    with pytest.raises(ValueError, match="chọn: working_days_excl"):
        the_terms().find("record_normal").reading("strict_inclusive")


def test_an_extension_follows_a_term_of_its_own_unit() -> None:
    extensions = [term for term in the_terms().rows if term.extends]
    assert {(term.extends, term.length) for term in extensions} == {
        ("term_department", 5),
        ("term_ward", 3),
        ("term_ministry", 7),
    }
    for term in extensions:
        assert term.unit == the_terms().find(term.extends).unit


def test_every_term_cites_an_article_and_is_of_a_known_certainty() -> None:
    for term in the_terms().rows:
        assert all(citation.text.startswith(("Điều", "khoản", "điểm", "đoạn")) for citation in
                   term.citations), term.id  # fmt: skip
        assert term.certainty in ("verified", "secondary", "interpretation")
