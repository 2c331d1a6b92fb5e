"""Everything of an officer who is away goes to another: dossiers, seats, papers at his desk."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Prefetch, Q, QuerySet

from cases.dossier.models import Approval, Document, Dossier, Seat, Verb
from cases.dossier.services import approvals, ways
from cases.dossier.services.holding import can_hand_over, change_holder
from cases.dossier.steps import Refusal, refuse_if
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer
from inspections.visits import grounds
from inspections.visits.models import Inspection
from inspections.visits.services.inspections import standing_decision

ENDED = (Inspection.Status.FINISHED, Inspection.Status.DROPPED, Inspection.Status.TERMINATED)


@dataclass(frozen=True)
class Share:
    """What one dossier has of the officer who is away, and what of it cannot go over as it is."""

    dossier: Dossier
    is_held: bool
    seat: Seat | None
    papers: list[Document]
    refusals: list[Refusal] = field(default_factory=list)  # nothing goes over
    stays: list[Refusal] = field(default_factory=list)  # this part stays, the rest goes

    @property
    def moves(self) -> list[str]:
        """What goes over, in words."""
        told = ["giữ hồ sơ"] if self.is_held else []
        told += [str(self.seat.get_kind_display()).lower()] if self.seat else []
        return told + [f"duyệt “{paper}”" for paper in self.papers]

    @property
    def goes(self) -> bool:
        return bool(self.moves) and not self.refusals


def dossiers_of(away: Officer, at: datetime) -> "QuerySet[Dossier]":
    """Where he holds, sits, or has a paper at his desk, in the order of the chains."""
    seated = Seat.objects.in_force(at).filter(officer=away).values("dossier")
    waiting = Approval.objects.waiting().filter(officer=away).values("document__dossier")
    rows = Dossier.objects.filter(Q(holder=away) | Q(pk__in=seated) | Q(pk__in=waiting))
    stays: Any = Prefetch("approvals", Approval.objects.select_related("officer", "sent_by"))
    papers = Document.objects.prefetch_related(stays)
    return (
        rows.select_related("unit", "chain", "holder", "inspection")
        .prefetch_related(
            Prefetch("seats", Seat.objects.select_related("officer")),
            Prefetch("documents", papers),
        )
        .order_by("chain", "pk")
    )


def shares(away: Officer, to: Officer, by: Officer, at: datetime) -> list[Share]:
    """The preview: one share a dossier, those with nothing to move and nothing to tell left out."""
    found = (share_of(each, away, to, by, at) for each in dossiers_of(away, at))
    return [share for share in found if share.moves or share.stays]


def share_of(dossier: Dossier, away: Officer, to: Officer, by: Officer, at: datetime) -> Share:
    seat = _seat_of(dossier, away, at)
    stays = _seat_stays(seat, dossier, to, at) if seat else []
    papers, lying = _papers(dossier, away, to, at)
    return Share(
        dossier,
        dossier.holder_id == away.pk,
        None if stays else seat,
        papers,
        can_hand_over(dossier, to, by, at),
        stays + lying,
    )


def _seat_of(dossier: Dossier, officer: Officer, at: datetime) -> Seat | None:
    """In an inspection that goes on; the team of one that ended stays as it was."""
    inspection = getattr(dossier, "inspection", None)
    if inspection is None or inspection.status in ENDED:
        return None
    seats = (seat for seat in dossier.seats.all() if seat.officer_id == officer.pk)
    return next((seat for seat in seats if seat.is_held(at)), None)


def _seat_stays(seat: Seat, dossier: Dossier, to: Officer, at: datetime) -> list[Refusal]:
    """The team is named in the decision: once that is frozen only another decision changes it."""
    inspection: Inspection = dossier.inspection
    decision = standing_decision(inspection)
    name = str(seat.get_kind_display()).lower()
    if inspection.status != Inspection.Status.DRAFT:
        reason = f"Chỗ {name} trong Đoàn: quyết định kiểm tra đã ký, thay bằng quyết định khác."
        return [Refusal(reason, grounds.CONTENTS)]
    if decision and decision.state != Document.State.DRAFT:
        reason = f"Chỗ {name} trong Đoàn: quyết định đang chờ ký, mở lại dự thảo để đổi."
        return [Refusal(reason, grounds.CONTENTS)]
    if _seat_of(dossier, to, at):
        return [Refusal(f"Chỗ {name} trong Đoàn: {to} đã có trong Đoàn. Cử lại Đoàn.")]
    return []


def _papers(
    dossier: Dossier, away: Officer, to: Officer, at: datetime
) -> tuple[list[Document], list[Refusal]]:
    """Those at his desk where the other may sit; the others stay with him."""
    moving, staying = [], []
    for document in dossier.documents.all():
        stay = approvals.waiting_of(document)
        if stay is None or stay.officer_id != away.pk:
            continue
        sits = to in ways.sitting_at(stay.desk, dossier.unit_id, at=at)
        if sits and not approvals.is_last(document, stay):
            moving.append(document)
        else:
            desk = stay.get_desk_display()
            staying.append(Refusal(f"“{document}” ở bàn {desk}: {to} không ngồi bàn này."))
    return moving, staying


@transaction.atomic
def hand_over(
    dossier: Dossier, *, away: Officer, to: Officer, because: str, by: Officer, at: datetime
) -> Dossier:
    """One dossier, whole. Sent again it does nothing: what went over is no longer his."""
    lock(dossier)
    # read anew, as the preview read it
    row = dossiers_of(away, at).filter(pk=dossier.pk).first()
    share = share_of(row or dossier, away, to, by, at)
    if not share.moves:
        return dossier
    refuse_if(share.refusals)
    if not because.strip():
        raise ValidationError({"because": "Ghi lý do bàn giao."})
    if share.is_held:
        change_holder(dossier, to, at=at)
    if share.seat:
        _seat_another(share.seat, to, at)
    for document in share.papers:
        approvals.move_to(document, to, because=because.strip(), by=by, at=at)
    record(Verb.HAND_OVER, dossier, by=by, at=at, changes=dict(_told(share, away, to, because)))
    return dossier


def _seat_another(seat: Seat, to: Officer, at: datetime) -> None:
    """He declares for himself: what the other declared of his interests does not go over."""
    seat.ends_at = at
    seat.revision += 1
    seat.save(update_fields=["ends_at", "revision"])
    taken = Seat(dossier=seat.dossier, officer=to, kind=seat.kind, starts_at=at)
    taken.full_clean(exclude=["dossier", "officer"])
    taken.save()


def _told(share: Share, away: Officer, to: Officer, because: str) -> Iterator[tuple[str, object]]:
    yield "because", because.strip()
    yield "officer", [away.full_name, to.full_name]
    yield "shares", ", ".join(share.moves)


def tally(found: Iterable[Share]) -> list[tuple[str, str]]:
    """Counts for the line over the preview."""
    rows = list(found)
    return [
        ("hồ sơ", str(sum(share.goes for share in rows))),
        ("giữ hồ sơ", str(sum(share.goes and share.is_held for share in rows))),
        ("chỗ trong Đoàn", str(sum(share.goes and share.seat is not None for share in rows))),
        ("văn bản ở bàn", str(sum(len(share.papers) for share in rows if share.goes))),
    ]
