"""One demonstration office for all tests of this folder, its beginning built twice to compare."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.test import override_settings

from cases.lawbook.loading import load_law
from inspections.desk.demo import instant
from inspections.desk.demo.whole import build

TOLD_ON = date(2026, 11, 23)
BEGUN_BY = instant("2026-05-06", "11:00")
ROOMS = ("office", "lawbook", "parties", "dossier", "visits")
# what loading and hashing make anew each time
NOT_COMPARED = {"password", "loaded_at"}


@dataclass(frozen=True)
class Demonstration:
    """The office of a day; `first` and `second` are digests of how it began, by table."""

    media: Path
    first: dict[str, str]
    second: dict[str, str]


@pytest.fixture(scope="package")
def demonstration(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any
) -> Iterator[Demonstration]:
    media = tmp_path_factory.mktemp("media")
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        override_settings(MEDIA_ROOT=media),
    ):
        load_law(at=instant(TOLD_ON, "07:00"))
        first, second = _begun(), _begun()
        build(TOLD_ON)
        with django_db_blocker.block():
            yield Demonstration(media, first, second)
        transaction.set_rollback(True)


@transaction.atomic
def _begun() -> dict[str, str]:
    """What stood in the morning of story 5: people, parties, rights, files, a decision, goods."""
    tables = [model for room in ROOMS for model in apps.get_app_config(room).get_models()]
    # rows begin where the tables end, whatever other tests took of the sequences
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)
    build(TOLD_ON, until=BEGUN_BY)
    digests = {table._meta.label: _digest(table) for table in tables}
    transaction.set_rollback(True)
    return digests


def _digest(table: type[models.Model]) -> str:
    fields = [
        field.attname for field in table._meta.concrete_fields if field.name not in NOT_COMPARED
    ]
    rows = table._default_manager.order_by("pk").values_list(*fields)
    digest = hashlib.sha256()
    for row in rows.iterator():
        digest.update(repr([bytes(v) if isinstance(v, memoryview) else v for v in row]).encode())
    return digest.hexdigest()


@pytest.fixture
def office(demonstration: Demonstration, settings: Any, db: None) -> Demonstration:
    """The office, its files within reach; what a test changes is undone after it."""
    settings.MEDIA_ROOT = demonstration.media
    return demonstration
