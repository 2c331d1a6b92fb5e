"""What is refused as evidence and in which words, what is kept with a caution, which names."""

import tracemalloc
import zlib
from contextlib import suppress
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings as hypothesis, strategies as st
from PIL import Image

from cases.dossier.evidence import read_upload
from cases.dossier.evidence.names import clean_name
from cases.dossier.evidence.others import pdf_caution
from tests.dossier.uploads import (
    a_box,
    a_pdf,
    a_picture,
    a_png_that_claims,
    a_video,
    an_upload,
    encoded,
    exif_of,
    from_reports,
    stored,
)


def refusal(upload: SimpleUploadedFile, **options: Any) -> ValidationError:
    with pytest.raises(ValidationError) as caught:
        read_upload(upload, **options)
    return caught.value


def test_an_empty_file_is_refused_by_name() -> None:
    assert refusal(an_upload("rong.jpg", b"")).messages == [
        "“rong.jpg” không có nội dung. Mở thử tệp trên máy rồi gửi lại."
    ]


@pytest.mark.parametrize(
    "name", ["drawing_with_script.svg", "page_named_photo.jpg", "gif_and_script.gif"]
)
def test_a_program_under_the_name_of_a_picture_is_refused(name: str) -> None:
    error = refusal(from_reports(name))
    assert error.code == "unknown_type"
    assert error.messages == [
        f"“{name}” không được nhận: nội dung không phải ảnh JPEG, PNG, HEIC, WebP, tệp PDF "
        "hoặc video MP4. Chọn tệp khác."
    ]


@pytest.mark.parametrize("name", ["gif_and_script.gif", "drawing_with_script.svg"])
def test_another_name_makes_no_picture_of_a_program(name: str) -> None:
    assert refusal(from_reports(name, sent_as="anh.jpg")).code == "unknown_type"


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\0 a program",
        b"PK\x03\x04 a packed folder",
        b"just words",
        a_box(b"ftyp", b"qt  \0\0\0\0qt  "),
        a_box(b"ftyp", b"avif\0\0\0\0avifmif1"),
        a_box(b"ftyp", b"M4A \0\0\0\0isom"),
        b"RIFF\0\0\0\0WAVE",
    ],
)
def test_what_is_not_on_the_list_is_refused(content: bytes) -> None:
    assert refusal(an_upload("tep", content)).code == "unknown_type"


def test_a_false_extension_is_refused_with_the_right_one() -> None:
    error = refusal(an_upload("anh.jpg", a_pdf()))
    assert error.messages == [
        "“anh.jpg” mang đuôi .jpg nhưng nội dung là tệp PDF. Đổi đuôi thành .pdf rồi gửi lại."
    ]
    png = encoded(a_picture(), "PNG")
    assert refusal(an_upload("anh.png.exe", png)).code == "false_extension"


def test_a_name_without_extension_gets_the_right_one() -> None:
    png = encoded(a_picture(), "PNG")
    assert read_upload(an_upload("ảnh ngày 20.11", png)).name == "ảnh ngày 20.11.png"


def test_a_truncated_photo_is_refused() -> None:
    error = refusal(from_reports("photo_truncated.jpg"))
    assert error.messages == [
        "“photo_truncated.jpg” bị hỏng hoặc thiếu phần cuối, không mở được như ảnh JPEG. "
        "Chép lại từ máy gốc rồi gửi lại."
    ]


