"""The list of rights, a right as of a day, entering and changing one, its agents."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from cases.office.models import Officer, Role
from cases.parties.models import IPRight, Party, RightAgent, RightPeriod
from cases.parties.services import appoint_agent, change_right
from tests.builders import AT, a_party, a_right, an_officer

pytestmark = pytest.mark.django_db

LIST = "parties:right_list"
Status = RightPeriod.Status


@pytest.fixture
def inspector(client: Client) -> Officer:
    officer = an_officer()
    client.force_login(officer)
    return officer


def shown(client: Client, view: str = LIST, *args: Any, **query: Any) -> str:
    response = client.get(reverse(view, args=args), query)
    assert response.status_code == 200
    return response.content.decode()


def signs(client: Client, **query: Any) -> list[str]:
    return [row.right.sign for row in client.get(reverse(LIST), query).context["rows"]]


def errors(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 200
    return {name: list(each) for name, each in response.context["form"].errors.items()}


def becomes(right: IPRight, status: str, day: date, owner: Party | None = None) -> RightPeriod:
    former = right.periods.get(in_force_to=None)
    period = RightPeriod(owner=owner or former.owner, status=status, in_force_from=day)
    return change_right(right, period, by=an_officer(), at=AT)


def a_power(right: IPRight, until: date | None = None, **fields: Any) -> RightAgent:
    lawful: dict[str, Any] = {
        "power_number": "UQ-03/2025",
        "signed_on": date(2025, 9, 1),
        "valid_from": date(2025, 9, 1),
        "valid_to": until,
        "scope": "Yêu cầu xử lý xâm phạm",
    }
    if "agent" not in fields:
        lawful["agent"] = a_party("Công ty TNHH Sở hữu trí tuệ Mộc Việt")
    power = RightAgent(right=right, **lawful | fields)
    return appoint_agent(power, by=an_officer(), at=AT)


# Who may


def test_a_statistician_reads_but_does_not_change(client: Client) -> None:
    right = a_right()
    client.force_login(an_officer(Role.STATISTICIAN))
    page = shown(client) + shown(client, "parties:right", right.pk)
    for view, args in (
        ("right_enter", []),
        ("right_edit", [right.pk]),
        ("right_change", [right.pk]),
        ("agent_appoint", [right.pk]),
    ):
        address = reverse(f"parties:{view}", args=args)
        assert client.get(address).status_code == 403
        assert client.post(address, {"submission": str(uuid4())}).status_code == 403
        assert address not in page


def test_nobody_sees_anything_without_a_login(client: Client) -> None:
    right = a_right()
    for address in (reverse(LIST), right.get_absolute_url(), reverse("parties:choose_right")):
        assert client.get(address).headers["Location"].startswith("/dang-nhap/")


def test_an_unknown_right_is_not_found(client: Client, inspector: Officer) -> None:
    for view in ("right", "right_edit", "right_change", "agent_appoint"):
        assert client.get(reverse(f"parties:{view}", args=[404])).status_code == 404


# Finding


@pytest.mark.parametrize(
    "words",
    ["may an", "MÂY AN", "4-0123456-000", "4 - 0123456 – 000", "0123456", "hoa sen", "3, 5"],
)
def test_a_right_is_found_by_sign_number_class_or_owner(
    client: Client, inspector: Officer, words: str
) -> None:
    a_right("MÂY AN", a_party("Công ty Hoa Sen"), number="4-0123456-000", classes="3, 5")
    a_right("LUNARIS", a_party("Công ty Lunaris"), number="4-0999999-000", classes="18")
    assert signs(client, q=words) == ["MÂY AN"]


def test_status_is_asked_for_a_day(client: Client, inspector: Officer) -> None:
    right = a_right("MÂY AN")
    becomes(right, Status.LAPSED, date(2026, 7, 1))
    a_right("LUNARIS")
    assert signs(client, status="lapsed") == ["MÂY AN"]
    assert signs(client, status="lapsed", on="30/06/2026") == []
    assert signs(client, status="lapsed", on="01/07/2026") == ["MÂY AN"]
    assert signs(client, status="protected", on="30/06/2026") == ["LUNARIS", "MÂY AN"]
    assert "tại ngày 30/06/2026" in shown(client, on="30/06/2026")


def test_the_kind_filters_too(client: Client, inspector: Officer) -> None:
    a_right("MÂY AN")
    a_right("Ghế tựa", kind=IPRight.Kind.INDUSTRIAL_DESIGN)
    assert signs(client, kind="industrial_design") == ["Ghế tựa"]


def test_the_list_costs_the_same_for_3_rows_as_for_13(
    client: Client, inspector: Officer, django_assert_num_queries: Any
) -> None:
    for amount in (3, 10):
        for index in range(amount):
            a_right(f"MẪU {amount} {index}", a_party(f"Công ty {amount} {index}"))
        with django_assert_num_queries(8):
            shown(client, q="mau", status="protected")


def test_a_right_costs_the_same_for_3_periods_as_for_13(
    client: Client, django_assert_num_queries: Any
) -> None:
    client.force_login(an_officer(Role.AUDITOR))  # who reads the journal as well
    right = a_right()
    for first, last in ((1, 3), (4, 13)):
        for index in range(first, last + 1):
            becomes(right, Status.PROTECTED, date(2021, 1, index), a_party(f"Công ty {index}"))
            a_power(right)
        with django_assert_num_queries(11):
            shown(client, "parties:right", right.pk)


def test_an_empty_office_says_what_to_do_first(client: Client, inspector: Officer) -> None:
    assert "Nhập nhãn hiệu, kiểu dáng, sáng chế" in shown(client)
    assert "Không có quyền nào khớp" in shown(client, q="may an")


# A day


def test_owner_and_status_are_those_of_the_day(client: Client, inspector: Officer) -> None:
    right = a_right("MÂY AN", a_party("Công ty Một"))
    becomes(right, Status.PROTECTED, date(2026, 3, 1), a_party("Công ty Hai"))
    becomes(right, Status.TERMINATED, date(2026, 9, 1))
    for on, owner, word in (
        ("28/02/2026", "Công ty Một", "Đang được bảo hộ"),
        ("01/03/2026", "Công ty Hai", "Đang được bảo hộ"),
        ("31/08/2026", "Công ty Hai", "Đang được bảo hộ"),
        ("01/09/2026", "Công ty Hai", "Chấm dứt, hủy bỏ hiệu lực"),
    ):
        row = client.get(right.get_absolute_url(), {"on": on}).context["row"]
        assert (row.owner, row.word) == (owner, word)


def test_before_the_first_period_nothing_is_recorded_which_is_not_lapsed(
    client: Client, inspector: Officer
) -> None:
    right = a_right()
    row = client.get(right.get_absolute_url(), {"on": "31/12/2019"}).context["row"]
    assert (row.word, row.shape, row.owner) == ("Chưa ghi nhận", "dashed", "")


def test_a_power_of_attorney_holds_up_to_the_day_it_ends(
    client: Client, inspector: Officer
) -> None:
    # story 4: the power expired on 31/08/2026, the request came on 07/09/2026
    right = a_right("MỘC LAM")
    a_power(right, until=date(2026, 9, 1))
    for on, words in (
        ("31/08/2025", "Chưa có hiệu lực ngày 31/08/2025, từ 01/09/2025"),
        ("31/08/2026", "Có hiệu lực ngày 31/08/2026, đến trước 01/09/2026"),
        ("01/09/2026", "Hết hiệu lực ngày 01/09/2026, từ 01/09/2026"),
        ("07/09/2026", "Hết hiệu lực ngày 07/09/2026, từ 01/09/2026"),
    ):
        assert words in shown(client, "parties:right", right.pk, on=on)


def test_a_power_without_an_end_says_so(client: Client, inspector: Officer) -> None:
    right = a_right()
    a_power(right)
    page = shown(client, "parties:right", right.pk, on="01/09/2026")
    assert "Có hiệu lực ngày 01/09/2026, không ghi thời hạn" in page


def test_a_party_shows_the_rights_it_owns_or_represents(client: Client, inspector: Officer) -> None:
    owner, agent = a_party("Công ty Một"), a_party("Đại diện Mộc Việt")
    right = a_right("MÂY AN", owner)
    a_power(right, agent=agent)
    becomes(right, Status.PROTECTED, date(2026, 3, 1), a_party("Công ty Hai"))
    assert "MÂY AN" in shown(client, "parties:party", owner.pk, on="28/02/2026")
    assert "MÂY AN" not in shown(client, "parties:party", owner.pk, on="01/03/2026")
    assert "Yêu cầu xử lý xâm phạm" in shown(client, "parties:party", agent.pk)


# Entering, editing


def facts(owner: Party, **changes: Any) -> dict[str, Any]:
    typed = {
        "submission": str(uuid4()),
        "kind": "trademark",
        "number": "4-0123456-000",
        "sign": "MÂY AN",
        "classes": "3",
        "owner": owner.pk,
        "status": "protected",
        "in_force_from": "15/03/2017",
    }
    return typed | changes


def enter(client: Client, owner: Party, **changes: Any) -> Any:
    return client.post(reverse("parties:right_enter"), facts(owner, **changes))


def test_a_right_is_entered_with_its_first_owner(client: Client, inspector: Officer) -> None:
    owner = a_party()
    response = enter(client, owner)
    right = IPRight.objects.get()
    assert response.headers["Location"] == right.get_absolute_url()
    period = right.periods.get()
    assert (period.owner, period.status, period.in_force_from) == (
        owner,
        Status.PROTECTED,
        date(2017, 3, 15),
    )
    assert right.chain.entries.get().officer == inspector


def test_the_same_form_sent_twice_enters_once(client: Client, inspector: Officer) -> None:
    # by the second sending its own number stands against it
    typed = facts(a_party())
    first = client.post(reverse("parties:right_enter"), typed)
    second = client.post(reverse("parties:right_enter"), typed)
    assert first.headers["Location"] == second.headers["Location"]
    assert IPRight.objects.count() == 1


def test_a_number_is_entered_once_a_kind(client: Client, inspector: Officer) -> None:
    owner = a_party()
    enter(client, owner)
    told = errors(enter(client, owner, sign="KHÁC"))
    assert told == {"__all__": ["Số văn bằng này đã có. Tìm và mở quyền đã nhập."]}
    enter(client, owner, kind="industrial_design")
    assert IPRight.objects.count() == 2


def test_what_is_missing_is_named_and_the_rest_kept(client: Client, inspector: Officer) -> None:
    wrong = {"owner": "", "sign": "", "status": "", "in_force_from": "31/02/2026"}
    response = client.post(reverse("parties:right_enter"), facts(a_party()) | wrong)
    told = errors(response)
    assert set(told) == {"owner", "sign", "status", "in_force_from"}
    assert told["sign"] == ["Nhập dấu hiệu hoặc tên."]
    assert 'value="4-0123456-000"' in response.content.decode()
    assert 'value="31/02/2026"' in response.content.decode()


def test_a_day_to_come_is_refused(client: Client, inspector: Officer) -> None:
    told = errors(enter(client, a_party(), in_force_from="01/01/2999"))
    assert "chưa đến" in told["in_force_from"][0]


def edited(client: Client, right: IPRight, revision: int, **changes: Any) -> Any:
    typed = {
        "submission": str(uuid4()),
        "revision": revision,
        "kind": right.kind,
        "number": right.number,
        "sign": right.sign,
    }
    return client.post(reverse("parties:right_edit", args=[right.pk]), typed | changes)


def test_an_edit_moves_the_revision_and_is_journalled(client: Client, inspector: Officer) -> None:
    right = a_right("MÂY AN")
    edited(client, right, 1, classes="3, 5")
    right.refresh_from_db()
    assert (right.classes, right.revision) == ("3, 5", 2)
    entry = right.chain.entries.order_by("-sequence")[0]
    assert entry.changes == '{"classes":["","3, 5"]}'


def test_of_two_officers_the_second_sees_both_versions(client: Client, inspector: Officer) -> None:
    right = a_right("MÂY AN")
    edited(client, right, 1, classes="3")
    response = edited(client, right, 1, classes="5")
    assert "đã được người khác sửa" in response.content.decode()
    assert ("Nhóm hàng hóa, dịch vụ", "5", "3") in response.context["form"].versions
    right.refresh_from_db()
    assert right.classes == "3"


def changed(client: Client, right: IPRight, owner: Party, day: str, **changes: Any) -> Any:
    typed = {
        "submission": str(uuid4()),
        "owner": owner.pk,
        "status": "protected",
        "in_force_from": day,
        "source": "Hợp đồng chuyển nhượng",
    }
    return client.post(reverse("parties:right_change", args=[right.pk]), typed | changes)


def test_an_assignment_ends_the_former_period(client: Client, inspector: Officer) -> None:
    right, new = a_right(owner=a_party("Công ty Một")), a_party("Công ty Hai")
    assert changed(client, right, new, "01/03/2026").status_code == 302
    former, latest = right.periods.order_by("in_force_from")
    assert former.in_force_to == date(2026, 3, 1)
    assert (latest.owner, latest.in_force_to) == (new, None)


def test_the_same_change_sent_twice_is_made_once(client: Client, inspector: Officer) -> None:
    right, new = a_right(), a_party("Công ty Hai")
    uuid = str(uuid4())
    for _ in range(2):
        assert changed(client, right, new, "01/03/2026", submission=uuid).status_code == 302
    assert right.periods.count() == 2


def test_a_change_before_the_period_in_use_is_refused(client: Client, inspector: Officer) -> None:
    right = a_right()
    told = errors(changed(client, right, a_party("Công ty Hai"), "31/12/2019"))
    assert told == {
        "in_force_from": ["Ngày thay đổi phải sau ngày 01/01/2020 của thời kỳ đang dùng."]
    }


def appointed(client: Client, right: IPRight, agent: Party, **changes: Any) -> Any:
    typed = {
        "submission": str(uuid4()),
        "agent": agent.pk,
        "power_number": "UQ-01/2026",
        "signed_on": "05/01/2026",
        "scope": "Xác nhận hàng hóa",
        "valid_from": "05/01/2026",
        "last_day": "31/08/2026",
    }
    return client.post(reverse("parties:agent_appoint", args=[right.pk]), typed | changes)


def test_the_last_day_of_a_power_is_typed_as_its_paper_says(
    client: Client, inspector: Officer
) -> None:
    right, agent = a_right(), a_party("Đại diện Mộc Việt")
    assert appointed(client, right, agent).headers["Location"] == right.get_absolute_url()
    power = right.agents.get()
    assert power.valid_to == date(2026, 9, 1)
    assert list(right.agents.empowered(date(2026, 8, 31))) == [power]
    assert list(right.agents.empowered(date(2026, 9, 1))) == []
    assert right.chain.entries.order_by("-sequence")[0].verb == "appoint_agent"


def test_a_power_that_ends_before_it_begins_is_refused(client: Client, inspector: Officer) -> None:
    response = appointed(client, a_right(), a_party("Mộc Việt"), last_day="04/01/2026")
    assert errors(response) == {"last_day": ["Ngày cuối phải từ ngày đầu trở đi."]}
    response = appointed(client, a_right("HAI"), a_party("Mộc Lan"), last_day="05/01/2026")
    assert response.status_code == 302


def test_the_same_power_sent_twice_is_kept_once(client: Client, inspector: Officer) -> None:
    right, agent, uuid = a_right(), a_party("Đại diện Mộc Việt"), str(uuid4())
    for _ in range(2):
        assert appointed(client, right, agent, submission=uuid).status_code == 302
    assert right.agents.count() == 1


def test_a_right_is_chosen_with_its_owner_beside(client: Client, inspector: Officer) -> None:
    right = a_right("MÂY AN", a_party("Công ty Hoa Sen"))
    page = shown(client, "parties:choose_right", field="r", r_words="may an")
    assert "Nhãn hiệu MÂY AN" in page
    assert "Công ty Hoa Sen" in page
    assert f'value="{right.pk}"' in page
