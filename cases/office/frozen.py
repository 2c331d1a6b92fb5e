"""How a model says that its rows may not change; `triggers` makes the database keep the promise."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Frozen:
    """What of a table's rows is fixed once written.

    `columns`: only these may not change; `but`: all may not change but these (neither: the whole
    row). `when`: a condition in SQL that both databases read, with OLD. or NEW. before each column
    (empty: always); one with NEW. cannot guard a DELETE, so it needs `may_delete`. `closed`: a
    condition, with NEW., under which no row is added any more.
    """

    columns: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    when: str = ""
    may_delete: bool = False
    closed: str = ""


def forward_only(column: str, following: Mapping[str, Iterable[str]]) -> Frozen:
    """A state that moves along its table NEXT and no other way."""
    allowed = " OR ".join(
        f"(OLD.{column} = '{state}' AND NEW.{column} IN ({_listed(states)}))"
        for state, states in following.items()
        if states
    )
    return Frozen(columns=(column,), when=f"NOT ({allowed})", may_delete=True)


def _listed(states: Iterable[str]) -> str:
    return ", ".join(f"'{state}'" for state in states)
