"""Papers begun: the decision of an inspection, the records of a visit, one that sets one right."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponseBase

from cases.dossier.composing import Link
from cases.dossier.models import Document
from cases.dossier.paper_pages import name_of, owner_of
from cases.dossier.steps import Refusal
from cases.dossier.views.drafting import begin_paper
from cases.dossier.views.papers import act_page, done, paper
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from inspections.visits.models import Inspection, Visit
from inspections.visits.record_forms import CorrectForm
from inspections.visits.services import corrections, drafting


@requires(Duty.PREPARE_INSPECTION)
def decision_draft(request: OfficerRequest, pk: int) -> HttpResponseBase:
    inspection = fetch(request, Inspection.objects.select_related("dossier"), pk=pk)
    return begin_paper(
        request,
        inspection,
        drafting.draft_decision,
        drafting.can_draft_decision(inspection, request.user, request.at),
        name="quyết định kiểm tra",
        verb="Soạn",
        intro="Dự thảo lấy từ hồ sơ: căn cứ, nội dung, đối tượng, thời hạn, Đoàn kiểm tra.",
        within=[owner_of(inspection.dossier)],
    )


@requires(Duty.RECORD_VISIT)
def minutes_draft(request: OfficerRequest, pk: int) -> HttpResponseBase:
    return _record_draft(
        request,
        pk,
        drafting.draft_minutes,
        drafting.can_draft_minutes,
        name="biên bản kiểm tra",
        intro="Dự thảo lấy từ những gì đã ghi ở buổi làm việc; ghi thêm thì dự thảo đổi theo.",
    )


@requires(Duty.RECORD_VISIT)
def working_record_draft(request: OfficerRequest, pk: int) -> HttpResponseBase:
    return _record_draft(
        request,
        pk,
        drafting.draft_working_record,
        drafting.can_draft_working_record,
        name="biên bản làm việc",
        intro="Mẫu MBB02: việc làm thêm, mở niêm phong, kiểm đếm, bổ sung biên bản trước.",
    )


def _record_draft(
    request: OfficerRequest,
    pk: int,
    draft: Callable[..., Document],
    can_draft: Callable[..., list[Refusal]],
    *,
    name: str,
    intro: str,
) -> HttpResponseBase:
    visit = fetch(request, Visit.objects.select_related("inspection__dossier"), pk=pk)
    here = Link(visit.get_absolute_url(), str(visit), "Buổi làm việc")
    return begin_paper(
        request,
        visit,
        draft,
        can_draft(visit, request.user, request.at),
        name=name,
        verb="Lập",
        intro=intro,
        within=[here, owner_of(visit.dossier)],
    )


@requires(Duty.RECORD_VISIT)
def record_correct(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = paper(request, pk)
    if not hasattr(found, "made_at_visit"):
        raise Http404
    form = CorrectForm(request.POST or None, document=found)
    if form.is_valid() and form.act(
        corrections.correct_record,
        found,
        visit=form.cleaned_data["visit"],
        said=form.cleaned_data["said"],
        by=request.user,
        at=request.at,
    ):
        made: Any = form.result or found
        return done(request, made, f"Đã lập dự thảo biên bản sửa {name_of(found)}.")
    return act_page(
        request,
        found,
        "Lập biên bản mới để sửa biên bản này",
        form=form,
        verb="Lập biên bản làm việc",
        intro="Biên bản đã ký giữ nguyên. Biên bản mới dẫn chiếu số, ngày của nó.",
        refusals=corrections.can_correct(found, request.user, request.at),
    )
