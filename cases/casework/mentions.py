"""Requests and cases in which a party appears, for the page of the party."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q

from cases.casework.models import Case, Request
from cases.dossier.models import DossierParty
from cases.office.models import Officer
from cases.parties.models import PartyVersion
from cases.parties.pages import Mention

ROLES = {
    "requester": "Người yêu cầu",
    "agent": "Đại diện",
    "accused": "Người bị yêu cầu xử lý",
}


def mentions_of(parties: Collection[int], officer: Officer, at: datetime) -> list[Mention]:
    """Those the officer may see, under whatever name or number the party then had."""
    return [*_requests(parties, officer, at), *_cases(parties, officer, at)]


def _requests(parties: Collection[int], officer: Officer, at: datetime) -> list[Mention]:
    named = Q()
    for role in ROLES:
        named |= Q(**{f"{role}__party__in": parties})
    rows = Request.objects.visible_to(officer, at).filter(named)
    return [
        Mention(
            at=row.dossier.opened_at,
            title=f"{row.get_kind_display()} {row.dossier.number}",
            url=row.get_absolute_url(),
            name=row.dossier.title,
            line=f"{word}: {_then(version)}",
        )
        for row in rows.select_related("dossier", *ROLES)
        for role, word in ROLES.items()
        if (version := getattr(row, role)) and version.party_id in parties
    ]


def _cases(parties: Collection[int], officer: Officer, at: datetime) -> list[Mention]:
    visible = Case.objects.visible_to(officer, at)
    rows = DossierParty.objects.filter(
        version__party__in=parties, dossier__in=visible.values("dossier")
    ).select_related("version", "dossier__case")
    return [
        Mention(
            at=row.dossier.opened_at,
            title=f"Vụ việc {row.dossier.number}",
            url=row.dossier.case.get_absolute_url(),
            name=row.dossier.title,
            line=f"{row.get_capacity_display()}: {_then(row.version)}",
        )
        for row in rows
    ]


def _then(version: PartyVersion) -> str:
    return f"{version.name}, {version.tax_code}" if version.tax_code else version.name
