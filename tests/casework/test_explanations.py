"""The right to explain: its days, what is noted of it, and when a decision may follow."""

from datetime import date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from cases.casework.models import Case, PartyExplanation
from cases.casework.services import clocks, explanations, more_time, sessions
from cases.casework.services.explanations import explanation_refusals
from cases.casework.services.rights import right_of
from cases.law.deadlines import due
from cases.law.workdays import Calendar
from cases.lawbook.services import active_catalogue
from cases.office.telling import change_lines
from tests.builders import an_officer
from tests.casework.recording import a_case_of, at, recorded

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_tables")]


def last_days(case: Case) -> tuple[date, date]:
    terms = clocks.explanation_terms(case)
    assert terms
    return terms.written.due, terms.to_speak.due


def due_on(case: Case, term: str) -> date | None:
    found = case.dossier.deadlines.running().filter(term=term).first()
    return timezone.localdate(found.due_at) if found else None


def reasons(case: Case, when: datetime) -> list[str]:
    return [each.reason for each in explanation_refusals(case, when)]


def noted(service: Any, case: Case, when: datetime, **told: Any) -> PartyExplanation:
    row: PartyExplanation = service(
        case,
        received_at=when,
        by=case.dossier.holder,
        at=when,
        **{"content": "Xin trình bày."} | told,
    )
    case.refresh_from_db()
    return row


# khoản 2 Điều 61: 05 ngày làm việc; khoản 3: 02 ngày làm việc; ngày lập biên bản không tính
@pytest.mark.parametrize(
    ("story", "made", "written", "to_speak"),
    [
        (1, "2026-11-17", date(2026, 11, 25), date(2026, 11, 19)),  # 24/11 nghỉ Ngày Văn hóa
        (2, "2026-06-18", date(2026, 6, 25), date(2026, 6, 22)),
        (4, "2026-10-28", date(2026, 11, 4), date(2026, 10, 30)),
        (5, "2026-05-07", date(2026, 5, 14), date(2026, 5, 11)),
    ],
)
def test_the_days_of_each_story(story: int, made: str, written: date, to_speak: date) -> None:
    case = recorded(a_case_of(story), at(made))
    assert last_days(case) == (written, to_speak)
    assert due_on(case, clocks.WRITTEN) == written
    assert due_on(case, clocks.TO_SPEAK) == to_speak


def test_where_the_proposed_swap_is_adopted_story_1_has_a_day_more() -> None:
    law = active_catalogue()
    days = law.content["holidays.yaml"]
    calendar = Calendar.from_data(days, adopted=("swap_2026_11_23",))
    term, made = law.terms.find(clocks.WRITTEN), date(2026, 11, 17)
    assert due(term, from_day=made, calendar=calendar).due == date(2026, 11, 26)
    assert due(term, from_day=made, calendar=law.calendar).due == date(2026, 11, 25)


@pytest.mark.parametrize("story", [1, 2, 4, 5])
def test_bracket_or_suspension_gives_the_right_in_each_story(story: int) -> None:
    case = Case.objects.with_dossier().get(pk=a_case_of(story).pk)
    right = right_of(case, at=at("2026-11-20"))
    assert (right.is_given, right.open_acts, right.goes_up) == (True, (), False)


def test_goods_of_nine_million_give_no_right() -> None:
    case = a_case_of(1)
    case.violations.update(
        goods_value=9_000_000
    )  # khoản 3 Điều 12: đến 10 triệu, mức tối đa dưới 15
    found = Case.objects.with_dossier().get(pk=case.pk)
    assert not right_of(found, at=at("2026-11-17")).is_given


def test_without_the_right_nothing_is_noted_and_nothing_is_waited_for() -> None:
    case = recorded(a_case_of(5), at("2026-05-07"), is_given=False)
    assert case.may_explain is False
    assert reasons(case, at("2026-05-08")) == []
    with pytest.raises(ValidationError, match="không thuộc trường hợp được giải trình"):
        noted(explanations.receive_explanation, case, at("2026-05-08"))


def test_a_decision_waits_until_the_term_is_over() -> None:
    case = recorded(a_case_of(1), at("2026-11-17"))
    assert reasons(case, at("2026-11-25", "23:59")) == [
        "Thời hạn giải trình đến hết ngày 25/11/2026: chờ hết hạn, "
        "hoặc ghi nhận văn bản không giải trình."
    ]
    assert reasons(case, at("2026-11-26", "00:00")) == []


