"""What the papers of an inspection share of their own: the visit, its place, who was present."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cases.dossier.drafting.common import Facts, issued_facts
from cases.dossier.drafting.signing import OTHERS, WITNESS, place
from cases.dossier.models import Document
from cases.office.house import house
from inspections.visits.models import Inspection, PresentPerson, Visit

DECISION = "QĐKT"


def visit_of(document: Document) -> Visit:
    """The visit of a record, on the same rows of inspection and dossier as the record itself."""
    visit = document.made_at_visit.visit
    visit.inspection = document.dossier.inspection
    return visit


def place_of(visit: Visit) -> str:
    """`ki-ốt 27, chợ Bến Mới, phường Hoàng Mai, thành phố Hà Nội`: where the visit takes place."""
    address = ", ".join(part for part in (visit.spot, visit.address.strip()) if part)
    return house().full_address(address, visit.commune)


def decision_facts(inspection: Inspection) -> Facts:
    """The issued decision that a record is made under; empty while there is none."""
    return issued_facts(inspection.dossier, DECISION)


def called(person: PresentPerson) -> str:
    """`bà Phan Thị Lụa`, in the middle of a sentence."""
    return f"{person.honorific.lower()} {person.name}"


def body_of(person: PresentPerson) -> str:
    """The People's Committee that a commune's representative speaks for, unless he named it."""
    commune = person.visit.commune
    if person.capacity != PresentPerson.Capacity.COMMUNE or commune is None:
        return ""
    body = f"{house().commune_body} {commune}"
    return "" if body in person.position else body


def other_places(form: Mapping[str, Any], people: Sequence[PresentPerson]) -> Iterator[Facts]:
    """Places of those who are neither the subject nor of the team."""
    for person in people:
        is_of_commune = person.capacity == PresentPerson.Capacity.COMMUNE
        is_witness = person.capacity == PresentPerson.Capacity.WITNESS
        body = body_of(person)
        yield place(
            form,
            "others",
            person.name,
            title=() if is_of_commune else WITNESS if is_witness else OTHERS,
            function=person.position.partition(",")[0] if is_of_commune else "",
            called=called(person),
            capacity=f"đại diện {body}" if body else person.position,
        )
