"""A document's way: drafted, made ready for signature, signed, issued; each step frozen behind."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.dossier.composing import Facts, composer_of
from cases.dossier.gaps import Gap, gaps
from cases.dossier.models import Document, Dossier, Signature, Verb
from cases.dossier.paper import Number, Paper, from_json, pdf, to_json
from cases.dossier.services.registers import next_number, series_of, void_number, written
from cases.lawbook.procedure import form_of
from cases.office.journal import canonical, record
from cases.office.locking import lock
from cases.office.models import Officer


@transaction.atomic
def draft_document(
    dossier: Dossier,
    *,
    kind: str,
    title: str,
    by: Officer,
    at: datetime,
    edits: Mapping[str, Any] | None = None,
    corrects: Document | None = None,
) -> Document:
    """Begin a paper; its words are made anew from the facts each time it is looked at."""
    lock(dossier)
    document = Document(
        dossier=dossier,
        kind=kind,
        title=title,
        made_by=by,
        made_at=at,
        edits=canonical(edits or {}),
        corrects=corrects,
    )
    document.full_clean()
    document.save()
    record(Verb.DRAFT_DOCUMENT, document, by=by, at=at, changes={"kind": kind, "title": title})
    return document


@transaction.atomic
def change_edits(
    document: Document,
    edits: Mapping[str, Any],
    *,
    revision: int,
    by: Officer,
    at: datetime,
    told: Mapping[str, Any] | None = None,
) -> Document:
    """Keep what the officer typed or chose for a draft, beside the facts it is made from.

    `told` says the change in the words that the journal keeps.
    """
    lock(document)
    refuse_unless(document, Document.State.DRAFT, "Văn bản đã chốt. Mở lại để sửa rồi lưu.")
    before, after = document.edits, canonical(edits)
    if before == after:
        return document
    if document.revision != revision:
        raise ValidationError(
            "Dự thảo vừa được người khác sửa. Tải lại trang để xem bản mới rồi nhập tiếp.",
            code="conflict",
        )
    document.edits = after
    document.revision += 1
    document.save(update_fields=["edits", "revision"])
    changes = {"edits": [before, after]} if told is None else told
    record(Verb.CHANGE_DOCUMENT, document, by=by, at=at, changes=changes)
    return document


def edits_of(document: Document) -> dict[str, Any]:
    edits: dict[str, Any] = json.loads(document.edits or "{}")
    return edits


def gaps_of(document: Document, facts: Facts, *, on: date) -> list[Gap]:
    """What the form of that day asks for and the facts do not say.

    Facts name the law pack they were told by under `pack`.
    """
    form = form_of(document.kind, on=on, pack=facts.get("pack", ""))
    return gaps(form.content, form.blocks, facts)


def paper_of(document: Document, *, at: datetime) -> Paper:
    """Words as they stand: frozen ones once ready, else made from the facts of that instant."""
    if document.words:
        return from_json(document.words)
    composer = composer_of(document.kind)
    return composer.words(composer.facts(document, at=at))


@transaction.atomic
def make_ready(document: Document, *, by: Officer, at: datetime) -> Document:
    """Freeze the words for signature; a record of ours takes its number here and keeps it."""
    lock(document)
    refuse_unless(document, Document.State.DRAFT, "Văn bản này đã chốt nội dung.")
    composer = composer_of(document.kind)
    facts = composer.facts(document, at=at)
    if missing := gaps_of(document, facts, on=timezone.localtime(at).date()):
        raise ValidationError(
            [ValidationError(f"Còn thiếu: {gap.label}.", code=gap.key) for gap in missing]
        )
    _take_number(document, at=at)
    freeze_words(document, facts)
    move(document, Document.State.READY, ready_at=at)
    _seat_signers(document)
    changes = {"number": document.full_number} if document.number else {}
    changes["words"] = document.words_digest
    record(Verb.READY_DOCUMENT, document, by=by, at=at, changes=changes)
    return document


def _take_number(document: Document, *, at: datetime) -> None:
    """A decision gets its number from the registry, after it was signed."""
    form = form_of(document.kind, on=timezone.localtime(at).date())
    if document.number:
        return
    document.series = series_of(form.symbol, document.dossier.unit)[0]
    if form.content["kind"] == "record" and document.series.is_ours:
        document.year, number = next_number(document.series, at=at)
        document.number = written(number)


def freeze_words(document: Document, facts: Facts) -> None:
    """Keep the facts and the words made of them, under the number known by now."""
    paper = composer_of(document.kind).words(facts)
    if missing := pdf.missing_letters(paper):
        raise ValidationError(missing)
    symbol = document.series.suffix if document.series else paper.number.symbol
    paper = replace(paper, number=Number(symbol, document.number))
    if paper.kind == "record":  # its closing says how many sheets it has
        paper = paper.with_sheets(pdf.count_sheets(paper))
    document.facts = canonical(facts)
    document.words = to_json(paper)


def move(document: Document, state: str, **values: object) -> None:
    if not document.may_become(state):
        raise ValidationError(f"Văn bản đang ở trạng thái “{document.get_state_display()}”.")
    for name, value in values.items():
        setattr(document, name, value)
    document.state = state
    document.revision += 1
    document.full_clean(exclude=["dossier", "made_by", "signed_by", "corrects"])
    document.save()


def _seat_signers(document: Document) -> None:
    for position, signer in enumerate(composer_of(document.kind).signers(document), start=1):
        Signature.objects.create(
            document=document,
            place=signer.place,
            name=signer.name,
            capacity=signer.capacity,
            officer=signer.officer,
            position=position,
        )


@transaction.atomic
def reopen(document: Document, *, because: str, by: Officer, at: datetime) -> Document:
    """Back to a draft: every print of the words so far is void; the number is kept.

    Signatures and refusals noted so far are struck with the same reason.
    """
    lock(document)
    refuse_unless(document, Document.State.READY, "Chỉ mở lại được văn bản đang chờ ký.")
    if document.approvals.waiting().exists():
        raise ValidationError("Văn bản đang ở bàn của người duyệt. Rút lại rồi mở lại để sửa.")
    if not because.strip():
        raise ValidationError({"because": "Ghi lý do mở lại."})
    document.facts = document.words = ""  # before the strikes, which tell of the words that stay
    for signature in document.signatures.standing():
        strike(signature, because=because, by=by, at=at)
    move(document, Document.State.DRAFT, ready_at=None)
    record(Verb.REOPEN_DOCUMENT, document, by=by, at=at, changes={"because": because})
    return document


def strike(signature: Signature, *, because: str, by: Officer, at: datetime) -> None:
    """Cross one row out; the journal tells of what was noted, not of a place that still waited."""
    signature.struck_at, signature.struck_by = at, by
    signature.struck_because = because.strip()
    signature.full_clean(exclude=["document", "officer", "confirmed_by"])
    signature.save(update_fields=["struck_at", "struck_by", "struck_because"])
    if signature.is_settled:
        noted = "ký" if signature.signed_at else f"không ký: {signature.refused_because}"
        changes = {"signature": signature.name, "noted": noted, "because": because.strip()}
        if signature.document.words:
            changes["words"] = signature.document.words_digest
        record(Verb.STRIKE_SIGNATURE, signature.document, by=by, at=at, changes=changes)


@transaction.atomic
def discard(document: Document, *, because: str = "", by: Officer, at: datetime) -> Document:
    """Throw a draft away; the row stays. A number of ours that it took before is voided.

    Raises ValidationError at `because` where a number goes without a reason.
    """
    lock(document)
    refuse_unless(document, Document.State.DRAFT, "Chỉ bỏ được dự thảo.")
    changes = {"because": because.strip()} if because.strip() else {}
    if document.number and document.series and document.year and document.series.is_ours:
        series, year, number = document.series, document.year, document.number
        void_number(series, year, number, because=because, by=by, at=at)
        changes["voided"] = document.full_number
    move(document, Document.State.DISCARDED)
    record(Verb.DISCARD_DOCUMENT, document, by=by, at=at, changes=changes)
    return document


def refuse_unless(document: Document, state: str, sentence: str) -> None:
    if document.state != state:
        raise ValidationError(sentence, code="state")
