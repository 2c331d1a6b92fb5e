"""The facts of a working record (biên bản làm việc, MBB02): what happened at an earlier visit, told
at the visit where the record is made (often the same)."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from cases.dossier.drafting import parties
from cases.dossier.drafting.common import (
    INDIVIDUAL,
    ORGANISATION,
    Facts,
    composed,
    edits_of,
    hour_and_short_day,
    instant,
    labels_of,
    none_words,
    officer_of,
    team_at,
)
from cases.dossier.drafting.edits import Edits
from cases.dossier.drafting.signing import place
from cases.dossier.models import Document
from cases.lawbook.procedure import form_of
from cases.office.duties import SeatKind
from cases.office.house import house, position_alone
from cases.office.models import Officer
from cases.parties.models import Party, PartyVersion, RightPeriod
from inspections.visits.documents import goods
from inspections.visits.documents.common import called, place_of, visit_of
from inspections.visits.models import PresentPerson, Visit

KIND = "MBB02"
ROLES = (
    "là cá nhân có liên quan trực tiếp đến vụ việc",
    "là người đại diện của tổ chức có liên quan trực tiếp đến vụ việc",
)
PERSON = PresentPerson.Capacity
COUNTED_IN_PRINT = "đếm khi in"


def base(document: Document, *, at: datetime) -> Facts:
    """The facts as the tables have them, before the officer's words."""
    visit, edits = visit_of(document), edits_of(document)
    about = _about(visit, edits)
    began = visit.arrived_at or at
    form = form_of(KIND, on=timezone.localtime(at).date())
    people = list(visit.people.all())
    version = _party(visit, about, timezone.localtime(began).date())
    variant = parties.variant_of(version) if version else INDIVIDUAL
    injured = _injured(about, people, timezone.localtime(began).date())
    facts = {
        "form": form.content["id"],
        "pack": form.pack,
        "symbol": form.symbol,
        "kind": form.content["title_lines"][0],
        "superior": house().superior,
        "body": house().body,
        "labels": _labels(form.content, variant, injured),
        "none_words": none_words(form.content),
        "made_at": instant(visit.arrived_at),
        "place": house().in_a_sentence(place_of(visit)),
        "witness": [_witness(person) for person in people if person.capacity == PERSON.WITNESS],
        **injured,
        **_party_facts(version, form.blocks),
        **_items(visit, about, people),
        "ended_at": instant(visit.left_at),
        "sheets": COUNTED_IN_PRINT,
    }
    maker = _maker(document, edits, began)
    facts |= {"record_maker": _officer(maker) if maker else {}, **_copies(facts, edits)}
    facts["needed"] = []
    facts["places"] = list(_places(form.content, facts, maker, people, variant))
    return dict(composed(facts))


def _about(visit: Visit, edits: Edits) -> Visit:
    """The visit where the matter happened: of the same inspection, else the visit itself."""
    chosen = visit.inspection.visits.filter(pk=edits.about).first() if edits.about else None
    return chosen or visit


def _party(visit: Visit, about: Visit, on: date) -> PartyVersion | None:
    version = visit.party_version or about.party_version
    return parties.newest_on(version, on) if version else None


def _party_facts(version: PartyVersion | None, blocks: Mapping[str, Any]) -> Facts:
    if version is None:
        return {"party": {}, "block": [], "subject_called": "…"}
    variant = parties.variant_of(version)
    person = parties.person_called(version)
    return {
        "party": parties.party_facts(version),
        "block": parties.block_of(blocks, variant),
        "version": version.pk,
        "subject_called": f"{person} {ROLES[variant]}",
    }


def _labels(form: Mapping[str, Any], variant: int, injured: Mapping[str, Any]) -> Facts:
    of_injured = ORGANISATION if injured["injured_is_body"] else INDIVIDUAL
    own = {"injured": of_injured, "opinion_injured": of_injured, "goods": INDIVIDUAL}
    return labels_of(form, variant, own)


def _witness(person: PresentPerson) -> Facts:
    return {
        "full_name": person.name,
        "occupation": person.position,
        "address": person.address,
        "called": called(person),
    }


