"""What an issued decision moves in its case, and the case that a criminal body gives back.

The parts of issuing run inside its act: the caller locks and asks.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.casework import grounds
from cases.casework.models import Case, Decision, Measure, Sanction, Verb
from cases.casework.services.deciding import (
    REMEDIES,
    SANCTION,
    TRANSFER,
    facts_of,
    sign_refusals,
)
from cases.dossier.models import Document, Series, Verb as DocumentVerb
from cases.dossier.services.deadlines import (
    end_deadline,
    end_deadlines,
    end_of,
    run_deadline,
)
from cases.dossier.services.documents import move
from cases.dossier.services.registers import series_of
from cases.dossier.services.states import advance
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.law.explain import canonical
from cases.office.duties import Duty
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer
from cases.office.templatetags.office import day

KINDS = {
    SANCTION: Decision.Kind.SANCTION,
    REMEDIES: Decision.Kind.REMEDIES,
    TRANSFER: Decision.Kind.TRANSFER,
}
SEND, LIMITATION_OF_EXECUTION = "send_decision", "execution_limitation"
EXECUTION = "execution"
RETURNED = "decision_from_criminal"
LABELS = {
    SEND: "Gửi quyết định",
    LIMITATION_OF_EXECUTION: "Thi hành quyết định xử phạt",
    RETURNED: "Ra quyết định xử phạt",
    EXECUTION: "Chấp hành quyết định",
}
# terms that a decision or a transfer ends: of the record, the explanation, the decision
ENDED_BY_DECISION = ("record_", "explain_", "decision_", "limitation_")


def settle(document: Document, *, by: Officer, at: datetime) -> None:
    """The decision as it was signed, each act and measure of it, and the clocks that follow."""
    facts = facts_of(document)
    if facts["signer"].get("above") and document.series and document.series.is_ours:
        raise ValidationError(
            f"Quyết định do {facts['signer']['above']} ký: vào số theo số của cơ quan đó, "
            "không lấy số của Sở."
        )
    case = Case.objects.select_related("dossier", "offender__party").get(
        dossier=document.dossier_id
    )
    decision = _keep(document, case, facts)
    for position, act in enumerate(facts["reckoned"], start=1):
        _keep_act(decision, act, position)
    _end_terms(case, at)
    if document.kind == TRANSFER:
        _transfer(case, decision, facts, by=by, at=at)
        return
    advance(case, Case.Status.DECIDED, decided_on=case.decided_on or decision.signed_on)
    _run_terms(case, decision)
    changes = {
        "number": document.full_number,
        "kind": decision.get_kind_display(),
        "amount": decision.amount,
        "signed_on": decision.signed_on,
    }
    record(Verb.DECIDE_CASE, case, by=by, at=at, changes=changes)


def _keep(document: Document, case: Case, facts: Mapping[str, Any]) -> Decision:
    signed_at = document.signed_at
    if signed_at is None:
        raise ValueError(f"{document} is not signed")
    decision = Decision(
        case=case,
        document=document,
        kind=KINDS[document.kind],
        amount=sum(act["amount"] for act in facts["reckoned"]),
        signed_on=timezone.localdate(signed_at),
        signer_title=" ".join(facts["signer"]["title"])[:60],
        offender_kind=case.offender.party.kind if case.offender else "",
        pack_digest=facts["pack"],
        explanation=canonical([act["explanation"] for act in facts["reckoned"]]),
    )
    decision.full_clean(exclude=["case", "document"])
    decision.save()
    return decision


def _keep_act(decision: Decision, act: Mapping[str, Any], position: int) -> None:
    copied = (
        *("act_code", "act_version", "citation", "instrument", "article", "ip_object"),
        *("is_warning", "amount", "goods_value", "because"),
    )
    measures = [each["wording"] for each in act["measures"]]
    Sanction.objects.create(
        decision=decision,
        position=position,
        measures=canonical(measures),
        **{name: act[name] for name in copied},
    )
    for each in act["measures"]:
        months = Decimal(each["months"]) if each["months"] else None
        Measure.objects.create(decision=decision, **{**each, "months": months})


def _end_terms(case: Case, at: datetime) -> None:
    running = case.dossier.deadlines.running().values_list("term", flat=True)
    kept = [term for term in running if not term.startswith(ENDED_BY_DECISION)]
    end_deadlines(case.dossier, because="đã ban hành quyết định", at=at, but=kept)


def _run_terms(case: Case, decision: Decision) -> None:
    terms = [SEND, LIMITATION_OF_EXECUTION] if decision.amount else [SEND]
    for term in terms:
        run_deadline(case.dossier, term, label=LABELS[term], from_day=decision.signed_on)


def start_execution(document: Document, *, on: date, by: Officer, at: datetime) -> None:
    """Delivered to the one who must carry it out: ten days run, rolled over days off (Điều 73).

    Money for paying late is counted from the unrolled day, by the circular (`owing`).
    """
    decision = document.decision
    deadline = run_deadline(document.dossier, EXECUTION, label=LABELS[EXECUTION], from_day=on)
    end_deadline(document.dossier, SEND, because="đã giao quyết định", at=at)
    decision.term_ends_on = timezone.localdate(deadline.due_at)
    decision.save(update_fields=["term_ends_on"])
    changes = {"delivered_on": on, "due": decision.term_ends_on, "number": document.full_number}
    record(Verb.START_EXECUTION, decision.case, by=by, at=at, changes=changes)


def _outside_series(document: Document) -> Series:
    """Of the body above us: its numbers are entered, never taken from a counter of ours."""
    symbol = facts_of(document)["symbol"]
    for series in series_of(symbol, document.dossier.unit):
        if not series.is_ours:
            return series
    raise ValidationError("Chưa có sổ cho số của cơ quan cấp trên. Báo quản trị hệ thống.")


def _transfer(
    case: Case, decision: Decision, facts: Mapping[str, Any], *, by: Officer, at: datetime
) -> None:
    to_body, on = facts["to_body"], decision.signed_on
    advance(case, Case.Status.TRANSFERRED, transferred_on=on, transferred_to=to_body[:200])
    changes = {"transferred_to": to_body, "transferred_on": on, "number": str(decision)}
    record(Verb.TRANSFER_CASE, case, by=by, at=at, changes=changes)


def can_note_signed_above(document: Document, by: Officer, at: datetime) -> list[Refusal]:
    """A draft that went up to the competent person came back signed."""
    refusals = lacks_duty(by, Duty.HANDLE_CASE, document.dossier, at=at)
    if document.state != Document.State.READY:
        return [*refusals, Refusal("Quyết định chưa chốt nội dung, hoặc đã ký.")]
    facts = facts_of(document)
    if not facts["signer"].get("above"):
        reason = "Quyết định này do lãnh đạo Sở ký."
        return [*refusals, Refusal(reason, grounds.COMPETENCE)]
    return refusals + list(sign_refusals(document, facts, at))


@transaction.atomic
def note_signed_above(
    document: Document, *, signed_on: date, by: Officer, at: datetime
) -> Document:
    """Signed outside the department on that day; the registry then enters the signer's number."""
    lock(document)
    refuse_if(can_note_signed_above(document, by, at))
    facts, ready = facts_of(document), document.ready_at
    errors = {}
    if signed_on > timezone.localdate(at):
        errors["signed_on"] = "Ngày ký không được ở tương lai."
    elif ready and signed_on < timezone.localdate(ready):
        errors["signed_on"] = f"Dự thảo chốt ngày {day(timezone.localdate(ready))}; kiểm tra lại."
    if errors:
        raise ValidationError(errors)
    signed_at = min(at, end_of(signed_on))
    series = _outside_series(document)
    move(document, Document.State.SIGNED, signed_at=signed_at, series=series)
    changes = {"signer": facts["signer"]["above"], "signed_on": signed_on}
    record(DocumentVerb.SIGN_DOCUMENT, document, by=by, at=at, changes=changes)
    return document


