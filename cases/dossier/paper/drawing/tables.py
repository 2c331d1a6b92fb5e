"""Tables: rows that are never torn, a head on each page, no row alone."""

from collections.abc import Sequence
from dataclasses import replace

from cases.dossier.paper.drawing import measures as m
from cases.dossier.paper.drawing.lines import Line, ragged
from cases.dossier.paper.drawing.pen import Pen
from cases.dossier.paper.drawing.pieces import Draw, Piece
from cases.dossier.paper.drawing.typeface import BOLD, REGULAR
from cases.dossier.paper.tables import Align, Table

MOST_LINES = int((m.TEXT_HEIGHT / 2 - m.CELL_ABOVE - m.CELL_BELOW) / m.CELL_LEADING)


def table(block: Table) -> list[Piece]:
    """Head and rows; the head stays with what stands before it."""
    widths = [column.width * m.MM for column in block.columns]
    aligns: list[Align] = [column.align for column in block.columns]
    centre: list[Align] = ["center"] * len(widths)
    head = _row([column.head for column in block.columns], widths, centre, BOLD)
    head = replace(head, before=m.BEFORE_TABLE, glued=True)
    rows = [
        replace(piece, head=_without_space(head))
        for row in block.rows
        for piece in _rows(row, widths, aligns)
    ]
    ends = [_total(block.total, widths, aligns)] if block.total else []
    return [head, *_kept(rows, ends)]


def _without_space(head: Piece) -> Piece:
    return replace(head, before=0, glued=False)


def _kept(rows: list[Piece], ends: list[Piece]) -> list[Piece]:
    """At least two rows after a head and before the end; few rows stay whole."""
    whole = len(rows) <= m.WHOLE_ROWS
    last = len(rows) - m.ROWS_TOGETHER
    kept = [
        replace(row, glued=whole or at < m.ROWS_TOGETHER or at > last)
        for at, row in enumerate(rows)
    ]
    return [*kept, *(replace(end, glued=True) for end in ends)]


def _rows(row: Sequence[str], widths: Sequence[float], aligns: Sequence[Align]) -> list[Piece]:
    """The row; text that would not fit half a page goes on in a row of its own."""
    cells = _cells(row, widths, REGULAR)
    most = max(len(lines) for lines in cells)
    if most <= MOST_LINES:
        return [_row_of_lines(cells, widths, aligns)]
    return [
        _row_of_lines([lines[at : at + MOST_LINES] for lines in cells], widths, aligns)
        for at in range(0, most, MOST_LINES)
    ]


def _cells(row: Sequence[str], widths: Sequence[float], face: str) -> list[tuple[Line, ...]]:
    return [
        ragged(text, face, m.CELL_SIZE, width - 2 * m.CELL_SIDE)
        for text, width in zip(row, widths, strict=True)
    ]


def _row(row: Sequence[str], widths: Sequence[float], aligns: Sequence[Align], face: str) -> Piece:
    return _row_of_lines(_cells(row, widths, face), widths, aligns)


def _total(total: Sequence[str], widths: Sequence[float], aligns: Sequence[Align]) -> Piece:
    """The label spans the empty cells after it."""
    span = next((at for at in range(1, len(total)) if total[at]), len(total))
    cells = [total[0], *total[span:]]
    spanned = [sum(widths[:span]), *widths[span:]]
    return _row(cells, spanned, ["center", *aligns[span:]], BOLD)


def _row_of_lines(
    cells: Sequence[tuple[Line, ...]], widths: Sequence[float], aligns: Sequence[Align]
) -> Piece:
    most = max(1, *(len(lines) for lines in cells))
    height = most * m.CELL_LEADING + m.CELL_ABOVE + m.CELL_BELOW
    return Piece(height, _draw_row(cells, widths, aligns, height))


def _draw_row(
    cells: Sequence[tuple[Line, ...]],
    widths: Sequence[float],
    aligns: Sequence[Align],
    height: float,
) -> Draw:

    def draw(pen: Pen, y: float) -> None:
        x = m.LEFT
        for lines, width, align in zip(cells, widths, aligns, strict=True):
            pen.frame(x, y, width, height, m.TABLE_LINE)
            room = height - m.CELL_ABOVE - m.CELL_BELOW - len(lines) * m.CELL_LEADING
            baseline = y + m.CELL_ABOVE + room / 2 + m.CELL_SIZE
            for at, line in enumerate(lines):
                left = x + m.CELL_SIDE + _moved(line, width - 2 * m.CELL_SIDE, align)
                pen.runs(
                    left,
                    baseline + at * m.CELL_LEADING,
                    line.runs,
                    m.CELL_SIZE,
                    word_space=line.word_space,
                )
            x += width

    return draw


def _moved(line: Line, width: float, align: Align) -> float:
    room = max(0.0, width - line.width)
    return {"left": 0.0, "center": room / 2, "right": room}[align]
