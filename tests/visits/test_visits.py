"""Visits: places, outcomes and hours, and what is refused."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import models

from inspections.visits.models import Finding, PresentPerson, Visit
from inspections.visits.services import rows, visits
from tests.builders import AT, a_container, a_goods_line, an_officer
from tests.visits.building import a_visit, an_inspection, under_way

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


def test_a_list_of_places_keeps_its_order() -> None:
    inspection, _, member = under_way()
    places = [Visit(label=label) for label in ("Ki-ốt 3", "Ki-ốt 5", "Ki-ốt 8")]
    visits.add_places(inspection, places, by=member, at=AT)
    assert [visit.label for visit in inspection.visits.all()] == ["Ki-ốt 3", "Ki-ốt 5", "Ki-ốt 8"]


def test_no_places_at_all_are_refused() -> None:
    inspection, _, member = under_way()
    with pytest.raises(ValidationError, match="Chưa nhập địa điểm"):
        visits.add_places(inspection, [], by=member, at=AT)


def test_nothing_is_logged_before_the_announcement() -> None:
    inspection = an_inspection()
    visit = a_visit(inspection, inspection.dossier.holder)
    with pytest.raises(ValidationError, match="sau khi Trưởng đoàn công bố"):
        visits.log_outcome(visit, outcome="shut", by=inspection.dossier.holder, at=AT)


def test_a_stranger_to_the_team_logs_nothing() -> None:
    inspection, _, member = under_way()
    visit = a_visit(inspection, member)
    with pytest.raises(ValidationError, match="ghi buổi làm việc"):
        visits.log_outcome(visit, outcome="shut", by=an_officer(), at=AT)


def test_logging_the_same_outcome_again_changes_nothing() -> None:
    inspection, _, member = under_way()
    visit = a_visit(inspection, member)
    visits.log_outcome(visit, outcome="shut", by=member, at=AT)
    length = visit.chain.entries.count()
    visits.log_outcome(visit, outcome="shut", by=member, at=AT + timedelta(minutes=3))
    assert visit.chain.entries.count() == length
    assert Visit.objects.get(pk=visit.pk).logged_at == AT


def test_another_outcome_is_logged_only_after_the_first_is_withdrawn() -> None:
    inspection, _, member = under_way()
    visit = a_visit(inspection, member)
    visits.log_outcome(visit, outcome="shut", by=member, at=AT)
    with pytest.raises(ValidationError, match="Rút kết quả đó kèm lý do"):
        visits.log_outcome(visit, outcome="worked", by=member, at=AT)
    visits.withdraw_outcome(visit, because="nhầm ki-ốt", by=member, at=AT)
    visits.log_outcome(visit, outcome="worked", by=member, at=AT)
    verbs = list(visit.chain.entries.order_by("-sequence").values_list("verb", flat=True)[:3])
    assert verbs == ["log_outcome", "withdraw_outcome", "log_outcome"]


def test_an_outcome_is_withdrawn_only_with_a_reason() -> None:
    inspection, _, member = under_way()
    visit = a_visit(inspection, member)
    visits.log_outcome(visit, outcome="shut", by=member, at=AT)
    with pytest.raises(ValidationError) as refused:
        visits.withdraw_outcome(visit, because="  ", by=member, at=AT)
    assert "because" in refused.value.error_dict


def test_an_outcome_with_findings_and_goods_is_not_withdrawn_over_them() -> None:
    inspection, _, member = under_way()
    visit = a_visit(inspection, member)
    visits.log_outcome(visit, outcome="worked", by=member, at=AT)
    Finding.objects.create(visit=visit, facts="Bày bán 18 chiếc túi")
    visits.add_goods_at(visit, a_goods_line(visit.dossier), by=member, at=AT)
    with pytest.raises(ValidationError, match="1 nội dung ghi nhận, 1 dòng hàng hóa"):
        visits.withdraw_outcome(visit, because="nhầm", by=member, at=AT)


@pytest.mark.parametrize(
    ("arrived", "left", "field"),
    [
        (timedelta(minutes=1), None, "arrived_at"),
        (timedelta(hours=-10), None, "arrived_at"),
        (timedelta(minutes=-90), timedelta(minutes=-70), "left_at"),
        (timedelta(minutes=-30), timedelta(minutes=-31), "left_at"),
        (timedelta(minutes=-30), timedelta(minutes=1), "left_at"),
    ],
    ids=[
        "in the future",
        "the day before the announcement",
        "gone again before the announcement",
        "left before arrived",
        "leaves in the future",
    ],
)
def test_hours_out_of_order_are_refused_at_their_field(
    arrived: timedelta, left: timedelta | None, field: str
) -> None:
    inspection, _, member = under_way(at=AT - timedelta(hours=1))
    visit = a_visit(inspection, member)
    with pytest.raises(ValidationError) as refused:
        visits.set_hours(
            visit,
            arrived_at=AT + arrived,
            left_at=AT + left if left else None,
            revision=visit.revision,
            by=member,
            at=AT,
        )
    assert list(refused.value.error_dict) == [field]


def test_the_team_arrives_and_then_announces_at_the_place() -> None:
    """Nghị định 217/2025/NĐ-CP Điều 15 khoản 1: the head announces when he begins to inspect."""
    inspection, _, member = under_way(at=AT - timedelta(hours=1))
    visit = a_visit(inspection, member)
    arrived = AT - timedelta(minutes=70)
    visits.set_hours(
        visit, arrived_at=arrived, left_at=AT, revision=visit.revision, by=member, at=AT
    )
    assert visit.arrived_at == arrived


def test_hours_saved_again_unchanged_write_no_entry() -> None:
    inspection, _, member = under_way(at=AT - timedelta(hours=1))
    visit = a_visit(inspection, member)
    hours = {"arrived_at": AT - timedelta(minutes=30), "left_at": AT}
    visits.set_hours(visit, **hours, revision=visit.revision, by=member, at=AT)
    length = visit.chain.entries.count()
    for _ in range(5):
        visits.set_hours(visit, **hours, revision=visit.revision, by=member, at=AT)
    assert visit.chain.entries.count() == length


def test_hours_of_a_visit_that_moved_on_are_refused() -> None:
    inspection, _, member = under_way(at=AT - timedelta(hours=1))
    visit = a_visit(inspection, member)
    with pytest.raises(ValidationError, match="người khác sửa"):
        visits.set_hours(
            visit, arrived_at=AT, left_at=None, revision=visit.revision + 1, by=member, at=AT
        )


def test_goods_go_into_a_sack_only_once_its_seal_is_open() -> None:
    inspection, _, member = under_way()
    visit = a_visit(inspection, member)
    sack = visits.add_goods_at(visit, a_container(visit.dossier), by=member, at=AT)
    line = a_goods_line(visit.dossier, container=sack)
    with pytest.raises(ValidationError, match="Mở niêm phong trước"):
        visits.add_goods_at(visit, line, by=member, at=AT)


def test_a_row_that_two_officers_take_out_is_told_once() -> None:
    inspection, head, member = under_way()
    visit = a_visit(inspection, member)
    line = visits.add_goods_at(visit, a_goods_line(visit.dossier), by=member, at=AT)
    finding = Finding.objects.create(visit=visit, facts="Bày bán 18 chiếc túi")
    person = PresentPerson.objects.create(visit=visit, name="Lê Thị Chi", capacity="subject")
    removals: list[tuple[Callable[..., Visit], models.Model]] = [
        (rows.remove_goods, line),
        (rows.remove_finding, finding),
        (rows.remove_row, person),
    ]
    for remove, row in removals:
        seen_by_the_other = type(row)._default_manager.get(pk=row.pk)
        remove(visit, row, by=member, at=AT)
        length = visit.chain.entries.count()
        with pytest.raises(ValidationError, match="vừa được người khác bỏ"):
            remove(visit, seen_by_the_other, by=head, at=AT)
        assert visit.chain.entries.count() == length
