"""Who may do what: the table by role and seat, delegations, and the dossiers each one sees."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from cases.dossier.models import Dossier, Seat
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import DUTIES_BY_SEAT, Duty, Ground, SeatKind, could, ground_of, may
from cases.office.models import Officer, Role
from tests.builders import (
    AT,
    a_delegation,
    a_director,
    a_dossier,
    a_party,
    a_right,
    a_seat,
    a_unit,
    an_officer,
)

# Duty by role, in the order inspector, manager, director, registry clerk, statistician, auditor,
# administrator: the whole office, one's own unit, the office with a title of one's own, or not.
TABLE = """
look_up_law         office office office office office office office
see_parties         office office office office office office -
keep_parties        office office -      -      -      -      -
see_dossier         unit   unit   office office office office -
open_inspection     unit   unit   -      -      -      -      -
prepare_inspection  -      unit   -      -      -      -      -
sign_inspection     -      -      title  -      -      -      -
approve_draft       -      unit   office -      -      -      -
number_document     -      -      -      office -      -      -
keep_register       -      -      -      office -      -      -
deliver_document    -      -      -      office -      -      -
conduct_inspection  -      -      -      -      -      -      -
record_visit        -      -      -      -      -      -      -
sign_record         -      -      -      -      -      -      -
receive_request     unit   unit   -      -      -      -      -
decide_request      -      unit   office -      -      -      -
open_case           unit   unit   -      -      -      -      -
handle_case         -      unit   -      -      -      -      -
sign_sanction       -      -      title  -      -      -      -
record_payment      -      unit   -      -      -      -      -
see_plan            office office office office office office -
keep_plan           -      unit   -      -      -      -      -
submit_plan         -      -      office -      -      -      -
see_statistics      -      office office office office office -
hand_over           -      unit   office -      -      -      -
read_journal        -      unit   office -      -      office -
check_records       -      -      -      -      -      office -
see_officers        -      office office -      -      office office
keep_officers       -      -      -      -      -      -      office
see_components      -      -      -      -      -      -      office
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()]
SEATS = {
    "holder": {
        "see_dossier",
        "prepare_inspection",
        "handle_case",
        "deliver_document",
        "record_payment",
        "read_journal",
    },
    "head": {"see_dossier", "record_visit", "conduct_inspection", "sign_record", "read_journal"},
    "deputy_head": {"see_dossier", "record_visit", "conduct_inspection", "sign_record"},
    "member": {"see_dossier", "record_visit"},
    "secretary": {"see_dossier", "record_visit", "sign_record"},
}


def test_the_table_names_every_duty_and_role() -> None:
    assert [row[0] for row in ROWS] == [duty.value for duty in Duty]
    assert all(len(row) == 1 + len(Role) for row in ROWS)
    assert {seat.value for seat in SeatKind} == set(SEATS) == set(DUTIES_BY_SEAT)


@pytest.mark.django_db
def test_each_role_holds_what_the_table_says() -> None:
    unit = a_unit()
    near, far = a_dossier(an_officer(unit=unit)), a_dossier()
    for column, role in enumerate(Role, start=1):
        plain = an_officer(role, unit)
        titled = an_officer(role, unit, title_code="giam_doc_so_khcn")
        for row in ROWS:
            duty, reach = Duty(row[0]), row[column]
            held = [may(plain, duty, target, at=AT) for target in (None, near, far)]
            expected = {"office": [True] * 3, "unit": [True, True, False]}.get(reach, [False] * 3)
            assert held == expected, (role, duty)
            assert may(titled, duty, far, at=AT) is (reach in {"office", "title"}), (role, duty)


@pytest.mark.django_db
def test_each_seat_gives_what_the_table_says_in_its_dossier_alone() -> None:
    dossier, other = a_dossier(), a_dossier()
    for kind, duties in SEATS.items():
        officer = an_officer(Role.ADMINISTRATOR)
        if kind == "holder":
            dossier.holder = officer
        else:
            a_seat(dossier, officer, kind=kind)
        for duty in Duty:
            by_seat = duty.value in duties
            by_role = may(officer, duty, at=AT)
            assert may(officer, duty, dossier, at=AT) is (by_seat or by_role), (kind, duty)
            assert may(officer, duty, other, at=AT) is by_role, (kind, duty)


@pytest.mark.django_db
def test_a_seat_is_held_from_its_start_until_before_its_end() -> None:
    dossier, officer = a_dossier(), an_officer()
    end = AT + timedelta(hours=1)
    a_seat(dossier, officer, ends_at=end)
    moments = [AT - timedelta(seconds=1), AT, end - timedelta(seconds=1), end]
    assert [may(officer, Duty.RECORD_VISIT, dossier, at=at) for at in moments] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.django_db
