"""Each figure as its definition says it: expected values are counted by hand."""

from datetime import date, datetime

import pytest

from cases.casework.models import Case, Decision
from cases.dossier.statistics.indicators import Figure, indicator, indicators
from cases.law.periods import Window
from inspections.visits.models import Inspection, Visit
from tests.builders import HANOI, a_version
from tests.desk.figures.rows import (
    a_case,
    a_decision,
    a_finding,
    a_household,
    a_plan,
    a_violation,
    a_visit,
    an_inspection,
    an_item,
    annulled,
    noon,
)

pytestmark = pytest.mark.django_db

REPORT_YEAR = Window(date(2025, 12, 15), date(2026, 12, 15))


def figure(name: str, window: Window = REPORT_YEAR, basis: str = "", **chosen: str) -> Figure:
    found = indicator(name)
    return Figure(found, window, chosen, found.day(basis))


def cells(of: Figure, *by: str) -> dict[object, int]:
    return {
        tuple(row[name] for name in by) if len(by) > 1 else row[by[0]]: row["value"]
        for row in of.cells(by)
    }


def test_the_seven_figures_are_gathered_from_the_rooms() -> None:
    assert list(indicators()) == ["I06", "I07", "I09", "I10", "I11", "I14", "I31"]


def test_every_dimension_is_a_parameter_of_its_list() -> None:
    for found in indicators().values():
        known = found.filterset.base_filters
        for dimension in found.dimensions:
            assert dimension.name in known, (found.id, dimension.name)
        for day in found.days:
            assert {f"{day.name}_from", f"{day.name}_to"} <= set(known), found.id
        assert set(found.fixed) <= set(known), found.id
        for aside in found.asides:
            assert set(aside.parameters) <= set(known), found.id


# I09: vụ phát hiện trong kỳ, theo ngày phát hiện


def test_the_report_year_begins_at_midnight_of_15_december_in_hanoi() -> None:
    def found_at(text: str) -> Case:
        at = datetime.fromisoformat(text).replace(tzinfo=HANOI)
        return a_case(detected_at=at)

    found_at("2026-12-14T23:30")
    found_at("2026-12-15T00:30")
    found_at("2026-12-31T23:59")
    found_at("2027-01-01T00:01")
    of_2026, of_2027 = REPORT_YEAR, Window(date(2026, 12, 15), date(2027, 12, 15))
    assert figure("I09", of_2026).total() == 1
    assert figure("I09", of_2027).total() == 3
    assert figure("I09", Window(date(2026, 1, 1), date(2027, 1, 1))).total() == 3
    assert figure("I09", Window(date(2027, 1, 1), date(2028, 1, 1))).total() == 1
    assert figure("I09", Window(date(2026, 12, 14), date(2026, 12, 15))).total() == 1


def test_a_case_on_two_rights_counts_once_in_the_total_and_under_each_right() -> None:
    case = a_case()
    a_violation(case, kind="trademark")
    a_violation(case, kind="trademark")
    a_violation(case, kind="industrial_design")
    a_violation(a_case(), kind="trademark")
    a_case()
    found = figure("I09")
    assert found.total() == 3
    assert cells(found, "ip_object") == {"trademark": 2, "industrial_design": 1, "none": 1}


def test_a_right_that_nobody_wrote_down_is_a_cell_of_its_own() -> None:
    a_violation(a_case(), kind=None)
    found = figure("I09", ip_object="none")
    assert found.total() == 1
    assert figure("I09", ip_object="trademark").total() == 0


def test_article_and_right_are_asked_of_the_same_act() -> None:
    case = a_case()
    a_violation(case, article=11, kind="trademark")
    a_violation(case, article=12, kind="industrial_design")
    assert cells(figure("I09"), "decree_article", "ip_object") == {
        ("11", "trademark"): 1,
        ("12", "industrial_design"): 1,
    }
    assert figure("I09", decree_article="11", ip_object="industrial_design").total() == 0


def test_a_dropped_case_was_found_all_the_same() -> None:
    a_case(status=Case.Status.DROPPED, because="Không đủ căn cứ")
    assert figure("I09").total() == 1


def test_found_cases_are_reckoned_by_the_day_of_the_record_where_that_is_asked() -> None:
    a_case("2026-12-14", recorded_at=noon("2026-12-16"))
    a_case("2026-12-14")
    assert figure("I09").total() == 2
    assert figure("I09", basis="recorded").total() == 0
    later = Window(date(2026, 12, 15), date(2027, 12, 15))
    assert figure("I09", later, basis="recorded").total() == 1


