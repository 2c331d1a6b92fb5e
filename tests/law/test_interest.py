"""Late interest: days and amounts typed from the article and from the worked examples."""

from datetime import date
from typing import Any

import pytest

from cases.law.facts import FactError
from cases.law.interest_facts import answer_interest
from tests.law.tables import the_catalogue


def asked(**told: Any) -> tuple[int, int, int, int]:
    owing = answer_interest(the_catalogue(), told)
    return owing.late_days, owing.interest, owing.owed, owing.overpaid


def on(day: str, amount: int) -> dict[str, Any]:
    return {"paid_on": day, "amount": amount}


@pytest.mark.parametrize(
    ("payments", "as_of", "expected"),
    [
        # nhận 05/11, mười ngày đến hết 15/11; nộp 16/11: “đến trước ngày nộp” là không ngày nào
        ([on("2026-11-16", 55_000_000)], "2026-11-16", (0, 0, 0, 0)),
        ([on("2026-11-10", 55_000_000)], "2026-11-16", (0, 0, 0, 0)),
        # 16–19/11: 4 ngày x 55 triệu x 0,05 % = 110.000; 20–30/11: 11 ngày x 35 triệu = 192.500
        (
            [on("2026-11-20", 20_000_000), on("2026-12-01", 35_000_000)],
            "2026-12-01",
            (15, 302_500, 302_500, 0),
        ),
        # 16–24/11: 9 ngày x 55 triệu x 0,05 % = 247.500; 60.000.000 - 55.247.500
        ([on("2026-11-25", 60_000_000)], "2026-11-25", (9, 247_500, 0, 4_752_500)),
        ([], "2026-11-16", (0, 0, 55_000_000, 0)),
        ([], "2026-11-17", (1, 27_500, 55_027_500, 0)),
    ],
)
def test_interest_is_counted_to_the_day_before_payment(
    payments: list[dict[str, Any]],
    as_of: str,
    expected: tuple[int, int, int, int],
) -> None:
    told = {"fine": 55_000_000, "served_on": "2026-11-05", "payments": payments, "as_of": as_of}
    assert asked(**told) == expected


@pytest.mark.parametrize("hour", ["2026-11-05T23:59", "2026-11-05T16:59:59Z", "2026-11-05"])
def test_the_time_of_day_changes_nothing(hour: str) -> None:
    told = {"fine": 55_000_000, "served_on": hour, "as_of": "2026-11-17"}
    assert asked(**told) == (1, 27_500, 55_027_500, 0)


def test_ten_days_end_on_a_sunday_and_do_not_roll() -> None:
    # 01/10/2026 nhận; 11/10 là Chủ nhật; 12/10–19/11: 39 ngày x 60 triệu x 0,05 % = 1.170.000
    told = {"fine": 60_000_000, "served_on": "2026-10-01", "as_of": "2026-11-20"}
    assert asked(**told, payments=[on("2026-11-20", 60_000_000)]) == (
        39,
        1_170_000,
        1_170_000,
        0,
    )


def test_the_labels_of_a_household_paid_ten_days_late() -> None:
    # giao 20/05/2026, hết hạn 30/05; nộp 10/06: chậm từ 31/05 đến 09/06
    told = {"fine": 24_000_000, "served_on": "2026-05-20"}
    owing = answer_interest(the_catalogue(), {**told, "payments": [on("2026-06-10", 24_000_000)]})
    assert (owing.late_days, owing.interest) == (10, 120_000)
    steps = [step.as_text() for step in owing.explanation.steps]
    assert any("31/5/2026" in step or "31/05/2026" in step for step in steps)
    assert any("khoản 1 Điều 78" in step for step in steps)


def test_a_longer_term_of_the_decision_is_told() -> None:
    told = {"fine": 10_000_000, "term_ends_on": "2026-12-31", "as_of": "2027-01-03"}
    assert asked(**told) == (2, 10_000, 10_010_000, 0)


def test_what_is_paid_in_parts_before_the_last_day_lowers_the_base() -> None:
    # 60 triệu, nộp 20 triệu trong hạn; 40 triệu nộp 22/10: 10 ngày x 40 triệu = 200.000
    told = {"fine": 60_000_000, "served_on": "2026-10-01"}
    payments = [on("2026-10-05", 20_000_000), on("2026-10-22", 40_000_000)]
    assert asked(**told, payments=payments)[:2] == (10, 200_000)


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"served_on": "2026-11-05", "as_of": "2026-11-20"}, "fine"),
        ({"fine": 1, "as_of": "2026-11-20"}, "served_on"),
        ({"fine": 1, "served_on": "2026-11-05"}, "as_of"),
        ({"fine": -1, "served_on": "2026-11-05", "as_of": "2026-11-20"}, "fine"),
        ({"fine": 1, "served_on": "2026-11-31", "as_of": "2026-12-20"}, "served_on"),
        ({"fine": 1, "served_on": "2020-01-01", "as_of": "2020-12-20"}, "served_on"),
        ({"fine": 1, "served_on": "2026-11-05", "payments": {}, "as_of": "2026-11-20"}, "payments"),
        (
            {
                "fine": 1,
                "served_on": "2026-11-05",
                "payments": [on("2026-11-21", 1)],
                "as_of": "2026-11-20",
            },
            "payments",
        ),
        ({"fine": 1, "servd_on": "2026-11-05"}, "servd_on"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(told: dict[str, Any], field: str) -> None:
    with pytest.raises(FactError) as refused:
        answer_interest(the_catalogue(), told)
    assert refused.value.field == field


def test_the_last_day_is_that_of_the_term() -> None:
    told = {"fine": 1_000, "served_on": "2026-11-05", "as_of": "2026-11-20"}
    owing = answer_interest(the_catalogue(), told)
    assert owing.explanation.parameters["last_day"] == date(2026, 11, 15).isoformat()
