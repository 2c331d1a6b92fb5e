"""Official papers as Word, from the same blocks as the PDF: drafts are passed round in Word.

python-docx is loaded by the first print, not by importing this module.
"""

from io import BytesIO
from typing import TYPE_CHECKING

from cases.dossier.paper import pdf
from cases.dossier.paper.blocks import Title
from cases.dossier.paper.papers import Paper, State, plain

if TYPE_CHECKING:
    from docx.document import Document as Word


def render(paper: Paper, state: State) -> bytes:
    """The paper as a Word file: the words of its PDF in that state, photographs by caption alone.

    Letters that the PDF cannot print stand here as they were typed, control characters as "�".
    """
    words = plain(paper)
    if not pdf.missing_letters(words):  # else no page is drawn that sheets could be counted on
        words = pdf.measured(words)
    return _bytes_of(_written(pdf.in_state(words, state), state))


def _written(paper: Paper, state: State) -> "Word":
    from cases.dossier.paper.wording.blocks import Writer
    from cases.dossier.paper.wording.grids import apart
    from cases.dossier.paper.wording.sheet import a_sheet, foot

    word = a_sheet(paper.kind, title=_kind_of(paper), author=", ".join(paper.letterhead.body))
    writer = Writer(word)
    writer.head(paper)
    writer.blocks(paper.blocks)
    if paper.receipt:
        writer.receipt(paper.receipt)
    for at, annex in enumerate(paper.annexes):
        writer.annex_head(paper.annex_head(at))
        writer.blocks(annex.blocks)
    apart(word)
    foot(word, pdf.draft_words() if state is State.DRAFT else "", paper.strip)
    return word


def _kind_of(paper: Paper) -> str:
    """The kind alone: properties travel with the file, and name no party."""
    return next((block.kind for block in paper.blocks if isinstance(block, Title)), "")


def _bytes_of(word: "Word") -> bytes:
    file = BytesIO()
    word.save(file)
    return file.getvalue()
