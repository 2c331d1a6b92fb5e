"""The fine of each act of a case, from what the case says, by the law of the day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F

from cases.casework.models import Case, Circumstance, Violation
from cases.casework.services.violations import goods_of
from cases.dossier.models import GoodsLine
from cases.law.answers import FineAnswer
from cases.law.catalogue import Catalogue
from cases.law.facts import Facts, Violator
from cases.law.fines import fine
from cases.parties.models import Party

VIOLATORS: dict[str, Violator] = {
    Party.Kind.INDIVIDUAL: "individual",
    Party.Kind.HOUSEHOLD_BUSINESS: "household_business",
    Party.Kind.ORGANISATION: "organisation",
}


@dataclass(frozen=True)
class CaseGoods:
    """Goods of a case and of the dossier it arose from, read once; a sack with what was in it."""

    lines: tuple[GoodsLine, ...]
    linked: dict[int, tuple[int, ...]]

    def of(self, violation: Violation) -> list[GoodsLine]:
        """The goods of an act; a counted sack stands for what was found in it."""
        chosen = set(self.linked.get(violation.pk, ()))
        found = []
        for line in self.lines:
            is_opened_sack = line.is_container and line.is_counted
            if line.container_id in chosen or (line.pk in chosen and not is_opened_sack):
                found.append(line)
        return found


def read_goods(case: Case) -> CaseGoods:
    """In one query, whatever the number of acts."""
    rows = goods_of(case).annotate(violation_pk=F("violations__violation"))
    lines: dict[int, GoodsLine] = {}
    linked: dict[int, tuple[int, ...]] = {}
    for row in rows.order_by("dossier", "position", "pk"):
        lines.setdefault(row.pk, row)
        if row.violation_pk is not None:
            linked[row.violation_pk] = (*linked.get(row.violation_pk, ()), row.pk)
    return CaseGoods(tuple(lines.values()), linked)


@dataclass(frozen=True)
class Reckoned:
    """One act with its goods and what the law gives for it."""

    violation: Violation
    goods: list[GoodsLine]
    answer: FineAnswer


def reckon(case: Case, law: Catalogue, goods: CaseGoods, *, on: date) -> list[Reckoned]:
    """Each act of the case as it would be decided on that day."""
    return [
        Reckoned(each, lines, fine(law, facts_of(each, case, lines, on=on)))
        for each in case.violations.all()
        for lines in [goods.of(each)]
    ]


def facts_of(violation: Violation, case: Case, goods: list[GoodsLine], *, on: date) -> Facts:
    """What `fine` is asked: an unknown value is asked under the code the act names for it."""
    version = violation.act_version
    is_unknown = violation.value_basis == Violation.Value.UNKNOWN
    is_stated = violation.value_basis == Violation.Value.STATED
    value, quantity = value_of(goods), quantity_of(goods)
    if is_stated or is_unknown:
        value, quantity = violation.goods_value, violation.quantity
    return Facts(
        act=(is_unknown and version.unknown_value_code) or version.act.code,
        violator=violator_of(case),
        age=case.age,
        goods_value=None if is_unknown else value,
        quantity=None if is_unknown else quantity,
        illicit_gain=violation.illicit_gain,
        ended_on=violation.ended_on,
        detected_on=violation.detected_on,
        decided_on=on,
        mitigating=_codes(case, Circumstance.Kind.MITIGATING),
        aggravating=_codes(case, Circumstance.Kind.AGGRAVATING),
    )


def violator_of(case: Case) -> Violator:
    """An unknown offender is reckoned as an individual: the bracket itself."""
    return VIOLATORS[case.offender.party.kind] if case.offender else "individual"


def value_of(goods: list[GoodsLine]) -> int | None:
    """Whole đồng; None while a line is not counted or has no price, which is not 0."""
    values = [line.value for line in goods if line.value is not None]
    return sum(values) if goods and len(values) == len(goods) else None


def quantity_of(goods: list[GoodsLine]) -> int | None:
    """Pieces; None while a sack is still sealed or goods are weighed."""
    quantities = [line.quantity for line in goods if line.quantity is not None]
    is_whole = all(quantity == int(quantity) for quantity in quantities)
    return int(sum(quantities)) if goods and len(quantities) == len(goods) and is_whole else None


def _codes(case: Case, kind: Circumstance.Kind) -> tuple[str, ...]:
    return tuple(each.code for each in case.circumstances.all() if each.kind == kind)
