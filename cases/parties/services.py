"""Entering parties and rights, and what changes in them from a day on."""

from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from cases.office.duties import Duty, demand
from cases.office.journal import record
from cases.office.locking import lock, lock_chains
from cases.office.models import Chain, Officer
from cases.office.wording import fold, sort_key
from cases.parties.checks import check_form
from cases.parties.models import IPRight, Party, PartyVersion, RightAgent, RightPeriod, Verb
from cases.parties.tax_codes import parse

ALIKE = (
    "Có thể đã có đối tượng này. Mở ra xem và cập nhật; nếu là đối tượng khác thì "
    "đánh dấu dưới danh sách rồi nhập lại."
)


@transaction.atomic
def enter_party(
    party: Party,
    version: PartyVersion,
    *,
    others: Collection[int] | None = None,
    by: Officer,
    at: datetime,
) -> Party:
    """A party we meet for the first time, with how it stands from the version's first day.

    `others`: parties like it that the officer has seen and found to be others; None where nobody
    was asked. Raises ValidationError (code `alike`) when there is one that the officer did not see.
    """
    demand(by, Duty.KEEP_PARTIES, at=at)
    if others is not None:
        _refuse_doubles(version, party.parent, others)
    party.chain = Chain.objects.create(kind=Chain.Kind.PARTY)
    party.sort_key = sort_key(version.name)
    party.save()
    version.party = party
    check_form(party, version)
    version.full_clean()
    version.save()
    record(Verb.ENTER_PARTY, party, by=by, at=at, changes=_facts(version))
    return party


@transaction.atomic
def change_party(party: Party, version: PartyVersion, *, by: Officer, at: datetime) -> PartyVersion:
    """The party stands otherwise from the new version's first day; the former one ends that day."""
    demand(by, Duty.KEEP_PARTIES, at=at)
    lock(party)
    former = party.versions.in_use().get()
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
    check_form(party, version)
    version.full_clean()
    version.save()
    party.sort_key = sort_key(version.name)
    party.save(update_fields=["sort_key"])
    record(Verb.CHANGE_PARTY, party, by=by, at=at, changes=_differences(former, version))
    return version


@transaction.atomic
def correct_party(
    former: PartyVersion, version: PartyVersion, *, because: str, by: Officer, at: datetime
) -> PartyVersion:
    """What was typed wrong, said rightly for the same days; papers that used it keep it."""
    demand(by, Duty.KEEP_PARTIES, at=at)
    party = former.party
    lock(party)
    former.refresh_from_db()
    version.party = party
    if not (changes := _differences(former, version, but={"in_force_from"})):
        raise ValidationError("Chưa sửa chỗ nào. Sửa chỗ nhập sai rồi lưu.")
    _take_the_place_of(former, version, because, at)
    check_form(party, version)
    version.full_clean()
    version.save()
    if version.in_force_to is None:
        party.sort_key = sort_key(version.name)
        party.save(update_fields=["sort_key"])
    facts = {"in_force_from": version.in_force_from, "because": version.correction_reason}
    record(Verb.CORRECT_PARTY, party, by=by, at=at, changes={**facts, **changes})
    return version


def _take_the_place_of(
    former: PartyVersion | RightPeriod,
    version: PartyVersion | RightPeriod,
    because: str,
    at: datetime,
) -> None:
    """The former steps back, so that the other one may stand on its days."""
    if former.corrected_at is not None:
        raise ValidationError(
            f"Thông tin này đã được sửa ngày {timezone.localdate(former.corrected_at):%d/%m/%Y}. "
            "Tải lại trang, sửa ở bản mới.",
            code="corrected",
        )
    if not because.strip():
        raise ValidationError({"because": "Ghi lý do sửa."})
    former.corrected_at = at
    former.save(update_fields=["corrected_at"])
    version.in_force_from, version.in_force_to = former.in_force_from, former.in_force_to
    version.corrects = former
    version.correction_reason = because.strip()


def _differences(
    former: PartyVersion, version: PartyVersion, but: Collection[str] = ()
) -> dict[str, object]:
    before, after = _facts(former), _facts(version)
    return {
        name: [before.get(name), after.get(name)]
        for name in before | after
        if before.get(name) != after.get(name) and name not in but
    }


def _refuse_doubles(version: PartyVersion, parent: Party | None, others: Collection[int]) -> None:
    """One entry at a time: what another officer enters at this moment is seen, or sees this one."""
    office, _ = Chain.objects.get_or_create(kind=Chain.Kind.OFFICE)
    lock_chains(office)
    if look_alikes(version, parent).exclude(party__in=others).exists():
        raise ValidationError(ALIKE, code="alike")


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
    former = right.periods.in_use().get()
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


@transaction.atomic
def correct_right(
    former: RightPeriod, period: RightPeriod, *, because: str, by: Officer, at: datetime
) -> RightPeriod:
    """Owner, status or source typed wrong, said rightly for the same days."""
    demand(by, Duty.KEEP_PARTIES, at=at)
    right = former.right
    lock(right)
    former.refresh_from_db()
    period.right, period.in_force_from = right, former.in_force_from
    before, after = ({**_period_facts(each), "source": each.source} for each in (former, period))
    if before == after:
        raise ValidationError("Chưa sửa chỗ nào. Sửa chỗ nhập sai rồi lưu.")
    _take_the_place_of(former, period, because, at)
    period.full_clean()
    period.save()
    changes: dict[str, object] = {
        name: [before[name], after[name]] for name in before if before[name] != after[name]
    }
    facts = {"in_force_from": period.in_force_from, "because": period.correction_reason}
    record(Verb.CORRECT_RIGHT, right, by=by, at=at, changes={**facts, **changes})
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

    What was typed wrong and corrected since is nobody's number.

    A branch shares its root with its enterprise and the other branches: those are no doubles.
    """
    numbers = {version.id_number} | ({parse(version.tax_code).root} if version.tax_code else set())
    numbers.discard("")
    same_number = Q(tax_root__in=numbers) | Q(id_number__in=numbers)
    same_name = Q(name_key=fold(version.name), commune=version.commune_id)
    standing = PartyVersion.objects.standing()
    found = standing.filter(same_number | same_name if numbers else same_name)
    if parent is not None:
        family = Q(party=parent) | Q(party__parent=parent)
        found = found.exclude(family & ~Q(tax_code=version.tax_code) & ~same_name)
    return found.select_related("party").order_by("party", "-in_force_from")


def enterprise_of(branch: PartyVersion) -> Party | None:
    """The one enterprise whose root the branch's code carries, if we know it."""
    root = parse(branch.tax_code).root if branch.tax_code else ""
    versions = PartyVersion.objects.standing().filter(tax_root=root)
    found = Party.objects.filter(parent=None, pk__in=versions.values("party"))[:2]
    return found[0] if root and len(found) == 1 else None
