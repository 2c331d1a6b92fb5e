"""Identity lines of a person or a body, paired as the forms print them."""

from collections.abc import Sequence
from typing import NamedTuple

from cases.dossier.paper.blocks import Field, FieldPair

# Key of a form's field and the keys that may share its line.
SHARES_LINE_WITH = {
    "full_name": ("sex", "position", "occupation"),
    "birth_date": ("nationality",),
    "id_date": ("id_place",),
    "licence_date": ("licence_place",),
    "legal_representative": ("representative_sex",),
}
GOES_ON = ("id_number", "id_date", "licence_number", "licence_date")


class Filled(NamedTuple):
    """A field of a form's identity block: its key, its printed label and what was filled in."""

    key: str
    label: str
    value: str


def identity(filled: Sequence[Filled]) -> tuple[Field | FieldPair, ...]:
    """The fields in the order given, two on a line where the forms have it so."""
    lines: list[Field | FieldPair] = []
    waiting: Filled | None = None
    for field in filled:
        if waiting and field.key in SHARES_LINE_WITH[waiting.key]:
            lines[-1] = FieldPair(_field(waiting, paired=True), _field(field))
            waiting = None
        else:
            lines.append(_field(field))
            waiting = field if field.key in SHARES_LINE_WITH else None
    return tuple(lines)


def _field(field: Filled, *, paired: bool = False) -> Field:
    if field.key in GOES_ON:
        return Field(field.label, field.value, end=";")
    return Field(field.label, field.value, end="" if paired else ".")
