"""The page that shows every part."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.office.models import Officer, Unit
from cases.office.services import take_on_officer

pytestmark = pytest.mark.django_db
TEMPLATES = Path(settings.BASE_DIR) / "templates"


def a_client(role: str) -> Client:
    unit, _ = Unit.objects.get_or_create(name="Văn phòng", defaults={"symbol": "VP"})
    someone = Officer(
        username=role, full_name="Ngô Gia Huy", role=role, position="Chuyên viên", unit=unit
    )
    client = Client()
    client.force_login(
        take_on_officer(someone, password="mot mat khau dai", by=None, at=timezone.now())
    )
    return client


def page() -> str:
    return a_client("administrator").get(reverse("components")).content.decode()


def test_only_an_administrator_opens_it() -> None:
    assert a_client("administrator").get(reverse("components")).status_code == 200
    assert a_client("inspector").get(reverse("components")).status_code == 403


def test_every_part_of_the_pages_is_used() -> None:
    parts = {path.name for path in (TEMPLATES / "partials").glob("_*.html")}
    included = {
        name
        for path in TEMPLATES.rglob("*.html")
        for name in re.findall(r'include "partials/([^"]+)"', path.read_text())
    }
    assert parts - included == set()


def test_it_has_one_title_and_a_name_for_every_field() -> None:
    html = page()
    assert html.count("<h1") == 1
    fields = re.findall(r"<(?:input|select|textarea)\b[^>]*>", html)
    named = set(re.findall(r'<label[^>]* for="([^"]+)"', html))
    for field in fields:
        found = re.search(r'\bid="([^"]+)"', field)
        is_named = "aria-label=" in field or (found and found[1] in named)
        assert 'type="hidden"' in field or is_named, field


def test_no_value_shows_as_none_or_as_an_iso_day() -> None:
    text = re.sub(r"<[^>]+>", " ", page())
    assert "None" not in text
    assert not re.search(r"\d{4}-\d\d-\d\d", text)


def test_money_reads_with_dots_and_days_day_first() -> None:
    html = page()
    assert 'value="180.000"' in html
    assert 'value="17/11/2026"' in html
    assert "999.999.999.999 đồng" in html
