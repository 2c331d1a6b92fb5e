"""An Excel sheet of other people read as rows: heads over two lines, merged cells, hidden rows.

Nothing is stored here and nothing guessed silently: what was found is told row by row.
"""

import io
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from unicodedata import normalize
from zipfile import BadZipFile, ZipFile

from django.core.exceptions import ValidationError
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from cases.office.wording import fold

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 100 * 1024 * 1024
MOST_ROWS = 5000
HEAD_WITHIN = 20
# day 0 of the calendar that Excel counts in
FIRST_DAY = date(1899, 12, 30)
SERIALS = range(20_000, 80_000)  # 1954 to 2119: a number that can only be meant as a day
FORMULA_TEXT = re.compile(r'="(.*)"')
TYPED_DAY = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}|[0-9]{2})")
TOTALS = re.compile(r"(tong cong|tong so)\b.*|cong:?")
Cell = str | int | None


@dataclass(frozen=True)
class Wanted:
    """A column looked for: its name here, and heads (folded) by which others call it."""

    key: str
    label: str
    heads: tuple[str, ...]
    is_needed: bool = False


@dataclass(frozen=True)
class Line:
    """One row of the sheet under its number there; `note` is what the reader must be told."""

    number: int
    cells: Mapping[str, Cell]
    note: str = ""


@dataclass(frozen=True)
class Found:
    """What a sheet holds: its rows, columns that were understood, and those left out."""

    lines: tuple[Line, ...]
    columns: Mapping[str, str]
    unknown: tuple[str, ...]


def read_sheet(content: bytes, wanted: Sequence[Wanted]) -> Found:
    """The first sheet that has the heads. Raises ValidationError with what to do."""
    if len(content) > MOST_BYTES:
        raise ValidationError(f"Tệp lớn hơn {MOST_BYTES // 1024 // 1024} MB. Chia thành nhiều tệp.")
    for page in _pages(content):
        grid = _grid(page)
        if head := _head(grid, wanted):
            return _found(page, grid, head, wanted)
    needed = ", ".join(f"“{each.label}”" for each in wanted if each.is_needed)
    raise ValidationError(f"Không thấy dòng tiêu đề. Tệp cần có các cột {needed}.")


def _pages(content: bytes) -> Iterator[Any]:
    try:
        with ZipFile(io.BytesIO(content)) as packed:
            if sum(each.file_size for each in packed.infolist()) > MOST_UNPACKED:
                raise ValidationError("Tệp quá lớn khi giải nén. Chia thành nhiều tệp.")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # styles and extensions that are of no interest here
            book = load_workbook(io.BytesIO(content), data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError, TypeError) as error:
        raise ValidationError(
            "Không đọc được tệp này. Mở bằng Excel, lưu lại dạng .xlsx rồi chọn lại."
        ) from error
    yield from book.worksheets


def _grid(page: Any) -> list[list[Cell]]:
    if page.max_row > MOST_ROWS + HEAD_WITHIN:
        raise ValidationError(f"Tệp có hơn {MOST_ROWS} dòng. Chia thành nhiều tệp.")
    return [[plain(cell) for cell in row] for row in page.iter_rows(values_only=True)]


def plain(value: object) -> Cell:
    """Text composed and without stray blanks, days in ISO form, whole numbers as such."""
    match value:
        case None | bool():
            return None
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case int():
            return value
        case float():
            return int(value) if value.is_integer() else str(value)
        case _:
            text = normalize("NFC", str(value)).replace("\xa0", " ").strip()
            if wrapped := FORMULA_TEXT.fullmatch(text):
                text = wrapped[1].strip()
            return " ".join(text.split()) or None


@dataclass(frozen=True)
class _Head:
    last: int  # index of its last row
    columns: Mapping[str, int]
    labels: Mapping[int, str]


def _head(grid: list[list[Cell]], wanted: Sequence[Wanted]) -> _Head | None:
    """One row of heads, or two where a group stands above its columns."""
    for at, row in enumerate(grid[:HEAD_WITHIN]):
        below = grid[at + 1] if at + 1 < len(grid) else []
        if not (one := _columns(row, wanted)):
            continue
        two = _columns(_lower(row, below), wanted)
        # rows of data below would cover the heads; a second line of heads only adds to them
        is_double = len(two) > len(one) and two.keys() >= one.keys()
        columns = two if is_double else one
        if len(columns) > 1 and all(each.key in columns for each in wanted if each.is_needed):
            labels = _lower(row, below) if is_double else row
            named = {index: str(cell) for index, cell in enumerate(labels) if cell}
            return _Head(at + is_double, columns, named)
    return None


def _lower(row: list[Cell], below: list[Cell]) -> list[Cell]:
    return [low or top for top, low in zip(row, below, strict=False)]


def _columns(row: Iterable[Cell], wanted: Sequence[Wanted]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for index, cell in enumerate(row):
        head = fold(str(cell or ""))
        for each in wanted:
            if each.key not in columns and head in {fold(each.label), *each.heads}:
                columns[each.key] = index
                break
    return columns


def _found(page: Any, grid: list[list[Cell]], head: _Head, wanted: Sequence[Wanted]) -> Found:
    hidden = {row for row, size in page.row_dimensions.items() if size.hidden}
    merged = _merged_down(page)
    lines = []
    for index, row in enumerate(grid[head.last + 1 :], start=head.last + 2):
        cells = {key: row[at] for key, at in head.columns.items() if row[at] is not None}
        first = fold(str(next((cell for cell in row if cell is not None), "")))
        is_lower_part = index in merged and any(cell is not None for cell in row)
        if not (cells or is_lower_part) or TOTALS.fullmatch(first):
            continue
        notes = ["dòng bị ẩn trong tệp"] if index in hidden else []
        if above := merged.get(index):
            notes.append(f"ô gộp với dòng {above}; ghi riêng từng dòng")
        lines.append(Line(index, cells, "; ".join(notes)))
    known = {each.key: each.label for each in wanted if each.key in head.columns}
    taken = set(head.columns.values())
    unknown = tuple(name for at, name in head.labels.items() if at not in taken)
    return Found(tuple(lines), known, unknown)


def _merged_down(page: Any) -> dict[int, int]:
    """Rows whose cells were merged into the row above, by number."""
    return {
        row: area.min_row
        for area in page.merged_cells.ranges
        for row in range(area.min_row + 1, area.max_row + 1)
        if area.min_col <= 3  # where parties are named; heads are past by then
    }


def day_of(cell: Cell) -> date | None:
    """A day as a cell says it. Raises ValidationError where it is none."""
    if cell in (None, ""):
        return None
    if isinstance(cell, int):
        if cell in SERIALS:
            return FIRST_DAY + timedelta(days=cell)
    elif typed := TYPED_DAY.fullmatch(cell):
        return _day(cell, typed[3], typed[2], typed[1])
    elif re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", cell):
        return _day(cell, *cell.split("-"))
    raise ValidationError(f"“{cell}” không phải ngày; ghi ngày/tháng/năm.")


def _day(cell: str, year: str, month: str, day: str) -> date:
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        raise ValidationError(f"Không có ngày {cell}; ghi ngày/tháng/năm.") from None
