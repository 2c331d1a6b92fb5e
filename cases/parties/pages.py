"""What the pages of parties and rights show, each part exactly as its template prints it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Any

from django.db.models import Q, QuerySet

from cases.office.gather import modules
from cases.office.models import Officer
from cases.office.templatetags.office import day
from cases.office.wording import fold
from cases.parties.choosing import line_of
from cases.parties.kinds import label_of, names_of
from cases.parties.models import IPRight, Party, PartyVersion, RightAgent, RightPeriod

MISSING = {
    "tax_code": "chưa có mã số thuế",
    "licence_number": "chưa đăng ký, hoặc chưa ghi nhận",
}
# shape and tone of each status of a right
STATUS = {
    RightPeriod.Status.PROTECTED: ("tick", "done"),
    RightPeriod.Status.LAPSED: ("struck", "late"),
    RightPeriod.Status.TERMINATED: ("diamond", "late"),
    RightPeriod.Status.PENDING: ("empty", ""),
}
# printed with the number they belong to
WITH_NUMBER = {
    "id_number": ("id_issued_on", "id_issued_by"),
    "licence_number": ("licence_issued_on", "licence_issued_by"),
}
Fact = tuple[str, str, str]


def versions_of(parties: Iterable[int], on: date) -> dict[int, PartyVersion]:
    """Each party as it stood on the day; where nothing is recorded for it, as first known."""
    keys = set(parties)
    return _as_of(PartyVersion.objects.standing().filter(party__in=keys), on) if keys else {}


def _as_of(versions: QuerySet[PartyVersion], on: date) -> dict[int, PartyVersion]:
    found: dict[int, PartyVersion] = {}
    for version in versions.select_related("commune").order_by("-in_force_from"):
        known = found.get(version.party_id)
        if known is None or known.in_force_from > on:
            found[version.party_id] = version
    return found


def versions_told(party: Party) -> list[PartyVersion]:
    """Every version, newest first, each followed by those it corrects."""
    told = party.versions.select_related("commune", "correction")
    return list(told.order_by("-in_force_from", "-pk"))


@dataclass(frozen=True)
class PartyRow:
    """One line of the list: the party as it stands, and by which former facts it was found."""

    party: Party
    version: PartyVersion
    former: str = ""


def party_rows(parties: Iterable[Party], words: str, on: date) -> list[PartyRow]:
    shown = list(parties)
    versions = versions_of((party.pk for party in shown), on)
    former = former_facts(versions, words)
    return [PartyRow(party, versions[party.pk], former.get(party.pk, "")) for party in shown]


def former_facts(versions: dict[int, PartyVersion], words: str) -> dict[int, str]:
    """For parties that only a version of before matches: what it then was."""
    if not fold(words):
        return {}
    matching = PartyVersion.objects.filter(party__in=versions).matching(words)
    found = list(matching.order_by("in_force_from"))
    by_the_shown = {each.party_id for each in found if each == versions[each.party_id]}
    return {
        each.party_id: f"Khớp thông tin cũ: {_was(each, versions[each.party_id])}"
        for each in found
        if each.party_id not in by_the_shown
    }


def _was(former: PartyVersion, shown: PartyVersion) -> str:
    names = ("name", "tax_code", "address")
    changed = [name for name in names if getattr(former, name) != getattr(shown, name)]
    told = [str(getattr(former, name)) for name in changed if getattr(former, name)]
    return ", ".join(told) or former.name


def facts_of(version: PartyVersion, kind: str) -> list[Fact]:
    """Everything asked of its kind, as it was on the version's days, and what is missing."""
    inside = {name for names in WITH_NUMBER.values() for name in names}
    names = names_of(kind, but={"name", "in_force_from", *inside})
    return [(label_of(kind, name), _said(version, name), MISSING.get(name, "")) for name in names]


def _said(version: PartyVersion, name: str) -> str:
    value = getattr(version, name)
    if value in (None, ""):
        return ""
    if name == "legal_form":
        return version.get_legal_form_display()
    if name in WITH_NUMBER:
        on, by = (getattr(version, each) for each in WITH_NUMBER[name])
        parts = (value, f"cấp ngày {day(on)}" if on else "", f"nơi cấp {by}" if by else "")
        return ", ".join(part for part in parts if part)
    return day(value) if isinstance(value, date) else str(value)


@dataclass(frozen=True)
class RightRow:
    """A right with its owner and status of a day; without a period nothing is recorded for it."""

    right: IPRight
    period: RightPeriod | None
    owner: str

    @property
    def word(self) -> str:
        return self.period.get_status_display() if self.period else "Chưa ghi nhận"

    @property
    def shape(self) -> str:
        return STATUS[RightPeriod.Status(self.period.status)][0] if self.period else "dashed"

    @property
    def tone(self) -> str:
        return STATUS[RightPeriod.Status(self.period.status)][1] if self.period else "quiet"


