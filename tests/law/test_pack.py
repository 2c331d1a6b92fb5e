"""What a loaded industrial-property pack must hold, sentence by sentence."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest

from cases.law.catalogue import ActVersion, in_force
from cases.law.pack_checks import faults
from tests.law.tables import table, the_catalogue, the_pack

PREFIX = "99/2013/NĐ-CP:"
PERIODS = [  # first day, last day, acts in force
    (date(2013, 10, 15), date(2021, 12, 31), 75),
    (date(2022, 1, 1), date(2024, 6, 30), 73),
    (date(2024, 7, 1), date(2026, 7, 14), 76),
    (date(2026, 7, 15), date(2026, 11, 23), 76),
]
CAP = 250_000_000
MULTIPLIED = Fraction(6, 5)
BASE_OF = {"T10_x12": "T10", "T11_14_x12": "T11_14", "T12_x12": "T12", "T13_x12": "T13"}
SINCE_2022 = date(2022, 1, 1)
SINCE_DECREE_46 = date(2024, 7, 1)
SUSPENSION = "suspension"


def versions() -> list[ActVersion]:
    return list(the_catalogue().versions())


def on_day(on: date) -> list[ActVersion]:
    return list(in_force(versions(), on))


def short(version: ActVersion) -> str:
    return version.id.removeprefix(PREFIX)


def suspended(version: ActVersion) -> list[tuple[int, ...]]:
    """The tiers of each suspension of the version; () is every tier."""
    return [one.tier_clauses for one in version.additional if one.kind == SUSPENSION]


def test_the_files_hold_together() -> None:
    assert faults(the_pack()) == []


def test_there_are_204_versions_of_80_acts() -> None:
    assert len(versions()) == 204
    assert len(the_catalogue().acts) == 80


@pytest.mark.parametrize(("first", "last", "count"), PERIODS)
def test_each_period_has_its_acts_on_both_edge_days(first: date, last: date, count: int) -> None:
    assert len(on_day(first)) == len(on_day(last)) == count


def test_an_id_is_code_and_first_day() -> None:
    assert all(version.id == f"{version.code}@{version.in_force_from}" for version in versions())


def test_the_next_version_starts_the_day_after_the_former_ends() -> None:
    for acts in the_catalogue().acts.values():
        for former, later in pairwise(acts):
            assert former.in_force_to == later.in_force_from
            last_day = later.in_force_from - timedelta(days=1)
            assert the_catalogue().version(former.code, last_day) is former
            assert the_catalogue().version(former.code, later.in_force_from) is later


def test_tiers_start_at_0_follow_each_other_and_end_open() -> None:
    for entry in table("tiers")["entries"]:
        rows = entry["rows"]
        assert rows[0]["over"] == 0
        assert rows[-1]["up_to"] is None
        assert [row["over"] for row in rows[1:]] == [row["up_to"] for row in rows[:-1]]


def test_the_maximum_of_a_base_tier_is_the_minimum_of_the_next() -> None:
    for entry in table("tiers")["entries"]:
        if entry["multiplier"] == "1":
            rows = entry["rows"]
            assert [row["minimum"] for row in rows[1:]] == [row["maximum"] for row in rows[:-1]]


def test_multiplied_tiers_are_1_2_times_the_base_capped_at_250_million() -> None:
    tables = {entry["id"]: entry["rows"] for entry in table("tiers")["entries"]}
    for name, base in BASE_OF.items():
        for row, of in zip(tables[name], tables[base], strict=True):
            assert (row["clause"], row["over"], row["up_to"]) == (
                of["clause"],
                of["over"],
                of["up_to"],
            )
            assert row["minimum"] == min(MULTIPLIED * of["minimum"], CAP)
            assert row["maximum"] == min(MULTIPLIED * of["maximum"], CAP)


def test_exactly_three_tiers_are_capped() -> None:
    capped = [
        (entry["id"], row["clause"])
        for entry in table("tiers")["entries"]
        for row in entry["rows"]
        if row.get("capped")
    ]
    assert capped == [("T10_x12", 12), ("T11_14_x12", 12), ("T12_x12", 9)]


def test_the_top_of_the_multiplied_labels_is_30_million() -> None:
    tables = {entry["id"]: entry["rows"] for entry in table("tiers")["entries"]}
    assert tables["T13_x12"][-1]["maximum"] == 30_000_000


def test_a_multiplied_row_offers_no_warning() -> None:
    for version in versions():
        if version.scale.multiplier != 1:
            assert {bracket.warning for bracket in version.scale.brackets} == {"no"}


def test_the_ceilings_are_250_and_500_million() -> None:
    ceiling = the_catalogue().rule("ceiling", date(2026, 11, 23))
    assert ceiling is not None
    assert (ceiling.figures["individual"], ceiling.figures["organisation"]) == (CAP, 2 * CAP)


def test_a_code_for_unknown_value_stands_only_in_articles_11_12_14() -> None:
    articles = {version.article for version in versions() if version.unknown_value_code}
    assert articles == {11, 12, 14}


def test_a_business_purpose_is_asked_in_29_entries_of_three_clauses() -> None:
    asked = [version for version in versions() if version.needs_business_purpose]
    assert len(asked) == 29
    assert {f"{version.article}.{version.clause}" for version in asked} == {
        *("10.1", "10.13", "11.1"),
    }


def test_confiscation_stands_only_in_article_12() -> None:
    articles = {
        version.article
        for version in versions()
        for one in version.additional
        if one.kind == "confiscation"
    }
    assert articles == {12}


def test_no_suspension_in_articles_11_and_14_since_july_2024_and_never_in_13() -> None:
    for version in versions():
        if version.article == 13:
            assert suspended(version) == []
        if version.article in (11, 14) and version.in_force_from >= SINCE_DECREE_46:
            assert suspended(version) == []


def test_article_10_suspends_tiers_8_to_12_and_all_of_clause_13_since_2022() -> None:
    for version in versions():
        if version.article == 10 and version.in_force_from >= SINCE_2022:
            wanted = {"1": [(8, 9, 10, 11, 12)], "13": [()], "13a": []}[str(version.clause)]
            assert suspended(version) == wanted, short(version)


def test_article_12_of_2022_suspends_tiers_7_to_9_and_clause_10() -> None:
    for version in versions():
        if version.article == 12 and version.in_force_from == SINCE_2022:
            wanted = {"1": [(7, 8, 9)], "10": [()], "11": []}[str(version.clause)]
            assert suspended(version) == wanted, short(version)


def test_the_trade_secret_of_clause_15a_has_no_measures() -> None:
    (version,) = the_catalogue().acts[f"{PREFIX}14.15a"]
    assert (version.additional, version.remedies) == ((), ())


def test_a_disgorgement_since_2022_waits_for_a_basis_to_determine_the_gain() -> None:
    for version in versions():
        for one in version.remedies:
            ends = version.in_force_to
            if one.kind == "disgorge_illicit_gain" and (ends is None or ends > SINCE_2022):
                assert "có căn cứ xác định" in one.applies_if, short(version)


def test_the_code_is_the_act_of_the_source_and_every_body_has_titles() -> None:
    catalogue = the_catalogue()
    titles = {title.code for title in catalogue.authorities}
    for version in versions():
        for name in version.bodies:
            assert set(catalogue.bodies[name].titles) <= titles
    assert sum(1 for version in versions() if version.bodies) == 76


def test_the_bodies_of_an_act_agree_with_the_scope_of_their_titles() -> None:
    """The prose scopes were turned into data by hand: here they meet the bodies of each act."""
    scopes = {
        entry["code"]: set(entry["scope"])
        for entry in table("authorities")["entries"]
        if entry["in_force_from"] == "2026-07-15" and entry["scope"]
    }
    for title, body in (
        ("cand_giam_doc_tinh", "cong_an"),
        ("qltt_cuc_truong", "quan_ly_thi_truong"),
        ("hai_quan_cuc_truong", "hai_quan"),
        ("giam_doc_so_khcn", "giam_doc_so_khcn"),
    ):
        for version in on_day(date(2026, 7, 15)):
            place = version.code.removeprefix(PREFIX)
            parts = place.split(".")
            places = {".".join(parts[: end + 1]) for end in range(len(parts))}
            assert bool(places & scopes[title]) == (body in version.bodies), (title, place)


def test_a_trade_secret_moved_to_clause_15a_and_three_codes_ended() -> None:
    went = {
        code.removeprefix(PREFIX): gone.successor and gone.successor.removeprefix(PREFIX)
        for code, gone in the_catalogue().successions.items()
    }
    assert went == {"14.15.a": "14.15a", "5.3": None, "7.1.b": None, "7.2.h": None}


def test_the_warning_of_8_1_is_open_since_2022() -> None:
    opened = {
        short(version)
        for version in versions()
        for bracket in version.scale.brackets
        if bracket.warning == "open"
    }
    assert opened == {"8.1.a@2022-01-01", "8.1.b@2022-01-01"}


@pytest.mark.parametrize(
    ("code", "lacks"),
    [
        ("giam_doc_so_khcn", {"c"}),
        ("chu_tich_ubnd_cap_xa", {"c", "i"}),
        ("chu_tich_ubnd_tinh", set()),
        ("cuc_truong_cuc_shtt", set()),
        ("truong_doan_kiem_tra_bo", set()),
    ],
)
def test_a_title_lacks_these_remedies_since_decree_186(code: str, lacks: set[str]) -> None:
    (title,) = (
        title
        for title in in_force(the_catalogue().authorities, date(2026, 11, 23))
        if title.code == code
    )
    assert set("abcdđghi") - (title.remedial_points or set()) == lacks


@pytest.mark.parametrize("code", ["qltt_doi_truong", "hai_quan_doi_truong"])
def test_team_heads_of_market_surveillance_and_customs_may_not_suspend(code: str) -> None:
    powers = {title.may_suspend for title in the_catalogue().authorities if title.code == code}
    assert powers - {"open"} == {"no"}
