"""The right holder's word on the goods: asked by letter with photographs, and what he answered."""

from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.utils import timezone

from cases.casework import grounds
from cases.casework.models import Case, Confirmation, ConfirmationPhoto, Verb
from cases.casework.services.clocks import run_record_clock
from cases.casework.services.proofs import note_result
from cases.casework.services.seizures import SEIZING, is_issued, stands
from cases.dossier.models import Deadline, Item
from cases.dossier.services.deadlines import end_deadline, end_of
from cases.dossier.services.documents import draft_document
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.law.explain import Explanation, Step
from cases.office.duties import Duty
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer
from cases.office.templatetags.office import day

LETTER = "CVXN"
TITLE = "Công văn đề nghị chủ thể quyền xác nhận hàng hóa"
LABEL = "Chủ thể quyền trả lời xác nhận"


def photos_of(case: Case) -> "QuerySet[Item]":
    """Photographs of the case and of the dossier it arose from."""
    dossiers = [case.dossier_id, *filter(None, [case.dossier.arose_from_id])]
    standing = Item.objects.photos().standing().filter(dossier__in=dossiers)
    return standing.order_by("dossier", "position", "pk")


def can_ask(case: Case, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, Duty.HANDLE_CASE, case, at=at)
    if case.status not in SEIZING:
        reason = f"Vụ việc {case.get_status_display().lower()}; không hỏi thêm chủ thể quyền."
        refusals.append(Refusal(reason, grounds.RECORD))
    return refusals


@transaction.atomic
def ask(
    confirmation: Confirmation, photos: Iterable[Item], *, by: Officer, at: datetime
) -> Confirmation:
    """The letter is drafted with the photographs chosen; the day to answer is the office's own."""
    case, chosen = confirmation.case, list(photos)
    lock(case)
    refuse_if(can_ask(case, by, at))
    errors = {}
    if confirmation.due_on is None or confirmation.due_on <= timezone.localdate(at):
        errors["due_on"] = "Ngày trả lời phải sau hôm nay."
    if not confirmation.asks.strip():
        errors["asks"] = "Ghi nội dung đề nghị xác nhận."
    if {each.pk for each in chosen} - set(photos_of(case).values_list("pk", flat=True)):
        errors["photos"] = "Chỉ chọn ảnh của chính vụ việc này."
    if errors:
        raise ValidationError(errors)
    confirmation.letter = draft_document(
        case.dossier,
        kind=LETTER,
        title=TITLE,
        edits={"with_photos": True} if chosen else {},
        by=by,
        at=at,
    )
    confirmation.full_clean()
    confirmation.save()
    for position, item in enumerate(chosen, start=1):
        ConfirmationPhoto.objects.create(confirmation=confirmation, item=item, position=position)
    facts = {"holder": str(confirmation.holder), "due": confirmation.due_on, "count": len(chosen)}
    record(Verb.ASK_CONFIRMATION, confirmation, by=by, at=at, changes=facts)
    return confirmation


def sent(confirmation: Confirmation, on: date, *, at: datetime) -> None:
    """Part of issuing the letter: from its day on an answer is waited for, and so is the record."""
    confirmation.asked_on = on
    confirmation.revision += 1
    confirmation.save(update_fields=["asked_on", "revision"])
    run_record_clock(confirmation.case, at=at)
    if confirmation.due_on is None:
        return
    told = f"Công văn ngày {day(on)} ấn định trả lời trước hết ngày {day(confirmation.due_on)}."
    parameters = {"asked_on": on.isoformat(), "due_on": confirmation.due_on.isoformat()}
    explanation = Explanation(
        "set_by_the_office", parameters, (Step(told),), confirmation.due_on.isoformat()
    )
    Deadline.objects.update_or_create(
        dossier=confirmation.case.dossier,
        term=key_of(confirmation),
        ended_at=None,
        defaults={
            "label": LABEL,
            "due_at": end_of(confirmation.due_on),
            "is_confirmed": True,
            "explanation": explanation.to_json(),
        },
    )


def key_of(confirmation: Confirmation) -> str:
    return f"confirmation:{confirmation.pk}"


def can_note_reply(confirmation: Confirmation, by: Officer, at: datetime) -> list[Refusal]:
    """An answer answers a letter that went out; one letter has one answer."""
    refusals = lacks_duty(by, Duty.HANDLE_CASE, confirmation, at=at)
    if confirmation.replied_on:
        refusals.append(Refusal(f"Đã ghi trả lời ngày {day(confirmation.replied_on)}."))
    elif not is_issued(confirmation.letter):
        refusals.append(Refusal("Công văn đề nghị xác nhận chưa ban hành."))
    return refusals


@transaction.atomic
def note_reply(
    confirmation: Confirmation,
    *,
    replied_on: date,
    answer: str,
    reply: str,
    by: Officer,
    at: datetime,
    item: Item | None = None,
) -> Confirmation:
    lock(confirmation)
    refuse_if(can_note_reply(confirmation, by, at))
    errors = {}
    if replied_on > timezone.localdate(at):
        errors["replied_on"] = "Ngày nhận trả lời không được ở tương lai."
    elif confirmation.asked_on and replied_on < confirmation.asked_on:
        errors["replied_on"] = f"Công văn gửi ngày {day(confirmation.asked_on)}."
    if not reply.strip():
        errors["reply"] = "Ghi nội dung trả lời, số và ngày văn bản."
    if errors:
        raise ValidationError(errors)
    confirmation.replied_on, confirmation.answer = replied_on, answer
    confirmation.reply, confirmation.item = reply.strip(), item
    confirmation.revision += 1
    confirmation.full_clean()
    confirmation.save()
    end_deadline(
        confirmation.case.dossier, key_of(confirmation), because="chủ thể quyền đã trả lời", at=at
    )
    note_result(confirmation.case, at=at)
    facts = {
        "replied_on": replied_on,
        "answer": confirmation.get_answer_display(),
        "reply": confirmation.reply,
    }
    record(Verb.NOTE_CONFIRMATION, confirmation, by=by, at=at, changes=facts)
    return confirmation


def confirmations_of(case: Case) -> list[Confirmation]:
    """With their letters, read once; not asked where nobody was asked."""
    if not getattr(case, "has_confirmations", True):
        return []
    asked = Confirmation.objects.select_related("letter__series", "holder__party", "right")
    prefetch_related_objects([case], Prefetch("confirmations", asked))
    return list(case.confirmations.all())


def is_waiting(confirmation: Confirmation) -> bool:
    return confirmation.replied_on is None and stands(confirmation.letter)
