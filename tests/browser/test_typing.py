"""What the scripts help with, in a real browser, on the page of components."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page, expect

from cases.office.models import Officer, Unit
from cases.office.services import take_on_officer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "mot mat khau dai"
STATEMENT = "Tôi nhập hàng từ người bán rong."


@pytest.fixture
def address(live_server: Any, page: Page) -> str:
    unit = Unit.objects.create(name="Văn phòng", symbol="VP")
    someone = Officer(
        username="huy.ngogia",
        full_name="Ngô Gia Huy",
        role="administrator",
        position="Chuyên viên",
        unit=unit,
    )
    take_on_officer(someone, password=PASSWORD, by=None, at=timezone.now())
    log_in(page, f"{live_server.url}/thanh-phan/")
    return str(live_server.url)


def log_in(page: Page, url: str) -> None:
    page.goto(url)
    page.get_by_label("Tên đăng nhập").fill("huy.ngogia")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("**/thanh-phan/")


def test_money_is_grouped_while_it_is_typed(address: str, page: Page) -> None:
    price = page.locator("#id_dung-price")
    price.fill("")
    price.press_sequentially("38160000")
    expect(price).to_have_value("38.160.000")
    price.press("Home")
    price.press_sequentially("1")
    expect(price).to_have_value("138.160.000")
    price.fill("38,5")
    expect(price).to_have_value("38,5")


def test_today_is_the_day_of_hanoi_on_any_device(address: str, page: Page, browser: Any) -> None:
    context = browser.new_context(
        timezone_id="America/Los_Angeles", storage_state=page.context.storage_state()
    )
    far = context.new_page()
    far.clock.install(time="2026-12-14T18:30:00Z")
    far.goto(f"{address}/thanh-phan/")
    day, box = far.locator("#id_dung-made_on"), far.locator("#id_dung-made_on_field")
    box.get_by_role("button", name="Hôm nay").click()
    expect(day).to_have_value("15/12/2026")
    box.get_by_role("button", name="Hôm qua").click()
    expect(day).to_have_value("14/12/2026")
    far.locator("#id_dung-left_at_field").get_by_role("button", name="Bây giờ").click()
    expect(far.locator("#id_dung-left_at_0")).to_have_value("01:30")
    expect(far.locator("#id_dung-left_at_1")).to_have_value("15/12/2026")
    note = "Giờ Hà Nội, khác giờ đang đặt trên máy này."
    expect(far.get_by_text(note).first).to_be_visible()
    expect(page.get_by_text(note).first).to_be_hidden()
    context.close()


def test_a_short_day_is_completed(address: str, page: Page) -> None:
    day = page.locator("#id_dung-made_on")
    for typed, completed in (("6.11.2026", "06/11/2026"), ("06112026", "06/11/2026")):
        day.fill(typed)
        day.blur()
        expect(day).to_have_value(completed)


def test_the_error_summary_leads_to_its_field(address: str, page: Page) -> None:
    page.get_by_role("link", name="Ngày lập biên bản: Nhập ngày").click()
    expect(page.locator("#id_sai-made_on")).to_be_focused()
    page.get_by_role("link", name="Người vi phạm ký biên bản:").click()
    expect(page.locator("#id_sai-signs_0")).to_be_focused()


def test_a_closed_tab_loses_nothing(address: str, page: Page) -> None:
    page.locator("#id_dung-statement").fill(STATEMENT)
    page.locator("#id_dung-signs_1").check()
    page.locator("#id_dung-present_1").check()
    page.close(run_before_unload=True)
    again = page.context.new_page()
    again.goto(f"{address}/thanh-phan/")
    offer = again.get_by_text("Có nội dung chưa gửi từ")
    expect(offer).to_be_visible()
    again.get_by_role("button", name="Khôi phục").click()
    expect(again.locator("#id_dung-statement")).to_have_value(STATEMENT)
    expect(again.locator("#id_dung-signs_1")).to_be_checked()
    expect(again.locator("#id_dung-present_1")).to_be_checked()
    expect(offer).to_be_hidden()


def test_an_ended_session_loses_nothing(address: str, page: Page) -> None:
    page.locator("#id_dung-statement").fill(STATEMENT)
    page.wait_for_timeout(500)
    page.context.clear_cookies()
    page.reload()
    expect(page.get_by_text("vẫn còn trên máy này")).to_be_visible()
    log_in(page, page.url)
    page.get_by_role("button", name="Khôi phục").click()
    expect(page.locator("#id_dung-statement")).to_have_value(STATEMENT)


def test_what_is_put_away_is_not_offered_again(address: str, page: Page) -> None:
    page.locator("#id_dung-statement").fill(STATEMENT)
    page.reload()
    page.get_by_role("button", name="Bỏ", exact=True).click()
    page.reload()
    expect(page.get_by_text("Có nội dung chưa gửi từ")).to_have_count(0)


def test_the_server_confirms_and_the_draft_is_gone(address: str, page: Page) -> None:
    page.locator("#id_dung-statement").fill(STATEMENT)
    page.wait_for_timeout(500)
    kept = "Object.keys(localStorage).filter((name) => name.startsWith('draft:')).length"
    assert page.evaluate(kept) == 1
    page.evaluate(
        "document.body.dispatchEvent(new CustomEvent('kept',"
        " { bubbles: true, detail: { value: 'components' } }))"
    )
    assert page.evaluate(kept) == 0
    page.reload()
    assert page.evaluate(kept) == 0


def test_no_secret_is_kept(address: str, page: Page) -> None:
    page.locator("#id_dung-statement").fill(STATEMENT)
    page.wait_for_timeout(500)
    stored = page.evaluate("JSON.stringify(localStorage)")
    assert STATEMENT in stored
    assert "submission" not in stored
    assert "csrf" not in stored


def test_a_lost_connection_is_said(address: str, page: Page) -> None:
    line = page.get_by_text("Đang mất mạng")
    expect(line).to_be_hidden()
    page.context.set_offline(True)
    expect(line).to_be_visible()
    page.context.set_offline(False)
    expect(line).to_be_hidden()


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_the_parts_fit_and_can_be_used_by_all(address: str, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}/thanh-phan/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    assert Axe().run(page).response["violations"] == []


def test_the_menu_opens_from_the_thumb(address: str, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    menu = page.get_by_role("navigation", name="Danh mục")
    expect(menu).to_be_hidden()
    page.get_by_role("button", name="Danh mục").click()
    expect(menu).to_be_visible()
    expect(menu.get_by_role("button", name="Đăng xuất")).to_be_visible()


def test_the_options_of_a_chip_close_with_escape(address: str, page: Page) -> None:
    chip = page.locator(".filters summary").first
    options = page.locator(".filters .options").first
    chip.press("Enter")
    expect(options).to_be_visible()
    page.keyboard.press("Escape")
    expect(options).to_be_hidden()
    expect(chip).to_be_focused()
    chip.click()
    page.get_by_role("heading", level=1).click()
    expect(options).to_be_hidden()
