"""What every list page shares: chips from its FilterSet, one page of its rows."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db import models
from django.http import QueryDict
from django_filters import FilterSet

ROWS_A_PAGE = 50
PAGE = "trang"


@dataclass(frozen=True)
class Option:
    label: str
    url: str


@dataclass(frozen=True)
class Chip:
    """One filter of a list: taken off by its address, or opened to its options."""

    label: str
    url: str = ""
    options: tuple[Option, ...] = ()

    @property
    def is_on(self) -> bool:
        return bool(self.url)


def chips(filterset: FilterSet) -> list[Chip]:
    """A chip for each filter with choices, in the order of the FilterSet; then what else is said.

    A filter that comes from elsewhere (a figure, an address) has no options of its own: it shows
    while it is on, so that nothing narrows the list unsaid.
    """
    query = QueryDict(mutable=True)
    if isinstance(filterset.data, QueryDict):
        query = filterset.data.copy()
        query.pop(PAGE, None)
    fields = filterset.form.fields.items()
    offered = [
        _chip(name, str(field.label or name), list(field.choices), query)
        for name, field in fields
        if hasattr(field, "choices")
    ]
    told = filterset.form.cleaned_data if filterset.form.is_valid() else {}
    said = [
        Chip(f"{field.label}: {field.said(told[name])}", url=_address(query, name, None))
        for name, field in fields
        if hasattr(field, "said") and told.get(name)
    ]
    return [*offered, *said]


def _chip(name: str, label: str, choices: list[Any], query: QueryDict) -> Chip:
    named = {str(value): str(word) for value, word in choices if value not in ("", None)}
    chosen = query.get(name, "")
    if chosen in named:
        return Chip(named[chosen], url=_address(query, name, None))
    options = (Option(word, _address(query, name, value)) for value, word in named.items())
    return Chip(label, options=tuple(options))


def _address(query: QueryDict, name: str, value: str | None) -> str:
    changed = query.copy()
    changed.pop(name, None)
    if value is not None:
        changed[name] = value
    return f"?{changed.urlencode()}"


def kept(query: QueryDict, *typed: str) -> list[tuple[str, str]]:
    """What a form of typed filters sends along of the address: the chips, not the page."""
    return [
        (name, value)
        for name, values in query.lists()
        if name not in {PAGE, *typed}
        for value in values
    ]


def page_of(rows: models.QuerySet[Any], query: QueryDict, *, size: int = ROWS_A_PAGE) -> Page[Any]:
    """The page the address asks for; nonsense gives the first, too far the last.

    Its rows are found by their keys, in the order of an index, before what they show is read.
    """
    page = Paginator(rows.values_list("pk", flat=True), size).get_page(query.get(PAGE))
    keys = list(page.object_list)
    read = {row.pk: row for row in rows.filter(pk__in=keys).order_by()} if keys else {}
    page.object_list = [read[key] for key in keys if key in read]
    return page
