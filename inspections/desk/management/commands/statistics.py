"""A figure of the office for scripts: total, cells by dimension, the records behind it."""

import json
import sys
from collections.abc import Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.dateparse import parse_date

from cases.dossier.dimensions import NOT_RECORDED
from cases.dossier.statistics import cubes
from cases.dossier.statistics.indicators import (
    SLICE,
    TIMES,
    VALUE,
    Figure,
    Indicator,
    indicator,
    indicators,
)
from cases.law.periods import PeriodRule, Window, rules_of
from cases.lawbook.questions import UNREADABLE
from cases.lawbook.services import NoLawError, active_catalogue
from cases.office.templatetags.office import grouped

DEFAULT_RULE = "P-CAL"


class Command(BaseCommand):
    help = (
        "A figure over the days from --from up to, and without, --to. --by names dimensions of the "
        "indicator, or month, quarter, year, which --period cuts by its rule (P-CAL unless told: "
        "calendar months). Cells of time are all there, with 0; other values only where they have "
        "records. null is a value that nobody recorded. A record of several values counts in the "
        "cell of each, so cells may add up to more than total. --rows adds the records. "
        "--day takes another day of the indicator to reckon by."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("indicator", help="I06, I07, I09, I10, I11, I14, I31")
        parser.add_argument("--from", dest="first", required=True, help="ISO day, the first")
        parser.add_argument("--to", dest="end", required=True, help="ISO day after the last")
        parser.add_argument("--period", default=DEFAULT_RULE, help="a period rule, such as P-TTR")
        parser.add_argument("--by", default="", help="dimensions, parted by commas")
        parser.add_argument("--day", default="", help="the day to reckon by")
        parser.add_argument("--rows", action="store_true", help="with the records")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            told = answer(options)
        except (LookupError, ValueError, NoLawError) as error:
            raise CommandError(str(error), returncode=UNREADABLE) from None
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")
        if options["format"] == "json":
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        else:
            self.stdout.write(_text(told))


def answer(options: Any) -> dict[str, Any]:
    """What scripts are promised. Raises LookupError or ValueError with what cannot be read."""
    found = indicator(options["indicator"])
    window = _window(options["first"], options["end"])
    rule = _rule(options["period"])
    figure = Figure(found, window, basis=found.day(options["day"]))
    by = [name.strip() for name in options["by"].split(",") if name.strip()]
    told = {
        "indicator": found.id,
        "from": window.starts.isoformat(),
        "to": window.ends.isoformat(),
        "total": figure.total(),
        "cells": cells(figure, by, rule),
    }
    return told | ({"records": list(figure.records())} if options["rows"] else {})


def cells(figure: Figure, by: Sequence[str], rule: PeriodRule) -> list[dict[str, Any]]:
    """Times in their order and whole, other values in the order of their names."""
    if not by:
        return [{VALUE: figure.total()}]
    times = [name for name in by if name in TIMES]
    if len(times) > 1:
        raise ValueError("Chỉ chia theo một trong: month, quarter, year.")
    others = [name for name in by if name not in TIMES]
    slices = rule.slices(figure.window, times[0]) if times else []
    cube = figure.cells(others, slices)
    names = {name: SLICE if name in TIMES else name for name in by}
    if slices:
        cube = _whole(cube, others, [key for key, _ in slices])
    found = [{name: row[names[name]] for name in by} | {VALUE: row[VALUE]} for row in cube]
    found.sort(key=lambda row: [str(row[name]) for name in by])
    return [_plain(figure.indicator, row) for row in found]


def _whole(cube: Any, others: Sequence[str], keys: Sequence[str]) -> list[dict[str, Any]]:
    axes = {name: list(dict.fromkeys(row[name] for row in cube)) for name in others}
    return cubes.completed(cube, {SLICE: keys, **axes})


def _plain(found: Indicator, row: dict[str, Any]) -> dict[str, Any]:
    numbers = {each.name for each in found.dimensions if each.is_number}
    return {name: _value(value, is_number=name in numbers) for name, value in row.items()}


def _value(value: Any, *, is_number: bool) -> Any:
    if value == NOT_RECORDED:
        return None
    return int(value) if is_number else value


def _window(first: str, end: str) -> Window:
    days = []
    for name, text in (("--from", first), ("--to", end)):
        try:
            day = parse_date(text)
        except ValueError:
            day = None
        if day is None:
            raise ValueError(f"{name}: “{text}” không phải là ngày dạng năm-tháng-ngày.")
        days.append(day)
    if days[1] <= days[0]:
        raise ValueError("--to là ngày sau ngày cuối, phải sau --from.")
    return Window(*days)


def _rule(name: str) -> PeriodRule:
    known = rules_of(active_catalogue().content)
    if name not in known:
        raise LookupError(f"Không có quy tắc kỳ “{name}”. Các quy tắc: {', '.join(known)}.")
    return known[name]


def _text(told: dict[str, Any]) -> str:
    name = indicators()[told["indicator"]].name
    lines = [f"{name}, từ {told['from']} đến trước {told['to']}: {grouped(told['total'])}"]
    for cell in told["cells"]:
        said = ", ".join(str(value) for key, value in cell.items() if key != VALUE)
        lines.append(f"{said or 'tất cả'}: {grouped(cell[VALUE])}")
    lines += [f"{row['dossier']}: {grouped(row[VALUE])}" for row in told.get("records", ())]
    return "\n".join(lines)
