"""Phiếu trình: what whoever approves or signs a paper must know, on one page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils import timezone

from cases.dossier.models import Deadline, Document, Item
from cases.dossier.pages import days_left_in_words, due_tone
from cases.dossier.paper import from_json
from cases.dossier.paper.blocks import MOTTO, NATION
from cases.dossier.services import ways
from cases.dossier.services.approvals import stays_of
from cases.dossier.stays import legs_of, round_of
from cases.law.amounts import count_two_digits, day_in_words
from cases.law.catalogue import Catalogue
from cases.law.workdays import working_day_name
from cases.lawbook.procedure import form_of
from cases.lawbook.services import NoLawError, active_catalogue
from cases.office.gather import modules
from cases.office.house import house

Issued = Document.State.ISSUED


@dataclass(frozen=True)
class SlipLine:
    """One line of `Căn cứ, cách tính`: what it is about, what the law says, what comes of it."""

    about: str
    rule: str
    result: str


def slip_lines(document: Document, *, at: datetime) -> list[SlipLine]:
    """What the rooms say of a paper of theirs: module `slips`, function `lines_of`."""
    above = (module for module in modules("slips") if module.__name__ != __name__)
    return [line for module in above for line in module.lines_of(document, at)]


def slip(document: Document, *, at: datetime) -> dict[str, Any]:
    """Everything the slip prints."""
    law = _law()
    prefetch_related_objects([document], "dossier__documents__series")
    signer = ways.signer_of(document)
    desk = str(signer.desk.label) if signer else house().head
    stays = stays_of(document)
    told = timezone.localdate(stays[-1].arrived_at if stays else at)
    here = house()
    return {
        "document": document,
        "nation": NATION,
        "motto": MOTTO,
        "superior": here.body,
        "unit": document.dossier.unit.name.upper(),
        "place": here.place,
        "day": day_in_words(told),
        "subject": f"Ký {_name(document, law)}",
        "to": f"{desk} {here.name.partition(' thành phố')[0]}",
        "facts": list(_facts(document, at)),
        "note": next((stay.note for stay in reversed(stays) if stay.note), ""),
        "story": _story(document),
        "lines": slip_lines(document, at=at),
        "legs": legs_of(document, at=at, calendar=law.calendar if law else None),
        "signer": signer,
        "signer_desk": desk,
        "month": f"tháng {told.month} năm {told.year}",
    }


def _law() -> Catalogue | None:
    try:
        return active_catalogue()
    except NoLawError:
        return None


def _name(document: Document, law: Catalogue | None) -> str:
    """`quyết định xử phạt vi phạm hành chính`: the form's own title, else the paper's."""
    on = timezone.localdate(document.made_at)
    try:
        lines = form_of(document.kind, on=on, pack=law.digest if law else "").content["title_lines"]
    except LookupError:
        lines = [document.title]
    # a form whose title has blanks is named by the paper
    named = [document.title] if any("…" in line for line in lines) else lines
    first = _small(named[0]) if named[0] == document.title else named[0].lower()
    return " ".join(" ".join([first, *map(_small, named[1:])]).split())


def _small(line: str) -> str:
    return line[:1].lower() + line[1:]


def _facts(document: Document, at: datetime) -> Iterator[tuple[str, str]]:
    dossier = document.dossier
    place = f"; {dossier.place}" if dossier.place else ""
    yield str(dossier.get_kind_display()), f"Hồ sơ số {dossier.number}: {dossier.title}{place}."
    yield "Văn bản trình ký", _paper(document)
    due = due_of(document, at)
    yield "Hạn ký", _due(due[0], due[1]) if due else "Không có thời hạn nào đang tính."


def _paper(document: Document) -> str:
    items = Item.objects.standing().filter(dossier=document.dossier).count()
    others = [each for each in _others(document) if each.state == Issued]
    annexes = len(from_json(document.words).annexes) if document.words else 0
    with_annexes = f", {count_two_digits(annexes)} phụ lục" if annexes else ""
    return (
        f"{document.title} ({document.kind}), dự thảo lần {round_of(document)}{with_annexes}; "
        f"kèm hồ sơ: {count_two_digits(len(others))} văn bản, {count_two_digits(items)} tài liệu."
    )


def _others(document: Document) -> list[Document]:
    return [each for each in document.dossier.documents.all() if each.pk != document.pk]


def _due(deadline: Deadline, left: str) -> str:
    name = working_day_name(timezone.localdate(deadline.due_at))
    return f"{name[:1].upper()}{name[1:]}, {left}: {deadline.label}."


def due_of(document: Document, at: datetime) -> tuple[Deadline, str, str] | None:
    """The next term of the dossier with what is left of it, and how near it is."""
    running = [each for each in document.dossier.deadlines.all() if each.ended_at is None]
    if not running:
        return None
    deadline = min(running, key=lambda each: each.due_at)
    days = (timezone.localdate(deadline.due_at) - timezone.localdate(at)).days
    return deadline, days_left_in_words(days), due_tone(days)


def _story(document: Document) -> str:
    """The papers issued before this one, in the order they were issued."""
    issued = [each for each in _others(document) if each.state == Issued and each.issued_on]
    issued.sort(key=lambda each: (each.issued_on, each.pk))
    return "; ".join(
        f"{each.title} số {each.full_number} ngày {each.issued_on:%d/%m/%Y}" for each in issued
    )
