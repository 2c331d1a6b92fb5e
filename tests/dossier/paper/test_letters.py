"""Letters on paper: user text as typed, all of Vietnamese, what the typeface lacks, the file."""

import hashlib
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from cases.dossier.paper import Article, Column, Heading, Item, Paragraph, State, Table
from cases.dossier.paper.drawing.pen import Pen
from cases.dossier.paper.drawing.typeface import FACES, FONTS
from cases.dossier.paper.pdf import LettersMissing, missing_letters, render
from tests.dossier.paper.reading import placed, text
from tests.dossier.paper.samples import (
    SAMPLES,
    decision_on_a_market,
    signed_minutes,
    with_blocks,
)

TABLE = (Column("STT", 12, "center"), Column("Tên hàng", 129), Column("Số lượng", 24, "right"))
ROOT = Path(__file__).parents[3]
FONT_HASHES = {
    "Tinos-Bold.ttf": "e7f01116619e7582ed7ed3d63d5fc981f3ca4f2614adf095e6f743c0c4983592",
    "Tinos-BoldItalic.ttf": "f4ccef3a23196dd403ebb2ee71df5681593f7550b9731c9538f4133ee6eca9f6",
    "Tinos-Italic.ttf": "30d132ba224e1035862ab442f3e8632c38e9486b743d349e66ecaed3badc0752",
    "Tinos-Regular.ttf": "401e5b9b321aac1da629f579d8a50d3761f64710087e46ae2ea2c1871e4f29d3",
    "OFL.txt": "b05110290d3d063280c260d5f28eabc8480cb57a30aca2f77730ecb1df10026e",
}
VIETNAMESE = (
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz"
)
LETTERS = VIETNAMESE + VIETNAMESE.upper() + "₫²№–—…⁄“”™®½"
AWKWARD = (
    'Công ty TNHH J&C <Việt> "Á–Âu"',
    "kích cỡ < 42 & > 36, nhãn A&B®",
    "<b>không in đậm</b>, <font color=red>, &amp; , &#8364; và một dấu < lẻ",
    "{{ đối_tượng }} %s \\n ${x} 100%",
)


def test_user_text_is_never_read_as_markup() -> None:
    paper = with_blocks(
        *(Paragraph(line) for line in AWKWARD),
        Table(TABLE, tuple((str(at), line, "1") for at, line in enumerate(AWKWARD))),
    )
    content = render(paper, State.ISSUED)
    assert content.startswith(b"%PDF")
    said = text(content)
    for line in AWKWARD:
        assert said.count(line) == 2
    faces = {run.face for run in placed(content) if "không in đậm" in run.text}
    assert faces == {"Tinos-Regular"}


@pytest.mark.parametrize("face", FACES)
def test_every_vietnamese_letter_is_drawn_in_every_face(face: str) -> None:
    pen = Pen(title="Chữ", author="Phòng")
    for at, letter in enumerate(LETTERS):
        pen.text(40 + 20 * (at % 20), 60 + 20 * (at // 20), letter, face, 12)
    pen.next_page()
    content = pen.finish()
    assert "".join(run.text for run in placed(content) if run.text != " ") == LETTERS
    assert {run.face for run in placed(content)} == {face}


def test_composed_and_decomposed_letters_print_alike() -> None:
    composed = with_blocks(Heading(LETTERS), Paragraph(LETTERS))
    decomposed = with_blocks(
        Heading(normalize("NFD", LETTERS)), Paragraph(normalize("NFD", LETTERS))
    )
    assert render(composed, State.ISSUED) == render(decomposed, State.ISSUED)
    assert normalize("NFC", LETTERS) in text(render(decomposed, State.ISSUED)).replace(" ", "")


def test_a_letter_that_the_typeface_lacks_is_named_and_not_drawn() -> None:
    paper = with_blocks(
        Item(3, "Nhãn hiệu:", "dấu hiệu “LUNARIS 月” trên túi xách"), Article(1, "月")
    )
    assert missing_letters(paper) == [
        "Không in được chữ “月” (U+6708) trong “: dấu hiệu “LUNARIS 月” trên túi xách”."
    ]
    with pytest.raises(LettersMissing) as refused:
        render(paper, State.DRAFT)
    assert refused.value.letters == missing_letters(paper)


def test_a_lone_mark_or_control_letter_is_named_too() -> None:
    (mark, bell) = missing_letters(with_blocks(Paragraph("chữ x\u0301 và \u0007 lạ")))
    assert "U+0301" in mark
    assert "U+0007" in bell


def test_invisible_letters_of_a_paste_are_left_out() -> None:
    paper = with_blocks(Paragraph("\ufeffki\u200b-ốt\u00ad 27\r\nchợ\tBến Mới"))
    assert missing_letters(paper) == []
    assert "ki-ốt 27 chợ Bến Mới" in text(render(paper, State.ISSUED))


@pytest.mark.parametrize("name", SAMPLES)
def test_only_embedded_tinos_is_referred_to(name: str) -> None:
    content = render(SAMPLES[name](), State.DRAFT)
    fonts = {}
    for page in PdfReader(BytesIO(content)).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            found = font.get_object()
            fonts[found["/BaseFont"]] = found
    assert fonts
    for base_name, font in fonts.items():
        assert base_name.split("+")[1] in FACES
        assert "/FontFile2" in font["/FontDescriptor"]
        assert "/ToUnicode" in font


def test_the_same_words_give_the_same_bytes_in_another_process() -> None:
    script = (
        "import hashlib\n"
        "from cases.dossier.paper.pdf import render\n"
        "from cases.dossier.paper import State\n"
        "from tests.dossier.paper.samples import decision_on_a_market\n"
        "print(hashlib.sha256(render(decision_on_a_market(), State.ISSUED)).hexdigest())\n"
    )
    other = subprocess.run(  # noqa: S603  # our own interpreter and script
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    here = hashlib.sha256(render(decision_on_a_market(), State.ISSUED)).hexdigest()
    assert other.stdout.strip() == here


def test_reportlab_is_loaded_by_the_first_print_only() -> None:
    script = "import sys, cases.dossier.paper.pdf; print('reportlab' in sys.modules)"
    other = subprocess.run(  # noqa: S603  # our own interpreter and script
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert other.stdout.strip() == "False"


@pytest.mark.parametrize("name", FONT_HASHES)
def test_the_typeface_is_the_one_that_was_chosen(name: str) -> None:
    assert hashlib.sha256((FONTS / name).read_bytes()).hexdigest() == FONT_HASHES[name]


def test_the_file_names_its_title_and_language() -> None:
    reader = PdfReader(BytesIO(render(signed_minutes(), State.ISSUED)))
    assert reader.metadata is not None
    assert reader.metadata.title == (
        "BIÊN BẢN KIỂM TRA Việc chấp hành pháp luật về sở hữu công nghiệp"
    )
    assert reader.trailer["/Root"]["/Lang"] == "vi-VN"  # type: ignore[index]
