"""The sanction proposed for each act of a case: amount inside the law's range, measures, why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.casework import grounds
from cases.casework.models import Case, ProposedSanction, Verb, Violation
from cases.casework.services.fines import CaseGoods, Reckoned, read_goods, reckon
from cases.casework.services.measures import (
    Chosen,
    Ordered,
    chosen_text,
    faults_of,
    ordered_of,
    read_chosen,
)
from cases.dossier.models import Document
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.law.answers import FineAnswer
from cases.law.catalogue import Catalogue
from cases.law.explain import Explanation, Step
from cases.law.facts import FactError
from cases.law.fines import fine
from cases.law.telling import choice as choice_told
from cases.lawbook.services import active_catalogue
from cases.office.duties import Duty
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer
from cases.office.saving import ConflictError, add_row, save_row

TYPED = ("is_warning", "amount", "because", "capped_middle", "not_ordered_because")
CAPPED_MIDDLE = "capped_middle"
MAIN_DECISIONS = ("MQĐ02", "MQĐ15", "MQĐ33")
FIXED = (Document.State.READY, Document.State.SIGNED)
WARNED = "warning"


@dataclass(frozen=True)
class Proposed:
    """One act with what the law gives that day and what is proposed; `faults` bar a decision."""

    reckoned: Reckoned
    proposal: ProposedSanction | None
    answer: FineAnswer
    ordered: tuple[Ordered, ...]
    faults: tuple[str, ...]

    @property
    def violation(self) -> Violation:
        return self.reckoned.violation

    @property
    def amount(self) -> int | None:
        """Đồng; 0 for a warning, None while nothing lawful is proposed."""
        if self.proposal is None or self.faults:
            return None
        return 0 if self.proposal.is_warning else self.proposal.amount

    @property
    def explanation(self) -> Explanation:
        return explained(self.answer, self.proposal)


def proposals_of(case: Case, law: Catalogue, goods: CaseGoods, *, on: date) -> tuple[Proposed, ...]:
    """Each act as it would be decided on that day; `case` comes through `with_dossier`."""
    return tuple(_proposed(each, law) for each in reckon(case, law, goods, on=on))


def total_of(proposed: Iterable[Proposed]) -> int | None:
    """One total for the acts of one decision; None while an act has nothing lawful proposed."""
    amounts = [each.amount for each in proposed]
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if amounts and len(known) == len(amounts) else None


def _proposed(reckoned: Reckoned, law: Catalogue) -> Proposed:
    proposal: ProposedSanction | None = getattr(reckoned.violation, "proposal", None)
    if proposal is None:
        return Proposed(reckoned, None, reckoned.answer, (), ("Chưa đề xuất mức xử phạt.",))
    chosen = read_chosen(proposal.measures)
    answer, errors = judged(proposal, chosen, reckoned, law)
    faults = tuple(sentence for sentences in errors.values() for sentence in sentences)
    return Proposed(reckoned, proposal, answer, ordered_of(answer, chosen), faults)


def judged(
    proposal: ProposedSanction, chosen: Iterable[Chosen], reckoned: Reckoned, law: Catalogue
) -> tuple[FineAnswer, dict[str, list[str]]]:
    """The law's answer to the proposal, and what is wrong with it by field."""
    readings = _readings(proposal)
    answer = fine(law, reckoned.answer.facts, readings)
    errors: dict[str, list[str]] = {}
    if answer.amounts is None:
        errors["amount"] = ["Chưa xác định được khung phạt: bổ sung giá trị, số lượng, ngày."]
        return answer, errors
    if proposal.is_warning:
        errors |= _faults_of_warning(answer, proposal)
    else:
        answer, wrong = _with_amount(answer, proposal, law, readings)
        errors |= wrong
    if measures := list(faults_of(answer, chosen, proposal.not_ordered_because)):
        errors["measures"] = measures
    return answer, errors


def _readings(proposal: ProposedSanction) -> Mapping[str, str]:
    return {CAPPED_MIDDLE: proposal.capped_middle} if proposal.capped_middle else {}


def _faults_of_warning(answer: FineAnswer, proposal: ProposedSanction) -> dict[str, list[str]]:
    if answer.warning_possible is False:
        why = "không có hình thức cảnh cáo" if answer.facts.mitigating else "không cảnh cáo được"
        without = "" if answer.facts.mitigating else " khi không có tình tiết giảm nhẹ"
        return {"is_warning": [f"Với hành vi này luật {why}{without}. Chọn phạt tiền."]}
    if not proposal.because.strip():
        return {"because": ["Ghi vì sao vi phạm không nghiêm trọng, áp dụng cảnh cáo."]}
    return {}


def _with_amount(
    answer: FineAnswer, proposal: ProposedSanction, law: Catalogue, readings: Mapping[str, str]
) -> tuple[FineAnswer, dict[str, list[str]]]:
    """The answer with the amount chosen, or the sentence that names the range."""
    if answer.amounts is None:
        return answer, {}
    if answer.amounts.between is None and answer.fine is None:
        return answer, {"amount": [answer.explanation.steps[-1].text]}
    if proposal.amount is None:
        ends = answer.band.ends if answer.band else None
        return answer, {"amount": [f"Nhập mức phạt. {choice_told(answer.amounts, ends)}"]}
    try:
        chosen = fine(law, replace(answer.facts, chosen_amount=proposal.amount), readings)
    except FactError as error:
        return answer, {"amount": [error.message]}
    if answer.amounts.between and not proposal.because.strip():
        return chosen, {"because": ["Ghi lý do chọn mức phạt này trong khoảng luật cho."]}
    return chosen, {}


