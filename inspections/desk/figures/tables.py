"""The table of a figure: this period beside the same days of last year, every number a link."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cases.dossier.dimensions import NOT_RECORDED, Dimension
from cases.dossier.statistics import cubes
from cases.dossier.statistics.indicators import Figure
from cases.office.templatetags.office import ABSENT, grouped
from inspections.desk.figures.asking import Asked


@dataclass(frozen=True)
class Cell:
    """A number as it is read, and the list that makes it; no address where there is no number."""

    text: str
    url: str = ""
    value: int | None = None


@dataclass(frozen=True)
class Row:
    """One group: its name, this period, last year's same days, and how it changed."""

    label: str
    this: Cell
    last: Cell
    change: str
    percent: str


@dataclass(frozen=True)
class Table:
    """Rows with their total; `overlap` is by how much the rows count records more than once."""

    label: str
    rows: list[Row]
    total: Row
    overlap: int
    is_exact: bool


@dataclass(frozen=True)
class Crossed:
    """Two dimensions of this period: of each row its cells in the order of the heads."""

    label: str
    first: str
    heads: list[str]
    rows: list[tuple[str, list[Cell], Cell]]
    total: tuple[list[Cell], Cell]


def linked(figure: Figure, value: int | None) -> Cell:
    """A number with its list; what was not recorded is told so and leads nowhere."""
    return Cell(ABSENT) if value is None else Cell(grouped(value), figure.address, value)


def compared_row(label: str, this: Cell, last: Cell) -> Row:
    if this.value is None:
        return Row(label, this, last, ABSENT, ABSENT)
    group = cubes.Compared(label, this.value, last.value)
    return Row(label, this, last, signed(group.change), percent(group.change_in_thousandths))


def signed(number: int | None) -> str:
    if number is None:
        return ABSENT
    return f"+{grouped(number)}" if number > 0 else grouped(number).replace("-", "−")


def percent(thousandths: int | None) -> str:
    """`+28,0%`; "—" where there is nothing to compare with."""
    if thousandths is None:
        return ABSENT
    sign = "+" if thousandths > 0 else "−" if thousandths < 0 else ""
    return f"{sign}{abs(thousandths) // 10},{abs(thousandths) % 10}%"


def table(asked: Asked, this: int, last: int | None) -> Table:
    """By the one dimension asked for; totals come from the figures, not from the rows."""
    dimension = asked.indicator.dimension(asked.by[0])
    now = asked.this.cells([dimension.name])
    before = None if last is None else asked.last.cells([dimension.name])
    groups = cubes.compared(now, before, dimension.name)
    words = said(dimension, [group.key for group in groups])
    rows = [
        compared_row(
            words[group.key],
            linked(asked.this.narrowed({dimension.name: group.key}), group.this),
            linked(asked.last.narrowed({dimension.name: group.key}), group.last),
        )
        for group in groups
    ]
    counted = sum(group.this for group in groups)
    total = compared_row("Tổng", linked(asked.this, this), linked(asked.last, last))
    is_split = dimension.is_many and not asked.indicator.measure.is_money
    return Table(dimension.label, rows, total, counted - this, not is_split)


def crossed(asked: Asked, this: int) -> Crossed:
    """By two dimensions, this period only; totals of both sides are figures of their own."""
    one, other = (asked.indicator.dimension(name) for name in asked.by)
    columns, cells = cubes.pivoted(asked.this.cells([one.name, other.name]), one.name, other.name)
    names, heads = said(one, cells), said(other, columns)
    by_row, by_column = _sums(asked, one), _sums(asked, other)
    rows = [
        (
            names[key],
            [
                linked(asked.this.narrowed({one.name: key, other.name: each}), row.get(each, 0))
                for each in columns
            ],
            linked(asked.this.narrowed({one.name: key}), by_row.get(key, 0)),
        )
        for key, row in cells.items()
    ]
    total = [
        linked(asked.this.narrowed({other.name: each}), by_column.get(each, 0)) for each in columns
    ]
    label = f"{one.label} và {other.label[:1].lower()}{other.label[1:]}"
    return Crossed(
        label, one.label, [heads[each] for each in columns], rows, (total, linked(asked.this, this))
    )


def said(dimension: Dimension, keys: Any) -> Mapping[str, str]:
    """What each value is called, in one query."""
    known = {key: _value(dimension, key) for key in keys if key != NOT_RECORDED}
    words = dimension.words(list(known.values()))
    named = {key: words.get(value, key) for key, value in known.items()}
    return {NOT_RECORDED: f"{ABSENT} {dimension.missing}", **named}


def _value(dimension: Dimension, key: str) -> Any:
    return int(key) if dimension.is_number else key


def _sums(asked: Asked, dimension: Dimension) -> dict[str, int]:
    return {row[dimension.name]: row[cubes.VALUE] for row in asked.this.cells([dimension.name])}
