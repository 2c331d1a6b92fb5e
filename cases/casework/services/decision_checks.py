"""What bars a decision of a case: record, explanation, evidence, limitation, term, power."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime

from django.db.models import prefetch_related_objects
from django.utils import timezone

from cases.casework import grounds
from cases.casework.models import Case, Violation
from cases.casework.services.sanctions import Proposed
from cases.dossier.models import Deadline, Document
from cases.dossier.steps import Refusal
from cases.law.catalogue import Catalogue
from cases.law.deadlines import Due, due
from cases.lawbook.services import active_catalogue
from cases.office.templatetags.office import day

ENDED, GOING_ON = "limitation_ip_ended", "limitation_ip_ongoing"
FROM_CRIMINAL_BODY = "limitation_ip_from_criminal_bodies"
# every term within which a decision is made is named so in the law files
DECISION_TERMS = "decision_"


def record_refusals(case: Case) -> Iterator[Refusal]:
    """No sanction before the violation record; a case given back needs none (Điều 56, Điều 63)."""
    if case.status != Case.Status.RECORDED:
        reason = f"Vụ việc {case.get_status_display().lower()}; chưa ra quyết định được."
        if case.status == Case.Status.OPEN:
            reason = "Chưa lập biên bản vi phạm hành chính."
        yield Refusal(reason, grounds.RECORD)
    elif case.recorded_at is None and case.returned_on is None:
        yield Refusal("Chưa lập biên bản vi phạm hành chính.", grounds.RECORD)


def limitation_of(act: Violation, case: Case, law: Catalogue) -> Due:
    """When the act can no longer be fined; one year more where a criminal body sent it back."""
    since = act.ended_on or act.detected_on
    own = ENDED if act.ended_on else GOING_ON
    term = law.terms.find(own, on=since)
    if case.returned_on:  # whether the year is added: by the law of the day the file came back
        with suppress(LookupError):
            term = law.terms.find(FROM_CRIMINAL_BODY, on=case.returned_on)
    return due(term, from_day=since, calendar=law.calendar)


def limitation_refusals(case: Case, *, on: date) -> Iterator[Refusal]:
    law = active_catalogue()
    for act in case.violations.all():
        end = limitation_of(act, case, law)
        if on > end.due:
            reason = (
                f"Hết thời hiệu xử phạt ngày {day(end.due)} đối với hành vi "
                f"“{act.act_version.name}”: không xử phạt; chỉ buộc khắc phục hậu quả (MQĐ15)."
            )
            yield Refusal(reason, grounds.LIMITATION)


def decision_deadline(case: Case) -> Deadline | None:
    """The running term of the decision, as record, explanation and return set it."""
    prefetch_related_objects([case.dossier], "deadlines")
    running = (each for each in case.dossier.deadlines.all() if each.ended_at is None)
    found = [each for each in running if each.term.startswith(DECISION_TERMS)]
    return min(found, key=lambda each: each.due_at, default=None)


def late_refusals(case: Case, *, at: datetime) -> Iterator[Refusal]:
    """Late means no sanction any more, only remedies (Điều 65 khoản 1 điểm c)."""
    deadline = decision_deadline(case)
    if deadline and at > deadline.due_at:
        reason = (
            f"Quá thời hạn ra quyết định xử phạt ngày {day(deadline.due_at)}: không xử phạt nữa; "
            "chỉ buộc khắc phục hậu quả (MQĐ15)."
        )
        yield Refusal(reason, grounds.DECIDED_IN_TIME)


def evidence_refusals(case: Case, *, on: date) -> Iterator[Refusal]:
    """A decision rests only on what was there on its day."""
    for name, dated in _dated(case):
        if dated > on:
            reason = (
                f"{name} đề ngày {day(dated)}, sau ngày quyết định {day(on)}. "
                "Kiểm tra lại ngày, hoặc bỏ khỏi căn cứ."
            )
            yield Refusal(reason, grounds.DECISION)


def _dated(case: Case) -> Iterator[tuple[str, date]]:
    prefetch_related_objects([case], "confirmations", "explanations", "seizures", "evidence")
    told: Iterable[tuple[str, date | None]] = (
        ("Kết quả giám định, xác minh", case.result_received_on),
        ("Biên bản vi phạm", _day(case.recorded_at)),
        *(("Trả lời của chủ thể quyền", each.replied_on) for each in case.confirmations.all()),
        *((str(each), max(each.dated_on, each.received_on)) for each in case.evidence.all()),
        *(("Giải trình", _day(each.received_at)) for each in case.explanations.all()),
        *(("Việc tạm giữ", _day(each.taken_at)) for each in case.seizures.all()),
        *((each.title, each.issued_on) for each in case.dossier.documents.all() if _stands(each)),
    )
    yield from ((name, dated) for name, dated in told if dated)


def _stands(document: Document) -> bool:
    return document.state == Document.State.ISSUED


def _day(at: datetime | None) -> date | None:
    return timezone.localdate(at) if at else None


def proposal_refusals(proposed: Sequence[Proposed]) -> Iterator[Refusal]:
    if not proposed:
        yield Refusal("Chưa ghi hành vi vi phạm nào.", grounds.EVERY_ACT)
    for each in proposed:
        for fault in each.faults:
            name = each.violation.act_version.name
            yield Refusal(f"Hành vi “{name}”: {fault}", grounds.AMOUNT)


def criminal_alert(proposed: Sequence[Proposed], case: Case) -> str:
    """A warning, no bar: whether it is a crime hangs on intent, and the thresholds are unverified.

    A case that a criminal body gave back was looked at there.
    """
    if case.returned_on or not any(each.answer.criminal_alert for each in proposed):
        return ""
    return (
        "Có dấu hiệu tội phạm theo giá trị hàng hóa hoặc số lợi bất hợp pháp: xét chuyển hồ sơ cho "
        "cơ quan tiến hành tố tụng hình sự (MQĐ33) trước khi xử phạt."
    )
