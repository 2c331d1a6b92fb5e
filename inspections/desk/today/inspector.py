"""Today of an inspector: where to go, what is not finished, which dossiers fall due."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone

from cases.casework.models import Case, Request
from cases.dossier.models import Deadline, Document, Dossier, Seat
from cases.dossier.services.ways import goes_over_desks
from cases.office.duties import SeatKind
from cases.office.models import Officer
from cases.office.templatetags.office import clock, day
from inspections.desk.today.sections import (
    Empty,
    Row,
    Section,
    Today,
    days_off_ahead,
    due_sides,
    law_of_today,
)
from inspections.visits.models import Inspection, Visit, VisitDocument
from inspections.visits.pages import OUTCOME_SHAPES

MANY = 4  # places of one inspection on one day: from here on one line
MOST = 12
OPEN_CASES = [status for status in Case.Status if Case.NEXT[status]]
OPEN_INSPECTIONS = [status for status in Inspection.Status if Inspection.NEXT[status]]
OPEN_REQUESTS = [status for status in Request.Status if Request.NEXT[status]]
State = Document.State


def today(officer: Officer, at: datetime) -> Today:
    law = law_of_today()
    visits = list(visits_of_day(officer, at))
    without = list(without_record(officer, at))
    return Today(
        left=[_visits(visits, at), _unfinished(officer, without, at), *_teams(officer, at)],
        right=[_held(officer, at)],
        action=("Lập biên bản", _record_url(visits, without)),
        links=[("Tra cứu mức phạt", reverse("lawbook:fine"))],
        told=days_off_ahead(law, timezone.localdate(at)),
    )


def _seated(officer: Officer, at: datetime, *kinds: str) -> Q:
    """Visits of inspections where the officer has a seat."""
    seats = Seat.objects.in_force(at).filter(officer=officer)
    seats = seats.filter(kind__in=kinds) if kinds else seats
    return Q(inspection__dossier__in=seats.values("dossier"))


def visits_of_day(officer: Officer, at: datetime) -> "QuerySet[Visit]":
    """Planned for today or begun today, in the order they are worked: begun ones by the clock."""
    on = timezone.localdate(at)
    mine = _seated(officer, at) | Q(inspection__dossier__holder=officer)
    of_day = Q(planned_on=on) | Q(arrived_at__date=on) | Q(logged_at__date=on)
    rows = Visit.objects.with_state().filter(mine, of_day)
    rows = rows.select_related("inspection__dossier", "commune", "party_version")
    return rows.order_by(F("arrived_at").asc(nulls_last=True), "inspection", "position", "pk")


def without_record(officer: Officer, at: datetime) -> "QuerySet[Visit]":
    """Worked at, while no record stands."""
    standing = VisitDocument.objects.filter(visit=OuterRef("pk")).exclude(
        document__state=State.DISCARDED
    )
    worked = Visit.objects.filter(
        _seated(officer, at),
        ~Exists(standing),
        outcome=Visit.Outcome.WORKED,
        inspection__status=Inspection.Status.UNDER_WAY,
    )
    return worked.select_related("inspection__dossier").order_by("-arrived_at", "pk")[:MOST]


def _record_url(visits: list[Visit], without: list[Visit]) -> str:
    """Straight to the draft where there is one place it can be about, else to the choice."""
    if len(without) == 1 and not [visit for visit in visits if visit.pk != without[0].pk]:
        return reverse("visits:minutes_draft", args=[without[0].pk])
    return reverse("record_choice")


def _visits(visits: list[Any], at: datetime) -> Section:
    empty = Empty(
        "Hôm nay chưa xếp buổi làm việc nào cho bạn.",
        (
            ("Xếp ngày cho các địa điểm", reverse("visits:plan")),
            ("Mở cuộc kiểm tra mới", reverse("visits:inspection_open")),
        ),
    )
    note = f"{len(visits)} buổi" if visits else ""
    rows = list(_visit_rows(visits))
    return Section(
        "buoi", "Buổi làm việc hôm nay", rows, empty, note, by_hour=any(row.hour for row in rows)
    )


def _visit_rows(visits: list[Any]) -> Iterator[Row]:
    for inspection, group in groupby(visits, lambda visit: visit.inspection):
        rows = list(group)
        if len(rows) < MANY:
            yield from map(_visit_row, rows)
            continue
        logged = sum(visit.outcome != Visit.Outcome.NOT_YET for visit in rows)
        yield Row(
            f"{inspection.dossier.title}, {len(rows)} địa điểm",
            reverse("visits:places", args=[inspection.pk]),
            f"{inspection.get_status_display()} · {inspection.dossier.place}",
            side=f"{logged}/{len(rows)}",
            side_line="đã ghi kết quả",
        )


def _visit_row(visit: Any) -> Row:
    place = ", ".join(str(part) for part in (visit.address, visit.commune) if part)
    told = [visit.inspection.dossier.title, place]
    if visit.state == Visit.AT_WORK:
        shape, tone, word = "half", "now", "Đang làm việc"
    else:
        shape, tone = OUTCOME_SHAPES[visit.outcome]
        word = visit.get_outcome_display() if visit.outcome else "Chưa đến"
    return Row(
        str(visit),
        visit.get_absolute_url(),
        " · ".join(part for part in told if part),
        shape=shape,
        tone=tone,
        word=word,
        hour=clock(visit.arrived_at) if visit.arrived_at else "",
    )


def _unfinished(officer: Officer, without: list[Visit], at: datetime) -> Section:
    """Papers of his that wait for himself, and visits that have no record yet."""
    rows = [
        Row(
            f"{visit}: chưa lập biên bản",
            reverse("visits:minutes_draft", args=[visit.pk]),
            visit.inspection.dossier.title,
            shape="empty",
            word="Chưa lập",
            side_line=day(visit.arrived_at),
        )
        for visit in without
    ]
    open_papers = Document.objects.with_desk().select_related("dossier")
    open_papers = open_papers.filter(made_by=officer, state__in=[State.DRAFT, State.READY])
    rows += [_paper_row(each) for each in open_papers.order_by("made_at", "pk")[:MOST]]
    empty = Empty("Không còn dự thảo, biên bản nào chờ bạn.")
    note = f"{len(rows)} việc" if rows else ""
    return Section("chua-gui", "Chưa gửi, chưa xong", rows, empty, note)


def _paper_row(document: Document) -> Row:
    shape, word = "empty", "Chưa chốt"
    if document.at_desk:
        shape, word = "bars", "Đang trình"
    elif document.state == State.READY:
        shape = "half"
        word = "Chờ ký" if goes_over_desks(document.kind) else "Chờ chữ ký"
    return Row(
        document.title,
        reverse("dossier:document", args=[document.pk]),
        f"{document.dossier.number} · {document.dossier.title}",
        shape=shape,
        word=word,
        side_line=day(document.ready_at or document.made_at),
    )


def _teams(officer: Officer, at: datetime) -> list[Section]:
    """Of the inspections he heads that are under way: who of the team has papers not finished."""
    headed = Seat.objects.in_force(at).filter(
        officer=officer,
        kind=SeatKind.HEAD,
        dossier__inspection__status=Inspection.Status.UNDER_WAY,
    )
    others = Seat.objects.in_force(at).filter(dossier__in=headed.values("dossier"))
    others = others.exclude(officer=officer).select_related("officer", "dossier__inspection")
    seats = list(others.order_by("dossier", "officer__sort_key"))
    if not seats:
        return []
    waiting = Document.objects.filter(
        dossier__in=[seat.dossier_id for seat in seats], state__in=[State.DRAFT, State.READY]
    )
    left = Counter(waiting.values_list("dossier", "made_by"))
    rows = [_member_row(seat, left[seat.dossier_id, seat.officer_id]) for seat in seats]
    empty = Empty("")
    return [Section("doan", "Đoàn của tôi: ai còn việc chưa xong", rows, empty)]


def _member_row(seat: Seat, left: int) -> Row:
    phone = f" · {seat.officer.phone}" if seat.officer.phone else ""
    shape, tone, word = ("half", "now", f"Còn {left}") if left else ("tick", "done", "Đủ")
    return Row(
        seat.officer.full_name,
        seat.dossier.inspection.get_absolute_url(),
        f"{seat.get_kind_display()}, {seat.dossier.title}{phone}",
        shape=shape,
        tone=tone,
        word=word,
        side_line="văn bản chưa xong" if left else "",
    )


def held_by(officer: Officer) -> "QuerySet[Dossier]":
    """Dossiers that go on and that he keeps, the next term first."""
    running = Deadline.objects.running().filter(dossier=OuterRef("pk")).order_by("due_at")
    goes_on = (
        Q(case__status__in=OPEN_CASES)
        | Q(inspection__status__in=OPEN_INSPECTIONS)
        | Q(request__status__in=OPEN_REQUESTS)
    )
    return (
        Dossier.objects.filter(goes_on, holder=officer)
        .select_related("case", "inspection", "request")
        .annotate(
            due_at=Subquery(running.values("due_at")[:1]),
            due_label=Subquery(running.values("label")[:1]),
        )
        .order_by(F("due_at").asc(nulls_last=True), "-opened_at", "pk")
    )


def _held(officer: Officer, at: datetime) -> Section:
    rows = [_held_row(each, at) for each in held_by(officer)[: MOST + 1]]
    empty = Empty(
        "Bạn chưa giữ hồ sơ nào.",
        (
            ("Tiếp nhận đơn, tin báo", reverse("casework:request_list")),
            ("Mở cuộc kiểm tra", reverse("visits:inspection_open")),
        ),
    )
    url = f"{reverse('casework:case_list')}?holder={officer.pk}"
    note = "Cả danh sách vụ việc" if rows else ""
    return Section("vu", "Vụ việc, hồ sơ của tôi, theo thời hạn", rows[:MOST], empty, note, url)


def _held_row(dossier: Any, at: datetime) -> Row:
    about = getattr(dossier, dossier.kind)
    return Row(
        dossier.title,
        dossier.get_absolute_url(),
        f"{dossier.number} · {about.get_status_display()}",
        **due_sides(dossier.due_at, dossier.due_label or "", at),
    )


def choices_of_record(officer: Officer, at: datetime) -> list[Row]:
    """Where a record may be about: today's places and those worked at without one."""
    without = list(without_record(officer, at))
    known = {visit.pk for visit in without}
    rows = [
        Row(
            str(visit),
            reverse("visits:minutes_draft", args=[visit.pk]),
            visit.inspection.dossier.title,
            shape="empty",
            word="Chưa lập biên bản",
            side_line=day(visit.arrived_at),
        )
        for visit in without
    ]
    rest = [visit for visit in visits_of_day(officer, at) if visit.pk not in known]
    return rows + [_visit_row(visit) for visit in rest]
