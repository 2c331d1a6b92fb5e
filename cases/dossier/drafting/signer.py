"""Who signs a decision of the office, under which title, on which ground."""

from datetime import datetime

from django.db.models import Prefetch, Q, prefetch_related_objects

from cases.dossier.composing import Choice, Option
from cases.dossier.drafting.common import (
    Facts,
    officer_of,
    officer_option,
    seats_with_officers,
)
from cases.dossier.drafting.edits import Edits
from cases.dossier.models import Document, Dossier
from cases.law.amounts import day_in_words
from cases.office.duties import DUTIES_BY_ROLE, Duty, ground_of
from cases.office.house import house, title_in_capitals
from cases.office.models import Delegation, Officer

OF_THE_OFFICE = "Người đứng đầu Sở"


def signer_facts(dossier: Dossier, duty: Duty, edits: Edits, *, at: datetime) -> Facts:
    """Who signs, under which title, and the delegation it rests on; empty when nobody may."""
    officer = officer_of(edits.signer) if edits.signer else head_of_office(dossier, duty, at=at)
    ground = ground_of(officer, duty, dossier, at=at) if officer else None
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
    return facts | _by_delegation(officer, duty, papers[ground.delegation_id])


def _by_delegation(officer: Officer, duty: Duty, paper: Delegation) -> Facts:
    """The deputy signs for the head (KT.), and the grounds quote the paper that lets him."""
    words: str = house().words_of["delegation"][duty.value]
    day = day_in_words(paper.signed_on)
    head = title_in_capitals(paper.giver.position)
    return {
        "title": [f"KT. {head}", title_in_capitals(officer.position)],
        "delegation": {
            "pk": paper.pk,
            "words": words.format(number=paper.number, day=day, giver=house().issuer),
        },
    }


def possible_signers(dossier: Dossier, duty: Duty, *, at: datetime) -> list[Officer]:
    """Who may sign at that instant: by title, or by a delegation in force."""
    receivers = Delegation.objects.in_force(at).filter(duty=duty).values("receiver")
    papers = Delegation.objects.select_related("giver")
    candidates = (
        Officer.objects.working()
        .filter(Q(role__in=_signing_roles(duty)) | Q(pk__in=receivers))
        .prefetch_related(Prefetch("delegations_received", papers))
    )
    prefetch_related_objects([dossier], seats_with_officers("seats"))
    for officer in candidates:
        officer.received_delegations = list(officer.delegations_received.all())
    return [each for each in candidates if ground_of(each, duty, dossier, at=at)]


def signer_choice(duty: Duty) -> Choice:
    """Who signs, to be chosen for a draft; the head of the office where nobody is."""

    def options(document: Document, at: datetime) -> list[Option]:
        known = possible_signers(document.dossier, duty, at=at)
        return [("", OF_THE_OFFICE), *map(officer_option, known)]

    hint = "Theo chức danh, hoặc theo văn bản giao quyền còn hiệu lực hôm nay."
    return Choice("signer", "Người ký", options, hint)


def head_of_office(dossier: Dossier, duty: Duty, *, at: datetime) -> Officer | None:
    """The one officer who signs by title; None where there are several or none."""
    titled = Officer.objects.working().filter(role__in=_signing_roles(duty)).exclude(title_code="")
    grounds = ((officer, ground_of(officer, duty, dossier, at=at)) for officer in titled)
    heads = [officer for officer, ground in grounds if ground and ground.delegation_id is None]
    return heads[0] if len(heads) == 1 else None


def _signing_roles(duty: Duty) -> list[str]:
    return [role for role, duties in DUTIES_BY_ROLE.items() if duty in duties]
