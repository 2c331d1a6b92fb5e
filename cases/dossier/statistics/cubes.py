"""Arithmetic on cubes: rows of dimensions and a value, compared, pivoted, completed. No database.

Values of dimensions are text: one that nobody recorded would make 12 a 12.0 of its neighbours.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

Cube = Sequence[Mapping[str, Any]]
THIS, LAST = "this", "last"
VALUE = "value"


@dataclass(frozen=True)
class Compared:
    """One group in both years; None where nothing was recorded to compare with."""

    key: str
    this: int
    last: int | None

    @property
    def change(self) -> int | None:
        return None if self.last is None else self.this - self.last

    @property
    def change_in_thousandths(self) -> int | None:
        """Of last year's, rounded half up; None where there is nothing to divide by."""
        return None if not self.last else share(self.this - self.last, self.last)


def share(part: int, whole: int) -> int:
    """A part of a whole in thousandths, rounded half away from zero. `whole` is not 0."""
    sign = -1 if (part < 0) != (whole < 0) else 1
    return sign * ((2000 * abs(part) + abs(whole)) // (2 * abs(whole)))


def compared(this: Cube, last: Cube | None, by: str) -> list[Compared]:
    """The groups of either year, largest of this year first; `last` None is a year not recorded."""
    import pandas as pd

    both = pd.concat(
        [_column(pd, this, by, THIS), _column(pd, last or (), by, LAST)], axis="columns"
    )
    both = both.astype("Int64").fillna(0)
    order = both.sort_values([THIS, LAST], ascending=False, kind="stable")
    return [
        Compared(str(key), int(row[THIS]), None if last is None else int(row[LAST]))
        for key, row in order.iterrows()
    ]


def completed(cube: Cube, axes: Mapping[str, Sequence[str]]) -> list[dict[str, Any]]:
    """The cube with every combination of the axes in their order; what has no records is 0."""
    known = {tuple(row[name] for name in axes): row[VALUE] for row in cube}
    return [
        {**dict(zip(axes, key, strict=True)), VALUE: known.get(key, 0)}
        for key in product(*axes.values())
    ]


def pivoted(cube: Cube, row: str, column: str) -> tuple[list[str], dict[str, dict[str, int]]]:
    """The columns, largest first, and of each row (largest first) its cells that have records."""
    import pandas as pd

    if not cube:
        return [], {}
    frame = pd.DataFrame(list(cube)).astype({VALUE: "Int64"})
    table = frame.pivot(index=row, columns=column, values=VALUE).fillna(0)
    columns = table.sum().sort_values(ascending=False, kind="stable").index
    rows = table.sum(axis="columns").sort_values(ascending=False, kind="stable").index
    return list(columns), {
        key: {each: int(table.loc[key, each]) for each in columns if table.loc[key, each]}
        for key in rows
    }


def _column(pd: Any, cube: Cube, by: str, name: str) -> Any:
    values = {row[by]: row[VALUE] for row in cube}
    return pd.Series(list(values.values()), index=list(values), dtype="Int64", name=name)
