"""The three ways out of a case, as their papers: who signs, what bars them, what they move."""

import io
import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from cases.casework.documents import sanction_decision
from cases.casework.models import Case, Decision
from cases.casework.services import deciding, settling
from cases.casework.services.measures import Chosen
from cases.dossier.drafting.common import edits_of
from cases.dossier.models import Document
from cases.dossier.services import decisions, documents, drafts
from cases.dossier.services.documents import draft_document
from cases.law.explain import Explanation
from cases.law.reckoning import reckon_again
from cases.lawbook.services import active_catalogue
from cases.office.duties import Duty
from cases.office.models import Officer, Role
from tests.builders import a_delegation, a_director, a_series, an_officer
from tests.casework.sanctions import (
    INFRINGE,
    LABELS,
    MAKE,
    TRADE,
    a_company,
    a_plain_case,
    an_act,
    at_noon,
    drafted,
    eased,
    issued,
    made_ready,
    proposed,
    recorded,
)
from tests.visits.papers import as_officer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_tables")]

SIGNED = date(2026, 5, 18)
TITLE = "giam_doc_so_khcn"


@pytest.fixture
def director() -> Officer:
    for suffix in ("QĐ-XPHC", "QĐ-KPHQ", "QĐ-CHS"):
        a_series(suffix=suffix, is_ours=False)
    return a_director(full_name="Đoàn Vĩnh Khang", title_code=TITLE)


@pytest.fixture
def story_5(director: Officer) -> Case:
    """12.400 labels, record 07/05, nothing to wait for; the seventh working day is 18/05."""
    case = a_plain_case(date(2026, 5, 6))
    act = an_act(case, LABELS, quantity=12_400)
    proposed(act, "13.8.a@2013-10-15", on=date(2026, 5, 12))
    return recorded(case, date(2026, 5, 7))


def signed(document: Document, by: Officer, on: date = SIGNED) -> Document:
    decisions.sign_decision(document, by=by, at=at_noon(on))
    return Document.objects.get(pk=document.pk)


def refused(document: Document, on: date) -> str:
    facts = json.loads(document.facts) if document.facts else {"signer": {"officer": 1}, "law": []}
    return " ".join(map(str, deciding.ready_refusals(document, facts, at_noon(on))))


def test_story_5_is_decided_on_the_seventh_working_day(story_5: Case, director: Officer) -> None:
    document = made_ready(drafted(story_5, "MQĐ02", date(2026, 5, 12)), date(2026, 5, 14))
    document = issued(signed(document, director), SIGNED)
    decision = Decision.objects.get()
    assert str(decision) == "47/QĐ-XPHC"
    assert (decision.amount, decision.signed_on) == (24_000_000, SIGNED)
    assert decision.signer_title == "GIÁM ĐỐC"
    assert decision.offender_kind == "household_business"
    assert decision.pack_digest == active_catalogue().digest
    sanction = decision.sanctions.get()
    assert (sanction.act_code, sanction.article, sanction.amount) == (LABELS, 13, 24_000_000)
    measure = decision.measures.get()
    assert measure.is_remedy
    assert measure.citation == "điểm a khoản 8 Điều 13 Nghị định 99/2013/NĐ-CP"
    case = Case.objects.get()
    assert (case.status, case.decided_on) == ("decided", SIGNED)
    running = {each.term for each in case.dossier.deadlines.running()}
    assert running == {"send_decision", "execution_limitation"}


def test_its_reasoning_is_kept_whole_and_reckons_again(story_5: Case, director: Officer) -> None:
    document = made_ready(drafted(story_5, "MQĐ02", SIGNED), SIGNED)
    issued(signed(document, director), SIGNED)
    (told,) = settling.explanations_of(Decision.objects.get())
    kept = Explanation.from_json(json.dumps(told))
    assert kept.value == 24_000_000
    assert reckon_again(kept.parameters) == 24_000_000


def test_the_print_has_the_amount_in_figures_and_in_the_same_words(
    story_5: Case, director: Officer
) -> None:
    document = made_ready(drafted(story_5, "MQĐ02", SIGNED), SIGNED)
    document = issued(signed(document, director), SIGNED)
    reader = PdfReader(io.BytesIO(bytes(document.paper.content)))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "phạt tiền 24.000.000 đồng (Hai mươi bốn triệu đồng)" in text
    assert "ngân sách nhà nước là: 24.000.000 đồng (Hai mươi bốn triệu đồng)" in text
    assert "khoản 6 Điều 13" in text
    assert "0,05%" in text
    assert "Số: 47/QĐ-XPHC" in text


