"""Filters for money, quantities and days as officers write them."""

from datetime import date, datetime
from decimal import Decimal
from re import match

from django import template
from django.utils import timezone

register = template.Library()
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
ABSENT = "—"


@register.filter
def grouped(number: int | Decimal | None) -> str:
    """15750000 as 15.750.000; 2.5 as 2,5; nothing as —."""
    if number is None or number == "":
        return ABSENT
    whole, _, part = f"{number:,}".partition(".")
    part = part.rstrip("0")
    return whole.replace(",", ".") + (f",{part}" if part else "")


@register.filter
def dong(amount: int | None) -> str:
    """15750000 as 15.750.000 đồng."""
    return ABSENT if amount is None else f"{grouped(amount)} đồng"


@register.filter
def day(value: date | datetime | None) -> str:
    """A day as dd/mm/yyyy, an instant by Hà Nội's clock."""
    return ABSENT if value is None else f"{_local(value):%d/%m/%Y}"


@register.filter
def short_day(value: date | datetime | None) -> str:
    """25/11, for a narrow column; nothing for what has not come."""
    return "" if value is None else f"{_local(value):%d/%m}"


@register.filter
def clock(value: datetime | None) -> str:
    return ABSENT if value is None else f"{_local(value):%H:%M}"


@register.filter
def instant(value: datetime | None) -> str:
    return ABSENT if value is None else f"{_local(value):%H:%M %d/%m/%Y}"


@register.filter
def weekday(value: date | datetime | None) -> str:
    return ABSENT if value is None else WEEKDAYS[_local(value).weekday()]


@register.filter
def known(value: object) -> object:
    """The value, or — where nothing was recorded."""
    return ABSENT if value in (None, "") else value


@register.filter
def figure(value: object) -> str:
    """The value of a step: money grouped, a range as low – high, days written; no codes."""
    if isinstance(value, int | Decimal):
        return grouped(value)
    if isinstance(value, list | tuple):
        return " – ".join(figure(each) for each in value)
    return ABSENT if value is None else _said(str(value))


def _said(value: str) -> str:
    # an explanation keeps ISO days; the code of a reading is for scripts, the text says it
    if match(r"\d{4}-\d\d-\d\d$", value):
        return day(date.fromisoformat(value))
    if match(r"\d{4}-\d\d-\d\dT", value):
        return instant(datetime.fromisoformat(value))
    return "" if match(r"[a-z]+(_[a-z]+)*$", value) else value


def _local(value: date | datetime) -> date | datetime:
    return timezone.localtime(value) if isinstance(value, datetime) else value
