"""Opening a case and its course; what may still be changed in it."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from cases.casework import grounds
from cases.casework.models import Case, Verb
from cases.casework.services import clocks
from cases.dossier.models import Dossier, DossierParty
from cases.dossier.services.dossiers import add_party, open_dossier
from cases.dossier.services.states import advance
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.office.duties import Duty
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer


def open_case(case: Case, dossier: Dossier, *, by: Officer, at: datetime) -> Case:
    """Part of an act: the caller locks, asks, and adds the acts that were found."""
    dossier.kind = Dossier.Kind.CASE
    case.dossier = open_dossier(dossier, by=by, at=at)
    case.full_clean()
    case.save()
    if case.offender:
        capacity = DossierParty.Capacity.OFFENDER
        add_party(DossierParty(dossier=case.dossier, version=case.offender, capacity=capacity))
    arose_from = dossier.arose_from.number if dossier.arose_from else ""
    facts = {"offender": str(case.offender or ""), "arose_from": arose_from}
    record(Verb.OPEN_CASE, case, by=by, at=at, changes=facts)
    clocks.run_record_clock(case, at=at)
    return case


def can_change_acts(case: Case, by: Officer, at: datetime) -> list[Refusal]:
    """Acts, goods and circumstances are open until the violation record fixes them."""
    refusals = lacks_duty(by, Duty.HANDLE_CASE, case, at=at)
    if case.status != Case.Status.OPEN:
        reason = f"Vụ việc {case.get_status_display().lower()}; hành vi không sửa được nữa."
        refusals.append(Refusal(reason, grounds.RECORD))
    return refusals


def guard_acts(case: Case, *, by: Officer, at: datetime) -> None:
    """Lock, and refuse unless acts of the case may still be changed."""
    lock(case)
    refuse_if(can_change_acts(case, by, at))


def can_drop(case: Case, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, Duty.HANDLE_CASE, case, at=at)
    if not case.may_become(Case.Status.DROPPED):
        refusals.append(Refusal(f"Vụ việc {case.get_status_display().lower()}."))
    return refusals


@transaction.atomic
def drop_case(case: Case, *, because: str, by: Officer, at: datetime) -> Case:
    """No ground to sanction: the case ends, everything in it is kept."""
    lock(case)
    refuse_if(can_drop(case, by, at))
    if not because.strip():
        raise ValidationError({"because": "Ghi lý do không xử phạt."})
    advance(case, Case.Status.DROPPED, ended_at=at, because=because.strip())
    case.dossier.deadlines.running().update(ended_at=at, ended_because="không đủ căn cứ xử phạt")
    record(Verb.DROP_CASE, case, by=by, at=at, changes={"because": because})
    return case
