"""The law of one pack as immutable objects, asked for a day.

Built once per pack by `cases.law.reading.read_catalogue`. Amounts are whole đồng, of an individual
unless a name says otherwise; periods are half-open, `in_force_to` null while the text still holds.
Rows of a catalogue are equal only to themselves (`eq=False`): that makes remembering them cheap.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, Literal, Protocol, TypeVar

from cases.law.explain import Citation
from cases.law.terms import Terms
from cases.law.workdays import Calendar

Offered = Literal["yes", "no", "open"]
CERTAINTIES = ("verified", "secondary", "interpretation", "unverified")


class Dated(Protocol):
    @property
    def in_force_from(self) -> date: ...
    @property
    def in_force_to(self) -> date | None: ...


D = TypeVar("D", bound=Dated)


def in_force(entries: Iterable[D], on: date) -> Iterator[D]:
    """Those of the entries that hold on the day."""
    for entry in entries:
        if entry.in_force_from <= on and (entry.in_force_to is None or on < entry.in_force_to):
            yield entry


@dataclass(frozen=True, slots=True)
class Bracket:
    """The fine of an individual for what lies above `over` and up to `up_to` (null: no limit)."""

    clause: int | str
    over: int
    up_to: int | None
    minimum: int
    maximum: int
    warning: Offered
    base_minimum: int | None = None
    base_maximum: int | None = None
    is_capped: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """The brackets of an act: one for all cases, or tiers by value or by number of units."""

    counts: Literal["nothing", "goods", "goods_and_services", "units"]
    brackets: tuple[Bracket, ...]
    multiplier: Fraction
    cap: int | None
    readings: tuple[str, ...]
    limits: tuple[int, ...]

    def bracket_of(self, amount: int) -> Bracket:
        """A limit belongs to the tier it closes; 0 belongs to the first."""
        return self.brackets[bisect_left(self.limits, amount)]


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """An additional sanction or a remedial measure of an article."""

    id: str
    name: str
    is_remedy: bool
    kind: str
    wording: str
    citation: Citation
    points: tuple[str, ...]
    any_point_suffices: bool
    tier_clauses: tuple[int, ...]
    months: tuple[int, int] | None
    violator: str
    extent: str
    applies_if: str
    except_if: str
    open_question: str
    condition_from: date | None


@dataclass(frozen=True, slots=True, eq=False)
class ActVersion:
    """The wording, fine and measures of an act in one period; `name` is for lists, not law."""

    id: str
    code: str
    article: int
    clause: int | str
    point: str | None
    instrument: str
    amended_by: tuple[str, ...]
    heading: str
    name: str
    wording: str
    search_words: str
    kind: str
    objects: tuple[str, ...]
    needs_business_purpose: bool
    scale: Scale
    unknown_value_code: str | None
    additional: tuple[Measure, ...]
    remedies: tuple[Measure, ...]
    bodies: tuple[str, ...]
    cite_as: str
    readings: tuple[str, ...]
    certainty: str
    certainty_words: str
    notes: str
    in_force_from: date
    in_force_to: date | None


@dataclass(frozen=True, slots=True, eq=False)
class Authority:
    """A title that may sanction, its ceilings and powers in one period."""

    code: str
    title: str
    individual_maximum: int
    remedial_points: frozenset[str] | None
    may_suspend: Literal["yes", "no", "open"]
    confiscation_limit: int | None
    listed: Literal["yes", "no", "named"]
    citation: Citation
    certainty: str
    in_force_from: date
    in_force_to: date | None


@dataclass(frozen=True, slots=True)
class Body:
    """A body named by an act since the bodies were listed, with the titles that decide for it."""

    id: str
    titles: tuple[str, ...]
    in_force_from: date
    in_force_to: date | None


@dataclass(frozen=True, slots=True)
class Band:
    """Where in the bracket the amount lies when so many circumstances are left."""

    net_from: int | None
    net_to: int | None
    lower: str
    upper: str
    ends: str


@dataclass(frozen=True, slots=True)
class FineRule:
    """How circumstances move the amount, for cases handled in one period."""

    code: str
    citations: tuple[Citation, ...]
    bands: tuple[Band, ...]
    certainty: str
    in_force_from: date
    in_force_to: date | None

    def band_of(self, net: int) -> Band:
        for band in self.bands:
            above = band.net_from is None or band.net_from <= net
            if above and (band.net_to is None or net <= band.net_to):
                return band
        raise LookupError(f"{self.code}: không có quy tắc cho {net}")


@dataclass(frozen=True, slots=True)
class Rule:
    """A general rule with its figures, in one period."""

    id: str
    wording: str
    citation: Citation
    figures: Mapping[str, Any]
    certainty: str
    in_force_from: date
    in_force_to: date | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A gap in the text that is read in one of several named ways."""

    id: str
    wording: str
    why: str
    default: str
    options: Mapping[str, str]
    certainty: str


@dataclass(frozen=True, slots=True)
class Circumstance:
    code: str
    is_mitigating: bool
    wording: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Succession:
    """A code whose conduct goes on under another code; `successor` null: no longer punished."""

    code: str
    successor: str | None
    in_force_from: date
    citation: Citation


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """One pack of law; `content` is the pack itself by file, for what is not modelled here."""

    digest: str
    acts: Mapping[str, tuple[ActVersion, ...]]
    authorities: tuple[Authority, ...]
    bodies: Mapping[str, Body]
    fine_rules: tuple[FineRule, ...]
    rules: Mapping[str, tuple[Rule, ...]]
    readings: Mapping[str, Reading]
    circumstances: Mapping[str, Circumstance]
    successions: Mapping[str, Succession]
    instruments: Mapping[str, str]
    terms: Terms
    calendar: Calendar
    content: Mapping[str, Any] = field(repr=False)

    def version(self, code: str, on: date) -> ActVersion | None:
        """The act as it stood that day, null when it was not in force. Raises KeyError."""
        return next(in_force(self.acts[code], on), None)

    def versions(self) -> Iterator[ActVersion]:
        for versions in self.acts.values():
            yield from versions

    def rule(self, name: str, on: date) -> Rule | None:
        return next(in_force(self.rules[name], on), None)

    def fine_rule(self, on: date) -> FineRule | None:
        return next(in_force(self.fine_rules, on), None)

    def tier_of(self, code: str, on: date, amount: int) -> tuple[ActVersion, Bracket] | None:
        """The tier a running total of đồng, or of units for labels, falls into."""
        version = self.version(code, on)
        return (version, version.scale.bracket_of(amount)) if version else None
