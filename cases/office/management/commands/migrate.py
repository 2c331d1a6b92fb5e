"""Django's migrate, which then puts the triggers back even when a migration failed."""

from typing import Any

from django.core.management.commands.migrate import Command as MigrateCommand
from django.db import connections

from cases.office import triggers


class Command(MigrateCommand):
    # SQLite loses a table's triggers when a migration rebuilds it, and post_migrate does not fire
    # when a later migration fails: hence the `finally`.
    def handle(self, *args: Any, **options: Any) -> str | None:
        try:
            return super().handle(*args, **options)
        finally:
            triggers.install(connections[options["database"]])
