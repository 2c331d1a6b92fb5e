"""The words of an inspection decision, from nothing but its facts."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from cases.dossier.drafting.common import numbered, one_line
from cases.dossier.paper import (
    ANNEX_SUBJECTS,
    Annex,
    Article,
    Block,
    Clause,
    Column,
    Decides,
    Grounds,
    Issuer,
    Letterhead,
    Number,
    Paper,
    PlaceDate,
    SignOff,
    Table,
    Title,
)

Said = Mapping[str, Any]
CLAUSES = ("basis", "scope_and_content", "period_examined")
NAME_OF_ANNEX = "DANH SÁCH ĐỐI TƯỢNG KIỂM TRA"
ROOM = "…"


def words(facts: Said) -> Paper:
    house = facts["house"]
    day = date.fromisoformat(facts["day"])
    return Paper(
        kind="decision",
        letterhead=Letterhead(house["superior"], (house["body"],)),
        number=Number(facts["symbol"]),
        place_date=PlaceDate(house["place"], day.year, day.month),
        blocks=tuple(_blocks(facts)),
        annexes=tuple(_annexes(facts)),
    )


def _blocks(facts: Said) -> Iterator[Block]:
    what = f"Kiểm tra việc chấp hành pháp luật về {facts['field']}"
    yield Title(facts["kind"], (what, facts["subject_line"] or ROOM))
    yield Issuer(facts["house"]["issuer"].upper())
    yield Grounds(tuple(_grounds(facts)))
    yield Decides()
    yield Article(1, f"{what} đối với {facts['subject'].get('words', ROOM)}.")
    yield from _clauses(facts)
    yield Article(2, "Thành lập Đoàn kiểm tra, gồm các ông (bà) có tên sau đây:")
    yield from _members(facts)
    yield Article(3, f"{facts['duties']}.")
    yield Article(4, _execution(facts))
    signer = facts["signer"]
    recipients = tuple(line.rstrip(" ;.") for line in facts["recipients"])
    yield SignOff(recipients, tuple(signer.get("title", (ROOM,))), signer.get("name", ROOM))


def _grounds(facts: Said) -> Iterator[str]:
    cited = [*facts["law"], facts["house"]["functions"]]
    cited += [facts["signer"]["delegation"]["words"]] if _is_delegated(facts) else []
    yield from (f"Căn cứ {ground}" for ground in [*cited, facts["reference"] or ROOM])
    yield facts["proposal"]


def _is_delegated(facts: Said) -> bool:
    return bool(facts["signer"].get("delegation"))


def _clauses(facts: Said) -> Iterator[Clause]:
    labels = facts["labels"]
    for key in CLAUSES:
        number, label = numbered(labels[key])
        yield Clause(number, f"{label}: {facts[key].rstrip(' .') or ROOM}.")
    number, label = numbered(labels["term"])
    yield Clause(number, f"{label.replace(ROOM, facts['term'] or ROOM)}.")


def _members(facts: Said) -> Iterator[Clause]:
    members = facts["members"]
    for number, member in enumerate(members, start=1):
        end = "." if number == len(members) else ";"
        yield Clause(number, f"{one_line(member)}{end}")


def _execution(facts: Said) -> str:
    whom = ", ".join(facts["responsible"])
    return (
        f"Quyết định này có hiệu lực kể từ ngày ký. {whom}"
        " và các ông (bà) có tên tại Điều 2 chịu trách nhiệm thi hành Quyết định này./."
    )


def _annexes(facts: Said) -> Iterator[Annex]:
    rows = tuple(tuple(row) for row in facts["subjects"])
    if rows:
        table = Table(_columns(facts["subject"]["kinds"]), rows)
        yield Annex(NAME_OF_ANNEX, (table,), of="Quyết định", by=facts["house"]["issuer"])


def _columns(kinds: str) -> tuple[Column, ...]:
    """The columns of the annex; the second is named after those it lists."""
    number, name, *others = ANNEX_SUBJECTS
    return (number, Column(f"Tên {kinds}", name.width, name.align), *others)
