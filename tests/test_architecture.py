"""Imports, foreign keys and migrations go down only."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader

FLOORS = [
    "config",
    "inspections.desk",
    "inspections.planning",
    "inspections.visits",
    "cases.casework",
    "cases.dossier",
    "cases.parties",
    "cases.lawbook",
    "cases.office",
    "cases.law",
]
PYTHON_FILES = [
    path
    for floor in ("config", "inspections", "cases")
    for path in sorted((settings.BASE_DIR / floor).rglob("*.py"))
]


def room_of(module: str) -> str | None:
    return next((room for room in FLOORS if f"{module}.".startswith(f"{room}.")), None)


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(settings.BASE_DIR).with_suffix("").parts)


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            # `from cases import dossier` names a room only in its second half
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", PYTHON_FILES, ids=module_of)
def test_a_room_imports_only_rooms_below_it(path: Path) -> None:
    own = room_of(module_of(path))
    if own is None:
        return
    upward = [
        name
        for name in imports_of(path)
        if (room := room_of(name)) and FLOORS.index(room) < FLOORS.index(own)
    ]
    assert upward == []


def test_the_law_knows_only_the_standard_library() -> None:
    for path in (settings.BASE_DIR / "cases" / "law").rglob("*.py"):
        foreign = [
            name
            for name in imports_of(path)
            if name.split(".")[0] not in sys.stdlib_module_names and room_of(name) != "cases.law"
        ]
        assert foreign == [], path


@pytest.mark.parametrize(
    ("library", "home"),
    [
        ("reportlab", "cases/dossier/paper"),
        ("pandas", "statistics"),
        ("docx", "cases/dossier/paper"),
    ],
)
def test_a_heavy_library_has_one_home(library: str, home: str) -> None:
    strays = [
        module_of(path)
        for path in PYTHON_FILES
        if home not in path.as_posix()
        and any(name.split(".")[0] == library for name in imports_of(path))
    ]
    assert strays == []


def test_services_know_no_forms_views_or_requests() -> None:
    for path in PYTHON_FILES:
        if "services" in path.stem or "services" in path.parts:
            wrong = [
                name
                for name in imports_of(path)
                if name.startswith("django.http") or {"forms", "views"} & set(name.split("."))
            ]
            assert wrong == [], path


def test_models_know_no_services() -> None:
    for path in PYTHON_FILES:
        if path.stem == "models" or "models" in path.parts:
            wrong = [name for name in imports_of(path) if "services" in name.split(".")]
            assert wrong == [], path


def test_foreign_keys_point_down() -> None:
    upward = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if field.many_to_one or field.one_to_one or field.many_to_many
        if not field.auto_created and field.related_model
        if (own := room_of(model.__module__)) and (other := room_of(field.related_model.__module__))
        if FLOORS.index(other) < FLOORS.index(own)
    ]
    assert upward == []


def test_no_foreign_key_cascades() -> None:
    cascading = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if room_of(model.__module__)
        for field in model._meta.concrete_fields
        if field.remote_field and field.remote_field.on_delete.__name__ == "CASCADE"
    ]
    assert cascading == []


AT_THE_DOOR = {"views", "commands", "places", "access"}
CLOCKS = {"timezone", "datetime", "date", "time", "datetime.datetime", "datetime.date"}
READ = {"now", "utcnow", "today", "time"}
READ_WITHOUT_ARGUMENT = {"localdate", "localtime"}


def reads_of_the_clock(path: Path) -> Iterator[str]:
    """Calls such as timezone.now() or date.today(); localtime(at) only turns what it is given."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name, owner = node.func.attr, ast.unparse(node.func.value)
            reads = name in READ or (name in READ_WITHOUT_ARGUMENT and not node.args)
            if reads and owner in CLOCKS:
                yield f"{owner}.{name}() in line {node.lineno}"


@pytest.mark.parametrize("path", PYTHON_FILES, ids=module_of)
def test_the_clock_is_read_at_the_door(path: Path) -> None:
    if not AT_THE_DOOR & {*path.parts, path.stem}:
        assert list(reads_of_the_clock(path)) == []


def test_migrations_depend_downwards() -> None:
    labels = {config.label: config.name for config in apps.get_app_configs()}
    loader = MigrationLoader(None, ignore_no_migrations=True)
    for (label, name), migration in loader.disk_migrations.items():
        own = room_of(labels[label])
        for needed, _ in migration.dependencies:
            other = room_of(labels.get(needed, needed))
            if own and other:
                assert FLOORS.index(other) >= FLOORS.index(own), (label, name, needed)
