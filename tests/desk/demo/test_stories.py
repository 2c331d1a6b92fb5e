"""Stories 1 and 5 as the shared stories tell them: days, amounts, and the words of their papers."""

from datetime import date
from typing import Any

import pytest
from django.db.models import Sum
from django.utils import timezone

from cases.casework.models import Case
from cases.casework.services.fines import read_goods, reckon
from cases.dossier.models import Document, GoodsLine, Item, Signature
from cases.law.facts import read_facts
from cases.law.fines import fine
from cases.lawbook.services import active_catalogue
from inspections.visits.models import Finding, Inspection, Visit
from tests.visits.documents.steps import expected, text_of

pytestmark = pytest.mark.usefixtures("office")


def the_inspection(number: str) -> Inspection:
    return Inspection.objects.get(dossier__documents__number=number)


def hour(at: Any) -> str:
    return f"{timezone.localtime(at):%d/%m %H:%M}"


def answered(**facts: Any) -> dict[str, Any]:
    """What the command `fine` answers."""
    catalogue = active_catalogue()
    return dict(fine(catalogue, read_facts(catalogue, facts)).as_output())


def the_act(finding: Finding, provision: str) -> str:
    """The code of the act that the finding names, in the version of its day."""
    version = finding.act_version
    assert version
    assert version.act.code == f"99/2013/NĐ-CP:{provision}"
    assert finding.visit.arrived_at
    day = timezone.localtime(finding.visit.arrived_at).date()
    assert version.in_force_from <= day
    assert version.in_force_to is None or day < version.in_force_to
    return version.act.code


# Story 5: 12.400 labels, household business Hoàng Văn Thịnh


def test_clear_signs_stand_on_a_signed_record_and_a_bought_sample() -> None:
    inspection = the_inspection("118")
    assert inspection.basis == Inspection.Basis.CLEAR_SIGNS
    items = inspection.dossier.items.filter(added_at__date=date(2026, 5, 4))
    papers = items.filter(kind=Item.Kind.PAPER).values_list("title", flat=True)
    assert set(papers) == {
        "Biên bản mua mẫu số 01",
        "Phiếu xác định dấu hiệu vi phạm rõ ràng",
    }
    assert items.samples().count() == 1


def test_the_decision_on_the_printer_is_that_of_the_picture() -> None:
    decision = the_inspection("118").dossier.documents.get(kind="QĐKT")
    assert decision.issued_on == date(2026, 5, 5)
    assert text_of(decision) == expected("decision_household")


def test_the_printer_is_visited_as_told() -> None:
    inspection = the_inspection("118")
    visit = inspection.visits.get()
    assert inspection.announced_at
    hours = [hour(at) for at in (visit.arrived_at, inspection.announced_at, visit.left_at)]
    assert hours == ["06/05 09:00", "06/05 09:10", "06/05 11:50"]
    assert inspection.status == Inspection.Status.FINISHED


def test_the_accountant_refuses_and_the_commune_confirms() -> None:
    minutes = the_inspection("118").dossier.documents.get(kind="BBKT")
    assert text_of(minutes) == expected("minutes_refused")
    refused = minutes.signatures.get(name="Phan Thị Lụa")
    assert refused.refused_because
    assert refused.confirmed_by
    assert refused.confirmed_by.name == "Đỗ Xuân Trường"
    assert minutes.state == Document.State.ISSUED


def test_the_fine_for_12_400_labels_is_24_million() -> None:
    """Act 13.7.a by number of labels, x 1.2: 18 to 30 million, the middle 24 million."""
    finding = Finding.objects.get(right__number="999002")
    lines = GoodsLine.objects.filter(findings__finding=finding)
    count = lines.aggregate(count=Sum("quantity"))["count"]
    assert (lines.count(), count) == (3, 12_400)
    answer = answered(
        act=the_act(finding, "13.7.a"),
        violator="household_business",
        quantity=int(count),
        detected_on="2026-05-06",
        decided_on="2026-05-18",
    )
    assert answer["range"] == [18_000_000, 30_000_000]
    assert answer["fine"] == 24_000_000
    assert (answer["bracket"]["article"], answer["bracket"]["point"]) == (13, "a")


# Story 1: bags LUNARIS in a market

OUTCOMES = {
    "Ki-ốt 03": ("shut", "09:22"),
    "Ki-ốt 05": ("owner_away", "10:00"),
    "Ki-ốt 08": ("shut", "10:02"),
    "Ki-ốt 11": ("worked", "10:10"),
    "Ki-ốt 14": ("worked", "11:10"),
    "Ki-ốt 16": ("shut", "13:40"),
    "Ki-ốt 19": ("no_cooperation", "13:44"),
    "Ki-ốt 21": ("worked", "13:50"),
    "Lối đi sau ki-ốt 21": ("ownerless_goods", "14:40"),
    "Ki-ốt 23": ("shut", "15:40"),
    "Ki-ốt 27": ("worked", "16:30"),
}


