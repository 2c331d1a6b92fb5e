"""The registry's desk: papers to number and to deliver, issued papers, the register books."""

from typing import Any

from django.db.models import Count, Q
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cases.dossier import register_pages as pages
from cases.dossier.exports import ISSUED
from cases.dossier.filters import IssuedFilter
from cases.dossier.models import Delivery, Document, Series
from cases.dossier.services.registers import year_of
from cases.office.access import OfficerRequest, requires
from cases.office.duties import Duty
from cases.office.exports import export_links, exported
from cases.office.lists import chips, kept, page_of


@require_safe
@requires(Duty.SEE_DOSSIER)
def papers(request: OfficerRequest) -> HttpResponseBase:
    context = {"trays": pages.trays(request.user, at=request.at)}
    return render(request, "dossier/papers.html", context)


@require_safe
@requires(Duty.SEE_DOSSIER)
def to_number(request: OfficerRequest) -> HttpResponseBase:
    waiting = Document.objects.visible_to(request.user, request.at).to_number()
    waiting = waiting.select_related("signed_by", "dossier__unit").defer("words", "facts", "edits")
    page = page_of(waiting.order_by("signed_at", "pk"), request.GET)
    context = {"page": page, "tally": [("văn bản chờ vào số", page.paginator.count)]}
    return render(request, "dossier/to_number.html", context)


@require_safe
@requires(Duty.SEE_DOSSIER)
def to_deliver(request: OfficerRequest) -> HttpResponseBase:
    copies = Delivery.objects.visible_to(request.user, request.at).open().with_document()
    page = page_of(copies.order_by("document__issued_on", "document", "pk"), request.GET)
    context = {"page": page, "tally": [("bản chờ giao, gửi", page.paginator.count)]}
    return render(request, "dossier/to_deliver.html", context)


@require_safe
@requires(Duty.SEE_DOSSIER)
def issued_list(request: OfficerRequest) -> HttpResponseBase:
    visible = Document.objects.visible_to(request.user, request.at)
    rows = visible.filter(state=Document.State.ISSUED).annotate(
        addressed=Count("deliveries"),
        reached=Count("deliveries", filter=Q(deliveries__delivered_on__isnull=False)),
    )
    rows = rows.select_related("series", "signed_by", "dossier__unit")
    rows = rows.defer("words", "facts", "edits").order_by("-issued_on", "-issued_at", "-pk")
    found = IssuedFilter(request.GET, queryset=rows)
    if file := exported(request, found, ISSUED, pages.issued_rows):
        return file
    page = page_of(found.qs, request.GET)
    context = {
        "filter": found,
        "chips": chips(found),
        "kept": kept(request.GET, "q"),
        "page": page,
        "rows": pages.issued_rows(page),
        "tally": [("văn bản", page.paginator.count)],
        "exports": export_links(request.GET),
    }
    return render(request, "dossier/issued_list.html", context)


@require_safe
@requires(Duty.SEE_DOSSIER)
def series_list(request: OfficerRequest, year: int | None = None) -> HttpResponseBase:
    now = year_of(request.at)
    context: dict[str, Any] = {"year": year or now, "years": range(now, now - 4, -1)}
    context["rows"] = pages.series_rows(context["year"])
    return render(request, "dossier/series_list.html", context)


@require_safe
@requires(Duty.SEE_DOSSIER)
def book(request: OfficerRequest, pk: int, year: int) -> HttpResponseBase:
    """The whole register of a year, as it also prints."""
    series = get_object_or_404(Series.objects.of_papers(), pk=pk)
    if not 2000 <= year <= year_of(request.at):
        raise Http404
    rows = pages.book_rows(series, year, request.user, at=request.at)
    context = {
        "series": series,
        "year": year,
        "rows": rows,
        "at": request.at,
        "voids": sum(row.is_void for row in rows),
        "is_this_year": year == year_of(request.at),
        **pages.keeping(series, request.user, at=request.at),
    }
    return render(request, "dossier/book.html", context)
