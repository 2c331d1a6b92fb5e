"""Running text: paragraphs, grounds, headings, field lines, tick boxes."""

from collections.abc import Sequence

from cases.dossier.paper.blocks import FieldPair, Tick
from cases.dossier.paper.drawing import measures as m
from cases.dossier.paper.drawing.lines import Line, bind, justified
from cases.dossier.paper.drawing.pen import Pen
from cases.dossier.paper.drawing.pieces import Draw, Piece
from cases.dossier.paper.drawing.typeface import BOLD, ITALIC, REGULAR, width_of


def paragraph(
    lead: str, words: str, body: m.Body, *, face: str = REGULAR, width: float = m.TEXT_WIDTH
) -> list[Piece]:
    """Bold lead, then words: one piece a line, no single line at either end of a page."""
    spans = tuple((of_face, bind(text)) for of_face, text in ((BOLD, lead), (face, words)) if text)
    lines = justified(spans, body.size, width, m.FIRST_LINE)
    return line_pieces(lines, body.size, body.leading)


def line_pieces(lines: Sequence[Line], size: float, leading: float) -> list[Piece]:
    last = len(lines) - 1
    return [
        Piece(
            leading,
            _draw_line(line, size),
            before=m.BEFORE_PARAGRAPH if at == 0 else 0,
            glued=at == 1 or at == last > 0,
        )
        for at, line in enumerate(lines)
    ]


def _draw_line(line: Line, size: float) -> Draw:
    def draw(pen: Pen, y: float) -> None:
        pen.runs(m.LEFT + line.indent, y + size, line.runs, size, word_space=line.word_space)

    return draw


def grounds(paragraphs: Sequence[str], body: m.Body) -> list[Piece]:
    return [piece for words in paragraphs for piece in paragraph("", words, body, face=ITALIC)]


def field_pair(pair: FieldPair, body: m.Body) -> list[Piece]:
    """Two fields on one line, or on lines of their own where they do not fit."""
    left, right = pair.left.words, pair.right.words
    left_ends = m.FIRST_LINE + width_of(f"{left} ", REGULAR, body.size)
    right_ends = m.SECOND_FIELD + width_of(right, REGULAR, body.size)
    if left_ends > m.SECOND_FIELD or right_ends > m.TEXT_WIDTH or "\n" in left + right:
        return [*paragraph("", left, body), *paragraph("", right, body)]

    def draw(pen: Pen, y: float) -> None:
        baseline = y + body.size
        pen.text(m.LEFT + m.FIRST_LINE, baseline, left, REGULAR, body.size)
        pen.text(m.LEFT + m.SECOND_FIELD, baseline, right, REGULAR, body.size)

    return [Piece(body.leading, draw, before=m.BEFORE_PARAGRAPH)]


def tick(block: Tick, body: m.Body) -> list[Piece]:
    width = m.TEXT_WIDTH - m.TICK_PLACE - m.BEFORE_TICK
    first, *rest = paragraph("", block.text, body, width=width)

    def draw(pen: Pen, y: float) -> None:
        first.draw(pen, y)
        _box(pen, m.LEFT + m.TEXT_WIDTH - m.TICK_PLACE, y + body.size - m.TICK_BOX + 1, on=block.on)

    return [Piece(first.height, draw, before=first.before), *rest]


def _box(pen: Pen, x: float, y: float, *, on: bool) -> None:
    pen.frame(x, y, m.TICK_BOX, m.TICK_BOX, m.TICK_LINE)
    if on:
        near, far = 2.2, m.TICK_BOX - 2.2
        pen.line(x + near, y + near, x + far, y + far, m.TICK_CROSS)
        pen.line(x + near, y + far, x + far, y + near, m.TICK_CROSS)
