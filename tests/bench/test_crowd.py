"""The benchmark's code with small numbers: the crowd is lawful, its pages ask no more for more."""

import pytest
from django.test import Client

from cases.casework.models import Case, Decision
from cases.dossier.services.checking import checks
from cases.office.models import Commune, Officer
from inspections.desk.demo.whole import load_data
from tests.bench.crowd import add_cases
from tests.bench.pages import measure
from tests.builders import a_version, an_officer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_tables")]
ADDRESSES = ("/vu-viec/", "/vu-viec/?status=recorded", "/vu-viec/?q=may an", "/tim/?q=lunaris")
MOST = 12


@pytest.fixture
def inspector() -> Officer:
    load_data()
    for name in ("Công ty TNHH Mây An", "Hộ kinh doanh Mộc Lam"):
        a_version(name, commune=Commune.objects.first())
    return an_officer()


def test_the_crowd_has_every_state_and_whole_chains(inspector: Officer) -> None:
    add_cases(60)
    assert Case.objects.count() == 60
    found = set(Case.objects.values_list("status", flat=True))
    assert found == {"open", "recorded", "decided", "closed", "dropped"}
    ended = Case.objects.filter(status__in=["decided", "closed"])
    assert Decision.objects.count() == ended.count() > 0
    sound = {check.key for check in checks() if check.is_sound}
    assert {"journal", "triggers"} <= sound


def test_the_same_seed_gives_the_same_crowd(inspector: Officer) -> None:
    add_cases(5, seed=3)
    titles = list(Case.objects.order_by("pk").values_list("dossier__title", flat=True))
    assert len(set(titles)) > 1
    add_cases(5, seed=3)
    assert titles == list(Case.objects.order_by("pk").values_list("dossier__title", flat=True))[5:]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_list_asks_no_more_for_many_cases(inspector: Officer, address: str) -> None:
    client = Client()
    client.force_login(inspector, "django.contrib.auth.backends.ModelBackend")
    add_cases(10)
    few = measure(client, address, runs=1)
    add_cases(70)
    many = measure(client, address, runs=1)
    assert many.queries == few.queries <= MOST
