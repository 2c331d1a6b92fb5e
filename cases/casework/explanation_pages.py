"""What the pages of evidence and of the explanation show, asked once."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from cases.casework.models import Case, PartyExplanation
from cases.casework.record_steps import steps_of_explanation
from cases.casework.services import clocks, proofs
from cases.casework.services.explanations import explanation_refusals
from cases.casework.services.standing import standing_of, terms_of
from cases.dossier.pages import days_left_in_words, due_tone
from cases.dossier.steps import allowed_first
from cases.law.explain import Explanation
from cases.office.models import Officer

Way = PartyExplanation.Way


@dataclass(frozen=True)
class TermShown:
    """One term of the right to explain: its last day and why that day."""

    label: str
    on: date
    left: str
    tone: str
    explanation: Explanation | None


def explanation_page(case: Case, officer: Officer, *, at: datetime) -> dict[str, Any]:
    """`case` comes with its dossier and explanations."""
    return {
        "dossier": case.dossier,
        "case": case,
        "rows": standing_of(case).rows,
        "terms": terms_shown(case, at=at),
        "steps": allowed_first(steps_of_explanation(case, officer, at)),
        "refusals": explanation_refusals(case, at),
    }


def terms_shown(case: Case, *, at: datetime) -> list[TermShown]:
    terms = terms_of(case, standing_of(case))
    if terms is None:
        return []
    shown = [
        ("Yêu cầu giải trình trực tiếp đến hết", terms.to_speak.due, terms.to_speak.explanation),
        ("Gửi văn bản giải trình đến hết", terms.written.due, terms.written.explanation),
    ]
    if terms.extended_to:
        shown.append((clocks.LABELS[clocks.MORE_TIME], terms.extended_to, None))  # type: ignore[arg-type]
    return [_term(label, on, explanation, at) for label, on, explanation in shown]


def _term(label: str, on: date, explanation: Explanation | None, at: datetime) -> TermShown:
    days = (on - timezone.localdate(at)).days
    left = days_left_in_words(days) if days >= 0 else "đã hết"
    return TermShown(label, on, left, due_tone(days) if days >= 0 else "done", explanation)


def proofs_page(case: Case, officer: Officer, *, at: datetime) -> dict[str, Any]:
    """Who speaks in the case, what proves it, what was photographed."""
    taken = case.items.select_related("item__file").order_by("item__position", "item")
    return {
        "dossier": case.dossier,
        "case": case,
        "people": case.people.all(),
        "evidence": case.evidence.all(),
        "photos": [each.item for each in taken if each.item.file],
        "samples": [each.item for each in taken if not each.item.file],
        "may_change": not proofs.can_change_proofs(case, officer, at),
    }
