"""Titles that sanction, for the rooms below."""

from datetime import date

from cases.lawbook.models import Authority


def titles_on(on: date) -> list[tuple[str, str]]:
    """Code and words of each title that may sanction on the day."""
    named = Authority.objects.in_force(on).values_list("code", "title").order_by("title")
    return list(dict(named).items())
