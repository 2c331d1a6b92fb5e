"""The device fails, the office is out of reach, a colleague is faster: what was typed is told."""

from io import BytesIO
from typing import Any

import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Browser, FilePayload, expect

from cases.dossier.models import Document, GoodsLine
from inspections.visits.models import Visit
from inspections.visits.services import goods, visits
from tests.browser.test_field import (  # noqa: F401
    at_the_goods,
    log_in,
    on_a_phone,
    round_of,
    type_line,
    visit,
)
from tests.builders import a_document, a_goods_line

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("law_tables"),
]
FORBIDDEN = """
for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("", "SecurityError"); } });
}
"""


def signed_meanwhile(visit: Visit) -> None:  # noqa: F811
    document = a_document(visit.dossier, Document.State.READY, kind="BBKT")
    visit.documents.create(document=document)


def test_a_device_that_keeps_nothing_still_sends_and_says_so(
    browser: Browser,
    live_server: Any,
    round_of: Any,  # noqa: F811
    visit: Visit,  # noqa: F811
) -> None:
    page = on_a_phone(browser, live_server, round_of[2])
    page.add_init_script(FORBIDDEN)
    at_the_goods(page, live_server, visit)
    type_line(page, "Túi đen", "12")
    expect(page.locator("#tong .amount")).to_have_text("2.160.000 đồng")
    expect(page.get_by_text("Máy này không giữ được nội dung đang nhập")).to_be_visible()
    page.context.set_offline(True)
    type_line(page, "Túi nâu", "10")
    expect(page.get_by_text("Chưa gửi về Sở: 1 dòng hàng.")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator("[data-line]")).to_have_count(2)
    page.goto(f"{live_server.url}{visit.get_absolute_url()}#y-kien")
    text = page.get_by_label("Ý kiến của đối tượng kiểm tra")
    text.fill("Không có hóa đơn.")
    text.blur()
    expect(page.locator("#y-kien-luu")).to_contain_text("Đã lưu lúc")


def test_words_typed_before_a_colleague_finished_the_visit_are_shown(
    browser: Browser,
    live_server: Any,
    round_of: Any,  # noqa: F811
    visit: Visit,  # noqa: F811
) -> None:
    page = on_a_phone(browser, live_server, round_of[2])
    at_the_goods(page, live_server, visit)
    page.goto(f"{live_server.url}{visit.get_absolute_url()}#y-kien")
    text = page.get_by_label("Ý kiến của đối tượng kiểm tra")
    page.context.set_offline(True)
    text.fill("Tôi mua của người giao hàng.")
    text.blur()
    expect(page.locator("#y-kien-luu")).to_contain_text("không có mạng")
    signed_meanwhile(visit)
    page.context.set_offline(False)
    page.reload()
    expect(page.get_by_text("Có nội dung chưa gửi")).to_be_visible()
    expect(page.get_by_text("Tôi mua của người giao hàng.")).to_be_visible()
    expect(page.get_by_role("button", name="Chép")).to_be_visible()
    page.get_by_role("button", name="Bỏ", exact=True).click()
    page.reload()
    expect(page.get_by_text("Có nội dung chưa gửi")).to_have_count(0)


def test_lines_of_the_outbox_are_told_where_the_visit_is_finished(
    browser: Browser,
    live_server: Any,
    round_of: Any,  # noqa: F811
    visit: Visit,  # noqa: F811
) -> None:
    page = on_a_phone(browser, live_server, round_of[2])
    fresh = at_the_goods(page, live_server, visit)
    page.context.set_offline(True)
    for number in range(1, 21):
        type_line(page, f"Túi số {number}", "2")
    fresh.get_by_label("Tên hàng, dấu hiệu").fill("Túi chưa đếm")
    signed_meanwhile(visit)
    page.context.set_offline(False)
    expect(page.locator("[data-refused]")).to_have_count(20)
    page.reload()
    notice = page.locator("[data-outbox-notice]")
    for number in range(1, 21):
        expect(notice).to_contain_text(f"Túi số {number} (2 chiếc × 180.000 đồng)")
    expect(notice).to_contain_text("Túi chưa đếm")
    assert not GoodsLine.objects.counted().exists()


