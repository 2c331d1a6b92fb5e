"""Records: who signs, who refuses and who confirms it, what is frozen, which photographs print."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage

from cases.dossier.composing import composer_of
from cases.dossier.drafting.edits import Edits
from cases.dossier.evidence import read_upload
from cases.dossier.models import Document, Signature
from cases.dossier.paper import from_json
from cases.dossier.services import drafted, drafts, records
from cases.dossier.services.files import add_file
from cases.dossier.services.photos import pictures_for, print_paper
from inspections.visits.documents import minutes_words
from inspections.visits.models import Finding, PresentPerson, Visit
from inspections.visits.services import drafting, visits
from tests.builders import AT, an_officer
from tests.dossier.paper import reading
from tests.dossier.uploads import a_photo
from tests.visits.documents import work
from tests.visits.documents.steps import confirmed_by
from tests.visits.documents.work import ENDED, Work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


def refused(
    document: Document, name: str, done: Work, confirmed: str, place: str = "others"
) -> Signature:
    return records.refuse_record(
        document.signatures.get(name=name),
        because="cho rằng không đúng",
        confirmed_by=confirmed_by(confirmed, place, "người chứng kiến"),
        by=done.secretary,
        at=ENDED,
    )


def test_everybody_named_has_a_place_to_sign() -> None:
    document = work.ready(work.a_work())
    places = document.signatures.values_list("place", "name", "capacity")
    assert list(places) == [
        ("subject", "Trần Văn Bảy", "Giám đốc"),
        ("head", "Tạ Minh Quân", "Chuyên viên"),
        ("others", "Lê Văn Chín", "đại diện Ủy ban nhân dân phường Hoàn Kiếm"),
        ("writer", "Vũ Hoàng Lâm", "chuyên viên"),
    ]


def test_a_record_is_finished_only_when_all_have_signed_or_refused() -> None:
    done = work.a_work()
    document = work.ready(done)
    records.sign_record(document.signatures.get(place="subject"), by=done.secretary, at=ENDED)
    with pytest.raises(ValidationError, match="Tạ Minh Quân, Lê Văn Chín, Vũ Hoàng Lâm"):
        records.finish_record(document, by=done.secretary, at=ENDED)


def test_only_those_who_may_take_signatures() -> None:
    done = work.a_work()
    document = work.ready(done)
    signature = document.signatures.get(place="subject")
    stranger = an_officer(unit=done.inspection.dossier.unit)
    with pytest.raises(ValidationError, match="lấy chữ ký biên bản"):
        records.sign_record(signature, by=stranger, at=ENDED)
    with pytest.raises(ValidationError, match="lấy chữ ký biên bản"):
        records.finish_record(document, by=stranger, at=ENDED)


def test_a_refusal_is_confirmed_by_somebody_who_did_not_refuse() -> None:
    done = work.a_work()
    document = work.ready(done)
    for confirmed in ("Trần Văn Bảy", "Tạ Minh Quân", "Vũ Hoàng Lâm"):
        with pytest.raises(ValidationError) as wrong:
            refused(document, "Trần Văn Bảy", done, confirmed)
        assert list(wrong.value.error_dict) == ["confirmed_by"]
    with pytest.raises(ValidationError) as nobody:
        refused(document, "Trần Văn Bảy", done, "Người Lạ", place="subject")
    assert list(nobody.value.error_dict) == ["confirmed_by"]


def test_the_head_of_the_team_cannot_refuse() -> None:
    done = work.a_work()
    with pytest.raises(ValidationError, match="phải ký"):
        refused(work.ready(done), "Tạ Minh Quân", done, "Lê Văn Chín")


def test_a_witness_who_comes_for_the_refusal_gets_a_place_of_his_own() -> None:
    done = work.a_work()
    document = work.ready(done)
    refused(document, "Trần Văn Bảy", done, "Hồ Thị Mười", place="witness")
    document.refresh_from_db()
    text = from_json(document.words).as_text()
    assert (
        "Lý do đối tượng kiểm tra không ký biên bản: cho rằng không đúng. Hồ Thị Mười, người chứng"
        " kiến, ký xác nhận việc đối tượng kiểm tra không ký biên bản./.\n" in text
    )
    assert text.endswith("NGƯỜI CHỨNG KIẾN\n(Ký, ghi rõ họ và tên)\nHồ Thị Mười\n")
    assert "công nhận là đúng" not in text
    assert from_json(document.words).strip
    assert '"Người chứng kiến"' in document.words


def test_somebody_else_than_the_subject_may_refuse_too() -> None:
    done = work.a_work()
    document = work.ready(done)
    refused(document, "Lê Văn Chín", done, "Hồ Thị Mười", place="witness")
    document.refresh_from_db()
    text = from_json(document.words).as_text()
    assert "Lý do ông Lê Văn Chín không ký biên bản: cho rằng không đúng. Hồ Thị Mười" in text
    assert '"Đối tượng kiểm tra"' in document.words


def test_minutes_keep_the_seat_of_their_day() -> None:
    """PR-031: minutes of the 25th, moved on the 26th, and printed on the 27th."""
    done = work.a_work()
    assert done.visit.party_version
    work.moved(done.visit.party_version, "30 Đường Mới, phường Láng", date(2026, 11, 26))
    document = work.drafted(done)
    facts = composer_of(document.kind).facts(document, at=AT + timedelta(days=2))
    assert facts["subject"]["head_office"] == "12 Phố Thử, phường Ba Đình, thành phố Hà Nội"
    assert facts["place"] == "cửa hàng số 7, 7 Phố Thử, phường Hoàn Kiếm, thành phố Hà Nội"


def test_frozen_facts_give_the_same_words_whatever_the_tables_say_since() -> None:
    done = work.a_work()
    document = work.ready(done)
    facts = json.loads(document.facts)
    before = minutes_words.words(facts).as_text()
    assert done.visit.party_version
    work.moved(done.visit.party_version, "30 Đường Mới", date(2026, 1, 1))
    done.visit.people.all().delete()
    assert minutes_words.words(json.loads(document.facts)).as_text() == before


def test_facts_are_plain_values() -> None:
    document = work.drafted(work.a_work())
    facts = composer_of(document.kind).facts(document, at=ENDED)
    assert json.loads(json.dumps(facts)) == facts


def test_a_visit_is_closed_once_its_minutes_are_frozen() -> None:
    done = work.a_work()
    work.ready(done)
    with pytest.raises(ValidationError, match="đã chốt"):
        visits.log_outcome(done.visit, outcome="shut", by=done.secretary, at=ENDED)
    with pytest.raises(ValidationError, match="đã chốt"):
        work.drafted(done)
    working = drafting.draft_working_record(done.visit, by=done.secretary, at=ENDED)
    assert working.kind == "MBB02"


def test_a_second_way_to_the_same_number_is_the_same_paper() -> None:
    document = work.ready(work.a_work())
    assert document.full_number == "01/BB-ĐKT"
    done = work.a_work(work.a_company("Công ty TNHH Hai", tax_code=""))
    none = Edits(none=("subject.enterprise_code",))
    second = work.drafted(done)
    drafts.save_edits(second, none, revision=second.revision, by=done.secretary, at=ENDED)
    drafts.make_ready(second, by=done.secretary, at=ENDED)
    assert second.full_number == "02/BB-ĐKT"
    drafts.reopen(second, because="sai tên", by=done.secretary, at=ENDED)
    drafts.make_ready(second, by=done.secretary, at=ENDED)
    assert second.full_number == "02/BB-ĐKT"


def with_photos(done: Work, count: int = 3, **edits: Any) -> Document:
    for number in range(1, count + 1):
        taken = f"2026:11:25 09:{10 + number}:00"
        read = read_upload(a_photo(f"anh{number}.jpg", taken=taken, offset="+07:00"))
        item = add_file(
            done.visit.dossier, read, title=f"Quầy hàng {number}", by=done.secretary, at=ENDED
        )
        visits.attach_item(done.visit, item)
    document = work.drafted(done)
    return drafts.save_edits(
        document,
        Edits(with_photos=True, **edits),
        revision=document.revision,
        by=done.secretary,
        at=ENDED,
    )


def test_the_photographs_are_annexed_and_counted() -> None:
    done = work.a_work()
    document = with_photos(done)
    drafts.make_ready(document, by=done.secretary, at=ENDED)
    text = from_json(document.words).as_text()
    assert "3. Việc đã thực hiện: chụp 03 ảnh; sao 01 hóa đơn.\n" in text
    assert "ẢNH CHỤP TẠI BUỔI LÀM VIỆC\n(Kèm theo Biên bản kiểm tra số 01/BB-ĐKT" in text
    assert "Gồm 3 ảnh.\nẢnh 1. Quầy hàng 1\n(chụp hồi 09 giờ 11 phút ngày 25/11/2026;" in text
    printed = reading.text(print_paper(document, at=ENDED))
    assert "Gồm 3 ảnh." in printed
    assert "Không in được" not in printed


def lose(document: Document) -> str:
    """Take the first photograph's bytes out of the storage."""
    _, lost = pictures_for(document)
    assert lost == {}
    file = document.dossier.files.order_by("pk").first()
    assert file
    default_storage.delete(file.original)
    return str(file.sha256)


