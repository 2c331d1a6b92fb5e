"""Once a year, by the worked examples R01-R15 of the source and by each limit of a period."""

from datetime import date
from typing import Any

import pytest

from cases.law.guard import Earlier, Planned, decide, kind_of
from cases.lawbook.loading import read_pack


@pytest.fixture(scope="module")
def pack() -> dict[str, Any]:
    return read_pack()


def earlier(kind: str, on: str, content: str = "shcn", body: str = "Sở KH&CN") -> Earlier:
    return Earlier(kind, date.fromisoformat(on), body, content)


EXAMPLES = {
    "R01": (("kiem_tra_onsite", "2026-03-10", "shcn"), "2026-12-07", "thematic", "", "block"),
    "R03": (
        ("kiem_tra_onsite", "2026-05-12", "nhan_hang_hoa"),
        *("2026-12-07", "thematic", "", "block"),
    ),
    "R05": (("thanh_tra", "2026-04-20", "xay_dung"), "2026-12-07", "thematic", "", "allow"),
    "R07": (
        ("kiem_tra_onsite", "2025-12-28", "shcn"),
        *("2026-01-05", "thematic", "rolling_12_months", "block"),
    ),
    "R07 by the calendar year": (
        ("kiem_tra_onsite", "2025-12-28", "shcn"),
        *("2026-01-05", "thematic", "", "allow"),
    ),
    "R09": (
        ("kiem_tra_tu_xa", "2026-08-03", "shcn"),
        *("2026-12-07", "thematic", "", "allow_with_warning"),
    ),
    "R11": (
        ("kiem_tra_onsite", "2026-03-10", "shcn"),
        *("2026-11-25", "flagrante", "", "allow_with_exception"),
    ),
    "R15": (
        ("dinh_chi_truoc_cong_bo", "2026-03-10", "shcn"),
        *("2026-12-07", "thematic", "", "allow"),
    ),
    "joint teams count": (
        ("kiem_tra_lien_nganh", "2026-03-10", "thuế"),
        *("2026-12-07", "thematic", "", "block"),
    ),
    "same content as thanh tra": (
        ("thanh_tra", "2026-04-20", "Sở hữu trí tuệ"),
        *("2026-12-07", "thematic", "", "block"),
    ),
    "thanh tra of unknown content": (
        ("thanh_tra", "2026-04-20", ""),
        *("2026-12-07", "thematic", "", "allow_with_warning"),
    ),
    "remote after on-site": (
        ("kiem_tra_onsite", "2026-03-10", "shcn"),
        *("2026-12-07", "remote", "", "allow_with_warning"),
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_worked_examples(pack: dict[str, Any], name: str) -> None:
    (kind, on, content), as_of, planned, reading, outcome = EXAMPLES[name]
    before = earlier(kind_of(pack, kind), on, content)
    asked = Planned(date.fromisoformat(as_of), planned, "shcn")
    assert decide(pack, asked, [before], reading).outcome == outcome


def test_a_block_names_the_rule_and_the_first_free_day(pack: dict[str, Any]) -> None:
    asked = Planned(date(2026, 12, 7), "thematic", "shcn")
    answer = decide(pack, asked, [earlier("inspection", "2026-03-10")])
    # R01 names the first free date
    assert answer.free_on == date(2027, 1, 1)
    assert [str(each) for each in answer.citations] == ["khoản 2 Điều 4 Nghị quyết 198/2025/QH15"]


@pytest.mark.parametrize(("as_of", "outcome"), [("2027-03-09", "block"), ("2027-03-10", "allow")])
def test_twelve_months_end_on_the_same_day(pack: dict[str, Any], as_of: str, outcome: str) -> None:
    asked = Planned(date.fromisoformat(as_of), "thematic", "shcn")
    before = [earlier("inspection", "2026-03-10")]
    assert decide(pack, asked, before, "rolling_12_months").outcome == outcome


@pytest.mark.parametrize(("as_of", "outcome"), [("2026-12-31", "block"), ("2027-01-01", "allow")])
def test_the_year_turns_on_the_first_of_january(
    pack: dict[str, Any], as_of: str, outcome: str
) -> None:
    asked = Planned(date.fromisoformat(as_of), "thematic", "shcn")
    assert decide(pack, asked, [earlier("inspection", "2026-03-10")]).outcome == outcome


@pytest.mark.parametrize(("as_of", "outcome"), [("2025-05-16", "allow"), ("2025-05-17", "block")])
def test_the_resolution_is_asked_from_its_first_day(
    pack: dict[str, Any], as_of: str, outcome: str
) -> None:
    asked = Planned(date.fromisoformat(as_of), "thematic", "shcn")
    assert decide(pack, asked, [earlier("inspection", "2025-02-01")]).outcome == outcome


def test_what_comes_later_does_not_count_yet(pack: dict[str, Any]) -> None:
    asked = Planned(date(2026, 3, 9), "thematic", "shcn")
    assert decide(pack, asked, [earlier("inspection", "2026-03-10")]).outcome == "allow"


def test_the_29th_of_february_ends_with_the_month_a_year_later(pack: dict[str, Any]) -> None:
    asked = Planned(date(2029, 2, 28), "thematic", "shcn")
    before = [earlier("inspection", "2028-02-29")]
    assert decide(pack, asked, before, "rolling_12_months").outcome == "allow"


def test_an_unknown_reading_or_kind_is_named(pack: dict[str, Any]) -> None:
    with pytest.raises(LookupError, match="các cách hiểu là calendar_year"):
        decide(pack, Planned(date(2026, 3, 9), "thematic"), [], "school_year")
    with pytest.raises(LookupError, match="các loại là"):
        kind_of(pack, "raid")
