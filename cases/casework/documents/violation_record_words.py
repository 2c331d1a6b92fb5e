"""The words of a violation record (MBB01), from nothing but its facts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cases.casework.documents import act_goods
from cases.dossier.drafting import parties
from cases.dossier.drafting.common import hour_and_short_day, numbered, sentence
from cases.dossier.drafting.signing import closing, grid, strip
from cases.dossier.paper import (
    Block,
    Dash,
    Field,
    FieldPair,
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
from cases.law.amounts import count_two_digits

Said = Mapping[str, Any]
OFFICER = (("full_name", "Họ và tên"), ("position", "Chức vụ"), ("body", "Cơ quan"))
WITNESS = (("full_name", "Họ và tên"), ("occupation", "Nghề nghiệp"), ("address", "Địa chỉ"))
SIGNS_PAGES = {"individual": "Người vi phạm", "organisation": "Đại diện bên vi phạm"}


def words(facts: Said) -> Paper:
    subject = SIGNS_PAGES[facts["party"]["variant"]]
    is_unknown = "unknown" in facts["party"]
    return Paper(
        kind="record",
        letterhead=Letterhead(facts["superior"], (facts["body"],)),
        number=Number(facts["symbol"]),
        blocks=tuple(_blocks(facts)),
        strip=strip(facts, "Người chứng kiến" if is_unknown else subject, "Người lập"),
    )


def _blocks(facts: Said) -> Iterator[Block]:
    yield Title(facts["kind"], (f"Về lĩnh vực {facts['field']}",))
    yield Paragraph(f"Hôm nay, {hour_and_short_day(facts['made_at'])}, tại {facts['place']}.")
    if facts["reason_elsewhere"]:
        where = facts["labels"]["reason_elsewhere"]
        yield Paragraph(f"{where}: {sentence(facts['reason_elsewhere'])}")
    yield Paragraph(f"Căn cứ: {sentence('; '.join(_bare(facts['basis'])) or '…')}")
    yield Heading(f"{facts['labels']['section.present']}:")
    yield from _present(facts)
    yield Paragraph(f"{_opening(facts)}:")
    yield from _party(facts)
    yield from _acts(facts)
    yield from _listed(facts, "provisions")
    for key in ("injured", "opinion_violator", "opinion_witness", "opinion_injured"):
        number, label = _label(facts, key)
        yield Item(number, f"{label}:", sentence(_value(facts, key)))
    yield Item(8, "", f"Chúng tôi đã yêu cầu {facts['demanded_of']} chấm dứt ngay hành vi vi phạm.")
    number, label = _label(facts, "measures")
    yield Item(number, f"{label}:", sentence(_value(facts, "measures")))
    yield from _explanation(facts)
    yield _summons(facts)
    yield from closing(facts, finished=hour_and_short_day(facts["ended_at"]), end=".")
    yield grid(facts)


def _bare(lines: Sequence[str]) -> list[str]:
    return [line.rstrip(" .") for line in lines]


def _label(facts: Said, key: str) -> tuple[int, str]:
    """Number and label of an item, which begins with a capital whichever choice is printed."""
    number, label = numbered(facts["labels"][f"section.{key}"])
    return number, f"{label[:1].upper()}{label[1:]}"


def _value(facts: Said, key: str) -> str:
    value = facts[key]
    said = "; ".join(_bare(value)) if isinstance(value, list | tuple) else value
    return said or _blank(facts, key)


def _blank(facts: Said, key: str) -> str:
    return str(facts["none_words"][key]) if key in facts["none"] else "…"


def _present(facts: Said) -> Iterator[Block]:
    labels = facts["labels"]
    yield Heading(f"{labels['record_maker']}:")
    yield from _lines(facts["record_maker"])
    for key in ("witness", "interpreter"):
        if facts[key]:
            yield Heading(f"{labels[key]}:")
            for person in facts[key]:
                yield from _lines(person)
            continue
        number, label = numbered(labels[key])
        yield Item(number, f"{label}:", sentence(_blank(facts, key)))


def _lines(person: Said) -> Iterator[Block]:
    block = OFFICER if "body" in person else WITNESS
    yield from identity([Filled(key, label, person.get(key, "")) for key, label in block])


def _opening(facts: Said) -> str:
    """`Tiến hành lập biên bản vi phạm hành chính đối với bà có tên sau đây`."""
    opening = str(facts["labels"]["section.subject"])
    if "unknown" in facts["party"]:
        return opening.partition(" đối với")[0]
    honorific = parties.HONORIFICS.get(str(facts["party"].get("sex", "")), "ông (bà)")
    return opening.replace("ông (bà)", honorific)


def _party(facts: Said) -> Iterator[Block]:
    """The identity of the form, its first line numbered 1."""
    if unknown := facts["party"].get("unknown"):
        yield Item(1, "", unknown)
        return
    lines = parties.identity_lines(facts["party"], facts["block"], key="party", none=facts["none"])
    yield _numbered(lines[0])
    yield from lines[1:]


def _numbered(line: Field | FieldPair) -> Field | FieldPair:
    if isinstance(line, FieldPair):
        return replace(line, left=replace(line.left, label=f"1. {line.left.label}"))
    return replace(line, label=f"1. {line.label}")


def _acts(facts: Said) -> Iterator[Block]:
    """Each act in a paragraph, opening the table of its goods."""
    number, label = _label(facts, "acts")
    several = len(facts["acts"]) > 1
    if several or not facts["acts"]:
        yield Item(number, f"{label}:", "" if several else "…")
    tables = [*facts["goods"], *({} for _ in facts["acts"])]
    for act, goods in zip(facts["acts"], tables, strict=False):
        text = f"{act.rstrip(' .')}, gồm:" if goods else sentence(act)
        yield Dash(text) if several else Item(number, f"{label}:", text)
        if goods:
            yield from act_goods.table(goods)


def _listed(facts: Said, key: str) -> Iterator[Block]:
    number, label = _label(facts, key)
    lines = facts[key]
    if len(lines) <= 1:
        yield Item(number, f"{label}:", sentence(lines[0] if lines else "…"))
        return
    yield Item(number, f"{label}:")
    for line in lines:
        yield Dash(sentence(line.rstrip(" ."), ";" if line != lines[-1] else "."))


def _explanation(facts: Said) -> Iterator[Block]:
    """The two sentences of the form, or that the law gives no right."""
    label, told = facts["labels"]["section.explanation"], facts["explanation"]
    number, label = numbered(label)
    label = f"{label.strip('<>')}:"
    if not told["is_given"]:
        yield Item(
            number,
            label,
            "không thuộc trường hợp được giải trình quy định tại khoản 1 Điều 61"
            " Luật Xử lý vi phạm hành chính.",
        )
        return
    acts = f", đối với hành vi quy định tại {'; '.join(told['acts'])}" if told["acts"] else ""
    yield Item(number, label, _may_send(facts, "to_speak", TO_SPEAK, acts))
    yield Paragraph(_may_send(facts, "written", WRITTEN, acts))


TO_SPEAK, WRITTEN = "văn bản yêu cầu được giải trình trực tiếp", "văn bản giải trình"


def _may_send(facts: Said, which: str, paper: str, acts: str) -> str:
    days = count_two_digits(facts["explanation"]["days"][which])
    return (
        f"Trong thời hạn {days} ngày làm việc, kể từ ngày lập biên bản này,"
        f" {facts['subject_called']} có quyền gửi {paper} đến {facts['explanation_to']}"
        f" để thực hiện quyền giải trình{acts}."
    )


def _summons(facts: Said) -> Block:
    if not facts["summons_at"]:
        return Item(11, "", f"Yêu cầu có mặt để giải quyết vụ việc: {_lower(facts)}.")
    whom = facts["subject_called"] or facts["demanded_of"]
    when = hour_and_short_day(facts["summons_at"])
    return Item(
        11,
        "",
        f"Yêu cầu {whom} có mặt vào {when}, tại {facts['summons_place']} để giải quyết vụ việc.",
    )


def _lower(facts: Said) -> str:
    return _blank(facts, "summons_at").lower()
