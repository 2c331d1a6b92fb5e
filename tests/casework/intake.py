"""An office that takes papers in: who receives, who decides, and a request on "MỘC LAM"."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cases.casework.models import Request
from cases.casework.services.requests import receive_request
from cases.dossier.models import Dossier
from cases.dossier.services.registers import load_series
from cases.office.models import Commune, Officer, Role
from cases.parties.models import IPRight, PartyVersion
from tests.builders import HANOI, a_director, a_right, a_unit, a_version, an_officer
from tests.visits.documents.people import SERIES, a_commune

PAPERS = (
    "request_form",
    "proof_of_right",
    "proof_of_infringement",
    "power_of_attorney",
)


def hanoi(day: int, month: int, hour: int = 9, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, tzinfo=HANOI)


@dataclass(frozen=True)
class Desk:
    """Who has to do with what comes in, the parties of the request, and the right it names."""

    inspector: Officer
    manager: Officer
    director: Officer
    reader: Officer
    stranger: Officer
    holder: PartyVersion
    agent: PartyVersion
    accused: PartyVersion
    right: IPRight
    commune: Commune


def a_desk() -> Desk:
    load_series(SERIES)
    unit, other = a_unit(), a_unit()
    holder = a_version("Công ty TNHH Mộc Lam")
    return Desk(
        inspector=an_officer(unit=unit),
        manager=an_officer(Role.MANAGER, unit),
        director=a_director(),
        reader=an_officer(Role.AUDITOR, other),
        stranger=an_officer(Role.MANAGER, other),
        holder=holder,
        agent=a_version("Công ty Luật TNHH Sở hữu Bình Minh"),
        accused=a_version(
            "Hộ kinh doanh Trà Mộc Lan",
            legal_form=PartyVersion.LegalForm.HOUSEHOLD,
            representative="Vũ Thị Lan",
        ),
        right=a_right("MỘC LAM", owner=holder.party),
        commune=a_commune("Hoàn Kiếm", "phường", "00070"),
    )


def a_request(desk: Desk, at: datetime | None = None, **fields: Any) -> Request:
    """Of story 4: it came on 07/09/2026, the agent's power had ended on 31/08/2026."""
    at = at or hanoi(7, 9)
    told = {
        "kind": Request.Kind.HOLDER,
        "arrived_on": date(2026, 9, 7),
        "incoming_number": "1204",
        "content": "Biển hiệu cửa hàng mang dấu hiệu MỘC LAM.",
        "goods_said": "dịch vụ quán trà",
        "contact": "bà Hạnh, 0900 000 001",
        "requester": desk.holder,
        "agent": desk.agent,
        "power_number": "05/UQ",
        "power_from": date(2025, 9, 1),
        "power_to": date(2026, 8, 31),
        "accused": desk.accused,
        "asks_for": "buộc tháo biển hiệu",
    }
    place = Dossier(place="số 4 phố Hàng Gai", commune=desk.commune)
    request = Request(**told | fields)
    rights = [desk.right] if request.kind == Request.Kind.HOLDER else []
    return receive_request(request, place, rights, by=desk.inspector, at=at)


def a_report(desk: Desk, **fields: Any) -> Request:
    """Somebody who stays unnamed told of goods."""
    told = {
        "kind": Request.Kind.REPORT,
        "requester": None,
        "agent": None,
        "power_number": "",
        "power_from": None,
        "power_to": None,
        "content": "Cửa hàng bán túi giả.",
    }
    return a_request(desk, **told | fields)
