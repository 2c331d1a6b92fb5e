"""One form of paper as a room fills it: where its facts come from, what may be typed, who signs.

A room adds a form by a `Composer` in the `COMPOSERS` (by kind) of its module `papers`:

    COMPOSER = Composer(
        kind="MBB16",  # the form's code in the law pack
        name="Biên bản trả lại tang vật",
        duties=Duties(draft=Duty.HANDLE_CASE, ready=Duty.HANDLE_CASE, sign=Duty.HANDLE_CASE),
        base=base,  # facts of an instant under the form's keys, nothing typed yet
        words=words,  # blocks from nothing but those facts
        signers=signers,  # a record: `drafting.signing.signers` reads `facts["places"]`
        rows=("dossier__case",),
    )

and its own service that calls `services.documents.draft_document(dossier, kind=..., title=...)`.
Page, print, edits, signatures, number and issue at `van-ban/<pk>/...` then come by themselves.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from cases.dossier.drafting.common import composed, edits_of, with_edits
from cases.dossier.drafting.edits import Edits
from cases.dossier.models import Document, EvidenceFile
from cases.dossier.paper import Paper
from cases.dossier.steps import NextStep, Refusal
from cases.law.explain import Citation
from cases.office.duties import Duty
from cases.office.gather import modules
from cases.office.models import Officer

Facts = Mapping[str, Any]
Option = tuple[int | str, str]


@dataclass(frozen=True)
class Signer:
    """A person who must sign a record: `place` is the key of the form's signature place."""

    place: str
    name: str
    capacity: str = ""
    officer: Officer | None = None


@dataclass(frozen=True)
class Duties:
    """Whose each step is: to draft and edit, to fix for signature, to sign, to attach the scan.

    For a record `sign` is to note who signed and to finish it; `scan` is by default `draft`.
    """

    draft: Duty
    ready: Duty
    sign: Duty
    scan: Duty | None = None


@dataclass(frozen=True)
class Text:
    """A place where an officer may type over the program's words: a key of the facts.

    `label` stands in for the form's own where that says too little on a screen.
    """

    key: str
    label: str = ""
    is_short: bool = False


@dataclass(frozen=True)
class Choice:
    """What an officer chooses for a draft: `name` is the attribute of Edits that keeps it.

    `options` are pairs of value and label, first the empty value with what it stands for.
    `wrong` refuses a value that is none of them; empty where the draft itself shows it.
    """

    name: str
    label: str
    options: Callable[[Document, datetime], list[Option]]
    hint: str = ""
    wrong: str = ""


@dataclass(frozen=True)
class Question:
    """A fact under the draft changed: the edits that keep what it says, and those that follow."""

    key: str
    sentence: str
    keep: Edits
    follow: Edits


@dataclass(frozen=True)
class Check:
    """One thing that was looked at: done, soon (look again) or late (stops the act)."""

    tone: str
    text: str
    line: str = ""
    citation: Citation | None = None


@dataclass(frozen=True)
class Link:
    """A page that a paper belongs to; `short` is its name on the way back."""

    url: str
    label: str
    short: str


@dataclass(frozen=True)
class Addressee:
    """Who must have a copy; `is_to_party` where receipt starts the term to carry it out."""

    name: str
    purpose: str = ""
    copies: int = 1
    is_to_party: bool = False


class FactsOf(Protocol):
    """Reads the tables for a document as of an instant."""

    def __call__(self, document: Document, *, at: datetime) -> Facts: ...


class Consequence(Protocol):
    """What an act on the paper moves besides the paper, in the same transaction."""

    def __call__(self, document: Document, *, by: Officer, at: datetime) -> None: ...


class Delivered(Protocol):
    """What a room does when a paper counts as delivered to the party, on a day that may come."""

    def __call__(self, document: Document, *, on: date, by: Officer, at: datetime) -> None: ...


def nothing(*_: object, **__: object) -> tuple[()]:
    return ()


def unmoved(document: Document, *, by: Officer, at: datetime) -> None:
    return


def undelivered(document: Document, *, on: date, by: Officer, at: datetime) -> None:
    return


