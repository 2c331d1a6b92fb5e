"""From an item to its inspection: nothing is typed again."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cases.dossier.models import Dossier, DossierParty
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.lawbook.procedure import readings_of
from cases.office.duties import Duty, InUnit
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer
from inspections.planning import grounds
from inspections.planning.models import Plan, PlanItem, Verb
from inspections.visits.models import Inspection
from inspections.visits.services.course import TERM
from inspections.visits.services.inspections import open_inspection


def can_open(item: PlanItem, by: Officer, at: datetime) -> list[Refusal]:
    """Of a published plan, by the unit that carries the item out, once.

    Earlier inspections do not stand in the way here: the decision asks the guard.
    """
    refusals = lacks_duty(by, Duty.OPEN_INSPECTION, InUnit(item.unit_id), at=at)
    if by.unit_id != item.unit_id and not refusals:
        refusals.append(Refusal(f"Đối tượng này do {item.unit} thực hiện."))
    if item.plan.status != Plan.Status.PUBLISHED:
        state = item.plan.get_status_display().lower()
        refusals.append(
            Refusal(f"Kế hoạch {state}; mở cuộc kiểm tra sau khi công khai.", grounds.PUBLIC)
        )
    if item.removed_in is not None:
        refusals.append(Refusal("Đối tượng đã được bỏ khỏi kế hoạch."))
    if item.inspection_id is not None:
        refusals.append(Refusal(f"Đã mở cuộc kiểm tra {item.inspection}."))
    return refusals


@transaction.atomic
def open_from_item(item: PlanItem, *, by: Officer, at: datetime) -> Inspection:
    """Party, content and the plan's own papers come along; the item points down at it."""
    plan = item.plan
    lock(plan)
    item.refresh_from_db()
    item.plan = plan
    refuse_if(can_open(item, by, at))
    on = timezone.localdate(at)
    version = item.party_version.party.version_on(on) or item.party_version
    inspection = open_inspection(
        Inspection(
            basis=Inspection.Basis.PLAN,
            basis_paper=basis_paper(plan),
            content=item.content,
            term_reading=readings_of(TERM, on=on)[0][0],
        ),
        Dossier(
            title=f"{plan.topic}: {version.name}"[:300],
            place=version.address[:300],
            commune=version.commune,
            arose_from=plan.dossier,
        ),
        subjects=[DossierParty(version=version)],
        by=by,
        at=at,
    )
    item.inspection = inspection
    item.revision += 1
    item.save(update_fields=["inspection", "revision"])
    facts = {"subject": str(version), "number": inspection.dossier.number}
    record(Verb.OPEN_FROM_ITEM, plan, by=by, at=at, changes=facts)
    return inspection


def basis_paper(plan: Plan) -> str:
    """`Kế hoạch kiểm tra chuyên đề … được phê duyệt tại văn bản số … ngày …`, into the decision."""
    day = f"{plan.approved_on:%d/%m/%Y}" if plan.approved_on else "…"
    return (
        f"Kế hoạch kiểm tra chuyên đề năm {plan.year} “{plan.topic}” "
        f"được phê duyệt tại văn bản số {plan.approved_number} ngày {day}"
    )[:500]
