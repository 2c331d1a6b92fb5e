"""The fine over the whole catalogue: every act, every tier at both limits, both violators."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from cases.law.answers import FineAnswer
from cases.law.catalogue import ActVersion, Bracket
from cases.law.explain import Explanation
from cases.law.facts import FactError, Facts, Violator, read_facts
from cases.law.fines import fine
from cases.law.reckoning import reckon_again
from tests.law.tables import the_catalogue

PREFIX = "99/2013/NĐ-CP:"
DECIDED = date(2026, 11, 20)
ONE_DAY = timedelta(days=1)
LAST_KNOWN = date(2026, 11, 20)
FAR_ABOVE = 99_999_999_999
VIOLATORS: tuple[Violator, ...] = ("individual", "organisation")


def asked(
    version: ActVersion,
    amount: int | None = None,
    violator: Violator = "individual",
    on: date | None = None,
) -> FineAnswer:
    by_value = version.scale.counts in ("goods", "goods_and_services")
    facts = Facts(
        act=version.code,
        violator=violator,
        goods_value=amount if by_value else None,
        quantity=amount if version.scale.counts == "units" else None,
        ended_on=on or version.in_force_from,
        decided_on=DECIDED,
    )
    return fine(the_catalogue(), facts)


def both_limits(bracket: Bracket) -> tuple[int, int]:
    """The smallest and the largest whole amount of the tier."""
    least = bracket.over + 1 if bracket.over else 0
    return least, FAR_ABOVE if bracket.up_to is None else bracket.up_to


def every_tier() -> Iterator[tuple[ActVersion, Bracket]]:
    for version in the_catalogue().versions():
        for bracket in version.scale.brackets:
            yield version, bracket


@pytest.mark.parametrize("violator", VIOLATORS)
def test_both_limits_of_every_tier_belong_to_it(violator: Violator) -> None:
    times = 2 if violator == "organisation" else 1
    for version, bracket in every_tier():
        for amount in both_limits(bracket):
            answer = asked(version, amount, violator)
            assert answer.version is version
            assert answer.bracket is bracket, (version.id, amount)
            middle = (bracket.minimum + bracket.maximum) // 2
            assert answer.fine == times * middle, (version.id, amount)
            assert answer.amounts is not None
            assert answer.amounts.lowest == times * bracket.minimum
            assert answer.amounts.highest == times * bracket.maximum
            assert answer.cap == times * 250_000_000


def test_one_đồng_above_a_limit_is_the_next_tier() -> None:
    for version in the_catalogue().versions():
        brackets = version.scale.brackets
        for tier, bracket in enumerate(brackets[:-1]):
            assert asked(version, (bracket.up_to or 0) + 1).bracket is brackets[tier + 1]


def test_every_version_holds_on_its_first_and_last_day_and_no_longer() -> None:
    for code, versions in the_catalogue().acts.items():
        for place, version in enumerate(versions):
            assert asked(version, 1).version is version
            if version.in_force_to is None:
                assert asked(version, 1, on=LAST_KNOWN).version is version
                continue
            last = version.in_force_to - ONE_DAY
            assert asked(version, 1, on=last).version is version, (code, last)
            later = asked(version, 1, on=version.in_force_to).version
            assert later is (versions[place + 1] if place + 1 < len(versions) else None)


def test_an_act_not_yet_in_force_or_no_longer_gives_no_fine_and_says_so() -> None:
    for versions in the_catalogue().acts.values():
        before = asked(versions[0], 1, on=versions[0].in_force_from - ONE_DAY)
        assert (before.bracket, before.amounts, before.fine) == (None, None, None)
        assert "chưa có hiệu lực" in before.explanation.steps[0].text
        ended = versions[-1].in_force_to
        if ended:
            after = asked(versions[-1], 1, on=ended)
            assert (after.bracket, after.amounts, after.fine) == (None, None, None)
            assert "không còn hiệu lực" in after.explanation.steps[0].text


def test_a_value_not_told_gives_no_bracket_and_is_missing() -> None:
    for version in the_catalogue().versions():
        counts = version.scale.counts
        answer = asked(version)
        if counts == "nothing":
            assert answer.bracket is version.scale.brackets[0]
        else:
            assert answer.bracket is None
            assert ("quantity" if counts == "units" else "goods_value") in answer.missing
            assert answer.fine is None


def test_a_value_not_told_never_falls_into_another_clause() -> None:
    (version,) = (v for v in the_catalogue().acts[f"{PREFIX}10.1.a"] if v.in_force_to is None)
    answer = asked(version)
    assert answer.as_output()["bracket"] is None
    assert any("phải định giá" in step for step in answer.as_output()["steps"])


def test_the_explanation_reckons_its_fine_again_from_itself_alone() -> None:
    for version, bracket in every_tier():
        explanation = asked(version, both_limits(bracket)[1], "organisation").explanation
        again = Explanation.from_json(explanation.to_json())
        assert again == explanation
        assert reckon_again(again.parameters) == explanation.value


@pytest.mark.parametrize(
    ("act", "value", "in_bracket", "before_cap"),
    [
        ("10.13.a", 600_000_000, 245_000_000, 250_000_000),
        ("12.10.a", 400_000_000, 233_000_000, 250_000_000),
    ],
)
def test_the_middle_of_a_capped_bracket_has_two_readings(
    act: str, value: int, in_bracket: int, before_cap: int
) -> None:
    facts = Facts(
        act=PREFIX + act,
        violator="individual",
        goods_value=value,
        detected_on=date(2026, 10, 5),
        decided_on=DECIDED,
    )
    default = fine(the_catalogue(), facts)
    other = fine(the_catalogue(), facts, {"capped_middle": "multiply_then_cap"})
    assert (default.fine, other.fine) == (in_bracket, before_cap)
    assert default.certainty == other.certainty == "interpretation"
    shown = [step.text for step in default.explanation.steps if "từng cách hiểu" in step.text]
    assert len(shown) == 1


def test_the_rule_of_circumstances_may_be_read_as_that_of_the_act() -> None:
    facts = Facts(
        act=f"{PREFIX}6.1.b",
        violator="organisation",
        ended_on=date(2023, 3, 15),
        decided_on=date(2026, 10, 20),
        mitigating=("GN1",),
    )
    by_handling = fine(the_catalogue(), facts)
    by_act = fine(the_catalogue(), facts, {"arithmetic_day": "act"})
    assert by_handling.amounts == by_act.amounts
    assert (by_handling.band and by_handling.band.ends) == "open"
    assert (by_act.band and by_act.band.ends) == "closed"
    assert by_handling.certainty == "interpretation"


def test_goods_of_billions_are_counted_exactly() -> None:
    catalogue = the_catalogue()
    total = 3_250_000_000 + 12_500_000_000
    tier = catalogue.tier_of(f"{PREFIX}12.1.a", date(2026, 11, 10), total)
    assert tier is not None
    assert tier[1].clause == 9
    told = {
        "act": f"{PREFIX}12.1.a",
        "violator": "individual",
        "goods_value": 999_999_999_999_999,
    }
    with pytest.raises(FactError, match=r"99\.999\.999\.999\.999"):
        read_facts(catalogue, told)
