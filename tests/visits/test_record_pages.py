"""The pages of a record made at a visit: drafted, edited, made ready, printed, corrected."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.template.loader import render_to_string

from cases.dossier.drafting.common import edits_of
from cases.dossier.evidence import read_upload
from cases.dossier.models import Document, EvidenceFile, GoodsLine, Item
from cases.dossier.services.files import add_file
from cases.office.models import Officer
from inspections.visits import record_pages
from inspections.visits.models import ExaminedPaper, Finding, PresentPerson, Visit
from inspections.visits.services import visits
from tests.dossier.paper import reading
from tests.dossier.uploads import a_picture, an_upload, encoded, from_reports
from tests.visits.papers import World, a_visit, a_world, as_officer, earlier, filled, minutes
from tests.visits.test_decision_pages import fresh, press, shown, url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
State = Document.State


@pytest.fixture
def world() -> World:
    return a_world()


def test_minutes_are_drafted_once_however_often_the_page_is_sent(world: World) -> None:
    visit = a_visit(world)
    client, address = as_officer(world.secretary), url("minutes_draft", visit.pk)
    sent = filled(client.get(address).context["form"])
    first, second = client.post(address, sent), client.post(address, sent)
    document = Document.objects.get(kind="BBKT")
    assert first["Location"] == second["Location"] == url("document", document.pk)
    refused = client.get(address)
    assert "đã có dự thảo biên bản kiểm tra" in shown(refused)


def test_the_section_of_the_visit_lists_its_records_and_what_may_be_made(world: World) -> None:
    visit = a_visit(world)
    told = record_pages.records_of_visit(visit, world.secretary, at=earlier())
    assert told["records_sum"] == "chưa lập"
    names = [step.name for step in told["record_steps"]["allowed"]]
    assert names == ["Lập biên bản kiểm tra", "Lập biên bản làm việc"]
    minutes(world, visit, State.ISSUED)
    told = record_pages.records_of_visit(visit, world.secretary, at=earlier())
    words = render_to_string("visits/_records.html", told)
    assert "Biên bản kiểm tra 01/BB-ĐKT" in words
    assert "1 đã hoàn tất" in words
    assert "Sửa bằng một biên bản mới dẫn chiếu biên bản này." in words


def test_gaps_lead_to_the_part_of_the_visit_where_they_are_filled(world: World) -> None:
    visit = a_visit(world, requests="", statement="")
    document = minutes(world, visit)
    page = as_officer(world.secretary).get(url("document", document.pk))
    places = {gap.label: (gap.url, gap.where) for gap in page.context["missing"]}
    here = visit.get_absolute_url()
    choose = "; không có thì chọn “Không” ở phần nhập của dự thảo"
    assert places == {
        "1. Ý kiến của đối tượng kiểm tra (ghi nguyên văn)": (
            f"{here}#y-kien",
            f"Buổi làm việc, Ý kiến{choose}",
        ),
        "Yêu cầu và thời hạn thực hiện": (
            f"{here}#yeu-cau",
            f"Buổi làm việc, Yêu cầu của Đoàn kiểm tra{choose}",
        ),
    }
    assert "Chờ Trưởng đoàn Tạ Quân hoặc Thư ký Vũ Lâm chốt để ký" in shown(page)


def test_an_officer_chooses_nothing_where_the_form_allows_it(world: World) -> None:
    document = minutes(world, a_visit(world, requests=""))
    page = as_officer(world.secretary).get(url("document_edit", document.pk))
    assert "none-requests" in page.context["form"].fields
    assert "none-done" not in page.context["form"].fields
    response = press(world.secretary, "document_edit", document, **{"none-requests": "on"})
    assert response["Location"] == url("document", document.pk)
    page = as_officer(world.secretary).get(url("document", document.pk))
    assert page.context["missing"] == []
    assert "D. YÊU CẦU CỦA ĐOÀN KIỂM TRA Không." in shown(page)


def test_words_typed_over_the_drafts_own_stand_until_they_are_blanked(world: World) -> None:
    document = minutes(world, a_visit(world))
    press(world.secretary, "document_edit", document, **{"text-done": "sao 02 phiếu"})
    assert "3. Việc đã thực hiện: sao 02 phiếu." in shown(
        as_officer(world.member).get(url("document", document.pk))
    )
    page = as_officer(world.secretary).get(url("document_edit", document.pk))
    assert "Chương trình ghi: “sao 01 phiếu”." in shown(page)
    press(world.secretary, "document_edit", document, **{"text-done": " "})
    assert edits_of(fresh(document)).texts == {}


def test_a_draft_opened_and_saved_unchanged_is_not_changed(world: World) -> None:
    document = minutes(world, a_visit(world, requests="Dừng in.\nCó mặt ngày mai."))
    before = document.dossier.chain.entries.count()
    press(world.secretary, "document_edit", document)
    assert fresh(document).edits == "{}"
    assert document.dossier.chain.entries.count() == before


def test_a_fact_that_changes_under_typed_words_is_asked_about(world: World) -> None:
    visit = a_visit(world)
    document = minutes(world, visit)
    press(world.secretary, "document_edit", document, **{"text-done": "sao 02 phiếu"})
    Visit.objects.filter(pk=visit.pk).update(done="sao 03 phiếu")
    page = as_officer(world.secretary).get(url("document_edit", document.pk))
    asked = "“sao 01 phiếu” → “sao 03 phiếu”. Dự thảo đang in “sao 02 phiếu”."
    assert asked in shown(page)
    press(world.secretary, "document_edit", document, copies="3")
    page = as_officer(world.secretary).get(url("document", document.pk))
    ((question, form),) = page.context["questions"]
    assert asked in question.sentence
    client = as_officer(world.secretary)
    client.post(url("document_answer", document.pk), filled(form, keep="0"))
    assert edits_of(fresh(document)).texts == {}


def test_an_answer_to_an_older_draft_is_refused_in_words(world: World) -> None:
    visit = a_visit(world)
    document = minutes(world, visit)
    press(world.secretary, "document_edit", document, **{"text-done": "sao 02 phiếu"})
    Visit.objects.filter(pk=visit.pk).update(done="sao 03 phiếu")
    client = as_officer(world.secretary)
    ((_, form),) = client.get(url("document", document.pk)).context["questions"]
    press(world.member, "document_edit", document, copies="4")
    sent = filled(form, keep="0")
    page = client.post(url("document_answer", document.pk), sent, follow=True)
    assert "Dự thảo vừa được người khác sửa." in shown(page)


def test_two_officers_see_both_versions_and_nothing_is_overwritten(world: World) -> None:
    document = minutes(world, a_visit(world))
    client, address = as_officer(world.secretary), url("document_edit", document.pk)
    sent = filled(client.get(address).context["form"], **{"text-done": "sao 02 phiếu"})
    press(world.member, "document_edit", document, **{"text-done": "sao 05 phiếu"})
    page = client.post(address, sent)
    (version,) = page.context["form"].versions
    assert version[1:] == ("sao 02 phiếu", "sao 05 phiếu")
    assert edits_of(fresh(document)).texts["done"].text == "sao 05 phiếu"
    again = client.post(address, filled(page.context["form"]))
    assert again.status_code == 302
    assert edits_of(fresh(document)).texts["done"].text == "sao 02 phiếu"


def test_copies_must_suffice_for_whoever_gets_one(world: World) -> None:
    document = minutes(world, a_visit(world))
    receivers = "Hộ kinh doanh Hoàng Văn Thịnh\nỦy ban nhân dân xã Thường Tín"
    page = press(world.secretary, "document_edit", document, given_to=receivers, copies="2")
    assert page.context["form"].errors == {
        "copies": ["Số bản phải đủ giao cho từng người và lưu hồ sơ."]
    }
    press(world.secretary, "document_edit", document, given_to=receivers, copies="3")
    assert edits_of(fresh(document)).given_to == tuple(receivers.split("\n"))
    assert edits_of(fresh(document)).copies is None


def with_photos(world: World, visit: Visit, count: int = 6) -> list[Item]:
    items: list[Item] = []
    there = Item.objects.count()
    for number in range(there, there + count):
        content = encoded(a_picture(40 + number, 30), "JPEG")
        read = read_upload(an_upload(f"anh{number}.jpg", content))
        title = f"Góc {number + 1}"
        at, by = earlier(minutes=70), world.secretary
        item = add_file(visit.dossier, read, title=title, by=by, at=at)
        visits.attach_item(visit, item)
        items.append(item)
    return items


def lose(item: Item) -> None:
    assert item.file
    default_storage.delete(item.file.original)
    default_storage.delete(item.file.shown)


def spoil(item: Item, content: bytes | None = None) -> None:
    """Other bytes in the place of the original, or something there that is no file."""
    assert item.file
    place = Path(default_storage.path(item.file.original))
    place.unlink()
    if content is None:
        place.mkdir()
    else:
        place.write_bytes(content)


def test_photographs_that_cannot_be_printed_are_counted_and_accepted(world: World) -> None:
    visit = a_visit(world)
    gone, short, unreadable, *_ = with_photos(world, visit)
    lose(gone)
    spoil(short, content=b"\xff\xd8\xff\xe0")
    spoil(unreadable)
    document = minutes(world, visit)
    press(world.secretary, "document_edit", document, with_photos="on")
    page = press(world.secretary, "document_ready", document)
    assert page.context["form"].errors == {"accepts_lost": ["Thêm lại ảnh, hoặc đồng ý in thiếu."]}
    assert "In được 3 trong 6 ảnh" in shown(page)
    for reason in ("không còn trong kho tệp", "bị cắt cụt, còn 4 byte", "không đọc được"):
        assert reason in shown(page)
    assert fresh(document).state == State.DRAFT
    response = press(world.secretary, "document_ready", document, accepts_lost="on")
    assert response.status_code == 302
    assert fresh(document).state == State.READY
    entries = document.dossier.chain.entries.filter(verb="change_document")
    assert "lost_photos" in entries.latest("sequence").changes
    print_ = as_officer(world.member).get(url("document_pdf", document.pk))
    words = reading.text(print_.content)
    assert "In được 3 trong 6 ảnh; không in được ảnh số 1, 2, 3." in words


def test_a_photograph_lost_after_the_words_were_frozen_stops_the_print(world: World) -> None:
    visit = a_visit(world)
    (item,) = with_photos(world, visit, 1)
    document = minutes(world, visit)
    press(world.secretary, "document_edit", document, with_photos="on")
    press(world.secretary, "document_ready", document)
    lose(item)
    print_ = as_officer(world.member).get(url("document_pdf", document.pk))
    assert print_.status_code == 409
    assert "Không in được ảnh anh0.jpg" in shown(print_)


def test_a_draft_prints_as_a_draft_and_the_number_comes_when_it_is_ready(world: World) -> None:
    document = minutes(world, a_visit(world))
    client = as_officer(world.secretary)
    draft = reading.text(client.get(url("document_pdf", document.pk)).content)
    assert "DỰ THẢO" in draft
    page = press(world.secretary, "document_ready", document, follow=True)
    assert "Đã chốt nội dung để ký. Số 01/BB-ĐKT." in shown(page)
    ready = reading.text(client.get(url("document_pdf", document.pk)).content)
    assert "DỰ THẢO" not in ready
    assert "Số: 01/BB-ĐKT" in ready


def test_a_reopened_record_keeps_its_number(world: World) -> None:
    document = minutes(world, a_visit(world), State.READY)
    press(world.secretary, "document_reopen", document, because="sai tên")
    assert fresh(document).state == State.DRAFT
    press(world.secretary, "document_ready", document)
    assert fresh(document).full_number == "01/BB-ĐKT"


def test_the_scan_of_the_signed_copy_is_kept_by_its_hash(world: World) -> None:
    document = minutes(world, a_visit(world), State.ISSUED)
    scan = encoded(a_picture(), "PNG")
    for _ in range(2):
        uploads = [an_upload("trang1.png", scan)]
        response = press(world.secretary, "scan_add", document, uploads=uploads)
        assert response["Location"] == url("document", document.pk)
    (item,) = Item.objects.filter(kind=Item.Kind.SCAN)
    assert item.document == document
    page = shown(as_officer(world.member).get(url("document", document.pk)))
    assert f"SHA-256 {EvidenceFile.objects.get().sha256}" in page
    assert "trang1.png" in page


def test_a_scan_that_runs_a_script_is_refused(world: World) -> None:
    document = minutes(world, a_visit(world), State.ISSUED)
    uploads = [from_reports("minutes_with_script.pdf")]
    page = press(world.secretary, "scan_add", document, uploads=uploads)
    assert "không nhận làm bản chụp văn bản" in shown(page)
    assert not Item.objects.exists()


def test_a_record_that_is_not_signed_has_no_scan_yet(world: World) -> None:
    document = minutes(world, a_visit(world), State.READY)
    page = as_officer(world.secretary).get(url("scan_add", document.pk))
    assert "Ký xong mới đính kèm bản chụp." in shown(page)


def test_a_signed_record_is_corrected_only_by_a_new_one_that_refers_to_it(world: World) -> None:
    document = minutes(world, a_visit(world), State.ISSUED)
    page = as_officer(world.secretary).get(url("document", document.pk))
    names = [step.name for step in page.context["steps"]["allowed"]]
    assert names == ["Đính kèm bản chụp đã ký", "Lập biên bản mới để sửa biên bản này"]
    for closed in ("document_edit", "document_ready", "document_reopen"):
        assert 'class="button primary"' not in (
            as_officer(world.secretary).get(url(closed, document.pk)).content.decode()
        )
    said = "mục A.3 ghi sai chức vụ của ông Trường"
    response = press(world.secretary, "record_correct", document, said=said)
    correction = Document.objects.get(kind="MBB02")
    assert response["Location"] == url("document", correction.pk)
    assert correction.corrects == document
    words = shown(as_officer(world.secretary).get(url("document", correction.pk)))
    day = f"{document.issued_on:ngày %d tháng}"
    assert f"Bổ sung, đính chính Biên bản kiểm tra số 01/BB-ĐKT {day}" in words
    assert f"{said}." in words
    words = shown(as_officer(world.secretary).get(url("document", document.pk)))
    assert "Được sửa, bổ sung bởi Biên bản làm việc tại Xưởng in" in words


RECORD_ACTS = {
    "document_edit": (State.DRAFT, "secretary"),
    "document_ready": (State.DRAFT, "secretary"),
    "document_discard": (State.DRAFT, "member"),
    "document_reopen": (State.READY, "head"),
    "signatures": (State.READY, "head"),
    "document_finish": (State.READY, "secretary"),
    "scan_add": (State.ISSUED, "member"),
    "record_correct": (State.ISSUED, "member"),
    "document": (State.ISSUED, "member"),
    "document_pdf": (State.ISSUED, "member"),
}


@pytest.mark.parametrize("name", RECORD_ACTS)
def test_the_owner_enters_the_colleague_is_refused_the_stranger_finds_nothing(
    world: World, name: str
) -> None:
    state, owner = RECORD_ACTS[name]
    document = minutes(world, a_visit(world), state)
    address = url(name, document.pk)
    assert as_officer(getattr(world, owner)).get(address).status_code == 200
    colleague = as_officer(world.colleague).get(address).status_code
    assert colleague == (200 if name in {"document", "document_pdf"} else 403)
    assert as_officer(world.stranger).get(address).status_code == 404


@pytest.mark.parametrize("name", ["minutes_draft", "working_record_draft"])
def test_a_record_is_made_by_the_team_alone(world: World, name: str) -> None:
    address = url(name, a_visit(world).pk)
    assert as_officer(world.member).get(address).status_code == 200
    assert as_officer(world.colleague).get(address).status_code == 403
    assert as_officer(world.stranger).get(address).status_code == 404


def test_a_member_may_write_but_not_make_ready(world: World) -> None:
    document = minutes(world, a_visit(world))
    page = as_officer(world.member).get(url("document", document.pk))
    barred = [step.name for step in page.context["steps"]["barred"]]
    assert barred == ["Chốt để ký"]
    assert as_officer(world.member).get(url("document_ready", document.pk)).status_code == 403


def enlarge(world: World, visit: Visit, rows: int) -> None:
    """So many more papers, people, findings with goods and photographs."""
    at, by = earlier(minutes=70), world.secretary
    with_photos(world, visit, rows)
    for number in range(rows):
        name = f"Giấy {visit.papers.count()}"
        ExaminedPaper.objects.create(visit=visit, name=name, result="shown")
        person = f"Người {visit.people.count()}"
        PresentPerson.objects.create(visit=visit, name=person, capacity="witness")
        line = GoodsLine(name=f"Nhãn {number}", quantity=10, unit=GoodsLine.Unit.LABEL)
        visits.add_goods_at(visit, line, by=by, at=at)
        finding = Finding.objects.create(visit=visit, facts=f"Nhãn {number}, gồm:")
        finding.goods.create(line=line)


@pytest.mark.parametrize("kind", ["BBKT", "MBB02"])
@pytest.mark.parametrize("name", ["document", "document_edit", "document_pdf", "document_ready"])
def test_a_draft_takes_as_many_queries_for_three_rows_as_for_thirteen(
    world: World, name: str, kind: str, django_assert_max_num_queries: Any
) -> None:
    visit = a_visit(world)
    draft = "minutes_draft" if kind == "BBKT" else "working_record_draft"
    client = as_officer(world.head)
    client.post(url(draft, visit.pk), filled(client.get(url(draft, visit.pk)).context["form"]))
    document = Document.objects.get(kind=kind)
    if kind == "BBKT":
        press(world.head, "document_edit", document, with_photos="on")
    taken = []
    for rows in (3, 10):
        enlarge(world, visit, rows)
        client = as_officer(world.head)
        with django_assert_max_num_queries(12) as queries:
            assert client.get(url(name, document.pk)).status_code == 200
        taken.append(len(queries))
    assert taken[0] == taken[1]


@pytest.mark.parametrize("who", ["head", "member", "reader"])
@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("document", State.READY),
        ("document", State.ISSUED),
        ("signatures", State.READY),
        ("document_finish", State.READY),
        ("document_pdf", State.READY),
        ("record_correct", State.ISSUED),
        ("scan_add", State.ISSUED),
    ],
)
def test_a_page_takes_few_queries(
    world: World, name: str, state: State, who: str, django_assert_max_num_queries: Any
) -> None:
    document = minutes(world, a_visit(world), state)
    officer: Officer = getattr(world, who)
    client = as_officer(officer)
    with django_assert_max_num_queries(12):
        assert client.get(url(name, document.pk)).status_code in {200, 403}
