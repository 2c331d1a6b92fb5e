"""Seals put on and opened, sacks counted, differences with their reason (khoản 5a Điều 125)."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from cases.casework.models import Recount
from cases.casework.services import counting, seals
from cases.casework.services.counting import Counted
from cases.casework.services.fines import read_goods, value_of
from cases.dossier.models import GoodsLine
from tests.casework.custody import (
    Evening,
    a_sealing,
    an_evening,
    counted,
    decided,
    held,
    opened,
)
from tests.visits.documents.people import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
TUESDAY = at("2026-11-10", "16:55")


@pytest.fixture
def evening() -> Evening:
    return an_evening()


def test_sacks_sealed_on_the_spot_are_recorded_under_their_own_seals(evening: Evening) -> None:
    seizure = held(evening)
    given = {each.goods.pk: each.seal for each in seals.to_seal(seizure)}
    sealing = a_sealing(
        evening,
        seizure,
        began_at=at("2026-11-06", "17:30"),
        ended_at=at("2026-11-06", "17:50"),
    )
    seals.seal(sealing, given, by=evening.holder, at=at("2026-11-06", "17:55"))
    assert sealing.record is not None
    assert sealing.record.kind == "MBB26"
    assert [each.seal for each in sealing.lines.all()] == [
        "NP-260141",
        "NP-260142",
        "NP-260143",
        "NP-260144",
        "NP-260145",
        "NP-260146",
    ]
    assert seals.to_seal(seizure) == []


def test_a_seal_that_is_on_keeps_its_number(evening: Evening) -> None:
    seizure = decided(evening)
    first = seals.to_seal(seizure)[0]
    with pytest.raises(ValidationError, match="đang niêm phong số NP-260141"):
        seals.seal(
            a_sealing(evening, seizure),
            {first.goods.pk: "NP-999"},
            by=evening.holder,
            at=TUESDAY,
        )


def test_opening_asks_how_the_seal_was_found(evening: Evening) -> None:
    seizure = decided(evening)
    first = seals.to_open(seizure)[0]
    with pytest.raises(ValidationError, match="tình trạng niêm phong"):
        seals.unseal(
            a_sealing(evening, seizure),
            {first.goods.pk: seals.Opened(" ")},
            by=evening.holder,
            at=TUESDAY,
        )


def test_opening_is_recorded_and_opens_the_sacks(evening: Evening) -> None:
    seizure = decided(evening)
    sealing = opened(evening, seizure)
    assert sealing.record is not None
    assert sealing.record.kind == "MBB27"
    sack = GoodsLine.objects.get(seal="NP-260141")
    assert sack.seal_state == "Nguyên vẹn"
    assert sack.opened_by == "Tạ Minh Quân mở; Trịnh Văn Sáng chứng kiến"
    assert seals.to_open(seizure) == []
    told = evening.case.chain.entries.get(verb="unseal_goods")
    assert "NP-260146" in told.changes


def test_goods_held_elsewhere_are_not_opened_here(evening: Evening) -> None:
    seizure = decided(evening)
    with pytest.raises(ValidationError, match="của lần tạm giữ này"):
        seals.unseal(
            a_sealing(evening, seizure),
            {999_999: seals.Opened("Nguyên vẹn")},
            by=evening.holder,
            at=TUESDAY,
        )


def test_two_hundred_and_twelve_bags_are_worth_38160000(evening: Evening) -> None:
    # 212 x 180.000 = 38.160.000
    seizure = decided(evening)
    opened(evening, seizure)
    counted(evening, seizure)
    goods = [line for line in read_goods(evening.afresh()).lines if not line.is_container]
    assert sum(line.quantity or 0 for line in goods) == 212
    assert value_of(goods) == 38_160_000
    assert counting.open_sacks(seizure) == []


def test_a_sealed_sack_is_not_counted(evening: Evening) -> None:
    seizure = decided(evening)
    sack = evening.sacks[0]
    with pytest.raises(ValidationError, match="chưa mở niêm phong"):
        counting.finish_sack(seizure, sack, by=evening.holder, at=TUESDAY)


def test_a_difference_without_a_reason_is_refused(evening: Evening) -> None:
    seizure = decided(evening)
    opened(evening, seizure)
    counted(evening, seizure)
    line = counting.countable(seizure)[0]
    with pytest.raises(ValidationError, match="Đã ghi 38, đếm được 37: ghi lý do chênh lệch"):
        counting.recount(seizure, {line.pk: Counted(Decimal(37))}, by=evening.holder, at=TUESDAY)
    assert not Recount.objects.exists()


def test_a_difference_with_its_reason_changes_the_line(evening: Evening) -> None:
    seizure = decided(evening)
    opened(evening, seizure)
    counted(evening, seizure)
    line = counting.countable(seizure)[0]
    found = {line.pk: Counted(Decimal(37), "Lần trước đếm trùng một chiếc.")}
    counting.recount(seizure, found, by=evening.holder, at=TUESDAY)
    line.refresh_from_db()
    assert line.quantity == 37
    assert line.value == 6_660_000
    row = Recount.objects.get()
    assert row.written == 38
    assert row.counted == 37
    entries = evening.case.chain.entries.filter(verb="count_goods")
    assert "Lần trước đếm trùng một chiếc." in entries.get().changes


def test_the_same_quantity_needs_no_reason(evening: Evening) -> None:
    seizure = decided(evening)
    opened(evening, seizure)
    counted(evening, seizure)
    line = counting.countable(seizure)[0]
    counting.recount(seizure, {line.pk: Counted(Decimal(38))}, by=evening.holder, at=TUESDAY)
    assert Recount.objects.get().because == ""


def test_goods_that_are_gone_are_no_count(evening: Evening) -> None:
    seizure = decided(evening)
    opened(evening, seizure)
    counted(evening, seizure)
    line = counting.countable(seizure)[0]
    with pytest.raises(ValidationError, match="MBB05"):
        counting.recount(
            seizure, {line.pk: Counted(Decimal(0), "Mất")}, by=evening.holder, at=TUESDAY
        )


def test_counted_sacks_go_under_new_seals(evening: Evening) -> None:
    seizure = decided(evening)
    opened(evening, seizure)
    counted(evening, seizure)
    again = a_sealing(
        evening, seizure, began_at=at("2026-11-10", "16:50"), ended_at=at("2026-11-10", "16:52")
    )
    numbers = [f"NP-26015{number}" for number in range(1, 7)]
    open_now = [each.goods.pk for each in seals.to_seal(seizure)]
    seals.seal(again, dict(zip(open_now, numbers, strict=True)), by=evening.holder, at=TUESDAY)
    assert [each.seal for each in seals.to_open(seizure)] == numbers
    assert counting.countable(seizure) == []


def test_a_number_used_before_is_no_new_seal(evening: Evening) -> None:
    seizure = decided(evening)
    opened(evening, seizure)
    first = seals.to_seal(seizure)[0]
    with pytest.raises(ValidationError, match="NP-260142 đã dùng"):
        seals.seal(
            a_sealing(evening, seizure),
            {first.goods.pk: "NP-260142"},
            by=evening.holder,
            at=TUESDAY,
        )
