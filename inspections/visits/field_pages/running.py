"""The running total of a visit and the tier it falls into, for the act the findings suspect."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django.db.models import Q

from cases.dossier.models import GoodsLine
from cases.dossier.pages import quantities_in_words
from cases.law.catalogue import ActVersion, Bracket, Catalogue, Rule
from cases.law.explain import Citation
from cases.law.facts import Facts, Violator
from cases.law.fines import fine
from cases.law.telling import provision
from cases.lawbook.services import active_catalogue
from cases.office.templatetags.office import ABSENT, dong, grouped
from cases.parties.models import Party
from inspections.visits.models import Finding, Visit

MILLION = Decimal(1_000_000)
# how the value is reckoned, and which tier a limit belongs to
GROUNDS = ("value_of_goods", "tier_limits")


@dataclass(frozen=True)
class Rung:
    """One tier of the ladder, in words."""

    limits: str
    bracket: str
    is_current: bool


@dataclass(frozen=True)
class Tier:
    """Where the total lies in the act's scale, all in words."""

    act: ActVersion
    whom: str
    bracket: str
    citation: Citation
    provision: Citation
    following: str
    ladder: tuple[Rung, ...]
    gauge: dict[str, Any] | None
    grounds: tuple[Rule, ...]


@dataclass(frozen=True)
class Running:
    """What stands at the thumb; no tier while no finding names an act."""

    amount: str
    line: str
    tier: Tier | None


def running(visit: Visit, lines: Iterable[GoodsLine], *, on: date) -> Running:
    """Of these lines, by the law of that day for the act that a finding names."""
    rows = list(lines)
    counted = [line for line in rows if not line.is_container]
    values = [line.value for line in counted if line.value is not None]
    total = sum(values) if values else None
    codes = _suspected(visit)
    counts = (total, _units(counted))
    tier = _tier(active_catalogue(), codes, on, counts, _violator(visit)) if codes else None
    by_units = tier is not None and tier.act.scale.counts == "units"
    amount = ", ".join(quantities_in_words(counted)) or ABSENT if by_units else dong(total)
    return Running(amount, _in_words(rows, counted, by_units=by_units), tier)


def _in_words(lines: list[GoodsLine], counted: list[GoodsLine], *, by_units: bool) -> str:
    """Beside the amount: how many, and what the amount does not yet hold."""
    words = [f"{len(counted)} dòng" if by_units else ", ".join(quantities_in_words(counted))]
    unpriced = 0 if by_units else sum(line.value is None for line in counted)
    words += [f"{unpriced} dòng chưa có giá"] if unpriced else []
    sealed = sum(line.is_container and not line.is_counted for line in lines)
    words += [f"còn {sealed} bao chưa kiểm đếm"] if sealed else []
    return " · ".join(filter(None, words)) or "chưa ghi dòng nào"


def _suspected(visit: Visit) -> list[str]:
    """Acts that findings name: of this visit first, then of where its sacks were sealed."""
    sealed_at = Visit.objects.filter(
        goods__line__contents__seen_at__visit=visit, inspection=visit.inspection_id
    )
    named = Finding.objects.filter(Q(visit=visit) | Q(visit__in=sealed_at.values("pk")))
    codes = named.exclude(act_version=None).order_by("-visit", "pk")
    return list(codes.values_list("act_version__act__code", flat=True))


def _violator(visit: Visit) -> str:
    """As long as nobody is named as the subject, a person."""
    return visit.party_version.party.kind if visit.party_version else Party.Kind.INDIVIDUAL


def _units(counted: list[GoodsLine]) -> int | None:
    """Labels are counted, not priced."""
    return int(sum(line.quantity or 0 for line in counted)) if counted else None


def _tier(
    law: Catalogue,
    codes: list[str],
    on: date,
    counts: tuple[int | None, int | None],
    violator: str,
) -> Tier | None:
    """By the first act whose fine goes by value or by units, else by the first.

    Each bracket as the violator meets it: an organisation's is what `fine` makes of it.
    """
    found = [version for code in codes if (version := law.version(code, on))]
    act = min(found, key=lambda each: each.scale.counts == "nothing", default=None)
    if act is None:
        return None
    by_units = act.scale.counts == "units"
    measure = counts[1] if by_units else counts[0]
    words = {each: _met_by(law, act, each, on, violator) for each in act.scale.brackets}
    current = act.scale.bracket_of(measure) if measure is not None else None
    tier = current or act.scale.brackets[0]
    rungs = [
        Rung(limits_of(each, by_units=by_units), words[each], each is current)
        for each in act.scale.brackets
    ]
    return Tier(
        act=act,
        whom=str(Party.Kind(violator).label).lower(),
        bracket=f"{words[current]} đồng" if current else ABSENT,
        citation=Citation(
            f"khoản {tier.clause} Điều {act.article}", law.instruments[act.instrument]
        ),
        provision=provision(law, act, tier),
        following=_following(act, current, measure, words, by_units=by_units),
        ladder=tuple(rungs) if len(rungs) > 1 else (),
        gauge=_gauge(current, measure, by_units=by_units),
        grounds=tuple(rule for name in GROUNDS if (rule := law.rule(name, on))),
    )


def limits_of(bracket: Bracket, *, by_units: bool) -> str:
    """trên 20 đến 40 triệu; a number of units as it is."""
    over = f"trên {_told(bracket.over, by_units=by_units)}" if bracket.over else ""
    up_to = "" if bracket.up_to is None else f"đến {_told(bracket.up_to, by_units=by_units)}"
    words = " ".join(filter(None, (over, up_to)))
    return words + ("" if by_units or not words else " triệu") if words else "mọi trường hợp"


def _told(value: int, *, by_units: bool) -> str:
    return grouped(value) if by_units else grouped(Decimal(value) / MILLION)


def _met_by(law: Catalogue, act: ActVersion, bracket: Bracket, on: date, violator: str) -> str:
    """The bracket in millions, for this kind of violator."""
    measure = {"units": "quantity", "nothing": ""}.get(act.scale.counts, "goods_value")
    told: dict[str, Any] = {measure: bracket.over + 1} if measure else {}
    amounts = fine(law, Facts(act.code, cast(Violator, violator), ended_on=on, **told)).amounts
    limits = (amounts.lowest, amounts.highest) if amounts else (bracket.minimum, bracket.maximum)
    least, most = (grouped(Decimal(each) / MILLION) for each in limits)
    return f"{least}–{most} triệu"


def _following(
    act: ActVersion,
    current: Bracket | None,
    measure: int | None,
    words: Mapping[Bracket, str],
    *,
    by_units: bool,
) -> str:
    """How much more leads into the next tier; a limit belongs to the tier it closes."""
    if current is None or measure is None or current.up_to is None:
        return ""
    following = act.scale.bracket_of(current.up_to + 1)
    left = current.up_to - measure
    more = f"{grouped(left)} đơn vị" if by_units else dong(left)
    return f"Thêm trên {more} thì sang khung {words[following]} đồng."


def _gauge(
    current: Bracket | None, measure: int | None, *, by_units: bool
) -> dict[str, Any] | None:
    if current is None or measure is None or current.up_to is None:
        return None
    unit = "" if by_units else " triệu"
    return {
        "share": 100 * (measure - current.over) // (current.up_to - current.over),
        "lower": f"{_told(current.over, by_units=by_units)}{unit}",
        "upper": f"{_told(current.up_to, by_units=by_units)}{unit}",
    }
