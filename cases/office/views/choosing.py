"""The fragment that finds communes while one types."""

from django.http import HttpResponse

from cases.office.access import OfficerRequest, requires
from cases.office.choosing import Communes, matches_fragment
from cases.office.duties import Duty


@requires(Duty.LOOK_UP_LAW)
def choose_commune(request: OfficerRequest) -> HttpResponse:
    return matches_fragment(request, Communes())
