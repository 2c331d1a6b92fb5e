"""Papers that a violation record rests on, and the measures it tells of, as it cites them."""

import json
from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from cases.casework.models import Case
from cases.dossier.drafting.common import Facts
from cases.dossier.models import Document
from cases.law.amounts import day_short
from cases.parties.models import PartyVersion

RECORDS = {"BBKT": "Biên bản kiểm tra", "MBB02": "Biên bản làm việc"}
CUSTODY = {
    "MBB15": "Biên bản tạm giữ",
    "MQĐ20": "Quyết định tạm giữ",
    "MQĐ21": "Quyết định kéo dài thời hạn tạm giữ",
}


def cited_facts(case: Case, on: date) -> Facts:
    """What the record rests on, and the measures taken, by papers issued up to that day."""
    papers = _issued(case, on)
    records = [paper for paper in papers if paper.kind in RECORDS]
    return {
        "basis": [*_records(case, records), *_answers(case, on), *_evidence(case, on)],
        "measures": _measures([paper for paper in papers if paper.kind in CUSTODY]),
    }


def _issued(case: Case, on: date) -> list[Document]:
    dossiers = [case.dossier_id, *filter(None, [case.dossier.arose_from_id])]
    issued = Document.objects.filter(
        dossier__in=dossiers,
        kind__in=[*RECORDS, *CUSTODY],
        state=Document.State.ISSUED,
        issued_on__lte=on,
    )
    return list(issued.select_related("series").order_by("issued_on", "issued_at", "pk"))


def _records(case: Case, papers: list[Document]) -> Iterator[str]:
    """Of the visits to the offender; of all of them where nobody is known."""
    versions = {paper.pk: json.loads(paper.facts).get("version") for paper in papers}
    ours = _versions_of_offender(case, {pk for pk in versions.values() if pk})
    for paper in papers:
        if case.offender is None or versions[paper.pk] in ours:
            yield named(paper, RECORDS[paper.kind])


def _versions_of_offender(case: Case, pks: set[int]) -> set[int]:
    if case.offender is None or not pks:
        return set()
    own = PartyVersion.objects.filter(pk__in=pks, party=case.offender.party_id)
    return set(own.values_list("pk", flat=True))


def named(paper: Document, name: str) -> str:
    """`Biên bản kiểm tra số 11/BB-ĐKT ngày 06/11/2026`."""
    dated = f" ngày {day_short(paper.issued_on)}" if paper.issued_on else ""
    return f"{name} số {paper.full_number}{dated}"


def _answers(case: Case, on: date) -> Iterator[str]:
    """What the holders of the rights confirmed."""
    answered = case.confirmations.filter(Q(replied_on__lte=on)).select_related("holder")
    for each in answered.order_by("replied_on", "pk"):
        if each.replied_on:
            said = each.get_answer_display()
            said = f"{said[:1].lower()}{said[1:]}"
            day = day_short(each.replied_on)
            yield f"Văn bản nhận ngày {day} của {each.holder.name} {said}"


def _evidence(case: Case, on: date) -> Iterator[str]:
    for each in case.evidence.all():
        if each.dated_on <= on:
            issuer = f" của {each.issuer}" if each.issuer else ""
            content = f" {each.content[:1].lower()}{each.content[1:]}" if each.content else ""
            yield f"{each.name} ngày {day_short(each.dated_on)}{issuer}{content}"


def _measures(papers: list[Document]) -> list[str]:
    """`tạm giữ tang vật theo Biên bản tạm giữ số … và Quyết định tạm giữ số …`."""
    names = [named(paper, CUSTODY[paper.kind]) for paper in papers]
    if not names:
        return []
    listed = f"{', '.join(names[:-1])} và {names[-1]}" if len(names) > 1 else names[0]
    nothing_else = "Ngoài những tang vật nêu trên, chúng tôi không tạm giữ thêm thứ gì khác"
    return [f"tạm giữ tang vật vi phạm theo {listed}. {nothing_else}"]
