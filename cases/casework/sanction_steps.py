"""From the proposed sanction to the closed case, as next steps of its page."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from cases.casework import grounds
from cases.casework.models import Case, Violation
from cases.casework.services import closing, deciding, payments, sanctions, settling
from cases.dossier.steps import NextStep
from cases.office.models import Officer


def steps_of(case: Case, officer: Officer, at: datetime) -> Iterator[NextStep]:
    if case.status in (Case.Status.OPEN, Case.Status.RECORDED):
        yield from _before_the_decision(case, officer, at)
    if case.status == Case.Status.DECIDED:
        yield from _carrying_out(case, officer, at)
    if case.status == Case.Status.TRANSFERRED:
        yield NextStep(
            10,
            "Nhận lại hồ sơ",
            "Nhận lại",
            "Khi cơ quan tiến hành tố tụng trả hồ sơ, không khởi tố.",
            reverse("casework:take_back", args=[case.pk]),
            tuple(settling.can_take_back(case, officer, at)),
            citation=grounds.RETURNED,
        )
    if case.may_become(Case.Status.CLOSED):
        yield NextStep(
            90,
            "Kết thúc vụ việc",
            "Kết thúc",
            "Khi không còn việc gì chưa xong.",
            reverse("casework:close", args=[case.pk]),
            tuple(closing.can_close(case, officer, at)),
            citation=grounds.EXECUTED,
        )


def _before_the_decision(case: Case, officer: Officer, at: datetime) -> Iterator[NextStep]:
    without = [each for each in case.violations.all() if not hasattr(each, "proposal")]
    if without:
        yield _proposing(case, without, officer, at)
    if case.status == Case.Status.RECORDED:
        yield _drafting(case, deciding.SANCTION, officer, at)
        yield _drafting(case, deciding.REMEDIES, officer, at)
    yield _drafting(case, deciding.TRANSFER, officer, at)


def _proposing(case: Case, without: list[Violation], officer: Officer, at: datetime) -> NextStep:
    order = 30 if case.status == Case.Status.OPEN else 15
    return NextStep(
        order,
        "Đề xuất mức xử phạt",
        "Đề xuất",
        f"Còn {len(without)} hành vi chưa đề xuất; mức phạt nằm trong khoảng luật cho.",
        reverse("casework:propose", args=[case.pk, without[0].pk]),
        tuple(sanctions.can_propose(case, officer, at)),
        citation=grounds.AMOUNT,
    )


WAYS = {
    deciding.SANCTION: (
        16,
        "Soạn quyết định xử phạt",
        "Soạn quyết định",
        "Mẫu MQĐ02. Soạn trước được; chốt để ký khi hết thời hạn giải trình.",
        "casework:sanction_draft",
        grounds.DECISION,
    ),
    deciding.REMEDIES: (
        80,
        "Buộc khắc phục hậu quả, không xử phạt",
        "Soạn quyết định",
        "Mẫu MQĐ15: hết thời hiệu, quá thời hạn, không xác định được đối tượng.",
        "casework:remedies_draft",
        grounds.REMEDIES_ALONE,
    ),
    deciding.TRANSFER: (
        85,
        "Chuyển cơ quan tiến hành tố tụng",
        "Soạn quyết định",
        "Mẫu MQĐ33: khi có dấu hiệu tội phạm.",
        "casework:transfer_draft",
        grounds.CRIMINAL_TRANSFER,
    ),
}


def _drafting(case: Case, kind: str, officer: Officer, at: datetime) -> NextStep:
    order, name, button, line, view, citation = WAYS[kind]
    refusals = tuple(deciding.can_draft(case, kind, officer, at))
    return NextStep(order, name, button, line, reverse(view, args=[case.pk]), refusals, citation)


def _carrying_out(case: Case, officer: Officer, at: datetime) -> Iterator[NextStep]:
    if payments.decision_with_fine(case):
        yield NextStep(
            10,
            "Ghi tiền nộp phạt",
            "Ghi tiền nộp",
            "Từng khoản theo chứng từ; tiền chậm nộp được tính kèm căn cứ.",
            reverse("casework:payment_add", args=[case.pk]),
            tuple(payments.can_record_payment(case, officer, at)),
            citation=grounds.LATE_PAYMENT,
        )
    waiting = [
        measure
        for decision in closing.standing_decisions(case)
        for measure in decision.measures.all()
        if measure.done_on is None
    ]
    for measure in waiting[:1]:
        yield NextStep(
            20,
            "Ghi kết quả thi hành biện pháp",
            "Ghi kết quả",
            f"Còn {len(waiting)} biện pháp chưa thực hiện xong: {measure.wording}.",
            reverse("casework:measure", args=[case.pk, measure.pk]),
            tuple(closing.can_note_execution(case, officer, at)),
            citation=grounds.EXECUTION,
        )
