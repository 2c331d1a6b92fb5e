"""Goods of one act as a violation record lists them: a table with prices, or with counts alone."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from cases.dossier.drafting.common import Facts
from cases.dossier.models import GoodsLine
from cases.dossier.paper import Column, Paragraph, Table
from cases.law.amounts import count_two_digits, dong_with_words, grouped
from cases.office.templatetags.office import grouped as quantity_said

SACK, NOT_COUNTED = "bao", "chưa kiểm đếm"
# Widths are our choice inside 165 mm (layout of the papers, section 5).
NUMBER, UNIT = Column("STT", 11, "center"), Column("Đơn vị tính", 17, "center")
QUANTITY = Column("Số lượng", 17, "right")
PRICES = (Column("Đơn giá (đồng)", 20, "right"), Column("Thành tiền (đồng)", 24, "right"))
OF_SACK = Column("Bao số", 14, "center")
WHOLE = 165


def table_facts(lines: Sequence[GoodsLine]) -> Facts:
    """Rows, totals and the sentence on the value; empty without lines."""
    if not lines:
        return {}
    sacks = list(dict.fromkeys(pk for line in lines if (pk := line.container_id)))
    priced = any(line.value is not None for line in lines)
    rows = [_row(at, line, sacks, priced=priced) for at, line in enumerate(lines, start=1)]
    return {
        "sacks": bool(sacks),
        "priced": priced,
        "rows": rows,
        "total": _total(lines),
        "sum": grouped(sum(line.value or 0 for line in lines)) if priced else "",
        "value": value_words(lines),
    }


def _row(at: int, line: GoodsLine, sacks: list[int], *, priced: bool) -> list[str]:
    of_sack = count_two_digits(sacks.index(line.container_id) + 1) if line.container_id else ""
    prices = [_money(line.unit_price), _money(line.value)] if priced else []
    if line.is_container:
        said = f"{line.name}, tem niêm phong số {line.seal}, {NOT_COUNTED}"
        return [str(at), said, *([""] if sacks else []), SACK, count_two_digits(1), *prices]
    quantity = str(quantity_said(line.quantity))
    middle = [of_sack] if sacks else []
    return [str(at), _name(line), *middle, line.unit, quantity, *prices]


def _name(line: GoodsLine) -> str:
    name = line.name
    if line.mark and line.mark not in name:
        name = f"{name} gắn dấu hiệu “{line.mark}”"
    return f"{name}; {line.description}" if line.description else name


def _money(amount: int | None) -> str:
    return "" if amount is None else grouped(amount)


def _total(lines: Sequence[GoodsLine]) -> str:
    """Where all are counted in one unit."""
    quantities = [line.quantity for line in lines]
    units = {SACK if line.is_container else line.unit for line in lines}
    if len(units) > 1 or None in quantities:
        return ""
    return str(quantity_said(sum((each or Decimal(0) for each in quantities), Decimal(0))))


def value_words(lines: Sequence[GoodsLine]) -> str:
    """`Trị giá hàng hóa vi phạm theo giá niêm yết: …`; empty while nothing has a price."""
    counted = [line for line in lines if not line.is_container]
    priced = [line for line in counted if line.value is not None]
    if not priced:
        return ""
    bases = dict.fromkeys(line.get_price_basis_display().lower() for line in priced)
    by = ", ".join(bases)
    by = by if by.startswith("theo ") else f"theo {by}"
    without = len(counted) - len(priced)
    unpriced = f"; {count_two_digits(without)} dòng hàng chưa có giá" if without else ""
    words = dong_with_words(sum(line.value or 0 for line in priced))
    return f"Trị giá hàng hóa vi phạm {by} tại thời điểm vi phạm: {words}{unpriced}."


def table(goods: Mapping[str, Any]) -> Iterator[Table | Paragraph]:
    """The table with its sums under their columns, then the value in figures and words."""
    fixed = [NUMBER, *([OF_SACK] if goods["sacks"] else []), UNIT, QUANTITY]
    fixed += PRICES if goods["priced"] else ()
    name = Column("Tên, đặc điểm hàng hóa", WHOLE - sum(column.width for column in fixed))
    columns = (NUMBER, name, *fixed[1:])
    rows = tuple(tuple(row) for row in goods["rows"])
    total: tuple[str, ...] = ()
    if len(rows) > 1 and (goods["total"] or goods["sum"]):
        ends = ("", goods["sum"]) if goods["priced"] else ()
        blank = ("",) * (len(columns) - 2 - len(ends))
        total = ("Cộng", *blank, goods["total"], *ends)
    yield Table(columns, rows, total)
    if goods["value"]:
        yield Paragraph(goods["value"])
