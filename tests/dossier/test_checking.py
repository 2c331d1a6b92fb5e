"""What was changed past the program is named by the check of the records."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.dossier.models import Counter, Document, Dossier, Paper, Verb as DossierVerb, Void
from cases.dossier.services.checking import checks
from cases.dossier.services.printing import digest
from cases.dossier.services.registers import begin_series, void_next
from cases.office import triggers
from cases.office.journal import record, seal
from cases.office.models import Chain, JournalEntry, Role
from tests.builders import AT, a_document, a_dossier, a_series, an_officer

pytestmark = pytest.mark.django_db
CONTENT = b"%PDF-1.4 thu"


@pytest.fixture
def paper() -> Paper:
    """The one issued paper of a sound office: numbered, stored, told in the journal, sealed."""
    series = a_series(suffix="QĐ-THU")
    Counter.objects.create(series=series, year=2026, last=1)
    document = a_document(state=Document.State.ISSUED, series=series)
    kept = Paper.objects.create(document=document, content=CONTENT, sha256=digest(CONTENT))
    changes = {"sha256": digest(CONTENT)}
    record(DossierVerb.ISSUE_DOCUMENT, document, by=None, at=AT, changes=changes)
    seal(at=AT)
    return kept


def sql(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def past_the_triggers(statement: str, *values: Any) -> None:
    if connection.vendor == "postgresql":
        connection.check_constraints()
    triggers.remove(connection)
    sql(statement, *values)
    triggers.install(connection)


def broken() -> dict[str, list[str]]:
    return {
        check.key: [fault.kind for fault in check.faults]
        for check in checks()
        if not check.is_sound
    }


def test_a_sound_office_passes(paper: Paper) -> None:
    assert broken() == {}
    out = StringIO()
    call_command("issue_check", "--format", "json", stdout=out)
    assert json.loads(out.getvalue())["journal"] == "ok"


def test_a_gap_is_named_until_it_is_voided(paper: Paper) -> None:
    series = paper.document.series
    assert series
    Counter.objects.filter(series=series).update(last=2)
    assert broken() == {"registers": ["gap"]}
    Void.objects.create(
        series=series, year=2026, number="02", reason="Viết sai", by=an_officer(), at=AT
    )
    assert broken() == {}


def test_a_number_used_twice_is_named(paper: Paper) -> None:
    a_document(paper.document.dossier, series=paper.document.series, year=2026, number="1")
    assert broken() == {"registers": ["duplicate"]}


def test_a_number_past_the_counter_is_named(paper: Paper) -> None:
    a_document(paper.document.dossier, series=paper.document.series, year=2026, number="09")
    assert broken() == {"registers": ["beyond"]}


def test_numbers_on_paper_before_the_register_began_are_no_gap() -> None:
    series, clerk = a_series(suffix="QĐ-XPHC"), an_officer(Role.REGISTRY_CLERK)
    begun = {"because": "Chuyển sang phần mềm", "kept_at": "Văn phòng Sở"}
    begin_series(series, last_on_paper=37, **begun, by=clerk, at=AT)
    void_next(series, number="38", because="Đóng dấu nhầm", by=clerk, at=AT)
    assert broken() == {}
    a_document(series=series, year=2026, number="12")
    assert broken() == {"registers": ["beyond"]}


def test_one_number_in_two_registers_of_a_symbol_is_named(paper: Paper) -> None:
    other = a_series(suffix="QĐ-THU", is_ours=False)
    a_document(paper.document.dossier, series=other, year=2026, number="01")
    assert broken() == {"registers": ["duplicate"]}


def test_a_paper_that_says_another_attached_file_than_the_journal_is_named(paper: Paper) -> None:
    statement = "UPDATE dossier_paper SET attached_name = 'khac.pdf' WHERE id = %s"
    past_the_triggers(statement, paper.pk)
    assert broken() == {"papers": ["paper"]}


def test_a_dossier_that_is_gone_from_its_register_is_named(paper: Paper) -> None:
    past_the_triggers(
        "UPDATE dossier_dossier SET number = 'x' WHERE id = %s", paper.document.dossier_id
    )
    assert broken() == {"registers": ["gap"]}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE dossier_paper SET sha256 = '1' WHERE id = %s",
        "DELETE FROM dossier_paper WHERE id = %s",
    ],
)
def test_a_paper_that_was_changed_or_lost_is_named(paper: Paper, statement: str) -> None:
    past_the_triggers(statement, paper.pk)
    assert broken() == {"papers": ["paper"]}


def test_bytes_changed_together_with_their_hash_are_named(paper: Paper) -> None:
    other = b"%PDF-1.4 khac"
    past_the_triggers("UPDATE dossier_paper SET content = %s WHERE id = %s", other, paper.pk)
    assert broken() == {"papers": ["paper"]}
    past_the_triggers("UPDATE dossier_paper SET sha256 = %s WHERE id = %s", digest(other), paper.pk)
    assert broken() == {"papers": ["paper"]}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE office_journalentry SET label = 'Khac' WHERE chain_id = %s AND sequence = 1",
        "DELETE FROM office_journalentry WHERE chain_id = %s AND sequence = 1",
        "DELETE FROM office_journalentry WHERE chain_id = %s",
        "UPDATE office_chain SET head = 'f' WHERE id = %s",
        "UPDATE office_chain SET sealed_length = 1 WHERE id = %s",
    ],
)
def test_a_broken_chain_is_named(paper: Paper, statement: str) -> None:
    past_the_triggers(statement, paper.document.chain.pk)
    assert broken()["journal"] == ["entry"]


def test_a_seal_pushed_forward_is_named_with_every_trigger_in_place(paper: Paper) -> None:
    document = paper.document
    record(DossierVerb.CHANGE_DOCUMENT, document, by=None, at=AT)
    assert broken() == {}
    sql("UPDATE office_chain SET sealed_length = length WHERE id = %s", document.chain.pk)
    assert broken() == {"journal": ["entry"]}


def test_a_second_seal_is_no_break(paper: Paper) -> None:
    record(DossierVerb.CHANGE_DOCUMENT, paper.document, by=None, at=AT)
    seal(at=AT)
    assert broken() == {}
    assert JournalEntry.objects.filter(chain__kind=Chain.Kind.OFFICE).count() == 2


def test_a_trigger_on_another_table_is_missed(paper: Paper) -> None:
    name = "frozen_office_journalentry_0_update"
    if connection.vendor == "postgresql":
        connection.check_constraints()
        sql(f'DROP TRIGGER "{name}" ON office_journalentry')
        sql(
            f'CREATE TRIGGER "{name}" BEFORE INSERT ON office_unit FOR EACH ROW '
            f'EXECUTE FUNCTION "{name}"()'
        )
    else:
        sql(f'DROP TRIGGER "{name}"')
    assert broken() == {"triggers": ["missing"]}
    triggers.install(connection)
    assert broken() == {}


def test_the_command_ends_with_one_when_something_is_broken(paper: Paper) -> None:
    Counter.objects.filter(series=paper.document.series).update(last=2)
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("issue_check", "--format", "json", stdout=out)
    assert ended.value.code == 1
    assert json.loads(out.getvalue())["registers"]["gaps"] == ["02/QĐ-THU (2026)"]


def test_papers_are_listed_and_written_out(paper: Paper, tmp_path: Path) -> None:
    out = StringIO()
    dossier = paper.document.dossier
    call_command("papers", dossier.number, "--format", "json", "--out", tmp_path, stdout=out)
    (row,) = json.loads(out.getvalue())
    assert row == {
        "dossier": dossier.number,
        "kind": "BBKT",
        "number": "01/QĐ-THU",
        "day": "2026-11-25",
        "sha256": digest(CONTENT),
    }
    (written,) = tmp_path.iterdir()
    assert written.read_bytes() == CONTENT


@pytest.mark.parametrize("role", list(Role))
def test_the_page_is_for_the_auditor(client: Client, paper: Paper, role: Role) -> None:
    client.force_login(an_officer(role))
    expected = 200 if role == Role.AUDITOR else 403
    assert client.get("/kiem-tra-so-sach/").status_code == expected


def test_the_page_names_what_is_broken_with_its_dossier(client: Client, paper: Paper) -> None:
    past_the_triggers("DELETE FROM dossier_paper WHERE id = %s", paper.pk)
    client.force_login(an_officer(Role.AUDITOR))
    page = client.get("/kiem-tra-so-sach/").content.decode()
    assert "Không đạt" in page
    assert paper.document.dossier.get_absolute_url() in page


def test_many_dossiers_ask_no_more_queries(paper: Paper) -> None:
    few = _queries()
    for _ in range(5):
        a_dossier()
    assert _queries() == few
    assert Dossier.objects.count() == 6


def _queries() -> int:
    with CaptureQueriesContext(connection) as asked:
        checks()
    return len(asked)
