"""What was found: facts, a right as it stands that day, the act of that day, its goods."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from cases.lawbook.models import ActVersion
from cases.office.models import Officer
from inspections.visits.models import Finding, Visit
from inspections.visits.services import visits
from tests.builders import AT, a_goods_line, a_right, an_officer
from tests.visits.building import a_visit, under_way
from tests.visits.posting import drawn, entered, page_of, queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_tables")]
World = tuple[Visit, Officer]


@pytest.fixture
def world() -> World:
    inspection, _, member = under_way()
    visit = a_visit(inspection, member, label="Lê Thị Thanh Trà")
    visits.log_outcome(visit, outcome="worked", by=member, at=AT)
    return visit, member


def url(name: str, *numbers: int) -> str:
    return reverse(f"visits:{name}", args=numbers)


def an_act(code: str = "99/2013/NĐ-CP:12.1.a") -> ActVersion:
    return ActVersion.objects.in_force(AT.date()).get(act__code=code)


def test_a_finding_names_facts_right_act_and_goods(world: World) -> None:
    visit, member = world
    line = visits.add_goods_at(visit, a_goods_line(visit.dossier), by=member, at=AT)
    right, act = a_right("LUNARIS"), an_act()
    client, address = entered(member), url("finding_add", visit.pk)
    data: dict[str, Any] = drawn(page_of(client, address), "")
    data |= {"facts": "Bày bán túi mang dấu hiệu LUNARIS."}
    data |= {"right": right.pk, "act_version": act.pk, "goods": [line.pk]}
    for _ in range(2):
        assert client.post(address, data).status_code == 302
    finding = Finding.objects.get()
    assert (finding.right, finding.act_version) == (right, act)
    assert [each.line for each in finding.goods.all()] == [line]


def test_the_act_is_found_in_the_catalogue_of_the_day_without_accents(world: World) -> None:
    _, member = world
    address = reverse("lawbook:choose_act")
    asked = {"field": "act_version", "act_version_words": "buon ban hang gia mao nhan hieu"}
    found = entered(member).get(address, asked | {"on": "2026-11-25"}).content.decode()
    assert "điểm a khoản 1 Điều 12 Nghị định 99/2013/NĐ-CP" in found
    assert f'value="{an_act().pk}"' in found
    before = entered(member).get(address, asked | {"on": "2013-01-01"}).content.decode()
    assert "Không có hành vi nào khớp" in before


def test_an_act_of_another_day_is_refused(world: World) -> None:
    visit, member = world
    ended = (
        ActVersion.objects.active()
        .exclude(in_force_to=None)
        .filter(in_force_to__lte=date(2026, 1, 1))
    )
    client, address = entered(member), url("finding_add", visit.pk)
    data: dict[str, Any] = drawn(page_of(client, address), "") | {"facts": "Bày bán"}
    answer = client.post(address, data | {"act_version": ended[0].pk}).content.decode()
    assert "Không tìm thấy hành vi đã chọn" in answer


def test_the_page_says_how_the_right_stood_that_day(world: World) -> None:
    visit, member = world
    right = a_right("LUNARIS")
    finding = Finding.objects.create(visit=visit, facts="Bày bán", right=right)
    page = page_of(entered(member), url("finding", visit.pk, finding.pk))
    assert "Ngày 25/11/2026: đang được bảo hộ" in page
    right.periods.update(in_force_to=date(2026, 11, 25))
    page = page_of(entered(member), url("finding", visit.pk, finding.pk))
    assert "chưa ghi tình trạng của quyền này" in page


def test_what_is_seen_is_not_called_a_violation(world: World) -> None:
    visit, member = world
    Finding.objects.create(visit=visit, facts="Bày bán túi", act_version=an_act())
    page = page_of(entered(member), visit.get_absolute_url())
    section = page.split('id="ghi-nhan"')[1].split("</details>")[0]
    assert "Dấu hiệu hành vi" in section
    assert "vi phạm" not in section.replace("biên bản vi phạm hành chính", "")


def test_facts_are_needed(world: World) -> None:
    visit, member = world
    client, address = entered(member), url("finding_add", visit.pk)
    answer = client.post(address, drawn(page_of(client, address), "") | {"facts": " "})
    assert "Ghi sự việc đã thấy." in answer.content.decode()


def test_two_officers_at_one_finding_see_both_versions(world: World) -> None:
    visit, member = world
    head = visit.dossier.seats.get(kind="head").officer
    finding = Finding.objects.create(visit=visit, facts="Bày bán túi")
    address, one, other = url("finding", visit.pk, finding.pk), entered(member), entered(head)
    first, second = drawn(page_of(one, address), ""), drawn(page_of(other, address), "")
    one.post(address, first | {"facts": "Bày bán 18 túi"})
    shown = other.post(address, second | {"facts": "Lưu giữ 20 túi"}).content.decode()
    assert "<mark>Lưu giữ 20 túi</mark>" in shown
    assert "<mark>Bày bán 18 túi</mark>" in shown
    finding.refresh_from_db()
    assert finding.facts == "Bày bán 18 túi"


def test_a_finding_taken_out_stays_in_the_journal(world: World) -> None:
    visit, member = world
    finding = Finding.objects.create(visit=visit, facts="Ghi nhầm quầy")
    client, address = entered(member), url("finding_remove", visit.pk, finding.pk)
    client.post(address, drawn(page_of(client, address), ""))
    assert not visit.findings.exists()
    assert "Ghi nhầm quầy" in visit.chain.entries.latest("sequence").changes


def test_a_colleague_and_a_stranger_write_no_finding(world: World) -> None:
    visit, _ = world
    address = url("finding_add", visit.pk)
    assert entered(an_officer(unit=visit.dossier.unit)).get(address).status_code == 403
    assert entered(an_officer()).get(address).status_code == 404


def test_the_form_asks_few_questions(world: World) -> None:
    visit, member = world
    finding = Finding.objects.create(
        visit=visit, facts="Bày bán", right=a_right(), act_version=an_act()
    )
    assert queries_of(entered(member), url("finding", visit.pk, finding.pk)) <= 12
