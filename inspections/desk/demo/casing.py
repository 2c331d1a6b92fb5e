"""From an inspection to its case: opened, circumstances noted with what proves them."""

from datetime import datetime

from cases.casework.models import Case, Circumstance
from cases.casework.services.violations import add_circumstance
from cases.office.models import Officer
from inspections.desk.demo.scene import Scene
from inspections.visits.services import casing


def cased(scene: Scene, *, by: Officer, at: datetime, title: str) -> None:
    """The case of the one party of whom an act is suspected."""
    (offender,) = casing.offenders_of(scene.inspection)
    casing.open_case_of(scene.inspection, offender, title=title, by=by, at=at)


def eased(scene: Scene, *, by: Officer, at: datetime, code: str, evidence: str) -> None:
    case = Case.objects.get(dossier__arose_from=scene.inspection.dossier)
    circumstance = Circumstance(case=case, code=code, evidence=scene.told(evidence))
    add_circumstance(circumstance, by=by, at=at)


ACTS = {act.__name__: act for act in (cased, eased)}
