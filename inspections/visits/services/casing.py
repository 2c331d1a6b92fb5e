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
from inspections.visits.models import Finding, Inspection

RECORDS = ("BBKT", "MBB02")


def offenders_of(inspection: Inspection) -> list[PartyVersion]:
    """Parties of whom an act is suspected and of whom no case was opened yet, in one query."""
    cases_of_it = Case.objects.filter(dossier__arose_from=inspection.dossier_id)
    opened = cases_of_it.exclude(offender=None).values("offender__party")
    return list(_suspects(inspection).exclude(party__in=opened))


def has_suspects(inspection: Inspection) -> bool:
    """Whether a case waits to be opened; pages bring the answer with the inspection."""
    known: bool | None = getattr(inspection, "has_suspects", None)
    return bool(offenders_of(inspection)) if known is None else known


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
    """After signed minutes or a working record that hold a suspected act."""
    refusals = lacks_duty(by, Duty.OPEN_CASE, inspection, at=at)
    issued = {
        document.kind
        for document in inspection.dossier.documents.all()
        if document.state == Document.State.ISSUED
    }
    if not issued.intersection(RECORDS):
        reason = "Chưa có biên bản kiểm tra hoặc biên bản làm việc đã ký."
        refusals.append(Refusal(reason, grounds.MINUTES))
    return refusals


@transaction.atomic
def open_case_of(
    inspection: Inspection,
    offender: PartyVersion,
    *,
    title: str,
    by: Officer,
    at: datetime,
) -> Case:
    """Open the case of one party: its version of the day, acts, rights and goods come along."""
    lock(inspection)
    refuse_if(can_open_case(inspection, by, at))
    if offender.pk not in {version.pk for version in offenders_of(inspection)}:
        raise ValidationError(
            {"offender": "Đã mở vụ việc của đối tượng này, hoặc chưa ghi hành vi."}
        )
    findings = [
        finding
        for finding in suspected(inspection)
        if finding.visit.party_version and finding.visit.party_version.party_id == offender.party_id
    ]
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
            place=visit.address or inspection.dossier.place,
            commune=visit.commune or inspection.dossier.commune,
            unit=inspection.dossier.unit,
            arose_from=inspection.dossier,
        ),
        by=by,
        at=at,
    )
    for alike in _by_act(findings):
        _copy(alike, case, by=by, at=at)
    return case


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
