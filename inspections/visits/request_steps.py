"""The inspection of a request, as a next step of the request's page."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from cases.casework.models import Request
from cases.casework.services.request_facts import cases_of
from cases.dossier.steps import NextStep
from cases.office.models import Officer
from inspections.visits import grounds
from inspections.visits.services import requested


def steps_of_request(request: Request, officer: Officer, at: datetime) -> Iterator[NextStep]:
    """Offered once it was accepted, until an inspection stands or a case was opened from it."""
    if request.status != Request.Status.ACCEPTED or cases_of(request):
        return
    if requested.standing_inspection(request):
        return
    yield NextStep(
        40,
        "Mở cuộc kiểm tra",
        "Mở cuộc kiểm tra",
        "Đối tượng, quyền, hàng hóa, nơi xảy ra được chuyển sang.",
        reverse("visits:request_inspect", args=[request.pk]),
        tuple(requested.can_inspect(request, officer, at)),
        citation=grounds.BASES,
    )
