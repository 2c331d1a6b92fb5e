"""From a request, a report or a transfer to its inspection: nothing is typed again."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from cases.casework.models import Request
from cases.casework.services.request_cases import as_of, bring_people, not_taken_on
from cases.casework.services.request_facts import born_of
from cases.dossier.models import Dossier, DossierParty
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.law.guard import Planned
from cases.lawbook.procedure import readings_of
from cases.office.duties import Duty
from cases.office.locking import lock
from cases.office.models import Officer
from inspections.visits import grounds
from inspections.visits.models import Inspection
from inspections.visits.services import guard
from inspections.visits.services.course import TERM
from inspections.visits.services.inspections import open_inspection

Kind, Basis = Request.Kind, Inspection.Basis
STOPPED = (Inspection.Status.DROPPED, Inspection.Status.TERMINATED)
# the basis offered first; the officer chooses (Nghị định 217/2025/NĐ-CP Điều 11 khoản 2)
BASES = {
    Kind.HOLDER: (Basis.REQUEST, Basis.CLEAR_SIGNS),
    Kind.REPORT: (Basis.CLEAR_SIGNS,),
    Kind.TRANSFER: (Basis.REQUEST, Basis.CLEAR_SIGNS),
}


def standing_inspection(request: Request) -> Inspection | None:
    """The inspection that was opened from the request and not stopped."""
    if not any(each.kind == Dossier.Kind.INSPECTION for each in born_of(request)):
        return None
    opened = Inspection.objects.filter(dossier__arose_from=request.dossier_id)
    return opened.exclude(status__in=STOPPED).select_related("dossier").first()


def can_inspect(request: Request, by: Officer, at: datetime) -> list[Refusal]:
    """Of an accepted request that says whom, once.

    Earlier inspections do not stand in the way here: the decision asks the guard.
    """
    refusals = lacks_duty(by, Duty.OPEN_INSPECTION, request, at=at) + not_taken_on(request)
    if request.accused_id is None:
        reason = "Chưa xác định người bị yêu cầu xử lý. Sửa hồ sơ để chọn đối tượng."
        refusals.append(Refusal(reason, grounds.CONTENTS))
    if by.unit_id != request.unit_id and not refusals:
        refusals.append(Refusal(f"Hồ sơ này do {request.dossier.unit} giải quyết."))
    if inspection := standing_inspection(request):
        refusals.append(Refusal(f"Đã mở cuộc kiểm tra {inspection}."))
    return refusals


@transaction.atomic
def open_from_request(request: Request, *, basis: str, by: Officer, at: datetime) -> Inspection:
    """Whoever is accused as of today, place, goods, rights, holder and agent come along."""
    lock(request)
    refuse_if(can_inspect(request, by, at))
    dossier, subject = request.dossier, as_of(request.accused, at)
    inspection = open_inspection(
        Inspection(
            basis=basis,
            basis_paper=basis_paper(request),
            content=content_of(request),
            term_reading=readings_of(TERM, on=timezone.localdate(at))[0][0],
        ),
        Dossier(
            title=dossier.title,
            place=dossier.place,
            commune=dossier.commune,
            arose_from=dossier,
        ),
        subjects=[DossierParty(version=subject)],
        by=by,
        at=at,
    )
    bring_people(request, inspection.dossier, at=at)
    return inspection


def guarded(request: Request, *, on: date) -> guard.Guarded | None:
    """What earlier inspections mean for the one accused, as an inspection of a request asks."""
    if request.accused is None:
        return None
    register = guard.register_of([request.accused])
    field = Inspection._meta.get_field("field").get_default()
    planned = Planned(on, guard.BASES[Basis.REQUEST], field)
    return register.ask(request.accused.party_id, planned, name=request.accused.name)


def basis_paper(request: Request) -> str:
    """`Đơn yêu cầu xử lý xâm phạm số đến 1204 ngày 07/09/2026 của …`; no name of who reports."""
    number = f" số đến {request.incoming_number}" if request.incoming_number else ""
    told = f"{request.get_kind_display()}{number} ngày {request.arrived_on:%d/%m/%Y}"
    if request.kind == Kind.REPORT:
        return told
    return f"{told} của {request.requester}"[:500]


def content_of(request: Request) -> str:
    """What is looked at, as the decision prints it: goods and rights, never who told of them."""
    rights = "; ".join(str(each.right) for each in request.rights.all())
    about = f" đối với {rights}" if rights else ""
    goods = request.goods_said or "hàng hóa, dịch vụ có dấu hiệu vi phạm"
    return f"việc kinh doanh, sử dụng {goods}{about}"
