"""From the content of a pack, file by file, to its Catalogue."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from cases.law.catalogue import (
    ActVersion,
    Authority,
    Band,
    Body,
    Bracket,
    Catalogue,
    Circumstance,
    FineRule,
    Measure,
    Reading,
    Rule,
    Scale,
    Succession,
)
from cases.law.explain import Citation
from cases.law.terms import Terms
from cases.law.workdays import Calendar

Entry = Mapping[str, Any]
Cite = Callable[[Entry], Citation]
ONE = Fraction(1)
RULE_TEXT = {"id", "wording", "article", "instrument", "text_of", "certainty", "certainty_words"}


def read_catalogue(content: Mapping[str, Any], digest: str) -> Catalogue:
    """The catalogue of a pack whose content was checked by `cases.law.packs.faults`."""
    instruments = {entry["number"]: entry["name"] for entry in entries(content, "instruments")}
    cite = citing(instruments)
    return Catalogue(
        digest=digest,
        acts=_acts(content, cite),
        authorities=tuple(_authority(entry, cite) for entry in entries(content, "authorities")),
        bodies={entry["id"]: _body(entry) for entry in content["authorities.yaml"]["bodies"]},
        fine_rules=tuple(_fine_rule(entry, cite) for entry in entries(content, "fine_rules")),
        rules=_rules(content, cite),
        readings={entry["id"]: _reading(entry) for entry in content["rules.yaml"]["readings"]},
        circumstances=_circumstances(content, cite),
        successions=_successions(content, cite),
        instruments=instruments,
        terms=Terms.from_data(content["terms.yaml"]),
        calendar=Calendar.from_data(content["holidays.yaml"]),
        content=content,
    )


def entries(content: Mapping[str, Any], name: str) -> Sequence[Entry]:
    found: Sequence[Entry] = content[f"{name}.yaml"]["entries"]
    return found


def act_files(content: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    """The files of acts in article order."""
    return ((name, content[name]) for name in sorted(content) if name.startswith("acts_"))


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def citing(instruments: Mapping[str, str]) -> Cite:
    def cite(entry: Entry) -> Citation:
        article = entry["article"]
        if "text_of" in entry:
            article = f"{article} ({entry['text_of']})"
        return Citation(article, instruments[entry["instrument"]])

    return cite


def _period(entry: Entry) -> dict[str, Any]:
    return {
        "in_force_from": date.fromisoformat(entry["in_force_from"]),
        "in_force_to": day(entry["in_force_to"]),
    }


def _acts(content: Mapping[str, Any], cite: Cite) -> Mapping[str, tuple[ActVersion, ...]]:
    names = {entry["id"]: entry["name"] for entry in content["measures.yaml"]["kinds"]}
    scales = {entry["id"]: _scale(entry) for entry in entries(content, "tiers")}
    kinds = {entry["id"]: entry for entry in entries(content, "kinds")}
    acts: dict[str, list[ActVersion]] = {}
    for _, file in act_files(content):
        measures = {
            entry["id"]: _measure(
                entry, names[entry["kind"]], cite({**entry, "instrument": file["instrument"]})
            )
            for entry in file.get("measures", ())
        }
        for entry in file["entries"]:
            acts.setdefault(entry["code"], []).append(
                _version(entry, file, kinds[entry["kind"]], measures, scales)
            )
    return {code: tuple(versions) for code, versions in acts.items()}


def _version(
    entry: Entry,
    file: Entry,
    kind: Entry,
    measures: Mapping[str, Measure],
    scales: Mapping[str, Scale],
) -> ActVersion:
    setters = [entry["set_by"][part] for part in ("wording", "fine", "measures")]
    return ActVersion(
        id=entry["id"],
        code=entry["code"],
        article=file["article"],
        clause=entry["clause"],
        point=entry["point"],
        instrument=file["instrument"],
        amended_by=tuple(dict.fromkeys(s for s in setters if s != file["instrument"])),
        heading=_heading(file, entry["in_force_from"]),
        name=kind["name"],
        wording=entry["wording"],
        search_words=kind["words"],
        kind=entry["kind"],
        objects=tuple(entry["objects"]),
        needs_business_purpose=entry.get("business_purpose") == "required",
        scale=_scale_of(entry, scales),
        unknown_value_code=entry["fine"].get("unknown_value_code"),
        additional=tuple(measures[name] for name in entry["additional"]),
        remedies=tuple(measures[name] for name in entry["remedies"]),
        bodies=tuple(entry.get("bodies", ())),
        cite_as=entry["cite_as"],
        readings=tuple(entry.get("readings", ())),
        certainty=entry["certainty"],
        certainty_words=entry["certainty_words"],
        notes=entry.get("notes", ""),
        **_period(entry),
    )


def _heading(file: Entry, on: str) -> str:
    for heading in file["headings"]:
        ends = heading["in_force_to"]
        if heading["in_force_from"] <= on and (ends is None or on < ends):
            return str(heading["text"])
    raise LookupError(on)


def _scale_of(entry: Entry, scales: Mapping[str, Scale]) -> Scale:
    fine = entry["fine"]
    if "tiers" in fine:
        scale = scales[fine["tiers"]]
        counts = fine["counts"]
        return Scale(
            counts, scale.brackets, scale.multiplier, scale.cap, scale.readings, scale.limits
        )
    only = Bracket(entry["clause"], 0, None, fine["minimum"], fine["maximum"], fine["warning"])
    return Scale("nothing", (only,), ONE, None, (), ())


def _scale(entry: Entry) -> Scale:
    brackets = tuple(
        Bracket(
            clause=row["clause"],
            over=row["over"],
            up_to=row["up_to"],
            minimum=row["minimum"],
            maximum=row["maximum"],
            warning=row["warning"],
            base_minimum=row.get("base_minimum"),
            base_maximum=row.get("base_maximum"),
            is_capped=row.get("capped", False),
        )
        for row in entry["rows"]
    )
    return Scale(
        counts=entry["counts"],
        brackets=brackets,
        multiplier=Fraction(entry["multiplier"]),
        cap=entry["cap"],
        readings=tuple(entry.get("readings", ())),
        limits=tuple(b.up_to for b in brackets if b.up_to is not None),
    )


def _measure(entry: Entry, name: str, citation: Citation) -> Measure:
    months = entry.get("months")
    return Measure(
        id=entry["id"],
        name=name,
        is_remedy="art3_points" in entry,
        kind=entry["kind"],
        wording=entry["wording"],
        citation=citation,
        points=tuple(entry.get("art3_points", ())),
        any_point_suffices=entry.get("points_needed") == "any",
        tier_clauses=tuple(entry.get("tier_clauses", ())),
        months=(months[0], months[1]) if months else None,
        violator=entry.get("violator", "any"),
        extent=entry.get("extent", ""),
        applies_if=entry.get("applies_if", ""),
        except_if=entry.get("except_if", ""),
        open_question=entry.get("open_question", ""),
        condition_from=day(entry.get("condition_from")),
    )


def _authority(entry: Entry, cite: Cite) -> Authority:
    points = entry["remedial_points"]
    limit = entry["confiscation_limit"] if entry["confiscation"] != "none" else 0
    return Authority(
        code=entry["code"],
        title=entry["title"],
        individual_maximum=entry["individual_maximum"],
        remedial_points=None if points is None else frozenset(points),
        may_suspend=entry["suspension_or_revocation"],
        confiscation_limit=limit,
        listed=entry["listed"],
        citation=cite(entry),
        certainty=entry["certainty"],
        **_period(entry),
    )


def _body(entry: Entry) -> Body:
    return Body(id=entry["id"], titles=tuple(entry["titles"]), **_period(entry))


def _fine_rule(entry: Entry, cite: Cite) -> FineRule:
    bands = tuple(
        Band(row["net_from"], row["net_to"], row["lower"], row["upper"], row.get("ends", "closed"))
        for row in entry["rows"]
    )
    return FineRule(
        code=entry["code"],
        citations=(cite(entry["basis"]), cite(entry)),
        bands=bands,
        certainty=entry["certainty"],
        **_period(entry),
    )


def _rules(content: Mapping[str, Any], cite: Cite) -> Mapping[str, tuple[Rule, ...]]:
    rules: dict[str, list[Rule]] = {}
    for entry in entries(content, "rules"):
        rules.setdefault(entry["id"], []).append(
            Rule(
                id=entry["id"],
                wording=entry["wording"],
                citation=cite(entry),
                figures={key: value for key, value in entry.items() if key not in RULE_TEXT},
                certainty=entry["certainty"],
                **_period(entry),
            )
        )
    return {name: tuple(versions) for name, versions in rules.items()}


def _reading(entry: Entry) -> Reading:
    options = {option["name"]: option["wording"] for option in entry["options"]}
    return Reading(
        entry["id"], entry["wording"], entry["why"], entry["default"], options, entry["certainty"]
    )


def _circumstances(content: Mapping[str, Any], cite: Cite) -> Mapping[str, Circumstance]:
    return {
        entry["code"]: Circumstance(
            entry["code"], entry["kind"] == "mitigating", entry["wording"], cite(entry)
        )
        for entry in entries(content, "circumstances")
    }


def _successions(content: Mapping[str, Any], cite: Cite) -> Mapping[str, Succession]:
    file = content["succession.yaml"]
    moved = [(entry, entry["from"], entry["to"]) for entry in file["entries"]]
    ended = [(entry, entry["code"], None) for entry in file["ended_without_successor"]]
    return {
        code: Succession(code, to, date.fromisoformat(entry["in_force_from"]), cite(entry))
        for entry, code, to in moved + ended
    }
