"""Tables of a Word file: the paper's own, and frames that set words side by side."""

from collections.abc import Sequence

from docx.document import Document as Word
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table as Grid, _Cell as Cell, _Row as Row
from docx.text.paragraph import Paragraph

from cases.dossier.paper.drawing import measures as m
from cases.dossier.paper.tables import Table
from cases.dossier.paper.wording.letters import add_words

ALIGNS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def a_frame(word: Word, widths: Sequence[float], *, rows: int) -> list[tuple[Cell, ...]]:
    """Cells without lines; a row is not torn by the end of a page."""
    grid = _grid(word, rows, widths)
    for row in grid.rows:
        _mark(row, "w:cantSplit")
    return [tuple(row.cells) for row in grid.rows]


def _grid(word: Word, rows: int, widths: Sequence[float]) -> Grid:
    apart(word)
    grid: Grid = word.add_table(rows, len(widths))
    grid.autofit, grid.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    for row in grid.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Pt(width)
    return grid


def apart(word: Word) -> None:
    """Two tables that touch become one in Word, and a file does not end with a table."""
    before = list(word.iter_inner_content())[-1:]
    if before and isinstance(before[0], Grid):
        add_words(word, "", size=m.CELL_SIZE)


def _mark(row: Row, tag: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(tag))  # noqa: SLF001


def a_table(word: Word, table: Table) -> None:
    """The head repeats on every page; the label of a total spans the empty cells after it."""
    widths = [column.width * m.MM for column in table.columns]
    rows = 1 + len(table.rows) + bool(table.total)
    grid = _grid(word, rows, widths)
    grid.style = word.styles["Table Grid"]
    _mark(grid.rows[0], "w:tblHeader")
    lines = iter(grid.rows)
    _row(
        next(lines), [column.head for column in table.columns], ["center"] * len(widths), bold=True
    )
    aligns = [column.align for column in table.columns]
    for said in table.rows:
        _row(next(lines), said, aligns)
    if table.total:
        _total(next(lines), table.total, aligns)


def _row(row: Row, said: Sequence[str], aligns: Sequence[str], *, bold: bool = False) -> None:
    for cell, text, align in zip(row.cells, said, aligns, strict=True):
        _cell(cell, text, align, bold=bold)


def _cell(cell: Cell, text: str, align: str, *, bold: bool = False) -> None:
    add_words(cell, text, size=m.CELL_SIZE, bold=bold).alignment = ALIGNS[align]


def _total(row: Row, total: Sequence[str], aligns: Sequence[str]) -> None:
    span = 1
    while span < len(total) and not total[span]:
        span += 1
    label = row.cells[0].merge(row.cells[span - 1]) if span > 1 else row.cells[0]
    _cell(label, total[0], "center", bold=True)
    for at in range(span, len(total)):
        _cell(row.cells[at], total[at], aligns[at], bold=True)


def rule_under(line: Paragraph, width: float) -> None:
    """A line under the name of the body, as wide as the middle of its column."""
    below = OxmlElement("w:p")
    line._p.addnext(below)  # noqa: SLF001
    rule = Paragraph(below, line._parent)  # noqa: SLF001
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    rule._p.get_or_add_pPr().append(borders)  # noqa: SLF001  borders come before the rest
    setting = rule.paragraph_format
    setting.left_indent = setting.right_indent = Pt(width / 3)
    setting.line_spacing = Pt(m.HEAD_RULE)
