"""The way of a paper as people read it: who had it, how many working days, what was said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from cases.dossier.models import Approval, Document
from cases.dossier.services.approvals import stays_of, went_on
from cases.law.workdays import Calendar
from cases.lawbook.procedure import calendar_in_use
from cases.lawbook.services import NoLawError
from cases.office.models import Officer

DRAFTING = "Soạn thảo"
SENT = "sent"
SAID = {
    Approval.Outcome.APPROVED: "Đồng ý",
    Approval.Outcome.RETURNED: "Trả lại",
    Approval.Outcome.RECALLED: "Người trình rút lại",
    Approval.Outcome.MOVED: "Chuyển người khác duyệt",
}
SHAPES = {
    "": ("half", "now"),
    SENT: ("tick", "done"),
    Approval.Outcome.APPROVED: ("tick", "done"),
    Approval.Outcome.RETURNED: ("diamond", "late"),
}


@dataclass(frozen=True)
class Leg:
    """One officer's time with the paper; `days` are working days, None where no law is loaded."""

    desk: str
    officer: Officer
    arrived_at: datetime
    left_at: datetime | None
    days: int | None
    outcome: str
    opinion: str

    @property
    def shape(self) -> tuple[str, str]:
        return SHAPES.get(self.outcome, ("dashed", "quiet"))

    @property
    def is_here(self) -> bool:
        return self.left_at is None

    @property
    def said(self) -> str:
        """What the slip prints of it: the outcome and the opinion, each once."""
        if self.outcome == Approval.Outcome.APPROVED and self.opinion:
            return self.opinion
        outcome = SAID.get(Approval.Outcome(self.outcome), "") if self.outcome in SAID else ""
        return ": ".join(word for word in (outcome, self.opinion) if word)


def legs_of(document: Document, *, at: datetime, calendar: Calendar | None = None) -> list[Leg]:
    """Drafter and desks in turn, the last one open where the paper still goes about."""
    days = calendar or days_of_office()
    return list(_legs(document, stays_of(document), days, at))


def days_of_office() -> Calendar | None:
    try:
        return calendar_in_use()
    except NoLawError:
        return None


def _legs(
    document: Document, stays: Sequence[Approval], calendar: Calendar | None, at: datetime
) -> Iterator[Leg]:
    since = document.made_at
    drafter = document.made_by
    for number, stay in enumerate(stays):
        if number == 0 or not went_on(stays[number - 1]):
            drafter = stay.sent_by
            days = worked(calendar, since, stay.arrived_at)
            yield Leg(DRAFTING, drafter, since, stay.arrived_at, days, SENT, stay.note)
        yield _leg(stay, calendar, at)
        since = stay.decided_at or at
    if stays and not went_on(stays[-1]) and stays[-1].decided_at:
        yield Leg(DRAFTING, drafter, since, None, worked(calendar, since, at), "", "")


def _leg(stay: Approval, calendar: Calendar | None, at: datetime) -> Leg:
    days = worked(calendar, stay.arrived_at, stay.decided_at or at)
    desk = str(stay.get_desk_display())
    return Leg(
        desk, stay.officer, stay.arrived_at, stay.decided_at, days, stay.outcome, stay.opinion
    )


def worked(calendar: Calendar | None, start: datetime, end: datetime) -> int | None:
    """Working days by Hà Nội's calendar: the day it came is not counted, the day it left is."""
    if calendar is None:
        return None
    return calendar.worked_between(timezone.localdate(start), timezone.localdate(end))


def round_of(document: Document) -> int:
    """Which draft this is: one more each time it came back or was taken back."""
    stays = stays_of(document)
    again = sum(
        stay.outcome in {Approval.Outcome.RETURNED, Approval.Outcome.RECALLED} for stay in stays
    )
    still = stays and stays[-1].outcome in {Approval.Outcome.RETURNED, Approval.Outcome.RECALLED}
    return again + (0 if still else 1)
