"""Pages of trình ký: the queue, the slip, the acts; who may, and how much they ask."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.dossier.models import Approval, Document
from cases.dossier.services import approvals, documents
from cases.office.models import Officer, Role
from tests.builders import an_officer
from tests.dossier.approving import Desks, a_frozen, desks, fresh
from tests.visits.papers import as_officer, filled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
MOST = 12
AGO = timedelta(hours=2)


@pytest.fixture
def office() -> Desks:
    return desks()


def url(name: str, *numbers: int) -> str:
    return reverse(f"dossier:{name}", args=numbers)


def waiting(office: Desks, **fields: Any) -> Document:
    document = a_frozen(office, **fields)
    approvals.submit(document, note="Kính trình.", by=office.drafter, at=timezone.now() - AGO)
    return fresh(document)


def press(officer: Officer, name: str, document: Document, **typed: Any) -> Any:
    client, address = as_officer(officer), url(name, document.pk)
    page = client.get(address)
    assert page.status_code == 200
    sent = filled(page.context["form"], **typed)
    answer = client.post(address, sent)
    return client.get(url("approvals")) if answer.status_code == 302 else answer


def words(page: Any) -> str:
    return " ".join(page.content.decode().split())


def test_a_paper_goes_from_page_to_page_to_the_signer(office: Desks) -> None:
    document = a_frozen(office)
    assert "Đã trình: “Quyết định xử phạt”" in _messages(
        press(office.drafter, "submit", document, note="Kính trình.")
    )
    press(office.head, "approve", document, opinion="Đồng ý, kính trình.")
    told = _messages(press(office.deputy, "approve", document))
    assert "Văn bản đang ở bàn của Trần Thị Bình (Giám đốc)" in told
    queue = as_officer(office.director).get(url("approvals"))
    assert [row.document for row in queue.context["to_sign"]] == [document]
    assert reverse("dossier:document_sign", args=[document.pk]) in words(queue)


def _messages(page: Any) -> str:
    return " ".join(str(each) for each in page.context["messages"])


def test_the_queue_of_each_shows_what_is_his(office: Desks) -> None:
    document = waiting(office)
    head = as_officer(office.head).get(url("approvals"))
    assert [row.document for row in head.context["to_approve"]] == [document]
    assert "Kính trình." in words(head)
    drafter = as_officer(office.drafter).get(url("approvals"))
    assert [row.document for row in drafter.context["sent"]] == [document]
    assert "Phùng Quốc Việt" in words(drafter)
    other = as_officer(office.deputy).get(url("approvals"))
    assert "Không có văn bản nào" in words(other)


def test_what_came_back_stands_with_its_opinion(office: Desks) -> None:
    document = waiting(office)
    press(office.head, "send_back", document, opinion="Bổ sung mã cơ quan thu.")
    page = as_officer(office.drafter).get(url("approvals"))
    (row,) = page.context["returned"]
    assert row.returned_with == "Phùng Quốc Việt: Bổ sung mã cơ quan thu."


def test_opinions_are_asked_for_when_it_goes_back(office: Desks) -> None:
    document = waiting(office)
    page = press(office.head, "send_back", document, opinion="")
    assert page.context["form"].errors["opinion"] == ["Ghi ý kiến: cần sửa, bổ sung gì."]
    assert fresh(document).state == Document.State.READY


def test_a_change_is_shown_in_the_queue_and_confirmed_in_one_tap(office: Desks) -> None:
    document = waiting(office)
    at = timezone.now() - AGO
    approvals.approve(document, by=office.head, at=at)
    facts = document.facts
    approvals.recall(document, because="sửa", by=office.drafter, at=at)
    documents.reopen(document, because="sửa", by=office.drafter, at=at)
    later = a_frozen(office, "Phạt tiền 18.000.000 đồng.").words
    Document.objects.filter(pk=document.pk).update(state="ready", facts=facts, words=later)
    approvals.submit(fresh(document), by=office.drafter, at=at)
    client = as_officer(office.head)
    page = client.get(url("approvals"))
    assert "<del>16.000.000</del>" in words(page)
    assert "<ins>18.000.000</ins>" in words(page)
    (row,) = page.context["to_approve"]
    sent = filled(row.confirm)
    first = client.post(url("confirm_change", document.pk), sent, follow=True)
    again = client.post(url("confirm_change", document.pk), sent, follow=True)
    assert "Đã đồng ý với chỗ sửa" in _messages(first)
    assert again.status_code == 200
    assert Approval.objects.waiting().get().officer == office.deputy


def test_the_same_form_twice_approves_once(office: Desks) -> None:
    document = waiting(office)
    client, address = as_officer(office.head), url("approve", document.pk)
    sent = filled(client.get(address).context["form"])
    assert client.post(address, sent)["Location"] == client.post(address, sent)["Location"]
    assert Approval.objects.count() == 2


def test_the_slip_names_desks_days_and_opinions(office: Desks) -> None:
    document = waiting(office)
    approvals.approve(document, opinion="Đồng ý, kính trình.", by=office.head, at=timezone.now())
    page = as_officer(office.director).get(url("slip", document.pk))
    said = words(page)
    assert "PHIẾU TRÌNH" in said
    assert "Ký quyết định xử phạt vi phạm hành chính" in said
    for part in ("Soạn thảo", "Kính trình.", "Lãnh đạo phòng", "Đồng ý, kính trình."):
        assert part in said
    assert [leg.desk for leg in page.context["legs"]] == [
        *("Soạn thảo", "Lãnh đạo phòng", "Phó Giám đốc")
    ]


def test_a_stranger_finds_nothing_and_a_colleague_is_refused(office: Desks) -> None:
    document = waiting(office)
    stranger = as_officer(an_officer())
    colleague = as_officer(office.colleague)
    for name in ("slip", "submit", "send_back", "recall"):
        assert stranger.get(url(name, document.pk)).status_code == 404
        assert colleague.get(url(name, document.pk)).status_code == 200
    assert stranger.get(url("approve", document.pk)).status_code == 403
    refused = colleague.post(url("send_back", document.pk), {"opinion": "x"})
    assert refused.status_code == 200
    assert fresh(document).state == Document.State.READY


@pytest.mark.parametrize("who", ["head", "drafter", "director"])
def test_the_queue_asks_no_more_for_many_papers(
    office: Desks, who: str, django_assert_max_num_queries: Any
) -> None:
    taken = []
    for count in (2, 8):
        for _ in range(count):
            waiting(office)
            a_frozen(office)
        client = as_officer(getattr(office, who))
        with django_assert_max_num_queries(MOST) as queries:
            assert client.get(url("approvals")).status_code == 200
        taken.append(len(queries))
    assert taken[0] == taken[1]


def test_pages_about_one_paper_ask_little(
    office: Desks, django_assert_max_num_queries: Any
) -> None:
    document = waiting(office)
    for officer, name in (
        (office.head, "approve"),
        (office.head, "send_back"),
        (office.drafter, "recall"),
        (office.director, "slip"),
    ):
        client: Client = as_officer(officer)
        with django_assert_max_num_queries(MOST):
            assert client.get(url(name, document.pk)).status_code == 200


def test_every_role_that_sees_dossiers_opens_the_queue() -> None:
    for role in (Role.INSPECTOR, Role.MANAGER, Role.DIRECTOR, Role.STATISTICIAN, Role.AUDITOR):
        assert as_officer(an_officer(role)).get(url("approvals")).status_code == 200