def test_parties_and_rights_are_the_whole_offices() -> None:
    officer = an_officer()
    for target in (a_party(), a_right()):
        assert may(officer, Duty.KEEP_PARTIES, target, at=AT)
        assert not may(officer, Duty.SEE_DOSSIER, target, at=AT)
        assert not may(officer, Duty.RECORD_VISIT, target, at=AT)


@pytest.mark.django_db
def test_a_deputy_without_title_signs_by_delegation_within_its_period() -> None:
    director, deputy, dossier = a_director(), an_officer(Role.DIRECTOR), a_dossier()
    assert ground_of(director, Duty.SIGN_INSPECTION, dossier, at=AT) == Ground("role")
    assert ground_of(deputy, Duty.SIGN_INSPECTION, dossier, at=AT) is None
    given = a_delegation(director, deputy, Duty.SIGN_INSPECTION)
    moments = [AT - timedelta(microseconds=1), AT, given.ends_at - timedelta(microseconds=1)]
    grounds = [ground_of(deputy, Duty.SIGN_INSPECTION, dossier, at=at) for at in moments]
    assert grounds == [None, Ground("delegation", given.pk), Ground("delegation", given.pk)]
    assert ground_of(deputy, Duty.SIGN_INSPECTION, dossier, at=given.ends_at) is None


@pytest.mark.django_db
def test_a_delegation_reaches_no_further_than_its_scope() -> None:
    unit = a_unit()
    near, far = a_dossier(an_officer(unit=unit)), a_dossier()
    director, deputy = a_director(), an_officer(Role.DIRECTOR)
    a_delegation(director, deputy, Duty.SIGN_INSPECTION, scope=unit)
    assert may(deputy, Duty.SIGN_INSPECTION, near, at=AT)
    assert not may(deputy, Duty.SIGN_INSPECTION, far, at=AT)
    assert not may(deputy, Duty.SIGN_INSPECTION, a_party(), at=AT)


@pytest.mark.django_db
def test_a_delegation_reaches_no_further_than_its_giver() -> None:
    manager = an_officer(Role.MANAGER)
    near, far = a_dossier(an_officer(unit=manager.unit)), a_dossier()
    receiver = an_officer()
    a_delegation(manager, receiver, Duty.PREPARE_INSPECTION)
    assert may(receiver, Duty.PREPARE_INSPECTION, near, at=AT)
    assert not may(receiver, Duty.PREPARE_INSPECTION, far, at=AT)


@pytest.mark.django_db
def test_a_delegated_duty_is_not_delegated_on() -> None:
    director, deputy, third = a_director(), an_officer(Role.DIRECTOR), an_officer(Role.DIRECTOR)
    a_delegation(director, deputy, Duty.SIGN_INSPECTION)
    a_delegation(deputy, third, Duty.SIGN_INSPECTION)
    assert not may(third, Duty.SIGN_INSPECTION, a_dossier(), at=AT)


@pytest.mark.django_db
def test_a_delegation_ends_with_its_giver_and_rests_with_its_receiver() -> None:
    director, deputy, dossier = a_director(), an_officer(Role.DIRECTOR), a_dossier()
    given = a_delegation(director, deputy, Duty.SIGN_INSPECTION)
    director.is_active = False
    director.save()
    deputy.refresh_from_db()
    assert not may(deputy, Duty.SIGN_INSPECTION, dossier, at=AT)
    director.is_active = True
    director.save()
    deputy.refresh_from_db()
    assert may(deputy, Duty.SIGN_INSPECTION, dossier, at=AT)
    given.receiver.is_active = False
    assert not may(given.receiver, Duty.SIGN_INSPECTION, dossier, at=AT)


@pytest.mark.django_db
def test_a_deactivated_officer_may_nothing_and_sees_nothing() -> None:
    officer = an_officer(Role.DIRECTOR, title_code="giam_doc_so_khcn", is_active=False)
    dossier = a_dossier(officer)
    a_seat(dossier, officer, kind=SeatKind.HEAD)
    assert not any(may(officer, duty, dossier, at=AT) for duty in Duty)
    assert not any(could(officer, duty, at=AT) for duty in Duty)
    assert not Dossier.objects.visible_to(officer, AT).exists()


