"""Copies of an issued paper: each way to the addressee, its proof, and the day that counts."""

from datetime import date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from cases.dossier.models import Delivery, Document, Item
from cases.dossier.services.copies import delivered_to_party
from cases.dossier.services.deliveries import (
    add_addressee,
    can_post_publicly,
    end_posting,
    receive_copy,
    refuse_copy,
    return_copy,
    send_copy,
    take_back,
)
from cases.law.explain import Explanation
from cases.office.telling import change_lines
from inspections.visits import papers as visits
from tests.builders import HANOI, a_document, a_dossier, an_evidence_file, an_officer
from tests.dossier import registry
from tests.dossier.registry import a_clerk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
Way = Delivery.Way


@pytest.fixture(autouse=True)
def _a_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(visits.COMPOSERS, registry.KIND, registry.A_FORM)


def on(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=HANOI)


def a_decision(**fields: Any) -> Document:
    """Issued on Monday 02/11/2026."""
    days: dict[str, Any] = {"issued_at": on(2), "issued_on": date(2026, 11, 2), "kind": "THU"}
    return a_document(a_dossier(), Document.State.ISSUED, **days | fields)


def a_copy(document: Document | None = None, **fields: Any) -> Delivery:
    lawful: dict[str, Any] = {"addressee": "Hộ kinh doanh Trần Thị Lụa", "is_to_party": True}
    return Delivery.objects.create(document=document or a_decision(), **lawful | fields)


def a_proof(copy: Delivery) -> Item:
    dossier = copy.document.dossier
    file = an_evidence_file(dossier, kind="pdf", media_type="application/pdf")
    return Item.objects.create(dossier=dossier, kind=Item.Kind.PAPER, file=file, added_at=on(2))


def handed_over(copy: Delivery, day: int = 4) -> Delivery:
    return receive_copy(
        copy,
        received_at=on(day),
        received_by="Trần Thị Lụa",
        proof=a_proof(copy),
        by=a_clerk(),
        at=on(day, 17),
    )


def posted_mail(copy: Delivery, day: int) -> Delivery:
    sent: dict[str, Any] = {"way": Way.BY_POST, "sent_at": on(day), "slip": "RN123456789VN"}
    return send_copy(copy, **sent, by=a_clerk(), at=on(day, 10))


def brought_back(copy: Delivery, day: int, **told: Any) -> Delivery:
    told = {"because": "Không có người nhận", "proof": a_proof(copy), **told}
    back = date(2026, 11, day)
    return return_copy(copy, returned_on=back, **told, by=a_clerk(), at=on(day, 17))


def test_a_copy_handed_over_counts_on_the_day_it_was_signed_for() -> None:
    copy = handed_over(a_copy())
    assert (copy.way, copy.outcome) == (Way.BY_HAND, Delivery.Outcome.RECEIVED)
    assert copy.delivered_on == delivered_to_party(copy.document) == date(2026, 11, 4)
    told = Explanation.from_json(copy.explanation).as_text()
    assert "ngày ký nhận là ngày được giao. [khoản 2 Điều 70" in told


def test_the_party_s_receipt_needs_its_proof_and_a_body_s_does_not() -> None:
    received: dict[str, Any] = {"received_at": on(4), "received_by": "Lê Văn Ba", "at": on(4, 17)}
    received["by"] = a_clerk()
    with pytest.raises(ValidationError) as refused:
        receive_copy(a_copy(), **received)
    assert "bản ký nhận, phiếu báo phát" in refused.value.message_dict["proof"][0]
    body = a_copy(addressee="UBND Thành phố", is_to_party=False)
    assert receive_copy(body, **received).delivered_on == date(2026, 11, 4)


def test_a_proof_of_another_dossier_proves_nothing() -> None:
    other = a_proof(a_copy(addressee="Người khác"))
    with pytest.raises(ValidationError, match="trong hồ sơ này"):
        receive_copy(
            a_copy(), received_at=on(4), received_by="Lụa", proof=other, by=a_clerk(), at=on(4, 17)
        )


def test_the_third_return_deems_it_delivered_after_three_working_days() -> None:
    copy = a_copy()
    for sent, back in ((3, 6), (9, 13)):
        brought_back(posted_mail(copy, sent), back)
        assert delivered_to_party(copy.document) is None
    brought_back(posted_mail(copy, 16), 20)
    # Monday 23rd, Wednesday 25th, Thursday 26th: the 24th is a holiday since 2026
    assert (copy.outcome, copy.returns) == (Delivery.Outcome.DEEMED, 3)
    assert delivered_to_party(copy.document) == date(2026, 11, 26)
    assert "khoản 5 Điều 17a" in copy.explanation


def test_a_return_for_an_objective_reason_is_not_counted() -> None:
    copy = a_copy()
    for sent, back in ((3, 6), (9, 13)):
        brought_back(posted_mail(copy, sent), back)
    brought_back(posted_mail(copy, 16), 20, is_excused=True)
    assert (copy.outcome, copy.returns) == (Delivery.Outcome.RETURNED, 2)


def test_mail_taken_before_the_deemed_day_counts_from_its_receipt() -> None:
    copy = a_copy()
    send_copy(copy, way=Way.ELECTRONIC, sent_at=on(18), by=a_clerk(), at=on(18, 10))
    assert copy.delivered_on == date(2026, 11, 23)
    handed_over(copy, 20)
    assert copy.delivered_on == date(2026, 11, 20)
    with pytest.raises(ValidationError, match="nhận ngày 20/11/2026"):
        handed_over(copy, 23)


