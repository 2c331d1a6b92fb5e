"""Files as phones, scanners and pranksters send them."""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

FILES = Path(__file__).parent / "files"
RED, BLUE = (200, 30, 30), (30, 30, 200)


def an_upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def from_reports(name: str, *, sent_as: str = "") -> SimpleUploadedFile:
    """A file of the reports of what went wrong elsewhere."""
    return an_upload(sent_as or name, (FILES / name).read_bytes())


def a_picture(width: int = 400, height: int = 300) -> Image.Image:
    """Red above, blue below."""
    picture = Image.new("RGB", (width, height), BLUE)
    picture.paste(RED, (0, 0, width, height // 2))
    return picture


def encoded(picture: Image.Image, pillow_format: str, **options: Any) -> bytes:
    out = BytesIO()
    picture.save(out, pillow_format, **options)
    return out.getvalue()


def exif_of(
    taken: str = "",
    offset: str = "",
    place: dict[int, Any] | None = None,
    orientation: int = 0,
    changed: str = "",
) -> bytes:
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    if changed:
        exif[0x0132] = changed
    times = {0x9003: taken, 0x9011: offset}
    exif.get_ifd(0x8769).update({tag: told for tag, told in times.items() if told})
    exif.get_ifd(0x8825).update(place or {})
    return exif.tobytes()


def a_photo(name: str = "anh.jpg", **exif: Any) -> SimpleUploadedFile:
    """A JPEG with the time of its shot unless other data is asked for."""
    data = exif_of(**(exif or {"taken": "2026:11:25 09:00:00"}))
    return an_upload(name, encoded(a_picture(), "JPEG", exif=data))


def a_pdf(body: bytes = b"1 0 obj << /Type /Catalog >> endobj") -> bytes:
    return b"%PDF-1.7\n" + body + b"\ntrailer << /Root 1 0 R >>\n%%EOF\n"


def a_box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", 8 + len(content)) + kind + content


def a_video(brand: bytes = b"isom") -> bytes:
    boxes = (
        (b"ftyp", brand + b"\0\0\2\0" + b"isommp41"),
        (b"moov", b"\0" * 64),
        (b"mdat", b"x" * 99),
    )
    return b"".join(a_box(kind, content) for kind, content in boxes)


def a_png_that_claims(width: int, height: int) -> bytes:
    """A picture bomb: a head of many points over a few bytes of nothing."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    packed = zlib.compress(b"\0" * 10_000)
    chunks = chunk(b"IHDR", head), chunk(b"IDAT", packed), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def stored(name: str) -> bytes:
    with default_storage.open(name) as file:
        content: bytes = file.read()
    return content
