"""Papers on their way over the desks of a unit, its deputy director and its Director."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cases.dossier.models import Document, Dossier
from cases.dossier.paper import (
    Article,
    Letterhead,
    Number,
    Paper,
    Paragraph,
    PlaceDate,
    SignOff,
    Title,
    to_json,
)
from cases.dossier.services import approvals
from cases.office.journal import canonical
from cases.office.models import Officer, Role
from tests.builders import a_director, a_document, a_dossier, a_unit, an_officer

KIND = "MQĐ02"  # goes over the head of section and the deputy director


@dataclass(frozen=True)
class Desks:
    """Everybody at the desks of one unit, and a colleague who has none."""

    drafter: Officer
    head: Officer
    deputy: Officer
    director: Officer
    colleague: Officer


def desks() -> Desks:
    unit = a_unit()
    return Desks(
        drafter=an_officer(unit=unit, full_name="Đinh Thu Cúc"),
        head=an_officer(Role.MANAGER, unit, full_name="Phùng Quốc Việt"),
        deputy=an_officer(Role.DIRECTOR, full_name="Lương Ngân Hà", position="Phó Giám đốc Sở"),
        director=a_director(),
        colleague=an_officer(unit=unit, full_name="Chu Bích Ngọc"),
    )


def a_paper_saying(*lines: str, number: str = "", day: int | None = None) -> str:
    return to_json(
        Paper(
            kind="decision",
            letterhead=Letterhead("UBND THÀNH PHỐ HÀ NỘI", ("SỞ KHOA HỌC VÀ CÔNG NGHỆ",)),
            number=Number("QĐ-XPHC", number),
            place_date=PlaceDate("Hà Nội", 2026, 11, day),
            blocks=(
                Title("QUYẾT ĐỊNH", ("Xử phạt vi phạm hành chính",)),
                Article(1, "Xử phạt."),
                *(Paragraph(line) for line in lines),
                SignOff(("Lưu: VT",), ("GIÁM ĐỐC",), "Trần Thị Bình"),
            ),
        )
    )


def a_frozen(
    office: Desks,
    *lines: str,
    signer: Officer | None = None,
    delegation: dict[str, Any] | None = None,
    **fields: Any,
) -> Document:
    """A decision of the drafter's case, its words frozen, that this officer is to sign."""
    who = signer or office.director
    said = {"officer": who.pk, "name": who.full_name, "delegation": delegation or {}}
    dossier = a_dossier(office.drafter, kind=Dossier.Kind.INSPECTION)
    return a_document(
        dossier,
        Document.State.READY,
        **{
            "kind": KIND,
            "title": "Quyết định xử phạt",
            "facts": canonical({"signer": said}),
            "words": a_paper_saying(*lines or ("Phạt tiền 16.000.000 đồng.",)),
        }
        | fields,
    )


def over_the_desks(document: Document, by: Officer, at: datetime) -> Document:
    """Submitted, and approved by each desk in turn, until it lies with the one who signs."""
    stay = approvals.submit(document, by=by, at=at)
    while stay.decided_at is None and not approvals.is_last(fresh(document), stay):
        stay = approvals.approve(fresh(document), by=stay.officer, at=at)
    return fresh(document)


def fresh(document: Document) -> Document:
    return Document.objects.get(pk=document.pk)
