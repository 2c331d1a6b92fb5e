"""Twice is once: the same form sent again answers the same, and does nothing more."""

import os
import subprocess
import sys
from collections.abc import Callable
from copy import copy
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import IntegrityError, connection, models, transaction
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from cases.office.models import Officer, Submission, Unit
from cases.office.submissions import action_of, digest_of, once
from tests.builders import AT, a_unit, an_officer
from tests.together import together

WORDS = "a" * 64


def send(
    uuid: UUID,
    work: Callable[[], object],
    *,
    by: Officer | None = None,
    action: str = "tests.found",
    digest: str = WORDS,
) -> models.Model | None:
    return once(uuid, work, by=by or an_officer(), action=action, digest=digest, at=AT)


def digest(query: str, **files: bytes) -> str:
    uploads: MultiValueDict[str, UploadedFile] = MultiValueDict()
    for name, content in files.items():
        uploads[name] = SimpleUploadedFile("a.jpg", content)
    return digest_of(QueryDict(query), uploads)


@pytest.mark.django_db
def test_sent_twice_it_acts_once_and_answers_the_same() -> None:
    uuid, officer, works = uuid4(), an_officer(), []

    def work() -> Unit:
        works.append(1)
        return a_unit()

    first, second = (send(uuid, work, by=officer) for _ in range(2))
    assert isinstance(first, Unit)
    assert first == second
    assert works == [1]


@pytest.mark.django_db
def test_an_act_that_answers_no_row_answers_nothing_both_times() -> None:
    officer = an_officer()
    for result in (None, [1, 2], "done"):
        uuid, work = uuid4(), partial(copy, result)
        assert [send(uuid, work, by=officer) for _ in range(2)] == [None, None]


@pytest.mark.django_db
def test_a_result_that_was_taken_away_since_is_no_fault() -> None:
    uuid, officer = uuid4(), an_officer()
    unit = send(uuid, a_unit, by=officer)
    assert unit is not None
    unit.delete()
    assert send(uuid, a_unit, by=officer) is None


@pytest.mark.django_db
def test_the_same_uuid_with_other_words_from_another_or_for_another_act_is_refused() -> None:
    uuid, officer = uuid4(), an_officer()
    send(uuid, a_unit, by=officer)
    for other in (
        partial(send, digest="b" * 64, by=officer),
        partial(send, action="tests.other", by=officer),
        partial(send, by=an_officer()),
    ):
        with pytest.raises(ValidationError) as refusal:
            other(uuid, a_unit)
        assert refusal.value.code == "other_content"
    assert Submission.objects.count() == 1


@pytest.mark.django_db
def test_a_refused_form_can_be_corrected_and_sent_again() -> None:
    uuid, officer = uuid4(), an_officer()

    def refuse() -> None:
        a_unit(name="Nửa chừng")
        raise ValidationError("Số lượng phải lớn hơn 0.")

    with pytest.raises(ValidationError):
        send(uuid, refuse, by=officer)
    assert not Unit.objects.filter(name="Nửa chừng").exists()
    assert send(uuid, a_unit, by=officer, digest="c" * 64) is not None


@pytest.mark.django_db
def test_what_breaks_off_leaves_nothing() -> None:
    uuid = uuid4()

    def break_off() -> None:
        a_unit(name="Nửa chừng")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        send(uuid, break_off)
    assert not Unit.objects.filter(name="Nửa chừng").exists()
    assert not Submission.objects.filter(uuid=uuid).exists()


@pytest.mark.django_db
def test_what_must_be_there_once_is_a_sentence_not_a_fault() -> None:
    a_unit(name="Phòng Thanh tra")
    with pytest.raises(ValidationError) as refusal:
        send(uuid4(), lambda: a_unit(name="Phòng Thanh tra"))
    assert refusal.value.code == "duplicate"


@pytest.mark.django_db
def test_another_breach_of_the_database_stays_a_fault() -> None:
    with pytest.raises(IntegrityError):
        send(uuid4(), lambda: Unit.objects.create(symbol=None))  # type: ignore[misc]


@pytest.mark.django_db(transaction=True)
def test_a_submission_is_never_part_of_a_larger_transaction() -> None:
    officer = an_officer()
    with pytest.raises(RuntimeError), transaction.atomic():
        send(uuid4(), a_unit, by=officer)


