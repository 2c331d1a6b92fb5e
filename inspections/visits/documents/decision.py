"""The facts of an inspection decision (quyết định kiểm tra, QĐKT): its five parts and who signs."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from cases.dossier.composing import Composer, Signer
from cases.dossier.models import Document, DossierParty
from cases.law.amounts import count_two_digits, day_in_words
from cases.law.grounds import basis_words, duties_words, fixed_grounds
from cases.lawbook.procedure import form_of, term_of
from cases.lawbook.services import active_catalogue
from cases.office.duties import Duty, ground_of
from cases.office.house import house, title_in_capitals
from cases.office.models import Delegation, Officer
from cases.office.wording import fold
from cases.parties.models import Party, PartyVersion
from inspections.visits.documents import parties
from inspections.visits.documents.common import (
    Facts,
    composed,
    edits_of,
    labels_of,
    member,
    officer_of,
    place_of,
    team_at,
    with_edits,
)
from inspections.visits.documents.decision_words import words
from inspections.visits.documents.edits import Edits
from inspections.visits.models import Inspection, Visit

KIND = "QĐKT"
EDITABLE = ("subject_line", "basis", "responsible", "recipients", "proposal")
CHOSEN_NONE: tuple[str, ...] = ()
BLOCK = ""
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
    law = active_catalogue().content
    subjects = subjects_of(inspection, edits)
    visits = list(inspection.visits.select_related("party_version", "commune"))
    signer = signer_facts(inspection, edits, at=at)
    term = term_of(TERM, on=day)
    facts = {
        "form": form.content["id"],
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


def facts(document: Document, *, at: datetime) -> Facts:
    return dict(composed(with_edits(base(document, at=at), edits_of(document))))


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


def subjects_of(inspection: Inspection, edits: Edits) -> list[tuple[PartyVersion, DossierParty]]:
    """The subjects in the version the officer chose, else that of the day they came in."""
    rows = inspection.dossier.parties.filter(capacity=DossierParty.Capacity.SUBJECT)
    found = []
    for row in rows.select_related("version__party", "version__commune"):
        chosen = edits.versions.get(str(row.version.party_id))
        version = row.version
        if chosen and chosen.version != version.pk:
            versions = version.party.versions.select_related("party", "commune")
            version = versions.filter(pk=chosen.version).first() or version
        found.append((version, row))
    return found


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
        place for visit in visits if (place := place_of(visit)) and fold(address) not in fold(place)
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
    related = inspection.dossier.parties.filter(capacity=DossierParty.Capacity.RELATED)
    versions = [version for version, _ in subjects]
    named = [row.version.name for row in related.select_related("version")]
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


def signer_facts(inspection: Inspection, edits: Edits, *, at: datetime) -> Facts:
    """Who signs, under which title, and the delegation it rests on; empty when nobody may."""
    officer = officer_of(edits.signer) if edits.signer else head_of_office()
    ground = ground_of(officer, Duty.SIGN_INSPECTION, inspection, at=at) if officer else None
    if officer is None or ground is None:
        return {}
    facts = {
        "officer": officer.pk,
        "name": officer.full_name,
        "title": [title_in_capitals(officer.position)],
        "delegation": {},
    }
    if ground.delegation_id is None:
        return facts
    return facts | _by_delegation(officer, ground.delegation_id)


def _by_delegation(officer: Officer, pk: int) -> Facts:
    """The deputy signs for the head (KT.), and the grounds quote the paper that lets him."""
    paper = Delegation.objects.select_related("giver").get(pk=pk)
    day = day_in_words(paper.signed_on)
    words = _words()["delegation"].format(number=paper.number, day=day, giver=house().issuer)
    head = title_in_capitals(paper.giver.position)
    return {
        "title": [f"KT. {head}", title_in_capitals(officer.position)],
        "delegation": {"pk": pk, "words": words},
    }


def head_of_office() -> Officer | None:
    """The one officer who holds the title that signs; None where there are several or none."""
    holders = Officer.objects.working().filter(role="director").exclude(title_code="")[:2]
    return holders[0] if len(holders) == 1 else None


def no_signers(document: Document) -> tuple[Signer, ...]:
    """A decision has one signer, named in its facts; signature rows are for records."""
    return ()


def changed_versions(document: Document, *, on: date) -> list[tuple[PartyVersion, PartyVersion]]:
    """(printed, now) for each subject that stands otherwise that day and was not asked about."""
    edits = edits_of(document)
    changed = []
    for version, _ in subjects_of(inspection_of(document), edits):
        now = parties.newest_on(version, on)
        asked = edits.versions.get(str(version.party_id))
        if now.pk != version.pk and (asked is None or asked.newest != now.pk):
            changed.append((version, now))
    return changed


COMPOSER = Composer(facts=facts, words=words, signers=no_signers)
