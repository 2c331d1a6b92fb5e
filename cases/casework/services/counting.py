"""Goods held are counted once their seals are open; every difference has its reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from cases.casework.models import Recount, Seizure, Verb
from cases.casework.services.seals import held_now
from cases.casework.services.seizures import over
from cases.dossier.models import GoodsLine
from cases.dossier.services.goods import add_goods, finish_count
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.office.duties import Duty
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer
from cases.office.saving import save_row
from cases.office.templatetags.office import grouped


@dataclass(frozen=True)
class Counted:
    """What was counted of a line, and why that differs from what was written."""

    quantity: Decimal
    because: str = ""


def open_sacks(seizure: Seizure) -> list[GoodsLine]:
    """Opened sacks of which not everything is counted yet."""
    held = (each for each in held_now(seizure) if not each.seal)
    lines = (each.line for each in held)
    return [line for line in lines if line.is_container and not line.is_counted]


def countable(seizure: Seizure) -> list[GoodsLine]:
    """Lines with a written quantity that lie open: by themselves, or in an opened sack."""
    open_now = [each.line.pk for each in held_now(seizure) if not each.seal]
    lines = GoodsLine.objects.counted().filter(Q(pk__in=open_now) | Q(container__in=open_now))
    return list(lines.select_related("container").order_by("dossier", "position", "pk"))


def can_count(seizure: Seizure, by: Officer, at: datetime) -> list[Refusal]:
    return lacks_duty(by, Duty.HANDLE_CASE, seizure, at=at) + over(seizure)


@transaction.atomic
def add_counted(seizure: Seizure, line: GoodsLine, *, by: Officer, at: datetime) -> GoodsLine:
    """What was found in an opened sack: written for the first time, so nothing differs."""
    lock(seizure, line.dossier)
    refuse_if(can_count(seizure, by, at))
    if line.container not in open_sacks(seizure):
        raise ValidationError(
            {"container": "Chọn bao, thùng đã mở niêm phong, chưa đếm xong của lần tạm giữ này."}
        )
    return add_goods(line, by=by, at=at)


@transaction.atomic
def finish_sack(seizure: Seizure, sack: GoodsLine, *, by: Officer, at: datetime) -> GoodsLine:
    lock(seizure, sack.dossier)
    refuse_if(can_count(seizure, by, at))
    if sack not in open_sacks(seizure):
        raise ValidationError("Bao, thùng này chưa mở niêm phong hoặc đã đếm xong.")
    return finish_count(sack, by=by, at=at)


@transaction.atomic
def recount(
    seizure: Seizure, counted: Mapping[int, Counted], *, by: Officer, at: datetime
) -> Seizure:
    """Quantities counted anew, by key of the line; a difference without a reason is refused."""
    lines = {line.pk: line for line in countable(seizure)}
    lock(seizure, *{line.dossier for line in lines.values()})
    refuse_if(can_count(seizure, by, at))
    lines = {line.pk: line for line in countable(seizure)}
    if not counted:
        raise ValidationError("Nhập số lượng đếm được.")
    if set(counted) - set(lines):
        raise ValidationError("Chỉ kiểm đếm tang vật đã mở niêm phong của lần tạm giữ này.")
    if errors := dict(_wrong(lines, counted)):
        raise ValidationError(errors)
    for pk, found in counted.items():
        _note(seizure, lines[pk], found, by=by, at=at)
    return seizure


def _wrong(
    lines: Mapping[int, GoodsLine], counted: Mapping[int, Counted]
) -> "list[tuple[str, str]]":
    wrong = []
    for pk, found in counted.items():
        written = lines[pk].quantity
        if found.quantity <= 0:
            wrong.append((f"counted_{pk}", GONE))
        elif found.quantity != written and not found.because.strip():
            reason = (
                f"Đã ghi {grouped(written)}, đếm được {grouped(found.quantity)}: "
                "ghi lý do chênh lệch."
            )
            wrong.append((f"because_{pk}", reason))
    return wrong


# the goods of the act were there when it was found: their value does not shrink by a loss
GONE = (
    "Không còn hàng thì không sửa số lượng. Báo ngay người ra quyết định tạm giữ "
    "và lập biên bản xác minh (mẫu MBB05)."
)


def _note(seizure: Seizure, line: GoodsLine, found: Counted, *, by: Officer, at: datetime) -> None:
    written = line.quantity or Decimal(0)
    row = Recount(
        seizure=seizure,
        line=line,
        written=written,
        counted=found.quantity,
        because=found.because.strip() if found.quantity != written else "",
        counted_at=at,
    )
    row.full_clean()
    row.save()
    facts = {"name": line.name, "counted": [row.written, row.counted], "because": row.because}
    record(Verb.COUNT_GOODS, row, by=by, at=at, changes=facts)
    if found.quantity != line.quantity:
        line.quantity = found.quantity
        save_row(line, ["quantity"], by=by, at=at, verb=Verb.COUNT_GOODS)
