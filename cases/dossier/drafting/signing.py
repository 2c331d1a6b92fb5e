"""Who signs a record and where, as facts; the grid, the refusals and the strip as words."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cases.dossier.composing import Signer
from cases.dossier.drafting.common import INDIVIDUAL, Facts, hour_and_day
from cases.dossier.models import Document
from cases.dossier.paper import (
    SIGN_WITH_FUNCTION,
    SIGN_WITH_NAME,
    Closing,
    Refusal,
    SignCell,
    SignGrid,
    Strip,
)
from cases.office.models import Officer

WIDEST_TITLE = 29  # capitals that fit one column of the grid
BREAKS_BEFORE = ("TỔ CHỨC", "CHÍNH QUYỀN", "CÓ LIÊN QUAN", "ĐẾN VỤ VIỆC")
ALTERNATIVES = "CÁ NHÂN/NGƯỜI ĐẠI DIỆN"
OTHERS = ("TỔ CHỨC, CÁ NHÂN CÓ LIÊN QUAN",)
WITNESS = ("NGƯỜI CHỨNG KIẾN",)
# Who may confirm a refusal though the record did not name him (Điều 15 khoản 3 điểm a).
CONFIRMING = {"commune": ["ĐẠI DIỆN", "CHÍNH QUYỀN ĐỊA PHƯƠNG"], "witness": list(WITNESS)}
END_OF_MINUTES = "./."


def place_of_form(form: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = next(each for each in form["signatures"] if each["key"] == key)
    return found


def place(
    form: Mapping[str, Any],
    key: str,
    name: str,
    *,
    variant: int = INDIVIDUAL,
    function: str = "",
    called: str = "",
    capacity: str = "",
    officer: int | None = None,
    title: tuple[str, ...] = (),
) -> Facts:
    """One signature: where the form has it, under which words, whose; `officer` when one of ours.

    `called` names the person in a sentence, `capacity` says for whom he stands.
    """
    of_form = place_of_form(form, key)
    function = function[:1].upper() + function[1:]
    return {
        "place": key,
        "row": of_form["row"],
        "column": of_form["column"],
        "title": list(title or title_lines(of_form["label_vi"], variant)),
        "note": _note(function, SIGN_WITH_NAME if title else of_form["note_vi"]),
        "name": name,
        "function": function,
        "called": called,
        "capacity": capacity or function,
        "officer": officer,
    }


def _note(function: str, otherwise: str) -> str:
    """Whoever's function is printed signs with it, as makers and officials do."""
    return SIGN_WITH_FUNCTION if function else otherwise


def title_lines(label: str, variant: int = INDIVIDUAL) -> tuple[str, ...]:
    """The title over a signature, one of its alternatives, broken by sense where it is long."""
    person, representative = ALTERNATIVES.split("/")
    if label.startswith(ALTERNATIVES):
        rest = label.removeprefix(ALTERNATIVES)
        if variant == INDIVIDUAL:
            label = person + rest.removeprefix(" CỦA").removeprefix(" TỔ CHỨC")
        else:
            label = representative + rest
    if len(label) <= WIDEST_TITLE:
        return (label,)
    for mark in BREAKS_BEFORE:
        label = label.replace(f" {mark}", f"\n{mark}")
    label = label.replace(" CỦA\n", "\nCỦA ")
    lines: list[str] = []
    for piece in label.split("\n"):
        if lines and len(lines[-1]) + len(piece) < WIDEST_TITLE:
            lines[-1] = f"{lines[-1]} {piece}"
        else:
            lines.append(piece)
    return tuple(lines)


def signers(document: Document) -> tuple[Signer, ...]:
    """Those whom the frozen facts name, in the form's order."""
    places = json.loads(document.facts)["places"]
    officers = Officer.objects.in_bulk([each["officer"] for each in places if each["officer"]])
    return tuple(
        Signer(
            place=each["place"],
            name=each["name"],
            capacity=each["capacity"],
            officer=officers.get(each["officer"]),
        )
        for each in places
    )


