"""A list taken out of the house: exactly the rows that its filters show, as XLSX or CSV.

CSV is UTF-8 with a byte order mark and parted by semicolons: Excel set to Vietnamese, where the
comma is the decimal sign, opens that by a double click with its letters and columns right.
"""

import csv
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

import xlsxwriter
from django.db import models, transaction
from django.http import HttpResponseBase, QueryDict, StreamingHttpResponse
from django.utils import timezone
from django_filters import FilterSet

from cases.office.access import OfficerRequest
from cases.office.journal import record
from cases.office.lists import PAGE
from cases.office.models import Verb
from cases.office.templatetags.office import day

FORMAT = "dang"
XLSX, CSV = "xlsx", "csv"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# what a spreadsheet takes for the start of a formula
FORMULA = ("=", "+", "-", "@", "\t", "\r")
ROWS_A_READ = 500
SEPARATOR = ";"
PART = 64 * 1024
# days and numbers as themselves, anything else as text; None leaves the cell empty
Value = str | int | date | datetime | None
Rows = models.QuerySet[Any]


@dataclass(frozen=True)
class Column:
    """One column: its head, what a row says there, and how wide it is, in letters."""

    head: str
    value: Callable[[Any], Value]
    width: int = 18


@dataclass(frozen=True)
class Sheet:
    """What a list looks like outside: its title, the name of its file, its columns."""

    title: str
    slug: str
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Export:
    """A sheet about to leave: its head line, and its rows read a few hundred at a time."""

    sheet: Sheet
    head: str
    rows: Iterator[Any]

    @property
    def heads(self) -> list[str]:
        return [column.head for column in self.sheet.columns]

    def lines(self) -> Iterator[list[Value]]:
        for row in self.rows:
            yield [_local(column.value(row)) for column in self.sheet.columns]


def exported(
    request: OfficerRequest,
    found: FilterSet,
    sheet: Sheet,
    rows_of: Callable[[Sequence[Any]], Iterable[Any]],
) -> HttpResponseBase | None:
    """The list as the file its address asks for; None where it asks for the page.

    `rows_of` makes the page's rows of the objects, so that both say the same. The officer's own
    chain takes who, which filter and how many before anything leaves.
    """
    wanted = request.GET.get(FORMAT)
    if wanted not in {XLSX, CSV}:
        return None
    # the keys first: the head line counts them, and rows that come meanwhile do not enter
    keys = list(found.qs.values_list("pk", flat=True))
    words, on = filter_words(found), timezone.localdate(request.at)
    _journal(request, sheet, words, wanted, len(keys))
    head = f"{sheet.title}. Điều kiện lọc: {words}. Xuất ngày {day(on)}. Số dòng: {len(keys)}."
    export = Export(sheet, head, _read(cast(Rows, found.queryset), keys, rows_of))
    name = f"{sheet.slug}-{on.isoformat()}.{wanted}"
    return _as_csv(export, name) if wanted == CSV else _as_xlsx(export, name)


def as_file(sheet: Sheet, head: str, rows: Iterable[Any], *, name: str) -> HttpResponseBase:
    """Rows that are no list of the house, such as those an import refused, as XLSX."""
    return _as_xlsx(Export(sheet, head, iter(rows)), name)


def table_out(
    request: OfficerRequest, made: Callable[[], tuple[Sheet, str, Sequence[Any]]]
) -> HttpResponseBase | None:
    """A table of figures as the file its address asks for; None where it asks for the page.

    `made` gives sheet, head line and rows, and is asked only for a file. Journalled as a list is.
    """
    wanted = request.GET.get(FORMAT)
    if wanted not in {XLSX, CSV}:
        return None
    sheet, head, rows = made()
    _journal(request, sheet, head, wanted, len(rows))
    name = f"{sheet.slug}.{wanted}"
    export = Export(sheet, head, iter(rows))
    return _as_csv(export, name) if wanted == CSV else _as_xlsx(export, name)


