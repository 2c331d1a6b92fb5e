"""The decisions that settle a case (MQĐ02, MQĐ15, MQĐ33) as forms of this room."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from django.urls import reverse

from cases.casework import grounds
from cases.casework.documents import (
    remedies_decision,
    sanction_decision,
    sanction_decision_words,
    transfer_decision,
)
from cases.casework.models import Case
from cases.casework.services import deciding, settling
from cases.casework.services.decision_checks import decision_deadline
from cases.dossier.composing import Addressee, Check, Composer, Duties, Facts, Text
from cases.dossier.drafting.changes import changed_parties, party_checks
from cases.dossier.drafting.signer import signer_choice
from cases.dossier.models import Document
from cases.dossier.steps import NextStep, Refusal
from cases.office.duties import Duty
from cases.office.models import Officer
from cases.office.templatetags.office import day

DUTIES = Duties(
    draft=Duty.HANDLE_CASE,
    ready=Duty.HANDLE_CASE,
    sign=Duty.SIGN_SANCTION,
    scan=Duty.NUMBER_DOCUMENT,
)
RECEIVERS = (
    Text("send_execute", "Gửi để tổ chức thực hiện"),
    Text("send_know", "Gửi để biết và phối hợp"),
    Text("recipients", "Nơi nhận"),
)
ACTS = ("acts", "provisions", "aggravating", "mitigating", "main_sanction", "fine")


def _filled_at(document: Document, key: str) -> tuple[str, str] | None:
    """Acts, amounts and measures are changed in the case, never on the paper."""
    case = document.dossier.case
    if key in (*ACTS, "additional", "remedies", "measures", "total"):
        return f"{reverse('casework:case', args=[case.pk])}#hanh-vi", "Hành vi, mức phạt"
    if key.startswith("party") and case.offender:
        return case.offender.party.get_absolute_url(), "Thông tin đối tượng"
    return None


def _cautions(facts: Facts) -> Iterator[str]:
    if alert := facts.get("alert"):
        yield alert
    if above := facts["signer"].get("above"):
        why = facts["signer"]["because"]
        yield f"Vượt thẩm quyền của Giám đốc Sở: dự thảo trình {above} ký ({why})."


def _checks(document: Document, at: datetime) -> Iterator[Check]:
    facts = deciding.facts_of(document)
    yield from party_checks(facts, at)
    refusals = list(deciding.sign_refusals(document, facts, at))
    yield from (Check("late", each.reason, "", each.citation) for each in refusals)
    if alert := facts.get("alert"):
        yield Check("soon", alert, "", grounds.CRIMINAL_TRANSFER)
    if not refusals:
        yield from _in_order(document, facts)


def _in_order(document: Document, facts: Facts) -> Iterator[Check]:
    if document.kind == sanction_decision.KIND:
        text = "Biên bản, giải trình, thời hiệu, chứng cứ: đủ điều kiện ra quyết định"
        yield Check("done", text, "", grounds.DECISION)
        line = f"Tổng: {facts['total']}" if facts["total"] else ""
        yield Check("done", "Mức phạt nằm trong khoảng luật cho", line, grounds.AMOUNT)
    if deadline := decision_deadline(document.dossier.case):
        text = f"Ra quyết định trong thời hạn đến hết ngày {day(deadline.due_at)}"
        yield Check("done", text, "", grounds.DECIDED_IN_TIME)
    signer = facts["signer"]
    quoted = (signer.get("delegation") or {}).get("words", "")
    yield Check("done", "Người ký có thẩm quyền", quoted, grounds.COMPETENCE)


def _refuses_issue(document: Document, at: datetime) -> Iterator[Refusal]:
    case = document.dossier.case
    is_transfer = document.kind == transfer_decision.KIND
    status = Case.Status.TRANSFERRED if is_transfer else Case.Status.DECIDED
    if not case.may_become(status):
        yield Refusal(f"Vụ việc {case.get_status_display().lower()}, không còn chờ quyết định.")


def _addressees(document: Document) -> tuple[Addressee, ...]:
    """As Điều 3 of the decision names them: who obeys, who collects, who carries out, who knows."""
    facts = deciding.facts_of(document)
    obeys = [facts["whom"]] if facts["party"] and document.kind != transfer_decision.KIND else []
    collects = [facts["send_collect"]] if facts.get("fine_total") else []
    told = [Addressee(name, "để chấp hành", is_to_party=True) for name in obeys]
    told += [Addressee(name, "để thông báo") for name in facts.get("notify", ())]
    told += [Addressee(name, "để thu tiền phạt") for name in collects]
    told += [Addressee(name, "để tổ chức thực hiện") for name in facts["send_execute"]]
    told += [Addressee(name, "để biết và phối hợp thực hiện") for name in facts["send_know"]]
    return tuple({each.name: each for each in reversed(told)}.values())[::-1]


def _then(document: Document, at: datetime) -> str:
    if document.dossier.case.status != Case.Status.DECIDED:
        return ""
    return "giao, gửi quyết định cho người phải chấp hành"


def _steps(document: Document, officer: Officer, at: datetime) -> Iterator[NextStep]:
    """A draft that went up is signed outside; what came back is noted here."""
    if document.state != Document.State.READY:
        return
    signer = deciding.facts_of(document)["signer"]
    if not signer.get("above"):
        return
    yield NextStep(
        41,
        f"Ghi nhận {signer['above']} đã ký",
        "Ghi ngày ký",
        "Văn bản ký ở ngoài Sở; sau đó văn thư vào số theo số của người ký.",
        reverse("casework:signed_above", args=[document.dossier.case.pk, document.pk]),
        tuple(settling.can_note_signed_above(document, officer, at)),
        citation=grounds.COMPETENCE,
    )


# what the three have in common
decision = partial(
    Composer,
    is_record=False,
    duties=DUTIES,
    identity="party",
    choices=(signer_choice(Duty.SIGN_SANCTION),),
    questions=changed_parties,
    filled_at=_filled_at,
    checks=_checks,
    rows=("dossier__case__offender__party",),
    refuses_ready=deciding.ready_refusals,
    refuses_sign=deciding.sign_refusals,
    refuses_issue=_refuses_issue,
    on_issued=settling.settle,
    addressees=_addressees,
)
# those that the party must carry out
carried_out = partial(
    decision,
    cautions=_cautions,
    then=_then,
    steps=_steps,
    on_delivered=settling.start_execution,
)
SANCTION = carried_out(
    kind=sanction_decision.KIND,
    name="Quyết định xử phạt vi phạm hành chính",
    ground=grounds.COMPETENCE,
    base=sanction_decision.base,
    words=sanction_decision_words.words,
    texts=(
        Text("acts", "Hành vi, mỗi hành vi một dòng"),
        Text("additional", "Hình thức bổ sung, mỗi hình thức một dòng"),
        Text("remedies", "Biện pháp khắc phục, mỗi biện pháp một dòng"),
        Text("remedy_related", "Nội dung liên quan đến việc thực hiện biện pháp"),
        Text("held_as_security", "Bị tạm giữ để bảo đảm thi hành"),
        Text("proposal", "Dòng đề nghị, cuối phần căn cứ", is_short=True),
        *RECEIVERS,
    ),
)
REMEDIES = carried_out(
    kind=remedies_decision.KIND,
    name="Quyết định buộc thực hiện biện pháp khắc phục hậu quả",
    ground=grounds.REMEDIES_ALONE,
    base=remedies_decision.base,
    words=remedies_decision.words,
    texts=(
        Text("consequences", "Hậu quả cần khắc phục, mỗi hậu quả một dòng"),
        Text("no_sanction_reason", "Lý do không ra quyết định xử phạt"),
        Text("measures", "Biện pháp khắc phục, mỗi biện pháp một dòng"),
        Text("effective_day", "Có hiệu lực kể từ", is_short=True),
        *RECEIVERS,
    ),
)
TRANSFER = decision(
    kind=transfer_decision.KIND,
    name="Quyết định chuyển hồ sơ vụ vi phạm có dấu hiệu tội phạm",
    ground=grounds.CRIMINAL_TRANSFER,
    base=transfer_decision.base,
    words=transfer_decision.words,
    texts=(
        Text("to_body", "Cơ quan tiến hành tố tụng nhận hồ sơ", is_short=True),
        Text("file_record", "Hồ sơ chuyển giao"),
        Text("notify", "Gửi để thông báo"),
        *RECEIVERS,
    ),
)
