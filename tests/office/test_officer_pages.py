"""Officers by unit, an officer's page, taking one on, delegations, accounts, passwords."""

import hashlib
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.office.duties import Duty, may
from cases.office.journal import canonical, first_broken
from cases.office.models import Delegation, JournalEntry, Officer, Role, Submission, Unit
from cases.office.services import take_on_officer
from tests.builders import AT, a_delegation, a_director, a_unit, an_officer

pytestmark = pytest.mark.django_db
PASSWORD = "mot mat khau dai"
LIST = "officer_list"
ACTS = (
    "officer_change",
    "officer_delegate",
    "officer_password",
    "officer_deactivate",
    "officer_reactivate",
)


@pytest.fixture
def administrator(client: Client) -> Officer:
    officer = an_officer(Role.ADMINISTRATOR, full_name="Mai Hữu Trí")
    client.force_login(officer)
    return officer


def an_account(**fields: Any) -> Officer:
    """An officer who can log in with PASSWORD."""
    lawful: dict[str, Any] = {
        "username": "quan.taminh",
        "full_name": "Tạ Minh Quân",
        "role": "inspector",
        "position": "Phó Trưởng phòng",
    }
    officer = Officer(**lawful | fields, unit=a_unit())
    return take_on_officer(officer, password=PASSWORD, by=None, at=AT)


def shown(client: Client, view: str = LIST, *args: Any, **query: Any) -> str:
    response = client.get(reverse(view, args=args), query)
    assert response.status_code == 200
    return response.content.decode()


def names(client: Client, **query: Any) -> list[str]:
    return [each.full_name for each in client.get(reverse(LIST), query).context["page"]]


def errors(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 200
    return {name: list(each) for name, each in response.context["form"].errors.items()}


def send(client: Client, view: str, *args: Any, **typed: Any) -> Any:
    return client.post(reverse(view, args=args), {"submission": str(uuid4())} | typed)


# Who may


@pytest.mark.parametrize("role", [Role.MANAGER, Role.DIRECTOR, Role.AUDITOR])
def test_some_see_the_officers_but_do_not_keep_them(client: Client, role: Role) -> None:
    other = an_officer()
    client.force_login(an_officer(role))
    page = shown(client) + shown(client, "officer", other.pk)
    assert client.get(reverse("officer_take_on")).status_code == 403
    for view in ACTS:
        address = reverse(view, args=[other.pk])
        assert client.get(address).status_code == 403
        assert client.post(address, {"submission": str(uuid4())}).status_code == 403
        assert address not in page


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.REGISTRY_CLERK, Role.STATISTICIAN])
def test_the_others_see_no_officers(client: Client, role: Role) -> None:
    officer = an_officer(role)
    client.force_login(officer)
    assert client.get(reverse(LIST)).status_code == 403
    assert client.get(officer.get_absolute_url()).status_code == 403
    assert "Công chức</a>" not in shown(client, "own_password")


def test_nobody_sees_anything_without_a_login(client: Client) -> None:
    officer = an_officer()
    for address in (reverse(LIST), officer.get_absolute_url(), reverse("own_password")):
        assert client.get(address).headers["Location"].startswith("/dang-nhap/")


def test_an_unknown_officer_is_not_found(client: Client, administrator: Officer) -> None:
    for view in ("officer", *ACTS):
        assert client.get(reverse(view, args=[404_404])).status_code == 404


# The list


def test_officers_stand_by_unit_then_by_given_name(client: Client, administrator: Officer) -> None:
    first, second = a_unit(name="A Phòng Một"), a_unit(name="B Phòng Hai")
    an_officer(unit=second, full_name="Đỗ Văn An")
    for name in ("Trần Thị Ước", "Lê Văn Đạt", "Nguyễn Thị Ánh"):
        an_officer(unit=first, full_name=name)
    right = ["Nguyễn Thị Ánh", "Lê Văn Đạt", "Trần Thị Ước", "Đỗ Văn An"]
    assert names(client, role="inspector") == right


def test_a_name_is_found_without_accents(client: Client, administrator: Officer) -> None:
    an_officer(full_name="Đoàn Vĩnh Khang")
    an_officer(full_name="Lương Ngân Hà")
    assert names(client, q="vinh doan") == ["Đoàn Vĩnh Khang"]
    assert "Không có công chức nào khớp" in shown(client, q="khong co ai")


def test_unit_and_account_filter_too(client: Client, administrator: Officer) -> None:
    unit = a_unit()
    an_officer(unit=unit, full_name="Người Một")
    an_officer(unit=unit, full_name="Người Hai", is_active=False)
    assert names(client, unit=unit.pk) == ["Người Hai", "Người Một"]
    assert names(client, unit=unit.pk, account="0") == ["Người Hai"]
    assert "<b>1 công chức</b>" in shown(client, unit=unit.pk, account="1")


