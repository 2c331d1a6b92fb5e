"""A draft as it stands at an instant: what it says, what it lacks, what it asks its drafter."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import ModuleType

from django.utils import timezone

from cases.dossier.composing import Facts
from cases.dossier.drafting.common import (
    INDIVIDUAL,
    ORGANISATION,
    composed,
    edits_of,
    generated,
    printed_label,
    with_edits,
)
from cases.dossier.drafting.edits import Chosen, Edited, Edits
from cases.dossier.gaps import Gap
from cases.dossier.models import Document
from cases.dossier.paper import Paper, to_json
from cases.dossier.services import documents
from cases.dossier.services.printing import digest
from cases.parties.models import PartyVersion
from inspections.visits.documents import decision, minutes, working_record

FORMS: dict[str, ModuleType] = {
    module.KIND: module for module in (decision, minutes, working_record)
}
TOLD = {
    "name": "tên",
    "tax_code": "mã số",
    "address": "địa chỉ",
    "representative": "người đại diện",
}


@dataclass(frozen=True)
class Question:
    """A fact under the draft changed: the edits that keep what it says, and those that follow."""

    key: str
    sentence: str
    keep: Edits
    follow: Edits


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
    form = FORMS[document.kind]
    base = form.base(document, at=at)
    facts = dict(composed(with_edits(base, edits_of(document))))
    own_words = _generated(document, base)
    questions = [*_changed_parties(document, facts, at), *_changed_texts(document, own_words)]
    missing = [
        Gap(gap.key, printed_label(gap.label, _variant(facts)))
        for gap in documents.gaps_of(document, facts, on=timezone.localtime(at).date())
    ]
    blanks = blanks_of(document, facts)
    cautions = minutes.cautions(facts) if form is minutes else []
    return Draft(facts, form.words(facts), own_words, missing, blanks, questions, cautions)


def _variant(facts: Facts) -> int:
    is_body = facts.get("party", {}).get("variant") == "organisation"
    return ORGANISATION if is_body else INDIVIDUAL


def blanks_of(document: Document, facts: Facts) -> list[Gap]:
    """Items "(nếu có)" of a working record with neither content nor a chosen "không"."""
    if document.kind != working_record.KIND:
        return []
    filled = {**facts, "goods": facts["goods"] or facts["goods_table"]}
    filled["injured"] = facts["injured"] or facts["injured_name"]
    return [
        Gap(key, facts["labels"][key])
        for key in working_record.CHOSEN_NONE
        if not filled[key] and key not in facts["none"]
    ]


def generated_texts(document: Document, *, at: datetime) -> dict[str, str]:
    """What the program itself says at each place that may be edited, by field key."""
    return _generated(document, FORMS[document.kind].base(document, at=at))


def _generated(document: Document, base: Facts) -> dict[str, str]:
    form = FORMS[document.kind]
    parts = [f"{form.BLOCK}.{key}" for key, _ in base.get("block", ())]
    return {key: generated(base, key) for key in (*form.EDITABLE, *parts)}


def questions_of(document: Document, *, at: datetime) -> list[Question]:
    """Facts that changed under the draft, each to be answered before it is ready."""
    if document.state != Document.State.DRAFT:
        return []
    return read_draft(document, at=at).questions


def _changed_parties(document: Document, facts: Facts, at: datetime) -> Iterator[Question]:
    if document.kind != decision.KIND:
        return  # a record keeps the party as it stood on its own day
    edits = edits_of(document)
    day = timezone.localtime(at).date()
    for printed, now in decision.changed_versions(facts, on=day):
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