def test_a_line_for_a_sack_counted_meanwhile_says_so(
    browser: Browser,
    live_server: Any,
    round_of: Any,  # noqa: F811
    visit: Visit,  # noqa: F811
) -> None:
    _, head, member = round_of
    page = on_a_phone(browser, live_server, member)
    at_the_goods(page, live_server, visit)
    page.context.set_offline(True)
    type_line(page, "Túi trong bao", "7")
    sack, at = GoodsLine.objects.containers().earliest("pk"), timezone.now()
    visits.add_goods_at(visit, a_goods_line(visit.dossier, container=sack), by=head, at=at)
    goods.finish_count_at(visit, sack, by=head, at=at)
    page.context.set_offline(False)
    refused = page.locator("[data-refused]")
    expect(refused).to_contain_text("đã kiểm đếm xong")
    page.reload()
    expect(refused).to_contain_text("đã kiểm đếm xong")
    expect(refused.get_by_label("Tên hàng, dấu hiệu")).to_have_value("Túi trong bao")
    goods.resume_count_at(visit, sack, by=head, at=at)
    page.reload()
    expect(page.locator("[data-line]")).to_have_count(2)
    expect(refused).to_have_count(0)
    assert GoodsLine.objects.filter(container=sack).count() == 2


def test_an_office_out_of_reach_is_tried_again_by_itself(
    browser: Browser,
    live_server: Any,
    round_of: Any,  # noqa: F811
    visit: Visit,  # noqa: F811
) -> None:
    page = on_a_phone(browser, live_server, round_of[2])
    page.goto(f"{live_server.url}{visit.get_absolute_url()}#y-kien")
    page.route("**/phan/**", lambda route: route.abort("connectionrefused"))
    text = page.get_by_label("Ý kiến của đối tượng kiểm tra")
    text.fill("Không có hóa đơn.")
    text.blur()
    expect(page.locator("#y-kien-luu")).to_contain_text("không có mạng")
    page.unroute_all()
    expect(page.locator("#y-kien-luu")).to_contain_text("Đã lưu lúc", timeout=20_000)


def test_an_answer_that_got_lost_shows_nobody_a_conflict_with_himself(
    browser: Browser,
    live_server: Any,
    round_of: Any,  # noqa: F811
    visit: Visit,  # noqa: F811
) -> None:
    page = on_a_phone(browser, live_server, round_of[2])
    page.goto(f"{live_server.url}{visit.get_absolute_url()}#y-kien")

    def lose(route: Any) -> None:
        route.fetch()
        route.abort("connectionreset")

    page.route("**/y-kien/**", lose)
    text = page.get_by_label("Ý kiến của đối tượng kiểm tra")
    for words in ("Tôi mua", "Tôi mua của người giao hàng"):
        text.fill(words)
        text.blur()
        expect(page.locator("#y-kien-luu")).to_contain_text("không có mạng")
        page.wait_for_timeout(500)
    page.unroute_all()
    text.fill("Tôi mua của người giao hàng, không có hóa đơn.")
    text.blur()
    expect(page.locator("#y-kien-luu")).to_contain_text("Đã lưu lúc")
    expect(page.get_by_text("Hai bản khác nhau")).to_have_count(0)
    visit.refresh_from_db()
    assert visit.statement == "Tôi mua của người giao hàng, không có hóa đơn."


def test_photos_chosen_without_a_network_or_a_session_stay_chosen(
    browser: Browser,
    live_server: Any,
    round_of: Any,  # noqa: F811
    visit: Visit,  # noqa: F811
) -> None:
    member = round_of[2]
    page = on_a_phone(browser, live_server, member)
    page.goto(f"{live_server.url}{visit.get_absolute_url()}anh/")
    page.locator("[type=file]").set_input_files([a_jpeg(1), a_jpeg(2)])
    page.context.set_offline(True)
    page.get_by_role("button", name="Gửi ảnh").click()
    expect(page.get_by_text("Chưa gửi: không có mạng. Tệp đã chọn còn ở trang này")).to_be_visible()
    page.context.clear_cookies(name="sessionid")
    page.context.set_offline(False)
    expect(page.get_by_text("Chưa gửi: phiên làm việc đã hết.")).to_be_visible()
    other = page.context.new_page()
    other.goto(f"{live_server.url}/dang-nhap/")
    log_in(other, member)
    page.get_by_role("button", name="Gửi ảnh").click()
    expect(page.get_by_text("2 ảnh", exact=True)).to_be_visible()
    assert visit.items.count() == 2


def a_jpeg(shade: int) -> FilePayload:
    content = BytesIO()
    Image.new("RGB", (64, 48), (shade, 90, 90)).save(content, "JPEG")
    name = f"anh-{shade}.jpg"
    return FilePayload(name=name, mimeType="image/jpeg", buffer=content.getvalue())
