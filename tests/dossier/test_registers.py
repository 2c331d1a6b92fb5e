"""Numbers of our own are gapless, whoever takes them at the same time."""

from datetime import datetime

import pytest
from django.db import transaction

from cases.dossier.models import Counter, Dossier
from cases.dossier.services.registers import next_number
from tests.builders import AT, HANOI, a_dossier, a_series, an_officer
from tests.together import together


@pytest.mark.django_db
def test_numbers_start_at_one_each_year_of_hanoi() -> None:
    series = a_series()
    last_minute = datetime(2026, 12, 31, 23, 59, tzinfo=HANOI)
    midnight = datetime(2027, 1, 1, 0, 0, tzinfo=HANOI)
    taken = [next_number(series, at=at) for at in (AT, last_minute, midnight, midnight)]
    assert taken == [(2026, 1), (2026, 2), (2027, 1), (2027, 2)]


@pytest.mark.django_db
def test_a_series_of_another_system_gives_no_number_here() -> None:
    with pytest.raises(ValueError, match="numbered elsewhere"):
        next_number(a_series(is_ours=False), at=AT)


@pytest.mark.django_db
def test_an_act_that_is_undone_leaves_no_gap() -> None:
    series = a_series()
    with transaction.atomic():
        next_number(series, at=AT)
        transaction.set_rollback(True)
    assert next_number(series, at=AT) == (2026, 1)


@pytest.mark.django_db(transaction=True)
def test_dossiers_opened_at_once_are_numbered_without_gap_or_double() -> None:
    officers = [an_officer() for _ in range(4)]
    first = a_dossier(officers[0])

    def open_three(holder: int) -> int:
        return len([a_dossier(officers[holder]) for _ in range(3)])

    assert together(*[lambda n=n: open_three(n) for n in range(4)]) == [3] * 4
    numbers = sorted(int(each.number.split("/")[0]) for each in Dossier.objects.all())
    assert numbers == list(range(1, 14))
    assert first.number.startswith("01/2026/")
    assert Counter.objects.get().last == 13
