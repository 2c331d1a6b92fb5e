"""Finding by a few words, blind to accents, in a column that keeps folded text."""

from unicodedata import normalize

from django.db.models import Q

from cases.office.wording import fold


def holding(column: str, words: str) -> Q:
    """Rows whose folded column holds every word, in whatever order they were typed."""
    condition = Q()
    for word in fold(words).split():
        condition &= Q(**{f"{column}__contains": word})
    return condition


def spelt(column: str, words: str) -> Q | None:
    """Rows whose column holds the words letter for letter; None when they carry no accents.

    Databases differ in what they call the same letter, so each case is asked for by itself.
    """
    typed = " ".join(normalize("NFC", words).split())
    if fold(typed) == typed.lower():
        return None
    condition = Q()
    for spelling in {typed, typed.lower(), typed.capitalize(), typed.title(), typed.upper()}:
        condition |= Q(**{f"{column}__contains": spelling})
    return condition
