"""The clocks of a case: when its record, the explanation and its decision are due.

Part of the acts that move them: the act locks the case and records.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from cases.casework.models import Case
from cases.dossier.services.deadlines import end_deadline, reckon, run_deadline
from cases.law.deadlines import Due

RECORD = ("record_normal", "record_complex", "record_after_expertise")
RECORD_AFTER_ALL = "record_multi_act_with_expertise"
WRITTEN, MORE_TIME = "explain_written", "explain_written_extension"
TO_SPEAK, NOTICE = "explain_oral_request", "explain_oral_notice"
EXPLANATION = (WRITTEN, MORE_TIME, TO_SPEAK, NOTICE)
DECISION = (
    *("decision_normal", "decision_transferred", "decision_explained_or_verified"),
    *("decision_serious_complex", "decision_from_criminal", "decision_from_criminal_verified"),
)
LABELS = {
    WRITTEN: "Bên vi phạm gửi văn bản giải trình",
    MORE_TIME: "Bên vi phạm gửi văn bản giải trình (đã gia hạn)",
    TO_SPEAK: "Bên vi phạm yêu cầu giải trình trực tiếp",
    NOTICE: "Thông báo phiên giải trình",
}


def record_term(case: Case) -> tuple[str, date]:
    """Which term the record is due by and from which day (Nghị định 118/2021 Điều 12 khoản 2)."""
    if case.result_received_on:
        several = case.violations.count() > 1
        return RECORD_AFTER_ALL if several else RECORD[2], case.result_received_on
    return RECORD[1] if case.is_complex else RECORD[0], timezone.localdate(case.detected_at)


def awaits_result(case: Case) -> bool:
    """The right holder was asked and has not answered: the record waits for the answer."""
    return case.confirmations.filter(asked_on__isnull=False, replied_on=None).exists()


def run_record_clock(case: Case, *, at: datetime) -> None:
    """Set the term of the record anew; none runs while a result is awaited or after the record."""
    every = (*RECORD, RECORD_AFTER_ALL)
    if case.status != Case.Status.OPEN or awaits_result(case):
        because = "chờ ý kiến chủ thể quyền" if case.status == Case.Status.OPEN else "đã lập"
        end_deadline(case.dossier, *every, because=because, at=at)
        return
    term, since = record_term(case)
    others = [each for each in every if each != term]
    end_deadline(case.dossier, *others, because="tính lại thời hạn lập biên bản", at=at)
    run_deadline(case.dossier, term, label="Lập biên bản vi phạm", from_day=since)


@dataclass(frozen=True)
class ExplanationTerms:
    """The last days of the right to explain: in writing, extended, and of the wish to speak."""

    written: Due
    to_speak: Due
    extended_to: date | None = None

    @property
    def last_day(self) -> date:
        return self.extended_to or self.written.due


def explanation_terms(case: Case, extended_to: date | None = None) -> ExplanationTerms | None:
    """None before the record, and where the law gives no right to explain."""
    if case.recorded_at is None or not case.may_explain:
        return None
    return ExplanationTerms(
        reckon(WRITTEN, from_day=recorded_on(case)),
        reckon(TO_SPEAK, from_day=recorded_on(case)),
        extended_to,
    )


def run_explanation_terms(case: Case) -> None:
    """After a record that told of the right: both of its terms run from that day."""
    if case.may_explain:
        for term in (WRITTEN, TO_SPEAK):
            run_deadline(case.dossier, term, label=LABELS[term], from_day=recorded_on(case))


def recorded_on(case: Case) -> date:
    if case.recorded_at is None:
        raise ValueError(f"{case} has no record yet")
    return timezone.localdate(case.recorded_at)


def decision_term(case: Case, *, explains: bool, goes_up: bool) -> str:
    """By Điều 66 khoản 1; a case that goes up and is explained has the longer of the two terms."""
    if explains or case.verification_started_on:
        return DECISION[2]
    return DECISION[1] if goes_up else DECISION[0]


def run_decision_clock(case: Case, *, explains: bool, goes_up: bool, at: datetime) -> Due:
    """Set the term of the decision anew, from the day of the record."""
    term = decision_term(case, explains=explains, goes_up=goes_up)
    others = [each for each in DECISION if each != term]
    end_deadline(case.dossier, *others, because="tính lại thời hạn ra quyết định", at=at)
    label = "Ra quyết định xử phạt"
    run_deadline(case.dossier, term, label=label, from_day=recorded_on(case))
    return reckon(term, from_day=recorded_on(case))
