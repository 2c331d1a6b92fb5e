"""Canned phrases of the house, by the part of a visit they help to write."""

from functools import lru_cache

import yaml
from django.conf import settings


@lru_cache(maxsize=1)
def _all() -> dict[str, tuple[str, ...]]:
    path = settings.BASE_DIR / "fixtures" / "house" / "phrases.yaml"
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {part: tuple(phrases) for part, phrases in told.items()}


def phrases(part: str) -> tuple[str, ...]:
    """The phrases for that part, none where the house has none."""
    return _all().get(part, ())
