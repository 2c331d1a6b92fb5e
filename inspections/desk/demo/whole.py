"""The whole demonstration office in one transaction: all of it or nothing."""

from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from cases.dossier.services.registers import load_series
from cases.lawbook.procedure import calendar_in_use
from cases.office.models import Commune
from cases.office.services import load_communes
from inspections.desk.demo import instant, office, others, story_1, story_4, story_5
from inspections.desk.demo.acts import play_together
from inspections.desk.demo.scene import Cast

DATA = Path(settings.BASE_DIR) / "fixtures" / "data"


def load_data() -> None:
    """Communes, their former names and the office's registers: needed by any office."""
    load_communes(DATA)
    load_series(DATA / "series.csv")


@transaction.atomic
def build(on: date, *, until: datetime | None = None) -> None:
    """The office and its stories as they stand on a day, or at an instant of it.

    The law must be loaded. Raises TooEarlyError, a sentence with the first day that may be asked
    for.
    """
    calendar = calendar_in_use()
    days = story_1.days(on, calendar)
    if not Commune.objects.exists():
        load_data()
    office.people(on)
    parties = office.parties()
    cast = Cast(parties, office.rights(parties, on))
    stories = [story_5.steps(cast, on), story_1.steps(cast, days)]
    stories.append(story_4.steps(cast, story_4.days(on, calendar)))
    stories += others.stories(cast, on, calendar)
    play_together(stories, until=until or instant(on, "23:59"))
