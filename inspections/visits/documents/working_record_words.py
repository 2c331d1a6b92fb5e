"""The words of a working record (MBB02), from nothing but its facts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cases.dossier.drafting import parties
from cases.dossier.drafting.common import hour_and_short_day, numbered, sentence
from cases.dossier.drafting.signing import closing, grid, strip
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
from inspections.visits.documents import goods

Said = Mapping[str, Any]
ITEMS = (
    *("event_time", "event_place", "course", "scene", "damage", "opinion_injured"),
    *("statement", "opinion_witness", "measures", "goods"),
)
OFFICER = (("full_name", "Họ và tên"), ("position", "Chức vụ"), ("body", "Cơ quan"))
WITNESS = (("full_name", "Họ và tên"), ("occupation", "Nghề nghiệp"), ("address", "Địa chỉ"))
RELATED = {"individual": "Cá nhân liên quan", "organisation": "Tổ chức liên quan"}


def words(facts: Said) -> Paper:
    variant = facts["party"].get("variant", "individual")
    return Paper(
        kind="record",
        letterhead=Letterhead(facts["superior"], (facts["body"],)),
        number=Number(facts["symbol"]),
        blocks=tuple(_blocks(facts)),
        strip=strip(facts, RELATED[variant], "Người lập"),
    )


def _blocks(facts: Said) -> Iterator[Block]:
    labels = facts["labels"]
    yield Title(facts["kind"])
    yield Paragraph(
        f"Hôm nay, {hour_and_short_day(facts['made_at'])}, tại {facts['place'] or '…'}."
    )
    yield Heading(f"{labels['section.present']}:")
    yield from _present(facts)
    opening = labels["section.body"].replace(_choice(facts), facts["party"].get("called", "…"))
    yield Paragraph(f"{opening}:")
    for key in ITEMS:
        yield from _item(facts, key)
    yield from closing(facts, finished=hour_and_short_day(facts["ended_at"]), end=".")
    yield grid(facts)


def _choice(facts: Said) -> str:
    is_body = facts["party"].get("variant") == "organisation"
    return "tổ chức" if is_body else "ông (bà)"


def _present(facts: Said) -> Iterator[Block]:
    labels = facts["labels"]
    yield Heading(f"{labels['record_maker']}:")
    yield from _lines(OFFICER, facts["record_maker"])
    yield from _witnesses(facts)
    number, label = numbered(labels["injured"])
    yield Item(number, f"{label}:", sentence(_injured(facts)))
    yield Heading(f"{labels['party']}:")
    yield from parties.identity_lines(
        facts["party"], facts["block"], key="party", none=facts["none"]
    )


def _witnesses(facts: Said) -> Iterator[Block]:
    label = facts["labels"]["witness"]
    if not facts["witness"]:
        number, label = numbered(label)
        yield Item(number, f"{label}:", _blank(facts, "witness"))
        return
    yield Heading(f"{label}:")
    for witness in facts["witness"]:
        yield from _lines(WITNESS, witness)


def _lines(block: Sequence[tuple[str, str]], person: Said) -> Iterator[Block]:
    yield from identity([Filled(key, label, person.get(key, "")) for key, label in block])


def _injured(facts: Said) -> str:
    """`Công ty …; người đại diện theo ủy quyền: bà Kiều Minh Anh, chuyên viên …`."""
    speakers = "; ".join(facts["injured"])
    name = facts["injured_name"]
    if not name:
        return speakers or _blank(facts, "injured")
    return f"{name}; người đại diện theo ủy quyền: {speakers}" if speakers else name


def _item(facts: Said, key: str) -> Iterator[Block]:
    number, label = numbered(facts["labels"][key])
    if key == "goods" and facts["goods_table"] and not facts["goods"]:
        yield Item(number, f"{label}:", "gồm:")
        yield from goods.table(facts["goods_table"])
        return
    yield Item(number, f"{label}:", sentence(facts[key] or _blank(facts, key)))
    if key == "course" and facts["sacks"]:
        yield goods.sack_table(facts["sacks"])


def _blank(facts: Said, key: str) -> str:
    return sentence(facts["none_words"][key]) if key in facts["none"] else "…"
