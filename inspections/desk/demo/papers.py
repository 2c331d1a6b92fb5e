"""Acts of a story on papers: decisions and records drafted, made ready, signed, issued."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile

from cases.dossier.composing import Signer
from cases.dossier.drafting.common import edits_of
from cases.dossier.drafting.edits import Edits
from cases.dossier.models import Document
from cases.dossier.paper import State, from_json, pdf
from cases.dossier.services import approvals, decisions, drafts, numbering, records
from cases.dossier.services.attaching import attach
from cases.dossier.services.drafted import generated_texts
from cases.dossier.services.printing import with_number
from cases.dossier.services.scans import attach_scans
from cases.office.models import Officer
from inspections.desk.demo.photos import a_sheet
from inspections.desk.demo.scene import Scene
from inspections.visits.services import drafting, inspections


def drafted(
    scene: Scene,
    *,
    by: Officer,
    at: datetime,
    signer: str = "",
    texts: dict[str, str] | None = None,
) -> None:
    edits = Edits(signer=scene.cast.people[signer].pk) if signer else None
    document = drafting.draft_decision(scene.inspection, by=by, at=at, edits=edits)
    _edit(scene, document, texts or {}, by=by, at=at)


def _edit(
    scene: Scene,
    document: Document,
    texts: dict[str, str],
    *,
    by: Officer,
    at: datetime,
    **chosen: Any,
) -> None:
    """What the officer types over the program's words, and what he chooses."""
    edits = replace(edits_of(document), **chosen)
    now = generated_texts(document, at=at) if texts else {}
    for key, text in scene.words(texts).items():
        edits = edits.with_text(key, text, over=now[key])
    drafts.save_edits(document, edits, revision=document.revision, by=by, at=at)


def _decision(scene: Scene) -> Document:
    decision = inspections.standing_decision(scene.inspection)
    if decision is None:
        raise LookupError(f"{scene.inspection} has no decision yet")
    return decision


def submitted(scene: Scene, *, by: Officer, at: datetime) -> None:
    drafts.make_ready(_decision(scene), by=by, at=at)


def sent_up(scene: Scene, *, by: Officer, at: datetime, note: str = "") -> None:
    """To the first desk of its way."""
    approvals.submit(_decision(scene), note=note, by=by, at=at)


def approved(scene: Scene, *, by: Officer, at: datetime, opinion: str = "") -> None:
    approvals.approve(_decision(scene), opinion=opinion, by=by, at=at)


def sent_back(scene: Scene, *, by: Officer, at: datetime, opinion: str) -> None:
    approvals.return_(_decision(scene), opinion=opinion, by=by, at=at)


def signed(scene: Scene, *, by: Officer, at: datetime) -> None:
    decisions.sign_decision(_decision(scene), by=by, at=at)


def issued(scene: Scene, *, by: Officer, at: datetime, number: str) -> None:
    """With number and day that the office's own system gave, and the PDF as it came back."""
    decision, day = _decision(scene), at.date()
    paper = with_number(from_json(decision.words), number, day)
    file = ContentFile(pdf.render(paper, State.SIGNED), name=f"{number}-QD-SKHCN.pdf")
    (series, *_) = numbering.series_for(decision)
    attached = attach(decision, file, series=series, number=number, day=day)
    numbering.issue_outside(decision, attached, by=by, at=at)


def minuted(
    scene: Scene,
    *,
    by: Officer,
    at: datetime,
    where: str,
    texts: dict[str, str] | None = None,
    **chosen: Any,
) -> None:
    """Minutes of a visit, drafted and made ready to be signed."""
    document = drafting.draft_minutes(scene.visit(where), by=by, at=at)
    _ready(scene, document, where, texts or {}, by=by, at=at, **chosen)


def recorded(
    scene: Scene,
    *,
    by: Officer,
    at: datetime,
    where: str,
    about: str,
    texts: dict[str, str] | None = None,
    **chosen: Any,
) -> None:
    """A working record of one visit about what happened at another, ready to be signed."""
    visit, earlier = scene.visit(where), scene.visit(about)
    document = drafting.draft_working_record(visit, about=earlier, by=by, at=at)
    _ready(scene, document, where, texts or {}, by=by, at=at, **chosen)


def _ready(
    scene: Scene,
    document: Document,
    where: str,
    texts: dict[str, str],
    *,
    by: Officer,
    at: datetime,
    **chosen: Any,
) -> None:
    lists = {name: tuple(said) for name, said in chosen.items() if isinstance(said, list)}
    _edit(scene, document, texts, by=by, at=at, **chosen | lists)
    drafts.make_ready(document, by=by, at=at)
    scene.records[where] = document.pk


def put_hand(scene: Scene, *, by: Officer, at: datetime, where: str, who: list[str]) -> None:
    """These sign, and others are still to come."""
    for signature in scene.record(where).signatures.filter(name__in=who):
        records.sign_record(signature, by=by, at=at)


def completed(scene: Scene, *, by: Officer, at: datetime, where: str) -> None:
    """Everybody who did not sign or refuse before signs now, and the record is issued."""
    document = scene.record(where)
    for signature in document.signatures.filter(signed_at=None, refused_because=""):
        records.sign_record(signature, by=by, at=at)
    records.finish_record(document, by=by, at=at)


def refused(
    scene: Scene,
    *,
    by: Officer,
    at: datetime,
    where: str,
    who: str,
    because: str,
    confirmed_by: dict[str, Any],
) -> None:
    """`confirmed_by`: name, capacity and place of the signature of who confirms it."""
    records.refuse_record(
        scene.record(where).signatures.get(name=who),
        because=because,
        confirmed_by=Signer(**confirmed_by),
        by=by,
        at=at,
    )


def scanned(scene: Scene, *, by: Officer, at: datetime, where: str, lines: list[str]) -> None:
    """The copy signed by hand, as the scanner gives it."""
    document = scene.record(where)
    names = [signature.name for signature in document.signatures.exclude(signed_at=None)]
    title = f"{document.title}, số {document.full_number}"
    attach_scans(document, [a_sheet(title, lines, names[:2], at=at)], by=by, at=at)


ACTS = {
    act.__name__: act
    for act in (
        *(drafted, submitted, sent_up, approved, sent_back, signed, issued),
        *(minuted, recorded, put_hand, completed, refused, scanned),
    )
}
