"""Signing a record: each named person signs or does not and why, then it is finished for ever."""

from typing import Any

import pytest

from cases.dossier.models import Document, Signature
from inspections.visits.services.visits import can_record
from tests.dossier.paper import reading
from tests.visits.papers import World, a_visit, a_world, as_officer, earlier, filled, minutes
from tests.visits.test_decision_pages import fresh, shown, url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
State = Document.State


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def ready(world: World) -> Document:
    return minutes(world, a_visit(world), State.READY)


def of(document: Document, name: str) -> Signature:
    return document.signatures.get(name=name)


def answer(world: World, document: Document, who: str, act: str, **typed: Any) -> Any:
    """One person at the signatures, by the secretary."""
    client = as_officer(world.secretary)
    address = url(act, document.pk, of(document, who).pk)
    return client.post(address, filled(client.get(address).context["form"], **typed), follow=True)


def all_sign(world: World, document: Document, *, but: str = "") -> None:
    for signature in document.signatures.exclude(name=but):
        answer(world, document, signature.name, "signature_sign")


def test_every_named_person_stands_in_the_list(world: World, ready: Document) -> None:
    page = as_officer(world.head).get(url("signatures", ready.pk))
    names = [line.signature.name for line, *_ in page.context["lines"]]
    assert names == ["Phan Thị Lụa", "Tạ Quân", "Đỗ Xuân Trường", "Vũ Lâm"]
    assert "0 trên 4 người đã ký hoặc ghi lý do" in shown(page)
    may_refuse = {line.signature.name: line.may_refuse for line, *_ in page.context["lines"]}
    assert not may_refuse["Tạ Quân"]
    assert may_refuse["Phan Thị Lụa"]


def test_a_signature_sent_twice_is_given_once(world: World, ready: Document) -> None:
    client = as_officer(world.secretary)
    page = client.get(url("signatures", ready.pk))
    line, form, _ = page.context["lines"][0]
    address, sent = url("signature_sign", ready.pk, line.signature.pk), filled(form)
    assert client.post(address, sent)["Location"] == url("signatures", ready.pk)
    assert client.post(address, sent)["Location"] == url("signatures", ready.pk)
    assert of(ready, "Phan Thị Lụa").signed_at is not None
    assert ready.dossier.chain.entries.filter(verb="sign_document").count() == 2  # and the decision


def test_a_second_press_says_that_it_was_noted(world: World, ready: Document) -> None:
    answer(world, ready, "Phan Thị Lụa", "signature_sign")
    page = answer(world, ready, "Phan Thị Lụa", "signature_sign")
    assert "Đã ghi nhận chữ ký của Phan Thị Lụa." in shown(page)


def test_who_refuses_gives_a_reason_and_somebody_confirms(world: World, ready: Document) -> None:
    page = answer(world, ready, "Phan Thị Lụa", "signature_refuse")
    assert page.context["form"].errors == {
        "because": ["Ghi lý do không ký."],
        "confirmed_by": ["Chọn người ký xác nhận."],
    }
    choices = [word for _, word in page.context["form"].fields["confirmed_by"].choices]
    assert choices == [
        "Đỗ Xuân Trường, đại diện Ủy ban nhân dân xã Thường Tín",
        "Đại diện chính quyền cấp xã khác",
        "Người chứng kiến khác",
    ]
    page = answer(
        world,
        ready,
        "Phan Thị Lụa",
        "signature_refuse",
        because="không được ủy quyền",
        confirmed_by=str(of(ready, "Đỗ Xuân Trường").pk),
    )
    assert "Đã ghi: Phan Thị Lụa không ký; Đỗ Xuân Trường ký xác nhận." in shown(page)
    assert "Lý do: không được ủy quyền. Đỗ Xuân Trường ký xác nhận." in shown(page)


def test_a_new_witness_confirms_and_must_sign_too(world: World, ready: Document) -> None:
    typed = {"because": "bận việc", "confirmed_by": "witness"}
    page = answer(world, ready, "Phan Thị Lụa", "signature_refuse", **typed)
    assert page.context["form"].errors == {"name": ["Ghi họ và tên người ký xác nhận."]}
    answer(world, ready, "Phan Thị Lụa", "signature_refuse", name="Lê Văn Chín", **typed)
    all_sign(world, ready, but="Phan Thị Lụa")
    assert of(ready, "Lê Văn Chín").signed_at is not None


def test_who_confirms_the_refusal_of_another_does_not_refuse(world: World, ready: Document) -> None:
    witness = of(ready, "Đỗ Xuân Trường")
    typed = {"because": "bận việc", "confirmed_by": str(witness.pk)}
    answer(world, ready, "Phan Thị Lụa", "signature_refuse", **typed)
    typed = {"because": "đổi ý", "confirmed_by": "witness", "name": "Lê Văn Chín"}
    page = answer(world, ready, "Đỗ Xuân Trường", "signature_refuse", **typed)
    assert "Đỗ Xuân Trường ký xác nhận việc không ký của Phan Thị Lụa nên phải ký." in shown(page)
    assert of(ready, "Đỗ Xuân Trường").refused_because == ""


