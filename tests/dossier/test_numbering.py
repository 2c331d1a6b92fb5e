"""A signed paper gets its number from ours or from another system, once, and is sealed."""

import json
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from cases.dossier.models import Counter, Document
from cases.dossier.services.numbering import issue_numbered, issue_outside, prepare
from cases.dossier.services.printing import digest
from cases.office.models import Chain, JournalEntry
from inspections.visits import papers as visits
from tests.builders import AT, HANOI, ON, a_director, a_dossier_party, a_series
from tests.dossier import registry
from tests.dossier.paper.reading import text
from tests.dossier.registry import a_clerk, a_signed_paper, as_given_back, attached_to

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(visits.COMPOSERS, registry.KIND, registry.A_FORM)


def issued(document: Document, at: datetime = AT) -> Document:
    assert document.series
    return issue_numbered(document, prepare(document, document.series, at=at), by=a_clerk(), at=at)


def outside() -> Document:
    return a_signed_paper(series=a_series(is_ours=False, suffix="QĐ-SKHCN"))


def test_a_number_of_ours_is_taken_and_stands_on_the_sealed_paper() -> None:
    document = issued(a_signed_paper())
    assert (document.number, document.year, document.issued_on) == ("01", 2026, ON)
    assert document.state == Document.State.ISSUED
    words = text(bytes(document.paper.content))
    assert f"Số: 01/{document.series and document.series.suffix}" in words
    assert "ngày 25 tháng 11 năm 2026" in words
    assert document.paper.sha256 == digest(bytes(document.paper.content))
    told = json.loads(document.chain.entries.get(verb="issue_document").changes)
    assert told["sha256"] == document.paper.sha256


def test_numbers_follow_each_other_past_ninety_nine() -> None:
    series = a_series()
    Counter.objects.create(series=series, year=2026, last=98)
    numbers = [issued(a_signed_paper(series=series)).number for _ in range(3)]
    assert numbers == ["99", "100", "101"]


def test_a_print_made_for_fewer_digits_is_asked_for_again_and_no_number_is_lost() -> None:
    series = a_series()
    Counter.objects.create(series=series, year=2026, last=98)
    first, second = a_signed_paper(series=series), a_signed_paper(series=series)
    prepared = prepare(second, series, at=AT)
    issued(first)
    with pytest.raises(ValidationError, match=r"số có 3 chữ số\. Chưa cấp số nào"):
        issue_numbered(second, prepared, by=a_clerk(), at=AT)
    assert Counter.objects.get(series=series).last == 99
    assert issued(second).number == "100"


def test_the_year_turns_at_midnight_of_hanoi_and_the_printed_day_with_it() -> None:
    series = a_series()
    last_minute = datetime(2026, 12, 31, 23, 59, tzinfo=HANOI)
    midnight = datetime(2027, 1, 1, 0, 0, tzinfo=HANOI)
    papers = [issued(a_signed_paper(series=series), at) for at in (AT, last_minute, midnight)]
    assert [(paper.year, paper.number) for paper in papers] == [
        (2026, "01"),
        (2026, "02"),
        (2027, "01"),
    ]
    assert "ngày 31 tháng 12 năm 2026" in text(bytes(papers[1].paper.content))
    assert "ngày 01 tháng 01 năm 2027" in text(bytes(papers[2].paper.content))


def test_a_page_read_before_midnight_is_asked_again_after_it() -> None:
    document = a_signed_paper()
    assert document.series
    late = datetime(2027, 1, 1, 0, 5, tzinfo=HANOI)
    prepared = prepare(document, document.series, at=late)
    before = late.date() - timedelta(days=1)
    with pytest.raises(ValidationError, match="mở ngày 31/12/2026, nay đã sang ngày 01/01/2027"):
        issue_numbered(document, prepared, read_on=before, by=a_clerk(), at=late)
    assert not Counter.objects.filter(series=document.series).exists()


def test_a_print_prepared_before_midnight_is_not_sealed_after_it() -> None:
    document = a_signed_paper()
    assert document.series
    prepared = prepare(document, document.series, at=datetime(2026, 12, 31, 23, 59, tzinfo=HANOI))
    midnight = datetime(2027, 1, 1, 0, 0, tzinfo=HANOI)
    with pytest.raises(ValidationError, match="không còn khớp"):
        issue_numbered(document, prepared, by=a_clerk(), at=midnight)


def test_an_act_undone_after_the_number_was_taken_leaves_neither_number_nor_paper() -> None:
    document = a_signed_paper()
    with transaction.atomic():
        issued(document)
        transaction.set_rollback(True)
    fresh = Document.objects.get(pk=document.pk)
    assert (fresh.state, fresh.number) == (Document.State.SIGNED, "")
    assert issued(fresh).number == "01"


def test_nobody_but_the_registry_numbers_a_paper() -> None:
    document = a_signed_paper()
    assert document.series
    prepared = prepare(document, document.series, at=AT)
    with pytest.raises(ValidationError, match="vào số, ban hành văn bản"):
        issue_numbered(document, prepared, by=a_director(), at=AT)


