"""Where an act is punished, as papers cite it: point, clause of the tier, decree and amendments."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from cases.casework.services.fines import Reckoned
from cases.law.amounts import day_short
from cases.law.catalogue import Catalogue


def place_in_decree(reckoned: Reckoned) -> str:
    """`điểm a khoản 1 Điều 12 Nghị định số 99/2013/NĐ-CP`: the act itself, without its tier."""
    act = reckoned.violation.act_version
    point = f"điểm {act.point} " if act.point else ""
    return f"{point}khoản {act.clause} Điều {act.article} Nghị định số {act.instrument}"


def provision(reckoned: Reckoned, law: Catalogue) -> str:
    """The whole citation: `điểm a khoản 1, mức phạt tại khoản 4 Điều 12 Nghị định số …`."""
    act, bracket = reckoned.violation.act_version, reckoned.answer.bracket
    point = f"điểm {act.point} " if act.point else ""
    tier = ""
    if bracket and str(bracket.clause) != str(act.clause):
        tier = f", mức phạt tại khoản {bracket.clause}"
    on = reckoned.violation.ended_on or reckoned.violation.detected_on
    decree = decree_words(law, act.instrument, on=on)
    return f"{point}khoản {act.clause}{tier} Điều {act.article} {decree}"


def decree_words(law: Catalogue, number: str, *, on: date) -> str:
    """The decree with its day and title, and the decrees that amended it by that day."""
    table = {row["number"]: row for row in law.content["instruments.yaml"]["entries"]}
    row = table[number]
    issued = row.get("issued_on")
    dated = f" ngày {day_short(date.fromisoformat(issued))}" if issued else ""
    title = row["title"][:1].lower() + row["title"][1:]
    words = f"Nghị định số {number}{dated} của Chính phủ {title}"
    amending = [each for each, other in table.items() if _amends(other, number, on)]
    if not amending:
        return words
    names = [f"Nghị định số {each}" for each in amending]
    last = f"{', '.join(names[:-1])} và {names[-1]}" if len(names) > 1 else names[0]
    return f"{words} (được sửa đổi, bổ sung tại {last})"


def _amends(row: Mapping[str, Any], number: str, on: date) -> bool:
    if row.get("amends") != number or not row.get("in_force_from"):
        return False
    return date.fromisoformat(row["in_force_from"]) <= on
