"""A draft in Word: the words of its PDF, and nothing of whoever made the file."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import docx as python_docx
import pytest
from django.conf import settings
from docx.document import Document as Word
from docx.table import Table as Grid, _Cell as Cell
from docx.text.paragraph import Paragraph as Line

from cases.dossier.paper import Column, Paper, Paragraph, Receipt, State, Table, Tick, docx, pdf
from cases.dossier.paper.papers import plain
from cases.dossier.paper.reading import words_of
from tests.dossier.paper.samples import SAMPLES, decision_on_a_household, with_blocks

ROOM = re.compile("[…]+")
# what the print says at the foot and head of its pages
OF_PAGES = re.compile(r"\d+|\d+/\d+|Trang|trang|Số|.*/BB-.*,")


def read(content: bytes) -> Word:
    return python_docx.Document(BytesIO(content))


def lines(part: Word | Cell) -> Iterator[str]:
    for each in part.iter_inner_content():
        if isinstance(each, Line):
            yield each.text
        elif isinstance(each, Grid):
            yield from in_table(each)


def in_table(grid: Grid) -> Iterator[str]:
    for row in grid.rows:
        seen = []
        for cell in row.cells:
            if cell._tc not in seen:  # merged cells come once for each column they span
                seen.append(cell._tc)
                yield from lines(cell)


def words(content: bytes) -> list[str]:
    return " ".join(lines(read(content))).split()


def said(paper: Paper) -> list[str]:
    text = paper.as_text().replace("[x]", "☒").replace("[ ]", "☐")
    return [word for word in text.split() if word != "|"]


def without_rooms(found: Counter[str]) -> Counter[str]:
    """Room for number and day is dots in words and white in print."""
    bare = [ROOM.sub("", word) for word in found.elements()]
    return Counter(word for word in bare if word)


def words_again(paper: Paper) -> Iterator[str]:
    """What the print repeats on further pages: the strip, heads of tables."""
    yield from " ".join(paper.strip.signers if paper.strip else ()).split()
    for block in (*paper.blocks, *(each for annex in paper.annexes for each in annex.blocks)):
        if isinstance(block, Table):
            yield from " ".join(column.head for column in block.columns).split()


@pytest.mark.parametrize("state", [State.DRAFT, State.READY])
@pytest.mark.parametrize("name", SAMPLES)
def test_word_says_what_the_paper_says_in_its_order(name: str, state: State) -> None:
    paper = SAMPLES[name]()
    expected = pdf.in_state(pdf.measured(plain(paper)), state)
    assert words(docx.render(paper, state)) == said(expected)


@pytest.mark.parametrize("name", SAMPLES)
def test_word_says_what_the_print_says(name: str) -> None:
    paper = SAMPLES[name]()
    in_word = without_rooms(Counter(words(docx.render(paper, State.READY))))
    in_print = without_rooms(Counter(words_of(pdf.render(paper, State.READY))))
    assert in_word - in_print == Counter()
    again = {*words_again(paper)}
    more = in_print - in_word
    assert [each for each in more if each not in again and not OF_PAGES.fullmatch(each)] == []


def test_a_draft_bears_no_number_and_says_that_it_is_one() -> None:
    content = docx.render(decision_on_a_household(), State.DRAFT)
    assert "118/QĐ-SKHCN" not in words(content)
    section = read(content).sections[0]
    for foot in (section.footer, section.first_page_footer):
        assert foot.paragraphs[0].text == "Dự thảo; không có giá trị thi hành"


def test_the_strip_of_a_record_stands_at_the_foot() -> None:
    foot = read(docx.render(SAMPLES["b1"](), State.READY)).sections[0].footer
    assert foot.paragraphs[0].text.startswith("Đối tượng kiểm tra …")


def test_awkward_letters_and_choices_come_through() -> None:
    line = Paragraph("A&B <b> “龍” \x07 hết")
    paper = with_blocks(line, Tick("Có", on=True), Tick("Không", on=False))
    found = words(docx.render(paper, State.READY))
    assert found[-9:] == ["A&B", "<b>", "“龍”", "�", "hết", "Có", "☒", "Không", "☐"]


def test_a_receipt_stands_after_the_paper() -> None:
    receipt = Receipt("Quyết định", "ông Hoàng Văn Thịnh", "hồi 11 giờ 20 phút", "Hoàng Văn Thịnh")
    paper = replace(decision_on_a_household(), annexes=(), receipt=receipt)
    assert words(docx.render(paper, State.READY)) == said(plain(paper))


def test_the_file_says_nothing_of_who_made_it() -> None:
    content = docx.render(decision_on_a_household(), State.DRAFT)
    said_of_it = read(content).core_properties
    assert said_of_it.author == "SỞ KHOA HỌC VÀ CÔNG NGHỆ"
    assert said_of_it.title == "QUYẾT ĐỊNH"
    assert (said_of_it.last_modified_by, said_of_it.comments) == ("", "")
    assert (said_of_it.created, said_of_it.modified) == (None, None)
    with ZipFile(BytesIO(content)) as parts:
        assert not [name for name in parts.namelist() if "thumbnail" in name]
        everything = b"".join(parts.read(name) for name in parts.namelist())
    assert b"python-docx" not in everything
    assert b"/home/" not in everything
    assert str(settings.BASE_DIR).encode() not in everything


def test_a_very_long_table_comes_through() -> None:
    paper = SAMPLES["a2"]()
    annex = paper.annexes[0]
    (table,) = annex.blocks
    assert isinstance(table, Table)
    longer = replace(table, rows=table.rows * 60)
    paper = replace(paper, annexes=(replace(annex, blocks=(longer,)),))
    assert words(docx.render(paper, State.READY)) == said(plain(paper))


def test_tables_stand_apart_and_a_paragraph_ends_the_file() -> None:
    table = Table((Column("STT", 165),), (("1",),))
    for content in (
        docx.render(with_blocks(table, table), State.READY),
        docx.render(SAMPLES["b1"](), State.READY),
    ):
        kinds = [type(each) for each in read(content).iter_inner_content()]
        assert (Grid, Grid) not in list(pairwise(kinds))
        assert kinds[-1] is Line
