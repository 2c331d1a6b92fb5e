"""Additional sanctions and remedies of an act: which its entry offers, which are chosen."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from cases.law.amounts import dong_with_words
from cases.law.answers import FineAnswer
from cases.law.competence import Applied
from cases.law.consequences import DISGORGEMENT, Months, months_of
from cases.law.explain import canonical

DESTROYING = ("destroy", "destroy_exhibits", "destroy_labels")


@dataclass(frozen=True)
class Chosen:
    """A measure by its id in the law pack, and the months of a suspension."""

    id: str
    months: Decimal | None = None


@dataclass(frozen=True)
class Ordered:
    """A measure that is ordered, as the law of the day words it."""

    applied: Applied
    months: Decimal | None
    amount: int | None = None

    def words(self, goods: str = "") -> str:
        """`Buộc tiêu hủy … (212 chiếc)`; `goods` is what is destroyed."""
        measure = self.applied.measure
        said = measure.wording
        if self.months is not None:
            said += f"; thời hạn {months_in_words(self.months)}"
        if self.amount is not None:
            said += f": {dong_with_words(self.amount)}"
        if goods and measure.kind in DESTROYING:
            said += f" ({goods})"
        return said

    @property
    def citation(self) -> str:
        return str(self.applied.measure.citation)


def months_in_words(months: Decimal) -> str:
    """`02 tháng`, `1,5 tháng`."""
    if months == int(months):
        return f"{int(months):02d} tháng"
    return f"{months.normalize():f} tháng".replace(".", ",")


def read_chosen(text: str) -> tuple[Chosen, ...]:
    return tuple(
        Chosen(each["id"], Decimal(each["months"]) if each.get("months") else None)
        for each in json.loads(text)
    )


def chosen_text(chosen: Iterable[Chosen]) -> str:
    """Equal choices give equal text, whatever the order they were ticked in."""
    told: list[Mapping[str, str]] = [
        {"id": each.id} | ({"months": f"{each.months.normalize():f}"} if each.months else {})
        for each in sorted(chosen, key=lambda each: each.id)
    ]
    return canonical(told)


def offered(answer: FineAnswer) -> dict[str, Applied]:
    """Every measure of the act for this tier and violator, by id."""
    return {one.measure.id: one for one in (*answer.additional, *answer.remedies)}


def ordered_of(answer: FineAnswer, chosen: Iterable[Chosen]) -> tuple[Ordered, ...]:
    """The chosen measures in the law's order; one that the entry lacks is left out."""
    by_id = {each.id: each for each in chosen}
    gain = answer.facts.illicit_gain
    return tuple(
        Ordered(one, by_id[slug].months, gain if one.measure.kind == DISGORGEMENT else None)
        for slug, one in offered(answer).items()
        if slug in by_id
    )


def faults_of(answer: FineAnswer, chosen: Iterable[Chosen], reason: str) -> Iterator[str]:
    """What is wrong with the choice, each in a sentence that says what to do."""
    choices, there = {each.id: each for each in chosen}, offered(answer)
    if any(slug not in there for slug in choices):
        yield "Điều khoản của hành vi này không quy định biện pháp đã chọn. Chọn lại."
    left_out = [
        one.measure.name
        for slug, one in there.items()
        if not one.is_conditional and slug not in choices
    ]
    if left_out and not reason.strip():
        yield f"Ghi lý do không áp dụng: {'; '.join(left_out)}."
    for slug, one in there.items():
        if slug in choices:
            yield from _faults_of_one(answer, one, choices[slug])


def _faults_of_one(answer: FineAnswer, one: Applied, choice: Chosen) -> Iterator[str]:
    if one.measure.kind == DISGORGEMENT and not answer.facts.illicit_gain:
        yield "Ghi số lợi bất hợp pháp ở hành vi trước khi buộc nộp lại."
    lengths = months_of(one.measure, answer.band)
    if lengths and not allows(lengths, choice.months):
        yield f"Thời hạn của biện pháp “{one.measure.name}” {lengths_in_words(lengths)}."


def allows(lengths: Months, months: Decimal | None) -> bool:
    shortest, longest = Decimal(lengths.shortest), Decimal(lengths.longest)
    if months is None:
        return False
    return months == shortest if lengths.is_fixed else shortest < months < longest


def lengths_in_words(lengths: Months) -> str:
    shortest = months_in_words(Decimal(lengths.shortest))
    if lengths.is_fixed:
        return f"theo tình tiết là {shortest}"
    return (
        f"theo tình tiết phải trên {shortest} và dưới {months_in_words(Decimal(lengths.longest))}"
    )


def as_months(text: str) -> Decimal | None:
    """Months as typed, `1,5`; None for nothing. Raises ValueError for what is no number."""
    if not text.strip():
        return None
    try:
        return Decimal(text.strip().replace(",", "."))
    except InvalidOperation as error:
        raise ValueError("Nhập số tháng, ví dụ 2 hoặc 1,5.") from error
