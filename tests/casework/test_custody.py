"""Goods kept longer and given back: Điều 125 khoản 8, Điều 126."""

from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.casework.models import CustodyExtension, GoodsReturn, Seizure
from cases.casework.services import custody
from cases.dossier.models import Document
from cases.dossier.services.deadlines import run_deadline
from tests.builders import a_document
from tests.casework.custody import Evening, an_evening, decided, held, recorded
from tests.visits.documents.people import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
MONDAY = at("2026-11-16", "09:00")


@pytest.fixture
def evening() -> Evening:
    return an_evening()


def an_extension(seizure: Seizure, term: str = "seizure_extended_1") -> CustodyExtension:
    return CustodyExtension(
        seizure=seizure,
        term=term,
        because="vụ việc cần xác minh tình tiết, chờ ý kiến của chủ thể quyền",
        told_to="bà Lê Thị Thanh Trà, số 9, ngõ 14, phố Bến Mới",
    )


def signed_extension(evening: Evening, when: datetime = MONDAY) -> Seizure:
    seizure = decided(evening)
    extension = custody.draft_extension(an_extension(seizure), by=evening.holder, at=when)
    with transaction.atomic():
        custody.extended(extension, by=evening.office.director, at=when)
    return Seizure.objects.get(pk=seizure.pk)


def test_extended_on_16_11_they_are_kept_to_7_12(evening: Evening) -> None:
    # khoản 8 Điều 125: 01 tháng từ ngày tạm giữ 06/11, hết Chủ nhật 06/12 nên sang 07/12
    seizure = signed_extension(evening)
    assert seizure.extended_to == date(2026, 12, 7)
    running = seizure.case.dossier.deadlines.running().get(term=f"seizure_normal:{seizure.pk}")
    assert timezone.localdate(running.due_at) == date(2026, 12, 7)


def test_it_never_outlasts_the_sanction_decision(evening: Evening) -> None:
    # biên bản 13/11, quyết định trong 7 ngày làm việc; 24/11 là ngày nghỉ
    with transaction.atomic():
        run_deadline(
            evening.case.dossier,
            "decision_normal",
            label="Ra quyết định xử phạt",
            from_day=date(2026, 11, 13),
        )
    assert signed_extension(evening).extended_to == date(2026, 11, 25)


def test_on_the_last_day_it_may_be_extended_a_day_later_not(evening: Evening) -> None:
    seizure = decided(evening)
    holder = evening.holder
    assert custody.can_extend(seizure, holder, at("2026-11-17", "23:59")) == []
    (refused,) = custody.can_extend(seizure, holder, at("2026-11-18", "00:00"))
    assert "Thời hạn tạm giữ hết ngày 17/11/2026" in str(refused)
    assert "khoản 8 Điều 125" in str(refused)


def test_what_was_not_decided_is_not_extended(evening: Evening) -> None:
    (refused,) = custody.can_extend(recorded(evening), evening.holder, at("2026-11-07", "10:00"))
    assert "Chưa ký quyết định tạm giữ" in str(refused)


def test_a_term_that_is_no_extension_is_refused(evening: Evening) -> None:
    other = an_extension(decided(evening), "decision_normal")
    with pytest.raises(ValidationError, match="khoản 8 Điều 125"):
        custody.draft_extension(other, by=evening.holder, at=MONDAY)


def test_two_drafts_of_an_extension_are_one_too_many(evening: Evening) -> None:
    seizure = decided(evening)
    custody.draft_extension(an_extension(seizure), by=evening.holder, at=MONDAY)
    with pytest.raises(ValidationError, match="Đã có dự thảo"):
        custody.draft_extension(an_extension(seizure), by=evening.holder, at=MONDAY)


def a_return(seizure: Seizure, ground: str = "not_violation") -> GoodsReturn:
    return GoodsReturn(seizure=seizure, ground=ground, because="hàng thật, không có vi phạm")


def test_without_a_decision_everything_goes_back_at_once(evening: Evening) -> None:
    # điểm d khoản 4 Điều 125
    seizure, when = held(evening), at("2026-11-07", "17:00")
    some = list(seizure.goods.all()[:2])
    with pytest.raises(ValidationError, match="toàn bộ tang vật"):
        custody.draft_return(a_return(seizure), some, by=evening.holder, at=when)
    giving = a_return(seizure)
    custody.draft_return(giving, seizure.goods.all(), by=evening.holder, at=when)
    assert (giving.ground, giving.decision) == ("not_decided", None)
    told = {"handed_to": "Lê Thị Thanh Trà", "handed_at": when}
    custody.hand_over(giving, **told, by=evening.holder, at=when)  # type: ignore[arg-type]
    seizure.refresh_from_db()
    assert seizure.ended_at == when
    running = seizure.case.dossier.deadlines.running()
    assert not running.filter(term__startswith="seizure_").exists()
    verbs = list(seizure.chain.entries.values_list("verb", flat=True))
    assert verbs[-2:] == ["return_goods", "end_seizure"]


def test_held_by_decision_they_go_back_when_the_return_is_signed(evening: Evening) -> None:
    seizure = decided(evening)
    giving = custody.draft_return(
        a_return(seizure), seizure.goods.all(), by=evening.holder, at=MONDAY
    )
    assert giving.decision is not None
    assert giving.decision.kind == "MQĐ24"
    (refused,) = custody.can_hand_over(giving, evening.holder, MONDAY)
    assert "chưa ký" in str(refused)
    giving.decision = a_document(evening.case.dossier, Document.State.SIGNED, kind="MQĐ24")
    giving.save()
    assert custody.can_hand_over(giving, evening.holder, MONDAY) == []


def test_a_part_given_back_leaves_the_rest_held(evening: Evening) -> None:
    seizure = decided(evening)
    part = list(seizure.goods.all()[:2])
    giving = custody.draft_return(a_return(seizure), part, by=evening.holder, at=MONDAY)
    giving.decision = a_document(evening.case.dossier, Document.State.SIGNED, kind="MQĐ24")
    giving.save()
    custody.hand_over(
        giving, handed_to="Lê Thị Thanh Trà", handed_at=MONDAY, by=evening.holder, at=MONDAY
    )
    seizure.refresh_from_db()
    assert seizure.ended_at is None
    assert seizure.goods.filter(returned_at=None).count() == 4


def test_goods_held_elsewhere_are_not_given_back_here(evening: Evening) -> None:
    seizure = decided(evening)
    with pytest.raises(ValidationError, match="trong lần này"):
        custody.draft_return(a_return(seizure), [], by=evening.holder, at=MONDAY)
