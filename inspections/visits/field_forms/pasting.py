"""Goods lines pasted from a spreadsheet: what was read of each row, and why one was refused."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django import forms
from django.db import models

from cases.dossier.models import GoodsLine
from cases.office.forms import ActForm
from cases.office.wording import fold
from inspections.visits.field_forms.goods import line_from

MOST_ROWS = 300
# a cell in quotes that holds a line break; other quotes are the trade's own (5" ống)
TALL_CELL = re.compile(r'(?:(?<=\t)|(?<=\n)|\A)"((?:[^"\t]|"")*\n(?:[^"\t]|"")*)"(?=\t|\r?\n|\Z)')
ORDER = ("name", "unit", "quantity", "unit_price", "price_basis")
HEADINGS = {
    "name": ("ten hang", "ten san pham", "hang hoa", "ten"),
    "unit": ("don vi", "dvt"),
    "quantity": ("so luong", "sl"),
    "unit_price": ("don gia", "gia"),
    "price_basis": ("can cu",),
    "": ("stt", "thanh tien", "tt", "ghi chu"),
}


@dataclass(frozen=True)
class ReadRow:
    """One pasted row: the line it makes, or why it makes none."""

    number: int
    text: str
    line: GoodsLine | None
    reasons: tuple[str, ...] = ()


def read_rows(text: str, *, basis: str = "") -> list[ReadRow]:
    """Rows of tab-separated cells, with or without a row of headings or a column of numbers."""
    rows = [
        (number, [cell.strip() for cell in line.split("\t")])
        for number, line in enumerate(_lines(text), start=1)
        if line.strip()
    ]
    if not rows:
        return []
    order = _order_of(rows[0][1])
    body = rows[1:] if order else rows
    columns = order or _default_order([cells for _, cells in body])
    return [_read(number, cells, columns, basis) for number, cells in body]


def _lines(text: str) -> list[str]:
    """A cell of several lines arrives in quotes: it is one cell, of one row."""
    return TALL_CELL.sub(
        lambda cell: " ".join(cell[1].replace('""', '"').split()), text
    ).splitlines()


def _order_of(cells: list[str]) -> list[str] | None:
    """Which field each column is, if the row is one of headings."""
    found = [_field_of(cell) for cell in cells]
    return [name or "" for name in found] if "name" in found and "quantity" in found else None


def _field_of(heading: str) -> str | None:
    key = fold(heading)
    starts = ((name, word) for name, words in HEADINGS.items() for word in words)
    return next((name for name, word in starts if key == word or key.startswith(f"{word} ")), None)


def _default_order(rows: list[list[str]]) -> list[str]:
    counts = [cells[0] for cells in rows]
    is_numbered = len(counts) > 0 and counts == [str(n) for n in range(1, len(counts) + 1)]
    return ["", *ORDER] if is_numbered else list(ORDER)


def _read(number: int, cells: list[str], columns: list[str], basis: str) -> ReadRow:
    told = {name: cell for name, cell in zip(columns, cells, strict=False) if name}
    told["unit"] = _choice(told.get("unit", ""), GoodsLine.Unit)
    told["price_basis"] = _choice(told.get("price_basis", ""), GoodsLine.PriceBasis)
    if told.get("unit_price") and not told["price_basis"]:
        told["price_basis"] = basis
    line, reasons = line_from(told, str(uuid4()))
    return ReadRow(number, " · ".join(filter(None, cells)), line, tuple(reasons))


def _choice(typed: str, choices: type[models.TextChoices]) -> str:
    """The value whose words these are; what is not known stays, so that the form names it."""
    key = re.sub(r"[^\w ]", "", fold(typed))
    for value, label in choices.choices:
        if key and key in {fold(str(value)), re.sub(r"[^\w ]", "", fold(str(label)))}:
            return str(value)
    return typed


class PasteForm(ActForm):
    """Text from a spreadsheet, looked at before it is entered."""

    text = forms.CharField(
        label="Các dòng dán từ bảng tính",
        help_text="Cột: tên hàng, đơn vị, số lượng, đơn giá, căn cứ giá. "
        "Có dòng tiêu đề cũng được.",
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Dán các dòng từ bảng tính vào đây."},
        strip=False,
    )
    basis = forms.ChoiceField(
        label="Căn cứ giá cho dòng không ghi",
        choices=[("", "Không có"), *GoodsLine.PriceBasis.choices],
        required=False,
    )
    container = forms.ModelChoiceField(
        label="Ghi vào",
        queryset=GoodsLine.objects.none(),
        required=False,
        empty_label="Hàng để ngoài bao",
    )

    def __init__(self, *args: Any, open_sacks: "models.QuerySet[GoodsLine]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["container"].queryset = open_sacks  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        told["rows"] = read_rows(told.get("text", ""), basis=told.get("basis", ""))
        if told.get("text") and not told["rows"]:
            self.add_error("text", "Chưa đọc được dòng nào. Chép cả các ô rồi dán lại.")
        if len(told["rows"]) > MOST_ROWS:
            reason = f"Mỗi lần dán nhiều nhất {MOST_ROWS} dòng; đang có {len(told['rows'])} dòng."
            self.add_error("text", f"{reason} Chia làm nhiều lần.")
        return told

    @property
    def lines(self) -> list[GoodsLine]:
        return list(self._good(self.cleaned_data))

    @property
    def left(self) -> str:
        """The rows not entered, as they were pasted, below their headings."""
        lines = _lines(self.cleaned_data["text"])
        rows = self.cleaned_data["rows"]
        head = lines[: rows[0].number - 1]
        return "\n".join([*head, *(lines[row.number - 1] for row in rows if not row.line)])

    def _good(self, told: Mapping[str, Any]) -> Iterator[GoodsLine]:
        for row in told["rows"]:
            if row.line:
                row.line.container = told["container"]
                yield row.line
