"""Photographs, scans and a film of the demonstration office, as files that come in by upload."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base
from PIL.TiffImagePlugin import IFDRational

from cases.dossier.evidence import ReadFile, read_upload
from cases.office.models import Commune
from inspections.desk.demo import FOLDER
from inspections.desk.demo.drawing import draw, sheet

EVERY = timedelta(seconds=50)
STEP = 0.00004  # of a degree: some four metres between two photographs


def photos_of(
    series: Sequence[dict[str, Any]], *, until: datetime, commune: Commune | None
) -> Iterator[tuple[str, ReadFile]]:
    """(caption, file) of each photograph; the last one was taken just before `until`.

    A series says what it `draws`, the `words` on it, its `title` and how many there are; `{n}` in
    words and title is the number within the series.
    """
    wanted = [
        (said, number) for said in series for number in range(1, int(said.get("count", 1)) + 1)
    ]
    for at, (said, number) in enumerate(wanted):
        taken_at = until - EVERY * (len(wanted) - at)
        words, title = (said.get(name, "").replace("{n}", str(number)) for name in TEXTS)
        image = draw(said["draws"], words, number)
        yield title, _read(image, taken_at, commune, at)


TEXTS = ("words", "title")


def _read(image: Image.Image, taken_at: datetime, commune: Commune | None, at: int) -> ReadFile:
    local = timezone.localtime(taken_at)
    out = BytesIO()
    image.save(out, "JPEG", quality=80, exif=_exif(local, commune, at))
    return read_upload(ContentFile(out.getvalue(), name=f"IMG_{local:%Y%m%d_%H%M%S}.jpg"))


def _exif(taken_at: datetime, commune: Commune | None, at: int) -> Image.Exif:
    exif = Image.Exif()
    exif.get_ifd(IFD.Exif).update(
        {
            Base.DateTimeOriginal: f"{taken_at:%Y:%m:%d %H:%M:%S}",
            Base.OffsetTimeOriginal: "+07:00",
        }
    )
    if commune:
        exif.get_ifd(IFD.GPSInfo).update(
            {
                GPS.GPSLatitudeRef: "N",
                GPS.GPSLatitude: _degrees(commune.latitude + at * STEP),
                GPS.GPSLongitudeRef: "E",
                GPS.GPSLongitude: _degrees(commune.longitude - at * STEP),
            }
        )
    return exif


def _degrees(value: float) -> tuple[IFDRational, ...]:
    """Degrees, minutes and hundredths of a second, as phones write them."""
    hundredths = round(value * 360_000)
    parts = (hundredths // 360_000, 1), (hundredths // 6_000 % 60, 1), (hundredths % 6_000, 100)
    return tuple(IFDRational(*part) for part in parts)


def a_sheet(title: str, lines: Sequence[str], signed: Sequence[str], *, at: datetime) -> ReadFile:
    """The scan of a paper, as a PDF."""
    out = BytesIO()
    made = timezone.localtime(at).timetuple()
    page = sheet(title, lines, signed)
    page.save(out, "PDF", resolution=150, title=title, creationDate=made, modDate=made)
    return read_upload(ContentFile(out.getvalue(), name=f"{title}.pdf"))


def a_clip(at: datetime) -> ReadFile:
    """Some seconds of film."""
    local = timezone.localtime(at)
    content = (FOLDER / "clip.mp4").read_bytes()
    return read_upload(ContentFile(content, name=f"VID_{local:%Y%m%d_%H%M%S}.mp4"))
