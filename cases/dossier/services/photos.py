"""Photographs printed with a paper: none is left out in silence."""

import json
from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError

from cases.dossier.composing import composer_of
from cases.dossier.drafting.common import edits_of
from cases.dossier.evidence import pictures_of
from cases.dossier.models import Document, EvidenceFile
from cases.dossier.services.printing import print_document

FIXED = (Document.State.READY, Document.State.SIGNED)
Pictures = tuple[Mapping[str, bytes], Mapping[str, str]]


def pictures_for(document: Document) -> Pictures:
    """By SHA-256: the photographs printed with the document, and why others cannot be.

    Slow (it reads every file and compares its hash): call it before an act's transaction.
    """
    return pictures_of(_files(document))


def _files(document: Document) -> list[EvidenceFile]:
    if document.facts:
        named = [photo["sha256"] for photo in json.loads(document.facts).get("photos", ())]
        return list(EvidenceFile.objects.filter(dossier__in=_dossiers(document), sha256__in=named))
    photos = composer_of(document.kind).photos
    return photos(document) if photos and edits_of(document).with_photos else []


def _dossiers(document: Document) -> list[int]:
    """A case prints photographs that were taken at its inspection."""
    dossier = document.dossier
    return [each for each in (dossier.pk, dossier.arose_from_id) if each]


def refuse_lost(document: Document, lost: Mapping[str, str]) -> None:
    """A photograph that cannot be printed stops the paper until the officer accepts it."""
    accepted = edits_of(document).lost_photos
    if unsaid := {sha256: reason for sha256, reason in lost.items() if sha256 not in accepted}:
        files = EvidenceFile.objects.filter(dossier__in=_dossiers(document), sha256__in=unsaid)
        names = dict(files.values_list("sha256", "name"))
        raise ValidationError(
            [
                ValidationError(
                    f"Không in được ảnh {names[sha256]}: {reason}. Thêm lại tệp, bỏ ảnh, "
                    "hoặc chấp nhận in thiếu kèm ghi chú.",
                    code="lost_photo",
                )
                for sha256, reason in unsaid.items()
            ]
        )


def print_paper(document: Document, *, at: datetime) -> bytes:
    """The PDF in the document's state. A draft prints remarks in place of lost photographs.

    Raises ValidationError naming letters or photographs that cannot be printed.
    """
    if document.state == Document.State.ISSUED:
        return print_document(document, at=at)
    pictures, lost = pictures_for(document)
    if document.state in FIXED:
        refuse_lost(document, lost)
    return print_document(document, at=at, pictures=pictures)
