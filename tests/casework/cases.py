"""A case of twelve thousand labels, opened from the minutes of an inspection."""

from django.utils import timezone

from cases.casework.models import Case
from cases.dossier.models import Document, Dossier, GoodsLine
from cases.dossier.services.registers import load_series
from cases.lawbook.models import ActVersion
from cases.office.models import Officer
from inspections.visits.models import Finding, FindingGoods, Inspection, Visit
from inspections.visits.services import casing
from tests.builders import a_goods_line
from tests.visits.documents.people import SERIES
from tests.visits.papers import World, a_visit, a_world, minutes

LABELS = "99/2013/NĐ-CP:13.7.a"


def act_of_today(code: str) -> ActVersion:
    return ActVersion.objects.in_force(timezone.localdate()).get(act__code=code)


def suspected(visit: Visit, line: GoodsLine, code: str = LABELS) -> Finding:
    facts = "In tem mang dấu hiệu “LAM HẠ” của người khác."
    finding = Finding.objects.create(visit=visit, facts=facts, act_version=act_of_today(code))
    FindingGoods.objects.create(finding=finding, line=line)
    return finding


def some_labels(dossier: Dossier, count: int, name: str = "Tem LAM HẠ") -> GoodsLine:
    """Labels are counted, not priced."""
    told = {"name": name, "quantity": count, "unit": "tờ", "unit_price": None, "price_basis": ""}
    line = a_goods_line(dossier, **told)
    line.save()
    return line


def a_found_office() -> World:
    """Minutes are signed: 12.400 labels were found at the workshop, an act is suspected."""
    world = a_world()
    load_series(SERIES)
    visit = a_visit(world)
    line = some_labels(visit.dossier, 12_400)
    suspected(visit, line)
    minutes(world, visit, Document.State.ISSUED)
    return world


def a_case(world: World, by: Officer | None = None) -> Case:
    inspection = Inspection.objects.get(pk=world.inspection.pk)
    offender = casing.offenders_of(inspection)[0]
    return casing.open_case_of(
        inspection,
        offender,
        title="Tem LAM HẠ",
        by=by or world.member,
        at=timezone.now(),
    )
