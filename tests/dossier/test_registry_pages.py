"""The pages of the registry: who enters, what is pressed twice, what a book says."""

import re
from datetime import date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.dossier.models import Counter, Delivery, Document, OnPaper, Series, Void
from cases.dossier.services.registers import begin_series, void_next
from cases.office.models import Officer, Role
from inspections.visits import papers as forms
from inspections.visits.models import Inspection
from tests.builders import AT, HANOI, a_dossier, a_series, an_officer
from tests.dossier import registry
from tests.dossier.registry import a_clerk, a_signed_paper, as_given_back
from tests.issuing import issue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


@pytest.fixture(autouse=True)
def _a_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(forms.COMPOSERS, registry.KIND, registry.A_FORM)


def as_officer(officer: Officer) -> Client:
    client = Client()
    client.force_login(officer)
    return client


def address(name: str, *args: int) -> str:
    return reverse(f"dossier:{name}", args=args)


def shown(page: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def sent(client: Client, url: str, **typed: Any) -> Any:
    """The page's own hidden fields with what was typed; sent."""
    form = client.get(url).context["form"]
    hidden = {field.html_name: field.value() for field in form.hidden_fields()}
    first = {name: hidden[name] for name in hidden if hidden[name] is not None}
    return client.post(url, {**first, **typed})


def waiting(**fields: Any) -> Document:
    """A signed paper of an inspection, waiting for its number."""
    document = a_signed_paper(**fields)
    Inspection.objects.create(dossier=document.dossier)
    return document


def now() -> datetime:
    return timezone.now()


def test_the_clerk_presses_once_and_the_number_of_ours_is_there() -> None:
    document, client = waiting(), as_officer(a_clerk())
    url = address("document_issue", document.pk)
    assert "01/" in shown(client.get(url))
    form = client.get(url).context["form"]
    typed = {field.html_name: field.value() for field in form.hidden_fields()}
    typed["read_on"] = f"{timezone.localdate():%d/%m/%Y}"
    for _ in range(2):  # the second press of the same page answers the same
        assert client.post(url, typed).status_code == 302
    fresh = Document.objects.get(pk=document.pk)
    assert (fresh.number, fresh.issued_on) == ("01", timezone.localdate())
    assert Counter.objects.get(series=fresh.series_id).last == 1


def test_a_second_clerk_is_told_that_it_is_issued() -> None:
    document = waiting()
    first, second = as_officer(a_clerk()), as_officer(a_clerk())
    url = address("document_issue", document.pk)
    pages = [client.get(url).context["form"] for client in (first, second)]
    for client, form in zip((first, second), pages, strict=True):
        typed = {field.html_name: field.value() for field in form.hidden_fields()}
        typed["read_on"] = f"{timezone.localdate():%d/%m/%Y}"
        answer = client.post(url, typed)
    assert answer.status_code == 200
    assert "Chỉ vào số, ban hành được văn bản đã ký" in shown(answer)
    assert Counter.objects.get(series=document.series_id).last == 1


def test_a_page_of_yesterday_says_that_the_day_has_changed_and_asks_again() -> None:
    document, client = waiting(), as_officer(a_clerk())
    url = address("document_issue", document.pk)
    page = sent(client, url, read_on="31/12/2025")
    assert "Trang này mở ngày 31/12/2025" in shown(page)
    assert Document.objects.get(pk=document.pk).number == ""
    again = page.context["form"]["read_on"].value()
    assert again == f"{timezone.localdate():%d/%m/%Y}"


def test_a_file_with_another_amount_is_refused_on_the_page_with_what_differs() -> None:
    document = waiting(series=a_series(is_ours=False))
    client, today = as_officer(a_clerk()), timezone.localdate()
    content = as_given_back(document, "118", today, amount="42.000.000")
    file = SimpleUploadedFile("118.pdf", content, "application/pdf")
    page = sent(
        client,
        address("document_issue", document.pk),
        number="118",
        issued_on=f"{today:%d/%m/%Y}",
        file=file,
    )
    told = " ".join(page.context["form"].errors["file"])
    assert "24.000.000" in told
    assert "42.000.000" in told
    assert Document.objects.get(pk=document.pk).state == Document.State.SIGNED


@pytest.mark.parametrize("content", [b"khong phai PDF", b"%PDF-1.4 thu"])
def test_what_is_no_whole_pdf_is_refused(content: bytes) -> None:
    document = waiting(series=a_series(is_ours=False))
    page = sent(
        as_officer(a_clerk()),
        address("document_issue", document.pk),
        number="118",
        issued_on=f"{timezone.localdate():%d/%m/%Y}",
        file=SimpleUploadedFile("118.pdf", content, "application/pdf"),
    )
    assert "không phải tệp PDF nguyên vẹn" in page.context["form"].errors["file"][0]


PAGES = ("papers", "to_number", "to_deliver", "issued_list", "series_list")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("role", [Role.REGISTRY_CLERK, Role.DIRECTOR, Role.INSPECTOR])
def test_everybody_sees_the_papers_of_his_dossiers(name: str, role: Role) -> None:
    assert as_officer(an_officer(role)).get(address(name)).status_code == 200


def test_a_copy_is_for_the_registry_and_the_holder_a_stranger_finds_nothing() -> None:
    document = issue(a_signed_paper(), by=a_clerk(), at=AT)
    copy = Delivery.objects.create(document=document, addressee="Bà Lụa", is_to_party=True)
    holder, colleague = document.dossier.holder, an_officer(unit=document.dossier.unit)
    for name in ("copy_sent", "copy_received", "copy_refused"):
        answers = [
            as_officer(who).get(address(name, copy.pk)) for who in (holder, colleague, an_officer())
        ]
        assert [each.status_code for each in answers] == [200, 403, 404], name


def test_a_receipt_is_noted_on_the_page_with_its_proof_in_the_dossier() -> None:
    document = issue(a_signed_paper(), by=a_clerk(), at=AT)
    copy = Delivery.objects.create(document=document, addressee="Bà Lụa", is_to_party=True)
    client, local = as_officer(a_clerk()), timezone.localtime()
    url = address("copy_received", copy.pk)
    typed = {
        "received_at_0": f"{local:%H:%M}",
        "received_at_1": f"{local:%d/%m/%Y}",
        "received_by": "Trần Thị Lụa",
    }
    page = sent(client, url, **typed)
    assert "Chọn ít nhất một tệp." in shown(page)
    proof = SimpleUploadedFile("ky-nhan.pdf", b"%PDF-1.4 ky nhan\n%%EOF", "application/pdf")
    assert sent(client, url, uploads=proof, **typed).status_code == 302
    copy.refresh_from_db()
    assert copy.delivered_on == local.date()
    assert copy.proof
    assert copy.proof.dossier == document.dossier


def a_book() -> Series:
    """Begun after 37 on paper; 38 issued, 39 voided, 40 of another unit's dossier."""
    series, clerk = a_series(suffix="QĐ-XPHC", name="Quyết định xử phạt"), a_clerk()
    begun = {"because": "Chuyển sang phần mềm từ 25/11/2026", "kept_at": "Văn phòng Sở"}
    begin_series(series, last_on_paper=37, **begun, by=clerk, at=AT)
    issue(a_signed_paper(series=series), by=clerk, at=AT)
    void_next(series, number="39", because="Đóng dấu nhầm", by=clerk, at=AT)
    issue(a_signed_paper(a_dossier(), series=series), by=clerk, at=AT)
    return series


def test_the_book_says_every_number_of_the_year_with_voids_and_reasons() -> None:
    series = a_book()
    page = as_officer(a_clerk()).get(address("book", series.pk, 2026))
    assert [row.number for row in page.context["rows"]] == ["", "38", "39", "40"]
    words = shown(page)
    assert "Số 01 đến 37 cấp trên giấy, sổ lưu tại Văn phòng Sở." in words
    assert "Hủy số: Đóng dấu nhầm (Bùi Thị Ngọc Ánh, 25/11/2026)" in words
    assert "1 số hủy" in words


def test_the_book_hides_what_a_dossier_of_another_unit_is_about() -> None:
    series = a_book()
    page = as_officer(an_officer()).get(address("book", series.pk, 2026))
    assert "Quyết định xử phạt hộ kinh doanh" not in shown(page)
    assert [row.number for row in page.context["rows"]] == ["", "38", "39", "40"]


def test_a_register_begins_elsewhere_once_and_before_its_first_number() -> None:
    series, client = a_series(), as_officer(a_clerk())
    url = address("begin_series", series.pk)
    typed = {"last_on_paper": "37", "because": "Chuyển sang phần mềm", "kept_at": "Văn phòng Sở"}
    assert sent(client, url, **typed).status_code == 302
    assert Counter.objects.get(series=series).began_after == 37
    assert "số bắt đầu chỉ đặt một lần" in shown(client.get(url))
    issued = issue(a_signed_paper(series=series), by=a_clerk(), at=now())
    assert issued.number == "38"


def test_papers_numbered_on_paper_are_entered_once_within_their_span() -> None:
    series = a_book()
    client, url = as_officer(a_clerk()), address("on_paper", series.pk)
    typed = {"issued_on": "10/11/2026", "title": "Quyết định xử phạt ông Ba"}
    for number in ("35", "36", "37"):
        assert sent(client, url, number=number, **typed).status_code == 302
    again = sent(client, url, number="37", **typed)
    assert "đã cấp trên giấy cho “Quyết định xử phạt ông Ba”" in shown(again)
    beyond = sent(client, url, number="41", **typed)
    assert "Số cấp trên giấy của năm 2026: 01 đến 37" in shown(beyond)
    assert OnPaper.objects.filter(series=series).count() == 3


def test_the_next_number_is_voided_with_a_reason_and_the_one_after_is_given() -> None:
    series, client = a_series(suffix="QĐ-TG"), as_officer(a_clerk())
    assert sent(client, address("void_next", series.pk), because="Viết hỏng").status_code == 302
    void = Void.objects.get()
    assert (void.number, void.reason) == ("01", "Viết hỏng")
    assert issue(a_signed_paper(series=series), by=a_clerk(), at=now()).number == "02"


def test_a_number_given_meanwhile_is_not_voided() -> None:
    series, client = a_series(), as_officer(a_clerk())
    page = client.get(address("void_next", series.pk)).context["form"]
    issue(a_signed_paper(series=series), by=a_clerk(), at=now())
    typed = {field.html_name: field.value() for field in page.hidden_fields()}
    told = client.post(address("void_next", series.pk), {**typed, "because": "Viết hỏng"})
    assert "Số 01 vừa được cấp cho văn bản khác; số kế tiếp nay là 02" in shown(told)
    assert not Void.objects.exists()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("38", 2),
        ("38/QĐ-XPHC", 2),
        ("38/qd-xphc 2026", 1),
        ("38/2027", 1),
        ("so 038", 2),
        ("39", 0),
    ],
)
def test_a_number_is_found_with_its_series_and_year(words: str, found: int) -> None:
    series = a_series(suffix="QĐ-XPHC")
    for year in (2026, 2027):
        Counter.objects.create(series=series, year=year, last=37)
        at = datetime(year, 11, 25, 9, tzinfo=HANOI)
        issue(a_signed_paper(series=series), by=a_clerk(), at=at)
    client = as_officer(a_clerk())
    page = client.get(address("issued_list"), {"q": words})
    assert page.context["page"].paginator.count == found


