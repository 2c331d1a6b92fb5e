"""The violation record (biên bản vi phạm hành chính, MBB01): begun, checked, and what it starts."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.casework import grounds
from cases.casework.models import Case, CasePerson, Verb, ViolationRecord
from cases.casework.services import clocks
from cases.dossier.composing import Facts
from cases.dossier.models import Document
from cases.dossier.services import documents
from cases.dossier.services.states import advance
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.office.duties import Duty
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer
from cases.office.saving import save_row

KIND = "MBB01"
SESSION = (
    *("maker", "made_at", "ended_at", "place", "reason_elsewhere"),
    *("opinion_violator", "opinion_witness", "opinion_injured", "summons_at", "summons_place"),
)
STANDING = (Document.State.DRAFT, Document.State.READY)


def can_draft_record(case: Case, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, Duty.HANDLE_CASE, case, at=at)
    if case.status != Case.Status.OPEN:
        reason = f"Vụ việc {case.get_status_display().lower()}; không lập thêm biên bản vi phạm."
        return [*refusals, Refusal(reason, grounds.RECORD)]
    if not case.violations.all():
        reason = "Ghi hành vi vi phạm trước khi lập biên bản."
        refusals.append(Refusal(reason, grounds.RECORD))
    if standing_record(case):
        refusals.append(Refusal("Vụ việc đã có biên bản vi phạm đang lập."))
    return refusals


def standing_record(case: Case) -> Document | None:
    """The record that is being made, or was issued; from the documents of its dossier."""
    held = [each for each in case.dossier.documents.all() if each.kind == KIND]
    return next((each for each in held if each.state != Document.State.DISCARDED), None)


@transaction.atomic
def draft_record(
    made: ViolationRecord, *, present: Iterable[CasePerson] = (), by: Officer, at: datetime
) -> Document:
    """Begin the record of the case: when and where it is made, who is there, what they say."""
    case = made.case
    lock(case)
    refuse_if(can_draft_record(case, by, at))
    _refuse_wrong(made, at)
    whom = str(case.offender) if case.offender else "đối tượng chưa xác định được"
    made.document = documents.draft_document(
        case.dossier,
        kind=KIND,
        title=f"Biên bản vi phạm hành chính đối với {whom}"[:300],
        by=by,
        at=at,
    )
    made.full_clean(exclude=["case", "document", "maker"])
    made.save()
    _set_present(case, present, by=by, at=at)
    return made.document


def can_change_session(made: ViolationRecord, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, Duty.HANDLE_CASE, made, at=at)
    if made.document.state != Document.State.DRAFT:
        refusals.append(Refusal("Biên bản đã chốt nội dung. Mở lại để sửa."))
    return refusals


@transaction.atomic
def change_session(
    made: ViolationRecord, *, present: Iterable[CasePerson] = (), by: Officer, at: datetime
) -> ViolationRecord:
    """Save what was typed of the making, at its revision; and who is there."""
    stored = ViolationRecord.objects.select_related("document", "case").get(pk=made.pk)
    lock(stored)
    refuse_if(can_change_session(stored, by, at))
    _refuse_wrong(made, at)
    save_row(made, SESSION, by=by, at=at, verb=Verb.CHANGE_RECORD)
    _set_present(stored.case, present, by=by, at=at)
    return made


def _set_present(case: Case, present: Iterable[CasePerson], *, by: Officer, at: datetime) -> None:
    wanted = {person.pk for person in present}
    people = list(case.people.all())
    before = [person.name for person in people if person.is_present]
    after = [person.name for person in people if person.pk in wanted]
    if before == after:
        return
    case.people.filter(pk__in=wanted).update(is_present=True)
    case.people.exclude(pk__in=wanted).update(is_present=False)
    changes = {"present": [", ".join(before) or None, ", ".join(after) or None]}
    record(Verb.CHANGE_PERSON, case, by=by, at=at, changes=changes)


def _refuse_wrong(made: ViolationRecord, at: datetime) -> None:
    """What a form would type wrong: days in the wrong order."""
    case = made.case
    errors = {}
    if made.made_at > at:
        errors["made_at"] = "Giờ lập biên bản không được ở tương lai."
    elif made.made_at < case.detected_at:
        found = f"{timezone.localtime(case.detected_at):%H:%M %d/%m/%Y}"
        errors["made_at"] = f"Biên bản không thể lập trước lúc phát hiện: {found}."
    if made.ended_at and made.ended_at < made.made_at:
        errors["ended_at"] = "Giờ lập xong phải sau giờ bắt đầu lập biên bản."
    if made.summons_at and made.summons_at <= made.made_at:
        errors["summons_at"] = "Giờ yêu cầu có mặt phải sau giờ lập biên bản."
    if errors:
        raise ValidationError(errors)


def record_refusals(facts: Facts, *, at: datetime) -> Iterator[Refusal]:
    """What bars the record beside the blanks of its form: days, evidence, an open right."""
    made_at, order = datetime.fromisoformat(facts["made_at"]), facts["order"]
    if made_at > at:
        yield Refusal("Giờ lập biên bản còn ở tương lai. Sửa giờ, hoặc chờ đến giờ ấy.")
    if made_at < datetime.fromisoformat(order["detected_at"]):
        reason = "Biên bản không thể lập trước lúc phát hiện hành vi. Sửa giờ lập biên bản."
        yield Refusal(reason, grounds.RECORD)
    yield from _acts_later(order["acts"], made_at.date())
    yield from _evidence_later(order["evidence"], made_at.date())
    for name in facts["explanation"]["undecided"]:
        reason = (
            f"Chưa rõ khung phạt của hành vi “{name}” nên chưa biết có quyền giải trình hay không: "
            "ghi giá trị hàng hóa, hoặc chọn không xác định được giá trị."
        )
        yield Refusal(reason, grounds.EXPLAIN)
    if "version" not in facts and not facts["witness"]:
        reason = (
            "Không xác định được người vi phạm thì phải có đại diện chính quyền cấp xã "
            "hoặc người chứng kiến có mặt."
        )
        yield Refusal(reason, grounds.RECORD_SIGNED)


def _acts_later(acts: Iterable[Sequence[str]], on: date) -> Iterator[Refusal]:
    for name, told in acts:
        last = date.fromisoformat(told)
        if last > on:
            reason = (
                f"Hành vi “{name}” ghi ngày {last:%d/%m/%Y}, "
                f"sau ngày lập biên bản {on:%d/%m/%Y}. Sửa ngày của hành vi hoặc của biên bản."
            )
            yield Refusal(reason, grounds.RECORD)


def _evidence_later(evidence: Iterable[Sequence[str]], on: date) -> Iterator[Refusal]:
    for name, *days in evidence:
        dated, received = (date.fromisoformat(each) for each in days)
        if max(dated, received) > on:
            reason = (
                f"Chứng cứ “{name}” đề ngày {dated:%d/%m/%Y}, nhận ngày "
                f"{received:%d/%m/%Y}, sau ngày lập biên bản {on:%d/%m/%Y}. "
                "Sửa ngày, hoặc bỏ chứng cứ này khỏi vụ việc."
            )
            yield Refusal(reason, grounds.EVIDENCE)


def start_after_record(document: Document, *, by: Officer, at: datetime) -> Case:
    """Part of the act that issues the record: the case moves on, and its clocks start.

    The right to explain is the one the record told, from its frozen facts.
    """
    made = document.violation_record
    case = made.case
    told = json.loads(document.facts)["explanation"]
    advance(
        case, Case.Status.RECORDED, recorded_at=made.made_at, may_explain=bool(told["is_given"])
    )
    clocks.run_record_clock(case, at=at)
    clocks.run_explanation_terms(case)
    end = clocks.run_decision_clock(case, explains=False, goes_up=told["goes_up"], at=at)
    changes = {
        "number": document.full_number,
        "made_at": made.made_at,
        "may_explain": case.may_explain,
        "due": end.due,
    }
    record(Verb.RECORD_VIOLATION, case, by=by, at=at, changes=changes)
    return case
