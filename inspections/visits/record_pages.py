"""What the page of a paper shows, asked once and handed to the template."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from cases.dossier.drafting.common import team_at
from cases.dossier.models import Document, Item, Paper as Issued, Seat, Signature
from cases.dossier.pages import DOCUMENT_SHAPES
from cases.dossier.paper import Paper, from_json
from cases.dossier.preview import preview
from cases.dossier.services.printing import with_number
from cases.dossier.steps import NextStep, allowed_first
from cases.office.duties import DUTIES_BY_SEAT, Duty, SeatKind
from cases.office.models import Officer
from cases.office.templatetags.office import instant
from inspections.visits.documents import decision
from inspections.visits.documents.common import visit_of
from inspections.visits.documents.minutes import ROLES
from inspections.visits.models import Inspection, Visit
from inspections.visits.record_forms import AnswerForm
from inspections.visits.record_gaps import missing_of
from inspections.visits.record_steps import Asking, steps_of_paper, steps_of_visit
from inspections.visits.services.corrections import NAMES
from inspections.visits.services.drafted import Draft, Question, read_draft
from inspections.visits.services.records import HEADS

State = Document.State
SHAPES = {**DOCUMENT_SHAPES, State.DISCARDED.value: ("dashed", "quiet")}
NAME_OF_DECISION = "Quyết định kiểm tra"


@dataclass(frozen=True)
class SignatureLine:
    """One named person: signed, not signed and why, or still to come."""

    signature: Signature
    shape: str
    tone: str
    word: str
    line: str
    may_refuse: bool = True

    @property
    def noted(self) -> str:
        """`Phan Thị Lụa: không ký`."""
        return f"{self.signature.name}: {self.word[:1].lower()}{self.word[1:]}"


def name_of(document: Document) -> str:
    """`Biên bản kiểm tra 11/BB-ĐKT`."""
    name = NAMES.get(document.kind, NAME_OF_DECISION)
    return f"{name} {document.full_number}".rstrip()


def file_name(document: Document) -> str:
    """`Biên bản kiểm tra 11-BB-ĐKT.pdf`; a draft says so, under the number of its dossier."""
    name = name_of(document)
    if not document.full_number or document.state in {State.DRAFT, State.DISCARDED}:
        kind = NAMES.get(document.kind, NAME_OF_DECISION)
        name = f"{kind} {document.dossier.number} ({document.get_state_display().lower()})"
    return f"{name.replace('/', '-')}.pdf"


def head_of(document: Document) -> dict[str, Any]:
    """What stands on top of every page about this paper."""
    shape, tone = SHAPES[document.state]
    return {
        "document": document,
        "inspection": document.dossier.inspection,
        "visit": visit_of(document) if document.kind != decision.KIND else None,
        "paper_name": name_of(document),
        "state": {"shape": shape, "tone": tone, "word": document.get_state_display()},
    }


def paper_page(document: Document, officer: Officer, *, at: datetime) -> dict[str, Any]:
    draft = read_draft(document, at=at) if document.state == State.DRAFT else None
    is_record = document.kind != decision.KIND
    signatures = signature_lines(document) if is_record and draft is None else []
    # a record that was never ready has no number, and nobody stood in it to be struck
    struck = struck_lines(document) if is_record and document.number else []
    steps = steps_of_paper(Asking(document, officer, at, draft))
    return {
        **head_of(document),
        "waits_for": waits_for(document, signatures, at),
        "steps": allowed_first(steps),
        "has_steps": bool(steps),
        "leads_on": any(step.is_allowed for step in steps[:1]),
        "preview": preview(paper) if (paper := paper_now(document, draft)) else None,
        "signatures": signatures,
        "struck": struck,
        **(_of_draft(document, draft, steps) if draft else _of_fixed(document)),
    }


def _of_draft(document: Document, draft: Draft, steps: list[NextStep]) -> dict[str, Any]:
    return {
        "missing": missing_of(document, [*draft.gaps, *draft.blanks]),
        "questions": [(each, answer_form(document, each)) for each in draft.questions],
        "cautions": draft.cautions,
        "may_answer": any(step.order == 20 and step.is_allowed for step in steps),
    }


def answer_form(document: Document, question: Question) -> AnswerForm:
    first = {"key": question.key, "revision": document.revision}
    return AnswerForm(initial=first, auto_id=f"{question.key}-%s")


def _of_fixed(document: Document) -> dict[str, Any]:
    if document.state not in {State.SIGNED, State.ISSUED}:
        return {}
    return {
        "scans": scans_of(document),
        "corrected_by": list(document.corrected_by.standing().select_related("series")),
        "sha256": stored_hash(document) if document.state == State.ISSUED else "",
    }


def stored_hash(document: Document) -> str:
    """Of the issued print, without reading the print itself."""
    return str(Issued.objects.values_list("sha256", flat=True).get(document=document))


def scans_of(document: Document) -> list[Item]:
    scans = Item.objects.standing().filter(document=document, kind=Item.Kind.SCAN)
    return list(scans.select_related("file__added_by").order_by("position", "pk"))


def paper_now(document: Document, draft: Draft | None) -> Paper | None:
    """The words as they print in this state; a draft thrown away shows none."""
    if draft:
        return draft.paper
    if not document.words:
        return None
    return with_number(from_json(document.words), document.number, document.issued_on)


def signature_lines(document: Document) -> list[SignatureLine]:
    standing = [each for each in _signatures(document) if not each.is_struck]
    confirming = {each.confirmed_by.name for each in standing if each.confirmed_by}
    return [_signature_line(each, confirming) for each in standing]


def struck_lines(document: Document) -> list[SignatureLine]:
    """What was noted by mistake; a place that still waited when it was struck tells nothing."""
    signatures = _signatures(document)
    return [_signature_line(each) for each in signatures if each.is_struck and each.is_settled]


def _signatures(document: Document) -> list[Signature]:
    rows = Signature.objects.select_related("confirmed_by", "struck_by")
    prefetch_related_objects([document], Prefetch("signatures", rows))
    return list(document.signatures.all())


def _signature_line(signature: Signature, confirming: Collection[str] = ()) -> SignatureLine:
    if signature.signed_at:
        return SignatureLine(signature, "tick", "done", f"Ký {instant(signature.signed_at)}", "")
    if signature.refused_because:
        confirmed_by = signature.confirmed_by
        by = f" {confirmed_by.name} ký xác nhận." if confirmed_by else ""
        line = f"Lý do: {signature.refused_because.rstrip('.')}.{by}"
        return SignatureLine(signature, "diamond", "late", "Không ký", line)
    may_refuse = signature.place not in HEADS and signature.name not in confirming
    return SignatureLine(signature, "empty", "quiet", "Chưa ký", "", may_refuse)


def waits_for(document: Document, signatures: list[SignatureLine], at: datetime) -> str:
    """Who holds the next step, in one sentence; empty when nothing is to come."""
    if document.kind == decision.KIND:
        return _decision_waits_for(document, at)
    if document.state == State.DRAFT:
        return f"Chờ {_finishers(document, at)} chốt để ký"
    if document.state != State.READY:
        return ""
    names = [line.signature.name for line in signatures if not line.signature.is_settled]
    if names:
        return f"Chờ chữ ký của {', '.join(names)}"
    return f"Chờ {_finishers(document, at)} hoàn tất"


def _decision_waits_for(document: Document, at: datetime) -> str:
    match document.state:
        case State.DRAFT:
            return f"Chờ {document.dossier.holder.full_name} hoàn thiện, chốt để ký"
        case State.READY:
            return f"Chờ {json.loads(document.facts)['signer']['name']} ký"
        case State.SIGNED:
            return "Chờ văn thư vào số"
        case State.ISSUED:
            decided = document.dossier.inspection.status == Inspection.Status.DECIDED
            return f"Chờ {_heads(document, at)} công bố" if decided else ""
    return ""


def _heads(document: Document, at: datetime) -> str:
    return _seated(team_at(document.dossier, at), Duty.CONDUCT_INSPECTION) or "Trưởng đoàn"


def _finishers(document: Document, at: datetime) -> str:
    return _seated(team_at(document.dossier, at), Duty.SIGN_RECORD) or "Trưởng đoàn"


def _seated(team: Iterable[Seat], duty: Duty) -> str:
    """`Trưởng đoàn Tạ Minh Quân hoặc Thư ký Vũ Hoàng Lâm`."""
    return " hoặc ".join(
        f"{ROLES.get(SeatKind(seat.kind), SeatKind(seat.kind).label)} {seat.officer.full_name}"
        for seat in team
        if duty in DUTIES_BY_SEAT[seat.kind]
    )


def records_of_visit(visit: Visit, officer: Officer, *, at: datetime) -> dict[str, Any]:
    """The section of a visit's page on its records: those that are there, those to be made."""
    held = visit.documents.all()
    documents = [each.document for each in held if each.document.state != State.DISCARDED]
    steps = list(steps_of_visit(visit, officer, at))
    waiting = sum(document.state != State.ISSUED for document in documents)
    parts = [f"{len(documents) - waiting} đã hoàn tất"] if len(documents) > waiting else []
    parts += [f"{waiting} đang làm"] if waiting else []
    return {
        "records": [(each, name_of(each), SHAPES[each.state]) for each in documents],
        "records_sum": " · ".join(parts) or "chưa lập",
        "record_steps": allowed_first(steps),
    }
