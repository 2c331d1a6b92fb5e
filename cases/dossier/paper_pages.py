"""What the page of a paper shows, asked once and handed to the template."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Prefetch, prefetch_related_objects

from cases.dossier.composing import Composer, Link, Question, composer_of, composers
from cases.dossier.drafting.common import seated, seats_with_officers
from cases.dossier.models import Document, Dossier, Item, Paper as Issued, Signature
from cases.dossier.pages import DOCUMENT_SHAPES
from cases.dossier.paper import Paper, from_json
from cases.dossier.paper_forms import AnswerForm
from cases.dossier.paper_gaps import missing_of
from cases.dossier.paper_steps import Asking, steps_of_paper
from cases.dossier.preview import preview
from cases.dossier.services.drafted import Draft, read_draft
from cases.dossier.services.printing import with_number
from cases.dossier.steps import NextStep, allowed_first
from cases.office.duties import Duty
from cases.office.models import Officer
from cases.office.templatetags.office import instant

State = Document.State
IN_WORD = (State.DRAFT, State.READY)
SHAPES = {**DOCUMENT_SHAPES, State.DISCARDED.value: ("dashed", "quiet")}


@dataclass(frozen=True)
class SignatureLine:
    """One named person: signed, not signed and why, or still to come."""

    signature: Signature
    shape: str
    tone: str
    word: str
    line: str
    may_refuse: bool = True

    @property
    def noted(self) -> str:
        """`Phan Thị Lụa: không ký`."""
        return f"{self.signature.name}: {self.word[:1].lower()}{self.word[1:]}"


def name_of(document: Document) -> str:
    """`Biên bản kiểm tra 11/BB-ĐKT`."""
    return f"{composer_of(document.kind).name} {document.full_number}".rstrip()


def file_name(document: Document, ending: str = "pdf") -> str:
    """`Biên bản kiểm tra 11-BB-ĐKT.pdf`; a draft says so, under the number of its dossier."""
    name = name_of(document)
    if not document.full_number or document.state in {State.DRAFT, State.DISCARDED}:
        kind = composer_of(document.kind).name
        name = f"{kind} {document.dossier.number} ({document.get_state_display().lower()})"
    return f"{name.replace('/', '-')}.{ending}"


def with_facts(documents: models.QuerySet[Document]) -> models.QuerySet[Document]:
    """Documents with every row of which each has one, and the seats of their dossiers."""
    of_kinds = {path for composer in composers() for path in composer.rows}
    return documents.select_related(
        *("dossier__unit", "dossier__commune", "dossier__holder"),
        *("series", "made_by", "signed_by", "corrects__series"),
        *sorted(of_kinds),
    ).prefetch_related(seats_with_officers("dossier__seats"))


def owner_of(dossier: Dossier) -> Link:
    """The page of what the dossier is about."""
    owner = getattr(dossier, dossier.kind)
    label = f"{dossier.get_kind_display()} {dossier.number}"
    return Link(owner.get_absolute_url(), label, dossier.number)


def head_of(document: Document) -> dict[str, Any]:
    """What stands on top of every page about this paper."""
    shape, tone = SHAPES[document.state]
    composer = composer_of(document.kind)
    return {
        "document": document,
        "within": [*composer.stands_in(document), owner_of(document.dossier)],
        "paper_name": name_of(document),
        "is_record": composer.is_record,
        "ground": composer.ground,
        "state": {"shape": shape, "tone": tone, "word": document.get_state_display()},
    }


def paper_page(document: Document, officer: Officer, *, at: datetime) -> dict[str, Any]:
    draft = read_draft(document, at=at) if document.state == State.DRAFT else None
    is_record = composer_of(document.kind).is_record
    signatures = signature_lines(document) if is_record and draft is None else []
    # a record that was never ready has no number, and nobody stood in it to be struck
    struck = struck_lines(document) if is_record and document.number else []
    steps = steps_of_paper(Asking(document, officer, at, draft))
    return {
        **head_of(document),
        "waits_for": waits_for(document, signatures, at),
        "steps": allowed_first(steps),
        "has_steps": bool(steps),
        "leads_on": any(step.is_allowed for step in steps[:1]),
        "is_in_word": document.state in IN_WORD,
        "preview": preview(paper) if (paper := paper_now(document, draft)) else None,
        "signatures": signatures,
        "struck": struck,
        **(_of_draft(document, draft, steps) if draft else _of_fixed(document)),
    }


def _of_draft(document: Document, draft: Draft, steps: list[NextStep]) -> dict[str, Any]:
    return {
        "missing": missing_of(document, [*draft.gaps, *draft.blanks]),
        "questions": [(each, answer_form(document, each)) for each in draft.questions],
        "cautions": draft.cautions,
        "may_answer": any(step.order == 20 and step.is_allowed for step in steps),
    }


def answer_form(document: Document, question: Question) -> AnswerForm:
    first = {"key": question.key, "revision": document.revision}
    return AnswerForm(initial=first, auto_id=f"{question.key}-%s")


def _of_fixed(document: Document) -> dict[str, Any]:
    if document.state not in {State.SIGNED, State.ISSUED}:
        return {}
    return {
        "scans": scans_of(document),
        "corrected_by": list(document.corrected_by.standing().select_related("series")),
        "sha256": stored_hash(document) if document.state == State.ISSUED else "",
    }


def stored_hash(document: Document) -> str:
    """Of the issued print, without reading the print itself."""
    return str(Issued.objects.values_list("sha256", flat=True).get(document=document))


def scans_of(document: Document) -> list[Item]:
    scans = Item.objects.standing().filter(document=document, kind=Item.Kind.SCAN)
    return list(scans.select_related("file__added_by").order_by("position", "pk"))


def paper_now(document: Document, draft: Draft | None) -> Paper | None:
    """The words as they print in this state; a draft thrown away shows none."""
    if draft:
        return draft.paper
    if not document.words:
        return None
    return with_number(from_json(document.words), document.number, document.issued_on)


def signature_lines(document: Document) -> list[SignatureLine]:
    standing = [each for each in _signatures(document) if not each.is_struck]
    confirming = {each.confirmed_by.name for each in standing if each.confirmed_by}
    return [_signature_line(each, confirming) for each in standing]


def struck_lines(document: Document) -> list[SignatureLine]:
    """What was noted by mistake; a place that still waited when it was struck tells nothing."""
    signatures = _signatures(document)
    return [_signature_line(each) for each in signatures if each.is_struck and each.is_settled]


def _signatures(document: Document) -> list[Signature]:
    rows = Signature.objects.select_related("confirmed_by", "struck_by")
    prefetch_related_objects([document], Prefetch("signatures", rows))
    return list(document.signatures.all())


def _signature_line(signature: Signature, confirming: Collection[str] = ()) -> SignatureLine:
    if signature.signed_at:
        return SignatureLine(signature, "tick", "done", f"Ký {instant(signature.signed_at)}", "")
    if signature.refused_because:
        confirmed_by = signature.confirmed_by
        by = f" {confirmed_by.name} ký xác nhận." if confirmed_by else ""
        line = f"Lý do: {signature.refused_because.rstrip('.')}.{by}"
        return SignatureLine(signature, "diamond", "late", "Không ký", line)
    may_refuse = (
        signature.place not in composer_of(signature.document.kind).makers
        and signature.name not in confirming
    )
    return SignatureLine(signature, "empty", "quiet", "Chưa ký", "", may_refuse)


def waits_for(document: Document, signatures: list[SignatureLine], at: datetime) -> str:
    """Who holds the next step, in one sentence; empty when nothing is to come."""
    composer = composer_of(document.kind)
    match document.state:
        case State.DRAFT:
            return f"Chờ {_drafters(document, composer, at)}"
        case State.READY if composer.is_record:
            names = [line.signature.name for line in signatures if not line.signature.is_settled]
            if names:
                return f"Chờ chữ ký của {', '.join(names)}"
            return f"Chờ {_whose(document, composer.duties.sign, at)} hoàn tất"
        case State.READY:
            return f"Chờ {json.loads(document.facts)['signer']['name']} ký"
        case State.SIGNED:
            return "Chờ văn thư vào số"
        case State.ISSUED if then := composer.then(document, at):
            return f"Chờ {then}"
    return ""


def _drafters(document: Document, composer: Composer, at: datetime) -> str:
    if composer.is_record:
        return f"{_whose(document, composer.duties.ready, at)} chốt để ký"
    return f"{document.dossier.holder.full_name} hoàn thiện, chốt để ký"


def _whose(document: Document, duty: Duty, at: datetime) -> str:
    return seated(document.dossier, duty, at) or f"người có nhiệm vụ {duty.label.lower()}"
