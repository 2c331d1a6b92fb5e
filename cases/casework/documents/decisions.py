"""What the decisions that settle a case share: who decides, on which grounds, about whom."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from cases.casework.models import Case
from cases.casework.services.deciders import Above
from cases.dossier.drafting import parties
from cases.dossier.drafting.common import (
    INDIVIDUAL,
    Facts,
    edits_of,
    issued_facts,
    labels_of,
    none_words,
)
from cases.dossier.drafting.edits import Edits
from cases.dossier.drafting.signer import signer_facts
from cases.dossier.models import Document
from cases.dossier.paper import Article, Block, Letterhead, Number, Paper, PlaceDate, SignOff
from cases.law.amounts import day_in_words
from cases.law.grounds import fixed_grounds
from cases.lawbook.procedure import FormOfLaw, form_of
from cases.lawbook.services import catalogue_of
from cases.office.duties import Duty
from cases.office.house import house
from cases.parties.models import PartyVersion

Said = Mapping[str, Any]
ROOM = "…"
UNKNOWN = "Không xác định được cá nhân, tổ chức vi phạm hành chính"
# papers of the case that a decision quotes: kind, and how the ground names them
QUOTED = (
    ("MBB01", "Biên bản vi phạm hành chính số {number} lập {day}"),
    ("MBB03", "Biên bản phiên giải trình trực tiếp số {number} lập {day}"),
    ("MBB05", "Biên bản số {number} lập {day} xác minh tình tiết của vụ việc vi phạm hành chính"),
)


def case_of(document: Document) -> Case:
    """With all that its decision reads, on the document's own dossier."""
    return Case.objects.with_dossier().get(dossier=document.dossier_id)


def form_on(kind: str, at: datetime) -> FormOfLaw:
    return form_of(kind, on=timezone.localdate(at))


def head_facts(
    document: Document, case: Case, form: FormOfLaw, above: Above | None, *, at: datetime
) -> Facts:
    """Everything over `QUYẾT ĐỊNH:` and under the last article."""
    day, edits = timezone.localdate(at), edits_of(document)
    offender = _version(case, edits)
    variant = parties.variant_of(offender) if offender else INDIVIDUAL
    return {
        "form": form.content["id"],
        "pack": form.pack,
        "symbol": form.symbol,
        "title": list(form.content["title_lines"]),
        "labels": labels_of(form.content, variant),
        "none_words": none_words(form.content),
        "day": day.isoformat(),
        "house": _above_house(above) if above else _our_house(),
        "law": law_cited(case, form, on=day),
        "quoted": list(_quoted(case)),
        "proposal": _proposal(case, above),
        "signer": _above_signer(above)
        if above
        else signer_facts(case.dossier, Duty.SIGN_SANCTION, edits, at=at),
        "recipients": list(house().words_of["case_decision"]["recipients"]),
        "versions": {str(offender.party_id): offender.pk} if offender else {},
        **_party(offender, form),
        "needed": [],
    }


def _version(case: Case, edits: Edits) -> PartyVersion | None:
    """The offender as in the case, or in the version the officer chose to print."""
    if case.offender is None:
        return None
    chosen = edits.versions.get(str(case.offender.party_id))
    if chosen is None or chosen.version == case.offender.pk:
        return case.offender
    rows = PartyVersion.objects.select_related("party", "commune")
    return rows.get(pk=chosen.version, party=case.offender.party_id)


def law_cited(case: Case, form: FormOfLaw, *, on: date) -> list[str]:
    """The fixed grounds of the form; a case that a criminal body gave back has its own."""
    purpose = "returned" if case.returned_on else "recorded"
    content = catalogue_of(form.pack).content
    return list(fixed_grounds(content, form.code, on=on, purpose=purpose))


def _our_house() -> Facts:
    here = house()
    return {
        "superior": here.superior,
        "body": here.body,
        "issuer": here.issuer,
        "place": here.place,
        "functions": here.words_of["inspection_decision"]["functions"],
    }


