"""The facts of an inspection decision (quyết định kiểm tra, QĐKT): its five parts and who signs."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from cases.dossier.drafting import parties
from cases.dossier.drafting.common import (
    Facts,
    composed,
    edits_of,
    labels_of,
    member,
    team_at,
)
from cases.dossier.drafting.edits import Edits
from cases.dossier.drafting.signer import signer_facts
from cases.dossier.models import Document, DossierParty
from cases.law.amounts import count_two_digits, day_in_words
from cases.law.grounds import basis_words, duties_words, fixed_grounds
from cases.lawbook.procedure import form_of, term_of
from cases.lawbook.services import catalogue_of
from cases.office.duties import Duty
from cases.office.house import house
from cases.office.wording import fold
from cases.parties.models import Party, PartyVersion
from inspections.visits.documents.common import place_of
from inspections.visits.models import Inspection, Visit

KIND = "QĐKT"
TERM = "term_department"
KINDS = {
    Party.Kind.ORGANISATION: "tổ chức",
    Party.Kind.INDIVIDUAL: "cá nhân",
    Party.Kind.HOUSEHOLD_BUSINESS: "hộ kinh doanh",
}
# How a sentence names the code and the address of a party, by its role (seat, home).
CODES = {Party.Kind.ORGANISATION: "mã số doanh nghiệp"}
ADDRESSES = {
    Party.Kind.ORGANISATION: "địa chỉ trụ sở chính",
    Party.Kind.HOUSEHOLD_BUSINESS: "địa chỉ",
    Party.Kind.INDIVIDUAL: "nơi ở hiện tại",
}


def inspection_of(document: Document) -> Inspection:
    return document.dossier.inspection


def base(document: Document, *, at: datetime) -> Facts:
    """The facts as the tables have them on the day, before the officer's words."""
    inspection, edits = inspection_of(document), edits_of(document)
    day = timezone.localtime(at).date()
    form = form_of(KIND, on=day)
    law = catalogue_of(form.pack).content
    subjects = subjects_of(inspection, edits)
    visits = list(inspection.visits.select_related("party_version", "commune"))
    signer = signer_facts(inspection.dossier, Duty.SIGN_INSPECTION, edits, at=at)
    term = term_of(TERM, on=day, pack=form.pack)
    facts = {
        "form": form.content["id"],
        "pack": form.pack,
        "symbol": form.symbol,
        "kind": form.content["title_lines"][0],
        "field": inspection.field,
        "labels": labels_of(form.content),
        "day": day.isoformat(),
        "house": _house(),
        "law": list(fixed_grounds(law, KIND, on=day, purpose=inspection.basis)),
        "reference": inspection.basis_paper.removeprefix("Căn cứ ").strip(),
        "proposal": _words()["proposal"].format(head=house().head_of(inspection.dossier.unit)),
        "signer": signer,
        **_subject(inspection, subjects, visits),
        "basis": basis_words(law, inspection.basis, on=day),
        "scope_and_content": inspection.content.strip(),
        "period_examined": _period(inspection),
        "term": count_two_digits(term.length) if term.length else "",
        "members": [
            member(seat, seat.get_kind_display()) for seat in team_at(inspection.dossier, at)
        ],
        "duties": duties_words(law, KIND, on=day),
        "responsible": _responsible(inspection, subjects),
        "recipients": _recipients(inspection, visits),
        "versions": {str(version.party_id): version.pk for version, _ in subjects},
        "needed": [],
    }
    return dict(composed(facts))


def _words() -> Any:
    return house().words_of["inspection_decision"]


def _house() -> Facts:
    here = house()
    return {
        "superior": here.superior,
        "body": here.body,
        "issuer": here.issuer,
        "place": here.place,
        "functions": _words()["functions"],
    }


def parties_of(inspection: Inspection, capacity: DossierParty.Capacity) -> list[DossierParty]:
    """Parties of one capacity that nobody ended."""
    standing = [row for row in every_party_of(inspection) if row.ended_at is None]
    return [row for row in standing if row.capacity == capacity]


def every_party_of(inspection: Inspection) -> list[DossierParty]:
    """Those of the dossier are read once, whatever is asked."""
    rows = DossierParty.objects.select_related("version__party", "version__commune")
    prefetch_related_objects([inspection.dossier], Prefetch("parties", rows))
    return list(inspection.dossier.parties.all())


def subjects_of(inspection: Inspection, edits: Edits) -> list[tuple[PartyVersion, DossierParty]]:
    """The subjects in the version the officer chose, else that of the day they came in."""
    rows = parties_of(inspection, DossierParty.Capacity.SUBJECT)
    chosen = PartyVersion.objects.select_related("party", "commune").filter(
        pk__in=[each.version for each in edits.versions.values()]
    )
    by_party = {version.party_id: version for version in chosen} if edits.versions else {}
    return [(by_party.get(row.version.party_id, row.version), row) for row in rows]


