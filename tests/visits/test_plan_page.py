"""Several visits planned on one page: the review names each refusal, the good rows go on."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.dossier.models import Document, Seat
from inspections.visits.models import Inspection, Visit
from inspections.visits.services import inspections, visits
from tests.builders import a_document, a_unit, an_officer
from tests.visits.building import a_team, a_visit, an_inspection, decided, under_way
from tests.visits.posting import drawn, entered, page_of, queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
URL = "/kiem-tra/xep-ngay/"


@pytest.fixture
def now() -> datetime:
    """The page reads the clock; an inspection announced just now has its whole term before it."""
    return timezone.now() - timedelta(minutes=1)


def a_day(days: int) -> str:
    return f"{timezone.localdate() + timedelta(days=days):%d/%m/%Y}"


def planned(visit: Visit) -> Any:
    return Visit.objects.get(pk=visit.pk).planned_on


def test_five_visits_are_looked_at_and_the_two_good_ones_go_on(now: datetime) -> None:
    """One signed, one on a day gone by, one whose member has an interest, two fine."""
    inspection, _, member = under_way(at=now)
    signed, late, first, second = (
        a_visit(inspection, member, at=now, label=label) for label in "ABCD"
    )
    visits.log_outcome(signed, outcome="worked", by=member, at=timezone.now())
    minutes = a_document(signed.dossier, Document.State.ISSUED, kind="BBKT")
    signed.documents.create(document=minutes)
    other = an_inspection(by=member, at=now)
    a_team(other, at=now)
    seat = other.dossier.seats.first()
    assert seat
    inspections.declare_interest(
        seat, interest=Seat.Interest.HAS, note="em ruột", by=seat.officer, at=now
    )
    biased = a_visit(other, member, at=now, label="E")

    client = entered(member)
    data: dict[str, Any] = drawn(page_of(client, URL), "")
    chosen = [each.pk for each in (signed, late, first, second, biased)]
    data |= {"planned_on": a_day(1), "visits": chosen, f"day_{late.pk}": a_day(-1)}
    review = client.post(URL, data).content.decode()
    assert "2 trên 5 địa điểm xếp được" in review
    assert f"Biên bản {minutes.full_number} đã chốt." in review
    assert f"Ngày {a_day(-1)} đã qua." in review
    assert "có xung đột lợi ích. Cử người khác." in review
    assert not Visit.objects.exclude(planned_on=None).exists()

    data |= {"visits": [first.pk, second.pk], "plan": "1"}
    for _ in range(2):  # twice is once
        assert client.post(URL, data).status_code == 302
    assert planned(first) == planned(second) == timezone.localdate() + timedelta(days=1)
    assert planned(late) is planned(biased) is None
    assert inspection.chain.entries.filter(verb="plan_visits").count() == 2
    assert not other.chain.entries.filter(verb="plan_visits").exists()


def test_a_row_refused_may_have_a_day_of_its_own(now: datetime) -> None:
    inspection, _, member = under_way(at=now)
    visit = a_visit(inspection, member, at=now)
    client = entered(member)
    data: dict[str, Any] = drawn(page_of(client, URL), "")
    data |= {"planned_on": a_day(-1), "visits": [visit.pk], f"day_{visit.pk}": a_day(2)}
    assert "1 trên 1 địa điểm xếp được" in client.post(URL, data).content.decode()
    client.post(URL, data | {"plan": "1"})
    assert planned(visit) == timezone.localdate() + timedelta(days=2)


def test_a_day_of_a_row_that_is_no_day_is_named(now: datetime) -> None:
    inspection, _, member = under_way(at=now)
    visit = a_visit(inspection, member, at=now, label="Quầy A")
    client = entered(member)
    data: dict[str, Any] = drawn(page_of(client, URL), "")
    data |= {"planned_on": a_day(1), "visits": [visit.pk], f"day_{visit.pk}": "mai"}
    assert (
        "Quầy A: nhập ngày theo thứ tự ngày/tháng/năm." in client.post(URL, data).content.decode()
    )


def test_places_of_dossiers_one_does_not_see_are_not_listed(now: datetime) -> None:
    inspection, _, member = under_way(at=now)
    a_visit(inspection, member, at=now, label="Quầy của đơn vị khác")
    page = page_of(entered(an_officer(unit=a_unit())), URL)
    assert "Quầy của đơn vị khác" not in page


def test_a_colleague_of_the_unit_plans_nothing(now: datetime) -> None:
    inspection, _, member = under_way(at=now)
    visit = a_visit(inspection, member, at=now)
    client = entered(an_officer(unit=inspection.dossier.unit))
    member_page = drawn(page_of(entered(member), URL), "")
    data: dict[str, Any] = member_page | {"planned_on": a_day(1), "visits": [visit.pk]}
    assert client.get(URL).status_code == 403
    assert client.get(f"{URL}?cuoc={inspection.pk}").status_code == 403
    assert client.post(URL, data | {"plan": "1"}).status_code == 403
    assert planned(visit) is None


def test_thirteen_rows_ask_no_more_than_three(now: datetime) -> None:
    asked = []
    for count in (3, 13):
        Visit.objects.all().delete()
        inspection: Inspection = decided(an_inspection(at=now))
        holder = inspection.dossier.holder
        for number in range(count):
            a_visit(inspection, holder, at=now, label=f"Ki-ốt {number}")
        asked.append(queries_of(entered(holder), f"{URL}?cuoc={inspection.pk}"))
    assert asked[0] == asked[1] <= 12


def test_the_address_is_named() -> None:
    assert reverse("visits:plan") == URL
