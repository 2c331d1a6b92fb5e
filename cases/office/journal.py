"""Writing the journal, sealing its chains, and reading whether a chain is whole."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from django.db import models, transaction

from cases.office.models import Chain, JournalEntry, Officer, Verb

Changes = Mapping[str, object]


class Chained(Protocol):
    """Anything whose deeds are journalled: it has, or its dossier has, a chain."""

    @property
    def chain(self) -> Chain: ...


class BrokenChainError(Exception):
    """Somebody wrote to this chain meanwhile, past the lock: the act is undone."""


def canonical(value: object) -> str:
    """Canonical JSON: sorted keys, no spaces, Vietnamese unescaped; days and amounts as text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def subject_of(target: models.Model) -> str:
    return f"{target._meta.label_lower}:{target.pk}"


def record(
    verb: models.TextChoices,
    target: Chained,
    *,
    by: Officer | None,
    at: datetime,
    changes: Changes | None = None,
    chain: Chain | None = None,
) -> JournalEntry:
    """Append one entry to the target's chain, inside the act's transaction.

    `changes` maps a field to [old, new], or names a fact of the act. The chain's row is moved on by
    compare-and-set, so two entries can never take the same place even without the lock.
    """
    chain = Chain.objects.get(pk=(chain or target.chain).pk)
    entry = JournalEntry(
        chain=chain,
        sequence=chain.length + 1,
        verb=verb.value,
        label=str(verb.label),
        subject=subject_of(target) if isinstance(target, models.Model) else "",
        officer=by,
        at=at,
        changes=canonical(changes) if changes else "",
        previous=chain.head,
    )
    entry.hash = hash_of(entry)
    moved = Chain.objects.filter(pk=chain.pk, length=chain.length).update(
        length=entry.sequence, head=entry.hash
    )
    if moved != 1:
        raise BrokenChainError(f"chain {chain.pk} moved past {chain.length}")
    entry.save()
    return entry


def hash_of(entry: JournalEntry) -> str:
    """SHA-256 over everything the entry says and the hash of the one before."""
    parts = [
        entry.chain_id,
        entry.sequence,
        entry.verb,
        entry.label,
        entry.subject,
        entry.officer_id,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.changes,
        entry.previous,
    ]
    return hashlib.sha256(canonical(parts).encode()).hexdigest()


@transaction.atomic
def seal(*, at: datetime, chains: Iterable[Chain] | None = None) -> JournalEntry | None:
    """Write the heads of chains that grew into the office's own chain; None when none grew."""
    office, _ = Chain.objects.select_for_update(no_key=True).get_or_create(kind=Chain.Kind.OFFICE)
    grown = Chain.objects.exclude(pk=office.pk).filter(length__gt=models.F("sealed_length"))
    if chains is not None:
        grown = grown.filter(pk__in=[chain.pk for chain in chains])
    heads = {str(chain.pk): [chain.length, chain.head] for chain in grown.order_by("pk")}
    if not heads:
        return None
    entry = record(Verb.SEAL, _Office(office), by=None, at=at, changes=heads)
    for pk, (length, _head) in heads.items():
        Chain.objects.filter(pk=int(pk)).update(sealed_length=length)
    return entry


@dataclass(frozen=True)
class _Office:
    chain: Chain


def first_broken(chain: Chain) -> int | None:
    """The sequence of the first entry that does not fit its chain, or None when it is whole."""
    previous, expected = "", 1
    for entry in chain.entries.order_by("sequence").iterator():
        fits = entry.sequence == expected and entry.previous == previous
        if not fits or hash_of(entry) != entry.hash:
            return expected
        previous, expected = entry.hash, expected + 1
    is_whole = chain.length == expected - 1 and chain.head == previous
    return None if is_whole else expected
