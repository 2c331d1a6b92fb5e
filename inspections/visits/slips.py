"""What the slip of an inspection decision tells whoever approves or signs it."""

import json
from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone

from cases.dossier.models import Document
from cases.dossier.slips import SlipLine
from cases.law.amounts import count_two_digits
from inspections.visits import grounds
from inspections.visits.documents import decision
from inspections.visits.models import Inspection
from inspections.visits.services.guard import guard_inspection, is_excepted
from inspections.visits.services.inspections import team_refusals


def lines_of(document: Document, at: datetime) -> Iterator[SlipLine]:
    if document.kind != decision.KIND or not document.facts:
        return
    inspection = decision.inspection_of(document)
    facts = json.loads(document.facts)
    basis = inspection.get_basis_display()
    yield SlipLine("Căn cứ", f"{basis} [{grounds.BASES}]", inspection.basis_paper)
    yield SlipLine("Đối tượng", "", facts["subject"].get("words", ""))
    yield SlipLine("Thời hạn", str(grounds.TERM), f"{facts['term']} ngày")
    yield SlipLine("Rà soát trùng lặp", str(grounds.EXCEPTION), _guard(inspection, at))
    yield SlipLine("Đoàn kiểm tra", str(grounds.TEAM), _team(inspection, facts["members"], at))


def _guard(inspection: Inspection, at: datetime) -> str:
    """Whom the guard stops, and whether a signed record opens the exception."""
    asked = guard_inspection(inspection, on=timezone.localdate(at))
    stopped = [each.told for each in asked if each.is_blocked]
    if stopped:
        return " ".join(stopped)
    if is_excepted(inspection):
        return "Đã kiểm tra trong năm; có phiếu xác định dấu hiệu vi phạm rõ ràng đã ký"
    return "Không trùng"


def _team(inspection: Inspection, members: list[object], at: datetime) -> str:
    lacking = team_refusals(inspection, at)
    if lacking:
        return " ".join(each.reason for each in lacking)
    return f"{count_two_digits(len(members))} người, đã khai báo xung đột lợi ích"
