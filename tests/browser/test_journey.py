"""A day in the market on a phone: from the list of inspections to the issued minutes."""

from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from cases.dossier.models import Document, GoodsLine
from inspections.visits.models import Inspection, Visit
from inspections.visits.services import course, visits
from tests.builders import PASSWORD
from tests.visits.documents.people import a_commune
from tests.visits.papers import World, a_decision, a_world, earlier

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("law_tables"),
]
SHUT = ["Quầy Bà Sáu", "Quầy Cô Hiền", "Quầy Chú Ba", "Quầy Anh Tư"]
WORKED = "Xưởng in Lam Hạ"
GOODS = [
    f"Tem nhãn LAM HẠ {kind}"
    for kind in (
        *("chè xanh", "chè sen", "chè nhài", "cà phê", "mật ong", "bánh cốm"),
        *("mứt dừa", "kẹo lạc", "gạo nếp", "nước mắm", "giò lụa", "miến dong"),
    )
]
REASON = "Tôi chỉ làm kế toán, không quyết định việc in"
TEXTS = {
    "Kết quả kiểm tra tại chỗ": ("Kết quả kiểm tra tại chỗ", "Có 12 loại tem tại bàn cắt."),
    "Việc đã thực hiện": ("Việc đã thực hiện", "Chụp 06 ảnh, sao 01 phiếu đặt in."),
    "Ý kiến": ("Ý kiến của đối tượng kiểm tra", "Tôi in theo phiếu của khách."),
    "Yêu cầu của Đoàn kiểm tra": ("Yêu cầu và thời hạn thực hiện", "Dừng việc in tem."),
}


@pytest.fixture
def world() -> World:
    """Announced, with four stalls and a workshop to go to; the head has a password."""
    world = a_world()
    a_decision(world, Document.State.ISSUED)
    at, head = earlier(minutes=100), world.head
    inspection = Inspection.objects.get(pk=world.inspection.pk)
    course.announce(inspection, announced_to="bà Lụa", announced_at=at, by=head, at=at)
    commune = a_commune("Thường Tín", "xã", "10183")
    version = inspection.dossier.parties.get().version
    here = {"address": "thôn Đông", "commune": commune, "party_version": version}
    places = [Visit(label=label, **here) for label in [*SHUT, WORKED]]
    visits.add_places(inspection, places, by=head, at=at)
    head.set_password(PASSWORD)
    head.save()
    return world


@pytest.fixture
def phone(world: World, live_server: Any, page: Page) -> Page:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{live_server.url}/kiem-tra/")
    log_in(page, world.head.username)
    return page


def log_in(page: Page, username: str) -> None:
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()


def test_a_visit_from_the_list_to_the_issued_minutes(
    phone: Page, world: World, tmp_path: Path
) -> None:
    log_the_places(phone)
    add_person(phone, "Phan Thị Lụa", "Nhân viên, người làm thuê", "kế toán của hộ kinh doanh")
    add_person(phone, "Đỗ Xuân Trường", "Người chứng kiến", "lao động tự do")
    at_the_visit = phone.url.partition("#")[0]
    phone.get_by_role("link", name="Ghi hàng hóa", exact=True).click()
    type_goods(phone, world.head.username)
    phone.goto(at_the_visit)
    send_photos(phone, tmp_path)
    phone.goto(at_the_visit)
    write_findings(phone)
    write_texts(phone)
    assert_usable(phone)
    phone.get_by_role("link", name="Kết thúc buổi làm việc").click()
    phone.get_by_role("button", name="Kết thúc").click()
    make_minutes_ready(phone)
    printed = text_of_the_print(phone)
    assert [name for name in GOODS if name not in printed] == []
    assert "11.700.000" in printed
    assert REASON not in printed
    gather_signatures(phone)
    issued = text_of_the_print(phone)
    assert "Phan Thị Lụa" in issued
    assert REASON in issued
    assert Document.objects.latest("pk").state == Document.State.ISSUED


