"""The fine of one act: bracket, amount, who may decide, measures, and why.

    facts = read_facts(catalogue, {"act": "99/2013/NĐ-CP:12.1.a", ...})   # or Facts(...)
    answer = fine(catalogue, facts)
    answer.as_output()        # the keys of the `fine` command
    answer.explanation        # steps and citations, frozen
    catalogue.tier_of(code, on, total)   # version and bracket of a running total

Amounts are whole đồng. `bracket` is the individual's; `amounts`, `fine` and `cap` are the
violator's. `fine` raises FactError for a fact that cannot be so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cases.law import telling
from cases.law.amounts import dong
from cases.law.answers import FineAnswer
from cases.law.catalogue import CERTAINTIES, ActVersion, Band, Bracket, Catalogue
from cases.law.competence import Applied, competence
from cases.law.consequences import applied, asks_for_gain, criminal_alert, may_explain
from cases.law.explain import Explanation, Json, Step, cited
from cases.law.facts import FactError, Facts, as_told
from cases.law.reckoning import IN_BRACKET, Amounts, Placement, middles, place, reckon

RULE = "fine"


@dataclass(slots=True)
class _Case:
    """One reckoning on its way: the law asked, and what is gathered."""

    law: Catalogue
    facts: Facts
    readings: Mapping[str, str]
    steps: list[Step] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    certainties: list[str] = field(default_factory=lambda: [CERTAINTIES[0]])
    used: dict[str, str] = field(default_factory=dict)

    @property
    def is_organisation(self) -> bool:
        return self.facts.violator == "organisation"

    @property
    def certainty(self) -> str:
        return max(self.certainties, key=CERTAINTIES.index)

    def lack(self, fact: str, sentence: str) -> None:
        self.missing.append(fact)
        self.steps.append(Step(sentence))

    def read(self, name: str) -> None:
        """Notes that a gap of the text was read in a named way."""
        gap = self.law.readings[name]
        self.used[name] = self.readings[name]
        how = gap.options[self.used[name]]
        self.steps.append(Step(f"Cách hiểu: {gap.wording} {gap.why} Áp dụng: {how}."))
        self.certainties.append(gap.certainty)


def fine(
    catalogue: Catalogue, facts: Facts, readings: Mapping[str, str] | None = None
) -> FineAnswer:
    """`readings` chooses among the named ways to read a gap; what it leaves out is the default."""
    ways = {name: gap.default for name, gap in catalogue.readings.items()} | dict(readings or {})
    case = _Case(catalogue, facts, ways)
    _refuse_minors(case)
    act_on = facts.act_on
    if act_on is None:
        case.lack("detected_on", "Chưa có ngày kết thúc hành vi, cũng chưa có ngày phát hiện.")
        return _unanswered(case)
    version = _version(case, act_on)
    return _answer(case, version, act_on) if version else _unanswered(case)


def _unanswered(case: _Case) -> FineAnswer:
    return FineAnswer(
        facts=case.facts,
        certainty=case.certainty,
        missing=tuple(case.missing),
        explanation=_explanation(case, None, None, None),
    )


def _answer(case: _Case, version: ActVersion, act_on: date) -> FineAnswer:
    facts = case.facts
    bracket = _bracket(case, version, act_on)
    band = _band(case, act_on) if bracket else None
    placement = _placement(case, version, bracket, band, act_on) if bracket else None
    amounts = reckon(placement) if placement else None
    amount = _amount(case, amounts, placement) if amounts and placement else None
    additional = applied(version.additional, bracket, facts, act_on)
    remedies = applied(version.remedies, bracket, facts, act_on)
    competent = _competent(case, bracket, (*additional, *remedies)) if bracket else None
    right = _explanation_right(case, amounts, additional, act_on) if amounts else None
    rings = _alert(case, version, remedies, act_on)
    return FineAnswer(
        facts=facts,
        version=version,
        bracket=bracket,
        amounts=amounts,
        fine=amount,
        band=band,
        cap=_cap(case, act_on),
        competent=competent,
        explanation_right=right,
        additional=additional,
        remedies=remedies,
        criminal_alert=rings,
        certainty=case.certainty,
        missing=tuple(case.missing),
        explanation=_explanation(case, version, placement, amount),
    )


def _refuse_minors(case: _Case) -> None:
    """The fine of a minor follows other rules; an adult's amount would be wrong."""
    age = case.facts.age
    for rule in case.law.rules["minors"]:
        if age is not None and age < rule.figures["adult_from"]:
            raise FactError("age", "Chưa tính được mức phạt của người dưới 18 tuổi: tính riêng.")


def _version(case: _Case, act_on: date) -> ActVersion | None:
    version = case.law.version(case.facts.act, act_on)
    if version is None:
        case.steps.append(telling.not_in_force(case.law, case.facts, act_on))
        return None
    case.steps.append(telling.which_text(case.law, case.facts, version, act_on))
    case.certainties.append(version.certainty)
    for name in version.readings:
        case.read(name)
    return version


