"""Blocks turned into pieces, the pieces into pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cases.dossier.paper.annexes import PhotoAnnex
from cases.dossier.paper.blocks import (
    Decides,
    FieldPair,
    Grounds,
    Heading,
    Issuer,
    Running,
    Tick,
    Title,
)
from cases.dossier.paper.drawing import measures as m
from cases.dossier.paper.drawing.ends import receipt, sign_grid, sign_off
from cases.dossier.paper.drawing.heads import centred, letterhead, title
from cases.dossier.paper.drawing.photos import Picture, photo_annex
from cases.dossier.paper.drawing.pieces import Piece, filled, glued
from cases.dossier.paper.drawing.running import field_pair, grounds, paragraph, tick
from cases.dossier.paper.drawing.tables import table
from cases.dossier.paper.drawing.typeface import BOLD, ITALIC
from cases.dossier.paper.papers import Block, Paper
from cases.dossier.paper.signatures import SignGrid, SignOff
from cases.dossier.paper.tables import Table

Page = list[Piece]


@dataclass(frozen=True)
class Pages:
    """Pages of the paper itself, of each annex, and the back of the last sheet."""

    main: list[Page]
    annexes: list[list[Page]]
    back: Page


def composed(paper: Paper, pictures: Mapping[str, Picture]) -> Pages:
    return Pages(
        main=main_pages(paper),
        annexes=[_annex(paper, at, pictures) for at in range(len(paper.annexes))],
        back=receipt(paper.receipt, m.body_of(paper.kind)) if paper.receipt else [],
    )


def main_pages(paper: Paper) -> list[Page]:
    """The usual setting, or the tight one where that saves a page."""
    usual = _main(paper, m.body_of(paper.kind))
    tight = _main(paper, m.body_of(paper.kind, tight=True))
    return tight if len(tight) < len(usual) else usual


def _main(paper: Paper, body: m.Body) -> list[Page]:
    head = letterhead(paper.letterhead, paper.number, paper.place_date, paper.about)
    return filled([head, *_pieces(paper.blocks, body, paper.kind, {})], m.TEXT_HEIGHT)


def _annex(paper: Paper, at: int, pictures: Mapping[str, Picture]) -> list[Page]:
    body = m.body_of(paper.kind)
    label, name, lines = paper.annex_head(at)
    size, leading = m.TITLE_SIZE, m.TITLE_SIZE * m.LEADING
    head = [
        *centred([label, name], BOLD, size, leading),
        *glued(centred(lines, ITALIC, size, leading)),
    ]
    pieces = _pieces(paper.annexes[at].blocks, body, paper.kind, pictures)
    return filled([*head, *pieces], m.TEXT_HEIGHT)


def _pieces(
    blocks: Sequence[Block], body: m.Body, kind: str, pictures: Mapping[str, Picture]
) -> list[Piece]:
    groups = [_block(block, body, kind, pictures) for block in blocks]
    for at, block in enumerate(blocks):
        if at and leads_on(blocks[at - 1]):
            groups[at][:1] = glued(groups[at][:1])
        if isinstance(block, SignOff | SignGrid):
            most = m.LAST_LINES_WITH_SIGN_OFF if isinstance(block, SignOff) else 0
            _keep_with_signatures(groups[:at], most)
    return [piece for group in groups for piece in group]


def leads_on(block: Block) -> bool:
    """Whether the block says nothing without the one after it."""
    match block:
        case Title() | Issuer() | Decides() | Heading():
            return True
        case Running():
            return not block.words or block.words.endswith(":")
    return False


def _keep_with_signatures(before: list[Page], most_lines: int) -> None:
    """Keep the last paragraph whole, with short ones above it up to so many lines in all."""
    start = len(before) - 1
    lines = len(before[start]) if before else 0
    if lines > m.MOST_LINES_WHOLE:
        return
    while start > 0 and lines + len(before[start - 1]) <= most_lines:
        start -= 1
        lines += len(before[start])
    for at in range(max(start, 0), len(before)):
        loose = before[at][:1] if at == start else []
        before[at][:] = [*loose, *glued(before[at][len(loose) :])]


def _block(block: Block, body: m.Body, kind: str, pictures: Mapping[str, Picture]) -> Page:
    match block:
        case Title() | Issuer() | Decides():
            return _in_the_middle(block, body, kind)
        case Table():
            return table(block)
        case SignOff():
            return [sign_off(block, body)]
        case SignGrid():
            return sign_grid(block, body)
        case PhotoAnnex():
            return photo_annex(block, pictures, body)
    return _text(block, body)


def _in_the_middle(block: Title | Issuer | Decides, body: m.Body, kind: str) -> Page:
    match block:
        case Title():
            return title(block, m.BEFORE_TITLE[kind])
        case Issuer():
            before = m.BEFORE_ISSUER
        case Decides():
            before = m.BEFORE_CENTRED
    lines = centred([block.text], BOLD, body.size, body.leading, before=before)
    return [*lines[:-1], replace(lines[-1], after=m.AFTER_CENTRED)]


def _text(block: Grounds | Heading | FieldPair | Tick | Running, body: m.Body) -> Page:
    match block:
        case Grounds():
            return grounds(block.paragraphs, body)
        case Heading():
            return paragraph(block.text, "", body)
        case FieldPair():
            return field_pair(block, body)
        case Tick():
            return tick(block, body)
    return paragraph(block.lead, block.words, body)
