"""The amount within a bracket: middle, multiplier, cap, circumstances, organisation.

`Placement` holds all that the amount depends on: an explanation that keeps it reckons again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from cases.law.catalogue import Band, Bracket

# The readings of the middle of a capped bracket, as the law files name them.
IN_BRACKET = "capped_bracket"
BEFORE_CAP = "multiply_then_cap"


@dataclass(frozen=True, slots=True)
class Placement:
    """What is reckoned: the individual's bracket, where in it to go, and the violator's factor.

    `lower` and `upper` name minimum, middle or maximum; both null where no rule of the day is
    known. `ends` says whether a range includes its ends (`closed`) or not (`open`).
    """

    minimum: int
    maximum: int
    middle: int
    factor: int
    lower: str | None
    upper: str | None
    ends: str | None

    def as_parameters(self) -> dict[str, int | str | None]:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Amounts:
    """The violator's amounts in đồng; `fine` null where the officer must choose in `between`."""

    lowest: int
    highest: int
    fine: int | None
    between: tuple[int, int] | None

    def allows(self, amount: int, ends: str | None) -> bool:
        if self.between is None:
            return amount == self.fine
        lower, upper = self.between
        return lower <= amount <= upper if ends == "closed" else lower < amount < upper


def middles(bracket: Bracket, multiplier: Fraction, cap: int | None) -> dict[str, int]:
    """The middle of the bracket by each reading; a bracket without a cap has one."""
    ways = {IN_BRACKET: half(bracket.minimum + bracket.maximum)}
    if bracket.is_capped and bracket.base_minimum is not None and bracket.base_maximum is not None:
        multiplied = multiplier * half(bracket.base_minimum + bracket.base_maximum)
        ways[BEFORE_CAP] = whole(multiplied if cap is None else min(multiplied, Fraction(cap)))
    return ways


def half(amount: int) -> int:
    """Raises ValueError rather than round: no rule of rounding is known."""
    return whole(Fraction(amount, 2))


def whole(amount: Fraction) -> int:
    if amount.denominator != 1:
        raise ValueError(f"{amount} không phải số đồng nguyên.")
    return amount.numerator


def place(bracket: Bracket, middle: int, factor: int, band: Band | None) -> Placement:
    return Placement(
        minimum=bracket.minimum,
        maximum=bracket.maximum,
        middle=middle,
        factor=factor,
        lower=band.lower if band else None,
        upper=band.upper if band else None,
        ends=band.ends if band and band.lower != band.upper else None,
    )


def reckon(placement: Placement) -> Amounts:
    """The range of the bracket for the violator, and the fine or where to choose it."""
    points = {
        "minimum": placement.minimum,
        "middle": placement.middle,
        "maximum": placement.maximum,
    }
    factor = placement.factor
    lowest, highest = placement.minimum * factor, placement.maximum * factor
    if placement.lower is None or placement.upper is None:
        return Amounts(lowest, highest, None, None)
    lower, upper = points[placement.lower] * factor, points[placement.upper] * factor
    if lower == upper:
        return Amounts(lowest, highest, lower, None)
    return Amounts(lowest, highest, None, (lower, upper))


def reckon_again(parameters: Mapping[str, Any]) -> int | None:
    """The fine of an explanation, from its own parameters alone."""
    if parameters["placement"] is None:
        return None
    amounts = reckon(Placement(**parameters["placement"]))
    chosen: int | None = parameters["facts"]["chosen_amount"]
    return chosen if amounts.between else amounts.fine
