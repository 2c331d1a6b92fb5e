"""A form of a room that has no visits: its whole way by the pages that every paper has."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.casework.models import Case
from cases.casework.services.cases import open_case
from cases.dossier.composing import Check, Composer, Duties, Link, Text
from cases.dossier.drafting.common import labels_of, none_words
from cases.dossier.drafting.signing import closing, grid, place, signers, strip
from cases.dossier.models import Document, Dossier
from cases.dossier.paper import Block, Item, Letterhead, Number, Paper, Paragraph, Title
from cases.dossier.services.documents import draft_document
from cases.dossier.services.registers import load_series
from cases.lawbook.procedure import form_of
from cases.office.duties import Duty
from cases.office.models import Officer
from inspections.visits import papers as room
from tests.builders import a_unit, an_officer
from tests.visits.documents.people import SERIES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
KIND = "MBB16"
ISSUED: list[int] = []


def base(document: Document, *, at: datetime) -> dict[str, Any]:
    form = form_of(KIND, on=timezone.localdate(at))
    maker = document.dossier.holder
    return {
        "pack": form.pack,
        "symbol": form.symbol,
        "labels": labels_of(form.content),
        "none_words": none_words(form.content),
        "made_at": timezone.localtime(at - timedelta(hours=1)).replace(microsecond=0).isoformat(),
        "ended_at": "hồi 10 giờ 00 phút",
        "place": "",
        "record_maker": {"full_name": maker.full_name, "position": "chuyên viên", "body": "Sở"},
        "what_held": "40 đôi giày",
        "party": {"variant": "individual", "called": "bà Lê Thị Trà"} | WHOLE,
        "block": [["occupation", "Nghề nghiệp"]],
        "opinion_more": "",
        "sheets": "đếm khi in",
        "copies": 2,
        "copies_to": ["bà Lê Thị Trà"],
        "subject_called": "bà Lê Thị Trà",
        "places": [
            place(form.content, "party", "Lê Thị Trà", called="bà Lê Thị Trà"),
            place(form.content, "record_maker", maker.full_name, officer=maker.pk),
        ],
        "needed": [],
    }


WHOLE = {
    "full_name": "Lê Thị Trà",
    "sex": "Nữ",
    "birth_date": "12/3/1985",
    "nationality": "Việt Nam",
    "occupation": "Buôn bán nhỏ",
    "address": "số 9, phố Bến Mới",
    "id_number": "001185999127",
    "id_date": "14/8/2024",
    "id_place": "Bộ Công an",
}


def words(facts: Mapping[str, Any]) -> Paper:
    def blocks() -> Iterator[Block]:
        yield Title("BIÊN BẢN", ("Trả lại tang vật",))
        yield Paragraph(f"Tại {facts['place'] or '…'}, trả lại {facts['what_held']}.")
        yield Item(1, "Ý kiến bổ sung:", facts["opinion_more"] or "Không.")
        yield from closing(facts, finished=facts["ended_at"], end=".")
        yield grid(facts)

    head = Letterhead("UBND THÀNH PHỐ HÀ NỘI", ("SỞ KHOA HỌC VÀ CÔNG NGHỆ",))
    return Paper(
        kind="record",
        letterhead=head,
        number=Number(facts["symbol"]),
        blocks=tuple(blocks()),
        strip=strip(facts, "Người nhận", "Người lập"),
    )


def note_issued(document: Document, *, by: Officer, at: datetime) -> None:
    ISSUED.append(document.pk)


FORM = Composer(
    kind=KIND,
    name="Biên bản trả lại tang vật",
    duties=Duties(draft=Duty.HANDLE_CASE, ready=Duty.HANDLE_CASE, sign=Duty.HANDLE_CASE),
    base=base,
    words=words,
    signers=signers,
    texts=(Text("place", "Nơi trả", is_short=True), Text("opinion_more")),
    may_be_none=("opinion_more",),
    must_be_said=("opinion_more",),
    identity="party",
    rows=("dossier__case",),
    cautions=lambda facts: ["Đối chiếu niêm phong."],
    checks=lambda document, at: [Check("done", "Đủ 40 đôi")],
    stands_in=lambda document: [Link("/vu-viec/", "Tang vật đang giữ", "Tang vật")],
    on_issued=note_issued,
)


@pytest.fixture
def holder() -> Officer:
    return an_officer(unit=a_unit(), full_name="Đinh Thu Cúc")


@pytest.fixture
def document(holder: Officer, monkeypatch: pytest.MonkeyPatch) -> Document:
    """Drafted in a case that no inspection led to."""
    monkeypatch.setitem(room.COMPOSERS, KIND, FORM)
    ISSUED.clear()
    load_series(SERIES)
    at = timezone.now()
    case = Case(source=Case.Source.REPORT, facts="Trả lại hàng.", detected_at=at)
    open_case(case, Dossier(title="Giày CHẠY", unit=holder.unit), by=holder, at=at)
    title = "Biên bản trả lại tang vật cho bà Lê Thị Trà"
    return draft_document(case.dossier, kind=KIND, title=title, by=holder, at=at)


@pytest.fixture
def client(client: Client, holder: Officer) -> Client:
    client.force_login(holder)
    return client


def url(name: str, *numbers: int) -> str:
    return reverse(f"dossier:{name}", args=numbers)


def press(client: Client, address: str, **typed: Any) -> Any:
    """The page's own form with what it holds, and what is typed into it."""
    form = client.get(address).context["form"]
    held = {field.html_name: field.value() for field in form}
    sent = {name: value for name, value in held.items() if value not in (None, False)}
    return client.post(address, sent | typed, follow=True)