def _subject(
    inspection: Inspection,
    subjects: Sequence[tuple[PartyVersion, DossierParty]],
    visits: Sequence[Visit],
) -> Facts:
    line = _subject_line(inspection, subjects)
    if len(subjects) < 2:
        subject = one_subject(subjects[0][0], visits) if subjects else {}
        return {"subject": subject, "subject_line": line, "subjects": []}
    place = house().full_address(inspection.dossier.place, inspection.dossier.commune)
    whom = _kinds([version for version, _ in subjects])
    at_place = f" tại {place}" if place else ""
    count = count_two_digits(len(subjects))
    return {
        "subject": {
            "words": f"{count} {whom}{at_place} (danh sách tại Phụ lục kèm theo)",
            "kinds": whom,
        },
        "subject_line": line,
        "subjects": [
            [count_two_digits(at), version.name, _business_address(version, visits), _trade(row)]
            for at, (version, row) in enumerate(subjects, start=1)
        ],
    }


def subject_line(inspection: Inspection) -> str:
    """Second line of the title: `đối với …` one subject, `tại …` the place of several."""
    return _subject_line(inspection, subjects_of(inspection, Edits()))


def _subject_line(
    inspection: Inspection, subjects: Sequence[tuple[PartyVersion, DossierParty]]
) -> str:
    versions = [version for version, _ in subjects]
    if len(versions) == 1:
        return f"đối với {parties.called(versions[0])}"
    place = house().full_address(inspection.dossier.place, inspection.dossier.commune)
    if place and versions:  # the title does not name the city
        return f"tại {place.removesuffix(f', {house().city}')}"
    return f"đối với {count_two_digits(len(versions))} {_kinds(versions)}" if versions else ""


def one_subject(version: PartyVersion, visits: Sequence[Visit]) -> Facts:
    """Name, code, address by its role, and the place to be visited where it is another one."""
    kind = Party.Kind(version.party.kind)
    said = [parties.called(version)]
    if version.tax_code:
        said.append(f"{CODES.get(kind, 'mã số thuế')} {version.tax_code}")
    elif version.id_number:
        said.append(f"số định danh cá nhân {version.id_number}")
    address = house().full_address(version.address, version.commune)
    said.append(f"{ADDRESSES[kind]}: {address}")
    places = [
        house().in_a_sentence(place)
        for visit in visits
        if (place := place_of(visit)) and fold(address) not in fold(place)
    ]
    where = f"; địa điểm kiểm tra: {'; '.join(places)}" if places else ""
    return {"words": ", ".join(said) + where, "called": parties.called(version)}


def _kinds(versions: Sequence[PartyVersion]) -> str:
    present = {version.party.kind for version in versions}
    return ", ".join(name for kind, name in KINDS.items() if kind in present)


def _business_address(version: PartyVersion, visits: Sequence[Visit]) -> str:
    """Where the subject trades: the places listed for it, else its seat."""
    places = [
        place_of(visit)
        for visit in visits
        if visit.party_version and visit.party_version.party_id == version.party_id
    ]
    return "; ".join(places) or house().full_address(version.address, version.commune)


def _trade(row: DossierParty) -> str:
    return row.trade[:1].upper() + row.trade[1:]


def _period(inspection: Inspection) -> str:
    if inspection.period_from is None:
        return ""
    last = inspection.period_to
    until = day_in_words(last) if last else "thời điểm kiểm tra"
    return f"từ {day_in_words(inspection.period_from)} đến {until}"


def _responsible(
    inspection: Inspection, subjects: Sequence[tuple[PartyVersion, DossierParty]]
) -> list[str]:
    """Who must carry the decision out: the office, the subjects, whom else it concerns."""
    versions = [version for version, _ in subjects]
    related = parties_of(inspection, DossierParty.Capacity.RELATED)
    named = [row.version.name for row in related]
    if len(versions) == 1:
        whom = [parties.called(versions[0]), *named, "các tổ chức, cá nhân có liên quan"]
    else:
        whom = [*named, f"các {_kinds(versions)} có tên tại Phụ lục"]
    return [*_words()["responsible"], house().head_of(inspection.dossier.unit), *whom]


def _recipients(inspection: Inspection, visits: Sequence[Visit]) -> list[str]:
    """The house's list; the line of the commune once for each commune that is gone to."""
    communes = dict.fromkeys(
        str(commune)
        for commune in (inspection.dossier.commune, *(visit.commune for visit in visits))
        if commune
    )
    lines = []
    for line in _words()["recipients"]:
        if "{commune}" in line:
            lines += [line.format(commune=commune) for commune in communes]
        else:
            lines.append(line.format(unit=inspection.dossier.unit.symbol))
    return lines
