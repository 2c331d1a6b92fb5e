"""Scans of papers as they were signed by hand, kept by their hash."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from cases.dossier.composing import composer_of
from cases.dossier.evidence import ReadFile
from cases.dossier.models import Document, Item
from cases.dossier.services.files import add_file
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.office.locking import lock
from cases.office.models import Officer

SIGNED = (Document.State.SIGNED, Document.State.ISSUED)


def can_attach_scan(document: Document, by: Officer, at: datetime) -> list[Refusal]:
    duties = composer_of(document.kind).duties
    refusals = lacks_duty(by, duties.scan or duties.draft, document, at=at)
    if document.state not in SIGNED:
        refusals.append(Refusal("Ký xong mới đính kèm bản chụp."))
    return refusals


@transaction.atomic
def attach_scans(
    document: Document, reads: Iterable[ReadFile], *, by: Officer, at: datetime
) -> Document:
    """All of the files or none; the same bytes again are the scan that stands there already."""
    lock(document)
    refuse_if(can_attach_scan(document, by, at))
    for read in reads:
        kind = Item.Kind.SCAN
        add_file(document.dossier, read, kind=kind, document=document, by=by, at=at)
    return document