def explained(answer: FineAnswer, proposal: ProposedSanction | None) -> Explanation:
    """The reasoning with the officer's own reason as its last steps."""
    found = answer.explanation
    if proposal is None:
        return found
    steps = found.steps
    if proposal.is_warning:
        said = Step(f"Áp dụng phạt cảnh cáo. Lý do: {proposal.because}", (grounds.WARNING,), 0)
        return replace(found, rule=WARNED, steps=(*steps, said), value=0)
    if proposal.because:
        steps = (*steps, Step(f"Lý do chọn mức phạt: {proposal.because}"))
    return replace(found, steps=steps)


def can_propose(case: Case, by: Officer, at: datetime) -> list[Refusal]:
    """Open until the decision is fixed for signature."""
    refusals = lacks_duty(by, Duty.HANDLE_CASE, case, at=at)
    if case.status not in (Case.Status.OPEN, Case.Status.RECORDED):
        reason = f"Vụ việc {case.get_status_display().lower()}; không đề xuất mức phạt nữa."
        refusals.append(Refusal(reason, grounds.AMOUNT))
    if not case.violations.all():
        refusals.append(Refusal("Chưa ghi hành vi vi phạm nào.", grounds.EVERY_ACT))
    if fixed := decision_paper(case, *FIXED):
        reason = f"“{fixed.title}” đã chốt nội dung. Mở lại văn bản rồi sửa đề xuất."
        refusals.append(Refusal(reason))
    return refusals


def decision_paper(case: Case, *states: str) -> Document | None:
    """The paper that is to settle the case, if it stands in one of these states."""
    papers = (each for each in case.dossier.documents.all() if each.kind in MAIN_DECISIONS)
    return next((each for each in papers if each.state in states), None)


@transaction.atomic
def propose_sanction(
    proposal: ProposedSanction, measures: Iterable[Chosen], *, by: Officer, at: datetime
) -> ProposedSanction:
    """Propose for one act, or change the proposal at its revision; outside the law it is refused.

    Where the law gives one amount, none need be typed.
    """
    pk, chosen = proposal.violation_id, tuple(measures)
    lock(proposal.case)
    case = Case.objects.with_dossier().get(pk=proposal.case_id)
    refuse_if(can_propose(case, by, at))
    _settle(proposal, chosen, _reckoned(case, pk, on=timezone.localdate(at)))
    stored = ProposedSanction.objects.filter(violation=pk).first()
    if stored is None:
        add_row(proposal, by=by, at=at, verb=Verb.PROPOSE_SANCTION)
    elif proposal.pk is None or _is_overtaken(proposal, stored, chosen):
        raise ConflictError(stored)
    else:
        save_row(proposal, TYPED, by=by, at=at, verb=Verb.PROPOSE_SANCTION)
    _order(proposal, chosen, by=by, at=at)
    return proposal


def _is_overtaken(
    proposal: ProposedSanction, stored: ProposedSanction, chosen: tuple[Chosen, ...]
) -> bool:
    return stored.revision != proposal.revision and chosen_text(chosen) != stored.measures


def _reckoned(case: Case, violation_pk: int, *, on: date) -> Reckoned:
    found = reckon(case, active_catalogue(), read_goods(case), on=on)
    for each in found:
        if each.violation.pk == violation_pk:
            return each
    raise ValidationError("Hành vi này không còn trong vụ việc. Tải lại trang để xem.")


def _settle(proposal: ProposedSanction, chosen: tuple[Chosen, ...], reckoned: Reckoned) -> None:
    law = active_catalogue()
    answer = fine(law, reckoned.answer.facts, _readings(proposal))
    if proposal.is_warning:
        proposal.amount = None
    elif answer.fine is not None and proposal.amount is None:
        proposal.amount = answer.fine
    default = law.readings[CAPPED_MIDDLE].default
    if not asks_for_middle(answer) or proposal.capped_middle == default:
        proposal.capped_middle = ""
    proposal.because = proposal.because.strip()
    proposal.not_ordered_because = proposal.not_ordered_because.strip()
    _, errors = judged(proposal, chosen, reckoned, law)
    if errors:
        raise ValidationError({name: list(told) for name, told in errors.items()})


def asks_for_middle(answer: FineAnswer) -> bool:
    """Whether the middle of a capped bracket is read in one of several ways here."""
    used = answer.explanation.parameters["readings"]
    return isinstance(used, Mapping) and CAPPED_MIDDLE in used


def _order(
    proposal: ProposedSanction, chosen: tuple[Chosen, ...], *, by: Officer, at: datetime
) -> None:
    before, after = proposal.measures, chosen_text(chosen)
    if before == after:
        return
    proposal.measures = after
    proposal.save(update_fields=["measures"])
    changes = {"ordered": [_names(before) or None, _names(after) or None]}
    record(Verb.PROPOSE_SANCTION, proposal, by=by, at=at, changes=changes)


def _names(text: str) -> str:
    """Measures by their names in the law in use."""
    names = {
        measure.id: measure.name
        for version in active_catalogue().versions()
        for measure in (*version.additional, *version.remedies)
    }
    return "; ".join(names.get(each.id, each.id) for each in read_chosen(text))
