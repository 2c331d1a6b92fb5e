"""Drafts of papers: what is typed over them, what they ask, when they are ready."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from cases.dossier.composing import Choice, composer_of
from cases.dossier.drafting.common import edits_of
from cases.dossier.drafting.edits import Edits
from cases.dossier.gaps import Gap
from cases.dossier.models import Document, Signature
from cases.dossier.services import documents
from cases.dossier.services.approvals import at_desk_refusals
from cases.dossier.services.drafted import Draft, questions_of, read_draft
from cases.dossier.services.edits_told import told
from cases.dossier.services.photos import pictures_for, refuse_lost
from cases.dossier.services.printing import digest
from cases.dossier.steps import Refusal, lacks_duty, refuse_if
from cases.office.locking import lock
from cases.office.models import Officer

CHOSEN = ("signer", "writer", "about")
NOTED_MEANWHILE = (
    "Chữ ký đã ghi vừa thay đổi từ lúc bạn mở trang này. Xem lại danh sách dưới đây rồi mở lại."
)
CHANGED_MEANWHILE = "Nội dung vừa thay đổi từ lúc bạn mở trang này. Đọc lại bản dưới đây rồi chốt."


def can_edit(document: Document, by: Officer, at: datetime) -> list[Refusal]:
    duties = composer_of(document.kind).duties
    refusals = lacks_duty(by, duties.draft, document.dossier, at=at)
    if document.state != Document.State.DRAFT:
        refusals.append(Refusal("Văn bản đã chốt nội dung. Mở lại để sửa."))
    return refusals


@transaction.atomic
def save_edits(
    document: Document, edits: Edits, *, revision: int, by: Officer, at: datetime
) -> Document:
    """Keep what the officer typed or chose; errors name the field of Edits."""
    lock(document)
    refuse_if(can_edit(document, by, at))
    if errors := dict(_wrong(document, edits, at)):
        raise ValidationError(errors)
    said = told(document, edits_of(document), edits, at=at)
    return documents.change_edits(
        document, edits.to_json(), revision=revision, told=said, by=by, at=at
    )


def _wrong(document: Document, edits: Edits, at: datetime) -> Iterator[tuple[str, str]]:
    composer = composer_of(document.kind)
    own = composer.own_parts
    if any(path not in composer.may_be_none and not path.startswith(own) for path in edits.none):
        yield "none", "Mục này phải ghi, không chọn “Không” được."
    may_be_typed = {each.key for each in composer.texts}
    if any(key not in may_be_typed and not key.startswith(own) for key in edits.texts):
        yield "texts", "Nội dung này lấy từ hồ sơ; sửa ở hồ sơ rồi xem lại dự thảo."
    if edits.copies is not None and edits.copies <= len(edits.given_to):
        yield "copies", "Số bản phải đủ giao cho từng người và lưu hồ sơ."
    before, offered = edits_of(document), {choice.name: choice for choice in composer.choices}
    for name in CHOSEN:
        value = getattr(edits, name)
        if not value or value == getattr(before, name):
            continue
        if name not in offered:
            yield name, f"{composer.name} không có mục này."
        elif not _may_choose(offered[name], value, document, at):
            yield name, offered[name].wrong


def _may_choose(choice: Choice, value: object, document: Document, at: datetime) -> bool:
    return not choice.wrong or any(value == each for each, _ in choice.options(document, at))


@transaction.atomic
def answer_question(
    document: Document, key: str, *, keep: bool, revision: int, by: Officer, at: datetime
) -> Document:
    """Keep what the draft says, or follow the changed fact; an answered question is not asked."""
    for question in questions_of(document, at=at):
        if question.key == key:
            edits = question.keep if keep else question.follow
            return save_edits(document, edits, revision=revision, by=by, at=at)
    return document


def can_make_ready(
    document: Document, by: Officer, at: datetime, *, draft: Draft | None = None
) -> list[Refusal]:
    """`draft` spares reading the facts again where the page has read them."""
    duties = composer_of(document.kind).duties
    refusals = lacks_duty(by, duties.ready, document.dossier, at=at)
    if document.state != Document.State.DRAFT:
        return [*refusals, Refusal("Văn bản này đã chốt nội dung.")]
    read = draft or read_draft(document, at=at)
    refusals += [Refusal(question.sentence) for question in read.questions]
    refusals += [Refusal(lacking(gap)) for gap in read.gaps]
    refusals += composer_of(document.kind).refuses_ready(document, read.facts, at)
    return refusals + [Refusal(unsaid(blank)) for blank in read.blanks]


def lacking(gap: Gap) -> str:
    return f"Còn thiếu: {gap.label}."


def unsaid(blank: Gap) -> str:
    return f"{blank.label}: ghi nội dung, hoặc chọn “Không”."


def make_ready(
    document: Document,
    *,
    by: Officer,
    at: datetime,
    lost: Mapping[str, str] | None = None,
    accepts_lost: bool = False,
    reviewed: str = "",
) -> Document:
    """Freeze the words for signature.

    `lost` are the photographs that cannot be printed (`pictures_for`), read here when not given,
    printed as remarks where the officer accepts that. `reviewed` is the digest of the words that
    the officer read: no others are frozen in their place.
    """
    known = pictures_for(document)[1] if lost is None else lost
    return _freeze(document, known if accepts_lost else {}, known, reviewed, by=by, at=at)


@transaction.atomic
def _freeze(
    document: Document,
    accepted: Mapping[str, str],
    lost: Mapping[str, str],
    reviewed: str,
    *,
    by: Officer,
    at: datetime,
) -> Document:
    lock(document)
    if accepted:
        edits = replace(edits_of(document), lost_photos=accepted)
        save_edits(document, edits, revision=document.revision, by=by, at=at)
    refuse_lost(document, lost)
    draft = read_draft(document, at=at)
    refuse_if(can_make_ready(document, by, at, draft=draft))
    if reviewed and reviewed != draft.digest:
        raise ValidationError(CHANGED_MEANWHILE, code="changed")
    return documents.make_ready(document, by=by, at=at)


def can_reopen(document: Document, by: Officer, at: datetime) -> list[Refusal]:
    duties = composer_of(document.kind).duties
    refusals = lacks_duty(by, duties.ready, document.dossier, at=at)
    if document.state != Document.State.READY:
        refusals.append(Refusal("Chỉ mở lại được văn bản đang chờ ký."))
    return refusals + at_desk_refusals(document)


def noted_of(document: Document) -> list[Signature]:
    """What was noted of those named, and would be struck if the document were reopened."""
    signatures = document.signatures.all()
    return [each for each in signatures if each.is_settled and not each.is_struck]


def digest_of_noted(document: Document) -> str:
    return digest(" ".join(str(each.pk) for each in noted_of(document)).encode())


@transaction.atomic
def reopen(
    document: Document, *, because: str, by: Officer, at: datetime, reviewed: str = ""
) -> Document:
    """Also when some have signed: what was noted is struck, and everybody signs the new print.

    `reviewed` is the digest of what the officer saw noted (`digest_of_noted`), empty asks nothing.
    """
    lock(document)
    refuse_if(can_reopen(document, by, at))
    if reviewed and reviewed != digest_of_noted(document):
        raise ValidationError(NOTED_MEANWHILE, code="changed")
    return documents.reopen(document, because=because, by=by, at=at)


@transaction.atomic
def discard(document: Document, *, because: str = "", by: Officer, at: datetime) -> Document:
    """Throw a draft away; a number of ours that it took is voided, which asks for a reason."""
    lock(document)
    refuse_if(can_edit(document, by, at))
    return documents.discard(document, because=because, by=by, at=at)
