"""A whole paper as words, and the form in which frozen words are stored."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from typing import Literal, cast
from unicodedata import normalize

from cases.dossier.paper.annexes import Photo, PhotoAnnex
from cases.dossier.paper.blocks import (
    Article,
    Clause,
    Closing,
    Dash,
    Decides,
    Field,
    FieldPair,
    Grounds,
    Heading,
    Issuer,
    Item,
    Letterhead,
    Number,
    Paragraph,
    PlaceDate,
    Point,
    Refusal,
    Tick,
    Title,
)
from cases.dossier.paper.signatures import Receipt, SignCell, SignGrid, SignOff, Strip
from cases.dossier.paper.tables import Column, Table

Kind = Literal["decision", "record"]
Block = (
    Title
    | Issuer
    | Grounds
    | Decides
    | Heading
    | Article
    | Item
    | Clause
    | Point
    | Dash
    | Paragraph
    | Closing
    | Refusal
    | Field
    | FieldPair
    | Tick
    | Table
    | SignOff
    | SignGrid
    | PhotoAnnex
)
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


class State(StrEnum):
    """What a print shows: a draft is marked as such, an issued paper carries number and day."""

    DRAFT = "draft"
    READY = "ready"
    SIGNED = "signed"
    ISSUED = "issued"


@dataclass(frozen=True)
class Annex:
    """Pages of their own after the paper: `of` and `by` name it (`Quyết định`, `Giám đốc Sở …`).

    `dated` is the day in words for a paper without place and date (a record).
    """

    name: str
    blocks: tuple[Block, ...]
    of: str
    by: str
    dated: str = ""


@dataclass(frozen=True)
class Paper:
    """An official paper. Number and day may be empty until the registry gives them.

    `about` are the lines under the number of a letter (V/v …), which has no title.
    """

    kind: Kind
    letterhead: Letterhead
    number: Number
    blocks: tuple[Block, ...]
    place_date: PlaceDate | None = None
    strip: Strip | None = None
    annexes: tuple[Annex, ...] = ()
    receipt: Receipt | None = None
    about: tuple[str, ...] = ()

    def annex_head(self, at: int) -> tuple[str, str, tuple[str, str]]:
        """Label, name and the two lines `(Kèm theo …)` of the annex at this index."""
        annex = self.annexes[at]
        day = self.place_date.day_as_text() if self.place_date else annex.dated
        first = f"(Kèm theo {annex.of} số {self.number.as_text()} {day}".rstrip()
        label = f"Phụ lục {ROMAN[at]}" if len(self.annexes) > 1 else "Phụ lục"
        return label, annex.name, (first, f"của {annex.by})")

    def as_text(self) -> str:
        """All words in reading order, NFC, one paragraph or table row a line."""
        parts = [self.letterhead.as_text(), f"Số: {self.number.as_text()}", *self.about]
        parts += [self.place_date.as_text()] if self.place_date else []
        parts += [block.as_text() for block in self.blocks]
        for at, annex in enumerate(self.annexes):
            label, name, lines = self.annex_head(at)
            parts += ["", label, name, *lines, *(block.as_text() for block in annex.blocks)]
        parts += ["", self.receipt.as_text()] if self.receipt else []
        return normalize("NFC", "\n".join(parts)) + "\n"

    def with_sheets(self, sheets: int) -> "Paper":
        """The same paper with the number of its sheets written in the closing paragraph."""
        return replace(
            self,
            blocks=tuple(
                replace(block, sheets=sheets) if isinstance(block, Closing) else block
                for block in self.blocks
            ),
        )


INVISIBLE = str.maketrans(dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"))


def plain(paper: Paper) -> Paper:
    """The same words as they are printed: NFC, no invisible letters, one kind of line end."""
    return cast(Paper, _plain(paper))


def _plain(part: object) -> object:
    if isinstance(part, str):
        lines = normalize("NFC", part.translate(INVISIBLE)).splitlines()
        return "\n".join(lines).replace("\t", " ")
    if isinstance(part, tuple):
        return tuple(_plain(entry) for entry in part)
    if is_dataclass(part) and not isinstance(part, type):
        kept = {field.name: _plain(getattr(part, field.name)) for field in fields(part)}
        return type(part)(**kept)
    return part


SCHEMA = 1
STORED: dict[str, Callable[..., object]] = {
    part.__name__: part
    for part in (
        *(Paper, Annex, Letterhead, Number, PlaceDate, Strip, Receipt),
        *(Title, Issuer, Grounds, Decides, Heading, Paragraph, Article, Item, Clause, Point, Dash),
        *(Closing, Refusal, Field, FieldPair, Tick, Table, Column, SignOff, SignGrid, SignCell),
        *(PhotoAnnex, Photo),
    )
}
Stored = None | bool | int | str | list["Stored"] | dict[str, "Stored"]


def to_json(paper: Paper) -> str:
    """The paper as canonical JSON text, NFC: equal papers give equal text."""
    stored = {"schema": SCHEMA, "paper": _stored(paper)}
    text = json.dumps(stored, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return normalize("NFC", text)


def from_json(text: str) -> Paper:
    """The paper kept by `to_json`. Raises ValueError when the text was not made by it."""
    stored = json.loads(text)
    if not isinstance(stored, dict) or stored.get("schema") != SCHEMA:
        raise ValueError(f"Không đọc được nội dung văn bản đã lưu: cần lược đồ {SCHEMA}.")
    return cast(Paper, _restored(stored["paper"]))


def _stored(part: object) -> Stored:
    if is_dataclass(part):
        names = [field.name for field in fields(part)]
        kept = {name: _stored(getattr(part, name)) for name in names}
        return {"part": type(part).__name__, **kept}
    if isinstance(part, tuple):
        return [_stored(entry) for entry in part]
    return cast(Stored, part)


def _restored(stored: Stored) -> object:
    if isinstance(stored, Mapping):
        kept = {name: _restored(value) for name, value in stored.items() if name != "part"}
        return STORED[str(stored["part"])](**kept)
    if isinstance(stored, list):
        return tuple(_restored(entry) for entry in stored)
    return stored
