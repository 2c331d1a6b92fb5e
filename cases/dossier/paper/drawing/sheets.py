"""Pages drawn on sheets: page numbers, the strip at the foot, the mark of a draft."""

from collections.abc import Sequence
from dataclasses import dataclass

from cases.dossier.paper.drawing import measures as m
from cases.dossier.paper.drawing.compose import Page, Pages
from cases.dossier.paper.drawing.pen import Pen
from cases.dossier.paper.drawing.pieces import gap
from cases.dossier.paper.drawing.typeface import BOLD, ITALIC, REGULAR, width_of
from cases.dossier.paper.papers import Paper, State


@dataclass(frozen=True)
class Foot:
    """What every page says at its lower edge."""

    paper: Paper
    state: State
    draft_words: str

    def draw(self, pen: Pen, page: int, pages: int, *, signed: bool) -> None:
        if self.state is State.DRAFT:
            _at_foot(pen, self.draft_words, f"Trang {page}/{pages}")
        elif self.paper.strip and signed:
            left = f"Số {self.paper.number.as_text()}, trang {page}/{pages}"
            _at_foot(pen, left)
            if page < pages:
                _places_to_sign(pen, self.paper.strip.signers, after=left)


def draw(pages: Pages, pen: Pen, foot: Foot) -> None:
    _draw_part(pages.main, pen, foot, signed=True)
    if pages.back:
        _draw_page(pages.back, pen, foot)
        pen.next_page()
    for annex in pages.annexes:
        _draw_part(annex, pen, foot, signed=False)


def _draw_part(part: Sequence[Page], pen: Pen, foot: Foot, *, signed: bool) -> None:
    """A part with page numbers of its own, hidden on its first page (R I.7, R III.1đ)."""
    for number, page in enumerate(part, start=1):
        _draw_page(page, pen, foot)
        if number > 1:
            pen.centred(m.CENTRE, m.PAGE_NUMBER_BASELINE, str(number), REGULAR, m.PAGE_NUMBER_SIZE)
        foot.draw(pen, number, len(part), signed=signed)
        pen.next_page()


def _draw_page(page: Page, pen: Pen, foot: Foot) -> None:
    if foot.state is State.DRAFT:
        _watermark(pen)
    y = m.TOP
    for at, piece in enumerate(page):
        y += gap(page[at - 1], piece) if at else 0
        piece.draw(pen, y)
        y += piece.height


def _watermark(pen: Pen) -> None:
    pen.turned(
        m.WATERMARK_X,
        m.WATERMARK_Y,
        m.WATERMARK,
        BOLD,
        m.WATERMARK_SIZE,
        grey=m.WATERMARK_GREY,
        turn=m.WATERMARK_TURN,
    )


def _at_foot(pen: Pen, left: str, right: str = "") -> None:
    pen.text(m.LEFT, m.STRIP_BASELINE, left, ITALIC, m.STRIP_SIZE)
    if right:
        x = m.LEFT + m.TEXT_WIDTH - width_of(right, ITALIC, m.STRIP_SIZE)
        pen.text(x, m.STRIP_BASELINE, right, ITALIC, m.STRIP_SIZE)


def _places_to_sign(pen: Pen, signers: Sequence[str], *, after: str) -> None:
    """A label and a dotted line for each, ending at the right edge (NĐ 118 Đ12 k5)."""
    labels = [width_of(signer, ITALIC, m.STRIP_SIZE) for signer in signers]
    taken = width_of(after, ITALIC, m.STRIP_SIZE) + sum(labels) + m.STRIP_END
    gaps = len(signers) * (m.STRIP_GAP + m.STRIP_BETWEEN)
    dots = min(m.STRIP_DOTS, (m.TEXT_WIDTH - taken - gaps) / max(1, len(signers)))
    used = sum(labels) + len(signers) * (m.STRIP_GAP + dots) + (len(signers) - 1) * m.STRIP_BETWEEN
    x = m.LEFT + m.TEXT_WIDTH - m.STRIP_END - used
    for signer, label in zip(signers, labels, strict=True):
        pen.text(x, m.STRIP_BASELINE, signer, ITALIC, m.STRIP_SIZE)
        x += label + m.STRIP_GAP
        pen.dots(x, m.STRIP_BASELINE, dots)
        x += dots + m.STRIP_BETWEEN
