"""Files are served to whoever sees the dossier, under headers that let nothing run."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.dossier.evidence import read_upload
from cases.dossier.models import EvidenceFile, Item
from cases.dossier.services.files import add_file
from cases.office.models import Officer, Role
from tests.builders import AT, a_dossier, a_seat, an_officer
from tests.dossier.evidence import a_photo_in, a_team_dossier, file_of
from tests.dossier.uploads import a_pdf, a_picture, an_upload, encoded, from_reports, stored

pytestmark = pytest.mark.django_db
ADDRESSES = ("dossier:file", "dossier:thumbnail", "dossier:original")


def a_photo_of_a_dossier() -> tuple[EvidenceFile, Officer]:
    """A photo, and the officer who holds its dossier."""
    dossier, officer = a_team_dossier()
    return file_of(a_photo_in(dossier, officer)), dossier.holder


def fetched(officer: Officer, name: str, file: EvidenceFile, **headers: str) -> Any:
    client = Client()
    client.force_login(officer)
    return client.get(reverse(name, args=[file.pk]), headers=headers)


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def test_the_addresses_are_short_and_vietnamese() -> None:
    assert [reverse(name, args=[7]) for name in ADDRESSES] == [
        "/tep/7/",
        "/tep/7/nho/",
        "/tep/7/goc/",
    ]


def test_a_photo_is_shown_as_our_own_jpeg() -> None:
    file, officer = a_photo_of_a_dossier()
    for name, kept in (("dossier:file", file.shown), ("dossier:thumbnail", file.thumbnail)):
        response = fetched(officer, name, file)
        assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
        assert body(response) == stored(kept)
        assert "attachment" not in response.get("Content-Disposition", "")


def test_the_original_is_only_ever_downloaded() -> None:
    file, officer = a_photo_of_a_dossier()
    response = fetched(officer, "dossier:original", file)
    assert body(response) == stored(file.original)
    assert response["Content-Disposition"] == 'attachment; filename="photo_exif6_gps.jpg"'


@pytest.mark.parametrize("name", ADDRESSES)
def test_nothing_that_is_served_can_run_or_be_guessed(name: str) -> None:
    file, officer = a_photo_of_a_dossier()
    response = fetched(officer, name, file)
    body(response)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"] == "private, no-cache"


def test_a_pdf_with_a_script_is_downloaded_and_has_no_copy_to_show() -> None:
    dossier, officer = a_team_dossier()
    read = read_upload(from_reports("minutes_with_script.pdf"))
    file = file_of(add_file(dossier, read, kind=Item.Kind.PAPER, by=officer, at=AT))
    assert fetched(dossier.holder, "dossier:file", file).status_code == 404
    assert fetched(dossier.holder, "dossier:thumbnail", file).status_code == 404
    response = fetched(dossier.holder, "dossier:original", file)
    body(response)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment")


def test_a_name_with_quotes_and_accents_downloads_as_it_was() -> None:
    dossier, officer = a_team_dossier()
    read = read_upload(an_upload("Biên bản 'chợ'.pdf", a_pdf()))
    file = file_of(add_file(dossier, read, kind=Item.Kind.PAPER, by=officer, at=AT))
    response = fetched(dossier.holder, "dossier:original", file)
    body(response)
    assert response["Content-Disposition"] == (
        "attachment; filename*=utf-8''Bi%C3%AAn%20b%E1%BA%A3n%20%27ch%E1%BB%A3%27.pdf"
    )


def test_a_browser_that_has_the_copy_is_told_so() -> None:
    file, officer = a_photo_of_a_dossier()
    first = fetched(officer, "dossier:original", file)
    body(first)
    assert first["ETag"] == f'"{file.sha256}"'
    again = fetched(officer, "dossier:original", file, if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_stranger_finds_nothing_not_even_with_the_tag(name: str) -> None:
    file, _ = a_photo_of_a_dossier()
    for stranger in (an_officer(), an_officer(Role.ADMINISTRATOR)):
        response = fetched(stranger, name, file, if_none_match=f'"{file.sha256}"')
        assert response.status_code == 404


def test_a_member_from_another_unit_sees_the_photo_while_the_seat_is_held() -> None:
    dossier = a_dossier()
    file, now = file_of(a_photo_in(dossier, dossier.holder)), timezone.now()
    seat = a_seat(dossier, starts_at=now - timedelta(days=2))
    response = fetched(seat.officer, "dossier:file", file)
    body(response)
    assert response.status_code == 200
    seat.ends_at = now - timedelta(days=1)
    seat.save()
    assert fetched(seat.officer, "dossier:file", file).status_code == 404


@pytest.mark.parametrize("name", ADDRESSES)
def test_whoever_is_not_logged_in_is_sent_to_the_door(name: str) -> None:
    file, _ = a_photo_of_a_dossier()
    response = Client().get(reverse(name, args=[file.pk]))
    assert response.status_code == 302
    assert response["Location"].startswith("/dang-nhap/")


def test_bytes_that_are_gone_are_a_page_not_found(caplog: Any) -> None:
    file, officer = a_photo_of_a_dossier()
    default_storage.delete(file.original)
    assert fetched(officer, "dossier:original", file).status_code == 404
    assert file.original in caplog.text


def test_a_file_takes_few_queries(django_assert_max_num_queries: Any) -> None:
    file, officer = a_photo_of_a_dossier()
    client = Client()
    client.force_login(officer)
    with django_assert_max_num_queries(4):
        body(client.get(reverse("dossier:thumbnail", args=[file.pk])))


def test_photos_are_listed_with_caption_time_and_place(
    django_assert_num_queries: Any,
) -> None:
    dossier, officer = a_team_dossier()
    a_photo_in(dossier, officer, title="Kệ <trái>")
    forwarded = read_upload(an_upload("zalo.jpg", encoded(a_picture(), "JPEG")))
    add_file(dossier, forwarded, kind=Item.Kind.PHOTO, by=officer, at=AT)
    photos = dossier.items.standing().photos()
    with django_assert_num_queries(1):
        page = render_to_string("dossier/_photos.html", {"photos": photos})
    assert 'alt="Kệ &lt;trái&gt;"' in page
    assert "08:31 20/11/2026" in page
    assert "21°01&#x27;43&quot;N 105°51&#x27;08&quot;E" in page
    assert page.count("Ảnh chuyển tiếp, không có giờ và nơi chụp") == 1
    assert page.count("<figure>") == 2
