"""How a copy of an issued paper stands: the day that counts as delivered, and why that day.

Ways and days: Luật Xử lý vi phạm hành chính Điều 70, Nghị định 118/2021/NĐ-CP Điều 17a, as the law
files say them.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from cases.dossier.composing import composer_of
from cases.dossier.models import Delivery, Document, Item, Verb
from cases.dossier.services.deadlines import reckon
from cases.law.deadlines import Due
from cases.law.explain import Explanation, Step, cited
from cases.lawbook.services import active_catalogue
from cases.office.journal import record
from cases.office.models import Officer

Way, Outcome = Delivery.Way, Delivery.Outcome
TERMS: dict[str, str] = {
    Way.BY_POST: "deemed_delivered_post",
    Way.ELECTRONIC: "deemed_delivered_electronic",
    Way.POSTED: "post_at_commune",
}
BY_SYSTEM = "Hệ thống văn bản điện tử"


def delivered_to_party(document: Document) -> date | None:
    """The day on which the paper counts as delivered to all who must carry it out.

    None while one of them has not received it, or where nobody must. It may lie ahead, where
    delivery is deemed at the end of a term.
    """
    days = list(document.deliveries.filter(is_to_party=True).values_list("delivered_on", flat=True))
    known = [day for day in days if day]
    return max(known) if days and len(known) == len(days) else None


def term_of(way: str, *, since: date) -> Due:
    """After this term the law takes a copy sent that way as delivered."""
    return reckon(TERMS[way], from_day=since)


def deem(delivery: Delivery, way: str, *, since: date) -> None:
    end = term_of(way, since=since)
    delivery.outcome, delivery.delivered_on = Outcome.DEEMED, end.due
    delivery.explanation = end.explanation.to_json()


def deliver(delivery: Delivery, on: date, rule_name: str) -> None:
    """The day of a fact, with the rule that makes it the day that counts."""
    delivery.delivered_on, delivery.explanation = on, ""
    rule = active_catalogue().rule(rule_name, on) if delivery.is_to_party else None
    if rule:
        step = Step(rule.wording, (rule.citation,), on.isoformat())
        parameters = {"rule": rule.id, "on": on.isoformat()}
        found = Explanation("delivery", parameters, (step,), on.isoformat(), cited((step,)))
        delivery.explanation = found.to_json()


def entered(delivery: Delivery, on: date) -> None:
    """Into the system of the addressee: a body has it at once, for the party a term runs."""
    if delivery.is_to_party:
        deem(delivery, Way.ELECTRONIC, since=on)
    else:
        delivery.outcome, delivery.delivered_on = Outcome.RECEIVED, on
        delivery.received_by = BY_SYSTEM


def refuse_wrong_moment(delivery: Delivery, field: str, moment: datetime, at: datetime) -> None:
    issued_on = delivery.document.issued_on
    if moment > at:
        raise ValidationError({field: "Giờ, ngày này không được ở tương lai."})
    if issued_on and timezone.localdate(moment) < issued_on:
        raise ValidationError({field: f"Văn bản ban hành ngày {issued_on:%d/%m/%Y}."})


def wrong_proof(delivery: Delivery, proof: Item | None) -> dict[str, str]:
    if proof is None:
        missing = "Đính kèm chứng từ: bản ký nhận, phiếu báo phát hoặc biên bản."
        return {"proof": missing} if delivery.is_to_party else {}
    if proof.dossier_id != delivery.document.dossier_id:
        return {"proof": "Chọn chứng từ trong hồ sơ này."}
    return {"proof": "Chứng từ này đã bỏ khỏi hồ sơ."} if proof.removed_at else {}


def save(delivery: Delivery) -> None:
    delivery.revision += 1
    delivery.full_clean(exclude=["document", "proof", "refusal_record"])
    delivery.save()


def tell(
    verb: Verb, delivery: Delivery, names: Iterable[str], *, by: Officer, at: datetime
) -> None:
    """Record what is known of these fields."""
    fields = (delivery._meta.get_field(name) for name in ("document", *names))
    said = {field.name: getattr(delivery, field.attname) for field in fields}  # type: ignore[union-attr]
    known = {name: value for name, value in said.items() if value not in (None, "")}
    record(verb, delivery, by=by, at=at, changes=known)


def told_to_room(delivery: Delivery, *, by: Officer, at: datetime) -> Delivery:
    """The room of the paper hears when it counts as delivered to all who must carry it out."""
    document = delivery.document
    if delivery.is_to_party and (on := delivered_to_party(document)):
        composer_of(document.kind).on_delivered(document, on=on, by=by, at=at)
    return delivery
