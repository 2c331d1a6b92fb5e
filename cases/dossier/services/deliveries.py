"""The acts on a copy of an issued paper: sent, received, refused, returned, posted up."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.dossier.models import Delivery, Document, Item, Verb
from cases.dossier.services.copies import (
    deem,
    deliver,
    entered,
    refuse_wrong_moment,
    save,
    tell,
    term_of,
    told_to_room,
    wrong_proof,
)
from cases.dossier.services.documents import draft_document
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.lawbook.services import active_catalogue
from cases.office.duties import Duty
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Officer

Way, Outcome = Delivery.Way, Delivery.Outcome
REFUSAL_RECORD = "MBB06"


def can_deliver(delivery: Delivery, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, Duty.DELIVER_DOCUMENT, delivery, at=at)
    if delivery.document.state != Document.State.ISSUED:
        refusals.append(Refusal("Văn bản chưa ban hành."))
    if delivery.delivered_on and not is_to_come(delivery, at):
        on = f"{delivery.delivered_on:%d/%m/%Y}"
        refusals.append(Refusal(f"Đã ghi: {delivery.addressee} nhận ngày {on}."))
    return refusals


def is_to_come(delivery: Delivery, at: datetime) -> bool:
    """Deemed at the end of a term that still runs: an earlier receipt would count instead."""
    deemed, today = delivery.outcome == Outcome.DEEMED, timezone.localdate(at)
    return bool(deemed and delivery.delivered_on and delivery.delivered_on > today)


def can_send(delivery: Delivery, by: Officer, at: datetime) -> list[Refusal]:
    refusals = can_deliver(delivery, by, at)
    if delivery.sent_at and delivery.outcome != Outcome.RETURNED:
        way, on = delivery.get_way_display().lower(), timezone.localdate(delivery.sent_at)
        refusals.append(Refusal(f"Đã {way} ngày {on:%d/%m/%Y}; ghi kết quả lần này trước."))
    return refusals


def can_post_publicly(delivery: Delivery, by: Officer, at: datetime) -> list[Refusal]:
    """Only where the other ways did not reach the party."""
    refusals = can_send(delivery, by, at)
    if not delivery.is_to_party:
        refusals.append(Refusal("Chỉ niêm yết văn bản giao cho người phải chấp hành."))
    elif not delivery.attempt:
        rule = active_catalogue().rule("delivered_by_posting", timezone.localdate(at))
        reason = "Chỉ niêm yết khi đã giao, gửi bằng cách khác mà không được."
        refusals.append(Refusal(reason, rule.citation if rule else None))
    return refusals


@transaction.atomic
def send_copy(
    delivery: Delivery, *, way: str, sent_at: datetime, slip: str = "", by: Officer, at: datetime
) -> Delivery:
    """Hand the copy to the post, enter it into the addressee's system, or begin to post it up.

    What enters the system of another body has reached it; for the party the term of the law runs.
    """
    lock(delivery)
    asked = can_post_publicly if way == Way.POSTED else can_send
    refuse_if(asked(delivery, by, at))
    refuse_wrong_moment(delivery, "sent_at", sent_at, at)
    if way == Way.BY_POST and not slip.strip():
        raise ValidationError({"slip": "Ghi số bưu gửi để tra cứu và làm chứng từ."})
    delivery.way, delivery.sent_at, delivery.slip = way, sent_at, slip.strip()
    delivery.attempt += 1
    delivery.outcome = delivery.because = ""
    if way == Way.ELECTRONIC:
        entered(delivery, timezone.localdate(sent_at))
    save(delivery)
    names = ("addressee", "way", "sent_at", "slip", "attempt", "delivered_on")
    tell(Verb.SEND_COPY, delivery, names, by=by, at=at)
    return told_to_room(delivery, by=by, at=at)


@transaction.atomic
def receive_copy(
    delivery: Delivery,
    *,
    received_at: datetime,
    received_by: str,
    relation: str = "",
    proof: Item | None = None,
    by: Officer,
    at: datetime,
) -> Delivery:
    """The addressee has it and signed for it; whoever was not sent anything got it by hand.

    The party's receipt is proved by a file of the dossier.
    """
    lock(delivery)
    refuse_if(can_deliver(delivery, by, at))
    refuse_wrong_moment(delivery, "received_at", received_at, at)
    errors = wrong_proof(delivery, proof)
    if not received_by.strip():
        errors["received_by"] = "Ghi họ tên người nhận."
    if errors:
        raise ValidationError(errors)
    if not delivery.way:
        delivery.way, delivery.attempt = Way.BY_HAND, 1
        delivery.sent_at = received_at
    delivery.outcome, delivery.because = Outcome.RECEIVED, ""
    delivery.received_by, delivery.relation = received_by.strip(), relation.strip()
    delivery.proof = proof
    deliver(delivery, timezone.localdate(received_at), "delivered_by_hand")
    save(delivery)
    names = ("addressee", "way", "received_by", "relation", "delivered_on", "proof")
    tell(Verb.NOTE_DELIVERY, delivery, names, by=by, at=at)
    return told_to_room(delivery, by=by, at=at)


def can_note_return(delivery: Delivery, by: Officer, at: datetime) -> list[Refusal]:
    refusals = can_deliver(delivery, by, at)
    if delivery.way != Way.BY_POST or delivery.outcome:
        refusals.append(Refusal("Không có bưu gửi nào đang chờ kết quả."))
    return refusals


@transaction.atomic
def return_copy(
    delivery: Delivery,
    *,
    returned_on: date,
    because: str,
    is_excused: bool = False,
    proof: Item | None = None,
    by: Officer,
    at: datetime,
) -> Delivery:
    """The post brought it back. At so many returns as the law says, delivery is deemed.

    `is_excused`: for an objective reason, which does not count as a return.
    """
    lock(delivery)
    refuse_if(can_note_return(delivery, by, at))
    errors = wrong_proof(delivery, proof)
    if not because.strip():
        errors["because"] = "Ghi lý do bưu điện trả lại."
    if delivery.sent_at and not timezone.localdate(delivery.sent_at) <= returned_on:
        errors["returned_on"] = "Ngày trả lại không được trước ngày gửi."
    if returned_on > timezone.localdate(at):
        errors["returned_on"] = "Ngày trả lại không được ở tương lai."
    if errors:
        raise ValidationError(errors)
    delivery.outcome, delivery.because, delivery.proof = Outcome.RETURNED, because.strip(), proof
    delivery.returns += 0 if is_excused else 1
    rule = active_catalogue().rule("delivered_after_returns", returned_on)
    if delivery.is_to_party and rule and delivery.returns >= int(rule.figures["returns"]):
        deem(delivery, Way.BY_POST, since=returned_on)
    save(delivery)
    names = ("addressee", "because", "returns", "delivered_on", "proof")
    tell(Verb.NOTE_DELIVERY, delivery, names, by=by, at=at)
    return told_to_room(delivery, by=by, at=at)


def can_end_posting(delivery: Delivery, by: Officer, at: datetime) -> list[Refusal]:
    refusals = can_deliver(delivery, by, at)
    if delivery.way != Way.POSTED or not delivery.sent_at:
        return [*refusals, Refusal("Văn bản chưa được niêm yết.")]
    end = term_of(Way.POSTED, since=timezone.localdate(delivery.sent_at))
    if timezone.localdate(at) < end.due:
        citation = next(iter(end.explanation.citations), None)
        refusals.append(Refusal(f"Niêm yết đến hết ngày {end.due:%d/%m/%Y}.", citation))
    return refusals


@transaction.atomic
def end_posting(delivery: Delivery, *, proof: Item, by: Officer, at: datetime) -> Delivery:
    """The term of posting ran out; the record of posting is the proof of delivery."""
    lock(delivery)
    refuse_if(can_end_posting(delivery, by, at))
    if errors := wrong_proof(delivery, proof):
        raise ValidationError(errors)
    delivery.proof = proof
    if delivery.sent_at:
        deem(delivery, Way.POSTED, since=timezone.localdate(delivery.sent_at))
    save(delivery)
    tell(Verb.NOTE_DELIVERY, delivery, ("addressee", "way", "delivered_on", "proof"), by=by, at=at)
    return told_to_room(delivery, by=by, at=at)


def can_note_refusal(delivery: Delivery, by: Officer, at: datetime) -> list[Refusal]:
    """With the record that the commune's representative or a witness confirmed."""
    refusals = can_deliver(delivery, by, at)
    if not delivery.is_to_party:
        refusals.append(Refusal("Chỉ lập biên bản không nhận với người phải chấp hành."))
    return refusals


