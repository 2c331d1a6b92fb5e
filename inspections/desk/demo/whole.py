"""The whole demonstration office in one transaction: all of it or nothing."""

from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction

from cases.dossier.services.registers import load_series
from cases.office.services import load_communes
from inspections.desk.demo import office

DATA = Path(settings.BASE_DIR) / "fixtures" / "data"


def load_data() -> None:
    """Communes, their former names and the office's registers: needed by any office."""
    load_communes(DATA)
    load_series(DATA / "series.csv")


@transaction.atomic
def build(on: date) -> None:
    """The office and its stories as they stand on a day."""
    load_data()
    office.people()
    parties = office.parties()
    office.rights(parties)
