"""Findings: facts, the right they touch, the suspected act, and the goods they are about."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models, transaction

from cases.dossier.models import GoodsLine
from cases.office.models import Officer
from cases.office.saving import ConflictError, add_row, save_row
from inspections.visits.models import Finding, Verb
from inspections.visits.services.rows import is_about, link_goods
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
    """Add the finding, or save what changed in it at its revision, with exactly these goods.

    Raises ConflictError when its words or its goods have moved on meanwhile.
    """
    guard(finding.visit, by=by, at=at)
    if finding.pk is None:
        add_row(finding, by=by, at=at, verb=Verb.ADD_FINDING)
        return link_goods(finding, lines, by=by, at=at)
    stored = Finding.objects.get(pk=finding.pk)
    # its goods are part of what was seen: a colleague's choice is not written over unseen
    if stored.revision != finding.revision and not is_about(stored, lines):
        raise ConflictError(stored)
    save_row(finding, fields, by=by, at=at, verb=Verb.CHANGE_FINDING)
    return link_goods(finding, lines, by=by, at=at)
