"""Records made on the spot: signed or refused by those they name, then finished."""

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction

from cases.dossier.composing import Signer, composer_of
from cases.dossier.drafting.signing import CONFIRMING
from cases.dossier.models import Document, Signature
from cases.dossier.services import issuing, signing
from cases.dossier.services.photos import Pictures, pictures_for, refuse_lost
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.law.explain import Citation
from cases.office.locking import lock
from cases.office.models import Officer

LOCKED = (Document.State.SIGNED, Document.State.ISSUED)
NEVER_STRUCK = (
    "Biên bản đã hoàn tất nên chữ ký không gạch được. "
    "Chỗ sai ghi ở biên bản mới dẫn chiếu biên bản này."
)


def can_sign_record(document: Document, by: Officer, at: datetime) -> list[Refusal]:
    """May signatures, and refusals to sign, be noted now?"""
    refusals = lacks_duty(by, composer_of(document.kind).duties.sign, document.dossier, at=at)
    if document.state != Document.State.READY:
        refusals.append(Refusal("Biên bản không ở trạng thái chờ ký."))
    return refusals


@transaction.atomic
def sign_record(signature: Signature, *, by: Officer, at: datetime) -> Signature:
    lock(signature.document)
    refuse_if(can_sign_record(signature.document, by, at))
    return signing.sign(signature, by=by, at=at)


@transaction.atomic
def refuse_record(
    signature: Signature, *, because: str, confirmed_by: Signer, by: Officer, at: datetime
) -> Signature:
    """Somebody does not sign; who confirms it is named in the record, or stands in `CONFIRMING`."""
    lock(signature.document)
    refuse_if(can_refuse(signature, by, at))
    _check_confirming(signature, confirmed_by)
    return signing.refuse_to_sign(
        signature, because=because, confirmed_by=confirmed_by, by=by, at=at
    )


def can_refuse(signature: Signature, by: Officer, at: datetime) -> list[Refusal]:
    """Whoever makes the record cannot refuse it, nor who confirms the refusal of another."""
    refusals = can_sign_record(signature.document, by, at)
    if signature.place in composer_of(signature.document.kind).makers:
        reason = "Trưởng đoàn, người lập biên bản phải ký."
        refusals.append(Refusal(reason, _ground(signature.document)))
    if confirmed := _whom_he_confirms(signature):
        reason = (
            f"{signature.name} ký xác nhận việc không ký của {confirmed} nên phải ký. "
            f"Để người khác xác nhận: gạch ghi nhận không ký của {confirmed}, rồi ghi lại."
        )
        refusals.append(Refusal(reason, _ground(signature.document)))
    return refusals


def _ground(document: Document) -> Citation | None:
    return composer_of(document.kind).ground


def _whom_he_confirms(signature: Signature) -> str:
    """Whose standing refusals this person confirms, by name: his own row may have been struck."""
    refused = signature.document.signatures.standing().exclude(refused_because="")
    names = refused.filter(confirmed_by__name=signature.name).values_list("name", flat=True)
    return ", ".join(names)


def can_strike(signature: Signature, by: Officer, at: datetime) -> list[Refusal]:
    """May what was noted of this person by mistake be struck?"""
    document = signature.document
    refusals = lacks_duty(by, composer_of(document.kind).duties.sign, document.dossier, at=at)
    if document.state in LOCKED:
        refusals.append(Refusal(NEVER_STRUCK, _ground(document)))
    elif document.state != Document.State.READY:
        refusals.append(Refusal("Biên bản không ở trạng thái chờ ký."))
    elif signature.is_struck:
        refusals.append(Refusal("Dòng này đã gạch."))
    elif not signature.is_settled:
        refusals.append(Refusal(f"Chưa ghi {signature.name} ký hay không ký, không có gì để gạch."))
    return refusals


@transaction.atomic
def strike_signature(signature: Signature, *, because: str, by: Officer, at: datetime) -> Signature:
    """Returns the place where the person stands again among those who have not signed."""
    lock(signature.document)
    signature.refresh_from_db()
    refuse_if(can_strike(signature, by, at))
    return signing.strike_signature(signature, because=because, by=by, at=at)


def may_confirm(signature: Signature) -> models.QuerySet[Signature]:
    """Who of those named in the record may confirm that this person does not sign."""
    others = signature.document.signatures.standing().exclude(pk=signature.pk)
    return others.filter(refused_because="", officer=None)


def _check_confirming(signature: Signature, who: Signer) -> None:
    """The commune's representative or a witness: nobody of the team, nor who refused himself."""
    name = who.name.strip()
    named = signature.document.signatures.standing().filter(name=name)
    fit = may_confirm(signature).filter(name=name)
    if not name or fit.exists() or (not named.exists() and who.place in CONFIRMING):
        return
    raise ValidationError(
        {
            "confirmed_by": "Người xác nhận là đại diện chính quyền cấp xã hoặc người chứng kiến, "
            "không phải người từ chối ký hay người của Đoàn."
        }
    )


def can_finish_record(document: Document, by: Officer, at: datetime) -> list[Refusal]:
    refusals = can_sign_record(document, by, at)
    if waiting := signing.unsettled(document):
        names = ", ".join(signature.name for signature in waiting)
        reason = f"Chưa có chữ ký hoặc lý do không ký của: {names}."
        refusals.append(Refusal(reason, _ground(document)))
    return refusals


def finish_record(
    document: Document,
    *,
    by: Officer,
    at: datetime,
    pictures: Pictures | None = None,
    reviewed: str = "",
) -> Document:
    """All signed or refused: the record is issued.

    `pictures` are those of `pictures_for`, read here when not given; `reviewed` is the digest of
    the words that the officer read.
    """
    drawn, lost = pictures_for(document) if pictures is None else pictures
    refuse_lost(document, lost)
    return _finish(document, drawn, reviewed, by=by, at=at)


@transaction.atomic
def _finish(
    document: Document, pictures: Mapping[str, bytes], reviewed: str, *, by: Officer, at: datetime
) -> Document:
    lock(document)
    refuse_if(can_finish_record(document, by, at))
    signing.refuse_other_words(document, reviewed)
    return issuing.issue_on_the_spot(document, by=by, at=at, pictures=pictures)
