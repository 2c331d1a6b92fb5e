"""Logging in, being locked out, and the pages for what went wrong."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from cases.office.models import Officer, Unit
from cases.office.services import take_on_officer
from inspections.desk.errors import server_error
from inspections.desk.middleware import own_not_found

pytestmark = pytest.mark.django_db
PASSWORD = "mot mat khau dai"


@pytest.fixture
def officer() -> Officer:
    unit = Unit.objects.create(name="Phòng Sở hữu trí tuệ", symbol="SHTT")
    someone = Officer(
        username="quan.taminh",
        full_name="Tạ Minh Quân",
        role="inspector",
        position="Phó Trưởng phòng",
        unit=unit,
    )
    return take_on_officer(someone, password=PASSWORD, by=None, at=timezone.now())


def knock(client: Client, password: str, **extra: str) -> str:
    data = {"username": "quan.taminh", "password": password, **extra}
    response = client.post(reverse("login"), data)
    return response.content.decode() or response.headers.get("Location", "")


def test_a_wrong_password_says_what_to_check(client: Client, officer: Officer) -> None:
    page = knock(client, "sai")
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in page
    assert 'value="quan.taminh"' in page
    assert "sai" not in page.partition('name="password"')[2].partition(">")[0]


def test_an_empty_form_names_each_field(client: Client, officer: Officer) -> None:
    page = client.post(reverse("login"), {"username": "", "password": ""}).content.decode()
    assert "Có 2 chỗ cần sửa" in page
    assert '<a href="#id_username">Tên đăng nhập: Nhập tên đăng nhập.</a>' in page


@pytest.mark.parametrize("name", ["a" * 151, "a" * 5000, "a\0", "😀" * 100])
def test_a_name_that_nobody_can_have_is_a_wrong_name(client: Client, name: str) -> None:
    response = client.post(reverse("login"), {"username": name, "password": "sai"})
    assert response.status_code == 200
    assert response.context["form"].errors


def test_the_page_asked_for_opens_after_the_login(client: Client, officer: Officer) -> None:
    asked = client.get("/?x=1")
    assert asked.headers["Location"] == "/dang-nhap/?next=/%3Fx%3D1"
    assert "vẫn còn trên máy này" in client.get(asked.headers["Location"]).content.decode()
    assert client.post(
        reverse("login"), {"username": "quan.taminh", "password": PASSWORD, "next": "/?x=1"}
    ).headers["Location"] == ("/?x=1")


def test_no_login_leads_out_of_the_site(client: Client, officer: Officer) -> None:
    data = {"username": "quan.taminh", "password": PASSWORD, "next": "https://example.com/"}
    assert client.post(reverse("login"), data).headers["Location"] == "/"


def test_too_many_wrong_passwords_lock_for_a_while(client: Client, officer: Officer) -> None:
    for _ in range(5):
        page = knock(client, "sai")
    assert "Tạm khóa đăng nhập" in page
    assert "Đợi 15 phút" in page
    assert "Tạm khóa đăng nhập" in knock(client, PASSWORD)


def test_a_fragment_asked_for_after_the_session_loads_the_page_whole(client: Client) -> None:
    response = client.get(reverse("login"), headers={"HX-Request": "true"})
    assert response.headers["HX-Refresh"] == "true"
    assert response.content == b""


def test_logging_out_is_a_post(client: Client, officer: Officer) -> None:
    client.force_login(officer)
    assert client.get(reverse("logout")).status_code == 405
    assert client.post(reverse("logout")).headers["Location"] == reverse("login")


def test_an_unknown_address_tells_a_stranger_nothing(client: Client, officer: Officer) -> None:
    for someone in (None, officer):
        if someone:
            client.force_login(someone)
        response = client.get("/khong-co/")
        assert response.status_code == 404
        page = response.content.decode()
        assert "Không tìm thấy trang này" in page
        assert page.count("<h1") == 1
        assert ("Đăng xuất" in page) is bool(someone)


def test_an_expired_form_leads_back_to_its_page(officer: Officer) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(officer)
    response = client.post("/dang-nhap/?next=/", {"username": "x"})
    assert response.status_code == 403
    page = response.content.decode()
    assert "Trang này đã mở quá lâu" in page
    assert 'href="/dang-nhap/?next=/"' in page


def test_the_failure_page_needs_no_database(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        response = server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "Phần mềm gặp lỗi" in response.content.decode()


def test_every_page_forbids_foreign_and_inline_script(client: Client) -> None:
    response = client.get(reverse("login"))
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    page = response.content.decode()
    assert '"allowEval":false' in page
    assert "style=" not in page
    assert "<style" not in page
    assert page.count("<script") == page.count("<script src=") + page.count(
        '<script type="module" src='
    )


def test_a_wrong_address_is_answered_in_vietnamese_in_development_too(rf: RequestFactory) -> None:
    request = rf.get("/khong-co/")
    request.user = AnonymousUser()
    page = own_not_found(lambda _: HttpResponse("Page not found", status=404))(request)
    assert page.status_code == 404
    assert isinstance(page, HttpResponse)
    assert "Page not found" not in page.content.decode()
    assert '<html lang="vi">' in page.content.decode()
