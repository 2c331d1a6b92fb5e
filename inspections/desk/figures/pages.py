"""What the page of a figure shows: a sentence, a picture, a table, and how it is reckoned."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Min
from django.utils import timezone

from cases.dossier.models import Dossier
from cases.dossier.statistics import cubes
from cases.law.periods import PeriodRule, Window
from cases.office.duties import Duty, Reach, reach_of
from cases.office.templatetags.office import day, grouped, instant
from inspections.desk.figures.asking import BASIS, BY, FROM, PERIOD, TO, Asked
from inspections.desk.figures.choices import chips
from inspections.desk.figures.pictures import Picture, picture
from inspections.desk.figures.tables import Cell, Table, crossed, linked, table


@dataclass(frozen=True)
class Proof:
    """An identity that must hold, and whether it does."""

    words: str
    holds: bool


@dataclass(frozen=True)
class Totals:
    """Both totals; `last` None where the office had written nothing down a year before."""

    this: int
    last: int | None
    since: date | None


@dataclass(frozen=True)
class Sentence:
    """The main thing: the figure, how it stands to last year's, and its largest group."""

    lead: str
    value: Cell
    noun: str
    difference: str
    percent: str
    is_more: bool
    is_same: bool
    largest: str
    share: str
    part: Cell | None
    part_share: str


def page(asked: Asked, rules: dict[str, PeriodRule]) -> dict[str, Any]:
    known = totals(asked)
    drawn = picture(asked, has_last=known.last is not None)
    shown = table(asked, known.this, known.last)
    is_crossed = len(asked.by) > 1
    return {
        "asked": asked,
        "indicator": asked.indicator,
        "known": known,
        "sentence": sentence(asked, known, shown),
        "picture": drawn,
        "table": None if is_crossed else shown,
        "crossed": crossed(asked, known.this) if is_crossed else None,
        "asides": asides(asked),
        "proofs": proofs(asked, shown, drawn),
        "chips": chips(asked, rules),
        "facts": facts(asked),
        "hides": hides(asked),
        "span": span(asked.window),
        "last_span": span(asked.last.window),
        "kept": kept(asked),
        "is_empty": not known.this and not known.last,
    }


def totals(asked: Asked) -> Totals:
    this, last = asked.this.total(), asked.last.total()
    opened = Dossier.objects.aggregate(first=Min("opened_at"))["first"]
    since = timezone.localdate(opened) if opened else None
    # a year before the office wrote anything down is unknown, which is not zero
    is_known = last > 0 or (since is not None and asked.last.window.ends > since)
    return Totals(this, last if is_known else None, since)


def span(window: Window) -> str:
    return f"{day(window.starts)}–{day(window.last)}"


def sentence(asked: Asked, known: Totals, shown: Table) -> Sentence:
    tells = shown.is_exact and len(shown.rows) > 1 and not asked.indicator.part
    group = shown.rows[0] if tells else None
    part = asked.this.narrowed(asked.indicator.part) if asked.indicator.part else None
    done = linked(part, part.total()) if part else None
    return Sentence(
        lead=asked.indicator.lead,
        value=linked(asked.this, known.this),
        noun=asked.indicator.noun,
        difference="" if known.last is None else grouped(abs(known.this - known.last)),
        percent=shown.total.percent,
        is_more=known.last is not None and known.this > known.last,
        is_same=known.this == known.last,
        largest=f"{group.label[:1].upper()}{group.label[1:]}" if group and known.this else "",
        share=_share(group.this.value if group else None, known.this),
        part=done,
        part_share=_share(done.value if done else None, known.this),
    )


def asides(asked: Asked) -> list[tuple[str, Cell]]:
    figures = [
        (each.words, asked.this.by_day(each.day).narrowed(each.parameters))
        for each in asked.indicator.asides
    ]
    found = [(words, linked(figure, figure.total())) for words, figure in figures]
    different = asked.this.distinct()
    if different is not None:
        found.append(("Số đối tượng khác nhau đã xác định", Cell(grouped(different))))
    return found


def proofs(asked: Asked, shown: Table, drawn: Picture) -> list[Proof]:
    total = shown.total.this.value or 0
    rows = sum(row.this.value or 0 for row in shown.rows)
    # of a plan the hollow column is the whole
    sides = [row.last if asked.indicator.part else row.this for row in drawn.rows]
    months = sum(side.value or 0 for side in sides)
    if shown.is_exact:
        words = f"Tổng các dòng bằng tổng chung: {grouped(rows)} = {grouped(total)}"
        by_row = Proof(words, rows == total)
    else:
        unit = asked.indicator.measure.unit
        words = f"Cộng các dòng {grouped(rows)}, trùng {grouped(shown.overlap)}"
        by_row = Proof(f"{words}: một {unit} thuộc nhiều dòng chỉ tính một lần", rows >= total)
    words = f"Tổng các tháng bằng tổng chung: {grouped(months)} = {grouped(total)}"
    return [by_row, Proof(words, months == total)]


def facts(asked: Asked) -> list[tuple[str, str, str]]:
    rule = asked.rule
    return [
        ("Định nghĩa", asked.indicator.definition, ""),
        ("Tính theo ngày", asked.basis.label.lower(), ""),
        ("Quy tắc kỳ", rule.name, ""),
        ("Căn cứ", rule.cited, "quy ước của Sở, không theo văn bản"),
        ("Đơn vị tính", asked.indicator.measure.unit, ""),
        *(("Lưu ý", note, "") for note in (*asked.indicator.notes, rule.notes) if note),
    ]


def head(asked: Asked) -> str:
    """What stands over every table that leaves the house."""
    basis = f" ({asked.rule.cited})" if asked.rule.cited else ""
    narrowed = "; ".join(
        f"{each.label}: {each.said(asked.chosen[each.name])}"
        for each in asked.indicator.dimensions
        if each.name in asked.chosen
    )
    return (
        f"{asked.indicator.name}. Đơn vị tính: {asked.indicator.measure.unit}. "
        f"Quy tắc kỳ: {asked.rule.name}{basis}. Từ {day(asked.window.starts)} đến "
        f"{day(asked.window.last)}, theo ngày {asked.basis.label.lower()}. "
        f"So với {span(asked.last.window)}. Lấy số liệu lúc {instant(asked.at)}. "
        f"Thu hẹp: {narrowed or 'không'}."
    )


def hides(asked: Asked) -> bool:
    """Whether records exist that this officer may not see; which ones is not told."""
    if reach_of(asked.officer, Duty.SEE_DOSSIER, at=asked.at) is Reach.OFFICE:
        return False
    visible = Dossier.objects.visible_to(asked.officer, asked.at)
    return Dossier.objects.exclude(pk__in=visible.values("pk")).exists()


def kept(asked: Asked) -> list[tuple[str, str]]:
    """What the form of one's own days sends along."""
    told = {BY: ",".join(asked.by), BASIS: asked.basis.name, **asked.chosen}
    return [(name, value) for name, value in told.items() if name not in {PERIOD, FROM, TO}]


def _share(part: int | None, whole: int) -> str:
    if part is None or not whole:
        return ""
    thousandths = cubes.share(part, whole)
    return f"{thousandths // 10},{thousandths % 10}%"