def assert_usable(page: Page) -> None:
    """It fits 360 px and axe finds nothing grave in it."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    found = Axe().run(page).response["violations"]
    assert [each["id"] for each in found if each["impact"] in {"serious", "critical"}] == []


def log_the_places(page: Page) -> None:
    page.get_by_role("link", name="Tem, nhãn LAM HẠ").click()
    unfold(page, "Địa điểm").get_by_role("link", name="Mở danh sách địa điểm").click()
    for label in SHUT:
        outcome(page, label, "Đóng cửa")
    outcome(page, WORKED, "Làm việc được")
    assert_usable(page)
    page.get_by_role("link", name="Mở buổi làm việc").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(WORKED)


def outcome(page: Page, label: str, word: str) -> None:
    place = page.get_by_role("listitem").filter(has_text=label)
    place.get_by_role("button", name=word).click()
    expect(place.get_by_role("form")).to_have_count(0)


def unfold(page: Page, title: str) -> Locator:
    heading = page.get_by_role("heading", name=title, exact=True)
    fold = page.locator("details.fold").filter(has=heading)
    if fold.get_attribute("open") is None:
        fold.locator("summary").first.click()
    return fold


def add_person(page: Page, name: str, capacity: str, position: str) -> None:
    unfold(page, "Người có mặt").get_by_role("link", name="Thêm người có mặt").click()
    page.get_by_label("Họ và tên").fill(name)
    page.get_by_label(capacity, exact=True).check()
    page.get_by_label("Chức vụ, nghề nghiệp").fill(position)
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text(name).first).to_be_visible()


def type_goods(page: Page, username: str) -> None:
    """Six lines, then two more and a half after the session has ended, then the rest."""
    page.get_by_role("link", name="Thêm dòng").click()
    fresh = page.locator("[data-fresh]")
    fresh.get_by_label("Đơn vị").select_option(label="tờ (tem, nhãn)")
    fresh.get_by_label("Đơn giá").fill("150000")
    fresh.get_by_label("Căn cứ giá").select_option(label="Giá niêm yết")
    fresh.get_by_label("Tên hàng").focus()
    for quantity in range(1, 7):
        type_line(page, quantity)
    saved = page.locator("[data-line]")
    expect(saved).to_have_count(6)
    page.context.clear_cookies()
    for quantity in (7, 8):
        type_line(page, quantity)
    page.keyboard.type(GOODS[8])
    expect(page.get_by_text("Chưa gửi về Sở: 2 dòng hàng.")).to_be_visible()
    page.reload()
    log_in(page, username)
    expect(saved).to_have_count(8)
    expect(fresh.get_by_label("Tên hàng")).to_have_value(GOODS[8])
    fresh.get_by_label("Tên hàng").fill("")
    for quantity in range(9, 13):
        type_line(page, quantity)
    expect(saved).to_have_count(12)
    lines = GoodsLine.objects.order_by("position").values_list("name", "quantity", "unit_price")
    expected = [(name, Decimal(number), 150_000) for number, name in enumerate(GOODS, 1)]
    assert list(lines) == expected


def type_line(page: Page, quantity: int) -> None:
    """By keyboard alone, from the name: Enter goes on to what the line still lacks."""
    page.keyboard.type(GOODS[quantity - 1])
    page.keyboard.press("Enter")
    page.keyboard.type(str(quantity))
    page.keyboard.press("Enter")


def send_photos(page: Page, folder: Path) -> None:
    files = [folder / f"anh-{number}.jpg" for number in range(6)]
    for number, file in enumerate(files):
        Image.new("RGB", (320, 240), (40 * number, 90, 120)).save(file)
    unfold(page, "Ảnh, mẫu").get_by_role("link", name="Thêm ảnh, chú thích").click()
    page.get_by_label("Ảnh", exact=True).set_input_files(files)
    page.get_by_role("button", name="Gửi ảnh").click()
    expect(page.get_by_text("6 ảnh")).to_be_visible()


def write_findings(page: Page) -> None:
    papers = unfold(page, "Giấy tờ đã xem")
    papers.get_by_role("button", name="Không xuất trình").first.click()
    expect(papers.get_by_text("Đã lưu lúc")).to_be_visible()
    found = unfold(page, "Nội dung ghi nhận, dấu hiệu")
    found.get_by_role("link", name="Thêm nội dung ghi nhận").click()
    page.get_by_label("Nội dung ghi nhận").fill("Có tem, nhãn mang dấu hiệu “LAM HẠ”.")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("1 nội dung", exact=True)).to_be_visible()


def write_texts(page: Page) -> None:
    """Each part saves itself when it is left."""
    for title, (label, words) in TEXTS.items():
        fold = unfold(page, title)
        fold.get_by_label(label).fill(words)
        if title == "Ý kiến":
            fold.get_by_label("Ý kiến của chính quyền địa phương").fill("Không có ý kiến.")
        fold.get_by_label(label).press("Tab")
        expect(fold.locator("[data-saved]")).to_contain_text("Đã lưu")


def make_minutes_ready(page: Page) -> None:
    unfold(page, "Biên bản").get_by_role("link", name="Lập biên bản kiểm tra").click()
    page.get_by_role("button", name="Lập biên bản kiểm tra").click()
    expect(page.get_by_role("heading", name="Còn thiếu")).to_have_count(0)
    page.get_by_role("link", name="Xem và chốt").first.click()
    page.get_by_role("button", name="Chốt").click()
    expect(page.get_by_role("link", name="Mở danh sách").first).to_be_visible()


def text_of_the_print(page: Page) -> str:
    address = page.get_by_role("link", name="Mở PDF").get_attribute("href")
    answer = page.context.request.get(f"{page.url.split('/van-ban/')[0]}{address}")
    assert answer.ok
    pages = PdfReader(BytesIO(answer.body())).pages
    return " ".join(" ".join(each.extract_text() for each in pages).split())


def gather_signatures(page: Page) -> None:
    """The worker refuses and the witness confirms it; everybody else signs."""
    page.get_by_role("link", name="Mở danh sách").first.click()
    refusing = page.get_by_role("listitem").filter(has_text="Phan Thị Lụa")
    refusing.get_by_role("link", name="Không ký").click()
    page.get_by_label("Lý do không ký").fill(REASON)
    page.get_by_role("radio", name="Đỗ Xuân Trường").check()
    page.get_by_role("button", name="Ghi không ký").click()
    expect(page.get_by_text("Đỗ Xuân Trường ký xác nhận").first).to_be_visible()
    waiting = page.locator("summary").filter(has_text="Ký")
    for _ in range(waiting.count()):
        left = waiting.count()
        waiting.first.click()
        page.get_by_role("button", name="Ghi nhận đã ký").first.click()
        expect(waiting).to_have_count(left - 1)
    page.get_by_role("link", name="Hoàn tất biên bản").click()
    page.get_by_role("button", name="Hoàn tất biên bản").click()
    expect(page.get_by_text("Đã hoàn tất")).to_be_visible()
