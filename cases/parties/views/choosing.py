"""Fragments that find parties and rights while one types."""

from django.http import HttpResponse

from cases.office.access import OfficerRequest, requires
from cases.office.choosing import matches_fragment
from cases.office.duties import Duty
from cases.parties.choosing import Parties, Rights


@requires(Duty.SEE_PARTIES)
def choose_party(request: OfficerRequest) -> HttpResponse:
    return matches_fragment(request, Parties())


@requires(Duty.SEE_PARTIES)
def choose_right(request: OfficerRequest) -> HttpResponse:
    return matches_fragment(request, Rights())
