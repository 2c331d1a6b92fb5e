"""An indicator is one object: rows, measure, day and dimensions; its list comes from it too."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.db.models import Count, Q, Sum
from django.db.models.expressions import Combinable
from django.urls import reverse

from cases.dossier.dimensions import DayOf, Dimension, text_of
from cases.dossier.filters import FigureFilter
from cases.law.periods import MONTH, QUARTER, YEAR, Window
from cases.office.gather import modules
from cases.office.models import Officer

Rows = models.QuerySet[Any]
TIMES = (MONTH, QUARTER, YEAR)
VALUE = "value"
SLICE = "slice"


@dataclass(frozen=True)
class Measure:
    """What is counted or summed, in `unit`.

    `amount` is the column of the record; `share` is the column of each of its acts, which is summed
    instead wherever a dimension of several values a record plays a part. `distinct` is the path to
    what may stand behind several records, such as the party inspected twice.
    """

    unit: str
    amount: str = ""
    share: str = ""
    distinct: str = ""

    @property
    def is_money(self) -> bool:
        return bool(self.amount)

    def over(self, *, is_many: bool) -> models.Aggregate:
        if not self.amount:
            return Count("pk", distinct=is_many)
        return Sum(self.share if is_many else self.amount, default=0)


@dataclass(frozen=True)
class Aside:
    """A figure shown apart: the same list under other parameters."""

    words: str
    parameters: Mapping[str, str]
    day: DayOf | None = None


@dataclass(frozen=True)
class Indicator:
    """A figure of the office: the definition is `definition`, in the words a reader is shown.

    `fixed` are parameters that every reading of it carries; `list_view` shows the records behind a
    figure under the same parameters. The first of `days` is the default. `label` is the path to
    what names a record for scripts.
    """

    id: str
    name: str
    definition: str
    lead: str
    noun: str
    rows: Callable[[], Rows]
    filterset: type[FigureFilter]
    list_view: str
    measure: Measure
    days: tuple[DayOf, ...]
    dimensions: tuple[Dimension, ...]
    rules: tuple[str, ...]
    notes: tuple[str, ...] = ()
    fixed: Mapping[str, str] = field(default_factory=dict)
    asides: tuple[Aside, ...] = ()
    label: str | Callable[[], Combinable] = "dossier__number"
    # what lies ahead counts too: a plan is whole before its months have come
    is_ahead: bool = False
    # the chart sets this part of each slice beside the whole, where last year says nothing
    part: Mapping[str, str] = field(default_factory=dict)

    def day(self, name: str = "") -> DayOf:
        """Raises LookupError with the names there are."""
        for each in self.days:
            if name in ("", each.name):
                return each
        raise LookupError(_none_such("ngày tính", name, [each.name for each in self.days]))

    def dimension(self, name: str) -> Dimension:
        """Raises LookupError with the names there are."""
        for each in self.dimensions:
            if each.name == name:
                return each
        known = [*TIMES, *(each.name for each in self.dimensions)]
        raise LookupError(_none_such("phân tổ", name, known))


@dataclass(frozen=True)
class Figure:
    """An indicator over a window, narrowed, as one officer sees it; nobody sees everything."""

    indicator: Indicator
    window: Window
    chosen: Mapping[str, str] = field(default_factory=dict)
    basis: DayOf | None = None
    officer: Officer | None = None
    at: datetime | None = None

    @property
    def day(self) -> DayOf:
        return self.basis or self.indicator.days[0]

    @property
    def parameters(self) -> dict[str, str]:
        """The address of the list: nothing the figure counts by is left unsaid."""
        return {
            **self.indicator.fixed,
            **self.day.parameters(self.window),
            **self.chosen,
        }

    @property
    def address(self) -> str:
        return f"{reverse(self.indicator.list_view)}?{urlencode(self.parameters)}"

    def over(self, window: Window) -> "Figure":
        return replace(self, window=window)

    def by_day(self, basis: DayOf | None) -> "Figure":
        return replace(self, basis=basis or self.basis)

    def narrowed(self, chosen: Mapping[str, str]) -> "Figure":
        """The same figure of some values only: what a cell of a table is."""
        return replace(self, chosen={**self.chosen, **chosen})

    def filtered(self) -> FigureFilter:
        rows: Any = self.indicator.rows()
        if self.officer and self.at:
            rows = rows.visible_to(self.officer, self.at)
        return self.indicator.filterset(self.parameters, queryset=rows)

    def total(self) -> int:
        """The figure itself, in one query."""
        filtered = self.filtered()
        rows, is_many = _joined(filtered, ())
        value = self.indicator.measure.over(is_many=is_many)
        return int(rows.order_by().aggregate(**{VALUE: value})[VALUE])

    def distinct(self) -> int | None:
        """How many different ones stand behind the records; None where that is not asked."""
        path = self.indicator.measure.distinct
        if not path:
            return None
        return int(self.filtered().qs.order_by().aggregate(n=Count(path, distinct=True))["n"])

    def cells(
        self, by: Sequence[str] = (), slices: Sequence[tuple[str, Window]] = ()
    ) -> list[dict[str, Any]]:
        """One query: the value of each group that has records, its values as an address says them.

        `slices` group by the day too.
        """
        filtered = self.filtered()
        dimensions = [self.indicator.dimension(name) for name in by]
        rows, is_many = _joined(filtered, dimensions)
        for dimension in dimensions:
            rows = dimension.grouped(rows)
        names = {dimension.alias: dimension.name for dimension in dimensions}
        if slices:
            rows = self.day.sliced(rows, SLICE, list(slices))
            names[SLICE] = SLICE
        value = self.indicator.measure.over(is_many=is_many)
        sums: Counter[tuple[str, ...]] = Counter()
        for row in rows.order_by().values(*names).annotate(**{VALUE: value}):
            sums[self._key(row, names, list(slices))] += int(row[VALUE])
        return [
            {**dict(zip(names.values(), key, strict=True)), VALUE: n} for key, n in sums.items()
        ]

    def _key(
        self, row: Mapping[str, Any], names: Mapping[str, str], slices: list[tuple[str, Window]]
    ) -> tuple[str, ...]:
        return tuple(
            self.day.key_of(row[alias], slices) if alias == SLICE else text_of(row[alias])
            for alias in names
        )

    def records(self) -> Iterator[dict[str, Any]]:
        """Each record behind the figure with what names it and what it adds."""
        filtered = self.filtered()
        rows, is_many = _joined(filtered, ())
        value = self.indicator.measure.over(is_many=is_many)
        label = self.indicator.label
        name = models.F(label) if isinstance(label, str) else label()
        found = rows.order_by("pk").annotate(record_name=name).values("pk", "record_name")
        for row in found.annotate(**{VALUE: value}):
            yield {"dossier": row["record_name"], VALUE: int(row[VALUE])}


def _joined(filtered: FigureFilter, dimensions: Sequence[Dimension]) -> tuple[Rows, bool]:
    """The rows, joined to those of their acts that are asked about, where any are."""
    asked = Q()
    for condition in filtered.joint_conditions() if filtered.form.is_valid() else ():
        asked &= condition
    is_many = bool(asked) or any(each.is_many for each in dimensions)
    rows = filtered.qs.filter(asked) if asked else filtered.qs
    return rows, is_many


def indicators() -> dict[str, Indicator]:
    """Those of every room, by id in their order."""
    found = [each for module in modules("statistics") for each in module.INDICATORS]
    return {each.id: each for each in sorted(found, key=lambda each: str(each.id))}


def indicator(name: str) -> Indicator:
    """Raises LookupError with the ids there are."""
    known = indicators()
    if name not in known:
        raise LookupError(_none_such("chỉ tiêu", name, known))
    return known[name]


def _none_such(what: str, name: str, known: Any) -> str:
    return f"Không có {what} “{name}”. Các {what}: {', '.join(known)}."
