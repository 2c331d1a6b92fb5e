"""What the pages of a case show of its proposal, its decision and its money."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from cases.casework.models import Case, Decision, Measure, Payment
from cases.casework.services.closing import accounts_of, can_note_execution, standing_decisions
from cases.casework.services.deciders import Above, above_of, deciders_of, obstacle_of, our_title
from cases.casework.services.fines import CaseGoods
from cases.casework.services.measures import Ordered
from cases.casework.services.owing import Account, served_on_of
from cases.casework.services.payments import can_record_payment
from cases.casework.services.sanctions import Proposed, can_propose, proposals_of, total_of
from cases.law.catalogue import Catalogue
from cases.law.explain import Step
from cases.office.models import Officer
from cases.office.templatetags.office import dong

MONEY_STATES = (Case.Status.DECIDED, Case.Status.CLOSED, Case.Status.TRANSFERRED)


@dataclass(frozen=True)
class ProposalShown:
    """What is proposed for one act, in words; `why` opens the reasoning of the amount."""

    proposed: Proposed
    amount: int | None
    is_warning: bool
    measures: tuple[Ordered, ...]
    faults: tuple[str, ...]


@dataclass(frozen=True)
class PowerShown:
    """Who signs: the Director, or whom the draft goes up to and why."""

    is_ours: bool
    obstacle: str
    above: Above | None
    steps: tuple[Step, ...]

    @property
    def told(self) -> str:
        if self.above is None:
            return ""
        return f"{self.obstacle}. Hồ sơ chuyển {self.above.title} quyết định."


@dataclass(frozen=True)
class DecisionShown:
    """An issued decision with what was paid and done about it."""

    decision: Decision
    served_on: date | None
    account: Account | None
    payments: tuple[Payment, ...]
    measures: tuple[Measure, ...]


def shown(proposed: Proposed) -> ProposalShown:
    told = proposed.proposal
    return ProposalShown(
        proposed,
        proposed.amount,
        bool(told and told.is_warning),
        proposed.ordered,
        proposed.faults if told else (),
    )


def proposal_parts(
    case: Case, law: Catalogue, goods: CaseGoods, officer: Officer, *, at: datetime
) -> dict[str, Any]:
    """By act, with the total and whose power it needs; a decided case as of its decision."""
    on = case.decided_on or timezone.localdate(at)
    proposed = proposals_of(case, law, goods, on=on)
    return {
        "proposals": [shown(each) for each in proposed],
        "proposed_total": total_of(proposed),
        "power": power_of(law, proposed, on=on) if proposed else None,
        "may_propose": not can_propose(case, officer, at),
    }


def power_of(law: Catalogue, proposed: tuple[Proposed, ...], *, on: date) -> PowerShown:
    deciders = deciders_of(law, proposed, on=on)
    is_ours = deciders.includes(our_title())
    return PowerShown(
        is_ours,
        "" if is_ours else obstacle_of(law, proposed, our_title(), on=on),
        None if is_ours else above_of(law, on=on),
        deciders.steps,
    )


def money_parts(case: Case, law: Catalogue, officer: Officer, *, at: datetime) -> dict[str, Any]:
    """Decisions, money and measures; nothing is read while the case is not decided."""
    if case.status not in MONEY_STATES:
        return {"decisions": []}
    on = timezone.localdate(case.ended_at or at)
    accounts = {each.decision.pk: each for each in accounts_of(case, law, on=on)}
    decisions = standing_decisions(case)
    measures = [measure for each in decisions for measure in each.measures.all()]
    return {
        "decisions": [
            DecisionShown(
                each,
                served_on_of(each),
                accounts.get(each.pk),
                tuple(each.payments.all()),
                tuple(each.measures.all()),
            )
            for each in decisions
        ],
        "decisions_sum": _sum_of(list(accounts.values())),
        "may_record_payment": not can_record_payment(case, officer, at),
        "may_note_execution": bool(measures and not can_note_execution(case, officer, at)),
    }


def _sum_of(accounts: list[Account]) -> str:
    owed = sum(each.owing.owed for each in accounts)
    if not accounts:
        return ""
    return f"còn phải nộp {dong(owed)}" if owed else "đã nộp đủ"
