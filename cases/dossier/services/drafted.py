"""A draft as it stands at an instant: what it says, what it lacks, what it asks its drafter."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils import timezone

from cases.dossier.composing import Composer, Facts, Question, composer_of
from cases.dossier.drafting.common import (
    INDIVIDUAL,
    ORGANISATION,
    edits_of,
    generated,
    printed_label,
)
from cases.dossier.drafting.edits import Edited
from cases.dossier.gaps import Gap
from cases.dossier.models import Document
from cases.dossier.paper import Paper, to_json
from cases.dossier.services import documents
from cases.dossier.services.printing import digest


@dataclass(frozen=True)
class Draft:
    """A draft read once: its facts, the words it makes itself, what it lacks and asks."""

    facts: Facts
    paper: Paper
    generated: Mapping[str, str]
    gaps: list[Gap]
    blanks: list[Gap]
    questions: list[Question]
    cautions: list[str]

    @property
    def digest(self) -> str:
        """Of the words as a reviewer reads them, before the number."""
        return digest(to_json(self.paper).encode())


def read_draft(document: Document, *, at: datetime) -> Draft:
    composer = composer_of(document.kind)
    base = composer.base(document, at=at)
    facts = composer.edited(document, base)
    own_words = _generated(composer, base)
    missing = [
        Gap(gap.key, printed_label(gap.label, _variant(composer, facts)))
        for gap in documents.gaps_of(document, facts, on=timezone.localtime(at).date())
    ]
    return Draft(
        facts=facts,
        paper=composer.words(facts),
        generated=own_words,
        gaps=missing,
        blanks=blanks_of(document, facts),
        questions=[
            *composer.questions(document, facts, at),
            *_changed_texts(document, own_words),
        ],
        cautions=list(composer.cautions(facts)),
    )


def _variant(composer: Composer, facts: Facts) -> int:
    party = facts.get(composer.identity) or {}
    return ORGANISATION if party.get("variant") == "organisation" else INDIVIDUAL


def blanks_of(document: Document, facts: Facts) -> list[Gap]:
    """Items "(nếu có)" with neither content nor a chosen "không"."""
    composer = composer_of(document.kind)
    return [
        Gap(key, facts["labels"][key])
        for key in composer.must_be_said
        if not (facts[key] or facts.get(composer.also.get(key, ""))) and key not in facts["none"]
    ]


def generated_texts(document: Document, *, at: datetime) -> dict[str, str]:
    """What the program itself says at each place that may be edited, by field key."""
    composer = composer_of(document.kind)
    return _generated(composer, composer.base(document, at=at))


def _generated(composer: Composer, base: Facts) -> dict[str, str]:
    parts = [f"{composer.identity}.{key}" for key, _ in base.get("block", ())]
    return {key: generated(base, key) for key in (*(each.key for each in composer.texts), *parts)}


def questions_of(document: Document, *, at: datetime) -> list[Question]:
    """Facts that changed under the draft, each to be answered before it is ready."""
    if document.state != Document.State.DRAFT:
        return []
    return read_draft(document, at=at).questions


def _changed_texts(document: Document, now: Mapping[str, str]) -> Iterator[Question]:
    edits = edits_of(document)
    for key, edited in edits.texts.items():
        if edited.over == now.get(key, ""):
            continue
        kept = {**edits.texts, key: Edited(edited.text, now.get(key, ""))}
        dropped = {name: text for name, text in edits.texts.items() if name != key}
        yield Question(
            f"text:{key}",
            f"Dữ kiện dưới chỗ đã sửa thay đổi: “{edited.over}” → “{now.get(key, '')}”. "
            f"Dự thảo đang in “{edited.text}”.",
            replace(edits, texts=kept),
            replace(edits, texts=dropped),
        )
