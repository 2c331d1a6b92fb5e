"""The picture of a figure month by month, and the same numbers as rows."""

from dataclasses import dataclass

from cases.dossier.statistics import cubes
from cases.dossier.statistics.indicators import SLICE, Figure
from cases.law.periods import Window
from cases.office.templatetags.office import grouped
from inspections.desk.figures.asking import Asked
from inspections.desk.figures.charts import Chart, Point, chart
from inspections.desk.figures.tables import Cell, Row, compared_row

THIS_YEAR = ("Kỳ này", "Cùng kỳ năm trước")
OF_A_PLAN = ("Đã kiểm tra", "Kế hoạch")


@dataclass(frozen=True)
class Picture:
    """Columns and rows of the same numbers; `names` say the filled and the hollow column."""

    chart: Chart
    rows: list[Row]
    names: tuple[str, str]


@dataclass(frozen=True)
class Month:
    """One month of the rule: whole, and as far as it has gone; nothing of it yet is no window."""

    key: str
    whole: Window
    window: Window | None


def picture(asked: Asked, *, has_last: bool) -> Picture:
    """Months not yet begun are shown without a number: nothing was recorded, which is not zero."""
    months = [
        Month(key, whole, _so_far(asked, whole))
        for key, whole in asked.rule.slices(asked.whole, asked.rule.pictured_by)
    ]
    points = (
        _of_a_plan(asked, months) if asked.indicator.part else _of_years(asked, months, has_last)
    )
    names = OF_A_PLAN if asked.indicator.part else THIS_YEAR
    measure = asked.indicator.measure
    drawn = chart(points, is_money=measure.is_money, unit=measure.unit, names=names)
    return Picture(drawn, [_row(point) for point in points], names)


def _so_far(asked: Asked, whole: Window) -> Window | None:
    if asked.indicator.is_ahead:
        return whole
    window = whole.until(asked.today)
    return window if window.days else None


def _of_years(asked: Asked, months: list[Month], has_last: bool) -> list[Point]:  # noqa: FBT001
    begun = [(each, each.window) for each in months if each.window]
    this = _by_month(asked.this, [(each.key, window) for each, window in begun])
    before = [(each.key, window.a_year_before()) for each, window in begun]
    last = _by_month(asked.last, before) if has_last else {}
    return [
        _point(
            each,
            (asked.this.over(each.window), this.get(each.key, 0)) if each.window else None,
            (asked.last.over(each.window.a_year_before()), last.get(each.key, 0))
            if each.window and has_last
            else None,
        )
        for each in months
    ]


def _of_a_plan(asked: Asked, months: list[Month]) -> list[Point]:
    done = asked.this.narrowed(asked.indicator.part)
    slices = [(each.key, each.whole) for each in months]
    these, those = _by_month(done, slices), _by_month(asked.this, slices)
    return [
        _point(
            each,
            (done.over(each.whole), these.get(each.key, 0)),
            (asked.this.over(each.whole), those.get(each.key, 0)),
        )
        for each in months
    ]


def _by_month(figure: Figure, slices: list[tuple[str, Window]]) -> dict[str, int]:
    if not slices:
        return {}
    return {row[SLICE]: row[cubes.VALUE] for row in figure.cells((), slices)}


def _point(month: Month, this: tuple[Figure, int] | None, last: tuple[Figure, int] | None) -> Point:
    window = month.window or month.whole
    return Point(
        label=f"{window.starts:%d/%m}–{window.last:%d/%m}",
        this=this[1] if this else None,
        last=last[1] if last else None,
        this_url=this[0].address if this else "",
        last_url=last[0].address if last else "",
        is_partial=window.ends < month.whole.ends,
    )


def _row(point: Point) -> Row:
    label = f"{point.label}, chưa hết tháng" if point.is_partial else point.label
    return compared_row(label, _cell(point.this, point.this_url), _cell(point.last, point.last_url))


def _cell(value: int | None, url: str) -> Cell:
    return Cell(grouped(value), url, value)
