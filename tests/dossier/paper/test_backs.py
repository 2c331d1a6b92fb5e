"""What stands beside the text: receipt on the back, tick boxes, photographs."""

import hashlib
from dataclasses import replace
from io import BytesIO

from PIL import Image
from pypdf import PdfReader

from cases.dossier.paper import Annex, Paper, Photo, PhotoAnnex, Receipt, State, Tick
from cases.dossier.paper.pdf import render, with_problems
from tests.dossier.paper.reading import lines, text
from tests.dossier.paper.samples import decision_on_a_household, signed_minutes, with_blocks


def test_a_receipt_is_printed_on_a_page_without_number() -> None:
    receipt = Receipt(
        "Quyết định", "bà A là cá nhân vi phạm", "hồi 11 giờ 20 phút, ngày 07/11/2026", "Trần Thị A"
    )
    pages = lines(render(replace(decision_on_a_household(), receipt=receipt), State.ISSUED))
    assert len(pages) == 3
    assert pages[2][0].startswith("Quyết định đã giao trực tiếp cho bà A")
    assert "NGƯỜI NHẬN QUYẾT ĐỊNH" in pages[2]
    assert "3" not in pages[2]


def test_a_ticked_box_is_drawn_not_written() -> None:
    words = text(render(with_blocks(Tick("a) Không được quyền giải trình", on=True)), State.ISSUED))
    assert "a) Không được quyền giải trình" in words
    assert "[" not in words


def jpeg(width: int = 400, height: int = 300, *, turned: bool = False) -> bytes:
    target = BytesIO()
    exif = Image.Exif()
    if turned:
        exif[0x0112] = 6
    Image.effect_noise((width, height), 40).convert("RGB").save(target, "JPEG", exif=exif)
    return target.getvalue()


def photographs(*pictures: bytes | None) -> tuple[Paper, dict[str, bytes]]:
    photos, found = [], {}
    for number, picture in enumerate(pictures, start=1):
        sha256 = hashlib.sha256(picture or str(number).encode()).hexdigest()
        taken = f"hồi 16 giờ 4{number} phút ngày 06/11/2026, tại ki-ốt 27"
        photos.append(Photo(number, "Túi xách trưng bày", taken, sha256))
        if picture:
            found[sha256] = picture
    annex = Annex("ẢNH CHỤP", (PhotoAnnex(tuple(photos)),), "Biên bản kiểm tra", "Đoàn kiểm tra")
    return replace(signed_minutes(), annexes=(annex,)), found


def test_photographs_are_printed_with_captions() -> None:
    paper, pictures = photographs(jpeg(), jpeg(300, 500))
    content = render(paper, State.ISSUED, pictures=pictures)
    assert sum(len(page.images) for page in PdfReader(BytesIO(content)).pages) == 2
    said = text(content)
    assert "Gồm 2 ảnh." in said
    assert "Ảnh 2. Túi xách trưng bày" in said
    first = paper.annexes[0].blocks[0]
    assert isinstance(first, PhotoAnnex)
    assert f"mã tệp {first.photos[0].sha256[:12]})" in said


def test_a_photograph_is_printed_upright() -> None:
    paper, pictures = photographs(jpeg(400, 300, turned=True))
    content = render(paper, State.ISSUED, pictures=pictures)
    (image,) = (image for page in PdfReader(BytesIO(content)).pages for image in page.images)
    assert image.image is not None
    assert image.image.size == (300, 400)


def test_a_missing_and_a_damaged_photograph_leave_a_remark_and_a_count() -> None:
    whole = jpeg()
    truncated = jpeg(640, 480)[:4000]
    paper, pictures = photographs(whole, None, truncated, b"not a picture")
    content = render(paper, State.DRAFT, pictures=pictures)
    said = text(content)
    assert "In được 1 trong 4 ảnh; không in được ảnh số 2, 3, 4." in said
    assert "Không in được ảnh 2: không tìm thấy tệp." in said
    assert "Không in được ảnh 3: tệp hỏng hoặc không phải tệp ảnh." in said
    assert "Ảnh 4. Túi xách trưng bày" in said
    assert sum(len(page.images) for page in PdfReader(BytesIO(content)).pages) == 1


def test_the_count_of_photographs_is_known_before_the_words_are_frozen() -> None:
    paper, pictures = photographs(jpeg(), None)
    frozen = with_problems(paper, pictures)
    assert "In được 1 trong 2 ảnh; không in được ảnh số 2." in frozen.as_text()
    assert render(frozen, State.READY, pictures=pictures) == render(
        paper, State.READY, pictures=pictures
    )
