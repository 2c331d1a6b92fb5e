"""One paper in its states: draft, ready, signed, issued."""

from dataclasses import replace

import pytest

from cases.dossier.paper import Number, Paper, PlaceDate, State
from cases.dossier.paper.pdf import render
from tests.dossier.paper.reading import Placed, lines, placed, text
from tests.dossier.paper.samples import SAMPLES, decision_on_a_household, signed_minutes


def waiting_for_its_number(paper: Paper) -> Paper:
    day = paper.place_date
    return replace(
        paper,
        number=replace(paper.number, value=""),
        place_date=day and replace(day, day=None),
    )


def changes_with_state(run: Placed) -> bool:
    return run.y > 280 or run.text.startswith(("Số:", "/", "Hà Nội, ngày", "tháng", "DỰ", "(Kèm"))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_states_of_a_paper_differ_only_in_number_strip_and_mark(name: str) -> None:
    issued = SAMPLES[name]()
    waiting = waiting_for_its_number(issued)
    prints = [
        render(issued, State.DRAFT, printed_at="16 giờ 20 phút ngày 15/5/2026", draft_round=2),
        render(waiting, State.READY),
        render(waiting, State.SIGNED),
        render(issued, State.ISSUED),
    ]
    same = [[run for run in placed(each) if not changes_with_state(run)] for each in prints]
    assert same[0] == same[1] == same[2] == same[3]
    assert len(same[0]) > 30


def test_a_draft_is_marked_on_every_page() -> None:
    content = render(
        signed_minutes(), State.DRAFT, printed_at="16 giờ 20 phút ngày 15/5/2026", draft_round=2
    )
    for number, page in enumerate(lines(content), start=1):
        assert any("DỰ THẢO" in line for line in page)
        foot = (
            "Dự thảo lần 2, in hồi 16 giờ 20 phút ngày 15/5/2026; không có giá trị thi hành"
            f" Trang {number}/2"
        )
        assert foot in " ".join(" ".join(page).split())


def test_a_paper_that_is_not_a_draft_bears_no_mark() -> None:
    for state in (State.READY, State.SIGNED, State.ISSUED):
        assert "DỰ THẢO" not in text(render(signed_minutes(), state))


def test_a_draft_leaves_room_for_number_and_day() -> None:
    words = text(render(decision_on_a_household(), State.DRAFT))
    assert "118/QĐ-SKHCN" not in words
    assert "Số: /QĐ-SKHCN" in words
    assert "ngày 05 tháng 5" not in words


def test_an_issued_paper_without_number_or_day_is_refused() -> None:
    paper = decision_on_a_household()
    with pytest.raises(ValueError, match="số và ngày"):
        render(replace(paper, number=Number("QĐ-SKHCN")), State.ISSUED)
    with pytest.raises(ValueError, match="số và ngày"):
        render(replace(paper, place_date=PlaceDate("Hà Nội", 2026, 5)), State.ISSUED)
