"""Pages of plans, as those who keep them, carry them out, and read them see them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from inspections.planning.models import Plan, PlanItem
from inspections.planning.services import items
from inspections.visits.models import Inspection, OtherInspection
from tests.builders import a_version
from tests.planning.plans import Office, a_plan, an_item, an_office, approved, published, with_items
from tests.visits.papers import as_officer, filled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_tables")]


@pytest.fixture
def office() -> Office:
    return an_office()


def test_a_manager_drafts_a_plan_once_however_often_it_is_sent(office: Office) -> None:
    client = as_officer(office.manager)
    address = reverse("planning:plan_draft")
    sent = filled(
        client.get(address).context["form"], topic="Chợ đầu mối", year="2026", content="nhãn hiệu"
    )
    for _ in range(2):
        answer = client.post(address, sent)
        assert answer["Location"] == Plan.objects.get().get_absolute_url()


def test_a_plan_without_items_says_what_to_do_first(office: Office) -> None:
    plan = a_plan(office)
    for officer in (office.manager, office.director):
        page = as_officer(officer).get(plan.get_absolute_url())
        assert page.status_code == 200
        assert "Chưa có đối tượng nào" in page.content.decode()
    sought = as_officer(office.manager).get(plan.get_absolute_url(), {"q": "khong co ai"})
    assert "Không có đối tượng nào khớp" in sought.content.decode()


def test_an_item_is_added_changed_and_taken_out(office: Office) -> None:
    plan, party = a_plan(office, at=timezone.now()), a_version().party
    client = as_officer(office.manager)
    address = reverse("planning:item_add", args=[plan.pk])
    sent = filled(
        client.get(address).context["form"], party=str(party.pk), month="3", reason="tin báo"
    )
    assert client.post(address, sent).status_code == 302
    item = plan.items.get()
    assert (item.party_version.party, item.month, item.unit) == (party, 3, office.unit)
    change = reverse("planning:item_change", args=[plan.pk, item.pk])
    client.post(change, filled(client.get(change).context["form"], month="4"))
    item.refresh_from_db()
    assert item.month == 4
    remove = reverse("planning:item_remove", args=[plan.pk, item.pk])
    client.post(remove, filled(client.get(remove).context["form"]))
    assert not plan.items.exists()


def test_the_steps_are_walked_on_their_pages(office: Office) -> None:
    plan = with_items(office, at=timezone.now() - timedelta(hours=1))
    today = f"{timezone.localdate():%d/%m/%Y}"
    for name, officer, typed in (
        ("submit", office.director, {}),
        ("approve", office.manager, {"number": "77/QĐ-UBND", "approved_on": today}),
        ("send", office.director, {"number": "12/SKHCN", "sent_on": today}),
        ("publish", office.director, {"published_on": today}),
        ("close", office.director, {"because": "hết năm"}),
    ):
        client = as_officer(officer)
        address = reverse(f"planning:{name}", args=[plan.pk])
        sent = filled(client.get(address).context["form"], **typed)
        assert client.post(address, sent).status_code == 302, name
    plan.refresh_from_db()
    assert plan.status == Plan.Status.CLOSED
    page = as_officer(office.director).get(plan.get_absolute_url()).content.decode()
    assert "77/QĐ-UBND" in page


def test_a_step_out_of_turn_says_why_instead_of_a_form(office: Office) -> None:
    plan = with_items(office, at=timezone.now())
    page = as_officer(office.director).get(reverse("planning:publish", args=[plan.pk]))
    assert "Chưa thực hiện được" in page.content.decode()
    refused = as_officer(office.inspector).get(reverse("planning:submit", args=[plan.pk]))
    assert refused.status_code == 403
    stranger = as_officer(office.stranger).get(reverse("planning:item_add", args=[plan.pk]))
    assert stranger.status_code == 403


def test_an_adjustment_is_made_on_one_page(office: Office) -> None:
    at = timezone.now()
    plan = approved(office, a_version("Một"), a_version("Hai"), at=at)
    out, new = plan.items.get(party_version__name="Hai"), a_version("Ba").party
    client = as_officer(office.manager)
    address = reverse("planning:adjust", args=[plan.pk])
    sent = filled(
        client.get(address).context["form"],
        number="88/QĐ-UBND",
        on=f"{timezone.localdate():%d/%m/%Y}",
        because="trùng kế hoạch thanh tra",
        removed=[str(out.pk)],
        added=[str(new.pk)],
        month="12",
        unit=str(office.unit.pk),
    )
    assert client.post(address, sent).status_code == 302
    page = client.get(plan.get_absolute_url()).content.decode()
    assert "điều chỉnh lần 1" in page
    assert "Lần 1: trùng kế hoạch thanh tra" in page
    assert PlanItem.objects.get(party_version__party=new).added_in == 1


def test_an_inspection_is_opened_with_one_press(office: Office) -> None:
    plan = published(office, a_version("Công ty Mây"), at=timezone.now())
    item, client = plan.items.get(), as_officer(office.inspector)
    address = reverse("planning:item_open", args=[plan.pk, item.pk])
    page = client.get(address)
    assert "Công ty Mây" in page.content.decode()
    sent = filled(page.context["form"])
    for _ in range(2):
        answer = client.post(address, sent)
        assert answer["Location"] == Inspection.objects.get().get_absolute_url()
    shown = client.get(plan.get_absolute_url()).content.decode()
    assert Inspection.objects.get().dossier.number in shown
    assert "Đang làm" in shown
    inspection = client.get(Inspection.objects.get().get_absolute_url()).content.decode()
    assert "Theo kế hoạch" in inspection


def test_the_page_says_who_was_inspected_by_others_this_year(office: Office) -> None:
    at = timezone.now()
    OtherInspection.objects.create(
        body="Quản lý thị trường",
        party_name="Công ty Mây",
        tax_code="0199001236",
        inspected_on=timezone.localdate(at),
        source="Công văn 9",
        added_by=office.manager,
        added_at=at,
        chain=office.manager.chain,
    )
    plan = published(office, a_version("Công ty Mây", tax_code="0199001236"), at=at)
    page = as_officer(office.inspector).get(plan.get_absolute_url()).content.decode()
    assert "Đã kiểm tra trong năm" in page
    assert "Quản lý thị trường" in page


def test_filters_count_and_print_the_same_items(office: Office) -> None:
    plan = with_items(office, a_version("Một"), a_version("Hai"), at=timezone.now())
    items.add_items(
        plan, [an_item(office, a_version("Ba"), month=3)], by=office.manager, at=timezone.now()
    )
    client = as_officer(office.manager)
    found = client.get(plan.get_absolute_url(), {"month": "3"})
    assert [str(row.item.party_version) for row in found.context["rows"]] == ["Ba"]
    assert found.context["tally"] == [("đối tượng", 1)]
    printed = client.get(reverse("planning:plan_print", args=[plan.pk]))
    assert len(printed.context["rows"]) == 3


def test_the_list_finds_a_plan_by_a_party_without_accents(office: Office) -> None:
    plan = with_items(office, a_version("Công ty Đường Nét"), at=timezone.now())
    client = as_officer(office.inspector)
    found = client.get(reverse("planning:plan_list"), {"q": "duong net"})
    assert [row.plan for row in found.context["rows"]] == [plan]
    none = client.get(reverse("planning:plan_list"), {"q": "khong co"})
    assert none.context["rows"] == []


@pytest.mark.parametrize("name", ["planning:plan", "planning:plan_list"])
def test_a_page_asks_no_more_for_many_items_than_for_few(office: Office, name: str) -> None:
    plan = published(office, at=timezone.now())
    client, taken = as_officer(office.manager), []
    address = plan.get_absolute_url() if name == "planning:plan" else reverse(name)
    client.get(address)  # the law is read once a process
    for number in (1, 12):
        rows = [
            an_item(office, a_version(f"Hộ {number}.{each}", tax_code="0199001236"))
            for each in range(number)
        ]
        for position, row in enumerate(rows):
            row.plan, row.position = plan, number * 100 + position
        PlanItem.objects.bulk_create(rows)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        taken.append(len(queries))
    assert taken[0] == taken[1]
    assert taken[0] <= 20, "\n".join(query["sql"][:150] for query in queries)
