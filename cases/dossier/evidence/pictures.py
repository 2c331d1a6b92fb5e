"""A photo made ready to be shown: upright, small, and without anything the phone wrote into it."""

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import IO

from django.conf import settings
from PIL import Image, ImageCms
from PIL.Image import Transpose
from pillow_heif import register_heif_opener

from cases.dossier.evidence.exif import Shot, shot_of
from cases.dossier.evidence.kinds import FileType

register_heif_opener(thumbnails=False)
# One bound for every picture this program opens; beyond it Pillow refuses instead of warning.
Image.MAX_IMAGE_PIXELS = settings.EVIDENCE_MAX_PIXELS
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)

SHOWN, SMALL = (1600, 1600), (320, 320)
QUALITY = 82
TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}


class DamagedError(Exception):
    """The bytes do not make a whole picture."""


class TooManyPixelsError(Exception):
    """The picture would fill the memory; its size is told by its head alone."""


@dataclass(frozen=True)
class Picture:
    """What a photo says, and the two copies that people see."""

    shot: Shot
    shown: bytes
    thumbnail: bytes


def read_picture(stream: IO[bytes], file_type: FileType) -> Picture:
    """Decode the whole picture. Raises DamagedError or TooManyPixelsError."""
    try:
        with Image.open(stream, formats=[file_type.pillow]) as image:
            shot = shot_of(image)
            # a JPEG is decoded at the scale that is needed: 94 ms for 12 megapixels, not 400
            image.draft("RGB", SHOWN)
            image.load()
            copy = _upright(image, shot.turn)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise TooManyPixelsError from error
    except Exception as error:  # a decoder of hostile bytes may raise anything
        raise DamagedError from error
    small = copy.copy()
    small.thumbnail(SMALL)
    return Picture(shot, _jpeg(copy), _jpeg(small))


def _upright(image: Image.Image, turn: int) -> Image.Image:
    profile = image.info.get("icc_profile")
    copy = _in_rgb(image)
    copy.thumbnail(SHOWN, reducing_gap=2.0)
    if profile and image.mode == "RGB":
        copy = _in_srgb(copy, profile)
    return copy.transpose(TURNS[turn]) if turn in TURNS else copy


def _in_rgb(image: Image.Image) -> Image.Image:
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        ground = Image.new("RGB", image.size, "white")
        ground.paste(layer, mask=layer.getchannel("A"))
        return ground
    if image.mode.startswith("I;16"):  # 16 bits a point, as scanners write grey
        return image.point(lambda value: value / 256, "L").convert("RGB")
    return image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Colours are evidence where marks are compared: phones write them in profiles of their own."""
    try:
        told = ImageCms.ImageCmsProfile(BytesIO(profile))
        turned = ImageCms.profileToProfile(image, told, ImageCms.createProfile("sRGB"))
    except (ImageCms.PyCMSError, OSError):
        return image
    return turned or image


def _jpeg(image: Image.Image) -> bytes:
    # a fresh canvas: saving writes the comment, and may write more, of the picture that was read
    clean = Image.new("RGB", image.size)
    clean.paste(image)
    out = BytesIO()
    clean.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()