def export_links(query: QueryDict) -> list[tuple[str, str]]:
    """The addresses of the list shown, all its pages, in each format, and the words on them."""
    kept = query.copy()
    kept.pop(PAGE, None)
    links = []
    for wanted, words in ((XLSX, "Tải Excel"), (CSV, "Tải CSV")):
        kept[FORMAT] = wanted
        links.append((f"?{kept.urlencode()}", words))
    return links


def filter_words(found: FilterSet) -> str:
    """What the list was asked for, in the words of its own fields."""
    told = []
    for name, field in found.form.fields.items():
        value = found.form.cleaned_data.get(name)
        if value not in (None, "", []):
            told.append(f"{field.label or name}: {_chosen(field, value)}")
    return "; ".join(told) or "không có, toàn bộ danh sách"


def _chosen(field: Any, value: Any) -> str:
    if hasattr(field, "said"):
        return str(field.said(value))
    if isinstance(value, date):
        return day(value)
    if isinstance(value, models.Model):
        return str(value)
    named = {str(key): str(word) for key, word in getattr(field, "choices", ())}
    values = value if isinstance(value, list) else [value]
    return ", ".join(named.get(str(each), str(each)) for each in values)


def _journal(request: OfficerRequest, sheet: Sheet, words: str, wanted: str, count: int) -> None:
    changes = {"list": sheet.title, "filter": words, "format": wanted, "count": count}
    with transaction.atomic():
        record(Verb.EXPORT_LIST, request.user, by=request.user, at=request.at, changes=changes)


def _read(
    queryset: Rows,
    keys: Sequence[Any],
    rows_of: Callable[[Sequence[Any]], Iterable[Any]],
) -> Iterator[Any]:
    """The rows of these keys in their order, never more than a few hundred in memory."""
    for start in range(0, len(keys), ROWS_A_READ):
        some = keys[start : start + ROWS_A_READ]
        by_key = {each.pk: each for each in queryset.filter(pk__in=some)}
        yield from rows_of([by_key[key] for key in some])


def _local(value: Value) -> Value:
    return timezone.localdate(value) if isinstance(value, datetime) else value


def _as_csv(export: Export, name: str) -> HttpResponseBase:
    response = StreamingHttpResponse(_csv_lines(export), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


class _Echo:
    """A file for the csv module that hands each line straight back."""

    def write(self, line: str) -> str:
        return line


def _csv_lines(export: Export) -> Iterator[bytes]:
    write = csv.writer(_Echo(), delimiter=SEPARATOR).writerow
    yield b"\xef\xbb\xbf"
    for line in ([export.head], export.heads):
        yield str(write(line)).encode()
    for values in export.lines():
        yield str(write([as_csv(value) for value in values])).encode()


def as_csv(value: Value) -> str:
    """A cell as text; one that would open as a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, date):
        return day(value)
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return str(value)


def _as_xlsx(export: Export, name: str) -> HttpResponseBase:
    response = StreamingHttpResponse(_xlsx_parts(export), content_type=XLSX_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _xlsx_parts(export: Export) -> Iterator[bytes]:
    """The workbook by way of a file on disk: however long the list, memory holds one row."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with tempfile.TemporaryFile() as file:
        with xlsxwriter.Workbook(file, options) as book:
            _fill(book, export)
        file.seek(0)
        while part := file.read(PART):
            yield part


def _fill(book: Any, export: Export) -> None:
    page = book.add_worksheet()
    bold, as_day = book.add_format({"bold": True}), book.add_format({"num_format": "dd/mm/yyyy"})
    for number, column in enumerate(export.sheet.columns):
        page.set_column(number, number, column.width)
    page.freeze_panes(2, 0)
    page.write_string(0, 0, export.head)
    for number, head in enumerate(export.heads):
        page.write_string(1, number, head, bold)
    for line, values in enumerate(export.lines(), start=2):
        for number, value in enumerate(values):
            _write(page, line, number, value, as_day)


def _write(page: Any, line: int, number: int, value: Value, as_day: Any) -> None:
    match value:
        case None | "":
            return
        case date():
            page.write_datetime(line, number, value, as_day)
        case int():
            page.write_number(line, number, value)
        case _:
            page.write_string(line, number, value)
