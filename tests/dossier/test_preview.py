"""The paper on the page says what the print says, word for word."""

import re
from html import unescape

import pytest
from django.template.loader import render_to_string

from cases.dossier.paper import Article, Paper, Paragraph, Photo, PhotoAnnex, Tick
from cases.dossier.paper.papers import plain
from cases.dossier.preview import preview
from tests.dossier.paper.samples import SAMPLES, with_blocks


def words_on_the_page(paper: Paper) -> list[str]:
    page = render_to_string("dossier/_paper.html", {"paper": preview(paper), "name": "Văn bản"})
    bare = re.sub(r"<[^>]+>", " ", re.sub(r"</?(?:b|i|span)\b[^>]*>", "", page))
    return unescape(bare).split()


def words_in_print(paper: Paper) -> list[str]:
    text = plain(paper).as_text()
    return [word for word in text.split() if word != "|"]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_page_has_the_words_of_the_print_in_their_order(name: str) -> None:
    paper = SAMPLES[name]().with_sheets(2)
    assert words_on_the_page(paper) == words_in_print(paper)


def test_marks_of_a_text_stay_marks() -> None:
    paper = with_blocks(Paragraph("A&B <b>không in đậm</b> &amp; 36 < 42"), Article(1, "a\nb"))
    assert words_on_the_page(paper) == words_in_print(paper)


def test_ticks_and_photographs_are_told() -> None:
    photos = (Photo(1, "Quầy", "chụp hồi 09 giờ", "a" * 64), Photo(2, "Kho", "", "b" * 64, "hỏng"))
    paper = with_blocks(Tick("Có", on=True), PhotoAnnex(photos))
    assert words_on_the_page(paper) == words_in_print(paper)


def test_letters_in_parts_are_put_together() -> None:
    page = words_on_the_page(with_blocks(Paragraph("Hoa\u0300ng")))
    assert "Hoàng" in page


def test_letters_that_no_typeface_has_are_named() -> None:
    shown = preview(with_blocks(Paragraph("nhãn hiệu 龍")))
    assert shown.missing_letters[0].startswith("Không in được chữ “龍”")


def test_sheets_are_counted_as_in_print() -> None:
    assert "gồm …… tờ" not in " ".join(words_on_the_page(SAMPLES["b1"]()))
