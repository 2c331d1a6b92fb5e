"""Fields as officers type them."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.utils import timezone as django_timezone

from cases.office.fields import DayField, InstantField, MoneyField, QuantityField

HANOI = timezone(timedelta(hours=7))


class Sheet(forms.Form):
    value = MoneyField(label="Giá trị", max_value=999_999_999_999, required=False)
    quantity = QuantityField(label="Số lượng", required=False)
    pieces = QuantityField(label="Số chiếc", decimal_places=0, required=False)
    found_on = DayField(label="Ngày phát hiện", required=False)
    arrived_at = InstantField(label="Đến lúc", required=False)


def sheet(**data: str) -> Sheet:
    return Sheet(data)


def cleaned(**data: str) -> Any:
    form = sheet(**data)
    assert form.errors == {}
    return form.cleaned_data


def error_of(name: str, typed: str) -> str:
    errors = sheet(**{name: typed}).errors[name]
    assert len(errors) == 1
    return str(errors[0])


@pytest.mark.parametrize(
    "typed", ["38.160.000", "38160000", " 38 160 000 ", "38.160.000 đồng", "38.160.000đ"]
)
def test_money_is_read_with_or_without_dots(typed: str) -> None:
    assert cleaned(value=typed)["value"] == 38_160_000


def test_zero_is_an_amount_and_empty_is_none() -> None:
    assert cleaned(value="0")["value"] == 0
    assert cleaned(value="")["value"] is None


@pytest.mark.parametrize("typed", ["38.16", "38,5", "38.160.00", "-5", "một triệu", "1e9", "٣"])
def test_money_that_could_be_misread_is_refused(typed: str) -> None:
    assert "38.160.000" in error_of("value", typed)


def test_an_amount_beyond_the_bound_is_refused_with_the_bound() -> None:
    assert error_of("value", "999.999.999.999.999") == (
        "Số tiền nhiều nhất là 999.999.999.999 đồng. Kiểm tra lại số chữ số."
    )
    assert cleaned(value="999.999.999.999")["value"] == 999_999_999_999


def test_money_is_drawn_grouped_with_its_unit() -> None:
    html = Sheet(initial={"value": 15_750_000})["value"].as_field_group()
    assert 'value="15.750.000"' in html
    assert '<span class="unit">đồng</span>' in html


def test_an_unchanged_amount_is_no_change() -> None:
    form = Sheet({"value": "15750000"}, initial={"value": 15_750_000})
    assert "value" not in form.changed_data


@pytest.mark.parametrize(
    ("typed", "quantity"),
    [("12", "12"), ("2,5", "2.5"), ("1.250,75", "1250.75"), ("12,000", "12"), ("0", "0")],
)
def test_a_quantity_has_a_comma_before_its_fraction(typed: str, quantity: str) -> None:
    assert cleaned(quantity=typed)["quantity"] == Decimal(quantity)


@pytest.mark.parametrize("typed", ["2.5", "2,", ",5", "-1", "hai", "1,2,3"])
def test_a_quantity_that_could_be_misread_is_refused(typed: str) -> None:
    assert "phần lẻ sau dấu phẩy" in error_of("quantity", typed)


def test_pieces_are_whole() -> None:
    assert error_of("pieces", "34,5") == "Số lượng phải là số nguyên, ví dụ 12."
    assert cleaned(pieces="34,0")["pieces"] == 34


def test_a_quantity_too_large_is_refused_with_the_bound() -> None:
    assert "999.999.999" in error_of("quantity", "1.000.000.000")


@pytest.mark.parametrize("typed", ["03/04/2026", "3/4/2026", "3-4-2026", "03.04.2026"])
def test_a_day_is_read_day_first(typed: str) -> None:
    assert cleaned(found_on=typed)["found_on"] == date(2026, 4, 3)


@pytest.mark.parametrize("typed", ["31/11/2026", "11/23/2026", "hôm qua"])
def test_a_day_that_is_none_is_refused_with_an_example(typed: str) -> None:
    assert error_of("found_on", typed) == (
        "Nhập ngày theo thứ tự ngày/tháng/năm, ví dụ 25/11/2026."
    )


@pytest.mark.parametrize("clock", ["15:12", "15h12", "15g12", "15.12", "1512", " 15 : 12 "])
def test_an_instant_is_by_the_clock_of_hanoi(clock: str) -> None:
    data = cleaned(arrived_at_0=clock, arrived_at_1="25/11/2026")
    assert data["arrived_at"] == datetime(2026, 11, 25, 15, 12, tzinfo=HANOI)


def test_an_instant_ignores_the_zone_a_process_runs_in() -> None:
    with django_timezone.override(timezone(timedelta(hours=-5))):
        data = cleaned(arrived_at_0="00:30", arrived_at_1="15/12/2026")
        html = str(Sheet(initial={"arrived_at": data["arrived_at"]})["arrived_at"])
    assert data["arrived_at"] == datetime(2026, 12, 14, 17, 30, tzinfo=UTC)
    assert 'value="00:30"' in html
    assert 'value="15/12/2026"' in html


def test_opening_and_saving_moves_no_instant() -> None:
    exact = datetime(2026, 11, 20, 1, 5, 37, 123456, tzinfo=UTC)
    widget = Sheet(initial={"arrived_at": exact})["arrived_at"].field.widget
    drawn = widget.get_context("arrived_at", exact, {})["widget"]
    data = {part["name"]: part["value"] for part in (drawn["clock"], drawn["day"], drawn["exact"])}
    form = Sheet(data, initial={"arrived_at": exact})
    assert data["arrived_at_0"] == "08:05"
    assert form.is_valid()
    assert form.cleaned_data["arrived_at"] == exact
    assert form.changed_data == []


def test_a_corrected_clock_leaves_the_old_instant_behind() -> None:
    exact = datetime(2026, 11, 20, 1, 5, 37, tzinfo=UTC)
    data = cleaned(arrived_at_0="08:10", arrived_at_1="20/11/2026", arrived_at_2=exact.isoformat())
    assert data["arrived_at"] == datetime(2026, 11, 20, 8, 10, tzinfo=HANOI)


@pytest.mark.parametrize(
    ("clock", "day", "hint"),
    [("25:00", "25/11/2026", "ví dụ 15:12"), ("15:12", "", "ví dụ 25/11/2026")],
)
def test_half_an_instant_is_refused_with_what_to_type(clock: str, day: str, hint: str) -> None:
    form = sheet(arrived_at_0=clock, arrived_at_1=day)
    assert hint in form.errors["arrived_at"][0]
    assert f'value="{clock}"' in str(form["arrived_at"])


def test_an_error_is_tied_to_its_field() -> None:
    html = sheet(value="abc")["value"].as_field_group()
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_value_error"' in html
    assert '<p class="wrong" id="id_value_error">' in html
    assert '<label for="id_value">' in html
