"""Papers as words: what the blocks say and how frozen words are stored."""

from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

import pytest

from cases.dossier.paper import (
    Annex,
    Closing,
    Column,
    Field,
    FieldPair,
    Filled,
    Grounds,
    Letterhead,
    Number,
    Paper,
    Paragraph,
    Photo,
    PhotoAnnex,
    PlaceDate,
    Receipt,
    Refusal,
    Table,
    Tick,
    from_json,
    identity,
    to_json,
)
from tests.dossier.paper.samples import (
    SAMPLES,
    decision_on_a_market,
    refused_minutes,
    signed_minutes,
)

EXPECTED = Path(__file__).parent / "expected"
SHEETS = {"a1": 2, "a2": 2, "b1": 2, "b2": 3, "c": 2}


@pytest.mark.parametrize("name", SAMPLES)
def test_words_are_those_of_the_picture(name: str) -> None:
    paper = SAMPLES[name]().with_sheets(SHEETS[name])
    assert paper.as_text() == (EXPECTED / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SAMPLES)
def test_stored_words_come_back_equal(name: str) -> None:
    paper = SAMPLES[name]()
    assert from_json(to_json(paper)) == paper
    assert to_json(from_json(to_json(paper))) == to_json(paper)


def test_photographs_and_receipts_come_back_equal() -> None:
    photos = PhotoAnnex((Photo(1, "Mặt trước ki-ốt", "hồi 16 giờ 40 phút", "ab" * 32, "hỏng"),))
    paper = replace(
        signed_minutes(),
        annexes=(Annex("ẢNH CHỤP", (photos, Tick("a) Không", on=True)), "Biên bản", "Đoàn"),),
        receipt=Receipt("Biên bản", "bà Lê Thị Thanh Trà", "hồi 18 giờ", "Lê Thị Thanh Trà"),
    )
    assert from_json(to_json(paper)) == paper


def test_words_of_an_unknown_schema_are_not_read() -> None:
    with pytest.raises(ValueError, match="lược đồ"):
        from_json('{"schema": 99, "paper": {}}')


def test_decomposed_words_are_stored_and_read_composed() -> None:
    composed = signed_minutes()
    decomposed = replace(
        composed, blocks=(Paragraph(normalize("NFD", "Đoàn kiểm tra ở Thường Tín")),)
    )
    assert "Đoàn kiểm tra ở Thường Tín" in decomposed.as_text()
    assert "Đoàn kiểm tra ở Thường Tín" in to_json(decomposed)


def test_grounds_end_as_the_decree_says() -> None:
    grounds = Grounds(("Căn cứ Luật A;", "Căn cứ Luật B", "Theo đề nghị của Trưởng phòng."))
    assert grounds.as_text().split("\n") == [
        "Căn cứ Luật A;",
        "Căn cứ Luật B;",
        "Theo đề nghị của Trưởng phòng.",
    ]


def test_a_number_below_ten_has_a_zero() -> None:
    assert Number("QĐ-TG", "7").as_text() == "07/QĐ-TG"
    assert Number("QĐ-XPHC", "1269a").as_text() == "1269a/QĐ-XPHC"


def test_a_paper_before_its_number_leaves_room() -> None:
    paper = decision_on_a_market()
    waiting = replace(
        paper, number=Number("QĐ-SKHCN"), place_date=PlaceDate("Hà Nội", 2026, 11)
    ).as_text()
    assert "Số: ………/QĐ-SKHCN\nHà Nội, ngày …… tháng 11 năm 2026\n" in waiting
    assert "(Kèm theo Quyết định số ………/QĐ-SKHCN ngày …… tháng 11 năm 2026\n" in waiting


def test_several_annexes_are_numbered_in_roman() -> None:
    annex = Annex("DANH SÁCH", (), of="Quyết định", by="Giám đốc")
    paper = replace(decision_on_a_market(), annexes=(annex, annex))
    assert paper.annex_head(0)[0] == "Phụ lục I"
    assert paper.annex_head(1)[0] == "Phụ lục II"


def test_an_annex_of_a_record_names_its_day() -> None:
    annex = Annex("ẢNH CHỤP", (), "Biên bản kiểm tra", "Đoàn kiểm tra", dated="ngày 06/11/2026")
    paper = replace(signed_minutes(), annexes=(annex,))
    assert paper.annex_head(0)[2] == (
        "(Kèm theo Biên bản kiểm tra số 11/BB-ĐKT ngày 06/11/2026",
        "của Đoàn kiểm tra)",
    )


def test_nobody_acknowledges_after_a_refusal() -> None:
    closing = Closing("hồi 11 giờ", 2, ("ông A",), agreed=False, sheets=1)
    assert "công nhận là đúng" not in closing.as_text()
    assert "gồm 01 tờ, được lập thành 02 bản" in closing.as_text()
    assert "Phan Thị Lụa từ chối ký" in refused_minutes().as_text()


def test_a_refusal_without_a_witness_gives_the_reason_alone() -> None:
    refusal = Refusal("người vi phạm", "không nêu lý do")
    assert refusal.as_text() == "Lý do người vi phạm không ký biên bản: không nêu lý do."


def test_an_empty_field_shows_that_it_is_empty() -> None:
    assert Field("Nghề nghiệp", "").as_text() == "Nghề nghiệp: ……."


def test_identity_lines_are_paired_as_in_the_forms() -> None:
    lines = identity(
        (
            Filled("legal_representative", "Người đại diện theo pháp luật", "Phan Văn An"),
            Filled("representative_sex", "Giới tính", "Nam"),
            Filled("representative_title", "Chức danh", "Giám đốc"),
        )
    )
    assert lines == (
        FieldPair(
            Field("Người đại diện theo pháp luật", "Phan Văn An", end=""), Field("Giới tính", "Nam")
        ),
        Field("Chức danh", "Giám đốc"),
    )


def test_a_table_refuses_a_row_of_another_length() -> None:
    with pytest.raises(ValueError, match="2 ô"):
        Table((Column("STT", 15), Column("Tên", 150)), (("1",),))


def test_photographs_are_counted_with_those_that_cannot_be_printed() -> None:
    good = Photo(1, "Mặt trước", "", "a" * 64)
    lost = Photo(2, "Mặt sau", "", "b" * 64, problem="không tìm thấy tệp")
    assert PhotoAnnex((good,)).count_words == "Gồm 1 ảnh."
    annex = PhotoAnnex((good, lost, replace(lost, number=3)))
    assert annex.count_words == "In được 1 trong 3 ảnh; không in được ảnh số 2, 3."
    assert "Không in được ảnh 2: không tìm thấy tệp." in annex.as_text()


def test_a_letterhead_names_the_nation_as_the_decree_spells_it() -> None:
    words = Letterhead("UBND THÀNH PHỐ HÀ NỘI", ("SỞ KHOA HỌC VÀ CÔNG NGHỆ",)).as_text()
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc" in words


def test_a_paper_is_one_value() -> None:
    paper: Paper = signed_minutes()
    assert hash(paper) == hash(signed_minutes())
