"""May this party be inspected again within the year? Nghị quyết 198/2025/QH15 Điều 4, over data."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.law.explain import Citation, Json, Step
from cases.law.grounds import in_force

FILE = "guard.yaml"
ALLOW, EXCEPTION = "allow", "allow_with_exception"
WARNING, BLOCK = "allow_with_warning", "block"
Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Earlier:
    """An inspection that took place: its kind by the pack's code, day, content and whose it was."""

    kind: str
    on: date
    body: str = ""
    content: str = ""
    paper: str = ""
    dossier: str = ""

    def as_output(self) -> dict[str, Json]:
        return {
            "kind": self.kind,
            "date": self.on.isoformat(),
            "body": self.body,
            "content": self.content or None,
            "paper": self.paper or None,
            "dossier": self.dossier or None,
        }


@dataclass(frozen=True, slots=True)
class Planned:
    """What is asked: `as_of` is the day on which the decision would be announced."""

    as_of: date
    kind: str
    content: str = ""
    has_clear_signs: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome, the inspections that decide it, and the first day on which it would be free."""

    outcome: str
    reading: str
    earlier: tuple[Earlier, ...] = ()
    steps: tuple[Step, ...] = ()
    free_on: date | None = None

    @property
    def citations(self) -> tuple[Citation, ...]:
        found = dict.fromkeys(each for step in self.steps for each in step.citations)
        return tuple(found)

    def as_output(self) -> dict[str, Any]:
        return {
            "outcome": self.outcome,
            "earlier": [each.as_output() for each in self.earlier],
            "reading": self.reading,
            "free_on": self.free_on.isoformat() if self.free_on else None,
            "steps": [step.as_text() for step in self.steps],
            "citations": [str(each) for each in self.citations],
        }


def readings(pack: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Ways to understand “trong năm”, the default first."""
    return [(each["code"], each["name"]) for each in pack[FILE]["readings"]]


def kind_of(pack: Mapping[str, Any], told: str) -> str:
    """The pack's code of a kind by any of its names. Raises LookupError."""
    for kind in pack[FILE]["kinds"]:
        if told == kind["code"] or told in kind["also"]:
            return str(kind["code"])
    known = ", ".join(kind["code"] for kind in pack[FILE]["kinds"])
    raise LookupError(f"Không có loại “{told}”; các loại là {known}.")


def decide(
    pack: Mapping[str, Any], planned: Planned, earlier: Iterable[Earlier], reading: str = ""
) -> Answer:
    """Raises LookupError for a kind or reading that the pack does not know."""
    table = pack[FILE]
    period = _reading(table, reading)
    kinds = {kind["code"]: kind for kind in table["kinds"]}
    group = kinds[planned.kind]["group"]
    within = [each for each in earlier if _is_within(period, each.on, planned.as_of)]
    found = [
        (rule, hits)
        for rule in table["entries"]
        if in_force(rule, planned.as_of) and group in rule["planned"]
        for hits in [_hits(table, rule, planned, within, kinds)]
        if len(hits) >= rule["limit"]
    ]
    outcomes = [_outcome(table, rule, planned, hits) for rule, hits in found]
    steps = [Step(f"Trong năm: {_small(period['name'])}.")]
    steps += [_step(rule, hits) for rule, hits in found]
    decisive = tuple(dict.fromkeys(hit for _, hits in found for hit in hits))
    if BLOCK not in outcomes:
        outcome = WARNING if WARNING in outcomes else ALLOW
        return Answer(outcome, period["code"], decisive, tuple(steps))
    if planned.has_clear_signs or kinds[planned.kind].get("is_exception"):
        exception = table["exception"]
        steps.append(Step(exception["wording"], (_cited(exception),)))
        return Answer(EXCEPTION, period["code"], decisive, tuple(steps))
    blocking = [
        hit
        for (_, hits), each in zip(found, outcomes, strict=True)
        for hit in hits
        if each == BLOCK
    ]
    free = max(_free_on(period, hit.on) for hit in blocking)
    steps.append(Step(f"Kiểm tra được từ ngày {free:%d/%m/%Y}, hoặc kiểm tra từ xa."))
    return Answer(BLOCK, period["code"], decisive, tuple(steps), free)


def _reading(table: Entry, code: str) -> Entry:
    found: Sequence[Entry] = table["readings"]
    for reading in found:
        if code in ("", reading["code"]):
            return reading
    known = ", ".join(each["code"] for each in found)
    raise LookupError(f"Không có cách hiểu “{code}”; các cách hiểu là {known}.")


def _is_within(period: Entry, on: date, as_of: date) -> bool:
    """Not after the day asked about, and its own period has not ended by then."""
    return on <= as_of < _free_on(period, on)


def _free_on(period: Entry, on: date) -> date:
    """The first day on which an inspection of that day no longer counts."""
    if period["period"] == "calendar_year":
        return date(on.year + 1, 1, 1)
    month = on.month - 1 + int(period["months"])
    year, month = on.year + month // 12, month % 12 + 1
    for day in range(on.day, on.day - 4, -1):
        try:
            return date(year, month, day)
        except ValueError:  # 29 February of the year before
            continue
    raise ValueError(on)


def _hits(
    table: Entry, rule: Entry, planned: Planned, within: list[Earlier], kinds: Mapping[str, Entry]
) -> list[Earlier]:
    same_group = [each for each in within if kinds[each.kind]["group"] in rule["earlier"]]
    if not rule["same_content"]:
        return same_group
    return [each for each in same_group if _is_same(table, planned.content, each.content)]


def _is_same(table: Entry, one: str, other: str) -> bool:
    """Content that nobody wrote down may be the same: absent is not “no”."""
    if not one.strip() or not other.strip():
        return True
    if _fold(one) == _fold(other):
        return True
    return bool(_fields(table, one) & _fields(table, other))


def _fields(table: Entry, content: str) -> set[str]:
    folded = _fold(content)
    return {
        field["code"] for field in table["contents"] if any(w in folded for w in field["words"])
    }


def _outcome(table: Entry, rule: Entry, planned: Planned, hits: list[Earlier]) -> str:
    """Where the same content is only possible, for nobody wrote it down, a warning is enough."""
    if rule["same_content"] and not (planned.content.strip() and any(h.content for h in hits)):
        return WARNING
    return str(rule["outcome"])


def _step(rule: Entry, hits: list[Earlier]) -> Step:
    named = "; ".join(f"{each.body or 'cơ quan khác'} ngày {each.on:%d/%m/%Y}" for each in hits)
    return Step(f"{rule['wording'].rstrip('.')}: {named}.", (_cited(rule),))


def _cited(entry: Entry) -> Citation:
    return Citation(entry["article"], entry["instrument"])


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(c for c in decomposed if unicodedata.category(c) != "Mn").split())
