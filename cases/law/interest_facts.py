"""What a script tells `interest`, checked before any reckoning."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone

from cases.law.catalogue import Catalogue
from cases.law.explain import Step
from cases.law.facts import FactError, day_told, whole
from cases.law.interest import Owing, Paid, last_day_to_pay, late_interest

KEYS = ("fine", "served_on", "term_ends_on", "payments", "as_of")
HANOI = timezone(timedelta(hours=7))  # an instant without offset is Hà Nội's


def answer_interest(law: Catalogue, told: object) -> Owing:
    """The answer to one question of the `interest` command. Raises FactError."""
    if not isinstance(told, Mapping):
        raise FactError("fine", "Mỗi câu hỏi là một nhóm các trường, bắt đầu bằng fine.")
    for key in told:
        if key not in KEYS:
            raise FactError(str(key), f"Không có trường này; các trường là {', '.join(KEYS)}.")
    fine = whole(told, "fine")
    if fine is None:
        raise FactError("fine", "Nhập số tiền phạt, đồng.")
    payments = _payments(told.get("payments"))
    as_of = _day(told, "as_of") or max((each.paid_on for each in payments), default=None)
    if as_of is None:
        raise FactError("as_of", "Nhập ngày tính đến.")
    if late := [each for each in payments if each.paid_on > as_of]:
        message = f"Khoản nộp ngày {late[0].paid_on:%d/%m/%Y} sau ngày tính đến {as_of:%d/%m/%Y}."
        raise FactError("payments", message)
    last_day, reasons = _last_day(law, told)
    try:
        return late_interest(
            law, fine=fine, last_day=last_day, payments=payments, as_of=as_of, reasons=reasons
        )
    except LookupError as error:
        raise FactError("as_of", str(error)) from None


def _last_day(law: Catalogue, told: Mapping[object, object]) -> tuple[date, tuple[Step, ...]]:
    served_on, ends_on = _day(told, "served_on"), _day(told, "term_ends_on")
    if ends_on and served_on is None:
        return ends_on, ()
    if served_on is None or ends_on:
        raise FactError("served_on", "Nhập ngày nhận quyết định, hoặc ngày cuối của thời hạn.")
    try:
        return last_day_to_pay(law, served_on)
    except LookupError as error:
        raise FactError("served_on", str(error)) from None


def _payments(told: object) -> tuple[Paid, ...]:
    if told is None:
        return ()
    if not isinstance(told, list):
        raise FactError("payments", "Các khoản nộp là một danh sách, mỗi khoản có paid_on, amount.")
    paid = []
    for each in told:
        if not isinstance(each, Mapping) or set(each) != {"paid_on", "amount"}:
            raise FactError("payments", "Mỗi khoản nộp có đúng hai trường paid_on và amount.")
        on, amount = _day(each, "paid_on"), whole(each, "amount")
        if on is None or not amount:
            raise FactError("payments", "Mỗi khoản nộp có ngày và số tiền lớn hơn 0.")
        paid.append(Paid(on, amount))
    return tuple(paid)


def _day(told: Mapping[object, object], field: str) -> date | None:
    """A day; of an instant the day it falls on in Hà Nội."""
    said = told.get(field)
    if isinstance(said, str) and "T" in said:
        try:
            instant = datetime.fromisoformat(said)
        except ValueError:
            instant = None
        if instant:
            return (instant.astimezone(HANOI) if instant.tzinfo else instant).date()
    return day_told(told, field)