@pytest.mark.django_db
def test_a_duty_of_a_seat_is_nobodys_without_the_dossier() -> None:
    for role in Role:
        officer = an_officer(role)
        assert not may(officer, Duty.RECORD_VISIT, at=AT)
        assert not may(officer, Duty.SIGN_RECORD, at=AT)
        assert could(officer, Duty.RECORD_VISIT, at=AT)
    assert not may(an_officer(), Duty.READ_JOURNAL, at=AT)
    assert not could(an_officer(), Duty.KEEP_OFFICERS, at=AT)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whoever_may_see_a_dossier_finds_it_and_nobody_else(seed: int) -> None:
    chance = Random(seed)  # noqa: S311
    dossiers = dossiers_of_a_random_office(chance)
    for officer in Officer.objects.select_related("unit"):
        for hours in (-1, 0, 2, 30):
            at = AT + timedelta(hours=hours)
            found = set(Dossier.objects.visible_to(officer, at))
            allowed = {each for each in dossiers if may(officer, Duty.SEE_DOSSIER, each, at=at)}
            assert found == allowed, (officer.role, at)
            # whoever holds any duty on it sees it too
            for duty in (Duty.PREPARE_INSPECTION, Duty.SIGN_INSPECTION, Duty.RECORD_VISIT):
                assert {each for each in dossiers if may(officer, duty, each, at=at)} <= found


def dossiers_of_a_random_office(chance: Random) -> list[Dossier]:
    units = [a_unit() for _ in range(3)]
    officers = [
        an_officer(
            role,
            chance.choice(units),
            is_active=chance.random() > 0.15,
            title_code=chance.choice(["", "giam_doc_so_khcn"]),
        )
        for role in [*Role, *Role]
    ]
    dossiers = [a_dossier(chance.choice(officers)) for _ in range(8)]
    for dossier in dossiers:
        for officer in chance.sample(officers, 3):
            starts_at = AT + timedelta(hours=chance.randint(-2, 2))
            ends_at = chance.choice([None, starts_at + timedelta(hours=chance.randint(0, 3))])
            a_seat(dossier, officer, starts_at=starts_at, ends_at=ends_at)
    for _ in range(8):
        giver, receiver = chance.sample(officers, 2)
        scope = chance.choice([None, *units])
        starts_at = AT + timedelta(hours=chance.randint(-2, 2))
        a_delegation(giver, receiver, chance.choice(list(Duty)), scope=scope, starts_at=starts_at)
    return dossiers


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.DIRECTOR])
def test_a_list_of_dossiers_costs_the_same_for_few_and_many(
    role: Role, django_assert_max_num_queries: Any
) -> None:
    viewer = an_officer(role)
    for few in (3, 10):
        for _ in range(few):
            a_seat(a_dossier(an_officer(unit=viewer.unit)), viewer)
        officer = Officer.objects.get(pk=viewer.pk)
        with django_assert_max_num_queries(2 if role == Role.INSPECTOR else 1):
            assert list(Dossier.objects.visible_to(officer, AT))


@requires(Duty.PREPARE_INSPECTION)
def prepare(request: OfficerRequest, pk: int) -> HttpResponse:
    return HttpResponse(fetch(request, Dossier.objects, pk=pk).number)


def ask(officer: Officer, dossier: Dossier) -> int | type[Exception]:
    request = RequestFactory().post("/")
    request.user = Officer.objects.get(pk=officer.pk)
    try:
        return prepare(request, pk=dossier.pk).status_code
    except (Http404, PermissionDenied) as refusal:
        return type(refusal)


@pytest.mark.django_db
def test_the_owner_enters_the_colleague_is_refused_the_stranger_finds_nothing() -> None:
    owner = an_officer()
    dossier = a_dossier(owner)
    assert ask(owner, dossier) == 200
    assert ask(an_officer(unit=owner.unit), dossier) is PermissionDenied
    assert ask(an_officer(), dossier) is Http404


@pytest.mark.django_db
def test_whoever_loses_the_duty_between_page_and_post_is_refused() -> None:
    manager = an_officer(Role.MANAGER)
    dossier = a_dossier(an_officer(unit=manager.unit))
    receiver = an_officer()
    period = {"starts_at": datetime(2020, 1, 1, tzinfo=AT.tzinfo), "ends_at": AT + timedelta(3650)}
    given = a_delegation(manager, receiver, Duty.PREPARE_INSPECTION, **period)
    assert ask(manager, dossier) == ask(receiver, dossier) == 200
    given.ends_at = datetime(2021, 1, 1, tzinfo=AT.tzinfo)
    given.save()
    manager.role = Role.STATISTICIAN
    manager.save()
    assert ask(manager, dossier) is PermissionDenied
    assert ask(receiver, dossier) is Http404


@pytest.mark.django_db
def test_a_handed_over_dossier_leaves_its_former_holder_as_a_stranger() -> None:
    former, holder = an_officer(), an_officer()
    dossier = a_dossier(former, unit=holder.unit)
    assert ask(former, dossier) == 200
    Dossier.objects.filter(pk=dossier.pk).update(holder=holder)
    assert ask(former, dossier) is Http404
    assert Seat.objects.count() == 0
