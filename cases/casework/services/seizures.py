"""Goods of a case held (tạm giữ): the record on the spot, and the decision within its hours."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from cases.casework import grounds
from cases.casework.models import (
    Case,
    RecordPerson,
    SeizedGoods,
    Seizure,
    Verb,
    ViolationGoods,
)
from cases.casework.services import seizure_terms as terms
from cases.casework.services.violations import goods_of
from cases.dossier.models import Document, GoodsLine
from cases.dossier.services.documents import draft_document
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.office.duties import Duty
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer
from cases.office.templatetags.office import instant

RECORD, DECISION = "MBB15", "MQĐ20"
RECORD_TITLE = "Biên bản tạm giữ tang vật, phương tiện vi phạm hành chính"
DECISION_TITLE = "Quyết định tạm giữ tang vật, phương tiện vi phạm hành chính"
SEIZING = (Case.Status.OPEN, Case.Status.RECORDED)


def held_of(case: Case) -> "QuerySet[SeizedGoods]":
    """What is held in this case now."""
    return SeizedGoods.objects.filter(
        seizure__case=case, seizure__ended_at=None, returned_at=None
    ).select_related("line__container", "seizure")


def seizable(case: Case) -> "QuerySet[GoodsLine]":
    """Goods of this case that nobody holds yet, nor an act of another case was done with."""
    running = SeizedGoods.objects.filter(returned_at=None, seizure__ended_at=None)
    of_others = ViolationGoods.objects.exclude(violation__case=case)
    lines = goods_of(case).filter(container=None).exclude(pk__in=running.values("line"))
    return lines.exclude(pk__in=of_others.values("line")).order_by("dossier", "position", "pk")


def can_seize(case: Case, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, Duty.HANDLE_CASE, case, at=at)
    if case.status not in SEIZING:
        reason = f"Vụ việc {case.get_status_display().lower()}; không tạm giữ thêm tang vật."
        refusals.append(Refusal(reason, grounds.SEIZURE))
    return refusals


@transaction.atomic
def seize(
    seizure: Seizure,
    goods: Iterable[GoodsLine],
    people: Iterable[RecordPerson] = (),
    *,
    by: Officer,
    at: datetime,
) -> Seizure:
    """Goods are held and the record of it is drafted: both clocks run from the taking."""
    case, lines, named = seizure.case, list(goods), list(people)
    lock(case)
    refuse_if(can_seize(case, by, at))
    _check(seizure, lines, named, at)
    seizure.full_clean()
    seizure.save()
    for line in lines:
        SeizedGoods.objects.create(seizure=seizure, line=line)
    _draft_record(seizure, named, by=by, at=at)
    terms.begin(seizure)
    facts = {
        "taken_at": seizure.taken_at,
        "ground": seizure.ground,
        "place": seizure.place,
        "goods": ", ".join(_told(line) for line in lines),
        "due": seizure.decide_by,
    }
    record(Verb.SEIZE, seizure, by=by, at=at, changes=facts)
    return seizure


def _check(
    seizure: Seizure, lines: list[GoodsLine], people: list[RecordPerson], at: datetime
) -> None:
    errors = {}
    if seizure.taken_at > at:
        errors["taken_at"] = "Giờ tạm giữ không được ở tương lai."
    elif seizure.taken_at < seizure.case.detected_at:
        found = instant(seizure.case.detected_at)
        errors["taken_at"] = f"Vi phạm được phát hiện {found}; không thể tạm giữ trước lúc đó."
    if seizure.recorded_at and not seizure.taken_at <= seizure.recorded_at <= at:
        errors["recorded_at"] = "Giờ lập xong phải sau giờ tạm giữ và không ở tương lai."
    own = {line.pk for line in seizable(seizure.case)}
    if not lines:
        errors["goods"] = "Chọn tang vật bị tạm giữ."
    elif {line.pk for line in lines} - own:
        errors["goods"] = "Chỉ chọn hàng hóa của chính vụ việc này mà chưa bị tạm giữ."
    is_witnessed = any(each.capacity == RecordPerson.Capacity.WITNESS for each in people)
    if seizure.case.offender_id is None and not is_witnessed:
        errors["witness_name"] = (
            "Chưa xác định được người vi phạm: phải có ít nhất một người chứng kiến."
        )
    if errors:
        raise ValidationError(errors)


def _told(line: GoodsLine) -> str:
    return f"{line.name}, niêm phong {line.seal}" if line.seal else line.name


def _draft_record(
    seizure: Seizure, people: Iterable[RecordPerson], *, by: Officer, at: datetime
) -> None:
    seizure.record = draft_document(
        seizure.case.dossier, kind=RECORD, title=RECORD_TITLE, edits=NO_LICENCES, by=by, at=at
    )
    seizure.save(update_fields=["record"])
    name_people(seizure.record, people)


# goods alone are held here: item 3 of the form is answered, the officer may say otherwise
NO_LICENCES = {"none": ["licences"]}


def name_people(document: Document, people: Iterable[RecordPerson]) -> None:
    """Part of an act: who stands in this record."""
    for person in people:
        person.document = document
        person.full_clean()
        person.save()


def can_draft_record(seizure: Seizure, by: Officer, at: datetime) -> list[Refusal]:
    """Anew, where the draft of the record was thrown away."""
    refusals = lacks_duty(by, Duty.HANDLE_CASE, seizure, at=at)
    if stands(seizure.record):
        refusals.append(Refusal("Đã có biên bản tạm giữ."))
    return refusals + over(seizure)


@transaction.atomic
def draft_record(
    seizure: Seizure, people: Iterable[RecordPerson] = (), *, by: Officer, at: datetime
) -> Seizure:
    lock(seizure)
    refuse_if(can_draft_record(seizure, by, at))
    _draft_record(seizure, people, by=by, at=at)
    return seizure


def stands(document: Document | None) -> bool:
    """A paper that was begun and not thrown away."""
    return document is not None and document.state != Document.State.DISCARDED


def is_issued(document: Document | None) -> bool:
    return document is not None and document.state == Document.State.ISSUED


def over(seizure: Seizure) -> list[Refusal]:
    if not seizure.is_over:
        return []
    return [Refusal(f"Việc tạm giữ đã kết thúc: {seizure.ended_because}.")]


def late(seizure: Seizure, at: datetime) -> list[Refusal]:
    """The hours to the decision have run out: nothing but giving back is left."""
    if seizure.decide_by is None or at <= seizure.decide_by:
        return []
    reason = (
        f"Hết thời hạn ra quyết định tạm giữ lúc {instant(seizure.decide_by)}. "
        "Trả lại ngay tang vật và lập biên bản trả lại (mẫu MBB16)."
    )
    return [Refusal(reason, grounds.SEIZURE_NOT_DECIDED)]


def undecided(seizure: Seizure) -> list[Refusal]:
    if seizure.is_decided:
        return []
    return [Refusal("Chưa ký quyết định tạm giữ (mẫu MQĐ20).", grounds.SEIZURE_REPORT)]


def can_draft_decision(seizure: Seizure, by: Officer, at: datetime) -> list[Refusal]:
    """After the record, while its hours run: the decision rests on the record alone."""
    refusals = lacks_duty(by, Duty.HANDLE_CASE, seizure, at=at) + over(seizure)
    if not is_issued(seizure.record):
        reason = "Biên bản tạm giữ (mẫu MBB15) chưa ký xong."
        refusals.append(Refusal(reason, grounds.SEIZURE_RECORD))
    if stands(seizure.decision):
        refusals.append(Refusal("Đã có quyết định hoặc dự thảo quyết định tạm giữ."))
    return refusals + late(seizure, at)


@transaction.atomic
def draft_decision(seizure: Seizure, *, by: Officer, at: datetime) -> Document:
    lock(seizure)
    refuse_if(can_draft_decision(seizure, by, at))
    document = draft_document(
        seizure.case.dossier, kind=DECISION, title=DECISION_TITLE, by=by, at=at
    )
    seizure.decision = document
    seizure.revision += 1
    seizure.save(update_fields=["decision", "revision"])
    return document


def can_decide(seizure: Seizure, by: Officer, at: datetime) -> list[Refusal]:
    """Whoever may confiscate may hold, whatever the value (Điều 125 khoản 3), within the hours."""
    refusals = lacks_duty(by, Duty.SIGN_SANCTION, seizure, at=at) + over(seizure)
    if seizure.is_decided:
        refusals.append(Refusal("Quyết định tạm giữ đã ký."))
        return refusals
    return refusals + late(seizure, at)


def decided(seizure: Seizure, *, by: Officer, at: datetime) -> None:
    """Part of signing the decision: from now on the goods are held by it."""
    seizure.decided_at = at
    seizure.revision += 1
    seizure.save(update_fields=["decided_at", "revision"])
    terms.end_report(seizure, because="đã ký quyết định tạm giữ", at=at)
    changes = {"decided_at": at, "ends_on": seizure.ends_on}
    record(Verb.DECIDE_SEIZURE, seizure, by=by, at=at, changes=changes)


def seizures_of(case: Case) -> list[Seizure]:
    """Every taking of a case with its goods and papers, read once; not asked where none is."""
    if not getattr(case, "has_seizures", True):
        return []
    takings = Seizure.objects.select_related("record__series", "decision__series")
    goods = SeizedGoods.objects.select_related("line", "returning__decision")
    prefetch_related_objects(
        [case], Prefetch("seizures", takings), Prefetch("seizures__goods", goods)
    )
    return list(case.seizures.all())
