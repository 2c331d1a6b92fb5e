"""Goods held: the record on the spot, hours to the decision, days of custody (Điều 125)."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from cases.casework.models import Case, Seizure
from cases.casework.services import seizures
from cases.dossier.models import Deadline, Document
from cases.dossier.steps import Refusal
from cases.law.explain import Explanation
from tests.builders import a_dossier
from tests.casework.custody import (
    Evening,
    a_case_from,
    a_line,
    a_taking,
    a_witness,
    an_evening,
    held,
    recorded,
)
from tests.visits.documents.people import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
EVENING = at("2026-11-06", "17:40")


@pytest.fixture
def evening() -> Evening:
    return an_evening()


def deadline(seizure: Seizure, term: str) -> Deadline:
    return seizure.case.dossier.deadlines.get(term=f"{term}:{seizure.pk}")


def reasons(refusals: list[Refusal]) -> str:
    return " ".join(str(each) for each in refusals)


def test_the_hours_to_the_decision_run_through_saturday(evening: Evening) -> None:
    # điểm c khoản 4 Điều 125: 24 giờ từ lúc lập biên bản; thứ Sáu 16:30 đến thứ Bảy 16:30
    running = deadline(held(evening), "seizure_report")
    assert running.due_at == at("2026-11-07", "16:30")
    told = Explanation.from_json(running.explanation).as_text()
    assert "24 giờ" in told
    assert "điểm c khoản 4 Điều 125" in told


def test_custody_is_seven_working_days_from_the_taking(evening: Evening) -> None:
    # khoản 8 Điều 125: 7 ngày làm việc từ ngày tạm giữ thực tế 06/11 (thứ Sáu)
    seizure = held(evening)
    assert seizure.ends_on == date(2026, 11, 17)
    assert timezone.localdate(deadline(seizure, "seizure_normal").due_at) == date(2026, 11, 17)


def test_the_record_is_drafted_with_its_witness(evening: Evening) -> None:
    seizure = held(evening)
    assert seizure.record is not None
    assert (seizure.record.kind, seizure.record.state) == ("MBB15", "draft")
    assert [str(each) for each in seizure.record.people.all()] == ["Trịnh Văn Sáng"]
    assert next(each.line.seal for each in seizure.goods.all()) == "NP-260141"


def test_the_journal_tells_what_was_taken_and_until_when(evening: Evening) -> None:
    seizure = held(evening)
    entry = evening.case.chain.entries.get(verb="seize")
    assert entry.label == "Tạm giữ tang vật"
    assert "niêm phong NP-260146" in entry.changes
    assert seizure.decide_by == at("2026-11-07", "16:30")


def test_goods_of_another_case_are_refused(evening: Evening) -> None:
    strange = a_line(a_dossier())
    with pytest.raises(ValidationError, match="chính vụ việc này"):
        seizures.seize(a_taking(evening), [strange], by=evening.holder, at=EVENING)
    assert not Seizure.objects.exists()


def test_goods_held_already_are_not_taken_twice(evening: Evening) -> None:
    held(evening)
    other = a_case_from(evening.sacks[0].dossier, evening.holder, offender=None)
    taking = a_taking(evening, case=other)
    with pytest.raises(ValidationError, match="chưa bị tạm giữ"):
        seizures.seize(taking, evening.sacks, [a_witness()], by=evening.holder, at=EVENING)


def test_nothing_is_taken_before_it_was_found(evening: Evening) -> None:
    early = a_taking(evening, taken_at=at("2026-11-06", "16:29"))
    with pytest.raises(ValidationError, match="không thể tạm giữ trước lúc đó"):
        seizures.seize(early, evening.sacks, by=evening.holder, at=EVENING)


def test_a_taking_to_come_is_refused(evening: Evening) -> None:
    late = a_taking(evening, taken_at=at("2026-11-06", "18:00"), recorded_at=None)
    with pytest.raises(ValidationError, match="tương lai"):
        seizures.seize(late, evening.sacks, by=evening.holder, at=EVENING)


def test_of_an_unknown_offender_goods_are_taken_before_a_witness(evening: Evening) -> None:
    other = a_case_from(evening.sacks[0].dossier, evening.holder, offender=None)
    with pytest.raises(ValidationError, match="người chứng kiến"):
        seizures.seize(a_taking(evening, case=other), evening.sacks, by=evening.holder, at=EVENING)
    taking = a_taking(evening, case=other)
    seizures.seize(taking, evening.sacks, [a_witness()], by=evening.holder, at=EVENING)
    assert Seizure.objects.get().case == other


def test_only_who_handles_the_case_takes_goods(evening: Evening) -> None:
    refusals = seizures.can_seize(evening.case, evening.office.ngoc, EVENING)
    assert "giải quyết vụ việc" in reasons(refusals)
    assert seizures.can_seize(evening.case, evening.holder, EVENING) == []


def test_a_case_that_ended_takes_no_more_goods(evening: Evening) -> None:
    evening.case.status = Case.Status.DROPPED
    assert "không tạm giữ thêm" in reasons(
        seizures.can_seize(evening.case, evening.holder, EVENING)
    )


def test_no_decision_is_drafted_before_the_record_is_signed(evening: Evening) -> None:
    with pytest.raises(ValidationError, match="MBB15"):
        seizures.draft_decision(held(evening), by=evening.holder, at=EVENING)


def test_the_decision_of_saturday_morning_is_in_time(evening: Evening) -> None:
    seizure, saturday = recorded(evening), at("2026-11-07", "10:15")
    document = seizures.draft_decision(seizure, by=evening.holder, at=at("2026-11-07", "09:00"))
    assert (document.kind, document.state) == ("MQĐ20", Document.State.DRAFT)
    assert seizures.can_decide(seizure, evening.office.director, saturday) == []


def test_to_the_minute_it_is_in_time_a_minute_later_it_is_late(evening: Evening) -> None:
    seizure, director = recorded(evening), evening.office.director
    assert seizures.can_decide(seizure, director, at("2026-11-07", "16:30")) == []
    refused = reasons(seizures.can_decide(seizure, director, at("2026-11-07", "16:31")))
    assert "Hết thời hạn ra quyết định tạm giữ lúc 16:30 07/11/2026" in refused
    assert "Trả lại ngay tang vật và lập biên bản trả lại (mẫu MBB16)" in refused
    assert "điểm d khoản 4 Điều 125" in refused


def test_whoever_has_no_power_to_confiscate_does_not_decide(evening: Evening) -> None:
    seizure, saturday = recorded(evening), at("2026-11-07", "10:15")
    for officer in (evening.holder, evening.office.head, evening.office.deputy):
        assert "ký quyết định trong xử phạt" in reasons(
            seizures.can_decide(seizure, officer, saturday)
        )


def test_a_second_decision_is_refused(evening: Evening) -> None:
    seizure, when = recorded(evening), at("2026-11-07", "09:00")
    seizures.draft_decision(seizure, by=evening.holder, at=when)
    with pytest.raises(ValidationError, match="Đã có quyết định"):
        seizures.draft_decision(seizure, by=evening.holder, at=when)
