"""From a case to its violation record and what the party answered to it."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from cases.casework.models import Case, Evidence, ViolationRecord
from cases.casework.services import explanations, proofs, records
from cases.dossier.drafting.common import edits_of
from cases.dossier.models import Document
from cases.dossier.services import drafted, drafts, records as signing
from cases.office.models import Officer
from inspections.desk.demo.scene import Scene

# said to be nothing where the case has nothing for it
IF_ANY = ("witness", "interpreter", "injured", "opinion_witness", "opinion_injured", "measures")


def proved(
    scene: Scene,
    *,
    by: Officer,
    at: datetime,
    kind: str,
    name: str,
    on: str,
    **told: str,
) -> None:
    """A paper that proves the acts came on its own day."""
    day = scene.days.day(on)
    evidence = Evidence(
        case=_case(scene), kind=kind, name=name, dated_on=day, received_on=day, **told
    )
    proofs.write_evidence(evidence, by=by, at=at)


def charged(
    scene: Scene,
    *,
    by: Officer,
    at: datetime,
    maker: str,
    began: str,
    summons: str,
    present: tuple[str, ...] = (),
    texts: dict[str, str] | None = None,
    **said: str,
) -> None:
    """The violation record of the case: made, signed by everybody, issued."""
    case = _case(scene)
    made = ViolationRecord(
        case=case,
        maker=scene.cast.people[maker],
        made_at=scene.days.at(began),
        ended_at=at,
        summons_at=scene.days.at(summons),
        **scene.words(said),
    )
    people = case.people.filter(name__in=present)
    document = records.draft_record(made, present=people, by=by, at=at)
    _type(scene, document, texts or {}, by=by, at=at)
    drafts.make_ready(document, by=by, at=at)
    for signature in document.signatures.all():
        signing.sign_record(signature, by=by, at=at)
    signing.finish_record(document, by=by, at=at)


def _type(
    scene: Scene, document: Document, texts: dict[str, str], *, by: Officer, at: datetime
) -> None:
    own = drafted.generated_texts(document, at=at)
    edits = replace(edits_of(document), none=IF_ANY)
    for key, text in scene.words(texts).items():
        edits = edits.with_text(key, text, over=own[key])
    drafts.save_edits(document, edits, revision=document.revision, by=by, at=at)


def waived(scene: Scene, *, by: Officer, at: datetime, content: str) -> None:
    """The party states in writing that nothing will be explained."""
    told: dict[str, Any] = {"received_at": at, "content": content}
    explanations.waive(_case(scene), by=by, at=at, **told)


def _case(scene: Scene) -> Case:
    return Case.objects.get(dossier__arose_from=scene.inspection.dossier)


ACTS = {act.__name__: act for act in (proved, charged, waived)}
