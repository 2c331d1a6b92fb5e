"""Trình ký: a document goes from desk to desk; each approves, or returns it with opinions."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Prefetch, prefetch_related_objects

from cases.dossier.models import Approval, Desk, Document, Dossier, Verb
from cases.dossier.services import documents, ways
from cases.dossier.services.differences import Change, changes_between, same_words
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.office.duties import Duty
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer
from cases.office.templatetags.office import instant

Outcome = Approval.Outcome
SUBMITS = {
    Dossier.Kind.INSPECTION: Duty.PREPARE_INSPECTION,
    Dossier.Kind.CASE: Duty.HANDLE_CASE,
    Dossier.Kind.REQUEST: Duty.RECEIVE_REQUEST,
    Dossier.Kind.PLAN: Duty.KEEP_PLAN,
}


def stays_of(document: Document) -> list[Approval]:
    """Every stay at a desk, oldest first; read once, whatever is asked."""
    rows = Approval.objects.select_related("officer", "sent_by")
    prefetch_related_objects([document], Prefetch("approvals", rows))
    return sorted(document.approvals.all(), key=lambda stay: (stay.arrived_at, stay.pk))


def waiting_of(document: Document) -> Approval | None:
    """The stay that goes on: at whose desk the document lies now."""
    if document.at_desk is False:
        return None
    return next((stay for stay in stays_of(document) if stay.decided_at is None), None)


def at_desk_refusals(document: Document) -> list[Refusal]:
    """While it lies at a desk nobody changes it."""
    waiting = waiting_of(document)
    if waiting is None:
        return []
    return [Refusal(f"Văn bản đang ở {where(waiting)}. Rút lại hoặc chờ trả lại rồi sửa.")]


def where(stay: Approval) -> str:
    """`bàn của Phùng Quốc Việt (Lãnh đạo phòng) từ 09:10 25/11/2026`."""
    desk = stay.get_desk_display()
    return f"bàn của {stay.officer.full_name} ({desk}) từ {instant(stay.arrived_at)}"


def can_submit(document: Document, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, SUBMITS[Dossier.Kind(document.dossier.kind)], document, at=at)
    if not ways.goes_over_desks(document.kind):
        return [*refusals, Refusal("Văn bản loại này không phải trình ký qua các bàn.")]
    if document.state == Document.State.DRAFT:
        refusals.append(Refusal("Chốt nội dung dự thảo rồi mới trình ký."))
    elif document.state != Document.State.READY:
        refusals.append(Refusal("Văn bản đã ký, không trình nữa."))
    if waiting := waiting_of(document):
        refusals.append(Refusal(f"Đã trình: văn bản đang ở {where(waiting)}."))
    return refusals


@transaction.atomic
def submit(
    document: Document, *, by: Officer, at: datetime, note: str = "", to: Officer | None = None
) -> Approval:
    """The drafter sends the frozen words on their way; desks that approved the same are passed."""
    lock(document)
    refuse_if(can_submit(document, by, at))
    stays = stays_of(document)
    stay = _send_on(document, stays, drafter=by, to=to, note=note.strip(), by=by, at=at)
    if stay is None:
        raise ValidationError(
            "Các bàn đã duyệt đủ nội dung này."
            if ways.goes_above(document)
            else "Dự thảo chưa ghi người ký còn làm việc. Mở lại, chọn người ký."
        )
    passed = [Desk(desk).label for desk in Desk if desk in ways.standing_desks(document, stays)]
    changes = {"officer": stay.officer.full_name, "desk": str(stay.get_desk_display())}
    changes |= {"note": note.strip()} if note.strip() else {}
    changes |= {"passed": ", ".join(map(str, passed))} if passed else {}
    record(Verb.SEND_FOR_APPROVAL, document, by=by, at=at, changes=changes)
    return stay


def _send_on(
    document: Document,
    stays: Sequence[Approval],
    *,
    drafter: Officer,
    to: Officer | None,
    by: Officer,
    at: datetime,
    note: str = "",
) -> Approval | None:
    """The stay at the next desk; None where there is none after this one."""
    found = ways.next_desk(document, stays, drafter, at=at)
    if found is None or not found[1]:
        return None
    desk, people = found
    officer = to or people[0]
    if officer not in people:
        raise ValidationError({"to": f"{officer} không duyệt ở bàn {Desk(desk).label}."})
    stay = Approval(
        document=document, desk=desk, officer=officer, sent_by=by, note=note, arrived_at=at
    )
    stay.full_clean(exclude=["document", "officer", "sent_by"])
    stay.save()
    return stay


def _here(document: Document, by: Officer) -> tuple[Approval | None, list[Refusal]]:
    """The stay that this officer decides, or whose it is."""
    waiting = waiting_of(document)
    if waiting is None:
        return None, [Refusal("Văn bản không ở bàn của ai. Người soạn trình thì mới duyệt được.")]
    if waiting.officer_id != by.pk:
        return waiting, [Refusal(f"Văn bản đang ở {where(waiting)}.")]
    return waiting, []


def can_approve(document: Document, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, Duty.APPROVE_DRAFT, document, at=at)
    waiting, elsewhere = _here(document, by)
    refusals += elsewhere
    if waiting and not elsewhere and is_last(document, waiting):
        refusals.append(Refusal("Văn bản đã tới bàn của người ký: đọc rồi ký, hoặc trả lại."))
    return refusals


def is_last(document: Document, stay: Approval) -> bool:
    """Whether the stay is the signer's own, at the end of the way."""
    signer = ways.way_of(document).signer
    return signer is not None and signer.desk == stay.desk and signer.officer == stay.officer_id


