"""Each block of a paper as paragraphs and tables of a Word file, in reading order."""

from collections.abc import Iterable, Sequence

from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.table import _Cell as Cell
from docx.text.paragraph import Paragraph

from cases.dossier.paper.annexes import PhotoAnnex
from cases.dossier.paper.blocks import (
    MOTTO,
    NATION,
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
from cases.dossier.paper.papers import Block, Paper
from cases.dossier.paper.signatures import Receipt, SignCell, SignGrid, SignOff
from cases.dossier.paper.tables import Table
from cases.dossier.paper.wording.grids import a_frame, a_table, rule_under
from cases.dossier.paper.wording.letters import add_words

CENTRE, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT
BOXES = {True: "☒", False: "☐"}
HALVES = (m.TEXT_WIDTH / 2, m.TEXT_WIDTH / 2)
SIGNING = (m.RECIPIENTS_WIDTH, m.TEXT_WIDTH - m.RECIPIENTS_WIDTH)


class Writer:
    """Writes blocks one after the other at the end of a Word file."""

    def __init__(self, word: Word) -> None:
        self.word = word

    def head(self, paper: Paper) -> None:
        """Bodies left, State right; under them number and day."""
        (left, right), (number, day) = a_frame(self.word, m.HEAD_COLUMNS, rows=2)
        above = paper.letterhead
        lines = [add_words(left, above.superior, size=m.HEAD_SIZE)]
        lines += [add_words(left, text, size=m.HEAD_SIZE, bold=True) for text in above.body]
        lines += [add_words(right, NATION, size=m.HEAD_SIZE, bold=True)]
        lines += [add_words(right, MOTTO, size=m.MOTTO_SIZE, bold=True)]
        rule_under(lines[-3], m.HEAD_COLUMNS[0])
        rule_under(lines[-1], m.HEAD_COLUMNS[1])
        lines += [add_words(number, f"Số: {paper.number.as_text()}", size=m.NUMBER_SIZE)]
        if paper.place_date:
            said = paper.place_date.as_text()
            lines += [add_words(day, said, size=m.NUMBER_SIZE, italic=True)]
        _centred(lines)

    def annex_head(self, head: tuple[str, str, tuple[str, str]]) -> None:
        label, name, lines = head
        self._middle([label, name], on_new_page=True)
        _centred(add_words(self.word, text, size=m.TITLE_SIZE, italic=True) for text in lines)

    def blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case Title():
                self._middle([block.kind, *block.subject], before=m.BEFORE_TITLE["decision"])
            case Issuer() | Decides():
                self._middle([block.text], before=m.BEFORE_CENTRED)
            case Table():
                a_table(self.word, block)
            case SignOff():
                self._sign_off(block)
            case SignGrid():
                self._sign_grid(block)
            case PhotoAnnex():
                self._photos(block)
            case _:
                self._text(block)

    def _text(self, block: Grounds | Heading | FieldPair | Tick | Running) -> None:
        match block:
            case Grounds():
                for text in block.paragraphs:
                    self._running("", text, italic=True)
            case Heading():
                self._running(block.text, "").paragraph_format.keep_with_next = True
            case FieldPair():
                pair = self._running("", f"{block.left.words}\t{block.right.words}")
                pair.paragraph_format.tab_stops.add_tab_stop(Pt(m.SECOND_FIELD))
                pair.alignment = LEFT
            case Tick():
                self._running("", f"{block.text} {BOXES[block.on]}")
            case _:
                self._running(block.lead, block.words)

    def _running(self, lead: str, words: str, *, italic: bool = False) -> Paragraph:
        paragraph = add_words(self.word, lead, bold=True)
        said = f" {words}" if lead and words else words
        add_words(paragraph, said, italic=italic)
        setting = paragraph.paragraph_format
        setting.first_line_indent = Pt(m.FIRST_LINE)
        setting.space_before = Pt(m.BEFORE_PARAGRAPH)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        return paragraph

    def _middle(
        self, texts: Sequence[str], *, before: float = 0, on_new_page: bool = False
    ) -> None:
        lines = [add_words(self.word, text, size=m.TITLE_SIZE, bold=True) for text in texts]
        _centred(lines)
        lines[0].paragraph_format.space_before = Pt(before)
        lines[0].paragraph_format.page_break_before = on_new_page
        for line in lines:
            line.paragraph_format.keep_with_next = True

    def _sign_off(self, block: SignOff) -> None:
        ((left, right),) = a_frame(self.word, SIGNING, rows=1)
        add_words(left, "Nơi nhận:", size=m.RECIPIENTS_HEAD_SIZE, bold=True, italic=True)
        for text in block.recipient_lines:
            add_words(left, text, size=m.RECIPIENTS_SIZE)
        lines = [add_words(right, text, bold=True) for text in block.title]
        lines.append(add_words(right, block.name, bold=True))
        lines[-1].paragraph_format.space_before = Pt(m.SIGN_ROOM)
        _centred(lines)

    def _sign_grid(self, block: SignGrid) -> None:
        frame = a_frame(self.word, HALVES, rows=len(block.rows))
        for places, row in zip(frame, block.rows, strict=True):
            for place, cell in zip(places, row, strict=True):
                if cell:
                    _centred(_signature(place, cell))

    def _photos(self, block: PhotoAnnex) -> None:
        self._running("", block.count_words)
        for photo in block.photos:
            lines = [photo.remark] if photo.remark else []
            _centred(add_words(self.word, line) for line in (*lines, *photo.caption_lines))

    def receipt(self, block: Receipt) -> None:
        self._running("", block.words).paragraph_format.page_break_before = True
        ((_, place),) = a_frame(self.word, HALVES, rows=1)
        signature = SignCell((block.title,), block.name, block.note)
        _centred(_signature(place, signature))


def _signature(place: Cell, cell: SignCell) -> list[Paragraph]:
    size = m.GRID_SIZE
    lines = [add_words(place, text, size=size, bold=True) for text in cell.title]
    lines += [add_words(place, cell.note, size=size, italic=True)]
    lines += [add_words(place, text, size=size, italic=True) for text in cell.in_place_of_signature]
    below = [add_words(place, cell.function, size=size)] if cell.function else []
    below += [add_words(place, cell.name, size=size, bold=True)]
    below[0].paragraph_format.space_before = Pt(m.GRID_ROOM)
    return lines + below


def _centred(lines: Iterable[Paragraph]) -> None:
    for line in lines:
        line.alignment = CENTRE
