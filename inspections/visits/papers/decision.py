"""The decision of an inspection and the record that opens the exception, as forms of this room."""

import json
from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone

from cases.dossier.composing import Check, Composer, Duties, Facts, Text
from cases.dossier.drafting.changes import changed_parties, party_checks
from cases.dossier.drafting.common import seated
from cases.dossier.drafting.signer import signer_choice
from cases.dossier.models import Document
from cases.dossier.services.states import advance
from cases.dossier.steps import Refusal
from cases.law.grounds import fixed_grounds
from cases.lawbook.services import active_catalogue
from cases.office.duties import Duty
from cases.office.models import Officer
from inspections.visits import grounds
from inspections.visits.documents import clear_signs, decision, decision_words
from inspections.visits.models import Inspection
from inspections.visits.papers.places import inspection_place
from inspections.visits.services.guard import guard_refusals
from inspections.visits.services.inspections import team_refusals

DUTIES = Duties(
    draft=Duty.PREPARE_INSPECTION,
    ready=Duty.PREPARE_INSPECTION,
    sign=Duty.SIGN_INSPECTION,
    scan=Duty.NUMBER_DOCUMENT,
)


def refuses_ready(document: Document, facts: Facts, at: datetime) -> Iterator[Refusal]:
    inspection = decision.inspection_of(document)
    yield from team_refusals(inspection, at)
    yield from guard_refusals(inspection, at)
    if not facts["signer"]:
        reason = "Chọn người ký có thẩm quyền, hoặc được giao quyền bằng văn bản còn hiệu lực."
        yield Refusal(reason, grounds.WHO_DECIDES)


def refuses_sign(document: Document, facts: Facts, at: datetime) -> Iterator[Refusal]:
    inspection = decision.inspection_of(document)
    yield from guard_refusals(inspection, at)
    day = timezone.localtime(at).date()
    content = active_catalogue().content
    cited = fixed_grounds(content, decision.KIND, on=day, purpose=inspection.basis)
    if list(cited) != facts["law"]:
        yield Refusal("Căn cứ pháp lý đã thay đổi từ khi chốt. Mở lại để lập lại.")


def refuses_issue(document: Document, at: datetime) -> Iterator[Refusal]:
    if not decision.inspection_of(document).may_become(Inspection.Status.DECIDED):
        yield Refusal("Cuộc kiểm tra không còn chờ quyết định.")


def decide(document: Document, *, by: Officer, at: datetime) -> None:
    """From the issued decision on the inspection is decided."""
    advance(Inspection.objects.get(dossier=document.dossier_id), Inspection.Status.DECIDED)


def checks(document: Document, at: datetime) -> Iterator[Check]:
    yield from party_checks(json.loads(document.facts), at)
    lacking = team_refusals(decision.inspection_of(document), at)
    yield from (Check("soon", str(each.reason), "", each.citation) for each in lacking)
    if not lacking:
        text = "Đoàn kiểm tra đủ người, đã khai báo xung đột lợi ích"
        yield Check("done", text, "", grounds.TEAM)


def then(document: Document, at: datetime) -> str:
    if decision.inspection_of(document).status != Inspection.Status.DECIDED:
        return ""
    heads = seated(document.dossier, Duty.CONDUCT_INSPECTION, at) or "Trưởng đoàn"
    return f"{heads} công bố"


DECISION = Composer(
    kind=decision.KIND,
    name="Quyết định kiểm tra",
    is_record=False,
    duties=DUTIES,
    ground=grounds.WHO_DECIDES,
    base=decision.base,
    words=decision_words.words,
    texts=(
        Text("subject_line", "Trích yếu, dòng thứ hai", is_short=True),
        Text("basis"),
        Text("responsible"),
        Text("recipients", "Nơi nhận"),
        Text("proposal", "Dòng đề nghị, cuối phần căn cứ", is_short=True),
    ),
    choices=(signer_choice(Duty.SIGN_INSPECTION),),
    questions=changed_parties,
    filled_at=inspection_place,
    checks=checks,
    then=then,
    rows=("dossier__inspection",),
    refuses_ready=refuses_ready,
    refuses_sign=refuses_sign,
    refuses_issue=refuses_issue,
    on_issued=decide,
)


def its_own_page(document: Document) -> str:
    return document.guard_exception.get_absolute_url()


CLEAR_SIGNS = Composer(
    kind=clear_signs.KIND,
    name=clear_signs.NAME,
    is_record=False,
    duties=DUTIES,
    ground=grounds.WHO_DECIDES,
    base=clear_signs.frozen,
    words=clear_signs.words,
    own_page=its_own_page,
)
