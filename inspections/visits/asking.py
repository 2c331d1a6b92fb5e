"""The question of `guard` as scripts put it, checked before anything is looked up."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from cases.law.facts import ISO_DAY, FactError
from cases.law.guard import FILE, Planned, kind_of
from cases.parties.tax_codes import parse

KEYS = ("tax_code", "person_id", "as_of", "content", "kind", "clear_signs", "reading")
PERSON_ID = re.compile(r"[0-9A-Za-z]{6,20}")


@dataclass(frozen=True)
class Asked:
    """Whom the question is about, by the numbers the register knows, and what is planned."""

    keys: frozenset[str]
    planned: Planned
    reading: str


def read_question(pack: Mapping[str, Any], told: object) -> Asked:
    """Raises FactError with the field and what to write there."""
    if not isinstance(told, Mapping):
        raise FactError("tax_code", "Mỗi câu hỏi là một nhóm các trường, có tax_code, as_of, kind.")
    for key in told:
        if key not in KEYS:
            raise FactError(str(key), f"Không có trường này; các trường là {', '.join(KEYS)}.")
    return Asked(
        _keys(told),
        Planned(_day(told), _kind(pack, told), _text(told, "content"), _clear_signs(told)),
        _reading(pack, told),
    )


def _keys(told: Mapping[str, Any]) -> frozenset[str]:
    code, person = _text(told, "tax_code"), _text(told, "person_id")
    if not code and not person:
        raise FactError("tax_code", "Ghi mã số thuế, hoặc số định danh cá nhân ở person_id.")
    keys = set()
    if code:
        try:
            keys.add(parse(code).root)
        except ValidationError as error:
            raise FactError("tax_code", " ".join(error.messages)) from error
    if person:
        bare = re.sub(r"[\s.-]", "", person)
        if not PERSON_ID.fullmatch(bare):
            raise FactError("person_id", f"“{person}” không phải số định danh hay hộ chiếu.")
        keys.add(bare)
    return frozenset(keys)


def _day(told: Mapping[str, Any]) -> date:
    day = _text(told, "as_of")
    if not ISO_DAY.fullmatch(day):
        raise FactError("as_of", "Ghi ngày dạng năm-tháng-ngày, ví dụ 2026-05-04.")
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise FactError("as_of", f"Không có ngày {day}.") from error


def _kind(pack: Mapping[str, Any], told: Mapping[str, Any]) -> str:
    try:
        return kind_of(pack, _text(told, "kind"))
    except LookupError as error:
        raise FactError("kind", str(error.args[0])) from error


def _reading(pack: Mapping[str, Any], told: Mapping[str, Any]) -> str:
    reading = _text(told, "reading")
    known = [each["code"] for each in pack[FILE]["readings"]]
    if reading and reading not in known:
        raise FactError("reading", f"Không có cách hiểu này; có: {', '.join(known)}.")
    return reading or str(known[0])


def _clear_signs(told: Mapping[str, Any]) -> bool:
    value = told.get("clear_signs")
    if value is not None and not isinstance(value, bool):
        raise FactError("clear_signs", "Ghi true, false hoặc để trống.")
    return bool(value)


def _text(told: Mapping[str, Any], key: str) -> str:
    value = told.get(key)
    if value is not None and not isinstance(value, str):
        raise FactError(key, "Ghi trong ngoặc kép: số làm mất số 0 đứng đầu.")
    return (value or "").strip()