# I10: vụ có quyết định xử phạt đầu tiên trong kỳ


def test_a_case_with_two_decisions_is_sanctioned_once_on_the_day_of_the_first() -> None:
    case = a_case("2025-11-20")
    a_decision(case, "2025-12-14")
    a_decision(case, "2026-02-10")
    assert figure("I10").total() == 0
    assert figure("I10", Window(date(2024, 12, 15), date(2025, 12, 15))).total() == 1


def test_a_case_whose_first_decision_was_annulled_counts_by_the_next() -> None:
    case = a_case()
    annulled(a_decision(case, "2025-12-14"), "2026-01-05")
    a_decision(case, "2026-02-10")
    assert figure("I10").total() == 1


def test_remedies_and_transfers_are_no_sanctions() -> None:
    a_decision(kind=Decision.Kind.REMEDIES, acts=())
    a_decision(kind=Decision.Kind.TRANSFER, acts=())
    assert figure("I10").total() == figure("I11").total() == figure("I14").total() == 0


# I11, I14: quyết định ký trong kỳ và tiền phạt


def test_decisions_are_counted_and_summed_by_the_day_of_signing() -> None:
    a_decision(signed="2025-12-14", acts=((12, "trademark", 1_000_000),))
    a_decision(signed="2025-12-15", acts=((12, "trademark", 20_000_000),))
    a_decision(signed="2026-12-14", acts=((11, "trademark", 300_000_000),))
    a_decision(signed="2026-12-15", acts=((11, "trademark", 4_000_000_000),))
    assert figure("I11").total() == 2
    assert figure("I14").total() == 320_000_000


def test_an_annulled_decision_is_left_out_and_shown_apart() -> None:
    a_decision(acts=((12, "trademark", 24_000_000),))
    annulled(a_decision(signed="2026-03-01"), "2026-04-01")
    annulled(a_decision(signed="2025-11-01"), "2026-04-02")
    found = figure("I11")
    assert found.total() == 1
    of_the_chairman, signed_and_gone, gone_in_the_period = [
        found.by_day(aside.day).narrowed(aside.parameters).total()
        for aside in found.indicator.asides
    ]
    assert (of_the_chairman, signed_and_gone, gone_in_the_period) == (0, 1, 2)
    assert figure("I14").total() == 24_000_000


def test_a_correction_is_no_second_decision() -> None:
    first = a_decision()
    a_decision(first.case, corrects=first.document)
    assert figure("I11").total() == 1
    assert figure("I14").total() == 24_000_000


def test_a_decision_of_several_acts_is_split_by_act_in_money_and_not_doubled() -> None:
    a_decision(
        acts=(
            (11, "trademark", 10_000_000),
            (12, "trademark", 20_000_000),
            (12, "industrial_design", 5_000_000),
        )
    )
    a_decision(acts=((12, "trademark", 1_000_000),))
    assert cells(figure("I14"), "decree_article") == {"11": 10_000_000, "12": 26_000_000}
    assert cells(figure("I14"), "ip_object") == {
        "trademark": 31_000_000,
        "industrial_design": 5_000_000,
    }
    assert cells(figure("I11"), "decree_article") == {"11": 1, "12": 2}
    assert figure("I14", decree_article="12", ip_object="industrial_design").total() == 5_000_000
    assert figure("I14").total() == 36_000_000


def test_a_warning_is_a_decision_of_no_money() -> None:
    a_decision(acts=((12, "trademark", 0),))
    assert figure("I14").total() == 0
    assert cells(figure("I11"), "sanction_type") == {"warning": 1}


def test_household_businesses_are_kept_apart_from_individuals() -> None:
    a_decision(a_case(offender=a_household()))
    a_decision()
    assert cells(figure("I11"), "subject_kind") == {"household_business": 1, "organisation": 1}


def test_a_decision_of_the_chairman_is_told_from_those_of_the_department() -> None:
    for title in ("GIÁM ĐỐC", "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC", "CHỦ TỊCH", "Chi cục trưởng"):
        a_decision(signer_title=title)
    assert cells(figure("I11"), "authority") == {"so_khcn": 2, "ubnd_tinh": 1, "none": 1}
    assert figure("I11", authority="none").total() == 1