def _bracket(case: _Case, version: ActVersion, act_on: date) -> Bracket | None:
    scale = version.scale
    asked = {"nothing": "", "units": "quantity"}.get(scale.counts, "goods_value")
    amount = getattr(case.facts, asked) if asked else None
    if version.needs_business_purpose:
        case.missing.append("business_purpose")
        case.steps.append(telling.business_purpose(case.law, act_on))
    if asked and amount is None:
        case.lack(asked, telling.no_value(version))
        return None
    bracket = scale.bracket_of(amount or 0)
    case.steps.append(telling.which_bracket(case.law, version, bracket, amount))
    if bracket.over == 0:
        for name in scale.readings:
            case.read(name)
    case.steps += telling.warning(case.law, bracket, case.facts, act_on)
    return bracket


def _band(case: _Case, act_on: date) -> Band | None:
    """Where circumstances put the amount, by the rule of the day of handling or of the act."""
    decided_on = case.facts.decided_on
    if decided_on is None:
        case.lack("decided_on", "Chưa có ngày giải quyết: chưa tính theo tình tiết và thẩm quyền.")
        return None
    then, now = case.law.fine_rule(act_on), case.law.fine_rule(decided_on)
    rule = now if case.readings["arithmetic_day"] == "handling" else then
    if then != now:
        case.read("arithmetic_day")
    if rule is None:
        case.lack("fine_rule", "Chưa có quy tắc tính mức phạt theo tình tiết cho ngày này.")
        return None
    band = rule.band_of(case.facts.net)
    case.steps.append(telling.circumstances(case.facts, rule, band))
    return band


def _placement(
    case: _Case, version: ActVersion, bracket: Bracket, band: Band | None, act_on: date
) -> Placement:
    ways = middles(bracket, version.scale.multiplier, version.scale.cap)
    if len(ways) > 1 and band and "middle" in (band.lower, band.upper):
        case.read("capped_middle")
        case.steps.append(telling.capped_middles(case.law, ways))
    middle = ways.get(case.readings["capped_middle"], ways[IN_BRACKET])
    return place(bracket, middle, _factor(case, act_on), band)


def _factor(case: _Case, act_on: date) -> int:
    rule = case.law.rule("organisation_factor", act_on)
    if case.is_organisation and rule:
        factor: int = rule.figures["factor"]
        case.steps.append(telling.rule(rule))
        return factor
    if case.facts.violator == "household_business":
        level = case.law.rule("individual_level", act_on)
        if level:
            case.steps.append(telling.rule(level))
        else:
            case.read("household_before_2022")
    return 1


def _amount(case: _Case, amounts: Amounts, placement: Placement) -> int | None:
    """The fine the law gives, or the amount chosen where it leaves a choice."""
    chosen = case.facts.chosen_amount
    if chosen is not None and placement.lower and not amounts.allows(chosen, placement.ends):
        if amounts.fine is not None:
            sentence = f"Luật không để chọn ở đây: mức phạt là {dong(amounts.fine)}."
            raise FactError("chosen_amount", sentence)
        raise FactError("chosen_amount", telling.choice(amounts, placement.ends))
    amount = chosen if amounts.between else amounts.fine
    case.steps.append(telling.amount(amounts, amount, placement.ends))
    return amount


def _cap(case: _Case, act_on: date) -> int | None:
    rule = case.law.rule("ceiling", act_on)
    if rule is None:
        return None
    ceiling: int = rule.figures["organisation" if case.is_organisation else "individual"]
    return ceiling


def _competent(
    case: _Case, bracket: Bracket, measures: tuple[Applied, ...]
) -> tuple[str, ...] | None:
    facts = case.facts
    if facts.decided_on is None:
        return None
    value, on = facts.goods_value, facts.decided_on
    answer = competence(case.law, facts.act, bracket.maximum, measures, value, on)
    case.steps += answer.steps
    case.certainties.append(answer.certainty)
    return answer.codes


def _explanation_right(
    case: _Case, amounts: Amounts, additional: tuple[Applied, ...], act_on: date
) -> bool | None:
    on = case.facts.decided_on or act_on
    right = may_explain(case.law, amounts.highest, case.facts, additional, on)
    if right is None:
        return None
    case.steps.append(right[1])
    return right[0]


def _alert(case: _Case, version: ActVersion, remedies: tuple[Applied, ...], act_on: date) -> bool:
    facts = case.facts
    if facts.illicit_gain is None and asks_for_gain(remedies):
        case.missing.append("illicit_gain")
    rings, steps = criminal_alert(case.law, version, facts, facts.decided_on or act_on)
    case.steps += steps
    return rings


def _explanation(
    case: _Case, version: ActVersion | None, placement: Placement | None, amount: int | None
) -> Explanation:
    parameters: dict[str, Json] = {
        "facts": as_told(case.facts),
        "readings": dict(case.used),
        "pack": case.law.digest,
        "version": version.id if version else None,
        "placement": placement.as_parameters() if placement else None,
    }
    steps = tuple(case.steps)
    return Explanation(RULE, parameters, steps, amount, cited(steps))
