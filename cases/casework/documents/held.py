"""What the papers about goods held share: who is concerned, what is held, how it is cited."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from django.utils import timezone

from cases.casework.models import Case, RecordPerson, Seizure
from cases.dossier.drafting import parties
from cases.dossier.drafting.common import (
    INDIVIDUAL,
    ORGANISATION,
    Facts,
    labels_of,
    none_words,
)
from cases.dossier.models import Document, GoodsLine
from cases.dossier.paper import Column, Paragraph, Table
from cases.law.amounts import count_two_digits, day_in_words, grouped, number_in_words
from cases.lawbook.procedure import FormOfLaw, form_of
from cases.office.house import house, position_alone
from cases.office.models import Officer
from cases.parties.models import Party, PartyVersion

GOODS = "tang vật, phương tiện vi phạm hành chính"
LICENCES = "giấy phép, chứng chỉ hành nghề"
UNKNOWN = "không xác định được cá nhân, tổ chức vi phạm"
SACK, NOT_COUNTED, COUNTED = "bao", "Chưa kiểm đếm", "Đã kiểm đếm"
NO_STATES: Mapping[int, str] = MappingProxyType({})
CONTAINERS = ("bao", "thùng", "hộp", "kiện")
COUNTED_IN_PRINT = "đếm khi in"
# layout of the papers: columns of the form, widths ours
HELD = (
    Column("STT", 11, "center"),
    Column("Tên tang vật, phương tiện vi phạm hành chính", 36),
    Column("Đơn vị tính", 14, "center"),
    Column("Số lượng", 14, "center"),
    Column("Chủng loại", 30),
    Column("Tình trạng, đặc điểm", 42),
    Column("Ghi chú", 18, "center"),
)


def head_facts(kind: str, at: datetime) -> tuple[FormOfLaw, Facts]:
    """The form of the day and what stands over every paper of the office."""
    form = form_of(kind, on=timezone.localdate(at))
    here = house()
    return form, {
        "form": form.content["id"],
        "pack": form.pack,
        "symbol": form.symbol,
        "kind": form.content["title_lines"][0],
        "superior": here.superior,
        "body": here.body,
        "none_words": none_words(form.content),
    }


def variant_of(case: Case) -> int:
    return parties.variant_of(case.offender) if case.offender else INDIVIDUAL


def labels(form: FormOfLaw, case: Case) -> Facts:
    return labels_of(form.content, variant_of(case))


def party_facts(case: Case, form: FormOfLaw) -> Facts:
    """The offender as his version of the case has him; empty while nobody is known."""
    version = case.offender
    if version is None:
        return {"party": {}, "block": [], "subject_called": UNKNOWN, "person": UNKNOWN}
    variant = parties.variant_of(version)
    person = parties.person_called(version)
    role = "người đại diện của tổ chức" if variant == ORGANISATION else "cá nhân"
    return {
        "party": {**parties.party_facts(version), "honorific": honorific(version)},
        "block": parties.block_of(form.blocks, variant),
        "version": version.pk,
        "versions": {str(version.party_id): version.pk},
        "subject_called": f"{person} là {role} vi phạm",
        "person": person,
    }


def honorific(version: PartyVersion) -> str:
    """`bà`, `ông`, or `tổ chức`: what stands before `có tên sau đây`."""
    if version.party.kind == Party.Kind.ORGANISATION:
        return "tổ chức"
    return parties.HONORIFICS.get(version.sex, "ông (bà)")


def officer_facts(officer: Officer | None) -> Facts:
    if officer is None:
        return {}
    return {
        "full_name": officer.full_name,
        "position": position_alone(officer),
        "body": f"{officer.unit.name}, {house().name}",
    }


def person_facts(person: RecordPerson) -> Facts:
    return {
        "full_name": person.name,
        "occupation": person.position,
        "address": person.address,
        "called": f"{person.honorific.lower()} {person.name}",
    }


def people_of(document: Document, capacity: RecordPerson.Capacity) -> list[RecordPerson]:
    return [each for each in document.people.all() if each.capacity == capacity]


def place_of(case: Case) -> str:
    """Where the matter happened, as it stands inside a sentence."""
    here = house()
    return here.in_a_sentence(here.full_address(case.dossier.place, case.dossier.commune))


def rows_facts(lines: Sequence[GoodsLine], states: Mapping[int, str] = NO_STATES) -> Facts:
    """Rows of the form's seven columns and what they come to; a sealed sack is a row, uncounted.

    `states` says of a line, by its key, how its seal stands under this record.
    """
    rows, sacks = [], 0
    for at, line in enumerate(lines, start=1):
        sacks += line.is_container
        state = states.get(line.pk, "")
        row = _sack(line, sacks, state) if line.is_container else _goods(line, state)
        rows.append([str(at), *row])
    return {"rows": rows, "totals": _totals(lines), "sealed": _sealed(lines)}


def _sack(line: GoodsLine, at: int, state: str) -> list[str]:
    name = line.name.strip()
    bears_it = name.lower().startswith(CONTAINERS)
    number = count_two_digits(at)
    called = f"{name} số {number}" if bears_it else f"Bao số {number} chứa {_small(name)}"
    state = state or f"Đã niêm phong, tem số {line.seal}"
    if line.description:
        state = f"{state}; {_small(line.description)}"
    remark = COUNTED if line.is_counted else NOT_COUNTED
    return [called, SACK, count_two_digits(1), "" if bears_it else kind_of(line), state, remark]


def _goods(line: GoodsLine, state: str) -> list[str]:
    said = "; ".join(part for part in (line.description, state) if part)
    return [line.name, line.unit, number(line.quantity), kind_of(line), said, ""]


def kind_of(line: GoodsLine) -> str:
    """`Túi xách nữ gắn dấu hiệu “LUNARIS”`."""
    if not line.mark or line.mark in line.name:
        return line.name
    return f"{line.name} gắn dấu hiệu “{line.mark}”"


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def number(quantity: Decimal | None) -> str:
    """`5.200`, `2,5`: grouped, without zeros behind the comma; two digits below ten."""
    if quantity is None:
        return ""
    whole, _, part = f"{quantity:f}".partition(".")
    part = part.rstrip("0")
    if part:
        return f"{grouped(int(whole))},{part}"
    return count_two_digits(int(whole)) if int(whole) < 10 else grouped(int(whole))


def _totals(lines: Iterable[GoodsLine]) -> list[list[str]]:
    sums: dict[str, Decimal] = {}
    for line in lines:
        unit = SACK if line.is_container else line.unit
        quantity = Decimal(1) if line.is_container else line.quantity or Decimal(0)
        sums[unit] = sums.get(unit, Decimal(0)) + quantity
    return [[unit, number(total)] for unit, total in sums.items()]


def _sealed(lines: Iterable[GoodsLine]) -> Facts:
    """How many sacks wait to be counted, and of what."""
    waiting = [line for line in lines if line.is_container and not line.is_counted]
    if not waiting:
        return {}
    names = {_small(line.name) for line in waiting}
    what = names.pop() if len(names) == 1 else "hàng hóa"
    bears_it = what.startswith(CONTAINERS)
    return {
        "count": count_two_digits(len(waiting)),
        "in_words": number_in_words(len(waiting)),
        "what": "hàng hóa" if bears_it else what,
    }


def goods_table(goods: Any) -> list[Table | Paragraph]:
    """The table with its sum."""
    totals = goods["totals"]
    rows = tuple(tuple(row) for row in goods["rows"])
    is_one = len(totals) == 1 and len(rows) > 1
    total = ("Cộng", "", "", totals[0][1], "", "", "") if is_one else ()
    blocks: list[Table | Paragraph] = [Table(HELD, rows, total)]
    if len(totals) > 1:
        sums = "; ".join(f"{total} {unit}" for unit, total in totals)
        blocks.append(Paragraph(f"Tổng cộng: {sums}."))
    return blocks


def sealed_sacks(goods: Any, *, before: str) -> list[Paragraph]:
    """Sacks taken uncounted, in words, and before whom they are opened."""
    sealed = goods["sealed"]
    if not sealed:
        return []
    said = f"Số bao bị tạm giữ: {sealed['count']} bao ({sealed['in_words']} bao)."
    counted = f"Số lượng {sealed['what']} trong mỗi bao được xác định khi mở niêm phong"
    return [Paragraph(f"{said} {counted}{before}.")]


def lines_of(seizure: Seizure) -> list[GoodsLine]:
    goods = seizure.goods.select_related("line__container").order_by(
        "line__dossier", "line__position", "line"
    )
    return [each.line for each in goods]


def record_cited(seizure: Seizure) -> str:
    """`số 09/BB-TG lập ngày 06 tháng 11 năm 2026`: known from when its words are fixed."""
    number = seizure.record.full_number if seizure.record else ""
    day = day_in_words(timezone.localdate(seizure.taken_at))
    return f"số {number} lập {day}" if number else ""


def cited(document: Document | None, *, made: str = "") -> str:
    """`số 09/BB-TG lập ngày 06 tháng 11 năm 2026`; empty while it has no number or day."""
    if document is None or not document.full_number or document.issued_on is None:
        return ""
    return f"số {document.full_number} {made}{day_in_words(document.issued_on)}"
