"""Photographs of an annex: pictures made fit for paper, a remark where one cannot be printed."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

from cases.dossier.paper.annexes import Photo, PhotoAnnex
from cases.dossier.paper.drawing import measures as m
from cases.dossier.paper.drawing.heads import centred
from cases.dossier.paper.drawing.pen import Pen
from cases.dossier.paper.drawing.pieces import Piece
from cases.dossier.paper.drawing.running import paragraph
from cases.dossier.paper.drawing.typeface import ITALIC, REGULAR

MOST_PIXELS, QUALITY = 1200, 80


@dataclass(frozen=True)
class Picture:
    """A JPEG turned upright and made small, with its size in points on paper."""

    jpeg: bytes
    width: float
    height: float


def readable(pictures: Mapping[str, bytes]) -> dict[str, Picture]:
    """Pictures by SHA-256; those that cannot be decoded to the last byte are left out."""
    fit: dict[str, Picture] = {}
    for sha256, content in pictures.items():
        try:
            fit[sha256] = _for_paper(content)
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
            continue
    return fit


def _for_paper(content: bytes) -> Picture:
    with Image.open(BytesIO(content)) as opened:
        opened.draft("RGB", (MOST_PIXELS, MOST_PIXELS))
        upright = ImageOps.exif_transpose(opened).convert("RGB")
    upright.thumbnail((MOST_PIXELS, MOST_PIXELS))
    target = BytesIO()
    upright.save(target, "JPEG", quality=QUALITY)
    scale = min(m.PHOTO_WIDTH / upright.width, m.PHOTO_HEIGHT / upright.height)
    return Picture(target.getvalue(), upright.width * scale, upright.height * scale)


def photo_annex(block: PhotoAnnex, pictures: Mapping[str, Picture], body: m.Body) -> list[Piece]:
    pieces = paragraph("", block.count_words, body)
    for photo in block.photos:
        pieces += _photo(photo, pictures.get(photo.sha256), body)
    return pieces


def _photo(photo: Photo, picture: Picture | None, body: m.Body) -> list[Piece]:
    above = _remark(photo) if picture is None or photo.problem else _picture(picture)
    below = centred(photo.caption_lines, ITALIC, body.size, body.leading)
    return [above, *(Piece(piece.height, piece.draw, glued=True) for piece in below)]


def _picture(picture: Picture) -> Piece:
    def draw(pen: Pen, y: float) -> None:
        left = m.CENTRE - picture.width / 2
        pen.picture(left, y, picture.width, picture.height, picture.jpeg)

    return Piece(picture.height, draw, before=m.BEFORE_PHOTO)


def _remark(photo: Photo) -> Piece:
    left = m.CENTRE - m.PHOTO_WIDTH / 2

    def draw(pen: Pen, y: float) -> None:
        pen.frame(left, y, m.PHOTO_WIDTH, m.REMARK_HEIGHT, m.TABLE_LINE)
        middle = y + m.REMARK_HEIGHT / 2
        pen.centred(m.CENTRE, middle, photo.remark, REGULAR, m.CELL_SIZE)

    return Piece(m.REMARK_HEIGHT, draw, before=m.BEFORE_PHOTO)
