"""The facts of a violation record (biên bản vi phạm hành chính, MBB01), read from its case."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from cases.casework.documents import act_goods, cited, provisions, record_people
from cases.casework.models import Case, Violation, ViolationRecord
from cases.casework.services.fines import Reckoned, read_goods, reckon
from cases.casework.services.rights import Right, right_among
from cases.dossier.drafting import parties
from cases.dossier.drafting.common import (
    INDIVIDUAL,
    Facts,
    composed,
    edits_of,
    hour_and_short_day,
    instant,
    labels_of,
    none_words,
)
from cases.dossier.models import Document
from cases.law.amounts import day_short
from cases.law.catalogue import Catalogue
from cases.lawbook.procedure import form_of
from cases.lawbook.services import active_catalogue
from cases.office.house import house, position_alone
from cases.office.models import Officer

KIND = "MBB01"
COUNTED_IN_PRINT = "đếm khi in"
NOT_GIVEN = "không thuộc trường hợp được giải trình"
GIVEN = "giải trình trực tiếp, giải trình bằng văn bản"
ROLES = ("là cá nhân vi phạm", "là người đại diện của tổ chức vi phạm")
UNKNOWN = "Không xác định được cá nhân, tổ chức vi phạm."


def base(document: Document, *, at: datetime) -> Facts:
    """The facts as the tables have them on the day of the record, before the officer's words."""
    made = made_of(document)
    case, on = made.case, timezone.localdate(made.made_at)
    law = active_catalogue()
    reckoned = reckon(case, law, read_goods(case), on=on)
    form = form_of(KIND, on=on, pack=law.digest)
    people = [person for person in case.people.all() if person.is_present]
    facts = {
        **_head(form.content, form.symbol, form.pack),
        **_session(made),
        **cited.cited_facts(case, on),
        **record_people.people_facts(case, people, on),
        **_party(case, form.blocks, on),
        "acts": [_act(each, case) for each in reckoned],
        "goods": [act_goods.table_facts(each.goods) for each in reckoned],
        "provisions": [provisions.provision(each, law) for each in reckoned],
        **_explanation(right_among(reckoned), reckoned, law, on),
        "order": _order(case),
    }
    variant = 1 if facts["party"].get("variant") == "organisation" else INDIVIDUAL
    facts["labels"] = _labels(form.content, facts, variant)
    facts |= _copies(facts, document, case)
    facts["needed"] = list(_conditions(facts, case))
    facts["places"] = list(record_people.places(form.content, facts, made, people, variant))
    return dict(composed(facts))


def made_of(document: Document) -> ViolationRecord:
    """The making of the record, with what its facts read, on the dossier of the document."""
    made = document.violation_record
    made.case.dossier = document.dossier
    violations = Violation.objects.select_related("act_version__act", "right")
    prefetch_related_objects(
        [made.case],
        Prefetch("violations", violations),
        *("circumstances", "people", "evidence"),
    )
    return made


def _labels(form: Mapping[str, Any], facts: Facts, variant: int) -> Facts:
    """The injured party has its own choice of words, and so has the place."""
    of_injured = 1 if facts["injured_is_body"] else INDIVIDUAL
    own = {f"{part}{key}": of_injured for key in ("injured", "opinion_injured") for part in PARTS}
    own["reason_elsewhere"] = 0 if "trụ sở" in facts["place"].lower() else 1
    return labels_of(form, variant, own)


def _order(case: Case) -> Facts:
    """Days that must not lie after the record."""
    return {
        "detected_at": instant(case.detected_at),
        "acts": [
            [each.act_version.name, (each.ended_on or each.detected_on).isoformat()]
            for each in case.violations.all()
        ],
        "evidence": [
            [each.name, each.dated_on.isoformat(), each.received_on.isoformat()]
            for each in case.evidence.all()
        ],
    }


PARTS = ("", "section.")


def _head(form: Mapping[str, Any], symbol: str, pack: str) -> Facts:
    words = house().words_of["violation_record"]
    return {
        "form": form["id"],
        "pack": pack,
        "symbol": symbol,
        "kind": form["title_lines"][0],
        "field": words["field"],
        "superior": house().superior,
        "body": house().body,
        "none_words": {**none_words(form), "measures": words["no_measures"]},
    }


def _session(made: ViolationRecord) -> Facts:
    maker = made.maker
    return {
        "made_at": instant(made.made_at),
        "place": made.place.strip(),
        "reason_elsewhere": made.reason_elsewhere.strip(),
        "record_maker": {
            "full_name": maker.full_name,
            "position": position_alone(maker),
            "body": f"{_unit(maker)}, {house().name}",
        },
        "opinion_violator": made.opinion_violator.strip(),
        "opinion_witness": made.opinion_witness.strip(),
        "opinion_injured": made.opinion_injured.strip(),
        "summons_at": instant(made.summons_at),
        "summons_place": made.summons_place.strip() or f"trụ sở {house().name}",
        "ended_at": instant(made.ended_at),
        "sheets": COUNTED_IN_PRINT,
    }