@transaction.atomic
def approve(
    document: Document,
    *,
    by: Officer,
    at: datetime,
    opinion: str = "",
    reviewed: str = "",
    to: Officer | None = None,
) -> Approval:
    """Agree with the words as they stand and send them on; returns the stay at the next desk.

    Where a paper goes up out of the office, the Director's approval is the last: it is returned.
    """
    lock(document)
    refuse_if(can_approve(document, by, at))
    refuse_other_words(document, reviewed)
    return _approve(document, opinion=opinion, to=to, confirmed=False, by=by, at=at)


def _approve(
    document: Document,
    *,
    opinion: str,
    to: Officer | None,
    confirmed: bool,
    by: Officer,
    at: datetime,
) -> Approval:
    stay = _decide(document, Outcome.APPROVED, opinion=opinion, at=at)
    stays = stays_of(document)
    further = _send_on(document, stays, drafter=drafter_of(stays), to=to, by=by, at=at)
    if further is None and not ways.goes_above(document):
        raise ValidationError("Dự thảo chưa ghi người ký còn làm việc. Trả lại để chọn người ký.")
    changes: dict[str, object] = {"desk": str(stay.get_desk_display())}
    changes |= {"opinion": stay.opinion} if stay.opinion else {}
    changes |= {"confirmed": True} if confirmed else {}
    changes |= {"officer": further.officer.full_name} if further else {}
    changes |= {"words": document.words_digest}
    record(Verb.APPROVE_DOCUMENT, document, by=by, at=at, changes=changes)
    return further or stay


def _decide(document: Document, outcome: str, *, opinion: str = "", at: datetime) -> Approval:
    """The stay as the caller's document has it, so that it knows of the decision too."""
    stay = waiting_of(document)
    if stay is None:
        raise Approval.DoesNotExist(f"{document} lies at no desk")
    stay.outcome, stay.decided_at, stay.opinion = outcome, at, opinion.strip()
    stay.words = document.words if outcome == Outcome.APPROVED else ""
    stay.revision += 1
    stay.full_clean(exclude=["document", "officer", "sent_by"])
    stay.save()
    return stay


def drafter_of(stays: Sequence[Approval]) -> Officer:
    """Who sent the document on its way this time: nobody approves what he sent himself."""
    started = [stay for at, stay in enumerate(stays) if at == 0 or not went_on(stays[at - 1])]
    return started[-1].sent_by


def went_on(stay: Approval) -> bool:
    return stay.outcome in {Outcome.APPROVED, Outcome.MOVED}


def earlier_approval(document: Document, desk: str) -> Approval | None:
    """What this desk approved before in other words, to be held against what stands now."""
    before = ways.last_approvals(stays_of(document)).get(desk)
    if before is None or not document.words or same_words(before.words, document.words):
        return None
    return before


def changes_since(document: Document, before: Approval) -> list[Change]:
    return changes_between(before.words, document.words)


def can_confirm_change(document: Document, by: Officer, at: datetime) -> list[Refusal]:
    refusals = can_approve(document, by, at)
    waiting = waiting_of(document)
    before = earlier_approval(document, waiting.desk) if waiting else None
    if before is None:
        refusals.append(Refusal("Không có chỗ sửa nào sau lần duyệt trước của bàn này."))
    elif before.officer_id != by.pk:
        refusals.append(Refusal(f"Lần trước {before.officer} duyệt. Đọc toàn văn rồi duyệt."))
    return refusals


