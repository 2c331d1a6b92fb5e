"""The pages of goods held: who may, what they say, sent twice, two officers at once."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.casework.models import Case, Seizure
from cases.casework.services import seizure_terms as terms, seizures
from cases.dossier.models import Deadline, Document
from inspections.visits.models import Inspection
from inspections.visits.services import casing
from tests.builders import a_container
from tests.casework.cases import a_case, a_found_office, some_labels, suspected
from tests.casework.custody import a_witness
from tests.together import together
from tests.visits.papers import World, a_visit, a_world, as_officer, earlier, filled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_tables")]


@pytest.fixture
def world() -> World:
    return a_found_office()


def page_of(case: Case) -> str:
    return reverse("casework:seize", args=[case.pk])


def sent_of(world: World, case: Case, **typed: Any) -> dict[str, Any]:
    form = as_officer(world.member).get(page_of(case)).context["form"]
    moments = {
        **instant_of("taken_at", case.detected_at),
        **instant_of("recorded_at", timezone.now()),
    }
    return filled(form, place="kho tang vật của Sở", **moments, **typed)


def instant_of(name: str, moment: datetime) -> dict[str, str]:
    """What the browser sends of a field of hour and day."""
    local = timezone.localtime(moment)
    return {
        f"{name}_0": f"{local:%H:%M}",
        f"{name}_1": f"{local:%d/%m/%Y}",
        f"{name}_2": moment.isoformat(),
    }


def a_taking(case: Case, world: World, *, minutes: int = 30) -> Seizure:
    return Seizure(
        case=case,
        taken_at=earlier(minutes=minutes),
        recorded_at=earlier(minutes=minutes - 5),
        ground="a",
        reason="để xác minh",
        place="kho",
        maker=world.head,
    )


def test_the_page_offers_the_goods_of_the_act(world: World) -> None:
    case = a_case(world)
    form = as_officer(world.member).get(page_of(case)).context["form"]
    (choice,) = form.fields["goods"].choices
    assert choice[1] == "Tem LAM HẠ: 12.400 tờ"
    assert form.fields["goods"].initial == [choice[0]]


def test_sent_twice_the_goods_are_taken_once(world: World) -> None:
    case = a_case(world)
    client, sent = as_officer(world.member), sent_of(world, case)
    for _ in range(2):
        answer = client.post(page_of(case), sent)
        assert answer["Location"] == f"{case.get_absolute_url()}#tam-giu"
    seizure = Seizure.objects.get()
    assert seizure.goods.count() == 1
    assert case.dossier.documents.filter(kind="MBB15").count() == 1
    assert case.dossier.deadlines.running().filter(term__startswith="seizure_").count() == 2


def test_the_case_says_until_when_and_why(world: World) -> None:
    case = a_case(world)
    as_officer(world.member).post(page_of(case), sent_of(world, case))
    page = as_officer(world.member).get(case.get_absolute_url()).content.decode()
    due = timezone.localtime(Seizure.objects.get().decide_by)
    assert f"Ký quyết định tạm giữ trước {due:%H:%M %d/%m/%Y}" in page
    assert "Hết thời hạn tạm giữ" in page
    assert "điểm c khoản 4 Điều 125" in page
    assert "chờ quyết định" in page
    assert "Biên bản tạm giữ (mẫu MBB15) chưa ký xong." in page


def test_the_holder_and_the_section_alone_take_goods(world: World) -> None:
    case = a_case(world)
    answers = {
        name: as_officer(getattr(world, name)).get(page_of(case)).status_code
        for name in ("member", "manager", "colleague", "stranger", "director")
    }
    assert answers == {
        "member": 200,
        "manager": 200,
        "colleague": 403,
        "stranger": 404,
        "director": 403,
    }


def test_a_page_with_many_takings_asks_no_more_than_with_few(world: World) -> None:
    case, taken = a_case(world), []
    for count in (1, 6):
        for number in range(count):
            sack = a_container(world.inspection.dossier, seal=f"NP-{count}-{number}")
            sack.save()
            seizures.seize(a_taking(case, world), [sack], by=world.member, at=timezone.now())
        client = as_officer(world.member)
        client.get(case.get_absolute_url())
        with CaptureQueriesContext(connection) as queries:
            assert client.get(case.get_absolute_url()).status_code == 200
        taken.append(len(queries))
    assert taken[0] == taken[1]
    assert taken[0] <= 14


def test_a_case_is_opened_on_the_spot_where_goods_are_to_be_held() -> None:
    # biên bản tạm giữ có trước biên bản kiểm tra: vụ việc không chờ được (Điều 125 khoản 4)
    world = a_world()
    visit = a_visit(world)
    inspection = Inspection.objects.get(pk=world.inspection.pk)
    suspected(visit, some_labels(visit.dossier, 10))
    assert casing.can_open_case(inspection, world.member, timezone.now()) == []
    case = a_case(world)
    assert case.violations.get().goods.get().line.name == "Tem LAM HẠ"
    seizures.seize(
        a_taking(case, world),
        [case.violations.get().goods.get().line],
        by=world.member,
        at=timezone.now(),
    )
    assert not inspection.dossier.documents.filter(kind="BBKT").exists()


def test_without_goods_the_case_waits_for_the_minutes() -> None:
    world = a_world()
    visit = a_visit(world)
    suspected(visit, some_labels(visit.dossier, 10)).goods.all().delete()
    refusals = casing.can_open_case(world.inspection, world.member, timezone.now())
    assert any("chỉ mở được tại chỗ" in each.reason for each in refusals)


def test_of_goods_whose_owner_nobody_knows_a_case_is_opened_once() -> None:
    world = a_world()
    visit = a_visit(world)
    visit.party_version = None
    visit.save()
    suspected(visit, some_labels(visit.dossier, 10))
    inspection = Inspection.objects.get(pk=world.inspection.pk)
    told: dict[str, Any] = {"title": "Hàng vô chủ", "by": world.member, "at": timezone.now()}
    case = casing.open_case_of(inspection, None, **told)
    assert case.offender is None
    with pytest.raises(ValidationError, match="Đã mở vụ việc"):
        casing.open_case_of(inspection, None, **told)


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_at_once_one_takes_the_goods() -> None:
    world = a_found_office()
    case = a_case(world)
    line = case.violations.get().goods.get().line

    def taking(officer: Any) -> Any:
        own = a_taking(Case.objects.get(pk=case.pk), world)
        return lambda: seizures.seize(own, [line], by=officer, at=timezone.now())

    outcomes = together(taking(world.member), taking(world.manager))
    assert sorted(type(each).__name__ for each in outcomes) == ["Seizure", "ValidationError"]
    assert Seizure.objects.count() == 1
    assert Document.objects.filter(kind="MBB15").count() == 1


class EndedError(BaseException):
    """The process ends here."""


def test_a_process_that_ends_half_way_leaves_nothing_taken(world: World, monkeypatch: Any) -> None:
    case = a_case(world)
    line, entries = case.violations.get().goods.get().line, case.chain.entries.count()

    def ends(*args: object, **kwargs: object) -> None:
        raise EndedError

    monkeypatch.setattr(terms, "begin", ends)
    with pytest.raises(EndedError):
        seizures.seize(
            a_taking(case, world), [line], [a_witness()], by=world.member, at=timezone.now()
        )
    assert not Seizure.objects.exists()
    assert not Document.objects.filter(kind="MBB15").exists()
    assert not Deadline.objects.filter(term__startswith="seizure_").exists()
    assert case.chain.entries.count() == entries


def test_when_the_hours_have_run_out_the_case_says_what_to_do(world: World) -> None:
    case = a_case(world)
    Case.objects.filter(pk=case.pk).update(detected_at=timezone.now() - timedelta(days=3))
    case.refresh_from_db()
    line = case.violations.get().goods.get().line
    seizures.seize(
        a_taking(case, world, minutes=60 * 30), [line], by=world.member, at=timezone.now()
    )
    page = as_officer(world.member).get(case.get_absolute_url()).content.decode()
    assert "quá giờ ra quyết định" in page
    assert "Trả lại ngay tang vật và lập biên bản trả lại (mẫu MBB16)." in page
