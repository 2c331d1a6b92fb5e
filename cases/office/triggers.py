"""Database triggers that keep what `Frozen` promises, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from cases.office.frozen import Frozen

PREFIX = "frozen_"
REFUSAL = "frozen row"
POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION office_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'frozen row: %', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$"""


@dataclass(frozen=True)
class Trigger:
    """One trigger: its name, its table and the statement that makes it."""

    name: str
    table: str
    sql: str


def wanted(connection: BaseDatabaseWrapper) -> list[Trigger]:
    """The triggers that every frozen model of the project asks for."""
    make = _postgres if connection.vendor == "postgresql" else _sqlite
    return [
        trigger
        for model in apps.get_models()
        for index, frozen in enumerate(getattr(model, "FROZEN", ()))
        for trigger in make(model, frozen, index)
    ]


def install(connection: BaseDatabaseWrapper) -> None:
    """Put every trigger (back) in place whose table and columns exist."""
    present = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRES_FUNCTION)
        for trigger in wanted(connection):
            if trigger.table in present:
                cursor.execute(_drop(connection, trigger))
                cursor.execute(trigger.sql)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Lift the triggers: for `flush` in tests only."""
    installed = names(connection)
    with connection.cursor() as cursor:
        for trigger in wanted(connection):
            if trigger.name in installed:
                cursor.execute(_drop(connection, trigger))


def names(connection: BaseDatabaseWrapper) -> set[str]:
    """Names of the triggers that are in place now."""
    query = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {row[0] for row in cursor.fetchall() if row[0].startswith(PREFIX)}


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of the triggers that should be in place and are not."""
    return sorted({each.name for each in wanted(connection)} - names(connection))


def _drop(connection: BaseDatabaseWrapper, trigger: Trigger) -> str:
    on = f' ON "{trigger.table}"' if connection.vendor == "postgresql" else ""
    return f'DROP TRIGGER IF EXISTS "{trigger.name}"{on}'


def _name(model: type[models.Model], index: int, event: str) -> str:
    return f"{PREFIX}{model._meta.db_table}_{index}_{event}"


def _update_condition(frozen: Frozen, different: str) -> str:
    changed = " OR ".join(f'OLD."{name}" {different} NEW."{name}"' for name in frozen.columns)
    parts = [f"({part})" for part in (frozen.when, changed) if part]
    return " AND ".join(parts)


def _sqlite(model: type[models.Model], frozen: Frozen, index: int) -> Iterator[Trigger]:
    table = model._meta.db_table
    # RAISE(ABORT) undoes the statement; Django shows it as IntegrityError
    body = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}: {table}'); END"
    conditions = {"update": _update_condition(frozen, "IS NOT")}
    if not frozen.may_delete:
        conditions["delete"] = frozen.when
    for event, condition in conditions.items():
        name = _name(model, index, event)
        when = f" WHEN {condition}" if condition else ""
        yield Trigger(
            name,
            table,
            f'CREATE TRIGGER "{name}" BEFORE {event.upper()} ON "{table}" '
            f"FOR EACH ROW{when} {body}",
        )


def _postgres(model: type[models.Model], frozen: Frozen, index: int) -> Iterator[Trigger]:
    table = model._meta.db_table
    conditions = {"update": _update_condition(frozen, "IS DISTINCT FROM")}
    if not frozen.may_delete:
        conditions["delete"] = frozen.when
    for event, condition in conditions.items():
        name = _name(model, index, event)
        when = f" WHEN ({condition})" if condition else ""
        yield Trigger(
            name,
            table,
            f'CREATE TRIGGER "{name}" BEFORE {event.upper()} ON "{table}" '
            f"FOR EACH ROW{when} EXECUTE FUNCTION office_refuse()",
        )
    if not frozen.may_delete:
        name = _name(model, index, "truncate")
        yield Trigger(
            name,
            table,
            f'CREATE TRIGGER "{name}" BEFORE TRUNCATE ON "{table}" '
            "FOR EACH STATEMENT EXECUTE FUNCTION office_refuse()",
        )
