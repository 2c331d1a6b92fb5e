"""Rà soát trùng lặp: earlier inspections of the same business or person, ours and others'."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone

from cases.dossier.models import Document, DossierParty
from cases.dossier.steps import Refusal
from cases.law import guard
from cases.law.explain import Citation
from cases.law.guard import Answer, Earlier, Planned
from cases.lawbook.services import active_catalogue
from cases.office.house import house
from cases.parties.models import Party, PartyVersion
from inspections.visits.documents.decision import KIND as DECISION
from inspections.visits.models import GuardException, Inspection, OtherInspection

Keys = frozenset[str]
WAITING = (Inspection.Status.DRAFT, Inspection.Status.DECIDED)
SIGNED = (Document.State.SIGNED, Document.State.ISSUED)
# what the law looks at begins with the announcement; a decision that stands waits for it
COUNTED = Q(announced_at__isnull=False) | Q(
    status__in=(Inspection.Status.DECIDED, Inspection.Status.UNDER_WAY, Inspection.Status.FINISHED)
)


@dataclass(frozen=True)
class Guarded:
    """What the guard says of one subject; without any number nothing could be looked up."""

    name: str
    party: int
    answer: Answer
    has_keys: bool = True

    @property
    def is_blocked(self) -> bool:
        return self.answer.outcome == guard.BLOCK

    @property
    def words(self) -> str:
        """`Quản lý thị trường, 20/01/2026; …`: the inspections that decide."""
        return "; ".join(f"{each.body}, {each.on:%d/%m/%Y}" for each in self.answer.earlier)

    @property
    def told(self) -> str:
        """A sentence for the page."""
        if not self.has_keys:
            return f"{self.name}: chưa có mã số thuế, số định danh nên không tra cứu được."
        free = self.answer.free_on
        then = f" Kiểm tra được từ ngày {free:%d/%m/%Y}, hoặc kiểm tra từ xa." if free else ""
        return f"{self.name}: {self.words}.{then}"

    @property
    def citation(self) -> Citation | None:
        return self.answer.citations[0] if self.answer.citations else None


@dataclass(frozen=True)
class Register:
    """Earlier inspections as read once for several subjects: by key, each with its own number."""

    pack: Mapping[str, Any]
    keys: Mapping[int, Keys]
    ours: tuple[tuple[int, int, Earlier], ...]  # party, inspection
    others: tuple[tuple[Keys, Earlier], ...]

    def of(self, party: int, *, but: int = 0) -> list[Earlier]:
        own = self.keys.get(party, frozenset())
        ours = [
            each
            for other, inspection, each in self.ours
            if inspection != but and own & self.keys.get(other, frozenset())
        ]
        return [*ours, *(each for keys, each in self.others if keys & own)]

    def ask(
        self, party: int, planned: Planned, *, name: str = "", reading: str = "", but: int = 0
    ) -> Guarded:
        """What the law in use says of one subject; `but` is the inspection asked for."""
        answer = guard.decide(self.pack, planned, self.of(party, but=but), reading)
        return Guarded(name, party, answer, bool(self.keys.get(party)))


def register_of(parties: Iterable[int] = (), keys: Iterable[str] = ()) -> Register:
    """In a constant number of queries. Party 0 stands for `keys` that were asked for directly.

    Raises NoLawError while no law is loaded.
    """
    asked = frozenset(keys)
    wanted = {key for own in _keys(Q(party__in=set(parties))).values() for key in own} | asked
    family = PartyVersion.objects.standing().filter(_carrying(wanted)).values("party")
    known = _keys(Q(party__in=family)) if wanted else {}
    known = _joined(known | ({0: asked} if asked else {}))
    every = {key for own in known.values() for key in own}
    return Register(active_catalogue().content, known, tuple(_ours(known)), tuple(_others(every)))


def _carrying(keys: Iterable[str]) -> Q:
    person = Q(id_number__in=keys) & ~Q(party__kind=Party.Kind.ORGANISATION)
    return Q(tax_root__in=keys) | person


def _keys(which: Q) -> dict[int, Keys]:
    """All numbers a party ever went by, what was typed wrong and corrected since left out."""
    found: dict[int, Keys] = {}
    rows = PartyVersion.objects.standing().filter(which)
    for party, kind, root, person in rows.values_list(
        "party", "party__kind", "tax_root", "id_number"
    ):
        own = {root} if kind == Party.Kind.ORGANISATION else {root, person}
        found[party] = found.get(party, frozenset()) | (own - {""})
    return found


def _joined(known: Mapping[int, Keys]) -> dict[int, Keys]:
    """A household under its old and its new number is one: keys met together belong together."""
    joined: list[Keys] = []
    for own in known.values():
        touching = [each for each in joined if each & own]
        joined = [each for each in joined if not each & own]
        joined.append(own.union(*touching))
    return {
        party: next((each for each in joined if each & own), own) for party, own in known.items()
    }


def _ours(known: Mapping[int, Keys]) -> Iterable[tuple[int, int, Earlier]]:
    issued = Document.objects.filter(
        dossier=OuterRef("dossier"), kind=DECISION, state=Document.State.ISSUED
    )
    decided_on = Subquery(issued.order_by("-issued_on").values("issued_on")[:1])
    subject = DossierParty.Capacity.SUBJECT
    rows = (
        Inspection.objects.filter(
            COUNTED, dossier__parties__version__party__in=known, dossier__parties__capacity=subject
        )
        .annotate(party=F("dossier__parties__version__party"), decided_on=decided_on)
        .values_list("party", "pk", "announced_at", "decided_on", "field", "dossier__number")
        .order_by("announced_at", "pk")
    )
    for party, pk, announced_at, decided, field, number in rows:
        day = timezone.localdate(announced_at) if announced_at else decided
        if day is not None:
            kind = OtherInspection.Kind.INSPECTION
            yield party, pk, Earlier(kind, day, house().name, field, dossier=number)


def _others(keys: set[str]) -> Iterable[tuple[Keys, Earlier]]:
    rows = OtherInspection.objects.filter(removed_at=None)
    for row in rows.filter(Q(tax_root__in=keys) | Q(person_id__in=keys)).order_by("inspected_on"):
        own = frozenset({row.tax_root, row.person_id} - {""})
        yield own, Earlier(row.kind, row.inspected_on, row.body, row.content, row.decision)


def guard_inspection(inspection: Inspection, *, on: date) -> list[Guarded]:
    """Each subject, as if the decision were announced that day; nothing once it was announced."""
    if inspection.announced_at is not None:
        return []
    if inspection.guarded is not None:
        return cast(list[Guarded], inspection.guarded)
    rows = inspection.dossier.parties.filter(
        capacity=DossierParty.Capacity.SUBJECT, ended_at=None
    ).select_related("version")
    subjects = {row.version.party_id: row.version.name for row in rows}
    register = register_of(subjects)
    kind = guard.kind_of(register.pack, inspection.basis)
    planned = Planned(on, kind, inspection.field, is_excepted(inspection))
    return [
        register.ask(party, planned, name=name, but=inspection.pk)
        for party, name in subjects.items()
    ]


def remember(inspection: Inspection, *, on: date) -> list[Guarded]:
    """For one page, which shows the answer and asks several acts; no act is given this row."""
    if inspection.status in WAITING:
        inspection.guarded = guard_inspection(inspection, on=on)
    return inspection.guarded or []


def is_excepted(inspection: Inspection) -> bool:
    """Only a signed record of clear signs opens the exception."""
    return GuardException.objects.filter(inspection=inspection, record__state__in=SIGNED).exists()


def refusals_of(guarded: Iterable[Guarded]) -> list[Refusal]:
    return [Refusal(_why(each), each.citation) for each in guarded if each.is_blocked]


def guard_refusals(inspection: Inspection, at: datetime) -> list[Refusal]:
    """Why the decision may not be drafted, made ready, signed or announced."""
    return refusals_of(guard_inspection(inspection, on=timezone.localdate(at)))


def _why(each: Guarded) -> str:
    free = f", hoặc kiểm tra từ ngày {each.answer.free_on:%d/%m/%Y}" if each.answer.free_on else ""
    return (
        f"{each.name} đã được kiểm tra trong năm: {each.words}. "
        f"Lập phiếu xác định dấu hiệu vi phạm rõ ràng để người có thẩm quyền ký{free}."
    )
