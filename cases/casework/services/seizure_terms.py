"""The terms of goods held: hours to the decision, days of custody, its extension."""

from datetime import date, datetime

from django.utils import timezone

from cases.casework.models import Case, Seizure
from cases.dossier.services import deadlines
from cases.law.deadline_steps import UNITS
from cases.law.deadlines import Due
from cases.law.terms import Term

REPORT, CUSTODY, CUSTODY_PASSED_ON = "seizure_report", "seizure_normal", "seizure_transferred"
EXTENSIONS = ("seizure_extended_1", "seizure_extended_2")
# how long the sanction decision may take: custody never outlasts it (Điều 125 khoản 8)
DECISIONS = (
    *("decision_normal", "decision_transferred"),
    *("decision_explained_or_verified", "decision_serious_complex"),
)
LABELS = {REPORT: "Ký quyết định tạm giữ", CUSTODY: "Hết thời hạn tạm giữ"}


def key_of(term: str, seizure: Seizure) -> str:
    """Several takings of one case run their own terms."""
    return f"{term}:{seizure.pk}"


def report_due(seizure: Seizure) -> Due:
    """Hours from the first line of the record, whatever day of the week: Friday to Saturday."""
    return deadlines.reckon(REPORT, from_day=timezone.localtime(seizure.taken_at))


def counted(seizure: Seizure, term: str) -> Due:
    """A term of days or months from the actual taking."""
    return deadlines.reckon(term, from_day=timezone.localdate(seizure.taken_at))


def length_in_words(term: Term) -> str:
    """07 ngày làm việc."""
    return f"{term.length:02d} {UNITS[term.unit]}"


def decision_deadline(case: Case) -> date | None:
    """The last day for the sanction decision, where its term runs."""
    running = case.dossier.deadlines.running().filter(term__in=DECISIONS)
    due_at = running.order_by("-due_at").values_list("due_at", flat=True).first()
    return timezone.localdate(due_at) if due_at else None


def begin(seizure: Seizure) -> None:
    """Both clocks run from the taking: the hours to the decision, the days of custody."""
    dossier = seizure.case.dossier
    report, custody = report_due(seizure), counted(seizure, CUSTODY)
    seizure.decide_by, seizure.ends_on = deadlines.ends_at(report), custody.due
    seizure.save(update_fields=["decide_by", "ends_on"])
    deadlines.keep_deadline(dossier, key_of(REPORT, seizure), label=LABELS[REPORT], end=report)
    deadlines.keep_deadline(dossier, key_of(CUSTODY, seizure), label=LABELS[CUSTODY], end=custody)


def extend(seizure: Seizure, end: Due, last: date) -> None:
    """The term of custody is moved; `last` is earlier where the sanction decision is due before."""
    dossier, key = seizure.case.dossier, key_of(CUSTODY, seizure)
    deadline = deadlines.keep_deadline(dossier, key, label=LABELS[CUSTODY], end=end)
    if last < end.due:
        deadline.label = f"{LABELS[CUSTODY]}, không quá thời hạn ra quyết định xử phạt"
        deadline.due_at = deadlines.end_of(last)
        deadline.save(update_fields=["label", "due_at"])


def end_report(seizure: Seizure, *, because: str, at: datetime) -> None:
    deadlines.end_deadline(seizure.case.dossier, key_of(REPORT, seizure), because=because, at=at)


def end_all(seizure: Seizure, *, because: str, at: datetime) -> None:
    keys = [key_of(term, seizure) for term in (REPORT, CUSTODY)]
    deadlines.end_deadline(seizure.case.dossier, *keys, because=because, at=at)
