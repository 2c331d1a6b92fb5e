"""The four faces of Tinos: registered once a process, measured, asked for their letters."""

from functools import cache
from pathlib import Path
from typing import cast
from unicodedata import combining

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONTS = Path(__file__).parent.parent / "fonts"
REGULAR, BOLD, ITALIC, BOLD_ITALIC = (
    "Tinos-Regular",
    "Tinos-Bold",
    "Tinos-Italic",
    "Tinos-BoldItalic",
)
FACES = (REGULAR, BOLD, ITALIC, BOLD_ITALIC)


@cache
def register() -> None:
    for face in FACES:
        pdfmetrics.registerFont(TTFont(face, FONTS / f"{face}.ttf"))


def width_of(text: str, face: str, size: float) -> float:
    register()
    return float(pdfmetrics.stringWidth(text, face, size))


@cache
def letters() -> frozenset[str]:
    """Letters that all four faces can draw; marks that found no letter to stand on are not."""
    register()
    drawn = [set(cast(TTFont, pdfmetrics.getFont(face)).face.charToGlyph) for face in FACES]
    return frozenset(chr(code) for code in set.intersection(*drawn) if not combining(chr(code)))
