"""Hôm nay by role: what each finds first, what an empty page says, how much it asks."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.casework.models import Case
from cases.dossier.models import Deadline, Document, Dossier
from cases.dossier.services import approvals
from cases.office.models import Role
from inspections.desk.today import statistician
from inspections.visits.models import Inspection, Visit
from tests.builders import AT, a_dossier, an_officer
from tests.dossier.approving import Desks, a_frozen, desks
from tests.visits.papers import World, a_decision, a_visit, a_world, as_officer, minutes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
MOST = 12


@pytest.fixture
def world() -> World:
    return a_world()


def words(page: Any) -> str:
    return " ".join(page.content.decode().split())


def section(page: Any, name: str) -> Any:
    today = page.context["page"]
    every = [*today.wide, *today.left, *today.right]
    return next(each for each in every if each.id == name)


def titles(page: Any, name: str) -> list[str]:
    return [row.title for row in section(page, name).rows]


def home(officer: Any) -> Any:
    page = as_officer(officer).get("/")
    assert page.status_code == 200
    return page


@pytest.mark.parametrize("role", Role.values)
def test_every_role_has_a_page_of_today_even_in_an_empty_office(role: str) -> None:
    page = home(an_officer(Role(role)))
    assert page.content.decode().count("<h1") == 1


def test_an_inspector_finds_the_places_of_today_and_the_button(world: World) -> None:
    a_visit(world)
    page = home(world.secretary)
    assert titles(page, "buoi") == ["Xưởng in"]
    assert "Lập biên bản" in words(page)
    (row,) = section(page, "buoi").rows
    assert row.word == "Làm việc được"


def test_a_place_planned_for_today_stands_there_one_of_tomorrow_does_not(world: World) -> None:
    today = timezone.localdate()
    for label, day in (("Ki-ốt 1", today), ("Ki-ốt 2", today + timedelta(days=1))):
        Visit.objects.create(inspection=world.inspection, label=label, planned_on=day)
    assert titles(home(world.head), "buoi") == ["Ki-ốt 1"]
    assert titles(home(world.stranger), "buoi") == []


def test_many_places_of_one_inspection_are_one_line(world: World) -> None:
    for number in range(5):
        Visit.objects.create(
            inspection=world.inspection, label=f"Ki-ốt {number}", planned_on=timezone.localdate()
        )
    (row,) = section(home(world.head), "buoi").rows
    assert (row.title, row.side) == ("Tem, nhãn LAM HẠ, 5 địa điểm", "0/5")


def test_what_is_not_finished_waits_for_its_drafter(world: World) -> None:
    visit = a_visit(world)
    assert titles(home(world.secretary), "chua-gui") == ["Xưởng in: chưa lập biên bản"]
    minutes(world, visit)
    (row,) = section(home(world.secretary), "chua-gui").rows
    assert row.word == "Chưa chốt"


def test_a_head_sees_who_of_the_team_is_not_finished(world: World) -> None:
    minutes(world, a_visit(world))
    rows = {row.title: row.word for row in section(home(world.head), "doan").rows}
    assert rows == {"Đinh Thu Cúc": "Đủ", "Vũ Lâm": "Còn 1"}


def test_dossiers_fall_due_in_their_order(world: World) -> None:
    later = held(world, "Sau", days=9)
    sooner = held(world, "Trước", days=2)
    page = home(world.holder)
    assert titles(page, "vu")[:2] == [sooner.title, later.title]
    assert section(page, "vu").rows[0].tone == "soon"


def held(world: World, title: str, *, days: int) -> Dossier:
    dossier = a_dossier(world.holder, kind=Dossier.Kind.CASE, title=title)
    Case.objects.create(
        dossier=dossier, source="inspection", detected_at=timezone.now(), facts="Có dấu hiệu."
    )
    due(dossier, days=days)
    return dossier


def due(dossier: Dossier, *, days: int, term: str = "explain") -> None:
    Deadline.objects.create(
        dossier=dossier,
        term=term,
        label="Giải trình",
        due_at=timezone.now() + timedelta(days=days),
        is_confirmed=True,
        explanation="{}",
    )


def test_an_empty_page_says_what_to_do_first(world: World) -> None:
    page = words(home(world.stranger))
    assert "Hôm nay chưa xếp buổi làm việc nào cho bạn." in page
    assert reverse("visits:inspection_open") in page
    assert reverse("casework:request_list") in page


def test_a_head_of_section_sees_the_board_and_what_waits_for_him(world: World) -> None:
    office = desks()
    document = a_frozen(office)
    approvals.submit(document, by=office.drafter, at=timezone.now())
    for days in (-2, 1, 5, 20):
        due(document.dossier, days=days, term=f"t{days}")
    page = home(office.head)
    assert [row.document for row in section(page, "cho-duyet").rows] == [document]
    columns = section(page, "thoi-han").rows
    assert [(column.title, column.count) for column in columns] == [
        ("Quá hạn", 1),
        ("Trong 3 ngày", 1),
        ("Trong 7 ngày", 1),
        ("Sau đó", 1),
    ]
    assert [column.count for column in section(home(world.manager), "thoi-han").rows] == [0] * 4


def test_a_full_column_tells_how_many_more_there_are() -> None:
    office = desks()
    for _ in range(8):
        due(a_dossier(office.drafter), days=1)
    column = section(home(office.head), "thoi-han").rows[1]
    assert (column.count, len(column.rows), column.left) == (8, 6, 2)


def test_a_director_finds_what_to_sign_with_its_slip() -> None:
    office = desks()
    document = a_frozen(office, kind="QĐKT")
    page = home(office.director)
    assert [row.document for row in section(page, "cho-ky").rows] == [document]
    assert reverse("dossier:slip", args=[document.pk]) in words(page)
    assert "1 văn bản chờ ký" in words(page)


def test_a_director_sees_what_came_back_and_was_not_sent_again() -> None:
    office = desks()
    document = a_frozen(office)
    now = timezone.now()
    approvals.submit(document, by=office.drafter, at=now)
    approvals.return_(document, opinion="Ghi rõ căn cứ giá.", by=office.head, at=now)
    (row,) = section(home(office.director), "tra-lai").rows
    assert "“Ghi rõ căn cứ giá.”" in row.line


def test_the_registry_finds_what_is_signed(world: World) -> None:
    document = a_decision(world, Document.State.SIGNED)
    assert titles(home(world.clerk), "khay-0") == [document.title]


def test_the_auditor_sees_triggers_seal_and_what_is_worth_a_look(world: World) -> None:
    page = home(world.reader)
    assert titles(page, "kiem-tra")[0] == "Khóa chống sửa, xóa trong cơ sở dữ liệu"
    assert reverse("dossier:record_check") in words(page)


@pytest.mark.parametrize("who", ["secretary", "head", "manager", "director", "clerk", "reader"])
def test_today_asks_no_more_for_much_than_for_little(
    world: World, who: str, django_assert_max_num_queries: Any
) -> None:
    visit = a_visit(world)
    taken = []
    for count in (2, 6):
        fill(world, visit, count)
        client = as_officer(getattr(world, who))
        with django_assert_max_num_queries(MOST) as queries:
            assert client.get("/").status_code == 200
        taken.append(len(queries))
    assert taken[0] == taken[1]


def fill(world: World, visit: Visit, count: int) -> None:
    """So many more of everything a page of today may list."""
    unit = world.holder.unit
    office = Desks(
        drafter=world.holder,
        head=world.manager,
        deputy=an_officer(Role.DIRECTOR),
        director=world.director,
        colleague=world.colleague,
    )
    now = timezone.now()
    for _ in range(count):
        held(world, "Vụ", days=2)
        document = a_frozen(office)
        approvals.submit(document, by=world.holder, at=now)
        back = a_frozen(office)
        approvals.submit(back, by=world.holder, at=now)
        approvals.return_(back, opinion="Sửa.", by=world.manager, at=now)
        a_frozen(office, kind="QĐKT")
        Visit.objects.create(
            inspection=visit.inspection,
            label="Quầy",
            planned_on=timezone.localdate(),
            outcome="worked",
            logged_at=now,
        )
    assert Inspection.objects.filter(dossier__unit=unit).exists()


def test_a_record_is_begun_from_the_places_that_have_none(world: World) -> None:
    visit = a_visit(world)
    page = as_officer(world.secretary).get(reverse("record_choice"))
    assert [row.title for row in page.context["rows"]] == [str(visit)]
    assert reverse("visits:minutes_draft", args=[visit.pk]) in words(page)
    empty = as_officer(world.stranger).get(reverse("record_choice"))
    assert "Chưa có buổi làm việc nào để lập biên bản" in words(empty)


def test_the_statistician_sees_which_period_closes_when() -> None:
    today = date(2026, 11, 25)
    section = statistician.today(an_officer(Role.STATISTICIAN), AT).left[0]
    assert AT.date() == today
    quarter, *_, year = section.rows
    assert quarter.title.startswith("Quý 4/2026")
    assert (quarter.line[:13], quarter.side) == ("Từ 15/09/2026", "14/12/2026")
    assert quarter.side_line == "chốt số liệu, còn 19 ngày"
    assert year.side == "14/12/2026" or year.side == "31/12/2026"
