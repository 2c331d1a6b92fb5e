"""The three ways out of a case: sanction, remedies without a sanction, the criminal body.

draft_decision(case, kind=..., by=..., at=...)
ready_refusals(document, facts, at) · sign_refusals(document, facts, at)
settle(document, by=..., at=...)      # what the issued decision moves, inside its act
"""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from cases.casework import grounds
from cases.casework.documents import remedies_decision, sanction_decision, transfer_decision
from cases.casework.documents.decisions import law_cited
from cases.casework.models import Case
from cases.casework.services.decision_checks import (
    evidence_refusals,
    late_refusals,
    limitation_refusals,
    proposal_refusals,
    record_refusals,
)
from cases.casework.services.explanations import explanation_refusals
from cases.casework.services.fines import read_goods
from cases.casework.services.sanctions import MAIN_DECISIONS, Proposed, proposals_of
from cases.dossier.models import Document
from cases.dossier.services.documents import draft_document
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.lawbook.procedure import form_of
from cases.lawbook.services import active_catalogue
from cases.office.duties import Duty
from cases.office.locking import lock
from cases.office.models import Officer

SANCTION, REMEDIES = sanction_decision.KIND, remedies_decision.KIND
TRANSFER = transfer_decision.KIND
TITLES = {
    SANCTION: "Quyết định xử phạt vi phạm hành chính",
    REMEDIES: "Quyết định buộc thực hiện biện pháp khắc phục hậu quả",
    TRANSFER: "Quyết định chuyển hồ sơ vụ vi phạm có dấu hiệu tội phạm",
}
WORKED_ON = (Document.State.DRAFT, Document.State.READY, Document.State.SIGNED)
FROM_OPEN = (Case.Status.OPEN, Case.Status.RECORDED)


def proposed_for(case: Case, at: datetime) -> tuple[Proposed, ...]:
    """`case` comes through `with_dossier`."""
    goods, on = read_goods(case), timezone.localdate(at)
    return proposals_of(case, active_catalogue(), goods, on=on)


def can_draft(case: Case, kind: str, by: Officer, at: datetime) -> list[Refusal]:
    """What must stand before the first draft; the explanation may still run (it bars signing)."""
    refusals = lacks_duty(by, Duty.HANDLE_CASE, case, at=at)
    if standing := _worked_on(case):
        reason = f"Đang có “{standing.title}” ({standing.get_state_display().lower()})."
        refusals.append(Refusal(reason))
    if kind == TRANSFER:
        return [*refusals, *_transfer_refusals(case)]
    refusals += record_refusals(case)
    if kind == SANCTION and not refusals:
        refusals += [*_time_refusals(case, at), *proposal_refusals(proposed_for(case, at))]
        if case.offender is None:
            reason = "Chưa xác định được đối tượng vi phạm: chỉ buộc khắc phục hậu quả (MQĐ15)."
            refusals.append(Refusal(reason, grounds.NO_SANCTION))
    return refusals


def _worked_on(case: Case) -> Document | None:
    papers = (each for each in case.dossier.documents.all() if each.kind in MAIN_DECISIONS)
    return next((each for each in papers if each.state in WORKED_ON), None)


def _transfer_refusals(case: Case) -> Iterator[Refusal]:
    if case.status not in FROM_OPEN:
        reason = f"Vụ việc {case.get_status_display().lower()}."
        yield Refusal(reason, grounds.CRIMINAL_TRANSFER)
    elif case.returned_on:
        reason = "Cơ quan tiến hành tố tụng đã trả hồ sơ; xử phạt hoặc buộc khắc phục hậu quả."
        yield Refusal(reason, grounds.RETURNED)


def _time_refusals(case: Case, at: datetime) -> Iterator[Refusal]:
    yield from limitation_refusals(case, on=timezone.localdate(at))
    yield from late_refusals(case, at=at)


def draft_sanction(case: Case, *, by: Officer, at: datetime) -> Document:
    return draft_decision(case, kind=SANCTION, by=by, at=at)


def draft_remedies(case: Case, *, by: Officer, at: datetime) -> Document:
    return draft_decision(case, kind=REMEDIES, by=by, at=at)


def draft_transfer(case: Case, *, by: Officer, at: datetime) -> Document:
    return draft_decision(case, kind=TRANSFER, by=by, at=at)


@transaction.atomic
def draft_decision(case: Case, *, kind: str, by: Officer, at: datetime) -> Document:
    """Begin the paper that is to settle the case; its words follow the case until it is fixed."""
    lock(case)
    fresh = Case.objects.with_dossier().get(pk=case.pk)
    refuse_if(can_draft(fresh, kind, by, at))
    whom = f" đối với {fresh.offender}" if fresh.offender else ""
    title = f"{TITLES[kind]}{whom}"[:300]
    return draft_document(fresh.dossier, kind=kind, title=title, by=by, at=at)


def ready_refusals(document: Document, facts: Mapping[str, Any], at: datetime) -> Iterator[Refusal]:
    """Everything the law asks before the words are fixed for signature, and again before signing.

    A decision that cannot be signed for want of time, record or explanation is not sent up either.
    """
    case = Case.objects.with_dossier().get(dossier=document.dossier_id)
    on = timezone.localdate(at)
    if document.kind == TRANSFER:
        yield from _transfer_refusals(case)
    else:
        yield from record_refusals(case)
        yield from evidence_refusals(case, on=on)
    if document.kind == SANCTION:
        yield from _time_refusals(case, at)
        yield from proposal_refusals(proposed_for(case, at))
        yield from explanation_refusals(case, at)
    if not facts["signer"]:
        reason = "Chọn người ký có thẩm quyền, hoặc được giao quyền bằng văn bản còn hiệu lực."
        yield Refusal(reason, grounds.DELEGATED)


def sign_refusals(document: Document, facts: Mapping[str, Any], at: datetime) -> Iterator[Refusal]:
    """Once more on the day of signing: time passes between the desks."""
    yield from ready_refusals(document, facts, at)
    case = Case.objects.with_dossier().get(dossier=document.dossier_id)
    on = timezone.localdate(at)
    if law_cited(case, form_of(document.kind, on=on), on=on) != facts["law"]:
        yield Refusal("Căn cứ pháp lý đã thay đổi từ khi chốt. Mở lại để lập lại.")
    if document.kind != TRANSFER and _power(case, at) != facts["signer"].get("above", ""):
        reason = "Người có thẩm quyền quyết định đã khác từ khi chốt. Mở lại để lập lại."
        yield Refusal(reason, grounds.COMPETENCE)


def _power(case: Case, at: datetime) -> str:
    """The title above us that decides; empty where the department does."""
    law, on = active_catalogue(), timezone.localdate(at)
    above = sanction_decision.above_for(law, proposed_for(case, at), on=on)
    return above.title if above else ""


def facts_of(document: Document) -> Mapping[str, Any]:
    """As they were frozen when the words were."""
    facts: Mapping[str, Any] = json.loads(document.facts)
    return facts
