"""Acts of the office itself."""

import csv
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction

from cases.office.duties import Duty, demand, holds_by_role
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Chain, Commune, Delegation, FormerUnit, Officer, Verb


@transaction.atomic
def take_on_officer(
    officer: Officer, *, password: str, by: Officer | None, at: datetime
) -> Officer:
    """Enter a civil servant with an account; by nobody only where a command sets up an office.

    A password that somebody else chose is changed at the first login.
    """
    if by is not None:
        demand(by, Duty.KEEP_OFFICERS, at=at)
    officer.chain = Chain.objects.create(kind=Chain.Kind.OFFICER)
    officer.set_password(password)
    officer.password_is_given = by is not None
    officer.full_clean()
    officer.save()
    facts = {"full_name": officer.full_name, "role": officer.role, "position": officer.position}
    record(Verb.CREATE, officer, by=by, at=at, changes=facts)
    return officer


@transaction.atomic
def deactivate(officer: Officer, *, by: Officer, at: datetime) -> Officer:
    """The account ends: from the next request on nothing is open to it."""
    lock(officer, by)
    demand(by, Duty.KEEP_OFFICERS, at=at)
    if officer == by:
        raise ValidationError("Không tự ngừng tài khoản của mình. Nhờ người quản trị khác.")
    if not officer.is_active:
        raise ValidationError(f"Tài khoản của {officer} đã ngừng từ trước.")
    officer.is_active = False
    officer.save(update_fields=["is_active"])
    record(Verb.DEACTIVATE, officer, by=by, at=at)
    return officer


@transaction.atomic
def reactivate(officer: Officer, *, by: Officer, at: datetime) -> Officer:
    """The account is open again, with the duties of its role and unit of today."""
    lock(officer, by)
    demand(by, Duty.KEEP_OFFICERS, at=at)
    if officer.is_active:
        raise ValidationError(f"Tài khoản của {officer} đang dùng.")
    officer.is_active = True
    officer.save(update_fields=["is_active"])
    record(Verb.REACTIVATE, officer, by=by, at=at)
    return officer


@transaction.atomic
def set_password(officer: Officer, password: str, *, by: Officer, at: datetime) -> Officer:
    """Another password, by the officer or by who keeps the accounts; other sessions end."""
    lock(officer, by)
    if officer != by:
        demand(by, Duty.KEEP_OFFICERS, at=at)
    officer.set_password(password)
    officer.password_is_given = officer != by
    officer.save(update_fields=["password", "password_is_given"])
    record(Verb.SET_PASSWORD, officer, by=by, at=at)
    return officer


@transaction.atomic
def delegate(delegation: Delegation, *, by: Officer, at: datetime) -> Delegation:
    """Enter a written delegation; only a duty that the giver holds himself can be given."""
    lock(delegation.giver, delegation.receiver, by)
    demand(by, Duty.KEEP_OFFICERS, at=at)
    if not holds_by_role(delegation.giver, Duty(delegation.duty)):
        raise ValidationError(
            {"duty": f"{delegation.giver} không có quyền này nên không giao được. Chọn quyền khác."}
        )
    delegation.full_clean()
    delegation.save()
    facts = {
        "giver": str(delegation.giver),
        "duty": delegation.duty,
        "number": delegation.number,
        "starts_at": delegation.starts_at.isoformat(),
        "ends_at": delegation.ends_at.isoformat(),
    }
    record(Verb.DELEGATE, delegation.receiver, by=by, at=at, changes=facts)
    delegation.receiver.refresh_from_db()
    return delegation


@transaction.atomic
def load_communes(folder: Path) -> int:
    """Fill communes and their former names; safe to repeat. Returns how many communes stand."""
    communes = {}
    for row in _rows(folder / "hanoi_units.csv"):
        communes[row["code"]], _ = Commune.objects.update_or_create(
            code=row["code"],
            defaults={
                "name": row["name"],
                "kind": row["kind"],
                "latitude": float(row["lat"]),
                "longitude": float(row["lon"]),
                "area_km2": float(row["area_km2"]),
            },
        )
    known = set(FormerUnit.objects.values_list("code", "commune__code"))
    for row in _rows(folder / "hanoi_former_units.csv"):
        if (row["former_code"], row["code"]) in known:
            continue
        FormerUnit(
            code=row["former_code"],
            name=row["former_name"],
            kind=row["former_kind"],
            district=row["former_district"],
            district_kind=row["former_district_kind"],
            commune=communes[row["code"]],
            is_main_successor=row["main_successor"] == "1",
        ).save()
    return len(communes)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
