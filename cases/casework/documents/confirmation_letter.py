"""The letter to a right holder (công văn đề nghị xác nhận): which goods, what is asked, by when."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from cases.casework.documents import held
from cases.casework.models import Confirmation
from cases.dossier.drafting import photos
from cases.dossier.drafting.common import Facts, composed, edits_of, sentence
from cases.dossier.drafting.signer import signer_facts
from cases.dossier.models import Document
from cases.dossier.paper import Block, Letterhead, Number, Paper, Paragraph, PlaceDate, SignOff
from cases.law.amounts import day_in_words, day_short
from cases.office.duties import Duty
from cases.office.house import house

Said = Mapping[str, Any]
KIND = "CVXN"
NAME_OF_ANNEX = "ẢNH HÀNG HÓA ĐỀ NGHỊ XÁC NHẬN"
ABOUT = ("V/v đề nghị xác nhận hàng hóa", "trong vụ việc vi phạm hành chính")
ROOM = "…"


def confirmation_of(document: Document) -> Confirmation:
    rows = ("case__dossier__commune", "case__dossier__unit", "holder__party", "right")
    return document.confirmations.select_related(*rows).get()


def base(document: Document, *, at: datetime) -> Facts:
    confirmation, edits = confirmation_of(document), edits_of(document)
    case, here, day = confirmation.case, house(), timezone.localdate(at)
    _, facts = held.head_facts(KIND, at)
    items = [each.item for each in confirmation.photos.select_related("item__file")]
    found = day_short(timezone.localdate(case.detected_at))
    facts |= {
        "labels": {},
        "house": {"issuer": here.issuer, "name": here.name, "place": here.place},
        "day": day.isoformat(),
        "addressee": confirmation.holder.name,
        "facts": f"ngày {found}, tại {held.place_of(case)}: {case.facts.strip()}",
        "right": str(confirmation.right or ""),
        "asks": confirmation.asks.strip(),
        "due_on": confirmation.due_on.isoformat() if confirmation.due_on else "",
        "photos": photos.photo_facts(items, edits.lost_photos) if edits.with_photos else [],
        "recipients": ["Như trên", f"Lưu: VT, {case.dossier.unit.symbol}"],
        "signer": signer_facts(document.dossier, Duty.SIGN_SANCTION, edits, at=at),
        "needed": [],
    }
    return dict(composed(facts))


def words(facts: Said) -> Paper:
    day = date.fromisoformat(facts["day"])
    issuer = facts["house"]["issuer"]
    return Paper(
        kind="decision",
        letterhead=Letterhead(facts["superior"], (facts["body"],)),
        number=Number(facts["symbol"]),
        place_date=PlaceDate(facts["house"]["place"], day.year, day.month),
        about=ABOUT,
        blocks=tuple(_blocks(facts)),
        annexes=photos.photo_annex(facts, NAME_OF_ANNEX, of="Công văn", by=issuer),
    )


def _blocks(facts: Said) -> Iterator[Block]:
    name, holder = facts["house"]["name"], facts["addressee"] or ROOM
    yield Paragraph(f"Kính gửi: {holder}")
    yield Paragraph(f"{name} đang xác minh vụ việc phát hiện {sentence(facts['facts'])}")
    if facts["right"]:
        yield Paragraph(f"Quyền sở hữu công nghiệp liên quan: {sentence(facts['right'])}")
    yield Paragraph(f"Để có căn cứ giải quyết, {name} đề nghị {holder} {sentence(facts['asks'])}")
    if facts["photos"]:
        count = f"{len(facts['photos']):02d}"
        yield Paragraph(f"Gửi kèm {count} ảnh chụp hàng hóa (Phụ lục).")
    due = day_in_words(date.fromisoformat(facts["due_on"])) if facts["due_on"] else f"ngày {ROOM}"
    yield Paragraph(f"Văn bản trả lời đề nghị gửi về {name} trước hết {due}.")
    yield Paragraph("Trân trọng./.")
    signer = facts["signer"]
    recipients = tuple(line.rstrip(" ;.") for line in facts["recipients"])
    yield SignOff(recipients, tuple(signer.get("title", (ROOM,))), signer.get("name", ROOM))