def test_delivered_on_20_05_it_is_due_on_monday_01_06(story_5: Case, director: Officer) -> None:
    document = made_ready(drafted(story_5, "MQĐ02", SIGNED), SIGNED)
    document = issued(signed(document, director), SIGNED)
    copies = {each.addressee: each.is_to_party for each in document.deliveries.all()}
    assert copies == {
        "ông Hoàng Văn Thịnh": True,
        "Kho bạc Nhà nước Khu vực I": False,
        story_5.dossier.unit.name: False,
    }
    told: dict[str, Any] = {"by": story_5.dossier.holder, "at": at_noon(date(2026, 5, 20))}
    with transaction.atomic():
        settling.start_execution(document, on=date(2026, 5, 20), **told)
    assert Decision.objects.get().term_ends_on == date(2026, 6, 1)
    running = {each.term for each in story_5.dossier.deadlines.running()}
    assert running == {"execution", "execution_limitation"}


def test_a_decision_before_the_record_is_refused(director: Officer) -> None:
    case = a_plain_case(date(2026, 5, 6))
    proposed(an_act(case, LABELS, quantity=12_400), "13.8.a@2013-10-15", on=SIGNED)
    with pytest.raises(ValidationError, match="Chưa lập biên bản vi phạm hành chính"):
        drafted(case, "MQĐ02", SIGNED)


def test_while_the_party_may_explain_the_words_are_not_fixed(
    story_5: Case, director: Officer
) -> None:
    Case.objects.filter(pk=story_5.pk).update(may_explain=True)
    document = drafted(story_5, "MQĐ02", date(2026, 5, 12))
    with pytest.raises(ValidationError, match="Thời hạn giải trình đến hết ngày 14/05/2026"):
        made_ready(document, date(2026, 5, 14))
    made_ready(document, date(2026, 5, 15))


def test_one_day_late_there_is_no_sanction_any_more(story_5: Case, director: Officer) -> None:
    document = made_ready(drafted(story_5, "MQĐ02", SIGNED), SIGNED)
    with pytest.raises(ValidationError, match="Quá thời hạn ra quyết định xử phạt ngày 18/05/2026"):
        signed(document, director, date(2026, 5, 19))
    assert not Decision.objects.exists()


def test_evidence_dated_after_the_decision_is_refused(story_5: Case, director: Officer) -> None:
    document = drafted(story_5, "MQĐ02", SIGNED)
    Case.objects.filter(pk=story_5.pk).update(result_received_on=date(2026, 5, 19))
    assert "đề ngày 19/05/2026, sau ngày quyết định 18/05/2026" in refused(document, SIGNED)


@pytest.fixture
def story_2(director: Officer) -> Case:
    """The listing was removed on 20/06/2024, goods of 130 million; record 18/06/2026."""
    case = a_plain_case(date(2026, 5, 12), offender=a_company("Công ty TNHH Mây An"))
    act = an_act(case, INFRINGE, goods_value=130_000_000, ended_on=date(2024, 6, 20))
    because = "Hết thời hiệu xử phạt."
    proposed(act, "11.17.a@2013-10-15", not_ordered_because=because, on=date(2026, 6, 26))
    return recorded(case, date(2026, 6, 18))


@pytest.mark.parametrize(("on", "is_over"), [(date(2026, 6, 22), False), (date(2026, 6, 23), True)])
def test_after_the_limitation_only_remedies_are_left(
    story_2: Case, *, on: date, is_over: bool
) -> None:
    # 20/06/2026 is a Saturday: the period ends with Monday 22/06
    told = " ".join(
        map(str, deciding.can_draft(story_2, "MQĐ02", story_2.dossier.holder, at_noon(on)))
    )
    assert ("Hết thời hiệu xử phạt ngày 22/06/2026" in told) == is_over


def test_story_2_ends_with_remedies_without_a_sanction(story_2: Case, director: Officer) -> None:
    on = date(2026, 6, 29)
    document = drafted(story_2, "MQĐ15", on)
    with pytest.raises(ValidationError, match="Hậu quả do hành vi"):
        made_ready(document, on)
    told = "120 chai dầu gội còn bày bán mang dấu hiệu xâm phạm"
    edits = edits_of(document).with_text("consequences", told, over="")
    holder = story_2.dossier.holder
    drafts.save_edits(document, edits, revision=1, by=holder, at=at_noon(on))
    document = issued(signed(made_ready(document, on), director, on), on)
    decision = Decision.objects.get()
    assert (decision.kind, decision.amount) == ("remedies", 0)
    assert [each.kind for each in decision.measures.all()] == ["remove_infringing_element"]
    assert "hết thời hiệu xử phạt từ sau ngày 22/6/2026" in document.words.lower()
    assert Case.objects.get().status == Case.Status.DECIDED


