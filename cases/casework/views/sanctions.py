"""The sanction proposed for an act of a case."""

from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from cases.casework.models import Case, ProposedSanction, Violation
from cases.casework.sanction_forms import ProposalForm
from cases.casework.sanction_pages import power_of
from cases.casework.services.fines import read_goods
from cases.casework.services.sanctions import Proposed, can_propose, proposals_of
from cases.lawbook.services import active_catalogue
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty


@requires(Duty.HANDLE_CASE)
def propose(request: OfficerRequest, pk: int, row_pk: int) -> HttpResponseBase:
    case = fetch(request, Case.objects.with_dossier(), pk=pk)
    act = get_object_or_404(case.violations.all(), pk=row_pk)
    law, on = active_catalogue(), timezone.localdate(request.at)
    proposed = proposals_of(case, law, read_goods(case), on=on)
    one = next(each for each in proposed if each.violation.pk == act.pk)
    row = one.proposal or ProposedSanction(case=case, violation=act)
    form = ProposalForm(request.POST or None, instance=_of(row, case, act), proposed=one, law=law)
    if form.is_valid() and form.propose(by=request.user, at=request.at):
        return redirect(f"{case.get_absolute_url()}#hanh-vi-{act.pk}")
    context = {
        "case": case,
        "form": form,
        "one": one,
        "fixed": _fixed(one),
        "power": power_of(law, proposed, on=on),
        "refusals": can_propose(case, request.user, request.at),
    }
    return render(request, "casework/proposal_form.html", context)


def _of(row: ProposedSanction, case: Case, act: Violation) -> ProposedSanction:
    row.case, row.violation = case, act
    return row


def _fixed(one: Proposed) -> int | None:
    """The one amount the law gives, where it leaves no choice."""
    amounts = one.reckoned.answer.amounts
    return None if amounts is None or amounts.between else one.reckoned.answer.fine
