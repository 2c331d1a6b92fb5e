"""What stands in the middle: letterhead, title, issuer, the head of an annex."""

from collections.abc import Sequence
from dataclasses import replace

from cases.dossier.paper.blocks import MOTTO, NATION, Letterhead, Number, PlaceDate, Title
from cases.dossier.paper.drawing import measures as m
from cases.dossier.paper.drawing.lines import plain_lines
from cases.dossier.paper.drawing.pen import Pen
from cases.dossier.paper.drawing.pieces import Piece
from cases.dossier.paper.drawing.typeface import BOLD, ITALIC, REGULAR, width_of

LEFT_CENTRE = m.LEFT + m.HEAD_COLUMNS[0] / 2
RIGHT_CENTRE = m.LEFT + m.HEAD_COLUMNS[0] + m.HEAD_COLUMNS[1] / 2


def letterhead(
    block: Letterhead,
    number: Number,
    place_date: PlaceDate | None,
    about: Sequence[str] = (),
) -> Piece:
    superior = _column(REGULAR, block.superior)
    body = [line for text in block.body for line in _column(BOLD, text)]
    lines = [(REGULAR, text) for text in superior] + [(BOLD, text) for text in body]
    last = m.HEAD_SIZE + (len(lines) - 1) * m.HEAD_LEADING
    number_baseline = last + m.HEAD_RULE + m.UNDER_RULE

    def draw(pen: Pen, y: float) -> None:
        for at, (face, text) in enumerate(lines):
            baseline = y + m.HEAD_SIZE + at * m.HEAD_LEADING
            pen.centred(LEFT_CENTRE, baseline, text, face, m.HEAD_SIZE)
        rule(pen, LEFT_CENTRE, y + last + m.HEAD_RULE, body, BOLD, m.HEAD_SIZE)
        _nation(pen, y)
        _with_room(pen, LEFT_CENTRE, y + number_baseline, number_parts(number), REGULAR)
        for at, text in enumerate(about, start=1):
            below = y + number_baseline + m.ABOVE_ABOUT + at * m.HEAD_LEADING
            pen.centred(LEFT_CENTRE, below, text, REGULAR, m.HEAD_SIZE)
        if place_date:
            right = y + m.HEAD_SIZE + m.HEAD_LEADING + m.HEAD_RULE + m.UNDER_RULE
            _with_room(pen, RIGHT_CENTRE, right, day_parts(place_date), ITALIC)

    right_foot = m.HEAD_SIZE + m.HEAD_LEADING + m.HEAD_RULE + m.UNDER_RULE + m.HEAD_FOOT_RIGHT
    under = m.ABOVE_ABOUT + len(about) * m.HEAD_LEADING if about else 0
    return Piece(max(number_baseline + under + m.HEAD_FOOT_LEFT, right_foot), draw)


def _column(face: str, text: str) -> list[str]:
    return plain_lines(text, face, m.HEAD_SIZE, m.HEAD_COLUMNS[0])


def _nation(pen: Pen, y: float) -> None:
    pen.centred(RIGHT_CENTRE, y + m.HEAD_SIZE, NATION, BOLD, m.HEAD_SIZE)
    baseline = y + m.HEAD_SIZE + m.HEAD_LEADING
    pen.centred(RIGHT_CENTRE, baseline, MOTTO, BOLD, m.MOTTO_SIZE)
    half = width_of(MOTTO, BOLD, m.MOTTO_SIZE) / 2  # R II.1b: exactly its width
    below = baseline + m.HEAD_RULE
    pen.line(RIGHT_CENTRE - half, below, RIGHT_CENTRE + half, below, m.RULE_LINE)


Part = str | float  # words, or room for words that the registry writes


def number_parts(number: Number) -> tuple[Part, ...]:
    if number.value:
        return (f"Số: {number.as_text()}",)
    return ("Số:", m.NUMBER_ROOM, f"/{number.symbol}")


def day_parts(place_date: PlaceDate) -> tuple[Part, ...]:
    if place_date.day:
        return (place_date.as_text(),)
    return (f"{place_date.place}, ngày", m.DAY_ROOM, place_date.after_day)


def _with_room(pen: Pen, centre: float, y: float, parts: Sequence[Part], face: str) -> None:
    widths = [
        width_of(part, face, m.NUMBER_SIZE) if isinstance(part, str) else part for part in parts
    ]
    x = centre - sum(widths) / 2
    for part, width in zip(parts, widths, strict=True):
        if isinstance(part, str):
            pen.text(x, y, part, face, m.NUMBER_SIZE)
        x += width


def rule(pen: Pen, centre: float, y: float, lines: Sequence[str], face: str, size: float) -> None:
    widths = [width_of(line, face, size) for line in lines]
    half = min(m.RULE_OF_LONGEST * max(widths), m.RULE_OF_LAST * widths[-1]) / 2
    pen.line(centre - half, y, centre + half, y, m.RULE_LINE)


def title(block: Title, before: float) -> list[Piece]:
    broken = [
        line
        for text in (block.kind, *block.subject)
        for line in plain_lines(text, BOLD, m.TITLE_SIZE, m.TITLE_WIDTH)
    ]
    subject = broken[1:]
    pieces = centred(broken, BOLD, m.TITLE_SIZE, m.TITLE_LEADING, before=before)
    if subject:
        return [*pieces, _title_rule(subject)]
    return [*pieces[:-1], replace(pieces[-1], after=m.AFTER_TITLE)]


def _title_rule(subject: Sequence[str]) -> Piece:
    below = m.TITLE_RULE - (m.TITLE_LEADING - m.TITLE_SIZE)

    def draw(pen: Pen, y: float) -> None:
        rule(pen, m.CENTRE, y + below, subject, BOLD, m.TITLE_SIZE)

    return Piece(below, draw, after=m.AFTER_TITLE_RULE, glued=True)


def centred(
    texts: Sequence[str], face: str, size: float, leading: float, *, before: float = 0
) -> list[Piece]:
    """Lines in the middle of the text that stay together."""
    lines = [line for text in texts for line in plain_lines(text, face, size, m.TEXT_WIDTH)]

    def piece(at: int, text: str) -> Piece:
        return Piece(
            leading,
            lambda pen, y: pen.centred(m.CENTRE, y + size, text, face, size),
            before=before if at == 0 else 0,
            glued=at > 0,
        )

    return [piece(at, text) for at, text in enumerate(lines)]
