"""How a model says that its rows may not change; `triggers` makes the database keep the promise."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Frozen:
    """What of a table's rows is fixed once written.

    `columns`: only these may not change (empty: the whole row). `when`: a condition on the old row,
    in SQL that both databases read, with OLD. before each column (empty: always).
    """

    columns: tuple[str, ...] = ()
    when: str = ""
    may_delete: bool = False
