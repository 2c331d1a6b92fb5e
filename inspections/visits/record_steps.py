"""The records of a visit as next steps of its page, asked of the functions that refuse them."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from cases.dossier.steps import NextStep
from cases.office.models import Officer
from inspections.visits import grounds
from inspections.visits.models import Visit
from inspections.visits.services import drafting


def steps_of_visit(visit: Visit, officer: Officer, at: datetime) -> Iterator[NextStep]:
    """The records that may be made at a visit."""
    yield NextStep(
        10,
        "Lập biên bản kiểm tra",
        "Lập biên bản",
        "Lấy từ những gì đã ghi ở buổi làm việc; còn sửa được đến khi chốt.",
        reverse("visits:minutes_draft", args=[visit.pk]),
        tuple(drafting.can_draft_minutes(visit, officer, at)),
        citation=grounds.MINUTES,
    )
    yield NextStep(
        20,
        "Lập biên bản làm việc",
        "Lập biên bản",
        "Mẫu MBB02: việc làm thêm, mở niêm phong, kiểm đếm, bổ sung biên bản trước.",
        reverse("visits:working_record_draft", args=[visit.pk]),
        tuple(drafting.can_draft_working_record(visit, officer, at)),
    )