def test_a_paper_is_issued_once() -> None:
    document = a_signed_paper()
    assert document.series
    prepared = prepare(document, document.series, at=AT)
    issue_numbered(document, prepared, by=a_clerk(), at=AT)
    with pytest.raises(ValidationError, match="đã ký"):
        issue_numbered(document, prepared, by=a_clerk(), at=AT)
    assert Counter.objects.get(series=document.series).last == 1


def test_a_signed_file_of_another_system_becomes_the_issued_paper() -> None:
    document = outside()
    content = as_given_back(document, "1269a")
    issue_outside(document, attached_to(document, content), by=a_clerk(), at=AT)
    assert bytes(document.paper.content) == content
    assert document.full_number == "1269a/QĐ-SKHCN"
    told = json.loads(document.chain.entries.get(verb="issue_document").changes)
    assert (told["attached"], told["sha256"]) == ("1269a-QD.pdf", digest(content))


def test_gaps_of_another_system_are_none_of_ours() -> None:
    series = a_series(is_ours=False)
    for number in ("5", "1269a", "1300"):
        document = a_signed_paper(series=series)
        content = as_given_back(document, number)
        attached = attached_to(document, content, number=number)
        issue_outside(document, attached, by=a_clerk(), at=AT)
    numbers = Document.objects.order_by("pk").values_list("number", flat=True)
    assert list(numbers) == ["05", "1269a", "1300"]


def test_a_number_of_another_system_is_entered_once_a_year() -> None:
    series = a_series(is_ours=False, suffix="QĐ-SKHCN")
    first, second = a_signed_paper(series=series), a_signed_paper(series=series)
    content = as_given_back(first, "118")
    issue_outside(first, attached_to(first, content, number="118"), by=a_clerk(), at=AT)
    again = attached_to(second, as_given_back(second, "118"), number="0118")
    with pytest.raises(ValidationError) as refused:
        issue_outside(second, again, by=a_clerk(), at=AT)
    told = refused.value.message_dict["number"][0]
    assert told.startswith("Số 118/QĐ-SKHCN năm 2026 đã cấp cho “Quyết định xử phạt")


def test_a_number_of_ours_is_not_given_again_under_the_same_symbol_from_outside() -> None:
    ours, other = a_series(suffix="QĐ-XPHC"), a_series(suffix="QĐ-XPHC", is_ours=False)
    issued(a_signed_paper(series=ours))
    document = a_signed_paper(series=other)
    attached = attached_to(document, as_given_back(document, "01"), number="1")
    with pytest.raises(ValidationError, match="Số 01/QĐ-XPHC năm 2026 đã cấp cho"):
        issue_outside(document, attached, by=a_clerk(), at=AT)


@pytest.mark.parametrize(
    ("number", "day", "field", "sentence"),
    [
        ("118-b", ON, "number", "Nhập số do sổ của Sở cấp"),
        ("118", ON - timedelta(days=1), "issued_on", "không được trước ngày ký 25/11/2026"),
        ("118", ON + timedelta(days=1), "issued_on", "không được ở tương lai"),
    ],
)
def test_a_wrong_number_or_day_is_said_at_its_field(
    number: str, day: object, field: str, sentence: str
) -> None:
    document = outside()
    content = as_given_back(document, "118", day)  # type: ignore[arg-type]
    attached = attached_to(document, content, number=number, day=day)  # type: ignore[arg-type]
    with pytest.raises(ValidationError) as refused:
        issue_outside(document, attached, by=a_clerk(), at=AT)
    assert sentence in refused.value.message_dict[field][0]
    assert Document.objects.get(pk=document.pk).number == ""


def test_a_changed_amount_is_refused_with_what_differs() -> None:
    document = outside()
    content = as_given_back(document, "1269a", amount="42.000.000")
    with pytest.raises(ValidationError) as refused:
        issue_outside(document, attached_to(document, content), by=a_clerk(), at=AT)
    told = " ".join(refused.value.message_dict["file"])
    assert "24.000.000" in told
    assert "42.000.000" in told
    assert not hasattr(Document.objects.get(pk=document.pk), "paper")


def test_each_addressee_of_noi_nhan_gets_a_row_and_the_party_is_known() -> None:
    document = a_signed_paper()
    party = a_dossier_party(document.dossier)
    issued(document)
    rows = [
        (row.addressee, row.purpose, row.is_to_party) for row in document.deliveries.order_by("pk")
    ]
    assert rows == [
        (party.version.name, "để chấp hành", True),
        ("UBND Thành phố", "để báo cáo", False),
        ("Kho bạc Nhà nước Khu vực I", "để thu tiền phạt", False),
    ]


def test_issuing_seals_the_chain_of_the_dossier() -> None:
    document = issued(a_signed_paper())
    chain = Chain.objects.get(pk=document.chain.pk)
    assert chain.sealed_length == chain.length
    assert JournalEntry.objects.filter(verb="seal").count() == 1


def test_nothing_is_prepared_for_a_series_of_another_system() -> None:
    document = outside()
    assert document.series
    assert prepare(document, document.series, at=AT) is None