@pytest.fixture
def story_3(director: Officer) -> Case:
    """2.120 bottles worth 318 million, made by a company: signs of a crime."""
    case = a_plain_case(date(2026, 3, 2), offender=a_company())
    an_act(case, MAKE, goods_value=318_000_000)
    return case


def transferred(case: Case, director: Officer) -> Case:
    on = date(2026, 3, 12)
    document = issued(signed(made_ready(drafted(case, "MQĐ33", on), on), director, on), on)
    assert document.state == Document.State.ISSUED
    return Case.objects.with_dossier().get(pk=case.pk)


def test_story_3_goes_to_the_police_and_comes_back_with_thirty_days(
    story_3: Case, director: Officer
) -> None:
    case = transferred(story_3, director)
    assert (case.status, case.transferred_on) == ("transferred", date(2026, 3, 12))
    assert case.transferred_to == "Cơ quan Cảnh sát điều tra Công an thành phố Hà Nội"
    told: dict[str, Any] = {"by": case.dossier.holder, "at": at_noon(date(2026, 8, 26))}
    with pytest.raises(ValidationError, match="Hồ sơ chuyển ngày 12/03/2026"):
        settling.take_back(case, returned_on=date(2026, 3, 11), because="Văn bản 5", **told)
    settling.take_back(case, returned_on=date(2026, 8, 26), because="Không khởi tố", **told)
    case = Case.objects.get()
    assert (case.status, case.returned_on) == ("recorded", date(2026, 8, 26))
    deadline = case.dossier.deadlines.running().get()
    assert (deadline.term, deadline.due_at.date()) == ("decision_from_criminal", date(2026, 9, 25))


def test_the_draft_of_story_3_goes_to_the_chairman_named_with_his_article(
    story_3: Case, director: Officer
) -> None:
    case = transferred(story_3, director)
    back = at_noon(date(2026, 8, 26))
    holder = case.dossier.holder
    settling.take_back(
        case, returned_on=date(2026, 8, 26), because="Không khởi tố", by=holder, at=back
    )
    on = date(2026, 9, 24)
    suspend = Chosen("12.12.b@2024-07-01", Decimal(2))
    proposed(case.violations.get(), suspend, "12.13.a@2024-07-01", on=on)
    document = made_ready(drafted(case, "MQĐ02", on), on)
    signer = json.loads(document.facts)["signer"]
    assert signer["above"] == "Chủ tịch Ủy ban nhân dân thành phố Hà Nội"
    assert "khoản 3 Điều 21" in signer["because"]
    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI" in document.words
    assert "466.000.000 đồng (Bốn trăm sáu mươi sáu triệu đồng)" in document.words
    with pytest.raises(ValidationError, match="ghi tên người ký"):
        signed(document, director, on)
    settling.note_signed_above(document, signed_on=on, by=holder, at=at_noon(on))
    issued(Document.objects.get(pk=document.pk), on, "5511")
    decision = Decision.objects.get(kind="sanction")
    assert (decision.amount, decision.signed_on) == (466_000_000, on)
    assert decision.measures.get(kind="suspension").months == 2


def a_deputy(director: Officer, **told: Any) -> Officer:
    deputy = an_officer(
        Role.DIRECTOR, director.unit, full_name="Lương Ngân Hà", position="Phó Giám đốc Sở"
    )
    lawful = {"starts_at": at_noon(date(2026, 5, 1)), "ends_at": at_noon(date(2026, 6, 1))}
    number = {"number": "15/QĐ-GQXP", "signed_on": date(2026, 4, 28)}
    a_delegation(director, deputy, Duty.SIGN_SANCTION, **lawful | number | told)
    return deputy


def test_a_deputy_signs_under_a_delegation_quoted_in_the_grounds(
    story_5: Case, director: Officer
) -> None:
    deputy = a_deputy(director)
    document = drafted(story_5, "MQĐ02", SIGNED)
    drafts.save_edits(
        document,
        replace(edits_of(document), signer=deputy.pk),
        revision=1,
        by=story_5.dossier.holder,
        at=at_noon(SIGNED),
    )
    document = made_ready(document, SIGNED)
    assert "KT. GIÁM ĐỐC" in document.words
    assert "Quyết định số 15/QĐ-GQXP ngày 28 tháng 4 năm 2026" in document.words
    issued(signed(document, deputy), SIGNED)
    assert Decision.objects.get().signer_title == "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC"


