"""The pages of an inspection decision: drafted, made ready, signed, numbered, printed."""

import hashlib
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cases.dossier.models import Document
from cases.dossier.services import drafts
from cases.office.duties import Duty
from cases.office.models import Officer, Role
from inspections.visits.models import Inspection
from inspections.visits.services import drafting
from tests.builders import a_delegation, a_version, an_officer
from tests.issuing import given_back
from tests.visits.documents.work import moved
from tests.visits.papers import (
    World,
    a_decision,
    a_world,
    as_officer,
    earlier,
    filled,
    today,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
State = Document.State
PAGES = {
    "document": 12,
    "document_pdf": 12,
    "document_edit": 12,
    "document_ready": 12,
    "document_discard": 12,
}


@pytest.fixture
def world() -> World:
    return a_world()


OF_EVERY_PAPER = ("document", "signature", "scan_add")


def url(name: str, *numbers: int) -> str:
    room = "dossier" if name.startswith(OF_EVERY_PAPER) else "visits"
    return reverse(f"{room}:{name}", args=numbers)


def press(
    officer: Officer, page_name: str, document: Document, *, follow: Any = False, **typed: Any
) -> Any:
    """Open the page and send its form."""
    client, address = as_officer(officer), url(page_name, document.pk)
    page = client.get(address)
    assert page.status_code == 200
    return client.post(address, filled(page.context["form"], **typed), follow=follow)


def fresh(document: Document) -> Document:
    return Document.objects.get(pk=document.pk)


def shown(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_the_holder_drafts_the_decision_and_comes_to_its_page(world: World) -> None:
    client, address = as_officer(world.member), url("decision_draft", world.inspection.pk)
    sent = filled(client.get(address).context["form"])
    response = client.post(address, sent)
    document = Document.objects.get(kind="QĐKT")
    assert response["Location"] == url("document", document.pk)
    assert client.post(address, sent)["Location"] == response["Location"]
    assert Document.objects.filter(kind="QĐKT").count() == 1


def test_the_page_shows_the_paper_who_is_next_and_the_steps(world: World) -> None:
    document = a_decision(world)
    page = as_officer(world.member).get(url("document", document.pk))
    words = shown(page)
    assert "Dự thảo" in words
    assert "Chờ Đinh Thu Cúc hoàn thiện, chốt để ký" in words
    assert "Kiểm tra việc chấp hành pháp luật về sở hữu công nghiệp" in words
    names = [step.name for step in page.context["steps"]["allowed"]]
    assert names == ["Chốt để ký", "Sửa phần nhập của dự thảo", "Bỏ dự thảo"]


def test_what_is_missing_is_named_with_the_page_where_it_is_filled(world: World) -> None:
    document = a_decision(world)
    Inspection.objects.filter(pk=world.inspection.pk).update(period_from=None)
    page = as_officer(world.member).get(url("document", document.pk))
    (gap,) = page.context["missing"]
    assert gap.label == "3. Thời kỳ kiểm tra"
    assert gap.url == url("inspection_change", world.inspection.pk)
    barred = page.context["steps"]["barred"][0]
    assert barred.name == "Chốt để ký"
    assert [each.reason for each in barred.refusals] == [
        "Còn thiếu 1 mục; xem phần Còn thiếu dưới đây."
    ]
    review = as_officer(world.member).get(url("document_ready", document.pk))
    assert "Còn thiếu: 3. Thời kỳ kiểm tra." in shown(review)
    assert 'class="bind"' not in review.content.decode()


def as_signed(document: Document, number: str = "118") -> SimpleUploadedFile:
    """The file that the office's document system gave back, numbered today."""
    content = given_back(fresh(document), number, today())
    return SimpleUploadedFile(f"{number}.pdf", content, "application/pdf")


def test_four_people_bring_the_decision_to_its_number(world: World) -> None:
    document = a_decision(world)
    assert press(world.member, "document_ready", document).status_code == 302
    assert fresh(document).state == State.READY
    assert press(world.director, "document_sign", document).status_code == 302
    assert fresh(document).state == State.SIGNED
    day = f"{today():%d/%m/%Y}"
    typed = {"number": "118", "issued_on": day, "file": as_signed(document)}
    page = press(world.clerk, "document_issue", document, follow=True, **typed)
    assert fresh(document).full_number == "118/QĐ-SKHCN"
    assert "Chờ Trưởng đoàn Tạ Quân công bố" in shown(page)
    assert Inspection.objects.get().status == Inspection.Status.DECIDED


def test_each_act_says_what_happened_and_what_is_next(world: World) -> None:
    document = a_decision(world, State.READY)
    client, address = as_officer(world.director), url("document_sign", document.pk)
    sent = filled(client.get(address).context["form"])
    page = client.post(address, sent, follow=True)
    told = "Đã ký quyết định kiểm tra. Việc tiếp theo: văn thư vào số, ban hành."
    assert told in shown(page)
    assert "Chờ văn thư vào số" in shown(page)


def test_a_form_sent_twice_signs_once(world: World) -> None:
    document = a_decision(world, State.READY)
    client, address = as_officer(world.director), url("document_sign", document.pk)
    sent = filled(client.get(address).context["form"])
    first, second = client.post(address, sent), client.post(address, sent)
    assert (first.status_code, second.status_code) == (302, 302)
    entries = document.dossier.chain.entries.filter(verb="sign_document")
    assert entries.count() == 1


def test_words_changed_under_the_review_are_not_signed(world: World) -> None:
    document = a_decision(world, State.READY)
    client, address = as_officer(world.director), url("document_sign", document.pk)
    sent = filled(client.get(address).context["form"])
    drafts.reopen(document, because="sửa nội dung", by=world.member, at=earlier(minutes=9))
    Inspection.objects.filter(pk=world.inspection.pk).update(content="việc bán túi xách")
    drafts.make_ready(fresh(document), by=world.member, at=earlier(minutes=8))
    page = client.post(address, sent)
    assert fresh(document).state == State.READY
    assert "Nội dung văn bản vừa thay đổi" in shown(page)
    assert "việc bán túi xách" in shown(page)
    assert client.post(address, filled(page.context["form"])).status_code == 302


def test_words_changed_under_the_review_are_not_frozen(world: World) -> None:
    document = a_decision(world)
    client, address = as_officer(world.member), url("document_ready", document.pk)
    sent = filled(client.get(address).context["form"])
    Inspection.objects.filter(pk=world.inspection.pk).update(content="việc bán túi xách")
    page = client.post(address, sent)
    assert fresh(document).state == State.DRAFT
    assert "Nội dung vừa thay đổi" in shown(page)
    assert client.post(address, filled(page.context["form"])).status_code == 302
    assert fresh(document).state == State.READY


@pytest.mark.parametrize(
    ("number", "day", "field", "sentence"),
    [
        ("118/QĐ", "", "number", "Nhập số do sổ của Sở cấp: chữ số, có thể kèm một chữ cái"),
        ("0", "", "number", "Nhập số do sổ của Sở cấp: chữ số"),
        ("118", "01/01/2026", "issued_on", "Ngày văn bản không được trước ngày ký"),
        ("118", "01/01/2999", "issued_on", "Ngày văn bản không được ở tương lai."),
        ("118", "32/12/2026", "issued_on", "Nhập ngày theo thứ tự ngày/tháng/năm"),
        ("", "", "number", "Nhập số do sổ của Sở cấp."),
    ],
)
def test_a_wrong_number_or_day_is_refused_at_its_field(
    world: World, number: str, day: str, field: str, sentence: str
) -> None:
    document = a_decision(world, State.SIGNED)
    day, file = day or f"{today():%d/%m/%Y}", as_signed(document)
    page = press(world.clerk, "document_issue", document, number=number, issued_on=day, file=file)
    assert page.context["form"].errors[field][0].startswith(sentence)
    assert fresh(document).state == State.SIGNED


@pytest.mark.parametrize("typed", ["118", "0118", " 118 "])
def test_a_number_is_used_once(world: World, typed: str) -> None:
    a_decision(world, State.ISSUED)
    Inspection.objects.update(status=Inspection.Status.DRAFT)
    other = a_world_beside(world)
    document = a_decision(other, State.SIGNED)
    day, file = f"{today():%d/%m/%Y}", as_signed(document)
    page = press(world.clerk, "document_issue", document, number=typed, issued_on=day, file=file)
    (sentence,) = page.context["form"].errors["number"]
    assert sentence.startswith(f"Số 118/QĐ-SKHCN năm {today().year} đã cấp cho “Quyết định")


def a_world_beside(world: World) -> World:
    """A second inspection of the same office, signed by the same Director."""
    other = a_world()
    Officer.objects.filter(pk=other.director.pk).update(is_active=False)
    return World(**{**vars(other), "director": world.director})


def test_reopening_asks_for_a_reason_and_voids_the_print(world: World) -> None:
    document = a_decision(world, State.READY)
    page = press(world.member, "document_reopen", document, because=" ")
    assert page.context["form"].errors["because"] == ["Ghi lý do."]
    page = press(world.member, "document_reopen", document, follow=True, because="sai địa chỉ")
    assert fresh(document).state == State.DRAFT
    assert "Hủy các bản in từ nội dung cũ" in shown(page)


def test_a_draft_thrown_away_stays_to_be_read(world: World) -> None:
    document = a_decision(world)
    press(world.member, "document_discard", document)
    page = as_officer(world.member).get(url("document", document.pk))
    assert "Đã bỏ" in shown(page)
    assert not page.context["has_steps"]


def test_a_deputy_signs_by_the_delegation_that_is_quoted(world: World) -> None:
    deputy = an_officer(Role.DIRECTOR, full_name="Lương Ngân Hà", position="Phó Giám đốc Sở")
    paper = a_delegation(
        world.director, deputy, Duty.SIGN_INSPECTION, starts_at=earlier(days=2), signed_on=today()
    )
    document = a_decision(world)
    response = press(world.member, "document_edit", document, signer=str(deputy.pk))
    assert response.status_code == 302
    press(world.member, "document_ready", document)
    page = as_officer(deputy).get(url("document_sign", document.pk))
    assert f"Căn cứ Quyết định số {paper.number}" in shown(page)
    refused = as_officer(world.director).get(url("document_sign", document.pk))
    assert "Quyết định ghi tên người ký là Lương Ngân Hà." in shown(refused)
    assert press(deputy, "document_sign", document).status_code == 302


def test_a_party_that_moved_is_asked_about_and_told_at_signing(world: World) -> None:
    document = a_decision(world)
    version = world.inspection.dossier.parties.get().version
    moved(version, "9 Phố Mới", today(), earlier(minutes=30))
    page = as_officer(world.member).get(url("document", document.pk))
    assert "địa chỉ “thôn Đông” → “9 Phố Mới”" in shown(page)
    ((_, form),) = page.context["questions"]
    client = as_officer(world.member)
    client.post(url("document_answer", document.pk), filled(form, keep="1"))
    page = client.get(url("document", document.pk))
    assert page.context["questions"] == []
    press(world.member, "document_ready", document)
    review = as_officer(world.director).get(url("document_sign", document.pk))
    assert "đã đổi thông tin từ ngày" in shown(review)


def test_an_answer_follows_the_changed_fact(world: World) -> None:
    document = a_decision(world)
    moved(world.inspection.dossier.parties.get().version, "9 Phố Mới", today(), earlier(hours=1))
    client = as_officer(world.member)
    ((_, form),) = client.get(url("document", document.pk)).context["questions"]
    client.post(url("document_answer", document.pk), filled(form, keep="0"))
    page = client.get(url("document", document.pk))
    assert page.context["questions"] == []
    assert "9 Phố Mới" in shown(page)


def test_the_stored_print_is_served_for_ever_the_same(world: World) -> None:
    document = a_decision(world, State.ISSUED)
    client, address = as_officer(world.reader), url("document_pdf", document.pk)
    first, second = client.get(address), client.get(address)
    assert first.content == second.content == bytes(document.paper.content)
    assert first["ETag"] == f'"{hashlib.sha256(first.content).hexdigest()}"'
    assert first["X-Content-Type-Options"] == "nosniff"
    assert first["Content-Disposition"].startswith("inline; filename*=utf-8''Quy%E1%BA%BFt")
    assert "118-Q%C4%90-SKHCN.pdf" in first["Content-Disposition"]
    unchanged = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")


def test_a_print_before_issue_has_no_lasting_name(world: World) -> None:
    document = a_decision(world)
    print_ = as_officer(world.member).get(url("document_pdf", document.pk))
    assert print_.content.startswith(b"%PDF")
    assert not print_.has_header("ETag")
    assert "%28d%E1%BB%B1%20th%E1%BA%A3o%29.pdf" in print_["Content-Disposition"]


def test_letters_that_cannot_be_printed_are_named_everywhere(world: World) -> None:
    document = a_decision(world)
    Inspection.objects.filter(pk=world.inspection.pk).update(content="nhãn hiệu 龍")
    client = as_officer(world.member)
    assert "Không in được chữ “龍”" in shown(client.get(url("document", document.pk)))
    review = client.get(url("document_ready", document.pk))
    assert "Không in được chữ “龍”" in shown(review)
    assert 'class="bind"' not in review.content.decode()
    print_ = client.get(url("document_pdf", document.pk))
    assert print_.status_code == 409
    assert "Không in được chữ “龍”" in shown(print_)


ACTS = {
    "document_edit": (State.DRAFT, "member"),
    "document_ready": (State.DRAFT, "member"),
    "document_discard": (State.DRAFT, "member"),
    "document_reopen": (State.READY, "member"),
    "document_sign": (State.READY, "director"),
    "document_issue": (State.SIGNED, "clerk"),
    "scan_add": (State.SIGNED, "clerk"),
    "document": (State.SIGNED, "member"),
    "document_pdf": (State.SIGNED, "member"),
}
READING = {"document", "document_pdf"}


@pytest.mark.parametrize("name", ACTS)
def test_the_owner_enters_the_colleague_is_refused_the_stranger_finds_nothing(
    world: World, name: str
) -> None:
    state, owner = ACTS[name]
    document = a_decision(world, state)
    address = url(name, document.pk)
    assert as_officer(getattr(world, owner)).get(address).status_code == 200
    colleague = as_officer(world.colleague).get(address)
    assert colleague.status_code == (200 if name in READING else 403)
    assert as_officer(world.stranger).get(address).status_code == 404


def test_the_term_is_extended_by_who_signs(world: World) -> None:
    address = url("extend", world.inspection.pk)
    assert as_officer(world.director).get(address).status_code == 200
    assert as_officer(world.colleague).get(address).status_code == 403
    assert as_officer(world.stranger).get(address).status_code == 404


def test_a_decision_is_drafted_by_who_prepares_the_inspection(world: World) -> None:
    address = url("decision_draft", world.inspection.pk)
    assert as_officer(world.manager).get(address).status_code == 200
    assert as_officer(world.colleague).get(address).status_code == 403
    assert as_officer(world.stranger).get(address).status_code == 404


def test_a_decision_is_no_record(world: World) -> None:
    document = a_decision(world, State.READY)
    client = as_officer(world.head)
    for name in ("signatures", "document_finish", "record_correct"):
        assert client.get(url(name, document.pk)).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_a_draft_takes_as_many_queries_for_three_subjects_as_for_thirteen(
    world: World, name: str, django_assert_max_num_queries: Any
) -> None:
    document = a_decision(world)
    taken = []
    for count in (3, 10):
        for _ in range(count):
            world.inspection.dossier.parties.create(version=a_version(), capacity="subject")
        client = as_officer(world.member)
        with django_assert_max_num_queries(PAGES[name]) as queries:
            assert client.get(url(name, document.pk)).status_code == 200
        taken.append(len(queries))
    assert taken[0] == taken[1]


@pytest.mark.parametrize(
    ("name", "state", "who"),
    [
        ("document", State.READY, "director"),
        ("document", State.SIGNED, "clerk"),
        ("document", State.ISSUED, "member"),
        ("document_sign", State.READY, "director"),
        ("document_issue", State.SIGNED, "clerk"),
        ("document_reopen", State.READY, "member"),
        ("document_pdf", State.ISSUED, "reader"),
        ("scan_add", State.ISSUED, "clerk"),
    ],
)
def test_a_page_takes_few_queries(
    world: World, name: str, state: State, who: str, django_assert_max_num_queries: Any
) -> None:
    document = a_decision(world, state)
    client = as_officer(getattr(world, who))
    with django_assert_max_num_queries(12):
        assert client.get(url(name, document.pk)).status_code == 200


def test_the_decision_leads_on_from_the_dossier_page(world: World) -> None:
    def step_of(officer: Officer) -> Any:
        page = as_officer(officer).get(url("inspection", world.inspection.pk))
        steps = page.context["steps"]
        every = (*steps["allowed"], *steps["barred"])
        return next(each for each in every if "quyết định" in each.name)

    assert step_of(world.member).url == url("decision_draft", world.inspection.pk)
    document = drafting.draft_decision(world.inspection, by=world.member, at=earlier(hours=2))
    assert step_of(world.member).url == url("document", document.pk)
    drafts.make_ready(document, by=world.member, at=earlier(hours=2))
    assert step_of(world.director).url == url("document_sign", document.pk)
    assert not step_of(world.member).is_allowed


def test_after_the_head_the_next_officer_is_offered_as_a_member(world: World) -> None:
    client = as_officer(world.member)
    page = client.get(reverse("visits:team", args=[world.inspection.pk]))
    assert page.context["form"]["kind"].value() == "member"
