"""Database triggers that keep what `Frozen` promises, on SQLite and on PostgreSQL."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.apps import apps
from django.db import models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from cases.office.frozen import Frozen

PREFIX = "frozen_"
REFUSAL = "frozen row"

# the bits of PostgreSQL's pg_trigger.tgtype
_ROW, _BEFORE = 1, 2
_EVENTS = {"INSERT": 4, "DELETE": 8, "UPDATE": 16, "TRUNCATE": 32}


@dataclass(frozen=True)
class Trigger:
    """One trigger: its statement and, on PostgreSQL, the body of its function of the same name."""

    name: str
    table: str
    sql: str
    function: str = ""
    kind: int = 0

    @property
    def definition(self) -> str:
        return self.function or self.sql


@dataclass(frozen=True)
class Installed:
    """A trigger as it stands in the database; `definition` is empty when it is switched off."""

    table: str
    definition: str
    kind: int = 0  # PostgreSQL's tgtype: row or statement, before, event


def wanted(connection: BaseDatabaseWrapper) -> list[Trigger]:
    """The triggers that every frozen model of the project asks for."""
    return [
        trigger
        for model, index, frozen in _promises()
        for trigger in _triggers(connection, model, frozen, index)
    ]


def install(connection: BaseDatabaseWrapper) -> None:
    """Put every trigger (back) in place, and drop those that no model asks for any more.

    A migration may have stopped half way: a table that is not there yet is passed over, and a
    column that is not there yet is left out.
    """
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for name, standing in _standing(connection):
            cursor.execute(_drop(connection, name, standing.table))
        columns = _columns(connection)
        for model, index, frozen in _promises():
            if narrowed := _narrowed(model, frozen, columns[model._meta.db_table]):
                for trigger in _triggers(connection, model, narrowed, index):
                    if trigger.function:
                        cursor.execute(_function(trigger))
                    cursor.execute(trigger.sql)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Lift the triggers: for `flush` in tests, and while SQLite rebuilds a table."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for name, standing in _standing(connection):
            cursor.execute(_drop(connection, name, standing.table))


def installed(connection: BaseDatabaseWrapper) -> dict[str, Installed]:
    """Our triggers that are in place now, by name."""
    return dict(_standing(connection))


def _standing(connection: BaseDatabaseWrapper) -> list[tuple[str, Installed]]:
    # on PostgreSQL two tables may each have a trigger of one name
    query = (
        "SELECT tgname, tgrelid::regclass::text, "
        "CASE WHEN tgenabled IN ('O', 'A') AND tgqual IS NULL AND cardinality(tgattr) = 0 "
        "THEN prosrc ELSE '' END, tgtype "
        "FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid WHERE NOT tgisinternal"
        if connection.vendor == "postgresql"
        else "SELECT name, tbl_name, sql, 0 FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        rows = cursor.fetchall()
    return [
        (name, Installed(table, definition, kind))
        for name, table, definition, kind in rows
        if name.startswith(PREFIX)
    ]


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of the triggers that should be in place and are not, or not as they should be."""
    present = set(_standing(connection))
    return sorted(
        trigger.name
        for trigger in wanted(connection)
        if (trigger.name, Installed(trigger.table, trigger.definition, trigger.kind)) not in present
    )


def _promises() -> Iterator[tuple[type[models.Model], int, Frozen]]:
    for model in apps.get_models():
        for index, frozen in enumerate(getattr(model, "FROZEN", ())):
            yield model, index, frozen


def _columns(connection: BaseDatabaseWrapper) -> defaultdict[str, set[str]]:
    """Columns of the tables as they stand now; none of a table that is not there."""
    query = (
        "SELECT relname, attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid "
        "WHERE relkind = 'r' AND attnum > 0 AND NOT attisdropped"
        if connection.vendor == "postgresql"
        else "SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c "
        "WHERE t.type = 'table'"
    )
    columns: defaultdict[str, set[str]] = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute(query)
        for table, column in cursor.fetchall():
            columns[table].add(column)
    return columns


def _narrowed(model: type[models.Model], frozen: Frozen, present: set[str]) -> Frozen | None:
    """The promise over the columns that are there; None where nothing of it can be kept."""
    if not present or set(re.findall(r"\b(?:OLD|NEW)\.(\w+)", frozen.when)) - present:
        return None
    fixed = _fixed_columns(model, frozen)
    standing = tuple(name for name in fixed if name in present)
    return None if fixed and not standing else replace(frozen, columns=standing, but=())


def _fixed_columns(model: type[models.Model], frozen: Frozen) -> tuple[str, ...]:
    if not frozen.but:
        return frozen.columns
    columns = (field.column for field in model._meta.concrete_fields)
    return tuple(column for column in columns if column not in frozen.but)


def _triggers(
    connection: BaseDatabaseWrapper, model: type[models.Model], frozen: Frozen, index: int
) -> Iterator[Trigger]:
    is_postgres = connection.vendor == "postgresql"
    make = _postgres if is_postgres else _sqlite
    table = model._meta.db_table
    prefix = f"{PREFIX}{table}_{index}_"
    different = "IS DISTINCT FROM" if is_postgres else "IS NOT"
    changed = " OR ".join(
        f'OLD."{name}" {different} NEW."{name}"' for name in _fixed_columns(model, frozen)
    )
    condition = " AND ".join(f"({part})" for part in (frozen.when, changed) if part)
    yield make(prefix, table, "UPDATE", condition)
    if not frozen.may_delete:
        yield make(prefix, table, "DELETE", frozen.when)
        if is_postgres:
            yield make(prefix, table, "TRUNCATE", "")
    if frozen.closed:
        yield make(prefix, table, "INSERT", frozen.closed)


def _sqlite(prefix: str, table: str, event: str, condition: str) -> Trigger:
    name = prefix + event.lower()
    when = f" WHEN {condition}" if condition else ""
    # RAISE(ABORT) undoes the statement; Django shows it as IntegrityError
    return Trigger(
        name,
        table,
        f'CREATE TRIGGER "{name}" BEFORE {event} ON "{table}" FOR EACH ROW{when} '
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}: {table}'); END",
    )


def _postgres(prefix: str, table: str, event: str, condition: str) -> Trigger:
    # The condition stands in a function, not in WHEN: a column named in a WHEN cannot change type.
    name = prefix + event.lower()
    refuse = (
        f"RAISE EXCEPTION '{REFUSAL}: {table}' USING ERRCODE = 'integrity_constraint_violation';"
    )
    row = "OLD" if event == "DELETE" else "NEW"
    body = f"IF {condition} THEN {refuse} END IF; RETURN {row};" if condition else refuse
    each = "STATEMENT" if event == "TRUNCATE" else "ROW"
    return Trigger(
        name,
        table,
        f'CREATE TRIGGER "{name}" BEFORE {event} ON "{table}" '
        f'FOR EACH {each} EXECUTE FUNCTION "{name}"()',
        f"BEGIN {body} END",
        (each == "ROW") * _ROW | _BEFORE | _EVENTS[event],
    )


def _function(trigger: Trigger) -> str:
    return (
        f'CREATE OR REPLACE FUNCTION "{trigger.name}"() RETURNS trigger LANGUAGE plpgsql '
        f"AS $${trigger.function}$$"
    )


def _drop(connection: BaseDatabaseWrapper, name: str, table: str) -> str:
    on = f" ON {table}" if connection.vendor == "postgresql" else ""
    return f'DROP TRIGGER "{name}"{on}'
