"""Cases of the stories up to their violation record, each on its own days."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from cases.casework.models import Case, CasePerson, Violation, ViolationRecord
from cases.casework.services import cases, records, violations
from cases.dossier.models import Document, Dossier
from cases.dossier.services.registers import load_series
from cases.lawbook.models import ActVersion
from cases.office.journal import canonical
from cases.office.models import Officer
from cases.parties.models import PartyVersion
from tests.builders import HANOI, a_director, a_document, a_version, an_officer
from tests.visits.documents.people import SERIES
from tests.visits.papers import earlier

ACT = "99/2013/NĐ-CP:"
BAGS, SHAMPOO, PERFUME = f"{ACT}12.1.a", f"{ACT}11.1.a", f"{ACT}12.10.a"
SIGNBOARD, LABELS = f"{ACT}11.15", f"{ACT}13.7.a"


def at(day: str, hour: str = "09:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=HANOI)


@dataclass(frozen=True)
class Found:
    """What was found when, in one act."""

    code: str
    detected_at: datetime
    told: dict[str, Any]
    ended_on: date | None = None


OF_STORY = {
    1: Found(BAGS, at("2026-11-06", "16:30"), {"goods_value": 38_160_000}),
    2: Found(SHAMPOO, at("2026-05-12"), {"goods_value": 130_000_000}, date(2024, 6, 20)),
    3: Found(PERFUME, at("2026-03-02"), {"goods_value": 318_000_000}),
    4: Found(SIGNBOARD, at("2026-10-28"), {"quantity": 1}),
    5: Found(LABELS, at("2026-05-06"), {"quantity": 12_400}),
}


def an_offender(**fields: Any) -> PartyVersion:
    lawful = {
        "legal_form": PartyVersion.LegalForm.HOUSEHOLD,
        "representative": "Hoàng Văn Thịnh",
        "sex": "Nam",
        "born_on": date(1979, 10, 20),
        "nationality": "Việt Nam",
        "occupation": "Chủ hộ kinh doanh",
        "address": "thôn Đông",
        "id_number": "001079999204",
        "id_issued_on": date(2024, 12, 2),
        "id_issued_by": "Bộ Công an",
    }
    return a_version("Hộ kinh doanh Hoàng Văn Thịnh", **lawful | fields)


def a_company(name: str = "Công ty TNHH Mây An", **fields: Any) -> PartyVersion:
    lawful = {
        "tax_code": "0199456787",
        "licence_number": "0199456787",
        "licence_issued_on": date(2019, 3, 1),
        "licence_issued_by": "Sở Tài chính thành phố Hà Nội",
        "representative": "Mai Thu Hà",
        "representative_title": "Giám đốc",
        "sex": "Nữ",
    }
    return a_version(name, **lawful | fields)


def a_case_of(story: int, by: Officer | None = None, **fields: Any) -> Case:
    if "offender" not in fields:
        fields["offender"] = a_company() if story in (2, 3) else an_offender()
    return a_case_found(OF_STORY[story], by, **fields)


def a_case_of_now(by: Officer | None = None, **fields: Any) -> Case:
    """Labels found three hours ago, for pages that read the clock themselves."""
    found = Found(LABELS, earlier(hours=3), {"quantity": 12_400})
    return a_case_found(found, by, offender=an_offender(), **fields)


@transaction.atomic
def a_case_found(found: Found, by: Officer | None = None, **fields: Any) -> Case:
    """The case as it was opened, with its one act; a Director is there to decide it."""
    load_series(SERIES)
    by = by or an_officer(full_name="Đinh Thu Cúc")
    a_director()
    case = cases.open_case(
        Case(
            **{
                "source": Case.Source.INSPECTION,
                "detected_at": found.detected_at,
                "facts": "Có hàng hóa mang dấu hiệu của người khác.",
            }
            | fields
        ),
        Dossier(title="Hàng hóa của người khác", place="thôn Đông", unit=by.unit),
        by=by,
        at=found.detected_at,
    )
    add_act(case, found, by)
    return case


def add_act(case: Case, found: Found, by: Officer) -> Violation:
    detected_on = timezone.localdate(found.detected_at)
    day = found.ended_on or detected_on
    violation = Violation(
        case=case,
        act_version=ActVersion.objects.in_force(day).get(act__code=found.code),
        facts="bày bán hàng hóa mang dấu hiệu của người khác",
        ended_on=found.ended_on,
        detected_on=detected_on,
        value_basis=Violation.Value.STATED,
        **found.told,
    )
    return violations.write_violation(violation, [], by=by, at=found.detected_at)


def a_session(case: Case, made_at: datetime, **fields: Any) -> ViolationRecord:
    """The making of the record, not yet begun."""
    lawful: dict[str, Any] = {
        "maker": case.dossier.holder,
        "made_at": made_at,
        "place": "trụ sở Sở",
        "reason_elsewhere": "phải chờ kết quả xác minh",
        "opinion_violator": "thừa nhận hành vi vi phạm",
    }
    return ViolationRecord(case=case, **lawful | fields)


def a_person(case: Case, name: str = "Trịnh Văn Sáng", **fields: Any) -> CasePerson:
    lawful = {
        "capacity": CasePerson.Capacity.WITNESS,
        "position": "Viên chức",
        "address": "Ban Quản lý chợ Bến Mới",
        "is_present": True,
    }
    return CasePerson.objects.create(case=case, name=name, **lawful | fields)


@transaction.atomic
def recorded(
    case: Case, made_at: datetime, *, is_given: bool = True, goes_up: bool = False
) -> Case:
    """As if its record had been issued then, telling this right to explain."""
    told = {"explanation": {"is_given": is_given, "goes_up": goes_up}}
    document = a_document(
        case.dossier,
        Document.State.READY,
        kind=records.KIND,
        title="Biên bản vi phạm hành chính",
        facts=canonical(told),
    )
    made = a_session(case, made_at)
    made.document = document
    made.save()
    records.start_after_record(document, by=case.dossier.holder, at=made_at)
    return Case.objects.get(pk=case.pk)
