"""Rows that figures count, written straight with the days a test is about."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import count
from typing import Any

from django.db.models import Max

from cases.casework.models import Case, Decision, Sanction, Violation
from cases.dossier.models import Document, Dossier, Series
from cases.lawbook.models import Act, ActVersion, LawPack
from cases.office.models import Chain, Officer
from cases.parties.models import PartyVersion
from inspections.planning.models import Plan, PlanItem
from inspections.visits.models import Finding, Inspection, Visit
from tests.builders import (
    AT,
    HANOI,
    a_document,
    a_dossier,
    a_right,
    a_series,
    a_version,
    an_officer,
)

_next = count(1)
SERIES = {
    Dossier.Kind.CASE: ("HS-VV", "VV-SHTT"),
    Dossier.Kind.PLAN: ("HS-KH", "KH-SHTT"),
    Dossier.Kind.INSPECTION: ("HS-KT", "HS-KT"),
}


def noon(on: str) -> datetime:
    return datetime.fromisoformat(f"{on}T12:00").replace(tzinfo=HANOI)


def dossier_of(kind: Dossier.Kind, holder: Officer | None = None, **fields: Any) -> Dossier:
    code, suffix = SERIES[kind]
    lawful = {"name": "Sổ hồ sơ", "suffix": suffix, "is_ours": True}
    Series.objects.get_or_create(code=code, defaults=lawful)
    return a_dossier(holder, kind=kind, **fields)


def a_case(detected: str = "2026-11-06", holder: Officer | None = None, **fields: Any) -> Case:
    """Found at noon of the day by an inspection, of a company; fields are its own."""
    commune = fields.pop("commune", None)
    lawful = {
        "source": Case.Source.INSPECTION,
        "detected_at": noon(detected),
        "facts": "Bày bán hàng hóa mang nhãn hiệu của người khác.",
        "offender": fields.pop("offender") if "offender" in fields else a_version(),
    }
    dossier = dossier_of(Dossier.Kind.CASE, holder, commune=commune)
    return Case.objects.create(dossier=dossier, **lawful | fields)


def a_decision(
    case: Case | None = None,
    signed: str = "2026-11-16",
    acts: Sequence[tuple[int, str, int]] = ((12, "trademark", 24_000_000),),
    **fields: Any,
) -> Decision:
    """A sanction decision of the Director, issued; an act is its article, object and fine."""
    case = case or a_case()
    document = a_document(
        case.dossier,
        Document.State.ISSUED,
        kind="MQĐ02",
        title="Quyết định xử phạt",
        number=f"{next(_next)}",
        series=a_series(suffix="QĐ-XPHC", is_ours=False),
        corrects=fields.pop("corrects", None),
    )
    lawful = {
        "kind": Decision.Kind.SANCTION,
        "amount": sum(amount for _, _, amount in acts),
        "signed_on": date.fromisoformat(signed),
        "signer_title": "Giám đốc Sở",
        "offender_kind": case.offender.party.kind if case.offender else "",
        "pack_digest": "0" * 64,
        "explanation": "[]",
    }
    decision = Decision.objects.create(case=case, document=document, **lawful | fields)
    for position, (article, ip_object, amount) in enumerate(acts):
        Sanction.objects.create(
            decision=decision,
            act_code=f"99/2013/NĐ-CP:{article}.1.a",
            act_version=f"99/2013/NĐ-CP:{article}.1.a@2024-07-01",
            citation=f"điểm a khoản 1 Điều {article}",
            instrument="99/2013/NĐ-CP",
            article=article,
            ip_object=ip_object,
            is_warning=amount == 0,
            amount=amount,
            position=position,
        )
    return decision


def annulled(decision: Decision, on: str) -> Decision:
    decision.annulled_on = date.fromisoformat(on)
    decision.annulled_because = "Ban hành sai thẩm quyền"
    decision.save(update_fields=["annulled_on", "annulled_because"])
    return decision


def an_act_version(article: int = 12) -> ActVersion:
    pack, _ = LawPack.objects.get_or_create(
        digest="1" * 64,
        defaults={
            "content": "{}",
            "loaded_at": AT,
            "chain": Chain.objects.create(kind=Chain.Kind.LAW_PACK),
        },
    )
    code = f"99/2013/NĐ-CP:{article}.1.a"
    act, _ = Act.objects.get_or_create(code=code)
    found = ActVersion.objects.filter(pack=pack, act=act).first()
    return found or ActVersion.objects.create(
        pack=pack,
        act=act,
        version=f"{code}@2024-07-01",
        position=article,
        article=article,
        clause="1",
        instrument="99/2013/NĐ-CP",
        name="Bán hàng hóa giả mạo nhãn hiệu",
        wording="Bán hàng hóa giả mạo nhãn hiệu",
        heading="Hàng hóa giả mạo",
        kind="trade",
        objects_protected="trademark",
        needs_business_purpose=False,
        fine_method=ActVersion.FineMethod.BY_VALUE,
        counts="goods_value",
        multiplier=1,
        cite_as=f"điểm a khoản 1 Điều {article}",
        in_force_from=date(2024, 7, 1),
        certainty="verified",
    )


def a_violation(case: Case, article: int = 12, kind: str | None = "trademark") -> Violation:
    """An act of the case on a right of that kind; None where no right was written down."""
    return Violation.objects.create(
        case=case,
        act_version=an_act_version(article),
        facts="Bán hàng hóa",
        detected_on=case.detected_at.astimezone(HANOI).date(),
        value_basis=Violation.Value.UNKNOWN,
        right=a_right(kind=kind) if kind else None,
    )


def an_inspection(
    ended: str | None = "2026-11-06",
    holder: Officer | None = None,
    status: Inspection.Status = Inspection.Status.FINISHED,
    **fields: Any,
) -> Inspection:
    """Ended at noon of the day; not of a plan."""
    commune = fields.pop("commune", None)
    lawful = {
        "basis": Inspection.Basis.CLEAR_SIGNS,
        "basis_paper": "Phiếu xác định dấu hiệu vi phạm",
        "content": "Việc buôn bán hàng hóa",
        "term_reading": "strict_inclusive",
        "announced_at": noon(ended or "2026-11-06"),
        "ended_at": noon(ended) if ended else None,
    }
    dossier = dossier_of(Dossier.Kind.INSPECTION, holder, commune=commune)
    return Inspection.objects.create(dossier=dossier, status=status, **lawful | fields)


def a_visit(inspection: Inspection, party: PartyVersion | None = None, **fields: Any) -> Visit:
    """Worked at; of nobody known unless a party is given."""
    last = inspection.visits.aggregate(last=Max("position"))["last"] or 0
    lawful = {"label": "Sạp hàng", "outcome": Visit.Outcome.WORKED, "logged_at": AT}
    return Visit.objects.create(
        inspection=inspection, party_version=party, position=last + 1, **lawful | fields
    )


def a_finding(visit: Visit, kind: str) -> Finding:
    return Finding.objects.create(visit=visit, facts="Có nhãn", right=a_right(kind=kind))


def a_plan(year: int = 2026, holder: Officer | None = None, **fields: Any) -> Plan:
    """Approved and published."""
    lawful = {
        "topic": "Nhãn hiệu trên hàng thời trang",
        "content": "việc buôn bán",
        "status": Plan.Status.PUBLISHED,
        "approved_number": "77/QĐ-UBND",
        "approved_on": date(year - 1, 12, 1),
    }
    return Plan.objects.create(
        dossier=dossier_of(Dossier.Kind.PLAN, holder), year=year, **lawful | fields
    )


def an_item(plan: Plan, month: int = 3, **fields: Any) -> PlanItem:
    last = plan.items.aggregate(last=Max("position"))["last"] or 0
    lawful = {
        "party_version": a_version(),
        "content": "việc sử dụng nhãn hiệu",
        "reason": "nhiều tin báo",
        "unit": plan.dossier.unit,
    }
    return PlanItem.objects.create(plan=plan, month=month, position=last + 1, **lawful | fields)


def a_household(name: str = "Hộ kinh doanh Bình Minh") -> PartyVersion:
    return a_version(name, legal_form=PartyVersion.LegalForm.HOUSEHOLD)


def a_statistician() -> Officer:
    return an_officer("statistician")  # type: ignore[arg-type]
