"""Goods at a visit: several lines at once, seals opened, sacks counted."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from cases.dossier.models import GoodsLine, Verb
from cases.dossier.services.goods import finish_count, open_seal
from cases.office.journal import record
from cases.office.models import Officer
from inspections.visits.models import Visit
from inspections.visits.services.visits import add_goods_at, frozen_record, guard


@transaction.atomic
def add_lines_at(
    visit: Visit, lines: Iterable[GoodsLine], *, by: Officer, at: datetime
) -> GoodsLine:
    """Several lines or containers in the order given, all or none; answers the last one."""
    added = [add_goods_at(visit, line, by=by, at=at) for line in lines]
    if not added:
        raise ValidationError("Chưa có dòng nào để ghi.")
    return added[-1]


@transaction.atomic
def open_seal_at(
    visit: Visit,
    container: GoodsLine,
    *,
    opened_by: str,
    seal_state: str,
    by: Officer,
    at: datetime,
) -> GoodsLine:
    """Open a container of the dossier at this visit, wherever it was sealed."""
    guard(visit, by=by, at=at)
    _refuse_foreign(visit, container)
    return open_seal(container, opened_by=opened_by, seal_state=seal_state, by=by, at=at)


@transaction.atomic
def finish_count_at(visit: Visit, container: GoodsLine, *, by: Officer, at: datetime) -> GoodsLine:
    guard(visit, by=by, at=at)
    _refuse_foreign(visit, container)
    container.refresh_from_db()
    return container if container.is_counted else finish_count(container, by=by, at=at)


@transaction.atomic
def resume_count_at(visit: Visit, container: GoodsLine, *, by: Officer, at: datetime) -> GoodsLine:
    """The count of an opened container was called finished too early."""
    guard(visit, by=by, at=at)
    _refuse_foreign(visit, container)
    container.refresh_from_db()
    if not container.is_counted:
        return container
    counted_at = Visit.objects.with_dossier().filter(goods__line__container=container)
    for other in counted_at.exclude(pk=visit.pk).distinct():
        if frozen := frozen_record(other):
            reason = f"Bao, thùng này đã kiểm đếm theo biên bản {frozen.full_number} đã chốt."
            raise ValidationError(reason)
    container.is_counted = False
    container.revision += 1
    container.save(update_fields=["is_counted", "revision"])
    changes = {"is_counted": [True, False]}
    record(Verb.CHANGE_GOODS, container, by=by, at=at, changes=changes)
    return container


def _refuse_foreign(visit: Visit, container: GoodsLine) -> None:
    if container.dossier_id != visit.dossier.pk:
        raise ValidationError("Bao, thùng này thuộc hồ sơ khác.")
