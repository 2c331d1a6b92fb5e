"""Several visits planned in one go: each is refused or allowed by itself."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from cases.dossier.models import Document, Seat
from cases.office.models import JournalEntry
from inspections.visits.models import Visit
from inspections.visits.services import inspections, schedule, visits
from tests.builders import AT, a_document, an_officer
from tests.visits.building import a_visit, under_way

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
# the term of an inspection announced Friday 20/11/2026 ends Sunday 29/11 under the strict reading
FRIDAY = AT.replace(day=20)
HOLIDAY, GOOD_DAY = date(2026, 11, 24), date(2026, 11, 25)


def reasons(visit: Visit, day: date, by: object) -> list[str]:
    rows = schedule.to_plan().filter(pk=visit.pk)
    told = schedule.cannot_plan(rows, {visit.pk: day}, by=by, at=FRIDAY)  # type: ignore[arg-type]
    return [each.reason for each in told[visit.pk]]


def test_a_place_is_planned_to_a_day_and_the_journal_says_so() -> None:
    inspection, _, member = under_way(at=FRIDAY)
    visit = a_visit(inspection, member, at=FRIDAY)
    schedule.plan_visits({visit.pk: GOOD_DAY}, by=member, at=FRIDAY)
    assert Visit.objects.get(pk=visit.pk).planned_on == GOOD_DAY
    assert inspection.chain.entries.latest("sequence").verb == "plan_visits"


def test_planning_to_the_same_day_again_writes_nothing() -> None:
    inspection, _, member = under_way(at=FRIDAY)
    visit = a_visit(inspection, member, at=FRIDAY)
    for _ in range(2):
        schedule.plan_visits({visit.pk: GOOD_DAY}, by=member, at=FRIDAY)
    assert JournalEntry.objects.filter(verb="plan_visits").count() == 1


def test_a_public_holiday_is_refused_by_its_name() -> None:
    inspection, _, member = under_way(at=FRIDAY)
    visit = a_visit(inspection, member, at=FRIDAY)
    expected = "Ngày 24/11/2026 là ngày nghỉ: Ngày Văn hóa Việt Nam. Chọn ngày khác."
    assert reasons(visit, HOLIDAY, member) == [expected]


def test_a_market_is_visited_on_a_saturday() -> None:
    inspection, _, member = under_way(at=FRIDAY)
    visit = a_visit(inspection, member, at=FRIDAY)
    assert reasons(visit, date(2026, 11, 21), member) == []


def test_no_visit_is_planned_after_the_term_of_the_inspection() -> None:
    inspection, _, member = under_way(at=FRIDAY)
    visit = a_visit(inspection, member, at=FRIDAY)
    assert reasons(visit, date(2026, 11, 29), member) == []
    assert "đến hết 29/11/2026" in reasons(visit, date(2026, 11, 30), member)[0]


def test_a_day_gone_by_is_refused() -> None:
    inspection, _, member = under_way(at=FRIDAY)
    visit = a_visit(inspection, member, at=FRIDAY)
    assert reasons(visit, date(2026, 11, 19), member) == ["Ngày 19/11/2026 đã qua."]


def test_a_signed_visit_is_refused_by_its_minutes() -> None:
    inspection, _, member = under_way(at=FRIDAY)
    visit = a_visit(inspection, member, at=FRIDAY)
    visits.log_outcome(visit, outcome="worked", by=member, at=FRIDAY)
    minutes = a_document(visit.dossier, Document.State.ISSUED, kind="BBKT")
    visit.documents.create(document=minutes)
    assert reasons(visit, GOOD_DAY, member) == [f"Biên bản {minutes.full_number} đã chốt."]


def test_a_member_with_an_interest_is_named() -> None:
    inspection, _, member = under_way(at=FRIDAY)
    visit = a_visit(inspection, member, at=FRIDAY)
    seat = inspection.dossier.seats.get(officer=member)
    inspections.declare_interest(
        seat, interest=Seat.Interest.HAS, note="em ruột chủ quầy", by=member, at=FRIDAY
    )
    assert reasons(visit, GOOD_DAY, member) == ["Đinh Thu Cúc có xung đột lợi ích. Cử người khác."]


def test_a_stranger_to_the_team_plans_nothing() -> None:
    inspection, _, member = under_way(at=FRIDAY)
    visit = a_visit(inspection, member, at=FRIDAY)
    with pytest.raises(ValidationError):
        schedule.plan_visits({visit.pk: GOOD_DAY}, by=an_officer(), at=FRIDAY)


def test_one_refused_row_stops_the_act_and_nothing_is_half_done() -> None:
    inspection, _, member = under_way(at=FRIDAY)
    good, bad = (a_visit(inspection, member, at=FRIDAY, label=each) for each in ("A", "B"))
    with pytest.raises(ValidationError, match="ngày nghỉ"):
        schedule.plan_visits({good.pk: GOOD_DAY, bad.pk: HOLIDAY}, by=member, at=FRIDAY)
    assert not Visit.objects.exclude(planned_on=None).exists()


def test_a_place_that_was_shut_is_gone_to_again_and_both_visits_stay() -> None:
    inspection, _, member = under_way(at=FRIDAY)
    visit = a_visit(inspection, member, at=FRIDAY, stall="27", label="Lê Thị Thanh Trà")
    visits.log_outcome(visit, outcome="shut", by=member, at=FRIDAY)
    again = Visit(stall="27", label="Lê Thị Thanh Trà", planned_on=GOOD_DAY)
    schedule.go_again(visit, again, by=member, at=FRIDAY)
    assert list(inspection.visits.values_list("outcome", "follows")) == [
        ("shut", None),
        ("", visit.pk),
    ]


def test_a_place_is_gone_to_again_once() -> None:
    inspection, _, member = under_way(at=FRIDAY)
    visit = a_visit(inspection, member, at=FRIDAY)
    visits.log_outcome(visit, outcome="owner_away", by=member, at=FRIDAY)
    schedule.go_again(visit, Visit(label="A"), by=member, at=FRIDAY)
    with pytest.raises(ValidationError, match="đã được hẹn đến lại"):
        schedule.go_again(visit, Visit(label="A"), by=member, at=FRIDAY)


def test_a_place_worked_at_is_not_gone_to_again() -> None:
    inspection, _, member = under_way(at=FRIDAY)
    visit = a_visit(inspection, member, at=FRIDAY)
    visits.log_outcome(visit, outcome="worked", by=member, at=FRIDAY + timedelta(hours=1))
    with pytest.raises(ValidationError, match="nơi chưa làm việc được"):
        schedule.go_again(visit, Visit(label="A"), by=member, at=FRIDAY)
