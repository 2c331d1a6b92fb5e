"""The acts on one paper as next steps of its page, asked of the functions that refuse them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from cases.dossier.approval_steps import approval_steps
from cases.dossier.composing import Composer, composer_of
from cases.dossier.models import Document
from cases.dossier.services import decisions, drafts, numbering, records, scans
from cases.dossier.services.drafted import Draft
from cases.dossier.steps import NextStep, Refusal
from cases.office.models import Officer

State = Document.State


@dataclass(frozen=True)
class Asking:
    """One officer before one paper at one instant."""

    document: Document
    officer: Officer
    at: datetime
    draft: Draft | None = None

    @property
    def composer(self) -> Composer:
        return composer_of(self.document.kind)


def steps_of_paper(asking: Asking) -> list[NextStep]:
    """What may be done with the paper now, and what not yet with its reason."""
    steps = {State.DRAFT: _of_draft, State.READY: _of_ready, State.SIGNED: _of_signed}
    of_state = steps.get(State(asking.document.state), _of_issued)
    further = asking.composer.steps(asking.document, asking.officer, asking.at)
    return [*of_state(asking), *further]


def _of_draft(asking: Asking) -> Iterator[NextStep]:
    document, officer, at = asking.document, asking.officer, asking.at
    editing = tuple(drafts.can_edit(document, officer, at))
    yield NextStep(
        10,
        "Chốt để ký",
        "Xem và chốt",
        "Xem đúng bản sẽ ký, rồi chốt nội dung.",
        _url("document_ready", document),
        tuple(_ready_refusals(asking)),
    )
    yield NextStep(
        20,
        "Sửa phần nhập của dự thảo",
        "Sửa",
        "Nội dung ghi thêm, người ký, nơi nhận, số bản; phần còn lại lấy từ hồ sơ.",
        _url("document_edit", document),
        editing,
    )
    yield NextStep(
        90,
        "Bỏ dự thảo",
        "Bỏ",
        "Dự thảo thôi dùng nhưng vẫn lưu trong hồ sơ.",
        _url("document_discard", document),
        editing,
    )


def _ready_refusals(asking: Asking) -> list[Refusal]:
    """What the page tells elsewhere, with a link to each place, is here one line."""
    document, officer, at, draft = asking.document, asking.officer, asking.at, asking.draft
    refusals = drafts.can_make_ready(document, officer, at, draft=draft)
    if draft is None:
        return refusals
    questions = {question.sentence for question in draft.questions}
    missing = {drafts.lacking(gap) for gap in draft.gaps}
    missing |= {drafts.unsaid(blank) for blank in draft.blanks}
    told = [each for each in refusals if each.reason not in questions | missing]
    if missing:
        told.append(Refusal(f"Còn thiếu {len(missing)} mục; xem phần Còn thiếu dưới đây."))
    if questions:
        told.append(Refusal(f"Còn {len(questions)} chỗ dữ kiện đã đổi, chưa chọn cách ghi."))
    return told


def _of_ready(asking: Asking) -> Iterator[NextStep]:
    document, officer, at = asking.document, asking.officer, asking.at
    composer = asking.composer
    yield from approval_steps(document, officer, at)
    step = signatures_step if composer.is_record else sign_step
    yield step(document, officer, at)
    if composer.is_record:
        yield NextStep(
            70,
            "Hoàn tất biên bản",
            "Xem và hoàn tất",
            "Mọi người đã ký hoặc có lý do không ký; bản in được lưu và khóa.",
            _url("document_finish", document),
            tuple(records.can_finish_record(document, officer, at)),
            citation=composer.ground,
        )
    yield NextStep(
        80,
        "Mở lại để sửa",
        "Mở lại",
        "Ghi lý do; bản đã in và chữ ký đã ghi trên bản ấy không dùng nữa.",
        _url("document_reopen", document),
        tuple(drafts.can_reopen(document, officer, at)),
    )


def sign_step(document: Document, officer: Officer, at: datetime) -> NextStep:
    composer = composer_of(document.kind)
    return NextStep(
        40,
        f"Ký {composer.called}",
        "Xem và ký",
        "Người có thẩm quyền đọc bản đã chốt, rồi ký.",
        _url("document_sign", document),
        tuple(decisions.can_sign_decision(document, officer, at)),
        citation=composer.ground,
    )


def signatures_step(document: Document, officer: Officer, at: datetime) -> NextStep:
    return NextStep(
        65,
        f"Lấy chữ ký biên bản {document.full_number}",
        "Mở danh sách chữ ký",
        "Từng người ký, hoặc ghi lý do không ký và người xác nhận; ghi nhầm thì gạch.",
        _url("signatures", document),
        tuple(records.can_sign_record(document, officer, at)),
        citation=composer_of(document.kind).ground,
    )


def _of_signed(asking: Asking) -> Iterator[NextStep]:
    yield issue_step(asking.document, asking.officer, asking.at)
    yield _scan(asking)


def issue_step(document: Document, officer: Officer, at: datetime) -> NextStep:
    return NextStep(
        50,
        "Vào số, ban hành quyết định",
        "Vào số",
        "Văn thư ghi số, ngày do sổ của Sở cấp.",
        _url("document_issue", document),
        tuple(numbering.can_issue(document, officer, at)),
    )


def _scan(asking: Asking) -> NextStep:
    return NextStep(
        60,
        "Đính kèm bản chụp đã ký",
        "Đính kèm",
        "Bản quét hoặc ảnh chụp văn bản giấy, giữ kèm mã băm.",
        _url("scan_add", asking.document),
        tuple(scans.can_attach_scan(asking.document, asking.officer, asking.at)),
    )


def _of_issued(asking: Asking) -> Iterator[NextStep]:
    if asking.document.state == State.ISSUED:
        yield _scan(asking)


def _url(name: str, document: Document) -> str:
    return reverse(f"dossier:{name}", args=[document.pk])
