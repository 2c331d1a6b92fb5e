"""Goods as the papers list them: tables of lines and sealed sacks, totals, values."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Min, Q, prefetch_related_objects

from cases.dossier.drafting.common import Facts
from cases.dossier.models import GoodsLine
from cases.dossier.paper import Paragraph, Table, goods_in_minutes, opened_sacks
from cases.law.amounts import count_two_digits, dong_with_words, grouped
from inspections.visits.models import Visit

SACK = "bao"
NOT_COUNTED = "Chưa kiểm đếm"
MOST_IN_A_SENTENCE = 4


def seen_at(visit: Visit) -> list[Any]:
    """Lines in their order; `first_finding` of the visit that names each, None where none does."""
    of_visit = Q(findings__finding__visit=visit)
    lines = GoodsLine.objects.filter(seen_at__visit=visit).select_related("container")
    named = lines.annotate(first_finding=Min("findings__finding", filter=of_visit))
    return list(named.order_by("position", "pk"))


def seen_at_both(visit: Visit, about: Visit) -> tuple[list[GoodsLine], list[GoodsLine]]:
    """Lines of each of the two visits, in their order."""
    lines = GoodsLine.objects.filter(seen_at__visit__in=[visit, about])
    found = list(lines.select_related("container", "seen_at").order_by("position", "pk"))
    here, there = (
        [line for line in found if line.seen_at.visit_id == each.pk] for each in (visit, about)
    )
    return here, there


def opened_during(visit: Visit, lines: Sequence[GoodsLine]) -> list[GoodsLine]:
    """Those of the sacks that were opened while the visit went on, with what was in them."""
    opened = [line for line in lines if line.opened_at and _is_during(visit, line.opened_at)]
    prefetch_related_objects(opened, "contents")
    return opened


def _is_during(visit: Visit, at: datetime) -> bool:
    is_after_it_began = visit.arrived_at is None or visit.arrived_at <= at
    return is_after_it_began and (visit.left_at is None or at <= visit.left_at)


def number(quantity: Decimal) -> str:
    """`5.200`, `2,5`: grouped, without zeros behind the comma."""
    whole, _, part = f"{quantity:f}".partition(".")
    part = part.rstrip("0")
    return f"{grouped(int(whole))},{part}" if part else grouped(int(whole))


def table_facts(lines: Sequence[GoodsLine]) -> Facts:
    """Head, rows and totals of a table; empty without lines."""
    if not lines:
        return {}
    return {
        "head": _head(lines),
        "rows": [[str(at), *_row(line)] for at, line in enumerate(lines, start=1)],
        "totals": _totals(lines),
        "value": value_words(lines),
    }


def _head(lines: Sequence[GoodsLine]) -> str:
    if all(line.is_container for line in lines):
        return "Bao, thùng niêm phong"
    are_labels = all(line.unit == GoodsLine.Unit.LABEL for line in lines if not line.is_container)
    return "Tên tem, nhãn" if are_labels else "Tên hàng hóa"


def _row(line: GoodsLine) -> list[str]:
    if line.is_container:
        said = [_counted(line), f"tem niêm phong số {line.seal}", line.description]
        return [_name(line), SACK, count_two_digits(1), _joined(said)]
    inside = f"trong bao niêm phong số {line.container.seal}" if line.container else ""
    quantity = number(line.quantity) if line.quantity is not None else ""
    return [_name(line), line.unit, quantity, _joined([line.description, inside])]


def _name(line: GoodsLine) -> str:
    if not line.mark or line.mark in line.name:
        return line.name
    return f"{line.name} gắn dấu hiệu “{line.mark}”"


def _counted(line: GoodsLine) -> str:
    return "Đã mở, kiểm đếm" if line.is_counted else NOT_COUNTED


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(part for part in parts if part)


def _totals(lines: Sequence[GoodsLine]) -> list[list[str]]:
    """Unit and sum of each unit, pieces before sacks."""
    sums: dict[str, Decimal] = {}
    for line in lines:
        if line.quantity is not None:
            sums[line.unit] = sums.get(line.unit, Decimal(0)) + line.quantity
    totals = [[unit, number(total)] for unit, total in sums.items()]
    sacks = sum(line.is_container for line in lines)
    return [*totals, [SACK, count_two_digits(sacks)]] if sacks else totals


def table(goods: Mapping[str, Any]) -> list[Table | Paragraph]:
    """The table, its sum under the column or below it, the value in figures and words."""
    columns = goods_in_minutes(goods["head"])
    totals = goods["totals"]
    rows = tuple(tuple(row) for row in goods["rows"])
    total = ("Cộng", "", "", totals[0][1], "") if len(totals) == 1 and len(rows) > 1 else ()
    blocks: list[Table | Paragraph] = [Table(columns, rows, total)]
    if len(totals) > 1:
        sums = "; ".join(f"{total} {unit}" for unit, total in totals)
        blocks.append(Paragraph(f"Tổng cộng: {sums}."))
    if goods["value"]:
        value = goods["value"]
        blocks.append(Paragraph(f"{value[:1].upper()}{value[1:]}."))
    return blocks


def value_words(lines: Sequence[GoodsLine]) -> str:
    """`trị giá theo giá niêm yết: 38.160.000 đồng (…)`; says how many lines have no price yet."""
    counted = [line for line in lines if not line.is_container]
    priced = [line for line in counted if line.value is not None]
    if not priced:
        return ""
    bases = dict.fromkeys(line.get_price_basis_display() for line in priced)
    by = ", ".join(basis[:1].lower() + basis[1:] for basis in bases)
    words = dong_with_words(sum(line.value or 0 for line in priced))
    without = len(counted) - len(priced)
    unpriced = f"; {count_two_digits(without)} dòng hàng chưa có giá" if without else ""
    by = by if by.startswith("theo ") else f"theo {by}"
    return f"trị giá {by}: {words}{unpriced}"


def in_a_sentence(lines: Sequence[GoodsLine]) -> str:
    """`212 chiếc túi xách nữ gắn dấu hiệu “LUNARIS”; trị giá …`; empty where it takes a table."""
    kinds: dict[tuple[str, str], Decimal] = {}
    for line in lines:
        if line.quantity is not None:
            key = (line.unit, _name(line))
            kinds[key] = kinds.get(key, Decimal(0)) + line.quantity
    if len(kinds) > MOST_IN_A_SENTENCE:
        return ""
    said = [
        f"{number(total)} {unit} {name[:1].lower()}{name[1:]}"
        for (unit, name), total in kinds.items()
    ]
    sealed = [line for line in lines if line.is_container and not line.is_counted]
    if sealed:
        seals = ", ".join(line.seal for line in sealed)
        said.append(
            f"{count_two_digits(len(sealed))} {SACK} niêm phong, chưa kiểm đếm (tem số {seals})"
        )
    return _joined([", ".join(said), value_words(lines)])


def sack_facts(sacks: Sequence[GoodsLine]) -> Facts:
    """The opened sacks with what was counted in each; empty without sacks."""
    if not sacks:
        return {}
    units = {line.unit for sack in sacks for line in sack.contents.all()}
    one_unit = len(units) == 1
    rows, total = [], Decimal(0)
    for at, sack in enumerate(sacks, start=1):
        contents = list(sack.contents.all())
        total += sum((line.quantity or Decimal(0) for line in contents), Decimal(0))
        counted = "; ".join(
            value if one_unit else f"{value} {unit}" for unit, value in _totals(contents)
        )
        row = [str(at), count_two_digits(at), sack.seal, sack.seal_state, counted or NOT_COUNTED]
        rows.append(row)
    head = f"Số lượng ({units.pop()})" if one_unit else "Số lượng"
    return {"head": head, "rows": rows, "total": number(total) if one_unit else ""}


def sack_table(sacks: Mapping[str, Any]) -> Table:
    total = ("Cộng", "", "", "", sacks["total"]) if sacks["total"] else ()
    rows = tuple(tuple(row) for row in sacks["rows"])
    return Table(opened_sacks(sacks["head"]), rows, total)
