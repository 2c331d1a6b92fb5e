"""Rà soát trùng lặp: earlier inspections of the same business or person, ours and others'."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, cast

from django.db.models import DateTimeField, OuterRef, Q, QuerySet, Subquery, Value
from django.utils import timezone

from cases.dossier.models import Document, DossierParty
from cases.dossier.steps import Refusal
from cases.law import guard
from cases.law.explain import Citation
from cases.law.guard import Answer, Earlier, Planned
from cases.lawbook.services import active_catalogue
from cases.office.house import house
from cases.parties.models import Party, PartyVersion
from inspections.visits.documents.decision import KIND as DECISION, parties_of
from inspections.visits.models import GuardException, Inspection, OtherInspection

Keys = frozenset[str]
# the pack's code of an inspection by its basis: all of them are on site
BASES: Mapping[str, str] = {
    Inspection.Basis.CLEAR_SIGNS: "signs",
    Inspection.Basis.INSTRUCTION: "directive",
    Inspection.Basis.REQUEST: "directive",
    Inspection.Basis.PLAN: "thematic",
}
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

    keys: Mapping[int, Keys]
    # party and inspection where it is ours, else 0, and the numbers it was entered under
    rows: tuple[tuple[int, int, Keys, Earlier], ...]

    def of(self, party: int, *, but: int = 0) -> list[Earlier]:
        own = self.keys.get(party, frozenset())
        found = [
            each
            for other, inspection, keys, each in self.rows
            if own & (self.keys.get(other, frozenset()) if other else keys)
            and not (inspection and inspection == but)
        ]
        return sorted(found, key=lambda each: each.on)

    def ask(
        self, party: int, planned: Planned, *, name: str = "", reading: str = "", but: int = 0
    ) -> Guarded:
        """What the law in use says of one subject; `but` is the inspection asked for.

        Raises NoLawError while no law is loaded, and LookupError for an unknown kind or reading.
        """
        earlier = self.of(party, but=but)
        # where nothing was inspected before there is nothing for the law to say
        answer = (
            guard.decide(active_catalogue().content, planned, earlier, reading)
            if (earlier or reading)
            else Answer(guard.ALLOW, reading)
        )
        return Guarded(name, party, answer, bool(self.keys.get(party)))


def register_of(versions: Iterable[PartyVersion] = (), keys: Iterable[str] = ()) -> Register:
    """In two queries. Party 0 stands for `keys` that were asked for directly."""
    rows, asked = list(versions), frozenset(keys)
    wanted = asked.union(*(_own(each.party.kind, each.tax_root, each.id_number) for each in rows))
    parties = {each.party_id for each in rows}
    family = PartyVersion.objects.standing().filter(_carrying(wanted)).values("party")
    known = _keys(Q(party__in=parties) | Q(party__in=family) if wanted else Q(party__in=parties))
    known = _joined(known | ({0: asked} if asked else {}))
    return Register(known, tuple(_inspections(known)) if any(known.values()) else ())


def _own(kind: str, root: str, person: str) -> Keys:
    """A person's number is that of the person and of the household, not of a company."""
    own = {root} if kind == Party.Kind.ORGANISATION else {root, person}
    return frozenset(own - {""})


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
        found[party] = found.get(party, frozenset()) | _own(kind, root, person)
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


def _inspections(known: Mapping[int, Keys]) -> Iterator[tuple[int, int, Keys, Earlier]]:
    """Ours of these parties and others' under these numbers, in one query."""
    keys = {key for own in known.values() for key in own}
    others = OtherInspection.objects.filter(removed_at=None).filter(
        Q(tax_root__in=keys) | Q(person_id__in=keys)
    )
    rows = _ours(known).union(
        others.order_by().values_list(
            *(Value(0), "pk", Value(None, DateTimeField()), "inspected_on", "kind"),
            *("body", "content", "decision", Value(""), "tax_root", "person_id"),
        ),
        all=True,
    )
    for party, pk, announced, on, kind, body, content, paper, number, *numbers in rows:
        day = timezone.localdate(announced) if announced else on
        if day is not None:
            earlier = Earlier(kind, day, body or house().name, content, paper, number)
            yield party, pk if party else 0, frozenset(numbers) - {""}, earlier


def _ours(known: Mapping[int, Keys]) -> "QuerySet[Inspection, Any]":
    issued = Document.objects.filter(
        dossier=OuterRef("dossier"), kind=DECISION, state=Document.State.ISSUED
    )
    party = "dossier__parties__version__party"
    rows = Inspection.objects.filter(
        COUNTED,
        **{f"{party}__in": known},
        dossier__parties__capacity=DossierParty.Capacity.SUBJECT,
    )
    return rows.order_by().values_list(
        *(party, "pk", "announced_at"),
        Subquery(issued.order_by("-issued_on").values("issued_on")[:1]),
        *(Value(OtherInspection.Kind.INSPECTION.value), Value(""), "field", Value("")),
        *("dossier__number", Value(""), Value("")),
    )


def guard_inspection(inspection: Inspection, *, on: date) -> list[Guarded]:
    """Each subject, as if the decision were announced that day; nothing once it was announced."""
    if inspection.announced_at is not None:
        return []
    if inspection.guarded is not None:
        return cast(list[Guarded], inspection.guarded)
    versions = [row.version for row in parties_of(inspection, DossierParty.Capacity.SUBJECT)]
    register = register_of(versions)
    planned = Planned(on, BASES[inspection.basis], inspection.field)
    told = [
        register.ask(each.party_id, planned, name=each.name, but=inspection.pk) for each in versions
    ]
    if any(each.is_blocked for each in told) and is_excepted(inspection):
        planned = replace(planned, has_clear_signs=True)
        told = [
            register.ask(each.party_id, planned, name=each.name, but=inspection.pk)
            for each in versions
        ]
    return told


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