def test_story_5_waives_on_the_next_day_and_the_decision_keeps_seven_working_days() -> None:
    case = recorded(a_case_of(5), at("2026-05-07"))
    assert due_on(case, "decision_normal") == date(2026, 5, 18)
    noted(explanations.waive, case, at("2026-05-08"), content="Tôi không giải trình.")
    assert reasons(case, at("2026-05-08", "10:00")) == []
    assert due_on(case, "decision_normal") == date(2026, 5, 18)
    assert due_on(case, clocks.WRITTEN) is None
    assert due_on(case, clocks.TO_SPEAK) is None


def test_story_4_explains_and_the_decision_has_one_month() -> None:
    case = recorded(a_case_of(4), at("2026-10-28"))
    row = noted(explanations.receive_explanation, case, at("2026-11-02"))
    assert due_on(case, "decision_normal") is None
    # 28/11 là thứ Bảy: hết hạn thứ Hai 30/11
    assert due_on(case, "decision_explained_or_verified") == date(2026, 11, 30)
    assert reasons(case, at("2026-11-03")) == [
        "Chưa xem xét giải trình nhận ngày 02/11/2026: ghi ý kiến xem xét trước khi ra quyết định."
    ]
    told: dict[str, Any] = {
        "assessment": "Không chấp nhận: biển hiệu vẫn treo.",
        "by": case.dossier.holder,
    }
    explanations.weigh(row, at=at("2026-11-04"), **told)
    assert reasons(case, at("2026-11-04")) == []


def test_story_2_runs_out_and_that_is_noted_once() -> None:
    case = recorded(a_case_of(2), at("2026-06-18"))
    by = case.dossier.holder
    with pytest.raises(ValidationError, match="đến hết ngày 25/06/2026"):
        explanations.end_term(case, by=by, at=at("2026-06-25"))
    explanations.end_term(case, by=by, at=at("2026-06-26"))
    assert due_on(case, clocks.WRITTEN) is None
    assert due_on(case, "decision_normal") == date(2026, 6, 29)
    with pytest.raises(ValidationError, match="Đã ghi nhận hết thời hạn"):
        explanations.end_term(case, by=by, at=at("2026-06-26"))


@pytest.mark.parametrize(
    ("received", "noted_at", "sentence"),
    [
        (at("2026-05-06"), at("2026-05-08"), "Biên bản vi phạm lập lúc 09:00 07/05/2026"),
        (at("2026-05-09"), at("2026-05-08"), "không được ở tương lai"),
        (at("2026-05-15"), at("2026-05-15"), "Hết thời hạn ngày 14/05/2026"),
    ],
)
def test_a_paper_of_a_wrong_day_is_refused(
    received: datetime, noted_at: datetime, sentence: str
) -> None:
    case = recorded(a_case_of(5), at("2026-05-07"))
    with pytest.raises(ValidationError, match=sentence):
        explanations.receive_explanation(
            case, received_at=received, content="Trình bày", by=case.dossier.holder, at=noted_at
        )
    assert not PartyExplanation.objects.exists()


def test_a_paper_that_came_in_time_may_be_noted_later() -> None:
    case = recorded(a_case_of(5), at("2026-05-07"))
    explanations.receive_explanation(
        case,
        received_at=at("2026-05-14", "23:30"),
        content="Trình bày",
        by=case.dossier.holder,
        at=at("2026-05-18"),
    )
    assert case.explanations.get().way == "written"


def test_who_waived_and_changes_his_mind_in_time_is_heard() -> None:
    """Khoản 4 Điều 61."""
    case = recorded(a_case_of(5), at("2026-05-07"))
    noted(explanations.waive, case, at("2026-05-08"))
    noted(explanations.receive_explanation, case, at("2026-05-12"))
    assert reasons(case, at("2026-05-13"))
    assert due_on(case, "decision_explained_or_verified") == date(2026, 6, 8)  # 07/06 Chủ nhật
    with pytest.raises(ValidationError, match="Hết thời hạn"):
        noted(explanations.receive_explanation, case, at("2026-05-15"))


