"""The acts of a case as next steps of its page."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from cases.casework import confirmation_steps, custody_steps, grounds, sanction_steps
from cases.casework.models import Case
from cases.casework.record_steps import steps_of_record
from cases.casework.request_steps import steps_of_request
from cases.casework.services import cases
from cases.dossier.models import Dossier
from cases.dossier.steps import NextStep
from cases.office.models import Officer


def steps_of(dossier: Dossier, officer: Officer, at: datetime) -> Iterator[NextStep]:
    """Everything that may be done here now, and what not yet with its reason."""
    if dossier.kind == Dossier.Kind.REQUEST:
        yield from steps_of_request(dossier.request, officer, at)
    if dossier.kind != Dossier.Kind.CASE:
        return
    case: Case = dossier.case
    if not case.NEXT[case.status]:
        return
    if case.status == Case.Status.OPEN:
        changing = tuple(cases.can_change_acts(case, officer, at))
        yield NextStep(
            10,
            "Ghi hành vi vi phạm",
            "Thêm hành vi",
            "Mỗi hành vi có điều khoản, hàng hóa, ngày; khung và mức phạt được tính kèm căn cứ.",
            _url("violation_add", case),
            changing,
            citation=grounds.EVERY_ACT,
        )
        yield NextStep(
            20,
            "Ghi tình tiết giảm nhẹ, tăng nặng",
            "Thêm tình tiết",
            "Tình tiết nào cũng kèm chứng cứ.",
            _url("circumstance_add", case),
            changing,
            citation=grounds.MITIGATING,
        )
    yield from custody_steps.steps_of(case, officer, at)
    yield from confirmation_steps.steps_of(case, officer, at)
    yield from sanction_steps.steps_of(case, officer, at)
    yield from steps_of_record(case, officer, at)
    yield NextStep(
        99,
        "Kết thúc vì không đủ căn cứ xử phạt",
        "Kết thúc",
        "Ghi lý do; hồ sơ vẫn được giữ.",
        _url("drop", case),
        tuple(cases.can_drop(case, officer, at)),
        citation=grounds.NO_SANCTION,
    )


def _url(name: str, case: Case) -> str:
    return reverse(f"casework:{name}", args=[case.pk])
