"""What the pages of a party and of a right share: the day asked for, the journal."""

from datetime import date
from typing import Any

from django.db import models
from django.utils import timezone

from cases.office.access import OfficerRequest
from cases.office.duties import Duty, may
from cases.office.models import JournalEntry
from cases.office.telling import tell
from cases.parties.forms import AsOfForm


def day_asked(request: OfficerRequest, label: str) -> tuple[AsOfForm, date]:
    """The day of the address; none, or one that cannot be read, is today."""
    today = timezone.localdate(request.at)
    form = AsOfForm(request.GET if "on" in request.GET else {"on": today})
    form.fields["on"].label = label
    asked: date | None = form.cleaned_data["on"] if form.is_valid() else None
    return form, asked or today


def entries_of(
    request: OfficerRequest, target: Any, *also: type[models.Model]
) -> list[tuple[JournalEntry, list[str]]]:
    """The journal of a party or right, newest first, for whoever may read it."""
    if not may(request.user, Duty.READ_JOURNAL, target, at=request.at):
        return []
    entries = target.chain.entries.select_related("officer").order_by("-sequence")
    return tell(entries, *also)
