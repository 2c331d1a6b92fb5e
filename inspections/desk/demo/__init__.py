"""The demonstration office: every state reached through the services, as an officer would."""

from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.utils import timezone

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FOLDER = Path(settings.BASE_DIR) / "fixtures" / "demo"


@cache
def table(name: str) -> Any:
    """One table of the demonstration office, read once: not to be written to."""
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, LOADER)  # noqa: S506 safe


def instant(on: date | str, clock: str = "08:00") -> datetime:
    """An instant by Hà Nội's clock."""
    day = on if isinstance(on, date) else date.fromisoformat(on)
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(clock)))
