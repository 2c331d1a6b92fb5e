"""Papers refuse to become ready while something is neither filled nor chosen as "không"."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from cases.dossier.composing import composer_of
from cases.dossier.drafting.edits import Edits
from cases.dossier.models import Document
from cases.dossier.services import documents, drafts
from inspections.visits.services import drafting
from tests.builders import AT, ON, a_director
from tests.visits.building import an_inspection
from tests.visits.documents import work
from tests.visits.documents.work import ENDED

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]

OF_MINUTES = {
    "started_at": "Hôm nay, hồi … giờ … phút, ngày",
    "place": "tại",
    "decision": "Đoàn kiểm tra theo Quyết định số … ngày … của",
    "announced_at": "công bố hồi",
    "team": "1. Đoàn kiểm tra",
    "subject": "2. Đối tượng kiểm tra",
    "works_with_team": "Người làm việc với Đoàn kiểm tra (tư cách, giấy ủy quyền)",
    "others": "3. Đại diện chính quyền địa phương; tổ chức, cá nhân liên quan",
    "papers": "1. Hồ sơ, giấy tờ",
    "results": "2. Kết quả kiểm tra tại chỗ",
    "done": "3. Việc đã thực hiện (lấy mẫu, chụp ảnh, sao tài liệu)",
    "opinion_subject": "1. Ý kiến của đối tượng kiểm tra (ghi nguyên văn)",
    "opinion_others": "2. Ý kiến của đại diện chính quyền địa phương; tổ chức, cá nhân liên quan",
    "requests": "Yêu cầu và thời hạn thực hiện",
    "ended_at": "Biên bản lập xong hồi … giờ … phút, ngày",
    "sheets": "gồm … tờ",
    "copies": "được lập thành … bản",
    "copies_to": "giao cho … 01 bản",
}
OF_A_DECISION = {
    "subject": "Kiểm tra việc chấp hành pháp luật về … đối với … (tên, mã số, địa chỉ)",
    "basis": "1. Căn cứ tiến hành kiểm tra",
    "scope_and_content": "2. Phạm vi, nội dung kiểm tra",
    "period_examined": "3. Thời kỳ kiểm tra",
    "term": "4. Thời hạn kiểm tra: … ngày, kể từ ngày công bố Quyết định này",
    "members": "Họ tên, chức vụ, vai trò trong Đoàn (Trưởng đoàn trước)",
    "responsible": "Người, đơn vị chịu trách nhiệm thi hành",
}
OF_A_WORKING_RECORD = {
    "made_at": "Hôm nay, hồi … giờ … phút, ngày",
    "place": "tại",
    "record_maker": "1. Người có thẩm quyền lập biên bản",
    "party": "4. <Cá nhân/Tổ chức> có liên quan trực tiếp đến vụ việc",
    "event_time": "1. Thời gian xảy ra vụ việc",
    "event_place": "2. Địa điểm xảy ra vụ việc",
    "course": "3. Diễn biến của vụ việc",
    "scene": "4. Hiện trường",
    "statement": "7. Lời khai của <cá nhân/tổ chức> có liên quan trực tiếp đến vụ việc",
    "ended_at": "Biên bản lập xong hồi … giờ … phút, ngày",
    "sheets": "gồm … tờ",
    "copies": "được lập thành … bản có nội dung và giá trị như nhau",
    "copies_to": "giao cho … 01 bản, 01 bản lưu hồ sơ",
}


def named(document: Document, facts: Any) -> list[str]:
    return [gap.label for gap in documents.gaps_of(document, facts, on=ON)]


def without(facts: dict[str, Any], key: str) -> dict[str, Any]:
    return {**facts, key: None}


def test_minutes_name_each_mandatory_field_that_is_missing() -> None:
    document = work.drafted(work.a_work())
    facts = composer_of(document.kind).facts(document, at=ENDED)
    assert named(document, facts) == []
    for key, label in OF_MINUTES.items():
        assert named(document, without(facts, key)) == [label], key


def test_a_decision_names_each_mandatory_field_that_is_missing() -> None:
    document = a_draft_decision()
    facts = composer_of(document.kind).facts(document, at=AT)
    assert named(document, facts) == []
    for key, label in OF_A_DECISION.items():
        assert named(document, without(facts, key)) == [label], key


def a_draft_decision(**fields: Any) -> Document:
    inspection = an_inspection(subjects=[work.a_company()], **fields)
    work.a_team_of_three(inspection, AT)
    a_director()
    return drafting.draft_decision(inspection, by=inspection.dossier.holder, at=AT)


def test_a_working_record_names_each_mandatory_field_that_is_missing() -> None:
    done = work.a_work()
    document = drafting.draft_working_record(done.visit, by=done.secretary, at=ENDED)
    facts = composer_of(document.kind).facts(document, at=ENDED)
    assert named(document, facts) == [OF_A_WORKING_RECORD["course"], OF_A_WORKING_RECORD["scene"]]
    whole = facts | {"course": "đã xem hàng", "scene": "tại quầy"}
    for key, label in OF_A_WORKING_RECORD.items():
        assert named(document, without(whole, key)) == [label], key


def test_the_parts_of_an_identity_are_named_under_their_field() -> None:
    done = work.a_work(work.a_company(licence_issued_by="", sex=""))
    assert work.reasons(work.drafted(done), done.secretary) == [
        "Còn thiếu: 2. Đối tượng kiểm tra: nơi cấp.",
        "Còn thiếu: 2. Đối tượng kiểm tra: Giới tính.",
    ]


def test_a_visit_just_begun_lacks_nearly_everything() -> None:
    begun = work.a_work(empty=True)
    document = work.drafted(begun)
    assert work.reasons(document, begun.secretary) == [
        "Còn thiếu: Người làm việc với Đoàn kiểm tra (tư cách, giấy ủy quyền).",
        "Còn thiếu: 3. Đại diện chính quyền địa phương; tổ chức, cá nhân liên quan.",
        "Còn thiếu: 1. Hồ sơ, giấy tờ.",
        "Còn thiếu: 2. Kết quả kiểm tra tại chỗ.",
        "Còn thiếu: 3. Việc đã thực hiện (lấy mẫu, chụp ảnh, sao tài liệu).",
        "Còn thiếu: 1. Ý kiến của đối tượng kiểm tra (ghi nguyên văn).",
        "Còn thiếu: Yêu cầu và thời hạn thực hiện.",
        "Còn thiếu: Biên bản lập xong hồi … giờ … phút, ngày.",
    ]
    text = documents.paper_of(document, at=ENDED).as_text()
    assert "1. Ý kiến của đối tượng kiểm tra (ghi nguyên văn): …\n" in text
    assert "None" not in text


def test_what_is_chosen_as_none_is_printed_as_the_form_says() -> None:
    done = work.a_work(done="", statement="", requests="")
    done.visit.people.filter(capacity="commune").delete()
    document = work.drafted(done)
    chosen = Edits(none=("others", "done", "opinion_subject", "requests"))
    drafts.save_edits(document, chosen, revision=document.revision, by=done.secretary, at=ENDED)
    assert work.reasons(document, done.secretary) == []
    text = documents.paper_of(document, at=ENDED).as_text()
    assert "3. Đại diện chính quyền địa phương; tổ chức, cá nhân liên quan:\nKhông.\n" in text
    assert "3. Việc đã thực hiện: Không.\n" in text
    assert "1. Ý kiến của đối tượng kiểm tra (ghi nguyên văn): Không có ý kiến.\n" in text
    assert "D. YÊU CẦU CỦA ĐOÀN KIỂM TRA\nKhông.\n" in text


def test_a_part_of_an_identity_may_be_chosen_as_none_or_typed() -> None:
    done = work.a_work(work.a_company(tax_code="", licence_number=""))
    document = work.drafted(done)
    chosen = Edits(none=("subject.enterprise_code",))
    chosen = chosen.with_text("subject.licence_number", "chưa xuất trình", over="")
    drafts.save_edits(document, chosen, revision=document.revision, by=done.secretary, at=ENDED)
    assert work.reasons(document, done.secretary) == []
    text = documents.paper_of(document, at=ENDED).as_text()
    assert "Mã số doanh nghiệp: Không có." in text
    assert "Số GCN đăng ký doanh nghiệp: chưa xuất trình;" in text


def test_an_item_if_any_of_a_working_record_is_filled_or_said_to_be_nothing() -> None:
    done = work.a_work(examined="Đã xem hàng.")
    document = drafting.draft_working_record(done.visit, by=done.secretary, at=ENDED)
    edits = Edits().with_text("scene", "tại quầy", over="")
    drafts.save_edits(document, edits, revision=document.revision, by=done.secretary, at=ENDED)
    assert work.reasons(document, done.secretary) == [
        f"{item}: ghi nội dung, hoặc chọn “Không”."
        for item in (
            "2. Người chứng kiến",
            "3. Cá nhân bị thiệt hại",
            "5. Thiệt hại",
            "8. Ý kiến trình bày của người chứng kiến",
            "10. Tang vật có liên quan đến vụ việc",
        )
    ]
    none = ("witness", "injured", "damage", "opinion_witness", "goods")
    drafts.save_edits(
        document,
        replace(edits, none=none),
        revision=document.revision,
        by=done.secretary,
        at=ENDED,
    )
    assert work.reasons(document, done.secretary) == []
    text = documents.paper_of(document, at=ENDED).as_text()
    assert "2. Người chứng kiến: Không.\n" in text
    assert "5. Thiệt hại: Không.\n" in text


def test_a_decision_without_a_team_or_a_signer_is_not_ready() -> None:
    inspection = an_inspection(subjects=[work.a_company()], period_from=None)
    document = drafting.draft_decision(inspection, by=inspection.dossier.holder, at=AT)
    assert work.reasons(document, inspection.dossier.holder, AT) == [
        "Còn thiếu: 3. Thời kỳ kiểm tra.",
        "Còn thiếu: Họ tên, chức vụ, vai trò trong Đoàn (Trưởng đoàn trước).",
        "Chưa cử Trưởng đoàn kiểm tra.",
        "Đoàn kiểm tra chưa có thành viên.",
        "Chọn người ký có thẩm quyền, hoặc được giao quyền bằng văn bản còn hiệu lực.",
    ]
    with pytest.raises(ValidationError, match="Chưa cử Trưởng đoàn"):
        drafts.make_ready(document, by=inspection.dossier.holder, at=AT + timedelta(hours=1))
    assert Document.objects.get(pk=document.pk).state == Document.State.DRAFT