def can_draft_refusal(delivery: Delivery, by: Officer, at: datetime) -> list[Refusal]:
    refusals = can_note_refusal(delivery, by, at)
    record_of = delivery.refusal_record
    if record_of and record_of.state != Document.State.DISCARDED:
        refusals.append(Refusal(f"Đã có {record_of.get_state_display().lower()} biên bản này."))
    return refusals


@transaction.atomic
def draft_refusal(delivery: Delivery, *, by: Officer, at: datetime) -> Document:
    """Begin the record that the party would not take the decision (MBB06)."""
    lock(delivery)
    refuse_if(can_draft_refusal(delivery, by, at))
    document, decision = delivery.document, delivery.document.full_number
    made = draft_document(
        document.dossier,
        kind=REFUSAL_RECORD,
        title=f"Biên bản về việc không nhận Quyết định {decision}, {delivery.addressee}"[:300],
        by=by,
        at=at,
    )
    delivery.refusal_record = made
    save(delivery)
    return made


@transaction.atomic
def refuse_copy(delivery: Delivery, *, record_of: Document, by: Officer, at: datetime) -> Delivery:
    """The party would not take it: the day of the issued record of refusal counts."""
    lock(delivery, record_of)
    refuse_if(can_note_refusal(delivery, by, at))
    is_issued = record_of.state == Document.State.ISSUED and record_of.issued_on
    if record_of.kind != REFUSAL_RECORD or record_of.dossier_id != delivery.document.dossier_id:
        raise ValidationError({"record_of": "Chọn biên bản không nhận quyết định của hồ sơ này."})
    if not is_issued or record_of.issued_on is None:
        raise ValidationError({"record_of": "Biên bản không nhận quyết định chưa hoàn tất chữ ký."})
    delivery.way, delivery.outcome = Way.BY_HAND, Outcome.REFUSED
    delivery.attempt += 1
    delivery.because = f"Cố tình không nhận, theo biên bản {record_of.full_number}"
    delivery.refusal_record = record_of
    deliver(delivery, record_of.issued_on, "delivered_by_refusal")
    save(delivery)
    names = ("addressee", "because", "delivered_on", "refusal_record")
    tell(Verb.NOTE_DELIVERY, delivery, names, by=by, at=at)
    return told_to_room(delivery, by=by, at=at)


