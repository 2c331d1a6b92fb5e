"""The violation record (MBB01) as a form of this room."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from cases.casework import grounds
from cases.casework.documents import violation_record, violation_record_words
from cases.casework.services import clocks, records
from cases.dossier.composing import Check, Composer, Duties, Facts, Text
from cases.dossier.drafting.signing import signers
from cases.dossier.models import Document
from cases.dossier.steps import NextStep, Refusal
from cases.office.duties import Duty
from cases.office.models import Officer

DUTIES = Duties(draft=Duty.HANDLE_CASE, ready=Duty.HANDLE_CASE, sign=Duty.HANDLE_CASE)
# "(nếu có)": filled, or said to be nothing
IF_ANY = ("witness", "interpreter", "injured", "opinion_witness", "opinion_injured")
SESSION = (
    *("made_at", "place", "reason_elsewhere", "opinion_violator", "opinion_witness"),
    *("opinion_injured", "summons_at", "summons_place", "ended_at"),
)
PEOPLE = ("witness", "interpreter", "injured")
MADE = "violation_record"
ROWS = (
    *(f"{MADE}__maker__unit", f"{MADE}__case__offender__party"),
    *(f"{MADE}__case__offender__commune", "dossier__commune", "dossier__arose_from"),
)
OF_CASE = ("acts", "provisions", "party")


def _filled_at(document: Document, key: str) -> tuple[str, str] | None:
    """The making of the record, the people and papers of the case, or the case itself."""
    made = document.violation_record
    if key in SESSION:
        return reverse("casework:record_session", args=[made.pk]), "Buổi lập biên bản"
    if key in PEOPLE:
        return reverse("casework:proofs", args=[made.case_id]), "Người tham gia"
    if key in OF_CASE:
        return reverse("casework:case", args=[made.case_id]), "Vụ việc"
    return None


def _refuses_ready(document: Document, facts: Facts, at: datetime) -> Iterator[Refusal]:
    yield from records.record_refusals(facts, at=at)


def _start(document: Document, *, by: Officer, at: datetime) -> None:
    records.start_after_record(document, by=by, at=at)


def _checks(document: Document, at: datetime) -> Iterator[Check]:
    line = "Thời hạn giải trình, thời hạn ra quyết định tính từ ngày lập biên bản."
    yield Check(
        "done", "Hoàn tất thì hành vi, tình tiết của vụ việc khóa lại", line, grounds.RECORD
    )


def _then(document: Document, at: datetime) -> str:
    case = document.violation_record.case
    terms = clocks.explanation_terms(case)
    if terms is None or timezone.localdate(at) > terms.last_day:
        return ""
    return f"Chờ giải trình đến hết ngày {terms.last_day:%d/%m/%Y}"


def _steps(document: Document, officer: Officer, at: datetime) -> Iterator[NextStep]:
    if document.state != Document.State.DRAFT:
        return
    made = document.violation_record
    yield NextStep(
        15,
        "Ghi buổi lập biên bản",
        "Mở trang",
        "Giờ, nơi lập, người có mặt, ý kiến của các bên, giờ yêu cầu có mặt, giờ lập xong.",
        reverse("casework:record_session", args=[made.pk]),
        tuple(records.can_change_session(made, officer, at)),
        citation=grounds.RECORD,
    )


VIOLATION_RECORD = Composer(
    kind=violation_record.KIND,
    name="Biên bản vi phạm hành chính",
    duties=DUTIES,
    ground=grounds.RECORD,
    base=violation_record.base,
    words=violation_record_words.words,
    signers=signers,
    texts=(Text("basis"), Text("acts"), Text("provisions"), Text("injured"), Text("measures")),
    may_be_none=(*IF_ANY, "opinion_violator", "measures", "summons_at"),
    must_be_said=IF_ANY,
    identity="party",
    filled_at=_filled_at,
    checks=_checks,
    then=_then,
    steps=_steps,
    rows=ROWS,
    refuses_ready=_refuses_ready,
    on_issued=_start,
)
