"""Words of the law as keys to search by."""

import re

from cases.office.wording import fold

BREAKS = re.compile(r"[,;:()/“”\"]+")
NOT_LETTERS = re.compile(r"[^0-9a-z|]+")


def search_key(text: str) -> str:
    """Folded words with single spaces, no marks of punctuation: `hang hoa gia mao`."""
    return " ".join(as_field(text).replace("|", " ").split())


def as_field(*texts: str) -> str:
    """A key to look words up in: each word between spaces, `|` where a phrase ends."""
    parts = BREAKS.sub(" | ", " | ".join(texts))
    return f" {NOT_LETTERS.sub(' ', fold(parts)).strip()} "
