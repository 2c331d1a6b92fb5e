"""Arithmetic on cubes made by hand: whole numbers, nothing lost, nothing made up."""

import pytest

from cases.dossier.statistics.cubes import Compared, compared, completed, pivoted, share

THIS = [{"by": "12", "value": 13}, {"by": "none", "value": 2}, {"by": "6", "value": 2}]
LAST = [{"by": "14", "value": 1}, {"by": "12", "value": 11}]


def test_groups_of_either_year_stand_side_by_side_largest_first() -> None:
    assert compared(THIS, LAST, "by") == [
        Compared("12", 13, 11),
        Compared("none", 2, 0),
        Compared("6", 2, 0),
        Compared("14", 0, 1),
    ]


def test_a_year_that_was_not_recorded_stays_unknown() -> None:
    found = compared(THIS, None, "by")
    assert [(row.key, row.last, row.change) for row in found] == [
        ("12", None, None),
        ("none", None, None),
        ("6", None, None),
    ]


def test_counts_beside_an_empty_cell_stay_whole_numbers() -> None:
    for row in compared(THIS, LAST, "by"):
        assert type(row.key) is str
        assert type(row.this) is int
        assert type(row.last) is int


def test_great_sums_are_exact() -> None:
    (row,) = compared([{"by": "a", "value": 9_007_199_254_740_993}], [], "by")
    assert row.this == 9_007_199_254_740_993


@pytest.mark.parametrize("last", [[], None])
def test_an_empty_cube_has_no_rows(last: list[dict[str, object]] | None) -> None:
    assert compared([], last, "by") == []
    assert pivoted([], "a", "b") == ([], {})


def test_nothing_is_divided_by_nothing() -> None:
    assert Compared("a", 5, 0).change_in_thousandths is None
    assert Compared("a", 5, 0).change == 5


@pytest.mark.parametrize(
    ("part", "whole", "thousandths"),
    [(7, 25, 280), (1, 3, 333), (2, 3, 667), (1, 2000, 1), (-1, 3, -333), (0, 7, 0)],
)
def test_a_share_is_rounded_half_away_from_zero(part: int, whole: int, thousandths: int) -> None:
    assert share(part, whole) == thousandths


def test_months_without_records_are_there_with_0() -> None:
    cube = [{"month": "2026-02", "object": "a", "value": 3}]
    assert completed(cube, {"month": ["2026-01", "2026-02"], "object": ["a"]}) == [
        {"month": "2026-01", "object": "a", "value": 0},
        {"month": "2026-02", "object": "a", "value": 3},
    ]
    assert completed([], {"month": ["2026-01"], "object": []}) == []


def test_a_table_of_two_dimensions_keeps_what_nobody_recorded() -> None:
    cube = [
        {"a": "x", "b": "one", "value": 2},
        {"a": "x", "b": "none", "value": 1},
        {"a": "none", "b": "one", "value": 9},
    ]
    assert pivoted(cube, "a", "b") == (
        ["one", "none"],
        {"none": {"one": 9}, "x": {"one": 2, "none": 1}},
    )
