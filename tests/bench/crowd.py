"""A large office: the demonstration's people and law, and as many made-up cases as are asked for.

Rows are written past the services, in batches, because a hundred thousand acts take an hour. Each
dossier has its chain with one whole entry; issued documents have no bytes.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection, models

from cases.casework.models import Case, Decision, Payment, Sanction, Violation
from cases.dossier.models import (
    Deadline,
    Document,
    Dossier,
    DossierParty,
    GoodsLine,
    Series,
    Verb,
)
from cases.lawbook.models import ActVersion
from cases.office.journal import canonical, hash_of, subject_of
from cases.office.models import Chain, Commune, JournalEntry, Officer
from cases.office.wording import fold
from cases.parties.models import PartyVersion

FIRST_DAY = datetime(2024, 1, 2, 2, tzinfo=UTC)
DAYS = 1000
BATCH = 2000
GOODS = ("túi xách", "mỹ phẩm", "giày thể thao", "đồng hồ", "dầu gội", "phụ tùng xe máy")
MARKS = ("LUNARIS", "MÂY AN", "MỘC LAM", "LAM HẠ", "SAO KHUÊ", "NGỌC THỦY")


@dataclass
class Office:
    """What the cases are made from, read once."""

    rng: random.Random
    officers: list[Officer] = field(default_factory=lambda: list(_officers()))
    versions: list[PartyVersion] = field(
        default_factory=lambda: list(PartyVersion.objects.select_related("party").order_by("pk"))
    )
    acts: list[ActVersion] = field(
        default_factory=lambda: list(ActVersion.objects.select_related("act").order_by("pk"))
    )
    communes: list[Commune] = field(default_factory=lambda: list(Commune.objects.order_by("pk")))
    series: Series = field(default_factory=lambda: Series.objects.get(code="QD-SKHCN"))


def _officers() -> models.QuerySet[Officer]:
    return Officer.objects.filter(role="inspector", is_active=True).order_by("pk")


def _batched(numbers: range) -> Iterator[range]:
    return (numbers[at : at + BATCH] for at in range(0, len(numbers), BATCH))


def add_cases(count: int, *, seed: int = 1) -> None:
    """So many cases in every state, the same for the same seed and office."""
    office = Office(random.Random(seed))  # noqa: S311 a made-up crowd, no secret
    first = Dossier.objects.count()
    for numbers in _batched(range(first, first + count)):
        _add_batch(office, numbers)


def _add_batch(office: Office, numbers: range) -> None:
    chains = Chain.objects.bulk_create([Chain(kind="dossier") for _ in numbers])
    pairs = zip(numbers, chains, strict=True)
    dossiers = Dossier.objects.bulk_create([_dossier(office, *pair) for pair in pairs])
    entries = [_opened(each) for each in dossiers]
    JournalEntry.objects.bulk_create(entries)
    _move_on([(entry.hash, entry.chain_id) for entry in entries])
    cases = Case.objects.bulk_create([_case(office, each) for each in dossiers])
    _bulk(row for each in cases for row in _of_case(office, each))
    _bulk_decisions(office, [each for each in cases if each.decided_on])


def _move_on(heads: list[tuple[str, int]]) -> None:
    table = Chain._meta.db_table
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {table} SET length = 1, head = %s WHERE id = %s", heads)


def _bulk(rows: Iterator[models.Model]) -> None:
    by_model: dict[type[models.Model], list[Any]] = {}
    for row in rows:
        by_model.setdefault(type(row), []).append(row)
    for model, found in by_model.items():
        model._default_manager.bulk_create(found)


def _dossier(office: Office, number: int, chain: Chain) -> Dossier:
    rng, opened = office.rng, FIRST_DAY + timedelta(minutes=number * DAYS * 1440 // 100_000)
    holder = rng.choice(office.officers)
    title = f"{rng.choice(GOODS)} “{rng.choice(MARKS)}”"
    told: dict[str, Any] = {
        "kind": Dossier.Kind.CASE,
        "number": f"{number + 1:06d}/{opened.year}/VV-MAU",
        "title": title[:1].upper() + title[1:],
        "place": f"{rng.randrange(1, 400)} Phố Thử {rng.randrange(1, 90)}",
        "commune": rng.choice(office.communes),
    }
    said = f"{told['number']} {told['title']} {told['place']}"
    return Dossier(
        **told,
        unit_id=holder.unit_id,
        holder=holder,
        held_since=opened,
        opened_at=opened,
        chain=chain,
        name_key=fold(said),
    )


def _opened(dossier: Dossier) -> JournalEntry:
    entry = JournalEntry(
        chain=dossier.chain,
        sequence=1,
        verb=Verb.OPEN_DOSSIER.value,
        label=str(Verb.OPEN_DOSSIER.label),
        subject=subject_of(dossier),
        officer=dossier.holder,
        at=dossier.opened_at,
        changes=canonical({"title": dossier.title}),
    )
    entry.hash = hash_of(entry)
    return entry


def _case(office: Office, dossier: Dossier) -> Case:
    rng, found = office.rng, dossier.opened_at
    status = rng.choices(
        ("open", "recorded", "decided", "closed", "dropped"), weights=(8, 6, 16, 60, 10)
    )[0]
    recorded = found + timedelta(days=rng.randrange(1, 5)) if status not in OPENED else None
    decided = recorded + timedelta(days=rng.randrange(4, 10)) if recorded else None
    has_decision = status in {"decided", "closed"} and decided
    return Case(
        dossier=dossier,
        status=status,
        source=rng.choice(Case.Source.values),
        offender=rng.choice(office.versions),
        detected_at=found,
        facts="Bày bán hàng mang dấu hiệu trùng với nhãn hiệu đang được bảo hộ.",
        recorded_at=recorded,
        decided_on=decided.date() if has_decision and decided else None,
        ended_at=decided + timedelta(days=12) if status == "closed" and decided else None,
        because="Không xác định được hành vi vi phạm." if status == "dropped" else "",
    )


OPENED = {"open", "dropped"}


def _of_case(office: Office, case: Case) -> Iterator[models.Model]:
    rng, dossier = office.rng, case.dossier
    goods = {"quantity": rng.randrange(1, 500), "unit_price": 1000 * rng.randrange(20, 900)}
    value = goods["quantity"] * goods["unit_price"]
    yield DossierParty(dossier=dossier, version=case.offender, capacity="offender")
    yield Violation(
        case=case,
        act_version=rng.choice(office.acts),
        facts=case.facts,
        detected_on=case.detected_at.date(),
        value_basis="from_goods",
        goods_value=value,
    )
    yield GoodsLine(
        dossier=dossier,
        name=dossier.title,
        unit="chiếc",
        price_basis="listed",
        value=value,
        **goods,
    )
    if case.status in {"open", "recorded"}:
        yield Deadline(
            dossier=dossier,
            term="record",
            label="Lập biên bản, ra quyết định",
            due_at=case.detected_at + timedelta(days=rng.randrange(2, 60)),
            is_confirmed=True,
            explanation="{}",
        )


def _bulk_decisions(office: Office, cases: list[Case]) -> None:
    documents = Document.objects.bulk_create([_document(office, each) for each in cases])
    pairs = zip(cases, documents, strict=True)
    decisions = Decision.objects.bulk_create([_decision(office, *pair) for pair in pairs])
    _bulk(row for each in decisions for row in _of_decision(office, each))


def _document(office: Office, case: Case) -> Document:
    decided = case.decided_on
    assert decided
    signed = datetime(decided.year, decided.month, decided.day, 3, tzinfo=UTC)
    return Document(
        dossier=case.dossier,
        kind="MQĐ02",
        title="Quyết định xử phạt vi phạm hành chính",
        state=Document.State.ISSUED,
        facts="{}",
        words="{}",
        edits="{}",
        made_by=case.dossier.holder,
        made_at=signed,
        signed_at=signed,
        series=office.series,
        year=decided.year,
        number=f"{case.dossier_id + NUMBERS_FROM}",
        issued_at=signed,
        issued_on=decided,
    )


NUMBERS_FROM = 100_000  # past the numbers of the demonstration


def _decision(office: Office, case: Case, document: Document) -> Decision:
    assert case.decided_on
    assert case.offender
    return Decision(
        case=case,
        document=document,
        kind=Decision.Kind.SANCTION,
        amount=500_000 * office.rng.randrange(1, 400),
        signed_on=case.decided_on,
        signer_title="Giám đốc",
        offender_kind=case.offender.party.kind,
        pack_digest="0" * 64,
        explanation="[]",
    )


def _of_decision(office: Office, decision: Decision) -> Iterator[models.Model]:
    act = office.rng.choice(office.acts)
    yield Sanction(
        decision=decision,
        act_code=act.act.code,
        act_version=str(act.pk),
        citation=f"Điều {act.article}",
        instrument="99/2013/NĐ-CP",
        article=act.article,
        amount=decision.amount,
    )
    if decision.case.status == "closed":
        yield Payment(
            decision=decision,
            paid_on=decision.signed_on + timedelta(days=7),
            amount=decision.amount,
            receipt=f"BL-{decision.document.number}",
            noted_by=decision.case.dossier.holder,
            noted_at=decision.document.made_at,
        )
