"""The law files as the tests of cases.law read them, each once."""

import hashlib
import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from cases.law.catalogue import Catalogue
from cases.law.deadlines import Due, due
from cases.law.reading import read_catalogue
from cases.law.terms import Terms
from cases.law.workdays import Calendar

FOLDER = Path(__file__).parents[2] / "fixtures" / "law"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def table(name: str) -> Any:
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, LOADER)  # noqa: S506  both loaders are safe


@cache
def the_calendar(*adopted: str) -> Calendar:
    return Calendar.from_data(table("holidays"), adopted=adopted)


@cache
def the_terms() -> Terms:
    return Terms.from_data(table("terms"))


def digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def due_of(
    name: str,
    start: date,
    reading: str | None = None,
    extension: str | None = None,
    adopted: tuple[str, ...] = (),
) -> Due:
    terms = the_terms()
    return due(
        terms.find(name, start),
        from_day=start,
        calendar=the_calendar(*adopted),
        reading=reading,
        extension=terms.find(extension) if extension else None,
    )


@cache
def the_pack() -> dict[str, Any]:
    return {path.name: table(path.stem) for path in sorted(FOLDER.glob("*.yaml"))}


@cache
def the_catalogue() -> Catalogue:
    return read_catalogue(the_pack(), digest(the_pack()))
