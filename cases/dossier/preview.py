"""An official paper as a page shows it: the words that are printed, block by block."""

from collections.abc import Sequence
from dataclasses import dataclass

from cases.dossier.paper import Annex, Block, Closing, Paper, Running, Table, pdf
from cases.dossier.paper.blocks import DAY_ROOM, MOTTO, NATION, NUMBER_ROOM
from cases.dossier.paper.papers import plain

RUNNING = "Running"


@dataclass(frozen=True)
class Cell:
    text: str
    align: str
    span: int = 1


@dataclass(frozen=True)
class TablePreview:
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...]


@dataclass(frozen=True)
class Part:
    """A block and the name under which the page knows how to set it."""

    name: str
    block: Block | TablePreview


@dataclass(frozen=True)
class AnnexPreview:
    label: str
    name: str
    lines: tuple[str, str]
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Preview:
    """What the page shows of a paper, and the letters that no print could show."""

    paper: Paper
    parts: tuple[Part, ...]
    annexes: tuple[AnnexPreview, ...]
    missing_letters: tuple[str, ...]
    nation: str = NATION
    motto: str = MOTTO
    number_room: str = NUMBER_ROOM
    day_room: str = DAY_ROOM


def preview(paper: Paper) -> Preview:
    """The words as they print: NFC, with the sheets counted where the typeface has every letter."""
    words = plain(paper)
    missing = tuple(pdf.missing_letters(words))
    if not missing and any(_is_uncounted(block) for block in words.blocks):
        words = words.with_sheets(pdf.count_sheets(words))
    annexes = tuple(_annex(words, at, annex) for at, annex in enumerate(words.annexes))
    return Preview(words, _parts(words.blocks), annexes, missing)


def _is_uncounted(block: Block) -> bool:
    return isinstance(block, Closing) and block.sheets is None


def _annex(paper: Paper, at: int, annex: Annex) -> AnnexPreview:
    label, name, lines = paper.annex_head(at)
    return AnnexPreview(label, name, lines, _parts(annex.blocks))


def _parts(blocks: Sequence[Block]) -> tuple[Part, ...]:
    return tuple(map(_part, blocks))


def _part(block: Block) -> Part:
    match block:
        case Table():
            return Part("Table", _table(block))
        case Running():
            return Part(RUNNING, block)
        case _:
            return Part(type(block).__name__, block)


def _table(table: Table) -> TablePreview:
    aligns = [column.align for column in table.columns]
    rows = tuple(
        tuple(Cell(text, align) for text, align in zip(row, aligns, strict=True))
        for row in table.rows
    )
    head = tuple(Cell(column.head, "center") for column in table.columns)
    return TablePreview(head, rows, _total(table.total, aligns))


def _total(total: Sequence[str], aligns: Sequence[str]) -> tuple[Cell, ...]:
    """The label spans the empty cells after it, as in print."""
    if not total:
        return ()
    span = 1
    while span < len(total) and not total[span]:
        span += 1
    rest = zip(total[span:], aligns[span:], strict=True)
    return (Cell(total[0], "center", span), *(Cell(text, align) for text, align in rest))
