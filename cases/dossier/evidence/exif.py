"""When and where a picture says it was taken."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone as fixed
from typing import Any

from django.utils import timezone
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base

# (time, its offset): of the shot, else of the scan; DateTime (306) is the last change, not the shot
TIMES = (
    (Base.DateTimeOriginal, Base.OffsetTimeOriginal),
    (Base.DateTimeDigitized, Base.OffsetTimeDigitized),
)
OFFSET = re.compile(r"([+-])(\d\d):([0-5]\d)")


@dataclass(frozen=True)
class Shot:
    """What the data of a picture says; None where it says nothing that can be true."""

    taken_at: datetime | None = None
    latitude: float | None = None
    longitude: float | None = None
    turn: int = 1


def shot_of(image: Image.Image) -> Shot:
    """Read the data of an opened picture; broken data is no data, never a reason to refuse."""
    times, place = _block(image, IFD.Exif), _block(image, IFD.GPSInfo)
    latitude = _degrees(place, GPS.GPSLatitude, GPS.GPSLatitudeRef, "NS", 90)
    longitude = _degrees(place, GPS.GPSLongitude, GPS.GPSLongitudeRef, "EW", 180)
    # half a place is none, and 0°, 0° is a phone that had not found itself
    if None in (latitude, longitude) or (latitude, longitude) == (0, 0):
        latitude = longitude = None
    return Shot(_taken_at(times), latitude, longitude, _turn(image))


def _block(image: Image.Image, which: int) -> Mapping[int, Any]:
    try:
        return image.getexif().get_ifd(which)
    except Exception:  # a parser of hostile bytes may raise anything
        return {}


def _turn(image: Image.Image) -> int:
    try:
        turn = image.getexif().get(Base.Orientation)
    except Exception:  # likewise
        return 1
    return turn if isinstance(turn, int) else 1


def _taken_at(times: Mapping[int, Any]) -> datetime | None:
    for tag, offset_tag in TIMES:
        try:
            told = datetime.strptime(_text(times.get(tag)), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007
            zone = _zone(_text(times.get(offset_tag)))
            # a day at the edge of the calendar has no instant in UTC, where it would be stored
            told.replace(tzinfo=zone).astimezone(UTC)
        except (ValueError, OverflowError):
            continue
        return told.replace(tzinfo=zone)
    return None


def _zone(offset: str) -> Any:
    """The zone that the camera wrote, else Hà Nội's."""
    match = OFFSET.fullmatch(offset)
    if match is None:
        return timezone.get_default_timezone()
    sign = -1 if match[1] == "-" else 1
    return fixed(sign * timedelta(hours=int(match[2]), minutes=int(match[3])))


def _degrees(
    place: Mapping[int, Any], tag: int, reference_tag: int, signs: str, bound: int
) -> float | None:
    reference = _text(place.get(reference_tag)).upper()
    try:
        degrees, minutes, seconds = (float(part) for part in place[tag])
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None
    value = degrees + minutes / 60 + seconds / 3600
    if not math.isfinite(value) or abs(value) > bound or reference not in tuple(signs):
        return None
    return round(-value if reference == signs[1] else value, 7)


def _text(value: object) -> str:
    if isinstance(value, bytes):
        value = value.decode("ascii", errors="replace")
    return value.strip(" \0") if isinstance(value, str) else ""
