"""A right that ended has ended at the next request, whatever page stands open."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.casework.models import Case
from cases.dossier.models import Approval, Document, Dossier
from cases.dossier.services import approvals
from cases.office.models import Officer, Role
from tests.builders import HANOI, a_dossier, a_unit, an_officer
from tests.dossier.approving import Desks, a_frozen, desks, fresh
from tests.visits.building import a_series_once
from tests.visits.papers import as_officer, filled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


@pytest.fixture
def office() -> Desks:
    return desks()


def waiting(office: Desks) -> Document:
    document = a_frozen(office)
    approvals.submit(document, by=office.drafter, at=timezone.now() - timedelta(hours=1))
    return fresh(document)


def an_open_page(office: Desks, document: Document) -> tuple[Any, str, dict[str, Any]]:
    """The head has the page of approval open, filled, ready to be sent."""
    client, address = as_officer(office.head), reverse("dossier:approve", args=[document.pk])
    return client, address, filled(client.get(address).context["form"], opinion="Đồng ý")


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"is_active": False}, 302),
        ({"role": Role.INSPECTOR}, 403),
        ({"unit": "another"}, 404),
    ],
    ids=["the account ended", "the role changed", "the unit changed"],
)
def test_what_was_open_before_is_refused_after(
    office: Desks, change: dict[str, Any], status: int
) -> None:
    document = waiting(office)
    client, address, sent = an_open_page(office, document)
    change = {**change, "unit": a_unit()} if "unit" in change else change
    Officer.objects.filter(pk=office.head.pk).update(**change)
    assert client.post(address, sent).status_code == status
    assert Approval.objects.waiting().get().officer == office.head


def test_the_first_page_shows_nothing_of_a_unit_that_was_left(office: Desks) -> None:
    document = waiting(office)
    client = as_officer(office.head)
    assert document.title in client.get("/").content.decode()
    Officer.objects.filter(pk=office.head.pk).update(unit=a_unit())
    assert document.title not in client.get("/").content.decode()


def test_a_day_of_a_filter_is_whole_from_midnight_to_midnight() -> None:
    """Điều kiện lọc “từ … đến …”: the last day counts to its last moment, by Hà Nội's clock."""
    holder = an_officer(Role.MANAGER)
    found = {
        "đầu ngày": (14, 0, 0, 0),
        "sáng": (14, 8, 0, 0),
        "cuối ngày": (14, 23, 59, 59),
        "hôm sau": (15, 0, 0, 0),
    }
    for title, (day, hour, minute, second) in found.items():
        at = datetime(2026, 12, day, hour, minute, second, 500_000 * (second > 0), HANOI)
        a_series_once(code="HS-VV", suffix="VV-SHTT", is_ours=True)
        dossier = a_dossier(holder, kind=Dossier.Kind.CASE, title=title)
        Case.objects.create(dossier=dossier, source="inspection", detected_at=at, facts="Có.")
    client, list_ = as_officer(holder), reverse("casework:case_list")

    def titles(**asked: str) -> set[str]:
        page = client.get(list_, asked)
        return {row.case.dossier.title for row in page.context["rows"]}

    whole = {"đầu ngày", "sáng", "cuối ngày"}
    assert titles(detected_from="2026-12-14", detected_to="2026-12-14") == whole
    assert titles(detected_to="2026-12-14") == whole
    assert titles(detected_from="2026-12-15") == {"hôm sau"}
    assert titles(detected_from="2026-12-15", detected_to="2026-12-14") == set()