def test_without_a_delegation_in_force_a_deputy_cannot_be_named(
    story_5: Case, director: Officer
) -> None:
    deputy = a_deputy(director, ends_at=at_noon(date(2026, 5, 10)))
    document = drafted(story_5, "MQĐ02", SIGNED)
    edits = replace(edits_of(document), signer=deputy.pk)
    by = story_5.dossier.holder
    drafts.save_edits(document, edits, revision=1, by=by, at=at_noon(SIGNED))
    with pytest.raises(ValidationError, match="Chọn người ký có thẩm quyền"):
        made_ready(document, SIGNED)


def test_several_acts_are_one_decision_with_one_total(director: Officer) -> None:
    case = a_plain_case(date(2026, 11, 6))
    first = an_act(case, TRADE, goods_value=38_160_000)
    second = an_act(case, LABELS, quantity=12_400)
    on = date(2026, 11, 18)
    proposed(first, "12.13.a@2024-07-01", on=on)
    proposed(second, "13.8.a@2013-10-15", on=on)
    case = recorded(case, date(2026, 11, 17))
    document = issued(signed(made_ready(drafted(case, "MQĐ02", on), on), director, on), on)
    assert Decision.objects.get().amount == 51_500_000
    assert [each.amount for each in Decision.objects.get().sanctions.all()] == [
        27_500_000,
        24_000_000,
    ]
    words = document.words
    assert "51.500.000 đồng (Năm mươi mốt triệu năm trăm nghìn đồng)" in words


def test_a_proposal_is_closed_while_the_words_are_fixed(story_5: Case, director: Officer) -> None:
    made_ready(drafted(story_5, "MQĐ02", SIGNED), SIGNED)
    with pytest.raises(ValidationError, match="đã chốt nội dung"):
        proposed(story_5.violations.get(), "13.8.a@2013-10-15", on=SIGNED)


def test_one_paper_at_a_time_settles_a_case(story_5: Case, director: Officer) -> None:
    drafted(story_5, "MQĐ02", SIGNED)
    with pytest.raises(ValidationError, match="Đang có"):
        drafted(story_5, "MQĐ15", SIGNED)


def test_the_case_offers_the_ways_out_and_the_holder_alone_takes_them(
    story_5: Case, director: Officer
) -> None:
    holder = story_5.dossier.holder
    page = as_officer(holder).get(story_5.get_absolute_url()).content.decode()
    address = reverse("casework:sanction_draft", args=[story_5.pk])
    assert reverse("casework:transfer_draft", args=[story_5.pk]) in page
    asked = {
        "holder": holder,
        "colleague": an_officer(unit=holder.unit),
        "stranger": an_officer(),
    }
    answers = {name: as_officer(each).get(address).status_code for name, each in asked.items()}
    assert answers == {"holder": 200, "colleague": 403, "stranger": 404}


def test_a_circumstance_more_makes_the_proposal_stale_and_bars_the_decision(
    story_5: Case, director: Officer
) -> None:
    eased(story_5, "GN1")
    told = deciding.can_draft(
        Case.objects.with_dossier().get(), "MQĐ02", story_5.dossier.holder, at_noon(SIGNED)
    )
    assert "từ 18.000.000 đồng đến 24.000.000 đồng, không kể hai đầu" in " ".join(map(str, told))


def test_each_act_of_a_case_cites_the_text_of_its_own_day(director: Officer) -> None:
    case = a_plain_case(date(2026, 11, 10))
    an_act(case, TRADE, goods_value=38_160_000, ended_on=date(2021, 12, 31))
    an_act(case, TRADE, goods_value=38_160_000)
    holder, at = case.dossier.holder, at_noon(date(2026, 11, 18))
    document = draft_document(case.dossier, kind="MQĐ02", title="Thử", by=holder, at=at)
    first, second = sanction_decision.base(document, at=at)["provisions"]
    assert first.endswith("điểm a khoản 1 Điều 12 Nghị định số 99/2013/NĐ-CP")
    assert second.endswith("(được sửa đổi, bổ sung tại Nghị định số 46/2024/NĐ-CP)")
    words = documents.paper_of(document, at=at).as_text()
    assert "Nghị định số 46/2024/NĐ-CP ngày 04 tháng 5 năm 2024" in words


def test_a_recorded_case_asks_no_more_for_many_acts_than_for_one(director: Officer) -> None:
    on = timezone.localdate()
    case = a_plain_case(on - timedelta(days=2))
    counts = []
    for number in (1, 6):
        for _ in range(number):
            an_act(case, LABELS, quantity=12_400)
        recorded(case, on)
        client = as_officer(case.dossier.holder)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(case.get_absolute_url()).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
