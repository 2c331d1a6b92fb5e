"""The facts of the minutes of an inspection (biên bản kiểm tra, BBKT): one visit to one place."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from cases.dossier.drafting import parties
from cases.dossier.drafting.common import (
    ROLES,
    Facts,
    composed,
    edits_of,
    instant,
    labels_of,
    lines_of,
    member,
    none_words,
    officer_of,
    ours,
    team_at,
)
from cases.dossier.drafting.edits import Edits
from cases.dossier.drafting.signing import place
from cases.dossier.models import Document
from cases.lawbook.procedure import form_of
from cases.office.duties import SeatKind
from cases.office.house import house
from cases.office.models import Officer
from inspections.visits.documents import evidence, goods
from inspections.visits.documents.common import (
    body_of,
    called,
    decision_facts,
    other_places,
    place_of,
    visit_of,
)
from inspections.visits.documents.minutes_words import letter
from inspections.visits.models import Finding, PresentPerson, Visit

KIND = "BBKT"
SUBJECT = "đối tượng kiểm tra"
PERSON = PresentPerson.Capacity
CALLED_A_VIOLATION = re.compile(
    r"(?<!dấu hiệu )vi phạm(?! hành chính)(?! pháp luật)", re.IGNORECASE
)
COUNTED_IN_PRINT = "đếm khi in"


def base(document: Document, *, at: datetime) -> Facts:
    """The facts as the tables have them, before the officer's words."""
    visit, edits = visit_of(document), edits_of(document)
    began = visit.arrived_at or at
    people = list(visit.people.all())
    form = form_of(KIND, on=timezone.localtime(at).date())
    facts = {
        "form": form.content["id"],
        "pack": form.pack,
        "symbol": form.symbol,
        "kind": form.content["title_lines"][0],
        "field": visit.inspection.field,
        "labels": labels_of(form.content),
        "none_words": none_words(form.content),
        "subject_called": SUBJECT,
        "started_at": instant(visit.arrived_at),
        "place": house().in_a_sentence(place_of(visit)),
        "body": house().body,
        "decision": decision_facts(visit.inspection),
        "announced_at": instant(visit.inspection.announced_at),
        **_present(visit, began, people),
        **_subject(visit, began, form.blocks),
        **_content(visit, edits),
        "opinion_subject": visit.statement.strip(),
        "opinion_others": visit.statement_others.strip(),
        "requests": lines_of(visit.requests),
        "ended_at": instant(visit.left_at),
        "sheets": COUNTED_IN_PRINT,
    }
    facts["needed"] = _needed(facts)
    facts |= _copies(facts, edits)
    writer = _writer(document, edits, began)
    facts["writer"] = writer.pk if writer else None
    facts["places"] = list(_places(form.content, facts, people, visit, began, writer))
    return dict(composed(facts))


def _present(visit: Visit, began: datetime, people: list[PresentPerson]) -> Facts:
    works = next((person for person in people if person.works_with_team), None)
    others = [person for person in people if person.capacity not in PresentPerson.OF_THE_SUBJECT]
    return {
        "team": [
            member(seat, ROLES.get(SeatKind(seat.kind), seat.get_kind_display()))
            for seat in team_at(visit.dossier, began)
        ],
        "works_with_team": _works_with_team(works) if works else "",
        "is_subject": bool(works and works.capacity == PERSON.SUBJECT),
        "others": [
            {
                "person": f"{person.honorific} {person.name}",
                "function": person.position,
                "body": body_of(person),
                "of_commune": person.capacity == PERSON.COMMUNE,
            }
            for person in others
        ],
    }


def _works_with_team(person: PresentPerson) -> str:
    """`bà Phan Thị Lụa, kế toán của hộ kinh doanh, được ông … giao làm việc …`."""
    paper = person.authority_paper.strip()
    if person.capacity == PERSON.DEPUTED and paper:
        paper = f"được ủy quyền theo {paper[:1].lower()}{paper[1:]}"
    return ", ".join(part for part in (called(person), person.position.strip(), paper) if part)


def _subject(visit: Visit, began: datetime, blocks: Mapping[str, Any]) -> Facts:
    """The subject as it stood on the day of the visit, whatever it became since."""
    if visit.party_version is None:
        return {"subject": {}, "block": []}
    version = parties.newest_on(visit.party_version, timezone.localtime(began).date())
    return {
        "subject": parties.party_facts(version),
        "block": parties.block_of(blocks, parties.variant_of(version)),
        "version": version.pk,
    }


