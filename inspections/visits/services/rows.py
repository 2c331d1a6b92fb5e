"""Rows of a visit taken out again, with what they said kept in the journal."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction

from cases.dossier.models import GoodsLine, Verb as DossierVerb
from cases.office.journal import record
from cases.office.models import Officer
from cases.office.saving import add_row
from inspections.visits.models import (
    ExaminedPaper,
    Finding,
    FindingGoods,
    PresentPerson,
    Verb,
    Visit,
    VisitGoods,
)
from inspections.visits.services.visits import guard

REMOVED: dict[type[models.Model], models.TextChoices] = {
    PresentPerson: Verb.REMOVE_PERSON,
    ExaminedPaper: Verb.REMOVE_PAPER,
}


def _refuse_if_gone(row: models.Model) -> None:
    """Read under the lock: somebody may have taken the row out since the page was shown."""
    if not type(row)._default_manager.filter(pk=row.pk).exists():
        raise ValidationError("Nội dung này vừa được người khác bỏ. Tải lại trang.", code="gone")


def _said(row: models.Model) -> dict[str, object]:
    return {field.name: field.value_from_object(row) for field in row._meta.concrete_fields}


@transaction.atomic
def remove_row(
    visit: Visit, row: PresentPerson | ExaminedPaper, *, by: Officer, at: datetime
) -> Visit:
    guard(visit, by=by, at=at)
    _refuse_if_gone(row)
    record(REMOVED[type(row)], row, by=by, at=at, changes=_said(row))
    row.delete()
    return visit


@transaction.atomic
def log_paper(visit: Visit, paper: ExaminedPaper, *, by: Officer, at: datetime) -> ExaminedPaper:
    """A paper was asked for; each paper stands once in the list of a visit."""
    guard(visit, by=by, at=at)
    held = visit.papers.filter(name=paper.name).first()
    if held:
        raise ValidationError(
            f"Giấy tờ này vừa được ghi: {held.get_result_display()}. Sửa ở dòng đã có."
        )
    paper.visit = visit
    return add_row(paper, by=by, at=at, verb=Verb.ADD_PAPER)


@transaction.atomic
def remove_goods(visit: Visit, line: GoodsLine, *, by: Officer, at: datetime) -> Visit:
    """A line entered by mistake: taken out with its links, its words kept in the journal."""
    guard(visit, by=by, at=at)
    _refuse_if_gone(line)
    if line.contents.exists():
        raise ValidationError("Bao, thùng này đã có hàng kiểm đếm. Bỏ các dòng hàng trước.")
    record(DossierVerb.REMOVE_GOODS, line, by=by, at=at, changes=_said(line))
    FindingGoods.objects.filter(line=line).delete()
    VisitGoods.objects.filter(line=line).delete()
    line.delete()
    return visit


@transaction.atomic
def remove_finding(visit: Visit, finding: Finding, *, by: Officer, at: datetime) -> Visit:
    guard(visit, by=by, at=at)
    _refuse_if_gone(finding)
    record(Verb.REMOVE_FINDING, finding, by=by, at=at, changes=_said(finding))
    finding.goods.all().delete()
    finding.delete()
    return visit


@transaction.atomic
def link_goods(
    finding: Finding, lines: "models.QuerySet[GoodsLine]", *, by: Officer, at: datetime
) -> Finding:
    """The finding is about exactly these goods of its dossier."""
    guard(finding.visit, by=by, at=at)
    held, wanted = _held_and_wanted(finding, lines)
    if wanted == held:
        return finding
    finding.goods.exclude(line__in=wanted).delete()
    for pk in sorted(wanted - held):
        FindingGoods.objects.create(finding=finding, line_id=pk)
    finding.revision += 1
    finding.save(update_fields=["revision"])
    changes = {"goods": [sorted(held), sorted(wanted)]}
    record(Verb.LINK_GOODS, finding, by=by, at=at, changes=changes)
    return finding


def is_about(finding: Finding, lines: "models.QuerySet[GoodsLine]") -> bool:
    """Is it about exactly these lines already?"""
    held, wanted = _held_and_wanted(finding, lines)
    return held == wanted


def _held_and_wanted(
    finding: Finding, lines: "models.QuerySet[GoodsLine]"
) -> tuple[set[int], set[int]]:
    wanted = set(lines.filter(dossier=finding.visit.dossier).values_list("pk", flat=True))
    return set(finding.goods.values_list("line", flat=True)), wanted
