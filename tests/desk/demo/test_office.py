"""The demonstration office as a whole: the same every time, in every state, nothing half said."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from cases.dossier.models import Document, EvidenceFile, Seat
from cases.dossier.services.documents import paper_of
from cases.dossier.services.drafted import questions_of
from cases.office.journal import first_broken, sealed_heads
from cases.office.models import Chain, Commune, JournalEntry, Officer, Unit
from cases.parties.models import IPRight, Party
from inspections.desk.demo import instant
from inspections.desk.demo.photos import photos_of
from inspections.visits.models import Inspection, Visit
from tests.desk.demo.conftest import ROOMS, TOLD_ON, Demonstration

pytestmark = pytest.mark.usefixtures("office")
NOW = instant(TOLD_ON, "10:00")


def test_the_same_day_gives_the_same_rows(office: Demonstration) -> None:
    differing = [table for table in office.first if office.first[table] != office.second[table]]
    assert not differing


def test_a_second_run_changes_nothing() -> None:
    before = JournalEntry.objects.count()
    said = StringIO()
    call_command("demo", on="2026-11-23", stdout=said)
    assert "không thay đổi gì" in said.getvalue()
    assert JournalEntry.objects.count() == before


def test_there_is_enough_of_an_office() -> None:
    """Stories: twelve officers, sixty parties, twenty-five rights."""
    assert (Officer.objects.count(), Party.objects.count(), IPRight.objects.count()) == (12, 60, 25)
    assert Unit.objects.filter(officers=None, dossier=None).count() == 1


def test_inspections_are_there_in_every_state() -> None:
    states = set(Inspection.objects.values_list("status", flat=True))
    assert states == set(Inspection.Status.values)


def test_documents_are_there_in_every_state_but_thrown_away() -> None:
    states = set(Document.objects.values_list("state", flat=True))
    assert states == set(Document.State.values) - {"discarded"}


def test_places_are_there_with_every_outcome() -> None:
    outcomes = set(Visit.objects.values_list("outcome", flat=True))
    assert outcomes == set(Visit.Outcome.values)


def test_somebody_has_not_declared_and_somebody_has_a_conflict() -> None:
    assert set(Seat.objects.values_list("interest", flat=True)) == {"", "none", "has"}


def test_a_draft_asks_about_its_subject_that_moved() -> None:
    (draft,) = Document.objects.filter(state=Document.State.DRAFT)
    (question,) = questions_of(draft, at=NOW)
    assert "số 51 phố Ví Dụ 25" in question.sentence
    assert "số 53 phố Ví Dụ 25" in question.sentence


def test_a_visit_goes_on_today_with_goods_and_photographs() -> None:
    visit = Visit.objects.get(arrived_at__date=TOLD_ON, left_at=None)
    assert visit.goods.count() == 6
    assert visit.items.count() == 6
    planned = Visit.objects.filter(planned_on=TOLD_ON, outcome="").count()
    assert planned == 4


def test_no_term_has_run_out_and_one_soon_will() -> None:
    deadlines = [
        inspection.dossier.deadlines.running().get()
        for inspection in Inspection.objects.filter(status="under_way")
    ]
    days = sorted((each.due_at.date() - TOLD_ON).days for each in deadlines)
    assert days[0] >= 0
    assert days[0] <= 2


def test_nothing_lies_in_the_future() -> None:
    latest = JournalEntry.objects.aggregate(at=models.Max("at"))["at"]
    assert latest <= NOW


def test_every_journal_is_whole() -> None:
    heads = sealed_heads()
    assert [chain.pk for chain in Chain.objects.all() if first_broken(chain, heads)] == []


def test_photographs_are_drawn_the_same_each_time() -> None:
    series = [{"draws": "seal", "words": "NP-26014{n}", "title": "Tem {n}", "count": 2}]
    commune = Commune.objects.get(code="00331")
    one, other = (list(photos_of(series, until=NOW, commune=commune)) for _ in range(2))
    assert one == other
    assert one[0][1].sha256 != one[1][1].sha256


def test_photographs_know_when_and_where_they_were_taken() -> None:
    photos = EvidenceFile.objects.filter(kind=EvidenceFile.Kind.PHOTO)
    assert photos.count() > 60
    assert not photos.filter(models.Q(taken_at=None) | models.Q(latitude=None)).exists()
    assert not photos.filter(is_forwarded=True).exists()


def test_no_text_of_any_row_or_paper_says_none() -> None:
    said = []
    for room in ROOMS:
        for table in apps.get_app_config(room).get_models():
            names = [
                field.attname
                for field in table._meta.concrete_fields
                if isinstance(field, models.CharField | models.TextField)
            ]
            rows = table._default_manager.values_list(*names) if names else ()
            said += [text for row in rows for text in row if text and "None" in text]
    papers = [paper_of(document, at=NOW).as_text() for document in Document.objects.all()]
    assert not said
    assert not [paper for paper in papers if "None" in paper or "{" in paper]
