"""Where pages end: tables, headings, signatures, the tight setting."""

from dataclasses import replace

import pytest

from cases.dossier.paper import Clause, Column, Heading, Item, Paragraph, State, Table
from cases.dossier.paper.pdf import count_sheets, measured, render
from tests.dossier.paper.reading import baseline, lines, placed, text
from tests.dossier.paper.samples import (
    refused_minutes,
    signed_minutes,
    with_blocks,
    working_record,
)


def test_sheets_are_counted_for_the_closing_paragraph() -> None:
    assert count_sheets(refused_minutes()) == 3
    assert "gồm 03 tờ" in measured(refused_minutes()).as_text()
    assert "gồm 03 tờ" in text(render(refused_minutes(), State.ISSUED))


def test_the_tight_setting_is_taken_only_where_it_saves_a_page() -> None:
    def leading(content: bytes) -> float:
        return round(
            baseline(content, "và Công nghệ thành phố Hà Nội.")
            - baseline(content, "Hôm nay, hồi 14 giờ"),
            2,
        )

    record = working_record()
    assert leading(render(record, State.ISSUED)) == pytest.approx(13 * 1.15 * 25.4 / 72, abs=0.02)
    shorter = replace(record, blocks=(*record.blocks[:20], record.blocks[-1]))
    assert leading(render(shorter, State.ISSUED)) == pytest.approx(13 * 1.2 * 25.4 / 72, abs=0.02)


GOODS = (Column("STT", 12, "center"), Column("Tên hàng", 129), Column("Số lượng", 24, "right"))


@pytest.mark.parametrize("filler", range(0, 44, 6))
@pytest.mark.parametrize("rows", [3, 5, 60])
def test_a_table_has_its_head_and_two_rows_on_every_page(filler: int, rows: int) -> None:
    paper = with_blocks(
        *(Paragraph(f"Đoạn {at}.") for at in range(filler)),
        Paragraph("Kiểm đếm được hàng hóa sau đây:"),
        Table(
            GOODS,
            tuple((f"{at:03d}", f"Túi xách kiểu {at}", "5") for at in range(1, rows + 1)),
            total=("Cộng", "", str(5 * rows)),
        ),
    )
    on_page = []
    for page in lines(render(paper, State.ISSUED)):
        found = [line for line in page if "Túi xách kiểu" in line]
        assert ("STT" in " ".join(page)) == bool(found)
        if found:
            on_page.append(len(found))
    assert sum(on_page) == rows
    assert len(on_page) == 1 or min(on_page) >= 2
    assert rows > 4 or len(on_page) == 1


@pytest.mark.parametrize("filler", range(16, 34, 2))
def test_signatures_never_stand_alone(filler: int) -> None:
    minutes = signed_minutes()
    closing, grid = minutes.blocks[-2:]
    paper = with_blocks(*(Paragraph(f"Đoạn {at}.") for at in range(filler)), closing, grid)
    pages = [" ".join(page) for page in lines(render(paper, State.ISSUED))]
    (with_signatures,) = [page for page in pages if "NGƯỜI GHI BIÊN BẢN" in page]
    assert "Biên bản lập xong" in with_signatures
    assert "ĐỐI TƯỢNG KIỂM TRA" in with_signatures


@pytest.mark.parametrize("filler", range(24, 34, 2))
def test_a_heading_stays_with_two_lines_of_what_follows(filler: int) -> None:
    paper = with_blocks(
        *(Paragraph(f"Đoạn {at}.") for at in range(filler)),
        Heading("C. Ý KIẾN"),
        Clause(1, "Ý kiến của đối tượng kiểm tra: " + "không biết là hàng giả " * 12),
    )
    for page in lines(render(paper, State.ISSUED)):
        if "C. Ý KIẾN" in page:
            at = page.index("C. Ý KIẾN")
            assert page[at + 1].startswith("1. Ý kiến")
            assert page[at + 2].strip()[0].islower()


def test_a_very_long_table_and_a_very_long_cell_come_out_whole() -> None:
    paper = with_blocks(
        Table(
            GOODS,
            (
                *((str(at), f"Hàng số {at};", "1") for at in range(1, 501)),
                ("501", " ".join(f"chữ{at}" for at in range(3000)), "1"),
            ),
        )
    )
    said = text(render(paper, State.ISSUED))
    assert all(f"Hàng số {at};" in said for at in range(1, 501))
    assert all(f"chữ{at} " in f"{said} " for at in range(3000))


def test_a_very_long_statement_comes_out_whole() -> None:
    words = " ".join(f"chữ{at}" for at in range(5000))
    content = render(with_blocks(Item(7, "Lời khai:", f"{words}\nHết.")), State.ISSUED)
    said = " ".join(run.text.strip() for run in placed(content) if 20 < run.y < 280)
    assert f"Lời khai: {words} Hết." in said
