"""Where the parts of a paper stand, and its lines, as the pictures of the layout show them."""

from pathlib import Path

import pytest

from cases.dossier.paper import State
from cases.dossier.paper.pdf import count_sheets, render
from tests.dossier.paper.reading import baseline, lines, placed, text
from tests.dossier.paper.samples import (
    SAMPLES,
    decision_on_a_household,
    decision_on_a_market,
    signed_minutes,
    working_record,
)

EXPECTED = Path(__file__).parent / "expected"


def test_the_head_of_a_decision_stands_where_the_layout_says() -> None:
    content = render(decision_on_a_household(), State.ISSUED)
    assert baseline(content, "UBND THÀNH PHỐ") == pytest.approx(24.2, abs=0.05)
    assert baseline(content, "CỘNG HÒA") == pytest.approx(24.2, abs=0.05)
    assert baseline(content, "SỞ KHOA HỌC") == pytest.approx(29.7, abs=0.05)
    assert baseline(content, "Độc lập") == pytest.approx(29.7, abs=0.05)
    assert baseline(content, "Số: 118") == pytest.approx(38.2, abs=0.05)
    assert baseline(content, "Hà Nội, ngày 05") == pytest.approx(38.2, abs=0.05)


def test_page_numbers_begin_on_the_second_page() -> None:
    content = render(decision_on_a_household(), State.ISSUED)
    numbers = [run for run in placed(content) if run.text in ("1", "2")]
    assert [(run.page, run.text) for run in numbers] == [(2, "2")]
    assert numbers[0].y == pytest.approx(13.5, abs=0.05)


def test_an_annex_has_page_numbers_of_its_own() -> None:
    pages = lines(render(decision_on_a_market(), State.ISSUED))
    assert len(pages) == 3
    assert pages[2][0] == "Phụ lục"
    assert "3" not in pages[2]


def test_the_second_field_begins_at_135_mm() -> None:
    runs = placed(render(signed_minutes(), State.ISSUED))
    assert {run.x for run in runs if run.text.startswith(("Giới tính", "Quốc tịch"))} == {135.0}
    assert {run.x for run in runs if run.text.startswith("Họ và tên")} == {40.0}


def test_the_first_lines_of_a_sign_off_are_level() -> None:
    content = render(decision_on_a_household(), State.ISSUED)
    title = baseline(content, "GIÁM ĐỐC", page=2)
    assert baseline(content, "Nơi nhận:", page=2) == title
    assert baseline(content, "Đoàn Vĩnh Khang", page=2) == pytest.approx(title + 33.9, abs=0.1)


def test_names_of_a_row_of_signatures_are_level() -> None:
    content = render(working_record(), State.ISSUED)
    for left, right in (("Lê Thị Thanh Trà", "Tạ Minh Quân"), ("Kiều Minh Anh", "Trịnh Văn Sáng")):
        assert baseline(content, left, page=2) == baseline(content, right, page=2)


def test_the_strip_stands_above_the_lower_edge() -> None:
    content = render(signed_minutes(), State.ISSUED)
    strip = baseline(content, "Số 11/BB-ĐKT, trang 1/2")
    assert strip == pytest.approx(297 - 10.5, abs=0.05)
    assert baseline(content, "Đối tượng kiểm tra") == strip
    on_the_last = [run.text for run in placed(content) if run.page == 2 and run.y == strip]
    assert on_the_last == ["Số 11/BB-ĐKT, trang 2/2"]


@pytest.mark.parametrize("name", SAMPLES)
def test_lines_and_pages_are_those_of_the_picture(name: str) -> None:
    pages = lines(render(SAMPLES[name](), State.ISSUED))
    drawn = "\n\n".join("\n".join(line.rstrip() for line in page) for page in pages) + "\n"
    assert drawn == (EXPECTED / f"{name}_lines.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SAMPLES)
def test_the_print_says_every_word(name: str) -> None:
    paper = SAMPLES[name]()
    paper = paper.with_sheets(count_sheets(paper))
    said = text(render(paper, State.ISSUED)).replace(" ", "")
    for line in paper.as_text().split("\n"):
        for part in line.split("|"):
            assert part.replace(" ", "") in said
