"""Who keeps a dossier: handed over to another, with its papers that lie at his desk."""

from datetime import datetime

from django.db.models import QuerySet

from cases.dossier.models import Dossier
from cases.dossier.steps import Refusal, lacks_duty
from cases.office.duties import Duty, may
from cases.office.models import Officer


def can_hand_over(dossier: Dossier, to: Officer, by: Officer, at: datetime) -> list[Refusal]:
    """By whoever may hand over there, to somebody who works and may open dossiers in its unit."""
    refusals = lacks_duty(by, Duty.HAND_OVER, dossier, at=at)
    if not to.is_active:
        refusals.append(Refusal(f"{to} không còn làm việc. Chọn người khác."))
    elif not may(to, Duty.OPEN_INSPECTION, dossier, at=at):
        reason = f"{to} không thuộc {dossier.unit} hoặc không giữ hồ sơ được."
        refusals.append(Refusal(reason))
    return refusals


def held_by(officer: Officer) -> "QuerySet[Dossier]":
    """Every dossier that he keeps, in the order of their chains: acts lock them so."""
    rows = Dossier.objects.filter(holder=officer)
    return rows.select_related("unit", "chain", "holder").order_by("chain", "pk")


def change_holder(dossier: Dossier, to: Officer, *, at: datetime) -> None:
    """Part of an act: the caller locks, asks and records."""
    dossier.holder, dossier.held_since = to, at
    dossier.revision += 1
    dossier.full_clean(exclude=["unit", "chain", "commune", "arose_from"])
    dossier.save(update_fields=["holder", "held_since", "revision"])
