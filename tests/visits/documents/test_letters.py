"""What people type comes out of the paper as they typed it, letter for letter."""

from collections import Counter
from typing import Any

import pytest

from cases.dossier.composing import composer_of
from cases.dossier.drafting.edits import Edits
from cases.dossier.models import Document, GoodsLine
from cases.dossier.paper import from_json
from cases.dossier.services import drafts
from cases.dossier.services.photos import print_paper
from inspections.visits.services import drafting, visits
from tests.builders import a_goods_line
from tests.dossier.paper import reading
from tests.visits.documents import people, steps, stories, work
from tests.visits.documents.test_words import signed_minutes
from tests.visits.documents.work import ENDED, Work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

AWKWARD = (
    "kích cỡ < 42 & > 36, mark A&B®, <b>không in đậm</b>, <font color=red>, &amp; , &#8364; và <"
)
COMPANY = 'Công ty TNHH J&C <Việt> "Á–Âu"'


def words_of(document: Document) -> Counter[str]:
    """Words of the frozen paper; bars and dots only part fields and cells in it."""
    text = from_json(document.words).as_text()
    return Counter(word for word in text.split() if word != "|")


def printed_words(document: Document) -> Counter[str]:
    """Words read back out of the PDF, without page numbers and the strip at the foot."""
    found: Counter[str] = Counter()
    for page in reading.lines(print_paper(document, at=ENDED)):
        for line in page:
            if not line.startswith(f"Số {document.full_number}, trang") and not line.isdigit():
                found.update(line.split())
    return found


def test_the_text_read_back_from_the_minutes_is_their_words() -> None:
    office = people.an_office()
    document = signed_minutes(office, stories.a_market_inspection(office))
    assert printed_words(document) == words_of(document)


def test_the_text_read_back_from_a_decision_with_its_annex_is_its_words() -> None:
    office = people.an_office()
    inspection = stories.a_market_inspection(office)
    document = steps.issued_decision(office, inspection, "356", "2026-11-02")
    said = Counter(word for word in steps.text_of(document).split() if word != "|")
    assert printed_words(document) == said


def an_awkward_work() -> Work:
    done = work.a_work(work.a_company(COMPANY), statement=AWKWARD, done=AWKWARD)
    line = a_goods_line(
        done.visit.dossier, name="Túi & ví <nữ>", mark="A&B®", description="cỡ < 42 & > 36"
    )
    visits.add_goods_at(done.visit, line, by=done.secretary, at=ENDED)
    return done


def test_markup_that_people_type_is_text() -> None:
    """PR-025"""
    done = an_awkward_work()
    document = work.ready(done)
    printed = reading.text(print_paper(document, at=ENDED))
    for typed in (AWKWARD, COMPANY, "Túi & ví <nữ>", "A&B®", "cỡ < 42 & > 36"):
        assert typed in printed
    working = drafting.draft_working_record(done.visit, by=done.secretary, at=ENDED)
    edits = Edits().with_text("course", AWKWARD, over="").with_text("scene", AWKWARD, over="")
    drafts.save_edits(working, edits, revision=working.revision, by=done.secretary, at=ENDED)
    assert reading.text(print_paper(working, at=ENDED)).count(AWKWARD) >= 3


def test_decomposed_letters_come_out_composed() -> None:
    """PR-027"""
    decomposed = "Tu\u0301i xa\u0301ch đe\u0323p"
    done = work.a_work(statement=decomposed)
    document = work.ready(done)
    assert "Túi xách đẹp" in document.facts
    assert "Túi xách đẹp" in reading.text(print_paper(document, at=ENDED))


def test_a_letter_that_the_typeface_lacks_is_named_before_the_words_are_frozen() -> None:
    done = work.a_work(statement="Nhãn ghi chữ 龍.")
    with pytest.raises(Exception, match="龍"):
        work.ready(done)


def test_amounts_above_thousands_of_millions_are_summed_and_read() -> None:
    """PR-023"""
    done = work.a_work()
    for price in (3_250_000_000, 12_500_000_000):
        line = a_goods_line(done.visit.dossier, name="Máy", quantity=1, unit_price=price)
        line.unit = GoodsLine.Unit.PIECE
        visits.add_goods_at(done.visit, line, by=done.secretary, at=ENDED)
    document = work.ready(done)
    assert (
        "Trị giá theo giá niêm yết: 15.750.000.000 đồng"
        " (Mười lăm tỷ bảy trăm năm mươi triệu đồng).\n"
    ) in from_json(document.words).as_text()


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            [{"quantity": "2.5", "unit": "kg"}, {"quantity": "1200", "unit": "kg"}],
            "Cộng |  |  | 1.202,5 |\n",
        ),
        (
            [{"quantity": "10", "unit": "đôi"}, {"quantity": "3", "unit": "chiếc"}],
            "Tổng cộng: 10 đôi; 3 chiếc.\n",
        ),
    ],
    ids=["one unit", "two units"],
)
def test_totals_are_by_unit(lines: list[dict[str, Any]], said: str) -> None:
    done = work.a_work()
    for fields in lines:
        unpriced: dict[str, Any] = {"unit_price": None, "price_basis": ""}
        line = a_goods_line(done.visit.dossier, **unpriced | fields)
        visits.add_goods_at(done.visit, line, by=done.secretary, at=ENDED)
    text = from_json(work.ready(done).words).as_text()
    assert "Hàng hóa kiểm đếm, niêm phong tại buổi làm việc, gồm:\nSTT | Tên hàng hóa" in text
    assert said in text
    assert "Trị giá" not in text


def test_the_words_are_the_same_in_every_state() -> None:
    done = work.a_work()
    draft = work.drafted(done)
    composer = composer_of("BBKT")
    before = composer.words(composer.facts(draft, at=ENDED))
    drafts.make_ready(draft, by=done.secretary, at=ENDED)
    after = from_json(draft.words)
    numbered = before.as_text().replace(before.number.as_text(), after.number.as_text())
    assert numbered.replace("gồm …… tờ", "gồm 02 tờ") == after.as_text()


def test_everything_long_still_prints() -> None:
    done = work.a_work(work.a_company("Công ty " + "Rất Dài " * 30, tax_code=""))
    for number in range(60):
        line = a_goods_line(
            done.visit.dossier, name=f"Hàng {number} " + "dài " * 40, description="chữ" * 60
        )
        visits.add_goods_at(done.visit, line, by=done.secretary, at=ENDED)
    none = Edits(none=("subject.enterprise_code",))
    document = work.drafted(done)
    drafts.save_edits(document, none, revision=document.revision, by=done.secretary, at=ENDED)
    drafts.make_ready(document, by=done.secretary, at=ENDED)
    assert print_paper(document, at=ENDED).startswith(b"%PDF")
