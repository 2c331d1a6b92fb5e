"""Visits: the list of places, outcomes in one go, arriving and leaving."""

from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from cases.dossier.models import Document, GoodsLine, Item
from cases.dossier.services.goods import add_goods
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.office.duties import Duty
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer
from cases.office.saving import ConflictError
from cases.office.wording import fold
from inspections.visits import grounds
from inspections.visits.models import Inspection, Verb, Visit, VisitGoods, VisitItem

COUNTED_WAY_OUT = "Ghi dòng này ở hàng để ngoài bao, hoặc mở lại việc kiểm đếm của bao."
FROZEN_STATES = (Document.State.READY, Document.State.SIGNED, Document.State.ISSUED)


@transaction.atomic
def add_places(
    inspection: Inspection, places: Iterable[Visit], *, by: Officer, at: datetime
) -> Inspection:
    """Add places to go to, in the order given, before or during the inspection."""
    lock(inspection)
    refuse_if(can_add_places(inspection, by, at))
    last = inspection.visits.aggregate(last=models.Max("position"))["last"] or 0
    labels, known = [], {_name_of(each) for each in inspection.visits.all()}
    for position, place in enumerate(places, start=last + 1):
        # asked under the lock: a colleague may have sent the same list a moment ago
        if place.follows is None and _name_of(place) in known:
            raise ValidationError(
                {"places": f"{place} đã có trong danh sách. Bỏ dòng này rồi gửi lại."}
            )
        known.add(_name_of(place))
        place.inspection, place.position = inspection, position
        place.full_clean()
        place.save()
        labels.append(str(place))
    if not labels:
        raise ValidationError("Chưa nhập địa điểm nào.")
    record(Verb.ADD_PLACES, inspection, by=by, at=at, changes={"places": labels})
    return inspection


def _name_of(place: Visit) -> tuple[str, str]:
    return fold(place.stall), fold(place.label)


def can_add_places(inspection: Inspection, by: Officer, at: datetime) -> list[Refusal]:
    if inspection.status in {Inspection.Status.DRAFT, Inspection.Status.DECIDED}:
        refusals = lacks_duty(by, Duty.PREPARE_INSPECTION, inspection, at=at)
        return refusals and lacks_duty(by, Duty.RECORD_VISIT, inspection, at=at)
    if inspection.status == Inspection.Status.UNDER_WAY:
        return lacks_duty(by, Duty.RECORD_VISIT, inspection, at=at)
    return [Refusal(f"Cuộc kiểm tra {inspection.get_status_display().lower()}.")]


def can_record(visit: Visit, by: Officer, at: datetime) -> list[Refusal]:
    """May anything of this visit be written now?"""
    refusals = lacks_duty(by, Duty.RECORD_VISIT, visit, at=at)
    if visit.inspection.status != Inspection.Status.UNDER_WAY:
        refusals.append(
            Refusal("Ghi được sau khi Trưởng đoàn công bố quyết định.", grounds.HEAD_ANNOUNCES)
            if visit.inspection.status in {Inspection.Status.DRAFT, Inspection.Status.DECIDED}
            else Refusal(f"Cuộc kiểm tra {visit.inspection.get_status_display().lower()}.")
        )
    if frozen := frozen_record(visit):
        refusals.append(
            Refusal(
                f"Biên bản {frozen.full_number} đã chốt. "
                "Sửa bằng một biên bản mới dẫn chiếu biên bản này.",
                grounds.MINUTES,
            )
        )
    return refusals


def frozen_record(visit: Visit) -> Document | None:
    """The minutes of this visit once their words are frozen."""
    held = (each.document for each in visit.documents.all())
    frozen = (each for each in held if each.kind == "BBKT" and each.state in FROZEN_STATES)
    return next(frozen, None)


def guard(visit: Visit, *, by: Officer, at: datetime) -> None:
    """Lock the dossier and refuse unless the visit may be written to: first line of each act."""
    _lock(visit)
    refuse_if(can_record(visit, by, at))


