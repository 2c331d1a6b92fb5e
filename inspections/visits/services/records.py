"""Records made at a visit: minutes and working records, signed or refused by those they name."""

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction

from cases.dossier.composing import Signer
from cases.dossier.drafting.edits import Edits
from cases.dossier.drafting.signing import CONFIRMING
from cases.dossier.models import Document, Signature
from cases.dossier.services import documents, signing
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.office.duties import Duty
from cases.office.locking import lock
from cases.office.models import Officer
from inspections.visits import grounds
from inspections.visits.documents import minutes, working_record
from inspections.visits.models import Inspection, Visit, VisitDocument
from inspections.visits.services.photos import Pictures, pictures_for, refuse_lost
from inspections.visits.services.visits import can_record

HEADS = ("head", "record_maker")
LOCKED = (Document.State.SIGNED, Document.State.ISSUED)
NEVER_STRUCK = (
    "Biên bản đã hoàn tất nên chữ ký không gạch được. "
    "Chỗ sai ghi ở biên bản mới dẫn chiếu biên bản này."
)
NOT_ARRIVED = "Ghi giờ đến nơi làm việc trước khi lập biên bản."


def can_draft_minutes(visit: Visit, by: Officer, at: datetime) -> list[Refusal]:
    refusals = can_record(visit, by, at)
    if visit.arrived_at is None:
        refusals.append(Refusal(NOT_ARRIVED, grounds.MINUTES))
    held = (each.document for each in visit.documents.all())
    if any(each.kind == minutes.KIND and each.state == Document.State.DRAFT for each in held):
        refusals.append(Refusal("Buổi làm việc này đã có dự thảo biên bản kiểm tra."))
    return refusals


@transaction.atomic
def draft_minutes(
    visit: Visit, *, by: Officer, at: datetime, edits: Edits | None = None
) -> Document:
    lock(visit)
    refuse_if(can_draft_minutes(visit, by, at))
    return _draft(visit, minutes.KIND, "Biên bản kiểm tra", by=by, at=at, edits=edits)


def can_draft_working_record(visit: Visit, by: Officer, at: datetime) -> list[Refusal]:
    """Also after the minutes are frozen: this is where what they lack is set down."""
    refusals = lacks_duty(by, Duty.RECORD_VISIT, visit, at=at)
    if visit.inspection.status != Inspection.Status.UNDER_WAY:
        reason = "Chỉ lập biên bản làm việc khi đang kiểm tra."
        refusals.append(Refusal(reason, grounds.HEAD_ANNOUNCES))
    if visit.arrived_at is None:
        refusals.append(Refusal(NOT_ARRIVED))
    return refusals


@transaction.atomic
def draft_working_record(
    visit: Visit,
    *,
    by: Officer,
    at: datetime,
    about: Visit | None = None,
    corrects: Document | None = None,
    edits: Edits | None = None,
) -> Document:
    """A record made at one visit about what happened at another (by default at the same)."""
    lock(visit)
    refuse_if(can_draft_working_record(visit, by, at))
    said = edits or Edits(about=about.pk if about and about != visit else None)
    kind, name = working_record.KIND, "Biên bản làm việc"
    return _draft(visit, kind, name, by=by, at=at, edits=said, corrects=corrects)


def _draft(
    visit: Visit,
    kind: str,
    name: str,
    *,
    by: Officer,
    at: datetime,
    edits: Edits | None,
    corrects: Document | None = None,
) -> Document:
    # the label may be a person's name, which says nothing of the place
    place = f"{visit.spot}, {visit.label}" if visit.stall else visit.label
    document = documents.draft_document(
        visit.dossier,
        kind=kind,
        title=f"{name} tại {place}"[:300],
        edits=(edits or Edits()).to_json(),
        corrects=corrects,
        by=by,
        at=at,
    )
    VisitDocument.objects.create(visit=visit, document=document)
    return document


def can_sign_record(document: Document, by: Officer, at: datetime) -> list[Refusal]:
    """May signatures, and refusals to sign, be noted now?"""
    refusals = lacks_duty(by, Duty.SIGN_RECORD, document.dossier, at=at)
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
    if signature.place in HEADS:
        reason = "Trưởng đoàn, người lập biên bản phải ký."
        refusals.append(Refusal(reason, grounds.MINUTES))
    if confirmed := _whom_he_confirms(signature):
        reason = (
            f"{signature.name} ký xác nhận việc không ký của {confirmed} nên phải ký. "
            f"Để người khác xác nhận: gạch ghi nhận không ký của {confirmed}, rồi ghi lại."
        )
        refusals.append(Refusal(reason, grounds.MINUTES))
    return refusals


def _whom_he_confirms(signature: Signature) -> str:
    """Whose standing refusals this person confirms, by name: his own row may have been struck."""
    refused = signature.document.signatures.standing().exclude(refused_because="")
    names = refused.filter(confirmed_by__name=signature.name).values_list("name", flat=True)
    return ", ".join(names)


def can_strike(signature: Signature, by: Officer, at: datetime) -> list[Refusal]:
    """May what was noted of this person by mistake be struck?"""
    refusals = lacks_duty(by, Duty.SIGN_RECORD, signature.document.dossier, at=at)
    if signature.document.state in LOCKED:
        refusals.append(Refusal(NEVER_STRUCK, grounds.MINUTES))
    elif signature.document.state != Document.State.READY:
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
        refusals.append(Refusal(reason, grounds.MINUTES))
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
    return signing.finish_record(document, by=by, at=at, pictures=pictures)
