"""Goods kept longer by decision, and given back: Điều 125 khoản 8, Điều 126."""

from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from cases.casework import grounds
from cases.casework.models import CustodyExtension, GoodsReturn, SeizedGoods, Seizure, Verb
from cases.casework.services import seizure_terms as terms
from cases.casework.services.seizures import over, stands, undecided
from cases.dossier.models import Document
from cases.dossier.services.deadlines import end_of
from cases.dossier.services.documents import draft_document
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.office.duties import Duty
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer
from cases.office.templatetags.office import day, instant

EXTENSION, RETURN = "MQĐ21", "MQĐ24"
EXTENSION_TITLE = "Quyết định kéo dài thời hạn tạm giữ tang vật, phương tiện vi phạm hành chính"
RETURN_TITLE = "Quyết định trả lại tang vật, phương tiện vi phạm hành chính bị tạm giữ"
Ground = GoodsReturn.Ground


def can_extend(seizure: Seizure, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, Duty.HANDLE_CASE, seizure, at=at)
    return refusals + may_be_extended(seizure, at)


def may_be_extended(seizure: Seizure, at: datetime) -> list[Refusal]:
    """Only what is held by decision, and before its term has run out."""
    if refusals := over(seizure) or undecided(seizure):
        return refusals
    last = seizure.last_day
    if last and at > end_of(last):
        reason = (
            f"Thời hạn tạm giữ hết ngày {day(last)}, không kéo dài được nữa. "
            "Trả lại tang vật (mẫu MQĐ24), hoặc xử lý theo khoản 4 Điều 126 nếu không ai nhận."
        )
        return [Refusal(reason, grounds.CUSTODY_TERM)]
    return []


def waiting(seizure: Seizure) -> CustodyExtension | None:
    """An extension drafted and not signed yet."""
    drafted = seizure.extensions.filter(ends_on=None).select_related("decision")
    return next((each for each in drafted if stands(each.decision)), None)


@transaction.atomic
def draft_extension(extension: CustodyExtension, *, by: Officer, at: datetime) -> CustodyExtension:
    seizure = extension.seizure
    lock(seizure)
    refuse_if(can_extend(seizure, by, at))
    if waiting(seizure):
        raise ValidationError("Đã có dự thảo quyết định kéo dài thời hạn tạm giữ.")
    if extension.term not in terms.EXTENSIONS:
        raise ValidationError({"term": "Chọn trường hợp kéo dài theo khoản 8 Điều 125."})
    ends_on = extended_end(extension)
    if seizure.last_day and ends_on <= seizure.last_day:
        reason = f"Trường hợp này chỉ giữ được đến hết {day(ends_on)}, không dài hơn hiện tại."
        raise ValidationError({"term": reason})
    extension.decision = draft_document(
        seizure.case.dossier, kind=EXTENSION, title=EXTENSION_TITLE, by=by, at=at
    )
    extension.full_clean()
    extension.save()
    return extension


def extended_end(extension: CustodyExtension) -> date:
    """From the taking, and never past the last day for the sanction decision."""
    end = terms.counted(extension.seizure, extension.term).due
    limit = terms.decision_deadline(extension.seizure.case)
    return min(end, limit) if limit else end


def extended(extension: CustodyExtension, *, by: Officer, at: datetime) -> None:
    """Part of signing the decision: the goods are held to the new day."""
    seizure = extension.seizure
    before = seizure.last_day
    extension.ends_on = seizure.extended_to = extended_end(extension)
    extension.save(update_fields=["ends_on"])
    seizure.revision += 1
    seizure.save(update_fields=["extended_to", "revision"])
    terms.extend(seizure, terms.counted(seizure, extension.term), extension.ends_on)
    changes = {"extended_to": [before, extension.ends_on], "because": extension.because}
    record(Verb.EXTEND_SEIZURE, seizure, by=by, at=at, changes=changes)


def can_return(seizure: Seizure, by: Officer, at: datetime) -> list[Refusal]:
    return lacks_duty(by, Duty.HANDLE_CASE, seizure, at=at) + over(seizure)


