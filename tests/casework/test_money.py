"""Money of a decision: once, in parts, late; what is owed and when the case may be closed."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.casework.models import Case, Measure, Payment, Seizure
from cases.casework.services import closing, payments
from cases.casework.services.owing import Account
from cases.lawbook.services import active_catalogue
from cases.office.models import Role
from tests.builders import an_officer
from tests.casework.sanctions import a_decided_case, at_noon, delivered
from tests.visits.papers import as_officer, filled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_tables")]

SIGNED, REFUSED, PAID = date(2026, 5, 18), date(2026, 5, 20), date(2026, 6, 10)


def paid(case: Case, amount: int, on: date, receipt: str = "0012345", **told: Any) -> Payment:
    row = Payment(decision=case.decisions.get(), amount=amount, paid_on=on, receipt=receipt)
    return payments.record_payment(row, by=case.dossier.holder, at=at_noon(on), **told)


def account(case: Case, on: date) -> Account:
    fresh = Case.objects.get(pk=case.pk)
    (found,) = closing.accounts_of(fresh, active_catalogue(), on=on)
    return found


@pytest.fixture
def story_5() -> Case:
    """24 million, delivery refused on 20/05 with its record."""
    case = a_decided_case(fine=24_000_000, signed_on=SIGNED)
    delivered(case, REFUSED)
    return case


def test_story_5_pays_late_for_ten_days_120_000_dong(story_5: Case) -> None:
    paid(story_5, 24_000_000, PAID)
    found = account(story_5, PAID)
    assert found.last_day == date(2026, 5, 30)
    assert (found.owing.late_days, found.owing.interest) == (10, 120_000)
    assert (found.fine_left, found.interest_left, found.owing.owed) == (0, 120_000, 120_000)
    told = found.owing.explanation.as_text()
    assert "ngày chậm nộp đầu tiên là 31/5/2026" in told
    assert "Từ 31/5/2026 đến hết 09/6/2026: 10 ngày trên 24.000.000 đồng" in told
    paid(story_5, 120_000, PAID, "0012346")
    assert account(story_5, PAID).is_settled


def test_paid_on_the_last_day_nothing_is_late(story_5: Case) -> None:
    paid(story_5, 24_000_000, date(2026, 5, 30))
    assert account(story_5, PAID).owing.interest == 0


def test_parts_are_late_each_for_what_was_left(story_5: Case) -> None:
    paid(story_5, 10_000_000, date(2026, 6, 5), "1")
    paid(story_5, 14_000_000, date(2026, 6, 10), "2")
    # 5 days on 24 million = 60.000, 5 days on 14 million = 35.000
    assert account(story_5, PAID).owing.interest == 95_000


@pytest.mark.parametrize(
    ("came", "interest", "overpaid"),
    [
        # served on 05/11/2026: the last day is 15/11, a Sunday, and 16/11 the first late day
        ([(55_000_000, date(2026, 11, 16))], 0, 0),
        ([(55_000_000, date(2026, 11, 10))], 0, 0),
        # 4 days on 55 million = 110.000, 11 days on 35 million = 192.500
        ([(20_000_000, date(2026, 11, 20)), (35_000_000, date(2026, 12, 1))], 302_500, 0),
        # 9 days on 55 million = 247.500; the rest came too much
        ([(60_000_000, date(2026, 11, 25))], 247_500, 4_752_500),
    ],
)
def test_late_days_are_days_and_never_fewer_than_none(
    came: list[tuple[int, date]], interest: int, overpaid: int
) -> None:
    case = a_decided_case(fine=55_000_000, signed_on=date(2026, 11, 3))
    delivered(case, date(2026, 11, 5))
    for number, (amount, on) in enumerate(came):
        paid(case, amount, on, str(number))
    found = account(case, came[-1][1]).owing
    assert (found.interest, found.overpaid) == (interest, overpaid)


def test_a_great_payment_is_exact_and_a_slip_of_the_finger_is_refused() -> None:
    on = timezone.localdate()
    case = a_decided_case(fine=430_000_000, signed_on=on)
    client = as_officer(case.dossier.holder)
    address = reverse("casework:payment_add", args=[case.pk])
    told = {"paid_on": f"{on:%d/%m/%Y}", "amount": "999.999.999.999.999", "receipt": "KB-1"}
    refused = client.post(address, filled(client.get(address).context["form"], **told))
    assert "Số tiền nhiều nhất là 99.999.999.999.999 đồng" in refused.content.decode()
    told["amount"] = "430.000.000"
    client.post(address, filled(client.get(address).context["form"], **told))
    assert Payment.objects.get().amount == 430_000_000
    assert "đã nộp đủ" in client.get(case.get_absolute_url()).content.decode()


def test_what_came_too_much_is_shown(story_5: Case) -> None:
    paid(story_5, 25_000_000, date(2026, 5, 29))
    assert account(story_5, PAID).owing.overpaid == 1_000_000


def test_without_proof_of_receipt_twelve_days_run_from_the_signing() -> None:
    case = a_decided_case(fine=24_000_000, signed_on=SIGNED)
    found = account(case, date(2026, 6, 1))
    # 18/05 and 12 days: 30/05, so 31/05 is the first late day and 1/06 the day counted to
    assert found.last_day == date(2026, 5, 30)
    assert found.owing.late_days == 1
    assert "Chưa có ngày nhận quyết định" in found.owing.explanation.steps[0].text


def test_the_same_receipt_is_taken_once(story_5: Case) -> None:
    paid(story_5, 10_000_000, PAID, "KB-77")
    with pytest.raises(ValidationError, match="Chứng từ kb-77 đã ghi"):
        paid(story_5, 10_000_000, PAID, " kb-77 ")
    assert story_5.decisions.get().payments.count() == 1


def test_an_equal_sum_of_the_same_day_is_asked_about(story_5: Case) -> None:
    paid(story_5, 10_000_000, PAID, "1")
    with pytest.raises(ValidationError, match="Nếu đây là khoản khác"):
        paid(story_5, 10_000_000, PAID, "2")
    paid(story_5, 10_000_000, PAID, "2", is_another=True)
    assert story_5.decisions.get().payments.count() == 2


@pytest.mark.parametrize(
    ("on", "sentence"),
    [(date(2026, 5, 17), "ký ngày 18/05/2026"), (date(2999, 1, 1), "không được ở tương lai")],
)
def test_a_day_before_the_decision_or_to_come_is_refused(
    story_5: Case, on: date, sentence: str
) -> None:
    row = Payment(decision=story_5.decisions.get(), amount=1_000, paid_on=on, receipt="1")
    with pytest.raises(ValidationError, match=sentence):
        payments.record_payment(row, by=story_5.dossier.holder, at=at_noon(PAID))


def test_a_voided_slip_counts_no_more_and_stays(story_5: Case) -> None:
    row = paid(story_5, 24_000_000, PAID)
    told: dict[str, Any] = {"by": story_5.dossier.holder, "at": at_noon(PAID)}
    with pytest.raises(ValidationError, match="Ghi lý do"):
        payments.void_payment(row, because=" ", **told)
    payments.void_payment(row, because="Ghi nhầm hồ sơ", **told)
    assert account(story_5, PAID).fine_left == 24_000_000
    assert Payment.objects.get().voided_because == "Ghi nhầm hồ sơ"
    paid(story_5, 24_000_000, PAID)


def matters(case: Case, on: date) -> list[str]:
    fresh = Case.objects.with_dossier().get(pk=case.pk)
    return [each.reason for each in closing.open_matters(fresh, active_catalogue(), at=at_noon(on))]


def test_a_case_is_closed_when_nothing_is_open() -> None:
    case = a_decided_case(fine=24_000_000, signed_on=SIGNED, wordings=("Buộc tiêu hủy tem, nhãn",))
    assert matters(case, PAID) == [
        "Chưa ghi việc giao quyết định 47/QĐ-XPHC cho người phải chấp hành.",
        "Còn tiền phạt 24.000.000 đồng.",
        "Còn tiền chậm nộp 120.000 đồng, tính đến 10/06/2026.",
        "Chưa thực hiện xong: Buộc tiêu hủy tem, nhãn.",
    ]
    delivered(case, REFUSED)
    paid(case, 24_000_000, PAID)
    holder = case.dossier.holder
    with pytest.raises(ValidationError, match=r"Còn tiền chậm nộp 120\.000 đồng"):
        closing.close_case(case, because="", by=holder, at=at_noon(PAID))
    paid(case, 120_000, PAID, "2")
    measure = case.decisions.get().measures.get()
    measure.done_on, measure.note = date(2026, 5, 28), "Biên bản tiêu hủy 02/BB-BTH ngày 28/5/2026"
    closing.note_execution(measure, by=holder, at=at_noon(PAID))
    assert matters(case, PAID) == []
    closing.close_case(Case.objects.get(pk=case.pk), because="", by=holder, at=at_noon(PAID))
    assert Case.objects.get(pk=case.pk).status == Case.Status.CLOSED


def test_a_measure_needs_its_day_and_its_proof() -> None:
    case = a_decided_case(fine=0, signed_on=SIGNED, wordings=("Buộc tiêu hủy",))
    measure = case.decisions.get().measures.get()
    measure.done_on = date(2026, 5, 1)
    with pytest.raises(ValidationError) as refused:
        closing.note_execution(measure, by=case.dossier.holder, at=at_noon(PAID))
    assert set(refused.value.message_dict) == {"done_on", "note"}


def test_goods_held_are_settled_by_the_measure_that_destroyed_them() -> None:
    case = a_decided_case(fine=0, signed_on=SIGNED, wordings=("Buộc tiêu hủy tem, nhãn",))
    delivered(case, REFUSED)
    Seizure.objects.create(
        case=case, taken_at=at_noon(SIGNED), ground="a", reason="Xác minh", place="Kho tang vật"
    )
    measure = Measure.objects.get()
    measure.done_on, measure.note = date(2026, 5, 28), "Biên bản tiêu hủy 02/BB-BTH"
    told: dict[str, Any] = {"by": case.dossier.holder, "at": at_noon(PAID)}
    closing.note_execution(measure, **told)
    assert matters(case, PAID) == ["Tang vật tạm giữ tại Kho tang vật chưa xử lý."]
    closing.note_execution(Measure.objects.get(), settles_goods=True, **told)
    assert matters(case, PAID) == []
    assert Seizure.objects.get().ended_because == "đã thi hành: Buộc tiêu hủy tem, nhãn"


@pytest.fixture
def today() -> Case:
    """Decided today, for pages that read the clock themselves."""
    case = a_decided_case(
        fine=24_000_000, signed_on=timezone.localdate(), wordings=("Buộc tiêu hủy tem",)
    )
    delivered(case, timezone.localdate())
    return case


def test_the_page_takes_money_once_and_shows_what_is_left(today: Case) -> None:
    client = as_officer(today.dossier.holder)
    address = reverse("casework:payment_add", args=[today.pk])
    day = f"{timezone.localdate():%d/%m/%Y}"
    told = {"paid_on": day, "amount": "20.000.000", "receipt": "KB-1"}
    sent = filled(client.get(address).context["form"], **told)
    for _ in range(2):
        assert client.post(address, sent).status_code == 302
    assert Payment.objects.get().amount == 20_000_000
    page = client.get(today.get_absolute_url()).content.decode()
    assert "4.000.000 đồng" in page
    assert "KB-1" in page
    assert "Căn cứ, cách tính" in page


def test_the_page_of_closing_lists_what_is_open(today: Case) -> None:
    client = as_officer(today.dossier.holder)
    page = client.get(reverse("casework:close", args=[today.pk])).content.decode()
    assert "Còn tiền phạt 24.000.000 đồng." in page
    assert "Chưa thực hiện xong: Buộc tiêu hủy tem." in page


def test_only_the_holder_and_the_section_note_money(today: Case) -> None:
    unit = today.dossier.unit
    address = reverse("casework:payment_add", args=[today.pk])
    asked = {
        "holder": today.dossier.holder,
        "manager": an_officer(Role.MANAGER, unit),
        "colleague": an_officer(unit=unit),
        "stranger": an_officer(),
    }
    answers = {name: as_officer(each).get(address).status_code for name, each in asked.items()}
    assert answers == {"holder": 200, "manager": 200, "colleague": 403, "stranger": 404}


def test_the_page_asks_no_more_for_many_slips_than_for_one(today: Case) -> None:
    client = as_officer(today.dossier.holder)
    counts = []
    for count in (1, 6):
        for number in range(count):
            on = timezone.localdate()
            row = Payment(
                decision=today.decisions.get(),
                amount=1_000 + number + count,
                paid_on=on,
                receipt=f"{count}-{number}",
            )
            payments.record_payment(row, by=today.dossier.holder, at=timezone.now())
        with CaptureQueriesContext(connection) as queries:
            client.get(today.get_absolute_url())
        counts.append(len(queries))
    assert counts[0] == counts[1]
