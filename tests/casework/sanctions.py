"""Cases of the stories as far as their sanction: facts typed from the stories, nothing computed."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from cases.casework.models import (
    Case,
    Circumstance,
    Decision,
    Measure,
    ProposedSanction,
    Violation,
)
from cases.casework.services import cases, deciding
from cases.casework.services.fines import read_goods
from cases.casework.services.measures import Chosen
from cases.casework.services.sanctions import Proposed, proposals_of, propose_sanction
from cases.dossier.models import Delivery, Document, Dossier, Series
from cases.dossier.services import drafts
from cases.dossier.services.deadlines import run_deadline
from cases.lawbook.models import ActVersion
from cases.lawbook.services import active_catalogue
from cases.office.models import Officer, Role
from cases.parties.models import PartyVersion
from tests.builders import HANOI, a_document, a_series, a_version, an_officer
from tests.issuing import issue

TRADE, MAKE = "99/2013/NĐ-CP:12.1.a", "99/2013/NĐ-CP:12.10.a"
INFRINGE, LABELS = "99/2013/NĐ-CP:11.1.a", "99/2013/NĐ-CP:13.7.a"


def at_noon(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, 12, tzinfo=HANOI)


@transaction.atomic
def a_plain_case(found_on: date, *, by: Officer | None = None, **told: Any) -> Case:
    """A case without an inspection before it; `offender` is a household unless told."""
    holder = by or an_officer()
    lawful = {"name": "Hồ sơ vụ việc", "suffix": "VV-SHTT", "is_ours": True}
    Series.objects.get_or_create(code="HS-VV", defaults=lawful)
    offender = told.pop("offender", None) or a_household()
    case = Case(
        source=Case.Source.REPORT,
        offender=offender,
        detected_at=at_noon(found_on),
        facts="Hàng hóa mang dấu hiệu của người khác.",
        **told,
    )
    dossier = Dossier(title="Hàng giả", place="chợ Bến Mới", unit=holder.unit)
    return cases.open_case(case, dossier, by=holder, at=at_noon(found_on))


def a_household() -> PartyVersion:
    """With all that a decision prints of who is sanctioned."""
    return a_version(
        "Hộ kinh doanh Hoàng Văn Thịnh",
        legal_form=PartyVersion.LegalForm.HOUSEHOLD,
        representative="Hoàng Văn Thịnh",
        sex="Nam",
        born_on=date(1979, 10, 20),
        nationality="Việt Nam",
        occupation="Chủ hộ kinh doanh",
        address="thôn Đông, xã Thường Tín",
        id_number="001079999204",
        id_issued_on=date(2024, 12, 2),
        id_issued_by="Bộ Công an",
    )


def a_company(name: str = "Công ty TNHH Hương Xưa") -> PartyVersion:
    return a_version(
        name,
        tax_code="0199000017",
        licence_number="0199000017",
        licence_issued_on=date(2020, 1, 1),
        licence_issued_by="Sở Kế hoạch và Đầu tư",
        representative="Ngô Thị Hà",
        sex="Nữ",
        representative_title="Giám đốc",
    )


def an_act(case: Case, code: str, **told: Any) -> Violation:
    """`ended_on` where it was over; value or quantity as stated."""
    on = told.get("ended_on") or case.detected_at.date()
    version = ActVersion.objects.in_force(on).get(act__code=code)
    return Violation.objects.create(
        case=case,
        act_version=version,
        facts="Bày bán hàng hóa mang dấu hiệu “LUNARIS”.",
        detected_on=case.detected_at.date(),
        value_basis=Violation.Value.STATED,
        position=case.violations.count() + 1,
        **told,
    )


def eased(case: Case, *codes: str) -> None:
    for code in codes:
        kind = Circumstance.Kind.MITIGATING
        Circumstance.objects.create(case=case, code=code, kind=kind, evidence="Bản tường trình")


def proposed(
    act: Violation, *measures: Chosen | str, on: date, by: Officer | None = None, **told: Any
) -> ProposedSanction:
    """The proposal made by the holder, as if the page had shown none before."""
    case = Case.objects.get(pk=act.case_id)
    row = ProposedSanction(case=case, violation=act, **told)
    chosen = [Chosen(each) if isinstance(each, str) else each for each in measures]
    return propose_sanction(row, chosen, by=by or case.dossier.holder, at=at_noon(on))


@transaction.atomic
def recorded(case: Case, on: date, term: str = "decision_normal") -> Case:
    """The violation record was made that day; the term of the decision runs from it."""
    told = {"status": Case.Status.RECORDED, "recorded_at": at_noon(on)}
    Case.objects.filter(pk=case.pk).update(**told)
    run_deadline(case.dossier, term, label="Ra quyết định xử phạt", from_day=on)
    return Case.objects.with_dossier().get(pk=case.pk)


def drafted(case: Case, kind: str, on: date) -> Document:
    by = case.dossier.holder
    return deciding.draft_decision(case, kind=kind, by=by, at=at_noon(on))


def made_ready(document: Document, on: date) -> Document:
    drafts.make_ready(document, by=document.dossier.holder, at=at_noon(on))
    return Document.objects.get(pk=document.pk)


def issued(document: Document, on: date, number: str = "47") -> Document:
    """Numbered and issued by the registry on that day; the consequences follow in the same act."""
    clerk = an_officer(Role.REGISTRY_CLERK)
    issue(document, number=number, issued_on=on, by=clerk, at=at_noon(on))
    return Document.objects.get(pk=document.pk)


def judged(case: Case, on: date) -> tuple[Proposed, ...]:
    found = Case.objects.with_dossier().get(pk=case.pk)
    return proposals_of(found, active_catalogue(), read_goods(found), on=on)


def a_decided_case(
    *, fine: int, signed_on: date, by: Officer | None = None, wordings: tuple[str, ...] = ()
) -> Case:
    """Decided with this fine and these measures, the decision not yet delivered."""
    case = a_plain_case(signed_on, by=by)
    suffix = "QĐ-XPHC"
    series = Series.objects.filter(suffix=suffix).first() or a_series(suffix=suffix)
    document = a_document(
        case.dossier,
        Document.State.ISSUED,
        kind="MQĐ02",
        title="Quyết định xử phạt vi phạm hành chính",
        series=series,
        year=signed_on.year,
        number="47",
        issued_on=signed_on,
    )
    decision = Decision.objects.create(
        case=case,
        document=document,
        kind=Decision.Kind.SANCTION,
        amount=fine,
        signed_on=signed_on,
        signer_title="Giám đốc Sở",
        pack_digest=active_catalogue().digest,
        explanation="[]",
    )
    for wording in wordings:
        Measure.objects.create(decision=decision, wording=wording, is_remedy=True)
    Case.objects.filter(pk=case.pk).update(status=Case.Status.DECIDED, decided_on=signed_on)
    return Case.objects.get(pk=case.pk)


def delivered(case: Case, on: date, **told: Any) -> Delivery:
    """To the one who must carry it out, on that day; refused unless told otherwise."""
    decision = case.decisions.get()
    lawful: dict[str, Any] = {"outcome": "refused", "because": "Không nhận", "way": "by_hand"}
    return Delivery.objects.create(
        document=decision.document,
        addressee=str(case.offender),
        is_to_party=True,
        delivered_on=on,
        **lawful | told,
    )
