"""The clocks of a right holder's request: which one runs follows from where the request stands."""

from datetime import date, datetime

from cases.casework.models import Request
from cases.casework.services.request_facts import completed_on, lacks_of
from cases.dossier.services.deadlines import end_deadlines, run_deadline

VALIDITY = "request_validity"
SUPPLEMENT = "request_supplement"
ACCEPTANCE = "request_acceptance"
TRANSFER = "request_transfer"
LABELS = {
    VALIDITY: "Xem xét tính hợp lệ của đơn",
    SUPPLEMENT: "Người yêu cầu bổ sung",
    ACCEPTANCE: "Thụ lý, thông báo người yêu cầu",
}


def run_terms(request: Request, *, because: str, at: datetime) -> None:
    """Part of an act, its last change saved: the right clock runs, the others end."""
    wanted = _wanted(request)
    end_deadlines(request.dossier, because=because, at=at, but=wanted)
    for term, from_day in wanted.items():
        run_deadline(request.dossier, term, label=LABELS[term], from_day=from_day)


def _wanted(request: Request) -> dict[str, date]:
    """The term that runs now and its first day; none for reports and transferred cases."""
    if request.kind != Request.Kind.HOLDER:
        return {}
    if request.status == Request.Status.AWAITING and request.supplement_asked_on:
        return {SUPPLEMENT: request.supplement_asked_on}
    if request.status != Request.Status.RECEIVED:
        return {}
    if not lacks_of(request):
        return {ACCEPTANCE: completed_on(request)}
    # the law gives no second term to look at what a supplement brought
    return {} if request.supplement_received_on else {VALIDITY: request.arrived_on}