def _above_house(above: Above) -> Facts:
    """The letterhead of a body that has none above it, and no functions of the department."""
    return {
        "superior": "",
        "body": above.letterhead,
        "issuer": above.title,
        "place": house().place,
        "functions": "",
    }


def _above_signer(above: Above) -> Facts:
    """Nobody of ours signs: the draft goes up to this person, by this article."""
    return {
        "officer": None,
        "name": above.signer,
        "title": [above.capitals],
        "delegation": {},
        "above": above.title,
        "because": str(above.citation),
    }


def _proposal(case: Case, above: Above | None) -> str:
    head = house().issuer if above else house().head_of(case.dossier.unit)
    words: str = house().words_of["case_decision"]["proposal"]
    return words.format(head=head)


def _quoted(case: Case) -> Iterator[str]:
    for kind, words in QUOTED:
        if paper := issued_facts(case.dossier, kind):
            day = day_in_words(date.fromisoformat(paper["day"]))
            yield words.format(number=paper["number"], day=day)
    if case.returned_on:
        body = case.transferred_to or "cơ quan tiến hành tố tụng"
        yield f"Hồ sơ vụ việc do {body} chuyển lại {day_in_words(case.returned_on)}"


def _party(version: PartyVersion | None, form: FormOfLaw) -> Facts:
    if version is None:
        return {"party": {}, "deliver_to": {}, "block": [], "person": UNKNOWN, "whom": UNKNOWN}
    party = parties.party_facts(version)
    person = parties.person_called(version)
    name = party["name"] if version.is_organisation else person
    return {
        "called": parties.called(version),
        "party": party,
        "block": parties.block_of(form.blocks, parties.variant_of(version)),
        "deliver_to": {"full_name": person},
        "person": person,
        # how sentences of the decision call the one it is about
        "whom": name,
        "kind_of_person": "người đại diện của tổ chức" if version.is_organisation else "cá nhân",
        "sort": "tổ chức" if version.is_organisation else honorific_of(person),
        "complainant": name,
    }


def honorific_of(person: str) -> str:
    return "ông (bà)" if person.startswith("ông (bà)") else person.partition(" ")[0]


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    return text[:1].lower() + text[1:]


def grounds_of(facts: Said, *, with_proposal: bool = True) -> Iterator[str]:
    cited = [*facts["law"]]
    cited += [facts["house"]["functions"]] if facts["house"]["functions"] else []
    cited += facts["quoted"]
    delegation = facts["signer"].get("delegation") or {}
    cited += [delegation["words"]] if delegation else []
    yield from (f"Căn cứ {small_law(ground)}" for ground in cited)
    if with_proposal:
        yield facts["proposal"]


def small_law(ground: str) -> str:
    """`hồ sơ vụ việc …` begins small after `Căn cứ`; laws, decrees and records keep capitals."""
    return small(ground) if ground.startswith("Hồ sơ ") else ground


def paper_of(facts: Said, blocks: tuple[Block, ...]) -> Paper:
    here, day = facts["house"], date.fromisoformat(facts["day"])
    return Paper(
        kind="decision",
        letterhead=Letterhead(here["superior"], (here["body"],)),
        number=Number(facts["symbol"]),
        place_date=PlaceDate(here["place"], day.year, day.month),
        blocks=blocks,
    )


def sign_off(facts: Said) -> SignOff:
    signer = facts["signer"]
    recipients = tuple(line.rstrip(" ;.") for line in facts["recipients"])
    title = tuple(signer.get("title") or (ROOM,))
    return SignOff(recipients, title, signer.get("name") or ROOM)


def effect_article(facts: Said) -> Article:
    return Article(2, f"Quyết định này có hiệu lực thi hành kể từ {facts['effective_day']}.")


def sent_to(facts: Said, key: str) -> str:
    return ", ".join(facts[key]) or ROOM


def communes_of(case: Case) -> list[str]:
    """The People's Committee of the place, to know and to help."""
    commune = case.dossier.commune or (case.offender.commune if case.offender else None)
    return [f"{house().commune_body} {commune}"] if commune else []