def _unit(officer: Officer) -> str:
    return officer.unit.name


def _party(case: Case, blocks: Mapping[str, Any], on: date) -> Facts:
    """As it stands on the day of the record; an unknown offender is said to be so."""
    if case.offender is None:
        unknown = {"called": "cá nhân, tổ chức", "variant": "individual"}
        return {
            "party": {**unknown, "unknown": UNKNOWN},
            "block": [],
            "subject_called": "",
            "demanded_of": "cá nhân, tổ chức vi phạm",
        }
    version = parties.newest_on(case.offender, on)
    variant = parties.variant_of(version)
    return {
        "party": parties.party_facts(version),
        "block": parties.block_of(blocks, variant),
        "version": version.pk,
        "subject_called": f"{parties.person_called(version)} {ROLES[variant]}",
        "demanded_of": parties.called(version),
    }


def _act(reckoned: Reckoned, case: Case) -> str:
    """`hồi 16 giờ 30 phút, ngày 06/11/2026, tại …, trưng bày để bán …`; one line an act."""
    violation = reckoned.violation
    found_on = timezone.localdate(case.detected_at)
    if violation.ended_on:
        when = f"ngày {day_short(violation.ended_on)}"
    elif violation.detected_on == found_on:
        when = hour_and_short_day(instant(case.detected_at))
    else:
        when = f"ngày {day_short(violation.detected_on)}"
    place = house().in_a_sentence(
        house().full_address(case.dossier.place.strip(), case.dossier.commune)
    )
    facts = "; ".join(
        line.strip().rstrip(".") for line in violation.facts.splitlines() if line.strip()
    )
    facts = _going_on(facts)
    right = _right(reckoned, facts)
    return ", ".join(part for part in (when, place and f"tại {place}", f"{facts}{right}") if part)


def _going_on(facts: str) -> str:
    """A sentence as the rest of another; a name at its beginning keeps its capital."""
    first, _, rest = facts.partition(" ")
    is_name = first.isupper() or rest[:1].isupper()
    return facts if is_name else f"{facts[:1].lower()}{facts[1:]}"


def _right(reckoned: Reckoned, facts: str) -> str:
    right = reckoned.violation.right
    if right is None or not right.number or right.number in facts:
        return ""
    kind = right.get_kind_display().lower()
    return f" (Giấy chứng nhận đăng ký {kind} số {right.number})"


def _explanation(right: Right, reckoned: Sequence[Reckoned], law: Catalogue, on: date) -> Facts:
    """What is told of the right: whether, for which acts, in how many days, to whom."""
    days = {
        name: law.terms.find(term, on=on).length
        for name, term in (("written", "explain_written"), ("to_speak", "explain_oral_request"))
    }
    above = house().words_of["sanctioning"]["above"]
    to = f"{above['head']} {above['name']}" if right.goes_up else house().issuer
    some = [provisions.place_in_decree(each) for each in right.acts]
    return {
        "explanation": {
            "is_given": right.is_given,
            "goes_up": right.goes_up,
            "acts": some if len(some) < len(reckoned) else [],
            "days": days,
            "undecided": [each.violation.act_version.name for each in right.open_acts],
        },
        "explanation_right": GIVEN if right.is_given else NOT_GIVEN,
        "explanation_period": f"{days['to_speak']}, {days['written']}" if right.is_given else "",
        "explanation_paper": GIVEN if right.is_given else "",
        "explanation_to": to if right.is_given else "",
    }


def _copies(facts: Facts, document: Document, case: Case) -> Facts:
    """The offender's copy, that of a minor's parents, the office's own: at least two."""
    edits = edits_of(document)
    called = facts["subject_called"]
    own = [called] if called else [house().words_of["violation_record"]["commune"]]
    if case.age is not None and called:
        own.append("cha mẹ hoặc người giám hộ của người chưa thành niên vi phạm")
    receivers = list(edits.given_to) or own
    return {"copies_to": receivers, "copies": edits.copies or len(receivers) + 1}


def _conditions(facts: Facts, case: Case) -> Iterator[str]:
    """Fields of the form whose condition holds."""
    found = instant(case.detected_at)
    if facts["made_at"][:10] != found[:10]:
        yield "reason_elsewhere"
    if case.offender is None:
        yield "witness"
    if facts["explanation"]["is_given"]:
        yield from ("explanation_period", "explanation_paper", "explanation_to")