def _injured(about: Visit, people: list[PresentPerson], on: date) -> Facts:
    """Owners of the rights concerned as of that day, and who speaks for them."""
    owners = _owners(about, on)
    speakers = [person for person in people if person.capacity == PERSON.RIGHT_HOLDER]
    return {
        "injured_name": "; ".join(name for _, name in owners),
        "injured_is_body": any(kind == Party.Kind.ORGANISATION for kind, _ in owners),
        "injured": [
            ", ".join(part for part in (called(person), person.position) if part)
            for person in speakers
        ],
    }


def _owners(about: Visit, on: date) -> list[tuple[str, str]]:
    """Kind and name of each owner that day, in the order in which the findings name the rights."""
    periods = RightPeriod.objects.in_force(on).filter(right__findings__visit=about)
    in_order = periods.select_related("owner").order_by("right__findings__pk")
    owners = list(dict.fromkeys(period.owner for period in in_order))
    versions = PartyVersion.objects.in_force(on).select_related("party").filter(party__in=owners)
    names = {version.party_id: parties.called(version) for version in versions}
    return [(owner.kind, names.get(owner.pk) or str(owner)) for owner in owners]


def _items(visit: Visit, about: Visit, people: list[PresentPerson]) -> Facts:
    """The ten items; what no table holds is for the officer to write."""
    here, there = goods.seen_at_both(visit, about)
    sacks = goods.opened_during(visit, there)
    counted = [line for sack in sacks for line in sack.contents.all()]
    lines = counted or here or there
    in_words = goods.in_a_sentence(lines)
    witnessed = any(person.capacity == PERSON.WITNESS for person in people)
    return {
        "event_time": hour_and_short_day(instant(about.arrived_at)) if about.arrived_at else "",
        "event_place": house().in_a_sentence(place_of(about)),
        "course": visit.examined.strip(),
        "sacks": goods.sack_facts(sacks),
        "scene": "",
        "damage": "",
        "opinion_injured": "" if witnessed else visit.statement_others.strip(),
        "statement": visit.statement.strip(),
        "opinion_witness": visit.statement_others.strip() if witnessed else "",
        "measures": visit.done.strip(),
        "goods": in_words,
        "goods_table": {} if in_words else goods.table_facts(lines),
    }


def _maker(document: Document, edits: Edits, began: datetime) -> Officer | None:
    """Chosen, or the head of the team."""
    if edits.writer:
        return officer_of(edits.writer)
    team = team_at(document.dossier, began)
    return team[0].officer if team and team[0].kind == SeatKind.HEAD else None


def _officer(officer: Officer) -> Facts:
    return {
        "full_name": officer.full_name,
        "position": position_alone(officer),
        "body": f"{officer.unit.name}, {house().name}",
    }


def _copies(facts: Facts, edits: Edits) -> Facts:
    known = facts["party"].get("called")
    receivers = list(edits.given_to) or ([facts["subject_called"]] if known else [])
    return {"copies_to": receivers, "copies": edits.copies or len(receivers) + 1}


def _places(
    form: Mapping[str, Any],
    facts: Facts,
    maker: Officer | None,
    people: list[PresentPerson],
    variant: int,
) -> Iterator[Facts]:
    works = next((person for person in people if person.works_with_team), None)
    name = facts["party"].get("full_name") or facts["party"].get("legal_representative", "")
    yield place(
        form,
        "party",
        works.name if works else name,
        variant=variant,
        called=called(works) if works else "",
        capacity=works.get_capacity_display() if works else "",
    )
    if maker:
        function = maker.position
        yield place(form, "record_maker", maker.full_name, function=function, officer=maker.pk)
    speaking = {PERSON.RIGHT_HOLDER: "injured", PERSON.WITNESS: "witness"}
    of_injured = ORGANISATION if facts["injured_is_body"] else INDIVIDUAL
    for person in people:
        key = speaking.get(PERSON(person.capacity))
        if key:
            yield place(
                form,
                key,
                person.name,
                variant=of_injured,
                called=called(person),
                capacity=person.position,
            )
