"""Steps that papers go through, one line each in a test."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cases.dossier.composing import Signer
from cases.dossier.drafting.common import edits_of
from cases.dossier.drafting.edits import Edits
from cases.dossier.models import (
    Counter,
    Document,
    EvidenceFile,
    Item,
    Series,
)
from cases.dossier.paper import Number, from_json
from cases.dossier.services import decisions, drafted, drafts, records
from cases.dossier.services.printing import with_number
from cases.office.models import Officer
from cases.office.saving import save_row
from inspections.visits.models import ExaminedPaper, Inspection, PresentPerson, Visit
from inspections.visits.services import course, drafting, visits
from tests.builders import an_evidence_file
from tests.issuing import issue
from tests.visits.documents.people import Office, at

EXPECTED = Path(__file__).parents[1] / "expected"


def issued_decision(
    office: Office, inspection: Inspection, number: str, day: str, *, edits: Edits | None = None
) -> Document:
    """Drafted, made ready and signed in one morning, numbered the same day."""
    document = drafting.draft_decision(inspection, by=office.cuc, at=at(day, "08:30"), edits=edits)
    drafts.make_ready(document, by=office.cuc, at=at(day, "09:00"))
    decisions.sign_decision(document, by=office.director, at=at(day, "10:00"))
    issue(
        document,
        number=number,
        issued_on=date.fromisoformat(day),
        by=office.clerk,
        at=at(day, "11:00"),
    )
    inspection.refresh_from_db()
    return document


def announced_by(head: Officer, inspection: Inspection, when: datetime) -> None:
    whom = "người có mặt tại cơ sở"
    course.announce(inspection, announced_to=whom, announced_at=when, by=head, at=when)


def a_person(visit: Visit, name: str, capacity: str, **fields: Any) -> PresentPerson:
    return PresentPerson.objects.create(visit=visit, name=name, capacity=capacity, **fields)


def shown(visit: Visit, *rows: tuple[str, str, str]) -> None:
    for name, result, note in rows:
        ExaminedPaper.objects.create(visit=visit, name=name, result=result, note=note)


def told(visit: Visit, by: Officer, when: datetime, **fields: str) -> None:
    for name, value in fields.items():
        setattr(visit, name, value)
    save_row(visit, fields, by=by, at=when)


def hours(visit: Visit, arrived: datetime, left: datetime, by: Officer) -> None:
    visits.set_hours(
        visit, arrived_at=arrived, left_at=left, revision=visit.revision, by=by, at=left
    )


def photographed(visit: Visit, by: Officer, photos: int, films: int = 0) -> None:
    kinds = [EvidenceFile.Kind.PHOTO] * photos + [EvidenceFile.Kind.VIDEO] * films
    for position, kind in enumerate(kinds, start=1):
        file = an_evidence_file(visit.dossier, kind=kind)
        item = Item.objects.create(
            dossier=visit.dossier,
            kind=Item.Kind.PHOTO,
            file=file,
            position=position,
            added_at=file.added_at,
        )
        visits.attach_item(visit, item)


def count_begins_after(code: str, number: int) -> None:
    series = Series.objects.get(code=code)
    Counter.objects.update_or_create(series=series, year=2026, defaults={"last": number})


def typed(
    document: Document, by: Officer, when: datetime, texts: dict[str, str], **changes: Any
) -> Document:
    """Words typed over what the program says at this instant."""
    now = drafted.generated_texts(document, at=when)
    edits = replace(edits_of(document), **changes)
    for key, text in texts.items():
        edits = edits.with_text(key, text, over=now[key])
    return drafts.save_edits(document, edits, revision=document.revision, by=by, at=when)


def all_sign(document: Document, by: Officer, when: datetime, *, but: str = "") -> None:
    for signature in document.signatures.exclude(name=but):
        records.sign_record(signature, by=by, at=when)


def confirmed_by(name: str, place: str = "others", capacity: str = "") -> Signer:
    return Signer(place=place, name=name, capacity=capacity)


def text_of(document: Document) -> str:
    """The frozen words with the number and the day they were issued under."""
    document.refresh_from_db()
    paper = from_json(document.words)
    if paper.kind == "decision":
        paper = with_number(paper, document.number, document.issued_on)
    return replace(paper, number=Number(paper.number.symbol, document.number)).as_text()


def expected(name: str) -> str:
    return (EXPECTED / f"{name}.txt").read_text(encoding="utf-8")
