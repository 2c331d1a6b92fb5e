"""The course of a plan, its items, its adjustments, and the inspection opened from an item."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from inspections.planning.models import Plan, PlanItem
from inspections.planning.progress import progress_of
from inspections.planning.services import items, opening, plans
from inspections.planning.services.items import Paper
from inspections.visits.models import Inspection
from inspections.visits.services import course
from tests.builders import AT, ON, a_version
from tests.planning.plans import Office, a_plan, an_item, an_office, approved, published, with_items

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


@pytest.fixture
def office() -> Office:
    return an_office()


def test_a_plan_walks_from_draft_to_published(office: Office) -> None:
    plan = published(office)
    assert plan.status == Plan.Status.PUBLISHED
    assert plan.dossier.number == "01/2026/KH-SHTT"
    verbs = [each.verb for each in plan.chain.entries.order_by("sequence")]
    assert verbs == [
        *("open_dossier", "draft_plan", "add_item", "submit_plan", "approve_plan"),
        *("send_plan", "publish_plan"),
    ]


def test_an_empty_plan_is_not_submitted(office: Office) -> None:
    with pytest.raises(ValidationError, match="chưa có đối tượng"):
        plans.submit_plan(a_plan(office), by=office.director, at=AT)


def test_only_the_director_submits_and_only_its_unit_keeps(office: Office) -> None:
    plan = with_items(office)
    with pytest.raises(ValidationError, match="trình, ban hành kế hoạch"):
        plans.submit_plan(plan, by=office.manager, at=AT)
    with pytest.raises(ValidationError, match="lập, điều chỉnh kế hoạch"):
        items.add_items(plan, [an_item(office)], by=office.stranger, at=AT)


def test_no_step_is_jumped(office: Office) -> None:
    plan = with_items(office)
    with pytest.raises(ValidationError, match="dự thảo"):
        plans.publish_plan(plan, published_on=ON, place="Cổng", by=office.director, at=AT)
    assert Plan.objects.get(pk=plan.pk).status == Plan.Status.DRAFT


def test_a_submitted_plan_is_returned_to_be_mended(office: Office) -> None:
    plan = plans.submit_plan(with_items(office), by=office.director, at=AT)
    with pytest.raises(ValidationError, match="thay đổi bằng điều chỉnh"):
        items.add_items(plan, [an_item(office)], by=office.manager, at=AT)
    plans.return_plan(plan, because="Bớt đối tượng nhỏ.", by=office.manager, at=AT)
    items.add_items(plan, [an_item(office)], by=office.manager, at=AT)
    assert (plan.status, plan.items.count()) == ("draft", 2)


def test_an_approval_has_number_and_a_day_that_was(office: Office) -> None:
    plan = plans.submit_plan(with_items(office), by=office.director, at=AT)
    for number, day, field in (("", ON, "number"), ("7", date(2026, 12, 1), "approved_on")):
        with pytest.raises(ValidationError) as refused:
            plans.note_approval(
                plan,
                number=number,
                approved_on=day,
                approved_by="Chủ tịch",
                by=office.manager,
                at=AT,
            )
        assert field in refused.value.error_dict


def test_a_party_is_in_a_plan_once(office: Office) -> None:
    version = a_version()
    plan = with_items(office, version)
    with pytest.raises(ValidationError, match="đã có trong kế hoạch"):
        items.add_items(plan, [an_item(office, version)], by=office.manager, at=AT)
    assert plan.items.count() == 1


def test_an_adjustment_keeps_what_came_and_went_with_its_reason(office: Office) -> None:
    plan = approved(office, a_version("Một"), a_version("Hai"))
    out = plan.items.get(party_version__name="Hai")
    items.adjust_plan(
        plan,
        Paper("88/QĐ-UBND", ON, "trùng kế hoạch thanh tra"),
        added=[an_item(office, a_version("Ba"), month=11)],
        removed={out.pk: ""},
        by=office.manager,
        at=AT,
    )
    out.refresh_from_db()
    assert (out.removed_in, out.removed_because) == (1, "trùng kế hoạch thanh tra")
    added = plan.items.get(party_version__name="Ba")
    assert (added.added_in, added.position, plan.version) == (1, 3, 1)
    assert plan.adjustments.get().number == "88/QĐ-UBND"
    months, total = progress_of(plan)
    # two were approved, one left and one came: two stand
    assert (total.approved, total.standing) == (2, 2)
    assert [row.label for row in months] == ["Tháng 11", "Tháng 12"]


def test_a_party_taken_out_may_come_back_later(office: Office) -> None:
    version = a_version()
    plan = approved(office, version, a_version("Khác"))
    out = plan.items.get(party_version=version)
    paper = Paper("88", ON, "hoãn")
    items.adjust_plan(plan, paper, removed={out.pk: "hoãn"}, by=office.manager, at=AT)
    items.adjust_plan(
        plan, paper, added=[an_item(office, version)], removed={}, by=office.manager, at=AT
    )
    assert plan.version == 2
    assert plan.items.standing().filter(party_version=version).get().added_in == 2


def test_an_adjustment_says_something(office: Office) -> None:
    plan = approved(office)
    with pytest.raises(ValidationError, match="Chọn đối tượng bỏ ra"):
        items.adjust_plan(plan, Paper("8", ON, "lý do"), removed={}, by=office.manager, at=AT)
    assert Plan.objects.get(pk=plan.pk).version == 0


def test_an_inspection_opens_from_an_item_with_nothing_typed(office: Office) -> None:
    version = a_version("Công ty Mây", tax_code="0199001236")
    plan = published(office, version)
    inspection = opening.open_from_item(plan.items.get(), by=office.inspector, at=AT)
    item = PlanItem.objects.get()
    assert item.inspection == inspection
    assert inspection.basis == Inspection.Basis.PLAN
    assert "77/QĐ-UBND ngày 25/11/2026" in inspection.basis_paper
    assert inspection.content == "việc sử dụng nhãn hiệu"
    assert inspection.dossier.parties.get().version == version
    assert inspection.dossier.arose_from == plan.dossier
    with pytest.raises(ValidationError, match="Đã mở cuộc kiểm tra"):
        opening.open_from_item(item, by=office.inspector, at=AT)
    assert Inspection.objects.count() == 1


def test_nothing_opens_from_a_plan_that_is_not_public(office: Office) -> None:
    plan = approved(office)
    with pytest.raises(ValidationError, match="sau khi công khai"):
        opening.open_from_item(plan.items.get(), by=office.inspector, at=AT)


def test_another_unit_does_not_open_it(office: Office) -> None:
    plan = published(office)
    with pytest.raises(ValidationError, match="mở cuộc kiểm tra"):
        opening.open_from_item(plan.items.get(), by=office.stranger, at=AT)


def test_an_opened_item_is_not_taken_out_nor_the_plan_closed(office: Office) -> None:
    plan = published(office)
    item = plan.items.get()
    inspection = opening.open_from_item(item, by=office.inspector, at=AT)
    with pytest.raises(ValidationError, match="dừng cuộc đó trước"):
        items.adjust_plan(
            plan, Paper("8", ON, "lý do"), removed={item.pk: ""}, by=office.manager, at=AT
        )
    with pytest.raises(ValidationError, match="chưa kết thúc"):
        plans.close_plan(plan, by=office.director, at=AT)
    course.stop(inspection, because="nghỉ kinh doanh", by=office.inspector, at=AT)
    plans.close_plan(plan, by=office.director, at=AT)
    assert plan.status == Plan.Status.CLOSED


def test_closing_with_parties_left_asks_why(office: Office) -> None:
    plan = published(office)
    with pytest.raises(ValidationError, match="Còn 1 đối tượng chưa kiểm tra"):
        plans.close_plan(plan, by=office.director, at=AT)
    plans.close_plan(plan, because="hết năm", by=office.director, at=AT + timedelta(days=30))
    assert plan.because == "hết năm"


def test_a_plan_in_two_years_keeps_each_its_own_item(office: Office) -> None:
    """Every item opens its own inspection, however many plans name the party."""
    version = a_version(tax_code="0199001236")
    first = published(office, version)
    second = published(office, version)
    mine = opening.open_from_item(second.items.get(), by=office.inspector, at=AT)
    assert first.items.get().inspection is None
    assert second.items.get().inspection == mine
