"""Choosing a commune on the form of a party, with script, without, and after a lost tab."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from cases.office.models import Commune, FormerUnit
from cases.parties.models import PartyVersion
from tests.builders import PASSWORD, a_party, an_officer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FORM = "/tra-cuu/doi-tuong/nhap/ho-kinh-doanh/"


@pytest.fixture
def address(live_server: Any) -> str:
    officer = an_officer(username="huy.ngogia")
    officer.set_password(PASSWORD)
    officer.save()
    where = {"latitude": 21.0, "longitude": 105.8, "area_km2": 1.0}
    for code, name, former in (("00025", "Giảng Võ", "Cống Vị"), ("00103", "Tây Hồ", "Thụy Khuê")):
        commune = Commune(code=code, name=name, kind="phường", **where)
        commune.save()
        old = {"kind": "phường", "district": "Ba Đình", "district_kind": "quận"}
        FormerUnit(code=code, name=former, commune=commune, is_main_successor=True, **old).save()
    return str(live_server.url)


def open_form(page: Page, address: str) -> None:
    page.goto(address + FORM)
    page.get_by_label("Tên đăng nhập").fill("huy.ngogia")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url(f"**{FORM}")


def type_household(page: Page) -> None:
    page.get_by_label("Tên hộ").fill("Hộ bà Lê Thị Thanh Trà")
    page.get_by_label("Địa chỉ kinh doanh").fill("số 9, phố Bến Mới")
    page.get_by_label("Thông tin này đúng từ ngày").fill("06/11/2026")


def test_matches_come_while_one_types_and_enter_does_not_send(address: str, page: Page) -> None:
    open_form(page, address)
    type_household(page)
    words = page.get_by_label("Tìm phường, xã")
    words.press_sequentially("cong vi")
    found = page.get_by_label("Phường Giảng Võ")
    expect(found).to_be_visible()
    expect(page.get_by_text("Tên cũ: phường Cống Vị, quận Ba Đình")).to_be_visible()
    words.press("Enter")
    expect(page).to_have_url(f"{address}{FORM}")
    expect(page.get_by_role("alert")).to_have_count(0)
    found.check()
    assert Axe().run(page).violations_count == 0
    page.get_by_label("Tên hộ").press("Enter")  # elsewhere Enter sends the form
    expect(page.get_by_role("heading", level=1)).to_have_text("Hộ bà Lê Thị Thanh Trà")
    assert PartyVersion.objects.get().commune == Commune.objects.get(name="Giảng Võ")


def test_without_script_the_button_brings_the_matches(address: str, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    open_form(page, address)
    type_household(page)
    page.get_by_label("Tìm phường, xã").fill("tay ho")
    page.get_by_role("button", name="Tìm", exact=True).click()
    expect(page.get_by_label("Tên hộ")).to_have_value("Hộ bà Lê Thị Thanh Trà")
    expect(page.get_by_role("alert")).to_have_count(0)
    page.get_by_label("Phường Tây Hồ").check()
    page.get_by_role("button", name="Nhập đối tượng").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hộ bà Lê Thị Thanh Trà")
    assert PartyVersion.objects.get().commune == Commune.objects.get(name="Tây Hồ")
    context.close()


def test_a_choice_survives_a_lost_tab(address: str, page: Page) -> None:
    open_form(page, address)
    type_household(page)
    page.get_by_label("Tìm phường, xã").press_sequentially("tay ho")
    page.get_by_label("Phường Tây Hồ").check()
    page.wait_for_timeout(500)  # the draft is kept a moment after the last key
    page.goto(f"{address}/tra-cuu/doi-tuong/")
    page.goto(address + FORM)
    page.get_by_role("button", name="Khôi phục").click()
    expect(page.get_by_label("Tên hộ")).to_have_value("Hộ bà Lê Thị Thanh Trà")
    expect(page.get_by_label("Phường Tây Hồ")).to_be_checked()
    page.get_by_role("button", name="Nhập đối tượng").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hộ bà Lê Thị Thanh Trà")
    assert PartyVersion.objects.get().commune == Commune.objects.get(name="Tây Hồ")


def test_what_was_accepted_is_offered_no_more(address: str, page: Page) -> None:
    open_form(page, address)
    type_household(page)
    page.get_by_role("button", name="Nhập đối tượng").click()
    expect(page.get_by_text("Đã nhập Hộ bà Lê Thị Thanh Trà")).to_be_visible()
    page.goto(address + FORM)
    expect(page.get_by_label("Tên hộ")).to_have_value("")
    expect(page.get_by_role("button", name="Khôi phục")).to_have_count(0)


def test_a_form_refused_for_a_likely_double_offers_no_draft(address: str, page: Page) -> None:
    a_party("Hộ bà Lê Thị Thanh Trà", legal_form=PartyVersion.LegalForm.HOUSEHOLD)
    open_form(page, address)
    type_household(page)
    page.get_by_role("button", name="Nhập đối tượng").click()
    expect(page.get_by_role("heading", name="Có thể đã có")).to_be_visible()
    expect(page.get_by_role("button", name="Khôi phục")).to_have_count(0)
    assert Axe().run(page).violations_count == 0
    page.get_by_label("Đây là đối tượng khác, nhập mới").check()
    page.get_by_role("button", name="Nhập đối tượng").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hộ bà Lê Thị Thanh Trà")
