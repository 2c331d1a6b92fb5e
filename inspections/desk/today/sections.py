"""What a page of today is made of: rows, a queue, a board; empty ones say what first."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from cases.dossier.pages import days_left_in_words, due_tone
from cases.law.catalogue import Catalogue
from cases.lawbook.services import NoLawError, active_catalogue

AHEAD = 4  # days looked ahead for one that is off


@dataclass(frozen=True)
class Row:
    """One line of a list, as partials/_rows.html sets it."""

    title: str
    url: str
    line: str = ""
    side: str = ""
    side_line: str = ""
    shape: str = ""
    tone: str = ""
    word: str = ""
    hour: str = ""


@dataclass(frozen=True)
class Empty:
    """What an empty section says, and what to do first."""

    text: str
    steps: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Section:
    """`kind` names its template: rows, queue (papers at a desk), board (columns of rows)."""

    id: str
    title: str
    rows: Sequence[Any]
    empty: Empty
    note: str = ""
    url: str = ""
    kind: str = "rows"
    by_hour: bool = False
    act: str = ""


@dataclass(frozen=True)
class Today:
    """The whole page: wide sections, then two columns; at most one primary action."""

    wide: Sequence[Section] = ()
    left: Sequence[Section] = ()
    right: Sequence[Section] = ()
    action: tuple[str, str] | None = None
    links: Sequence[tuple[str, str]] = field(default=())
    told: str = ""


def law_of_today() -> Catalogue | None:
    try:
        return active_catalogue()
    except NoLawError:
        return None


def days_off_ahead(law: Catalogue | None, on: date) -> str:
    """`Mai 24/11/2026 nghỉ Ngày Văn hóa Việt Nam.`; empty where nothing is near."""
    if law is None:
        return ""
    for step in range(1, AHEAD):
        day = on + timedelta(days=step)
        marked = law.calendar.marked.get(day)
        if marked and not marked.is_working:
            when = "Mai" if step == 1 else "Ngày"
            return f"{when} {day:%d/%m/%Y} nghỉ {marked.name}, không tính là ngày làm việc."
    return ""


def due_sides(due_at: datetime | None, label: str, at: datetime) -> dict[str, str]:
    """The side of a row for a term: its day, what it is, how near."""
    if due_at is None:
        return {"side_line": "không có thời hạn"}
    on = timezone.localdate(due_at)
    days = (on - timezone.localdate(at)).days
    tone = due_tone(days)
    said = f"{on:%d/%m/%Y}"
    shape = {"late": "diamond", "soon": "triangle"}.get(tone, "")
    told = {"side_line": f"{label}, {days_left_in_words(days)}"}
    return told | ({"word": said, "shape": shape, "tone": tone} if tone else {"side": said})
