"""Evidence in a dossier, for tests of what happens to it."""

from datetime import datetime
from typing import Any

from cases.dossier.evidence import read_upload
from cases.dossier.models import Dossier, EvidenceFile, Item
from cases.dossier.services.files import add_file
from cases.office.models import Officer
from tests.builders import AT, a_dossier, a_seat
from tests.dossier.uploads import from_reports


def a_team_dossier() -> tuple[Dossier, Officer]:
    dossier = a_dossier()
    return dossier, a_seat(dossier).officer


def a_photo_in(dossier: Dossier, by: Officer, at: datetime = AT, **fields: Any) -> Item:
    read = read_upload(from_reports("photo_exif6_gps.jpg"))
    return add_file(dossier, read, kind=Item.Kind.PHOTO, by=by, at=at, **fields)


def file_of(item: Item) -> EvidenceFile:
    assert item.file
    return item.file
