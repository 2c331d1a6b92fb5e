"""The office's own names and words, as its papers print them; not law, so not in the packs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from cases.office.models import Commune, Officer, Unit
from cases.office.wording import fold

HOUSE_FILE = settings.BASE_DIR / "fixtures" / "house" / "office.yaml"
FORMS_FILE = settings.BASE_DIR / "fixtures" / "house" / "forms.yaml"


@dataclass(frozen=True)
class House:
    """Names of the department and of what it writes to; `words_of` holds each paper's own words."""

    superior: str
    body: str
    name: str
    head: str
    place: str
    city: str
    commune_body: str
    heads_of_units: tuple[tuple[str, str], ...]
    written_small: tuple[str, ...]
    words_of: Mapping[str, Any]

    @property
    def issuer(self) -> str:
        """`Giám đốc Sở … thành phố Hà Nội`."""
        return f"{self.head} {self.name}"

    def head_of(self, unit: Unit) -> str:
        """`Trưởng phòng Sở hữu trí tuệ` for `Phòng Sở hữu trí tuệ`."""
        for begins, head in self.heads_of_units:
            if unit.name.startswith(f"{begins} "):
                return f"{head}{unit.name.removeprefix(begins)}"
        return f"{self.head} {unit.name}"

    def in_a_sentence(self, place: str) -> str:
        """`ki-ốt 27, …`: a common name of a place begins small inside a sentence."""
        is_common = place.startswith(tuple(f"{name} " for name in self.written_small))
        return place[:1].lower() + place[1:] if is_common else place

    def full_address(self, address: str, commune: Commune | None) -> str:
        """The address down to the city, each part once, however much of it was typed.

        Without a commune of ours it stays as typed: it may lie in another province.
        """
        parts = [address.strip(" ,.")] if address.strip(" ,.") else []
        for wider in (str(commune), self.city) if commune else ():
            if fold(wider) not in fold(", ".join(parts)):
                parts.append(wider)
        return ", ".join(parts)


@cache
def house(path: Path = HOUSE_FILE) -> House:
    with path.open(encoding="utf-8") as file:
        said = yaml.safe_load(file)
    heads = tuple((row["begins"], row["head"]) for row in said.pop("heads_of_units"))
    small = tuple(said.pop("written_small"))
    names = {name: value for name, value in said.items() if isinstance(value, str)}
    words = {name: value for name, value in said.items() if not isinstance(value, str)}
    return House(**names, heads_of_units=heads, written_small=small, words_of=words)


@cache
def house_forms(path: Path = FORMS_FILE) -> Mapping[str, Mapping[str, Any]]:
    """Forms of the office's own, by code, as the law pack writes those of the decree."""
    with path.open(encoding="utf-8") as file:
        return {form["code"]: form for form in yaml.safe_load(file)}


def position_alone(officer: Officer) -> str:
    """`Phó Trưởng phòng` where the position is written with its unit, as lists have it."""
    name = officer.unit.name
    for tail in (name, name.partition(" ")[2]):
        if tail and officer.position.endswith(f" {tail}"):
            return officer.position.removesuffix(f" {tail}")
    return officer.position


def title_in_capitals(position: str) -> str:
    """`PHÓ GIÁM ĐỐC` for `Phó Giám đốc Sở`: the title over a signature does not name the body."""
    return position.removesuffix(" Sở").upper()
