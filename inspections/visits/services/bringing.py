"""What comes along from a party's visits when its case opens: who was there, what was taken."""

from datetime import datetime

from cases.casework.models import Case, CaseItem, CasePerson, Verb
from cases.office.journal import record
from cases.office.models import Officer
from inspections.visits.documents.common import body_of
from inspections.visits.models import Inspection, PresentPerson, VisitItem

Was, Is = PresentPerson.Capacity, CasePerson.Capacity
# whoever works for the party speaks for it only with a paper that says so
CAPACITIES: dict[str, str] = {
    Was.SUBJECT: Is.OFFENDER,
    Was.DEPUTED: Is.OFFENDER,
    Was.EMPLOYEE: Is.OTHER,
    Was.COMMUNE: Is.COMMUNE,
    Was.MARKET: Is.OTHER,
    Was.RIGHT_HOLDER: Is.INJURED,
    Was.WITNESS: Is.WITNESS,
    Was.POLICE: Is.OTHER,
}


def bring_along(case: Case, inspection: Inspection, *, by: Officer, at: datetime) -> None:
    """Part of the act that opens the case: people, photographs, samples of the party's visits."""
    if case.offender is None:
        return
    of_party = {
        "visit__inspection": inspection,
        "visit__party_version__party": case.offender.party_id,
    }
    people: dict[str, PresentPerson] = {}
    met = PresentPerson.objects.filter(**of_party).select_related("visit__commune")
    for person in met.order_by("visit__arrived_at", "pk"):
        people[person.name] = person  # as the last visit has him
    taken = VisitItem.objects.filter(**of_party, item__removed_at=None).select_related("item")
    items = [each.item for each in taken.order_by("visit__position", "item__position", "pk")]
    CasePerson.objects.bulk_create(_copied(case, person) for person in people.values())
    CaseItem.objects.bulk_create(CaseItem(case=case, item=item) for item in items)
    if people:
        changes = {"people": ", ".join(people)}
        record(Verb.ADD_PERSON, case, by=by, at=at, changes=changes)
    if items:
        record(Verb.BRING_ITEMS, case, by=by, at=at, changes={"count": len(items)})


def _copied(case: Case, person: PresentPerson) -> CasePerson:
    return CasePerson(
        case=case,
        honorific=person.honorific,
        name=person.name,
        capacity=CAPACITIES[person.capacity],
        position=person.position,
        address=person.address or body_of(person),
        authority_paper=person.authority_paper,
    )
