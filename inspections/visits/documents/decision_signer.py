"""Who signs an inspection decision, under which title, on which ground."""

from datetime import datetime

from cases.law.amounts import day_in_words
from cases.office.duties import Duty, ground_of
from cases.office.house import house, title_in_capitals
from cases.office.models import Delegation, Officer
from inspections.visits.documents.common import Facts, officer_of
from inspections.visits.documents.edits import Edits
from inspections.visits.models import Inspection


def signer_facts(inspection: Inspection, edits: Edits, *, at: datetime) -> Facts:
    """Who signs, under which title, and the delegation it rests on; empty when nobody may."""
    officer = officer_of(edits.signer) if edits.signer else head_of_office()
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


def head_of_office() -> Officer | None:
    """The one officer who holds the title that signs; None where there are several or none."""
    holders = Officer.objects.working().filter(role="director").exclude(title_code="")[:2]
    return holders[0] if len(holders) == 1 else None