def test_a_wish_to_speak_is_called_heard_and_weighed() -> None:
    case = recorded(a_case_of(5), at("2026-05-07"))
    by = case.dossier.holder
    asked = noted(sessions.ask_to_speak, case, at("2026-05-11"))
    assert due_on(case, clocks.NOTICE) == date(2026, 5, 18)
    assert reasons(case, at("2026-05-20")) == [
        "Chưa tổ chức phiên giải trình theo yêu cầu nhận ngày 11/05/2026."
    ]
    with pytest.raises(ValidationError, match="Chưa thông báo thời gian"):
        hear(asked, at("2026-05-20"))
    called: dict[str, Any] = {
        "meeting_place": "trụ sở Sở",
        "answered_on": date(2026, 5, 13),
        "answer": "12/TB-SKHCN",
    }
    sessions.call_session(asked, meeting_at=at("2026-05-20"), by=by, at=at("2026-05-13"), **called)
    assert due_on(case, clocks.NOTICE) is None
    with pytest.raises(ValidationError, match="tổ chức lúc 09:00 20/05/2026"):
        hear(asked, at("2026-05-19"))
    heard = hear(asked, at("2026-05-20", "10:00"))
    assert reasons(case, at("2026-05-20", "11:00")) == [
        "Chưa xem xét giải trình nhận ngày 20/05/2026: ghi ý kiến xem xét trước khi ra quyết định."
    ]
    explanations.weigh(heard, assessment="Chấp nhận một phần.", by=by, at=at("2026-05-21"))
    assert reasons(case, at("2026-05-21")) == []


def hear(asked: PartyExplanation, when: datetime) -> PartyExplanation:
    return sessions.hear_party(
        PartyExplanation.objects.get(pk=asked.pk),
        heard_at=when,
        content="Xin giảm mức phạt.",
        answer="02/BB-GTTT",
        by=asked.case.dossier.holder,
        at=when,
    )


def test_the_wish_to_speak_comes_within_two_working_days() -> None:
    case = recorded(a_case_of(5), at("2026-05-07"))
    with pytest.raises(ValidationError, match="Hết thời hạn ngày 11/05/2026"):
        noted(sessions.ask_to_speak, case, at("2026-05-12"))


def test_more_time_is_granted_up_to_five_working_days_more() -> None:
    case = recorded(a_case_of(5), at("2026-05-07"))
    by = case.dossier.holder
    asked = noted(more_time.ask_more_time, case, at("2026-05-13"), content="Chờ hóa đơn.")
    assert reasons(case, at("2026-05-18")) == [
        "Chưa trả lời đề nghị gia hạn giải trình nhận ngày 13/05/2026."
    ]
    told: dict[str, Any] = {"answered_on": date(2026, 5, 14), "answer": "15/SKHCN-SHTT", "by": by}
    with pytest.raises(ValidationError, match="nhiều nhất đến hết ngày 21/05/2026"):
        more_time.grant_more_time(asked, extended_to=date(2026, 5, 22), at=at("2026-05-14"), **told)
    more_time.grant_more_time(asked, extended_to=date(2026, 5, 21), at=at("2026-05-14"), **told)
    assert due_on(case, clocks.MORE_TIME) == date(2026, 5, 21)
    assert due_on(case, clocks.WRITTEN) is None
    assert "đến hết ngày 21/05/2026" in reasons(case, at("2026-05-21"))[0]
    noted(explanations.receive_explanation, case, at("2026-05-21"))
    with pytest.raises(ValidationError, match="Đã gia hạn"):
        noted(more_time.ask_more_time, case, at("2026-05-21"))


def test_more_time_refused_leaves_the_first_term() -> None:
    case = recorded(a_case_of(5), at("2026-05-07"))
    asked = noted(more_time.ask_more_time, case, at("2026-05-13"))
    more_time.refuse_more_time(
        asked,
        answered_on=date(2026, 5, 14),
        answer="Vụ việc không phức tạp.",
        by=case.dossier.holder,
        at=at("2026-05-14"),
    )
    assert "14/05/2026" in reasons(case, at("2026-05-14"))[0]
    assert reasons(case, at("2026-05-15")) == []


def test_a_case_above_the_director_has_ten_working_days() -> None:
    case = recorded(a_case_of(5), at("2026-05-07"), goes_up=True)
    assert due_on(case, "decision_transferred") == date(2026, 5, 21)


def test_story_3_is_above_the_director() -> None:
    """500 triệu đồng đối với tổ chức, Giám đốc Sở 400 (khoản 2 Điều 21)."""
    found = Case.objects.with_dossier().get(pk=a_case_of(3).pk)
    assert right_of(found, at=at("2026-03-02")).goes_up


def test_each_act_is_the_holders_and_stands_in_the_journal_in_vietnamese() -> None:
    case = recorded(a_case_of(5), at("2026-05-07"))
    stranger = an_officer()
    with pytest.raises(ValidationError, match="giải quyết vụ việc"):
        explanations.waive(case, received_at=at("2026-05-08"), by=stranger, at=at("2026-05-08"))
    noted(explanations.waive, case, at("2026-05-08"), content="Không giải trình.")
    entry = case.chain.entries.latest("sequence")
    assert entry.label == "Ghi nhận không giải trình"
    assert change_lines(entry) == ["nội dung: Không giải trình.", "nhận lúc: 09:00 08/05/2026"]