@transaction.atomic
def draft_return(
    giving_back: GoodsReturn, goods: Iterable[SeizedGoods], *, by: Officer, at: datetime
) -> GoodsReturn:
    """By decision where one holds the goods; without one they go back at once, under a record."""
    seizure, chosen = giving_back.seizure, {each.pk for each in goods}
    lock(seizure)
    refuse_if(can_return(seizure, by, at))
    held = {each.pk: each for each in seizure.goods.filter(returned_at=None)}
    errors = {}
    if not chosen or chosen - set(held):
        errors["goods"] = "Chọn tang vật đang bị tạm giữ trong lần này."
    if not seizure.is_decided:
        giving_back.ground = Ground.NOT_DECIDED
        if chosen != set(held):
            errors["goods"] = "Không có quyết định tạm giữ thì trả lại toàn bộ tang vật."
    elif giving_back.ground == Ground.NOT_DECIDED:
        errors["ground"] = "Đã có quyết định tạm giữ; chọn trường hợp khác."
    if not giving_back.because.strip():
        errors["because"] = "Ghi lý do trả lại."
    if errors:
        raise ValidationError(errors)
    if seizure.is_decided:
        giving_back.decision = draft_document(
            seizure.case.dossier, kind=RETURN, title=RETURN_TITLE, by=by, at=at
        )
    giving_back.full_clean()
    giving_back.save()
    SeizedGoods.objects.filter(pk__in=chosen).update(returning=giving_back)
    changes = {"because": giving_back.because, "goods": _told(held, chosen)}
    record(Verb.RETURN_GOODS, giving_back, by=by, at=at, changes=changes)
    return giving_back


def _told(held: dict[int, SeizedGoods], chosen: Iterable[int]) -> str:
    return ", ".join(str(held[pk]) for pk in sorted(chosen))


def can_hand_over(giving_back: GoodsReturn, by: Officer, at: datetime) -> list[Refusal]:
    """Handed back after the decision is signed; at once where none was made."""
    refusals = lacks_duty(by, Duty.HANDLE_CASE, giving_back, at=at) + over(giving_back.seizure)
    if giving_back.handed_at:
        refusals.append(Refusal("Tang vật đã trả lại."))
    decision = giving_back.decision
    if decision and decision.state not in {Document.State.SIGNED, Document.State.ISSUED}:
        reason = "Quyết định trả lại (mẫu MQĐ24) chưa ký."
        refusals.append(Refusal(reason, grounds.GIVING_BACK))
    return refusals


@transaction.atomic
def hand_over(
    giving_back: GoodsReturn, *, handed_to: str, handed_at: datetime, by: Officer, at: datetime
) -> GoodsReturn:
    """The goods went back to whom they belong; with the last of them the seizure ends."""
    lock(giving_back)
    refuse_if(can_hand_over(giving_back, by, at))
    seizure = Seizure.objects.get(pk=giving_back.seizure_id)
    errors = {}
    if not handed_to.strip():
        errors["handed_to"] = "Ghi người nhận lại tang vật."
    if not seizure.taken_at <= handed_at <= at:
        taken = instant(seizure.taken_at)
        errors["handed_at"] = f"Giờ trả phải sau lúc tạm giữ {taken} và không ở tương lai."
    if errors:
        raise ValidationError(errors)
    giving_back.handed_at, giving_back.handed_to = handed_at, handed_to.strip()
    giving_back.full_clean()
    giving_back.save(update_fields=["handed_at", "handed_to"])
    giving_back.goods.update(returned_at=handed_at)
    changes = {"handed_at": handed_at, "handed_to": giving_back.handed_to}
    record(Verb.RETURN_GOODS, giving_back, by=by, at=at, changes=changes)
    if not seizure.goods.filter(returned_at=None).exists():
        _end(seizure, giving_back, by=by, at=at)
    return giving_back


def _end(seizure: Seizure, giving_back: GoodsReturn, *, by: Officer, at: datetime) -> None:
    seizure.ended_at = giving_back.handed_at
    seizure.ended_because = f"đã trả lại toàn bộ tang vật: {giving_back.because}"[:300]
    seizure.revision += 1
    seizure.save(update_fields=["ended_at", "ended_because", "revision"])
    terms.end_all(seizure, because="đã trả lại toàn bộ tang vật", at=at)
    changes = {"because": seizure.ended_because}
    record(Verb.END_SEIZURE, seizure, by=by, at=at, changes=changes)
