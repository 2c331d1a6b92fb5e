"""Story 5 decided through the services is what the figures count: one case, 24 million đồng."""

from datetime import date

import pytest

from cases.dossier.services import decisions
from cases.dossier.statistics.indicators import Figure, indicator
from cases.law.periods import Window
from tests.builders import a_director, a_series
from tests.casework.sanctions import (
    LABELS,
    a_plain_case,
    an_act,
    at_noon,
    drafted,
    issued,
    made_ready,
    proposed,
    recorded,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_tables")]
SIGNED = date(2026, 5, 18)
YEAR = Window(date(2025, 12, 15), date(2026, 12, 15))


def test_a_decision_counts_from_the_day_it_was_signed() -> None:
    director = a_director(full_name="Đoàn Vĩnh Khang", title_code="giam_doc_so_khcn")
    a_series(suffix="QĐ-XPHC", is_ours=False)
    case = a_plain_case(date(2026, 5, 6))
    proposed(an_act(case, LABELS, quantity=12_400), "13.8.a@2013-10-15", on=SIGNED)
    recorded(case, date(2026, 5, 7))
    document = made_ready(drafted(case, "MQĐ02", SIGNED), SIGNED)
    assert [Figure(indicator(name), YEAR).total() for name in ("I09", "I10", "I11")] == [1, 0, 0]
    decisions.sign_decision(document, by=director, at=at_noon(SIGNED))
    document.refresh_from_db()
    issued(document, SIGNED)
    told = {name: Figure(indicator(name), YEAR) for name in ("I10", "I11", "I14")}
    assert [figure.total() for figure in told.values()] == [1, 1, 24_000_000]
    assert told["I14"].cells(["decree_article"]) == [{"decree_article": "13", "value": 24_000_000}]
    assert told["I11"].cells(["authority", "subject_kind"]) == [
        {"authority": "so_khcn", "subject_kind": "household_business", "value": 1}
    ]
    before = Window(YEAR.starts, SIGNED)
    assert Figure(indicator("I11"), before).total() == 0