def test_the_list_costs_the_same_for_3_rows_as_for_13(
    client: Client, administrator: Officer, django_assert_num_queries: Any
) -> None:
    for amount in (3, 10):
        for _ in range(amount):
            an_officer()
        with django_assert_num_queries(8):
            shown(client)


# An officer


def test_the_page_says_what_the_role_gives_and_how_far(
    client: Client, administrator: Officer
) -> None:
    inspector = an_officer()
    duties = client.get(inspector.get_absolute_url()).context["duties"]
    assert ("Mở cuộc kiểm tra", "trong đơn vị") in duties
    assert ("Cập nhật đối tượng, quyền sở hữu công nghiệp", "toàn Sở") in duties
    assert "Ký quyết định kiểm tra" not in dict(duties)


def test_a_delegation_says_in_words_whether_it_holds(
    client: Client, administrator: Officer
) -> None:
    giver, receiver, now = a_director(), an_officer(), timezone.now()
    for number, starts, ends in (("1", -9, -1), ("2", -1, 1), ("3", 1, 9)):
        days = {"starts_at": now + timedelta(starts), "ends_at": now + timedelta(ends)}
        a_delegation(giver, receiver, Duty.SIGN_INSPECTION, number=number, **days)
    rows = client.get(receiver.get_absolute_url()).context["received"]
    assert [(row.delegation.number, row.shape) for row in rows] == [
        ("3", "empty"),
        ("2", "tick"),
        ("1", "dashed"),
    ]
    assert "Đã giao quyền cho người khác" in shown(client, "officer", giver.pk)


def test_a_manager_reads_the_journal_of_the_own_unit_only(client: Client) -> None:
    manager = an_officer(Role.MANAGER)
    colleague, stranger = an_account(), an_account(username="khac")
    Officer.objects.filter(pk=colleague.pk).update(unit=manager.unit)
    client.force_login(manager)
    assert "Nhật ký" in shown(client, "officer", colleague.pk)
    assert "Nhật ký" not in shown(client, "officer", stranger.pk)


def test_an_officer_costs_the_same_for_3_delegations_as_for_13(
    client: Client, django_assert_num_queries: Any
) -> None:
    client.force_login(an_officer(Role.AUDITOR))
    receiver = an_account()
    for amount in (3, 10):
        for _ in range(amount):
            scope = a_unit()
            a_delegation(a_director(), receiver, Duty.SIGN_INSPECTION, scope=scope)
            a_delegation(receiver, an_officer(), Duty.OPEN_INSPECTION, scope=scope)
        with django_assert_num_queries(8):
            shown(client, "officer", receiver.pk)


# Taking on, changing


def facts(**changes: Any) -> dict[str, Any]:
    unit = Unit.objects.order_by("pk")[0]
    typed = {
        "username": "ngoc.chubich",
        "honorific": "Bà",
        "full_name": "Chu Bích Ngọc",
        "role": "inspector",
        "unit": unit.pk,
        "position": "Chuyên viên",
        "password": PASSWORD,
        "password_again": PASSWORD,
    }
    return typed | changes


def test_a_new_officer_logs_in_with_the_first_password(
    client: Client, administrator: Officer
) -> None:
    response = send(client, "officer_take_on", **facts())
    made = Officer.objects.get(username="ngoc.chubich")
    assert response.headers["Location"] == made.get_absolute_url()
    assert (made.chain.entries.get().officer, first_broken(made.chain)) == (administrator, None)
    knock = {"username": "ngoc.chubich", "password": PASSWORD}
    assert Client().post(reverse("login"), knock).headers["Location"] == "/"


def test_the_same_form_sent_twice_takes_on_once(client: Client, administrator: Officer) -> None:
    typed = facts(submission=str(uuid4()))
    first = send(client, "officer_take_on", **typed)
    second = send(client, "officer_take_on", **typed)
    assert first.headers["Location"] == second.headers["Location"]
    assert Officer.objects.filter(username="ngoc.chubich").count() == 1


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"username": "quan.taminh"}, "username", "Tên đăng nhập này đã có"),
        ({"username": "tên có dấu cách"}, "username", "Bỏ dấu cách"),
        ({"full_name": ""}, "full_name", "Nhập họ và tên"),
        ({"role": ""}, "role", "Chọn vai trò"),
        ({"role": "king"}, "role", ""),
        ({"password": "ngan", "password_again": "ngan"}, "password", "10 ký tự"),
        (
            {"password": "1234509876123", "password_again": "1234509876123"},
            "password",
            "toàn chữ số",
        ),
        ({"password": "password12", "password_again": "password12"}, "password", "dễ đoán"),
        ({"password_again": "khac di mot chut"}, "password_again", "Hai lần nhập khác nhau"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    client: Client, administrator: Officer, changes: dict[str, str], field: str, reason: str
) -> None:
    an_account()
    response = send(client, "officer_take_on", **facts(**changes))
    assert reason in errors(response)[field][0]
    assert not Officer.objects.filter(username="ngoc.chubich").exists()
    assert PASSWORD not in response.content.decode()


