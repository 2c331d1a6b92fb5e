"""Trình ký as next steps of a paper's page, asked of the functions that refuse the acts."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from cases.dossier.models import Document
from cases.dossier.services import approvals, ways
from cases.dossier.steps import NextStep, Refusal
from cases.office.models import Officer


def approval_steps(document: Document, officer: Officer, at: datetime) -> Iterator[NextStep]:
    """Sent on its way, or decided on by whoever has it; nothing for kinds that go over no desk."""
    if document.state != Document.State.READY or not ways.goes_over_desks(document.kind):
        return
    stay = approvals.waiting_of(document)
    if stay is None:
        yield _step(
            35,
            "Trình ký",
            "Trình ký",
            _over(document),
            "submit",
            document,
            approvals.can_submit(document, officer, at),
        )
        return
    if not approvals.is_last(document, stay):
        yield _step(
            36,
            f"Duyệt ở bàn {stay.get_desk_display()}",
            "Xem và duyệt",
            "Đọc bản đã chốt; duyệt thì chuyển bàn sau.",
            "approve",
            document,
            approvals.can_approve(document, officer, at),
        )
    yield _step(
        75,
        "Trả lại kèm ý kiến",
        "Trả lại",
        "Dự thảo mở lại để người soạn sửa rồi trình lại.",
        "send_back",
        document,
        approvals.can_return(document, officer, at),
    )
    yield _step(
        76,
        "Rút lại văn bản đã trình",
        "Rút lại",
        "Ghi lý do; bản đã chốt giữ nguyên.",
        "recall",
        document,
        approvals.can_recall(document, officer, at),
    )


def _over(document: Document) -> str:
    way = ways.way_of(document)
    desks = [str(desk.label) for desk in way.desks]
    signer = [way.signer.name] if way.signer else []
    must = "Phải trình" if way.is_required else "Trình"
    return f"{must} lần lượt qua: {', '.join([*desks, *signer])}."


def _step(
    order: int,
    name: str,
    button: str,
    line: str,
    view: str,
    document: Document,
    refusals: list[Refusal],
) -> NextStep:
    return NextStep(
        order, name, button, line, reverse(f"dossier:{view}", args=[document.pk]), tuple(refusals)
    )
