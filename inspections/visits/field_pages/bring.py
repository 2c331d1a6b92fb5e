"""What one takes along to the market: decision, team, seals, whom to call, the certificate."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from cases.dossier.models import DossierParty
from cases.office.duties import SeatKind
from cases.parties.models import IPRight, PartyVersion, RightAgent, RightPeriod
from inspections.visits.models import Inspection
from inspections.visits.services.inspections import standing_decision

HOLDERS = (DossierParty.Capacity.RIGHT_HOLDER, DossierParty.Capacity.AGENT)


@dataclass(frozen=True)
class Contact:
    """Somebody to call."""

    name: str
    role: str
    phone: str


@dataclass(frozen=True)
class Certificate:
    """A right as it stands that day."""

    right: IPRight
    period: RightPeriod | None
    owner: str


def bring(inspection: Inspection, *, at: datetime) -> dict[str, Any]:
    dossier, on = inspection.dossier, timezone.localtime(at).date()
    rights = list(_rights_of(inspection))
    periods = _periods(rights, on)
    agents = list(RightAgent.objects.empowered(on).filter(right__in=rights))
    versions = _versions(
        [*(p.owner_id for p in periods.values()), *(a.agent_id for a in agents)], on
    )
    return {
        "inspection": inspection,
        "decision": standing_decision(inspection),
        "deadline": dossier.deadlines.running().first(),
        "team": _team(inspection, at),
        "contacts": _contacts(inspection, rights, periods, agents, versions),
        "certificates": [_certificate(right, periods.get(right.pk), versions) for right in rights],
        "seals": list(dossier.goods.containers().order_by("position")),
    }


def _team(inspection: Inspection, at: datetime) -> list[Contact]:
    order = list(SeatKind)
    seats = [seat for seat in inspection.dossier.seats.all() if seat.is_held(at)]
    seats.sort(key=lambda seat: order.index(SeatKind(seat.kind)))
    return [
        Contact(seat.officer.full_name, str(seat.get_kind_display()), seat.officer.phone)
        for seat in seats
    ]


def _rights_of(inspection: Inspection) -> Iterable[IPRight]:
    """Those that findings name, and those that a right holder of the dossier owns."""
    holders = inspection.dossier.parties.standing().filter(
        capacity=DossierParty.Capacity.RIGHT_HOLDER
    )
    periods = RightPeriod.objects.in_use().filter(owner__in=holders.values("version__party"))
    found = Q(findings__visit__inspection=inspection)
    owned = Q(pk__in=periods.values("right"))
    return IPRight.objects.filter(found | owned).distinct()


def _periods(rights: list[IPRight], on: date) -> dict[int, RightPeriod]:
    periods = RightPeriod.objects.in_force(on).filter(right__in=rights)
    return {period.right_id: period for period in periods}


def _versions(parties: Iterable[int], on: date) -> dict[int, PartyVersion]:
    versions = PartyVersion.objects.in_force(on).filter(party__in=set(parties))
    return {version.party_id: version for version in versions}


def _certificate(
    right: IPRight, period: RightPeriod | None, versions: dict[int, PartyVersion]
) -> Certificate:
    owner = versions.get(period.owner_id) if period else None
    return Certificate(right, period, owner.name if owner else "")


def _contacts(
    inspection: Inspection,
    rights: list[IPRight],
    periods: dict[int, RightPeriod],
    agents: list[RightAgent],
    versions: dict[int, PartyVersion],
) -> list[Contact]:
    """The right holders, their agents, and those that the dossier names; each party once."""
    told: dict[int, Contact] = {}
    for right in rights:
        if (period := periods.get(right.pk)) and (owner := versions.get(period.owner_id)):
            told[owner.party_id] = _contact(owner, f"Chủ thể quyền {right.sign}")
    for agent in agents:
        if version := versions.get(agent.agent_id):
            told.setdefault(version.party_id, _contact(version, "Đại diện của chủ thể quyền"))
    named = (
        inspection.dossier.parties.standing().filter(capacity__in=HOLDERS).select_related("version")
    )
    for party in named:
        contact = _contact(party.version, str(party.get_capacity_display()))
        told.setdefault(party.version.party_id, contact)
    return list(told.values())


def _contact(version: PartyVersion, role: str) -> Contact:
    return Contact(version.name, role, version.phone)
