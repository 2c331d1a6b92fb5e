"""The sheet of a Word file: size, margins, typeface, properties, page numbers, foot."""

from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from cases.dossier.paper.drawing import measures as m
from cases.dossier.paper.signatures import Strip

TYPEFACE = "Times New Roman"
DOTS = "……………"


def a_sheet(kind: str, *, title: str, author: str) -> Word:
    """An empty A4 sheet with the margins of the print; it says nothing of who made the file."""
    word = Document()
    section = word.sections[0]
    section.page_width, section.page_height = Pt(m.WIDTH), Pt(m.HEIGHT)
    section.top_margin, section.bottom_margin = Pt(m.TOP), Pt(m.BOTTOM)
    section.left_margin, section.right_margin = Pt(m.LEFT), Pt(m.RIGHT)
    section.different_first_page_header_footer = True
    _typeface(word, m.body_of(kind).size)
    _properties(word, title, author)
    _without_thumbnail(word)
    return word


def _typeface(word: Word, size: float) -> None:
    style = word.styles["Normal"]
    style.font.name, style.font.size = TYPEFACE, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), TYPEFACE)
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after = Pt(0), Pt(0)
    spacing.line_spacing = m.LEADING


def _properties(word: Word, title: str, author: str) -> None:
    """Only what the paper says itself: the template names its own maker and days."""
    said = word.core_properties
    for part in list(said._element):  # noqa: SLF001
        said._element.remove(part)  # noqa: SLF001
    said.title, said.author, said.language = title[:255], author[:255], "vi-VN"


def _without_thumbnail(word: Word) -> None:
    package = word.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]


def foot(word: Word, draft: str, strip: Strip | None) -> None:
    """Page numbers above but on the first page, as in print; below what a draft or record says."""
    section = word.sections[0]
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _field(number, "PAGE")
    signers = "   ".join(f"{signer} {DOTS}" for signer in strip.signers) if strip else ""
    for part in (section.footer, section.first_page_footer):
        line = part.paragraphs[0]
        run = line.add_run(draft or signers)
        run.italic, run.font.size = True, Pt(m.STRIP_SIZE)


def _field(paragraph: Paragraph, code: str) -> None:
    run = paragraph.add_run()
    run.font.size = Pt(m.PAGE_NUMBER_SIZE)
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)  # noqa: SLF001
