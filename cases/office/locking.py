"""The dossier's mutex: an act locks the chain rows of its targets, in key order."""

from typing import Protocol

from django.db import transaction

from cases.office.models import Chain


class Lockable(Protocol):
    """A row with a chain of its own or of its dossier."""

    @property
    def chain(self) -> Chain: ...

    def refresh_from_db(self) -> None: ...


def lock(*targets: Lockable) -> None:
    """Lock the chains of the targets in key order, then read the targets afresh.

    In key order two acts over two dossiers cannot deadlock: name them all in one call. SQLite
    ignores the row lock: its immediate transactions let one writer in at a time. Raises
    TransactionManagementError outside a transaction.
    """
    lock_chains(*(target.chain for target in targets))
    for target in targets:
        target.refresh_from_db()


def lock_chains(*chains: Chain) -> None:
    """Lock these chains in key order, for rows that are not there yet."""
    within_transaction()
    wanted = sorted({chain.pk for chain in chains})
    rows = Chain.objects.select_for_update(no_key=True).filter(pk__in=wanted).order_by("pk")
    found = [chain.pk for chain in rows]
    if found != wanted:
        raise Chain.DoesNotExist(f"chains {wanted}, found {found}")


def within_transaction() -> None:
    """SQLite would let an act lock and write half of itself without one."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("an act runs inside one transaction")
