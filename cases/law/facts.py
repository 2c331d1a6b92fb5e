"""The facts of one act as a command, a page or a file tells them, checked before any reckoning."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from cases.law.amounts import grouped
from cases.law.catalogue import Catalogue
from cases.law.explain import Json

Violator = Literal["individual", "household_business", "organisation"]
VIOLATORS: tuple[Violator, ...] = ("individual", "household_business", "organisation")
# What a column of money holds without loss, far above any seizure; no legal figure.
LARGEST = 99_999_999_999_999
LARGEST_AGE = 150
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
KEYS = (
    "act",
    "violator",
    "age",
    "goods_value",
    "quantity",
    "illicit_gain",
    "ended_on",
    "detected_on",
    "decided_on",
    "mitigating",
    "aggravating",
    "chosen_amount",
)


class FactError(ValueError):
    """A fact that cannot be so, with the name of its field and a sentence for the officer."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


@dataclass(frozen=True, slots=True)
class Facts:
    """One act of one violator; null is what was not told."""

    act: str
    violator: Violator
    age: int | None = None
    goods_value: int | None = None
    quantity: int | None = None
    illicit_gain: int | None = None
    ended_on: date | None = None
    detected_on: date | None = None
    decided_on: date | None = None
    mitigating: tuple[str, ...] = ()
    aggravating: tuple[str, ...] = ()
    chosen_amount: int | None = None

    @property
    def act_on(self) -> date | None:
        """The day whose text defines the act: its end, or its detection while it goes on."""
        return self.ended_on or self.detected_on

    @property
    def net(self) -> int:
        return len(self.mitigating) - len(self.aggravating)


def read_facts(catalogue: Catalogue, told: object) -> Facts:
    """Facts from JSON or YAML as the interface of `fine` names them. Raises FactError."""
    if not isinstance(told, Mapping):
        raise FactError("act", "Mỗi hành vi là một nhóm các trường, bắt đầu bằng act.")
    for key in told:
        if key not in KEYS:
            raise FactError(str(key), f"Không có trường này; các trường là {', '.join(KEYS)}.")
    facts = Facts(
        act=_act(catalogue, told.get("act")),
        violator=_violator(told.get("violator")),
        age=whole(told, "age", LARGEST_AGE),
        goods_value=whole(told, "goods_value"),
        quantity=whole(told, "quantity"),
        illicit_gain=whole(told, "illicit_gain"),
        ended_on=day_told(told, "ended_on"),
        detected_on=day_told(told, "detected_on"),
        decided_on=day_told(told, "decided_on"),
        mitigating=_circumstances(catalogue, told, "mitigating"),
        aggravating=_circumstances(catalogue, told, "aggravating"),
        chosen_amount=whole(told, "chosen_amount"),
    )
    check_order(facts)
    return facts


def check_order(facts: Facts) -> None:
    """Refuses days in an impossible order and an age that no violator of this kind has."""
    for name in ("ended_on", "detected_on"):
        on = getattr(facts, name)
        if on and facts.decided_on and on > facts.decided_on:
            raise FactError(
                name, f"Ngày này không được sau ngày giải quyết {_vn(facts.decided_on)}."
            )
    if facts.ended_on and facts.detected_on and facts.ended_on > facts.detected_on:
        message = "Hành vi còn đang diễn ra khi phát hiện thì để trống ngày kết thúc."
        raise FactError("ended_on", message)
    if facts.age is not None and facts.violator == "organisation":
        raise FactError("age", "Tổ chức không có tuổi; để trống.")


def as_told(facts: Facts) -> dict[str, Json]:
    """The facts as the interface of `fine` names them."""
    days = {
        name: on.isoformat() if on else None
        for name, on in (
            ("ended_on", facts.ended_on),
            ("detected_on", facts.detected_on),
            ("decided_on", facts.decided_on),
        )
    }
    return {
        "act": facts.act,
        "violator": facts.violator,
        "age": facts.age,
        "goods_value": facts.goods_value,
        "quantity": facts.quantity,
        "illicit_gain": facts.illicit_gain,
        **days,
        "mitigating": list(facts.mitigating),
        "aggravating": list(facts.aggravating),
        "chosen_amount": facts.chosen_amount,
    }


def _vn(on: date) -> str:
    return f"{on:%d/%m/%Y}"


def _act(catalogue: Catalogue, told: object) -> str:
    if not told:
        raise FactError("act", "Chưa chọn hành vi; ghi mã, ví dụ 99/2013/NĐ-CP:11.1.a.")
    if not isinstance(told, str) or told not in catalogue.acts:
        raise FactError(
            "act", f"Không có hành vi mang mã {told}; tìm lại mã trong danh mục hành vi."
        )
    return told


def _violator(told: object) -> Violator:
    for violator in VIOLATORS:
        if told == violator:
            return violator
    raise FactError("violator", f"Đối tượng vi phạm là một trong: {', '.join(VIOLATORS)}.")


def whole(told: Mapping[object, object], field: str, largest: int = LARGEST) -> int | None:
    """A whole number under this key, None where it is not told. Raises FactError."""
    number = told.get(field)
    if number is None:
        return None
    if isinstance(number, bool) or not isinstance(number, int):
        raise FactError(field, "Ghi một số nguyên, không có dấu chấm, dấu phẩy hoặc đơn vị.")
    if number < 0:
        raise FactError(field, "Số không được âm.")
    if number > largest:
        raise FactError(field, f"Số lớn nhất nhận được là {grouped(largest)}.")
    return number


def day_told(told: Mapping[object, object], field: str) -> date | None:
    """A day under this key, None where it is not told. Raises FactError."""
    on = told.get(field)
    if on is None:
        return None
    if isinstance(on, date) and not isinstance(on, datetime):
        return on
    if isinstance(on, str) and ISO_DAY.fullmatch(on):
        with suppress(ValueError):
            return date.fromisoformat(on)
    raise FactError(field, "Ghi ngày theo dạng năm-tháng-ngày, ví dụ 2026-11-10.")


def _circumstances(
    catalogue: Catalogue, told: Mapping[object, object], field: str
) -> tuple[str, ...]:
    codes = told.get(field)
    if codes is None:
        return ()
    if not isinstance(codes, list):
        raise FactError(field, "Ghi một danh sách mã tình tiết, ví dụ [GN1, GN2].")
    for place, code in enumerate(codes):
        known = catalogue.circumstances.get(code) if isinstance(code, str) else None
        if known is None or known.is_mitigating != (field == "mitigating"):
            kind = "giảm nhẹ" if field == "mitigating" else "tăng nặng"
            raise FactError(field, f"Không có tình tiết {kind} mang mã {code}.")
        if code in codes[:place]:
            raise FactError(
                field, f"Tình tiết {code} được ghi hai lần; mỗi tình tiết tính một lần."
            )
    return tuple(codes)
