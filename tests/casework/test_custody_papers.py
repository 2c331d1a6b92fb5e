"""The papers of goods held: their words beside the pictures, who signs, what follows."""

from decimal import Decimal
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from cases.casework.models import Seizure
from cases.casework.services import counting, custody, seals, seizures
from cases.casework.services.counting import Counted
from cases.dossier.models import Document
from cases.dossier.paper import from_json
from cases.dossier.services import decisions, drafted, drafts, records
from cases.dossier.services.documents import paper_of
from tests.casework.custody import (
    Evening,
    a_case_from,
    a_sealing,
    a_taking,
    a_witness,
    an_evening,
    counted,
)
from tests.casework.custody_papers import (
    a_keeper,
    delegated,
    edited,
    issue,
    ready_decision,
    ready_record,
    sealed_on_the_spot,
    signed_decision,
    signed_record,
)
from tests.casework.test_custody import MONDAY, a_return, an_extension
from tests.visits.documents.people import at
from tests.visits.papers import as_officer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
EXPECTED = Path(__file__).parent / "expected"
WEIGHTS = ("14,5", "13,0", "15,0", "13,5", "12,5", "11,0")


@pytest.fixture
def evening() -> Evening:
    evening = an_evening()
    for sack, weight in zip(evening.sacks, WEIGHTS, strict=True):
        sack.description = f"cả bì {weight} kg"
        sack.save()
    return evening


def expected(name: str) -> str:
    return (EXPECTED / f"{name}.txt").read_text(encoding="utf-8")


def words_of(document: Document | None) -> str:
    assert document is not None
    return from_json(Document.objects.get(pk=document.pk).words).as_text()


def draft_words(document: Document | None, when: object) -> str:
    assert document is not None
    return paper_of(Document.objects.get(pk=document.pk), at=when).as_text()  # type: ignore[arg-type]


def test_the_seizure_record_says_what_the_picture_says(evening: Evening) -> None:
    assert words_of(signed_record(evening).record) == expected("seizure_record")


def test_the_seizure_decision_says_what_the_picture_says(evening: Evening) -> None:
    document = issue(signed_decision(evening), evening, "07", "2026-11-07")
    assert words_of(document) == expected("seizure_decision")


def test_signing_on_saturday_at_10_15_holds_the_goods(evening: Evening) -> None:
    signed_decision(evening)
    seizure = Seizure.objects.get()
    assert seizure.decided_at == at("2026-11-07", "10:15")
    running = seizure.case.dossier.deadlines.running().filter(term__startswith="seizure_")
    assert [each.label for each in running] == ["Hết thời hạn tạm giữ"]


def test_a_minute_after_the_hours_nobody_signs(evening: Evening) -> None:
    document = ready_decision(evening)
    with pytest.raises(ValidationError, match="Trả lại ngay tang vật"):
        decisions.sign_decision(document, by=evening.office.deputy, at=at("2026-11-07", "16:31"))
    assert not Seizure.objects.get().is_decided


def test_the_deputy_signs_only_under_his_delegation(evening: Evening) -> None:
    document = ready_decision(evening, until=at("2026-11-07", "10:00"))
    evening.office.deputy.__dict__.pop("received_delegations", None)
    with pytest.raises(ValidationError, match="ký quyết định trong xử phạt"):
        decisions.sign_decision(document, by=evening.office.deputy, at=at("2026-11-07", "10:15"))


def test_a_record_waits_for_what_was_said(evening: Evening) -> None:
    seizure = a_taking(evening)
    seizures.seize(
        seizure, evening.sacks, [a_witness()], by=evening.holder, at=at("2026-11-06", "17:40")
    )
    assert seizure.record is not None
    with pytest.raises(ValidationError, match="Ý kiến"):
        drafts.make_ready(seizure.record, by=evening.holder, at=at("2026-11-06", "17:45"))


def test_the_violator_may_refuse_before_a_witness_the_maker_may_not(evening: Evening) -> None:
    record = ready_record(evening).record
    assert record is not None
    maker = record.signatures.get(place="record_maker")
    assert records.can_refuse(maker, evening.holder, at("2026-11-06", "17:50"))
    violator = record.signatures.get(place="violator")
    assert records.can_refuse(violator, evening.holder, at("2026-11-06", "17:50")) == []


def test_where_nobody_is_known_the_record_says_so(evening: Evening) -> None:
    case = a_case_from(evening.sacks[0].dossier, evening.holder, offender=None)
    seizure = a_taking(evening, case=case)
    seizures.seize(
        seizure, evening.sacks, [a_witness()], by=evening.holder, at=at("2026-11-06", "17:40")
    )
    told = draft_words(seizure.record, at("2026-11-06", "17:45"))
    assert "nhưng không xác định được cá nhân, tổ chức vi phạm." in told
    assert "CÁ NHÂN VI PHẠM" not in told


def test_the_seals_of_the_first_evening_are_recorded(evening: Evening) -> None:
    sealing = sealed_on_the_spot(evening, signed_record(evening))
    when = at("2026-11-06", "17:56")
    assert sealing.record is not None
    document = edited(sealing.record, evening, {}, none=("opinion_more",))
    drafts.make_ready(document, by=evening.holder, at=when)
    assert words_of(document) == expected("sealing_record")


