"""Words put into a Word file, letter for letter."""

import re

from docx.document import Document as Word
from docx.shared import Pt
from docx.table import _Cell as Cell
from docx.text.paragraph import Paragraph

# what XML cannot hold
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def add_words(
    place: Word | Cell | Paragraph,
    text: str,
    *,
    size: float = 0,
    bold: bool = False,
    italic: bool = False,
) -> Paragraph:
    """At the end of a paragraph; in a file or a cell as a paragraph of its own."""
    paragraph = _paragraph_of(place)
    if text:
        run = paragraph.add_run(CONTROL.sub("\ufffd", text))
        run.bold, run.italic = bold or None, italic or None
        if size:
            run.font.size = Pt(size)
    return paragraph


def _paragraph_of(place: Word | Cell | Paragraph) -> Paragraph:
    if isinstance(place, Paragraph):
        return place
    is_new_cell = isinstance(place, Cell) and not place.text and len(place.paragraphs) == 1
    # a new cell holds an empty paragraph
    paragraph: Paragraph = place.paragraphs[0] if is_new_cell else place.add_paragraph()
    return paragraph
