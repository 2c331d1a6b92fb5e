"""Items of a plan: entered while it is a draft, later added and taken out by adjustment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.office.duties import Duty
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer
from inspections.planning import grounds
from inspections.planning.models import Adjustment, Plan, PlanItem, Verb
from inspections.planning.services.plans import guard_changing
from inspections.visits.models import Inspection

ADJUSTABLE = (Plan.Status.APPROVED, Plan.Status.SENT, Plan.Status.PUBLISHED)
STOPPED = (Inspection.Status.DROPPED, Inspection.Status.TERMINATED)
REMOVABLE = Q(inspection=None) | Q(inspection__status__in=STOPPED)


@dataclass(frozen=True)
class Paper:
    """The paper by which an approved plan is adjusted, and why."""

    number: str
    on: date
    because: str


@transaction.atomic
def add_items(plan: Plan, items: Iterable[PlanItem], *, by: Officer, at: datetime) -> Plan:
    """All of them or none, in the order given, at the end of the draft."""
    guard_changing(plan, by=by, at=at)
    names = append(plan, items)
    if not names:
        raise ValidationError("Chưa có đối tượng nào để thêm.")
    record(Verb.ADD_ITEM, plan, by=by, at=at, changes={"subjects": names})
    return plan


def append(plan: Plan, items: Iterable[PlanItem], *, version: int = 0) -> list[str]:
    """Part of an act: the caller locked, asked, and records the names."""
    last = plan.items.aggregate(last=Max("position"))["last"] or 0
    taken = set(plan.items.standing().values_list("party_version__party", flat=True))
    rows = []
    for position, item in enumerate(items, start=last + 1):
        if item.party_version.party_id in taken:
            raise ValidationError(
                {"party": f"{item.party_version} đã có trong kế hoạch; mỗi đối tượng một dòng."}
            )
        taken.add(item.party_version.party_id)
        item.plan, item.position, item.added_in = plan, position, version
        item.clean_fields(exclude=["plan", "party_version", "unit", "inspection"])
        rows.append(item)
    PlanItem.objects.bulk_create(rows)
    return [str(item.party_version) for item in rows]


@transaction.atomic
def remove_item(item: PlanItem, *, by: Officer, at: datetime) -> Plan:
    """Out of a draft: the row goes, its words stay in the journal."""
    plan = item.plan
    guard_changing(plan, by=by, at=at)
    if not PlanItem.objects.filter(pk=item.pk).exists():
        return plan
    facts = {"subject": str(item.party_version), "month": item.month, "content": item.content}
    item.delete()
    record(Verb.REMOVE_ITEM, plan, by=by, at=at, changes=facts)
    return plan


def can_adjust(plan: Plan, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, Duty.KEEP_PLAN, plan, at=at)
    if plan.status not in ADJUSTABLE:
        state = plan.get_status_display().lower()
        reason = f"Kế hoạch {state}; chỉ điều chỉnh kế hoạch đã phê duyệt, chưa kết thúc."
        refusals.append(Refusal(reason, grounds.PLAN))
    return refusals


@transaction.atomic
def adjust_plan(
    plan: Plan,
    paper: Paper,
    *,
    added: Iterable[PlanItem] = (),
    removed: Mapping[int, str],
    by: Officer,
    at: datetime,
) -> Plan:
    """A version of the plan: who comes in, who is taken out and why, by which paper.

    `removed` gives the reason by the item's key; an empty one takes the adjustment's own.
    """
    lock(plan)
    refuse_if(can_adjust(plan, by, at))
    _check(plan, paper, at)
    version = plan.version + 1
    out = _take_out(plan, removed, version, paper)
    names = append(plan, added, version=version)
    if not out and not names:
        raise ValidationError("Chọn đối tượng bỏ ra, hoặc thêm đối tượng mới.")
    adjustment = Adjustment(
        plan=plan,
        version=version,
        number=paper.number.strip(),
        on=paper.on,
        because=paper.because.strip(),
        by=by,
        at=at,
    )
    adjustment.full_clean()
    adjustment.save()
    plan.version = version
    plan.revision += 1
    plan.save(update_fields=["version", "revision"])
    facts: dict[str, object] = {
        "version": version,
        "number": adjustment.number,
        "on": paper.on,
        "because": adjustment.because,
        "added": names,
        "removed": out,
    }
    record(Verb.ADJUST_PLAN, plan, by=by, at=at, changes=facts)
    return plan


def _check(plan: Plan, paper: Paper, at: datetime) -> None:
    errors = {}
    if not paper.number.strip():
        errors["number"] = "Nhập số văn bản điều chỉnh."
    if not paper.because.strip():
        errors["because"] = "Ghi lý do điều chỉnh."
    if paper.on > timezone.localdate(at):
        errors["on"] = "Ngày điều chỉnh không được ở tương lai."
    elif plan.approved_on and paper.on < plan.approved_on:
        errors["on"] = f"Kế hoạch được phê duyệt ngày {plan.approved_on:%d/%m/%Y}."
    if errors:
        raise ValidationError(errors)


def _take_out(plan: Plan, removed: Mapping[int, str], version: int, paper: Paper) -> list[str]:
    items = (
        plan.items.standing().filter(pk__in=removed).select_related("party_version", "inspection")
    )
    found = list(items)
    if len(found) != len(removed):
        raise ValidationError({"removed": "Có đối tượng đã bỏ rồi. Tải lại trang để chọn lại."})
    for item in found:
        if item.inspection and item.inspection.status not in STOPPED:
            raise ValidationError(
                {
                    "removed": f"{item.party_version} đã mở cuộc kiểm tra {item.inspection}; "
                    "dừng cuộc đó trước."
                }
            )
        item.removed_in = version
        item.removed_because = (removed[item.pk].strip() or paper.because.strip())[:500]
        item.revision += 1
        item.save(update_fields=["removed_in", "removed_because", "revision"])
    return [str(item.party_version) for item in found]
