"""What the dossier page of an inspection shows, asked once and handed to the template."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cases.dossier.models import DossierParty, GoodsLine
from cases.dossier.pages import dossier_parts, due_tone
from cases.office.models import Officer
from inspections.visits.documents.decision import every_party_of
from inspections.visits.models import Inspection, Visit
from inspections.visits.services.inspections import can_prepare, team_of
from inspections.visits.services.parties import CONCERNED, can_relate, can_use_correction

OUTCOME_SHAPES = {
    "": ("empty", "quiet"),
    "worked": ("tick", "done"),
    "shut": ("square", ""),
    "owner_away": ("frame", ""),
    "no_cooperation": ("diamond", "late"),
    "not_found": ("struck", ""),
    "ownerless_goods": ("dashed-frame", ""),
}
STATUS_SHAPES = {
    "draft": ("empty", "quiet"),
    "decided": ("bars", "now"),
    "under_way": ("half", "now"),
    "finished": ("tick", "done"),
    "dropped": ("dashed", "quiet"),
    "terminated": ("diamond", "late"),
}


@dataclass(frozen=True)
class ListRow:
    """One inspection in the list: what it is, how it stands, what is due."""

    inspection: Inspection
    shape: str
    tone: str
    due_at: datetime | None
    due_tone: str
    places: str


def list_rows(inspections: Iterable[Any], *, at: datetime) -> list[ListRow]:
    return [list_row(each, at=at) for each in inspections]


def list_row(inspection: Any, *, at: datetime) -> ListRow:
    """From a row annotated by `with_lists`."""
    shape, tone = STATUS_SHAPES[inspection.status]
    left = (inspection.due_at - at).days if inspection.due_at else None
    return ListRow(
        inspection,
        shape,
        tone,
        inspection.due_at,
        due_tone(left),
        f"{inspection.logged_count}/{inspection.place_count}",
    )


def dossier_page(inspection: Inspection, officer: Officer, *, at: datetime) -> dict[str, Any]:
    # goods are met and terms run from the announcement on: before it neither is asked for
    is_begun = inspection.announced_at is not None
    goods: list[GoodsLine] | None = None if is_begun else []
    return {
        **dossier_parts(inspection.dossier, officer, at=at, goods=goods, has_terms=is_begun),
        "inspection": inspection,
        "status_shape": STATUS_SHAPES[inspection.status],
        "may_change": not can_prepare(inspection, officer, at),
        "team": team_of(inspection, at),
        **_parties(inspection, officer, at),
        **_places(inspection),
    }


def _places(inspection: Inspection) -> dict[str, Any]:
    visits = list(inspection.visits.all())
    logged = sum(visit.outcome != Visit.Outcome.NOT_YET for visit in visits)
    return {
        "visits": [(visit, OUTCOME_SHAPES[visit.outcome]) for visit in visits],
        "places_sum": f"đã ghi {logged} trên {len(visits)}" if visits else "chưa có",
    }


def _parties(inspection: Inspection, officer: Officer, at: datetime) -> dict[str, Any]:
    """Subjects and all the others, those that were ended last."""
    told = sorted(every_party_of(inspection), key=lambda row: (row.ended_at is not None, row.pk))
    mended = [row for row in told if row.version.corrected_at and row.ended_at is None]
    takes = {row.pk for row in mended if not can_use_correction(inspection, row, officer, at)}
    return {
        "subjects": [row for row in told if row.capacity == DossierParty.Capacity.SUBJECT],
        "related": [row for row in told if row.capacity in CONCERNED],
        "takes": takes,
        "may_relate": not can_relate(inspection, officer, at),
    }