def of_the_market(day: date) -> list[Visit]:
    visits = the_inspection("356").visits.filter(logged_at__date=day)
    return list(visits.order_by("logged_at"))


def test_the_decision_on_the_market_is_that_of_the_picture() -> None:
    decision = the_inspection("356").dossier.documents.get(kind="QĐKT")
    assert decision.issued_on == date(2026, 11, 2)
    assert text_of(decision) == expected("decision_market")


def test_the_market_is_gone_through_on_friday() -> None:
    inspection = the_inspection("356")
    assert inspection.announced_at
    assert hour(inspection.announced_at) == "06/11 08:30"
    logged = {
        visit.spot: (visit.outcome, f"{timezone.localtime(visit.logged_at):%H:%M}")
        for visit in of_the_market(date(2026, 11, 6))
    }
    assert logged == OUTCOMES


def test_six_sacks_are_sealed_at_stall_27_and_the_minutes_signed() -> None:
    visit = the_inspection("356").visits.get(stall="Ki-ốt 27")
    seals = visit.goods.values_list("line__seal", flat=True)
    assert list(seals) == [f"NP-26014{number}" for number in range(1, 7)]
    minutes = visit.documents.get().document
    assert text_of(minutes) == expected("minutes_signed")
    signed = minutes.signatures.exclude(signed_at=None).values_list("name", flat=True)
    assert {"Lê Thị Thanh Trà", "Trịnh Văn Sáng"} <= set(signed)


def test_the_sacks_are_opened_by_record_on_tuesday() -> None:
    record = the_inspection("356").dossier.documents.get(kind="MBB02")
    # the pictures' numbers are of an office that keeps more records
    told = expected("working_record").replace("14/BB-LV", record.full_number)
    assert text_of(record) == told
    assert not Signature.objects.filter(document=record, signed_at=None).exists()


def test_the_bags_come_to_38_160_000_and_the_bracket_of_20_to_35_million() -> None:
    """Act 12.1.a; 38 + 35 + 40 + 36 + 33 + 30 bags at 180.000 đồng."""
    dossier = the_inspection("356").dossier
    sacks = dossier.goods.containers().order_by("seal")
    counted = [sack.contents.aggregate(count=Sum("quantity"))["count"] for sack in sacks]
    assert counted == [38, 35, 40, 36, 33, 30]
    finding = Finding.objects.get(right__number="999001", visit__label="Kho tang vật")
    value = GoodsLine.objects.filter(findings__finding=finding).total_value()
    assert value == 38_160_000
    answer = answered(
        act=the_act(finding, "12.1.a"),
        violator="individual",
        goods_value=value,
        detected_on="2026-11-10",
        decided_on="2026-11-23",
        mitigating=["GN1"],
    )
    assert answer["range"] == [20_000_000, 35_000_000]
    assert answer["between"] == [20_000_000, 27_500_000]
    assert (answer["bracket"]["article"], answer["bracket"]["clause"]) == (12, 4)


def test_the_term_of_the_market_ran_to_sunday_and_ended_before() -> None:
    """Nghị định 217/2025/NĐ-CP Điều 13 khoản 2: 10 days, Friday 06/11/2026 being the first."""
    inspection = the_inspection("356")
    (deadline,) = inspection.dossier.deadlines.all()
    assert hour(deadline.due_at) == "15/11 23:59"
    assert inspection.ended_at
    assert hour(inspection.ended_at) == "13/11 16:00"


def test_stall_05_is_gone_to_again_on_the_day_agreed() -> None:
    again = the_inspection("356").visits.get(stall="Ki-ốt 05", outcome="worked")
    assert again.follows
    assert again.follows.outcome == "owner_away"
    assert again.planned_on == date(2026, 11, 9)


def test_every_worked_place_of_a_finished_inspection_has_its_issued_record() -> None:
    worked = Visit.objects.filter(outcome="worked", inspection__status="finished")
    assert worked.count() >= 14
    assert not worked.exclude(documents__document__state="issued").exists()


def the_fine_of(number: str) -> dict[str, Any]:
    """What the page of the case says of its one act."""
    dossier = the_inspection(number).dossier
    case = Case.objects.with_dossier().get(dossier__arose_from=dossier)
    (reckoned,) = reckon(case, active_catalogue(), read_goods(case), on=date(2026, 11, 23))
    return dict(reckoned.answer.as_output())


def test_the_case_of_the_bags_leaves_an_amount_strictly_between_20_and_27_5_million() -> None:
    answer = the_fine_of("356")
    assert answer["range"] == [20_000_000, 35_000_000]
    assert answer["between"] == [20_000_000, 27_500_000]


def test_the_case_of_the_labels_is_fined_24_million() -> None:
    answer = the_fine_of("118")
    assert answer["range"] == [18_000_000, 30_000_000]
    assert answer["fine"] == 24_000_000