def test_a_lost_photograph_stops_the_minutes_until_it_is_accepted() -> None:
    """PR-033: never six lines in the index and three pictures."""
    done = work.a_work()
    document = with_photos(done)
    sha256 = lose(document)
    draft = reading.text(print_paper(document, at=ENDED))
    assert "In được 2 trong 3 ảnh; không in được ảnh số 1." in draft
    with pytest.raises(ValidationError, match=r"Không in được ảnh anh1\.jpg"):
        drafts.make_ready(document, by=done.secretary, at=ENDED)
    accepted = Edits(with_photos=True, lost_photos={sha256: "không còn trong kho tệp"})
    drafts.save_edits(document, accepted, revision=document.revision, by=done.secretary, at=ENDED)
    drafts.make_ready(document, by=done.secretary, at=ENDED)
    text = from_json(document.words).as_text()
    assert "In được 2 trong 3 ảnh; không in được ảnh số 1." in text
    assert "Không in được ảnh 1: không còn trong kho tệp.\n" in text


def test_a_photograph_lost_after_the_words_are_frozen_stops_the_print() -> None:
    done = work.a_work()
    document = with_photos(done)
    drafts.make_ready(document, by=done.secretary, at=ENDED)
    lose(document)
    with pytest.raises(ValidationError, match=r"Không in được ảnh anh1\.jpg"):
        print_paper(document, at=ENDED)
    for signature in document.signatures.all():
        records.sign_record(signature, by=done.secretary, at=ENDED)
    with pytest.raises(ValidationError, match=r"Không in được ảnh anh1\.jpg"):
        records.finish_record(document, by=done.secretary, at=ENDED)
    assert Document.objects.get(pk=document.pk).state == Document.State.READY


