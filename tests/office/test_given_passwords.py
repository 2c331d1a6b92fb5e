"""A password that somebody else chose is changed before anything else is opened."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from cases.office.models import Officer, Role
from cases.office.services import set_password, take_on_officer
from inspections.desk.demo.office import people
from tests.builders import AT, ON, a_unit, an_officer

pytestmark = pytest.mark.django_db
GIVEN = "mat khau duoc cap"
OWN = "mat khau cua rieng minh"
CHANGE = "/mat-khau/"


def taken_on(by: Officer | None) -> Officer:
    officer = Officer(
        username="quan.taminh",
        full_name="Tạ Minh Quân",
        role="inspector",
        position="Chuyên viên",
        unit=a_unit(),
    )
    return take_on_officer(officer, password=GIVEN, by=by, at=AT)


@pytest.fixture
def officer() -> Officer:
    return taken_on(an_officer(Role.ADMINISTRATOR))


def log_in(client: Client, password: str = GIVEN) -> Any:
    data = {"username": "quan.taminh", "password": password}
    return client.post(reverse("login"), data)


def changed(client: Client, new: str = OWN) -> Any:
    typed = {"old_password": GIVEN, "password": new, "password_again": new}
    return client.post(CHANGE, {"submission": str(uuid4())} | typed)


def test_every_page_leads_to_the_change_until_it_is_made(client: Client, officer: Officer) -> None:
    log_in(client)
    for view in ("home", "visits:inspection_list", "parties:party_list", "lawbook:fine"):
        assert client.get(reverse(view)).headers.get("Location") == CHANGE, view
    assert client.post(reverse("parties:party_enter"), {}).headers["Location"] == CHANGE
    page = client.get(CHANGE)
    assert "Mật khẩu này do người quản trị cấp." in page.content.decode()
    assert changed(client).headers["Location"] == reverse("home")
    assert client.get(reverse("visits:inspection_list")).status_code == 200
    assert "người quản trị cấp" not in client.get(CHANGE).content.decode()
    officer.refresh_from_db()
    assert officer.check_password(OWN)
    assert not officer.password_is_given


def test_the_given_password_is_no_password_of_ones_own(client: Client, officer: Officer) -> None:
    log_in(client)
    told = changed(client, new=GIVEN).context["form"].errors
    assert told == {"password": ["Mật khẩu mới phải khác mật khẩu đang dùng."]}
    assert client.get(reverse("home")).headers["Location"] == CHANGE


def test_the_way_out_and_the_files_of_the_pages_stay_open(client: Client, officer: Officer) -> None:
    log_in(client)
    assert client.head("/static/favicon.svg").status_code == 200
    assert client.post(reverse("logout")).headers["Location"] == reverse("login")
    assert client.get(reverse("home")).headers["Location"].startswith("/dang-nhap/")


def test_a_part_of_a_page_is_not_swapped_for_the_change(client: Client, officer: Officer) -> None:
    log_in(client)
    answer = client.get(reverse("parties:choose_party"), headers={"HX-Request": "true"})
    assert (answer.headers["HX-Refresh"], answer.content) == ("true", b"")


def test_a_password_set_anew_by_the_administrator_is_changed_too(client: Client) -> None:
    officer, administrator = taken_on(by=None), an_officer(Role.ADMINISTRATOR)
    assert not officer.password_is_given
    set_password(officer, GIVEN, by=administrator, at=AT)
    log_in(client)
    assert client.get(reverse("home")).headers["Location"] == CHANGE
    set_password(officer, OWN, by=officer, at=AT)
    assert not Officer.objects.get(pk=officer.pk).password_is_given


def test_the_session_changes_its_key_at_login_and_at_the_change(
    client: Client, officer: Officer
) -> None:
    log_in(client)
    first = client.session.session_key
    other = Client()
    log_in(other)
    changed(client)
    assert client.session.session_key not in {None, first}
    assert client.get(reverse("visits:inspection_list")).status_code == 200
    assert other.get(reverse("home")).headers["Location"].startswith("/dang-nhap/")


def test_a_given_password_is_locked_out_like_any_other(client: Client, officer: Officer) -> None:
    for _ in range(5):
        log_in(client, "sai")
    assert "Tạm khóa đăng nhập" in log_in(client).content.decode()
    assert not client.session.get("_auth_user_id")


def test_the_officers_of_the_demonstration_keep_their_printed_passwords(client: Client) -> None:
    people(ON)
    assert Officer.objects.count() == 12
    assert not Officer.objects.filter(password_is_given=True).exists()