def _content(visit: Visit, edits: Edits) -> Facts:
    items = evidence.items_of(visit)
    photos = evidence.photo_facts(items, edits.lost_photos) if edits.with_photos else []
    return {
        "papers": [
            [str(at), paper.name, paper.get_result_display(), paper.note]
            for at, paper in enumerate(visit.papers.all(), start=1)
        ],
        **_results(visit),
        "done": evidence.done_words(items, visit.done),
        "photos": photos,
    }


def _results(visit: Visit) -> Facts:
    """What was found, point by point, each with its goods; goods of no point come last."""
    seen = goods.seen_at(visit)
    points = [{"text": text, "goods": {}} for text in lines_of(visit.examined)]
    for finding in visit.findings.select_related("right"):
        lines = [line for line in seen if line.first_finding == finding.pk]
        points.append({"text": _found(finding), "goods": goods.table_facts(lines)})
    rest = goods.table_facts([line for line in seen if line.first_finding is None])
    tables = [point["goods"] for point in points if point["goods"]] + ([rest] if rest else [])
    return {"results": points, "goods": tables, "goods_apart": rest}


def _found(finding: Finding) -> str:
    """The facts as written; the number of the right concerned is added where they lack it."""
    text, right = " ".join(finding.facts.split()), finding.right
    if right is None or not right.number or right.number in text:
        return text
    called = right.get_kind_display().lower()
    return f"{text.rstrip('. ;')} ({called} “{right.sign}”, văn bằng số {right.number})"


def _needed(facts: Facts) -> list[str]:
    """Fields whose condition holds: goods were counted or sealed, others were present."""
    conditions = {"goods": facts["goods"], "opinion_others": facts["others"]}
    return [key for key, holds in conditions.items() if holds]


def _copies(facts: Facts, edits: Edits) -> Facts:
    """Who gets a copy: the subject unless the officer says otherwise; one stays in the file."""
    subject = facts["subject"].get("called", "")
    receivers = list(edits.given_to) or ([subject] if subject else [])
    return {"copies_to": receivers, "copies": edits.copies or len(receivers) + 1}


def _writer(document: Document, edits: Edits, began: datetime) -> Officer | None:
    """Chosen, or the secretary, or the drafting member; nobody where none of these is."""
    if edits.writer:
        return officer_of(edits.writer)
    team = team_at(document.dossier, began)
    for seat in team:
        if seat.kind == SeatKind.SECRETARY:
            return seat.officer
    drafting = (seat for seat in team if seat.officer_id == document.made_by_id)
    return next((seat.officer for seat in drafting if seat.kind != SeatKind.HEAD), None)


def _places(
    form: Mapping[str, Any],
    facts: Facts,
    people: list[PresentPerson],
    visit: Visit,
    began: datetime,
    writer: Officer | None,
) -> Iterator[Facts]:
    yield _subject_place(form, facts, people)
    team = team_at(visit.dossier, began)
    if team and team[0].kind == SeatKind.HEAD:
        head = team[0].officer
        yield place(form, "head", head.full_name, function=head.position, officer=head.pk)
    others = [person for person in people if person.capacity not in PresentPerson.OF_THE_SUBJECT]
    yield from other_places(form, others)
    if writer:
        yield place(
            form,
            "writer",
            writer.full_name,
            called=ours(writer),
            capacity=writer.position,
            officer=writer.pk,
        )


def _subject_place(form: Mapping[str, Any], facts: Facts, people: list[PresentPerson]) -> Facts:
    """Whoever worked with the team signs for the subject; else the subject himself."""
    works = next((person for person in people if person.works_with_team), None)
    if works:
        capacity = works.position or works.get_capacity_display()
        return place(form, "subject", works.name, called=called(works), capacity=capacity)
    name = facts["subject"].get("full_name") or facts["subject"].get("legal_representative", "")
    return place(form, "subject", name)


def cautions(facts: Mapping[str, Any]) -> list[str]:
    """Points that say "vi phạm" of what is so far a sign of it."""
    return [
        f"Điểm {letter(at)} ghi “vi phạm”: biên bản kiểm tra chỉ ghi sự việc, dấu hiệu; "
        "vi phạm lập ở biên bản vi phạm hành chính."
        for at, point in enumerate(facts["results"])
        if CALLED_A_VIOLATION.search(point["text"])
    ]
