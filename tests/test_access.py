"""Every address names its duty; strangers find nothing, colleagues without it are refused."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from cases.office.duties import DUTIES_BY_ROLE, DUTIES_BY_SEAT, Duty, SeatKind
from cases.office.models import Role
from tests.duties_table import duties_table

# open to somebody who is not logged in yet, or who is and only leaves
DOORS = {"login", "logout"}
# everybody's own: no duty of the office is asked
OWN = {"favicon", "password_change", "password_change_done", "password"}


def addresses(
    patterns: list[URLPattern | URLResolver], prefix: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from addresses(pattern.url_patterns, inner)
        else:
            yield f"{prefix}{pattern.name}", pattern


ADDRESSES = dict(addresses(get_resolver().url_patterns))


@pytest.mark.parametrize("name", ADDRESSES)
def test_every_address_names_its_duty(name: str) -> None:
    if name.split(":")[-1] in DOORS | OWN:
        return
    duty = getattr(ADDRESSES[name].callback, "duty", None)
    assert isinstance(duty, Duty), f"{name} asks for no duty"


@pytest.mark.django_db
@pytest.mark.parametrize("name", ADDRESSES)
def test_nobody_enters_without_logging_in(name: str, client: Client) -> None:
    if name.split(":")[-1] in DOORS | OWN:
        return
    numbers = dict.fromkeys(ADDRESSES[name].pattern.regex.groupindex, 1)
    try:
        address = reverse(name, kwargs=numbers)
    except Exception:  # a path converter that wants words
        address = reverse(name, kwargs=dict.fromkeys(numbers, "a"))
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("login"))


def test_every_role_has_its_row_in_the_table() -> None:
    assert set(DUTIES_BY_ROLE) == set(Role.values)
    assert set(DUTIES_BY_SEAT) == set(SeatKind.values)


def test_every_duty_is_somebodys() -> None:
    by_role = {duty for duties in DUTIES_BY_ROLE.values() for duty in duties}
    by_seat = {duty for duties in DUTIES_BY_SEAT.values() for duty in duties}
    assert by_role | by_seat == set(Duty)


def test_the_readme_prints_the_table_of_duties() -> None:
    assert duties_table() in (settings.BASE_DIR / "README.md").read_text()