def test_a_change_moves_the_revision_and_names_old_and_new(
    client: Client, administrator: Officer
) -> None:
    officer, unit = an_account(), a_unit(name="Phòng Pháp chế")
    typed = facts(full_name=officer.full_name, honorific="Ông", position=officer.position)
    send(client, "officer_change", officer.pk, **typed | {"unit": unit.pk, "revision": 1})
    officer.refresh_from_db()
    assert (officer.unit, officer.revision, officer.username) == (unit, 2, "quan.taminh")
    page = shown(client, "officer", officer.pk)
    assert "Nhật ký" not in page
    client.force_login(an_officer(Role.AUDITOR))
    assert "→ Phòng Pháp chế" in shown(client, "officer", officer.pk)


def test_of_two_administrators_the_second_sees_both_versions(
    client: Client, administrator: Officer
) -> None:
    officer = an_account()
    same = facts(unit=officer.unit_id, full_name=officer.full_name, honorific="Ông")
    for position in ("Trưởng phòng", "Chuyên viên chính"):
        typed = same | {"position": position, "revision": 1}
        response = send(client, "officer_change", officer.pk, **typed)
    assert "đã được người khác sửa" in response.content.decode()
    assert response.context["form"].versions == [("Chức vụ", "Chuyên viên chính", "Trưởng phòng")]


# Delegations


def paper(giver: Officer, **changes: Any) -> dict[str, Any]:
    typed = {
        "giver": giver.pk,
        "duty": "sign_inspection",
        "starts_at_0": "00:00",
        "starts_at_1": "05/01/2026",
        "ends_at_0": "00:00",
        "ends_at_1": "01/01/2027",
        "number": "12/QĐ-SKHCN",
        "signed_on": "05/01/2026",
    }
    return typed | changes


def test_a_delegation_gives_the_duty_from_its_first_minute(
    client: Client, administrator: Officer
) -> None:
    receiver = an_officer(Role.DIRECTOR)
    response = send(client, "officer_delegate", receiver.pk, **paper(a_director()))
    assert response.headers["Location"] == receiver.get_absolute_url()
    given = Delegation.objects.get()
    receiver = Officer.objects.get(pk=receiver.pk)
    before = given.starts_at - timedelta(seconds=1)
    for at, allowed in ((before, False), (given.starts_at, True), (given.ends_at, False)):
        assert may(receiver, Duty.SIGN_INSPECTION, at=at) is allowed
    assert receiver.chain.entries.order_by("-sequence")[0].verb == "delegate"


def test_what_the_giver_does_not_hold_is_not_given(client: Client, administrator: Officer) -> None:
    giver = an_officer(full_name="Vũ Hoàng Lâm")
    response = send(client, "officer_delegate", an_officer().pk, **paper(giver))
    assert "Vũ Hoàng Lâm không có quyền này nên không giao được" in errors(response)["duty"][0]
    assert not Delegation.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"ends_at_1": "05/01/2026"}, "ends_at", "phải sau thời điểm bắt đầu"),
        ({"signed_on": "01/01/2999"}, "signed_on", "Ngày ký chưa đến"),
        ({"starts_at_0": "25:00"}, "starts_at", "Nhập giờ từ 00:00"),
        ({"number": ""}, "number", "Nhập số văn bản giao quyền"),
        ({"duty": "look_up_law"}, "duty", "Chọn một dòng trong danh sách"),
    ],
)
def test_a_wrong_delegation_is_refused_at_its_field(
    client: Client, administrator: Officer, changes: dict[str, str], field: str, reason: str
) -> None:
    typed = paper(a_director(), **changes)
    assert reason in errors(send(client, "officer_delegate", an_officer().pk, **typed))[field][0]
    assert not Delegation.objects.exists()


def test_nobody_delegates_to_oneself(client: Client, administrator: Officer) -> None:
    director = a_director()
    response = send(client, "officer_delegate", director.pk, **paper(director))
    assert "giver" in errors(response)


def test_the_same_delegation_sent_twice_is_kept_once(
    client: Client, administrator: Officer
) -> None:
    receiver, typed = an_officer(Role.DIRECTOR), paper(a_director()) | {"submission": str(uuid4())}
    for _ in range(2):
        assert send(client, "officer_delegate", receiver.pk, **typed).status_code == 302
    assert Delegation.objects.count() == 1


