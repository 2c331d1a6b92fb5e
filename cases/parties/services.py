"""Entering parties and rights, and what changes in them from a day on."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q

from cases.office.duties import Duty, demand
from cases.office.journal import record
from cases.office.locking import lock
from cases.office.models import Chain, Officer
from cases.office.wording import fold, sort_key
from cases.parties.models import IPRight, Party, PartyVersion, RightAgent, RightPeriod, Verb
from cases.parties.tax_codes import parse


@transaction.atomic
def enter_party(party: Party, version: PartyVersion, *, by: Officer, at: datetime) -> Party:
    """A party we meet for the first time, with how it stands from the version's first day."""
    demand(by, Duty.KEEP_PARTIES, at=at)
    party.chain = Chain.objects.create(kind=Chain.Kind.PARTY)
    party.sort_key = sort_key(version.name)
    party.save()
    version.party = party
    _check_form(party, version)
    version.full_clean()
    version.save()
    record(Verb.ENTER_PARTY, party, by=by, at=at, changes=_facts(version))
    return party


@transaction.atomic
def change_party(party: Party, version: PartyVersion, *, by: Officer, at: datetime) -> PartyVersion:
    """The party stands otherwise from the new version's first day; the former one ends that day."""
    demand(by, Duty.KEEP_PARTIES, at=at)
    lock(party)
    former = party.versions.filter(in_force_to=None).get()
    if version.in_force_from <= former.in_force_from:
        raise ValidationError(
            {
                "in_force_from": "Ngày thay đổi phải sau ngày "
                f"{former.in_force_from:%d/%m/%Y} của thông tin đang dùng."
            }
        )
    former.in_force_to = version.in_force_from
    former.save(update_fields=["in_force_to"])
    version.party = party
    _check_form(party, version)
    version.full_clean()
    version.save()
    party.sort_key = sort_key(version.name)
    party.save(update_fields=["sort_key"])
    before = _facts(former)
    changes = {
        name: [before.get(name), value]
        for name, value in _facts(version).items()
        if before.get(name) != value
    }
    record(Verb.CHANGE_PARTY, party, by=by, at=at, changes=changes)
    return version


def _check_form(party: Party, version: PartyVersion) -> None:
    forms = {
        Party.Kind.INDIVIDUAL: {PartyVersion.LegalForm.PERSON},
        Party.Kind.HOUSEHOLD_BUSINESS: {PartyVersion.LegalForm.HOUSEHOLD},
    }
    organisations = set(PartyVersion.LegalForm) - set().union(*forms.values())
    if version.legal_form not in forms.get(Party.Kind(party.kind), organisations):
        raise ValidationError(
            {"legal_form": f"Hình thức này không thuộc loại “{party.get_kind_display()}”."}
        )
    is_branch = version.legal_form == PartyVersion.LegalForm.BRANCH
    if is_branch != (party.parent_id is not None):
        raise ValidationError(
            {"parent": "Chi nhánh phải chọn doanh nghiệp chủ quản; loại khác để trống."}
        )


def _facts(version: PartyVersion) -> dict[str, object]:
    names = (field for field in version._meta.concrete_fields if field.editable)
    values = {field.name: field.value_from_object(version) for field in names}
    return {
        name: value
        for name, value in values.items()
        if name not in {"id", "party", "in_force_to"} and value not in (None, "")
    }


@transaction.atomic
def enter_right(right: IPRight, period: RightPeriod, *, by: Officer, at: datetime) -> IPRight:
    """A protection title with its first owner and status."""
    demand(by, Duty.KEEP_PARTIES, at=at)
    right.chain = Chain.objects.create(kind=Chain.Kind.RIGHT)
    right.full_clean()
    right.save()
    period.right = right
    period.full_clean()
    period.save()
    facts = {"sign": right.sign, "number": right.number, **_period_facts(period)}
    record(Verb.ENTER_RIGHT, right, by=by, at=at, changes=facts)
    return right


@transaction.atomic
def change_right(right: IPRight, period: RightPeriod, *, by: Officer, at: datetime) -> RightPeriod:
    """Another owner or status from the new period's first day (assignment, lapse, termination)."""
    demand(by, Duty.KEEP_PARTIES, at=at)
    lock(right)
    former = right.periods.filter(in_force_to=None).get()
    if period.in_force_from <= former.in_force_from:
        raise ValidationError(
            {
                "in_force_from": "Ngày thay đổi phải sau ngày "
                f"{former.in_force_from:%d/%m/%Y} của thời kỳ đang dùng."
            }
        )
    former.in_force_to = period.in_force_from
    former.save(update_fields=["in_force_to"])
    period.right = right
    period.full_clean()
    period.save()
    record(Verb.CHANGE_RIGHT, right, by=by, at=at, changes=_period_facts(period))
    return period


def _period_facts(period: RightPeriod) -> dict[str, object]:
    return {
        "owner": str(period.owner),
        "status": period.status,
        "in_force_from": period.in_force_from,
    }


@transaction.atomic
def appoint_agent(agent: RightAgent, *, by: Officer, at: datetime) -> RightAgent:
    """A representative of the right holder under a power of attorney with its period."""
    demand(by, Duty.KEEP_PARTIES, at=at)
    lock(agent.right)
    agent.full_clean()
    agent.save()
    facts = {
        "agent": str(agent.agent),
        "scope": agent.scope,
        "valid_from": agent.valid_from,
        "valid_to": agent.valid_to,
    }
    record(Verb.APPOINT_AGENT, agent.right, by=by, at=at, changes=facts)
    return agent


def look_alikes(
    version: PartyVersion, parent: Party | None = None
) -> models.QuerySet[PartyVersion]:
    """Versions, of any day, of parties that may be this one: the same number, or name and place.

    A branch shares its root with its enterprise and the other branches: those are no doubles.
    """
    numbers = {version.id_number} | ({parse(version.tax_code).root} if version.tax_code else set())
    numbers.discard("")
    same_number = Q(tax_root__in=numbers) | Q(id_number__in=numbers)
    same_name = Q(name_key=fold(version.name), commune=version.commune_id)
    found = PartyVersion.objects.filter(same_number | same_name if numbers else same_name)
    if parent is not None:
        family = Q(party=parent) | Q(party__parent=parent)
        found = found.exclude(family & ~Q(tax_code=version.tax_code) & ~same_name)
    return found.select_related("party").order_by("party", "-in_force_from")


def enterprise_of(branch: PartyVersion) -> Party | None:
    """The one enterprise whose root the branch's code carries, if we know it."""
    root = parse(branch.tax_code).root if branch.tax_code else ""
    found = Party.objects.filter(parent=None, versions__tax_root=root).distinct()[:2]
    return found[0] if root and len(found) == 1 else None