def _lock(visit: Visit) -> None:
    try:
        lock(visit)
    except Visit.DoesNotExist as error:
        reason = f"{visit} đã được bỏ khỏi danh sách địa điểm. Tải lại danh sách."
        raise ValidationError(reason, code="gone") from error


@transaction.atomic
def log_outcome(visit: Visit, *, outcome: str, note: str = "", by: Officer, at: datetime) -> Visit:
    """What came of going to the place; a visit that worked goes on with arriving.

    The same outcome again changes nothing, also not its note.
    """
    guard(visit, by=by, at=at)
    if outcome == Visit.Outcome.NOT_YET:
        raise ValidationError({"outcome": "Chọn kết quả tại địa điểm."})
    if visit.outcome == outcome:
        return visit
    if visit.outcome != Visit.Outcome.NOT_YET:
        raise ValidationError(
            f"Địa điểm {visit} đã ghi “{visit.get_outcome_display()}”. "
            "Rút kết quả đó kèm lý do rồi ghi lại."
        )
    visit.outcome, visit.outcome_note, visit.logged_at = outcome, note.strip(), at
    if outcome == Visit.Outcome.WORKED and visit.arrived_at is None:
        announced = visit.inspection.announced_at
        minute = at.replace(second=0, microsecond=0)
        visit.arrived_at = max(minute, announced) if announced else minute
    _save(visit, "outcome", "outcome_note", "logged_at", "arrived_at")
    changes = {"outcome": ["", outcome], "note": note, "place": str(visit)}
    record(Verb.LOG_OUTCOME, visit, by=by, at=at, changes=changes)
    return visit


@transaction.atomic
def withdraw_outcome(visit: Visit, *, because: str, by: Officer, at: datetime) -> Visit:
    """The outcome was written at the wrong place: taken back with a reason, both steps stay."""
    guard(visit, by=by, at=at)
    if visit.outcome == Visit.Outcome.NOT_YET:
        raise ValidationError("Địa điểm này chưa ghi kết quả.")
    if not because.strip():
        raise ValidationError({"because": "Ghi lý do rút kết quả."})
    if held := what_was_recorded(visit):
        raise ValidationError(
            f"Buổi làm việc đã có {held}. Bỏ hoặc chuyển các nội dung này trước khi rút kết quả."
        )
    before = visit.outcome
    visit.outcome, visit.outcome_note = Visit.Outcome.NOT_YET, ""
    visit.logged_at = visit.arrived_at = visit.left_at = None
    _save(visit, "outcome", "outcome_note", "logged_at", "arrived_at", "left_at")
    changes = {"outcome": [before, ""], "because": because, "place": str(visit)}
    record(Verb.WITHDRAW_OUTCOME, visit, by=by, at=at, changes=changes)
    return visit


def what_was_recorded(visit: Visit) -> str:
    """What hangs on this visit, in words; empty when nothing does."""
    counted = {
        "nội dung ghi nhận": visit.findings.count(),
        "dòng hàng hóa": visit.goods.count(),
        "ảnh, mẫu": visit.items.filter(item__removed_at=None).count(),
        "biên bản": visit.documents.exclude(document__state=Document.State.DISCARDED).count(),
        "buổi hẹn đến lại": visit.followed_by.count(),
    }
    return ", ".join(f"{number} {name}" for name, number in counted.items() if number)


@transaction.atomic
def remove_place(visit: Visit, *, by: Officer, at: datetime) -> Inspection:
    """A place entered by mistake, to which nobody has gone: its words stay in the journal."""
    inspection = visit.inspection
    _lock(visit)
    refuse_if(can_add_places(inspection, by, at))
    if visit.outcome != Visit.Outcome.NOT_YET or what_was_recorded(visit):
        raise ValidationError(f"{visit} đã có nội dung ghi nhận, không bỏ được.")
    people = visit.people.count() + visit.papers.count()
    if people:
        raise ValidationError(f"{visit} đã ghi người có mặt, giấy tờ. Bỏ các dòng đó trước.")
    changes = {"place": str(visit), "trade": visit.trade, "planned_on": visit.planned_on}
    record(Verb.REMOVE_PLACE, inspection, by=by, at=at, changes=changes)
    visit.delete()
    return inspection


