"""What the fine page shows of an answer: words and shares of a line, nothing left to reckon."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from cases.law import telling
from cases.law.amounts import dong
from cases.law.answers import FineAnswer
from cases.law.catalogue import ActVersion, Catalogue
from cases.law.competence import Applied, Standing, competence, standings
from cases.law.consequences import criminal_alert, may_explain, months_of
from cases.law.explain import Citation, Step
from cases.office.templatetags.office import grouped

LACKING = {
    "business_purpose": "Mục đích kinh doanh: ở đây coi là có, hồ sơ phải chứng minh.",
    "goods_value": "Giá trị hàng hóa vi phạm.",
    "quantity": "Số lượng tem, nhãn, vật phẩm.",
    "illicit_gain": "Số lợi bất hợp pháp, để biết số tiền buộc nộp lại.",
    "detected_on": "Ngày phát hiện, hoặc ngày kết thúc hành vi.",
    "decided_on": "Ngày ra quyết định.",
    "fine_rule": "Quy tắc tính theo tình tiết của ngày này: xem văn bản gốc.",
}
# The line of the bracket in its own units; a single amount still shows as a short piece.
LINE = 600
PIECE = 8


@dataclass(frozen=True)
class Bar:
    """The bracket as a line: three marks, and the part where the amount lies or may lie."""

    lowest: int
    middle: int
    highest: int
    middle_at: int
    part_from: int
    part_to: int


@dataclass(frozen=True)
class Effect:
    """One thing that goes with the fine, what it hangs on, and its law."""

    text: str
    notes: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Consequence:
    """What goes with the fine under one name; `missing` says why nothing does."""

    name: str
    effects: tuple[Effect, ...]
    missing: str = ""


@dataclass(frozen=True)
class Verdict:
    """`amount` is empty while the law gives none; `short` is the same in millions."""

    answer: FineAnswer
    act: ActVersion
    label: str
    amount: str
    short: str
    leaves_choice: bool
    bar: Bar | None
    ours: tuple[Standing, ...]
    others: tuple[Standing, ...]
    titles_unknown: Step | None
    consequences: tuple[Consequence, ...]
    alert: Step | None
    lacking: tuple[str, ...]

    @property
    def others_sum(self) -> str:
        able = sum(not each.obstacle for each in self.others)
        return f"{able} trên {len(self.others)} được ký"


def verdict(law: Catalogue, answer: FineAnswer, our_titles: Collection[str]) -> Verdict:
    """`our_titles` are the codes of titles that officers of this department hold."""
    alert = _alert(law, answer)
    found, unknown = _titles(law, answer)
    leaves_choice = bool(answer.amounts and answer.amounts.between)
    told = _range(answer, lambda amount: grouped(amount))
    in_millions = _range(answer, _millions)
    return Verdict(
        answer=answer,
        act=answer.version or law.acts[answer.facts.act][-1],
        label="Mức phạt tiền" if leaves_choice or answer.fine is not None else "Khung phạt tiền",
        amount=f"{told} đồng" if told else "",
        short=f"{in_millions} triệu đồng" if told else "",
        leaves_choice=leaves_choice,
        bar=_bar(answer),
        ours=tuple(each for each in found if each.title.code in our_titles),
        others=tuple(each for each in found if each.title.code not in our_titles),
        titles_unknown=unknown,
        consequences=tuple(_consequences(law, answer)) if answer.version else (),
        alert=alert,
        lacking=tuple(LACKING[name] for name in answer.missing),
    )


def _range(answer: FineAnswer, said: Callable[[int], str]) -> str:
    if answer.amounts is None:
        return ""
    if answer.fine is not None:
        return said(answer.fine)
    lower, upper = answer.amounts.between or (answer.amounts.lowest, answer.amounts.highest)
    if answer.amounts.between and answer.band and answer.band.ends == "open":
        return f"trên {said(lower)} và dưới {said(upper)}"
    return f"từ {said(lower)} đến {said(upper)}"


def _millions(amount: int) -> str:
    return grouped(Decimal(amount) / 1_000_000)


def _bar(answer: FineAnswer) -> Bar | None:
    placement: Any = answer.explanation.parameters["placement"]
    amounts = answer.amounts
    if amounts is None or placement is None:
        return None
    middle = placement["middle"] * placement["factor"]
    part = amounts.between or (amounts.lowest, amounts.highest)
    if answer.fine is not None:
        part = (answer.fine, answer.fine)
    length = amounts.highest - amounts.lowest
    middle_at, start, end = ((point - amounts.lowest) * LINE // length for point in (middle, *part))
    if start == end:
        start = min(max(start - PIECE // 2, 0), LINE - PIECE)
    return Bar(amounts.lowest, middle, amounts.highest, middle_at, start, max(end, start + PIECE))


def _titles(law: Catalogue, answer: FineAnswer) -> tuple[tuple[Standing, ...], Step | None]:
    """The titles with what keeps each from deciding, or why none can be named."""
    facts, bracket = answer.facts, answer.bracket
    if bracket is None or facts.decided_on is None:
        return (), None
    measures = (*answer.additional, *answer.remedies)
    asked = (law, facts.act, bracket.maximum, measures, facts.goods_value, facts.decided_on)
    found = standings(*asked)
    return found, None if found else competence(*asked).steps[0]


def _alert(law: Catalogue, answer: FineAnswer) -> Step | None:
    on = answer.facts.decided_on or answer.facts.act_on
    if not answer.criminal_alert or answer.version is None or on is None:
        return None
    _, steps = criminal_alert(law, answer.version, answer.facts, on)
    return steps[0]


def _consequences(law: Catalogue, answer: FineAnswer) -> Iterator[Consequence]:
    act_on = answer.facts.act_on
    if act_on is None:
        return
    yield from _warning(law, answer, act_on)
    if answer.amounts:
        on = answer.facts.decided_on or act_on
        right = may_explain(law, answer.amounts.highest, answer.facts, answer.additional, on)
        steps = (right[1],) if right else ()
        yield Consequence("Quyền giải trình", _told(steps), "chưa có quy tắc của ngày này")
    yield Consequence(
        "Hình thức xử phạt bổ sung", _measures(answer, answer.additional), "điều này không quy định"
    )
    yield Consequence(
        "Biện pháp khắc phục hậu quả", _measures(answer, answer.remedies), "điều này không quy định"
    )
    ceiling = law.rule("ceiling", act_on)
    if answer.cap is not None and ceiling:
        words = f"Không quá {dong(answer.cap)} đối với {_whom(answer)}."
        yield Consequence("Mức phạt tối đa", (Effect(words, (), (ceiling.citation,)),))


def _warning(law: Catalogue, answer: FineAnswer, act_on: date) -> Iterator[Consequence]:
    if answer.bracket is None:
        return
    steps = telling.warning(law, answer.bracket, answer.facts, act_on)
    yield Consequence("Phạt cảnh cáo", _told(steps), "khung này không có hình thức cảnh cáo")


def _told(steps: Iterable[Step]) -> tuple[Effect, ...]:
    return tuple(Effect(step.text, (), step.citations) for step in steps)


def _measures(answer: FineAnswer, measures: Sequence[Applied]) -> tuple[Effect, ...]:
    return tuple(
        Effect(_sentence(one.measure.wording), tuple(_notes(answer, one)), (one.measure.citation,))
        for one in measures
    )


def _notes(answer: FineAnswer, one: Applied) -> Iterator[str]:
    measure = one.measure
    if measure.months:
        least, most = measure.months
        yield f"Thời hạn {least} đến {most} tháng."
    lengths = months_of(measure, answer.band)
    if lengths:
        span = lengths.shortest if lengths.is_fixed else f"{lengths.shortest} đến {lengths.longest}"
        yield f"Theo tình tiết đã chọn: {span.replace('.', ',')} tháng."
    for lead, words in (
        ("Áp dụng khi", measure.applies_if),
        ("Trừ khi", measure.except_if),
        ("Chưa rõ", measure.open_question),
    ):
        if words:
            yield _sentence(f"{lead}: {words}")


def _sentence(words: str) -> str:
    return words if words.endswith(".") else f"{words}."


def _whom(answer: FineAnswer) -> str:
    return "tổ chức" if answer.facts.violator == "organisation" else "cá nhân"
