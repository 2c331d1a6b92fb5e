"""Photos and samples of a visit."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from cases.dossier.evidence import ReadFile
from cases.dossier.models import Item
from cases.dossier.services.files import add_files, add_sample, remove_item
from cases.office.models import Officer
from inspections.visits.models import Visit
from inspections.visits.services.visits import attach_item, guard


@transaction.atomic
def add_photos_at(visit: Visit, reads: Iterable[ReadFile], *, by: Officer, at: datetime) -> Item:
    """All of them or none; the same picture again is the same evidence of the dossier."""
    guard(visit, by=by, at=at)
    items = add_files(visit.dossier, reads, kind=Item.Kind.PHOTO, by=by, at=at)
    for item in items:
        attach_item(visit, item)
    return items[-1]


@transaction.atomic
def add_sample_at(
    visit: Visit, *, title: str, quantity: str, seal: str = "", by: Officer, at: datetime
) -> Item:
    guard(visit, by=by, at=at)
    told = {"title": title, "quantity": quantity, "seal": seal}
    item = add_sample(visit.dossier, **told, by=by, at=at)
    attach_item(visit, item)
    return item


@transaction.atomic
def remove_item_at(visit: Visit, item: Item, *, because: str, by: Officer, at: datetime) -> Visit:
    """Taken out of the dossier with a reason; the file itself stays."""
    guard(visit, by=by, at=at)
    remove_item(item, because=because, by=by, at=at)
    return visit
