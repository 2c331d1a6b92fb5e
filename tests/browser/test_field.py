"""In the field, on a phone: places, parts of a visit, goods; nothing typed is lost or doubled."""

from datetime import timedelta
from time import monotonic
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect

from cases.dossier.models import GoodsLine
from cases.office.models import Officer
from inspections.visits.models import Inspection, PresentPerson, Visit
from inspections.visits.services import goods, visits
from tests.builders import PASSWORD, a_container
from tests.visits.building import a_visit, under_way

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("law_tables"),
]
STALLS = [f"{number:02d}, Quầy số {number}, túi xách" for number in range(1, 13)]


@pytest.fixture
def round_of(live_server: Any) -> tuple[Inspection, Officer, Officer]:
    inspection, head, member = under_way(at=timezone.now() - timedelta(hours=2))
    for officer in (head, member):
        officer.set_password(PASSWORD)
        officer.save()
    return inspection, head, member


@pytest.fixture
def visit(round_of: Any) -> Visit:
    """The team is at stall 27, where two sacks were sealed and one opened."""
    inspection, _, member = round_of
    at = timezone.now() - timedelta(hours=1)
    visit = a_visit(inspection, member, at=at, stall="27", label="Lê Thị Thanh Trà")
    visits.log_outcome(visit, outcome="worked", by=member, at=at)
    sacks = [
        visits.add_goods_at(visit, a_container(visit.dossier, name=name), by=member, at=at)
        for name in ("Bao 01", "Bao 02")
    ]
    goods.open_seal_at(
        visit, sacks[0], opened_by="Đinh Thu Cúc", seal_state="còn nguyên", by=member, at=at
    )
    return visit


def on_a_phone(browser: Browser, live_server: Any, officer: Officer, zone: str = "") -> Page:
    context = browser.new_context(
        viewport={"width": 360, "height": 780},
        has_touch=True,
        locale="vi-VN",
        timezone_id=zone or "Asia/Ho_Chi_Minh",
    )
    page = context.new_page()
    page.goto(f"{live_server.url}/dang-nhap/")
    log_in(page, officer)
    return page


