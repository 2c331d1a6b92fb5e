"""Who may choose, sign and issue an inspection decision, on which ground, on which day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from cases.dossier.composing import composer_of
from cases.dossier.drafting.edits import Edits
from cases.dossier.drafting.signer import possible_signers
from cases.dossier.models import Document
from cases.dossier.services import decisions, documents, drafts
from cases.dossier.services.registers import load_series
from cases.office.duties import Duty
from cases.office.models import Officer, Role
from cases.parties.models import PartyVersion
from inspections.visits.models import Inspection, Visit
from inspections.visits.services import drafting, visits
from tests.builders import AT, HANOI, ON, a_delegation, a_director, an_officer
from tests.issuing import issue
from tests.visits.building import an_inspection
from tests.visits.documents import work
from tests.visits.documents.people import SERIES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


@dataclass(frozen=True)
class Desk:
    """A draft decision, and whoever it goes through."""

    document: Document
    holder: Officer
    director: Officer
    deputy: Officer
    clerk: Officer

    @property
    def inspection(self) -> Inspection:
        return Inspection.objects.get(dossier=self.document.dossier)


def a_desk(at: datetime = AT, **fields: Any) -> Desk:
    load_series(SERIES)
    subjects = fields.pop("subjects", None) or [work.a_company()]
    inspection = an_inspection(subjects=subjects, at=at, **fields)
    work.a_team_of_three(inspection, at)
    holder = inspection.dossier.holder
    director = a_director(full_name="Đoàn Vĩnh Khang")
    deputy = an_officer(
        Role.DIRECTOR, full_name="Lương Ngân Hà", honorific="Bà", position="Phó Giám đốc Sở"
    )
    clerk = an_officer(Role.REGISTRY_CLERK)
    document = drafting.draft_decision(inspection, by=holder, at=at)
    return Desk(document, holder, director, deputy, clerk)


def by_the_deputy(desk: Desk, at: datetime = AT) -> Document:
    edits = Edits(signer=desk.deputy.pk)
    return drafts.save_edits(
        desk.document, edits, revision=desk.document.revision, by=desk.holder, at=at
    )


def test_the_deputy_signs_for_the_director_under_a_delegation_that_is_quoted() -> None:
    desk = a_desk()
    a_delegation(
        desk.director,
        desk.deputy,
        Duty.SIGN_INSPECTION,
        number="12/QĐ-SKHCN",
        signed_on=date(2026, 1, 5),
    )
    by_the_deputy(desk)
    text = documents.paper_of(desk.document, at=AT).as_text()
    assert (
        "Căn cứ Quyết định số 12/QĐ-SKHCN ngày 05 tháng 01 năm 2026 của Giám đốc Sở Khoa học và"
        " Công nghệ thành phố Hà Nội về việc giao quyền ký quyết định kiểm tra;\n" in text
    )
    assert text.endswith("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLương Ngân Hà\n")
    assert "GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ THÀNH PHỐ HÀ NỘI\nCăn cứ" in text
    drafts.make_ready(desk.document, by=desk.holder, at=AT)
    decisions.sign_decision(desk.document, by=desk.deputy, at=AT)
    assert desk.document.signed_by == desk.deputy


def test_a_deputy_without_a_delegation_is_nobody_to_sign() -> None:
    desk = a_desk()
    by_the_deputy(desk)
    assert work.reasons(desk.document, desk.holder, AT) == [
        "Chọn người ký có thẩm quyền, hoặc được giao quyền bằng văn bản còn hiệu lực."
    ]
    assert desk.deputy not in possible_signers(desk.inspection.dossier, Duty.SIGN_INSPECTION, at=AT)


def test_whoever_may_sign_is_found_in_the_same_queries_however_many(
    django_assert_num_queries: Any,
) -> None:
    desk = a_desk()
    a_delegation(desk.director, desk.deputy, Duty.SIGN_INSPECTION)
    for _ in range(10):
        an_officer(Role.DIRECTOR, position="Phó Giám đốc Sở")
    inspection = desk.inspection
    with django_assert_num_queries(4):
        found = possible_signers(inspection.dossier, Duty.SIGN_INSPECTION, at=AT)
    assert {officer.full_name for officer in found} == {"Đoàn Vĩnh Khang", "Lương Ngân Hà"}


@pytest.mark.parametrize(
    ("signs_at", "may"),
    [
        (AT + timedelta(hours=3, minutes=59), True),
        (AT + timedelta(hours=4), False),
    ],
    ids=["the last minute", "the delegation has ended"],
)
def test_the_deputy_signs_only_while_the_delegation_is_in_force(
    signs_at: datetime, *, may: bool
) -> None:
    desk = a_desk()
    a_delegation(desk.director, desk.deputy, Duty.SIGN_INSPECTION, ends_at=AT + timedelta(hours=4))
    by_the_deputy(desk)
    drafts.make_ready(desk.document, by=desk.holder, at=AT)
    refusals = decisions.can_sign_decision(desk.document, desk.deputy, signs_at)
    assert (refusals == []) is may
    if not may:
        with pytest.raises(ValidationError, match="ký quyết định kiểm tra"):
            decisions.sign_decision(desk.document, by=desk.deputy, at=signs_at)


def test_another_delegation_than_the_quoted_one_is_no_ground() -> None:
    desk = a_desk()
    quoted = a_delegation(
        desk.director, desk.deputy, Duty.SIGN_INSPECTION, ends_at=AT + timedelta(hours=1)
    )
    by_the_deputy(desk)
    drafts.make_ready(desk.document, by=desk.holder, at=AT)
    later = AT + timedelta(hours=2)
    a_delegation(desk.director, desk.deputy, Duty.SIGN_INSPECTION, starts_at=later)
    assert quoted.ends_at < later
    (refusal,) = decisions.can_sign_decision(desk.document, desk.deputy, later)
    assert refusal.reason == (
        "Văn bản giao quyền nêu trong quyết định không còn là căn cứ ký. Mở lại để sửa."
    )


def test_only_the_officer_named_signs() -> None:
    desk = a_desk()
    a_delegation(desk.director, desk.deputy, Duty.SIGN_INSPECTION)
    drafts.make_ready(desk.document, by=desk.holder, at=AT)
    (refusal,) = decisions.can_sign_decision(desk.document, desk.deputy, AT)
    assert refusal.reason == "Quyết định ghi tên người ký là Đoàn Vĩnh Khang."
    refusals = decisions.can_sign_decision(desk.document, desk.holder, AT)
    assert refusals[0].reason == "Việc này thuộc người có nhiệm vụ: ký quyết định kiểm tra."


def test_owner_colleague_and_stranger_before_a_draft() -> None:
    desk = a_desk()
    colleague = an_officer(unit=desk.holder.unit)
    for officer in (colleague, an_officer()):
        with pytest.raises(ValidationError, match="chuẩn bị cuộc kiểm tra"):
            by_the_deputy(Desk(desk.document, officer, desk.director, desk.deputy, desk.clerk))
        with pytest.raises(ValidationError, match="chuẩn bị cuộc kiểm tra"):
            drafts.make_ready(desk.document, by=officer, at=AT)
    by_the_deputy(desk)


def test_the_clerk_alone_numbers_and_the_inspection_is_decided_then() -> None:
    desk = a_desk()
    drafts.make_ready(desk.document, by=desk.holder, at=AT)
    decisions.sign_decision(desk.document, by=desk.director, at=AT)
    numbered: dict[str, Any] = {"number": "118", "issued_on": ON, "at": AT}
    with pytest.raises(ValidationError, match="vào số, ban hành văn bản"):
        issue(desk.document, by=desk.director, **numbered)
    assert desk.inspection.status == Inspection.Status.DRAFT
    issue(desk.document, by=desk.clerk, **numbered)
    assert desk.inspection.status == Inspection.Status.DECIDED
    assert desk.document.full_number == "118/QĐ-SKHCN"


def test_a_decision_dropped_meanwhile_is_not_issued() -> None:
    desk = a_desk()
    drafts.make_ready(desk.document, by=desk.holder, at=AT)
    decisions.sign_decision(desk.document, by=desk.director, at=AT)
    inspection = desk.inspection
    inspection.status = Inspection.Status.DROPPED
    inspection.save(update_fields=["status"])
    with pytest.raises(ValidationError, match="không còn chờ quyết định"):
        issue(desk.document, number="118", issued_on=ON, by=desk.clerk, at=AT)
    assert Document.objects.get(pk=desk.document.pk).state == Document.State.SIGNED


def test_one_inspection_has_one_decision() -> None:
    desk = a_desk()
    with pytest.raises(ValidationError, match="Đã có quyết định hoặc dự thảo"):
        drafting.draft_decision(desk.inspection, by=desk.holder, at=AT)


def test_a_decree_that_came_after_the_words_sends_the_decision_back() -> None:
    before = datetime(2026, 7, 14, 16, 0, tzinfo=HANOI)
    desk = a_desk(before)
    drafts.make_ready(desk.document, by=desk.holder, at=before)
    assert decisions.can_sign_decision(desk.document, desk.director, before) == []
    after = before + timedelta(days=1)
    (refusal,) = decisions.can_sign_decision(desk.document, desk.director, after)
    assert refusal.reason == "Căn cứ pháp lý đã thay đổi từ khi chốt. Mở lại để lập lại."
    drafts.reopen(desk.document, because="căn cứ mới", by=desk.holder, at=after)
    drafts.make_ready(desk.document, by=desk.holder, at=after)
    decisions.sign_decision(desk.document, by=desk.director, at=after)
    assert "Nghị định số 186/2026/NĐ-CP" in desk.document.words


def test_addresses_are_named_by_their_role() -> None:
    """PR-031: the seat is one thing, the shop to be inspected another."""
    desk = a_desk()
    place = Visit(label="Cửa hàng số 7", address="7 Phố Thử, phường Hoàn Kiếm, thành phố Hà Nội")
    visits.add_places(desk.inspection, [place], by=desk.holder, at=AT)
    facts = composer_of(desk.document.kind).facts(desk.document, at=AT)
    assert facts["subject"]["words"] == (
        "Công ty TNHH Thử, mã số doanh nghiệp 0199000017, địa chỉ trụ sở chính: 12 Phố Thử,"
        " phường Ba Đình, thành phố Hà Nội; địa điểm kiểm tra: cửa hàng số 7, 7 Phố Thử,"
        " phường Hoàn Kiếm, thành phố Hà Nội"
    )


def test_a_household_without_a_code_is_named_by_its_person() -> None:
    household = work.a_company(
        "Hộ kinh doanh Mộc",
        legal_form=PartyVersion.LegalForm.HOUSEHOLD,
        tax_code="",
        id_number="001085000001",
    )
    desk = a_desk(subjects=[household])
    facts = composer_of(desk.document.kind).facts(desk.document, at=AT)
    assert facts["subject"]["words"] == (
        "Hộ kinh doanh Mộc, số định danh cá nhân 001085000001, địa chỉ: 12 Phố Thử,"
        " phường Ba Đình, thành phố Hà Nội"
    )


def test_the_issued_decision_keeps_its_words_after_the_party_moved() -> None:
    desk = a_desk()
    drafts.make_ready(desk.document, by=desk.holder, at=AT)
    before = desk.document.words
    version = desk.inspection.dossier.parties.get().version
    work.moved(version, "30 Đường Mới, phường Láng", ON + timedelta(days=1))
    decisions.sign_decision(desk.document, by=desk.director, at=AT)
    issue(desk.document, number="1269a", issued_on=ON, by=desk.clerk, at=AT)
    assert Document.objects.get(pk=desk.document.pk).words == before
    assert "12 Phố Thử" in before
