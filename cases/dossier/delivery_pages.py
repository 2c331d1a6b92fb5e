"""What the pages of delivery show: the copies of a paper, and the acts on each with reasons."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from cases.dossier.models import Delivery, Document
from cases.dossier.services import deliveries
from cases.dossier.services.copies import delivered_to_party
from cases.dossier.steps import NextStep, Refusal, allowed_first
from cases.law.explain import Explanation
from cases.office.models import Officer
from cases.office.templatetags.office import day

Outcome = Delivery.Outcome
SHAPES: dict[str, tuple[str, str]] = {
    Outcome.RECEIVED: ("tick", "done"),
    Outcome.REFUSED: ("diamond", "late"),
    Outcome.RETURNED: ("triangle", "soon"),
    Outcome.DEEMED: ("square", "now"),
}


@dataclass(frozen=True)
class Copy:
    """One copy: how it stands in a word, and what is known of it."""

    delivery: Delivery
    shape: str
    tone: str
    word: str
    line: str


def copy_of(delivery: Delivery) -> Copy:
    return Copy(delivery, *_standing(delivery), _line(delivery))


def _standing(delivery: Delivery) -> tuple[str, str, str]:
    if delivery.outcome:
        shape, tone = SHAPES[delivery.outcome]
        on = f" {day(delivery.delivered_on)}" if delivery.delivered_on else ""
        return shape, tone, f"{delivery.get_outcome_display()}{on}"
    if delivery.sent_at:
        return "half", "now", f"{delivery.get_way_display()} {day(delivery.sent_at)}"
    return "empty", "quiet", "Chưa giao, gửi"


def _line(delivery: Delivery) -> str:
    relation = f" ({delivery.relation})" if delivery.relation else ""
    told = [
        f"Người nhận: {delivery.received_by}{relation}" if delivery.received_by else "",
        delivery.because,
        f"Số bưu gửi {delivery.slip}" if delivery.slip else "",
        f"Bưu điện trả lại {delivery.returns} lần" if delivery.returns else "",
    ]
    return " · ".join(part for part in told if part)


def copies_page(document: Document, officer: Officer, *, at: datetime) -> dict[str, Any]:
    rows = document.deliveries.select_related("proof", "refusal_record__series").order_by("pk")
    copies = [copy_of(each) for each in rows]
    on = delivered_to_party(document)
    return {
        "document": document,
        "copies": copies,
        "delivered_on": on,
        "is_to_come": bool(on and on > timezone.localdate(at)),
        "may_add": not deliveries.can_add_addressee(document, officer, at),
    }


def copy_page(delivery: Delivery, officer: Officer, *, at: datetime) -> dict[str, Any]:
    steps = list(_steps(delivery, officer, at))
    found = delivery.explanation
    return {
        "document": delivery.document,
        "copy": copy_of(delivery),
        "facts": _facts(delivery),
        "explanation": Explanation.from_json(found) if found else None,
        "steps": allowed_first(steps),
    }


def _facts(delivery: Delivery) -> list[tuple[str, str, str]]:
    sent = f"{delivery.get_way_display()}, {day(delivery.sent_at)}" if delivery.sent_at else ""
    rows = [
        ("Nơi nhận", delivery.addressee, ""),
        ("Để làm gì", delivery.purpose, "không ghi"),
        ("Số bản", str(delivery.copies), ""),
        ("Cách giao, gửi", sent, "chưa giao, gửi"),
        ("Người nhận", delivery.received_by, "chưa ghi"),
        ("Ngày được giao", day(delivery.delivered_on) if delivery.delivered_on else "", "chưa có"),
    ]
    if delivery.slip:
        rows.insert(4, ("Số bưu gửi", delivery.slip, ""))
    if delivery.because:
        rows.append(("Lý do", delivery.because, ""))
    return rows


def _steps(delivery: Delivery, officer: Officer, at: datetime) -> Iterator[NextStep]:
    """Each act greyed by the very function that refuses it; what does not fit is not shown."""
    asked: tuple[Any, ...] = (delivery, officer, at)
    is_done = bool(delivery.delivered_on) and not deliveries.is_to_come(delivery, at)
    if not is_done:
        yield _step(
            10,
            "Đã giao, đã nhận",
            "Ghi người nhận",
            "Giao trực tiếp, hoặc người nhận đã ký nhận bưu gửi.",
            "copy_received",
            delivery,
            deliveries.can_deliver(*asked),
        )
        yield _step(
            20,
            "Gửi đi",
            "Ghi việc gửi",
            "Bưu điện bảo đảm, điện tử; niêm yết khi các cách khác không được.",
            "copy_sent",
            delivery,
            deliveries.can_send(*asked),
        )
    if delivery.way == Delivery.Way.BY_POST and not delivery.outcome:
        yield _step(
            30,
            "Bưu điện trả lại",
            "Ghi trả lại",
            "Ghi từng lần; đủ số lần luật định thì được coi là đã giao.",
            "copy_returned",
            delivery,
            deliveries.can_note_return(*asked),
        )
    if delivery.way == Delivery.Way.POSTED and not delivery.outcome:
        yield _step(
            30,
            "Kết thúc niêm yết",
            "Ghi kết thúc",
            "Đính kèm biên bản niêm yết.",
            "copy_posted",
            delivery,
            deliveries.can_end_posting(*asked),
        )
    if delivery.is_to_party and not is_done and not delivery.refusal_record:
        yield _step(
            35,
            "Lập biên bản không nhận",
            "Lập biên bản",
            "Khi giao trực tiếp mà cố tình không nhận, có đại diện chính quyền chứng kiến.",
            "copy_record",
            delivery,
            deliveries.can_draft_refusal(*asked),
        )
    if delivery.is_to_party and not is_done:
        yield _step(
            40,
            "Cố tình không nhận",
            "Ghi không nhận",
            "Theo biên bản không nhận quyết định đã hoàn tất chữ ký.",
            "copy_refused",
            delivery,
            deliveries.can_note_refusal(*asked),
        )
    if delivery.sent_at or delivery.outcome:
        yield _step(
            90,
            "Ghi nhầm",
            "Ghi lại từ đầu",
            "Xóa kết quả đã ghi kèm lý do; nhật ký vẫn giữ.",
            "copy_taken_back",
            delivery,
            deliveries.can_take_back(*asked),
        )


def _step(
    order: int,
    name: str,
    button: str,
    line: str,
    view: str,
    delivery: Delivery,
    refusals: list[Refusal],
) -> NextStep:
    url = reverse(f"dossier:{view}", args=[delivery.pk])
    return NextStep(order, name, button, line, url, tuple(refusals))
