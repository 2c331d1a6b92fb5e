"""Where a paper is signed: sign-off of a decision, signatures of a record, receipt on the back."""

from collections.abc import Sequence

from cases.dossier.paper.drawing import measures as m
from cases.dossier.paper.drawing.lines import plain_lines, ragged
from cases.dossier.paper.drawing.pen import Pen
from cases.dossier.paper.drawing.pieces import Piece
from cases.dossier.paper.drawing.running import paragraph
from cases.dossier.paper.drawing.typeface import BOLD, BOLD_ITALIC, ITALIC, REGULAR
from cases.dossier.paper.signatures import Receipt, SignCell, SignGrid, SignOff

SIGNER_CENTRE = m.LEFT + (m.RECIPIENTS_WIDTH + m.TEXT_WIDTH) / 2
GRID_LEADING = m.GRID_SIZE * m.LEADING
GRID_CENTRES = (m.LEFT + m.TEXT_WIDTH / 4, m.LEFT + 3 * m.TEXT_WIDTH / 4)


def sign_off(block: SignOff, body: m.Body) -> Piece:
    """Receivers left, signer right; their first baselines are one (R II.9d)."""
    first = m.RECIPIENTS_HEAD_SIZE
    leading = body.size * m.LEADING
    entries = [
        line
        for text in block.recipient_lines
        for line in ragged(text, REGULAR, m.RECIPIENTS_SIZE, m.RECIPIENTS_WIDTH, m.RECIPIENT_INDENT)
    ]
    name = first + (len(block.title) - 1) * leading + m.SIGN_ROOM + body.size

    def draw(pen: Pen, y: float) -> None:
        pen.text(m.LEFT, y + first, "Nơi nhận:", BOLD_ITALIC, m.RECIPIENTS_HEAD_SIZE)
        below = y + first + m.RECIPIENTS_GAP
        for at, line in enumerate(entries):
            baseline = below + (at + 1) * m.RECIPIENTS_LEADING
            pen.runs(m.LEFT + line.indent, baseline, line.runs, m.RECIPIENTS_SIZE)
        for at, text in enumerate(block.title):
            pen.centred(SIGNER_CENTRE, y + first + at * leading, text, BOLD, body.size)
        pen.centred(SIGNER_CENTRE, y + name, block.name, BOLD, body.size)

    recipients = first + m.RECIPIENTS_GAP + (len(entries) + 1) * m.RECIPIENTS_LEADING
    return Piece(max(recipients, name + m.GRID_FOOT), draw, before=m.BEFORE_SIGN_OFF, glued=True)


def sign_grid(block: SignGrid, body: m.Body) -> list[Piece]:
    """Rows of two; all rows stay together, and with the paragraph before them."""
    return [
        _grid_row(row, body.grid_room, before=m.BEFORE_GRID if at == 0 else m.BETWEEN_GRID_ROWS)
        for at, row in enumerate(block.rows)
    ]


def _grid_row(row: tuple[SignCell | None, SignCell | None], room: float, *, before: float) -> Piece:
    """Names of a row are on one line; functions stand right above them."""
    cells = [(cell, centre) for cell, centre in zip(row, GRID_CENTRES, strict=True) if cell]
    titles = max((len(_in_cell(cell.title, BOLD)) for cell, _ in cells), default=0)
    functions = max((len(_in_cell([cell.function], REGULAR)) for cell, _ in cells), default=0)
    last_note = m.GRID_SIZE + titles * GRID_LEADING
    name = last_note + room + m.GRID_NAME + functions * GRID_LEADING

    def draw(pen: Pen, y: float) -> None:
        for cell, centre in cells:
            title = _in_cell(cell.title, BOLD)
            _down(pen, centre, y + m.GRID_SIZE, title, BOLD)
            note = y + m.GRID_SIZE + len(title) * GRID_LEADING
            _down(pen, centre, note, [cell.note], ITALIC)
            refused = y + name - m.REFUSED_ABOVE_NAME
            _up(pen, centre, refused, cell.in_place_of_signature, ITALIC)
            _up(pen, centre, y + name - GRID_LEADING, _in_cell([cell.function], REGULAR), REGULAR)
            _down(pen, centre, y + name, [cell.name], BOLD)

    return Piece(name + m.GRID_FOOT, draw, before=before, glued=True)


def _in_cell(texts: Sequence[str], face: str) -> list[str]:
    width = m.TEXT_WIDTH / 2
    return [line for text in texts for line in plain_lines(text, face, m.GRID_SIZE, width)]


def _down(pen: Pen, centre: float, first: float, lines: Sequence[str], face: str) -> None:
    for at, text in enumerate(lines):
        pen.centred(centre, first + at * GRID_LEADING, text, face, m.GRID_SIZE)


def _up(pen: Pen, centre: float, last: float, lines: Sequence[str], face: str) -> None:
    _down(pen, centre, last - (len(lines) - 1) * GRID_LEADING, lines, face)


def receipt(block: Receipt, body: m.Body) -> list[Piece]:
    leading = body.size * m.LEADING
    first = body.size
    note = first + leading
    name = note + m.RECEIPT_ROOM + body.size

    def draw(pen: Pen, y: float) -> None:
        pen.centred(GRID_CENTRES[1], y + first, block.title, BOLD, body.size)
        pen.centred(GRID_CENTRES[1], y + note, block.note, ITALIC, body.size)
        pen.centred(GRID_CENTRES[1], y + name, block.name, BOLD, body.size)

    signature = Piece(name + m.GRID_FOOT, draw, before=m.BEFORE_RECEIPT_NAME, glued=True)
    return [*paragraph("", block.words, body), signature]