def refusals_of(facts: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    found: Sequence[Mapping[str, Any]] = facts.get("refusals", ())
    return found


def grid(facts: Mapping[str, Any]) -> SignGrid:
    """Two columns as the form has them; further people in rows of two below."""
    refused = {(each["place"], each["who"]) for each in refusals_of(facts)}
    fixed: dict[tuple[int, str], SignCell] = {}
    further: list[SignCell] = []
    for each in [*facts["places"], *_confirming(facts)]:
        cell = SignCell(
            tuple(each["title"]),
            each["name"],
            each["note"],
            each["function"],
            refused=(each["place"], each["name"]) in refused,
        )
        where = (each["row"], each["column"])
        if each["row"] and where not in fixed:
            fixed[where] = cell
        else:
            further.append(cell)
    rows = [
        (fixed.get((row, "left")), fixed.get((row, "right")))
        for row in sorted({row for row, _ in fixed})
    ]
    pairs = [*further, None] if len(further) % 2 else further
    rows = [*_closed_up(rows), *zip(pairs[::2], pairs[1::2], strict=True)]
    return SignGrid(tuple(rows))


Row = tuple[SignCell | None, SignCell | None]


def _closed_up(rows: list[Row]) -> list[Row]:
    """Who has nobody beside him stands beside the next of the other side; each keeps his side."""
    closed: list[Row] = []
    for left, right in rows:
        if closed and left is None and closed[-1][1] is None:
            closed[-1] = (closed[-1][0], right)
        elif closed and right is None and closed[-1][0] is None:
            closed[-1] = (left, closed[-1][1])
        else:
            closed.append((left, right))
    return closed


def _confirming(facts: Mapping[str, Any]) -> Iterator[Facts]:
    """Who came to confirm a refusal and was not named in the record before."""
    named = {each["name"] for each in facts["places"]}
    for refusal in refusals_of(facts):
        who = refusal["confirmed_by"]
        if who["name"] in named:
            continue
        named.add(who["name"])
        yield {
            "place": who["place"],
            "row": 0,
            "column": "",
            "title": CONFIRMING[who["place"]],
            "note": SIGN_WITH_NAME,
            "name": who["name"],
            "function": "",
        }


def closing(facts: Mapping[str, Any], *, finished: str, end: str) -> list[Closing | Refusal]:
    """The last paragraphs; after a refusal its reason follows and takes the end mark."""
    refusals = refusals_of(facts)
    ended = Closing(
        finished=finished,
        copies=facts["copies"] or 0,
        given_to=tuple(facts["copies_to"]),
        agreed=not refusals,
        end="." if refusals else end,
    )
    reasons = [
        Refusal(
            _who(facts, each),
            each["why"].rstrip(" ."),
            _confirmed_by(facts, each["confirmed_by"]),
            end if each is refusals[-1] else ".",
        )
        for each in refusals
    ]
    return [ended, *reasons]


def finished(facts: Mapping[str, Any], start: str) -> str:
    return hour_and_day(facts["ended_at"], same_as=facts[start])


def _who(facts: Mapping[str, Any], refusal: Mapping[str, Any]) -> str:
    if refusal["place"] == facts["places"][0]["place"]:
        return str(facts["subject_called"])
    return _found(facts, refusal["who"]).get("called") or str(refusal["who"])


def _confirmed_by(facts: Mapping[str, Any], who: Mapping[str, str]) -> str:
    named = _found(facts, who["name"])
    words = ", ".join(
        part
        for part in (named.get("called") or who["name"], named.get("capacity") or who["capacity"])
        if part
    )
    return words[:1].upper() + words[1:]


def _found(facts: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    return next((each for each in facts["places"] if each["name"] == name), {})


def strip(facts: Mapping[str, Any], subject: str, maker: str) -> Strip:
    """Who signs every page; after the subject's refusal whoever confirmed it stands in for him."""
    for refusal in refusals_of(facts):
        if refusal["place"] == facts["places"][0]["place"]:
            confirmed = _found(facts, refusal["confirmed_by"]["name"])
            speaks_for_commune = str(confirmed.get("capacity", "")).startswith("đại diện")
            subject = "Đại diện chính quyền" if speaks_for_commune else "Người chứng kiến"
    return Strip((subject, maker))