@transaction.atomic
def set_hours(
    visit: Visit,
    *,
    arrived_at: datetime,
    left_at: datetime | None,
    revision: int,
    by: Officer,
    at: datetime,
) -> Visit:
    """When the team arrived and left, by Hà Nội's clock; not gone again before the announcement."""
    guard(visit, by=by, at=at)
    if (visit.arrived_at, visit.left_at) == (arrived_at, left_at):
        return visit
    if visit.revision != revision:
        raise ConflictError(visit)
    _check_hours(visit, arrived_at, left_at, at)
    changes = {"arrived_at": [visit.arrived_at, arrived_at], "left_at": [visit.left_at, left_at]}
    verb = Verb.LEAVE if left_at else Verb.ARRIVE
    visit.arrived_at, visit.left_at = arrived_at, left_at
    _save(visit, "arrived_at", "left_at")
    record(verb, visit, by=by, at=at, changes=changes)
    return visit


@transaction.atomic
def leave(visit: Visit, *, by: Officer, at: datetime) -> Visit:
    """The team leaves the place at this minute."""
    guard(visit, by=by, at=at)
    if visit.arrived_at is None:
        raise ValidationError("Chưa ghi giờ đến. Ghi giờ đến trước.")
    if visit.left_at is not None:
        return visit
    # the minute of a visit that began in this very minute must not end before it
    left_at = max(at.replace(second=0, microsecond=0), visit.arrived_at)
    return set_hours(
        visit,
        arrived_at=visit.arrived_at,
        left_at=left_at,
        revision=visit.revision,
        by=by,
        at=at,
    )


def _check_hours(
    visit: Visit, arrived_at: datetime, left_at: datetime | None, at: datetime
) -> None:
    errors = {}
    announced = visit.inspection.announced_at
    if arrived_at > at:
        errors["arrived_at"] = "Giờ đến không được ở tương lai."
    elif announced and _day(arrived_at) < _day(announced):
        # on the day itself the team comes first and announces there (Điều 15 khoản 1)
        errors["arrived_at"] = (
            f"Quyết định được công bố ngày {_day(announced):%d/%m/%Y}; không đến trước ngày đó."
        )
    if left_at and left_at > at:
        errors["left_at"] = "Giờ rời không được ở tương lai."
    elif left_at and left_at < arrived_at:
        errors["left_at"] = "Giờ rời phải sau giờ đến. Kiểm tra lại ngày và giờ."
    elif left_at and announced and left_at < announced:
        hour = timezone.localtime(announced)
        errors["left_at"] = f"Quyết định được công bố lúc {hour:%H:%M}; không rời trước."
    if errors:
        raise ValidationError(errors)


@transaction.atomic
def add_goods_at(visit: Visit, line: GoodsLine, *, by: Officer, at: datetime) -> GoodsLine:
    """A goods line or a sealed container seen at this visit."""
    guard(visit, by=by, at=at)
    line.dossier = visit.dossier
    if line.container_id:
        # read under the lock: its count may have been finished since the page was drawn
        line.container = GoodsLine.objects.get(pk=line.container_id)
        if line.container.opened_at and line.container.is_counted:
            counted = f"{line.container} đã kiểm đếm xong, không ghi thêm hàng vào được."
            raise ValidationError({"container": f"{counted} {COUNTED_WAY_OUT}"})
    line.place = line.place or str(visit)
    add_goods(line, by=by, at=at)
    VisitGoods.objects.create(visit=visit, line=line)
    return line


def attach_item(visit: Visit, item: Item) -> VisitItem:
    """Part of an act: this photo or sample comes from this visit."""
    attached, _ = VisitItem.objects.get_or_create(item=item, defaults={"visit": visit})
    return attached


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()


def _save(visit: Visit, *fields: str) -> None:
    visit.revision += 1
    visit.full_clean(exclude=["inspection", "commune", "party_version"])
    visit.save(update_fields=[*fields, "revision"])
