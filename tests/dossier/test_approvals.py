"""Trình ký: over the desks, back with opinions, and what changed in between."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from cases.dossier.models import Approval, Desk, Document
from cases.dossier.services import approvals, documents, signing
from cases.office.duties import Duty
from cases.office.journal import canonical
from cases.office.models import JournalEntry, Role
from tests.builders import AT, a_delegation, a_document, a_dossier, an_officer
from tests.dossier.approving import KIND, Desks, a_frozen, desks, fresh, over_the_desks

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def office() -> Desks:
    return desks()


def on_the_way(office: Desks, **fields: Any) -> Document:
    document = a_frozen(office, **fields)
    approvals.submit(document, by=office.drafter, at=AT)
    return document


def told(document: Document) -> list[str]:
    subject = f"dossier.document:{document.pk}"
    return list(
        JournalEntry.objects.filter(subject=subject).order_by("pk").values_list("label", flat=True)
    )


def test_a_paper_goes_over_head_and_deputy_to_the_one_who_signs(office: Desks) -> None:
    document = a_frozen(office)
    at_head = approvals.submit(document, note="Kính trình.", by=office.drafter, at=AT)
    assert (at_head.desk, at_head.officer) == (Desk.SECTION_HEAD, office.head)
    at_deputy = approvals.approve(document, opinion="Đồng ý.", by=office.head, at=AT + HOUR)
    assert (at_deputy.desk, at_deputy.officer) == (Desk.DEPUTY_DIRECTOR, office.deputy)
    last = approvals.approve(document, by=office.deputy, at=AT + 2 * HOUR)
    assert (last.desk, last.officer) == (Desk.DIRECTOR, office.director)
    signing.sign_decision(document, by=office.director, at=AT + 3 * HOUR)
    stays = approvals.stays_of(fresh(document))
    assert [stay.outcome for stay in stays] == ["approved", "approved", "approved"]
    assert [stay.decided_at for stay in stays] == [AT + HOUR, AT + 2 * HOUR, AT + 3 * HOUR]
    assert {stay.words for stay in stays} == {document.words}
    assert told(document) == ["Trình ký", "Duyệt văn bản", "Duyệt văn bản", "Ký văn bản"]


def test_nobody_signs_while_it_lies_at_another_desk(office: Desks) -> None:
    document = on_the_way(office)
    with pytest.raises(ValidationError) as refused:
        signing.sign_decision(document, by=office.director, at=AT + HOUR)
    assert refused.value.messages == [
        "Văn bản đang ở bàn của Phùng Quốc Việt (Lãnh đạo phòng) từ 09:00 25/11/2026."
    ]
    assert fresh(document).state == Document.State.READY


def test_it_is_approved_only_by_whose_desk_it_lies_at(office: Desks) -> None:
    document = on_the_way(office)
    for stranger in (office.drafter, office.colleague, office.deputy, office.director):
        with pytest.raises(ValidationError):
            approvals.approve(document, by=stranger, at=AT + HOUR)
    assert Approval.objects.waiting().get().officer == office.head


def test_a_paper_is_submitted_once(office: Desks) -> None:
    document = on_the_way(office)
    with pytest.raises(ValidationError) as refused:
        approvals.submit(document, by=office.drafter, at=AT + HOUR)
    assert refused.value.messages == [
        "Đã trình: văn bản đang ở bàn của Phùng Quốc Việt (Lãnh đạo phòng) từ 09:00 25/11/2026."
    ]
    assert Approval.objects.count() == 1


def test_a_draft_is_made_ready_before_it_is_submitted(office: Desks) -> None:
    document = a_document(a_dossier(office.drafter), kind=KIND)
    with pytest.raises(ValidationError) as refused:
        approvals.submit(document, by=office.drafter, at=AT)
    assert "Chốt nội dung dự thảo rồi mới trình ký." in refused.value.messages


def test_a_colleague_without_the_duty_submits_nothing(office: Desks) -> None:
    with pytest.raises(ValidationError):
        approvals.submit(a_frozen(office), by=office.colleague, at=AT)


def test_a_paper_comes_back_with_opinions_and_may_be_changed(office: Desks) -> None:
    document = on_the_way(office)
    with pytest.raises(ValidationError) as refused:
        approvals.return_(document, opinion="  ", by=office.head, at=AT + HOUR)
    assert refused.value.message_dict == {"opinion": ["Ghi ý kiến: cần sửa, bổ sung gì."]}
    approvals.return_(
        document, opinion="Bổ sung mã cơ quan thu phạt.", by=office.head, at=AT + HOUR
    )
    assert fresh(document).state == Document.State.DRAFT
    assert Approval.objects.get().opinion == "Bổ sung mã cơ quan thu phạt."
    assert told(document) == ["Trình ký", "Trả lại kèm ý kiến", "Mở lại để sửa"]


def test_the_signer_too_may_return_it(office: Desks) -> None:
    document = on_the_way(office)
    approvals.approve(document, by=office.head, at=AT + HOUR)
    approvals.approve(document, by=office.deputy, at=AT + HOUR)
    approvals.return_(document, opinion="Ghi rõ căn cứ giá.", by=office.director, at=AT + HOUR)
    assert fresh(document).state == Document.State.DRAFT


def test_the_drafter_takes_it_back_and_then_may_change_it(office: Desks) -> None:
    document = on_the_way(office)
    with pytest.raises(ValidationError) as refused:
        documents.reopen(document, because="sửa", by=office.drafter, at=AT + HOUR)
    assert refused.value.messages == [
        "Văn bản đang ở bàn của người duyệt. Rút lại rồi mở lại để sửa."
    ]
    with pytest.raises(ValidationError):
        approvals.recall(document, because="sửa", by=office.colleague, at=AT + HOUR)
    approvals.recall(document, because="Thiếu bút lục.", by=office.drafter, at=AT + HOUR)
    assert Approval.objects.get().outcome == Approval.Outcome.RECALLED
    documents.reopen(document, because="sửa", by=office.drafter, at=AT + HOUR)
    assert fresh(document).state == Document.State.DRAFT


def changed(document: Document, office: Desks, *lines: str) -> Document:
    """Taken back, changed, and frozen in other words, the signer still named."""
    facts = document.facts
    approvals.recall(document, because="sửa", by=office.drafter, at=AT + 2 * HOUR)
    documents.reopen(document, because="sửa", by=office.drafter, at=AT + 2 * HOUR)
    words = a_frozen(office, *lines).words
    Document.objects.filter(pk=document.pk).update(
        state=Document.State.READY, facts=facts, words=words
    )
    return fresh(document)


def test_a_change_after_approval_is_confirmed_by_the_same_officer(office: Desks) -> None:
    document = on_the_way(office)
    approvals.approve(document, by=office.head, at=AT + HOUR)
    document = changed(document, office, "Phạt tiền 18.000.000 đồng.")
    again = approvals.submit(document, by=office.drafter, at=AT + 3 * HOUR)
    assert (again.desk, again.officer) == (Desk.SECTION_HEAD, office.head)
    before = approvals.earlier_approval(document, Desk.SECTION_HEAD)
    assert before is not None
    (change,) = approvals.changes_since(document, before)
    assert [piece.text for piece in change.new if piece.is_changed] == ["18.000.000"]
    further = approvals.confirm_change(document, by=office.head, at=AT + 4 * HOUR)
    assert further.officer == office.deputy
    assert [stay.words == document.words for stay in approvals.stays_of(fresh(document))] == [
        *(False, False, True, False)
    ]


def test_saving_without_a_change_keeps_the_approvals(office: Desks) -> None:
    document = on_the_way(office)
    approvals.approve(document, by=office.head, at=AT + HOUR)
    document = changed(document, office)
    again = approvals.submit(document, by=office.drafter, at=AT + 3 * HOUR)
    assert again.desk == Desk.DEPUTY_DIRECTOR


def test_there_is_nothing_to_confirm_where_nothing_was_approved_before(office: Desks) -> None:
    document = on_the_way(office)
    with pytest.raises(ValidationError) as refused:
        approvals.confirm_change(document, by=office.head, at=AT + HOUR)
    assert refused.value.messages == ["Không có chỗ sửa nào sau lần duyệt trước của bàn này."]


def test_words_other_than_those_read_are_not_approved(office: Desks) -> None:
    document = on_the_way(office)
    with pytest.raises(ValidationError) as refused:
        approvals.approve(document, reviewed="0" * 64, by=office.head, at=AT + HOUR)
    assert refused.value.messages == [
        "Nội dung văn bản vừa thay đổi từ lúc bạn mở trang này. Đọc lại bản dưới đây."
    ]


def test_a_deputy_who_signs_by_delegation_does_not_approve_before(office: Desks) -> None:
    document = on_the_way(office, signer=office.deputy, delegation={"pk": 1})
    last = approvals.approve(document, by=office.head, at=AT + HOUR)
    assert (last.desk, last.officer) == (Desk.DEPUTY_DIRECTOR, office.deputy)
    assert approvals.can_approve(document, office.deputy, AT + HOUR)
    signing.sign_decision(document, by=office.deputy, at=AT + 2 * HOUR)
    assert fresh(document).state == Document.State.SIGNED


def test_a_desk_where_nobody_sits_is_passed_over(office: Desks) -> None:
    office.head.is_active = False
    office.head.save()
    assert on_the_way(office).approvals.get().desk == Desk.DEPUTY_DIRECTOR


def test_nobody_approves_what_he_sent_himself(office: Desks) -> None:
    document = a_frozen(office)
    stay = approvals.submit(document, by=office.head, at=AT)
    assert stay.desk == Desk.DEPUTY_DIRECTOR


def test_whom_the_head_deputed_in_writing_may_sit_at_his_desk(office: Desks) -> None:
    a_delegation(office.head, office.colleague, Duty.APPROVE_DRAFT)
    document = a_frozen(office)
    approvals.submit(document, to=office.colleague, by=office.drafter, at=AT)
    further = approvals.approve(document, by=office.colleague, at=AT + HOUR)
    assert further.officer == office.deputy


def test_a_delegation_that_ended_approves_nothing(office: Desks) -> None:
    a_delegation(office.head, office.colleague, Duty.APPROVE_DRAFT, ends_at=AT + HOUR)
    document = a_frozen(office)
    approvals.submit(document, to=office.colleague, by=office.drafter, at=AT)
    colleague = type(office.colleague).objects.get(pk=office.colleague.pk)
    with pytest.raises(ValidationError):
        approvals.approve(document, by=colleague, at=AT + HOUR)


def test_it_is_sent_to_nobody_who_does_not_sit_there(office: Desks) -> None:
    other = an_officer(Role.MANAGER, full_name="Nguyễn Văn Tám")
    with pytest.raises(ValidationError) as refused:
        approvals.submit(a_frozen(office), to=other, by=office.drafter, at=AT)
    assert refused.value.message_dict == {
        "to": ["Nguyễn Văn Tám không duyệt ở bàn Lãnh đạo phòng."]
    }


def test_a_kind_that_goes_over_no_desk_is_not_submitted(office: Desks) -> None:
    with pytest.raises(ValidationError) as refused:
        approvals.submit(a_frozen(office, kind="BBKT"), by=office.drafter, at=AT)
    assert refused.value.messages == ["Văn bản loại này không phải trình ký qua các bàn."]


def test_a_paper_moves_to_another_who_may_sit_at_the_same_desk(office: Desks) -> None:
    document = on_the_way(office)
    with pytest.raises(ValidationError):
        approvals.move_to(
            document, office.colleague, because="đi vắng", by=office.director, at=AT + HOUR
        )
    second = an_officer(Role.MANAGER, office.drafter.unit, full_name="Tạ Minh Quân")
    approvals.move_to(document, second, because="đi vắng", by=office.director, at=AT + HOUR)
    assert Approval.objects.waiting().get().officer == second
    assert approvals.approve(document, by=second, at=AT + 2 * HOUR).officer == office.deputy


def test_a_paper_that_goes_above_the_office_ends_with_the_director(office: Desks) -> None:
    above = {"officer": None, "name": "Nguyễn Văn Chủ", "above": "Chủ tịch UBND Thành phố"}
    document = a_frozen(office, facts=canonical({"signer": above}))
    document = over_the_desks(document, office.drafter, AT)
    assert [stay.desk for stay in approvals.stays_of(document)] == [
        *(Desk.SECTION_HEAD, Desk.DEPUTY_DIRECTOR, Desk.DIRECTOR)
    ]
    assert approvals.waiting_of(document) is None
    with pytest.raises(ValidationError) as refused:
        approvals.submit(document, by=office.drafter, at=AT + HOUR)
    assert refused.value.messages == ["Các bàn đã duyệt đủ nội dung này."]
