"""What papers share whatever they are about: when, who, and the labels of their forms."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any
from unicodedata import normalize

from django.db import models
from django.db.models import prefetch_related_objects
from django.utils import timezone

from cases.dossier.drafting.edits import Edits
from cases.dossier.models import Document, Dossier, Seat
from cases.law.amounts import day_in_words, day_short, hour_minute
from cases.office.duties import DUTIES_BY_SEAT, Duty, SeatKind
from cases.office.house import house
from cases.office.models import Officer

Facts = dict[str, Any]

CHOICE = re.compile(r"<([^/>]+)/([^>]+)>")
INDIVIDUAL, ORGANISATION = 0, 1
# what a seat is called in a paper and on a page, where that is shorter than its name
ROLES = {SeatKind.SECRETARY: "Thư ký"}
ENDS = (".", "!", "?", ":", "…", ".”", "!”", "?”")


def seats_with_officers(lookup: str) -> "models.Prefetch[Any]":
    return models.Prefetch(lookup, Seat.objects.select_related("officer__unit"))


def edits_of(document: Document) -> Edits:
    return Edits.from_json(json.loads(document.edits or "{}"))


def composed(said: Any) -> Any:
    """The same facts with every text in composed Unicode."""
    if isinstance(said, str):
        return normalize("NFC", said)
    if isinstance(said, Mapping):
        return {key: composed(value) for key, value in said.items()}
    if isinstance(said, list | tuple):
        return [composed(value) for value in said]
    return said


def instant(at: datetime | None) -> str:
    """An instant as a fact: Hà Nội's, ISO; empty while it is not known."""
    return timezone.localtime(at).isoformat() if at else ""


def hour_of(fact: str) -> str:
    """`hồi 16 giờ 30 phút`, with room while the hour is not known."""
    return f"hồi {hour_minute(datetime.fromisoformat(fact).time())}" if fact else "hồi … giờ … phút"


def day_of(fact: str) -> date | None:
    return datetime.fromisoformat(fact).date() if fact else None


def hour_and_day(fact: str, *, same_as: str = "") -> str:
    """`hồi 18 giờ 15 phút cùng ngày` on the day of the other fact, else with the day in words."""
    day = day_of(fact)
    if day is None:
        return f"{hour_of(fact)}, ngày …"
    if same_as and day == day_of(same_as):
        return f"{hour_of(fact)} cùng ngày"
    return f"{hour_of(fact)}, {day_in_words(day)}"


def hour_and_short_day(fact: str) -> str:
    """`hồi 14 giờ 00 phút, ngày 10/11/2026`, as the forms of the annex have it."""
    day = day_of(fact)
    return f"{hour_of(fact)}, ngày {day_short(day) if day else '…'}"


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def sentence(text: str, end: str = ".") -> str:
    """The text with one end mark; a text that ends with a mark of its own keeps it."""
    bare = text.strip()
    return bare if bare.endswith(ENDS) else f"{bare}{end}"


def issued_facts(dossier: Dossier, kind: str) -> Facts:
    """The last issued paper of this kind as later papers cite it; empty while there is none."""
    issued = dossier.documents.filter(kind=kind, state=Document.State.ISSUED)
    paper = issued.select_related("series").last()
    if paper is None or paper.issued_on is None:
        return {}
    return {
        "number": paper.full_number,
        "day": paper.issued_on.isoformat(),
        "issuer": house().issuer,
    }


def officer_of(pk: int) -> Officer | None:
    return Officer.objects.select_related("unit").filter(pk=pk, is_active=True).first()


def team_at(dossier: Dossier, at: datetime) -> list[Seat]:
    """The team at an instant, head first."""
    order = list(SeatKind)
    prefetch_related_objects([dossier], seats_with_officers("seats"))
    seats = [seat for seat in dossier.seats.all() if seat.is_held(at)]
    return sorted(seats, key=lambda seat: (order.index(SeatKind(seat.kind)), seat.pk))


def seated(dossier: Dossier, duty: Duty, at: datetime) -> str:
    """Who holds the duty by a seat: `Trưởng đoàn Tạ Minh Quân hoặc Thư ký Vũ Hoàng Lâm`."""
    named = [
        f"{ROLES.get(SeatKind(seat.kind), SeatKind(seat.kind).label)} {seat.officer.full_name}"
        for seat in team_at(dossier, at)
        if duty in DUTIES_BY_SEAT[seat.kind]
    ]
    if not named and duty in DUTIES_BY_SEAT[SeatKind.HOLDER]:
        named = [dossier.holder.full_name]
    return " hoặc ".join(named)


def officer_option(officer: Officer) -> tuple[int, str]:
    """One choice of an officer in a form."""
    return officer.pk, f"{officer.full_name}, {officer.position}"


def member(seat: Seat, role: str) -> Facts:
    officer = seat.officer
    return {
        "person": f"{officer.honorific} {officer.full_name}",
        "function": officer.position,
        "role": role,
    }


def one_line(person: Mapping[str, str]) -> str:
    """`Ông Tạ Minh Quân, Phó Trưởng phòng Sở hữu trí tuệ, Trưởng đoàn`."""
    parts = (person["person"], person.get("function"), person.get("body"), person.get("role"))
    return ", ".join(part for part in parts if part)


def ours(officer: Officer) -> str:
    return f"{officer.honorific.lower()} {officer.full_name}"


def printed_label(label: str, variant: int = INDIVIDUAL) -> str:
    """A label of a form as it is printed: one of `<A/B>`, without hints and end marks."""
    one = CHOICE.sub(lambda found: found.group(variant + 1), label)
    return one.replace(" (nếu có)", "").strip(" …:")


def labels_of(
    form: Mapping[str, Any],
    default: int = INDIVIDUAL,
    variants: Mapping[str, int] = MappingProxyType({}),
) -> Facts:
    """Printed labels by field and by `section.` and its key; `variants` where one differs."""
    return {key: printed_label(label, variants.get(key, default)) for key, label in _labels(form)}


def _labels(form: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for section in form["sections"]:
        yield f"section.{section['key']}", section["label_vi"]
        for field in section["fields"]:
            yield field["key"], field["label_vi"]


def none_words(form: Mapping[str, Any]) -> Facts:
    """What is printed where a field is chosen as "không", by field."""
    return {
        field["key"]: field.get("none_vi", "Không")
        for section in form["sections"]
        for field in section["fields"]
    }


def numbered(label: str) -> tuple[int, str]:
    """Number and rest of a label such as `5. Thiệt hại`."""
    number, _, rest = label.partition(". ")
    return int(number), rest


def generated(facts: Mapping[str, Any], key: str) -> str:
    """What the program says at a place that an officer may edit; lists one entry a line."""
    block, _, part = key.partition(".")
    value = facts.get(block, "")
    if part:
        value = value.get(part, "") if isinstance(value, Mapping) else ""
    return "\n".join(value) if isinstance(value, list) else str(value or "")


def with_edits(facts: Mapping[str, Any], edits: Edits) -> Facts:
    """The facts with the officer's words in the edited places and the fields chosen as "không"."""
    said = dict(facts)
    for key, edited in edits.texts.items():
        block, _, part = key.partition(".")
        if part and isinstance(said.get(block), Mapping):
            said[block] = {**said[block], part: edited.text}
        elif isinstance(said.get(block), list):
            said[block] = lines_of(edited.text)
        else:
            said[block] = edited.text
    return {**said, "none": list(edits.none)}
