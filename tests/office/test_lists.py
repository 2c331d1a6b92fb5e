"""What every list page shares."""

import pytest
from django.http import QueryDict

from cases.lawbook.filters import ActFilter
from cases.lawbook.models import ActVersion, LawPack
from cases.office.lists import chips, page_of
from cases.office.templatetags.office import figure
from tests.builders import ON

pytestmark = pytest.mark.django_db


def a_filter(address: str) -> ActFilter:
    return ActFilter(QueryDict(address), ActVersion.objects.in_force(ON))


def test_a_filter_that_is_off_opens_its_options(law_tables: LawPack) -> None:
    (chip,) = chips(a_filter("q=tem&trang=2"))
    assert not chip.is_on
    assert chip.label == "Điều"
    assert chip.options[-1].label == "Điều 14"
    assert chip.options[-1].url == "?q=tem&article=14"


def test_a_filter_that_is_on_takes_itself_off(law_tables: LawPack) -> None:
    (chip,) = chips(a_filter("q=tem&article=13"))
    assert chip.is_on
    assert chip.label == "Điều 13"
    assert chip.url == "?q=tem"


def test_nonsense_in_the_address_leaves_the_list_whole(law_tables: LawPack) -> None:
    filterset = a_filter("article=x")
    assert not chips(filterset)[0].is_on
    rows = ActVersion.objects.in_force(ON)
    assert page_of(rows, QueryDict("trang=x")).number == 1
    assert page_of(rows, QueryDict("trang=99")).number == 2


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (38_160_000, "38.160.000"),
        ([20_000_000, 27_500_000], "20.000.000 – 27.500.000"),
        ("× 1,2", "× 1,2"),
        (None, "—"),
    ],
)
def test_the_value_of_a_step_reads_as_a_person_writes(value: object, words: str) -> None:
    assert figure(value) == words
