"""From a document's facts to its words: what a room's `documents` module offers for each form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from cases.dossier.models import Document
from cases.dossier.paper import Paper
from cases.office.gather import modules
from cases.office.models import Officer

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Signer:
    """A person who must sign a record: `place` is the key of the form's signature place."""

    place: str
    name: str
    capacity: str = ""
    officer: Officer | None = None


class FactsOf(Protocol):
    """Reads the tables for a document as of an instant."""

    def __call__(self, document: Document, *, at: datetime) -> Facts: ...


@dataclass(frozen=True)
class Composer:
    """How a room makes one form: its facts of an instant, the words of given facts, who signs.

    `facts` reads the tables and gives JSON values under the keys of the form in the law pack;
    `words` reads nothing but those facts, so that frozen facts give the same paper for ever.
    """

    facts: FactsOf
    words: Callable[[Facts], Paper]
    signers: Callable[[Document], tuple[Signer, ...]]


def composer_of(kind: str) -> Composer:
    """The composer of a form's code. Raises LookupError when no room makes this form."""
    for module in modules("documents"):
        if kind in module.COMPOSERS:
            composer: Composer = module.COMPOSERS[kind]
            return composer
    raise LookupError(f"no room composes {kind}")
