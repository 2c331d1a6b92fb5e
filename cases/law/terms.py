"""The terms of the law as data says them: how long, from what, counted in which ways."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from cases.law.explain import Citation


@dataclass(frozen=True, slots=True)
class CountingRule:
    """A rule of the Civil Code, or of practice, on how days are counted."""

    code: str
    text: str
    citation: Citation
    certainty: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A way to count: `counts` is calendar, working, hours, working_hours or calendar_year."""

    code: str
    name: str
    start_counts: bool
    counts: str
    rolls: bool
    rules: tuple[CountingRule, ...]
    certainty: str

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(rule.citation for rule in self.rules)


@dataclass(frozen=True, slots=True)
class Term:
    """A term of law, practice or the house in one of its versions, in force on [from, to).

    `length` is in `unit`; None where the law leaves it to the paper that sets the term. The first
    of `readings` is the default. A term that `extends` another has none: it is counted with it.
    """

    id: str
    aliases: tuple[str, ...]
    name: str
    trigger: str
    trigger_name: str
    length: int | None
    unit: str
    count: str
    readings: tuple[Reading, ...]
    extends: str
    max_times: int | None
    bound: str
    actor: str
    force: str
    citations: tuple[Citation, ...]
    certainty: str
    certainty_words: str
    reading_certainty: str
    roll_certainty: str
    in_force_from: date | None
    in_force_to: date | None
    unit_rule: CountingRule | None

    def in_force(self, on: date) -> bool:
        on = on.date() if isinstance(on, datetime) else on
        starts, ends = self.in_force_from, self.in_force_to
        return (starts is None or starts <= on) and (ends is None or on < ends)

    def reading(self, code: str | None = None) -> Reading:
        """The reading of that name, the default for None or for the term's own `count`.

        Raises ValueError for one that the term does not allow, naming those it does.
        """
        allowed = {reading.code: reading for reading in self.readings}
        if code in (None, self.count) and self.readings:
            return self.readings[0]
        if code in allowed:
            return allowed[code]
        names = ", ".join(allowed) or "tính cùng thời hạn được gia hạn"
        raise ValueError(f"“{self.name}” không tính theo “{code}”; chọn: {names}.")


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """Every term of a law pack, found by id or by the alias of the other source."""

    rows: tuple[Term, ...]

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Terms":
        """Built from `terms.yaml`. Raises KeyError for a rule or reading it does not hold."""
        rules = {row["code"]: _rule(row) for row in data["rules"]}
        readings = {row["code"]: _reading(row, rules) for row in data["readings"]}
        return cls(tuple(_term(row, readings, rules) for row in data["entries"]))

    def find(self, code: str, on: date | None = None) -> Term:
        """The version in force on that day, the latest one for None.

        Raises LookupError, in words for the user, for an unknown code or a day without a version.
        """
        versions = [term for term in self.rows if code in (term.id, *term.aliases)]
        if not versions:
            raise LookupError(f"Không có thời hạn “{code}”; xem danh mục thời hạn.")
        in_force = [term for term in versions if on is None or term.in_force(on)]
        if not in_force:
            raise LookupError(f"“{versions[0].name}” không có hiệu lực vào ngày đó.")
        return max(in_force, key=lambda term: term.in_force_from or date.min)


# The rule of the Civil Code that says where a term of this unit ends.
UNIT_RULES = MappingProxyType({"months": "months_same_day", "years": "years_same_day"})


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _citation(row: Mapping[str, Any]) -> Citation:
    return Citation(row.get("article", ""), row["instrument"])


def _rule(row: Mapping[str, Any]) -> CountingRule:
    return CountingRule(row["code"], row["text"], _citation(row), row["certainty"])


def _reading(row: Mapping[str, Any], rules: Mapping[str, CountingRule]) -> Reading:
    return Reading(
        code=row["code"],
        name=row["name"],
        start_counts=row["start_counts"],
        counts=row["counts"],
        rolls=row["rolls"],
        rules=tuple(rules[code] for code in row["rules"]),
        certainty=row["certainty"],
    )


def _term(
    row: Mapping[str, Any], readings: Mapping[str, Reading], rules: Mapping[str, CountingRule]
) -> Term:
    return Term(
        id=row["id"],
        aliases=tuple(row.get("aliases", ())),
        name=row["name"],
        trigger=row.get("trigger", ""),
        trigger_name=row.get("trigger_name", ""),
        length=row["length"],
        unit=row["unit"],
        count=row.get("count", ""),
        readings=tuple(readings[code] for code in row.get("readings", ())),
        extends=row.get("extends", ""),
        max_times=row.get("max_times"),
        bound=row["bound"],
        actor=row["actor"],
        force=row["force"],
        citations=(_citation(row), *(_citation(other) for other in row.get("also", ()))),
        certainty=row["certainty"],
        certainty_words=row["certainty_words"],
        reading_certainty=row.get("reading_certainty", ""),
        roll_certainty=row.get("roll_certainty", ""),
        in_force_from=_day(row["in_force_from"]),
        in_force_to=_day(row["in_force_to"]),
        unit_rule=rules[UNIT_RULES[row["unit"]]] if row["unit"] in UNIT_RULES else None,
    )
