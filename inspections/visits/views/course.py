"""Acts on the course of an inspection: announce, extend, finish, stop."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from cases.dossier.pages import due_chip
from cases.dossier.steps import Refusal
from cases.office.access import OfficerRequest, fetch, requires
from cases.office.duties import Duty
from cases.office.forms import ActForm, ConfirmForm, ReasonForm
from inspections.visits.forms import AnnounceForm
from inspections.visits.models import Inspection
from inspections.visits.services import course

# What the act does, said before it is done; the final ones cannot be taken back.
NOTES = {
    "Công bố": "Thời hạn kiểm tra tính từ lúc công bố.",
    "Gia hạn": "Chỉ gia hạn một lần; ngày hết hạn mới được tính ngay.",
    "Kết thúc": "Kết thúc rồi thì cuộc kiểm tra này không mở lại được.",
    "Không tiến hành kiểm tra": "Hồ sơ vẫn được giữ nhưng không tiến hành lại được.",
    "Đình chỉ cuộc kiểm tra": "Hồ sơ vẫn được giữ nhưng không kiểm tra tiếp được.",
}
FINAL = {"Không tiến hành kiểm tra", "Đình chỉ cuộc kiểm tra"}


@requires(Duty.CONDUCT_INSPECTION)
def announce(request: OfficerRequest, pk: int) -> HttpResponseBase:
    inspection = fetch(request, Inspection.objects, pk=pk)
    now = timezone.localtime(request.at).replace(second=0, microsecond=0)
    form = AnnounceForm(request.POST or None, initial={"announced_at": now})
    if form.is_valid() and form.act(
        course.announce,
        inspection,
        announced_at=form.cleaned_data["announced_at"],
        announced_to=form.cleaned_data["announced_to"],
        by=request.user,
        at=request.at,
    ):
        return redirect(inspection)
    refusals = course.can_announce(inspection, request.user, request.at)
    return _step(request, inspection, form, refusals, "Công bố quyết định kiểm tra", "Công bố")


@requires(Duty.SEE_DOSSIER)
def extend(request: OfficerRequest, pk: int) -> HttpResponseBase:
    inspection = fetch(request, Inspection.objects, Duty.SIGN_INSPECTION, pk=pk)
    form = ReasonForm(request.POST or None)
    if _acted(request, form, course.extend, inspection):
        return redirect(inspection)
    refusals = course.can_extend(inspection, request.user, request.at)
    return _step(request, inspection, form, refusals, "Gia hạn thời hạn kiểm tra", "Gia hạn")


@requires(Duty.CONDUCT_INSPECTION)
def finish(request: OfficerRequest, pk: int) -> HttpResponseBase:
    inspection = fetch(request, Inspection.objects, pk=pk)
    form = ConfirmForm(request.POST or None)
    if form.is_valid() and form.act(course.finish, inspection, by=request.user, at=request.at):
        return redirect(inspection)
    refusals = course.can_finish(inspection, request.user, request.at)
    return _step(request, inspection, form, refusals, "Kết thúc kiểm tra tại chỗ", "Kết thúc")


@requires(Duty.SEE_DOSSIER)
def stop(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """The act itself asks: the holder before the decision, the Director after it."""
    inspection = fetch(request, Inspection.objects, pk=pk)
    form = ReasonForm(request.POST or None)
    if _acted(request, form, course.stop, inspection):
        return redirect(inspection)
    refusals = course.can_stop(inspection, request.user, request.at)
    is_draft = inspection.status == Inspection.Status.DRAFT
    title = "Không tiến hành kiểm tra" if is_draft else "Đình chỉ cuộc kiểm tra"
    return _step(request, inspection, form, refusals, title, title)


def _acted(
    request: OfficerRequest, form: ReasonForm, act: Callable[..., Any], inspection: Inspection
) -> bool:
    return form.is_valid() and form.act(
        act, inspection, because=form.cleaned_data["because"], by=request.user, at=request.at
    )


def _step(
    request: OfficerRequest,
    inspection: Inspection,
    form: ActForm,
    refusals: list[Refusal],
    title: str,
    verb: str,
) -> HttpResponseBase:
    deadline = inspection.dossier.deadlines.running().first()
    context = {
        "form": form,
        "dossier": inspection.dossier,
        "refusals": refusals,
        "title": title,
        "verb": verb,
        "note": NOTES.get(verb, ""),
        "is_grave": verb in FINAL,
        "due": due_chip(deadline, at=request.at) if deadline else None,
    }
    return render(request, "dossier/step_form.html", context)
