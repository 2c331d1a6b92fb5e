"""The one way to save an editable row: compare-and-set on its revision, and one journal entry."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction

from cases.office.journal import record
from cases.office.locking import lock, lock_chains
from cases.office.models import Officer, Verb

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
    entered: Any = row
    lock_chains(entered.chain)
    row.full_clean()
    row.save()
    fields = (field.name for field in row._meta.concrete_fields if field.editable)
    values = {
        name: [None, _said(row, name)] for name in fields if _said(row, name) not in (None, "")
    }
    record(verb, entered, by=by, at=at, changes=values)
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

    The other fields of `row` become as they stand now. Raises ConflictError when the row has moved
    on meanwhile; ValidationError (code `gone`) when it was taken away, with the field's name
    otherwise. Fields derived in `save` are named in the model's DERIVED.
    """
    edited: Any = row
    names, stored = list(fields), _locked(row)
    for field in row._meta.concrete_fields:
        if field.name not in {*names, "revision"}:
            setattr(row, field.attname, getattr(stored, field.attname))
    if not (changes := _changes(stored, row, names)):
        return row
    if stored.revision != edited.revision:
        raise ConflictError(stored)
    _clean(row, changes)
    if not (changes := _changes(stored, row, names)):
        return row
    edited.revision = stored.revision + 1
    row.save(update_fields=[*changes, *getattr(row, "DERIVED", ()), "revision"])
    record(verb, stored, by=by, at=at, changes=changes)
    return row


def _locked(row: models.Model) -> Any:
    """The row as it stands, under its dossier's lock."""
    model: Any = type(row)
    try:
        stored = model._default_manager.get(pk=row.pk)
        lock(stored)
    except model.DoesNotExist as error:
        raise ValidationError(
            "Trong lúc bạn nhập, dòng này đã được người khác bỏ. Tải lại trang để xem.",
            code="gone",
        ) from error
    return stored


def _changes(stored: models.Model, row: models.Model, names: list[str]) -> dict[str, list[object]]:
    return {
        name: [_said(stored, name), _said(row, name)]
        for name in names
        if _said(stored, name) != _said(row, name)
    }


def _clean(row: models.Model, changed: Iterable[str]) -> None:
    """Validate what changed; each unchanged field would cost a look-up.

    A constraint that a change touches is asked whole: Django passes over one that names a field
    left out, and the database would then refuse without a sentence.
    """
    concrete = {field.name for field in row._meta.concrete_fields}
    row.full_clean(exclude=concrete - set(changed), validate_constraints=False)
    touched = {
        name
        for names in map(_fields_of, row._meta.constraints)
        if names & set(changed)
        for name in names
    }
    row.validate_constraints(exclude=concrete - touched)


def _fields_of(constraint: models.BaseConstraint) -> set[str]:
    condition: models.Q | None = getattr(constraint, "condition", None)
    named = set(getattr(constraint, "fields", ()))
    return named | (condition.referenced_base_fields if condition else set())


def _said(row: models.Model, name: str) -> object:
    field = row._meta.get_field(name)
    return field.value_from_object(row) if isinstance(field, models.Field) else None
