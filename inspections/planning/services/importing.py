"""A plan's list from an Excel file: judged row by row, then taken in whole or not at all."""

import re
from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.office.journal import record
from cases.office.models import Officer, Unit
from cases.office.sheets import Cell, Line, Wanted, day_of
from cases.office.wording import fold
from cases.parties.judging import Judged, judge_parties, offer_new, version_of
from cases.parties.spreadsheets import ADDRESS, CODE, COMMUNE, KIND, NAME
from inspections.planning.models import Plan, PlanItem, Verb
from inspections.planning.services.items import append
from inspections.planning.services.plans import guard_changing

COLUMNS = (
    NAME,
    CODE,
    KIND,
    ADDRESS,
    COMMUNE,
    Wanted("content", "Nội dung kiểm tra", ("noi dung", "chuyen de/noi dung")),
    Wanted("month", "Tháng", ("thoi gian", "thang kiem tra", "thoi gian kiem tra", "du kien")),
    Wanted("reason", "Lý do", ("ly do dua vao ke hoach", "ly do kiem tra")),
    Wanted("unit", "Đơn vị thực hiện", ("don vi", "phong thuc hien", "don vi chu tri")),
)
MONTH = re.compile(r"(?:thang )?([0-9]{1,2})(?:[/.-]([0-9]{4}))?")


def judge_items(
    plan: Plan, lines: Iterable[Line], *, reason: str = "", by: Officer
) -> list[Judged]:
    """Every row with what is wrong or doubtful; nothing is stored. In a few queries."""
    units = {fold(key): unit for unit in Unit.objects.all() for key in (unit.name, unit.symbol)}
    taken = set(plan.items.standing().values_list("party_version__party", flat=True))
    rows = judge_parties(lines)
    for row in rows:
        cells = row.line.cells
        if row.version and row.version.party_id in taken:
            row.known = "đã có trong kế hoạch"
        try:
            row.told["month"] = month_of(cells.get("month"), plan.year)
        except ValidationError as error:
            row.wrong.extend(error.messages)
        row.told["content"] = str(cells.get("content") or plan.content)
        row.told["reason"] = str(cells.get("reason") or reason)
        row.told["unit"] = (
            by.unit if not (said := cells.get("unit")) else units.get(fold(str(said)))
        )
        if not row.told["reason"]:
            row.wrong.append("chưa ghi lý do")
        if row.told["unit"] is None:
            row.wrong.append(f"không có đơn vị “{said}”")
        for key, label in (("content", "nội dung"), ("reason", "lý do")):
            if len(row.told[key]) > 500:
                row.wrong.append(f"{label} dài hơn 500 chữ")
        offer_new(row)
    return rows


def month_of(cell: Cell, year: int) -> int:
    """`3`, `Tháng 3`, `03/2026` or a day of that year. Raises ValidationError."""
    if cell is None:
        raise ValidationError("chưa ghi tháng")
    if found := MONTH.fullmatch(fold(str(cell))):
        month, its_year = int(found[1]), int(found[2] or year)
    else:
        day = day_of(cell) or date.min
        month, its_year = day.month, day.year
    if not 1 <= month <= 12:
        raise ValidationError(f"“{cell}” không phải tháng; ghi từ 1 đến 12")
    if its_year != year:
        raise ValidationError(f"“{cell}” không thuộc năm {year} của kế hoạch")
    return month


def imported_before(plan: Plan, digest: str) -> datetime | None:
    """When the same file was taken into this plan."""
    entries = plan.chain.entries.filter(verb=Verb.IMPORT_ITEMS, changes__contains=digest)
    entry = entries.order_by("sequence").last()
    return entry.at if entry else None


@transaction.atomic
def import_items(
    plan: Plan,
    lines: Collection[Line],
    confirmed: Collection[int],
    *,
    reason: str,
    digest: str,
    by: Officer,
    at: datetime,
) -> Plan:
    """The rows without doubt and those confirmed, judged again under the lock; all or none.

    New parties are entered on the way. Rows that are wrong or there already are left out.
    """
    guard_changing(plan, by=by, at=at)
    rows = judge_items(plan, lines, reason=reason, by=by)
    chosen = [row for row in rows if row.state == "good"]
    chosen += [row for row in rows if row.state == "doubt" and row.number in confirmed]
    if not chosen:
        raise ValidationError("Không có dòng nào để nhập.")
    on = timezone.localdate(at)
    chosen.sort(key=lambda row: row.number)
    items = [
        PlanItem(party_version=version_of(row, on=on, by=by, at=at), **row.told) for row in chosen
    ]
    names = append(plan, items)
    facts = {"subjects": names, "count": len(names), "sha256": digest}
    record(Verb.IMPORT_ITEMS, plan, by=by, at=at, changes=facts)
    return plan
