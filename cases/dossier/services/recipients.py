"""Who must have a copy of an issued paper: its "Nơi nhận", line by line."""

import re
from collections.abc import Iterable, Iterator

from cases.dossier.composing import Addressee, composer_of
from cases.dossier.models import Delivery, Document, DossierParty
from cases.dossier.paper import Paper, SignOff, from_json
from cases.office.wording import fold

# `UBND Thành phố (để báo cáo)`
LINE = re.compile(r"(?P<name>.+?)\s*(?:\((?P<purpose>[^()]+)\))?")
AS_NAMED, KEPT = "nhu dieu", "luu"
TO_CARRY_OUT = "để chấp hành"
TO_PARTY = (DossierParty.Capacity.SUBJECT, DossierParty.Capacity.OFFENDER)


def address_copies(document: Document) -> list[Delivery]:
    """Part of the act that issues: one row for each addressee; a record is given on the spot."""
    rows = [
        Delivery(
            document=document,
            addressee=each.name[:300],
            purpose=each.purpose[:150],
            copies=each.copies,
            is_to_party=each.is_to_party,
        )
        for each in addressees_of(document)
    ]
    return Delivery.objects.bulk_create(rows)


def addressees_of(document: Document) -> tuple[Addressee, ...]:
    """As the room says, else as the paper's lines do; each once."""
    if own := composer_of(document.kind).addressees:
        return own(document)
    found: dict[str, Addressee] = {}
    for each in _of_lines(recipients_of(from_json(document.words)), _parties(document)):
        found.setdefault(fold(each.name), each)
    return tuple(found.values())


def recipients_of(paper: Paper) -> tuple[str, ...]:
    """The lines of "Nơi nhận"; none in a record."""
    ends = (block for block in paper.blocks if isinstance(block, SignOff))
    return next((block.recipients for block in ends), ())


def _parties(document: Document) -> dict[str, str]:
    """Those who must carry the paper out, by their folded name."""
    rows = document.dossier.parties.standing().filter(capacity__in=TO_PARTY)
    names = (row.version.name for row in rows.select_related("version"))
    return {fold(name): name for name in names}


def _of_lines(lines: Iterable[str], parties: dict[str, str]) -> Iterator[Addressee]:
    for line in lines:
        told = line.strip(" ;.")
        if fold(told).startswith(AS_NAMED):
            for name in parties.values():
                yield Addressee(name, TO_CARRY_OUT, is_to_party=True)
        elif told and not fold(told).startswith(KEPT):
            yield _addressee(told, parties)


def _addressee(line: str, parties: dict[str, str]) -> Addressee:
    found = LINE.fullmatch(line)
    name, purpose = (found["name"], found["purpose"] or "") if found else (line, "")
    of_party = next((folded for folded in parties if folded in fold(name)), "")
    return Addressee(
        parties.get(of_party, name),
        purpose or (TO_CARRY_OUT if of_party else ""),
        is_to_party=bool(of_party),
    )