def test_the_head_cannot_refuse_what_he_makes(world: World, ready: Document) -> None:
    address = url("signature_refuse", ready.pk, of(ready, "Tạ Quân").pk)
    page = as_officer(world.secretary).get(address)
    assert "Trưởng đoàn, người lập biên bản phải ký." in shown(page)


def test_the_record_is_not_finished_before_all_have_answered(world: World, ready: Document) -> None:
    answer(world, ready, "Tạ Quân", "signature_sign")
    page = as_officer(world.secretary).get(url("document_finish", ready.pk))
    waiting = "Phan Thị Lụa, Đỗ Xuân Trường, Vũ Lâm"
    assert f"Chưa có chữ ký hoặc lý do không ký của: {waiting}." in shown(page)
    assert 'class="bind"' not in page.content.decode()


def finish(world: World, document: Document) -> Any:
    client, address = as_officer(world.secretary), url("document_finish", document.pk)
    page = client.get(address)
    return client.post(address, filled(page.context["form"]), follow=True)


def test_a_finished_record_is_stored_and_its_visit_is_frozen(world: World, ready: Document) -> None:
    all_sign(world, ready)
    page = finish(world, ready)
    assert "Đã hoàn tất Biên bản kiểm tra 01/BB-ĐKT" in shown(page)
    assert "Việc tiếp theo: đính kèm bản chụp đã ký." in shown(page)
    assert fresh(ready).state == State.ISSUED
    assert f"SHA-256 {fresh(ready).paper.sha256}" in shown(page)
    visit = fresh(ready).made_at_visit.visit
    (refusal,) = can_record(visit, world.secretary, earlier())
    assert refusal.reason.startswith("Biên bản 01/BB-ĐKT đã chốt.")


def test_the_refusal_stands_in_the_stored_print(world: World, ready: Document) -> None:
    confirming = str(of(ready, "Đỗ Xuân Trường").pk)
    typed = {"because": "không được chủ hộ ủy quyền", "confirmed_by": confirming}
    answer(world, ready, "Phan Thị Lụa", "signature_refuse", **typed)
    all_sign(world, ready, but="Phan Thị Lụa")
    finish(world, ready)
    print_ = as_officer(world.reader).get(url("document_pdf", ready.pk))
    words = reading.text(print_.content)
    assert "Lý do đối tượng kiểm tra không ký biên bản: không được chủ hộ ủy quyền." in words
    assert "Không ký biên bản (lý do ghi tại biên bản)" in words
    assert print_.content == bytes(fresh(ready).paper.content)


def test_a_refusal_after_the_review_was_opened_stops_the_old_page(
    world: World, ready: Document
) -> None:
    client, address = as_officer(world.secretary), url("document_finish", ready.pk)
    sent = filled(client.get(address).context["form"])
    confirming = str(of(ready, "Đỗ Xuân Trường").pk)
    typed = {"because": "bận việc", "confirmed_by": confirming}
    answer(world, ready, "Phan Thị Lụa", "signature_refuse", **typed)
    all_sign(world, ready, but="Phan Thị Lụa")
    page = client.post(address, sent)
    assert "Nội dung văn bản vừa thay đổi" in shown(page)
    assert fresh(ready).state == State.READY


@pytest.mark.parametrize("reviewed", ["", None])
def test_nothing_is_finished_by_a_press_that_does_not_say_what_was_read(
    world: World, ready: Document, reviewed: str | None
) -> None:
    all_sign(world, ready)
    client, address = as_officer(world.secretary), url("document_finish", ready.pk)
    sent = filled(client.get(address).context["form"], reviewed="")
    if reviewed is None:
        del sent["reviewed"]
    page = client.post(address, sent)
    assert page.context["form"].errors == {"reviewed": ["Đọc lại nội dung dưới đây rồi bấm lại."]}
    assert fresh(ready).state == State.READY


def test_reopening_shows_who_has_signed_and_strikes_them_with_the_reason(
    world: World, ready: Document
) -> None:
    answer(world, ready, "Tạ Quân", "signature_sign")
    client, address = as_officer(world.head), url("document_reopen", ready.pk)
    page = client.get(address)
    assert "Tạ Quân: ký" in shown(page)
    assert "Bị gạch; lấy chữ ký lại trên bản in mới." in shown(page)
    sent = filled(page.context["form"], because="mất tệp ảnh 1")
    for _ in range(2):
        page = client.post(address, sent, follow=True)
        assert "Đã mở lại để sửa." in shown(page)
    assert fresh(ready).state == State.DRAFT
    assert fresh(ready).full_number == "01/BB-ĐKT"
    assert "<del>Tạ Quân: ký" in page.content.decode()
    assert "mất tệp ảnh 1" in shown(page)
    assert ready.dossier.chain.entries.filter(verb="strike_signature").count() == 1


