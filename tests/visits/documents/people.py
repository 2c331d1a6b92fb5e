"""The office and the people of the pictures of papers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cases.dossier.models import (
    Dossier,
    DossierParty,
    Seat,
)
from cases.dossier.services.registers import load_series
from cases.office.duties import SeatKind
from cases.office.models import Commune, Officer, Role, Unit
from cases.parties.models import PartyVersion
from inspections.visits.models import Inspection
from inspections.visits.services import inspections
from tests.builders import HANOI, a_version, an_officer

SERIES = Path(__file__).parents[3] / "fixtures" / "data" / "series.csv"
CITY = "thành phố Hà Nội"
MARKET = f"chợ Bến Mới, phường Hoàng Mai, {CITY}"


def at(day: str, hour: str = "08:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=HANOI)


@dataclass(frozen=True)
class Office:
    """The people of the pictures."""

    director: Officer
    deputy: Officer
    head: Officer
    cuc: Officer
    ngoc: Officer
    lam: Officer
    clerk: Officer


def an_office() -> Office:
    load_series(SERIES)
    ips = Unit.objects.create(name="Phòng Sở hữu trí tuệ", symbol="SHTT")
    administration = Unit.objects.create(name="Văn phòng Sở", symbol="VP")
    leaders = Unit.objects.create(name="Lãnh đạo Sở", symbol="LĐS")

    def one(name: str, position: str, unit: Unit, role: Role = Role.INSPECTOR, **f: Any) -> Officer:
        return an_officer(role, unit, full_name=name, position=position, **f)

    specialist = "chuyên viên Phòng Sở hữu trí tuệ"
    return Office(
        director=one(
            "Đoàn Vĩnh Khang",
            "Giám đốc Sở",
            leaders,
            Role.DIRECTOR,
            title_code="giam_doc_so_khcn",
        ),
        deputy=one("Lương Ngân Hà", "Phó Giám đốc Sở", leaders, Role.DIRECTOR, honorific="Bà"),
        head=one("Tạ Minh Quân", "Phó Trưởng phòng Sở hữu trí tuệ", ips),
        cuc=one("Đinh Thu Cúc", specialist, ips, honorific="Bà"),
        ngoc=one("Chu Bích Ngọc", specialist, ips, honorific="Bà"),
        lam=one("Vũ Hoàng Lâm", "chuyên viên Văn phòng Sở", administration),
        clerk=one("Bùi Thị Ngọc Ánh", "Văn thư", administration, Role.REGISTRY_CLERK),
    )


def a_commune(name: str, kind: str, code: str) -> Commune:
    commune = Commune(code=code, name=name, kind=kind, latitude=21, longitude=105, area_km2=10)
    commune.save()
    return commune


def opened(
    office: Office,
    subjects: Sequence[DossierParty],
    team: Sequence[tuple[Officer, SeatKind]],
    when: datetime,
    *,
    dossier: dict[str, Any],
    **fields: Any,
) -> Inspection:
    inspection = inspections.open_inspection(
        Inspection(term_reading="strict_inclusive", **fields),
        Dossier(**dossier),
        subjects=subjects,
        by=office.cuc,
        at=when,
    )
    for officer, kind in team:
        seat = inspections.seat_officer(inspection, officer, kind=kind, by=office.cuc, at=when)
        none = Seat.Interest.NONE
        inspections.declare_interest(seat, interest=none, note="", by=officer, at=when)
    return inspection


def tra() -> PartyVersion:
    return a_version(
        "Lê Thị Thanh Trà",
        legal_form=PartyVersion.LegalForm.PERSON,
        sex="Nữ",
        born_on=date(1985, 3, 12),
        nationality="Việt Nam",
        occupation="Buôn bán nhỏ (chưa đăng ký hộ kinh doanh)",
        address=f"số 9, ngõ 14, phố Bến Mới, phường Hoàng Mai, {CITY}",
        id_number="001185999127",
        id_issued_on=date(2024, 8, 14),
        id_issued_by="Bộ Công an",
    )


def thinh(commune: Commune | None = None) -> PartyVersion:
    return a_version(
        "Hộ kinh doanh Hoàng Văn Thịnh",
        legal_form=PartyVersion.LegalForm.HOUSEHOLD,
        tax_code="001079999204",
        representative="Hoàng Văn Thịnh",
        sex="Nam",
        born_on=date(1979, 10, 20),
        nationality="Việt Nam",
        occupation="Chủ hộ kinh doanh (in nhãn, bao bì)",
        address="thôn Đông",
        commune=commune,
        id_number="001079999204",
        id_issued_on=date(2024, 12, 2),
        id_issued_by="Bộ Công an",
    )