def test_entering_the_system_reaches_another_body_at_once() -> None:
    copy = a_copy(addressee="Kho bạc Nhà nước Khu vực I", is_to_party=False)
    send_copy(copy, way=Way.ELECTRONIC, sent_at=on(18), by=a_clerk(), at=on(18, 10))
    assert (copy.outcome, copy.delivered_on) == (Delivery.Outcome.RECEIVED, date(2026, 11, 18))


def test_posting_up_waits_until_another_way_failed_and_its_term_ran_out() -> None:
    copy = a_copy()
    (barred,) = can_post_publicly(copy, a_clerk(), on(9))
    assert str(barred).startswith("Chỉ niêm yết khi đã giao, gửi bằng cách khác mà không được.")
    brought_back(posted_mail(copy, 3), 6)
    send_copy(copy, way=Way.POSTED, sent_at=on(9), by=a_clerk(), at=on(9, 10))
    with pytest.raises(ValidationError, match="Niêm yết đến hết ngày 18/11/2026"):
        end_posting(copy, proof=a_proof(copy), by=a_clerk(), at=on(17))
    end_posting(copy, proof=a_proof(copy), by=a_clerk(), at=on(18, 17))
    assert delivered_to_party(copy.document) == date(2026, 11, 18)


def test_a_refusal_counts_from_the_day_of_its_signed_record() -> None:
    copy = a_copy()
    dossier = copy.document.dossier
    record = a_document(
        dossier, Document.State.ISSUED, kind="MBB06", issued_on=date(2026, 11, 5), number="07"
    )
    refuse_copy(copy, record_of=record, by=a_clerk(), at=on(5, 17))
    assert delivered_to_party(copy.document) == date(2026, 11, 5)
    assert copy.because.startswith("Cố tình không nhận, theo biên bản 07/")


@pytest.mark.parametrize("state", [Document.State.DRAFT, Document.State.READY])
def test_a_refusal_without_its_finished_record_is_none(state: Document.State) -> None:
    copy = a_copy()
    record = a_document(copy.document.dossier, state, kind="MBB06")
    with pytest.raises(ValidationError, match="chưa hoàn tất chữ ký"):
        refuse_copy(copy, record_of=record, by=a_clerk(), at=on(5, 17))


def test_a_record_of_another_dossier_is_no_refusal() -> None:
    record = a_document(a_dossier(), Document.State.ISSUED, kind="MBB06")
    with pytest.raises(ValidationError, match="của hồ sơ này"):
        refuse_copy(a_copy(), record_of=record, by=a_clerk(), at=on(5, 17))


def test_a_second_sending_waits_for_the_result_of_the_first() -> None:
    copy = posted_mail(a_copy(), 3)
    with pytest.raises(ValidationError, match="ghi kết quả lần này trước"):
        posted_mail(copy, 4)


@pytest.mark.parametrize(
    ("sent", "now", "sentence"),
    [(on(5), on(4), "không được ở tương lai"), (on(1), on(4), "ban hành ngày 02/11/2026")],
)
def test_a_copy_is_not_sent_before_its_paper_nor_tomorrow(
    sent: datetime, now: datetime, sentence: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        send_copy(a_copy(), way=Way.BY_POST, sent_at=sent, slip="RN1", by=a_clerk(), at=now)
    assert sentence in refused.value.message_dict["sent_at"][0]


def test_the_party_has_it_when_each_of_several_parties_has() -> None:
    copy = a_copy()
    second = a_copy(copy.document, addressee="Hộ kinh doanh Nguyễn Văn Tám")
    handed_over(copy, 4)
    assert delivered_to_party(copy.document) is None
    handed_over(second, 6)
    assert delivered_to_party(copy.document) == date(2026, 11, 6)


def test_the_holder_of_the_dossier_delivers_and_a_colleague_does_not() -> None:
    copy = a_copy()
    holder = copy.document.dossier.holder
    sent: dict[str, Any] = {"way": Way.BY_POST, "sent_at": on(3), "slip": "RN1", "at": on(3, 10)}
    with pytest.raises(ValidationError, match="giao, gửi văn bản"):
        send_copy(copy, **sent, by=an_officer(unit=holder.unit))
    assert send_copy(copy, **sent, by=holder).sent_at == on(3)


def test_what_was_noted_by_mistake_is_taken_back_with_a_reason_and_told() -> None:
    copy = handed_over(a_copy())
    take_back(copy, because="Ghi nhầm người nhận", by=a_clerk(), at=on(5))
    assert delivered_to_party(copy.document) is None
    lines = change_lines(copy.chain.entries.filter(verb="note_delivery").latest("sequence"))
    assert "lý do ghi lại: Ghi nhầm người nhận" in lines
    assert "ngày được giao: 04/11/2026 → —" in lines


def test_an_addressee_is_added_once() -> None:
    document = a_decision()
    row = Delivery(document=document, addressee="Công an  phường Ba Đình", copies=2)
    row.is_to_party = False
    add_addressee(row, by=a_clerk(), at=on(3))
    assert document.deliveries.get().addressee == "Công an phường Ba Đình"
    again = Delivery(document=document, addressee="Công an phường Ba Đình", is_to_party=False)
    with pytest.raises(ValidationError, match="Nơi nhận này đã có"):
        add_addressee(again, by=a_clerk(), at=on(3))