# I06, I07: cuộc và lượt đối tượng theo ngày kết thúc tại chỗ


def test_inspections_count_on_the_day_they_ended_at_the_place() -> None:
    an_inspection("2025-12-14")
    an_inspection("2025-12-15")
    an_inspection("2026-12-14", basis=Inspection.Basis.PLAN)
    an_inspection("2026-12-15")
    an_inspection(None, status=Inspection.Status.UNDER_WAY)
    an_inspection("2026-05-05", status=Inspection.Status.TERMINATED, ended_because="Ốm")
    assert figure("I06").total() == 2
    assert cells(figure("I06"), "plan_type") == {"planned": 1, "unplanned": 1}


def test_one_inspection_of_many_stalls_is_one_and_each_stall_a_subject() -> None:
    inspection, party = an_inspection(), a_version()
    a_visit(inspection, party)
    a_visit(inspection, party)
    a_visit(inspection, a_household())
    a_visit(inspection)
    a_visit(inspection)
    a_visit(inspection, outcome=Visit.Outcome.SHUT)
    a_visit(inspection, a_version("Công ty Vắng"), outcome=Visit.Outcome.OWNER_AWAY)
    assert figure("I06").total() == 1
    assert figure("I07").total() == 4
    assert cells(figure("I07"), "subject_kind") == {
        "organisation": 1,
        "household_business": 1,
        "none": 2,
    }


def test_a_party_inspected_twice_is_two_subjects_and_one_party() -> None:
    party = a_version()
    for _ in range(2):
        a_visit(an_inspection(), party)
    assert figure("I07").total() == 2
    assert figure("I07").distinct() == 1


def test_a_place_reached_at_the_second_try_counts_once() -> None:
    inspection = an_inspection()
    shut = a_visit(inspection, outcome=Visit.Outcome.SHUT)
    a_visit(inspection, follows=shut)
    assert figure("I07").total() == 1


def test_an_inspection_on_several_rights_counts_under_each() -> None:
    visit = a_visit(an_inspection())
    for kind in ("trademark", "trademark", "patent"):
        a_finding(visit, kind)
    assert cells(figure("I06"), "ip_object") == {"trademark": 1, "patent": 1}
    assert figure("I06").total() == 1


# I31: đối tượng của kế hoạch đã phê duyệt, theo tháng ghi trong kế hoạch


def test_progress_of_a_plan_keeps_both_denominators() -> None:
    plan = a_plan()
    done = an_item(plan, 1)
    done.inspection = an_inspection("2026-01-20")
    done.save(update_fields=["inspection"])
    running = an_item(plan, 2)
    running.inspection = an_inspection(None, status=Inspection.Status.UNDER_WAY)
    running.save(update_fields=["inspection"])
    an_item(plan, 12)
    an_item(plan, 3, removed_in=1, removed_because="Đã giải thể")
    an_item(plan, 4, added_in=1)
    found = figure("I31")
    assert found.total() == 5
    assert cells(found, "state") == {"done": 1, "under_way": 1, "not_started": 2, "removed": 1}
    assert figure("I31", version="original").total() == 4
    assert figure("I31", version="standing").total() == 4


def test_only_approved_plans_count_in_their_own_year() -> None:
    an_item(a_plan(2026), 12)
    an_item(a_plan(2025), 12)
    an_item(a_plan(2026, status="draft", approved_on=None, approved_number=""), 5)
    an_item(a_plan(2026, status="cancelled", because="Trùng"), 5)
    assert figure("I31").total() == 1
    assert figure("I31", Window(date(2025, 1, 1), date(2026, 1, 1))).total() == 1


def test_months_of_a_plan_make_the_quarters_of_the_inspectorate() -> None:
    plan = a_plan()
    for month in (1, 3, 4, 12):
        an_item(plan, month)
    first_quarter = Window(date(2025, 12, 15), date(2026, 3, 15))
    assert figure("I31", first_quarter).total() == 2


def test_an_item_without_a_dossier_is_named_by_its_plan_and_number() -> None:
    plan = a_plan()
    opened = an_item(plan, 1)
    opened.inspection = an_inspection("2026-01-20")
    opened.save(update_fields=["inspection"])
    an_item(plan, 2)
    assert [row["dossier"] for row in figure("I31").records()] == [
        opened.inspection.dossier.number,
        f"{plan.dossier.number}/2",
    ]