def test_the_page_tells_what_the_form_of_the_room_says(client: Client, document: Document) -> None:
    page = client.get(url("document", document.pk))
    html = page.content.decode()
    assert [gap.label for gap in page.context["missing"]] == [
        "tại … (trụ sở cơ quan của người có thẩm quyền lập biên bản)",
        "Ý kiến bổ sung",
    ]
    assert [link.short for link in page.context["within"]] == [
        "Tang vật",
        document.dossier.number,
    ]
    assert "Chờ Đinh Thu Cúc chốt để ký" in html
    assert "Đối chiếu niêm phong." in html


def test_a_record_of_a_case_goes_its_whole_way(client: Client, document: Document) -> None:
    told = {"text-place": "trụ sở Sở", "none-opinion_more": "on"}
    page = press(client, url("document_edit", document.pk), **told)
    assert page.context["missing"] == []
    page = press(client, url("document_ready", document.pk))
    assert page.context["state"]["word"] == "Chờ ký"
    assert page.context["document"].full_number == "01/BB-TL"
    assert page.context["waits_for"].startswith("Chờ chữ ký của Lê Thị Trà")
    first, second = document.signatures.all()
    press(client, url("signature_sign", document.pk, first.pk))
    assert "phải ký" in client.get(url("signature_refuse", document.pk, second.pk)).content.decode()
    press(client, url("signature_sign", document.pk, second.pk))
    review = client.get(url("document_finish", document.pk))
    assert "Đủ 40 đôi" in [check.text for check in review.context["checks"]]
    page = press(client, url("document_finish", document.pk))
    assert page.context["state"]["word"] == "Đã ban hành"
    assert [document.pk] == ISSUED
    document.refresh_from_db()
    assert json.loads(document.facts)["place"] == "trụ sở Sở"
    assert client.get(url("document_pdf", document.pk)).content.startswith(b"%PDF")


def test_a_choice_that_the_form_does_not_offer_is_not_on_its_page(
    client: Client, document: Document
) -> None:
    fields = client.get(url("document_edit", document.pk)).context["form"].fields
    assert {"signer", "writer", "about", "with_photos"} & set(fields) == set()
    assert {"text-place", "none-opinion_more", "given_to", "copies"} <= set(fields)


def test_a_draft_is_had_in_word_until_it_is_signed(client: Client, document: Document) -> None:
    page = client.get(url("document", document.pk)).content.decode()
    assert url("document_word", document.pk) in page
    answer = client.get(url("document_word", document.pk))
    assert "attachment" in answer["Content-Disposition"]
    assert ".docx" in answer["Content-Disposition"]
    told = "\n".join(line.text for line in docx.Document(BytesIO(answer.content)).paragraphs)
    assert "Tại …, trả lại 40 đôi giày." in told
    press(
        client, url("document_edit", document.pk), **{"text-place": "Sở", "none-opinion_more": "on"}
    )
    press(client, url("document_ready", document.pk))
    assert client.get(url("document_word", document.pk)).status_code == 200
    for signature in document.signatures.all():
        press(client, url("signature_sign", document.pk, signature.pk))
    press(client, url("document_finish", document.pk))
    assert client.get(url("document_word", document.pk)).status_code == 404
    page = client.get(url("document", document.pk)).content.decode()
    assert url("document_word", document.pk) not in page


def test_a_colleague_of_the_unit_reads_and_a_stranger_finds_nothing(
    client: Client, document: Document, holder: Officer
) -> None:
    client.force_login(an_officer(unit=holder.unit))
    assert client.get(url("document", document.pk)).status_code == 200
    assert client.get(url("document_word", document.pk)).status_code == 200
    assert client.get(url("document_edit", document.pk)).status_code == 403
    client.force_login(an_officer(unit=a_unit()))
    for name in ("document", "document_word", "document_edit", "document_ready"):
        assert client.get(url(name, document.pk)).status_code == 404
