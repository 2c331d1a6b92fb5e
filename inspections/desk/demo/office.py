"""Units, officers, delegations, parties and rights of the demonstration office."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from cases.office.models import Commune, Delegation, Officer, Unit
from cases.office.services import delegate, take_on_officer
from cases.parties.models import IPRight, Party, PartyVersion, RightAgent, RightPeriod
from cases.parties.services import appoint_agent, change_right, enter_party, enter_right
from inspections.desk.demo import instant, table

OF_A_RIGHT = ("kind", "number", "sign", "classes", "goods")


def password_of(username: str) -> str:
    """Demonstration only: known to everybody who reads the README."""
    return f"kiemtra-{username}"


def people(on: date) -> None:
    """Units, officers, and their delegations, each year's anew, as far as that day."""
    office = table("office")
    at = instant(office["known_from"])
    units = {}
    for row in office["units"]:
        units[row["symbol"]] = Unit.objects.create(**row)
    for row in office["officers"]:
        officer = Officer(**{**row, "unit": units[row["unit"]], "date_joined": at})
        take_on_officer(officer, password=password_of(row["username"]), by=None, at=at)
    administrator = Officer.objects.get(role="administrator")
    for row in office["delegations"]:
        for delegation in _delegations(row, on):
            delegate(delegation, by=administrator, at=instant(delegation.signed_on))


def _delegations(row: Mapping[str, Any], on: date) -> Iterator[Delegation]:
    by_name = Officer.objects.in_bulk(field_name="username")
    first: date = row["signed_on"]
    for year in range(first.year, on.year + 1):
        signed_on = first.replace(year=year)
        if signed_on <= on:
            yield Delegation(
                giver=by_name[row["giver"]],
                receiver=by_name[row["receiver"]],
                duty=row["duty"],
                number=row["number"],
                signed_on=signed_on,
                starts_at=instant(signed_on, "00:00"),
                ends_at=instant(date(year + 1, 1, 1), "00:00"),
            )


def parties() -> dict[str, Party]:
    """Every party by the key or the name that the stories call it."""
    by = Officer.objects.get(username="cuc")
    known_from = table("office")["known_from"]
    communes = Commune.objects.in_bulk(field_name="code")
    entered: dict[str, Party] = {}
    for said in table("parties"):
        row = dict(said)
        key = row.pop("key", "")
        parent = entered[row.pop("parent")] if "parent" in row else None
        party = Party(kind=row.pop("kind"), parent=parent)
        row["commune"] = communes[row["commune"]]
        version = PartyVersion(in_force_from=known_from, **row)
        enter_party(party, version, by=by, at=instant(known_from))
        entered[key or version.name] = entered[version.name] = party
    return entered


def rights(parties: Mapping[str, Party], on: date) -> dict[str, IPRight]:
    """Every right by its sign, with what became of it until that day."""
    by = Officer.objects.get(username="cuc")
    at = instant(table("office")["known_from"])
    entered = {}
    for row in table("rights"):
        right = IPRight(**{name: row[name] for name in OF_A_RIGHT})
        owner = parties[row["owner"]]
        status = RightPeriod.Status.PROTECTED
        period = RightPeriod(owner=owner, status=status, in_force_from=row["since"])
        entered[right.sign] = enter_right(right, period, by=by, at=at)
        for change in _changes(row, owner, parties):
            if change.in_force_from <= on:
                change_right(right, change, by=by, at=instant(change.in_force_from))
        agent = row.get("agent")
        if agent and agent["signed_on"] <= on:
            named = {**agent, "agent": parties[agent["name"]]}
            named.pop("name")
            signed = instant(agent["signed_on"])
            appoint_agent(RightAgent(right=right, **named), by=by, at=signed)
    return entered


def _changes(
    row: Mapping[str, Any], owner: Party, parties: Mapping[str, Party]
) -> Iterator[RightPeriod]:
    if day := row.get("lapsed_on"):
        status = RightPeriod.Status.LAPSED
        yield RightPeriod(owner=owner, status=status, in_force_from=day)
    if assigned := row.get("assigned"):
        yield RightPeriod(
            owner=parties[assigned["to"]],
            status=RightPeriod.Status.PROTECTED,
            in_force_from=assigned["day"],
            source="Hợp đồng chuyển nhượng",
        )
