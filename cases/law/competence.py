"""Who may decide: by the bracket's maximum and by the measures that must be ordered.

Asked for the day of handling. Only measures without a condition decide; for a conditional one the
titles that lack its power are named. Answers repeat from case to case, so they are remembered.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from cases.law.amounts import dong
from cases.law.catalogue import ActVersion, Authority, Catalogue, Measure, in_force
from cases.law.explain import Citation, Step

SUSPENDING = ("suspension", "licence_revocation")
REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Applied:
    """A measure of the act for this tier and violator, and whether a condition hangs on it."""

    measure: Measure
    is_conditional: bool


@dataclass(frozen=True, slots=True)
class Titles:
    """The titles that come into question; `unknown` says why none can be named.

    `beside` are general titles whose power over these acts rests on one source only.
    """

    found: tuple[Authority, ...] = ()
    beside: tuple[Authority, ...] = ()
    unknown: str = ""
    reading: tuple[Step, ...] = ()
    certainty: str = "verified"
    law: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """A title before a case; `obstacle` says in words why it may not decide, empty when it may."""

    title: Authority
    obstacle: str


@dataclass(frozen=True, slots=True)
class Competence:
    """Codes of the titles that may decide, null where the files do not say; with the reasons."""

    codes: tuple[str, ...] | None
    steps: tuple[Step, ...]
    certainty: str


def competence(
    catalogue: Catalogue,
    code: str,
    maximum: int,
    measures: tuple[Applied, ...],
    goods_value: int | None,
    decided_on: date,
) -> Competence:
    """`maximum` is the individual's, `goods_value` matters where confiscation has a limit."""
    titles = _titles_on(catalogue, code, decided_on)
    if titles.unknown:
        reason = Step(f"Thẩm quyền chưa xác định. {titles.unknown}")
        return Competence(None, (reason,), titles.certainty)
    return _competence(titles, maximum, measures, _as_limit(titles.found, goods_value))


def standings(
    catalogue: Catalogue,
    code: str,
    maximum: int,
    measures: tuple[Applied, ...],
    goods_value: int | None,
    decided_on: date,
) -> tuple[Standing, ...]:
    """Every title that comes into question, by rising ceiling; empty where none can be named."""
    deciding = _deciding(measures)
    found = sorted(
        _titles_on(catalogue, code, decided_on).found, key=lambda title: title.individual_maximum
    )
    return tuple(
        Standing(title, _obstacle(title, maximum, deciding, goods_value)) for title in found
    )


@lru_cache(REMEMBERED)
def _titles_on(catalogue: Catalogue, code: str, on: date) -> Titles:
    maximum_decides = catalogue.rule("competence_by_maximum", on)
    law = (maximum_decides.citation,) if maximum_decides else ()
    if catalogue.rule("competent_bodies", on):
        version = catalogue.version(code, on)
        if version is None or not version.bodies:
            ended = f"Ngày {on:%d/%m/%Y} mã này không còn hiệu lực: không xác định được cơ quan."
            return Titles(unknown=ended)
        general = (a for a in in_force(catalogue.authorities, on) if a.listed == "no")
        beside = tuple(title for title in general if title.certainty == "secondary")
        return Titles(tuple(_of_bodies(catalogue, version, on)), beside, law=law)
    by_ceiling = catalogue.rule("competent_by_ceiling", on)
    if by_ceiling is None:
        words = "phạm vi của từng chức danh chỉ có bằng lời: xem điều về thẩm quyền."
        return Titles(unknown=f"Ngày {on:%d/%m/%Y} {words}")
    listed = tuple(a for a in in_force(catalogue.authorities, on) if a.listed == "yes")
    reading = Step(f"Cách hiểu: {by_ceiling.wording}", (by_ceiling.citation,))
    return Titles(listed, reading=(reading,), certainty=by_ceiling.certainty, law=law)


def _of_bodies(catalogue: Catalogue, version: ActVersion, on: date) -> Iterator[Authority]:
    bodies = in_force((catalogue.bodies[name] for name in version.bodies), on)
    titles = {title for body in bodies for title in body.titles}
    return (a for a in in_force(catalogue.authorities, on) if a.code in titles)


def _as_limit(titles: Sequence[Authority], goods_value: int | None) -> int | None:
    """The value as the next limit of confiscation above it: what decides, and can be remembered."""
    if goods_value is None:
        return None
    limits = sorted({t.confiscation_limit for t in titles if t.confiscation_limit is not None})
    above = bisect_left(limits, goods_value)
    return limits[above] if above < len(limits) else (limits or [0])[-1] + 1


@lru_cache(REMEMBERED)
def _competence(
    titles: Titles, maximum: int, measures: tuple[Applied, ...], goods_value: int | None
) -> Competence:
    deciding = _deciding(measures)
    able = [title for title in titles.found if not _obstacle(title, maximum, deciding, goods_value)]
    ceiling = f"Mức tối đa của khung đối với cá nhân là {dong(maximum)}"
    steps = [*titles.reading, Step(f"{ceiling}. Có thẩm quyền: {_names(able)}.", titles.law)]
    for applied in measures:
        without = lacking(able, applied.measure, goods_value) if applied.is_conditional else []
        if without:
            order = f"Nếu áp dụng {applied.measure.citation.text} ({applied.measure.name})"
            steps.append(Step(f"{order} thì không có thẩm quyền: {_names(without)}."))
    named = [title for title in titles.found if title.listed == "named"]
    if named:
        steps.append(Step(f"Chỉ nêu bằng lời: {_names(named)}, theo lĩnh vực của bộ."))
    beside = [title for title in titles.beside if title.individual_maximum >= maximum]
    if beside:
        scope = "Chỉ trong cuộc thanh tra, phạm vi chưa được kiểm chứng"
        steps.append(Step(f"{scope}: {_names(beside)}.", (beside[0].citation,)))
    return Competence(tuple(title.code for title in able), tuple(steps), titles.certainty)


def _deciding(measures: tuple[Applied, ...]) -> list[Measure]:
    return [applied.measure for applied in measures if not applied.is_conditional]


def _obstacle(
    title: Authority, maximum: int, deciding: Sequence[Measure], goods_value: int | None
) -> str:
    if title.listed != "yes":
        return "chỉ nêu bằng lời, theo lĩnh vực của bộ"
    if title.individual_maximum < maximum:
        return "khung vượt thẩm quyền"
    without = [each for each in deciding if not may_order(title, each, goods_value)]
    return f"không được áp dụng: {'; '.join(each.name for each in without)}" if without else ""


def lacking(
    titles: Iterable[Authority], measure: Measure, goods_value: int | None
) -> list[Authority]:
    return [title for title in titles if not may_order(title, measure, goods_value)]


def may_order(title: Authority, measure: Measure, goods_value: int | None) -> bool:
    """Whether the title has the power; what the files do not say is not held against it."""
    if measure.is_remedy:
        if title.remedial_points is None:
            return True
        held = [point in title.remedial_points for point in measure.points]
        return any(held) if measure.any_point_suffices else all(held)
    if measure.kind in SUSPENDING:
        return title.may_suspend != "no"
    limit = title.confiscation_limit
    return limit is None or goods_value is None or goods_value <= limit


def _names(titles: Sequence[Authority]) -> str:
    return "; ".join(title.title for title in titles) or "không có chức danh nào"
