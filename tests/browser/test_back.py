"""Back and the login: a page once seen is there without a network, and gone after the logout."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_typing import STATEMENT, address  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_back_works_without_a_network(address: str, page: Page) -> None:  # noqa: F811
    page.locator("#id_dung-statement").fill(STATEMENT)
    page.goto(f"{address}/cong-chuc/")
    page.context.set_offline(True)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thành phần giao diện")
    expect(page.locator("#id_dung-statement")).to_have_value(STATEMENT)


def test_back_after_the_logout_shows_no_page_of_the_office(
    address: str,  # noqa: F811
    page: Page,
) -> None:
    page.goto(f"{address}/cong-chuc/")
    page.get_by_role("button", name="Đăng xuất").first.click()
    page.wait_for_url("**/dang-nhap/")
    page.go_back()
    page.wait_for_load_state()
    expect(page.get_by_label("Mật khẩu")).to_be_visible()
    expect(page.get_by_text("Ngô Gia Huy")).to_have_count(0)
