"""Goods of a case held: recorded, decided, kept."""

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from cases.casework.custody_forms import PeopleForm, SeizureForm
from cases.casework.models import Case, Seizure
from cases.casework.services import seizures
from cases.casework.views.cases import step_page
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from cases.office.forms import ConfirmForm
from cases.office.templatetags.office import instant

ANCHOR = "#tam-giu"


@requires(Duty.HANDLE_CASE)
def seize(request: OfficerRequest, pk: int) -> HttpResponseBase:
    case = fetch(request, Case.objects.with_dossier(), pk=pk)
    now = timezone.localtime(request.at).replace(second=0, microsecond=0)
    form = SeizureForm(
        request.POST or None, case=case, officer=request.user, initial={"recorded_at": now}
    )
    if form.is_valid() and form.act(
        seizures.seize,
        form.seizure(),
        form.lines(),
        list(form.people()),
        by=request.user,
        at=request.at,
    ):
        return redirect(f"{case.get_absolute_url()}{ANCHOR}")
    return step_page(
        request,
        case,
        "Tạm giữ tang vật",
        form=form,
        verb="Ghi tạm giữ, soạn biên bản",
        anchor=ANCHOR,
        note="Biên bản tạm giữ (mẫu MBB15) được soạn từ đây; hai thời hạn chạy ngay.",
        refusals=seizures.can_seize(case, request.user, request.at),
    )


@requires(Duty.HANDLE_CASE)
def seizure_record(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    seizure = seizure_of(request, pk, row_pk)
    form = PeopleForm(request.POST or None, case=seizure.case, officer=request.user)
    if form.is_valid() and form.act(
        seizures.draft_record, seizure, list(form.people()), by=request.user, at=request.at
    ):
        return redirect(seizure.case)
    return step_page(
        request,
        seizure.case,
        "Soạn lại biên bản tạm giữ",
        form=form,
        verb="Soạn biên bản",
        anchor=ANCHOR,
        refusals=seizures.can_draft_record(seizure, request.user, request.at),
    )


@requires(Duty.HANDLE_CASE)
def seizure_decision(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    seizure = seizure_of(request, pk, row_pk)
    form = ConfirmForm(request.POST or None)
    if form.is_valid() and form.act(
        seizures.draft_decision, seizure, by=request.user, at=request.at
    ):
        return redirect(seizure.case)
    return step_page(
        request,
        seizure.case,
        "Soạn quyết định tạm giữ",
        form=form,
        verb="Soạn quyết định",
        anchor=ANCHOR,
        note=f"Phải ký trước {instant(seizure.decide_by)}, kể cả ngày nghỉ.",
        refusals=seizures.can_draft_decision(seizure, request.user, request.at),
    )


def seizure_of(request: OfficerRequest, pk: int, row_pk: int) -> Seizure:
    case = fetch(request, Case.objects.with_dossier(), pk=pk)
    seizure = get_object_or_404(case.seizures.select_related("record", "decision"), pk=row_pk)
    seizure.case = case  # the same row of the case, with its dossier at hand
    return seizure
