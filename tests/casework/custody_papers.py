"""The papers of story 1's first evening, each as far as it is made in a test."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from cases.casework.models import Sealing, Seizure
from cases.casework.services import seals, seizures
from cases.dossier.drafting.common import edits_of
from cases.dossier.drafting.edits import Edits
from cases.dossier.models import Document
from cases.dossier.services import decisions, drafted, drafts, records
from cases.office.duties import Duty
from tests import issuing
from tests.builders import a_delegation
from tests.casework.custody import Evening, a_sealing, a_witness, held
from tests.visits.documents.people import at

SAID = {
    "opinion_violator": "nhất trí với việc tạm giữ, niêm phong; đề nghị có mặt khi mở niêm phong",
    "opinion_witness": "việc dồn bao, niêm phong được thực hiện trước mặt bà Lê Thị Thanh Trà",
}

YEARS_END = at("2026-12-31")


def edited(
    document: Document, evening: Evening, texts: Mapping[str, str], **chosen: Any
) -> Document:
    """What the officer types over the program's words, and what he chooses."""
    when = document.made_at
    edits: Edits = replace(edits_of(document), **chosen)
    now = drafted.generated_texts(document, at=when)
    for key, text in texts.items():
        edits = edits.with_text(key, text, over=now[key])
    drafts.save_edits(document, edits, revision=document.revision, by=evening.holder, at=when)
    return Document.objects.get(pk=document.pk)


def ready_record(evening: Evening) -> Seizure:
    """Read over and waiting for its signatures at 17:45."""
    seizure = held(evening)
    assert seizure.record is not None
    document = edited(seizure.record, evening, SAID)
    drafts.make_ready(document, by=evening.holder, at=at("2026-11-06", "17:45"))
    return Seizure.objects.get(pk=seizure.pk)


def signed_record(evening: Evening) -> Seizure:
    seizure = ready_record(evening)
    assert seizure.record is not None
    signed_by_all(seizure.record, evening, at("2026-11-06", "17:50"))
    return Seizure.objects.get(pk=seizure.pk)


def signed_by_all(document: Document, evening: Evening, when: datetime) -> None:
    document = Document.objects.get(pk=document.pk)
    for signature in document.signatures.all():
        records.sign_record(signature, by=evening.holder, at=when)
    records.finish_record(document, by=evening.holder, at=when)


def delegated(evening: Evening, until: datetime = YEARS_END) -> None:
    """The deputy signs for the Director, under the paper the pictures quote."""
    a_delegation(
        evening.office.director,
        evening.office.deputy,
        Duty.SIGN_SANCTION,
        number="02/QĐ-GQXP",
        signed_on=date(2026, 7, 20),
        starts_at=at("2026-07-20"),
        ends_at=until,
    )


def ready_decision(evening: Evening, until: datetime = YEARS_END) -> Document:
    """Drafted on Saturday morning for the deputy."""
    seizure, when = signed_record(evening), at("2026-11-07", "09:00")
    delegated(evening, until)
    document = seizures.draft_decision(seizure, by=evening.holder, at=when)
    document = edited(document, evening, {}, signer=evening.office.deputy.pk)
    drafts.make_ready(document, by=evening.holder, at=when)
    return Document.objects.get(pk=document.pk)


def signed_decision(evening: Evening) -> Document:
    document = ready_decision(evening)
    decisions.sign_decision(document, by=evening.office.deputy, at=at("2026-11-07", "10:15"))
    return Document.objects.get(pk=document.pk)


def sealed_on_the_spot(evening: Evening, seizure: Seizure) -> Sealing:
    sealing = a_sealing(
        evening,
        seizure,
        began_at=at("2026-11-06", "17:30"),
        ended_at=at("2026-11-06", "17:50"),
        place="ki-ốt 27, chợ Bến Mới, phường Hoàng Mai, thành phố Hà Nội",
    )
    given = {each.goods.pk: each.seal for each in seals.to_seal(seizure)}
    return seals.seal(
        sealing, given, [a_witness(), a_keeper()], by=evening.holder, at=at("2026-11-06", "17:55")
    )


def a_keeper() -> Any:
    return a_witness(
        capacity="keeper",
        name="Vũ Hoàng Lâm",
        position="chuyên viên",
        address="Văn phòng Sở, Sở Khoa học và Công nghệ thành phố Hà Nội",
    )


def issue(document: Document, evening: Evening, number: str, day: str) -> Document:
    issuing.issue(
        document,
        number=number,
        issued_on=date.fromisoformat(day),
        by=evening.office.clerk,
        at=at(day, "11:00"),
    )
    return Document.objects.get(pk=document.pk)
