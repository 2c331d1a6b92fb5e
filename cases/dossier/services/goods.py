"""Goods lines and sealed containers of a dossier."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction

from cases.dossier.models import GoodsLine, Verb
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer
from cases.office.saving import add_row


@transaction.atomic
def add_goods(line: GoodsLine, *, by: Officer, at: datetime) -> GoodsLine:
    """Enter a line or a sealed container at the end of the dossier's list."""
    lock(line.dossier)
    if line.is_container:
        line.is_counted = False
    if line.container and line.container.opened_at is None:
        raise ValidationError({"container": "Mở niêm phong trước khi ghi hàng trong bao, thùng."})
    last = line.dossier.goods.aggregate(last=models.Max("position"))["last"]
    line.position = (last or 0) + 1
    return add_row(line, by=by, at=at, verb=Verb.ADD_GOODS)


@transaction.atomic
def open_seal(
    container: GoodsLine, *, opened_by: str, seal_state: str, by: Officer, at: datetime
) -> GoodsLine:
    """Open a sealed container: who opened it and how the seal was found."""
    lock(container.dossier)
    container.refresh_from_db()
    errors = {}
    if not container.is_container or container.opened_at is not None:
        errors["opened_by"] = "Bao, thùng này không còn niêm phong."
    if not opened_by.strip():
        errors["opened_by"] = "Ghi họ tên người mở niêm phong và người chứng kiến."
    if not seal_state.strip():
        errors["seal_state"] = "Ghi tình trạng niêm phong trước khi mở."
    if errors:
        raise ValidationError(errors)
    container.opened_at, container.opened_by, container.seal_state = at, opened_by, seal_state
    container.revision += 1
    container.save(update_fields=["opened_at", "opened_by", "seal_state", "revision"])
    facts = {"seal": container.seal, "opened_by": opened_by, "seal_state": seal_state}
    record(Verb.OPEN_SEAL, container, by=by, at=at, changes=facts)
    return container


@transaction.atomic
def finish_count(container: GoodsLine, *, by: Officer, at: datetime) -> GoodsLine:
    """The contents of an opened container are counted, all of them."""
    lock(container.dossier)
    container.refresh_from_db()
    if container.opened_at is None:
        raise ValidationError("Mở niêm phong và ghi hàng trong bao, thùng trước.")
    if not container.contents.exists():
        raise ValidationError("Chưa ghi hàng nào trong bao, thùng này.")
    container.is_counted = True
    container.revision += 1
    container.save(update_fields=["is_counted", "revision"])
    record(Verb.CHANGE_GOODS, container, by=by, at=at, changes={"is_counted": [False, True]})
    return container