# Accounts


def test_from_the_next_request_on_nothing_is_open(client: Client, administrator: Officer) -> None:
    officer, inside = an_account(), Client()
    inside.force_login(officer)
    assert inside.get(reverse("own_password")).status_code == 200
    response = send(client, "officer_deactivate", officer.pk)
    assert response.headers["Location"] == officer.get_absolute_url()
    assert inside.get(reverse("own_password")).headers["Location"].startswith("/dang-nhap/")
    entry = officer.chain.entries.order_by("-sequence")[0]
    assert (entry.verb, entry.officer) == ("deactivate", administrator)


def test_an_account_is_opened_again(client: Client, administrator: Officer) -> None:
    officer = an_account(is_active=False)
    send(client, "officer_reactivate", officer.pk)
    officer.refresh_from_db()
    assert officer.is_active
    assert officer.chain.entries.order_by("-sequence")[0].verb == "reactivate"


def test_nobody_ends_the_own_account(client: Client, administrator: Officer) -> None:
    response = send(client, "officer_deactivate", administrator.pk)
    assert "Không tự ngừng tài khoản của mình" in errors(response)["__all__"][0]
    administrator.refresh_from_db()
    assert administrator.is_active
    assert reverse("officer_deactivate", args=[administrator.pk]) not in shown(
        client, "officer", administrator.pk
    )


def test_an_account_ends_once(client: Client, administrator: Officer) -> None:
    officer, uuid = an_account(), str(uuid4())
    for _ in range(2):
        assert send(client, "officer_deactivate", officer.pk, submission=uuid).status_code == 302
    assert officer.chain.entries.filter(verb="deactivate").count() == 1
    told = errors(send(client, "officer_deactivate", officer.pk))
    assert "đã ngừng từ trước" in told["__all__"][0]


# Passwords


TYPED = {
    "old_password": PASSWORD,
    "password": "mot mat khau khac",
    "password_again": "mot mat khau khac",
}


def changed(client: Client, **changes: str) -> Any:
    return send(client, "own_password", **TYPED | changes)


def test_another_password_on_a_page_sent_before_is_not_told_as_set(client: Client) -> None:
    officer, uuid = an_account(), str(uuid4())
    client.force_login(an_officer(Role.ADMINISTRATOR))
    for password, status in (("mot mat khau khac", 302), ("hai mat khau khac", 200)):
        typed = {"submission": uuid, "password": password, "password_again": password}
        assert send(client, "officer_password", officer.pk, **typed).status_code == status
    officer.refresh_from_db()
    assert officer.check_password("mot mat khau khac")


def test_ones_own_password_is_changed_and_other_machines_are_closed(client: Client) -> None:
    officer, elsewhere = an_account(), Client()
    client.force_login(officer)
    elsewhere.force_login(officer)
    assert changed(client).status_code == 302
    officer.refresh_from_db()
    assert officer.check_password("mot mat khau khac")
    assert client.get(reverse("own_password")).status_code == 200
    assert elsewhere.get(reverse("own_password")).status_code == 302


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"old_password": "sai roi nhe"}, "old_password", "Mật khẩu đang dùng chưa đúng"),
        ({"password_again": "khac di"}, "password_again", "Hai lần nhập khác nhau"),
        ({"password": "ngan", "password_again": "ngan"}, "password", "10 ký tự"),
        ({"password": ""}, "password", "Nhập mật khẩu mới"),
    ],
)
def test_a_wrong_change_of_password_says_why(
    client: Client, changes: dict[str, str], field: str, reason: str
) -> None:
    officer = an_account()
    client.force_login(officer)
    assert reason in errors(changed(client, **changes))[field][0]
    officer.refresh_from_db()
    assert officer.check_password(PASSWORD)


def test_a_password_leaves_no_trace_but_its_hash(client: Client) -> None:
    officer = an_account()
    client.force_login(officer)
    changed(client)
    assert JournalEntry.objects.filter(verb="set_password").get().changes == ""
    # the digest is under the office's key: from it alone no password can be guessed
    typed = sorted(TYPED.items())
    plain = hashlib.sha256(canonical([{name: [word] for name, word in typed}, {}]).encode())
    assert Submission.objects.get().digest != plain.hexdigest()


def test_a_forgotten_password_is_set_anew(client: Client, administrator: Officer) -> None:
    officer = an_account()
    pair = {"password": "mat khau cap lai", "password_again": "mat khau cap lai"}
    response = send(client, "officer_password", officer.pk, **pair)
    assert response.headers["Location"] == officer.get_absolute_url()
    officer.refresh_from_db()
    assert officer.check_password("mat khau cap lai")
