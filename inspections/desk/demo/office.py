"""Units, officers, delegations, parties and rights of the demonstration office."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from cases.office.models import Commune, Delegation, Officer, Unit
from cases.office.services import delegate, take_on_officer
from cases.parties.models import IPRight, Party, PartyVersion, RightAgent, RightPeriod
from cases.parties.services import appoint_agent, change_right, enter_party, enter_right
from inspections.desk.demo import instant, table

OF_A_RIGHT = ("kind", "number", "sign", "classes", "goods")


def password_of(username: str) -> str:
    """Demonstration only: known to everybody who reads the README."""
    return f"kiemtra-{username}"


def people() -> None:
    office = table("office")
    at = instant(office["known_from"])
    units = {}
    for row in office["units"]:
        units[row["symbol"]] = Unit.objects.create(**row)
    for row in office["officers"]:
        officer = Officer(**{**row, "unit": units[row["unit"]]})
        take_on_officer(officer, password=password_of(row["username"]), by=None, at=at)
    administrator = Officer.objects.get(role="administrator")
    for row in office["delegations"]:
        delegate(_delegation(row), by=administrator, at=instant(row["signed_on"]))


def _delegation(row: dict[str, Any]) -> Delegation:
    by_name = Officer.objects.in_bulk(field_name="username")
    return Delegation(
        giver=by_name[row["giver"]],
        receiver=by_name[row["receiver"]],
        duty=row["duty"],
        number=row["number"],
        signed_on=row["signed_on"],
        starts_at=timezone.make_aware(datetime.fromisoformat(row["starts_at"])),
        ends_at=timezone.make_aware(datetime.fromisoformat(row["ends_at"])),
    )


def parties() -> dict[str, Party]:
    """Every party by the key or the name that the stories call it."""
    by = Officer.objects.get(username="cuc")
    known_from = table("office")["known_from"]
    communes = Commune.objects.in_bulk(field_name="code")
    entered: dict[str, Party] = {}
    for row in table("parties"):
        key = row.pop("key", "")
        parent = entered[row.pop("parent")] if "parent" in row else None
        party = Party(kind=row.pop("kind"), parent=parent)
        row["commune"] = communes[row["commune"]]
        version = PartyVersion(in_force_from=known_from, **row)
        enter_party(party, version, by=by, at=instant(known_from))
        entered[key or version.name] = entered[version.name] = party
    return entered


def rights(parties: dict[str, Party]) -> dict[str, IPRight]:
    """Every right by its sign, with what became of it since."""
    by = Officer.objects.get(username="cuc")
    at = instant(table("office")["known_from"])
    entered = {}
    for row in table("rights"):
        right = IPRight(
            **{name: row[name] for name in ("kind", "number", "sign", "classes", "goods")}
        )
        owner = parties[row["owner"]]
        status = RightPeriod.Status.PROTECTED
        period = RightPeriod(owner=owner, status=status, in_force_from=row["since"])
        entered[right.sign] = enter_right(right, period, by=by, at=at)
        for change in _changes(row, owner, parties):
            change_right(right, change, by=by, at=instant(change.in_force_from))
        if agent := row.get("agent"):
            named = {**agent, "agent": parties[agent["name"]]}
            named.pop("name")
            signed = instant(agent["signed_on"])
            appoint_agent(RightAgent(right=right, **named), by=by, at=signed)
    return entered


def _changes(row: dict[str, Any], owner: Party, parties: dict[str, Party]) -> list[RightPeriod]:
    changes = []
    if day := row.get("lapsed_on"):
        status = RightPeriod.Status.LAPSED
        changes.append(RightPeriod(owner=owner, status=status, in_force_from=day))
    if assigned := row.get("assigned"):
        changes.append(
            RightPeriod(
                owner=parties[assigned["to"]],
                status=RightPeriod.Status.PROTECTED,
                in_force_from=assigned["day"],
                source="Hợp đồng chuyển nhượng",
            )
        )
    return changes
