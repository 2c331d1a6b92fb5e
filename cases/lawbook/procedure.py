"""What rooms above ask of the procedure in the active pack: forms, terms and the calendar."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.law.catalogue import Catalogue
from cases.law.terms import Term
from cases.law.workdays import Calendar
from cases.lawbook.services import active_catalogue, catalogue_of
from cases.office.house import house_forms


@dataclass(frozen=True)
class FormOfLaw:
    """A form of one day: its entry in the pack, and the identity blocks that forms share."""

    code: str
    symbol: str
    content: Mapping[str, Any]
    blocks: Mapping[str, Any]
    pack: str = ""


def form_of(code: str, *, on: date, pack: str = "") -> FormOfLaw:
    """The form in force that day in the pack of this digest, by default the active one.

    A form of the house is no law: it stands beside the packs. Raises LookupError when none has it.
    """
    catalogue = _catalogue(pack)
    table = catalogue.content["forms.yaml"]
    if own := house_forms().get(code):
        return FormOfLaw(code, own["symbol"], own, table["blocks"], catalogue.digest)
    day = on.isoformat()
    for entry in table["entries"]:
        is_open = entry["in_force_to"] is None or day < entry["in_force_to"]
        if entry["code"] == code and entry["in_force_from"] <= day and is_open:
            return FormOfLaw(code, entry["symbol"], entry, table["blocks"], catalogue.digest)
    raise LookupError(f"Không có mẫu {code} có hiệu lực ngày {on:%d/%m/%Y}.")


def term_of(code: str, *, on: date, pack: str = "") -> Term:
    """The term in force that day, by code or alias. Raises LookupError in Vietnamese."""
    return _catalogue(pack).terms.find(code, on=on)


def readings_of(code: str, *, on: date) -> list[tuple[str, str]]:
    """The readings a term may be counted by, as (code, name), the default first."""
    term = term_of(code, on=on)
    default = term.reading()
    others = (reading for reading in term.readings if reading.code != default.code)
    return [(reading.code, reading.name) for reading in (default, *others)]


def calendar_in_use() -> Calendar:
    """Days off as the active pack's tables confirm them."""
    return active_catalogue().calendar


def _catalogue(pack: str) -> Catalogue:
    return catalogue_of(pack) if pack else active_catalogue()