@pytest.mark.django_db(transaction=True)
def test_twice_at_the_same_time_is_once() -> None:
    officer = an_officer()
    for _ in range(4):
        uuid = uuid4()
        before = Unit.objects.count()
        outcomes = together(*[partial(send, uuid, a_unit, by=officer)] * 3)
        assert len({unit.pk for unit in outcomes}) == 1
        assert Unit.objects.count() == before + 1


@pytest.mark.django_db(transaction=True)
def test_the_second_acts_when_the_first_was_refused_meanwhile() -> None:
    officer, uuid, turns = an_officer(), uuid4(), []

    def refuse_the_first() -> Unit:
        turns.append(1)
        if len(turns) == 1:
            raise ValidationError("Chưa được.")
        return a_unit()

    outcomes = together(*[partial(send, uuid, refuse_the_first, by=officer)] * 2)
    assert sorted(type(each).__name__ for each in outcomes) == ["Unit", "ValidationError"]


KILLED = """
import os, signal, sys
import django
django.setup()
from datetime import UTC, datetime
from uuid import UUID
from cases.office.models import Officer, Unit
from cases.office.submissions import once

def work():
    Unit.objects.create(name="Nửa chừng", symbol="NC")
    os.kill(os.getpid(), signal.SIGKILL)

once(UUID(int=7), work, action="tests.found", digest="a" * 64,
     by=Officer.objects.get(pk=int(sys.argv[1])), at=datetime.now(UTC))
"""


@pytest.mark.django_db(transaction=True)
def test_a_process_killed_between_two_statements_leaves_nothing() -> None:
    officer = an_officer()
    killed = subprocess.run(  # noqa: S603
        [sys.executable, "-W", "ignore", "-c", KILLED, str(officer.pk)],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DATABASE_URL": _url(), "DJANGO_SETTINGS_MODULE": "config.settings"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert killed.returncode == -9, killed.stderr
    assert not Unit.objects.filter(symbol="NC").exists()
    assert not Submission.objects.exists()
    assert send(UUID(int=7), lambda: a_unit(symbol="NC"), by=officer) is not None


def _url() -> str:
    told = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{Path(told['NAME'])}"
    return f"postgres://{told['USER']}@{told['HOST']}:{told['PORT']}/{told['NAME']}"


def test_a_digest_covers_every_word_and_no_token() -> None:
    plain = digest("name=Dép&size=40")
    assert digest("size=40&name=Dép") == plain
    assert digest("name=Dép&size=40&csrfmiddlewaretoken=x&submission=y") == plain
    others = [
        digest("name=Giày&size=40"),
        digest("name=Dép&size=40&size=41"),
        digest("name=Dép"),
        digest("name=Dép&size="),
        digest("name=Dép&size=40", photo=b"bytes"),
        digest("name=Dép&size=40", photo=b"other"),
        digest("name=Dép&size=40", scan=b"bytes"),
        digest("name=Dép&size=40&password=mot"),
        digest("name=Dép&size=40&password=hai"),
    ]
    assert len({plain, *others}) == 10


def test_a_digest_is_of_no_use_without_the_key_of_the_office(settings: Any) -> None:
    before = digest("password=mot+mat+khau+dai")
    settings.SECRET_KEY = "another key"
    assert digest("password=mot+mat+khau+dai") != before


@pytest.mark.django_db
def test_an_action_names_the_act_and_the_rows_it_is_done_to() -> None:
    one, two = a_unit(), a_unit()
    assert action_of(a_unit, [one]) == action_of(a_unit, [one])
    assert len({action_of(a_unit, rows) for rows in ([one], [two], [one, two], [])}) == 4
    assert action_of(a_unit, [Unit()]) == action_of(a_unit)
    assert action_of(a_unit).startswith("tests.builders.a_unit#")


def test_a_digest_leaves_the_file_at_its_beginning() -> None:
    upload = SimpleUploadedFile("a.jpg", b"bytes")
    digest_of(QueryDict(""), MultiValueDict({"photo": [upload]}))
    assert upload.read() == b"bytes"
