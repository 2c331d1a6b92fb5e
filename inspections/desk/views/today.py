"""The first page, by role, and where a record may be about."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.office.access import OfficerRequest, requires
from cases.office.duties import Duty
from cases.office.models import Officer, Role
from inspections.desk.today import (
    auditor,
    director,
    inspector,
    manager,
    others,
    registry,
    statistician,
)
from inspections.desk.today.sections import Today

PAGES: dict[str, Callable[[Officer, datetime], Today]] = {
    Role.INSPECTOR: inspector.today,
    Role.MANAGER: manager.today,
    Role.DIRECTOR: director.today,
    Role.REGISTRY_CLERK: registry.today,
    Role.STATISTICIAN: statistician.today,
    Role.AUDITOR: auditor.today,
    Role.ADMINISTRATOR: others.administrator,
}


@require_safe
@requires(Duty.LOOK_UP_LAW)
def home(request: OfficerRequest) -> HttpResponse:
    page = PAGES[request.user.role](request.user, request.at)
    context = {"page": page, "on": timezone.localdate(request.at)}
    return render(request, "desk/today.html", context)


@require_safe
@requires(Duty.RECORD_VISIT)
def record_choice(request: OfficerRequest) -> HttpResponse:
    """Lập biên bản: about which visit."""
    rows = inspector.choices_of_record(request.user, request.at)
    return render(request, "desk/record_choice.html", {"rows": rows})
