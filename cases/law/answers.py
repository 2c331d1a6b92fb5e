"""What the law gives for the facts of one act, as an object and as the interface of `fine`."""

from dataclasses import dataclass
from typing import Any

from cases.law.catalogue import ActVersion, Band, Bracket, Measure
from cases.law.competence import Applied
from cases.law.consequences import DISGORGEMENT, months_of
from cases.law.explain import Explanation
from cases.law.facts import Facts
from cases.law.reckoning import Amounts

WARNING = {"yes": True, "no": False, "open": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class FineAnswer:
    """Null is what cannot be said; `missing` names what was not told, the steps say why."""

    facts: Facts
    certainty: str
    missing: tuple[str, ...]
    explanation: Explanation
    version: ActVersion | None = None
    bracket: Bracket | None = None
    amounts: Amounts | None = None
    fine: int | None = None
    band: Band | None = None
    cap: int | None = None
    competent: tuple[str, ...] | None = None
    explanation_right: bool | None = None
    additional: tuple[Applied, ...] = ()
    remedies: tuple[Applied, ...] = ()
    criminal_alert: bool = False

    @property
    def warning_possible(self) -> bool | None:
        """Where the clause offers it and a mitigating circumstance is told (Điều 22 of the law)."""
        if self.bracket is None:
            return None
        return WARNING[self.bracket.warning] if self.facts.mitigating else False

    def as_output(self) -> dict[str, Any]:
        """The answer as the interface of `fine` names it, ready for JSON."""
        amounts, version, bracket = self.amounts, self.version, self.bracket
        gain = self.facts.illicit_gain
        return {
            "bracket": _bracket(version, bracket) if version and bracket else None,
            "range": [amounts.lowest, amounts.highest] if amounts else None,
            "fine": self.fine,
            "between": list(amounts.between) if amounts and amounts.between else None,
            "warning_possible": self.warning_possible,
            "multiplier": _multiplier(version) if version else None,
            "cap": self.cap,
            "competent": None if self.competent is None else list(self.competent),
            "explanation_right": self.explanation_right,
            "additional": [_measure(one, self.band, None) for one in self.additional],
            "remedies": [_measure(one, None, gain) for one in self.remedies],
            "criminal_alert": self.criminal_alert,
            "lighter": None,
            "citations": [str(citation) for citation in self.explanation.citations],
            "steps": [step.as_text() for step in self.explanation.steps],
            "certainty": self.certainty,
            "missing": list(self.missing),
        }


def _multiplier(version: ActVersion) -> int | float:
    """1 or 1.2, as scripts expect it; the reckoning itself uses no float."""
    multiplier = version.scale.multiplier
    return multiplier.numerator if multiplier.denominator == 1 else float(multiplier)


def _bracket(version: ActVersion, bracket: Bracket) -> dict[str, Any]:
    return {
        "code": version.code,
        "version": version.id,
        "article": version.article,
        "clause": bracket.clause,
        "point": version.point,
        "min": bracket.minimum,
        "max": bracket.maximum,
        "instrument": version.instrument,
    }


def _measure(one: Applied, band: Band | None, illicit_gain: int | None) -> dict[str, Any]:
    measure = one.measure
    shared = {
        "kind": measure.kind,
        "wording": measure.wording,
        "article": measure.citation.text,
        "conditional": one.is_conditional,
        "applies_if": measure.applies_if or None,
        "except_if": measure.except_if or None,
    }
    if measure.is_remedy:
        amount = illicit_gain if measure.kind == DISGORGEMENT else None
        return shared | {"art3_points": list(measure.points), "amount": amount}
    return shared | _lengths(measure, band) | {"open_question": measure.open_question or None}


def _lengths(measure: Measure, band: Band | None) -> dict[str, Any]:
    """`term` is the length by the circumstances, `term_between` where the officer chooses."""
    lengths = months_of(measure, band)
    fixed = lengths is not None and lengths.is_fixed
    return {
        "months": list(measure.months) if measure.months else None,
        "term": lengths.shortest if lengths and fixed else None,
        "term_between": [lengths.shortest, lengths.longest] if lengths and not fixed else None,
    }
