from datetime import date, datetime

import pytest

from cases.law.counting import CannotCountError, add_months
from tests.law.tables import due_of

NONE_CONFIRMED = "chưa có lịch nghỉ chính thức"


# NĐ 217/2025 Điều 13 khoản 2 điểm b: ten days from the announcement, five more once.
@pytest.mark.parametrize(
    ("reading", "ends"),
    [
        (None, date(2026, 11, 18)),
        ("strict_inclusive", date(2026, 11, 18)),
        ("blds", date(2026, 11, 19)),
        ("working_days_excl", date(2026, 11, 23)),
        ("working_days_incl", date(2026, 11, 20)),
    ],
)
def test_an_inspection_announced_on_a_monday_ends_by_reading(
    reading: str | None, ends: date
) -> None:
    assert due_of("term_department", date(2026, 11, 9), reading).due == ends


@pytest.mark.parametrize(
    ("reading", "ends"),
    [
        ("strict_inclusive", date(2026, 11, 23)),
        ("blds", date(2026, 11, 25)),  # 24/11 is a holiday
        ("working_days_excl", date(2026, 12, 1)),
    ],
)
def test_an_extended_inspection_is_one_term_of_fifteen_days(reading: str, ends: date) -> None:
    found = due_of("term_department", date(2026, 11, 9), reading, "term_department_ext")
    assert found.due == ends


def test_the_first_ten_days_are_not_rolled_before_the_five_are_added() -> None:
    # Ten days from 12/10 end on Thursday 22/10, fifteen on Tuesday 27/10; from 15/10 the tenth
    # is Sunday 25/10 and the fifteenth Friday 30/10, not five days after a Monday.
    assert due_of("term_department", date(2026, 10, 15), "blds").due == date(2026, 10, 26)
    extended = due_of("term_department", date(2026, 10, 15), "blds", "term_department_ext")
    assert extended.due == date(2026, 10, 30)


def test_a_start_on_a_day_off_is_not_counted_even_where_the_start_counts() -> None:
    assert due_of("term_ward", date(2026, 10, 10), "working_days_incl").due == date(2026, 10, 20)
    assert due_of("term_ward", date(2026, 10, 12), "working_days_incl").due == date(2026, 10, 20)


@pytest.mark.parametrize(
    ("name", "start", "ends"),
    [
        ("term_ward", date(2026, 11, 16), date(2026, 11, 23)),
        ("request_acceptance", date(2026, 12, 2), date(2027, 1, 4)),
        ("name_change_notify_registry", date(2026, 11, 13), date(2026, 11, 23)),
        ("assessment_letter", date(2026, 12, 3), date(2026, 12, 18)),
        ("decision_explained_or_verified", date(2026, 10, 5), date(2026, 11, 5)),
        ("decision_serious_complex", date(2026, 9, 24), date(2026, 11, 25)),
        ("decision_from_criminal", date(2026, 10, 23), date(2026, 11, 23)),
        ("execution", date(2026, 10, 1), date(2026, 10, 12)),
        ("limitation_ip_ended", date(2024, 11, 25), date(2026, 11, 25)),
        ("limitation_ip_from_criminal_bodies", date(2025, 7, 1), date(2028, 7, 3)),
        ("limitation_other_fields", date(2025, 8, 15), date(2026, 8, 17)),
        ("deemed_unsanctioned_warning", date(2026, 3, 15), date(2026, 9, 15)),
        ("complaint_first", date(2026, 10, 1), date(2026, 12, 30)),
        ("postpone_length", date(2026, 8, 31), date(2026, 11, 30)),
    ],
)
def test_a_term_of_days_or_months_ends(name: str, start: date, ends: date) -> None:
    reading = "blds" if name == "term_ward" else None
    assert due_of(name, start, reading).due == ends


@pytest.mark.parametrize(
    ("name", "start", "ends"),
    [
        ("record_normal", date(2026, 11, 20), date(2026, 11, 25)),
        ("record_complex", date(2026, 2, 12), date(2026, 2, 26)),
        ("record_normal", date(2026, 8, 20), date(2026, 8, 22)),
        ("explain_written", date(2026, 10, 5), date(2026, 10, 12)),
        ("explain_oral_request", date(2026, 4, 24), date(2026, 4, 29)),
        ("decision_normal", date(2026, 10, 5), date(2026, 10, 14)),
        ("seizure_normal", date(2026, 11, 19), date(2026, 12, 1)),
        ("send_decision", date(2026, 4, 29), date(2026, 5, 6)),
        ("request_validity", date(2026, 11, 16), date(2026, 12, 1)),
        ("report_result", date(2026, 11, 18), date(2026, 12, 3)),
        ("notice_of_visit", date(2026, 11, 20), date(2026, 11, 26)),
    ],
)
def test_a_term_of_working_days_ends(name: str, start: date, ends: date) -> None:
    found = due_of(name, start)
    assert (found.due, found.unrolled) == (ends, ends)


def test_a_term_that_ends_on_a_friday_is_not_rolled() -> None:
    found = due_of("execution", date(2026, 9, 29))
    assert found.due == found.unrolled == date(2026, 10, 9)


def test_a_term_that_ends_on_a_saturday_rolls_and_friday_is_the_safe_day() -> None:
    found = due_of("execution", date(2026, 9, 30))
    assert found.unrolled == date(2026, 10, 10)
    assert found.due == date(2026, 10, 12)
    assert found.last_safe == date(2026, 10, 9)


def test_the_days_before_late_interest_do_not_roll() -> None:
    assert due_of("late_interest_grace", date(2026, 10, 1)).due == date(2026, 10, 11)


def test_a_term_that_ends_on_a_make_up_saturday_ends_there() -> None:
    assert due_of("execution", date(2026, 8, 12)).due == date(2026, 8, 22)


