"""The list of places of an inspection: where one stands, and what each outcome opens."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.text import capfirst

from cases.dossier.models import Document, Item
from cases.office.duties import SeatKind
from cases.office.templatetags.office import clock, day
from inspections.visits.field_forms.places import OutcomeForm
from inspections.visits.filters import PlaceFilter
from inspections.visits.models import Finding, Inspection, Visit, VisitItem
from inspections.visits.outcomes import Opening, opening_of
from inspections.visits.pages import OUTCOME_SHAPES
from inspections.visits.services.inspections import standing_decision

AT_WORK = ("half", "now", "Đang làm việc")


@dataclass(frozen=True)
class Chip:
    """One filter with its count; the address holds which is on."""

    label: str
    count: int
    url: str
    is_on: bool


@dataclass(frozen=True)
class PlaceRow:
    """One place as a line of the list."""

    visit: Visit
    shape: str
    tone: str
    word: str
    at: str
    facts: str
    opening: Opening
    form: OutcomeForm | None
    is_at_work: bool
    may_withdraw: bool


def place_list(
    inspection: Inspection, visits: "models.QuerySet[Visit]", *, may_record: bool, at: datetime
) -> list[PlaceRow]:
    """Rows of exactly these visits: those at work first, then those to go to, then the latest."""
    return [place_row(visit, may_record=may_record, at=at) for visit in in_order(visits)]


def in_order(visits: "models.QuerySet[Visit]") -> "models.QuerySet[Any]":
    order = Case(
        When(state=Visit.AT_WORK, then=Value(0)),
        When(state=Visit.NOT_YET, then=Value(1)),
        default=Value(2),
    )
    return with_facts(visits).order_by(
        order,
        Case(When(state=Visit.NOT_YET, then=F("planned_on"))).asc(nulls_last=True),
        F("logged_at").desc(nulls_first=True),
        "position",
    )


def with_facts(visits: "models.QuerySet[Visit]") -> "models.QuerySet[Any]":
    """What a row says of the visit, in the one query that reads it."""
    minutes = Document.objects.standing().filter(made_at_visit__visit=OuterRef("pk"), kind="BBKT")
    again = Visit.objects.filter(follows=OuterRef("pk"))
    samples = VisitItem.objects.filter(item__kind=Item.Kind.SAMPLE, item__removed_at=None)
    return visits.with_state().annotate(  # type: ignore[attr-defined,no-any-return]
        finding_count=_count_of(Finding.objects.all()),
        sample_count=_count_of(samples),
        minutes_state=Subquery(minutes.order_by("-pk").values("state")[:1]),
        is_followed=Exists(again),
        again_on=Subquery(again.order_by("-pk").values("planned_on")[:1]),
    )


def _count_of(rows: "models.QuerySet[Any]") -> Coalesce:
    counted = rows.filter(visit=OuterRef("pk")).order_by().values("visit").annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n")), 0)


def place_row(visit: Any, *, may_record: bool, at: datetime) -> PlaceRow:
    """From a visit of `with_facts`, whose inspection and dossier were read with it."""
    is_at_work = visit.state == Visit.AT_WORK
    shape, tone = OUTCOME_SHAPES[visit.outcome]
    word = visit.get_outcome_display()
    if is_at_work:
        shape, tone, word = AT_WORK
    opening = opening_of(
        visit,
        on=timezone.localtime(at).date(),
        again_on=visit.again_on,
        is_followed=visit.is_followed,
        may_record=may_record,
    )
    may_log = may_record and visit.outcome == Visit.Outcome.NOT_YET
    return PlaceRow(
        visit=visit,
        shape=shape,
        tone=tone,
        word=word,
        at=_when(visit, is_at_work, at),
        facts=" · ".join(_facts(visit, is_at_work)),
        opening=opening,
        form=OutcomeForm(auto_id=f"ket-qua-{visit.pk}-%s") if may_log else None,
        is_at_work=is_at_work,
        may_withdraw=may_record and visit.outcome != Visit.Outcome.NOT_YET,
    )


def _when(visit: Visit, is_at_work: bool, at: datetime) -> str:  # noqa: FBT001
    """The hour of today; of another day, the day."""
    moment = visit.arrived_at if is_at_work else visit.logged_at
    if moment is None:
        return f"ngày {day(visit.planned_on)}" if visit.planned_on else ""
    is_today = timezone.localtime(moment).date() == timezone.localtime(at).date()
    told = clock(moment) if is_today else f"{clock(moment)} {day(moment)}"
    return f"từ {told}" if is_at_work else told


def _facts(visit: Any, is_at_work: bool) -> Iterable[str]:  # noqa: FBT001
    if visit.trade:
        yield visit.trade
    if is_at_work and visit.party_version is None:
        yield "chưa ghi đối tượng kiểm tra"
    if visit.outcome_note:
        yield visit.outcome_note.rstrip(".")
    if visit.outcome == Visit.Outcome.WORKED and not is_at_work:
        yield from _worked_facts(visit)


def _worked_facts(visit: Any) -> Iterable[str]:
    yield in_minutes(visit.arrived_at, visit.left_at)
    found = visit.finding_count
    yield f"{found} nội dung ghi nhận" if found else "không có nội dung ghi nhận"
    if visit.sample_count:
        yield f"lấy {visit.sample_count} mẫu"
    yield MINUTES_WORDS[visit.minutes_state]


MINUTES_WORDS = {
    None: "chưa lập biên bản",
    Document.State.DRAFT: "biên bản đang soạn",
    Document.State.READY: "biên bản chờ ký",
    Document.State.SIGNED: "biên bản đã ký",
    Document.State.ISSUED: "biên bản đủ chữ ký",
}


def in_minutes(start: datetime, end: datetime) -> str:
    """42 phút; 1 giờ 05 phút."""
    hours, minutes = divmod(int((end - start).total_seconds()) // 60, 60)
    return f"{hours} giờ {minutes:02d} phút" if hours else f"{minutes} phút"


def tally(counts: dict[str, int], *, at: datetime) -> dict[str, Any]:
    """Đã ghi 10 trên 13: what is logged, what is left."""
    total, left = sum(counts.values()), counts.get(Visit.NOT_YET, 0)
    return {"logged": total - left, "total": total, "left": left, "at": at}


def chips(counts: dict[str, int], chosen: str) -> list[Chip]:
    """All, and each state that occurs or is chosen."""
    known = Counter(counts)
    shown = [each for each in PlaceFilter.STATES if known[each[0]] or each[0] == chosen]
    return [
        Chip("Tất cả", sum(counts.values()), "?", is_on=not chosen),
        *(Chip(label, known[value], f"?state={value}", value == chosen) for value, label in shown),
    ]


def head(inspection: Inspection, *, at: datetime) -> dict[str, Any]:
    """Decision, place, term and who leads, in the lines above the list."""
    dossier = inspection.dossier
    decision = standing_decision(inspection)
    seats = [seat for seat in dossier.seats.all() if seat.is_held(at)]
    place = ", ".join(str(each) for each in (dossier.place, dossier.commune) if each)
    return {
        "title": capfirst(place or dossier.title),
        "decision": decision.full_number if decision else "",
        "deadline": dossier.deadlines.running().first(),
        "leader": next((seat.officer for seat in seats if seat.kind == SeatKind.HEAD), None),
    }
