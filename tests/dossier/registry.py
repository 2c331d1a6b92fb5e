"""Signed papers that wait for a number, and what the registry is given for them."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

from django.core.files.base import File

from cases.dossier.composing import Composer, Duties
from cases.dossier.models import Document, Dossier, Series
from cases.dossier.paper import Article, Paper, SignOff, State, from_json, pdf, to_json
from cases.dossier.services.attaching import Attached, attach
from cases.dossier.services.printing import with_number
from cases.office.duties import Duty
from cases.office.models import Officer, Role
from tests.builders import AT, ON, a_director, a_dossier, a_series, an_officer
from tests.dossier.paper.samples import decision_on_a_household

KIND = "THU"
RECIPIENTS = (
    "Như Điều 3",
    "UBND Thành phố (để báo cáo)",
    "Kho bạc Nhà nước Khu vực I (để thu tiền phạt)",
    "Lưu: VT, SHTT (05)",
)


def unread(*_: object, **__: object) -> Any:
    raise AssertionError("a signed paper is not composed again")


A_FORM = Composer(
    kind=KIND,
    name="Quyết định xử phạt vi phạm hành chính",
    is_record=False,
    duties=Duties(draft=Duty.HANDLE_CASE, ready=Duty.HANDLE_CASE, sign=Duty.SIGN_SANCTION),
    base=unread,
    words=unread,
)


def a_clerk(**fields: Any) -> Officer:
    return an_officer(Role.REGISTRY_CLERK, **{"full_name": "Bùi Thị Ngọc Ánh"} | fields)


def a_fine(amount: str = "24.000.000 đồng") -> Paper:
    """A decision of two pages that waits for number and day."""
    paper = decision_on_a_household()
    ends = (SignOff(RECIPIENTS, ("GIÁM ĐỐC",), "Đoàn Vĩnh Khang"),)
    fine = Article(1, f"Phạt tiền {amount} đối với hộ kinh doanh có tên dưới đây.")
    body = tuple(block for block in paper.blocks if not isinstance(block, SignOff))
    return with_number(replace(paper, blocks=(*body, fine, *ends)), "", None)


def a_signed_paper(
    dossier: Dossier | None = None, *, series: Series | None = None, paper: Paper | None = None
) -> Document:
    """Signed on the day of AT under the symbol of its series; of ours where none is named."""
    dossier, series = dossier or a_dossier(), series or a_series()
    words = paper or a_fine()
    words = replace(words, number=replace(words.number, symbol=series.suffix, value=""))
    words = replace(words, place_date=words.place_date and replace(words.place_date, day=None))
    return Document.objects.create(
        dossier=dossier,
        kind=KIND,
        title="Quyết định xử phạt hộ kinh doanh",
        state=Document.State.SIGNED,
        facts="{}",
        words=to_json(words),
        series=series,
        made_by=dossier.holder,
        made_at=AT,
        ready_at=AT,
        signed_by=a_director(),
        signed_at=AT,
    )


def as_given_back(document: Document, number: str, day: date = ON, amount: str = "") -> bytes:
    """The file as the office's document system gives it back; with another `amount` it lies."""
    text = document.words.replace("24.000.000", amount) if amount else document.words
    return pdf.render(with_number(from_json(text), number, day), State.SIGNED)


def attached_to(
    document: Document, content: bytes, *, number: str = "1269a", day: date = ON
) -> Attached:
    assert document.series
    upload = File(BytesIO(content), name=f"{number}-QD.pdf")
    return attach(document, upload, series=document.series, number=number, day=day)