def log_in(page: Page, officer: Officer) -> None:
    page.get_by_label("Tên đăng nhập").fill(officer.username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_load_state()


def opened(page: Page, slug: str) -> Locator:
    part = page.locator(f"#{slug}")
    if part.get_attribute("open") is None:
        part.locator("summary").first.click()
    return part


def assert_usable(page: Page) -> None:
    """It fits its width and axe finds nothing grave in it, everything opened."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    found = Axe().run(page).response["violations"]
    told = [(each["id"], each["nodes"][0]["html"][:200]) for each in found]
    grave = {each["id"] for each in found if each["impact"] in {"serious", "critical"}}
    assert [each for each in told if each[0] in grave] == []


def test_twelve_stalls_are_entered_and_logged_in_three_minutes(
    browser: Browser, live_server: Any, round_of: Any
) -> None:
    inspection, _, member = round_of
    page = on_a_phone(browser, live_server, member)
    started = monotonic()
    page.goto(f"{live_server.url}/kiem-tra/{inspection.pk}/dia-diem/them/")
    page.get_by_label("Địa điểm, mỗi dòng một nơi").fill("\n".join(STALLS))
    page.get_by_role("button", name="Thêm vào danh sách").click()
    words = ["Đóng cửa"] * 10 + ["Vắng chủ", "Không hợp tác"]
    for number, word in enumerate(words, 1):
        place = page.get_by_role("listitem").filter(has_text=f"Quầy số {number}").first
        if word != "Đóng cửa":
            place.get_by_role("button", name="Khác…").click()
        place.get_by_role("button", name=word).click()
        expect(page.locator("#da-ghi")).to_contain_text(f"Đã ghi {number} trên 12")
    assert monotonic() - started < 180
    logged = dict.fromkeys(["shut"], 10) | {"owner_away": 1, "no_cooperation": 1}
    assert inspection.visits.counted_by_state() == logged
    assert_usable(page)


def test_a_part_saves_itself_and_a_lost_connection_loses_nothing(
    browser: Browser, live_server: Any, round_of: Any, visit: Visit
) -> None:
    _, _, member = round_of
    page = on_a_phone(browser, live_server, member)
    page.goto(f"{live_server.url}{visit.get_absolute_url()}#y-kien")
    text = page.get_by_label("Ý kiến của đối tượng kiểm tra")
    text.fill("Tôi mua của người giao hàng.")
    text.blur()
    expect(page.locator("#y-kien-luu")).to_contain_text("Đã lưu lúc")
    page.context.set_offline(True)
    text.fill("Tôi mua của người giao hàng, không có hóa đơn.")
    text.blur()
    expect(page.locator("#y-kien-luu")).to_contain_text("không có mạng")
    page.context.set_offline(False)
    expect(page.locator("#y-kien-luu")).to_contain_text("Đã lưu lúc")
    visit.refresh_from_db()
    assert visit.statement == "Tôi mua của người giao hàng, không có hóa đơn."
    assert visit.chain.entries.filter(verb="change_visit").count() == 2


def test_an_ended_session_brings_back_what_was_typed(
    browser: Browser, live_server: Any, round_of: Any, visit: Visit
) -> None:
    _, _, member = round_of
    page = on_a_phone(browser, live_server, member)
    page.goto(f"{live_server.url}{visit.get_absolute_url()}#yeu-cau")
    text = page.get_by_label("Yêu cầu và thời hạn thực hiện")
    text.fill("Cung cấp hóa đơn trước ngày 30/11/2026.")
    page.wait_for_timeout(500)
    page.context.clear_cookies(name="sessionid")
    text.blur()
    page.wait_for_url("**/dang-nhap/**")
    log_in(page, member)
    page.get_by_role("button", name="Khôi phục").click()
    expect(text).to_have_value("Cung cấp hóa đơn trước ngày 30/11/2026.")
    text.blur()
    expect(page.locator("#yeu-cau-luu")).to_contain_text("Đã lưu lúc")
    page.reload()
    expect(page.get_by_text("Có nội dung chưa gửi")).to_have_count(0)


def test_two_officers_at_one_part_see_both_versions(
    browser: Browser, live_server: Any, round_of: Any, visit: Visit
) -> None:
    _, head, member = round_of
    one, other = (on_a_phone(browser, live_server, each) for each in (member, head))
    for page in (one, other):
        page.goto(f"{live_server.url}{visit.get_absolute_url()}#ket-qua")
    one.get_by_label("Kết quả kiểm tra tại chỗ").fill("Quầy mở cửa.")
    one.get_by_label("Kết quả kiểm tra tại chỗ").blur()
    expect(one.locator("#ket-qua-luu")).to_contain_text("Đã lưu lúc")
    other.get_by_label("Kết quả kiểm tra tại chỗ").fill("Quầy mở cửa, có hai người.")
    other.get_by_label("Kết quả kiểm tra tại chỗ").blur()
    part = other.locator("#ket-qua")
    expect(part.get_by_text("Hai bản khác nhau ở đâu")).to_be_visible()
    expect(part.locator("mark")).to_have_text(["Quầy mở cửa, có hai người.", "Quầy mở cửa."])
    part.get_by_role("button", name="Lưu").click()
    expect(other.locator("#ket-qua-luu")).to_contain_text("Đã lưu lúc")
    visit.refresh_from_db()
    assert visit.examined == "Quầy mở cửa, có hai người."


def test_a_form_that_was_accepted_is_not_offered_again(
    browser: Browser, live_server: Any, round_of: Any, visit: Visit
) -> None:
    _, _, member = round_of
    page = on_a_phone(browser, live_server, member)
    address = f"{live_server.url}{visit.get_absolute_url()}nguoi/them/"
    page.goto(address)
    page.get_by_label("Họ và tên").fill("Trịnh Văn Sáng")
    page.get_by_label("Ban Quản lý chợ, chủ địa điểm").check()
    page.wait_for_timeout(500)
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_role("link", name="Ông Trịnh Văn Sáng")).to_be_visible()
    page.goto(address)
    expect(page.get_by_text("Có nội dung chưa gửi")).to_have_count(0)
    assert PresentPerson.objects.get().name == "Trịnh Văn Sáng"


def type_line(page: Page, name: str, quantity: str) -> None:
    fresh = page.locator("[data-fresh].typing")
    fresh.get_by_label("Tên hàng, dấu hiệu").fill(name)
    fresh.get_by_label("Số lượng").fill(quantity)
    fresh.get_by_label("Số lượng").press("Enter")


def at_the_goods(page: Page, live_server: Any, visit: Visit) -> Locator:
    """The first line, with unit and price; those after it begin alike."""
    page.goto(f"{live_server.url}{visit.get_absolute_url()}hang-hoa/")
    page.get_by_role("link", name="Thêm dòng").click()
    fresh = page.locator("[data-fresh].typing")
    fresh.get_by_label("Đơn vị").select_option("chiếc")
    fresh.get_by_label("Đơn giá, đồng").fill("180000")
    fresh.get_by_label("Căn cứ giá").select_option("listed")
    return fresh


def test_lines_typed_without_a_network_are_sent_once_it_is_back(
    browser: Browser, live_server: Any, round_of: Any, visit: Visit
) -> None:
    _, _, member = round_of
    page = on_a_phone(browser, live_server, member)
    fresh = at_the_goods(page, live_server, visit)
    type_line(page, "Túi đen", "12")
    expect(page.locator("#tong .amount")).to_have_text("2.160.000 đồng")
    page.context.set_offline(True)
    type_line(page, "Túi nâu", "10")
    type_line(page, "Túi kem", "9")
    expect(page.get_by_text("Chưa gửi về Sở: 2 dòng hàng.")).to_be_visible()
    fresh.get_by_label("Tên hàng, dấu hiệu").fill("Túi đ")
    page.context.set_offline(False)
    expect(page.locator("#tong .amount")).to_have_text("5.580.000 đồng")
    page.reload()
    expect(fresh.get_by_label("Tên hàng, dấu hiệu")).to_have_value("Túi đ")
    expect(page.get_by_text("Chưa gửi về Sở")).to_be_hidden()
    held = GoodsLine.objects.counted().order_by("position").values_list("name", "quantity")
    assert [(name, int(quantity or 0)) for name, quantity in held] == [
        ("Túi đen", 12),
        ("Túi nâu", 10),
        ("Túi kem", 9),
    ]


def test_an_answer_that_got_lost_doubles_no_line(
    browser: Browser, live_server: Any, round_of: Any, visit: Visit
) -> None:
    _, _, member = round_of
    page = on_a_phone(browser, live_server, member)
    at_the_goods(page, live_server, visit)
    lost = 0

    def lose(route: Any) -> None:
        nonlocal lost
        route.fetch()  # it reaches the office, the answer does not come back
        lost += 1
        route.abort("connectionreset")

    page.route("**/hang-hoa/them/", lose)
    type_line(page, "Túi đen", "12")
    notice = page.get_by_text("Chưa gửi về Sở: 1 dòng hàng.")
    expect(notice).to_be_visible()
    for again in (1, 2):
        page.get_by_role("button", name="Gửi ngay").click()
        page.wait_for_timeout(700)
        assert lost == again + 1
    page.unroute("**/hang-hoa/them/")
    page.reload()
    expect(page.locator("[data-line]")).to_have_count(1)
    expect(notice).to_be_hidden()
    assert GoodsLine.objects.counted().count() == 1


def test_a_refused_line_waits_to_be_mended_or_dropped(
    browser: Browser, live_server: Any, round_of: Any, visit: Visit
) -> None:
    _, _, member = round_of
    page = on_a_phone(browser, live_server, member)
    at_the_goods(page, live_server, visit)
    type_line(page, "Túi đen", "2,5")
    refused = page.locator("[data-refused]")
    expect(refused.get_by_text("Hàng tính theo chiếc phải là số nguyên.")).to_be_visible()
    page.reload()
    expect(refused.get_by_label("Tên hàng, dấu hiệu")).to_have_value("Túi đen")
    refused.get_by_label("Số lượng").fill("2")
    refused.get_by_label("Số lượng").blur()
    expect(page.locator("[data-line]")).to_have_count(1)
    page.get_by_role("link", name="Thêm dòng").click()
    type_line(page, "Túi nâu", "1,5")
    refused.get_by_role("button", name="Bỏ dòng").click()
    page.reload()
    expect(page.locator("[data-line]")).to_have_count(1)
    expect(refused).to_have_count(0)


def test_rows_of_a_spreadsheet_are_pasted_and_looked_at_first(
    browser: Browser, live_server: Any, round_of: Any, visit: Visit
) -> None:
    _, _, member = round_of
    page = on_a_phone(browser, live_server, member)
    fresh = at_the_goods(page, live_server, visit)
    rows = "Túi đen\tchiếc\t12\t180.000\tGiá niêm yết\nTúi nâu\tchiếc\t2,5\t180.000\tGiá niêm yết"
    fresh.get_by_label("Tên hàng, dấu hiệu").evaluate(
        """(field, text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          field.dispatchEvent(
            new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        rows,
    )
    expect(page.get_by_text("Đọc được 1 trên 2 dòng")).to_be_visible()
    assert_usable(page)
    page.get_by_role("button", name="Ghi 1 dòng đọc được").click()
    expect(page.get_by_text("Đã ghi 1 dòng. Còn 1 dòng chưa ghi")).to_be_visible()
    page.get_by_role("link", name="Thôi").click()
    expect(page.locator("#tong .amount")).to_have_text("2.160.000 đồng")


def test_a_device_of_another_zone_is_told_whose_hours_these_are(
    browser: Browser, live_server: Any, round_of: Any, visit: Visit
) -> None:
    _, _, member = round_of
    far = on_a_phone(browser, live_server, member, zone="America/Los_Angeles")
    far.goto(f"{live_server.url}{visit.get_absolute_url()}")
    expect(far.get_by_text("Giờ trên trang là giờ Hà Nội.")).to_be_visible()
    hour = opened(far, "gio").get_by_label("Giờ, phút").first
    local = timezone.localtime(Visit.objects.get(pk=visit.pk).arrived_at)
    expect(hour).to_have_value(f"{local:%H:%M}")
    near = on_a_phone(browser, live_server, member)
    near.goto(f"{live_server.url}{visit.get_absolute_url()}")
    expect(near.get_by_text("Giờ trên trang là giờ Hà Nội.")).to_be_hidden()


def test_opening_and_saving_moves_no_value_in_any_zone(
    browser: Browser, live_server: Any, round_of: Any, visit: Visit
) -> None:
    """Reported elsewhere: a time went back an hour each time its form was opened and saved."""
    _, _, member = round_of
    visit.refresh_from_db()
    at = timezone.now()
    began = at - timedelta(minutes=50)
    visits.set_hours(visit, arrived_at=began, left_at=at, revision=visit.revision, by=member, at=at)
    before = Visit.objects.values().get(pk=visit.pk)
    length = visit.chain.entries.count()
    for zone in ("UTC", "America/Los_Angeles"):
        page = on_a_phone(browser, live_server, member, zone=zone)
        for _ in range(5):
            page.goto(f"{live_server.url}{visit.get_absolute_url()}")
            hours = opened(page, "gio")
            with page.expect_response(lambda answer: answer.request.method == "POST") as sent:
                hours.get_by_role("button", name="Lưu").click()
            assert sent.value.status == 200
            expect(page.locator("#gio-luu")).to_contain_text("Đã lưu")
    assert Visit.objects.values().get(pk=visit.pk) == before
    assert visit.chain.entries.count() == length


@pytest.mark.parametrize("width", [360, 1440])
def test_the_pages_are_usable(
    browser: Browser, live_server: Any, round_of: Any, visit: Visit, width: int
) -> None:
    inspection, _, member = round_of
    page = on_a_phone(browser, live_server, member)
    page.set_viewport_size({"width": width, "height": 900})
    at_the_goods(page, live_server, visit)
    type_line(page, "Túi đen", "12")
    expect(page.locator("[data-line]")).to_have_count(1)
    own, line = visit.get_absolute_url(), GoodsLine.objects.counted().get()
    sack = GoodsLine.objects.still_sealed().last()
    assert sack
    addresses = [
        f"{inspection.get_absolute_url()}dia-diem/",
        f"{inspection.get_absolute_url()}dia-diem/them/",
        f"{inspection.get_absolute_url()}mang-theo/",
        "/kiem-tra/xep-ngay/",
        *(own + name for name in ("", "hang-hoa/", "hang-hoa/bao/", "hang-hoa/dan/", "anh/")),
        *(own + name for name in ("nguoi/them/", "giay-to/them/", "ghi-nhan/them/", "mau/them/")),
        *(own + name for name in ("doi-tuong/", "sua/", "ket-thuc/", "rut/")),
        f"{own}hang-hoa/{line.pk}/",
        f"{own}hang-hoa/{sack.pk}/mo/",
    ]
    for address in addresses:
        page.goto(f"{live_server.url}{address}")
        assert_usable(page)
