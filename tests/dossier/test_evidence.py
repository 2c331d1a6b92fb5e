"""What is taken as evidence, what is refused and in which words, and what the copies carry."""

from datetime import datetime, timedelta, timezone
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings as hypothesis, strategies as st
from PIL import Image, ImageCms

from cases.dossier.evidence import read_upload
from tests.dossier.uploads import (
    BLUE,
    RED,
    a_photo,
    a_picture,
    an_upload,
    encoded,
    exif_of,
    from_reports,
    stored,
)

HANOI = timezone(timedelta(hours=7))
PLACE = {1: "N", 2: (21.0, 1.0, 43.0), 3: "E", 4: (105.0, 51.0, 8.0)}


def opened(name: str) -> Image.Image:
    return Image.open(BytesIO(stored(name)))


def is_near(point: Any, colour: tuple[int, int, int]) -> bool:
    return all(abs(one - other) < 12 for one, other in zip(point, colour, strict=True))


def test_a_turned_photo_stands_upright_in_every_copy() -> None:
    # 800 x 600 with orientation 6: a quarter turn to the right makes it upright
    read = read_upload(from_reports("photo_exif6_gps.jpg"))
    assert opened(read.shown).size == (600, 800)
    assert opened(read.thumbnail).size == (240, 320)


@pytest.mark.parametrize(
    ("orientation", "where_red_is"),
    # the corner of the shown copy where the stored picture's upper edge lies
    [
        (1, (0.5, 0.1)),
        (2, (0.5, 0.1)),
        (3, (0.5, 0.9)),
        (4, (0.5, 0.9)),
        (5, (0.1, 0.5)),
        (6, (0.9, 0.5)),
        (7, (0.9, 0.5)),
        (8, (0.1, 0.5)),
    ],
)
def test_each_of_the_eight_turns_is_applied(
    orientation: int, where_red_is: tuple[float, float]
) -> None:
    shown = opened(read_upload(a_photo(orientation=orientation)).shown)
    x, y = (round(share * side) for share, side in zip(where_red_is, shown.size, strict=True))
    assert is_near(shown.getpixel((x, y)), RED)


def test_place_and_time_are_kept_as_data() -> None:
    read = read_upload(from_reports("photo_exif6_gps.jpg"))
    assert read.taken_at == datetime(2026, 11, 20, 8, 31, 7, tzinfo=HANOI)
    assert read.latitude == pytest.approx(21 + 1 / 60 + 43 / 3600, abs=1e-6)
    assert read.longitude == pytest.approx(105 + 51 / 60 + 8 / 3600, abs=1e-6)
    assert not read.is_forwarded


def test_the_original_is_kept_byte_for_byte_under_its_hash() -> None:
    upload = from_reports("photo_exif6_gps.jpg")
    read = read_upload(upload)
    # sha256sum of the file
    digest = "a4058d79d4902d9e9f019268e88203f1efeb25b14c1f16226cc79992916da4a3"
    assert read.sha256 == digest
    assert read.original == f"{digest[:2]}/{digest[2:4]}/{digest}.jpg"
    upload.seek(0)
    assert stored(read.original) == upload.read()


def test_the_same_bytes_are_stored_once() -> None:
    first = read_upload(from_reports("photo_exif6_gps.jpg"))
    again = read_upload(from_reports("photo_exif6_gps.jpg", sent_as="lan 2.jpg"))
    assert (again.original, again.shown) == (first.original, first.shown)
    assert again.name == "lan 2.jpg"


