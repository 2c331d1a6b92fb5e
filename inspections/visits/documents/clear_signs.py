"""The house's own record of clear signs of a violation (phiếu xác định dấu hiệu vi phạm rõ ràng).

No form of the law: its fields follow Nghị quyết 198/2025/QH15 Điều 4 as the office reads it.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from cases.dossier.drafting.common import Facts, composed, sentence
from cases.dossier.drafting.edits import Edits
from cases.dossier.drafting.signer import signer_facts
from cases.dossier.models import Document
from cases.dossier.paper import (
    Block,
    Item,
    Letterhead,
    Number,
    Paper,
    Paragraph,
    PlaceDate,
    SignOff,
    Title,
)
from cases.law.amounts import day_in_words
from cases.office.duties import Duty
from cases.office.house import house
from inspections.visits.documents.decision import subjects_of
from inspections.visits.models import GuardException

KIND = "PDHVP"
SYMBOL = "PXĐ-SKHCN"
NAME = "Phiếu xác định dấu hiệu vi phạm rõ ràng"


def facts_of(exception: GuardException, *, signer: int, earlier: str, at: datetime) -> Facts:
    """`earlier` names the inspections of the year, in words; empty when none is known."""
    inspection = exception.inspection
    subjects = [version for version, _ in subjects_of(inspection, Edits())]
    office = house()
    return dict(
        composed(
            {
                "day": timezone.localdate(at).isoformat(),
                "superior": office.superior,
                "body": office.body,
                "place": office.place,
                "subjects": [_subject(version) for version in subjects],
                "earlier": earlier,
                "content": inspection.content,
                "signs": exception.signs,
                "source": exception.source,
                "evidence": exception.evidence,
                "proposer": f"{exception.made_by.full_name}, {exception.made_by.position}",
                "unit": inspection.dossier.unit.symbol,
                "signer": signer_facts(
                    inspection.dossier, Duty.SIGN_INSPECTION, Edits(signer=signer), at=at
                ),
            }
        )
    )


def _subject(version: Any) -> str:
    number = version.tax_code or version.id_number
    address = house().full_address(version.address, version.commune)
    return ", ".join(part for part in (version.name, number, address) if part)


def words(facts: Mapping[str, Any]) -> Paper:
    day = date.fromisoformat(facts["day"])
    return Paper(
        kind="decision",
        letterhead=Letterhead(facts["superior"], (facts["body"],)),
        number=Number(SYMBOL),
        place_date=PlaceDate(facts["place"], day.year, day.month),
        blocks=tuple(_blocks(facts, day)),
    )


def _blocks(facts: Mapping[str, Any], day: date) -> Iterator[Block]:
    yield Title("PHIẾU XÁC ĐỊNH", ("Dấu hiệu vi phạm rõ ràng",))
    yield Item(1, "Đối tượng", sentence("; ".join(facts["subjects"]) or "…"))
    earlier = facts["earlier"] or "chưa ghi nhận cuộc kiểm tra nào"
    yield Item(2, "Thanh tra, kiểm tra trong năm", sentence(earlier))
    yield Item(3, "Nội dung dự kiến kiểm tra", sentence(facts["content"]))
    yield Item(4, "Dấu hiệu vi phạm", sentence(facts["signs"]))
    yield Item(5, "Nguồn thông tin", sentence(facts["source"]))
    yield Item(6, "Chứng cứ", sentence(facts["evidence"]))
    yield Item(7, "Người đề xuất", sentence(f"{facts['proposer']}, {day_in_words(day)}"))
    yield Paragraph(
        "Thuộc trường hợp có dấu hiệu vi phạm rõ ràng theo khoản 2 Điều 4 Nghị quyết số "
        "198/2025/QH15; được kiểm tra ngoài giới hạn một lần trong năm./."
    )
    signer = facts["signer"]
    yield SignOff(
        (f"Lưu: VT, {facts['unit']}",), tuple(signer.get("title", ("…",))), signer.get("name", "…")
    )


def frozen(document: Document, *, at: datetime) -> Facts:
    """Its facts are frozen when it is made; it has no draft to read them for."""
    raise LookupError(f"{document} keeps its own facts")
