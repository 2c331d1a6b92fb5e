"""The journal is part of the act, in one chain a dossier, sealed into the office's own."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet

from cases.office import triggers
from cases.office.journal import canonical, first_broken, hash_of, record, seal, sealed_heads
from cases.office.locking import lock
from cases.office.models import Chain, JournalEntry, Verb
from tests.builders import AT, a_dossier, an_officer
from tests.together import together


@contextmanager
def lifted() -> Iterator[None]:
    """The triggers away, as only somebody with the keys of the database could have them."""
    connection.check_constraints()
    triggers.remove(connection)
    yield
    connection.check_constraints()
    triggers.install(connection)


def a_chain_of(length: int) -> Chain:
    officer = an_officer()
    for number in range(length):
        record(Verb.CHANGE, officer, by=officer, at=AT, changes={"position": [number, number + 1]})
    return Chain.objects.get(pk=officer.chain_id)


@pytest.mark.django_db
def test_an_entry_says_what_was_done_and_hashes_to_it() -> None:
    officer = an_officer()
    first = record(Verb.CREATE, officer, by=None, at=AT)
    entry = record(
        Verb.CHANGE, officer, by=officer, at=AT, changes={"full_name": ["Lê Chi", "Lê Thị Chi"]}
    )
    said = (
        f'[{officer.chain_id},2,"change","Sửa","office.officer:{officer.pk}",{officer.pk},'
        '"2026-11-25T02:00:00.000000+00:00",'
        '"{\\"full_name\\":[\\"Lê Chi\\",\\"Lê Thị Chi\\"]}",'
        f'"{first.hash}"]'
    )
    stored = JournalEntry.objects.get(pk=entry.pk)
    assert stored.hash == hashlib.sha256(said.encode()).hexdigest()
    assert stored.changes == '{"full_name":["Lê Chi","Lê Thị Chi"]}'
    assert first.previous == ""


def test_one_value_has_one_text() -> None:
    at = datetime(2026, 3, 1, 7, 5, tzinfo=AT.tzinfo)
    assert canonical({"b": at, "a": at.astimezone(UTC)}) == (
        '{"a":"2026-03-01T00:05:00.000000+00:00","b":"2026-03-01T00:05:00.000000+00:00"}'
    )
    assert canonical([date(2026, 3, 1), Decimal("2.500"), Verb.SEAL, "đồng", None]) == (
        '["2026-03-01","2.500","seal","đồng",null]'
    )
    assert canonical(UUID(int=1)) == '"00000000-0000-0000-0000-000000000001"'


@pytest.mark.parametrize(
    "value", [object(), {1, 2}, AT.replace(tzinfo=None), b"bytes"], ids=lambda each: type(each)
)
def test_a_value_without_one_text_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        canonical(value)


def test_a_figure_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical(float("nan"))


@pytest.mark.django_db
def test_a_whole_chain_is_whole() -> None:
    assert first_broken(a_chain_of(0)) is None
    assert first_broken(a_chain_of(3)) is None


@pytest.mark.django_db
def test_a_forged_entry_is_found() -> None:
    for forged in (
        {"label": "Việc khác"},
        {"verb": "create"},
        {"subject": "office.officer:0"},
        {"officer": None},
        {"changes": '{"position":[1,99]}'},
        {"at": AT + timedelta(microseconds=1)},
        {"hash": "f" * 64},
        {"previous": ""},
        {"sequence": 7},
    ):
        chain = a_chain_of(3)
        with lifted():
            _force(chain.entries.get(sequence=2), **forged)
        assert first_broken(chain) == 2, forged


@pytest.mark.django_db
def test_an_entry_taken_out_is_found() -> None:
    for sequence in (1, 2, 3):
        chain = a_chain_of(3)
        with lifted():
            _take_out(chain.entries.get(sequence=sequence))
        assert first_broken(chain) == sequence


@pytest.mark.django_db
def test_a_chain_cut_short_is_found_by_its_seal() -> None:
    chain = a_chain_of(3)
    seal(at=AT)
    with lifted():
        _take_out(chain.entries.get(sequence=3))
        second = chain.entries.get(sequence=2)
        Chain.objects.filter(pk=chain.pk).update(length=2, sealed_length=2, head=second.hash)
    chain.refresh_from_db()
    assert first_broken(chain) == 3


@pytest.mark.django_db
def test_a_chain_written_anew_from_end_to_end_is_found_by_its_seal() -> None:
    chain = a_chain_of(3)
    seal(at=AT)
    with lifted():
        previous = ""
        for entry in chain.entries.order_by("sequence"):
            entry.label, entry.previous = "Việc khác", previous
            previous = hash_of(entry)
            _force(entry, label=entry.label, previous=entry.previous, hash=previous)
        Chain.objects.filter(pk=chain.pk).update(head=previous)
    chain.refresh_from_db()
    assert first_broken(chain) == 3
    assert first_broken(chain, sealed_heads()) == 3


@pytest.mark.django_db
def test_a_seal_takes_the_heads_of_chains_that_grew() -> None:
    seal(at=AT)
    one, two, still = a_chain_of(2), a_chain_of(1), a_chain_of(0)
    entry = seal(at=AT)
    assert entry is not None
    assert json.loads(entry.changes) == {
        str(one.pk): [2, one.head],
        str(two.pk): [1, two.head],
    }
    assert still.pk not in sealed_heads()
    assert entry.chain.kind == Chain.Kind.OFFICE
    assert seal(at=AT) is None


@pytest.mark.django_db
def test_a_seal_of_one_chain_leaves_the_others_for_the_day() -> None:
    one, two = a_chain_of(1), a_chain_of(1)
    seal(at=AT, chains=[one])
    assert not Chain.objects.filter(pk=two.pk, sealed_length=1).exists()
    seal(at=AT)
    assert Chain.objects.filter(pk=two.pk, sealed_length=1).exists()
    office = Chain.objects.get(kind=Chain.Kind.OFFICE)
    assert (office.length, first_broken(office)) == (2, None)


@pytest.mark.django_db
def test_the_office_has_one_chain() -> None:
    a_chain_of(1)
    seal(at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Chain.objects.create(kind=Chain.Kind.OFFICE)


@pytest.mark.django_db(transaction=True)
def test_an_act_runs_inside_a_transaction_or_not_at_all() -> None:
    officer = an_officer()
    with pytest.raises(transaction.TransactionManagementError):
        lock(officer)
    with pytest.raises(transaction.TransactionManagementError):
        record(Verb.CHANGE, officer, by=officer, at=AT)
    assert not JournalEntry.objects.filter(chain=officer.chain).exists()


@pytest.mark.django_db(transaction=True)
def test_eight_writers_lose_nothing() -> None:
    dossier, officer = a_dossier(), an_officer()
    before = dossier.chain.entries.count()

    @transaction.atomic
    def act(*, locks: bool) -> None:
        if locks:
            lock(dossier)
        record(Verb.CHANGE, dossier, by=officer, at=AT)

    def write() -> int:
        for number in range(6):
            act(locks=number % 2 == 0)
        return 6

    assert together(*[write] * 8) == [6] * 8
    chain = Chain.objects.get(pk=dossier.chain_id)
    assert (chain.length, chain.entries.count()) == (before + 48, before + 48)
    assert first_broken(chain) is None


@pytest.mark.django_db(transaction=True)
def test_acts_over_two_dossiers_in_opposite_order_do_not_deadlock() -> None:
    one, two, officer = a_dossier(), a_dossier(), an_officer()

    def write(*dossiers: object) -> str:
        for _ in range(15):
            with transaction.atomic():
                lock(*dossiers)  # type: ignore[arg-type]
                for dossier in dossiers:
                    record(Verb.CHANGE, dossier, by=officer, at=AT)  # type: ignore[arg-type]
        return "done"

    assert together(partial(write, one, two), partial(write, two, one)) == ["done", "done"]
    assert first_broken(one.chain) is None


@pytest.mark.django_db(transaction=True)
def test_an_act_that_seals_and_the_daily_seal_do_not_deadlock() -> None:
    officer, dossiers = an_officer(), [a_dossier(), a_dossier()]

    def issue(number: int) -> str:
        for _ in range(8):
            with transaction.atomic():
                lock(dossiers[number])
                record(Verb.CHANGE, dossiers[number], by=officer, at=AT)
                seal(at=AT, chains=[dossiers[number].chain])
        return "done"

    def seal_daily() -> str:
        for _ in range(16):
            seal(at=AT)
        return "done"

    works = (partial(issue, 0), partial(issue, 1), seal_daily)
    assert together(*works) == ["done", "done", "done"]
    office = Chain.objects.get(kind=Chain.Kind.OFFICE)
    heads = sealed_heads()
    assert first_broken(office) is None
    assert [first_broken(dossier.chain, heads) for dossier in dossiers] == [None, None]


def _force(entry: JournalEntry, **fields: object) -> None:
    """Past the model's own refusal, as SQL would."""
    QuerySet(JournalEntry).filter(pk=entry.pk).update(**fields)


def _take_out(entry: JournalEntry) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM office_journalentry WHERE id = %s", [entry.pk])


@pytest.mark.django_db
def test_the_daily_command_seals_and_says_how_many(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("seal")
    capsys.readouterr()
    one, _two = a_chain_of(1), a_chain_of(2)
    call_command("seal")
    call_command("seal")
    assert capsys.readouterr().out == "Đã niêm 2 chuỗi nhật ký.\nĐã niêm 0 chuỗi nhật ký.\n"
    assert sealed_heads(one) == {one.pk: {1: one.head}}