def test_a_shown_copy_carries_nothing_the_phone_wrote() -> None:
    data = exif_of("2026:11:20 08:31:07", "+07:00", PLACE, orientation=6)
    told = {"comment": b"GPS 21.0286", "xmp": b"<x:xmpmeta>21.0286</x:xmpmeta>"}
    photo = encoded(a_picture(2000, 1500), "JPEG", exif=data, **told)
    read = read_upload(an_upload("anh.jpg", photo))
    for name in (read.shown, read.thumbnail):
        copy = opened(name)
        assert set(copy.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert b"Exif" not in stored(name)
        assert b"21.0286" not in stored(name)


@pytest.mark.parametrize("pillow_format", ["JPEG", "PNG", "WEBP", "HEIF"])
@hypothesis(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    north=st.tuples(st.integers(0, 89), st.integers(0, 59), st.integers(0, 59)),
    east=st.tuples(st.integers(0, 179), st.integers(0, 59), st.integers(0, 59)),
    orientation=st.integers(1, 8),
)
def test_no_shown_copy_ever_carries_a_place(
    pillow_format: str,
    north: tuple[int, int, int],
    east: tuple[int, int, int],
    orientation: int,
) -> None:
    place = {1: "N", 2: tuple(map(float, north)), 3: "E", 4: tuple(map(float, east))}
    photo = encoded(
        a_picture(60, 40), pillow_format, exif=exif_of(place=place, orientation=orientation)
    )
    extension = {"JPEG": "jpg", "HEIF": "heic"}.get(pillow_format, pillow_format.lower())
    read = read_upload(an_upload(f"anh.{extension}", photo))
    assert (read.latitude is not None) == (any(north) or any(east))
    for name in (read.shown, read.thumbnail):
        assert not opened(name).getexif()
        assert not {"exif", "xmp", "comment"} & set(opened(name).info)


def test_a_heic_photo_of_a_phone_is_shown_upright_as_jpeg() -> None:
    data = exif_of("2026:11:20 08:31:07", "+07:00", PLACE, orientation=6)
    read = read_upload(an_upload("IMG_0001.HEIC", encoded(a_picture(), "HEIF", exif=data)))
    assert read.media_type == "image/heic"
    assert read.original.endswith(".heic")
    assert read.taken_at == datetime(2026, 11, 20, 8, 31, 7, tzinfo=HANOI)
    shown = opened(read.shown)
    assert (shown.format, shown.size) == ("JPEG", (300, 400))
    assert is_near(shown.getpixel((290, 200)), RED)
    assert is_near(shown.getpixel((10, 200)), BLUE)


def test_copies_are_1600_and_320_points_long_and_never_larger_than_the_photo() -> None:
    large = read_upload(an_upload("lon.jpg", encoded(a_picture(4000, 3000), "JPEG")))
    assert opened(large.shown).size == (1600, 1200)
    assert opened(large.thumbnail).size == (320, 240)
    small = read_upload(an_upload("nho.png", encoded(a_picture(100, 50), "PNG")))
    assert opened(small.shown).size == (100, 50)


@pytest.mark.parametrize(
    ("mode", "pillow_format", "extension"),
    [
        ("L", "JPEG", "jpg"),
        ("CMYK", "JPEG", "jpg"),
        ("RGBA", "PNG", "png"),
        ("P", "PNG", "png"),
        ("LA", "PNG", "png"),
        ("1", "PNG", "png"),
        ("I;16", "PNG", "png"),
        ("RGBA", "WEBP", "webp"),
    ],
)
def test_every_way_of_writing_colours_is_shown(
    mode: str, pillow_format: str, extension: str
) -> None:
    picture = Image.new(mode, (40, 30), 65_000 if mode == "I;16" else 1 if mode == "1" else 0)
    read = read_upload(an_upload(f"anh.{extension}", encoded(picture, pillow_format)))
    assert opened(read.shown).mode == "RGB"


def test_grey_of_sixteen_bits_keeps_its_shades() -> None:
    read = read_upload(an_upload("q.png", encoded(Image.new("I;16", (40, 30), 32_768), "PNG")))
    assert is_near(opened(read.shown).getpixel((5, 5)), (128, 128, 128))


def test_what_is_transparent_is_shown_on_white() -> None:
    clear = encoded(Image.new("RGBA", (40, 30), (0, 0, 0, 0)), "PNG")
    assert is_near(
        opened(read_upload(an_upload("a.png", clear)).shown).getpixel((5, 5)), (255,) * 3
    )


def test_a_colour_profile_is_applied_and_a_broken_one_is_not_a_reason_to_refuse() -> None:
    for profile in (
        ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
        b"nonsense",
    ):
        photo = encoded(a_picture(), "JPEG", icc_profile=profile)
        shown = opened(read_upload(an_upload("anh.jpg", photo)).shown)
        assert is_near(shown.getpixel((200, 50)), RED)
        assert "icc_profile" not in shown.info


def test_a_photo_without_time_and_place_was_forwarded() -> None:
    assert read_upload(an_upload("zalo.jpg", encoded(a_picture(), "JPEG"))).is_forwarded
    assert not read_upload(a_photo(place=PLACE)).is_forwarded
    assert not read_upload(a_photo(taken="2026:11:25 09:00:00")).is_forwarded


def test_a_time_without_zone_is_hanoi_s() -> None:
    read = read_upload(a_photo(taken="2026:11:25 09:00:00"))
    assert read.taken_at == datetime(2026, 11, 25, 9, tzinfo=HANOI)


def test_a_time_with_another_zone_is_the_same_instant() -> None:
    read = read_upload(a_photo(taken="2026:11:25 02:00:00", offset="+00:00"))
    assert read.taken_at == datetime(2026, 11, 25, 9, tzinfo=HANOI)


@pytest.mark.parametrize(
    "taken",
    ["0000:00:00 00:00:00", "2026:02:30 08:00:00", "0001:01:01 00:00:00", "hôm qua", "\0" * 19],
)
def test_a_time_that_cannot_be_is_no_time(taken: str) -> None:
    assert read_upload(a_photo(taken=taken, orientation=1)).taken_at is None


def test_the_day_of_the_last_change_is_not_the_day_of_the_shot() -> None:
    assert read_upload(a_photo(changed="2026:11:25 09:00:00")).taken_at is None


@pytest.mark.parametrize(
    "place",
    [
        {2: (21.0, 1.0, 43.0), 4: (105.0, 51.0, 8.0)},
        {1: "N", 2: (21.0, 1.0, 43.0)},
        {1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)},
        {1: "N", 2: (121.0, 1.0, 43.0), 3: "E", 4: (105.0, 51.0, 8.0)},
        {1: "N", 2: (21.0, 1.0), 3: "E", 4: (105.0, 51.0, 8.0)},
    ],
    ids=["no hemisphere", "half a place", "nowhere yet", "beyond the pole", "degrees alone"],
)
def test_a_place_that_cannot_be_is_no_place(place: dict[int, Any]) -> None:
    read = read_upload(a_photo(place=place, taken="2026:11:25 09:00:00"))
    assert (read.latitude, read.longitude) == (None, None)


def test_south_and_west_are_negative() -> None:
    read = read_upload(a_photo(place={**PLACE, 1: "S", 3: "W"}))
    assert read.latitude == pytest.approx(-21.028611, abs=1e-6)
    assert read.longitude == pytest.approx(-105.852222, abs=1e-6)


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
def test_broken_data_does_not_stop_a_good_photo() -> None:
    photo = encoded(a_picture(), "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + b"\xff" * 40)
    assert read_upload(an_upload("anh.jpg", photo)).is_forwarded