@dataclass(frozen=True, kw_only=True)
class Composer:
    """How a room makes one form of paper; every default is a paper with nothing special.

    `base` reads the tables and gives JSON values under the keys of the form in the law pack;
    `words` reads nothing but those facts, so that frozen facts give the same paper for ever.
    A record names its signers in `facts["places"]` and is issued when all have signed or refused;
    a decision names one in `facts["signer"]`, and the registry numbers it.
    """

    kind: str
    name: str
    duties: Duties
    base: FactsOf
    words: Callable[[Facts], Paper]
    signers: Callable[[Document], tuple[Signer, ...]] = nothing
    is_record: bool = True
    # the article on who signs it and how
    ground: Citation | None = None
    # signature places of those who make the record: they cannot refuse to sign
    makers: tuple[str, ...] = ("head", "record_maker")

    # the form over its draft
    texts: tuple[Text, ...] = ()
    may_be_none: tuple[str, ...] = ()  # keys that may be chosen as "không"
    must_be_said: tuple[str, ...] = ()  # items "(nếu có)": filled, or chosen as "không"
    also: Mapping[str, str] = field(default_factory=dict)  # a second key that fills an item
    identity: str = ""  # key of the identity block
    choices: tuple[Choice, ...] = ()
    photos: Callable[[Document], list[EvidenceFile]] | None = None  # that may be printed with it

    # what the draft asks and the page tells
    questions: Callable[[Document, Facts, datetime], Iterable[Question]] = nothing
    cautions: Callable[[Facts], Iterable[str]] = nothing
    filled_at: Callable[[Document, str], tuple[str, str] | None] = lambda document, key: None
    checks: Callable[[Document, datetime], Iterable[Check]] = nothing  # before signing, finishing
    then: Callable[[Document, datetime], str] = lambda document, at: ""  # who does what once issued
    steps: Callable[[Document, Officer, datetime], Iterable[NextStep]] = nothing  # further ones
    stands_in: Callable[[Document], Iterable[Link]] = nothing  # pages between paper and dossier
    own_page: Callable[[Document], str] | None = None  # where the paper has a page of its own
    rows: tuple[str, ...] = ()  # select_related of what its facts and page read

    # what the law asks besides, and what follows
    refuses_ready: Callable[[Document, Facts, datetime], Iterable[Refusal]] = nothing
    refuses_sign: Callable[[Document, Facts, datetime], Iterable[Refusal]] = nothing
    refuses_issue: Callable[[Document, datetime], Iterable[Refusal]] = nothing
    on_signed: Consequence = unmoved
    on_issued: Consequence = unmoved
    # who gets copies, where the lines of "Nơi nhận" do not say it all
    addressees: Callable[[Document], tuple[Addressee, ...]] | None = None
    on_delivered: Delivered = undelivered

    def facts(self, document: Document, *, at: datetime) -> dict[str, Any]:
        """The facts with what the officer typed and chose, as they print."""
        return self.edited(document, self.base(document, at=at))

    def edited(self, document: Document, base: Facts) -> dict[str, Any]:
        return dict(composed(with_edits(base, edits_of(document))))

    @property
    def called(self) -> str:
        """Its name in the middle of a sentence."""
        return f"{self.name[:1].lower()}{self.name[1:]}"

    @property
    def own_parts(self) -> str:
        """How the keys of the identity printed in this paper begin; no key does without one."""
        return f"{self.identity}." if self.identity else "\0"


def composer_of(kind: str) -> Composer:
    """The composer of a form's code. Raises LookupError when no room makes this form."""
    for module in modules("papers"):
        if kind in module.COMPOSERS:
            composer: Composer = module.COMPOSERS[kind]
            return composer
    raise LookupError(f"no room composes {kind}")


def composers() -> Iterator[Composer]:
    """Of every room, lowest first."""
    for module in modules("papers"):
        yield from module.COMPOSERS.values()


def kinds() -> list[tuple[str, str]]:
    """Codes of the forms that some room makes, with their names, for a list to choose from."""
    found = {composer.kind: composer.name for composer in composers()}
    return sorted(found.items(), key=lambda pair: pair[1])
