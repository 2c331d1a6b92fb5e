"""Finding by a few words, blind to accents, in a column that keeps folded text."""

from django.db.models import Q

from cases.office.wording import fold


def holding(column: str, words: str) -> Q:
    """Rows whose folded column holds every word, in whatever order they were typed."""
    condition = Q()
    for word in fold(words).split():
        condition &= Q(**{f"{column}__contains": word})
    return condition
