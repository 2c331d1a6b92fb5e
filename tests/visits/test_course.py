"""The course of an inspection: each step allowed and refused, by the law's own reasons."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from cases.dossier.models import DossierParty, Seat
from cases.office.duties import SeatKind
from cases.office.models import JournalEntry
from inspections.visits.models import Inspection, Visit
from inspections.visits.services import course, inspections, visits
from tests.builders import AT, HANOI, a_director, a_version, an_officer
from tests.visits.building import a_team, a_visit, an_inspection, decided, under_way

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


def test_opening_gives_a_number_and_a_journal_of_two_entries() -> None:
    inspection = an_inspection()
    assert inspection.dossier.number == "01/2026/KT-SHTT"
    verbs = list(inspection.chain.entries.values_list("verb", flat=True))
    assert verbs == ["open_dossier", "open_inspection"]


def test_numbers_of_dossiers_start_anew_with_the_year_of_hanoi() -> None:
    new_year = datetime(2027, 1, 1, tzinfo=HANOI)
    an_inspection(at=new_year - timedelta(seconds=1))
    assert an_inspection(at=new_year).dossier.number == "01/2027/KT-SHTT"


def test_it_is_not_announced_before_its_decision_is_issued() -> None:
    inspection = an_inspection()
    head, _ = a_team(inspection)
    with pytest.raises(ValidationError, match="Chưa có quyết định kiểm tra được ban hành"):
        course.announce(inspection, announced_to="ông A", announced_at=AT, by=head, at=AT)
    inspection.refresh_from_db()
    assert inspection.status == Inspection.Status.DRAFT


def test_only_the_head_announces() -> None:
    inspection = an_inspection()
    _, member = a_team(inspection)
    decided(inspection)
    with pytest.raises(ValidationError, match="thuộc người có nhiệm vụ"):
        course.announce(inspection, announced_to="ông A", announced_at=AT, by=member, at=AT)


def test_a_member_who_has_not_declared_stops_the_announcement() -> None:
    inspection = an_inspection()
    head, _ = a_team(inspection)
    third = an_officer(full_name="Chu Bích Ngọc")
    holder = inspection.dossier.holder
    inspections.seat_officer(inspection, third, kind=SeatKind.MEMBER, by=holder, at=AT)
    decided(inspection)
    with pytest.raises(ValidationError, match="Chu Bích Ngọc chưa khai báo"):
        course.announce(inspection, announced_to="ông A", announced_at=AT, by=head, at=AT)


def test_a_conflict_of_interest_stops_the_announcement() -> None:
    inspection = an_inspection()
    head, member = a_team(inspection)
    seat = inspection.dossier.seats.get(officer=member)
    inspections.declare_interest(
        seat, interest=Seat.Interest.HAS, note="Em ruột của chủ cơ sở", by=member, at=AT
    )
    decided(inspection)
    refusals = course.can_announce(inspection, head, AT)
    assert [str(each.citation) for each in refusals] == ["khoản 2 Điều 12 Nghị định 217/2025/NĐ-CP"]


def test_each_member_declares_for_himself() -> None:
    inspection = an_inspection()
    head, member = a_team(inspection)
    seat = inspection.dossier.seats.get(officer=member)
    with pytest.raises(ValidationError, match="tự khai báo"):
        inspections.declare_interest(seat, interest="none", note="", by=head, at=AT)


def test_there_is_one_head() -> None:
    inspection = an_inspection()
    a_team(inspection)
    with pytest.raises(ValidationError, match="đã có Trưởng đoàn"):
        inspections.seat_officer(
            inspection, an_officer(), kind=SeatKind.HEAD, by=inspection.dossier.holder, at=AT
        )


def test_an_announcement_in_the_future_is_refused_at_its_field() -> None:
    inspection = an_inspection()
    head, _ = a_team(inspection)
    decided(inspection)
    with pytest.raises(ValidationError) as refused:
        course.announce(
            inspection,
            announced_to="ông A",
            announced_at=AT + timedelta(minutes=1),
            by=head,
            at=AT,
        )
    assert "announced_at" in refused.value.error_dict


# Nghị định 217/2025/NĐ-CP Điều 13 khoản 2: 10 days and one extension of 5; announced 09/11/2026,
# handbook A.4: strict 18/11, civil code 19/11, working days 23/11.
@pytest.mark.parametrize(
    ("reading", "due", "extended"),
    [
        ("strict_inclusive", date(2026, 11, 18), date(2026, 11, 23)),
        ("blds", date(2026, 11, 19), date(2026, 11, 25)),
        ("working_days_excl", date(2026, 11, 23), date(2026, 12, 1)),
    ],
)
def test_the_term_runs_from_the_announcement_under_the_reading_chosen(
    reading: str, due: date, extended: date
) -> None:
    announced = AT.replace(day=9)
    inspection, _, _ = under_way(at=announced, term_reading=reading)
    deadline = inspection.dossier.deadlines.running().get()
    assert timezone.localdate(deadline.due_at) == due
    course.extend(inspection, because="phức tạp", by=a_director(), at=AT.replace(day=12))
    deadline.refresh_from_db()
    assert timezone.localdate(deadline.due_at) == extended
    assert inspection.dossier.deadlines.count() == 1


def test_an_inspection_is_extended_once_before_its_term_ends() -> None:
    inspection, _, _ = under_way(at=AT.replace(day=9))
    director = a_director()
    with pytest.raises(ValidationError, match="đã hết"):
        course.extend(inspection, because="phức tạp", by=director, at=AT.replace(day=19))
    course.extend(inspection, because="phức tạp", by=director, at=AT.replace(day=18))
    with pytest.raises(ValidationError, match="chỉ được gia hạn một lần"):
        course.extend(inspection, because="phức tạp", by=director, at=AT.replace(day=19))


def test_it_does_not_finish_while_a_place_has_no_outcome() -> None:
    inspection, head, member = under_way()
    visit = a_visit(inspection, member)
    with pytest.raises(ValidationError, match="Ki-ốt 27 chưa ghi kết quả"):
        course.finish(inspection, by=head, at=AT)
    visits.log_outcome(visit, outcome=Visit.Outcome.SHUT, by=member, at=AT)
    course.finish(inspection, by=head, at=AT)
    inspection.refresh_from_db()
    assert inspection.status == Inspection.Status.FINISHED
    assert not inspection.dossier.deadlines.running().exists()


def test_a_draft_is_dropped_by_its_holder_and_a_decision_terminated_by_the_director() -> None:
    draft = an_inspection()
    course.stop(draft, because="đã đóng cửa hàng", by=draft.dossier.holder, at=AT)
    assert draft.status == Inspection.Status.DROPPED
    decided_one = decided(an_inspection())
    with pytest.raises(ValidationError, match="ký quyết định kiểm tra"):
        course.stop(decided_one, because="x", by=decided_one.dossier.holder, at=AT)
    course.stop(decided_one, because="đối tượng không còn", by=a_director(), at=AT)
    assert decided_one.status == Inspection.Status.TERMINATED


def test_a_refused_act_writes_nothing() -> None:
    inspection = an_inspection()
    before = JournalEntry.objects.count()
    with pytest.raises(ValidationError):
        course.finish(inspection, by=inspection.dossier.holder, at=AT)
    assert JournalEntry.objects.count() == before


def test_a_subject_is_added_only_while_the_decision_is_a_draft() -> None:
    inspection = decided(an_inspection())
    with pytest.raises(ValidationError, match="Quyết định kiểm tra đã ký"):
        inspections.add_subject(
            inspection,
            DossierParty(version=a_version("Hộ kinh doanh Lan")),
            by=inspection.dossier.holder,
            at=AT,
        )
