"""Findings: facts, the right they touch, the suspected act, and the goods they are about."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models, transaction

from cases.dossier.models import GoodsLine
from cases.office.models import Officer
from cases.office.saving import add_row, save_row
from inspections.visits.models import Finding, Verb
from inspections.visits.services.rows import link_goods
from inspections.visits.services.visits import guard


@transaction.atomic
def write_finding(
    finding: Finding,
    fields: Iterable[str],
    lines: "models.QuerySet[GoodsLine]",
    *,
    by: Officer,
    at: datetime,
) -> Finding:
    """Add the finding, or save what changed in it at its revision, with exactly these goods."""
    guard(finding.visit, by=by, at=at)
    if finding.pk is None:
        add_row(finding, by=by, at=at, verb=Verb.ADD_FINDING)
    else:
        save_row(finding, fields, by=by, at=at, verb=Verb.CHANGE_FINDING)
    return link_goods(finding, lines, by=by, at=at)
