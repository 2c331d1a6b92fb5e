"""The violation record: what it says, what bars it, and what begins when it is signed."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from cases.casework.models import Case, Evidence, Violation
from cases.casework.services import proofs, records
from cases.dossier.composing import composer_of
from cases.dossier.drafting.common import edits_of
from cases.dossier.models import Document
from cases.dossier.services import drafts, records as signing
from cases.dossier.services.photos import print_paper
from tests.builders import an_officer
from tests.casework import lunaris
from tests.casework.lunaris import ENDED_AT, MADE_AT
from tests.casework.recording import (
    a_case_of,
    a_company,
    a_person,
    a_session,
    at,
)
from tests.dossier.paper import reading
from tests.visits.documents import steps, work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_tables")]

EXPECTED = Path(__file__).parent / "expected"


def a_draft(case: Case, made_at: Any, **fields: Any) -> Document:
    """Everything of the form is filled or said to be nothing."""
    lawful = {"ended_at": made_at, "summons_at": made_at + timedelta(days=7)} | fields
    made = a_session(case, made_at, **lawful)
    by = case.dossier.holder
    document = records.draft_record(made, present=case.people.all(), by=by, at=made_at)
    none = ("witness", "interpreter", "injured", "opinion_witness", "opinion_injured", "measures")
    edits = replace(edits_of(document), none=none)
    edits = edits.with_text("basis", "Biên bản kiểm tra số 11/BB-ĐKT ngày 06/5/2026", over="")
    return drafts.save_edits(document, edits, revision=document.revision, by=by, at=made_at)


def text(document: Document, when: Any) -> str:
    composer = composer_of(document.kind)
    return composer.words(composer.facts(document, at=when)).as_text()


def issued(document: Document, when: Any) -> Case:
    by = document.dossier.holder
    drafts.make_ready(document, by=by, at=when)
    steps.all_sign(document, by, when)
    signing.finish_record(document, by=by, at=when)
    return Case.objects.get(dossier=document.dossier_id)


def test_the_record_of_story_1_says_what_its_picture_says() -> None:
    office = lunaris.an_office()
    case = lunaris.a_case_opened(office)
    document = lunaris.a_filled_draft(office, case)
    steps.count_begins_after("BB-VPHC", 30)
    drafts.make_ready(document, by=office.cuc, at=ENDED_AT)
    expected = (EXPECTED / "violation_record.txt").read_text(encoding="utf-8")
    assert steps.text_of(document) == expected
    printed = reading.text(print_paper(document, at=ENDED_AT))
    assert "BIÊN BẢN VI PHẠM HÀNH CHÍNH" in printed


def test_signed_by_all_the_case_is_recorded_and_its_clocks_run() -> None:
    office = lunaris.an_office()
    case = lunaris.a_case_opened(office)
    assert due_days(case) == {"record_after_expertise": date(2026, 11, 18)}
    document = lunaris.a_filled_draft(office, case)
    case = issued(document, ENDED_AT)
    assert (case.status, case.may_explain) == (Case.Status.RECORDED, True)
    assert case.recorded_at == MADE_AT
    assert due_days(case) == {
        "explain_oral_request": date(2026, 11, 19),
        "explain_written": date(2026, 11, 25),
        "decision_normal": date(2026, 11, 27),  # bảy ngày làm việc, 24/11 nghỉ
    }
    entry = case.chain.entries.get(verb="record_violation")
    assert entry.label == "Lập biên bản vi phạm hành chính"


def due_days(case: Case) -> dict[str, date]:
    running = case.dossier.deadlines.running()
    return {each.term: timezone.localdate(each.due_at) for each in running}


def test_people_photographs_and_place_come_along_from_the_visits() -> None:
    office = lunaris.an_office()
    case = lunaris.a_case_opened(office)
    told = case.people.values_list("name", "capacity")
    assert set(told) == {
        ("Lê Thị Thanh Trà", "offender"),
        ("Trịnh Văn Sáng", "witness"),
        ("Kiều Minh Anh", "injured"),
    }
    assert case.items.count() == 25
    assert case.dossier.place == "Ki-ốt 27, chợ Bến Mới"


def test_a_record_before_the_act_was_found_is_refused() -> None:
    case = a_case_of(5)
    early = a_session(case, at("2026-05-05"))
    with pytest.raises(ValidationError) as wrong:
        records.draft_record(early, by=case.dossier.holder, at=at("2026-05-07"))
    assert "trước lúc phát hiện: 09:00 06/05/2026" in wrong.value.message_dict["made_at"][0]
    assert not Document.objects.filter(kind="MBB01").exists()


def test_a_record_of_the_future_is_refused() -> None:
    case = a_case_of(5)
    with pytest.raises(ValidationError, match="không được ở tương lai"):
        records.draft_record(
            a_session(case, at("2026-05-08")), by=case.dossier.holder, at=at("2026-05-07")
        )


def refused(document: Document, when: Any) -> str:
    with pytest.raises(ValidationError) as wrong:
        drafts.make_ready(document, by=document.dossier.holder, at=when)
    return " ".join(wrong.value.messages)


def test_a_record_before_the_act_is_refused() -> None:
    case = a_case_of(5)
    document = a_draft(case, at("2026-05-07"))
    case.violations.update(detected_on=date(2026, 5, 9))
    assert "ghi ngày 09/05/2026, sau ngày lập biên bản 07/05/2026" in refused(
        document, at("2026-05-07")
    )


def test_evidence_dated_after_the_record_is_refused() -> None:
    case = a_case_of(5)
    document = a_draft(case, at("2026-05-07"))
    late = Evidence(
        case=case,
        kind="expertise",
        name="Kết luận giám định số NH057-20YC",
        dated_on=date(2026, 5, 8),
        received_on=date(2026, 5, 8),
    )
    proofs.write_evidence(late, by=case.dossier.holder, at=at("2026-05-08"))
    said = refused(document, at("2026-05-08"))
    assert "Chứng cứ “Kết luận giám định số NH057-20YC” đề ngày 08/05/2026" in said
    assert document.state == Document.State.DRAFT


def test_while_the_bracket_is_unknown_the_right_cannot_be_told() -> None:
    case = a_case_of(1)
    case.violations.update(value_basis=Violation.Value.FROM_GOODS, goods_value=None)
    document = a_draft(case, at("2026-11-17"))
    assert "chưa biết có quyền giải trình hay không" in refused(document, at("2026-11-17"))


def test_without_the_right_the_record_says_so_and_no_term_is_open() -> None:
    case = a_case_of(1)
    case.violations.update(goods_value=9_000_000)
    document = a_draft(case, at("2026-11-17"))
    assert (
        "10. Quyền và thời hạn giải trình: không thuộc trường hợp được giải trình quy định tại"
        " khoản 1 Điều 61 Luật Xử lý vi phạm hành chính.\n"
    ) in text(document, at("2026-11-17"))
    case = issued(document, at("2026-11-17"))
    assert case.may_explain is False
    assert list(due_days(case)) == ["decision_normal"]


def test_of_several_acts_those_that_give_the_right_are_named() -> None:
    case = a_case_of(5)
    first = case.violations.get()
    Violation.objects.create(
        case=case,
        act_version=first.act_version,
        facts="in tem cho người khác",
        detected_on=first.detected_on,
        value_basis="stated",
        quantity=100,
        position=2,
    )
    said = text(a_draft(case, at("2026-05-07")), at("2026-05-07"))
    assert (
        "để thực hiện quyền giải trình, đối với hành vi quy định tại"
        " điểm a khoản 7 Điều 13 Nghị định số 99/2013/NĐ-CP.\n" in said
    )
    assert "2. Đã có các hành vi vi phạm hành chính:\n- hồi 09 giờ 00 phút" in said


def test_a_company_is_recorded_by_its_representative() -> None:
    case = a_case_of(2)
    document = a_draft(case, at("2026-06-18"))
    said = text(document, at("2026-06-18"))
    assert "đối với tổ chức có tên sau đây:\n1. Tên của tổ chức: Công ty TNHH Mây An.\n" in said
    assert "8. Chúng tôi đã yêu cầu Công ty TNHH Mây An chấm dứt ngay hành vi vi phạm.\n" in said
    assert "giao cho bà Mai Thu Hà là người đại diện của tổ chức vi phạm 01 bản" in said
    assert "NGƯỜI ĐẠI DIỆN\nCỦA TỔ CHỨC VI PHẠM\n(Ký, ghi rõ họ và tên)\nMai Thu Hà\n" in said
    assert "ngày 20/6/2024" in said  # hành vi đã kết thúc


def test_nobody_known_is_recorded_before_a_witness_only() -> None:
    """Điểm b khoản 3 Điều 58."""
    case = a_case_of(5)
    case.offender = None
    case.save(update_fields=["offender"])
    document = a_draft(case, at("2026-05-07"))
    assert "Không xác định được người vi phạm thì phải có" in refused(document, at("2026-05-07"))
    a_person(case)
    said = text(document, at("2026-05-07"))
    assert "1. Không xác định được cá nhân, tổ chức vi phạm.\n" in said
    assert "VI PHẠM\n(Ký" not in said


def test_who_does_not_sign_is_confirmed_by_the_witness() -> None:
    case = a_case_of(5)
    a_person(case)
    document = a_draft(case, at("2026-05-07"))
    by, when = case.dossier.holder, at("2026-05-07")
    drafts.make_ready(document, by=by, at=when)
    steps.all_sign(document, by, when, but="Hoàng Văn Thịnh")
    signing.refuse_record(
        document.signatures.get(place="violator"),
        because="không nhận hành vi",
        confirmed_by=steps.confirmed_by("Trịnh Văn Sáng", "witness"),
        by=by,
        at=when,
    )
    signing.finish_record(document, by=by, at=when)
    said = steps.text_of(document)
    assert (
        "Lý do ông Hoàng Văn Thịnh là cá nhân vi phạm không ký biên bản: không nhận hành vi."
        " Ông Trịnh Văn Sáng, Viên chức, ký xác nhận việc ông Hoàng Văn Thịnh là cá nhân vi phạm"
        " không ký biên bản.\n"
    ) in said
    assert Case.objects.get(pk=case.pk).status == Case.Status.RECORDED


def test_the_maker_signs_what_he_made() -> None:
    case = a_case_of(5)
    a_person(case)
    document = a_draft(case, at("2026-05-07"))
    by, when = case.dossier.holder, at("2026-05-07")
    drafts.make_ready(document, by=by, at=when)
    with pytest.raises(ValidationError, match="phải ký"):
        signing.refuse_record(
            document.signatures.get(place="record_maker"),
            because="bận",
            confirmed_by=steps.confirmed_by("Trịnh Văn Sáng", "witness"),
            by=by,
            at=when,
        )


def test_a_case_has_one_record_and_its_acts_are_then_closed() -> None:
    case = a_case_of(5)
    document = a_draft(case, at("2026-05-07"))
    by = case.dossier.holder
    with pytest.raises(ValidationError, match="đã có biên bản vi phạm đang lập"):
        records.draft_record(a_session(case, at("2026-05-07")), by=by, at=at("2026-05-07"))
    case = issued(document, at("2026-05-07"))
    with pytest.raises(ValidationError, match="không lập thêm biên bản vi phạm"):
        records.draft_record(a_session(case, at("2026-05-08")), by=by, at=at("2026-05-08"))
    stranger = an_officer()
    refusals = records.can_draft_record(case, stranger, at("2026-05-08"))
    assert next(each.reason for each in refusals).endswith("giải quyết vụ việc.")


def test_the_making_is_changed_until_the_words_are_frozen() -> None:
    case = a_case_of(5)
    document = a_draft(case, at("2026-05-07"))
    made, by = document.violation_record, case.dossier.holder
    made.opinion_violator = "không có ý kiến"
    records.change_session(made, by=by, at=at("2026-05-07"))
    assert "cá nhân vi phạm: không có ý kiến.\n" in text(document, at("2026-05-07"))
    drafts.make_ready(document, by=by, at=at("2026-05-07"))
    with pytest.raises(ValidationError, match="đã chốt nội dung"):
        records.change_session(made, by=by, at=at("2026-05-07"))


def test_every_printed_blank_is_a_fact_or_a_chosen_nothing() -> None:
    case = a_case_of(5)
    made = a_session(case, at("2026-05-07"), opinion_violator="")
    by = case.dossier.holder
    document = records.draft_record(made, by=by, at=at("2026-05-07"))
    said = refused(document, at("2026-05-07"))
    for label in ("Căn cứ", "Ý kiến trình bày của bên vi phạm", "Các biện pháp được áp dụng"):
        assert f"Còn thiếu: {label}." in said
    assert "người phiên dịch: ghi nội dung, hoặc chọn “Không”." in said.lower().replace(
        "chọn “không”", "chọn “Không”"
    )


def test_markup_that_people_type_is_text() -> None:
    """PR-025."""
    name = 'Công ty TNHH J&C <Việt> "Á–Âu"'
    case = a_case_of(2, offender=a_company(name))
    facts = "kích cỡ < 42 & > 36, mark A&B®, <b>không in đậm</b> &amp; &#8364;"
    case.violations.update(facts=facts)
    document = a_draft(case, at("2026-06-18"), opinion_violator="<font color=red> và một dấu <.")
    printed = " ".join(reading.text(print_paper(document, at=at("2026-06-18"))).split())
    assert name in printed
    assert facts in printed
    assert "<font color=red> và một dấu <." in printed


def test_each_address_is_named_by_its_role() -> None:
    """PR-031: the act at the shop, the party at its seat of the day of the record."""
    case = a_case_of(2, offender=a_company(address="12 Phố Thử, phường Ba Đình"))
    case.dossier.place = "7 Phố Thử, phường Hoàn Kiếm"
    case.dossier.save(update_fields=["place"])
    assert case.offender
    work.moved(case.offender, "30 Đường Mới, phường Láng", date(2026, 6, 19))
    said = text(a_draft(case, at("2026-06-18")), at("2026-06-18"))
    assert "tại 7 Phố Thử, phường Hoàn Kiếm" in said
    assert "Địa chỉ trụ sở chính: 12 Phố Thử, phường Ba Đình" in said


def test_amounts_in_words_follow_the_figures() -> None:
    """PR-030: 145.001.000 đồng."""
    from cases.casework.documents.act_goods import value_words  # noqa: PLC0415
    from tests.builders import a_goods_line  # noqa: PLC0415

    line = a_goods_line(a_case_of(5).dossier, quantity=1, unit_price=145_001_000)
    line.save()
    assert value_words([line]) == (
        "Trị giá hàng hóa vi phạm theo giá niêm yết tại thời điểm vi phạm: 145.001.000 đồng"
        " (Một trăm bốn mươi lăm triệu không trăm linh một nghìn đồng)."
    )


def test_frozen_facts_give_the_same_words_whatever_the_tables_say_since() -> None:
    case = a_case_of(5)
    document = a_draft(case, at("2026-05-07"))
    issued(document, at("2026-05-07"))
    before = steps.text_of(document)
    case.people.all().delete()
    assert case.offender
    work.moved(case.offender, "30 Đường Mới", date(2026, 1, 1))
    assert steps.text_of(document) == before
