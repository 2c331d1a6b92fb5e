"""Signatures noted by mistake: struck one by one, or all when a record is reopened."""

import json
from datetime import timedelta
from functools import partial
from hashlib import sha256
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage

from cases.dossier.drafting.edits import Edits
from cases.dossier.models import Document, Signature
from cases.dossier.paper import from_json
from cases.dossier.services import drafts, records, signing
from cases.dossier.services.photos import pictures_for
from cases.office.journal import first_broken
from inspections.visits.models import Inspection
from inspections.visits.services import corrections
from tests.builders import an_officer
from tests.together import together
from tests.visits.documents import work
from tests.visits.documents.steps import all_sign, confirmed_by
from tests.visits.documents.test_records import lose, with_photos
from tests.visits.documents.work import ENDED, Work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
SUBJECT, COMMUNE = "Trần Văn Bảy", "Lê Văn Chín"
LATER = ENDED + timedelta(minutes=5)


def standing(document: Document, name: str) -> Signature:
    return document.signatures.standing().get(name=name)


def signed(document: Document, name: str, done: Work) -> Signature:
    return records.sign_record(standing(document, name), by=done.secretary, at=ENDED)


def refused(document: Document, name: str, done: Work, by: str, place: str = "others") -> Signature:
    return records.refuse_record(
        standing(document, name),
        because="bận việc",
        confirmed_by=confirmed_by(by, place, "người chứng kiến"),
        by=done.secretary,
        at=ENDED,
    )


def strike(signature: Signature, done: Work, because: str = "ghi nhầm người") -> Signature:
    return records.strike_signature(signature, because=because, by=done.secretary, at=LATER)


def verbs(document: Document) -> list[str]:
    return list(document.chain.entries.order_by("sequence").values_list("verb", flat=True))


def words_of(document: Document) -> str:
    document.refresh_from_db()
    return from_json(document.words).as_text()


def fresh_digest(document: Document) -> str:
    document.refresh_from_db()
    return sha256(document.words.encode()).hexdigest()


def test_who_was_struck_stands_again_among_those_who_have_not_signed() -> None:
    done = work.a_work()
    document = work.ready(done)
    noted = signed(document, SUBJECT, done)
    anew = strike(noted, done)
    noted.refresh_from_db()
    assert (noted.struck_at, noted.struck_by, noted.struck_because) == (
        LATER,
        done.secretary,
        "ghi nhầm người",
    )
    assert noted.signed_at == ENDED
    assert (anew.place, anew.name, anew.capacity, anew.position) == (
        noted.place,
        noted.name,
        noted.capacity,
        noted.position,
    )
    assert SUBJECT in [each.name for each in signing.unsettled(document)]
    entry = document.chain.entries.latest("sequence")
    assert entry.verb == "strike_signature"
    assert SUBJECT in entry.changes
    assert "ghi nhầm người" in entry.changes


def test_nothing_is_struck_without_a_reason_nor_twice_nor_before_it_was_noted() -> None:
    done = work.a_work()
    document = work.ready(done)
    with pytest.raises(ValidationError, match="không có gì để gạch"):
        strike(standing(document, SUBJECT), done)
    noted = signed(document, SUBJECT, done)
    with pytest.raises(ValidationError) as empty:
        strike(noted, done, because="  ")
    assert list(empty.value.error_dict) == ["because"]
    strike(noted, done)
    with pytest.raises(ValidationError, match="Dòng này đã gạch"):
        strike(noted, done)
    with pytest.raises(ValidationError, match="Dòng này đã gạch"):
        records.sign_record(noted, by=done.secretary, at=LATER)


def test_only_those_who_take_signatures_strike_them() -> None:
    done = work.a_work()
    document = work.ready(done)
    noted = signed(document, SUBJECT, done)
    stranger = an_officer(unit=document.dossier.unit)
    with pytest.raises(ValidationError, match="lấy chữ ký biên bản"):
        records.strike_signature(noted, because="nhầm", by=stranger, at=LATER)


def test_once_finished_nothing_is_struck_nor_reopened() -> None:
    done = work.a_work()
    document = work.ready(done)
    all_sign(document, done.secretary, ENDED)
    records.finish_record(document, by=done.secretary, at=ENDED)
    with pytest.raises(ValidationError, match="đã hoàn tất nên chữ ký không gạch được"):
        strike(standing(document, SUBJECT), done)
    with pytest.raises(ValidationError, match="đang chờ ký"):
        drafts.reopen(document, because="sai", by=done.secretary, at=LATER)


def test_a_struck_refusal_leaves_the_record_and_its_own_witness_with_it() -> None:
    done = work.a_work()
    document = work.ready(done)
    before = words_of(document)
    noted = refused(document, SUBJECT, done, "Hồ Thị Mười", "witness")
    signed(document, "Hồ Thị Mười", done)
    strike(noted, done, because="ông Bảy có ký")
    assert words_of(document) == before
    assert not document.signatures.standing().filter(name="Hồ Thị Mười").exists()
    assert verbs(document)[-2:] == ["strike_signature", "strike_signature"]
    assert first_broken(document.chain) is None


def test_a_witness_of_two_refusals_stays_while_one_of_them_stands() -> None:
    done = work.a_work()
    document = work.ready(done)
    of_subject = refused(document, SUBJECT, done, "Hồ Thị Mười", "witness")
    of_commune = refused(document, COMMUNE, done, "Hồ Thị Mười", "witness")
    assert of_subject.confirmed_by == of_commune.confirmed_by
    strike(of_subject, done)
    assert standing(document, "Hồ Thị Mười")
    assert "Lý do ông Lê Văn Chín không ký biên bản" in words_of(document)
    strike(of_commune, done)
    assert not document.signatures.standing().filter(name="Hồ Thị Mười").exists()


