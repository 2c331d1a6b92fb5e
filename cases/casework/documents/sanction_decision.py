"""The facts of a sanction decision (quyết định xử phạt vi phạm hành chính, MQĐ02)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from cases.casework.documents.decisions import (
    case_of,
    communes_of,
    form_on,
    head_facts,
    small,
)
from cases.casework.models import Case, Circumstance
from cases.casework.services.deciders import Above, above_of, deciders_of, our_title
from cases.casework.services.decision_checks import criminal_alert
from cases.casework.services.fines import read_goods
from cases.casework.services.measures import Ordered, months_in_words
from cases.casework.services.sanctions import Proposed, proposals_of, total_of
from cases.dossier.drafting.common import Facts, composed, lines_of
from cases.dossier.models import Document
from cases.dossier.pages import quantities_in_words
from cases.law.amounts import count_two_digits, dong_with_words
from cases.law.catalogue import ActVersion, Bracket, Catalogue
from cases.law.telling import times
from cases.lawbook.procedure import term_of
from cases.lawbook.services import catalogue_of
from cases.office.house import house

KIND = "MQĐ02"
EXECUTION = "execution"
FINE, WARNING, NONE = "phạt tiền", "cảnh cáo", "Không"
NO_CIRCUMSTANCE = "Không có"
THIRDS = ("thứ nhất", "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "thứ tám")


def base(document: Document, *, at: datetime) -> Facts:
    """The facts as the tables have them on the day, before the officer's words."""
    case, form, on = case_of(document), form_on(KIND, at), timezone.localdate(at)
    law = catalogue_of(form.pack)
    proposed = proposals_of(case, law, read_goods(case), on=on)
    above = above_for(law, proposed, on=on)
    total, gain = total_of(proposed), gain_of(proposed)
    facts = {
        **head_facts(document, case, form, above, at=at),
        "acts": [_act(each, len(proposed)) for each in proposed],
        "provisions": [_provision(law, each) for each in proposed],
        **_circumstances(case, law),
        **sanction_facts(proposed, total),
        **measure_facts(case, proposed, law, on=on),
        "total": dong_with_words((total or 0) + gain) if total or gain else "",
        "effective_day": "ngày ký",
        **_money(law, on=on),
        **_receivers(case),
        "held_as_security": NONE,
        "fine_total": total,
        "alert": criminal_alert(proposed, case),
        "reckoned": [reckoned_of(each) for each in proposed],
        "needed": _needed(proposed, total, gain),
    }
    return dict(composed(facts))


def above_for(law: Catalogue, proposed: Sequence[Proposed], *, on: date) -> Above | None:
    """Whom the draft goes up to; None where the head of the department decides."""
    is_ours = deciders_of(law, proposed, on=on).includes(our_title())
    return None if is_ours else above_of(law, on=on)


def gain_of(proposed: Iterable[Proposed]) -> int:
    """Illicit gain that is taken back, đồng."""
    return sum(one.amount or 0 for each in proposed for one in each.ordered)


def _act(each: Proposed, count: int) -> str:
    version = each.answer.version
    wording = version.wording if version else each.violation.act_version.wording
    facts = "; ".join(line.rstrip(".;") for line in lines_of(each.violation.facts))
    said = f"{small(wording)}. Cụ thể: {facts}"
    return said if count == 1 else said[:1].upper() + said[1:]


def _provision(law: Catalogue, each: Proposed) -> str:
    version, bracket = each.answer.version, each.answer.bracket
    return cited(law, version, bracket) if version and bracket else ""


def cited(law: Catalogue, version: ActVersion, bracket: Bracket) -> str:
    """`điểm a khoản 7 Điều 13 …; mức phạt tiền bằng 1,2 lần mức phạt quy định tại khoản 6 …`."""
    decree = numbered_name(law.instruments[version.instrument])
    amending = " và ".join(numbered_name(law.instruments[each]) for each in version.amended_by)
    amended = f" (được sửa đổi, bổ sung tại {amending})" if amending else ""
    if version.scale.multiplier == 1:
        place = version.cite_as.replace("<bậc>", str(bracket.clause))
        return f"{place} {decree}{amended}"
    point = f"điểm {version.point} " if version.point else ""
    return (
        f"{point}khoản {version.clause} Điều {version.article} {decree}{amended}; mức phạt tiền "
        f"bằng {times(version.scale.multiplier)} lần mức phạt quy định tại khoản {bracket.clause} "
        f"Điều {version.article} {decree}"
    )


def numbered_name(instrument: str) -> str:
    """`Nghị định số 99/2013/NĐ-CP`, as papers write it."""
    kind, _, number = instrument.rpartition(" ")
    return f"{kind} số {number}"


def _circumstances(case: Case, law: Catalogue) -> Facts:
    told: dict[str, list[str]] = {"aggravating": [], "mitigating": []}
    for row in case.circumstances.all():
        known = law.circumstances[row.code]
        key = "mitigating" if row.kind == Circumstance.Kind.MITIGATING else "aggravating"
        told[key].append(f"{small(known.wording)} ({known.citation})")
    return {key: lines or [NO_CIRCUMSTANCE] for key, lines in told.items()}


