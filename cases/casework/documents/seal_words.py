"""The words of the records on seals, from nothing but their facts."""

from collections.abc import Iterator, Mapping
from typing import Any

from cases.casework.documents import held
from cases.casework.documents.seizure_record import OFFICER, STRIP, WITNESS, blank, person_lines
from cases.dossier.drafting import parties
from cases.dossier.drafting.common import hour_and_short_day, sentence
from cases.dossier.drafting.signing import closing, grid, strip
from cases.dossier.paper import (
    Block,
    Grounds,
    Heading,
    Item,
    Letterhead,
    Number,
    Paper,
    Paragraph,
    Title,
)

Said = Mapping[str, Any]
ROOM = "…"
SEALING_SUBJECT = (
    "Niêm phong tang vật, phương tiện vi phạm hành chính",
    "bị tạm giữ theo thủ tục hành chính",
)
OPENING_SUBJECT = (
    "Mở niêm phong tang vật, phương tiện vi phạm hành chính",
    "bị tạm giữ theo thủ tục hành chính",
)
SEIZED = "tạm giữ tang vật, phương tiện vi phạm hành chính, giấy phép, chứng chỉ hành nghề"
WHOLE = "Tình trạng của niêm phong trước khi mở vẫn còn nguyên vẹn, không bị rách rời hoặc chắp vá."


def sealing_words(facts: Said) -> Paper:
    return _paper(facts, _sealing_blocks)


def opening_words(facts: Said) -> Paper:
    return _paper(facts, _opening_blocks)


def _paper(facts: Said, blocks: Any) -> Paper:
    party = facts["party"]
    subject = "Người chứng kiến" if isinstance(party, str) else STRIP[party["variant"]]
    return Paper(
        kind="record",
        letterhead=Letterhead(facts["superior"], (facts["body"],)),
        number=Number(facts["symbol"]),
        blocks=tuple(blocks(facts)),
        strip=strip(facts, subject, "Người niêm phong"),
    )


def _sealing_blocks(facts: Said) -> Iterator[Block]:
    labels, record = facts["labels"], facts["custody_record"] or ROOM
    yield Title(facts["kind"], SEALING_SUBJECT)
    yield Grounds((f"Căn cứ Biên bản {record} {SEIZED}",))
    yield from _opening(facts)
    if facts["witnesses"]:
        yield Heading("2. Với sự chứng kiến của:")
        for each in facts["witnesses"]:
            yield from person_lines(WITNESS, each)
    else:
        yield Item(2, "Với sự chứng kiến của:", "Không.")
    yield from _party(facts, labels["party"])
    yield Heading(f"{_goods_of(labels['keeper'])}:")
    yield from person_lines(OFFICER, facts["keeper"])
    number = record.partition(" lập")[0]
    yield Paragraph(
        f"Tiến hành niêm phong và lập biên bản niêm phong {facts['what_held']} bị tạm giữ "
        f"theo Biên bản {number}."
    )
    yield Heading("1. Tang vật, phương tiện vi phạm hành chính niêm phong, gồm:")
    yield from held.goods_table(facts["goods_table"])
    yield Item(2, "Ý kiến bổ sung khác:", _said(facts, "opinion_more"))
    keeper, body = facts["keeper_name"] or ROOM, facts["keeper_body"] or ROOM
    kept = f"nêu trên đã giao cho {keeper} thuộc cơ quan {body} chịu trách nhiệm bảo quản."
    yield Item(3, "", f"Số {facts['what_held']} {kept}")
    yield from _end(facts)


def _opening_blocks(facts: Said) -> Iterator[Block]:
    labels, sealed = facts["labels"], facts["seal_record_ref"] or ROOM
    grounds = [f"Căn cứ Biên bản {facts['custody_record'] or ROOM} {SEIZED}"]
    if facts["custody_decision"]:
        grounds.insert(0, f"Căn cứ Quyết định {facts['custody_decision']} {SEIZED}")
    if sealed != facts["custody_record"]:
        grounds.append(f"Căn cứ Biên bản {sealed} niêm phong {facts['what_held']}")
    yield Title(facts["kind"], OPENING_SUBJECT)
    yield Grounds(tuple(grounds))
    yield from _opening(facts)
    yield from _party(facts, labels["party"])
    yield Heading(f"{_goods_of(labels['keeper'])}:")
    yield from person_lines(OFFICER, facts["keeper"])
    number = sealed.partition(" lập")[0]
    yield Paragraph(
        f"Tiến hành mở niêm phong và lập biên bản mở niêm phong {facts['what_held']} "
        f"đã niêm phong theo Biên bản {number}."
    )
    found = facts["seal_found"]
    yield Item(1, "", f"Tình trạng của niêm phong trước khi mở: {found}." if found else WHOLE)
    yield Heading("2. Tang vật, phương tiện vi phạm hành chính được mở niêm phong, gồm:")
    yield from held.goods_table(facts["goods_table"])
    yield Item(3, "Ý kiến bổ sung khác:", _said(facts, "opinion_more"))
    yield Item(4, "", _complete(facts, sealed))
    yield from _end(facts)


def _complete(facts: Said, sealed: str) -> str:
    """The form's sentence takes full goods for granted: with a difference it is not printed."""
    what = facts["what_held"]
    if facts["difference"]:
        return f"Số {what} nêu trên có chênh lệch so với khi niêm phong: {facts['difference']}."
    return (
        f"Số {what} nêu trên vẫn đầy đủ về số lượng, đúng chủng loại và vẫn giữ nguyên tình trạng "
        f"như khi tiến hành niêm phong theo Biên bản {sealed}."
    )


def _opening(facts: Said) -> Iterator[Block]:
    yield Paragraph(f"Hôm nay, {hour_and_short_day(facts['made_at'])}, tại {facts['place']}.")
    yield Heading("Chúng tôi gồm:")
    yield Heading(f"{facts['labels']['sealer']}:")
    yield from person_lines(OFFICER, facts["sealer"])


def _party(facts: Said, label: str) -> Iterator[Block]:
    party = facts["party"]
    if isinstance(party, str):
        number = label.partition(".")[0]
        yield Heading(f"{number}. {party[:1].upper()}{party[1:]}.")
        return
    called = party["honorific"][:1].upper() + party["honorific"][1:]
    yield Heading(f"{label.replace('Ông (bà)', called)}:")
    yield from parties.identity_lines(party, facts["block"], key="party", none=facts["none"])


def _goods_of(label: str) -> str:
    return label.replace("phương tiện …", "phương tiện vi phạm hành chính")


def _said(facts: Said, key: str) -> str:
    return sentence(facts[key] or blank(facts, key))


def _end(facts: Said) -> Iterator[Block]:
    yield from closing(facts, finished=hour_and_short_day(facts["ended_at"]), end=".")
    yield grid(facts)
