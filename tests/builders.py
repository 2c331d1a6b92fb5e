"""Rows with lawful defaults; a test names only what it is about."""

from datetime import date, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from cases.dossier.models import (
    Document,
    Dossier,
    DossierParty,
    EvidenceFile,
    GoodsLine,
    Paper,
    Seat,
    Series,
    Signature,
)
from cases.dossier.services.dossiers import open_dossier
from cases.office.duties import Duty, SeatKind
from cases.office.models import Chain, Delegation, Officer, Role, Unit
from cases.parties.models import IPRight, Party, PartyVersion, RightPeriod
from cases.parties.services import enter_party, enter_right

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
AT = datetime(2026, 11, 25, 9, 0, tzinfo=HANOI)
ON = date(2026, 11, 25)
PASSWORD = "mat-khau-thu-2026"

_next = count(1)


def a_unit(**fields: Any) -> Unit:
    number = next(_next)
    return Unit.objects.create(**{"name": f"Phòng {number}", "symbol": f"P{number}"} | fields)


def an_officer(role: Role = Role.INSPECTOR, unit: Unit | None = None, **fields: Any) -> Officer:
    """An account that `client.force_login` takes; log in by hand after `set_password(PASSWORD)`."""
    lawful = {
        "username": f"congchuc{next(_next)}",
        "full_name": "Nguyễn Văn An",
        "position": role.label,
        "chain": Chain.objects.create(kind=Chain.Kind.OFFICER),
    }
    officer = Officer(role=role, unit=unit or a_unit(), **lawful | fields)
    officer.set_unusable_password()
    officer.save()
    return officer


def a_director(**fields: Any) -> Officer:
    """The head of the department, with the title that signs."""
    lawful = {
        "full_name": "Trần Thị Bình",
        "position": "Giám đốc Sở",
        "title_code": "giam_doc_so_khcn",
    }
    return an_officer(Role.DIRECTOR, **lawful | fields)


def a_delegation(giver: Officer, receiver: Officer, duty: Duty, **fields: Any) -> Delegation:
    """In force for ten days from AT, over the whole office."""
    lawful = {
        "starts_at": AT,
        "ends_at": AT + timedelta(days=10),
        "number": f"{next(_next)}/QĐ-SKHCN",
        "signed_on": ON,
    }
    receiver.__dict__.pop("received_delegations", None)
    return Delegation.objects.create(giver=giver, receiver=receiver, duty=duty, **lawful | fields)


def a_party(name: str = "Công ty TNHH Hoa Sen", **fields: Any) -> Party:
    """A company that stands so since 2020; fields are those of its version."""
    return a_version(name, **fields).party


def a_version(name: str = "Công ty TNHH Hoa Sen", **fields: Any) -> PartyVersion:
    lawful = {
        "legal_form": PartyVersion.LegalForm.COMPANY,
        "tax_code": "",
        "address": "12 Hàng Bạc, phường Hoàn Kiếm",
        "in_force_from": date(2020, 1, 1),
    }
    version = PartyVersion(name=name, **lawful | fields)
    kinds = {
        PartyVersion.LegalForm.PERSON: Party.Kind.INDIVIDUAL,
        PartyVersion.LegalForm.HOUSEHOLD: Party.Kind.HOUSEHOLD_BUSINESS,
    }
    kind = kinds.get(PartyVersion.LegalForm(version.legal_form), Party.Kind.ORGANISATION)
    enter_party(Party(kind=kind), version, by=an_officer(), at=AT)
    return version


def a_right(sign: str = "HOA SEN", owner: Party | None = None, **fields: Any) -> IPRight:
    right = IPRight(sign=sign, kind=IPRight.Kind.TRADE_MARK, number=f"4-{next(_next)}")
    for name, value in fields.items():
        setattr(right, name, value)
    period = RightPeriod(
        owner=owner or a_party(),
        status=RightPeriod.Status.PROTECTED,
        in_force_from=date(2020, 1, 1),
    )
    return enter_right(right, period, by=an_officer(), at=AT)


def a_series(**fields: Any) -> Series:
    lawful = {"name": "Sổ thử", "suffix": f"S{next(_next)}", "is_ours": True}
    lawful |= {"code": f"SO-{next(_next)}"}
    return Series.objects.create(**lawful | fields)


