"""The dossier's mutex: an act locks the chain rows of its targets, in key order."""

from typing import Protocol

from cases.office.models import Chain


class Lockable(Protocol):
    """A row with a chain of its own or of its dossier."""

    @property
    def chain(self) -> Chain: ...

    def refresh_from_db(self) -> None: ...


def lock(*targets: Lockable) -> None:
    """Lock the chains of the targets in key order, then read the targets afresh.

    In key order two acts over two dossiers cannot deadlock. SQLite ignores the row lock: its
    immediate transactions let one writer in at a time.
    """
    wanted = sorted({target.chain.pk for target in targets})
    rows = Chain.objects.select_for_update(no_key=True).filter(pk__in=wanted).order_by("pk")
    found = [chain.pk for chain in rows]
    if found != wanted:
        raise Chain.DoesNotExist(f"chains {wanted}, found {found}")
    for target in targets:
        target.refresh_from_db()
