"""Inspections in each of their states, reached through the services."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from cases.dossier.models import Document, Dossier, DossierParty, Seat, Series
from cases.office.duties import SeatKind
from cases.office.models import Officer, Role, Unit
from cases.parties.models import PartyVersion
from inspections.visits.models import Inspection, Visit
from inspections.visits.services import course, inspections, visits
from tests.builders import AT, ON, a_document, a_series, a_version, an_officer

STRICT = "strict_inclusive"


def an_inspection(
    by: Officer | None = None,
    subjects: Sequence[PartyVersion] = (),
    at: datetime = AT,
    **fields: Any,
) -> Inspection:
    """Ad hoc, on clear signs, of one company, just opened; nobody is in the team yet."""
    by = by or an_officer()
    series_of_dossiers()
    lawful = {
        "basis": Inspection.Basis.CLEAR_SIGNS,
        "basis_paper": "Phiếu xác định dấu hiệu vi phạm ngày 20/11/2026",
        "content": "Việc buôn bán hàng hóa mang nhãn hiệu được bảo hộ",
        "period_from": date(2026, 1, 1),
        "term_reading": STRICT,
    }
    return inspections.open_inspection(
        Inspection(**lawful | fields),
        Dossier(title="Chợ Bến Mới", place="chợ Bến Mới"),
        subjects=[DossierParty(version=version) for version in subjects or [a_version()]],
        by=by,
        at=at,
    )


def series_of_dossiers() -> None:
    a_series_once(code="HS-KT", suffix="KT-SHTT", is_ours=True)


def a_series_once(**fields: Any) -> None:
    if not Series.objects.filter(code=fields["code"]).exists():
        a_series(**fields)


def a_team(
    inspection: Inspection, unit: Unit | None = None, at: datetime = AT
) -> tuple[Officer, Officer]:
    """A head and a member, both declared free of interest."""
    by = inspection.dossier.holder
    unit = unit or by.unit
    head = an_officer(unit=unit, full_name="Tạ Minh Quân", position="Phó Trưởng phòng")
    member = an_officer(unit=unit, full_name="Đinh Thu Cúc", honorific="Bà")
    for officer, kind in ((head, SeatKind.HEAD), (member, SeatKind.MEMBER)):
        seat = inspections.seat_officer(inspection, officer, kind=kind, by=by, at=at)
        inspections.declare_interest(seat, interest=Seat.Interest.NONE, note="", by=officer, at=at)
    return head, member


def decided(inspection: Inspection, on: date = ON) -> Inspection:
    """As if its decision 118/QĐ-SKHCN had been signed and issued that day."""
    a_document(
        inspection.dossier,
        Document.State.ISSUED,
        kind=inspections.DECISION,
        title="Quyết định kiểm tra",
        issued_on=on,
        number="118",
        series=a_series(suffix="QĐ-SKHCN", is_ours=False),
    )
    inspection.status = Inspection.Status.DECIDED
    inspection.save(update_fields=["status"])
    return inspection


def under_way(at: datetime = AT, **fields: Any) -> tuple[Inspection, Officer, Officer]:
    """Announced at that instant, with its head and member."""
    inspection = an_inspection(at=at - timedelta(hours=2), **fields)
    head, member = a_team(inspection, at=at - timedelta(hours=2))
    decided(inspection, on=at.date())
    course.announce(inspection, announced_to="ông Nguyễn Văn A", announced_at=at, by=head, at=at)
    return inspection, head, member


def a_visit(inspection: Inspection, by: Officer, at: datetime = AT, **fields: Any) -> Visit:
    visits.add_places(inspection, [Visit(**{"label": "Ki-ốt 27"} | fields)], by=by, at=at)
    return inspection.visits.latest("position")


def a_manager(unit: Unit) -> Officer:
    return an_officer(Role.MANAGER, unit)
