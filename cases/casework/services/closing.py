"""Carrying a decision out, and closing a case in which nothing is open any more."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from cases.casework import grounds
from cases.casework.models import Case, Decision, Measure, PartyExplanation, Seizure, Verb
from cases.casework.services import seizure_terms as terms
from cases.casework.services.owing import Account, account_of, served_on_of
from cases.dossier.models import Document
from cases.dossier.services.deadlines import end_deadlines, end_of
from cases.dossier.services.states import advance
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.law.catalogue import Catalogue
from cases.law.explain import Citation
from cases.lawbook.services import active_catalogue
from cases.office.duties import Duty
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer
from cases.office.saving import save_row
from cases.office.templatetags.office import day, dong

WAITING = (Document.State.DRAFT, Document.State.READY, Document.State.SIGNED)


@dataclass(frozen=True)
class Check:
    """One thing looked at before the case is closed."""

    tone: str
    text: str
    line: str = ""
    citation: Citation | None = None


@dataclass(frozen=True)
class OpenMatter:
    """Something a case cannot be closed over, and what to do about it."""

    reason: str
    citation: Citation | None = None

    def __str__(self) -> str:
        return self.reason


def standing_decisions(case: Case) -> list[Decision]:
    """Those not annulled, with payments, measures and deliveries, read once a page."""
    rows = Decision.objects.select_related("document__series").prefetch_related(
        "payments__noted_by", "measures__item", "document__deliveries"
    )
    prefetch_related_objects([case], Prefetch("decisions", rows))
    return [each for each in case.decisions.all() if each.annulled_on is None]


def accounts_of(case: Case, law: Catalogue, *, on: date) -> list[Account]:
    accounts = (
        account_of(each, law, on=on, payments=each.payments.all(), served_on=served_on_of(each))
        for each in standing_decisions(case)
    )
    return [each for each in accounts if each]


def open_matters(case: Case, law: Catalogue, *, at: datetime) -> list[OpenMatter]:
    """Everything that is still to be done; empty when the case may be closed."""
    prefetch_related_objects([case], "seizures", "explanations")
    return [
        *_of_decisions(case, law, timezone.localdate(at)),
        *_of_goods(case),
        *_of_explanations(case),
        *_of_papers(case),
    ]


def checks_of(case: Case, law: Catalogue, *, at: datetime) -> list[Check]:
    """What is open, each with its article; and, where nothing of a kind is, that it is settled."""
    on = timezone.localdate(at)
    groups = (
        ("Quyết định, tiền, biện pháp: đã thi hành xong.", _of_decisions(case, law, on)),
        ("Tang vật tạm giữ: đã xử lý xong.", _of_goods(case)),
        ("Giải trình: đã xem xét.", _of_explanations(case)),
        ("Văn bản: không còn bản nào chờ.", _of_papers(case)),
    )
    checks = []
    for settled, matters in groups:
        found = [Check("late", each.reason, "", each.citation) for each in matters]
        checks += found or [Check("done", settled)]
    return checks


def _of_decisions(case: Case, law: Catalogue, on: date) -> Iterator[OpenMatter]:
    for decision in standing_decisions(case):
        served_on = served_on_of(decision)
        if served_on is None and decision.kind != Decision.Kind.TRANSFER:
            reason = f"Chưa ghi việc giao quyết định {decision} cho người phải chấp hành."
            yield OpenMatter(reason, grounds.DELIVERED)
        payments = decision.payments.all()
        account = account_of(decision, law, on=on, payments=payments, served_on=served_on)
        if account and account.fine_left:
            yield OpenMatter(f"Còn tiền phạt {dong(account.fine_left)}.", grounds.EXECUTION)
        if account and account.interest_left:
            told = f"Còn tiền chậm nộp {dong(account.interest_left)}, tính đến {day(on)}."
            yield OpenMatter(told, grounds.LATE_PAYMENT)
        for measure in decision.measures.all():
            if measure.done_on is None:
                yield OpenMatter(f"Chưa thực hiện xong: {measure.wording}.", grounds.EXECUTION)


def _of_goods(case: Case) -> Iterator[OpenMatter]:
    for seizure in held_still(case):
        yield OpenMatter(f"Tang vật tạm giữ tại {seizure.place} chưa xử lý.", grounds.SEIZED)


def _of_explanations(case: Case) -> Iterator[OpenMatter]:
    heard = (PartyExplanation.Way.WRITTEN, PartyExplanation.Way.HEARD)
    for each in case.explanations.all():
        if each.way in heard and not each.assessment.strip():
            reason = f"Giải trình nhận ngày {day(each.received_at)} chưa có ý kiến xem xét."
            yield OpenMatter(reason, grounds.EXPLAINED)


def _of_papers(case: Case) -> Iterator[OpenMatter]:
    for each in case.dossier.documents.all():
        if each.state in WAITING:
            state = each.get_state_display().lower()
            yield OpenMatter(f"Văn bản “{each.title}” còn là {state}: ban hành hoặc bỏ.")


def can_note_execution(case: Case, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, Duty.HANDLE_CASE, case, at=at)
    if case.status != Case.Status.DECIDED:
        refusals.append(Refusal(f"Vụ việc {case.get_status_display().lower()}."))
    return refusals


@transaction.atomic
def note_execution(
    measure: Measure, *, settles_goods: bool = False, by: Officer, at: datetime
) -> Measure:
    """The day a measure was carried out, how, and what proves it; may be mended until closing.

    `settles_goods`: the goods held in the case were dealt with by it, so that no seizure runs on.
    """
    done_on, decision = measure.done_on, measure.decision
    lock(decision.case)
    refuse_if(can_note_execution(decision.case, by, at))
    errors = {}
    if done_on is None:
        errors["done_on"] = "Nhập ngày thực hiện xong."
    elif done_on > timezone.localdate(at):
        errors["done_on"] = "Ngày thực hiện không được ở tương lai."
    elif done_on < decision.signed_on:
        errors["done_on"] = f"Quyết định ký ngày {day(decision.signed_on)}; kiểm tra lại ngày."
    if not measure.note.strip():
        errors["note"] = "Ghi kết quả và chứng cứ: biên bản, chứng từ, ngày, người chứng kiến."
    if measure.item and measure.item.dossier_id != decision.case.dossier_id:
        errors["item"] = "Chọn tài liệu của chính vụ việc này."
    if errors:
        raise ValidationError(errors)
    fields = ("done_on", "note", "item")
    noted = save_row(measure, fields, by=by, at=at, verb=Verb.NOTE_EXECUTION)
    for seizure in held_still(decision.case) if settles_goods else ():
        _end_seizure(seizure, noted, by=by, at=at)
    return noted


def held_still(case: Case) -> list[Seizure]:
    """Seizures that run on, in one query a page."""
    prefetch_related_objects([case], "seizures")
    return [each for each in case.seizures.all() if each.ended_at is None]


def _end_seizure(seizure: Seizure, measure: Measure, *, by: Officer, at: datetime) -> None:
    seizure.ended_at = min(at, end_of(measure.done_on)) if measure.done_on else at
    seizure.ended_because = f"đã thi hành: {measure.wording}"[:300]
    seizure.revision += 1
    seizure.save(update_fields=["ended_at", "ended_because", "revision"])
    terms.end_all(seizure, because="đã xử lý tang vật theo quyết định", at=at)
    changes = {"because": seizure.ended_because}
    record(Verb.END_SEIZURE, seizure, by=by, at=at, changes=changes)


def can_close(case: Case, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, Duty.HANDLE_CASE, case, at=at)
    if not case.may_become(Case.Status.CLOSED):
        refusals.append(Refusal(f"Vụ việc {case.get_status_display().lower()}.", grounds.EXECUTED))
        return refusals
    matters = open_matters(case, active_catalogue(), at=at)
    return refusals + [Refusal(each.reason, each.citation) for each in matters]


@transaction.atomic
def close_case(case: Case, *, because: str, by: Officer, at: datetime) -> Case:
    """Nothing is open: the case ends and its terms with it."""
    lock(case)
    refuse_if(can_close(case, by, at))
    if case.status == Case.Status.TRANSFERRED and not because.strip():
        raise ValidationError({"because": "Ghi kết quả của cơ quan tiến hành tố tụng."})
    advance(case, Case.Status.CLOSED, ended_at=at, because=because.strip())
    end_deadlines(case.dossier, because="đã kết thúc vụ việc", at=at)
    record(Verb.CLOSE_CASE, case, by=by, at=at, changes={"because": because.strip()})
    return case