def sanction_facts(proposed: Sequence[Proposed], total: int | None) -> Facts:
    """The main sanction, and the amount of each act with the sum in figures and words."""
    if not proposed or any(each.amount is None for each in proposed):
        return {"main_sanction": "", "fine": []}
    fined = [each for each in proposed if each.amount]
    warned = [each for each in proposed if not each.amount]
    main = "; ".join([FINE] * bool(fined) + [WARNING] * bool(warned))
    if len(proposed) == 1:
        lines = [f"phạt tiền {dong_with_words(total)}"] if total else []
        return {"main_sanction": main, "fine": lines}
    lines = [f"Hành vi {THIRDS[at]}: {_amount_of(each)}" for at, each in enumerate(proposed)]
    lines.append(f"Tổng mức tiền phạt: {dong_with_words(total)}") if total else None
    return {"main_sanction": main, "fine": lines}


def _amount_of(each: Proposed) -> str:
    return f"phạt tiền {dong_with_words(each.amount)}" if each.amount else WARNING


def measure_facts(case: Case, proposed: Sequence[Proposed], law: Catalogue, *, on: date) -> Facts:
    ordered = [(each, one) for each in proposed for one in each.ordered]
    additional = [_measure(*pair) for pair in ordered if not pair[1].applied.measure.is_remedy]
    remedies = [_measure(*pair) for pair in ordered if pair[1].applied.measure.is_remedy]
    days = days_to_obey(law, on=on)
    lengths = [one.months for _, one in ordered if one.months is not None]
    left_out = [
        each.proposal.not_ordered_because.rstrip(".")
        for each in proposed
        if each.proposal and each.proposal.not_ordered_because
    ]
    return {
        "additional": list(dict.fromkeys(additional)) or [NONE],
        "additional_period": months_in_words(max(lengths)) if lengths else f"{days} ngày",
        "remedies": list(dict.fromkeys(remedies)) or [NONE],
        "remedy_period": days if remedies else "",
        "remedy_related": _related(case, ordered),
        "not_ordered": left_out,
        "has_additional": bool(additional),
        "has_remedies": bool(remedies),
    }


def _measure(each: Proposed, one: Ordered) -> str:
    words = one.words(goods_told(each))
    return f"{small(words)}, quy định tại {paper_citation(one)}"


def goods_told(each: Proposed) -> str:
    """`212 chiếc`: what is destroyed, counted by unit."""
    counted = [line for line in each.reckoned.goods if not line.is_container]
    return ", ".join(quantities_in_words(counted))


def paper_citation(one: Ordered) -> str:
    citation = one.applied.measure.citation
    return f"{citation.text} {numbered_name(citation.instrument)}"


def _related(case: Case, ordered: Sequence[tuple[Proposed, Ordered]]) -> str:
    """Who watches the remedies; the house's own sentence."""
    if not any(one.applied.measure.is_remedy for _, one in ordered):
        return ""
    words: str = house().words_of["case_decision"]["watched"]
    return words.format(unit=case.dossier.unit.name)


def days_to_obey(law: Catalogue, *, on: date) -> str:
    length = term_of(EXECUTION, on=on, pack=law.digest).length
    return count_two_digits(length) if length else ""


def _money(law: Catalogue, *, on: date) -> Facts:
    pay: dict[str, Any] = house().words_of["case_decision"]["pay"]
    rate = law.rule("late_interest", on)
    per_ten_thousand = rate.figures["per_ten_thousand_a_day"] if rate else 0
    return {
        "pay_place": pay["place"],
        "pay_account": pay["account"],
        "pay_treasury": pay["treasury"],
        "pay_days": days_to_obey(law, on=on),
        "late_rate": f"{per_ten_thousand // 100},{per_ten_thousand % 100:02d}%",
    }


def _receivers(case: Case) -> Facts:
    pay: dict[str, Any] = house().words_of["case_decision"]["pay"]
    return {
        "send_collect": pay["place"],
        "send_execute": [case.dossier.unit.name],
        "send_know": communes_of(case),
    }


def reckoned_of(each: Proposed) -> Facts:
    """What the issued decision keeps of one act, beside its words."""
    answer, version, bracket = each.answer, each.answer.version, each.answer.bracket
    told = each.proposal
    return {
        "act_code": answer.facts.act,
        "act_version": version.id if version else "",
        "citation": (version.cite_as.replace("<bậc>", str(bracket.clause)) if bracket else "")
        if version
        else "",
        "instrument": version.instrument if version else "",
        "article": version.article if version else 0,
        "ip_object": each.violation.right.kind if each.violation.right else "",
        "is_warning": bool(told and told.is_warning),
        "amount": each.amount or 0,
        "goods_value": answer.facts.goods_value,
        "because": told.because if told else "",
        "explanation": each.explanation.as_data(),
        "measures": [_kept(each, one) for one in each.ordered],
    }


def _kept(each: Proposed, one: Ordered) -> Facts:
    return {
        "kind": one.applied.measure.kind,
        "wording": one.words(goods_told(each)),
        "citation": one.citation,
        "is_remedy": one.applied.measure.is_remedy,
        "months": f"{one.months.normalize():f}" if one.months is not None else "",
    }


def _needed(proposed: Sequence[Proposed], total: int | None, gain: int) -> list[str]:
    """Fields of the form whose condition holds."""
    needed = ["fine", "pay_place", "pay_account", "pay_treasury", "pay_days", "send_collect"]
    needed = needed if total else []
    kinds = {one.applied.measure.is_remedy for each in proposed for one in each.ordered}
    needed += ["additional_period"] if False in kinds else []
    needed += ["remedy_period"] if True in kinds else []
    return needed + (["total"] if total or gain else [])