def test_registers_beyond_a_thousand_are_written_as_the_office_writes_them() -> None:
    series = a_series(suffix="QĐ-XPHC")
    Counter.objects.create(series=series, year=2026, last=1268)
    document = issue(a_signed_paper(series=series), by=a_clerk(), at=AT)
    client = as_officer(a_clerk())
    for page in (client.get(address("issued_list")), client.get(address("book", series.pk, 2026))):
        assert "1269/QĐ-XPHC" in shown(page)
        assert "1.269" not in page.content.decode()
        assert "2.026" not in page.content.decode()
    assert document.issued_on == date(2026, 11, 25)


@pytest.mark.parametrize("name", [*PAGES, "book"])
def test_many_papers_take_as_many_queries_as_few(
    name: str, django_assert_max_num_queries: Any
) -> None:
    series, clerk = a_series(), a_clerk()
    args = (series.pk, 2026) if name == "book" else ()
    taken = []
    for count in (2, 5):
        for _ in range(count):
            issue(a_signed_paper(series=series), by=clerk, at=AT)
            a_signed_paper(series=series)
        client = as_officer(clerk)
        with django_assert_max_num_queries(12) as queries:
            assert client.get(address(name, *args)).status_code == 200
        taken.append(len(queries))
    assert taken[0] == taken[1]
