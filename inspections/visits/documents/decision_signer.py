"""Who signs an inspection decision, under which title, on which ground."""

from datetime import datetime

from django.db.models import Prefetch, Q, prefetch_related_objects

from cases.law.amounts import day_in_words
from cases.office.duties import DUTIES_BY_ROLE, Duty, ground_of
from cases.office.house import house, title_in_capitals
from cases.office.models import Delegation, Officer
from inspections.visits.documents.common import Facts, officer_of, seats_with_officers
from inspections.visits.documents.edits import Edits
from inspections.visits.models import Inspection

SIGNING_ROLES = [role for role, duties in DUTIES_BY_ROLE.items() if Duty.SIGN_INSPECTION in duties]


def signer_facts(inspection: Inspection, edits: Edits, *, at: datetime) -> Facts:
    """Who signs, under which title, and the delegation it rests on; empty when nobody may."""
    officer = officer_of(edits.signer) if edits.signer else head_of_office(inspection, at=at)
    ground = ground_of(officer, Duty.SIGN_INSPECTION, inspection, at=at) if officer else None
    if officer is None or ground is None:
        return {}
    facts = {
        "officer": officer.pk,
        "name": officer.full_name,
        "title": [title_in_capitals(officer.position)],
        "delegation": {},
    }
    if ground.delegation_id is None:
        return facts
    papers = {each.pk: each for each in officer.delegations_in_force(at)}
    return facts | _by_delegation(officer, papers[ground.delegation_id])


def _by_delegation(officer: Officer, paper: Delegation) -> Facts:
    """The deputy signs for the head (KT.), and the grounds quote the paper that lets him."""
    words: str = house().words_of["inspection_decision"]["delegation"]
    day = day_in_words(paper.signed_on)
    head = title_in_capitals(paper.giver.position)
    return {
        "title": [f"KT. {head}", title_in_capitals(officer.position)],
        "delegation": {
            "pk": paper.pk,
            "words": words.format(number=paper.number, day=day, giver=house().issuer),
        },
    }


def possible_signers(inspection: Inspection, *, at: datetime) -> list[Officer]:
    """Who may sign at that instant: by title, or by a delegation in force."""
    duty = Duty.SIGN_INSPECTION
    receivers = Delegation.objects.in_force(at).filter(duty=duty).values("receiver")
    papers = Delegation.objects.select_related("giver")
    candidates = (
        Officer.objects.working()
        .filter(Q(role__in=SIGNING_ROLES) | Q(pk__in=receivers))
        .prefetch_related(Prefetch("delegations_received", papers))
    )
    prefetch_related_objects([inspection.dossier], seats_with_officers("seats"))
    for officer in candidates:
        officer.received_delegations = list(officer.delegations_received.all())
    return [each for each in candidates if ground_of(each, duty, inspection, at=at)]


def head_of_office(inspection: Inspection, *, at: datetime) -> Officer | None:
    """The one officer who signs by title; None where there are several or none."""
    titled = Officer.objects.working().filter(role__in=SIGNING_ROLES).exclude(title_code="")
    grounds = (
        (officer, ground_of(officer, Duty.SIGN_INSPECTION, inspection, at=at)) for officer in titled
    )
    heads = [officer for officer, ground in grounds if ground and ground.delegation_id is None]
    return heads[0] if len(heads) == 1 else None
