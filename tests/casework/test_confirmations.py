"""The right holder asked by letter with photographs, and what the answer sets going."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from cases.casework.models import Case, Confirmation
from cases.casework.services import confirmations
from cases.dossier.models import Document, Item
from cases.dossier.paper import from_json, pdf
from cases.dossier.paper.papers import State
from cases.dossier.services import decisions, drafts
from cases.dossier.services.documents import paper_of
from tests.builders import a_dossier, a_version, an_evidence_file
from tests.casework.custody import Evening, an_evening
from tests.casework.custody_papers import issue
from tests.visits.documents.people import at
from tests.visits.papers import as_officer, filled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
TUESDAY = at("2026-11-10", "17:00")


@pytest.fixture
def evening() -> Evening:
    return an_evening()


def a_picture(dossier: Any, title: str = "Tem, khóa kéo") -> Item:
    file = an_evidence_file(dossier)
    return Item.objects.create(
        dossier=dossier, kind=Item.Kind.PHOTO, title=title, file=file, added_at=TUESDAY
    )


def a_confirmation(evening: Evening, **told: Any) -> Confirmation:
    lawful: dict[str, Any] = {
        "case": evening.case,
        "asks": "xác nhận hàng hóa có phải do chủ thể quyền sản xuất hay không",
        "due_on": date(2026, 11, 14),
    }
    if "holder" not in told:
        lawful["holder"] = a_version("Công ty TNHH Lunaris Việt Nam")
    return Confirmation(**lawful | told)


def asked(evening: Evening) -> Confirmation:
    """With a photograph of the sacks."""
    row = a_confirmation(evening)
    confirmations.ask(row, [a_picture(evening.sacks[0].dossier)], by=evening.holder, at=TUESDAY)
    return row


def sent(evening: Evening) -> Confirmation:
    """Issued on Wednesday 11/11/2026; the photograph, of no bytes here, is accepted as lost."""
    row = a_confirmation(evening)
    confirmations.ask(row, [], by=evening.holder, at=TUESDAY)
    assert row.letter is not None
    drafts.make_ready(row.letter, by=evening.holder, at=TUESDAY)
    decisions.sign_decision(row.letter, by=evening.office.director, at=TUESDAY)
    issue(Document.objects.get(pk=row.letter.pk), evening, "412", "2026-11-11")
    return Confirmation.objects.get(pk=row.pk)


def test_the_letter_says_whom_what_and_until_when(evening: Evening) -> None:
    told = from_json(sent(evening).letter.words).as_text()  # type: ignore[union-attr]
    assert "V/v đề nghị xác nhận hàng hóa" in told
    assert "Kính gửi: Công ty TNHH Lunaris Việt Nam" in told
    assert "trước hết ngày 14 tháng 11 năm 2026." in told
    assert "- Như trên;" in told


def test_chosen_photographs_go_with_it(evening: Evening) -> None:
    row = asked(evening)
    assert row.letter is not None
    paper = confirmations_paper(row.letter)
    assert "Gửi kèm 01 ảnh chụp hàng hóa (Phụ lục)." in paper
    assert "Ảnh 1. Tem, khóa kéo" in paper


def confirmations_paper(letter: Document) -> str:
    paper = paper_of(Document.objects.get(pk=letter.pk), at=TUESDAY)
    content = pdf.render(paper, State.DRAFT, printed_at="17 giờ 00 phút")
    assert content.startswith(b"%PDF")
    return paper.as_text()


def test_photographs_of_another_case_are_refused(evening: Evening) -> None:
    strange = a_picture(a_dossier())
    with pytest.raises(ValidationError, match="ảnh của chính vụ việc này"):
        confirmations.ask(a_confirmation(evening), [strange], by=evening.holder, at=TUESDAY)


def test_the_day_to_answer_is_still_to_come(evening: Evening) -> None:
    late = a_confirmation(evening, due_on=date(2026, 11, 10))
    with pytest.raises(ValidationError, match="sau hôm nay"):
        confirmations.ask(late, [], by=evening.holder, at=TUESDAY)


def test_once_issued_an_answer_is_waited_for_and_the_record_waits(evening: Evening) -> None:
    row = sent(evening)
    assert row.asked_on == date(2026, 11, 11)
    labels = [each.label for each in evening.case.dossier.deadlines.running()]
    assert labels == ["Chủ thể quyền trả lời xác nhận"]


def answered(evening: Evening, row: Confirmation, **told: Any) -> Confirmation:
    lawful: dict[str, Any] = {
        "replied_on": date(2026, 11, 13),
        "answer": Confirmation.Answer.INFRINGES,
        "reply": "Công văn số 88/LNR ngày 13/11/2026: hàng giả mạo nhãn hiệu.",
        "at": at("2026-11-13", "15:00"),
    }
    return confirmations.note_reply(row, by=evening.holder, **lawful | told)


def test_after_the_answer_of_13_11_the_record_is_due_by_18_11(evening: Evening) -> None:
    # điểm b khoản 2 Điều 12 Nghị định 118/2021/NĐ-CP: 3 ngày làm việc từ khi nhận kết quả
    answered(evening, sent(evening))
    case = Case.objects.get(pk=evening.case.pk)
    assert case.result_received_on == date(2026, 11, 13)
    (running,) = case.dossier.deadlines.running()
    assert running.label == "Lập biên bản vi phạm"
    assert timezone.localdate(running.due_at) == date(2026, 11, 18)


def test_an_answer_to_a_letter_not_sent_is_refused(evening: Evening) -> None:
    with pytest.raises(ValidationError, match="chưa ban hành"):
        answered(evening, asked(evening))


def test_an_answer_from_before_the_letter_is_refused(evening: Evening) -> None:
    with pytest.raises(ValidationError, match="Công văn gửi ngày 11/11/2026"):
        answered(evening, sent(evening), replied_on=date(2026, 11, 10))


def test_one_letter_has_one_answer(evening: Evening) -> None:
    row = answered(evening, sent(evening))
    with pytest.raises(ValidationError, match="Đã ghi trả lời"):
        answered(evening, row)


def test_the_page_asks_once_however_often_it_is_sent(evening: Evening) -> None:
    holder = a_version("Công ty TNHH Lunaris Việt Nam")
    address = reverse("casework:confirmation_ask", args=[evening.case.pk])
    client = as_officer(evening.holder)
    due = timezone.localdate() + timedelta(days=7)
    form = client.get(address).context["form"]
    sent_form = filled(form, holder=str(holder.party_id), due_on=f"{due:%d/%m/%Y}")
    for _ in range(2):
        answer = client.post(address, sent_form)
        assert answer.status_code == 302, answer.context["form"].errors
    assert Confirmation.objects.get().letter is not None
