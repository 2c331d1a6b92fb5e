"""By what a figure is divided and on which day a record falls: one expression for figure and list.

A dimension groups the figure's rows and narrows the list behind it by the same expression, so that
the count in the one is the number of rows in the other.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.expressions import Combinable
from django.utils import timezone

from cases.law.periods import DAY, Window
from cases.office.models import Commune, Unit

# what a dimension's parameter says for records where it was not recorded
NOT_RECORDED = "none"
Rows = models.QuerySet[Any]
Words = Callable[[Collection[Any]], Mapping[Any, str]]


@dataclass(frozen=True)
class Dimension:
    """One way to divide records: `name` is the parameter in the address and the key of a cell.

    `source` is a path or an expression over the rows; with `many` it is a path to several values a
    record, which then counts under each. `words` names values, `missing` what nobody recorded.
    """

    name: str
    label: str
    source: str | Callable[[], Combinable]
    words: Words
    missing: str
    is_many: bool = False
    is_number: bool = False

    @property
    def alias(self) -> str:
        return f"by_{self.name}"

    @property
    def relation(self) -> str:
        """Of several values a record: through which relation they come."""
        return self.path.split("__")[0]

    @property
    def path(self) -> str:
        return self.source if isinstance(self.source, str) else self.alias

    def grouped(self, rows: Rows) -> Rows:
        """The rows with the dimension's value under `alias`."""
        value = F(self.source) if isinstance(self.source, str) else self.source()
        grouped: Rows = rows.annotate(**{self.alias: value})
        return grouped

    @property
    def within(self) -> str:
        """The path as one of those several rows says it."""
        return self.path.removeprefix(f"{self.relation}__")

    def condition(self, text: str, path: str = "") -> Q:
        """What a record of that value fulfils, asked of the path."""
        path = path or self.path
        if text == NOT_RECORDED:
            empty = Q(**{f"{path}__isnull": True})
            return empty if self.is_number else empty | Q(**{path: ""})
        if self.is_number and not text.isdecimal():
            return Q(pk__in=())
        return Q(**{path: int(text) if self.is_number else text})

    def narrowed(self, rows: Rows, text: str) -> Rows:
        """The rows of one value; of a dimension with one value a record."""
        if not isinstance(self.source, str):
            rows = rows.alias(**{self.alias: self.source()})
        return rows.filter(self.condition(text))

    def said(self, text: str) -> str:
        """The value as an officer reads it."""
        if text == NOT_RECORDED:
            return f"— {self.missing}"
        value: Any = int(text) if self.is_number and text.isdecimal() else text
        return self.words([value]).get(value, text)


def text_of(value: Any) -> str:
    """A value of a dimension as an address says it."""
    return NOT_RECORDED if value in (None, "") else str(value)


def chosen_among(choices: Collection[tuple[Any, Any]]) -> Words:
    """Words of a TextChoices, in its own order."""
    named = {value: str(label) for value, label in choices}
    return lambda values: named


def communes(codes: Collection[Any]) -> Mapping[Any, str]:
    return {row.code: str(row) for row in Commune.objects.filter(code__in=codes)}


def units(symbols: Collection[Any]) -> Mapping[Any, str]:
    return {row.symbol: str(row) for row in Unit.objects.filter(symbol__in=symbols)}


def as_they_are(values: Collection[Any]) -> Mapping[Any, str]:
    return {value: str(value) for value in values}


def commune_of(path: str) -> Dimension:
    return Dimension("area_xa", "Phường, xã", f"{path}__code", communes, "chưa ghi nhận phường, xã")


def unit_of(path: str) -> Dimension:
    return Dimension("unit", "Đơn vị", f"{path}__symbol", units, "chưa ghi nhận đơn vị")


def midnight(on: date) -> datetime:
    """The instant a day begins in Hà Nội."""
    return datetime.combine(on, time.min, tzinfo=timezone.get_default_timezone())


def same_day(on: date) -> date:
    return on


@dataclass(frozen=True)
class DayOf:
    """By which day a record falls into a period: `name` begins the parameters `_from` and `_to`.

    `edge` says where a day begins in the terms of `source`: an instant, the day, or what the field
    counts in.
    """

    name: str
    label: str
    source: str | Callable[[], Combinable]
    edge: Callable[[date], Any] = field(default=same_day)

    @property
    def alias(self) -> str:
        return f"on_{self.name}"

    @property
    def path(self) -> str:
        return self.source if isinstance(self.source, str) else self.alias

    def ready(self, rows: Rows) -> Rows:
        return rows if isinstance(self.source, str) else rows.alias(**{self.alias: self.source()})

    def since(self, rows: Rows, first: date) -> Rows:
        return self.ready(rows).filter(**{f"{self.path}__gte": self.edge(first)})

    def up_to(self, rows: Rows, last: date) -> Rows:
        """With that day itself, whatever the hour."""
        return self.ready(rows).filter(**{f"{self.path}__lt": self.edge(last + DAY)})

    def parameters(self, window: Window) -> dict[str, str]:
        """The window as the list's address says it: first and last day."""
        return {
            f"{self.name}_from": window.starts.isoformat(),
            f"{self.name}_to": window.last.isoformat(),
        }

    def sliced(self, rows: Rows, name: str, slices: list[tuple[str, Window]]) -> Rows:
        """The rows with the key of the slice they fall in, or with the day `key_of` finds it by.

        A subquery repeated in each branch would be asked as often: its day is grouped by instead.
        """
        if not isinstance(self.source, str):
            grouped: Rows = self.ready(rows).annotate(**{name: F(self.alias)})
            return grouped
        whens = [
            When(
                **{
                    f"{self.path}__gte": self.edge(window.starts),
                    f"{self.path}__lt": self.edge(window.ends),
                },
                then=Value(key),
            )
            for key, window in slices
        ]
        key = Case(*whens, default=Value(""), output_field=models.CharField())
        sliced: Rows = rows.annotate(**{name: key})
        return sliced

    def key_of(self, found: Any, slices: list[tuple[str, Window]]) -> str:
        """The key of the slice, from what `sliced` gave."""
        if isinstance(self.source, str):
            return str(found)
        for key, window in slices:
            if self.edge(window.starts) <= found < self.edge(window.ends):
                return key
        return ""
