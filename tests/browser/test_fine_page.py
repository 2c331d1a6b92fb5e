"""The look-up of a fine as an inspector uses it, in a real browser."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page, expect

from cases.lawbook.loading import load_law
from tests.builders import PASSWORD, a_director, an_officer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TRADE = "99/2013/NĐ-CP:12.1.a"
CASE = f"?act={TRADE}&goods_value=38.160.000&detected_on=06/11/2026&decided_on=23/11/2026"


@pytest.fixture
def address(live_server: Any) -> str:
    load_law(at=timezone.now())
    a_director()
    inspector = an_officer(username="quan.taminh")
    inspector.set_password(PASSWORD)
    inspector.save()
    return f"{live_server.url}/tra-cuu/muc-phat/"


def open_page(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Tên đăng nhập").fill("quan.taminh")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("**/muc-phat/**")


def test_the_fine_follows_what_is_typed_by_keyboard_alone(address: str, page: Page) -> None:
    open_page(page, address)
    words = page.get_by_label("Tìm hành vi")
    words.focus()
    words.press_sequentially("hang gia mao nhan hieu")
    act = page.get_by_role("radio", name="Buôn bán; chào hàng").first
    expect(act).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    value = page.get_by_label("Giá trị hàng hóa vi phạm", exact=True)
    expect(page.get_by_role("heading", name="Khung phạt tiền")).to_be_visible()
    value.press_sequentially("38160000")
    expect(value).to_have_value("38.160.000")
    amount = page.locator(".verdict .amount")
    expect(amount).to_have_text("27.500.000 đồng")
    page.get_by_label("tự nguyện khai báo").check()
    expect(amount).to_have_text("trên 20.000.000 và dưới 27.500.000 đồng")
    assert "goods_value=38.160.000" in page.url
    assert "illicit_gain" not in page.url
    page.reload()
    expect(amount).to_have_text("trên 20.000.000 và dưới 27.500.000 đồng")


def test_a_wrong_value_is_named_beside_the_form(address: str, page: Page) -> None:
    open_page(page, address + CASE)
    page.get_by_label("Giá trị hàng hóa vi phạm", exact=True).fill("999999999999999")
    expect(page.get_by_role("alert")).to_contain_text("nhiều nhất là")
    page.get_by_label("Giá trị hàng hóa vi phạm", exact=True).fill("5.000.000")
    expect(page.locator(".verdict .amount")).to_have_text("6.000.000 đồng")


def test_the_page_works_without_script(address: str, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    open_page(page, address)
    page.get_by_label("Tìm hành vi").fill("hang gia mao nhan hieu")
    page.get_by_role("button", name="Xem mức phạt").first.click()
    page.get_by_role("radio", name="Buôn bán; chào hàng").first.check()
    page.get_by_label("Giá trị hàng hóa vi phạm", exact=True).fill("38160000")
    page.get_by_role("button", name="Xem mức phạt").first.click()
    expect(page.locator(".verdict .amount")).to_have_text("27.500.000 đồng")
    context.close()


def test_on_a_phone_the_result_stands_above_the_thumb(address: str, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    open_page(page, address + CASE)
    strip = page.locator(".strip")
    expect(strip).to_have_text("Mức phạt tiền 27,5 triệu đồng")
    expect(strip).to_be_in_viewport()
    page.get_by_label("Hộ kinh doanh, hộ gia đình").check()
    page.get_by_label("tự nguyện khai báo").check()
    expect(strip).to_contain_text("trên 20 và dưới 27,5 triệu đồng")
    strip.click()
    expect(page.locator("#muc")).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
@pytest.mark.parametrize("path", ["muc-phat/" + CASE, "hanh-vi/", f"hanh-vi/{TRADE}/"])
def test_the_pages_fit_and_can_be_used_by_all(
    address: str, page: Page, width: int, path: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_page(page, address)
    page.goto(address.replace("muc-phat/", path))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    assert Axe().run(page).response["violations"] == []