def can_take_back(delivery: Delivery, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, Duty.DELIVER_DOCUMENT, delivery, at=at)
    if not delivery.sent_at and not delivery.outcome:
        refusals.append(Refusal("Chưa ghi gì về bản này."))
    return refusals


@transaction.atomic
def take_back(delivery: Delivery, *, because: str, by: Officer, at: datetime) -> Delivery:
    """What was noted of a copy by mistake; the journal keeps it, with the reason."""
    lock(delivery)
    refuse_if(can_take_back(delivery, by, at))
    if not because.strip():
        raise ValidationError({"because": "Ghi lý do ghi lại."})
    before = {"outcome": [delivery.outcome, ""], "delivered_on": [delivery.delivered_on, None]}
    delivery.way = delivery.slip = delivery.outcome = delivery.because = ""
    delivery.received_by = delivery.relation = delivery.explanation = ""
    delivery.sent_at = delivery.delivered_on = delivery.proof = delivery.refusal_record = None
    delivery.attempt = delivery.returns = 0
    save(delivery)
    changes = {**before, "addressee": delivery.addressee, "taken_back": because.strip()}
    record(Verb.NOTE_DELIVERY, delivery, by=by, at=at, changes=changes)
    return delivery


def can_add_addressee(document: Document, by: Officer, at: datetime) -> list[Refusal]:
    refusals = lacks_duty(by, Duty.DELIVER_DOCUMENT, document, at=at)
    if document.state != Document.State.ISSUED:
        refusals.append(Refusal("Văn bản chưa ban hành."))
    return refusals


@transaction.atomic
def add_addressee(delivery: Delivery, *, by: Officer, at: datetime) -> Delivery:
    """Somebody who must have a copy and is not named in "Nơi nhận"."""
    lock(delivery.document)
    refuse_if(can_add_addressee(delivery.document, by, at))
    delivery.addressee = " ".join(delivery.addressee.split())
    delivery.full_clean()
    delivery.save()
    names = ("addressee", "purpose", "copies", "is_to_party")
    tell(Verb.ADD_ADDRESSEE, delivery, names, by=by, at=at)
    return delivery
