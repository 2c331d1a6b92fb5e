"""The words of the minutes of an inspection, from nothing but their facts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cases.dossier.drafting import parties
from cases.dossier.drafting.common import day_of, hour_and_day, numbered, one_line, sentence
from cases.dossier.drafting.signing import closing, grid, strip
from cases.dossier.paper import (
    PAPERS_SHOWN,
    Block,
    Clause,
    Dash,
    Heading,
    Letterhead,
    Number,
    Paper,
    Paragraph,
    Point,
    Table,
    Title,
)
from cases.law.amounts import day_in_words
from inspections.visits.documents import evidence, goods

Said = Mapping[str, Any]
LETTERS = "abcdđeghiklmnopqrstuvxy"
KINDS = ((True, "đại diện chính quyền địa phương"), (False, "tổ chức, cá nhân có liên quan"))
APART = "Hàng hóa kiểm đếm, niêm phong tại buổi làm việc, gồm:"
END = "./."


def words(facts: Said) -> Paper:
    decision = facts["decision"]
    return Paper(
        kind="record",
        letterhead=Letterhead(
            facts["body"],
            ("ĐOÀN KIỂM TRA", f"THEO QĐ SỐ {decision.get('number', '…')}"),
        ),
        number=Number(facts["symbol"]),
        blocks=tuple(_blocks(facts)),
        strip=strip(facts, "Đối tượng kiểm tra", "Trưởng đoàn"),
        annexes=evidence.photo_annex(
            facts,
            of="Biên bản kiểm tra",
            by=f"Đoàn kiểm tra theo Quyết định số {decision.get('number', '…')}",
            dated=_day(facts["started_at"]),
        ),
    )


def _blocks(facts: Said) -> Iterator[Block]:
    yield Title(facts["kind"], (f"Việc chấp hành pháp luật về {facts['field']}",))
    yield Paragraph(_opening(facts))
    labels = facts["labels"]
    yield Heading(labels["section.present"])
    yield from _present(facts)
    yield Heading(labels["section.content"])
    yield from _content(facts)
    yield Heading(labels["section.opinions"])
    yield from _opinions(facts)
    yield Heading(labels["section.requests"])
    yield from _requests(facts)
    finished = hour_and_day(facts["ended_at"], same_as=facts["started_at"])
    yield from closing(facts, finished=finished, end=END)
    yield grid(facts)


def _opening(facts: Said) -> str:
    decision = facts["decision"]
    announced = hour_and_day(facts["announced_at"], same_as=facts["started_at"])
    return (
        f"Hôm nay, {hour_and_day(facts['started_at'])}, tại {facts['place'] or '…'},"
        f" Đoàn kiểm tra theo Quyết định số {decision.get('number', '…')}"
        f" {_day(decision.get('day', ''))} của {decision.get('issuer', '…')}"
        f" (công bố {announced})"
        f" tiến hành kiểm tra đối với {facts['subject'].get('called', '…')}."
    )


def _day(fact: str) -> str:
    day = day_of(fact)
    return day_in_words(day) if day else "ngày …"


def _present(facts: Said) -> Iterator[Block]:
    labels = facts["labels"]
    yield Heading(f"{labels['team']}:")
    yield from _dashes([one_line(person) for person in facts["team"]])
    yield Heading(f"{labels['subject']}:")
    yield from parties.identity_lines(
        facts["subject"], facts["block"], key="subject", none=facts["none"]
    )
    if not (facts["is_subject"] and facts["subject"].get("variant") == "individual"):
        yield Paragraph(sentence(f"Người làm việc với Đoàn kiểm tra: {_works(facts)}"))
    others = [one_line(person) for person in facts["others"]]
    number = numbered(labels["others"])[0]
    if others:
        yield Heading(f"{number}. {_capital(_who_else(facts))}:")
        yield from _dashes(others)
    else:
        yield Heading(f"{labels['others']}:")
        yield Paragraph(_blank(facts, "others"))


def _works(facts: Said) -> str:
    return str(facts["works_with_team"]) or "…"


def _who_else(facts: Said) -> str:
    """Those who are present beside team and subject, by what they are."""
    kinds = {person["of_commune"] for person in facts["others"]}
    return "; ".join(name for of_commune, name in KINDS if of_commune in kinds)


def _dashes(lines: Sequence[str]) -> Iterator[Dash]:
    for at, line in enumerate(lines, start=1):
        yield Dash(f"{line.rstrip(' .;')}{'.' if at == len(lines) else ';'}")


def _content(facts: Said) -> Iterator[Block]:
    labels = facts["labels"]
    yield Heading(f"{labels['papers']}:")
    if facts["papers"]:
        yield Table(PAPERS_SHOWN, tuple(tuple(row) for row in facts["papers"]))
    else:
        yield Paragraph(_blank(facts, "papers"))
    yield Heading(f"{labels['results']}:")
    yield from _results(facts)
    number, done = numbered(labels["done"])
    said = facts["done"] or _blank(facts, "done")
    yield Clause(number, sentence(f"{done.partition(' (')[0]}: {said}"))


def _results(facts: Said) -> Iterator[Block]:
    if not facts["results"] and not facts["goods_apart"]:
        yield Paragraph(_blank(facts, "results"))
    for at, point in enumerate(facts["results"]):
        yield Point(letter(at), sentence(point["text"]))
        if point["goods"]:
            yield from goods.table(point["goods"])
    if facts["goods_apart"]:
        yield Paragraph(APART)
        yield from goods.table(facts["goods_apart"])


def letter(at: int) -> str:
    """a, b, c, d, đ … y, then aa, bb, as points are lettered."""
    return LETTERS[at % len(LETTERS)] * (at // len(LETTERS) + 1)


def _opinions(facts: Said) -> Iterator[Block]:
    labels = facts["labels"]
    number, label = numbered(labels["opinion_subject"])
    opinion = facts["opinion_subject"]
    said = _quoted(opinion) if opinion else _blank(facts, "opinion_subject")
    yield Clause(number, sentence(f"{label}: {said}"))
    if facts["others"]:
        number, _ = numbered(labels["opinion_others"])
        said = facts["opinion_others"] or _blank(facts, "opinion_others")
        yield Clause(number, sentence(f"Ý kiến của {_who_else(facts)}: {said}"))


def _quoted(text: str) -> str:
    """Word for word between quotation marks, unless the officer typed them."""
    return text if text.startswith("“") and text.endswith("”") else f"“{text}”"


def _requests(facts: Said) -> Iterator[Block]:
    if not facts["requests"]:
        yield Paragraph(_blank(facts, "requests"))
    for number, request in enumerate(facts["requests"], start=1):
        yield Clause(number, sentence(request))


def _blank(facts: Said, key: str) -> str:
    """What stands where nothing was recorded: the chosen "không", or room still to be filled."""
    return sentence(facts["none_words"][key]) if key in facts["none"] else "…"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
