"""From a request, a report or a transfer to a case: nothing is typed again."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.casework import grounds
from cases.casework.models import Case, Request
from cases.casework.services.cases import open_case
from cases.casework.services.request_facts import cases_of
from cases.dossier.models import Dossier, DossierParty
from cases.dossier.services.dossiers import add_party
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.office.duties import Duty
from cases.office.locking import lock
from cases.office.models import Officer
from cases.parties.models import IPRight, Party, PartyVersion

SOURCES = {
    Request.Kind.HOLDER: Case.Source.REQUEST,
    Request.Kind.REPORT: Case.Source.REPORT,
    Request.Kind.TRANSFER: Case.Source.TRANSFER,
}


def not_taken_on(request: Request) -> list[Refusal]:
    """What stands in the way of acting on a request, whichever way one acts."""
    if request.status == Request.Status.ACCEPTED:
        return []
    state = request.get_status_display().lower()
    return [Refusal(f"Hồ sơ {state}; chỉ xử lý khi đã thụ lý.", grounds.ACCEPTANCE)]


def can_open_case(request: Request, by: Officer, at: datetime) -> list[Refusal]:
    """Of an accepted request, once for whoever it accuses."""
    refusals = lacks_duty(by, Duty.OPEN_CASE, request, at=at) + not_taken_on(request)
    if case := opened_of(request):
        refusals.append(Refusal(f"Đã mở vụ việc {case} của đối tượng này."))
    return refusals


def opened_of(request: Request) -> Case | None:
    """The case of the one accused, opened from the request or from an inspection of it."""
    accused = request.accused.party_id if request.accused else None
    found = (case for case in cases_of(request) if _party_of(case) == accused)
    return next(found, None)


def _party_of(case: Case) -> int | None:
    return case.offender.party_id if case.offender else None


@transaction.atomic
def open_case_of_request(
    request: Request, *, title: str, detected_at: datetime, by: Officer, at: datetime
) -> Case:
    """Whoever is accused in the version of today, place, facts, holder and agent come along."""
    lock(request)
    refuse_if(can_open_case(request, by, at))
    if detected_at > at:
        raise ValidationError({"detected_at": "Giờ phát hiện không được ở tương lai."})
    dossier = request.dossier
    case = open_case(
        Case(
            source=SOURCES[Request.Kind(request.kind)],
            offender=as_of(request.accused, at),
            detected_at=detected_at,
            facts=facts_of(request),
        ),
        Dossier(
            title=title.strip() or dossier.title,
            place=dossier.place,
            commune=dossier.commune,
            unit=dossier.unit,
            arose_from=dossier,
        ),
        by=by,
        at=at,
    )
    bring_people(request, case.dossier, at=at)
    return case


def facts_of(request: Request) -> str:
    """What the paper says, with goods and rights, as a case or an inspection takes it over."""
    signs = "; ".join(str(each.right) for each in request.rights.all())
    told = (
        request.content,
        f"Hàng hóa, dịch vụ: {request.goods_said}" if request.goods_said else "",
        f"Quyền: {signs}" if signs else "",
    )
    return "\n".join(part for part in told if part)


def bring_people(request: Request, dossier: Dossier, *, at: datetime) -> None:
    """Holder and agent are named in the new dossier; whoever only reports is not."""
    if request.kind != Request.Kind.HOLDER:
        return
    holder, agent = DossierParty.Capacity.RIGHT_HOLDER, DossierParty.Capacity.AGENT
    for version, capacity in ((request.requester, holder), (request.agent, agent)):
        if today := as_of(version, at):
            note = request.contact if capacity == holder else ""
            add_party(DossierParty(dossier=dossier, version=today, capacity=capacity, note=note))


def as_of(version: PartyVersion | None, at: datetime) -> PartyVersion | None:
    """The party as it stands that day, else as the request knew it."""
    return version and (version.party.version_on(timezone.localdate(at)) or version)


def as_of_day(party: Party, on: date) -> PartyVersion | None:
    """The party as it stood that day, else as it last stood: a paper may be older than that."""
    return party.version_on(on) or party.versions.standing().order_by("-in_force_from").first()


def right_named(case: Case) -> IPRight | None:
    """The right that the request of a case names, to begin the first act with."""
    request: Request | None = case.asked_by
    first = request and request.rights.select_related("right").first()
    return first.right if first else None
