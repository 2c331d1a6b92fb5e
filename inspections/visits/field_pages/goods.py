"""The goods of a visit: loose lines, sacks with their contents, and where the count stands."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone

from cases.dossier.models import GoodsLine
from cases.office.models import Officer
from cases.office.templatetags.office import grouped
from inspections.visits.field_forms.goods import LineForm, NewLineForm
from inspections.visits.field_pages.lines import shown_lines
from inspections.visits.field_pages.running import Running, running
from inspections.visits.field_pages.visits import status_of
from inspections.visits.models import Visit
from inspections.visits.services.visits import can_record

COPIED = ("unit", "unit_price", "price_basis")


@dataclass(frozen=True)
class LineRow:
    """One line of the grid; its form while it may be changed here."""

    line: GoodsLine
    form: LineForm | None

    @property
    def details(self) -> str:
        """What is said of the goods beside their name."""
        return " · ".join(filter(None, (self.line.mark, self.line.description)))

    @property
    def summary(self) -> str:
        """12 × 180.000, for the phone."""
        quantity = grouped(self.line.quantity)
        if self.line.unit_price is None:
            return f"{quantity} {self.line.unit}"
        return f"{quantity} × {grouped(self.line.unit_price)}"


@dataclass(frozen=True)
class Group:
    """Loose lines, or one sack with what was counted in it."""

    sack: GoodsLine | None
    rows: tuple[LineRow, ...]
    new: NewLineForm | None

    @property
    def key(self) -> str:
        return str(self.sack.pk) if self.sack else "0"

    @property
    def quantity(self) -> str:
        """The pieces of one unit; of several units there is no sum."""
        units = {row.line.unit for row in self.rows}
        total = sum(row.line.quantity or 0 for row in self.rows)
        return grouped(total) if len(units) == 1 else ""

    @property
    def unit(self) -> str:
        return self.rows[0].line.unit if self.quantity else ""

    @property
    def value(self) -> str:
        values = [row.line.value for row in self.rows if row.line.value is not None]
        return grouped(sum(values)) if values else ""

    def holds(self, line: GoodsLine) -> bool:
        return line.container_id == (self.sack.pk if self.sack else None)

    @property
    def seal_state(self) -> str:
        if self.sack is None:
            return ""
        if self.sack.opened_at is None:
            return "còn nguyên"
        return "đã mở" if self.sack.is_counted else "đang kiểm đếm"


def goods_page(visit: Visit, officer: Officer, *, at: datetime) -> dict[str, Any]:
    refusals = can_record(visit, officer, at)
    lines = list(shown_lines(visit))
    groups = _groups(visit, lines, may_record=not refusals)
    return {
        "visit": visit,
        "inspection": visit.inspection,
        "status": status_of(visit),
        "refusals": refusals,
        "may_record": not refusals,
        "groups": groups,
        "has_lines": bool(lines),
        "has_sacks": any(line.is_container for line in lines),
        "running": running_of(visit, lines, at=at),
    }


def sums(visit: Visit, *, at: datetime) -> tuple[list[Group], Running]:
    """What moves when a line is saved, without the forms of all the others."""
    lines = list(shown_lines(visit))
    return _groups(visit, lines, may_record=False, keep_loose=True), running_of(visit, lines, at=at)


def running_of(visit: Visit, lines: list[GoodsLine], *, at: datetime) -> Running:
    """Of everything the page shows: what lies loose and what was counted in its sacks."""
    return running(visit, lines, on=timezone.localtime(visit.arrived_at or at).date())


def _is_seen_at(line: GoodsLine, visit: Visit) -> bool:
    seen = getattr(line, "seen_at", None)
    return seen is not None and seen.visit_id == visit.pk


def _groups(
    visit: Visit, lines: list[GoodsLine], *, may_record: bool, keep_loose: bool = False
) -> list[Group]:
    inside: dict[int | None, list[GoodsLine]] = {}
    for line in lines:
        if not line.is_container:
            inside.setdefault(line.container_id, []).append(line)
    sacks = [line for line in lines if line.is_container]
    loose = _group(visit, None, inside.get(None, []), may_record=may_record)
    groups = [_group(visit, sack, inside.get(sack.pk, []), may_record=may_record) for sack in sacks]
    if loose.rows or not groups:
        return [loose, *groups]
    return [*groups, loose] if may_record or keep_loose else groups


def _group(
    visit: Visit, sack: GoodsLine | None, lines: list[GoodsLine], *, may_record: bool
) -> Group:
    takes_more = may_record and (sack is None or (sack.opened_at and not sack.is_counted))
    rows = (line_row(line, may_record=may_record and _is_seen_at(line, visit)) for line in lines)
    new = new_line(visit, sack, lines[-1] if lines else None) if takes_more else None
    return Group(sack, tuple(rows), new)


def line_row(line: GoodsLine, *, may_record: bool, form: LineForm | None = None) -> LineRow:
    if not may_record:
        return LineRow(line, None)
    return LineRow(line, form or LineForm(instance=line, form_id=f"dong-{line.pk}"))


def new_line(visit: Visit, sack: GoodsLine | None, above: GoodsLine | None) -> NewLineForm:
    """An empty line that begins with unit, price and basis of the one above."""
    first = {name: getattr(above, name) for name in COPIED} if above else {}
    return NewLineForm(
        form_id=f"moi-{sack.pk if sack else 0}",
        sacks=visit.dossier.goods.containers(),
        initial={**first, "container": sack.pk if sack else None},
    )


def open_sacks(visit: Visit) -> "models.QuerySet[GoodsLine]":
    sacks = GoodsLine.objects.containers().filter(dossier=visit.dossier, is_counted=False)
    return sacks.exclude(opened_at=None)
