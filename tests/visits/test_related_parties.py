"""Whom else an inspection concerns, and a party of a dossier whose facts were typed wrong."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.dossier.models import Document, DossierParty
from cases.office.journal import first_broken
from cases.office.models import JournalEntry, Officer, Role
from cases.parties.models import PartyVersion
from cases.parties.services import correct_party
from inspections.visits.documents.decision import parties_of
from inspections.visits.models import Inspection
from inspections.visits.services import course, parties
from tests.builders import AT, a_dossier_party, a_party, a_right, a_version, an_officer
from tests.visits import papers
from tests.visits.building import a_team, a_visit, an_inspection, decided

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
Capacity = DossierParty.Capacity


def add(inspection: Inspection, version: PartyVersion | None = None, **fields: Any) -> DossierParty:
    lawful: dict[str, Any] = {"capacity": Capacity.RELATED, "note": "quản lý chợ"}
    row = DossierParty(
        version=version or a_version("Ban Quản lý chợ Bến Mới", legal_form="other"),
        **lawful | fields,
    )
    return parties.add_related(inspection, row, by=inspection.dossier.holder, at=AT)


def corrected(slip: PartyVersion) -> PartyVersion:
    version = PartyVersion(name=slip.name, legal_form=slip.legal_form, address="21 Hàng Bạc")
    return correct_party(slip, version, because="gõ nhầm số nhà", by=an_officer(), at=AT)


# Related parties


def test_the_decision_names_the_related_until_they_are_ended() -> None:
    inspection = an_inspection()
    row = add(inspection)
    assert parties_of(inspection, Capacity.RELATED) == [row]
    holder = inspection.dossier.holder
    parties.end_related(inspection, row, because="nhập nhầm chợ", by=holder, at=AT)
    assert parties_of(Inspection.objects.get(), Capacity.RELATED) == []
    row.refresh_from_db()
    assert (row.ended_at, row.ended_because) == (AT, "nhập nhầm chợ")


def test_a_right_holder_comes_in_after_the_decision_too() -> None:
    inspection = decided(an_inspection())
    row = add(inspection, a_version("Công ty Chủ nhãn"), capacity=Capacity.RIGHT_HOLDER, note="")
    assert row.pk


def test_nobody_is_added_once_the_inspection_has_stopped() -> None:
    inspection = an_inspection()
    row = add(inspection)
    holder = inspection.dossier.holder
    course.stop(inspection, because="đã đóng cửa hàng", by=holder, at=AT)
    with pytest.raises(ValidationError, match="đã dừng"):
        add(inspection, a_version("Công ty khác"))
    with pytest.raises(ValidationError, match="đã dừng"):
        parties.end_related(inspection, row, because="x", by=holder, at=AT)


@pytest.mark.parametrize("capacity", [Capacity.RELATED, Capacity.SUBJECT])
def test_a_subject_is_not_added_as_somebody_else(capacity: str) -> None:
    subject = a_version()
    inspection = an_inspection(subjects=[subject])
    with pytest.raises(
        ValidationError, match=r"đã có trong hồ sơ: đối tượng kiểm tra|một trong các tư cách"
    ):
        add(inspection, subject, capacity=capacity)


def test_nobody_stands_twice_in_one_capacity_and_may_come_back_once_ended() -> None:
    inspection, version = an_inspection(), a_version("Ban Quản lý chợ Bến Mới", legal_form="other")
    row = add(inspection, version)
    with pytest.raises(ValidationError, match="tổ chức, cá nhân liên quan"):
        add(inspection, version)
    with pytest.raises(IntegrityError), transaction.atomic():
        a_dossier_party(inspection.dossier, version=version, capacity=Capacity.RELATED)
    holder = inspection.dossier.holder
    parties.end_related(inspection, row, because="nhầm", by=holder, at=AT)
    with pytest.raises(ValidationError, match="đã được ghi thôi liên quan"):
        parties.end_related(inspection, row, because="nhầm", by=holder, at=AT)
    assert add(inspection, version).pk != row.pk


def test_a_related_party_says_how_it_is_concerned_and_why_no_more() -> None:
    inspection = an_inspection()
    with pytest.raises(ValidationError) as refusal:
        add(inspection, note=" ")
    assert list(refusal.value.message_dict) == ["note"]
    row = add(inspection)
    with pytest.raises(ValidationError) as refusal:
        parties.end_related(inspection, row, because=" ", by=inspection.dossier.holder, at=AT)
    assert list(refusal.value.message_dict) == ["because"]


def test_both_acts_are_in_the_journal_of_the_dossier() -> None:
    inspection = an_inspection()
    row = add(inspection)
    parties.end_related(inspection, row, because="nhầm", by=inspection.dossier.holder, at=AT)
    entries = list(inspection.chain.entries.order_by("sequence"))
    assert [each.verb for each in entries][-2:] == ["add_related", "end_related"]
    assert '"because":"nhầm"' in entries[-1].changes
    assert first_broken(inspection.chain) is None


# The pages


@pytest.fixture
def holder(client: Client) -> Officer:
    officer = an_officer()
    client.force_login(officer)
    return officer


def posted(client: Client, view: str, *args: Any, **typed: Any) -> Any:
    address = reverse(f"visits:{view}", args=args)
    return client.post(address, {"submission": str(uuid4())} | typed)


def test_a_related_party_is_added_and_ended_on_the_page(client: Client, holder: Officer) -> None:
    inspection, market = an_inspection(holder), a_party("Ban Quản lý chợ Bến Mới")
    address = inspection.get_absolute_url()
    assert (
        reverse("visits:related_add", args=[inspection.pk]) in client.get(address).content.decode()
    )
    uuid = str(uuid4())
    typed = {"party": market.pk, "capacity": "related", "note": "quản lý chợ", "submission": uuid}
    for _ in range(2):
        response = posted(client, "related_add", inspection.pk, **typed)
        assert response.headers["Location"] == address
    row = inspection.dossier.parties.get(capacity=Capacity.RELATED)
    page = client.get(address).content.decode()
    assert "Ban Quản lý chợ Bến Mới</a>, quản lý chợ" in page
    ending = reverse("visits:related_end", args=[inspection.pk, row.pk])
    assert ending in page
    assert client.get(ending).status_code == 200
    refused = posted(client, "related_end", inspection.pk, row.pk, because="")
    assert refused.context["form"].errors == {"because": ["Ghi lý do."]}
    posted(client, "related_end", inspection.pk, row.pk, because="nhập nhầm chợ")
    page = client.get(address).content.decode()
    assert "nhập nhầm chợ)" in page
    assert ending not in page


def test_what_is_missing_is_said_at_its_field(client: Client, holder: Officer) -> None:
    inspection = an_inspection(holder)
    page = client.get(reverse("visits:related_add", args=[inspection.pk]))
    offered = [value for value, _ in page.context["form"].fields["capacity"].choices]
    assert offered == ["right_holder", "agent", "related"]
    empty = posted(client, "related_add", inspection.pk)
    assert set(empty.context["form"].errors) == {"capacity", "party"}
    later = a_party("Công ty Mai Sau", in_force_from=AT.date() + timedelta(days=40_000))
    response = posted(client, "related_add", inspection.pk, party=later.pk, capacity="agent")
    assert "Chưa có thông tin của Công ty Mai Sau" in response.context["form"].errors["party"][0]
    subject = inspection.dossier.parties.get().version.party
    typed = {"party": subject.pk, "capacity": "related", "note": "x"}
    response = posted(client, "related_add", inspection.pk, **typed)
    assert "đã có trong hồ sơ" in response.context["form"].errors["party"][0]


def test_strangers_find_nothing_and_the_team_does_not_prepare(
    client: Client, holder: Officer
) -> None:
    inspection = an_inspection(holder)
    row = add(inspection)
    pages: list[tuple[str, list[int]]] = [
        ("related_add", [inspection.pk]),
        ("related_end", [inspection.pk, row.pk]),
        ("correction_use", [inspection.pk, row.pk]),
    ]
    _, member = a_team(inspection)
    for officer, status in ((an_officer(), 404), (member, 403)):
        client.force_login(officer)
        for view, args in pages:
            address = reverse(f"visits:{view}", args=args)
            assert client.get(address).status_code == status
            assert client.post(address, {"submission": str(uuid4())}).status_code == status
    client.force_login(member)
    page = client.get(inspection.get_absolute_url()).content.decode()
    assert not any(reverse(f"visits:{view}", args=args) in page for view, args in pages)
    client.force_login(an_officer(Role.DIRECTOR))
    assert client.get(reverse("visits:related_add", args=[inspection.pk])).status_code == 403


def test_a_subject_is_not_ended_on_the_page_of_the_others(client: Client, holder: Officer) -> None:
    inspection = an_inspection(holder)
    subject = inspection.dossier.parties.get()
    assert posted(client, "related_end", inspection.pk, subject.pk, because="x").status_code == 404


def test_the_rights_of_an_ended_holder_are_no_longer_brought_along(
    client: Client, holder: Officer
) -> None:
    inspection, owner = an_inspection(holder), a_version("Công ty Chủ nhãn")
    a_right("MÂY AN", owner=owner.party)
    head, _ = a_team(inspection)
    visit = a_visit(inspection, head)
    row = add(inspection, owner, capacity=Capacity.RIGHT_HOLDER, note="")
    address = reverse("visits:bring", args=[visit.inspection.pk])
    client.force_login(head)
    assert "MÂY AN" in client.get(address).content.decode()
    parties.end_related(inspection, row, because="nhầm", by=holder, at=AT)
    assert "MÂY AN" not in client.get(address).content.decode()


# Facts typed wrong


def the_act(inspection: Inspection) -> Callable[[], DossierParty]:
    row = inspection.dossier.parties.first()
    assert row
    holder = inspection.dossier.holder
    return lambda: parties.use_correction(inspection, row, by=holder, at=AT)


def test_a_draft_keeps_the_slip_until_somebody_takes_the_mended_facts(
    client: Client, holder: Officer
) -> None:
    slip = a_version()
    inspection = an_inspection(holder, subjects=[slip])
    visit = a_visit(inspection, holder, party_version=slip)
    mended = corrected(slip)
    row = inspection.dossier.parties.get()
    assert row.version == slip
    address = reverse("visits:correction_use", args=[inspection.pk, row.pk])
    page = client.get(inspection.get_absolute_url()).content.decode()
    assert "đã sửa ngày 25/11/2026" in page
    assert address in page
    assert client.get(address).status_code == 200
    assert posted(client, "correction_use", inspection.pk, row.pk).status_code == 302
    row.refresh_from_db()
    visit.refresh_from_db()
    assert (row.version, visit.party_version) == (mended, mended)
    assert address not in client.get(inspection.get_absolute_url()).content.decode()
    entry = JournalEntry.objects.get(verb="use_correction")
    assert '"because":"gõ nhầm số nhà"' in entry.changes


def test_a_signed_decision_keeps_its_subject_as_printed(client: Client, holder: Officer) -> None:
    slip = a_version()
    inspection = decided(an_inspection(holder, subjects=[slip]))
    corrected(slip)
    with pytest.raises(ValidationError, match="Quyết định kiểm tra đã ký"):
        the_act(inspection)()
    page = client.get(inspection.get_absolute_url()).content.decode()
    assert "hồ sơ giữ bản cũ." in page
    assert "dùng bản mới" not in page


def test_there_is_nothing_to_take_where_nothing_was_corrected() -> None:
    with pytest.raises(ValidationError, match="đang dùng bản mới"):
        the_act(an_inspection())()


def naming(world: papers.World, state: Document.State) -> DossierParty:
    """A market's board that the decision names, as far as this state, and mended since."""
    slip = a_version("Ban Quản lý chợ Bến Mới", legal_form="other")
    row = DossierParty(version=slip, capacity=Capacity.RELATED, note="quản lý chợ")
    inspection = world.inspection
    row = parties.add_related(inspection, row, by=world.member, at=papers.earlier(hours=3))
    document = papers.a_decision(world, state)
    if state != Document.State.DRAFT:
        assert slip.name in document.words
    corrected(slip)
    return DossierParty.objects.get(pk=row.pk)


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (Document.State.READY, "Quyết định đang chờ ký có nêu tên"),
        (Document.State.SIGNED, "Quyết định kiểm tra đã ký có nêu tên"),
        (Document.State.ISSUED, "Quyết định kiểm tra đã ký có nêu tên"),
    ],
)
def test_whom_the_decision_names_stays_as_printed(
    client: Client, state: Document.State, reason: str
) -> None:
    world = papers.a_world()
    row = naming(world, state)
    inspection = Inspection.objects.get()
    with pytest.raises(ValidationError, match=reason):
        parties.use_correction(inspection, row, by=world.member, at=AT)
    client.force_login(world.member)
    page = client.get(inspection.get_absolute_url()).content.decode()
    assert "hồ sơ giữ bản cũ." in page
    assert "dùng bản mới" not in page


def test_whom_only_a_draft_names_is_taken_as_mended() -> None:
    world = papers.a_world()
    row = naming(world, Document.State.DRAFT)
    taken = parties.use_correction(Inspection.objects.get(), row, by=world.member, at=AT)
    assert taken.version.address == "21 Hàng Bạc"


def test_a_holder_whom_no_decision_names_is_taken_as_mended_after_it_too() -> None:
    inspection, slip = decided(an_inspection()), a_version("Công ty Chủ nhãn")
    row = add(inspection, slip, capacity=Capacity.RIGHT_HOLDER, note="")
    mended = corrected(slip)
    holder = inspection.dossier.holder
    assert parties.use_correction(inspection, row, by=holder, at=AT).version == mended


def test_mended_parties_cost_the_same_for_3_as_for_13(client: Client, holder: Officer) -> None:
    counts = []
    for number in (3, 13):
        inspection = decided(an_inspection(holder))
        for index in range(number):
            slip = a_version(f"Chợ {number}-{index}")
            add(inspection, slip)
            corrected(slip)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(inspection.get_absolute_url())
        assert page.content.decode().count("dùng bản mới") == number
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12
