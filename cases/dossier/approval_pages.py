"""What the pages of trình ký show, asked once and handed to the templates."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from cases.dossier.approval_forms import ReadForm
from cases.dossier.models import Approval, Deadline, Document
from cases.dossier.paper import from_json
from cases.dossier.preview import preview
from cases.dossier.services import approvals, ways
from cases.dossier.services.differences import Change
from cases.dossier.slips import due_of
from cases.dossier.stays import SENT, Leg, days_of_office, legs_of
from cases.law.workdays import Calendar
from cases.office.models import Officer

State = Document.State
MOST = 100  # papers of one desk on one page


@dataclass(frozen=True)
class Lying:
    """A paper at a desk: what it is, what is due, its way so far, what changed since approved."""

    document: Document
    stay: Approval | None
    legs: list[Leg]
    due: tuple[Deadline, str, str] | None
    changes: list[Change]
    is_last: bool
    confirm: ReadForm | None  # the one tap, where it is his to confirm

    @property
    def due_shape(self) -> str:
        return "diamond" if self.due and self.due[2] == "late" else "triangle"

    @property
    def note(self) -> str:
        """What the drafter said when he sent it on last."""
        return next((leg.opinion for leg in reversed(self.legs) if leg.outcome == SENT), "")

    @property
    def returned_with(self) -> str:
        """`Phùng Quốc Việt: bổ sung mã …`, while the draft is not submitted again."""
        back = [leg for leg in self.legs if leg.outcome == Approval.Outcome.RETURNED]
        if self.stay or not back:
            return ""
        return f"{back[-1].officer.full_name}: {back[-1].opinion}"

    @property
    def here(self) -> Leg | None:
        """Who has it now; None while nobody was asked."""
        return next((leg for leg in self.legs if leg.is_here), None)


def with_way(documents: "QuerySet[Document]") -> "QuerySet[Document]":
    """Everything a row of the queue shows, in a constant number of queries."""
    rows = Approval.objects.select_related("officer", "sent_by")
    return documents.select_related(
        "dossier__unit", "dossier__holder", "dossier__chain", "made_by", "series"
    ).prefetch_related(Prefetch("approvals", rows), "dossier__deadlines")


def queue(officer: Officer, *, at: datetime) -> dict[str, Any]:
    """What lies at this officer's desk, what he sent on, and what came back to him."""
    days = days_of_office()
    return {
        **at_desk(officer, days, at=at),
        "sent": [lying(each, officer, days, at=at) for each in sent_by(officer, at)],
        "returned": [lying(each, officer, days, at=at) for each in returned_to(officer, at)],
    }


def at_desk(officer: Officer, days: Calendar | None, *, at: datetime) -> dict[str, Any]:
    """What he is to sign, what to approve; signing leads where there is any."""
    mine = [lying(each, officer, days, at=at) for each in at_desk_of(officer, at)]
    to_sign = [each for each in mine if each.is_last] + _straight(officer, days, at)
    return {
        "to_approve": [each for each in mine if not each.is_last],
        "to_sign": to_sign,
        "leads_approving": not to_sign,
    }


def at_desk_of(officer: Officer, at: datetime) -> "QuerySet[Document]":
    """Oldest first."""
    here = Document.objects.visible_to(officer, at).filter(
        approvals__officer=officer, approvals__decided_at=None
    )
    return with_way(here.order_by("approvals__arrived_at", "pk"))[:MOST]


def sent_by(officer: Officer, at: datetime) -> "QuerySet[Document]":
    """Those of his own that lie at others' desks now."""
    waiting = Q(approvals__decided_at=None, approvals__isnull=False)
    away = Document.objects.visible_to(officer, at).filter(waiting, _own(officer))
    away = away.exclude(approvals__in=Approval.objects.waiting().filter(officer=officer))
    return with_way(away.order_by("approvals__arrived_at", "pk"))[:MOST]


def returned_to(officer: Officer, at: datetime) -> "QuerySet[Document]":
    """Drafts of his that came back with opinions and were not submitted again."""
    drafts = Document.objects.visible_to(officer, at).filter(_own(officer), state=State.DRAFT)
    return with_way(drafts.filter(approvals__in=_last_returns()).order_by("pk"))[:MOST]


def returned_stays(officer: Officer, at: datetime) -> "QuerySet[Approval]":
    """Of every draft that he sees: the return that nobody answered yet, newest first."""
    rows = _last_returns().filter(
        document__state=State.DRAFT, document__in=Document.objects.visible_to(officer, at)
    )
    return rows.select_related("document", "sent_by").order_by("-decided_at", "-pk")


def _last_returns() -> "QuerySet[Approval]":
    later = Approval.objects.filter(document=OuterRef("document"), pk__gt=OuterRef("pk"))
    return Approval.objects.filter(~Exists(later), outcome=Approval.Outcome.RETURNED)


def _own(officer: Officer) -> Q:
    return Q(made_by=officer) | Q(dossier__holder=officer)


def _straight(officer: Officer, days: Calendar | None, at: datetime) -> list[Lying]:
    """Frozen papers that name him to sign and need no desk before, oldest first."""
    ready = Document.objects.visible_to(officer, at).filter(
        state=State.READY, signatures=None, facts__contains=f'"officer":{officer.pk}'
    )
    ready = ready.exclude(approvals__in=Approval.objects.waiting())
    rows = with_way(ready.order_by(F("ready_at"), "pk"))[:MOST]
    return [
        lying(each, officer, days, at=at)
        for each in rows
        if (signer := ways.signer_of(each))
        and signer.officer == officer.pk
        and not approvals.sign_refusals(each)
    ]


def lying(document: Document, officer: Officer, days: Calendar | None, *, at: datetime) -> Lying:
    stay = approvals.waiting_of(document)
    before = approvals.earlier_approval(document, stay.desk) if stay else None
    return Lying(
        document=document,
        stay=stay,
        legs=legs_of(document, at=at, calendar=days),
        due=due_of(document, at),
        changes=approvals.changes_since(document, before) if before else [],
        is_last=stay is not None and approvals.is_last(document, stay),
        confirm=_confirm(document, officer, at) if before else None,
    )


def _confirm(document: Document, officer: Officer, at: datetime) -> ReadForm | None:
    if approvals.can_confirm_change(document, officer, at):
        return None
    first = {"reviewed": document.words_digest}
    return ReadForm(initial=first, auto_id=f"sua-{document.pk}-%s")


def desk_page(document: Document, officer: Officer, *, at: datetime) -> dict[str, Any]:
    """The frozen paper before whoever decides on it, with its way and what changed."""
    return {
        "document": document,
        "dossier": document.dossier,
        "lying": lying(document, officer, days_of_office(), at=at),
        "preview": preview(from_json(document.words)) if document.words else None,
        "reviewed": document.words_digest if document.words else "",
    }


def people_next(document: Document, by: Officer, *, at: datetime) -> list[Officer]:
    """Who may sit at the desk after this one; empty where the way cannot go on."""
    stays = approvals.stays_of(document)
    waiting = approvals.waiting_of(document)
    stand = {waiting.desk} if waiting else set()
    drafter = approvals.drafter_of(stays) if waiting else by
    found = ways.next_desk(document, stays, drafter, at=at, passed=stand)
    return found[1] if found else []
