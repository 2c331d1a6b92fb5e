"""What rows inside a dossier have in common, and rows that move along a table of states."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models

from cases.office.models import Chain, Officer


class WithinDossier(models.Model):
    """A row that passes the questions of access and journal on to the row that holds it.

    `WITHIN` names that row; at the end of the way stands the dossier.
    """

    WITHIN: ClassVar[str] = "dossier"

    class Meta:
        abstract = True

    @property
    def _holds(self) -> Any:
        return getattr(self, self.WITHIN)

    @property
    def chain(self) -> Chain:
        chain: Chain = self._holds.chain
        return chain

    @property
    def unit_id(self) -> int:
        unit: int = self._holds.unit_id
        return unit

    def seats_of(self, officer: Officer, at: datetime) -> frozenset[str]:
        seats: frozenset[str] = self._holds.seats_of(officer, at)
        return seats


class Staged(models.Model):
    """A row whose `status` moves along its table NEXT and no other way."""

    NEXT: dict[str, tuple[str, ...]] = {}
    status: Any

    class Meta:
        abstract = True

    def may_become(self, status: str) -> bool:
        return status in self.NEXT[self.status]
