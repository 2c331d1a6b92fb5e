"""Whose power a case needs: by the bracket's maximum of each act and the measures ordered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cases.casework.services.sanctions import Proposed
from cases.law.catalogue import Authority, Catalogue, in_force
from cases.law.competence import Applied, Standing, competence, standings
from cases.law.explain import Citation, Step
from cases.office.house import house


@dataclass(frozen=True)
class Deciders:
    """Codes of the titles that may decide every act; None where the law files do not say.

    `steps` say why; where one act is beyond a power the whole case is (Điều 52 khoản 4).
    """

    codes: frozenset[str] | None
    steps: tuple[Step, ...]

    def includes(self, code: str) -> bool:
        return self.codes is None or code in self.codes


@dataclass(frozen=True)
class Above:
    """Who outside the department decides: the title by its article, and its body by name."""

    code: str
    title: str
    body: str
    letterhead: str
    capitals: str
    signer: str
    citation: Citation


def deciders_of(law: Catalogue, proposed: Sequence[Proposed], *, on: date) -> Deciders:
    """By the law of the day of handling."""
    codes: frozenset[str] | None = None
    steps: list[Step] = []
    for each in proposed:
        asked = _asked(law, each, on)
        if asked is None:
            continue
        answer = competence(*asked)
        steps += [step for step in answer.steps if step not in steps]
        if answer.codes is None:
            return Deciders(None, tuple(steps))
        own = frozenset(answer.codes)
        codes = own if codes is None else codes & own
    return Deciders(codes, tuple(steps))


def obstacle_of(law: Catalogue, proposed: Sequence[Proposed], code: str, *, on: date) -> str:
    """Why this title may not decide, in words; empty when it may."""
    for each in proposed:
        asked = _asked(law, each, on)
        found: tuple[Standing, ...] = standings(*asked) if asked else ()
        for standing in found:
            if standing.title.code == code and standing.obstacle:
                return f"{standing.title.title}: {standing.obstacle}"
    return ""


def our_title() -> str:
    """Code of the title that decides for the department."""
    code: str = house().words_of["sanctioning"]["title"]
    return code


def above_of(law: Catalogue, *, on: date) -> Above:
    """The one the department passes a case up to. Raises LookupError on a day without the title."""
    said = house().words_of["sanctioning"]["above"]
    title = authority_of(law, said["code"], on=on)
    return Above(
        code=title.code,
        title=f"{said['head']} {said['name']}",
        body=said["name"],
        letterhead=said["letterhead"],
        capitals=said["head"].upper(),
        signer=said["signer"],
        citation=title.citation,
    )


def authority_of(law: Catalogue, code: str, *, on: date) -> Authority:
    for title in in_force(law.authorities, on):
        if title.code == code:
            return title
    raise LookupError(f"Ngày {on:%d/%m/%Y} không có chức danh {code}.")


def _asked(
    law: Catalogue, each: Proposed, on: date
) -> tuple[Catalogue, str, int, tuple[Applied, ...], int | None, date] | None:
    """What is ordered decides; what the entry offers and is left out does not."""
    answer = each.answer
    if answer.bracket is None:
        return None
    ordered = tuple(Applied(one.applied.measure, is_conditional=False) for one in each.ordered)
    facts = answer.facts
    return law, facts.act, answer.bracket.maximum, ordered, facts.goods_value, on
