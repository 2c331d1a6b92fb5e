"""The week of a unit: where it goes and what is due, for whoever may see it."""

from datetime import datetime, time
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.dossier.models import Deadline
from inspections.desk.week import monday_of
from inspections.visits.models import Visit
from tests.visits.papers import World, a_world, as_officer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
MOST = 12


@pytest.fixture
def world() -> World:
    return a_world()


def monday() -> Any:
    return monday_of(timezone.localdate())


def more(world: World, count: int) -> None:
    for number in range(count):
        Visit.objects.create(
            inspection=world.inspection, label=f"Ki-ốt {number}", planned_on=monday()
        )
        Deadline.objects.create(
            dossier=world.inspection.dossier,
            term=f"term-{Deadline.objects.count()}",
            label="Kết thúc kiểm tra",
            due_at=timezone.make_aware(datetime.combine(monday(), time(9))),
            is_confirmed=True,
            explanation="{}",
        )


def test_the_week_shows_places_and_terms_of_the_own_unit(world: World) -> None:
    more(world, 2)
    page = as_officer(world.colleague).get(reverse("week"))
    first, *_ = page.context["days"]
    (going,) = first.goings
    assert (going.places, going.logged, going.head) == (2, 0, "Tạ Quân")
    assert sum(len(day.dues) for day in page.context["days"]) == 2
    assert len(page.context["days"]) >= 5


def test_another_unit_sees_nothing_of_it(world: World) -> None:
    more(world, 1)
    address = f"{reverse('week')}?don-vi={world.holder.unit_id}"
    page = as_officer(world.stranger).get(address)
    assert page.context["unit"] == world.stranger.unit
    assert not any(day.goings or day.dues for day in page.context["days"])
    director = as_officer(world.director).get(address)
    assert any(day.goings for day in director.context["days"])


@pytest.mark.parametrize("asked", ["hom-qua", "0001-01-01", "9999-12-31", "2026-13-01"])
def test_nonsense_in_the_address_gives_the_running_week(world: World, asked: str) -> None:
    page = as_officer(world.manager).get(f"{reverse('week')}?tuan={asked}&don-vi=x")
    assert page.context["monday"] == monday()


def test_the_week_asks_no_more_for_much(world: World, django_assert_max_num_queries: Any) -> None:
    taken = []
    for count in (2, 8):
        more(world, count)
        client = as_officer(world.manager)
        with django_assert_max_num_queries(MOST) as queries:
            assert client.get(reverse("week")).status_code == 200
        taken.append(len(queries))
    assert taken[0] == taken[1]
