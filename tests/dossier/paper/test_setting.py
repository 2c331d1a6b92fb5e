"""How text is broken into lines and pieces into pages."""

from hypothesis import given, strategies as st

from cases.dossier.paper.drawing.lines import Line, bind, justified, plain_lines, ragged
from cases.dossier.paper.drawing.pieces import Piece, filled
from cases.dossier.paper.drawing.typeface import BOLD, REGULAR, width_of

WIDTH, FIRST_LINE, SIZE = 467.7, 28.3, 13


def words_of(lines: tuple[Line, ...]) -> list[str]:
    return ["".join(text for _, text in line.runs).strip() for line in lines]


def lines_of(text: str) -> list[str]:
    return words_of(justified(((REGULAR, bind(text)),), SIZE, WIDTH, FIRST_LINE))


def test_a_number_stays_with_its_word() -> None:
    assert bind("theo điểm a khoản 2 Điều 11 Nghị định số 217/2025/NĐ-CP") == (
        "theo điểm\u00a0a khoản\u00a02 Điều\u00a011 Nghị định số 217/2025/NĐ-CP"
    )
    assert bind("hồi 14 giờ 05 phút, ngày 10 tháng 11 năm 2026") == (
        "hồi\u00a014\u00a0giờ 05\u00a0phút, ngày\u00a010 tháng\u00a011 năm\u00a02026"
    )
    assert bind("02 ngày làm việc; 06 bao, 13,5 kg tại Hà Nội") == (
        "02\u00a0ngày làm việc; 06\u00a0bao, 13,5\u00a0kg tại Hà\u00a0Nội"
    )
    assert bind("do Bộ Công an cấp") == "do Bộ\u00a0Công\u00a0an cấp"


def test_no_single_syllable_stands_on_the_last_line() -> None:
    lines = lines_of(
        "7. Ý kiến trình bày của tổ chức bị thiệt hại: đề nghị tiêu hủy toàn bộ hàng hóa vi phạm."
    )
    assert len(lines) == 1 or " " in lines[-1]


def test_word_spaces_give_way_before_a_line_is_begun_for_one_syllable() -> None:
    text = "3. Gửi cho Ủy ban nhân dân phường Hoàng Mai để biết và phối hợp thực hiện./."
    (line,) = justified(((REGULAR, bind(text)),), 14, WIDTH, FIRST_LINE)
    assert -0.2 * width_of(" ", REGULAR, 14) <= line.word_space < 0


def test_a_lead_is_bold_and_the_rest_upright() -> None:
    (line,) = justified(((BOLD, "Điều 1."), (REGULAR, "Kiểm tra.")), SIZE, WIDTH, FIRST_LINE)
    assert line.runs == ((BOLD, "Điều 1."), (REGULAR, " Kiểm tra."))


def test_a_word_wider_than_the_line_is_cut_and_nothing_is_lost() -> None:
    word = "https://" + "a" * 400
    lines = plain_lines(word, REGULAR, SIZE, 100)
    assert "".join(lines) == word
    assert all(width_of(line, REGULAR, SIZE) <= 100 for line in lines)


def test_a_line_feed_begins_a_line() -> None:
    assert lines_of("Một.\nHai.") == ["Một.", "Hai."]


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxy ắệ", max_size=600))
def test_no_word_is_lost_and_no_line_is_too_wide(text: str) -> None:
    lines = justified(((REGULAR, text),), SIZE, WIDTH, FIRST_LINE)
    assert "".join(words_of(lines)).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        spaces = sum(run.count(" ") for _, run in line.runs)
        assert line.indent + line.width + spaces * line.word_space <= WIDTH + 0.01


def test_the_text_of_a_cell_is_not_stretched() -> None:
    lines = ragged("Giấy kraft, 200 mm x 140 mm, in 02 màu", REGULAR, 12, 161)
    assert words_of(lines) == ["Giấy kraft, 200 mm x 140 mm, in", "02 màu"]
    assert lines[-1].word_space == 0


def piece(height: float, *, glued: bool = False, before: float = 0) -> Piece:
    return Piece(height, lambda pen, y: None, before=before, glued=glued)


def test_a_page_does_not_begin_with_a_piece_that_stays_with_the_one_before() -> None:
    pages = filled([piece(40), piece(40), piece(40, glued=True)], 100)
    assert [len(page) for page in pages] == [1, 2]


def test_white_space_above_a_piece_is_dropped_at_the_top_of_a_page() -> None:
    pages = filled([piece(60), piece(100, before=30)], 100)
    assert [len(page) for page in pages] == [1, 1]


def test_a_head_is_drawn_again_where_its_row_begins_a_page() -> None:
    head = piece(10)
    rows = [Piece(30, lambda pen, y: None, head=head) for _ in range(4)]
    pages = filled([head, *rows], 100)
    assert [len(page) for page in pages] == [4, 2]
    assert pages[1][0] is head


@given(
    st.lists(st.tuples(st.floats(1, 250), st.booleans(), st.floats(0, 20)), max_size=60),
)
def test_every_piece_is_on_one_page_in_its_order(parts: list[tuple[float, bool, float]]) -> None:
    pieces = [piece(height, glued=stays, before=before) for height, stays, before in parts]
    pages = filled(pieces, 300)
    assert [part for page in pages for part in page] == pieces
    assert all(pages)
    for page in pages:
        between = sum(part.before for part in page[1:])
        assert sum(part.height for part in page) + between <= 300.01 or len(page) == 1
