"""What a page is filled with, and where one page ends."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from cases.dossier.paper.drawing.pen import Pen

ROUNDING = 1e-6
Draw = Callable[[Pen, float], None]


@dataclass(frozen=True)
class Piece:
    """A part of a page that is never torn: `draw` takes the pen and the piece's upper edge.

    Between two pieces stands the larger of the first one's `after` and the second one's `before`;
    at the top of a page there is none. A `glued` piece stays with the one before it. `head` is
    drawn again above the piece when the piece begins a page.
    """

    height: float
    draw: Draw
    before: float = 0
    after: float = 0
    glued: bool = False
    head: "Piece | None" = None


def glued(pieces: Sequence[Piece]) -> list[Piece]:
    """The same pieces; all stay together, and with what stands before them."""
    return [replace(piece, glued=True) for piece in pieces]


def gap(above: Piece, below: Piece) -> float:
    return max(above.after, below.before)


def filled(pieces: Sequence[Piece], height: float) -> list[list[Piece]]:
    """Pieces page by page. A chain of glued pieces longer than a page is torn where it must be."""
    pages: list[list[Piece]] = []
    at = 0
    while at < len(pieces):
        end = _end_of_page(pieces, at, height)
        page = list(pieces[at:end])
        head = page[0].head
        pages.append([head, *page] if head else page)
        at = end
    return pages


def _end_of_page(pieces: Sequence[Piece], start: int, height: float) -> int:
    head = pieces[start].head
    used = head.height if head else 0.0
    end = start
    while end < len(pieces):
        used += pieces[end].height + (gap(pieces[end - 1], pieces[end]) if end > start else 0)
        if used > height + ROUNDING and end > start:
            break
        end += 1
    if end == len(pieces):
        return end
    may_begin = (at for at in range(end, start, -1) if not pieces[at].glued)
    return next(may_begin, end)