@pytest.mark.parametrize(
    ("pillow_format", "extension"),
    [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("HEIF", "heic")],
)
def test_half_a_picture_is_refused_in_every_format(pillow_format: str, extension: str) -> None:
    whole = encoded(Image.effect_noise((300, 200), 80).convert("RGB"), pillow_format)
    assert refusal(an_upload(f"anh.{extension}", whole[: len(whole) // 2])).code == "damaged"


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("pillow_format", ["JPEG", "PNG", "WEBP", "HEIF"])
@hypothesis(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(at=st.floats(0.02, 0.98), noise=st.binary(min_size=1, max_size=30))
def test_hostile_bytes_are_read_or_refused_in_a_sentence(
    pillow_format: str, at: float, noise: bytes
) -> None:
    data = exif_of("2026:11:20 08:31:07", "+07:00", orientation=6)
    whole = encoded(a_picture(80, 60), pillow_format, exif=data)
    start = int(len(whole) * at)
    hostile = whole[:start] + noise + whole[start + len(noise) :]
    with suppress(ValidationError):
        assert read_upload(an_upload("anh", hostile)).shown


@pytest.mark.parametrize("side", [8_100, 50_000])
def test_a_picture_bomb_is_a_sentence(side: int) -> None:
    error = refusal(an_upload("anh.png", a_png_that_claims(side, side)))
    assert error.messages == [
        "“anh.png” có quá 64 triệu điểm ảnh. Giảm độ phân giải của ảnh rồi gửi lại."
    ]


def test_a_file_beyond_its_limit_is_refused_with_both_weights(settings: Any) -> None:
    settings.EVIDENCE_MAX_BYTES = {"photo": 1024, "pdf": 50, "video": 100}
    photo = encoded(Image.effect_noise((100, 100), 80), "JPEG", quality=95)
    padded = photo + b"\0" * (2 * 1024 * 1024 - len(photo))
    assert refusal(an_upload("anh.jpg", padded)).messages == [
        "“anh.jpg” nặng 2,0\xa0MB, quá mức 1,0\xa0KB. Giảm độ phân giải của ảnh rồi gửi lại."
    ]
    assert refusal(an_upload("bb.pdf", a_pdf())).code == "too_large"
    assert refusal(an_upload("v.mp4", a_video())).code == "too_large"


def test_a_refused_file_leaves_nothing_in_the_store() -> None:
    for upload in (from_reports("photo_truncated.jpg"), from_reports("gif_and_script.gif")):
        refusal(upload)
    assert not default_storage.exists("")


def test_a_pdf_is_kept_without_being_drawn() -> None:
    read = read_upload(an_upload("Biên bản.pdf", a_pdf()))
    assert (read.kind, read.shown, read.thumbnail, read.caution) == ("pdf", "", "", "")


def test_half_a_pdf_is_refused() -> None:
    assert refusal(an_upload("bb.pdf", a_pdf()[:40])).code == "damaged"


def test_a_pdf_with_a_script_is_kept_with_a_caution() -> None:
    read = read_upload(from_reports("minutes_with_script.pdf"))
    assert read.caution == "script"
    assert stored(read.original).startswith(b"%PDF-1.7")


def test_a_hidden_script_is_found() -> None:
    escaped = a_pdf(b"1 0 obj << /OpenAction << /S /Java#53cript >> >> endobj")
    packed = zlib.compress(b"<< /S /JavaScript /JS (app.alert) >>")
    hidden = a_pdf(
        b"1 0 obj << /Type /ObjStm /Filter /FlateDecode >> stream\r\n" + packed + b"\nendstream"
    )
    for content in (escaped, hidden):
        assert read_upload(an_upload("bb.pdf", content)).caution == "script"


def test_a_pdf_that_unpacks_without_end_fills_no_memory() -> None:
    packed = zlib.compress(bytes(8 * 2**20), 9)
    bomb = b"%PDF-1.7\n" + b"1 0 obj <</Type /ObjStm>> stream\n%b\nendstream\n" % packed * 16
    tracemalloc.start()
    try:
        assert pdf_caution(bomb + b"%%EOF") == ""
        assert tracemalloc.get_traced_memory()[1] < 64 * 2**20
    finally:
        tracemalloc.stop()


def test_a_picture_inside_a_pdf_is_not_taken_for_a_script() -> None:
    page = a_pdf(b"1 0 obj << /Subtype /Image >> stream\n\x01/JS (\x02 endstream endobj")
    assert read_upload(an_upload("bb.pdf", page)).caution == ""


def test_a_pdf_under_a_password_is_kept_with_a_caution() -> None:
    locked = a_pdf(b"1 0 obj << >> endobj trailer << /Encrypt 2 0 R >>")
    assert read_upload(an_upload("bb.pdf", locked)).caution == "locked"


def test_a_video_is_kept_whole_or_refused() -> None:
    whole = a_video()
    assert read_upload(an_upload("quay.mp4", whole)).kind == "video"
    assert refusal(an_upload("quay.mp4", whole[:-10])).code == "damaged"
    without_index = whole.replace(b"moov", b"free")
    assert refusal(an_upload("quay.mp4", without_index)).code == "damaged"


def test_only_photos_are_taken_where_photos_are_asked_for() -> None:
    error = refusal(an_upload("bb.pdf", a_pdf()), photos_only=True)
    assert error.messages == ["“bb.pdf” là tệp PDF, không phải ảnh. Thêm tệp này ở phần giấy tờ."]


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/x.jpg", "x.jpg"),
        ("C:\\Users\\lan\\Ảnh chợ.jpg", "Ảnh chợ.jpg"),
        ('"><img src=x onerror=alert(1)>.jpg', "___img src=x onerror=alert(1)_.jpg"),
        ("CON.jpg", "_CON.jpg"),
        ("dòng\r\nhai\x00.jpg", "dònghai.jpg"),
        ("anh\u202egpj.exe.jpg", "anhgpj.exe.jpg"),
        ("a" * 300 + ".jpeg", "a" * 80 + ".jpeg"),
        ("Biên bản.PDF", "Biên bản.PDF"),
        ("", "tep"),
        ("..", "tep"),
        (".jpg", "jpg"),
    ],
)
def test_a_name_is_made_fit_to_be_kept(sent: str, kept: str) -> None:
    assert clean_name(sent) == kept


def test_a_name_in_two_spellings_is_one() -> None:
    assert clean_name("Ho\u0300a.jpg") == clean_name("H\u00f2a.jpg")


def test_what_follows_a_photo_stays_in_the_original_alone() -> None:
    content = encoded(a_picture(), "JPEG") + b"<script>document.title='x'</script>"
    read = read_upload(an_upload("anh.jpg", content))
    assert stored(read.original) == content
    assert b"script" not in stored(read.shown)
