"""The table of a figure as XLSX or CSV: numbers as numbers, what is absent an empty cell."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponseBase

from cases.office.access import OfficerRequest
from cases.office.exports import Column, Sheet, table_out
from inspections.desk.figures import pages
from inspections.desk.figures.asking import Asked
from inspections.desk.figures.tables import Crossed, crossed, table


def file_of(request: OfficerRequest, asked: Asked) -> HttpResponseBase | None:
    """The table the address asks for; None where it asks for the page."""
    return table_out(request, lambda: _made(asked))


def _made(asked: Asked) -> tuple[Sheet, str, list[Any]]:
    known = pages.totals(asked)
    slug = f"{asked.indicator.id}-{asked.window.starts.isoformat()}"
    head = pages.head(asked)
    if len(asked.by) > 1:
        cross = crossed(asked, known.this)
        return _crossed_sheet(asked, cross, slug), head, list(_crossed_rows(cross))
    shown = table(asked, known.this, known.last)
    columns = (
        Column(shown.label, lambda row: row.label, width=50),
        Column("Kỳ này", lambda row: row.this.value),
        Column("Cùng kỳ năm trước", lambda row: row.last.value),
        Column("Tăng, giảm", _change),
        Column("Tăng, giảm, %", lambda row: row.percent),
    )
    return Sheet(asked.indicator.name, slug, columns), head, [*shown.rows, shown.total]


def _change(row: Any) -> int | None:
    known = row.this.value is not None and row.last.value is not None
    return row.this.value - row.last.value if known else None


def _crossed_sheet(asked: Asked, cross: Crossed, slug: str) -> Sheet:
    columns = [
        Column(cross.label, lambda row: row[0], width=50),
        *(Column(head, _cell(number)) for number, head in enumerate(cross.heads)),
        Column("Tổng", lambda row: row[2].value),
    ]
    return Sheet(asked.indicator.name, slug, tuple(columns))


def _cell(number: int) -> Any:
    return lambda row: row[1][number].value


def _crossed_rows(cross: Crossed) -> Iterator[Any]:
    yield from cross.rows
    yield ("Tổng", *cross.total)
