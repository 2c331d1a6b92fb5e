"""One visit of a company, whole but for nothing: tests take away or change what they are about."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from cases.dossier.models import Document, Series
from cases.dossier.services import drafts, records
from cases.dossier.services.registers import load_series
from cases.office.duties import SeatKind
from cases.office.models import Commune, Officer
from cases.parties.models import Party, PartyVersion
from cases.parties.services import change_party
from inspections.visits.models import ExaminedPaper, Finding, Inspection, PresentPerson, Visit
from inspections.visits.services import drafting, inspections, visits
from tests.builders import AT, a_version, an_officer
from tests.visits.building import an_inspection, decided
from tests.visits.documents.people import SERIES, a_commune
from tests.visits.documents.steps import announced_by

BEGAN, ENDED = AT + timedelta(minutes=10), AT + timedelta(hours=2)


@dataclass(frozen=True)
class Work:
    """The visit and whoever may write, sign and write down."""

    visit: Visit
    head: Officer
    secretary: Officer

    @property
    def inspection(self) -> Inspection:
        return self.visit.inspection

    @property
    def party(self) -> Party:
        assert self.visit.party_version
        return self.visit.party_version.party


def a_company(name: str = "Công ty TNHH Thử", **fields: Any) -> PartyVersion:
    lawful = {
        "tax_code": "0199000017",
        "address": "12 Phố Thử",
        "commune": Commune.objects.filter(name="Ba Đình").first()
        or a_commune("Ba Đình", "phường", "00004"),
        "representative": "Trần Văn Bảy",
        "representative_title": "Giám đốc",
        "sex": "Nam",
        "licence_number": "0199000017",
        "licence_issued_on": date(2021, 2, 3),
        "licence_issued_by": "Sở Tài chính",
    }
    return a_version(name, **lawful | fields)


def moved(version: PartyVersion, address: str, on: date, at: datetime = AT) -> PartyVersion:
    """The same party at another address from that day on."""
    names = ("name", "legal_form", "tax_code", "representative", "sex", "representative_title")
    told = {name: getattr(version, name) for name in names}
    later = PartyVersion(**told, address=address, in_force_from=on)
    return change_party(version.party, later, by=an_officer(), at=at)


def a_team_of_three(inspection: Inspection, at: datetime) -> tuple[Officer, Officer, Officer]:
    by = inspection.dossier.holder
    seated = []
    for kind, name in (
        (SeatKind.HEAD, "Tạ Minh Quân"),
        (SeatKind.MEMBER, "Đinh Thu Cúc"),
        (SeatKind.SECRETARY, "Vũ Hoàng Lâm"),
    ):
        officer = an_officer(unit=by.unit, full_name=name, position="chuyên viên")
        seat = inspections.seat_officer(inspection, officer, kind=kind, by=by, at=at)
        inspections.declare_interest(seat, interest="none", note="", by=officer, at=at)
        seated.append(officer)
    return seated[0], seated[1], seated[2]


def a_work(version: PartyVersion | None = None, *, empty: bool = False, **told: str) -> Work:
    """Begun at `BEGAN` and over at `ENDED`, at another place than the seat; `empty`: just begun."""
    if not Series.objects.filter(code="BB-DKT").exists():
        load_series(SERIES)
    version = version or a_company()
    before = AT - timedelta(hours=2)
    inspection = an_inspection(subjects=[version], at=before)
    head, _, secretary = a_team_of_three(inspection, before)
    decided(inspection, on=AT.date())
    announced_by(head, inspection, AT)
    hoan_kiem = Commune.objects.filter(name="Hoàn Kiếm").first()
    place = Visit(
        label="Cửa hàng số 7",
        address="7 Phố Thử",
        commune=hoan_kiem or a_commune("Hoàn Kiếm", "phường", "00070"),
        party_version=version,
    )
    visits.add_places(inspection, [place], by=secretary, at=AT)
    visit = inspection.visits.get()
    visits.log_outcome(visit, outcome="worked", by=secretary, at=BEGAN)
    if not empty:
        _fill(visit, secretary, **told)
    return Work(visit, head, secretary)


def _fill(visit: Visit, by: Officer, **told: str) -> None:
    PresentPerson.objects.create(
        visit=visit,
        name="Trần Văn Bảy",
        capacity=PresentPerson.Capacity.SUBJECT,
        position="Giám đốc",
        works_with_team=True,
    )
    PresentPerson.objects.create(
        visit=visit,
        name="Lê Văn Chín",
        capacity=PresentPerson.Capacity.COMMUNE,
        position="chuyên viên Phòng Kinh tế",
    )
    ExaminedPaper.objects.create(visit=visit, name="Hóa đơn mua hàng", result="not_shown")
    Finding.objects.create(visit=visit, facts="Bày bán 18 chiếc túi gắn dấu hiệu “THỬ”.")
    lawful = {
        "done": "sao 01 hóa đơn",
        "statement": "Tôi không có ý kiến gì thêm.",
        "statement_others": "Thống nhất.",
        "requests": "Dừng bày bán.",
    }
    for name, value in (lawful | told).items():
        setattr(visit, name, value)
    visit.save()
    visits.set_hours(
        visit, arrived_at=BEGAN, left_at=ENDED, revision=visit.revision, by=by, at=ENDED
    )


def drafted(work: Work) -> Document:
    return drafting.draft_minutes(work.visit, by=work.secretary, at=ENDED)


def ready(work: Work) -> Document:
    return drafts.make_ready(drafted(work), by=work.secretary, at=ENDED)


def signed(work: Work) -> Document:
    document = ready(work)
    for signature in document.signatures.all():
        records.sign_record(signature, by=work.secretary, at=ENDED)
    return records.finish_record(document, by=work.secretary, at=ENDED)


def reasons(document: Document, by: Officer, at: datetime = ENDED) -> list[str]:
    return [refusal.reason for refusal in drafts.can_make_ready(document, by, at)]
