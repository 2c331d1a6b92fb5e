"""What a request must bring, and why it may be refused or stopped, by the law of a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.law.explain import Citation
from cases.law.grounds import in_force

Entry = Mapping[str, Any]
Pack = Mapping[str, Any]
FILE = "requests.yaml"


@dataclass(frozen=True, slots=True)
class PaperAsked:
    """A paper that a request must bring."""

    id: str
    name: str
    hint: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground of the law; `only_after` names what must have happened first, or is empty."""

    id: str
    text: str
    only_after: str
    citation: Citation


def papers_asked(pack: Pack, *, on: date, has_agent: bool) -> tuple[PaperAsked, ...]:
    """In the pack's order; none where the pack knows no list for that day."""
    return tuple(
        PaperAsked(entry["id"], entry["name"], entry["hint"], _citations(pack, entry))
        for entry in pack[FILE]["entries"]
        if in_force(entry, on) and (has_agent or entry.get("only_if") != "agent")
    )


def refusals(pack: Pack, *, on: date) -> tuple[Ground, ...]:
    """Grounds to refuse a request, in the order of the article."""
    return _grounds(pack, "refusals", on)


def stops(pack: Pack, *, on: date) -> tuple[Ground, ...]:
    """Grounds to stop the handling of an accepted request, in the order of the article."""
    return _grounds(pack, "stops", on)


def rule(pack: Pack, name: str, *, on: date) -> Ground:
    """A general rule on requests. Raises LookupError where none was in force that day."""
    for ground in _grounds(pack, "rules", on):
        if ground.id == name:
            return ground
    raise LookupError(f"Không có quy tắc “{name}” vào ngày {on:%d/%m/%Y}.")


def _grounds(pack: Pack, section: str, on: date) -> tuple[Ground, ...]:
    return tuple(
        Ground(entry["id"], entry["text"], entry.get("only_after", ""), _citations(pack, entry)[0])
        for entry in pack[FILE][section]
        if in_force(entry, on)
    )


def _citations(pack: Pack, entry: Entry) -> tuple[Citation, ...]:
    names = {row["number"]: row["name"] for row in pack["instruments.yaml"]["entries"]}
    return tuple(
        Citation(part["article"], names[part["instrument"]])
        for part in (entry, *entry.get("also", ()))
    )