def test_a_wrong_outcome_is_struck_and_noted_right_by_the_same_witness() -> None:
    done = work.a_work()
    document = work.ready(done)
    strike(refused(document, SUBJECT, done, COMMUNE), done)
    again = refused(document, SUBJECT, done, COMMUNE)
    assert again.confirmed_by == standing(document, COMMUNE)
    assert words_of(document).count("Lý do đối tượng kiểm tra không ký biên bản") == 1


def test_who_confirms_a_refusal_signs_himself() -> None:
    done = work.a_work()
    document = work.ready(done)
    refused(document, SUBJECT, done, COMMUNE)
    with pytest.raises(ValidationError, match="không ký của Trần Văn Bảy nên phải ký"):
        refused(document, COMMUNE, done, "Hồ Thị Mười", "witness")


def test_reopening_strikes_what_was_noted_and_keeps_the_number() -> None:
    done = work.a_work()
    document = work.ready(done)
    signed(document, SUBJECT, done)
    drafts.reopen(document, because="sai giờ về", by=done.secretary, at=LATER)
    assert (document.state, document.full_number, document.words) == ("draft", "01/BB-ĐKT", "")
    assert not document.signatures.standing().exists()
    assert verbs(document)[-2:] == ["strike_signature", "reopen_document"]
    drafts.make_ready(document, by=done.secretary, at=LATER)
    assert document.full_number == "01/BB-ĐKT"
    assert len(signing.unsettled(document)) == 4
    assert document.signatures.count() == 8


def test_evidence_lost_after_the_first_signature_does_not_end_the_record() -> None:
    done = work.a_work()
    document = with_photos(done)
    drafts.make_ready(document, by=done.secretary, at=ENDED)
    signed(document, SUBJECT, done)
    sha256 = lose(document)
    drafts.reopen(document, because="mất tệp ảnh 1", by=done.secretary, at=LATER)
    accepted = Edits(with_photos=True, lost_photos={sha256: "không còn trong kho tệp"})
    drafts.save_edits(document, accepted, revision=document.revision, by=done.secretary, at=LATER)
    drafts.make_ready(document, by=done.secretary, at=LATER)
    for signature in document.signatures.standing():
        records.sign_record(signature, by=done.secretary, at=LATER)
    records.finish_record(document, by=done.secretary, at=LATER)
    assert document.state == Document.State.ISSUED
    assert pictures_for(document)[1]
    assert not default_storage.exists(document.dossier.files.order_by("pk")[0].original)


def test_the_journal_keeps_a_digest_of_the_words_each_time_they_are_made() -> None:
    done = work.a_work()
    document = work.ready(done)
    digests = [sha256(document.words.encode()).hexdigest()]
    refusal = refused(document, SUBJECT, done, by=COMMUNE)
    digests.append(fresh_digest(document))
    strike(refusal, done)
    digests.append(fresh_digest(document))
    entries = document.chain.entries.filter(
        verb__in=["ready_document", "sign_document", "strike_signature"]
    )
    told = [json.loads(each.changes)["words"] for each in entries.order_by("sequence")]
    assert told == digests
    assert digests[0] == digests[2] != digests[1]


@pytest.mark.django_db(transaction=True)
def test_two_officers_strike_one_note_at_once_and_one_does() -> None:
    done = work.a_work()
    document = work.ready(done)
    noted = signed(document, SUBJECT, done)
    rows = [Signature.objects.get(pk=noted.pk) for _ in range(2)]
    outcomes = together(*(partial(strike, row, done) for row in rows))
    assert [isinstance(each, ValidationError) for each in outcomes].count(True) == 1
    assert document.signatures.filter(name=SUBJECT).count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_record_finished_while_a_note_is_struck_has_one_end() -> None:
    done = work.a_work()
    document = work.ready(done)
    all_sign(document, done.secretary, ENDED)
    row, other = standing(document, SUBJECT), Document.objects.get(pk=document.pk)
    finish: Any = partial(records.finish_record, other, by=done.secretary, at=LATER)
    outcomes = together(finish, partial(strike, row, done))
    assert [isinstance(each, ValidationError) for each in outcomes].count(True) == 1
    is_issued = Document.objects.get(pk=document.pk).state == Document.State.ISSUED
    assert is_issued != document.signatures.exclude(struck_at=None).exists()


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("finished", r"báo cáo kết quả kiểm tra; .*\[điểm đ khoản 3 Điều 15"),
        ("terminated", "đã đình chỉ"),
    ],
)
def test_after_the_inspection_a_correction_says_what_to_do_instead(status: str, said: str) -> None:
    done = work.a_work()
    document = work.ready(done)
    all_sign(document, done.secretary, ENDED)
    records.finish_record(document, by=done.secretary, at=ENDED)
    assert corrections.can_correct(document, done.secretary, LATER) == []
    Inspection.objects.filter(pk=done.inspection.pk).update(status=status)
    with pytest.raises(ValidationError, match=said):
        corrections.correct_record(
            Document.objects.get(pk=document.pk),
            visit=done.visit,
            said="sai tên",
            by=done.secretary,
            at=LATER,
        )
