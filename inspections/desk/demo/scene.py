"""What the steps of a story speak of: people, parties, rights, and the inspection they make."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from cases.casework.models import Request
from cases.dossier.models import Document
from cases.office.models import Commune, Officer
from cases.parties.models import IPRight, Party, PartyVersion
from inspections.desk.demo.days import Days
from inspections.visits.models import Inspection, Visit

Step = Mapping[str, Any]


@dataclass(frozen=True)
class Cast:
    """Everybody that a story may name; made once the office has its people, parties, rights."""

    parties: Mapping[str, Party]
    rights: Mapping[str, IPRight]

    @cached_property
    def people(self) -> Mapping[str, Officer]:
        return Officer.objects.select_related("unit").in_bulk(field_name="username")

    @cached_property
    def communes(self) -> Mapping[str, Commune]:
        return Commune.objects.in_bulk(field_name="code")

    def version(self, name: str, on: date) -> PartyVersion:
        version = self.parties[name].version_on(on)
        if version is None:
            raise LookupError(f"{name} is not known on {on}")
        return version


@dataclass
class Scene:
    """One inspection, or what came in before it, as far as its story was told."""

    cast: Cast
    days: Days
    inspection_pk: int = 0
    request_pk: int = 0
    visits: dict[str, int] = field(default_factory=dict)
    records: dict[str, int] = field(default_factory=dict)

    @property
    def inspection(self) -> Inspection:
        return Inspection.objects.select_related("dossier").get(pk=self.inspection_pk)

    @property
    def request(self) -> Request:
        return Request.objects.select_related("dossier").get(pk=self.request_pk)

    def visit(self, key: str) -> Visit:
        return Visit.objects.select_related("inspection__dossier").get(pk=self.visits[key])

    def record(self, key: str) -> Document:
        """The record made at the visit of that key."""
        return Document.objects.select_related("dossier").get(pk=self.records[key])

    def told(self, text: str) -> str:
        """The text with its days and the numbers of records: `{số:27}`."""
        for key in self.records:
            if (mark := f"{{số:{key}}}") in text:
                text = text.replace(mark, self.record(key).full_number)
        return self.days.text(text)

    def words(self, said: Mapping[str, str]) -> dict[str, str]:
        return {name: self.told(text).strip() for name, text in said.items()}
