"""Story 1 on its first evening: six sealed sacks of an unregistered seller in a market."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from cases.casework.models import Case, RecordPerson, Sealing, Seizure
from cases.casework.services import counting, seals, seizures
from cases.casework.services.cases import open_case
from cases.dossier.models import Document, Dossier, GoodsLine
from cases.office.models import Officer
from tests.builders import a_container, a_document, a_dossier, a_goods_line
from tests.visits.documents.people import MARKET, Office, a_commune, an_office, at, tra

FRIDAY = at("2026-11-06", "16:30")
STORE = "kho tang vật, trụ sở Sở Khoa học và Công nghệ thành phố Hà Nội"
REASON = "để xác minh tình tiết mà nếu không tạm giữ thì không có căn cứ ra quyết định xử phạt"


@dataclass
class Evening:
    """The people, the case, and the sacks in the dossier of the inspection."""

    office: Office
    case: Case
    sacks: list[GoodsLine]

    @property
    def holder(self) -> Officer:
        return self.office.cuc

    def afresh(self) -> Case:
        return Case.objects.with_dossier().get(pk=self.case.pk)


def an_evening() -> Evening:
    office = an_office()
    inspected = a_dossier(office.cuc, unit=office.cuc.unit)
    sacks = [
        a_container(inspected, name="Túi xách nữ", mark="LUNARIS", seal=f"NP-26014{number}")
        for number in range(1, 7)
    ]
    for position, sack in enumerate(sacks, start=1):
        sack.position = position
        sack.save()
    return Evening(office, a_case_from(inspected, office.cuc), sacks)


def a_case_from(inspected: Dossier, by: Officer, **told: Any) -> Case:
    """Opened on the spot, of Lê Thị Thanh Trà unless somebody else is named."""
    lawful = {
        "source": Case.Source.INSPECTION,
        "offender": tra() if "offender" not in told else None,
        "detected_at": FRIDAY,
        "facts": "Bày bán túi xách gắn dấu hiệu “LUNARIS”.",
    }
    communes = {"commune": a_commune("Hoàng Mai", "phường", "00331")} if not told else {}
    dossier = Dossier(
        title="Túi xách “LUNARIS”", place=MARKET, unit=by.unit, arose_from=inspected, **communes
    )
    with transaction.atomic():
        return open_case(Case(**lawful | told), dossier, by=by, at=FRIDAY)


def a_taking(evening: Evening, **told: Any) -> Seizure:
    lawful = {
        "case": evening.case,
        "taken_at": FRIDAY,
        "recorded_at": at("2026-11-06", "17:30"),
        "ground": Seizure.Ground.ESTABLISH,
        "reason": REASON,
        "place": STORE,
        "keeper": "Vũ Hoàng Lâm",
        "maker": evening.office.head,
    }
    return Seizure(**lawful | told)


def a_witness(**told: Any) -> RecordPerson:
    lawful = {
        "capacity": RecordPerson.Capacity.WITNESS,
        "name": "Trịnh Văn Sáng",
        "position": "Viên chức",
        "address": "Ban Quản lý chợ Bến Mới, phường Hoàng Mai, thành phố Hà Nội",
    }
    return RecordPerson(**lawful | told)


def held(evening: Evening, **told: Any) -> Seizure:
    """Written down at 17:40 that Friday."""
    seizure = a_taking(evening, **told)
    seizures.seize(
        seizure, evening.sacks, [a_witness()], by=evening.holder, at=at("2026-11-06", "17:40")
    )
    return Seizure.objects.get(pk=seizure.pk)


def recorded(evening: Evening) -> Seizure:
    """With a record that stands as issued, its words of no matter here."""
    seizure = held(evening)
    paper = a_document(evening.case.dossier, Document.State.ISSUED, kind="MBB15")
    Seizure.objects.filter(pk=seizure.pk).update(record=paper)
    return Seizure.objects.get(pk=seizure.pk)


def a_line(dossier: Dossier, **told: Any) -> GoodsLine:
    line = a_goods_line(dossier, **told)
    line.save()
    return line


def decided(evening: Evening) -> Seizure:
    """Signed on Saturday 07/11/2026 at 10:15."""
    seizure = recorded(evening)
    with transaction.atomic():
        seizures.decided(seizure, by=evening.office.director, at=at("2026-11-07", "10:15"))
    return Seizure.objects.get(pk=seizure.pk)


def a_sealing(evening: Evening, seizure: Seizure, **told: Any) -> Sealing:
    """At the store on Tuesday afternoon."""
    lawful = {
        "seizure": seizure,
        "began_at": at("2026-11-10", "14:05"),
        "ended_at": at("2026-11-10", "16:40"),
        "place": STORE,
        "maker": evening.office.head,
    }
    return Sealing(**lawful | told)


def opened(evening: Evening, seizure: Seizure) -> Sealing:
    """All six sacks, their seals whole."""
    found = {each.goods.pk: seals.Opened("Nguyên vẹn") for each in seals.to_open(seizure)}
    sealing = a_sealing(evening, seizure)
    return seals.unseal(
        sealing, found, [a_witness()], by=evening.holder, at=at("2026-11-10", "16:45")
    )


# the sacks of story 1, 212 bags in all
BAGS = (38, 34, 40, 36, 34, 30)


def counted(evening: Evening, seizure: Seizure) -> None:
    when = at("2026-11-10", "16:50")
    for sack, bags in zip(counting.open_sacks(seizure), BAGS, strict=True):
        line = a_goods_line(
            sack.dossier,
            name="Túi xách nữ",
            mark="LUNARIS",
            quantity=bags,
            unit="chiếc",
            unit_price=180_000,
            container=sack,
        )
        counting.add_counted(seizure, line, by=evening.holder, at=when)
        counting.finish_sack(seizure, sack, by=evening.holder, at=when)
