"""The record that a sanction decision was not taken (MBB06): its facts, and its words from them."""

from collections.abc import Iterator, Mapping
from datetime import datetime
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
    ours,
)
from cases.dossier.drafting.signing import closing, grid, place, strip
from cases.dossier.models import Delivery, Document, DossierParty
from cases.dossier.paper import (
    Block,
    Filled,
    Heading,
    Item,
    Letterhead,
    Number,
    Paper,
    Paragraph,
    Title,
    identity,
)
from cases.dossier.services.recipients import TO_PARTY
from cases.law.amounts import day_in_words
from cases.lawbook.procedure import form_of
from cases.office.house import house, position_alone
from cases.office.wording import fold

KIND = "MBB06"
SUBJECT = "Về việc không nhận quyết định xử phạt vi phạm hành chính"
OFFICIAL = (("full_name", "Họ và tên"), ("position", "Chức vụ"), ("body", "Cơ quan"))
STRIP = "Đại diện chính quyền"
ROOM = "…"
Said = Mapping[str, Any]


def base(document: Document, *, at: datetime) -> Facts:
    """Made where and when it was refused; commune and place are typed, the rest is known."""
    form, here = form_of(KIND, on=timezone.localdate(at)), house()
    delivery = Delivery.objects.select_related("document__series").get(refusal_record=document)
    maker, party = document.made_by, _party(delivery)
    variant = parties.variant_of(party.version) if party else INDIVIDUAL
    facts: Facts = {
        "form": form.content["id"],
        "pack": form.pack,
        "symbol": form.symbol,
        "kind": form.content["title_lines"][0],
        "superior": here.superior,
        "body": here.body,
        "labels": labels_of(form.content, variant),
        "none_words": none_words(form.content),
        "made_at": instant(document.made_at),
        "place": house().full_address(party.version.address, party.version.commune)
        if party
        else "",
        "record_maker": {
            "full_name": maker.full_name,
            "position": position_alone(maker),
            "body": f"{maker.unit.name}, {here.name}",
        },
        "commune": {"full_name": "", "position": "", "body": ""},
        "delivered_by": {"full_name": ours(maker)},
        "decision_ref": _cited(delivery.document),
        **_party_facts(party, form.blocks, variant),
        "ended_at": instant(at),
        "sheets": "in print",
        "needed": [],
    }
    facts["copies_to"] = list(edits_of(document).given_to) or ["chính quyền địa phương"]
    facts["copies"] = edits_of(document).copies or len(facts["copies_to"]) + 1
    return dict(composed(facts))


def with_places(document: Document, facts: Facts, *, at: datetime) -> Facts:
    """Who signs, from what stands typed: the commune's representative, then the maker."""
    form, commune = form_of(KIND, on=timezone.localdate(at)), facts["commune"]
    maker = document.made_by
    places = []
    if commune["full_name"]:
        places.append(
            place(
                form.content,
                "commune_representative",
                commune["full_name"],
                called=commune["full_name"],
                capacity=f"đại diện {commune['body']}",
            )
        )
    function = position_alone(maker)
    places.append(
        place(form.content, "record_maker", maker.full_name, function=function, officer=maker.pk)
    )
    return {**facts, "places": places}


def _party(delivery: Delivery) -> DossierParty | None:
    rows = delivery.document.dossier.parties.standing().filter(capacity__in=TO_PARTY)
    found = list(rows.select_related("version__party", "version__commune"))
    named = [row for row in found if fold(row.version.name) in fold(delivery.addressee)]
    return next(iter(named or found), None)


def _address(party: DossierParty | None) -> str:
    version = party.version if party else None
    return house().full_address(version.address, version.commune) if version else ""


def _party_facts(party: DossierParty | None, blocks: Said, variant: int) -> Facts:
    if party is None:
        return {"party": {}, "block": [], "subject_called": ROOM, "asked_person": {"full_name": ""}}
    person = parties.person_called(party.version)
    role = "người đại diện của tổ chức" if variant == ORGANISATION else "cá nhân"
    return {
        "party": parties.party_facts(party.version),
        "block": parties.block_of(blocks, variant),
        "subject_called": f"{person} là {role} bị xử phạt",
        "asked_person": {"full_name": person},
    }


def _cited(decision: Document) -> str:
    day = f" {day_in_words(decision.issued_on)}" if decision.issued_on else ""
    return f"số {decision.full_number}{day}"


def words(facts: Said) -> Paper:
    return Paper(
        kind="record",
        letterhead=Letterhead(facts["superior"], (facts["body"],)),
        number=Number(facts["symbol"]),
        blocks=tuple(_blocks(facts)),
        strip=strip(facts, STRIP, "Người lập biên bản"),
    )


def _blocks(facts: Said) -> Iterator[Block]:
    yield Title(facts["kind"], (SUBJECT,))
    yield Paragraph(
        f"Hôm nay, {hour_and_short_day(facts['made_at'])}, tại {facts['place'] or ROOM}."
    )
    yield Heading("Chúng tôi gồm:")
    yield Heading(f"{facts['labels']['record_maker']}:")
    yield from _person(facts["record_maker"])
    yield Heading("2. Với sự chứng kiến của:")
    yield from _person(facts["commune"])
    yield Heading(f"{facts['labels']['section.subject']}:")
    yield from parties.identity_lines(
        facts["party"], facts["block"], key="party", none=facts.get("none", ())
    )
    asked, decision = facts["asked_person"]["full_name"] or ROOM, facts["decision_ref"]
    giver = facts["delivered_by"]["full_name"] or ROOM
    named = f"Quyết định {decision} xử phạt vi phạm hành chính"
    yield Item(
        2,
        "",
        f"{giver[:1].upper()}{giver[1:]} giao {named} cho {asked}, "
        f"nhưng {asked} cố tình không nhận quyết định.",
    )
    yield Item(
        3,
        "",
        f"Chúng tôi đã yêu cầu {asked} nhận {named} nhưng vẫn không nhận được sự hợp tác.",
    )
    yield from closing(facts, finished=hour_and_short_day(facts["ended_at"]), end=".")
    yield grid(facts)


def _person(person: Said) -> Iterator[Block]:
    yield from identity([Filled(key, label, person.get(key, "")) for key, label in OFFICIAL])