def test_a_finding_that_calls_it_a_violation_is_pointed_at() -> None:
    done = work.a_work()
    document = work.drafted(done)
    assert drafted.read_draft(document, at=ENDED).cautions == []
    for facts in (
        "Hàng hóa có dấu hiệu vi phạm.",
        "Cơ sở đã vi phạm nhãn hiệu “THỬ”.",
        "Từng bị xử phạt vi phạm hành chính năm 2024.",
    ):
        Finding.objects.create(visit=done.visit, facts=facts)
    assert drafted.read_draft(document, at=ENDED).cautions == [
        "Điểm c ghi “vi phạm”: biên bản kiểm tra chỉ ghi sự việc, dấu hiệu; "
        "vi phạm lập ở biên bản vi phạm hành chính."
    ]


def test_no_word_of_ours_speaks_of_a_violation() -> None:
    document = work.ready(work.a_work())
    assert "vi phạm" not in from_json(document.words).as_text().lower()


def test_who_works_with_the_team_under_a_power_of_attorney() -> None:
    done = work.a_work()
    done.visit.people.filter(works_with_team=True).delete()
    PresentPerson.objects.create(
        visit=done.visit,
        name="Lưu Thị Tám",
        honorific="Bà",
        capacity=PresentPerson.Capacity.DEPUTED,
        position="Trưởng cửa hàng",
        authority_paper="Giấy ủy quyền số 05/UQ ngày 20/11/2026",
        works_with_team=True,
    )
    document = work.ready(done)
    assert (
        "Người làm việc với Đoàn kiểm tra: bà Lưu Thị Tám, Trưởng cửa hàng, được ủy quyền theo"
        " giấy ủy quyền số 05/UQ ngày 20/11/2026.\n"
    ) in from_json(document.words).as_text()
    assert document.signatures.get(place="subject").name == "Lưu Thị Tám"


@pytest.mark.parametrize(
    ("stall", "title"),
    [
        ("27", "Biên bản kiểm tra tại số 27, Lê Thị Thanh Trà"),
        ("ki-ốt 5", "Biên bản kiểm tra tại ki-ốt 5, Lê Thị Thanh Trà"),
        ("", "Biên bản kiểm tra tại Lê Thị Thanh Trà"),
    ],
)
def test_the_title_tells_the_stall_where_the_label_is_a_name(stall: str, title: str) -> None:
    done = work.a_work()
    Visit.objects.filter(pk=done.visit.pk).update(stall=stall, label="Lê Thị Thanh Trà")
    done.visit.refresh_from_db()
    assert work.drafted(done).title == title