def test_a_signature_noted_after_the_page_was_opened_stops_the_reopening(
    world: World, ready: Document
) -> None:
    client, address = as_officer(world.head), url("document_reopen", ready.pk)
    sent = filled(client.get(address).context["form"], because="sai tên")
    answer(world, ready, "Phan Thị Lụa", "signature_sign")
    page = client.post(address, sent)
    assert "Chữ ký đã ghi vừa thay đổi" in shown(page)
    assert "Phan Thị Lụa: ký" in shown(page)
    assert fresh(ready).state == State.READY
    sent = filled(page.context["form"])
    assert client.post(address, sent)["Location"] == url("document", ready.pk)


def test_a_note_on_the_wrong_person_is_struck_and_the_person_signs_later(
    world: World, ready: Document
) -> None:
    answer(world, ready, "Phan Thị Lụa", "signature_sign")
    noted = of(ready, "Phan Thị Lụa")
    client, address = as_officer(world.secretary), url("signature_strike", ready.pk, noted.pk)
    page = client.get(address)
    assert "Gạch ghi nhận về Phan Thị Lụa" in shown(page)
    assert "Phan Thị Lụa: ký" in shown(page)
    assert client.post(address, filled(page.context["form"])).context["form"].errors == {
        "because": ["Ghi lý do."]
    }
    sent = filled(page.context["form"], because="ông Trường ký, ghi nhầm người")
    for _ in range(2):
        page = client.post(address, sent, follow=True)
        assert "Đã gạch ghi nhận về Phan Thị Lụa. Chờ ký lại." in shown(page)
    assert "<del>Phan Thị Lụa: ký" in page.content.decode()
    assert "ông Trường ký, ghi nhầm người" in shown(page)
    assert "0 trên 4 người đã ký hoặc ghi lý do" in shown(page)
    assert ready.signatures.filter(name="Phan Thị Lụa").count() == 2
    again = ready.signatures.standing().get(name="Phan Thị Lụa")
    signing = url("signature_sign", ready.pk, again.pk)
    client.post(signing, filled(client.get(signing).context["form"]))
    assert ready.signatures.standing().get(name="Phan Thị Lụa").signed_at is not None


def test_a_struck_refusal_leaves_the_print_and_the_witness_who_came_for_it(
    world: World, ready: Document
) -> None:
    typed = {"because": "bận việc", "confirmed_by": "witness", "name": "Lê Văn Chín"}
    answer(world, ready, "Phan Thị Lụa", "signature_refuse", **typed)
    page = answer(world, ready, "Phan Thị Lụa", "signature_strike", because="bà Lụa có ký")
    assert "Lê Văn Chín" not in [line.signature.name for line, *_ in page.context["lines"]]
    print_ = as_officer(world.reader).get(url("document_pdf", ready.pk))
    words = reading.text(print_.content)
    assert "Lý do đối tượng kiểm tra không ký" not in words
    assert "Lê Văn Chín" not in words


def test_once_finished_no_signature_is_struck(world: World) -> None:
    document = minutes(world, a_visit(world), State.ISSUED)
    noted = of(document, "Phan Thị Lụa")
    page = as_officer(world.secretary).get(url("signature_strike", document.pk, noted.pk))
    assert "Biên bản đã hoàn tất nên chữ ký không gạch được." in shown(page)
    assert 'class="button primary"' not in page.content.decode()


def test_a_signature_of_another_record_is_not_found_here(world: World, ready: Document) -> None:
    other = ready.signatures.latest("pk").pk + 100
    client = as_officer(world.secretary)
    for act in ("signature_sign", "signature_refuse", "signature_strike"):
        assert client.get(url(act, ready.pk, other)).status_code == 404


@pytest.mark.parametrize("act", ["signature_sign", "signature_refuse", "signature_strike"])
def test_signatures_are_noted_by_the_head_or_the_secretary(
    world: World, ready: Document, act: str
) -> None:
    address = url(act, ready.pk, of(ready, "Phan Thị Lụa").pk)
    assert as_officer(world.head).get(address).status_code == 200
    assert as_officer(world.member).get(address).status_code == 403
    assert as_officer(world.stranger).get(address).status_code == 404


def test_a_record_that_waits_for_signatures_is_a_next_step_of_the_inspection(
    world: World, ready: Document
) -> None:
    page = as_officer(world.secretary).get(url("inspection", world.inspection.pk))
    step = next(each for each in page.context["steps"]["allowed"] if "chữ ký" in each.name)
    assert step.name == "Lấy chữ ký biên bản 01/BB-ĐKT"
    assert step.url == url("signatures", ready.pk)
