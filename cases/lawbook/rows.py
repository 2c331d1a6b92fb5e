"""The rows of a pack, written once from its catalogue."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from cases.law import catalogue as law
from cases.law.reading import day
from cases.lawbook.models import (
    Act,
    ActVersion,
    Authority,
    Bracket,
    Competence,
    FineRule,
    Form,
    Holiday,
    LawPack,
    Measure,
    Succession,
    Term,
)
from cases.lawbook.words import as_field

Entry = Mapping[str, Any]


def write_rows(pack: LawPack, catalogue: law.Catalogue) -> None:
    acts = _acts(catalogue)
    versions = list(catalogue.versions())
    rows = ActVersion.objects.bulk_create(
        _version(pack, acts, catalogue, version, position)
        for position, version in enumerate(versions, start=1)
    )
    pairs = list(zip(rows, versions, strict=True))
    Bracket.objects.bulk_create(_bracket(row, b) for row, v in pairs for b in v.scale.brackets)
    Measure.objects.bulk_create(
        _measure(row, measure, position)
        for row, version in pairs
        for position, measure in enumerate((*version.additional, *version.remedies), start=1)
    )
    Competence.objects.bulk_create(
        _competence(row, version, catalogue.bodies[body])
        for row, version in pairs
        for body in version.bodies
    )
    Succession.objects.bulk_create(
        _succession(pack, acts, gone) for gone in catalogue.successions.values()
    )
    _write_tables(pack, catalogue.content)


def _write_tables(pack: LawPack, content: Mapping[str, Any]) -> None:
    def entries(name: str) -> Iterable[Entry]:
        found: Iterable[Entry] = content[f"{name}.yaml"]["entries"]
        return found

    Authority.objects.bulk_create(_authority(pack, entry) for entry in entries("authorities"))
    FineRule.objects.bulk_create(
        _band(pack, entry, row) for entry in entries("fine_rules") for row in entry["rows"]
    )
    Term.objects.bulk_create(_term(pack, entry) for entry in entries("terms"))
    Form.objects.bulk_create(_form(pack, entry) for entry in entries("forms"))
    Holiday.objects.bulk_create(_holiday(pack, entry) for entry in entries("holidays"))


def _acts(catalogue: law.Catalogue) -> dict[str, Act]:
    """Acts by code: a code is one act through all packs."""
    known = {act.code: act for act in Act.objects.filter(code__in=catalogue.acts)}
    new = Act.objects.bulk_create(Act(code=code) for code in catalogue.acts if code not in known)
    return known | {act.code: act for act in new}


def _version(
    pack: LawPack,
    acts: Mapping[str, Act],
    catalogue: law.Catalogue,
    version: law.ActVersion,
    position: int,
) -> ActVersion:
    objects = {entry["id"]: entry["name"] for entry in catalogue.content["kinds.yaml"]["objects"]}
    short = version.code.rpartition(":")[2]
    things = [objects[thing] for thing in version.objects]
    return ActVersion(
        pack=pack,
        act=acts[version.code],
        version=version.id,
        position=position,
        article=version.article,
        clause=str(version.clause),
        point=version.point or "",
        instrument=version.instrument,
        amended_by=" ".join(version.amended_by),
        heading=version.heading,
        name=version.name,
        wording=version.wording,
        kind=version.kind,
        objects_protected=" ".join(version.objects),
        needs_business_purpose=version.needs_business_purpose,
        fine_method=_fine_method(version.scale),
        counts=version.scale.counts,
        multiplier=str(float(version.scale.multiplier)),
        cap=version.scale.cap,
        unknown_value_code=version.unknown_value_code or "",
        cite_as=version.cite_as,
        readings=" ".join(version.readings),
        notes=version.notes,
        name_key=as_field(short, version.name, version.heading),
        search_key=as_field(
            short, version.name, version.wording, version.search_words, version.heading, *things
        ),
        **_dated(version),
    )


def _dated(entry: law.ActVersion) -> dict[str, Any]:
    return {
        "in_force_from": entry.in_force_from,
        "in_force_to": entry.in_force_to,
        "certainty": entry.certainty,
        "certainty_words": entry.certainty_words,
    }


def _fine_method(scale: law.Scale) -> ActVersion.FineMethod:
    if scale.counts == "nothing":
        return ActVersion.FineMethod.PLAIN
    by_quantity = scale.counts == "units"
    return ActVersion.FineMethod.BY_QUANTITY if by_quantity else ActVersion.FineMethod.BY_VALUE


def _bracket(version: ActVersion, bracket: law.Bracket) -> Bracket:
    return Bracket(
        version=version,
        clause=str(bracket.clause),
        over=bracket.over,
        up_to=bracket.up_to,
        minimum=bracket.minimum,
        maximum=bracket.maximum,
        base_minimum=bracket.base_minimum,
        base_maximum=bracket.base_maximum,
        is_capped=bracket.is_capped,
        warning_possible=bracket.warning,
    )


def _measure(version: ActVersion, measure: law.Measure, position: int) -> Measure:
    months = measure.months or (None, None)
    return Measure(
        version=version,
        position=position,
        is_remedy=measure.is_remedy,
        kind=measure.kind,
        name=measure.name,
        wording=measure.wording,
        article=measure.citation.text,
        art3_points=" ".join(measure.points),
        any_point_suffices=measure.any_point_suffices,
        tier_clauses=" ".join(map(str, measure.tier_clauses)),
        months_from=months[0],
        months_to=months[1],
        violator=measure.violator,
        extent=measure.extent,
        applies_if=measure.applies_if,
        except_if=measure.except_if,
        open_question=measure.open_question,
        condition_from=measure.condition_from,
    )


def _competence(row: ActVersion, version: law.ActVersion, body: law.Body) -> Competence:
    ends = [to for to in (version.in_force_to, body.in_force_to) if to]
    return Competence(
        version=row,
        body=body.id,
        in_force_from=max(version.in_force_from, body.in_force_from),
        in_force_to=min(ends, default=None),
    )


def _succession(pack: LawPack, acts: Mapping[str, Act], gone: law.Succession) -> Succession:
    return Succession(
        pack=pack,
        act=acts[gone.code],
        successor=acts[gone.successor] if gone.successor else None,
        in_force_from=gone.in_force_from,
        article=gone.citation.text,
        instrument=gone.citation.instrument,
    )


def _period(entry: Entry) -> dict[str, Any]:
    return {
        "in_force_from": day(entry["in_force_from"]),
        "in_force_to": day(entry["in_force_to"]),
        "certainty": entry["certainty"],
    }


def _authority(pack: LawPack, entry: Entry) -> Authority:
    return Authority(
        pack=pack,
        code=entry["code"],
        title=entry["title"],
        individual_maximum=entry["individual_maximum"],
        organisation_maximum=entry["organisation_maximum"],
        scope=" ".join(entry["scope"] or ()),
        scope_words=entry["scope_words"],
        points_are_known=entry["remedial_points"] is not None,
        remedial_points=" ".join(entry["remedial_points"] or ()),
        may_suspend=entry["suspension_or_revocation"],
        confiscation=entry["confiscation"],
        confiscation_limit=entry["confiscation_limit"],
        listed=entry["listed"],
        article=entry["article"],
        instrument=entry["instrument"],
        certainty_words=entry["certainty_words"],
        **_period(entry),
    )


def _band(pack: LawPack, entry: Entry, row: Entry) -> FineRule:
    return FineRule(
        pack=pack,
        code=entry["code"],
        net_from=row["net_from"],
        net_to=row["net_to"],
        lower=row["lower"],
        upper=row["upper"],
        ends=row.get("ends", "closed"),
        article=entry["article"],
        instrument=entry["instrument"],
        certainty_words=entry["certainty_words"],
        **_period(entry),
    )


def _term(pack: LawPack, entry: Entry) -> Term:
    return Term(
        pack=pack,
        code=entry["id"],
        name=entry["name"],
        trigger_name=entry.get("trigger_name", ""),
        length=entry["length"],
        unit=entry["unit"],
        count=entry.get("count", ""),
        force=entry.get("force", ""),
        article=entry["article"],
        instrument=entry["instrument"],
        **_period(entry),
    )


def _form(pack: LawPack, entry: Entry) -> Form:
    return Form(
        pack=pack,
        code=entry["code"],
        title=entry["title_vi"],
        kind=entry["kind"],
        symbol=entry.get("symbol") or "",
        **_period(entry),
    )


def _holiday(pack: LawPack, entry: Entry) -> Holiday:
    return Holiday(
        pack=pack,
        day=date.fromisoformat(entry["day"]),
        kind=entry["kind"],
        name=entry["name"],
        source=entry["source"],
        reading=entry.get("reading", ""),
        certainty=entry["certainty"],
    )
