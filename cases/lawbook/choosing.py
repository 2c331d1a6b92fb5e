"""An act found in the catalogue of one day while a few words of it are typed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from cases.lawbook.models import ActVersion
from cases.office.choosing import Match, RowField, Source


class Acts(Source):
    """Acts in force on one day; the version a row names already stays to be chosen."""

    noun = "hành vi"
    hint = "Vài từ, không cần dấu: buon ban hang gia mao nhan hieu"
    view = "lawbook:choose_act"

    def __init__(self, on: date, held: int | None = None) -> None:
        self.on, self.held = on, held
        self.query = f"on={on.isoformat()}"

    def rows(self) -> models.QuerySet[ActVersion]:
        in_force = ActVersion.objects.in_force(self.on)
        return ActVersion.objects.filter(Q(pk__in=in_force.values("pk")) | Q(pk=self.held))

    def matching(self, words: str) -> models.QuerySet[ActVersion]:
        return ActVersion.objects.in_force(self.on).matching(words)

    def told(self, rows: Iterable[ActVersion], words: str) -> list[Match]:
        return [Match(row.pk, row.wording, place_of(row)) for row in rows]


def place_of(act: ActVersion) -> str:
    """`điểm a khoản 1 Điều 12 Nghị định 99/2013/NĐ-CP`."""
    point = f"điểm {act.point} " if act.point else ""
    return f"{point}khoản {act.clause} Điều {act.article} Nghị định {act.instrument}"


class ActField(RowField):
    """The act, by the law of one day."""

    def __init__(self, *, on: date, held: int | None = None, **kwargs: Any) -> None:
        self.source = Acts(on, held)  # type: ignore[misc]
        super().__init__(**kwargs)
