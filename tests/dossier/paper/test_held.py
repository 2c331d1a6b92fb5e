"""A paper drawn before its number is known is, once numbered, the paper drawn with its number."""

import pytest

from cases.dossier.paper import Paper
from cases.dossier.paper.held import drawn, hold
from tests.dossier.paper.reading import text
from tests.dossier.paper.samples import SAMPLES, decision_on_a_market


@pytest.fixture(scope="module", params=SAMPLES)
def paper(request: pytest.FixtureRequest) -> Paper:
    return SAMPLES[request.param]()


def test_filling_the_number_in_gives_the_bytes_of_drawing_with_it(paper: Paper) -> None:
    held = hold(paper, 2)
    for number in ("01", "47", "90"):
        assert held.numbered(number) == drawn(paper, number)


def test_a_number_of_three_digits_stands_in_room_for_three(paper: Paper) -> None:
    assert hold(paper, 3).numbered("118") == drawn(paper, "118")


def test_the_number_stands_wherever_the_paper_says_it() -> None:
    words = text(hold(decision_on_a_market(), 4).numbered("1269"))
    assert words.count("1269/QĐ-SKHCN") == 2  # in its head, in the head of its annex


def test_a_number_for_which_there_is_no_room_is_refused() -> None:
    held = hold(decision_on_a_market(), 2)
    for number in ("118", "7", "7a"):
        with pytest.raises(ValueError, match="room for 2 digits"):
            held.numbered(number)
