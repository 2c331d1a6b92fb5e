"""The chips of a figure's page and the addresses they lead to."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse

from cases.law.periods import PeriodRule
from cases.office.lists import Chip, Option
from inspections.desk.figures.asking import BASIS, BY, FROM, PERIOD, TO, Asked, offered

YEARS_OFFERED = 3


def address(asked: Asked, **changed: str) -> str:
    """This page under a change; an empty value takes the parameter out."""
    told = {**_days(asked), BY: ",".join(asked.by), BASIS: _basis(asked), **asked.chosen, **changed}
    path = reverse("figure", args=[asked.indicator.id])
    return f"{path}?{urlencode({name: value for name, value in told.items() if value})}"


def chips(asked: Asked, rules: dict[str, PeriodRule]) -> list[Chip]:
    """Period, division, what it is narrowed to; the first options are what is shown."""
    return [
        *_period_chips(asked, offered(asked.indicator, rules)),
        *_division_chips(asked),
        *_basis_chips(asked),
        *(
            Chip(
                f"{each.label}: {each.said(asked.chosen[each.name])}",
                address(asked, **{each.name: ""}),
            )
            for each in asked.indicator.dimensions
            if each.name in asked.chosen
        ),
    ]


def _period_chips(asked: Asked, rules: list[PeriodRule]) -> Iterator[Chip]:
    own = {FROM: "", TO: ""}
    yield Chip(
        asked.rule.short if asked.key else "Khoảng ngày tự chọn",
        options=tuple(
            Option(rule.short, address(asked, **own, **{PERIOD: rule.id})) for rule in rules
        ),
    )
    if not asked.key:
        return
    year = asked.rule.year_of(asked.today)
    periods = [
        period
        for back in range(YEARS_OFFERED)
        for period in reversed(asked.rule.periods(year - back))
        if asked.indicator.is_ahead or period.window.starts <= asked.today
    ]
    yield Chip(
        f"Kỳ: {asked.name}",
        options=tuple(
            Option(
                f"{period.name}: {period.window.starts:%d/%m/%Y}–{period.window.last:%d/%m/%Y}",
                address(asked, **{PERIOD: f"{period.rule}:{period.key}"}),
            )
            for period in periods
        ),
    )


def _division_chips(asked: Asked) -> Iterator[Chip]:
    dimensions = asked.indicator.dimensions
    first, *second = asked.by
    yield Chip(
        f"Phân tổ: {asked.indicator.dimension(first).label.lower()}",
        options=tuple(Option(each.label, address(asked, **{BY: each.name})) for each in dimensions),
    )
    if second:
        label = asked.indicator.dimension(second[0]).label.lower()
        yield Chip(f"và {label}", address(asked, **{BY: first}))
    else:
        yield Chip(
            "Thêm phân tổ",
            options=tuple(
                Option(each.label, address(asked, **{BY: f"{first},{each.name}"}))
                for each in dimensions
                if each.name != first
            ),
        )


def _basis_chips(asked: Asked) -> Iterator[Chip]:
    if len(asked.indicator.days) > 1:
        yield Chip(
            f"Tính theo ngày: {asked.basis.label.lower()}",
            options=tuple(
                Option(each.label, address(asked, **{BASIS: each.name}))
                for each in asked.indicator.days
            ),
        )


def _days(asked: Asked) -> dict[str, str]:
    if asked.key:
        return {PERIOD: f"{asked.rule.id}:{asked.key}"}
    return {FROM: f"{asked.whole.starts:%d/%m/%Y}", TO: f"{asked.whole.last:%d/%m/%Y}"}


def _basis(asked: Asked) -> str:
    return asked.basis.name if len(asked.indicator.days) > 1 else ""