def opened_at_the_store(evening: Evening, *, damaged: str = "") -> Document:
    signed_decision(evening)
    seizure = Seizure.objects.get()
    found = {
        each.goods.pk: seals.Opened("Rách góc trái", is_intact=False)
        if each.seal == damaged
        else seals.Opened("Nguyên vẹn")
        for each in seals.to_open(seizure)
    }
    sealing = seals.unseal(
        a_sealing(evening, seizure),
        found,
        [a_witness(), a_keeper()],
        by=evening.holder,
        at=at("2026-11-10", "16:45"),
    )
    assert sealing.record is not None
    return sealing.record


def test_opened_and_counted_the_record_tells_212_bags(evening: Evening) -> None:
    record = opened_at_the_store(evening)
    counted(evening, Seizure.objects.get())
    told = draft_words(record, at("2026-11-10", "16:55"))
    assert "còn nguyên vẹn, không bị rách rời hoặc chắp vá." in told
    assert "cộng 212 chiếc" in told
    assert "vẫn đầy đủ về số lượng" in told


def test_a_broken_seal_is_not_called_whole(evening: Evening) -> None:
    record = opened_at_the_store(evening, damaged="NP-260143")
    told = draft_words(record, at("2026-11-10", "16:55"))
    assert "không bị rách rời" not in told
    assert "Tình trạng của niêm phong trước khi mở: tem số NP-260143: rách góc trái." in told


def test_a_difference_takes_the_fixed_sentence_away(evening: Evening) -> None:
    record = opened_at_the_store(evening)
    seizure = Seizure.objects.get()
    counted(evening, seizure)
    line = counting.countable(seizure)[0]
    found = {line.pk: Counted(Decimal(37), "Đếm trùng một chiếc.")}
    counting.recount(seizure, found, by=evening.holder, at=at("2026-11-10", "16:55"))
    told = draft_words(record, at("2026-11-10", "16:56"))
    assert "vẫn đầy đủ về số lượng" not in told
    assert "đã ghi 38 chiếc, đếm được 37 chiếc; lý do: Đếm trùng một chiếc." in told


def test_the_extension_says_from_which_day_to_which(evening: Evening) -> None:
    issue(signed_decision(evening), evening, "07", "2026-11-07")
    extension = custody.draft_extension(
        an_extension(Seizure.objects.get()), by=evening.holder, at=MONDAY
    )
    assert draft_words(extension.decision, MONDAY) == expected("custody_extension")


def test_signed_on_16_11_the_goods_are_kept_to_7_12(evening: Evening) -> None:
    issue(signed_decision(evening), evening, "07", "2026-11-07")
    extension = custody.draft_extension(
        an_extension(Seizure.objects.get()), by=evening.holder, at=MONDAY
    )
    assert extension.decision is not None
    drafts.make_ready(extension.decision, by=evening.holder, at=MONDAY)
    decisions.sign_decision(extension.decision, by=evening.office.director, at=MONDAY)
    assert f"{Seizure.objects.get().extended_to}" == "2026-12-07"


def test_after_the_last_day_no_extension_is_signed(evening: Evening) -> None:
    issue(signed_decision(evening), evening, "07", "2026-11-07")
    extension = custody.draft_extension(
        an_extension(Seizure.objects.get()), by=evening.holder, at=MONDAY
    )
    assert extension.decision is not None
    drafts.make_ready(extension.decision, by=evening.holder, at=MONDAY)
    with pytest.raises(ValidationError, match="hết ngày 17/11/2026"):
        decisions.sign_decision(
            extension.decision, by=evening.office.director, at=at("2026-11-18", "08:00")
        )


def test_the_return_cites_the_custody(evening: Evening) -> None:
    issue(signed_decision(evening), evening, "07", "2026-11-07")
    seizure = Seizure.objects.get()
    giving = custody.draft_return(
        a_return(seizure), seizure.goods.all(), by=evening.holder, at=MONDAY
    )
    assert giving.decision is not None
    told = draft_words(giving.decision, MONDAY)
    assert "Căn cứ Điều 126 Luật Xử lý vi phạm hành chính" in told
    assert "đã bị tạm giữ theo Quyết định số 07/QĐ-TG ngày 07 tháng 11 năm 2026" in told
    assert "Lý do trả lại: hàng thật, không có vi phạm." in told
    assert drafted.read_draft(giving.decision, at=MONDAY).gaps == []


def test_the_pages_of_record_and_decision_open_for_who_may(evening: Evening) -> None:
    seizure = signed_record(evening)
    delegated(evening)
    draft = seizures.draft_decision(seizure, by=evening.holder, at=at("2026-11-07", "09:00"))
    for document in (seizure.record, draft):
        assert document is not None
        address = reverse("dossier:document", args=[document.pk])
        page = as_officer(evening.holder).get(address)
        assert page.status_code == 200
        assert as_officer(evening.office.lam).get(address).status_code == 404