def test_the_saturday_after_it_rolls() -> None:
    assert due_of("execution", date(2026, 8, 19)).due == date(2026, 9, 3)


@pytest.mark.parametrize(
    ("start", "months", "ends"),
    [
        (date(2026, 8, 31), 3, date(2026, 11, 30)),
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 2, 28), 24, date(2028, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
    ],
)
def test_a_month_ends_on_its_like_day_or_its_last(start: date, months: int, ends: date) -> None:
    assert add_months(start, months) == ends


def test_hours_run_from_the_moment_and_over_the_weekend() -> None:
    found = due_of("seizure_report", datetime(2026, 11, 20, 16, 30))  # noqa: DTZ001
    assert found.due_at == datetime(2026, 11, 21, 16, 30)  # noqa: DTZ001
    assert found.due == date(2026, 11, 21)


def test_hours_want_an_instant() -> None:
    with pytest.raises(ValueError, match="ghi cả giờ, phút"):
        due_of("seizure_report", date(2026, 11, 20))


def test_a_dossier_goes_to_the_archive_by_the_end_of_the_following_year() -> None:
    assert due_of("archive_transfer", date(2026, 1, 1)).due == date(2027, 12, 31)
    assert due_of("archive_transfer", date(2026, 12, 31)).due == date(2027, 12, 31)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("criminal_transfer_before_decision", "phải làm ngay"),
        ("report_ministry_province", "ngày cố định"),
        ("coercion_distraint_notice", "tối thiểu trước một sự kiện"),
        ("rectification_reply", "phải ghi thời hạn"),
        ("customs_suspension_reply", "giờ làm việc"),
        ("term_department_ext", "tính cùng thời hạn"),
    ],
)
def test_a_term_without_a_number_to_count_says_why(name: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        due_of(name, date(2026, 10, 5))


def test_a_term_without_a_number_is_refused_as_such() -> None:
    with pytest.raises(CannotCountError):
        due_of("rectification_reply", date(2026, 10, 5))


def test_the_extension_of_another_term_is_refused() -> None:
    with pytest.raises(ValueError, match="không phải là gia hạn của"):
        due_of("term_department", date(2026, 11, 9), extension="term_ward_ext")


def test_a_term_that_ends_with_the_tables_is_confirmed() -> None:
    found = due_of("term_department", date(2026, 12, 22))
    assert (found.due, found.is_confirmed) == (date(2026, 12, 31), True)
    assert found.last_safe == date(2026, 12, 31)


def test_a_term_that_ends_a_working_day_later_is_provisional() -> None:
    found = due_of("decision_normal", date(2026, 12, 23))
    assert (found.due, found.is_confirmed) == (date(2027, 1, 4), False)
    assert found.last_safe == date(2026, 12, 31)
    assert found.may_move
    assert (
        f"Năm 2027 {NONE_CONFIRMED} (từ thứ Bảy 02/01/2027): kết quả chỉ là tạm tính, phải tính"
        " lại khi có thông báo nghỉ lễ, tết."
    ) in [step.text for step in found.explanation.steps]


def test_a_strict_term_beyond_the_tables_is_shown_as_open_though_nothing_moves_it() -> None:
    found = due_of("term_department", date(2026, 12, 28))
    assert (found.due, found.is_confirmed, found.may_move) == (date(2027, 1, 6), False, False)
    assert found.last_safe == date(2026, 12, 31)
    assert (
        f"Năm 2027 {NONE_CONFIRMED} (từ thứ Tư 06/01/2027): chưa biết đó có phải ngày làm việc"
        " không, nhưng ngày cuối của thời hạn không đổi."
    ) in [step.text for step in found.explanation.steps]


def test_a_term_that_starts_beyond_the_tables_has_no_safe_day() -> None:
    found = due_of("decision_normal", date(2027, 3, 1))
    assert (found.due, found.last_safe) == (date(2027, 3, 10), None)
    assert f"Chưa xác định được ngày an toàn cuối cùng: {NONE_CONFIRMED}." in [
        step.text for step in found.explanation.steps
    ]


def test_a_term_over_the_proposed_swap_is_shown_as_open() -> None:
    found = due_of("record_normal", date(2026, 11, 20))
    assert not found.is_confirmed
    assert found.unconfirmed == (date(2026, 11, 23),)
    assert "đang tính như không có đề xuất này" in found.explanation.as_text()


def test_where_the_swap_is_adopted_the_term_ends_a_day_later() -> None:
    found = due_of("record_normal", date(2026, 11, 20), adopted=("swap_2026_11_23",))
    assert (found.due, found.is_confirmed) == (date(2026, 11, 26), False)
    assert "đang tính theo đề xuất này" in found.explanation.as_text()


def test_calendar_days_that_only_pass_over_the_swap_are_confirmed() -> None:
    assert due_of("complaint_first", date(2026, 10, 1)).is_confirmed


def test_the_certainty_is_that_of_the_weakest_part() -> None:
    assert due_of("explain_written", date(2026, 10, 5)).certainty == "verified"
    assert due_of("record_normal", date(2026, 10, 5)).certainty == "secondary"
    assert due_of("record_normal", date(2026, 8, 20)).certainty == "interpretation"
    assert due_of("term_department", date(2026, 11, 9), "blds").certainty == "interpretation"


def test_a_rolled_limitation_is_a_reading_and_an_unrolled_one_is_law() -> None:
    rolled = due_of("limitation_other_fields", date(2025, 8, 15))
    assert (rolled.certainty, rolled.last_safe) == ("interpretation", date(2026, 8, 14))
    assert due_of("limitation_ip_ended", date(2024, 11, 25)).certainty == "verified"
