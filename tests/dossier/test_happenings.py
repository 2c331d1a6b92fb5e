"""The story of a dossier says which paper each entry is about."""

import pytest
from django.utils import timezone

from cases.dossier.models import Document
from cases.dossier.pages import dossier_parts
from tests.visits.papers import World, a_decision, a_world

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


@pytest.fixture
def world() -> World:
    return a_world()


def test_an_entry_about_a_paper_leads_to_it(world: World) -> None:
    decision = a_decision(world, Document.State.SIGNED)
    parts = dossier_parts(world.inspection.dossier, world.head, at=timezone.now())
    told = {each.title: each for each in parts["timeline"]}
    assert told["Ký văn bản"].paper == decision
    assert told["Soạn văn bản"].paper == decision
    assert decision.title not in told["Soạn văn bản"].line
    assert told["Mở cuộc kiểm tra"].paper is None