def can_take_back(case: Case, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, Duty.HANDLE_CASE, case, at=at)
    if case.status != Case.Status.TRANSFERRED:
        reason = "Vụ việc chưa chuyển cơ quan tiến hành tố tụng."
        refusals.append(Refusal(reason, grounds.RETURNED))
    return refusals


@transaction.atomic
def take_back(case: Case, *, returned_on: date, because: str, by: Officer, at: datetime) -> Case:
    """The criminal body gives the file back: thirty days run, and no record is needed (Điều 63)."""
    lock(case)
    refuse_if(can_take_back(case, by, at))
    errors = {}
    if returned_on > timezone.localdate(at):
        errors["returned_on"] = "Ngày nhận lại không được ở tương lai."
    elif case.transferred_on and returned_on < case.transferred_on:
        errors["returned_on"] = f"Hồ sơ chuyển ngày {day(case.transferred_on)}; kiểm tra lại."
    if not because.strip():
        errors["because"] = "Ghi số, ngày văn bản trả hồ sơ và lý do không khởi tố."
    if errors:
        raise ValidationError(errors)
    advance(case, Case.Status.RECORDED, returned_on=returned_on)
    end = run_deadline(case.dossier, RETURNED, label=LABELS[RETURNED], from_day=returned_on)
    changes = {"returned_on": returned_on, "because": because.strip(), "due": end.due_at}
    record(Verb.RETURN_CASE, case, by=by, at=at, changes=changes)
    return case


def explanations_of(decision: Decision) -> list[Mapping[str, Any]]:
    """The frozen reasoning of each act, as data."""
    found: list[Mapping[str, Any]] = json.loads(decision.explanation)
    return found
