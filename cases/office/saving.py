"""The one way to save an editable row: compare-and-set on its revision, and one journal entry."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Protocol, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction

from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Chain, Officer, Verb


class Revised(Protocol):
    """A row that people edit: it counts its revisions and belongs to a chain."""

    revision: int

    @property
    def chain(self) -> Chain: ...


Row = TypeVar("Row", bound=models.Model)


class ConflictError(ValidationError):
    """Somebody else saved the row meanwhile; `theirs` is how it stands now."""

    def __init__(self, theirs: models.Model) -> None:
        super().__init__(
            "Trong lúc bạn nhập, dòng này đã được người khác sửa. "
            "So hai bản dưới đây rồi lưu lại bản đúng.",
            code="conflict",
        )
        self.theirs = theirs


@transaction.atomic
def add_row(row: Row, *, by: Officer, at: datetime, verb: models.TextChoices = Verb.CREATE) -> Row:
    """Save a new row and journal its values."""
    row.full_clean()
    row.save()
    fields = (field.name for field in row._meta.concrete_fields if field.editable)
    values = {
        name: [None, _said(row, name)] for name in fields if _said(row, name) not in (None, "")
    }
    record(verb, row, by=by, at=at, changes=values)  # type: ignore[arg-type]
    return row


@transaction.atomic
def save_row(
    row: Row,
    fields: Iterable[str],
    *,
    by: Officer,
    at: datetime,
    verb: models.TextChoices = Verb.CHANGE,
) -> Row:
    """Save the named fields of a row read at `row.revision`; nothing changed writes nothing.

    Raises ConflictError when the row has moved on meanwhile; ValidationError with the field's name
    otherwise. Fields derived in `save` are named in the model's DERIVED.
    """
    stored: Any = type(row)._default_manager.get(pk=row.pk)
    lock(stored)
    changes = {
        name: [_said(stored, name), _said(row, name)]
        for name in fields
        if _said(stored, name) != _said(row, name)
    }
    if not changes:
        return row
    if stored.revision != row.revision:  # type: ignore[attr-defined]
        raise ConflictError(stored)
    row.full_clean(exclude=[f.name for f in row._meta.fields if f.name not in changes])
    row.revision += 1  # type: ignore[attr-defined]
    row.save(update_fields=[*changes, *getattr(row, "DERIVED", ()), "revision"])
    record(verb, row, by=by, at=at, changes=changes)  # type: ignore[arg-type]
    return row


def _said(row: models.Model, name: str) -> object:
    field = row._meta.get_field(name)
    return field.value_from_object(row) if isinstance(field, models.Field) else None
