"""From an inspection to a case: what was found is copied, nothing is typed again."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from cases.casework.models import Case, Violation
from cases.casework.services import cases, violations
from cases.dossier.models import Document, Dossier
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.office.duties import Duty
from cases.office.locking import lock
from cases.office.models import Officer
from cases.parties.models import PartyVersion
from inspections.visits import grounds
from inspections.visits.models import Finding, Inspection, Visit
from inspections.visits.services.bringing import bring_along

RECORDS = ("BBKT", "MBB02")


def offenders_of(inspection: Inspection) -> list[PartyVersion]:
    """Parties of whom an act is suspected and of whom no case was opened yet, in one query."""
    cases_of_it = Case.objects.filter(dossier__arose_from=inspection.dossier_id)
    opened = cases_of_it.exclude(offender=None).values("offender__party")
    return list(_suspects(inspection).exclude(party__in=opened))


def has_suspects(inspection: Inspection) -> bool:
    """Whether a case waits to be opened; pages bring the answer with the inspection."""
    known: bool | None = getattr(inspection, "has_suspects", None)
    if known is not None:
        return known
    return bool(offenders_of(inspection) or unknown_offences(inspection))


def suspects_of(inspection: Inspection) -> list[PartyVersion]:
    """Parties of whom an act is suspected."""
    return list(_suspects(inspection))


def _suspects(inspection: Inspection) -> "QuerySet[PartyVersion]":
    found = Finding.objects.filter(visit__inspection=inspection, act_version__isnull=False)
    versions = PartyVersion.objects.filter(pk__in=found.values("visit__party_version"))
    return versions.select_related("party").order_by("pk")


def suspected(inspection: Inspection) -> list[Finding]:
    """Findings that name an act, in the order of the visits."""
    findings = Finding.objects.filter(visit__inspection=inspection, act_version__isnull=False)
    related = findings.select_related("act_version", "right", "visit__party_version__party")
    return list(related.prefetch_related("goods__line").order_by("visit__position", "pk"))


def can_open_case(inspection: Inspection, by: Officer, at: datetime) -> list[Refusal]:
    """After signed minutes or a working record; on the spot where goods are to be held at once.

    Goods are held under a record of their own, made before the minutes are read and signed, so
    their case cannot wait for these. What was found stays open in the case until its own record.
    """
    refusals = lacks_duty(by, Duty.OPEN_CASE, inspection, at=at)
    if not (_is_recorded(inspection) or _are_goods_suspected(inspection)):
        reason = (
            "Chưa có biên bản kiểm tra hoặc biên bản làm việc đã ký. Trước đó chỉ mở được tại chỗ, "
            "khi đang kiểm tra và hành vi đã ghi kèm hàng hóa cần tạm giữ."
        )
        refusals.append(Refusal(reason, grounds.MINUTES))
    return refusals


def _is_recorded(inspection: Inspection) -> bool:
    issued = {
        document.kind
        for document in inspection.dossier.documents.all()
        if document.state == Document.State.ISSUED
    }
    return bool(issued.intersection(RECORDS))


def _are_goods_suspected(inspection: Inspection) -> bool:
    """Goods of a suspected act at a place where the team is, or was, at work."""
    if inspection.status != Inspection.Status.UNDER_WAY:
        return False
    suspected_acts = Finding.objects.filter(
        visit__inspection=inspection, act_version__isnull=False, visit__arrived_at__isnull=False
    )
    return suspected_acts.exclude(goods=None).exists()


@transaction.atomic
def open_case_of(
    inspection: Inspection,
    offender: PartyVersion | None,
    *,
    title: str,
    by: Officer,
    at: datetime,
) -> Case:
    """Open the case of one party: its version of the day, acts, rights and goods come along.

    None: of what was found where nobody is known yet.
    """
    lock(inspection)
    refuse_if(can_open_case(inspection, by, at))
    findings = _findings_of(inspection, offender)
    if not findings:
        raise ValidationError(
            {"offender": "Đã mở vụ việc của đối tượng này, hoặc chưa ghi hành vi."}
        )
    visit = findings[0].visit
    case = cases.open_case(
        Case(
            source=Case.Source.INSPECTION,
            offender=offender,
            detected_at=visit.arrived_at or at,
            facts="\n".join(finding.facts for finding in findings),
        ),
        Dossier(
            title=title,
            place=_spot(visit) or inspection.dossier.place,
            commune=visit.commune or inspection.dossier.commune,
            unit=inspection.dossier.unit,
            arose_from=inspection.dossier,
        ),
        by=by,
        at=at,
    )
    for alike in _by_act(findings):
        _copy(alike, case, by=by, at=at)
    bring_along(case, inspection, by=by, at=at)
    return case


def _findings_of(inspection: Inspection, offender: PartyVersion | None) -> list[Finding]:
    """Suspected acts of a party that has no case here yet; of nobody known where it is None."""
    if offender is None:
        return unknown_offences(inspection)
    if offender.pk not in {version.pk for version in offenders_of(inspection)}:
        return []
    return [
        finding
        for finding in suspected(inspection)
        if finding.visit.party_version and finding.visit.party_version.party_id == offender.party_id
    ]


def unknown_offences(inspection: Inspection) -> list[Finding]:
    """Suspected acts at places where nobody is known, while no case was opened of them."""
    opened = Case.objects.filter(dossier__arose_from=inspection.dossier_id, offender=None)
    if opened.exists():
        return []
    return [finding for finding in suspected(inspection) if finding.visit.party_version is None]


def _spot(visit: Visit) -> str:
    """`ki-ốt 27, chợ Bến Mới`; nothing where no address is written down."""
    address = visit.address.strip()
    return f"{visit.spot}, {address}"[:300] if address else ""


def _by_act(findings: list[Finding]) -> list[list[Finding]]:
    """The same act on the same right is one act of the case, wherever and whenever it was seen."""
    groups: dict[tuple[int | None, int | None], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.act_version_id, finding.right_id), []).append(finding)
    return list(groups.values())


def _copy(alike: list[Finding], case: Case, *, by: Officer, at: datetime) -> None:
    first = alike[0]
    lines = {each.line_id: each.line for finding in alike for each in finding.goods.all()}
    violations.write_violation(
        Violation(
            case=case,
            act_version=first.act_version,
            facts="\n".join(finding.facts for finding in alike),
            detected_on=timezone.localdate(first.visit.arrived_at or at),
            value_basis=Violation.Value.FROM_GOODS,
            right=first.right,
        ),
        lines.values(),
        by=by,
        at=at,
    )
