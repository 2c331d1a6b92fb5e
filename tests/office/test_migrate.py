"""Triggers outlive a migration: one that rebuilds a table, one that fails, one that undoes."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.transaction import TransactionManagementError

from cases.dossier.models import Document
from cases.office import triggers
from tests.builders import a_document

Migrations = Callable[..., None]

MIGRATION = """
from django.db import migrations, models

def fail(apps, schema_editor):
    raise FloatingPointError

def forge(apps, schema_editor):
    apps.get_model("dossier", "Document").objects.update(title="Khác")

class Migration(migrations.Migration):
    dependencies = [("dossier", "{before}")]
    operations = [
{operations}
    ]
"""
LONGER_TITLE = 'migrations.AlterField("document", "title", models.CharField(max_length=301)),'
OTHER_WORDS = 'migrations.AlterField("document", "words", models.CharField(max_length=9000)),'
NO_EDITS = 'migrations.RemoveField("document", "edits"),'
FAILURE = "migrations.RunPython(fail, migrations.RunPython.noop),"
FORGERY = "migrations.RunPython(forge, migrations.RunPython.noop),"


@pytest.fixture
def migrations(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Migrations]:
    """Further migrations of the dossier, run with `migrate` and undone after the test."""
    last = MigrationLoader(connection).graph.leaf_nodes("dossier")[0][1]
    folder = tmp_path / f"further_{tmp_path.name}"
    folder.mkdir()
    stored = import_module("cases.dossier.migrations").__path__[0]
    for path in Path(stored).glob("*.py"):
        (folder / path.name).write_text(path.read_text())
    monkeypatch.syspath_prepend(str(tmp_path))
    settings.MIGRATION_MODULES = {"dossier": folder.name}

    def run(*migrations_: str) -> None:
        before = last
        for number, operations in enumerate(migrations_, start=9001):
            name = f"{number}_further"
            text = MIGRATION.format(before=before, operations=indent(operations, " " * 8))
            (folder / f"{name}.py").write_text(text)
            before = name
        call_command("migrate", "dossier", verbosity=0)

    yield run
    call_command("migrate", "dossier", last, verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_triggers_are_there_after_a_table_was_rebuilt(migrations: Migrations) -> None:
    migrations(LONGER_TITLE, OTHER_WORDS)
    assert triggers.missing(connection) == []
    document = a_document(state=Document.State.SIGNED)
    with pytest.raises(IntegrityError, match="frozen row"):
        Document.objects.filter(pk=document.pk).update(words="khác")


@pytest.mark.django_db(transaction=True)
def test_a_frozen_column_can_be_dropped_and_the_rest_stays_frozen(migrations: Migrations) -> None:
    issued = a_document(state=Document.State.ISSUED)
    migrations(NO_EDITS)
    assert "frozen_dossier_document_0_update" in triggers.installed(connection)
    with pytest.raises(IntegrityError, match="frozen row"):
        Document.objects.filter(pk=issued.pk).update(words="khác")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("steps", [(LONGER_TITLE, FAILURE), (LONGER_TITLE + "\n" + FAILURE,)])
def test_triggers_are_there_after_a_migration_failed(
    migrations: Migrations, steps: tuple[str, ...]
) -> None:
    with pytest.raises(FloatingPointError):
        migrations(*steps)
    assert triggers.missing(connection) == []


@pytest.mark.django_db(transaction=True)
def test_a_move_of_data_stays_under_the_triggers(migrations: Migrations) -> None:
    issued = a_document(state=Document.State.ISSUED)
    # Django's SQLite editor hides the refusal behind an error of its own
    with pytest.raises((IntegrityError, TransactionManagementError)):
        migrations(LONGER_TITLE, FORGERY)
    assert triggers.missing(connection) == []
    assert Document.objects.get(pk=issued.pk).title == issued.title
