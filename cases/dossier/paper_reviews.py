"""Before an act that binds: the paper exactly as it will be, and what was looked at."""

import json
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import replace
from datetime import datetime
from typing import Any

from cases.dossier.composing import Check, composer_of
from cases.dossier.drafting.common import edits_of
from cases.dossier.models import Document, Series, Signature
from cases.dossier.paper_pages import head_of, paper_now, signature_lines
from cases.dossier.preview import preview
from cases.dossier.services import decisions, drafts, numbering, records
from cases.dossier.services.drafted import Draft, read_draft
from cases.dossier.services.recipients import addressees_of
from cases.dossier.services.registers import coming_number
from cases.dossier.services.signing import struck_with
from cases.dossier.steps import Refusal
from cases.office.journal import canonical
from cases.office.models import Officer
from cases.office.templatetags.office import day, instant


def stops(refusals: list[Refusal]) -> list[Check]:
    """What refuses the act, as it stands among the checks."""
    return [Check("late", each.reason, "", each.citation) for each in refusals]


def ready_review(
    document: Document, officer: Officer, lost: Mapping[str, str], *, at: datetime
) -> dict[str, Any]:
    """What would be frozen now, with a remark for each photograph that cannot be printed."""
    draft = read_draft(_accepting(document, lost), at=at)
    shown = preview(draft.paper)
    refusals = drafts.can_make_ready(document, officer, at, draft=draft)
    refusals += [Refusal(sentence) for sentence in shown.missing_letters]
    return {
        **head_of(document),
        "preview": shown,
        "checks": [*stops(refusals), *_ready_checks(document, draft, shown.missing_letters)],
        "refusals": refusals,
        "reviewed": draft.digest,
        "lost": photos_in_words(draft.facts),
    }


def _accepting(document: Document, lost: Mapping[str, str]) -> Document:
    if not lost:
        return document
    accepting = copy(document)
    accepting.edits = canonical(replace(edits_of(document), lost_photos=lost).to_json())
    return accepting


def _ready_checks(document: Document, draft: Draft, letters: tuple[str, ...]) -> Iterator[Check]:
    if not draft.gaps:
        yield Check("done", f"Đủ các mục bắt buộc của mẫu {document.kind}")
    if not letters:
        yield Check("done", "Mọi chữ đều in được")
    if not draft.questions:
        yield Check("done", "Dữ kiện không đổi so với chỗ đã sửa, đã chọn")
    yield from (Check("soon", sentence) for sentence in draft.cautions)
    yield from _photo_checks(draft.facts)
    if signer := draft.facts.get("signer"):
        yield _signer_check(document, signer)


def _photo_checks(facts: Mapping[str, Any]) -> Iterator[Check]:
    photos = facts.get("photos", ())
    lacking = [photo for photo in photos if photo["problem"]]
    if lacking:
        why = "; ".join(f"ảnh {photo['number']}: {photo['problem']}" for photo in lacking)
        yield Check("soon", photos_in_words(facts), f"{why}. Bản in ghi rõ ở chỗ từng ảnh.")
    elif photos:
        yield Check("done", f"In được cả {len(photos)} ảnh")


def photos_in_words(facts: Mapping[str, Any]) -> str:
    """`In được 3 trong 6 ảnh`; empty when every photograph can be printed."""
    photos = facts.get("photos", ())
    printed = sum(not photo["problem"] for photo in photos)
    return f"In được {printed} trong {len(photos)} ảnh" if printed < len(photos) else ""


def _signer_check(document: Document, signer: Mapping[str, Any]) -> Check:
    quoted = signer["delegation"].get("words", "")
    line = quoted or "Theo chức danh"
    return Check("done", f"Người ký: {signer['name']}", line, composer_of(document.kind).ground)


def sign_review(document: Document, officer: Officer, *, at: datetime) -> dict[str, Any]:
    """The frozen words before the one who signs them."""
    refusals = decisions.can_sign_decision(document, officer, at)
    checks = [*stops(refusals), *_sign_checks(document, at)]
    return {**_frozen(document), "checks": checks, "refusals": refusals}


