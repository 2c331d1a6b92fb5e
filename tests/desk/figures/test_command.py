"""What scripts are promised of `statistics`: keys, order, whole numbers, exit codes."""

import json
from datetime import datetime
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from cases.office.models import Commune
from tests.builders import HANOI
from tests.desk.figures.rows import (
    a_case,
    a_decision,
    a_plan,
    a_violation,
    a_visit,
    an_inspection,
    an_item,
    noon,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
YEAR = ("--from", "2025-12-15", "--to", "2026-12-15")


def answered(capsys: Any, *told: str) -> dict[str, Any]:
    capsys.readouterr()
    call_command("statistics", *told, "--format", "json")
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def refused(*told: str) -> str:
    with pytest.raises(CommandError) as error:
        call_command("statistics", *told, "--format", "json")
    assert error.value.returncode == 2
    return str(error.value)


def test_without_a_dimension_there_is_one_cell(capsys: Any) -> None:
    a_case()
    assert answered(capsys, "I09", *YEAR) == {
        "indicator": "I09",
        "from": "2025-12-15",
        "to": "2026-12-15",
        "total": 1,
        "cells": [{"value": 1}],
    }


def test_an_empty_office_answers_0(capsys: Any) -> None:
    for name in ("I06", "I07", "I09", "I10", "I11", "I14", "I31"):
        told = answered(capsys, name, *YEAR, "--rows")
        assert (told["total"], told["cells"], told["records"]) == (0, [{"value": 0}], [])


def test_to_is_the_first_day_after(capsys: Any) -> None:
    a_case("2026-12-14")
    a_case("2026-12-15")
    assert answered(capsys, "I09", *YEAR)["total"] == 1


def test_rows_name_each_record_and_what_it_adds(capsys: Any) -> None:
    first = a_decision(acts=((12, "trademark", 24_000_000), (11, "trademark", 1_000_000)))
    second = a_decision(acts=((12, "trademark", 0),))
    told = answered(capsys, "I14", *YEAR, "--rows")
    assert told["records"] == [
        {"dossier": first.case.dossier.number, "value": 25_000_000},
        {"dossier": second.case.dossier.number, "value": 0},
    ]
    assert told["total"] == sum(row["value"] for row in told["records"]) == 25_000_000


def test_an_item_never_opened_is_named_by_plan_and_number(capsys: Any) -> None:
    plan = a_plan()
    an_item(plan, 2)
    told = answered(capsys, "I31", *YEAR, "--rows", "--by", "state")
    assert told["records"] == [{"dossier": f"{plan.dossier.number}/1", "value": 1}]
    assert told["cells"] == [{"state": "not_started", "value": 1}]


def test_every_month_of_the_rule_is_there_in_order_with_0(capsys: Any) -> None:
    a_case("2026-01-14")
    a_case("2026-01-15")
    told = answered(capsys, "I09", *YEAR, "--period", "P-389", "--by", "month")
    assert [cell["month"] for cell in told["cells"]] == [f"2026-{n:02}" for n in range(1, 13)]
    assert [cell["value"] for cell in told["cells"]] == [1, 1, *[0] * 10]


def test_calendar_months_unless_a_rule_is_named(capsys: Any) -> None:
    a_case("2026-01-14")
    a_case("2026-01-15")
    told = answered(capsys, "I09", *YEAR, "--by", "month")
    months = {cell["month"]: cell["value"] for cell in told["cells"]}
    assert len(months) == 13
    assert (months["2025-12"], months["2026-01"], months["2026-12"]) == (0, 2, 0)


def test_quarters_of_the_inspectorate_begin_on_the_15th(capsys: Any) -> None:
    for day in ("2026-03-14", "2026-03-15"):
        a_case(day)
    told = answered(capsys, "I09", *YEAR, "--period", "P-TTR", "--by", "quarter")
    assert told["cells"] == [
        {"quarter": "2026-Q1", "value": 1},
        {"quarter": "2026-Q2", "value": 1},
        {"quarter": "2026-Q3", "value": 0},
        {"quarter": "2026-Q4", "value": 0},
    ]


def test_around_midnight_each_rule_puts_a_case_in_its_own_period(capsys: Any) -> None:
    for text in ("2026-12-15T00:30", "2026-12-14T23:30", "2026-12-31T23:59", "2027-01-01T00:01"):
        a_case(detected_at=datetime.fromisoformat(text).replace(tzinfo=HANOI))
    days = ("--from", "2026-12-01", "--to", "2027-02-01")

    def by(rule: str, unit: str) -> dict[str, int]:
        told = answered(capsys, "I09", *days, "--period", rule, "--by", unit)
        return {cell[unit]: cell["value"] for cell in told["cells"] if cell["value"]}

    assert by("P-XLVPHC", "year") == {"2026": 1, "2027": 3}
    assert by("P-TTR", "quarter") == {"2026-Q4": 1, "2027-Q1": 3}
    assert by("P-CAL", "month") == {"2026-12": 3, "2027-01": 1}
    assert by("P-CAL", "year") == {"2026": 3, "2027": 1}


def test_dimensions_are_crossed_and_what_nobody_recorded_is_null(capsys: Any) -> None:
    a_violation(a_case("2026-05-20"), article=12)
    a_case("2026-11-20")
    told = answered(capsys, "I09", *YEAR, "--period", "P-TTR", "--by", "decree_article, quarter")
    assert {"decree_article": 12, "quarter": "2026-Q2", "value": 1} in told["cells"]
    assert {"decree_article": None, "quarter": "2026-Q4", "value": 1} in told["cells"]
    assert len(told["cells"]) == 8
    assert all(type(cell["value"]) is int for cell in told["cells"])


def test_the_code_of_a_commune_keeps_its_zeros(capsys: Any) -> None:
    ward = Commune.objects.create(
        code="00070", name="Hoàn Kiếm", kind="phường", latitude=21, longitude=105, area_km2=2
    )
    a_visit(an_inspection(commune=ward))
    for name in ("I06", "I07"):
        told = answered(capsys, name, *YEAR, "--by", "area_xa")
        assert told["cells"] == [{"area_xa": "00070", "value": 1}]


def test_another_day_to_reckon_by_may_be_named(capsys: Any) -> None:
    a_case("2025-12-01", recorded_at=noon("2025-12-20"))
    assert answered(capsys, "I09", *YEAR)["total"] == 0
    assert answered(capsys, "I09", *YEAR, "--day", "recorded")["total"] == 1


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (("I99", *YEAR), "I99"),
        (("I09", "--from", "15/12/2025", "--to", "2026-12-15"), "--from"),
        (("I09", "--from", "2025-12-15", "--to", "2026-02-30"), "--to"),
        (("I09", "--from", "2026-12-15", "--to", "2026-12-15"), "--to"),
        (("I09", *YEAR, "--by", "màu"), "màu"),
        (("I09", *YEAR, "--by", "month,quarter"), "month"),
        (("I09", *YEAR, "--period", "P-XYZ"), "P-XYZ"),
        (("I09", *YEAR, "--day", "hôm nay"), "hôm nay"),
    ],
)
def test_what_cannot_be_read_is_one_line_and_exit_2(told: tuple[str, ...], says: str) -> None:
    message = refused(*told)
    assert says in message
    assert "\n" not in message


def test_without_law_it_says_what_to_run() -> None:
    from cases.lawbook.models import LawPack  # noqa: PLC0415

    LawPack.objects.update(is_active=False)
    assert "load_law" in refused("I09", *YEAR)


def test_text_is_read_by_people(capsys: Any) -> None:
    a_decision(acts=((12, "trademark", 24_000_000),))
    call_command("statistics", "I14", *YEAR, "--by", "subject_kind")
    assert "24.000.000" in capsys.readouterr().out
