"""People of a violation record: who witnesses, interprets, was injured; where each signs."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from cases.casework.models import Case, CasePerson, ViolationRecord
from cases.dossier.drafting import parties
from cases.dossier.drafting.common import INDIVIDUAL, ORGANISATION, Facts
from cases.dossier.drafting.signing import place
from cases.parties.models import Party, PartyVersion, RightPeriod

Capacity = CasePerson.Capacity


def people_facts(case: Case, people: Sequence[CasePerson], on: date) -> Facts:
    """Those present by what they are there for, and the owners of the rights infringed."""
    owners = list(_owners(case, on))
    return {
        "witness": [_witness(each) for each in people if each.capacity == Capacity.WITNESS]
        + [_of_commune(each) for each in people if each.capacity == Capacity.COMMUNE],
        "interpreter": [_witness(each) for each in people if each.capacity == Capacity.INTERPRETER],
        "injured": [_injured(owners, [p for p in people if p.capacity == Capacity.INJURED])]
        if owners or any(each.capacity == Capacity.INJURED for each in people)
        else [],
        "injured_is_body": any(kind == Party.Kind.ORGANISATION for kind, _ in owners),
    }


def _witness(person: CasePerson) -> Facts:
    return {
        "full_name": person.name,
        "occupation": person.position,
        "address": person.address,
        "called": person.called,
    }


def _of_commune(person: CasePerson) -> Facts:
    return {
        "full_name": person.name,
        "position": person.position,
        "body": person.address,
        "called": person.called,
    }


def _injured(owners: list[tuple[str, str]], speakers: list[CasePerson]) -> str:
    """`Công ty …; người đại diện theo ủy quyền: bà Kiều Minh Anh`."""
    names = "; ".join(name for _, name in owners)
    said = ", ".join(
        ", ".join(part for part in (each.called, each.position) if part) for each in speakers
    )
    if not names or not said:
        return names or said
    return f"{names}; người đại diện theo ủy quyền: {said}"


def _owners(case: Case, on: date) -> Iterator[tuple[str, str]]:
    """Kind and name of each owner of a right that an act of the case infringes, as of that day."""
    rights = [each.right_id for each in case.violations.all() if each.right_id]
    if not rights:
        return
    periods = RightPeriod.objects.in_force(on).filter(right__in=rights).select_related("owner")
    owners = {period.right_id: period.owner for period in periods.order_by("pk")}
    in_order = list(dict.fromkeys(owners[pk] for pk in rights if pk in owners))
    versions = PartyVersion.objects.in_force(on).select_related("party").filter(party__in=in_order)
    names = {version.party_id: parties.called(version) for version in versions}
    for owner in in_order:
        yield owner.kind, names.get(owner.pk) or str(owner)


def places(
    form: Mapping[str, Any],
    facts: Facts,
    made: ViolationRecord,
    people: Sequence[CasePerson],
    variant: int,
) -> Iterator[Facts]:
    """Where each signs, the offender first, by the form's order."""
    if made.case.offender:
        yield _violator(form, facts, people, variant)
    maker = made.maker
    yield place(form, "record_maker", maker.full_name, function=maker.position, officer=maker.pk)
    of_injured = ORGANISATION if facts["injured_is_body"] else INDIVIDUAL
    keys = {
        Capacity.INJURED: "injured",
        Capacity.COMMUNE: "commune_representative",
        Capacity.INTERPRETER: "interpreter",
        Capacity.WITNESS: "witness",
    }
    for capacity, key in keys.items():
        for person in people:
            if person.capacity == capacity:
                is_of_commune = capacity == Capacity.COMMUNE
                yield place(
                    form,
                    key,
                    person.name,
                    variant=of_injured if capacity == Capacity.INJURED else INDIVIDUAL,
                    function=person.position if is_of_commune else "",
                    called=person.called,
                    capacity=f"đại diện {person.address}" if is_of_commune else person.position,
                )


def _violator(
    form: Mapping[str, Any], facts: Facts, people: Sequence[CasePerson], variant: int
) -> Facts:
    """Whoever is there for the offender, else the offender or who represents it by law."""
    party = facts["party"]
    name = str(party.get("full_name") or party.get("legal_representative") or party["called"])
    there = [each for each in people if each.capacity == Capacity.OFFENDER]
    person = next((each for each in there if each.name == name), there[0] if there else None)
    return place(
        form,
        "violator",
        person.name if person else name,
        variant=variant,
        called=person.called if person else "",
        capacity=person.get_capacity_display() if person else "",
    )
