"""Asking the right holder as next steps of a case."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from cases.casework import grounds
from cases.casework.models import Case
from cases.casework.services import confirmations
from cases.casework.services.seizures import SEIZING, is_issued
from cases.dossier.steps import NextStep
from cases.office.models import Officer
from cases.office.templatetags.office import day


def steps_of(case: Case, officer: Officer, at: datetime) -> Iterator[NextStep]:
    if case.status in SEIZING:
        yield NextStep(
            36,
            "Đề nghị chủ thể quyền xác nhận hàng hóa",
            "Soạn công văn",
            "Gửi ảnh đã chọn, ấn định ngày trả lời.",
            reverse("casework:confirmation_ask", args=[case.pk]),
            tuple(confirmations.can_ask(case, officer, at)),
            citation=grounds.EVIDENCE,
        )
    for asked in confirmations.confirmations_of(case):
        if confirmations.is_waiting(asked) and is_issued(asked.letter):
            yield NextStep(
                24,
                f"Ghi trả lời của {asked.holder}",
                "Ghi trả lời",
                f"Trả lời trước hết ngày {day(asked.due_on)}; thời hạn lập biên bản tính từ đó.",
                reverse("casework:confirmation_reply", args=[case.pk, asked.pk]),
                tuple(confirmations.can_note_reply(asked, officer, at)),
            )
