"""Which desks a document passes before it is signed, and who sits at each."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from cases.dossier.models import Approval, Desk, Document
from cases.dossier.services.differences import same_words
from cases.office.duties import DUTIES_BY_ROLE, Duty, Reach
from cases.office.house import house
from cases.office.models import Delegation, Officer

ORDER = tuple(Desk)
APPROVING = {
    reach: [
        role for role, duties in DUTIES_BY_ROLE.items() if duties.get(Duty.APPROVE_DRAFT) is reach
    ]
    for reach in Reach
}


@dataclass(frozen=True)
class Signer:
    """Whom the frozen words name to sign, and the desk that is his."""

    officer: int
    name: str
    desk: Desk


@dataclass(frozen=True)
class Way:
    """The desks before the signer's; where they are required nobody signs past them."""

    desks: tuple[Desk, ...]
    signer: Signer | None
    is_required: bool

    def covered_by(self, standing: set[str]) -> bool:
        """Whether nothing is left to approve; a signer of ours gets it at his own desk."""
        return self.signer is None and standing >= set(self.desks)


def goes_over_desks(kind: str) -> bool:
    """Whether the office has papers of this kind submitted at all."""
    said = house().words_of["approvals"]
    return kind in said["required"] or kind in said["offered"]


def way_of(document: Document) -> Way:
    """As the house orders it for this kind; a deputy who signs himself does not approve before."""
    said = house().words_of["approvals"]
    is_required = document.kind in said["required"]
    named = said["required"].get(document.kind) or said["offered"].get(document.kind, ())
    desks = [Desk(name) for name in named]
    if goes_above(document):
        return Way((*desks, Desk.DIRECTOR), None, is_required)
    signer = signer_of(document)
    last = signer.desk if signer else Desk.DIRECTOR
    before = tuple(desk for desk in desks if ORDER.index(desk) < ORDER.index(last))
    return Way(before, signer, is_required)


def goes_above(document: Document) -> bool:
    """Signed by somebody outside the office: here the Director approves it last."""
    return bool(_signer_said(document).get("above"))


def _signer_said(document: Document) -> dict[str, Any]:
    said = json.loads(document.facts).get("signer") if document.facts else None
    return said or {}


def signer_of(document: Document) -> Signer | None:
    """Of the frozen facts; None where no officer of ours is named. By delegation signs a deputy."""
    said = _signer_said(document)
    if not said.get("officer"):
        return None
    desk = Desk.DEPUTY_DIRECTOR if said.get("delegation") else Desk.DIRECTOR
    return Signer(said["officer"], said["name"], desk)


def standing_desks(document: Document, stays: Sequence[Approval]) -> set[str]:
    """Desks whose approval holds: it was given to the very words that stand now."""
    return {
        desk
        for desk, stay in last_approvals(stays).items()
        if same_words(stay.words, document.words)
    }


def last_approvals(stays: Sequence[Approval]) -> dict[str, Approval]:
    """The latest approval of each desk, in whatever words; `stays` in their order."""
    approved = Approval.Outcome.APPROVED
    return {stay.desk: stay for stay in stays if stay.outcome == approved}


def next_desk(
    document: Document,
    stays: Sequence[Approval],
    drafter: Officer,
    *,
    at: datetime,
    passed: Collection[str] = (),
) -> tuple[Desk, list[Officer]] | None:
    """Where the document goes next, and who may sit there; None where nobody is named to sign.

    A desk that stands is passed over, and one where only the drafter himself sits, or nobody;
    `passed` are desks that are about to approve.
    """
    way = way_of(document)
    stand = standing_desks(document, stays) | set(passed)
    for desk in way.desks:
        if desk not in stand and (people := _at_desk(desk, document, stays, drafter, at)):
            return desk, people
    if way.signer is None:
        return None
    return way.signer.desk, list(Officer.objects.filter(pk=way.signer.officer, is_active=True))


def _at_desk(
    desk: Desk, document: Document, stays: Sequence[Approval], drafter: Officer, at: datetime
) -> list[Officer]:
    """Whoever approved there before comes first: the same officer confirms what changed."""
    people = [each for each in sitting_at(desk, document.unit_id, at=at) if each != drafter]
    before = last_approvals(stays).get(desk)
    return sorted(people, key=lambda each: not before or each.pk != before.officer_id)


def sitting_at(desk: str, unit: int, *, at: datetime) -> list[Officer]:
    """Those whose desk it is, then those they deputed in writing, in the order of names."""
    own = Officer.objects.working().filter(_own(desk, unit))
    deputed = Delegation.objects.in_force(at).filter(
        Q(scope=None) | Q(scope=unit), duty=Duty.APPROVE_DRAFT, giver__in=own
    )
    others = Officer.objects.working().filter(pk__in=deputed.values("receiver"))
    people = list(own)
    return people + [each for each in others if each not in people]


def _own(desk: str, unit: int) -> Q:
    match desk:
        case Desk.SECTION_HEAD:
            return Q(role__in=APPROVING[Reach.UNIT], unit=unit)
        case Desk.DEPUTY_DIRECTOR:
            return Q(role__in=APPROVING[Reach.OFFICE], title_code="")
    return Q(role__in=APPROVING[Reach.OFFICE]) & ~Q(title_code="")
