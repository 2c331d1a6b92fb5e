"""Goods lines: whole đồng, bounds, fractions of what can be divided, sacks sealed first."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from cases.dossier.models import GoodsLine
from cases.dossier.services.goods import add_goods, finish_count, open_seal
from tests.builders import AT, a_container, a_dossier, a_goods_line, an_officer


def refusals(line: GoodsLine) -> dict[str, list[str]]:
    try:
        line.full_clean()
    except ValidationError as error:
        return error.message_dict
    return {}


def stored(line: GoodsLine) -> GoodsLine:
    line.full_clean()
    line.save()
    return GoodsLine.objects.get(pk=line.pk)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("quantity", "unit", "price", "value"),
    [
        ("10", "đôi", 150_000, 1_500_000),
        ("2.5", "kg", 40_000, 100_000),
        ("0.333", "kg", 10_000, 3_330),
        ("0.001", "m²", 1_000, 1),
        ("1", "chiếc", 0, 0),
        ("1", "chiếc", 999_999_999_999, 999_999_999_999),
        ("999999999", "tờ", 1_000, 999_999_999_000),
        ("3", "chiếc", 333_333_333_333, 999_999_999_999),
    ],
)
def test_value_is_quantity_times_price_in_whole_dong(
    quantity: str, unit: str, price: int, value: int
) -> None:
    line = stored(a_goods_line(quantity=Decimal(quantity), unit=unit, unit_price=price))
    assert (line.value, line.quantity, line.unit_price) == (value, Decimal(quantity), price)


WHOLE = "phải là số nguyên"
BOUND = "Số lượng phải lớn hơn 0 và không quá 999.999.999."
DONG = "Số lượng nhân đơn giá phải ra số đồng nguyên, không quá 999.999.999.999 đồng."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "place", "sentence"),
    [
        ({"quantity": Decimal("2.5"), "unit": "đôi"}, "quantity", WHOLE),
        ({"quantity": Decimal("0.5"), "unit": "tờ"}, "quantity", WHOLE),
        ({"quantity": Decimal("1.001"), "unit": "chai"}, "quantity", WHOLE),
        ({"quantity": Decimal(0)}, "__all__", BOUND),
        ({"quantity": Decimal(-1)}, "__all__", BOUND),
        ({"quantity": Decimal("999999999.5"), "unit": "kg", "unit_price": None}, "__all__", BOUND),
        ({"quantity": Decimal("1.0001"), "unit": "kg"}, "quantity", "3"),
        ({"quantity": "abc"}, "quantity", "Nhập một số"),
        ({"quantity": Decimal("NaN")}, "quantity", ""),
        ({"unit_price": 1_000_000_000_000, "quantity": 1}, "unit_price", DONG),
        ({"unit_price": -1}, "unit_price", "0"),
        ({"unit_price": 999_999_999_999, "quantity": 2}, "unit_price", DONG),
        ({"quantity": Decimal("0.333"), "unit": "kg", "unit_price": 100}, "unit_price", DONG),
        ({"unit": ""}, "unit", "Chọn đơn vị tính."),
        ({"unit": "thúng"}, "unit", "thúng"),
        ({"price_basis": ""}, "price_basis", "Chọn căn cứ của đơn giá."),
        ({"quantity": None}, "__all__", "Nhập số lượng; chưa đếm được thì ghi theo bao, thùng."),
    ],
    ids=str,
)
def test_a_slip_is_a_sentence_at_its_place(
    changed: dict[str, Any], place: str, sentence: str
) -> None:
    said = refusals(a_goods_line(**changed))
    assert any(sentence in each for each in said.get(place, [])), said


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changed",
    [
        {"quantity": Decimal(0)},
        {"quantity": Decimal("999999999.5"), "unit": "kg", "unit_price": None},
        {"quantity": Decimal(1), "unit_price": -1},
        {"quantity": Decimal(1), "unit_price": 1_000_000_000_000},
        {"quantity": None},
        {"is_counted": False},
        {"kind": "container", "seal": "NP-01"},
        {"kind": "container", "quantity": None, "unit_price": None, "seal": ""},
    ],
    ids=str,
)
def test_the_database_refuses_what_no_form_sent(changed: dict[str, Any]) -> None:
    line = a_goods_line(**changed)
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Model.save(line)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("quantity", "price"), [("0.333", 100), ("2", 999_999_999_999), ("NaN", 100)]
)
def test_a_priced_line_is_never_saved_without_its_value(quantity: str, price: int) -> None:
    line = a_goods_line(quantity=Decimal(quantity), unit="kg", unit_price=price)
    with pytest.raises(ValueError, match="no amount in whole đồng"):
        line.save()


@pytest.mark.django_db
def test_a_total_passes_over_what_has_no_price_and_counts_what_costs_nothing() -> None:
    dossier = a_dossier()
    assert dossier.goods.all().total_value() is None
    stored(a_goods_line(dossier, unit_price=None, price_basis=""))
    assert dossier.goods.all().total_value() is None
    stored(a_goods_line(dossier, unit_price=0))
    assert dossier.goods.all().total_value() == 0
    stored(a_goods_line(dossier, quantity=4, unit_price=999_999_999))
    assert dossier.goods.all().total_value() == 3_999_999_996
    assert isinstance(dossier.goods.all().total_value(), int)


@pytest.mark.django_db
def test_a_seal_is_used_once_a_dossier() -> None:
    sack = stored(a_container(seal="NP-01"))
    again = a_container(sack.dossier, seal="NP-01")
    assert refusals(again) == {"__all__": ["Số niêm phong này đã dùng trong hồ sơ."]}
    assert refusals(a_container(seal="NP-01")) == {}


@pytest.mark.django_db
def test_goods_lie_in_a_sack_of_their_own_dossier() -> None:
    dossier = a_dossier()
    sack, shoe = stored(a_container(dossier)), stored(a_goods_line(dossier))
    assert refusals(a_goods_line(dossier, container=sack)) == {}
    for wrong in (stored(a_container()), shoe):
        said = refusals(a_goods_line(dossier, container=wrong))
        assert said == {"container": ["Chọn bao, thùng của chính hồ sơ này."]}
    assert "__all__" in refusals(a_container(dossier, container=sack))


@pytest.mark.django_db
def test_a_sack_is_sealed_opened_and_counted() -> None:
    dossier, officer = a_dossier(), an_officer()
    add_goods(a_goods_line(dossier, quantity=3, unit_price=50_000), by=officer, at=AT)
    sack = add_goods(a_container(dossier), by=officer, at=AT)
    assert dossier.goods.all().still_sealed().count() == 1
    with pytest.raises(ValidationError, match="Mở niêm phong trước"):
        add_goods(a_goods_line(dossier, container=sack), by=officer, at=AT)
    open_seal(sack, opened_by="Lê Thị Chi", seal_state="còn nguyên vẹn", by=officer, at=AT)
    add_goods(a_goods_line(dossier, container=sack, unit="kg", quantity=2), by=officer, at=AT)
    finish_count(sack, by=officer, at=AT)
    goods = dossier.goods.all()
    assert goods.total_value() == 450_000
    assert goods.still_sealed().count() == 0
    counted = goods.counted().order_by("position").values_list("unit", "quantity")
    assert list(counted) == [("đôi", Decimal(3)), ("kg", Decimal(2))]
    assert [line.position for line in dossier.goods.order_by("position")] == [1, 2, 3]
