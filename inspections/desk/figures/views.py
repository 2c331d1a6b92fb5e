"""The list of figures, and the page of one with what leaves as a file."""

from django.http import Http404, HttpResponseBase
from django.shortcuts import render

from cases.dossier.statistics.indicators import Indicator, indicators
from cases.lawbook.services import NoLawError
from cases.office.access import OfficerRequest, requires
from cases.office.duties import Duty
from cases.office.exports import export_links
from inspections.desk.figures import pages
from inspections.desk.figures.asking import asked, rules
from inspections.desk.figures.files import file_of


@requires(Duty.SEE_STATISTICS)
def figure_list(request: OfficerRequest) -> HttpResponseBase:
    return render(request, "desk/figure_list.html", {"indicators": indicators().values()})


@requires(Duty.SEE_STATISTICS)
def figure(request: OfficerRequest, name: str) -> HttpResponseBase:
    found = indicators().get(name)
    if found is None:
        raise Http404
    try:
        known = rules()
        told = asked(found, request.GET.dict(), request.user, at=request.at)
    except (LookupError, ValueError, NoLawError) as error:
        return _misread(request, found, str(error))
    if file := file_of(request, told):
        return file
    context = {**pages.page(told, known), "exports": export_links(request.GET)}
    return render(request, "desk/figure.html", context)


def _misread(request: OfficerRequest, found: Indicator, why: str) -> HttpResponseBase:
    """An address that cannot be read shows no figure: another one would be taken for it."""
    context = {"indicator": found, "why": why}
    return render(request, "desk/figure_misread.html", context, status=400)
