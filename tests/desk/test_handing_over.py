"""Bàn giao: everything of an officer who is away, whole or refused, once."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from cases.dossier.models import Approval, Document, Dossier, Seat
from cases.dossier.services import approvals
from cases.office.models import JournalEntry, Officer, Role
from inspections.desk.services.handing_over import hand_over, shares
from tests.builders import a_dossier, an_officer
from tests.dossier.approving import a_frozen, desks
from tests.visits.papers import World, a_decision, a_world, as_officer, filled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
MOST = 12


@pytest.fixture
def world() -> World:
    return a_world()


def page_of(world: World, away: Officer, to: Officer, by: Officer | None = None) -> Any:
    client = as_officer(by or world.manager)
    return client, client.get(reverse("hand_over"), {"away": away.pk, "to": to.pk})


def send(world: World, away: Officer, to: Officer) -> Any:
    client, page = page_of(world, away, to)
    sent = filled(page.context["form"], because="Nghỉ phép đến 11/12.")
    sent |= {"away": away.pk, "to": to.pk}
    return client, sent, client.post(reverse("hand_over"), sent, follow=True)


def dossier_of(world: World) -> Dossier:
    return Dossier.objects.get(pk=world.inspection.dossier_id)


def told(page: Any) -> list[str]:
    return [str(each) for each in page.context["messages"]]


def test_dossier_and_seat_go_over_with_one_line_in_the_journal(world: World) -> None:
    _, _, page = send(world, world.member, world.colleague)
    assert told(page) == ["Đã bàn giao 1 hồ sơ của Đinh Thu Cúc cho Chu Bích Ngọc."]
    dossier = dossier_of(world)
    assert dossier.holder == world.colleague
    taken = Seat.objects.in_force(timezone.now()).get(dossier=dossier, officer=world.colleague)
    assert (taken.kind, taken.interest) == ("member", Seat.Interest.NOT_DECLARED)
    assert not Seat.objects.in_force(timezone.now()).filter(officer=world.member).exists()
    entry = JournalEntry.objects.get(verb="hand_over")
    assert entry.chain == dossier.chain
    assert '"shares":"giữ hồ sơ, thành viên"' in entry.changes
    assert "Nghỉ phép đến 11/12." in entry.changes


def test_sent_again_it_does_nothing_more(world: World) -> None:
    client, sent, _ = send(world, world.member, world.colleague)
    page = client.post(reverse("hand_over"), sent, follow=True)
    assert told(page) == ["Không còn gì để bàn giao."]
    assert JournalEntry.objects.filter(verb="hand_over").count() == 1
    dossier = dossier_of(world)
    hand_over(
        dossier,
        away=world.member,
        to=world.colleague,
        because="lần nữa",
        by=world.manager,
        at=timezone.now(),
    )
    assert JournalEntry.objects.filter(verb="hand_over").count() == 1


def test_the_team_of_a_signed_decision_stays_and_the_dossier_goes(world: World) -> None:
    a_decision(world, Document.State.ISSUED)
    _, page = page_of(world, world.member, world.colleague)
    (share,) = page.context["shares"]
    assert share.moves == ["giữ hồ sơ"]
    assert [each.reason for each in share.stays] == [
        "Chỗ thành viên trong Đoàn: quyết định kiểm tra đã ký, thay bằng quyết định khác."
    ]
    send(world, world.member, world.colleague)
    assert dossier_of(world).holder == world.colleague
    assert Seat.objects.in_force(timezone.now()).filter(officer=world.member).exists()


def test_papers_at_his_desk_go_to_another_who_may_sit_there() -> None:
    office = desks()
    document = a_frozen(office)
    approvals.submit(document, by=office.drafter, at=timezone.now())
    second = an_officer(Role.MANAGER, office.drafter.unit, full_name="Tạ Minh Quân")
    (share,) = shares(office.head, second, office.director, timezone.now())
    assert share.moves == ["duyệt “Quyết định xử phạt”"]
    hand_over(
        document.dossier,
        away=office.head,
        to=second,
        because="đi công tác",
        by=office.director,
        at=timezone.now(),
    )
    assert Approval.objects.waiting().get().officer == second


def test_a_paper_stays_where_the_other_may_not_sit() -> None:
    office = desks()
    document = a_frozen(office)
    approvals.submit(document, by=office.drafter, at=timezone.now())
    (share,) = shares(office.head, office.colleague, office.director, timezone.now())
    assert not share.goes
    assert share.stays[0].reason == (
        "“Quyết định xử phạt” ở bàn Lãnh đạo phòng: Chu Bích Ngọc không ngồi bàn này."
    )


def test_nobody_takes_over_in_a_unit_that_is_not_his(world: World) -> None:
    (share,) = shares(world.member, world.stranger, world.director, timezone.now())
    assert not share.goes
    with pytest.raises(ValidationError):
        hand_over(
            dossier_of(world),
            away=world.member,
            to=world.stranger,
            because="vắng",
            by=world.director,
            at=timezone.now(),
        )
    assert dossier_of(world).holder == world.member


def test_only_who_may_hand_over_there_does(world: World) -> None:
    assert as_officer(world.member).get(reverse("hand_over")).status_code == 403
    with pytest.raises(ValidationError):
        hand_over(
            dossier_of(world),
            away=world.member,
            to=world.colleague,
            because="vắng",
            by=world.head,
            at=timezone.now(),
        )
    other = an_officer(Role.MANAGER)
    _, page = page_of(world, world.member, world.colleague, by=other)
    assert page.context["who"].errors


def test_a_reason_is_asked_for(world: World) -> None:
    client, page = page_of(world, world.member, world.colleague)
    sent = filled(page.context["form"], because=" ")
    sent |= {"away": world.member.pk, "to": world.colleague.pk}
    page = client.post(reverse("hand_over"), sent)
    assert page.context["form"].errors["because"] == ["Ghi lý do bàn giao."]
    assert dossier_of(world).holder == world.member


def test_nobody_takes_over_from_himself(world: World) -> None:
    _, page = page_of(world, world.member, world.member)
    assert page.context["who"].errors["to"] == ["Người nhận phải là người khác."]


def test_an_account_that_ended_can_still_be_handed_over(world: World) -> None:
    Officer.objects.filter(pk=world.member.pk).update(is_active=False)
    send(world, world.member, world.colleague)
    assert dossier_of(world).holder == world.colleague


def test_the_preview_asks_no_more_for_many_dossiers(
    world: World, django_assert_max_num_queries: Any
) -> None:
    taken = []
    for count in (2, 8):
        for _ in range(count):
            a_dossier(world.member, kind=Dossier.Kind.CASE)
        client = as_officer(world.manager)
        choice = {"away": world.member.pk, "to": world.colleague.pk}
        with django_assert_max_num_queries(MOST + 2) as queries:
            assert client.get(reverse("hand_over"), choice).status_code == 200
        taken.append(len(queries))
    assert taken[0] == taken[1]
