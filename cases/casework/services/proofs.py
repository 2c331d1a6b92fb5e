"""Who speaks in a case and what proves it: rows that the record and the decision rest on."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.casework.models import Case, CasePerson, Evidence, Verb
from cases.casework.services import clocks
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.office.duties import Duty
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer
from cases.office.saving import add_row, save_row

UNDER_WAY = (Case.Status.OPEN, Case.Status.RECORDED)
TYPED = ("kind", "name", "issuer", "dated_on", "received_on", "content", "item")
OF_PERSON = ("honorific", "name", "capacity", "position", "address", "authority_paper")


def can_change_proofs(case: Case, by: Officer, at: datetime) -> list[Refusal]:
    """Until the case is decided; what came after the record is no ground of the record."""
    refusals = lacks_duty(by, Duty.HANDLE_CASE, case, at=at)
    if case.status not in UNDER_WAY:
        refusals.append(Refusal(f"Vụ việc {case.get_status_display().lower()}."))
    return refusals


def _guard(case: Case, *, by: Officer, at: datetime) -> None:
    lock(case)
    refuse_if(can_change_proofs(case, by, at))


@transaction.atomic
def write_evidence(evidence: Evidence, *, by: Officer, at: datetime) -> Evidence:
    """Add a paper, or save what changed in it; a result moves the term of the record."""
    case = evidence.case
    _guard(case, by=by, at=at)
    _refuse_future(evidence, at)
    if evidence.pk is None:
        add_row(evidence, by=by, at=at, verb=Verb.ADD_EVIDENCE)
    else:
        save_row(evidence, TYPED, by=by, at=at, verb=Verb.CHANGE_EVIDENCE)
    _move_clock(case, at)
    return evidence


def _refuse_future(evidence: Evidence, at: datetime) -> None:
    today = timezone.localdate(at)
    errors = {
        name: "Ngày này không được ở tương lai."
        for name in ("dated_on", "received_on")
        if getattr(evidence, name) > today
    }
    if not errors and evidence.received_on < evidence.dated_on:
        errors["received_on"] = "Ngày nhận không thể trước ngày văn bản."
    if errors:
        raise ValidationError(errors)


@transaction.atomic
def remove_evidence(evidence: Evidence, *, by: Officer, at: datetime) -> Case:
    case = evidence.case
    _guard(case, by=by, at=at)
    if not Evidence.objects.filter(pk=evidence.pk).exists():
        return case
    facts = {"name": evidence.name, "on": evidence.dated_on}
    record(Verb.REMOVE_EVIDENCE, evidence, by=by, at=at, changes=facts)
    evidence.delete()
    _move_clock(case, at)
    return case


def _move_clock(case: Case, at: datetime) -> None:
    """The last result of the rows, or of the right holder's answer, is where the term begins."""
    if case.status != Case.Status.OPEN:
        return
    results = case.evidence.filter(kind__in=Evidence.RESULTS)
    answered = case.confirmations.filter(replied_on__isnull=False)
    days = [
        *results.values_list("received_on", flat=True),
        *answered.values_list("replied_on", flat=True),
    ]
    latest = max((day for day in days if day), default=None)
    if latest != case.result_received_on:
        case.result_received_on = latest
        case.save(update_fields=["result_received_on"])
    clocks.run_record_clock(case, at=at)


def note_result(case: Case, *, at: datetime) -> None:
    """Part of an act that notes an answer of the right holder: the record's term begins anew."""
    _move_clock(case, at)


@transaction.atomic
def write_person(person: CasePerson, *, by: Officer, at: datetime) -> CasePerson:
    _guard(person.case, by=by, at=at)
    if person.pk is None:
        return add_row(person, by=by, at=at, verb=Verb.ADD_PERSON)
    return save_row(person, OF_PERSON, by=by, at=at, verb=Verb.CHANGE_PERSON)


@transaction.atomic
def remove_person(person: CasePerson, *, by: Officer, at: datetime) -> Case:
    case = person.case
    _guard(case, by=by, at=at)
    if not CasePerson.objects.filter(pk=person.pk).exists():
        return case
    facts = {"name": person.name, "capacity": person.get_capacity_display()}
    record(Verb.REMOVE_PERSON, person, by=by, at=at, changes=facts)
    person.delete()
    return case