def right_rows(rights: Iterable[IPRight], on: date) -> list[RightRow]:
    shown = list(rights)
    periods = {
        period.right_id: period
        for period in RightPeriod.objects.in_force(on).filter(right__in=shown)
    }
    names = versions_of((period.owner_id for period in periods.values()), on)
    return [
        RightRow(right, period, names[period.owner_id].name if period else "")
        for right in shown
        for period in [periods.get(right.pk)]
    ]


def rights_of(party: Party, on: date) -> list[RightRow]:
    """Rights that the party owned on the day."""
    owned = RightPeriod.objects.in_force(on).filter(owner=party).select_related("right")
    return [RightRow(period.right, period, "") for period in owned.order_by("right__sort_key")]


@dataclass(frozen=True)
class AgentRow:
    """A power of attorney, and whether it holds on the day, said in words."""

    power: RightAgent
    name: str
    right: IPRight
    shape: str
    tone: str
    word: str


def agent_rows(right: IPRight, on: date) -> list[AgentRow]:
    """Who represents the owner of the right, the latest power first."""
    shown = list(right.agents.order_by("-valid_from"))
    names = versions_of((power.agent_id for power in shown), on)
    return [
        AgentRow(power, names[power.agent_id].name, right, *_standing(power, on)) for power in shown
    ]


def powers_of(party: Party, on: date) -> list[AgentRow]:
    """The rights that the party represents, the latest power first."""
    powers = party.rights_represented.select_related("right").order_by("-valid_from")
    return [AgentRow(power, "", power.right, *_standing(power, on)) for power in powers]


def _standing(power: RightAgent, on: date) -> tuple[str, str, str]:
    if power.valid_from > on:
        return "empty", "", f"Chưa có hiệu lực ngày {day(on)}, từ {day(power.valid_from)}"
    if power.valid_to and power.valid_to <= on:
        return "diamond", "late", f"Hết hiệu lực ngày {day(on)}, từ {day(power.valid_to)}"
    until = f", đến trước {day(power.valid_to)}" if power.valid_to else ", không ghi thời hạn"
    return "tick", "done", f"Có hiệu lực ngày {day(on)}{until}"


def right_facts(right: IPRight) -> list[Fact]:
    return [
        ("Số văn bằng", right.number, "không có văn bằng, hoặc chưa ghi nhận"),
        ("Nhóm hàng hóa, dịch vụ", right.classes, "chưa ghi nhận"),
        ("Hàng hóa, dịch vụ được bảo hộ", right.goods, "chưa ghi nhận"),
    ]


@dataclass(frozen=True)
class PeriodRow:
    period: RightPeriod
    owner: str


def period_rows(right: IPRight, on: date) -> list[PeriodRow]:
    """Every owner and status there ever was, newest first, owners by their name of the day."""
    told = right.periods.select_related("correction").order_by("-in_force_from", "-pk")
    periods: list[Any] = list(told)
    names = versions_of((period.owner_id for period in periods), on)
    return [PeriodRow(period, names[period.owner_id].name) for period in periods]


@dataclass(frozen=True)
class Relative:
    """A party of the same enterprise, and how it stands to this one."""

    party_id: int
    name: str
    line: str


def relatives_of(party: Party, on: date) -> list[Relative]:
    """The enterprise of a branch, and the branches beside or under it."""
    head = party.parent_id or party.pk
    family = PartyVersion.objects.standing().filter(Q(party=head) | Q(party__parent=head))
    versions = _as_of(family.exclude(party=party), on)
    return [
        Relative(
            pk,
            version.name,
            "Doanh nghiệp chủ quản" if pk == head else version.get_legal_form_display(),
        )
        for pk, version in sorted(
            versions.items(), key=lambda each: (each[0] != head, each[1].name)
        )
    ]


@dataclass(frozen=True)
class Mention:
    """A dossier in which a party appears; the rooms above tell of them."""

    at: datetime
    title: str
    url: str
    name: str
    line: str


def mentions_of(parties: Collection[int], officer: Officer, at: datetime) -> list[Mention]:
    """Dossiers of every kind that the officer may see, newest first."""
    told = [module.mentions_of(parties, officer, at) for module in modules("mentions")]
    return sorted(chain.from_iterable(told), key=lambda each: each.at, reverse=True)


@dataclass(frozen=True)
class Alike:
    """A party that may be the one being entered, and why it is thought so."""

    party: Party
    name: str
    line: str


def alike_rows(found: Iterable[PartyVersion], on: date) -> list[Alike]:
    parties = {version.party_id: version.party for version in found}
    versions = versions_of(parties, on)
    return [Alike(party, versions[pk].name, line_of(versions[pk])) for pk, party in parties.items()]
