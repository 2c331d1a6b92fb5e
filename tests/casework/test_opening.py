"""From signed minutes to a case: nothing is typed again, the fine of the law stands beside."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.casework.models import Case, Circumstance, Violation
from cases.casework.services import cases, violations
from cases.casework.services.fines import read_goods, reckon
from cases.dossier.models import Dossier
from cases.lawbook.services import active_catalogue
from inspections.visits.models import Finding, Inspection
from inspections.visits.services import casing
from tests.builders import a_dossier
from tests.casework.cases import a_case, a_found_office, some_labels
from tests.reading_exports import csv_rows, taken
from tests.visits.papers import World, a_visit, a_world, as_officer, filled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_tables")]


@pytest.fixture
def world() -> World:
    return a_found_office()


def fine_of(case: Case) -> int | None:
    found = Case.objects.with_dossier().get(pk=case.pk)
    goods = read_goods(found)
    (reckoned,) = reckon(found, active_catalogue(), goods, on=timezone.localdate())
    return reckoned.answer.fine


def test_party_act_right_and_goods_come_along(world: World) -> None:
    case = a_case(world)
    violation = case.violations.get()
    finding = Finding.objects.get(act_version__isnull=False)
    assert case.dossier.kind == Dossier.Kind.CASE
    assert case.dossier.arose_from == world.inspection.dossier
    assert str(case.offender) == "Hộ kinh doanh Hoàng Văn Thịnh"
    assert case.dossier.parties.get().capacity == "offender"
    assert violation.facts == finding.facts
    assert violation.act_version == finding.act_version
    assert [each.line.name for each in violation.goods.all()] == ["Tem LAM HẠ"]
    assert case.detected_at == finding.visit.arrived_at


def test_the_fine_is_the_middle_of_the_bracket_of_twelve_thousand_labels(world: World) -> None:
    # điểm a khoản 7 Điều 13, x 1,2: từ 18 đến 30 triệu đồng; hộ kinh doanh như cá nhân
    assert fine_of(a_case(world)) == 24_000_000


def test_two_mitigating_circumstances_bring_the_minimum(world: World) -> None:
    case = a_case(world)
    for code in ("GN1", "GN2"):
        row = Circumstance(case=case, code=code, evidence="Bản tường trình")
        violations.add_circumstance(row, by=world.member, at=timezone.now())
        assert row.kind == "mitigating"
    assert fine_of(case) == 18_000_000


def test_before_the_minutes_are_signed_no_case_is_opened() -> None:
    world = a_world()
    a_visit(world)
    refusals = casing.can_open_case(world.inspection, world.member, timezone.now())
    assert "Chưa có biên bản kiểm tra hoặc biên bản làm việc đã ký." in refusals[0].reason


def test_one_party_has_one_case_of_an_inspection(world: World) -> None:
    a_case(world)
    inspection = Inspection.objects.get(pk=world.inspection.pk)
    assert casing.offenders_of(inspection) == []
    with pytest.raises(ValidationError, match="Đã mở vụ việc của đối tượng này"):
        casing.open_case_of(
            inspection,
            Case.objects.get().offender,
            title="Lần nữa",
            by=world.member,
            at=timezone.now(),
        )
    assert Case.objects.count() == 1


def test_the_page_opens_a_case_once_however_often_it_is_sent(world: World) -> None:
    client = as_officer(world.member)
    address = reverse("visits:case_open", args=[world.inspection.pk])
    sent = filled(client.get(address).context["form"])
    for _ in range(2):
        answer = client.post(address, sent)
        assert answer["Location"] == Case.objects.get().get_absolute_url()


def test_the_page_of_a_case_says_the_fine_and_why(world: World) -> None:
    case = a_case(world)
    page = as_officer(world.member).get(case.get_absolute_url()).content.decode()
    assert "24.000.000 đồng" in page
    assert "Căn cứ, cách tính" in page
    assert world.inspection.dossier.number in page


def test_the_inspection_offers_the_step_until_the_case_is_opened(world: World) -> None:
    address = reverse("visits:inspection", args=[world.inspection.pk])
    offered = reverse("visits:case_open", args=[world.inspection.pk])
    client = as_officer(world.member)
    assert offered in client.get(address).content.decode()
    a_case(world)
    assert offered not in client.get(address).content.decode()


def test_goods_of_another_dossier_are_refused(world: World) -> None:
    case = a_case(world)
    violation = case.violations.get()
    with pytest.raises(ValidationError, match="Chọn hàng hóa của chính vụ việc này"):
        violations.write_violation(
            violation, [some_labels(a_dossier(), 5)], by=world.member, at=timezone.now()
        )
    assert violation.goods.get().line.name == "Tem LAM HẠ"


def test_a_text_that_was_not_in_force_that_day_is_refused(world: World) -> None:
    violation = a_case(world).violations.get()
    violation.ended_on = date(2010, 1, 1)
    with pytest.raises(ValidationError, match="không quy định hành vi này"):
        violations.write_violation(violation, [], by=world.member, at=timezone.now())


def test_an_act_is_added_changed_and_taken_out_on_its_pages(world: World) -> None:
    case = a_case(world)
    client = as_officer(world.member)
    address = reverse("casework:violation_add", args=[case.pk])
    act = case.violations.get().act_version_id
    sent = filled(
        client.get(address).context["form"],
        facts="Bán tem cho khách.",
        act_version=str(act),
        value_basis="stated",
        quantity="600",
    )
    assert client.post(address, sent).status_code == 302
    added = Violation.objects.latest("pk")
    assert (added.quantity, added.position) == (600, 2)
    remove = reverse("casework:violation_remove", args=[case.pk, added.pk])
    client.post(remove, filled(client.get(remove).context["form"]))
    assert case.violations.count() == 1
    verbs = case.chain.entries.values_list("verb", flat=True)
    assert {"add_violation", "remove_violation"} <= set(verbs)


def test_only_the_holder_and_the_section_handle_a_case(world: World) -> None:
    case = a_case(world)
    address = reverse("casework:violation_add", args=[case.pk])
    answers = {
        name: as_officer(getattr(world, name)).get(address).status_code
        for name in ("member", "manager", "colleague", "stranger", "director")
    }
    assert answers == {
        "member": 200,
        "manager": 200,
        "colleague": 403,
        "stranger": 404,
        "director": 403,
    }


def test_a_case_without_grounds_ends_with_a_reason_and_stays(world: World) -> None:
    case = a_case(world)
    with pytest.raises(ValidationError, match="Ghi lý do"):
        cases.drop_case(case, because=" ", by=world.member, at=timezone.now())
    cases.drop_case(case, because="Hàng thật.", by=world.member, at=timezone.now())
    case.refresh_from_db()
    assert (case.status, case.because) == ("dropped", "Hàng thật.")
    refusals = cases.can_change_acts(case, world.member, timezone.now())
    assert refusals


def test_the_list_finds_a_case_without_accents_and_keeps_strangers_out(world: World) -> None:
    case = a_case(world)
    found = as_officer(world.member).get(reverse("casework:case_list"), {"q": "hoang van thinh"})
    assert [row.case for row in found.context["rows"]] == [case]
    strange = as_officer(world.stranger).get(reverse("casework:case_list"))
    assert strange.context["rows"] == []


def test_a_case_leaves_the_house_as_it_stands_in_the_list(world: World) -> None:
    case = a_case(world)
    client = as_officer(world.member)
    asked = {"q": "hoang van thinh"}
    content = taken(client, reverse("casework:case_list"), asked, "csv")
    _, head, row = csv_rows(content)
    told = dict(zip(head, row, strict=True))
    assert told["Số"] == case.dossier.number
    assert told["Đối tượng"] == "Hộ kinh doanh Hoàng Văn Thịnh"
    assert told["Trạng thái"] == "Đang xác minh"
    assert told["Ngày phát hiện"] == f"{timezone.localtime(case.detected_at):%d/%m/%Y}"


def test_a_page_asks_no_more_for_many_rows_than_for_few(
    world: World,
) -> None:
    case = a_case(world)
    act = case.violations.get().act_version
    taken = []
    for count in (1, 8):
        for number in range(count):
            line = some_labels(world.inspection.dossier, 10, f"Tem {count}.{number}")
            row = Violation(
                case=case,
                act_version=act,
                facts="Bán tem.",
                detected_on=timezone.localdate(),
                value_basis="from_goods",
            )
            violations.write_violation(row, [line], by=world.member, at=timezone.now())
        client = as_officer(world.member)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(case.get_absolute_url()).status_code == 200
        taken.append(len(queries))
    assert taken[0] == taken[1]
    assert taken[0] <= 12
