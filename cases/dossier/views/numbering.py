"""The registry numbers a signed paper and issues it: from a register of ours, or from outside."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseBase
from django.utils import timezone

from cases.dossier import paper_pages as pages, paper_reviews as reviews
from cases.dossier.composing import composer_of
from cases.dossier.models import Document, Series
from cases.dossier.paper_forms import NumberForm, OutsideForm
from cases.dossier.services import numbering
from cases.dossier.services.attaching import attach
from cases.dossier.views.papers import done, paper
from cases.dossier.views.signing import review_page, reviewed
from cases.office.access import OfficerRequest, requires
from cases.office.duties import Duty, may

WARNING = "Sau khi vào số, nội dung, số và ngày không sửa được; sai thì ra văn bản khác."
OTHER_SERIES = "so"


@requires(Duty.SEE_DOSSIER)
def document_issue(request: OfficerRequest, pk: int) -> HttpResponseBase:
    found = paper(request, pk, is_record=False)
    if not may(request.user, Duty.NUMBER_DOCUMENT, found, at=request.at):
        raise PermissionDenied
    series = _series(request, found)
    context = reviews.issue_review(found, series, request.user, at=request.at)
    answer = _from_ours if series.is_ours else _from_outside
    return answer(request, found, series, context)


def _series(request: OfficerRequest, document: Document) -> Series:
    """The one decided on when the words were fixed, or another of the same symbol."""
    wanted = request.POST.get("series") or request.GET.get(OTHER_SERIES) or document.series_id
    for series in numbering.series_for(document):
        if str(series.pk) == str(wanted):
            return series
    raise Http404


def _from_ours(
    request: OfficerRequest, found: Document, series: Series, context: dict[str, Any]
) -> HttpResponseBase:
    today = timezone.localdate(request.at)
    first = {**reviewed(context), "series": series.pk, "read_on": today}
    form = NumberForm(request.POST or None, initial=first)
    # drawn before the act: nobody waits for a number meanwhile
    prepared = numbering.prepare(found, series, at=request.at) if form.is_valid() else None
    if form.is_valid() and form.act(
        numbering.issue_numbered,
        found,
        prepared,
        read_on=form.cleaned_data["read_on"],
        by=request.user,
        at=request.at,
    ):
        return done(request, found, told_issued(found, request.at))
    form.show_day(today)
    title = "Vào số, ban hành"
    return review_page(request, context, form, title=title, verb=title, warning=WARNING)


def _from_outside(
    request: OfficerRequest, found: Document, series: Series, context: dict[str, Any]
) -> HttpResponseBase:
    first = {**reviewed(context), "series": series.pk, "issued_on": timezone.localdate(request.at)}
    form = OutsideForm(
        request.POST or None, request.FILES or None, suffix=series.suffix, initial=first
    )
    if form.is_valid():
        told = form.cleaned_data
        attached = attach(
            found, told["file"], series=series, number=told["number"], day=told["issued_on"]
        )
        if form.act(numbering.issue_outside, found, attached, by=request.user, at=request.at):
            return done(request, found, told_issued(found, request.at))
    title = "Vào số, ban hành"
    return review_page(request, context, form, title=title, verb=title, warning=WARNING)


def told_issued(document: Document, at: datetime) -> str:
    issued = pages.with_facts(Document.objects.filter(pk=document.pk)).get()
    composer = composer_of(issued.kind)
    number = f"{issued.full_number} ngày {issued.issued_on:%d/%m/%Y}"
    then = composer.then(issued, at)
    what_next = f" Việc tiếp theo: {then}." if then else ""
    return f"Đã ban hành {composer.called} {number}.{what_next}"
