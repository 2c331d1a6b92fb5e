"""Django's migrate, which then puts the triggers back even when a migration failed."""

from typing import Any

from django.core.management.commands.migrate import Command as MigrateCommand
from django.db import connections
from django.db.migrations import Migration, RunPython

from cases.office import triggers


class Command(MigrateCommand):
    alias: str

    # SQLite loses a table's triggers when a migration rebuilds it, and post_migrate does not fire
    # when a later migration fails: hence the `finally`.
    def handle(self, *args: Any, **options: Any) -> str | None:
        self.alias = options["database"]
        try:
            return super().handle(*args, **options)
        finally:
            if connections[self.alias].needs_rollback:
                # a statement failed: Django's SQLite editor leaves that transaction open
                connections[self.alias].close()
                del connections[self.alias]
            triggers.install(connections[self.alias])

    def migration_progress_callback(
        self, action: str, migration: Migration | None = None, *args: Any, **kwargs: Any
    ) -> None:
        if migration and action in {"apply_start", "unapply_start"}:
            self.prepare(migration)
        super().migration_progress_callback(action, migration, *args, **kwargs)

    def prepare(self, migration: Migration) -> None:
        """SQLite drops no column that a trigger names; a move of data stays under the triggers."""
        connection = connections[self.alias]
        if all(isinstance(each, RunPython) for each in migration.operations):
            triggers.install(connection)
        elif connection.vendor == "sqlite":
            triggers.remove(connection)
