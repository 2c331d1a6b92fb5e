"""Who may do what: one table of duties by role, seat and delegation, and one question, `may`."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Literal, Protocol

from django.core.exceptions import ValidationError
from django.db import models

if TYPE_CHECKING:
    from cases.office.models import Delegation, Officer


class Duty(models.TextChoices):
    LOOK_UP_LAW = "look_up_law", "Tra cứu pháp luật, mức phạt"
    SEE_PARTIES = "see_parties", "Xem đối tượng, quyền sở hữu công nghiệp"
    KEEP_PARTIES = "keep_parties", "Cập nhật đối tượng, quyền sở hữu công nghiệp"
    SEE_DOSSIER = "see_dossier", "Xem hồ sơ"
    OPEN_INSPECTION = "open_inspection", "Mở cuộc kiểm tra"
    PREPARE_INSPECTION = "prepare_inspection", "Chuẩn bị cuộc kiểm tra, phân công Đoàn"
    SIGN_INSPECTION = "sign_inspection", "Ký quyết định kiểm tra"
    APPROVE_DRAFT = "approve_draft", "Duyệt, trả lại dự thảo"
    NUMBER_DOCUMENT = "number_document", "Vào số, ban hành văn bản"
    KEEP_REGISTER = "keep_register", "Quản lý sổ văn bản"
    DELIVER_DOCUMENT = "deliver_document", "Giao, gửi văn bản"
    CONDUCT_INSPECTION = "conduct_inspection", "Công bố, kết thúc cuộc kiểm tra"
    RECORD_VISIT = "record_visit", "Ghi buổi làm việc"
    SIGN_RECORD = "sign_record", "Hoàn tất, lấy chữ ký biên bản"
    RECEIVE_REQUEST = "receive_request", "Tiếp nhận đơn, tin báo"
    DECIDE_REQUEST = "decide_request", "Thụ lý, từ chối đơn"
    OPEN_CASE = "open_case", "Mở vụ việc"
    HANDLE_CASE = "handle_case", "Giải quyết vụ việc"
    SIGN_SANCTION = "sign_sanction", "Ký quyết định trong xử phạt"
    RECORD_PAYMENT = "record_payment", "Ghi nhận tiền nộp phạt"
    SEE_PLAN = "see_plan", "Xem kế hoạch kiểm tra"
    KEEP_PLAN = "keep_plan", "Lập, điều chỉnh kế hoạch"
    SUBMIT_PLAN = "submit_plan", "Trình, ban hành kế hoạch"
    SEE_STATISTICS = "see_statistics", "Xem báo cáo, thống kê"
    HAND_OVER = "hand_over", "Bàn giao hồ sơ"
    READ_JOURNAL = "read_journal", "Xem nhật ký"
    CHECK_RECORDS = "check_records", "Kiểm tra nhật ký, sổ văn bản"
    SEE_OFFICERS = "see_officers", "Xem danh sách công chức"
    KEEP_OFFICERS = "keep_officers", "Quản lý công chức, giao quyền"
    SEE_COMPONENTS = "see_components", "Xem trang thành phần giao diện"


class SeatKind(models.TextChoices):
    """A place in one dossier, not in the office."""

    HOLDER = "holder", "Người giữ hồ sơ"
    HEAD = "head", "Trưởng đoàn"
    DEPUTY_HEAD = "deputy_head", "Phó Trưởng đoàn"
    MEMBER = "member", "Thành viên"
    SECRETARY = "secretary", "Thành viên - Thư ký"


class Reach(Enum):
    """How far a role's duty goes: every dossier of the office, or those of the officer's unit."""

    OFFICE = "office"
    UNIT = "unit"


EVERYONE = {Duty.LOOK_UP_LAW: Reach.OFFICE}
READER = EVERYONE | {
    Duty.SEE_PARTIES: Reach.OFFICE,
    Duty.SEE_DOSSIER: Reach.OFFICE,
    Duty.SEE_PLAN: Reach.OFFICE,
    Duty.SEE_STATISTICS: Reach.OFFICE,
}

DUTIES_BY_ROLE: dict[str, dict[Duty, Reach]] = {
    "inspector": EVERYONE
    | {
        Duty.SEE_PARTIES: Reach.OFFICE,
        Duty.KEEP_PARTIES: Reach.OFFICE,
        Duty.SEE_DOSSIER: Reach.UNIT,
        Duty.OPEN_INSPECTION: Reach.UNIT,
        Duty.RECEIVE_REQUEST: Reach.UNIT,
        Duty.OPEN_CASE: Reach.UNIT,
        Duty.SEE_PLAN: Reach.OFFICE,
    },
    "manager": EVERYONE
    | {
        Duty.SEE_PARTIES: Reach.OFFICE,
        Duty.KEEP_PARTIES: Reach.OFFICE,
        Duty.SEE_DOSSIER: Reach.UNIT,
        Duty.OPEN_INSPECTION: Reach.UNIT,
        Duty.PREPARE_INSPECTION: Reach.UNIT,
        Duty.RECEIVE_REQUEST: Reach.UNIT,
        Duty.DECIDE_REQUEST: Reach.UNIT,
        Duty.OPEN_CASE: Reach.UNIT,
        Duty.HANDLE_CASE: Reach.UNIT,
        Duty.RECORD_PAYMENT: Reach.UNIT,
        Duty.APPROVE_DRAFT: Reach.UNIT,
        Duty.SEE_PLAN: Reach.OFFICE,
        Duty.KEEP_PLAN: Reach.UNIT,
        Duty.SEE_STATISTICS: Reach.OFFICE,
        Duty.HAND_OVER: Reach.UNIT,
        Duty.READ_JOURNAL: Reach.UNIT,
        Duty.SEE_OFFICERS: Reach.OFFICE,
    },
    "director": READER
    | {
        Duty.SIGN_INSPECTION: Reach.OFFICE,
        Duty.SIGN_SANCTION: Reach.OFFICE,
        Duty.APPROVE_DRAFT: Reach.OFFICE,
        Duty.DECIDE_REQUEST: Reach.OFFICE,
        Duty.SUBMIT_PLAN: Reach.OFFICE,
        Duty.HAND_OVER: Reach.OFFICE,
        Duty.READ_JOURNAL: Reach.OFFICE,
        Duty.SEE_OFFICERS: Reach.OFFICE,
    },
    "registry_clerk": READER
    | {
        Duty.NUMBER_DOCUMENT: Reach.OFFICE,
        Duty.KEEP_REGISTER: Reach.OFFICE,
        Duty.DELIVER_DOCUMENT: Reach.OFFICE,
    },
    "statistician": READER,
    "auditor": READER
    | {
        Duty.READ_JOURNAL: Reach.OFFICE,
        Duty.CHECK_RECORDS: Reach.OFFICE,
        Duty.SEE_OFFICERS: Reach.OFFICE,
    },
    "administrator": EVERYONE
    | {
        Duty.SEE_OFFICERS: Reach.OFFICE,
        Duty.KEEP_OFFICERS: Reach.OFFICE,
        Duty.SEE_COMPONENTS: Reach.OFFICE,
    },
}

TEAM = frozenset({Duty.SEE_DOSSIER, Duty.RECORD_VISIT})
DUTIES_BY_SEAT: dict[str, frozenset[Duty]] = {
    SeatKind.HOLDER: frozenset(
        {
            Duty.SEE_DOSSIER,
            Duty.PREPARE_INSPECTION,
            Duty.HANDLE_CASE,
            Duty.DELIVER_DOCUMENT,
            Duty.RECORD_PAYMENT,
            Duty.READ_JOURNAL,
        }
    ),
    SeatKind.HEAD: TEAM | {Duty.CONDUCT_INSPECTION, Duty.SIGN_RECORD, Duty.READ_JOURNAL},
    SeatKind.DEPUTY_HEAD: TEAM | {Duty.CONDUCT_INSPECTION, Duty.SIGN_RECORD},
    SeatKind.MEMBER: TEAM,
    SeatKind.SECRETARY: TEAM | {Duty.SIGN_RECORD},
}

# A role holds these only with a title of its own; a deputy without one needs a delegation.
DUTIES_OF_TITLE = frozenset({Duty.SIGN_INSPECTION, Duty.SIGN_SANCTION})

# Whoever is delegated one of these sees the dossiers it is about.
DUTIES_WITH_SIGHT = frozenset(
    {
        Duty.PREPARE_INSPECTION,
        Duty.SIGN_INSPECTION,
        Duty.SIGN_SANCTION,
        Duty.APPROVE_DRAFT,
        Duty.NUMBER_DOCUMENT,
        Duty.READ_JOURNAL,
    }
)

# The units over which a duty is held, or the whole office.
Span = frozenset[int] | Literal[Reach.OFFICE]
NOWHERE: Span = frozenset()


class Target(Protocol):
    """Anything a duty is exercised on; rows of a dossier pass both questions to their dossier."""

    @property
    def unit_id(self) -> int | None: ...

    def seats_of(self, officer: "Officer", at: datetime) -> frozenset[str]: ...


@dataclass(frozen=True)
class InUnit:
    """What is not there yet, as a target: the unit it will belong to, nobody seated in it."""

    unit_id: int | None

    def seats_of(self, officer: "Officer", at: datetime) -> frozenset[str]:
        return frozenset()


@dataclass(frozen=True)
class Ground:
    """Why an officer may: by role, by seat, or by a delegation in force."""

    kind: str
    delegation_id: int | None = None


def may(officer: "Officer", duty: Duty, target: Target | None = None, *, at: datetime) -> bool:
    """The one question of access, for page, button, command, file and API.

    Without a target: whether the officer holds it anywhere by role or delegation.
    """
    return ground_of(officer, duty, target, at=at) is not None


def could(officer: "Officer", duty: Duty, *, at: datetime) -> bool:
    """Whether the door opens, before the object is known: a seat in it may yet give the duty."""
    by_some_seat = any(duty in duties for duties in DUTIES_BY_SEAT.values())
    return officer.is_active and (by_some_seat or may(officer, duty, at=at))


def demand(officer: "Officer", duty: Duty, target: Target | None = None, *, at: datetime) -> None:
    """The same question as a refusal, for acts. Raises ValidationError naming whose duty it is."""
    if not may(officer, duty, target, at=at):
        raise ValidationError(not_yours(duty), code="duty")


def not_yours(duty: Duty) -> str:
    return f"Việc này thuộc người có nhiệm vụ: {duty.label.lower()}."


def ground_of(
    officer: "Officer", duty: Duty, target: Target | None = None, *, at: datetime
) -> Ground | None:
    """What lets this officer do it, or None; a decision signed by delegation quotes it."""
    if not officer.is_active:
        return None
    if _covers(_by_role(officer, duty), target):
        return Ground("role")
    if target and any(duty in DUTIES_BY_SEAT[seat] for seat in target.seats_of(officer, at)):
        return Ground("seat")
    for delegation in officer.delegations_in_force(at):
        if _covers(_by_delegation(delegation, duty), target):
            return Ground("delegation", delegation.pk)
    return None


def reach_of(officer: "Officer", duty: Duty, *, at: datetime) -> Span:
    """How far the officer holds a duty by role and by delegations in force; seats come on top."""
    reach = _by_role(officer, duty)
    if not officer.is_active or reach is Reach.OFFICE:
        return reach if officer.is_active else NOWHERE
    for delegation in officer.delegations_in_force(at):
        span = _by_delegation(delegation, duty)
        if span is Reach.OFFICE:
            return span
        reach |= span
    return reach


def holds_by_role(officer: "Officer", duty: Duty) -> bool:
    """The officer's own duty, with the title where it asks for one: what can be delegated."""
    return officer.is_active and _by_role(officer, duty) != NOWHERE


def _by_role(officer: "Officer", duty: Duty) -> Span:
    reach = DUTIES_BY_ROLE[officer.role].get(duty)
    if reach is None or (duty in DUTIES_OF_TITLE and not officer.title_code):
        return NOWHERE
    return reach if reach is Reach.OFFICE else frozenset({officer.unit_id})


def _by_delegation(delegation: "Delegation", duty: Duty) -> Span:
    """No further than the giver's own reach, and one level only (Luật XLVPHC Điều 54).

    What the giver holds by delegation is not delegated on.
    """
    given = Duty(delegation.duty)
    is_carried = duty == Duty.SEE_DOSSIER and given in DUTIES_WITH_SIGHT
    if (given != duty and not is_carried) or not delegation.giver.is_active:
        return NOWHERE
    span = _by_role(delegation.giver, given)
    if delegation.scope_id is None:
        return span
    scope = frozenset({delegation.scope_id})
    return scope if span is Reach.OFFICE else span & scope


def _covers(span: Span, target: Target | None) -> bool:
    return span is Reach.OFFICE or bool(span if target is None else span & {target.unit_id})
