"""What the list of inspected subjects shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from inspections.visits.models import Visit
from inspections.visits.pages import OUTCOME_SHAPES


@dataclass(frozen=True)
class SubjectRow:
    """A party, or a place nobody is known of, that one inspection inspected."""

    visit: Visit
    name: str
    tax_code: str
    kind: str
    shape: str
    tone: str


def list_rows(visits: Iterable[Visit]) -> list[SubjectRow]:
    """From rows of `with_subject`."""
    return [_row(visit) for visit in visits]


def _row(visit: Visit) -> SubjectRow:
    version = visit.party_version
    return SubjectRow(
        visit,
        version.name if version else str(visit),
        version.tax_code if version else "",
        version.party.get_kind_display() if version else "chưa xác định chủ địa điểm",
        *OUTCOME_SHAPES[visit.outcome],
    )
