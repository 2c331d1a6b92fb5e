"""The facts of the records on seals: niêm phong (MBB26), mở niêm phong (MBB27)."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from cases.casework.documents import held
from cases.casework.models import RecordPerson, SealedLine, Sealing, Seizure
from cases.dossier.drafting.common import Facts, composed, edits_of, instant
from cases.dossier.drafting.signing import place
from cases.dossier.models import Document, GoodsLine
from cases.lawbook.procedure import FormOfLaw
from cases.office.house import house
from cases.office.templatetags.office import grouped

SEALED, OPENED = "MBB26", "MBB27"
Capacity = RecordPerson.Capacity
WITNESSES = (Capacity.FAMILY, Capacity.WITNESS, Capacity.COMMUNE)
# key of the form for each who stands by
FIELDS = {
    Capacity.FAMILY: "family",
    Capacity.WITNESS: "witness",
    Capacity.COMMUNE: "commune_or_organisation",
}
PLACES = {Capacity.WITNESS: "witness", Capacity.COMMUNE: "commune_representative"}


def sealing_record(document: Document, *, at: datetime) -> Facts:
    sealing = _sealing(document)
    form, facts = _base(SEALED, document, sealing, at)
    rows = list(sealing.lines.select_related("goods__line"))
    states = {row.goods.line_id: f"Niêm phong, tem số {row.seal}" for row in rows}
    goods = held.rows_facts([row.goods.line for row in rows], states)
    facts |= {"goods": goods["rows"], "goods_table": goods, "opinion_more": ""}
    facts["copies"] = edits_of(document).copies or len(facts["copies_to"]) + 1
    facts["places"] = list(_places(form, sealing, document, facts))
    return dict(composed(facts))


def opening_record(document: Document, *, at: datetime) -> Facts:
    """The two fixed sentences of the form stand only where they are true."""
    sealing = _sealing(document)
    form, facts = _base(OPENED, document, sealing, at)
    rows = list(sealing.lines.select_related("goods__line"))
    states = {row.goods.line_id: f"Tem số {row.seal}; {row.state.lower()}" for row in rows}
    goods = held.rows_facts([row.goods.line for row in rows], states)
    damaged = [row for row in rows if not row.is_intact]
    differences = list(_differences(sealing))
    facts |= {
        "goods": goods["rows"],
        "goods_table": goods,
        "opinion_more": _count_told(rows),
        "custody_decision": held.cited(sealing.seizure.decision),
        "seal_record_ref": _sealed_under(sealing, rows),
        "seal_intact": "không nguyên vẹn" if damaged else "nguyên vẹn",
        "seal_found": "; ".join(f"tem số {row.seal}: {row.state.lower()}" for row in damaged),
        "unchanged": "không đúng" if differences else "đúng",
        "difference": "; ".join(differences),
    }
    facts["copies"] = edits_of(document).copies or len(facts["copies_to"]) + 1
    facts["places"] = list(_places(form, sealing, document, facts))
    return dict(composed(facts))


def _sealing(document: Document) -> Sealing:
    rows = ("maker__unit", "seizure__record__series", "seizure__decision__series")
    sealing = Sealing.objects.select_related(
        *rows, "seizure__case__dossier__commune", "seizure__case__offender__party"
    ).get(record=document)
    sealing.seizure.case.dossier = document.dossier
    return sealing


def _base(kind: str, document: Document, sealing: Sealing, at: datetime) -> tuple[FormOfLaw, Facts]:
    case = sealing.seizure.case
    form, facts = held.head_facts(kind, at)
    keepers = held.people_of(document, Capacity.KEEPER)
    keeper = _keeper(keepers, sealing.seizure)
    witnesses = [each for each in document.people.all() if each.capacity in WITNESSES]
    facts |= {
        "labels": held.labels(form, case),
        "custody_record": held.record_cited(sealing.seizure),
        "made_at": instant(sealing.began_at),
        "place": house().in_a_sentence(sealing.place),
        "sealer": held.officer_facts(sealing.maker),
        "witnesses": [held.person_facts(each) for each in witnesses],
        **{FIELDS[Capacity(each.capacity)]: held.person_facts(each) for each in witnesses},
        **held.party_facts(case, form),
        "keeper": keeper,
        "keeper_name": keeper["called"],
        "keeper_body": keeper["body"],
        "what_held": held.GOODS,
        "ended_at": instant(sealing.ended_at),
        "sheets": held.COUNTED_IN_PRINT,
        "needed": [],
    }
    if case.offender is None:
        facts["party"] = held.UNKNOWN
    receivers = [facts["subject_called"]] if case.offender else []
    receivers += ["người bảo quản"]
    facts["copies_to"] = list(edits_of(document).given_to) or receivers
    return form, facts


def _keeper(named: list[RecordPerson], seizure: Seizure) -> Facts:
    if named:
        person = named[0]
        said = {"full_name": person.name, "position": person.position, "body": person.address}
        return {**said, "called": f"{person.honorific.lower()} {person.name}"}
    return {"full_name": seizure.keeper, "position": "", "body": "", "called": seizure.keeper}


def _places(form: FormOfLaw, sealing: Sealing, document: Document, facts: Facts) -> Iterator[Facts]:
    version = sealing.seizure.case.offender
    if version:
        stands = held.people_of(document, Capacity.PARTY)
        name = stands[0].name if stands else version.representative or version.name
        variant = held.variant_of(sealing.seizure.case)
        yield place(form.content, "violator", name, variant=variant, called=facts["person"])
    maker = sealing.maker
    function = maker.position
    yield place(form.content, "sealer", maker.full_name, function=function, officer=maker.pk)
    keys = {each["key"] for each in form.content["signatures"]}
    for person in document.people.all():
        key = PLACES.get(Capacity(person.capacity), "")
        if key in keys:
            called = f"{person.honorific.lower()} {person.name}"
            yield place(form.content, key, person.name, called=called, capacity=person.position)
    keeper = facts["keeper"]
    if keeper["full_name"]:
        yield place(
            form.content,
            "keeper",
            keeper["full_name"],
            function=keeper["position"],
            called=keeper["called"],
        )


def _sealed_under(sealing: Sealing, rows: list[SealedLine]) -> str:
    """The record by which these seals were put on: MBB26, or that of the seizure itself."""
    earlier = Sealing.objects.filter(
        kind=Sealing.Kind.SEAL,
        lines__goods__in=[row.goods_id for row in rows],
        began_at__lte=sealing.began_at,
    )
    last = earlier.select_related("record__series").order_by("-began_at", "-pk").first()
    return held.cited(last.record, made="lập ") if last else held.record_cited(sealing.seizure)


def _count_told(rows: list[SealedLine]) -> str:
    """`kiểm đếm: tem số NP-260141: 38 chiếc; …; cộng 212 chiếc`; empty until all are counted."""
    sacks = [row for row in rows if row.goods.line.is_container]
    if not sacks or any(not row.goods.line.is_counted for row in sacks):
        return ""
    told: list[str] = []
    totals: dict[str, Decimal] = {}
    for row in sacks:
        lines = row.goods.line.contents.all()
        told.append(f"tem số {row.seal}: " + ", ".join(_quantity(line) for line in lines))
        for line in lines:
            totals[line.unit] = totals.get(line.unit, Decimal(0)) + (line.quantity or 0)
    total = ", ".join(f"{grouped(value)} {unit}" for unit, value in totals.items())
    return f"đã kiểm đếm: {'; '.join(told)}; cộng {total}"


def _quantity(line: GoodsLine) -> str:
    return f"{grouped(line.quantity)} {line.unit}"


def _differences(sealing: Sealing) -> Iterator[str]:
    """What was counted after this opening and is not what was written."""
    recounts = sealing.seizure.recounts.filter(counted_at__gte=sealing.began_at)
    for each in recounts.select_related("line"):
        if each.written != each.counted:
            unit = each.line.unit
            said = f"đã ghi {grouped(each.written)} {unit}, đếm được {grouped(each.counted)} {unit}"
            yield f"{each.line.name}: {said}; lý do: {each.because}"
