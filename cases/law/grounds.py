"""Fixed grounds of a decision and its sentences that cite an article, as of the decision's day."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cases.law.amounts import day_in_words

Entry = Mapping[str, Any]
Pack = Mapping[str, Any]
FILE = "grounds.yaml"


def fixed_grounds(pack: Pack, form: str, *, on: date, purpose: str = "") -> tuple[str, ...]:
    """Grounds of the form in force that day, in the pack's order, without `Căn cứ` or end mark.

    `purpose` lets in the grounds that stand only for it (`only_for`).
    """
    return tuple(
        f"{entry['text']}{_amended(pack, entry, on)}"
        for entry in pack[FILE]["entries"]
        if entry["form"] == form
        and entry.get("only_for", purpose) == purpose
        and in_force(entry, on)
    )


def basis_words(pack: Pack, basis: str, *, on: date) -> str:
    """Why the law lets an inspection be made. Raises LookupError for a basis it does not know."""
    return _sentence(pack[FILE]["bases"], "basis", basis, on)


def duties_words(pack: Pack, form: str, *, on: date) -> str:
    """What the law charges the team with. Raises LookupError where the form has no such words."""
    return _sentence(pack[FILE]["duties"], "form", form, on)


def in_force(entry: Entry, on: date) -> bool:
    starts, ends = entry["in_force_from"], entry.get("in_force_to")
    return starts <= on.isoformat() and (ends is None or on.isoformat() < ends)


def _sentence(entries: Sequence[Entry], key: str, value: str, on: date) -> str:
    for entry in entries:
        if entry[key] == value and in_force(entry, on):
            return str(entry["text"])
    raise LookupError(f"Không có câu chữ cho “{value}” vào ngày {on:%d/%m/%Y}.")


def _amended(pack: Pack, entry: Entry, on: date) -> str:
    """` (được sửa đổi, bổ sung …)` naming what amended the ground and is in force that day."""
    by = entry.get("amended_by")
    if by in ("years", "years_listed"):
        years = [str(each["year"]) for each in entry["amendments"] if in_force(each, on)]
        if not years:
            return ""
        if by == "years_listed":  # as signed decisions on sanctions have it
            return f" (được sửa đổi, bổ sung năm {', '.join(years)})"
        lead = "năm" if len(years) == 1 else "các năm"
        return f" (được sửa đổi, bổ sung {lead} {_listed(years)})"
    if by == "instruments":
        decrees = _amending(pack, entry["instrument"], on)
        return f" (được sửa đổi, bổ sung tại {_listed(decrees)})" if decrees else ""
    return ""


def _amending(pack: Pack, number: str, on: date) -> list[str]:
    found = [
        each
        for each in pack["instruments.yaml"]["entries"]
        if each.get("amends") == number and in_force(each, on)
    ]
    found.sort(key=lambda each: str(each["issued_on"]))
    return [_cited(each) for each in found]


def _cited(instrument: Entry) -> str:
    """`Nghị định số 46/2024/NĐ-CP ngày 04 tháng 5 năm 2024`."""
    kind = str(instrument["name"]).removesuffix(str(instrument["number"])).strip()
    day = day_in_words(date.fromisoformat(instrument["issued_on"]))
    return f"{kind} số {instrument['number']} {day}"


def _listed(names: Sequence[str]) -> str:
    return " và ".join([part for part in (", ".join(names[:-1]), names[-1]) if part])
