"""What an officer says about a draft: kept typed, refused at its field, asked about when stale."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from cases.dossier.drafting.common import edits_of
from cases.dossier.drafting.edits import Chosen, Edited, Edits
from cases.dossier.models import Document
from cases.dossier.services import documents, drafted, drafts
from cases.office.models import Officer
from inspections.visits.services import drafting
from tests.builders import AT, a_director, an_officer
from tests.visits.building import an_inspection
from tests.visits.documents import work
from tests.visits.documents.work import ENDED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

WHOLE = Edits(
    none=("requests", "subject.id_date"),
    texts={"done": Edited("lấy 01 mẫu", over="")},
    versions={"12": Chosen(version=3, newest=4)},
    copies=3,
    given_to=("bà Lê Thị Thanh Trà", "UBND phường Hoàng Mai"),
    signer=1,
    writer=2,
    about=5,
    with_photos=True,
    lost_photos={"ab" * 32: "bị cắt cụt"},
)


def test_edits_come_back_from_json_as_they_went() -> None:
    assert Edits.from_json(json.loads(json.dumps(WHOLE.to_json()))) == WHOLE
    assert Edits().to_json() == {}


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ({"nobody": 1}, "nobody"),
        ({"copies": "3"}, "copies"),
        ({"copies": 0}, "copies"),
        ({"copies": True}, "copies"),
        ({"none": "requests"}, "none"),
        ({"texts": {"done": "lấy mẫu"}}, "texts.done"),
        ({"texts": {"done": {"text": "lấy mẫu"}}}, "texts.done"),
        ({"versions": {"12": {"version": 1, "newest": None}}}, "versions.12"),
        ({"with_photos": 1}, "with_photos"),
    ],
)
def test_what_is_no_edit_is_named(said: dict[str, Any], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        Edits.from_json(said)


def test_words_equal_to_the_generated_ones_are_no_edit() -> None:
    edits = Edits().with_text("done", "lấy 01 mẫu", over="")
    assert edits.texts == {"done": Edited("lấy 01 mẫu", "")}
    assert edits.with_text("done", " ", over="chụp ảnh") == Edits()
    assert edits.with_text("done", "chụp ảnh", over="chụp ảnh") == Edits()


def saved(document: Document, edits: Edits, by: Officer) -> Document:
    return drafts.save_edits(document, edits, revision=document.revision, by=by, at=ENDED)


@pytest.mark.parametrize(
    ("edits", "field"),
    [
        (Edits(none=("started_at",)), "none"),
        (Edits(texts={"team": Edited("không ai")}), "texts"),
        (Edits(copies=1, given_to=("ông A",)), "copies"),
        (Edits(writer=999_999), "writer"),
        (Edits(about=999_999), "about"),
    ],
)
def test_an_edit_that_cannot_be_is_refused_at_its_field(edits: Edits, field: str) -> None:
    done = work.a_work()
    with pytest.raises(ValidationError) as refused:
        saved(work.drafted(done), edits, done.secretary)
    assert list(refused.value.error_dict) == [field]


def test_only_the_team_writes_in_a_draft_of_minutes() -> None:
    done = work.a_work()
    document = work.drafted(done)
    stranger = an_officer(unit=done.inspection.dossier.unit)
    with pytest.raises(ValidationError, match="ghi buổi làm việc"):
        saved(document, Edits(copies=3), stranger)
    assert edits_of(document) == Edits()


def test_two_officers_saving_a_draft_do_not_overwrite_each_other() -> None:
    done = work.a_work()
    document = work.drafted(done)
    stale = document.revision
    saved(document, Edits(copies=3), done.secretary)
    with pytest.raises(ValidationError, match="người khác sửa"):
        drafts.save_edits(document, Edits(copies=4), revision=stale, by=done.head, at=ENDED)


def test_typed_words_are_printed_and_the_facts_go_on_beside_them() -> None:
    done = work.a_work()
    document = work.drafted(done)
    over = drafted.generated_texts(document, at=ENDED)
    assert over["done"] == "sao 01 hóa đơn"
    saved(document, Edits().with_text("done", "lấy 01 mẫu", over=over["done"]), done.secretary)
    text = documents.paper_of(document, at=ENDED).as_text()
    assert "3. Việc đã thực hiện: lấy 01 mẫu.\n" in text
    assert drafted.generated_texts(document, at=ENDED)["done"] == "sao 01 hóa đơn"


def test_a_fact_that_changes_under_typed_words_is_asked_about() -> None:
    done = work.a_work()
    document = work.drafted(done)
    typed = Edits().with_text("done", "lấy 01 mẫu", over="sao 01 hóa đơn")
    saved(document, typed, done.secretary)
    assert drafted.questions_of(document, at=ENDED) == []
    done.visit.done = "sao 02 hóa đơn"
    done.visit.save()
    document.refresh_from_db()
    (question,) = drafted.questions_of(document, at=ENDED)
    assert question.sentence == (
        "Dữ kiện dưới chỗ đã sửa thay đổi: “sao 01 hóa đơn” → “sao 02 hóa đơn”. "
        "Dự thảo đang in “lấy 01 mẫu”."
    )
    assert question.sentence in work.reasons(document, done.secretary)
    answered: dict[str, Any] = {"by": done.secretary, "at": ENDED}
    drafts.answer_question(document, "text:done", keep=True, revision=document.revision, **answered)
    assert drafted.questions_of(document, at=ENDED) == []
    assert edits_of(document).texts["done"] == Edited("lấy 01 mẫu", "sao 02 hóa đơn")


def test_an_answer_may_follow_the_changed_fact() -> None:
    done = work.a_work()
    document = work.drafted(done)
    saved(document, Edits().with_text("done", "lấy 01 mẫu", over="cũ"), done.secretary)
    answered: dict[str, Any] = {"by": done.secretary, "at": ENDED}
    drafts.answer_question(
        document, "text:done", keep=False, revision=document.revision, **answered
    )
    assert edits_of(document) == Edits()


def test_a_subject_that_moved_is_asked_about_before_the_decision_is_ready() -> None:
    """PR-031: drafted on the 24th, moved on the 25th."""
    version = work.a_company()
    inspection = an_inspection(subjects=[version], at=AT - timedelta(days=1))
    work.a_team_of_three(inspection, AT - timedelta(days=1))
    a_director()
    by = inspection.dossier.holder
    document = drafting.draft_decision(inspection, by=by, at=AT - timedelta(days=1))
    assert drafted.questions_of(document, at=AT - timedelta(days=1)) == []
    moved = work.moved(version, "30 Đường Mới, phường Láng", date(2026, 11, 25))
    (question,) = drafted.questions_of(document, at=AT)
    assert question.sentence == (
        "Công ty TNHH Thử đã đổi thông tin từ ngày 25/11/2026: địa chỉ “12 Phố Thử” → "
        "“30 Đường Mới, phường Láng”. Dự thảo đang in thông tin cũ."
    )
    with pytest.raises(ValidationError, match="đang in thông tin cũ"):
        drafts.make_ready(document, by=by, at=AT)
    assert question.keep.versions == {str(version.party_id): Chosen(version.pk, moved.pk)}
    answered: dict[str, Any] = {"revision": document.revision, "by": by, "at": AT}
    drafts.answer_question(document, question.key, keep=False, **answered)
    text = documents.paper_of(document, at=AT).as_text()
    assert "địa chỉ trụ sở chính: 30 Đường Mới, phường Láng" in text
    assert "12 Phố Thử" not in text


def test_a_draft_thrown_away_makes_room_for_another() -> None:
    done = work.a_work()
    document = work.drafted(done)
    with pytest.raises(ValidationError, match="đã có dự thảo"):
        drafting.draft_minutes(done.visit, by=done.secretary, at=ENDED)
    drafts.discard(document, by=done.secretary, at=ENDED)
    assert drafting.draft_minutes(done.visit, by=done.secretary, at=ENDED).pk != document.pk
