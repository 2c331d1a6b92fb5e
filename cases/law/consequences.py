"""What an act brings besides its fine: measures, the right to explain, the criminal screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.law.amounts import dong
from cases.law.catalogue import ActVersion, Band, Bracket, Catalogue, Measure
from cases.law.competence import Applied
from cases.law.explain import Step
from cases.law.facts import Facts

DISGORGEMENT = "disgorge_illicit_gain"


def applied(
    measures: Sequence[Measure], bracket: Bracket | None, facts: Facts, act_on: date
) -> tuple[Applied, ...]:
    """The measures for this violator and tier; an unknown tier leaves them conditional."""
    kept = []
    for measure in measures:
        if measure.violator != "any" and not _concerns(measure.violator, facts):
            continue
        if measure.tier_clauses and bracket and bracket.clause not in measure.tier_clauses:
            continue
        waits = bool(measure.tier_clauses) and bracket is None
        kept.append(Applied(measure, waits or _is_conditional(measure, act_on)))
    return tuple(kept)


def _concerns(violator: str, facts: Facts) -> bool:
    return (violator == "organisation") == (facts.violator == "organisation")


def _is_conditional(measure: Measure, act_on: date) -> bool:
    if measure.condition_from and act_on < measure.condition_from:
        return False
    return bool(measure.applies_if or measure.except_if or measure.open_question)


@dataclass(frozen=True, slots=True)
class Months:
    """The length of a suspension or revocation by the circumstances, in months and halves."""

    shortest: str
    longest: str

    @property
    def is_fixed(self) -> bool:
        return self.shortest == self.longest


def months_of(measure: Measure, band: Band | None) -> Months | None:
    """Null where the measure has no length or no rule of the day is known."""
    if measure.months is None or band is None:
        return None
    least, most = measure.months
    middle, rest = divmod(least + most, 2)
    points = {
        "minimum": str(least),
        "middle": f"{middle}.5" if rest else str(middle),
        "maximum": str(most),
    }
    return Months(points[band.lower], points[band.upper])


def may_explain(
    catalogue: Catalogue, highest: int, facts: Facts, measures: Sequence[Applied], on: date
) -> tuple[bool, Step] | None:
    """By the bracket's maximum for the violator, or because suspension is provided."""
    rule = catalogue.rule("explanation_right", on)
    if rule is None:
        return None
    provided = any(one.measure.kind in rule.figures["measures"] for one in measures)
    level = "organisation" if facts.violator == "organisation" else "individual"
    reaches = highest >= rule.figures[f"{level}_from"]
    whom = "tổ chức" if level == "organisation" else "cá nhân"
    why = f"mức tối đa của khung đối với {whom} là {dong(highest)}"
    if provided and not reaches:
        why = "hành vi có quy định đình chỉ hoặc tước quyền, dù có áp dụng hay không"
    verb = "Có" if reaches or provided else "Không có"
    return reaches or provided, Step(f"{verb} quyền giải trình: {why}.", (rule.citation,))


def criminal_alert(
    catalogue: Catalogue, version: ActVersion, facts: Facts, on: date
) -> tuple[bool, tuple[Step, ...]]:
    """Whether a figure told reaches a threshold of the Penal Code, and the warning that says so."""
    rule = catalogue.rule("criminal_screen", on)
    if rule is None or not _is_screened(version, rule.figures):
        return False, ()
    told = (
        ("Giá trị hàng hóa", facts.goods_value, "goods_value_from"),
        ("Số lợi bất hợp pháp", facts.illicit_gain, "illicit_gain_from"),
    )
    reached = [
        f"{name} {dong(amount)} (ngưỡng {dong(rule.figures[threshold])})"
        for name, amount, threshold in told
        if amount is not None and amount >= rule.figures[threshold]
    ]
    if not reached:
        return False, ()
    heavier = any(
        amount is not None and amount >= rule.figures["heavier"][threshold]
        for _, amount, threshold in told
    )
    band = "; đạt cả ngưỡng của khung nặng hơn" if heavier else ""
    warning = f"Dấu hiệu tội phạm: {', '.join(reached)}{band}. {rule.wording}"
    doubt = "Ngưỡng đọc từ bản 2017 của Bộ luật, chưa kiểm chứng sửa đổi sau đó."
    return True, (Step(f"{warning} {doubt}", (rule.citation,)),)


def _is_screened(version: ActVersion, figures: Mapping[str, Any]) -> bool:
    concerned = any(thing in figures["objects"] for thing in version.objects)
    return version.article in figures["articles"] and concerned


def asks_for_gain(remedies: Sequence[Applied]) -> bool:
    """Whether a remedy takes away the illicit gain, so that its figure is asked for."""
    return any(one.measure.kind == DISGORGEMENT for one in remedies)
