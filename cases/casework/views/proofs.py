"""Pages of who speaks in a case and of the papers that prove it."""

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
    return _person(request, case, CasePerson(case=case), "Thêm người tham gia vụ việc")


@requires(Duty.HANDLE_CASE)
def person(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    case = _case(request, pk)
    row = get_object_or_404(case.people, pk=row_pk)
    row.case = case
    return _person(request, case, row, "Sửa người tham gia vụ việc")


def _person(request: OfficerRequest, case: Case, row: CasePerson, title: str) -> HttpResponseBase:
    form = PersonForm(request.POST or None, instance=row)
    if form.is_valid() and form.write(by=request.user, at=request.at):
        return redirect(_page(case))
    remove = reverse("casework:person_remove", args=[case.pk, row.pk]) if row.pk else ""
    return step_page(
        request,
        case,
        title,
        form=form,
        remove_url=remove,
        remove_verb="Bỏ người này",
        refusals=proofs.can_change_proofs(case, request.user, request.at),
    )


@requires(Duty.HANDLE_CASE)
def person_remove(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    case = _case(request, pk)
    row = get_object_or_404(case.people, pk=row_pk)
    form = ConfirmForm(request.POST or None)
    if form.is_valid() and form.act(proofs.remove_person, row, by=request.user, at=request.at):
        return redirect(_page(case))
    return step_page(
        request,
        case,
        f"Bỏ {row.name} khỏi vụ việc",
        form=form,
        verb="Bỏ",
        is_grave=True,
        note="Nội dung đã ghi vẫn còn trong nhật ký và các văn bản đã lập.",
        refusals=proofs.can_change_proofs(case, request.user, request.at),
    )


@requires(Duty.HANDLE_CASE)
def evidence_add(request: OfficerRequest, pk: int) -> HttpResponseBase:
    case = _case(request, pk)
    row = Evidence(case=case, received_on=timezone.localdate(request.at))
    return _evidence(request, case, row, "Thêm chứng cứ bằng văn bản")


@requires(Duty.HANDLE_CASE)
def evidence(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    case = _case(request, pk)
    row = get_object_or_404(case.evidence, pk=row_pk)
    row.case = case
    return _evidence(request, case, row, "Sửa chứng cứ bằng văn bản")


def _evidence(request: OfficerRequest, case: Case, row: Evidence, title: str) -> HttpResponseBase:
    form = EvidenceForm(request.POST or None, instance=row)
    if form.is_valid() and form.write(by=request.user, at=request.at):
        return redirect(_page(case))
    remove = reverse("casework:evidence_remove", args=[case.pk, row.pk]) if row.pk else ""
    return step_page(
        request,
        case,
        title,
        form=form,
        remove_url=remove,
        remove_verb="Bỏ chứng cứ này",
        refusals=proofs.can_change_proofs(case, request.user, request.at),
    )


@requires(Duty.HANDLE_CASE)
def evidence_remove(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    case = _case(request, pk)
    row = get_object_or_404(case.evidence, pk=row_pk)
    form = ConfirmForm(request.POST or None)
    if form.is_valid() and form.act(proofs.remove_evidence, row, by=request.user, at=request.at):
        return redirect(_page(case))
    return step_page(
        request,
        case,
        f"Bỏ chứng cứ {row.name}",
        form=form,
        verb="Bỏ",
        is_grave=True,
        note="Nội dung đã ghi vẫn còn trong nhật ký.",
        refusals=proofs.can_change_proofs(case, request.user, request.at),
    )
