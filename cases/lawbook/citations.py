"""What the law files hold under one place of the law."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from cases.law.catalogue import ActVersion, Catalogue, in_force
from cases.law.explain import Citation

ARTICLE = re.compile(r"Điều (\d+)(?![\d.]*[a-z])")
CLAUSE = re.compile(r"khoản (\d+[a-z]?)")
POINT = re.compile(r"điểm ([a-zđ]{1,2})\b")


@dataclass(frozen=True)
class RuleUnder:
    """A rule of the law files, with the period in which it holds."""

    wording: str
    in_force_from: date | None = None
    in_force_to: date | None = None


def acts_under(law: Catalogue, citation: Citation, on: date) -> list[ActVersion]:
    """The acts of the day under the article cited, those of its clause and point first."""
    found = ARTICLE.search(citation.text)
    if not found:
        return []
    article = int(found[1])
    acts = [
        version
        for version in in_force(law.versions(), on)
        if version.article == article and law.instruments[version.instrument] in citation.instrument
    ]
    clauses, points = CLAUSE.findall(citation.text), POINT.findall(citation.text)
    return sorted(
        acts,
        key=lambda act: (str(act.clause) not in clauses, bool(points) and act.point not in points),
    )


def rules_under(law: Catalogue, citation: Citation) -> list[RuleUnder]:
    """General rules, circumstances, titles and measures that rest on exactly this place."""
    return list(dict.fromkeys(rule for place, rule in _rules(law) if place == citation))


def _rules(law: Catalogue) -> Iterator[tuple[Citation, RuleUnder]]:
    for rules in law.rules.values():
        for rule in rules:
            yield rule.citation, RuleUnder(rule.wording, rule.in_force_from, rule.in_force_to)
    for found in law.fine_rules:
        words = "Cách xác định mức phạt trong khung theo tình tiết giảm nhẹ, tăng nặng"
        for citation in found.citations:
            yield citation, RuleUnder(words, found.in_force_from, found.in_force_to)
    for circumstance in law.circumstances.values():
        yield circumstance.citation, RuleUnder(circumstance.wording)
    for title in law.authorities:
        words = f"Thẩm quyền xử phạt của {title.title}"
        yield title.citation, RuleUnder(words, title.in_force_from, title.in_force_to)
    measures = ((*version.additional, *version.remedies) for version in law.versions())
    for measure in chain.from_iterable(measures):
        yield measure.citation, RuleUnder(measure.wording)
