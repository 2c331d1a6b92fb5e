"""The papers of stories 1 and 5 say what the pictures of papers say."""

import pytest

from cases.dossier.models import Document
from cases.dossier.services import drafts, records
from inspections.visits.models import Inspection
from inspections.visits.services import drafting
from tests.visits.documents import people, steps, stories
from tests.visits.documents.people import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


def test_the_decision_on_one_household() -> None:
    office = people.an_office()
    inspection = stories.a_household_inspection(office)
    document = steps.issued_decision(office, inspection, "118", "2026-05-05")
    assert steps.text_of(document) == steps.expected("decision_household")
    assert inspection.status == Inspection.Status.DECIDED


def test_the_decision_on_a_market_with_its_annex() -> None:
    office = people.an_office()
    inspection = stories.a_market_inspection(office)
    document = steps.issued_decision(office, inspection, "356", "2026-11-02")
    assert steps.text_of(document) == steps.expected("decision_market")


def test_the_minutes_with_six_sealed_sacks_signed_by_all() -> None:
    office = people.an_office()
    inspection = stories.a_market_inspection(office)
    document = signed_minutes(office, inspection)
    assert steps.text_of(document) == steps.expected("minutes_signed")
    assert document.state == Document.State.ISSUED


def signed_minutes(office: people.Office, inspection: Inspection) -> Document:
    steps.issued_decision(office, inspection, "356", "2026-11-02")
    steps.announced_by(office.head, inspection, at("2026-11-06", "08:30"))
    steps.count_begins_after("BB-DKT", 10)
    visit = stories.a_market_visit(office, inspection)
    ended = at("2026-11-06", "18:15")
    document = drafting.draft_minutes(visit, by=office.lam, at=ended)
    drafts.make_ready(document, by=office.lam, at=ended)
    steps.all_sign(document, office.lam, ended)
    return records.finish_record(document, by=office.lam, at=ended)


def test_the_minutes_that_the_accountant_refuses_to_sign() -> None:
    office = people.an_office()
    inspection = stories.a_household_inspection(office)
    steps.issued_decision(office, inspection, "118", "2026-05-05")
    steps.announced_by(office.head, inspection, at("2026-05-06", "09:10"))
    visit = stories.a_refused_visit(office, inspection)
    ended = at("2026-05-06", "11:50")
    document = drafting.draft_minutes(visit, by=office.lam, at=ended)
    steps.typed(
        document,
        office.lam,
        ended,
        {"done": "lấy 03 mẫu mỗi loại nhãn, chụp 31 ảnh, sao 03 tệp thiết kế"},
        given_to=("Hộ kinh doanh Hoàng Văn Thịnh", "Ủy ban nhân dân xã Thường Tín"),
        copies=3,
    )
    drafts.make_ready(document, by=office.lam, at=ended)
    steps.all_sign(document, office.lam, ended, but="Phan Thị Lụa")
    records.refuse_record(
        document.signatures.get(name="Phan Thị Lụa"),
        because="bà Phan Thị Lụa từ chối ký vì cho rằng không được chủ hộ ủy quyền bằng văn bản.",
        confirmed_by=steps.confirmed_by("Đỗ Xuân Trường"),
        by=office.lam,
        at=ended,
    )
    records.finish_record(document, by=office.lam, at=ended)
    assert steps.text_of(document) == steps.expected("minutes_refused")


def test_the_working_record_that_counts_the_sacks() -> None:
    office = people.an_office()
    inspection = stories.a_market_inspection(office)
    signed_minutes(office, inspection)
    about = inspection.visits.get(label="Ki-ốt 27")
    visit = stories.a_counting_visit(office, inspection, about)
    steps.count_begins_after("BB-LV", 13)
    ended = at("2026-11-10", "16:40")
    document = drafting.draft_working_record(visit, about=about, by=office.lam, at=ended)
    steps.typed(
        document,
        office.lam,
        ended,
        {
            "scene": "việc mở niêm phong, kiểm đếm được ghi hình liên tục từ 14 giờ 05 phút"
            " đến 16 giờ 10 phút",
            "damage": "chưa xác định",
            "opinion_injured": "bà Kiều Minh Anh đã xem hàng hóa, nhận 01 mẫu và sẽ có văn bản"
            " xác nhận trước ngày 14/11/2026",
        },
    )
    drafts.make_ready(document, by=office.lam, at=ended)
    steps.all_sign(document, office.lam, ended)
    records.finish_record(document, by=office.lam, at=ended)
    assert steps.text_of(document) == steps.expected("working_record")