def a_dossier(holder: Officer | None = None, **fields: Any) -> Dossier:
    """Of an inspection, in the holder's unit."""
    holder = holder or an_officer()
    lawful = {"name": "Hồ sơ kiểm tra", "suffix": "HS-KT", "is_ours": True}
    Series.objects.get_or_create(code="HS-KT", defaults=lawful)
    dossier = Dossier(
        **{
            "kind": Dossier.Kind.INSPECTION,
            "title": "Kiểm tra hàng hóa tại chợ Đồng Xuân",
            "unit": holder.unit,
        }
        | fields
    )
    return open_dossier(dossier, by=holder, at=AT)


def a_seat(dossier: Dossier, officer: Officer | None = None, **fields: Any) -> Seat:
    lawful = {"kind": SeatKind.MEMBER, "starts_at": AT}
    return Seat.objects.create(dossier=dossier, officer=officer or an_officer(), **lawful | fields)


def a_dossier_party(dossier: Dossier, **fields: Any) -> DossierParty:
    lawful: dict[str, Any] = {"capacity": DossierParty.Capacity.SUBJECT}
    if "version" not in fields:
        lawful["version"] = a_version()
    return DossierParty.objects.create(dossier=dossier, **lawful | fields)


def a_goods_line(dossier: Dossier | None = None, **fields: Any) -> GoodsLine:
    """Ten pairs at 150.000 đồng, not yet saved."""
    lawful = {
        "name": "Giày thể thao",
        "quantity": 10,
        "unit": GoodsLine.Unit.PAIR,
        "unit_price": 150_000,
        "price_basis": GoodsLine.PriceBasis.LISTED,
    }
    return GoodsLine(dossier=dossier or a_dossier(), **lawful | fields)


def a_container(dossier: Dossier | None = None, **fields: Any) -> GoodsLine:
    """A sack under a seal, not yet counted, not yet saved."""
    lawful = {
        "kind": GoodsLine.Kind.CONTAINER,
        "name": "Bao tải",
        "seal": f"NP-{next(_next)}",
        "is_counted": False,
    }
    return GoodsLine(dossier=dossier or a_dossier(), **lawful | fields)


def a_document(
    dossier: Dossier | None = None,
    state: Document.State = Document.State.DRAFT,
    **fields: Any,
) -> Document:
    """A paper that stands in this state, with the words, days and number the state asks for."""
    dossier = dossier or a_dossier()
    lawful: dict[str, Any] = {"title": "Biên bản kiểm tra", "kind": "BBKT", "made_at": AT}
    if state in {Document.State.READY, Document.State.SIGNED, Document.State.ISSUED}:
        lawful |= {"facts": '{"place":"chợ Đồng Xuân"}', "words": "[]", "ready_at": AT}
    if state in {Document.State.SIGNED, Document.State.ISSUED}:
        lawful |= {"signed_at": AT, "signed_by": dossier.holder}
    if state == Document.State.ISSUED:
        lawful |= {"series": a_series(), "year": 2026, "number": "01"}
        lawful |= {"issued_at": AT, "issued_on": ON}
    return Document.objects.create(
        dossier=dossier, state=state, made_by=dossier.holder, **lawful | fields
    )


def a_paper(document: Document | None = None, content: bytes = b"%PDF-1.4 thu") -> Paper:
    return Paper.objects.create(
        document=document or a_document(state=Document.State.ISSUED),
        content=content,
        sha256="0" * 64,
    )


def a_signature(document: Document, name: str = "Lê Thị Chi", **fields: Any) -> Signature:
    return Signature.objects.create(document=document, name=name, **{"place": "subject"} | fields)


def an_evidence_file(dossier: Dossier | None = None, **fields: Any) -> EvidenceFile:
    dossier = dossier or a_dossier()
    lawful = {
        "kind": EvidenceFile.Kind.PHOTO,
        "sha256": f"{next(_next):064x}",
        "media_type": "image/jpeg",
        "size": 1_024,
        "original": "evidence/01.jpg",
        "name": "anh01.jpg",
        "added_by": dossier.holder,
        "added_at": AT,
    }
    return EvidenceFile.objects.create(dossier=dossier, **lawful | fields)
