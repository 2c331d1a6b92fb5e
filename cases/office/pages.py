"""What the pages of officers show, each part exactly as its template prints it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cases.office.duties import DUTIES_BY_ROLE, Duty, Reach
from cases.office.models import Delegation, Officer
from cases.office.templatetags.office import instant

REACHES = {Reach.OFFICE: "toàn Sở", Reach.UNIT: "trong đơn vị"}


@dataclass(frozen=True)
class DelegationRow:
    """A delegation, and whether it holds now, said in words."""

    delegation: Delegation
    shape: str
    tone: str
    word: str


def delegation_rows(delegations: Iterable[Delegation], at: datetime) -> list[DelegationRow]:
    return [DelegationRow(each, *_standing(each, at)) for each in delegations]


def _standing(delegation: Delegation, at: datetime) -> tuple[str, str, str]:
    if delegation.starts_at > at:
        return "empty", "", f"Chưa có hiệu lực, từ {instant(delegation.starts_at)}"
    if delegation.ends_at <= at:
        return "dashed", "quiet", f"Đã hết hiệu lực, từ {instant(delegation.ends_at)}"
    return "tick", "done", f"Đang có hiệu lực, đến trước {instant(delegation.ends_at)}"


def duties_of(officer: Officer) -> list[tuple[str, str]]:
    """What the role gives, and how far; seats in dossiers come on top."""
    duties = DUTIES_BY_ROLE[officer.role]
    return [(duty.label, REACHES[duties[duty]]) for duty in Duty if duty in duties]


def facts_of(officer: Officer, titles: dict[str, str]) -> list[tuple[str, str, str]]:
    title = titles.get(officer.title_code, officer.title_code)
    return [
        ("Đơn vị", officer.unit.name, ""),
        ("Chức vụ", officer.position, ""),
        ("Vai trò", officer.get_role_display(), ""),
        ("Thẩm quyền theo chức danh", title, "không có thẩm quyền riêng"),
        ("Điện thoại", officer.phone, "chưa ghi nhận"),
        ("Tên đăng nhập", officer.username, ""),
        (
            "Đăng nhập gần nhất",
            instant(officer.last_login) if officer.last_login else "",
            "chưa lần nào",
        ),
    ]
