"""Inspections in which a party appears, for the page of the party."""

from collections.abc import Collection
from datetime import datetime

from cases.dossier.models import DossierParty
from cases.office.models import Officer
from cases.parties.pages import Mention
from inspections.visits.models import Inspection


def mentions_of(parties: Collection[int], officer: Officer, at: datetime) -> list[Mention]:
    """Those the officer may see, under whatever name or number the party then had."""
    visible = Inspection.objects.visible_to(officer, at)
    rows = DossierParty.objects.filter(
        version__party__in=parties, dossier__in=visible.values("dossier")
    ).select_related("version", "dossier__inspection")
    return [
        Mention(
            at=row.dossier.opened_at,
            title=f"Cuộc kiểm tra {row.dossier.number}",
            url=row.dossier.inspection.get_absolute_url(),
            name=row.dossier.title,
            line=f"{row.get_capacity_display()}: {_then(row)}",
        )
        for row in rows
    ]


def _then(row: DossierParty) -> str:
    """The party by its name and number of the dossier's day."""
    version = row.version
    return f"{version.name}, {version.tax_code}" if version.tax_code else version.name
