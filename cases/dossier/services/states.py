"""Moving what a dossier is about along its table of states."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst

from cases.dossier.models import Staged


def advance(row: Staged, status: str, **values: object) -> None:
    """Set the status and the fields that go with it, whole and validated.

    The caller holds the lock, read the row afresh and asked. Raises ValidationError where the
    table of states has no such step.
    """
    moving: Any = row
    if not row.may_become(status):
        raise ValidationError(
            f"{capfirst(row._meta.verbose_name)} đang ở trạng thái "
            f"“{moving.get_status_display()}”, không thực hiện được bước này."
        )
    for name, value in values.items():
        setattr(row, name, value)
    moving.status = status
    moving.revision += 1
    # what did not change costs a look-up each
    row.full_clean(exclude=[field.name for field in row._meta.concrete_fields if field.is_relation])
    row.save(update_fields=["status", "revision", *values])
