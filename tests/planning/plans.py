"""Plans in each of their states, reached through the services."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from cases.dossier.services.registers import load_series
from cases.office.models import Officer, Role, Unit
from cases.parties.models import PartyVersion
from inspections.planning.models import Plan, PlanItem
from inspections.planning.services import items, plans
from tests.builders import AT, a_director, a_unit, a_version, an_officer
from tests.visits.documents.people import SERIES


@dataclass(frozen=True)
class Office:
    """Who has to do with a plan of one unit, and a stranger of another."""

    unit: Unit
    manager: Officer
    inspector: Officer
    director: Officer
    stranger: Officer


def an_office() -> Office:
    load_series(SERIES)
    unit, other = a_unit(), a_unit()
    return Office(
        unit,
        manager=an_officer(Role.MANAGER, unit),
        inspector=an_officer(unit=unit),
        director=a_director(),
        stranger=an_officer(Role.MANAGER, other),
    )


def a_plan(office: Office, at: datetime = AT, **fields: Any) -> Plan:
    lawful = {
        "year": timezone.localdate(at).year,
        "topic": "Nhãn hiệu trên hàng thời trang",
        "content": "việc buôn bán hàng hóa mang nhãn hiệu được bảo hộ",
    }
    return plans.draft_plan(Plan(**lawful | fields), by=office.manager, at=at)


def an_item(office: Office, version: PartyVersion | None = None, **fields: Any) -> PlanItem:
    lawful = {
        "party_version": version or a_version(),
        "content": "việc sử dụng nhãn hiệu",
        "month": 12,
        "reason": "nhiều tin báo trong năm",
        "unit": office.unit,
    }
    return PlanItem(**lawful | fields)


def with_items(office: Office, *versions: PartyVersion, at: datetime = AT) -> Plan:
    plan = a_plan(office, at=at)
    rows = [an_item(office, version) for version in versions or (a_version(),)]
    return items.add_items(plan, rows, by=office.manager, at=at)


def approved(office: Office, *versions: PartyVersion, at: datetime = AT) -> Plan:
    plan = with_items(office, *versions, at=at)
    plans.submit_plan(plan, by=office.director, at=at)
    return plans.note_approval(
        plan,
        number="77/QĐ-UBND",
        approved_on=timezone.localdate(at),
        approved_by="Chủ tịch UBND thành phố Hà Nội",
        by=office.manager,
        at=at,
    )


def published(office: Office, *versions: PartyVersion, at: datetime = AT) -> Plan:
    plan = approved(office, *versions, at=at)
    plans.send_plan(
        plan, number="12/SKHCN", sent_on=timezone.localdate(at), by=office.director, at=at
    )
    return plans.publish_plan(
        plan,
        published_on=timezone.localdate(at),
        place="Cổng thông tin điện tử",
        by=office.director,
        at=at,
    )