@transaction.atomic
def confirm_change(
    document: Document, *, by: Officer, at: datetime, reviewed: str = ""
) -> Approval:
    """The same officer agrees with what changed since his approval, in one tap."""
    lock(document)
    refuse_if(can_confirm_change(document, by, at))
    refuse_other_words(document, reviewed)
    return _approve(document, opinion="", to=None, confirmed=True, by=by, at=at)


def can_return(document: Document, by: Officer, at: datetime) -> list[Refusal]:
    """At his desk, also the signer at the end of the way."""
    waiting, refusals = _here(document, by)
    if waiting and not refusals and not is_last(document, waiting):
        refusals = lacks_duty(by, Duty.APPROVE_DRAFT, document, at=at)
    return refusals


@transaction.atomic
def return_(
    document: Document, *, opinion: str, by: Officer, at: datetime, reviewed: str = ""
) -> Document:
    """Back to the drafter with opinions: the words are open again, approvals given stay on file."""
    lock(document)
    refuse_if(can_return(document, by, at))
    refuse_other_words(document, reviewed)
    if not opinion.strip():
        raise ValidationError({"opinion": "Ghi ý kiến: cần sửa, bổ sung gì."})
    stay = _decide(document, Outcome.RETURNED, opinion=opinion, at=at)
    changes = {"desk": str(stay.get_desk_display()), "opinion": stay.opinion}
    record(Verb.RETURN_DOCUMENT, document, by=by, at=at, changes=changes)
    because = f"{stay.get_desk_display()} trả lại: {stay.opinion}"[:500]
    return documents.reopen(document, because=because, by=by, at=at)


def can_recall(document: Document, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, SUBMITS[Dossier.Kind(document.dossier.kind)], document, at=at)
    if waiting_of(document) is None:
        refusals.append(Refusal("Văn bản không ở bàn của ai để rút lại."))
    return refusals


@transaction.atomic
def recall(document: Document, *, because: str, by: Officer, at: datetime) -> Approval:
    """The drafter takes it back; it stays frozen until it is reopened or submitted again."""
    lock(document)
    refuse_if(can_recall(document, by, at))
    if not because.strip():
        raise ValidationError({"because": "Ghi lý do rút lại."})
    stay = _decide(document, Outcome.RECALLED, opinion=because, at=at)
    changes = {"because": stay.opinion, "officer": stay.officer.full_name}
    record(Verb.RECALL_DOCUMENT, document, by=by, at=at, changes=changes)
    return stay


def sign_refusals(document: Document) -> list[Refusal]:
    """Nobody signs past a desk: not while it lies elsewhere, nor before a way that is required."""
    waiting = waiting_of(document)
    if waiting:
        return [] if is_last(document, waiting) else [Refusal(f"Văn bản đang ở {where(waiting)}.")]
    way = ways.way_of(document)
    if way.is_required and not way.covered_by(ways.standing_desks(document, stays_of(document))):
        over = ", ".join(str(desk.label) for desk in way.desks)
        return [Refusal(f"Văn bản loại này trình qua {over} trước khi ký. Người soạn trình ký.")]
    return []


def settle(document: Document, *, at: datetime) -> None:
    """Part of signing: the stay at the signer's desk ends with it."""
    if waiting_of(document):
        _decide(document, Outcome.APPROVED, at=at)


@transaction.atomic
def move_to(
    document: Document, to: Officer, *, because: str, by: Officer, at: datetime
) -> Approval:
    """Part of handing over: the paper lies at the desk of another who may sit there."""
    lock(document)
    stay = waiting_of(document)
    people = ways.sitting_at(stay.desk, document.unit_id, at=at) if stay else []
    if stay is None or to not in people or is_last(document, stay):
        at_desk = stay.get_desk_display() if stay else "—"
        raise ValidationError(f"“{document}” ở bàn {at_desk}: {to} không duyệt ở bàn này.")
    left = _decide(document, Outcome.MOVED, opinion=because, at=at)
    moved = Approval(
        document=document, desk=left.desk, officer=to, sent_by=left.sent_by, arrived_at=at
    )
    moved.save()
    changes = {"officer": [left.officer.full_name, to.full_name], "because": because}
    record(Verb.MOVE_DOCUMENT, document, by=by, at=at, changes=changes)
    return moved


def refuse_other_words(document: Document, reviewed: str) -> None:
    if reviewed and reviewed != document.words_digest:
        raise ValidationError(
            "Nội dung văn bản vừa thay đổi từ lúc bạn mở trang này. Đọc lại bản dưới đây.",
            code="changed",
        )
