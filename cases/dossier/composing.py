"""From a document's facts to its words: what a room's `documents` module offers for each form."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from cases.dossier.models import Document
from cases.dossier.paper import Paper
from cases.dossier.steps import Refusal
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


@dataclass(frozen=True)
class Addressee:
    """Who must have a copy; `is_to_party` where receipt starts the term to carry it out."""

    name: str
    purpose: str = ""
    copies: int = 1
    is_to_party: bool = False


class Consequence(Protocol):
    """What a room does in the same transaction in which its paper was issued."""

    def __call__(self, document: Document, *, by: Officer, at: datetime) -> None: ...


class Delivered(Protocol):
    """What a room does when a paper counts as delivered to the party, on a day that may come."""

    def __call__(self, document: Document, *, on: date, by: Officer, at: datetime) -> None: ...


class FactsOf(Protocol):
    """Reads the tables for a document as of an instant."""

    def __call__(self, document: Document, *, at: datetime) -> Facts: ...


def nothing(*_: object, **__: object) -> tuple[()]:
    return ()


def unmoved(document: Document, *, by: Officer, at: datetime) -> None:
    return


def undelivered(document: Document, *, on: date, by: Officer, at: datetime) -> None:
    return


@dataclass(frozen=True)
class Composer:
    """How a room makes one form: its facts of an instant, the words of given facts, who signs.

    `facts` reads the tables and gives JSON values under the keys of the form in the law pack;
    `words` reads nothing but those facts, so that frozen facts give the same paper for ever.
    """

    facts: FactsOf
    words: Callable[[Facts], Paper]
    signers: Callable[[Document], tuple[Signer, ...]]
    refuses_issue: Callable[[Document, datetime], Iterable[Refusal]] = nothing
    on_issued: Consequence = unmoved
    # who gets copies, where the lines of "Nơi nhận" do not say it all
    addressees: Callable[[Document], tuple[Addressee, ...]] | None = None
    on_delivered: Delivered = undelivered


def composer_of(kind: str) -> Composer:
    """The composer of a form's code. Raises LookupError when no room makes this form."""
    for module in modules("documents"):
        if kind in module.COMPOSERS:
            composer: Composer = module.COMPOSERS[kind]
            return composer
    raise LookupError(f"no room composes {kind}")


def kinds() -> list[tuple[str, str]]:
    """Codes of the forms that some room makes, with their names, for a list to choose from."""
    found = {kind: kind for module in modules("documents") for kind in module.COMPOSERS}
    return sorted(found.items(), key=lambda pair: pair[1])
