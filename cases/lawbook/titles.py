"""Titles that sanction, for the rooms below."""

from datetime import date

from cases.lawbook.models import Authority
from cases.office.models import Officer


def titles_on(on: date) -> list[tuple[str, str]]:
    """Code and words of each title that may sanction on the day."""
    named = Authority.objects.in_force(on).values_list("code", "title").order_by("title")
    return list(dict(named).items())


def our_titles() -> frozenset[str]:
    """Codes of the titles that officers of this department hold."""
    held = Officer.objects.working().exclude(title_code="").order_by()
    return frozenset(held.values_list("title_code", flat=True))
