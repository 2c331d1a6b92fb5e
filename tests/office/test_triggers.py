"""What may never change is refused by the database itself, on SQLite and on PostgreSQL."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from cases.dossier.models import Counter, Document, Item, Void
from cases.office import triggers
from cases.office.duties import Duty
from cases.office.journal import record
from cases.office.models import Chain, JournalEntry, Submission, Verb
from cases.parties.models import PartyVersion, RightPeriod
from tests.builders import (
    AT,
    a_delegation,
    a_director,
    a_document,
    a_dossier,
    a_paper,
    a_right,
    a_series,
    a_signature,
    a_version,
    an_evidence_file,
    an_officer,
)

State = Document.State


def refused(act: Callable[[], object]) -> bool:
    """Whether the database refuses, whichever way the statement is sent."""
    try:
        with transaction.atomic():
            act()
    except IntegrityError as error:
        return triggers.REFUSAL in str(error)
    return False


def sql(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def an_entry() -> JournalEntry:
    officer = an_officer()
    return record(Verb.CREATE, officer, by=officer, at=AT, changes={"role": "inspector"})


def a_void() -> Void:
    return Void.objects.create(
        series=a_series(), year=2026, number="07", reason="Viết sai", by=an_officer(), at=AT
    )


def a_settled_signature() -> models.Model:
    return a_signature(a_document(state=State.READY), signed_at=AT)


def a_refused_signature() -> models.Model:
    return a_signature(a_document(state=State.READY), refused_because="Không đồng ý nội dung")


WHOLLY_FROZEN: list[tuple[Callable[[], models.Model], str, object]] = [
    (an_entry, "label", "Việc khác"),
    (lambda: a_document(state=State.ISSUED), "title", "Biên bản khác"),
    (lambda: a_document(state=State.ISSUED), "number", "02"),
    (lambda: a_document(state=State.ISSUED), "revision", 9),
    (a_paper, "sha256", "f" * 64),
    (an_evidence_file, "name", "anh02.jpg"),
    (a_settled_signature, "name", "Người khác"),
    (a_refused_signature, "refused_because", "Vắng mặt"),
    (a_void, "reason", "Lý do khác"),
    (a_version, "name", "Công ty khác"),
    (a_version, "phone", "0900000000"),
    (a_version, "licence_number", "41A80000"),
    (a_version, "tax_root", "0199001236"),
    (lambda: a_document(state=State.SIGNED), "facts", "{}"),
    (lambda: a_document(state=State.SIGNED), "words", '["khác"]'),
    (lambda: a_document(state=State.SIGNED), "title", "Biên bản khác"),
    (lambda: a_document(state=State.SIGNED), "edits", '{"khác":1}'),
    (lambda: a_document(state=State.SIGNED), "kind", "QĐKT"),
]
CASES = pytest.mark.parametrize(
    ("build", "name", "other"),
    WHOLLY_FROZEN,
    ids=[f"{index}-{case[1]}" for index, case in enumerate(WHOLLY_FROZEN)],
)


@pytest.mark.django_db
@CASES
def test_a_frozen_column_is_changed_by_no_statement(
    build: Callable[[], models.Model], name: str, other: object
) -> None:
    row: Any = build()
    model = type(row)
    table, pk = model._meta.db_table, row.pk
    changed = model._base_manager.get(pk=pk)
    setattr(changed, name, other)
    rows: models.QuerySet[Any] = models.QuerySet(model)

    assert refused(lambda: rows.filter(pk=pk).update(**{name: other}))
    assert refused(lambda: rows.bulk_update([changed], [name]))
    assert refused(lambda: models.Model.save_base(changed))
    assert refused(lambda: sql(f'UPDATE "{table}" SET "{name}" = %s', other))
    assert refused(
        lambda: rows.bulk_create(
            [changed], update_conflicts=True, update_fields=[name], unique_fields=["id"]
        )
    )
    assert getattr(model._base_manager.get(pk=pk), name) == getattr(row, name)


@pytest.mark.django_db
@CASES
def test_a_frozen_row_is_deleted_by_no_statement(
    build: Callable[[], models.Model], name: str, other: object
) -> None:
    row = build()
    table = row._meta.db_table
    assert refused(lambda: sql(f'DELETE FROM "{table}" WHERE id = %s', row.pk))
    assert refused(lambda: sql(f'DELETE FROM "{table}"'))
    assert refused(lambda: models.QuerySet(type(row)).filter(pk=row.pk)._raw_delete("default"))
    assert type(row)._base_manager.filter(pk=row.pk).exists()


@pytest.mark.django_db
@CASES
def test_a_frozen_row_is_neither_truncated_nor_replaced(
    build: Callable[[], models.Model], name: str, other: object
) -> None:
    row = build()
    table = row._meta.db_table
    columns = ", ".join(f'"{field.column}"' for field in row._meta.concrete_fields)
    if connection.vendor == "postgresql":
        connection.check_constraints()  # deferred ones would refuse a TRUNCATE first
        assert refused(lambda: sql(f'TRUNCATE "{table}" CASCADE'))
        return
    copied = f'("{table}" ({columns}) SELECT {columns} FROM "{table}")'[1:-1]
    assert refused(lambda: sql(f"INSERT OR REPLACE INTO {copied}"))
    assert refused(lambda: sql(f"REPLACE INTO {copied}"))
    assert refused(lambda: sql(f'UPDATE OR REPLACE "{table}" SET "{name}" = %s', other))


@pytest.mark.django_db
def test_the_identity_of_a_frozen_row_stays() -> None:
    rows: list[models.Model] = [an_entry(), a_version(), a_document(state=State.SIGNED), a_void()]
    for row in rows:
        moved = partial(sql, f'UPDATE "{row._meta.db_table}" SET id = id + 100000')
        assert refused(moved), row


@pytest.mark.django_db
def test_the_journal_refuses_in_python_too() -> None:
    entry = an_entry()
    with pytest.raises(TypeError):
        JournalEntry.objects.filter(pk=entry.pk).update(label="Khác")
    with pytest.raises(TypeError):
        JournalEntry.objects.filter(pk=entry.pk).delete()
    with pytest.raises(TypeError):
        entry.save()
    with pytest.raises(TypeError):
        entry.delete()


ALLOWED = [
    (State.DRAFT, State.READY),
    (State.DRAFT, State.DISCARDED),
    (State.READY, State.DRAFT),
    (State.READY, State.SIGNED),
    (State.SIGNED, State.ISSUED),
]


@pytest.mark.django_db
@pytest.mark.parametrize("before", list(State))
@pytest.mark.parametrize("after", list(State))
def test_a_document_moves_only_along_its_states(before: State, after: State) -> None:
    document = a_document(
        state=before, signed_at=AT, words="[]", issued_at=AT, issued_on=date(2026, 11, 25)
    )
    move = Document.objects.filter(pk=document.pk).update
    may_move = (before, after) in ALLOWED or (before == after and before != State.ISSUED)
    assert refused(lambda: move(state=after)) is not may_move


@pytest.mark.django_db
def test_a_document_goes_its_whole_way() -> None:
    document = a_document()
    document.words, document.facts, document.edits = "[]", "{}", '{"note":"có"}'
    document.state = State.READY
    document.save()
    document.state, document.words = State.DRAFT, ""
    document.save()
    document.state, document.words = State.READY, '["lời văn"]'
    document.save()
    document.state, document.signed_by, document.signed_at = State.SIGNED, an_officer(), AT
    document.save()
    document.series, document.year, document.number = a_series(), 2026, "1269a"
    document.state, document.issued_at, document.issued_on = State.ISSUED, AT, date(2026, 11, 25)
    document.save()
    assert Document.objects.get(pk=document.pk).full_number.startswith("1269a/")


@pytest.mark.django_db
def test_a_number_once_given_stays_with_its_paper() -> None:
    document = a_document(state=State.READY, series=a_series(), year=2026, number="05")
    row = Document.objects.filter(pk=document.pk)
    assert refused(lambda: row.update(number="06"))
    assert refused(lambda: row.update(year=2027))
    assert refused(row.delete)
    assert not refused(lambda: row.update(state=State.DRAFT, words=""))


@pytest.mark.django_db
def test_a_draft_without_number_may_be_thrown_away() -> None:
    document = a_document()
    assert not refused(document.delete)


@pytest.mark.django_db
def test_a_ready_paper_is_signed_as_it_was_read() -> None:
    document = a_document(state=State.READY)
    row = Document.objects.filter(pk=document.pk)
    for name, other in (("words", '["khác"]'), ("facts", "{}"), ("title", "Khác"), ("edits", "x")):
        assert refused(partial(row.update, **{name: other})), name
    signed = {"state": State.SIGNED, "signed_at": AT}
    assert refused(partial(row.update, words='["khác"]', **signed))
    assert refused(row.delete)
    a_signature(document, refused_because="Không đồng ý")
    row.update(words='["ghi thêm lý do không ký"]')
    row.update(**signed)
    assert refused(partial(row.update, words="[]"))


@pytest.mark.django_db
def test_nobody_is_added_below_a_paper_that_is_not_being_signed() -> None:
    a_signature(a_document(state=State.READY))
    for state in set(State) - {State.READY}:
        signed: dict[str, Any] = {
            "words": "[]",
            "signed_at": AT,
            "issued_at": AT,
            "issued_on": date(2026, 11, 25),
        }
        document = a_document(state=state, **signed)
        assert refused(partial(a_signature, document)), state
        if state not in {State.SIGNED, State.ISSUED}:
            assert refused(partial(a_paper, document)), state


@pytest.mark.django_db
def test_what_a_row_is_stays_while_what_is_said_of_it_is_mended() -> None:
    file = an_evidence_file()
    item = Item.objects.create(dossier=file.dossier, kind=Item.Kind.PHOTO, file=file, added_at=AT)
    right, chain = a_right(), Chain.objects.create(kind=Chain.Kind.OFFICER)
    period = right.periods.get()
    stay: list[tuple[models.Model, dict[str, Any]]] = [
        (item, {"file": an_evidence_file(file.dossier)}),
        (item, {"dossier": a_dossier()}),
        (file.dossier, {"number": "99/2026/HS-KT"}),
        (file.dossier, {"chain": chain}),
        (an_officer(), {"chain": chain}),
        (right, {"chain": chain}),
        (a_version().party, {"chain": chain}),
        (a_series(), {"suffix": "KT"}),
        (period, {"status": "lapsed"}),
        (period, {"in_force_from": date(2019, 1, 1)}),
    ]
    for row, other in stay:
        assert refused(partial(models.QuerySet(type(row)).filter(pk=row.pk).update, **other)), other
    items = Item.objects.filter(pk=item.pk)
    items.update(title="Quầy 12", removed_at=AT, removed_because="Chụp nhầm")
    assert refused(lambda: items.update(removed_at=None, removed_because=""))
    periods = RightPeriod.objects.filter(pk=period.pk)
    periods.update(in_force_to=date(2026, 1, 1))
    assert refused(lambda: periods.update(in_force_to=None))


@pytest.mark.django_db
def test_a_signature_is_noted_once_and_a_refusal_keeps_who_confirms_it() -> None:
    record_ = a_document(state=State.READY)
    subject, witness = a_signature(record_), a_signature(record_, name="Phạm Văn Dũng")
    witness.signed_at = AT
    witness.save()
    subject.refused_because, subject.confirmed_by = "Không đồng ý", witness
    subject.save()
    subject.confirmed_by = None
    assert refused(subject.save)
    witness.signed_at = None
    assert refused(witness.save)


def struck(signature: Any, **other: object) -> Callable[[], object]:
    """The one change that a noted signature allows, in one statement with `other`."""
    told = {"struck_at": AT, "struck_by": an_officer(), "struck_because": "Ghi nhầm người"}
    return partial(type(signature).objects.filter(pk=signature.pk).update, **told | other)


@pytest.mark.django_db
@pytest.mark.parametrize("build", [a_settled_signature, a_refused_signature])
def test_a_signature_is_struck_once_and_by_nothing_else_changed(
    build: Callable[[], models.Model],
) -> None:
    row: Any = build()
    others = {
        "signed_at": AT + timedelta(days=1),
        "refused_because": "Vắng mặt",
        "name": "Người khác",
        "place": "head",
        "position": 7,
        "revision": 9,
    }
    for name, value in others.items():
        assert refused(struck(row, **{name: value})), name
    assert not refused(struck(row))
    rows = type(row).objects.filter(pk=row.pk)
    nothing = {"struck_at": None, "struck_by": None, "struck_because": ""}
    assert refused(lambda: rows.update(**nothing))
    assert refused(lambda: rows.update(struck_because="Lý do khác"))
    assert refused(lambda: rows.update(struck_at=AT + timedelta(days=1)))
    assert refused(row.delete)


@pytest.mark.django_db
def test_a_place_that_waits_is_never_deleted_nor_renamed_and_not_signed_while_struck() -> None:
    row = a_signature(a_document(state=State.READY))
    assert refused(row.delete)
    assert refused(lambda: type(row).objects.filter(pk=row.pk).update(name="Người khác"))
    assert refused(struck(row, signed_at=AT))
    assert not refused(struck(row))
    assert refused(lambda: type(row).objects.filter(pk=row.pk).update(signed_at=AT))


@pytest.mark.django_db
@pytest.mark.parametrize("state", [State.DRAFT, State.SIGNED, State.ISSUED])
def test_signatures_are_noted_and_struck_only_while_their_document_waits(state: State) -> None:
    document = a_document(state=State.READY)
    noted = a_signature(document, signed_at=AT)
    waiting = a_signature(document, name="Phạm Văn Dũng")
    steps = [State.SIGNED, State.ISSUED] if state == State.ISSUED else [state]
    for step in steps:
        told: dict[str, Any] = {"state": step}
        told |= {"signed_at": AT} if step == State.SIGNED else {}
        told |= {"issued_at": AT, "issued_on": AT.date()} if step == State.ISSUED else {}
        Document.objects.filter(pk=document.pk).update(**told)
    assert refused(struck(noted))
    assert refused(lambda: type(waiting).objects.filter(pk=waiting.pk).update(signed_at=AT))
    assert refused(lambda: a_signature(document, name="Hồ Thị Mười"))


@pytest.mark.django_db
def test_a_strike_tells_who_when_and_why() -> None:
    row = a_settled_signature()
    whole = {"struck_at": AT, "struck_by": an_officer(), "struck_because": "Ghi nhầm"}
    for name, nothing in (("struck_at", None), ("struck_by", None), ("struck_because", "")):
        with pytest.raises(IntegrityError, match="signature_struck_is_whole"), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(**whole | {name: nothing})  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_a_person_stands_once_among_the_signatures_not_struck() -> None:
    row = a_signature(a_document(state=State.READY), signed_at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        a_signature(row.document)
    struck(row)()
    assert a_signature(row.document).pk


@pytest.mark.django_db
def test_a_party_version_ends_once_and_keeps_its_search_keys_mendable() -> None:
    version = a_version()
    row = PartyVersion.objects.filter(pk=version.pk)
    row.update(in_force_to=date(2026, 1, 1), name_key="khoa moi")
    assert refused(lambda: row.update(in_force_to=date(2027, 1, 1)))
    assert refused(lambda: row.update(in_force_to=None))


@pytest.mark.django_db
def test_a_chain_only_grows() -> None:
    entry = an_entry()
    chain = Chain.objects.filter(pk=entry.chain_id)
    chain.update(sealed_length=1)
    assert refused(lambda: chain.update(length=0))
    assert refused(lambda: chain.update(sealed_length=0))
    assert refused(lambda: chain.update(head="f" * 64))
    assert refused(lambda: chain.update(kind=Chain.Kind.PARTY))
    assert refused(lambda: sql("DELETE FROM office_chain WHERE id = %s", entry.chain_id))


@pytest.mark.django_db
def test_a_delegation_is_ended_early_and_nothing_else() -> None:
    given = a_delegation(a_director(), an_officer(), Duty.SIGN_INSPECTION)
    row = type(given).objects.filter(pk=given.pk)
    row.update(ends_at=AT + timedelta(days=3))
    assert refused(lambda: row.update(ends_at=AT + timedelta(days=4)))
    assert refused(lambda: row.update(duty=Duty.NUMBER_DOCUMENT))
    assert refused(lambda: row.update(scope=an_officer().unit))
    assert refused(row.delete)


@pytest.mark.django_db
def test_a_submission_says_what_it_said() -> None:
    sent = Submission.objects.create(
        uuid=uuid4(), officer=an_officer(), action="a", digest="b" * 64, at=AT
    )
    row = Submission.objects.filter(pk=sent.pk)
    row.update(result="office.unit:1")
    assert refused(lambda: row.update(digest="c" * 64))
    assert refused(lambda: row.update(officer=an_officer()))


@pytest.mark.django_db
def test_a_counter_is_never_set_back() -> None:
    counter = Counter.objects.create(series=a_series(), year=2026, last=7)
    row = Counter.objects.filter(pk=counter.pk)
    row.update(last=8)
    assert refused(lambda: row.update(last=7))
    assert refused(lambda: row.update(year=2025))
    assert refused(row.delete)


@pytest.mark.django_db
def test_all_triggers_are_in_place() -> None:
    assert triggers.missing(connection) == []
    assert len(triggers.wanted(connection)) > 20


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "after a flush"])
def test_triggers_are_lifted_around_a_flush_only(turn: str) -> None:
    assert triggers.missing(connection) == [], turn
    entry = an_entry_of_its_own()
    assert refused(lambda: sql("DELETE FROM office_journalentry WHERE id = %s", entry.pk))


@transaction.atomic
def an_entry_of_its_own() -> JournalEntry:
    return an_entry()


@pytest.mark.django_db
def test_a_dropped_trigger_is_missed() -> None:
    name = "frozen_office_journalentry_0_update"
    on = ' ON "office_journalentry"' if connection.vendor == "postgresql" else ""
    sql(f'DROP TRIGGER "{name}"{on}')
    assert triggers.missing(connection) == [name]


@pytest.mark.django_db
def test_a_trigger_that_was_switched_off_or_blunted_is_missed() -> None:
    name, table = "frozen_office_journalentry_0_update", "office_journalentry"
    if connection.vendor == "postgresql":
        sql(f'ALTER TABLE "{table}" DISABLE TRIGGER "{name}"')
        assert triggers.missing(connection) == [name]
        sql(f'ALTER TABLE "{table}" ENABLE REPLICA TRIGGER "{name}"')
        assert triggers.missing(connection) == [name]
        sql(f'ALTER TABLE "{table}" ENABLE TRIGGER "{name}"')
        sql(f'DROP TRIGGER "{name}" ON "{table}"')
        sql(
            f'CREATE TRIGGER "{name}" BEFORE UPDATE ON "{table}" FOR EACH ROW WHEN (false) '
            f'EXECUTE FUNCTION "{name}"()'
        )
        assert triggers.missing(connection) == [name]
        triggers.install(connection)
        sql(
            f'CREATE OR REPLACE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql '
            "AS $$BEGIN RETURN NEW; END$$"
        )
    else:
        sql(f'DROP TRIGGER "{name}"')
        sql(f'CREATE TRIGGER "{name}" BEFORE UPDATE ON "{table}" WHEN 0 BEGIN SELECT 1; END')
    assert triggers.missing(connection) == [name]


@pytest.mark.django_db
def test_a_trigger_that_nobody_asks_for_any_more_is_dropped() -> None:
    if connection.vendor == "postgresql":
        sql(
            'CREATE TRIGGER "frozen_office_unit_0_update" BEFORE UPDATE ON "office_unit" '
            'FOR EACH ROW EXECUTE FUNCTION "frozen_office_journalentry_0_update"()'
        )
    else:
        sql(
            'CREATE TRIGGER "frozen_office_unit_0_update" BEFORE UPDATE ON "office_unit" '
            "BEGIN SELECT RAISE(ABORT, 'frozen row'); END"
        )
    triggers.install(connection)
    assert "frozen_office_unit_0_update" not in triggers.installed(connection)
    assert triggers.missing(connection) == []


def test_promises_name_columns_that_exist_and_fit_a_name() -> None:
    for model in apps.get_models():
        columns = {field.column for field in model._meta.concrete_fields}
        for frozen in getattr(model, "FROZEN", ()):
            assert {*frozen.columns, *frozen.but} <= columns, model
            assert frozen.may_delete or "NEW." not in frozen.when, model
    # PostgreSQL cuts longer names, which would then always be missing
    assert all(len(trigger.name) <= 63 for trigger in triggers.wanted(connection))


@pytest.mark.django_db
def test_other_rows_are_free() -> None:
    dossier = a_dossier()
    dossier.title = "Tiêu đề mới"
    assert not refused(dossier.save)
    assert not refused(lambda: models.QuerySet(type(dossier)).update(held_since=AT))
