"""What changed in a paper since somebody read it."""

from cases.dossier.services.differences import changes_between, same_words
from tests.dossier.approving import a_paper_saying

FINE = "Phạt tiền 16.000.000 đồng."


def said(pieces: tuple[object, ...]) -> list[tuple[str, bool]]:
    return [(piece.text, piece.is_changed) for piece in pieces]  # type: ignore[attr-defined]


def test_number_and_day_are_no_change() -> None:
    before, now = a_paper_saying(FINE), a_paper_saying(FINE, number="47", day=18)
    assert same_words(before, now)
    assert changes_between(before, now) == []


def test_a_changed_amount_is_told_old_and_new_in_its_article() -> None:
    now = a_paper_saying("Phạt tiền 18.000.000 đồng.")
    assert not same_words(a_paper_saying(FINE), now)
    (change,) = changes_between(a_paper_saying(FINE), now)
    assert change.where == "Điều 1"
    assert said(change.old) == [("Phạt tiền", False), ("16.000.000", True), ("đồng.", False)]
    assert said(change.new) == [("Phạt tiền", False), ("18.000.000", True), ("đồng.", False)]


def test_a_comma_is_a_change() -> None:
    assert not same_words(a_paper_saying("Phạt, tiền."), a_paper_saying("Phạt tiền."))


def test_an_added_paragraph_has_nothing_before_it() -> None:
    added = "4. Gửi cho Ủy ban nhân dân phường Tây Hồ để biết."
    (change,) = changes_between(a_paper_saying(FINE), a_paper_saying(FINE, added))
    assert change.old == ()
    assert said(change.new) == [(added, True)]


def test_a_paragraph_taken_out_has_nothing_after_it() -> None:
    gone = "b) Hình thức xử phạt bổ sung: không."
    (change,) = changes_between(a_paper_saying(FINE, gone), a_paper_saying(FINE))
    assert said(change.old) == [(gone, True)]
    assert change.new == ()
