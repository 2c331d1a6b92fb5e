"""Fields as officers type them: money, quantities, days and instants, with Vietnamese words."""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EMPTY_VALUES
from django.utils import timezone

from cases.office.templatetags.office import day, grouped

# The largest amount one field takes; a longer row of digits is a slip of the finger.
MOST_DONG = 99_999_999_999_999
GROUPED = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+|[0-9]+")
CLOCK = re.compile(r"([0-9]{1,2})[:hg.]([0-9]{2})?|([0-9]{2})([0-9]{2})")
TODAY_YESTERDAY = (("today", "Hôm nay"), ("yesterday", "Hôm qua"))


class MoneyInput(forms.TextInput):
    is_short = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        own = {
            "class": "num",
            "inputmode": "numeric",
            "autocomplete": "off",
            "data-money": True,
            "data-unit": "đồng",
        }
        super().__init__({**own, **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        return grouped(value) if isinstance(value, int) else super().format_value(value)


class MoneyField(forms.Field):
    """Whole đồng, typed `38.160.000` or `38160000`; outside the bounds the sentence names them."""

    widget = MoneyInput
    default_error_messages = {
        "required": "Nhập số tiền, ví dụ 38.160.000.",
        "invalid": "Nhập số tiền tròn đồng, ví dụ 38.160.000 hoặc 38160000.",
        "max_value": "Số tiền nhiều nhất là {bound} đồng. Kiểm tra lại số chữ số.",
        "min_value": "Số tiền ít nhất là {bound} đồng.",
    }

    def __init__(self, *, max_value: int = MOST_DONG, min_value: int = 0, **kwargs: Any) -> None:
        self.max_value, self.min_value = max_value, min_value
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, int):
            return value
        if value in EMPTY_VALUES:
            return None
        text = re.sub(r"\s|đồng|đ|₫", "", str(value).lower())
        if not GROUPED.fullmatch(text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return int(text.replace(".", ""))

    def validate(self, value: int | None) -> None:
        super().validate(value)
        _within(self, value)

    def prepare_value(self, value: Any) -> Any:
        return grouped(value) if isinstance(value, int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _differs(self, initial, data)


class QuantityInput(forms.TextInput):
    is_short = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        own = {"class": "num", "inputmode": "decimal", "autocomplete": "off"}
        super().__init__({**own, **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, int | Decimal):
            return grouped(value)
        return super().format_value(value)


class QuantityField(forms.Field):
    """A quantity, typed `1.250,5`: a comma before the fraction."""

    widget = QuantityInput
    default_error_messages = {
        "required": "Nhập số lượng, ví dụ 12.",
        "invalid": "Nhập số lượng, phần lẻ sau dấu phẩy, ví dụ 12 hoặc 2,5.",
        "places": "Số lượng có nhiều nhất {places} chữ số sau dấu phẩy.",
        "whole": "Số lượng phải là số nguyên, ví dụ 12.",
        "max_value": "Số lượng nhiều nhất là {bound}. Kiểm tra lại số chữ số.",
        "min_value": "Số lượng ít nhất là {bound}.",
    }

    def __init__(
        self,
        *,
        max_digits: int = 12,
        decimal_places: int = 3,
        min_value: Decimal | int = 0,
        **kwargs: Any,
    ) -> None:
        self.decimal_places, self.min_value = decimal_places, min_value
        self.max_value = 10 ** (max_digits - decimal_places) - 1
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Decimal | None:
        if isinstance(value, Decimal):
            return value
        if value in EMPTY_VALUES:
            return None
        whole, comma, part = re.sub(r"\s", "", str(value)).partition(",")
        if not GROUPED.fullmatch(whole) or (comma and not re.fullmatch(r"[0-9]+", part)):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        part = part.rstrip("0")
        if len(part) > self.decimal_places:
            kind = "places" if self.decimal_places else "whole"
            sentence = str(self.error_messages[kind]).format(places=self.decimal_places)
            raise ValidationError(sentence, code=kind)
        return Decimal(whole.replace(".", "") + (f".{part}" if part else ""))

    def validate(self, value: Decimal | None) -> None:
        super().validate(value)
        _within(self, value)

    def prepare_value(self, value: Any) -> Any:
        return grouped(value) if isinstance(value, int | Decimal) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _differs(self, initial, data)


class DayInput(forms.DateInput):
    template_name = "office/day_input.html"
    is_short = True
    quick: tuple[tuple[str, str], ...] = TODAY_YESTERDAY

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        own = {
            "inputmode": "numeric",
            "autocomplete": "off",
            "placeholder": "ngày/tháng/năm",
            "data-day": True,
        }
        super().__init__({**own, **(attrs or {})}, format="%d/%m/%Y")


class PastDayInput(DayInput):
    """A day long ago, or any day: today and yesterday would be no help."""

    quick = ()


class ComingDayInput(DayInput):
    """For a day still to come."""

    quick = (("today", "Hôm nay"), ("tomorrow", "Ngày mai"))


class DayField(forms.DateField):
    """A day, typed `25/11/2026`."""

    widget = DayInput
    default_error_messages = {
        "required": "Nhập ngày, ví dụ 25/11/2026.",
        "invalid": "Nhập ngày theo thứ tự ngày/tháng/năm, ví dụ 25/11/2026.",
    }

    def prepare_value(self, value: Any) -> Any:
        return day(value) if isinstance(value, date) else value


class InstantInput(forms.Widget):
    """An hour and a day; the exact instant travels along, hidden."""

    template_name = "office/instant_input.html"
    use_fieldset = True
    quick = (("now", "Bây giờ"), *TODAY_YESTERDAY)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        shared = {**context["widget"]["attrs"], "autocomplete": "off", "inputmode": "numeric"}
        own_id = shared.pop("id", f"id_{name}")
        clock = {"aria-label": "Giờ, phút", "placeholder": "giờ:phút", "data-clock": True}
        on = {"aria-label": "Ngày", "placeholder": "ngày/tháng/năm", "data-day": True}
        values = _parts(value)
        context["widget"] |= {
            "quick": self.quick,
            "clock": _text_input(f"{name}_0", values[0], {**shared, **clock, "id": f"{own_id}_0"}),
            "day": _text_input(f"{name}_1", values[1], {**shared, **on, "id": f"{own_id}_1"}),
            "exact": _text_input(f"{name}_2", values[2], {"autocomplete": "off"}, kind="hidden"),
        }
        return context

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str:
        """What was typed, `15:12 25/11/2026`; untouched, the exact instant it was drawn from."""
        clock = "".join(str(data.get(f"{name}_0") or "").split())
        typed = f"{clock} {str(data.get(f'{name}_1') or '').strip()}"
        exact = str(data.get(f"{name}_2") or "")
        with suppress(ValueError):
            if exact and " ".join(_parts(datetime.fromisoformat(exact))[:2]) == typed:
                return exact
        return typed

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return f"{name}_0" not in data and f"{name}_1" not in data


class InstantField(forms.Field):
    """An instant by Hà Nội's clock, whatever the device's; opened and saved, it does not move."""

    widget = InstantInput
    default_error_messages = {
        "required": "Nhập giờ và ngày, ví dụ 15:12 ngày 25/11/2026.",
        "clock": "Nhập giờ từ 00:00 đến 23:59, ví dụ 15:12.",
        "invalid": "Nhập ngày theo thứ tự ngày/tháng/năm, ví dụ 25/11/2026.",
    }

    def to_python(self, value: Any) -> datetime | None:
        if isinstance(value, datetime):
            return value
        typed = str(value or "")
        if not typed.strip():
            return None
        with suppress(ValueError):
            exact = datetime.fromisoformat(typed)
            if timezone.is_aware(exact):
                return exact
        clock, _, on = typed.partition(" ")
        moment = self._clock(clock)
        local = datetime.combine(self._day(on), moment)
        return timezone.make_aware(local, timezone.get_default_timezone())

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _differs(self, initial, data)

    def _clock(self, typed: str) -> time:
        found = CLOCK.fullmatch(typed.lower())
        if not found:
            raise ValidationError(self.error_messages["clock"], code="clock")
        hour, minute = (found[1] or found[3]), (found[2] or found[4] or "0")
        try:
            return time(int(hour), int(minute))
        except ValueError as error:
            raise ValidationError(self.error_messages["clock"], code="clock") from error

    def _day(self, typed: str) -> date:
        try:
            found: date = DayField().clean(typed)
        except ValidationError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        return found


def _text_input(name: str, value: str, attrs: dict[str, Any], kind: str = "text") -> dict[str, Any]:
    return {"name": name, "type": kind, "value": value or None, "attrs": attrs}


def _parts(value: Any) -> tuple[str, str, str]:
    """Hour, day and exact instant of a stored value, or of what was typed."""
    if isinstance(value, str):
        with suppress(ValueError):
            value = datetime.fromisoformat(value)
    if isinstance(value, datetime):
        local = timezone.localtime(value, timezone.get_default_timezone())
        return f"{local:%H:%M}", f"{local:%d/%m/%Y}", value.isoformat()
    clock, _, on = str(value or "").partition(" ")
    return clock, on, ""


def _within(field: MoneyField | QuantityField, value: int | Decimal | None) -> None:
    for kind, is_beyond in (
        ("max_value", value is not None and value > field.max_value),
        ("min_value", value is not None and value < field.min_value),
    ):
        if is_beyond:
            bound = grouped(getattr(field, kind))
            raise ValidationError(str(field.error_messages[kind]).format(bound=bound), code=kind)


def _differs(field: forms.Field, initial: Any, data: Any) -> bool:
    try:
        return bool(field.to_python(data) != field.to_python(initial))
    except ValidationError:
        return True
