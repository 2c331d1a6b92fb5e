"""Pages of who speaks in a case and of the papers that prove it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from cases.casework.explanation_pages import proofs_page
from cases.casework.models import Case, CasePerson, Evidence
from cases.casework.record_forms import EvidenceForm, PersonForm
from cases.casework.services import proofs
from cases.casework.views.cases import step_page
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from cases.office.forms import ConfirmForm


def _case(request: OfficerRequest, pk: int) -> Case:
    return fetch(request, Case.objects.select_related("dossier__chain"), pk=pk)


def _page(case: Case) -> str:
    return reverse("casework:proofs", args=[case.pk])


@requires(Duty.SEE_DOSSIER)
def proof_list(request: OfficerRequest, pk: int) -> HttpResponseBase:
    rows = Case.objects.select_related("dossier__chain")
    found = fetch(request, rows.prefetch_related("dossier__seats"), pk=pk)
    context = proofs_page(found, request.user, at=request.at)
    return render(request, "casework/proofs.html", context)


@requires(Duty.HANDLE_CASE)
def person_add(request: OfficerRequest, pk: int) -> HttpResponseBase:
    case = _case(request, pk)
    form = PersonForm(request.POST or None, instance=CasePerson(case=case))
    return _row_page(request, case, form, title="Thêm người tham gia vụ việc")


@requires(Duty.HANDLE_CASE)
def person(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    case = _case(request, pk)
    row = get_object_or_404(case.people, pk=row_pk)
    row.case = case
    return _row_page(
        request,
        case,
        PersonForm(request.POST or None, instance=row),
        title="Sửa người tham gia vụ việc",
        remove_url=reverse("casework:person_remove", args=[case.pk, row.pk]),
        remove_verb="Bỏ người này",
    )


@requires(Duty.HANDLE_CASE)
def person_remove(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    case = _case(request, pk)
    row = get_object_or_404(case.people, pk=row_pk)
    return _remove_page(
        *(request, case, row, proofs.remove_person),
        title=f"Bỏ {row.name} khỏi vụ việc",
        note="Nội dung đã ghi vẫn còn trong nhật ký và các văn bản đã lập.",
    )


@requires(Duty.HANDLE_CASE)
def evidence_add(request: OfficerRequest, pk: int) -> HttpResponseBase:
    case = _case(request, pk)
    row = Evidence(case=case, received_on=timezone.localdate(request.at))
    form = EvidenceForm(request.POST or None, instance=row)
    return _row_page(request, case, form, title="Thêm chứng cứ bằng văn bản")


@requires(Duty.HANDLE_CASE)
def evidence(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    case = _case(request, pk)
    row = get_object_or_404(case.evidence, pk=row_pk)
    row.case = case
    return _row_page(
        request,
        case,
        EvidenceForm(request.POST or None, instance=row),
        title="Sửa chứng cứ bằng văn bản",
        remove_url=reverse("casework:evidence_remove", args=[case.pk, row.pk]),
        remove_verb="Bỏ chứng cứ này",
    )


@requires(Duty.HANDLE_CASE)
def evidence_remove(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    case = _case(request, pk)
    row = get_object_or_404(case.evidence, pk=row_pk)
    return _remove_page(
        *(request, case, row, proofs.remove_evidence),
        title=f"Bỏ chứng cứ {row.name}",
        note="Nội dung đã ghi vẫn còn trong nhật ký.",
    )


def _row_page(
    request: OfficerRequest, case: Case, form: PersonForm | EvidenceForm, **told: str
) -> HttpResponseBase:
    """A row of the case on its form; `told` names the page and how to remove the row."""
    if form.is_valid() and form.write(by=request.user, at=request.at):
        return redirect(_page(case))
    refusals = proofs.can_change_proofs(case, request.user, request.at)
    return step_page(request, case, form=form, refusals=refusals, **told)


def _remove_page(
    request: OfficerRequest,
    case: Case,
    row: CasePerson | Evidence,
    act: Callable[..., Any],
    **told: str,
) -> HttpResponseBase:
    form = ConfirmForm(request.POST or None)
    if form.is_valid() and form.act(act, row, by=request.user, at=request.at):
        return redirect(_page(case))
    refusals = proofs.can_change_proofs(case, request.user, request.at)
    return step_page(request, case, form=form, verb="Bỏ", is_grave=True, refusals=refusals, **told)
