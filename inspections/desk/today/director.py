"""Today of the office's leaders: what to sign with its slip, what came back, what is due."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from cases.dossier import approval_pages
from cases.office.models import Officer
from cases.office.templatetags.office import day
from inspections.desk.today.manager import board_section
from inspections.desk.today.sections import (
    Empty,
    Row,
    Section,
    Today,
    days_off_ahead,
    law_of_today,
)

MOST = 8


def today(officer: Officer, at: datetime) -> Today:
    law = law_of_today()
    mine = approval_pages.at_desk(officer, law.calendar if law else None, at=at)
    to_sign = mine["to_sign"]
    near = sum(bool(row.due and row.due[2]) for row in to_sign)
    told = [f"{len(to_sign)} văn bản chờ ký"] if to_sign else []
    told += [f"{near} sắp hết thời hạn"] if near else []
    ahead = days_off_ahead(law, timezone.localdate(at))
    return Today(
        wide=[_to_sign(to_sign), *_to_approve(mine["to_approve"]), board_section(officer, at)],
        left=[_returned(officer, at)],
        links=[("Bàn giao hồ sơ", reverse("hand_over"))],
        told=" ".join(part for part in (f"{', '.join(told)}." if told else "", ahead) if part),
    )


def _to_sign(rows: list[Any]) -> Section:
    empty = Empty(
        "Không có văn bản nào chờ bạn ký. Văn bản được trình hiện ở đây cùng phiếu trình."
    )
    url = reverse("dossier:approvals")
    note = f"{len(rows)} văn bản" if rows else ""
    return Section("cho-ky", "Chờ ký", rows, empty, note, url, "queue", act="sign")


def _to_approve(rows: list[Any]) -> list[Section]:
    """The desk of a deputy before the Director's; nothing where nothing lies there."""
    if not rows:
        return []
    note = f"{len(rows)} văn bản"
    return [
        Section("cho-duyet", "Chờ tôi duyệt", rows, Empty(""), note, "", "queue", act="approve")
    ]


def _returned(officer: Officer, at: datetime) -> Section:
    rows = [
        Row(
            str(each.document),
            reverse("dossier:document", args=[each.document_id]),
            f"Trả {day(each.decided_at)}: “{each.opinion}”",
            side=each.sent_by.full_name,
        )
        for each in approval_pages.returned_stays(officer, at)[:MOST]
    ]
    empty = Empty("Không có văn bản nào trả lại mà chưa trình lại.")
    return Section("tra-lai", "Đã trả lại, chưa trình lại", rows, empty)
