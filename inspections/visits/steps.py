"""The acts of an inspection as next steps of its dossier page."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from cases.dossier.models import Document, Dossier, Seat
from cases.dossier.paper_steps import issue_step, sign_step, signatures_step
from cases.dossier.services import drafts
from cases.dossier.steps import NextStep, Refusal
from cases.office.models import Officer
from inspections.visits import grounds
from inspections.visits.models import Inspection
from inspections.visits.request_steps import steps_of_request
from inspections.visits.services import casing, course, drafting, exceptions, guard, visits
from inspections.visits.services.inspections import (
    can_prepare,
    standing_decision,
    team_of,
    team_refusals,
)

ENDED = {Inspection.Status.FINISHED, Inspection.Status.DROPPED, Inspection.Status.TERMINATED}


def steps_of(dossier: Dossier, officer: Officer, at: datetime) -> Iterator[NextStep]:
    """Everything that may be done here now, and what not yet with its reason."""
    if dossier.kind == Dossier.Kind.REQUEST:
        yield from steps_of_request(dossier.request, officer, at)
    if dossier.kind != Dossier.Kind.INSPECTION:
        return
    inspection: Inspection = dossier.inspection
    yield from _case(inspection, officer, at)
    if inspection.status in ENDED:
        return
    yield from _preparing(inspection, officer, at)
    if inspection.status in exceptions.BEFORE:
        yield from _exception(inspection, officer, at)
    if inspection.status == Inspection.Status.DRAFT:
        yield _decision(inspection, officer, at)
    yield from _course(inspection, officer, at)


def _preparing(inspection: Inspection, officer: Officer, at: datetime) -> Iterator[NextStep]:
    is_draft = inspection.status == Inspection.Status.DRAFT
    own = (seat for seat in team_of(inspection, at) if seat.officer_id == officer.pk)
    seat = next(own, None)
    if seat and seat.interest == Seat.Interest.NOT_DECLARED:
        yield NextStep(
            10,
            "Khai báo xung đột lợi ích",
            "Khai báo",
            "Bạn có tên trong Đoàn; mỗi người tự khai báo trước khi đi.",
            _url("interest", inspection),
            citation=grounds.NO_INTEREST,
        )
    lacking = team_refusals(inspection, at) if is_draft else []
    if lacking:
        yield NextStep(
            20,
            "Cử Đoàn kiểm tra",
            "Cử Đoàn",
            " ".join(str(each.reason) for each in lacking[:2]),
            _url("team", inspection),
            tuple(can_prepare(inspection, officer, at)),
            citation=grounds.TEAM,
        )


def _exception(inspection: Inspection, officer: Officer, at: datetime) -> Iterator[NextStep]:
    """Only where the guard blocks: the record that opens the exception, then its signature."""
    if not guard.guard_refusals(inspection, at):
        return
    waiting = exceptions.exception_of(inspection)
    if waiting is None:
        yield NextStep(
            25,
            "Lập phiếu dấu hiệu vi phạm rõ ràng",
            "Lập phiếu",
            "Đối tượng đã được kiểm tra trong năm; chỉ kiểm tra khi phiếu này được ký.",
            _url("exception_propose", inspection),
            tuple(exceptions.can_propose(inspection, officer, at)),
            citation=grounds.EXCEPTION,
        )
        return
    yield NextStep(
        26,
        "Ký phiếu dấu hiệu vi phạm rõ ràng",
        "Xem và ký",
        "Người có thẩm quyền đọc phiếu, ký hoặc không chấp nhận.",
        waiting.get_absolute_url(),
        tuple(exceptions.can_sign(waiting, officer, at)),
        citation=grounds.EXCEPTION,
    )


def _decision(inspection: Inspection, officer: Officer, at: datetime) -> NextStep:
    """The one act that brings the decision on: drafted, made ready, signed, numbered."""
    document = standing_decision(inspection)
    if document is None:
        return NextStep(
            30,
            "Soạn quyết định kiểm tra",
            "Soạn",
            "Từ căn cứ, nội dung, đối tượng, Đoàn đã ghi; sửa được đến khi chốt.",
            _url("decision_draft", inspection),
            tuple(drafting.can_draft_decision(inspection, officer, at)),
            citation=grounds.CONTENTS,
        )
    if document.state == Document.State.READY:
        return sign_step(document, officer, at)
    if document.state == Document.State.SIGNED:
        return issue_step(document, officer, at)
    return NextStep(
        30,
        "Hoàn thiện, chốt quyết định kiểm tra",
        "Mở dự thảo",
        "Xem phần còn thiếu, sửa, rồi chốt để ký.",
        reverse("dossier:document", args=[document.pk]),
        tuple(drafts.can_edit(document, officer, at)),
    )


def _course(inspection: Inspection, officer: Officer, at: datetime) -> Iterator[NextStep]:
    status = inspection.status
    if status in {Inspection.Status.DRAFT, Inspection.Status.DECIDED}:
        yield NextStep(
            60,
            "Công bố quyết định kiểm tra",
            "Công bố",
            "Thời hạn kiểm tra tính từ ngày công bố.",
            _url("announce", inspection),
            tuple(course.can_announce(inspection, officer, at)),
            citation=grounds.HEAD_ANNOUNCES,
        )
    yield NextStep(
        70,
        "Ghi các địa điểm",
        "Mở danh sách địa điểm",
        "Thêm địa điểm, ghi kết quả từng nơi, mở buổi làm việc.",
        _url("places", inspection),
        tuple(_no_places(inspection, officer, at)),
    )
    if status == Inspection.Status.UNDER_WAY:
        yield from _under_way(inspection, officer, at)
    stopping = tuple(course.can_stop(inspection, officer, at))
    is_draft = status == Inspection.Status.DRAFT
    yield NextStep(
        99,
        "Không tiến hành kiểm tra" if is_draft else "Đình chỉ cuộc kiểm tra",
        "Không kiểm tra" if is_draft else "Đình chỉ",
        "Ghi lý do; hồ sơ vẫn được giữ.",
        _url("stop", inspection),
        stopping,
        citation=None if is_draft else grounds.STOPPED,
    )


def _case(inspection: Inspection, officer: Officer, at: datetime) -> Iterator[NextStep]:
    """Offered while somebody is suspected of whom no case was opened."""
    if inspection.status not in {Inspection.Status.UNDER_WAY, Inspection.Status.FINISHED}:
        return
    if casing.has_suspects(inspection):
        yield NextStep(
            85,
            "Mở vụ việc",
            "Mở vụ việc",
            "Đã ghi hành vi có dấu hiệu; đối tượng, hành vi, quyền, hàng hóa được chuyển sang.",
            _url("case_open", inspection),
            tuple(casing.can_open_case(inspection, officer, at)),
        )


def _no_places(inspection: Inspection, officer: Officer, at: datetime) -> list[Refusal]:
    refusals = visits.can_add_places(inspection, officer, at)
    return [] if inspection.visits.all() else refusals


def _under_way(inspection: Inspection, officer: Officer, at: datetime) -> Iterator[NextStep]:
    for document in inspection.dossier.documents.all():
        if document.state == Document.State.READY:
            yield signatures_step(document, officer, at)
    yield NextStep(
        80,
        "Gia hạn thời hạn kiểm tra",
        "Gia hạn",
        "Một lần, khi phức tạp hoặc đi lại khó khăn.",
        _url("extend", inspection),
        tuple(course.can_extend(inspection, officer, at)),
        citation=grounds.TERM,
    )
    yield NextStep(
        90,
        "Kết thúc kiểm tra tại chỗ",
        "Kết thúc",
        "Mọi địa điểm đã ghi kết quả, biên bản đã ký.",
        _url("finish", inspection),
        tuple(course.can_finish(inspection, officer, at)),
        citation=grounds.MINUTES,
    )


def _url(name: str, inspection: Inspection) -> str:
    return reverse(f"visits:{name}", args=[inspection.pk])
