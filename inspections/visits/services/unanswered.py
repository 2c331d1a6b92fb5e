"""A save whose answer never came back to the browser is no colleague's."""

import json
from collections.abc import Collection, Iterable
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.db import models

from cases.office.journal import subject_of
from cases.office.models import JournalEntry, Officer, Submission


def is_own_unanswered(
    row: models.Model, fields: Collection[str], submissions: Iterable[str], *, by: Officer
) -> bool:
    """Was the last change to any of these fields written by one of these submissions?

    `submissions` are UUIDs as the officer's browser names them: sent by this page, never answered.
    """
    uuids = []
    for text in submissions:
        with suppress(ValueError):
            uuids.append(UUID(text))
    own = Submission.objects.filter(uuid__in=uuids, officer=by, result=subject_of(row))
    moments = set(own.values_list("at", flat=True))
    if not moments:
        return False
    revised: Any = row
    entries = JournalEntry.objects.filter(chain=revised.chain, subject=subject_of(row))
    for entry in entries.order_by("-sequence"):
        if set(fields) & set(json.loads(entry.changes)):
            return entry.officer_id == by.pk and entry.at in moments
    return False
