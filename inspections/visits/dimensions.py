"""By what figures over inspections and their subjects are divided, and on which day each falls."""

from django.db.models import Case, OuterRef, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from cases.dossier.dimensions import (
    DayOf,
    Dimension,
    chosen_among,
    commune_of,
    communes,
    midnight,
    unit_of,
)
from cases.dossier.models import Document
from cases.parties.models import IPRight, Party
from inspections.visits.models import Inspection

DECISION = "QĐKT"
PLANNED, UNPLANNED = "planned", "unplanned"
PLAN_TYPES = [(PLANNED, "Theo kế hoạch"), (UNPLANNED, "Ngoài kế hoạch, đột xuất")]


def decided_on() -> Combinable:
    """The day of the inspection's own decision."""
    issued = Document.objects.filter(
        dossier=OuterRef("dossier"), kind=DECISION, state=Document.State.ISSUED, corrects=None
    )
    return Subquery(issued.order_by("issued_on", "pk").values("issued_on")[:1])


def plan_type(path: str = "basis") -> Combinable:
    return Case(
        When(**{path: Inspection.Basis.PLAN}, then=Value(PLANNED)), default=Value(UNPLANNED)
    )


def plan_type_of_visit() -> Combinable:
    return plan_type("inspection__basis")


def place_of_visit() -> Combinable:
    """The commune of the place, or of the inspection where the place has none of its own."""
    return Coalesce("commune__code", "inspection__dossier__commune__code")


ENDED = DayOf("ended", "Kết thúc tại chỗ", "ended_at", midnight)
DECIDED = DayOf("decided", "Ra quyết định kiểm tra", decided_on)

PLAN_TYPE = Dimension(
    "plan_type", "Theo, ngoài kế hoạch", plan_type, chosen_among(PLAN_TYPES), "chưa ghi căn cứ"
)
BASIS = Dimension(
    "basis", "Căn cứ", "basis", chosen_among(Inspection.Basis.choices), "chưa ghi căn cứ"
)
AREA = commune_of("dossier__commune")
UNIT = unit_of("dossier__unit")
RIGHT = Dimension(
    "ip_object",
    "Đối tượng quyền",
    "visits__findings__right__kind",
    chosen_among(IPRight.Kind.choices),
    "không ghi nhận quyền liên quan",
    is_many=True,
)
BY_INSPECTION = (PLAN_TYPE, BASIS, AREA, UNIT, RIGHT)

SUBJECT_ENDED = DayOf("ended", "Kết thúc tại chỗ", "inspection__ended_at", midnight)
SUBJECT_KIND = Dimension(
    "subject_kind",
    "Loại đối tượng",
    "party_version__party__kind",
    chosen_among(Party.Kind.choices),
    "chưa xác định chủ địa điểm",
)
PLACE = Dimension("area_xa", "Phường, xã", place_of_visit, communes, "chưa ghi nhận phường, xã")
SUBJECT_PLAN_TYPE = Dimension(
    "plan_type",
    "Theo, ngoài kế hoạch",
    plan_type_of_visit,
    chosen_among(PLAN_TYPES),
    "chưa ghi căn cứ",
)
SUBJECT_UNIT = unit_of("inspection__dossier__unit")
BY_SUBJECT = (SUBJECT_KIND, PLACE, SUBJECT_PLAN_TYPE, SUBJECT_UNIT)