def _frozen(document: Document) -> dict[str, Any]:
    paper = paper_now(document, None)
    return {
        **head_of(document),
        "preview": preview(paper) if paper else None,
        "reviewed": document.words_digest,
    }


def _sign_checks(document: Document, at: datetime) -> Iterator[Check]:
    if not document.facts:
        return
    yield _signer_check(document, json.loads(document.facts)["signer"])
    if document.ready_at:
        yield Check("done", f"Đủ mục của mẫu, chốt lúc {instant(document.ready_at)}")
    yield from composer_of(document.kind).checks(document, at)


def issue_review(
    document: Document, series: Series, officer: Officer, *, at: datetime
) -> dict[str, Any]:
    """The signed words before the clerk who numbers them, and who gets copies."""
    refusals = numbering.can_issue(document, officer, at)
    checks = [*stops(refusals), *_issue_checks(document, series, at)]
    others = [each for each in numbering.series_for(document) if each != series]
    return {**_frozen(document), "checks": checks, "refusals": refusals, "other_series": others}


def _issue_checks(document: Document, series: Series, at: datetime) -> Iterator[Check]:
    if document.signed_by and document.signed_at:
        signer = document.signed_by
        who = f"{signer.full_name}, {signer.position}"
        yield Check("done", f"{who} ký lúc {instant(document.signed_at)}")
        yield Check("done", "Nội dung khóa từ khi ký; chỉ còn thêm số và ngày")
    if document.state != Document.State.SIGNED:
        return
    if series.is_ours:
        number = f"{coming_number(series, at=at)}/{series.suffix}"
        text = f"Số kế tiếp của {series}: {number}, ngày {day(at)}"
        line = "Số chỉ thành của văn bản này khi bấm nút; ai cấp trước thì văn bản lấy số kế tiếp."
        yield Check("done", text, line)
    else:
        text = "Số do hệ thống văn bản của cơ quan cấp"
        yield Check("soon", text, "Nhập đúng số, ngày đã cấp và đính kèm bản PDF đã ký ở đó.")
    if names := [each.name for each in addressees_of(document)]:
        yield Check("done", f"Giao, gửi {len(names)} nơi", "; ".join(names))


def finish_review(document: Document, officer: Officer, *, at: datetime) -> dict[str, Any]:
    """The record with its signatures and refusals, before it is stored for ever."""
    refusals = records.can_finish_record(document, officer, at)
    checks = [*stops(refusals), *_finish_checks(document, at)]
    return {**_frozen(document), "checks": checks, "refusals": refusals}


def _finish_checks(document: Document, at: datetime) -> Iterator[Check]:
    tones = {"tick": "done", "diamond": "soon"}
    for line in signature_lines(document):
        if line.signature.is_settled:
            yield Check(tones[line.shape], line.noted, line.line)
    if document.facts:
        yield from _photo_checks(json.loads(document.facts))
        yield from composer_of(document.kind).checks(document, at)


def reopen_review(document: Document) -> dict[str, Any]:
    """What was noted and would be struck; papers that nobody signs before they are signed: none."""
    noted = [line for line in signature_lines(document) if line.signature.is_settled]
    checks = [
        Check("soon", line.noted, "Bị gạch; lấy chữ ký lại trên bản in mới.") for line in noted
    ]
    return {"checks": checks, "reviewed": drafts.digest_of_noted(document)}


def strike_checks(signature: Signature) -> Iterator[Check]:
    """The note that would be struck, and what goes with it."""
    for line in signature_lines(signature.document):
        if line.signature == signature and signature.is_settled:
            yield Check("soon", line.noted, line.line)
    for other in struck_with(signature):
        text = f"{other.name}: bỏ khỏi biên bản"
        yield Check("soon", text, "Chỉ có tên để xác nhận việc không ký này.")
    if signature.refused_because:
        again = "Ai đã ký trên bản in ấy thì gạch và ký lại trên bản in mới."
        yield Check("soon", "Lý do không ký ra khỏi nội dung biên bản", again)
