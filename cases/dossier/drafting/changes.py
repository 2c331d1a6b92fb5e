"""Parties that stand otherwise since a draft printed them: told, and asked of its drafter."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from cases.dossier.composing import Check, Facts, Question
from cases.dossier.drafting.common import edits_of
from cases.dossier.drafting.edits import Chosen
from cases.dossier.models import Document
from cases.parties.models import PartyVersion

TOLD = {
    "name": "tên",
    "tax_code": "mã số",
    "address": "địa chỉ",
    "representative": "người đại diện",
}


def changed_versions(
    facts: Mapping[str, Any], *, on: date
) -> list[tuple[PartyVersion, PartyVersion]]:
    """(printed, now) for each party of `facts["versions"]` that stands otherwise that day."""
    printed = set(facts["versions"].values())
    of_parties = PartyVersion.objects.filter(party__in=facts["versions"])
    wanted = of_parties.in_force(on) | of_parties.filter(pk__in=printed)
    by_party: dict[int, list[PartyVersion]] = {}
    for version in wanted.order_by("in_force_from", "pk"):
        by_party.setdefault(version.party_id, []).append(version)
    return [(found[0], found[-1]) for found in by_party.values() if len(found) > 1]


def changed_parties(document: Document, facts: Facts, at: datetime) -> Iterator[Question]:
    """For a decision, which prints its parties as they stand when it is made ready."""
    edits = edits_of(document)
    day = timezone.localtime(at).date()
    for printed, now in changed_versions(facts, on=day):
        key = str(printed.party_id)
        if key in edits.versions and edits.versions[key].newest == now.pk:
            continue
        keep, follow = Chosen(printed.pk, now.pk), Chosen(now.pk, now.pk)
        yield Question(
            f"party:{key}",
            f"{moved(printed, now)}. Dự thảo đang in thông tin cũ.",
            replace(edits, versions={**edits.versions, key: keep}),
            replace(edits, versions={**edits.versions, key: follow}),
        )


def party_checks(facts: Facts, at: datetime) -> Iterator[Check]:
    """Before a decision is signed: whom it prints otherwise than they stand now."""
    changed = changed_versions(facts, on=timezone.localtime(at).date())
    for printed, now in changed:
        line = "Quyết định in thông tin tại ngày chốt. Không đúng ý thì mở lại để sửa."
        yield Check("soon", moved(printed, now), line)
    if not changed:
        yield Check("done", "Thông tin đối tượng không đổi từ khi chốt")


def moved(printed: PartyVersion, now: PartyVersion) -> str:
    """`Công ty … đã đổi thông tin từ ngày 19/11/2026: địa chỉ “…” → “…”`, or that it was mended."""
    if printed.corrected_at and now.in_force_from == printed.in_force_from:
        day = f"{timezone.localdate(printed.corrected_at):%d/%m/%Y}"
        return f"Thông tin {printed.name} đã được sửa ngày {day}: {_difference(printed, now)}"
    since = f"{now.in_force_from:%d/%m/%Y}"
    return f"{printed.name} đã đổi thông tin từ ngày {since}: {_difference(printed, now)}"


def _difference(printed: PartyVersion, now: PartyVersion) -> str:
    said = [
        f"{label} “{getattr(printed, name)}” → “{getattr(now, name)}”"
        for name, label in TOLD.items()
        if getattr(printed, name) != getattr(now, name)
    ]
    return "; ".join(said) or "giấy tờ của đối tượng"
