"""The page of an inspection and that of a visit ask no more for many rows than for few."""

from typing import Any

import pytest
from django.urls import reverse

from cases.dossier.models import Document
from inspections.visits.models import Visit
from inspections.visits.services import drafting, visits
from tests.builders import a_version
from tests.visits.papers import World, a_decision, a_visit, a_world, as_officer, earlier
from tests.visits.test_record_pages import enlarge

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
MOST = 12


@pytest.fixture
def world() -> World:
    return a_world()


def more_places(world: World, visit: Visit, count: int) -> None:
    """So many more subjects, and places that were worked at, each with a working record."""
    at, by = earlier(minutes=80), world.secretary
    inspection = visit.inspection
    for _ in range(count):
        inspection.dossier.parties.create(version=a_version(), capacity="subject")
        label = f"Quầy {inspection.visits.count()}"
        visits.add_places(inspection, [Visit(label=label)], by=by, at=at)
        place = inspection.visits.latest("position")
        visits.log_outcome(place, outcome="worked", by=by, at=at)
        drafting.draft_working_record(place, by=by, at=at)


@pytest.mark.parametrize("who", ["head", "member", "director", "reader"])
def test_the_page_of_an_inspection(
    world: World, who: str, django_assert_max_num_queries: Any
) -> None:
    visit = a_visit(world)
    taken = []
    for count in (2, 10):
        more_places(world, visit, count)
        enlarge(world, visit, count)
        client = as_officer(getattr(world, who))
        with django_assert_max_num_queries(MOST) as queries:
            page = client.get(reverse("visits:inspection", args=[world.inspection.pk]))
        assert page.status_code == 200
        taken.append(len(queries))
    assert taken[0] == taken[1]


@pytest.mark.parametrize(
    "state", [None, Document.State.DRAFT, Document.State.READY, Document.State.SIGNED]
)
def test_the_page_of_an_inspection_before_it_is_decided(
    world: World, state: Document.State | None, django_assert_max_num_queries: Any
) -> None:
    if state:
        a_decision(world, state)
    for officer in (world.member, world.director, world.clerk):
        client = as_officer(officer)
        with django_assert_max_num_queries(MOST):
            page = client.get(reverse("visits:inspection", args=[world.inspection.pk]))
        assert page.status_code == 200


def test_the_page_of_a_visit_with_its_records(
    world: World, django_assert_max_num_queries: Any
) -> None:
    visit = a_visit(world)
    taken = []
    for count in (3, 10):
        for _ in range(count):
            drafting.draft_working_record(visit, by=world.secretary, at=earlier(minutes=50))
        enlarge(world, visit, count)
        client = as_officer(world.head)
        with django_assert_max_num_queries(MOST) as queries:
            page = client.get(visit.get_absolute_url())
        assert page.status_code == 200
        taken.append(len(queries))
    assert taken[0] == taken[1]


def test_the_journal_of_an_inspection(world: World, django_assert_max_num_queries: Any) -> None:
    visit = a_visit(world)
    address = reverse("dossier:journal", args=[world.inspection.dossier_id])
    taken, entries = [], []
    for count in (1, 10):
        more_places(world, visit, count)
        enlarge(world, visit, count)
        client = as_officer(world.director)
        with django_assert_max_num_queries(MOST) as queries:
            page = client.get(address)
        taken.append(len(queries))
        entries.append(len(page.context["entries"]))
    assert entries[0] < entries[1]
    assert taken[0] == taken[1]
