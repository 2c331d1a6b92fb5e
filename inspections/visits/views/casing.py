"""The page that opens a case from what an inspection found."""

from typing import cast

from django.http import HttpResponseBase
from django.shortcuts import redirect, render

from cases.casework.models import Case
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from inspections.visits.forms import CaseForm
from inspections.visits.models import Inspection
from inspections.visits.services import casing


@requires(Duty.OPEN_CASE)
def case_open(request: OfficerRequest, pk: int) -> HttpResponseBase:
    inspection = fetch(request, Inspection.objects.select_related("dossier__chain"), pk=pk)
    suspects = casing.suspects_of(inspection)
    form = CaseForm(
        request.POST or None,
        suspects=suspects,
        title=inspection.dossier.title,
        is_unknown=bool(casing.unknown_offences(inspection)),
    )
    if form.is_valid() and form.act(
        casing.open_case_of,
        inspection,
        form.chosen,
        title=form.cleaned_data["title"],
        by=request.user,
        at=request.at,
    ):
        return redirect(cast(Case, form.result))
    context = {
        "dossier": inspection.dossier,
        "title": "Mở vụ việc",
        "note": "Đối tượng, hành vi có dấu hiệu, quyền, hàng hóa đã ghi được chuyển sang vụ việc. "
        "Cần tạm giữ hàng hóa thì mở ngay tại chỗ, lập biên bản tạm giữ ở trang vụ việc.",
        "form": form,
        "verb": "Mở vụ việc",
        "refusals": casing.can_open_case(inspection, request.user, request.at),
    }
    return render(request, "dossier/step_form.html", context)
