"""Writing the journal, sealing its chains, and reading whether a chain is whole."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import groupby
from operator import attrgetter
from typing import Protocol, cast
from uuid import UUID

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise

from cases.office.locking import within_transaction
from cases.office.models import Chain, JournalEntry, Officer, Verb

Changes = Mapping[str, object]
# of each chain, the hash that was sealed at each length
Heads = dict[int, dict[int, str]]


class Chained(Protocol):
    """A row whose deeds are journalled: it has, or its dossier has, a chain."""

    @property
    def chain(self) -> Chain: ...


class BrokenChainError(Exception):
    """Somebody wrote to this chain meanwhile, past the lock: the act is undone."""


def canonical(value: object) -> str:
    """The one JSON text of a value: sorted keys, no spaces, Vietnamese unescaped.

    Days and instants are ISO text, instants in UTC; amounts with a fraction are text. Raises
    TypeError for a value that has no one text.
    """
    return json.dumps(
        value,
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        allow_nan=False,
        default=_as_text,
    )


def _as_text(value: object) -> str:
    match value:
        case datetime():
            return _instant(value)
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case UUID() | Promise():
            return str(value)
    raise TypeError(f"{type(value).__name__} has no one text in the journal")


def _instant(at: datetime) -> str:
    if timezone.is_naive(at):
        raise TypeError("an instant without its offset has no one text in the journal")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


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

    `changes` maps a field to [old, new], or names a fact of the act. The chain's row is locked and
    moved on by compare-and-set, so two entries never take the same place, with `lock` or without.
    Raises TransactionManagementError outside a transaction.
    """
    within_transaction()
    chain = Chain.objects.select_for_update(no_key=True).get(pk=(chain or target.chain).pk)
    entry = JournalEntry(
        chain=chain,
        sequence=chain.length + 1,
        verb=verb.value,
        label=str(verb.label),
        subject=subject_of(cast(models.Model, target)),
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
        _instant(entry.at),
        entry.changes,
        entry.previous,
    ]
    return hashlib.sha256(canonical(parts).encode()).hexdigest()


@transaction.atomic
def seal(*, at: datetime, chains: Iterable[Chain] | None = None) -> JournalEntry | None:
    """Write the heads of chains that grew into the office's own chain; None when none grew.

    The office's chain is locked last, after those that grew in key order: an act that issues holds
    its dossier's chain when it comes here, so the other way round two of them could deadlock.
    """
    wanted = Chain.objects.exclude(kind=Chain.Kind.OFFICE)
    if chains is not None:
        wanted = wanted.filter(pk__in=[chain.pk for chain in chains])
    unsealed = wanted.filter(length__gt=models.F("sealed_length")).order_by("pk")
    grown = list(unsealed.select_for_update(no_key=True))
    if not grown:
        return None
    office, _ = Chain.objects.get_or_create(kind=Chain.Kind.OFFICE)
    heads = {str(chain.pk): [chain.length, chain.head] for chain in grown}
    entry = record(Verb.SEAL, office, by=None, at=at, changes=heads)
    Chain.objects.filter(pk__in=[chain.pk for chain in grown]).update(
        sealed_length=models.F("length")
    )
    return entry


def sealed_heads(chain: Chain | None = None) -> Heads:
    """What the office's chain says of every chain, or of this one."""
    seals = JournalEntry.objects.filter(chain__kind=Chain.Kind.OFFICE, verb=Verb.SEAL)
    if chain is not None:
        seals = seals.filter(changes__contains=f'"{chain.pk}":[')
    heads: Heads = {}
    for changes in seals.values_list("changes", flat=True).iterator():
        for pk, (length, head) in json.loads(changes).items():
            heads.setdefault(int(pk), {})[length] = head
    return heads if chain is None else {chain.pk: heads.get(chain.pk, {})}


def first_broken(chain: Chain, heads: Heads | None = None) -> int | None:
    """The sequence of the first entry that does not fit its chain, or None when it is whole.

    Entries are held against each other and against the seals, so that a chain written anew from
    end to end is found too. `heads`: of `sealed_heads()`, read once where many chains are asked.
    """
    sealed = (sealed_heads(chain) if heads is None else heads).get(chain.pk, {})
    # one statement reads entries and head alike: an act going on meanwhile is no break
    entries = JournalEntry.objects.filter(chain=chain.pk).select_related("chain")
    return _first_break(chain, entries.order_by("sequence").iterator(), sealed)[0]


def broken_chains() -> Iterator[tuple[int, int]]:
    """Every chain that does not hold, with the sequence of its first broken entry.

    Entries are read once, as a stream. A seal going on meanwhile is no break: the seals are read
    before the chains, and once more for a chain that says it was sealed further.
    """
    heads = sealed_heads()
    entries = JournalEntry.objects.select_related("chain").order_by("chain_id", "sequence")
    for pk, group in groupby(entries.iterator(), attrgetter("chain_id")):
        sealed = heads.pop(pk, {})
        broken, chain = _first_break(None, group, sealed)
        if broken is None and chain is not None:
            broken = _false_seal(chain, max(sealed, default=0))
        if broken is not None:
            yield pk, broken
    emptied = Chain.objects.filter(Q(length__gt=0) | ~Q(head=""), entries=None)
    for pk in sorted(heads.keys() | set(emptied.values_list("pk", flat=True))):
        yield pk, 1


def _false_seal(chain: Chain, told: int) -> int | None:
    """Where the row says another sealed length than the seals do."""
    if chain.sealed_length < told:
        return chain.sealed_length + 1
    if chain.sealed_length == told:
        return None
    now = sealed_heads(chain).get(chain.pk, {})
    return None if chain.sealed_length in now else told + 1


def _first_break(
    chain: Chain | None, entries: Iterable[JournalEntry], sealed: Mapping[int, str]
) -> tuple[int | None, Chain | None]:
    """The first entry that does not fit, and the chain's row as the entries' statement read it."""
    previous, expected, standing = "", 1, chain
    for entry in entries:
        fits = entry.sequence == expected and entry.previous == previous
        if not fits or hash_of(entry) != entry.hash:
            return expected, standing
        if sealed.get(expected, entry.hash) != entry.hash:
            return expected, standing
        previous, expected, standing = entry.hash, expected + 1, entry.chain
    is_whole = (
        standing is not None and standing.length == expected - 1 and standing.head == previous
    )
    is_whole = is_whole and max(sealed, default=0) < expected
    return None if is_whole else expected, standing
