"""A decision of the office: signed by the one officer it names."""

import json
from datetime import datetime

from django.db import transaction

from cases.dossier.composing import composer_of
from cases.dossier.models import Document
from cases.dossier.services import approvals, signing
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.office.duties import ground_of
from cases.office.locking import lock
from cases.office.models import Officer


def can_sign_decision(document: Document, by: Officer, at: datetime) -> list[Refusal]:
    """Only the officer named, on the ground quoted, under what its kind asks besides."""
    composer = composer_of(document.kind)
    duty = composer.duties.sign
    refusals = lacks_duty(by, duty, document.dossier, at=at)
    if document.state != Document.State.READY:
        return [*refusals, Refusal("Quyết định chưa chốt nội dung, hoặc đã ký.")]
    facts = json.loads(document.facts)
    if facts["signer"]["officer"] != by.pk:
        refusals.append(Refusal(f"Quyết định ghi tên người ký là {facts['signer']['name']}."))
        return refusals
    refusals += approvals.sign_refusals(document)
    ground = ground_of(by, duty, document.dossier, at=at)
    quoted = facts["signer"]["delegation"].get("pk")
    if ground and ground.delegation_id != quoted:
        reason = "Văn bản giao quyền nêu trong quyết định không còn là căn cứ ký. Mở lại để sửa."
        refusals.append(Refusal(reason, composer.ground))
    return [*refusals, *composer.refuses_sign(document, facts, at)]


@transaction.atomic
def sign_decision(document: Document, *, by: Officer, at: datetime, reviewed: str = "") -> Document:
    """`reviewed` is the digest of the words that the signer read: no others are signed."""
    lock(document)
    refuse_if(can_sign_decision(document, by, at))
    signing.refuse_other_words(document, reviewed)
    signing.sign_decision(document, by=by, at=at)
    composer_of(document.kind).on_signed(document, by=by, at=at)
    return document
