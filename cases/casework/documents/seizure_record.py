"""The seizure record (biên bản tạm giữ, MBB15): goods held on the spot, before whom."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from cases.casework.documents import held
from cases.casework.models import RecordPerson, Seizure
from cases.dossier.drafting import parties
from cases.dossier.drafting.common import (
    Facts,
    composed,
    edits_of,
    hour_and_short_day,
    instant,
    numbered,
    sentence,
)
from cases.dossier.drafting.signing import closing, grid, place, strip
from cases.dossier.models import Document
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
from cases.lawbook.procedure import FormOfLaw
from cases.office.house import house

Said = Mapping[str, Any]
KIND = "MBB15"
SUBJECT = ("Tạm giữ tang vật, phương tiện vi phạm hành chính,", "giấy phép, chứng chỉ hành nghề")
OFFICER = (("full_name", "Họ và tên"), ("position", "Chức vụ"), ("body", "Cơ quan"))
WITNESS = (("full_name", "Họ và tên"), ("occupation", "Nghề nghiệp"), ("address", "Địa chỉ"))
OPINIONS = ("opinion_violator", "opinion_witness", "opinion_more")
STRIP = {"individual": "Người vi phạm", "organisation": "Người đại diện"}


def seizure_of(document: Document) -> Seizure:
    return document.seizure_recorded.select_related("case__dossier", "maker__unit").get()


def base(document: Document, *, at: datetime) -> Facts:
    """The facts as the tables have them, before the officer's words."""
    seizure, edits = seizure_of(document), edits_of(document)
    seizure.case.dossier = document.dossier
    case = seizure.case
    form, facts = held.head_facts(KIND, at)
    goods = held.rows_facts(held.lines_of(seizure))
    witnesses = held.people_of(document, RecordPerson.Capacity.WITNESS)
    facts |= {
        "labels": held.labels(form, case),
        "nothing_else": _fixed(form, "nothing_else"),
        "made_at": instant(seizure.taken_at),
        "place": held.place_of(case),
        "record_maker": held.officer_facts(seizure.maker),
        "witness": [held.person_facts(each) for each in witnesses],
        "what_held": held.GOODS,
        "owner_known": "known" if case.offender else "unknown",
        **held.party_facts(case, form),
        "goods": goods["rows"],
        "goods_table": goods,
        "licences": "",
        "opinion_violator": "",
        "opinion_witness": "",
        "opinion_more": _more(seizure),
        "ended_at": instant(seizure.recorded_at),
        "sheets": held.COUNTED_IN_PRINT,
        "needed": ["goods", *([] if case.offender else ["witness"])],
    }
    known = [facts["subject_called"]] if case.offender else []
    receivers = list(edits.given_to) or known
    facts |= {"copies_to": receivers, "copies": edits.copies or len(receivers) + 1}
    facts["places"] = list(_places(form, seizure, document, facts))
    return dict(composed(facts))


def _fixed(form: FormOfLaw, key: str) -> str:
    sections = {each["key"]: each for each in form.content["sections"]}
    return str(sections[key]["fixed_text_vi"])


def _more(seizure: Seizure) -> str:
    """Where the goods went and who keeps them; the record of their seals where it has a number."""
    sealed = seizure.sealings.filter(kind="seal").exclude(record=None)
    record = next((each.record for each in sealed.select_related("record__series")), None)
    said = []
    if record and record.full_number:
        said.append(f"việc niêm phong được lập thành Biên bản số {record.full_number} cùng ngày")
    keeper = f", {seizure.keeper} nhận bảo quản" if seizure.keeper else ""
    said.append(f"tang vật được chuyển về {house().in_a_sentence(seizure.place)}{keeper}")
    return "; ".join(said)


def _places(form: FormOfLaw, seizure: Seizure, document: Document, facts: Facts) -> Iterator[Facts]:
    version = seizure.case.offender
    if version:
        stands = held.people_of(document, RecordPerson.Capacity.PARTY)
        name = stands[0].name if stands else version.representative or version.name
        yield place(
            form.content,
            "violator",
            name,
            variant=held.variant_of(seizure.case),
            called=facts["person"],
        )
    if seizure.maker:
        maker = seizure.maker
        yield place(
            form.content,
            "record_maker",
            maker.full_name,
            function=maker.position,
            officer=maker.pk,
        )
    for person in held.people_of(document, RecordPerson.Capacity.WITNESS):
        yield place(
            form.content,
            "witness",
            person.name,
            called=f"{person.honorific.lower()} {person.name}",
            capacity=person.position,
        )


def words(facts: Said) -> Paper:
    variant = facts["party"].get("variant", "individual")
    subject = STRIP[variant] if facts["party"] else "Người chứng kiến"
    return Paper(
        kind="record",
        letterhead=Letterhead(facts["superior"], (facts["body"],)),
        number=Number(facts["symbol"]),
        blocks=tuple(_blocks(facts)),
        strip=strip(facts, subject, "Người lập"),
    )


def _blocks(facts: Said) -> Iterator[Block]:
    labels = facts["labels"]
    yield Title(facts["kind"], SUBJECT)
    yield Paragraph(
        f"Hôm nay, {hour_and_short_day(facts['made_at'])}, tại {facts['place'] or '…'}."
    )
    yield Heading(f"{labels['section.present']}:")
    yield Heading(f"{labels['record_maker']}:")
    yield from person_lines(OFFICER, facts["record_maker"])
    if facts["witness"]:
        yield Heading(f"{labels['witness']}:")
    for witness in facts["witness"]:
        yield from person_lines(WITNESS, witness)
    yield from _party(facts)
    before = f", có mặt {facts['person']}" if facts["party"] else ""
    yield Heading(f"{labels['section.goods'].removesuffix(', gồm')}, gồm:")
    yield from held.goods_table(facts["goods_table"])
    yield from held.sealed_sacks(facts["goods_table"], before=before)
    yield _item(facts, "licences", labels["section.licences"].removesuffix(", gồm"))
    yield Paragraph(facts["nothing_else"])
    for key in OPINIONS:
        if key == "opinion_witness" and not facts["witness"] and not facts[key]:
            continue
        yield _item(facts, key, labels[f"section.{key}"])
    yield from closing(facts, finished=hour_and_short_day(facts["ended_at"]), end=".")
    yield grid(facts)


def _party(facts: Said) -> Iterator[Block]:
    act = f"Tiến hành tạm giữ và lập biên bản tạm giữ {facts['what_held']}"
    party = facts["party"]
    if not party:
        yield Paragraph(f"{act} nhưng {held.UNKNOWN}.")
        return
    yield Paragraph(f"{act} của {party['honorific']} có tên sau đây:")
    (first, label), *rest = facts["block"]
    block = [[first, f"1. {label}"], *rest]
    yield from parties.identity_lines(party, block, key="party", none=facts["none"])


def _item(facts: Said, key: str, label: str) -> Item:
    number, name = numbered(label)
    return Item(number, f"{name.rstrip(':')}:", sentence(facts[key] or blank(facts, key)))


def blank(facts: Said, key: str) -> str:
    """What stands where nothing was filled in: the chosen "không", else room."""
    return sentence(facts["none_words"][key]) if key in facts["none"] else "…"


def person_lines(block: tuple[tuple[str, str], ...], person: Said) -> Iterator[Block]:
    yield from identity([Filled(key, label, person.get(key, "")) for key, label in block])
