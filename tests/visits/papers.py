"""An office whose inspection stands today, for pages that read the clock themselves."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from cases.dossier.models import Document, Dossier, DossierParty, Seat, Series
from cases.dossier.services import decisions, drafts, records
from cases.dossier.services.registers import load_series
from cases.office.duties import SeatKind
from cases.office.models import Officer, Role
from cases.parties.models import PartyVersion
from inspections.visits.models import (
    ExaminedPaper,
    Finding,
    Inspection,
    PresentPerson,
    Visit,
)
from inspections.visits.services import course, drafting, inspections, visits
from tests.builders import a_director, a_unit, a_version, an_officer
from tests.issuing import issue
from tests.visits.documents.people import SERIES, a_commune


@dataclass(frozen=True)
class World:
    """One inspection and everybody who has to do with its papers, or nothing."""

    inspection: Inspection
    manager: Officer
    head: Officer
    member: Officer
    secretary: Officer
    director: Officer
    clerk: Officer
    reader: Officer
    colleague: Officer
    stranger: Officer

    @property
    def holder(self) -> Officer:
        return self.inspection.dossier.holder


def earlier(**ago: float) -> datetime:
    return timezone.now() - timedelta(**ago)


def today() -> date:
    return timezone.localdate()


def a_world() -> World:
    """An inspection with its team and one place, its decision not yet drafted."""
    if not Series.objects.filter(code="BB-DKT").exists():
        load_series(SERIES)
    at = earlier(hours=3)
    unit, other = a_unit(), a_unit()
    holder = an_officer(unit=unit, full_name="Đinh Thu Cúc", position="chuyên viên")
    inspection = inspections.open_inspection(
        Inspection(
            basis=Inspection.Basis.CLEAR_SIGNS,
            basis_paper="Phiếu xác định dấu hiệu vi phạm ngày 04 tháng 5 năm 2026",
            content="việc in, cung cấp tem, nhãn",
            period_from=date(2025, 1, 1),
            term_reading="strict_inclusive",
        ),
        Dossier(title="Tem, nhãn LAM HẠ", place="thôn Đông"),
        subjects=[DossierParty(version=a_household())],
        by=holder,
        at=at,
    )
    head, secretary = (an_officer(unit=unit, full_name=name) for name in ("Tạ Quân", "Vũ Lâm"))
    for officer, kind in (
        (head, SeatKind.HEAD),
        (holder, SeatKind.MEMBER),
        (secretary, SeatKind.SECRETARY),
    ):
        seat = inspections.seat_officer(inspection, officer, kind=kind, by=holder, at=at)
        none = Seat.Interest.NONE
        inspections.declare_interest(seat, interest=none, note="", by=officer, at=at)
    return World(
        inspection=inspection,
        manager=an_officer(Role.MANAGER, unit),
        head=head,
        member=holder,
        secretary=secretary,
        director=a_director(),
        clerk=an_officer(Role.REGISTRY_CLERK, other),
        reader=an_officer(Role.AUDITOR, other),
        colleague=an_officer(unit=unit, full_name="Chu Bích Ngọc"),
        stranger=an_officer(unit=other),
    )


def a_household(**fields: Any) -> PartyVersion:
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


def a_decision(world: World, state: Document.State = Document.State.DRAFT) -> Document:
    """The decision as far as this state, each step by whoever takes it."""
    order = list(Document.State)
    reached = order.index(state)
    at = earlier(hours=2)
    document = drafting.draft_decision(world.inspection, by=world.member, at=at)
    if reached >= order.index(Document.State.READY):
        drafts.make_ready(document, by=world.member, at=at)
    if reached >= order.index(Document.State.SIGNED):
        decisions.sign_decision(document, by=world.director, at=at)
    if reached >= order.index(Document.State.ISSUED):
        day = timezone.localdate(at)
        issue(document, number="118", issued_on=day, by=world.clerk, at=at)
    return Document.objects.get(pk=document.pk)


def a_visit(world: World, **told: str) -> Visit:
    """Announced, gone to, worked and written down in the last two hours."""
    a_decision(world, Document.State.ISSUED)
    began = earlier(minutes=100)
    inspection = Inspection.objects.get(pk=world.inspection.pk)
    course.announce(inspection, announced_to="bà Lụa", announced_at=began, by=world.head, at=began)
    commune = a_commune("Thường Tín", "xã", "10183")
    version = inspection.dossier.parties.get().version
    place = Visit(label="Xưởng in", address="thôn Đông", commune=commune, party_version=version)
    visits.add_places(inspection, [place], by=world.secretary, at=began)
    visit = inspection.visits.get()
    visits.log_outcome(visit, outcome="worked", by=world.secretary, at=began)
    capacity = PresentPerson.Capacity
    for name, kind, position, works in (
        ("Phan Thị Lụa", capacity.EMPLOYEE, "kế toán của hộ kinh doanh", True),
        ("Đỗ Xuân Trường", capacity.COMMUNE, "chuyên viên Phòng Kinh tế", False),
    ):
        PresentPerson.objects.create(
            visit=visit, name=name, capacity=kind, position=position, works_with_team=works
        )
    ExaminedPaper.objects.create(visit=visit, name="Phiếu đặt in", result="not_shown")
    Finding.objects.create(visit=visit, facts="Có tem, nhãn mang dấu hiệu “LAM HẠ”.")
    lawful = {
        "statement": "Tôi chỉ làm kế toán.",
        "statement_others": "Thống nhất.",
        "requests": "Dừng việc in.",
        "done": "sao 01 phiếu",
    }
    for name, value in (lawful | told).items():
        setattr(visit, name, value)
    visit.save()
    ended = earlier(minutes=60)
    by, revision = world.secretary, visit.revision
    visits.set_hours(visit, arrived_at=began, left_at=ended, revision=revision, by=by, at=ended)
    return Visit.objects.get(pk=visit.pk)


def minutes(world: World, visit: Visit, state: Document.State = Document.State.DRAFT) -> Document:
    at, by = earlier(minutes=50), world.secretary
    document = drafting.draft_minutes(visit, by=by, at=at)
    if state != Document.State.DRAFT:
        drafts.make_ready(document, by=by, at=at)
    if state == Document.State.ISSUED:
        for signature in document.signatures.all():
            records.sign_record(signature, by=by, at=at)
        records.finish_record(document, by=by, at=at)
    return Document.objects.get(pk=document.pk)


def as_officer(officer: Officer) -> Client:
    """A browser of somebody who is logged in; the officer is read afresh with each request."""
    client = Client()
    client.force_login(officer)
    return client


def filled(form: Any, **typed: Any) -> dict[str, Any]:
    """What a browser sends of a page's form with these fields typed over."""
    sent = {}
    for field in form:
        value = field.value()
        if value not in (None, False, ""):
            sent[field.html_name] = field.field.prepare_value(value)
    return sent | typed
