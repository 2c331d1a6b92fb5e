"""Signatures: of the one who decides; of a record, given, refused, struck as noted by mistake."""

import json
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction

from cases.dossier.composing import Facts, Signer, composer_of
from cases.dossier.models import Document, Signature, Verb
from cases.dossier.services import approvals
from cases.dossier.services.documents import freeze_words, move, refuse_unless, strike
from cases.dossier.steps import refuse_if
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer


@transaction.atomic
def sign(signature: Signature, *, by: Officer, at: datetime) -> Signature:
    """A person named in a record signs it."""
    _open_signature(signature)
    signature.signed_at = at
    signature.revision += 1
    signature.save(update_fields=["signed_at", "revision"])
    changes = {"signature": signature.name, "signed": True}
    record(Verb.SIGN_DOCUMENT, signature.document, by=by, at=at, changes=changes)
    return signature


@transaction.atomic
def refuse_to_sign(
    signature: Signature, *, because: str, confirmed_by: Signer, by: Officer, at: datetime
) -> Signature:
    """Somebody does not sign: the reason is written, and another signs to confirm it.

    Nghị định 217/2025/NĐ-CP Điều 15 khoản 3 điểm a: the commune's representative or a witness.
    The words are made again from the frozen facts, for the reason stands in the record itself.
    """
    _open_signature(signature)
    document = signature.document
    errors = {}
    if not because.strip():
        errors["because"] = "Ghi lý do không ký."
    if not confirmed_by.name.strip():
        errors["confirmed_by"] = (
            "Ghi họ tên đại diện chính quyền cấp xã hoặc người chứng kiến ký xác nhận."
        )
    if errors:
        raise ValidationError(errors)
    confirming = _confirming(document, confirmed_by)
    signature.refused_because, signature.confirmed_by = because.strip(), confirming
    signature.revision += 1
    signature.save(update_fields=["refused_because", "confirmed_by", "revision"])
    _write_refusal(document, signature, confirming)
    changes = {
        "signature": signature.name,
        "because": because,
        "confirmed_by": confirming.name,
        "words": document.words_digest,
    }
    record(Verb.SIGN_DOCUMENT, document, by=by, at=at, changes=changes)
    return signature


def _open_signature(signature: Signature) -> None:
    lock(signature.document)
    signature.refresh_from_db()
    refuse_unless(signature.document, Document.State.READY, "Biên bản không ở trạng thái chờ ký.")
    if signature.is_struck:
        raise ValidationError("Dòng này đã gạch. Tải lại trang để xem dòng đang dùng.")
    if signature.is_settled:
        raise ValidationError(f"Đã ghi nhận chữ ký của {signature.name}.")


def _confirming(document: Document, who: Signer) -> Signature:
    """The confirming person's place: the one already named in the record, or a new one."""
    standing = document.signatures.standing()
    named = standing.filter(name=who.name.strip(), refused_because="").first()
    if named:
        return named
    last = document.signatures.aggregate(last=models.Max("position"))["last"] or 0
    signature = Signature(
        document=document,
        place=who.place,
        name=who.name.strip(),
        capacity=who.capacity,
        position=last + 1,
    )
    signature.full_clean()
    signature.save()
    return signature


def _write_refusal(document: Document, refused: Signature, confirming: Signature) -> None:
    facts = json.loads(document.facts)
    facts.setdefault("refusals", []).append(
        {
            "place": refused.place,
            "who": refused.name,
            "why": refused.refused_because,
            "confirmed_by": {
                "place": confirming.place,
                "name": confirming.name,
                "capacity": confirming.capacity,
            },
        }
    )
    _write_again(document, facts)


def _write_again(document: Document, facts: Facts) -> None:
    freeze_words(document, facts)
    document.revision += 1
    document.save(update_fields=["facts", "words", "revision"])


@transaction.atomic
def strike_signature(signature: Signature, *, because: str, by: Officer, at: datetime) -> Signature:
    """What was noted by mistake is struck; returns the place where the person stands anew.

    A refusal leaves the words of the record too, and with it whoever was named to confirm it alone.
    """
    lock(signature.document)
    signature.refresh_from_db()
    document = signature.document
    refuse_unless(document, Document.State.READY, "Biên bản không ở trạng thái chờ ký.")
    if signature.is_struck or not signature.is_settled:
        raise ValidationError("Không có chữ ký hay lý do không ký đang ghi ở dòng này để gạch.")
    if not because.strip():
        raise ValidationError({"because": "Ghi lý do gạch."})
    gone = [signature, *struck_with(signature)]
    if signature.refused_because:
        _take_back_refusal(document, signature)
    for each in gone:
        strike(each, because=because, by=by, at=at)
    return _standing_again(signature)


def struck_with(signature: Signature) -> list[Signature]:
    """Who came to confirm this refusal alone, and is named in the record for nothing else."""
    if signature.confirmed_by is None:
        return []
    document, confirming = signature.document, signature.confirmed_by.name
    others = document.signatures.standing().exclude(pk=signature.pk)
    named = {each.name for each in composer_of(document.kind).signers(document)}
    if confirming in named or others.filter(confirmed_by__name=confirming).exists():
        return []
    return list(others.filter(name=confirming))


def _standing_again(struck: Signature) -> Signature:
    return Signature.objects.create(
        document=struck.document,
        place=struck.place,
        name=struck.name,
        capacity=struck.capacity,
        officer=struck.officer,
        position=struck.position,
    )


def _take_back_refusal(document: Document, struck: Signature) -> None:
    facts = json.loads(document.facts)
    facts["refusals"] = [
        each
        for each in facts.get("refusals", ())
        if (each["place"], each["who"]) != (struck.place, struck.name)
    ]
    _write_again(document, facts)


def unsettled(document: Document) -> list[Signature]:
    """Whose signature, or reason for not signing, is still to come."""
    signatures = document.signatures.all()
    return [each for each in signatures if not (each.is_settled or each.is_struck)]


@transaction.atomic
def sign_decision(document: Document, *, by: Officer, at: datetime) -> Document:
    """The person named in the decision signs it; the caller asked whether he may."""
    lock(document)
    refuse_unless(document, Document.State.READY, "Quyết định không ở trạng thái chờ ký.")
    named = json.loads(document.facts).get("signer", {}).get("officer")
    if named != by.pk:
        raise ValidationError(
            "Quyết định ghi tên người ký khác. Mở lại để sửa người ký, hoặc để người đó ký."
        )
    refuse_if(approvals.sign_refusals(document))
    approvals.settle(document, at=at)
    move(document, Document.State.SIGNED, signed_by=by, signed_at=at)
    record(Verb.SIGN_DOCUMENT, document, by=by, at=at)
    return document


def refuse_other_words(document: Document, reviewed: str) -> None:
    """Only the words that were read are signed: `reviewed` is their digest, empty asks nothing."""
    if reviewed and reviewed != document.words_digest:
        raise ValidationError(
            "Nội dung văn bản vừa thay đổi từ lúc bạn mở trang này. Đọc lại bản dưới đây rồi ký.",
            code="changed",
        )
