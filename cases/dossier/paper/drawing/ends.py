"""Where a paper is signed: sign-off of a decision, signatures of a record, receipt on the back."""

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
    """Names of a row are on one line, and so are the functions above them."""
    cells = [(cell, centre) for cell, centre in zip(row, GRID_CENTRES, strict=True) if cell]
    titles = {centre: _title_lines(cell) for cell, centre in cells}
    first = m.GRID_SIZE
    last_note = first + max(len(lines) for lines in titles.values()) * GRID_LEADING
    functions = any(cell.function for cell, _ in cells)
    name = last_note + room + m.GRID_NAME + (GRID_LEADING if functions else 0)

    def draw(pen: Pen, y: float) -> None:
        for cell, centre in cells:
            lines = titles[centre]
            for at, text in enumerate(lines):
                pen.centred(centre, y + first + at * GRID_LEADING, text, BOLD, m.GRID_SIZE)
            note = y + first + len(lines) * GRID_LEADING
            pen.centred(centre, note, cell.note, ITALIC, m.GRID_SIZE)
            _draw_foot(pen, cell, centre, y + name)

    return Piece(name + m.GRID_FOOT, draw, before=before, glued=True)


def _draw_foot(pen: Pen, cell: SignCell, centre: float, name: float) -> None:
    refused = cell.in_place_of_signature
    for at, text in enumerate(refused):
        baseline = name - m.REFUSED_ABOVE_NAME - (len(refused) - 1 - at) * GRID_LEADING
        pen.centred(centre, baseline, text, ITALIC, m.GRID_SIZE)
    if cell.function:
        pen.centred(centre, name - GRID_LEADING, cell.function, REGULAR, m.GRID_SIZE)
    pen.centred(centre, name, cell.name, BOLD, m.GRID_SIZE)


def _title_lines(cell: SignCell) -> list[str]:
    width = m.TEXT_WIDTH / 2
    return [line for text in cell.title for line in plain_lines(text, BOLD, m.GRID_SIZE, width)]


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
