"""Nothing of the source was lost or changed on the way into fixtures/law.

The digests were taken from the research files themselves (`industrial_property.yaml` and
`procedure.yaml` as of 25/11/2026), with ends made half-open; here they are taken from the pack.
"""

from typing import Any

from cases.law.catalogue import ActVersion, Authority, Measure
from tests.law.tables import digest, table, the_catalogue

ACTS = "9eaa27b1ed0ddf7f6f701ba060f13f2e4fd84eeee96cc0f87a1d9cba399e001e"
WORDINGS = "38ee513158abd73b8e5d842ac2a824650bb744c05ed21449cf76c4931a99c5f3"
AUTHORITIES = "d268c3bad1d0c2b819d8bfc1dc3e064168bd5f143417794be5ed435f83e93db1"
FORMER_TITLES = "6338906842fde0670d89e8166d0283d6bd0e48827abbd5321d80f923532baec3"
POINTS = "42afa81542959af2bfbaeab18460ce74a5f7aca23fdca089ed5091cabeadb2c7"
BODIES = "c674e58f2c4e6d30429e24b1e5529c91c3b746d63aa356b49a98e5f9478cdfe2"
CIRCUMSTANCES = "502152795da9253afc59c75e3449300a9e2428673c51327cd8f996d9e7420f05"
LISTED_WARNING = {"yes": True, "no": False, "open": None}
FORMER_PERIOD_ENDS = "2025-07-01"
DECREE_186_STARTS = "2026-07-15"


def versions() -> list[ActVersion]:
    return sorted(the_catalogue().versions(), key=lambda version: version.id)


def entries_by_id() -> dict[str, Any]:
    return {
        entry["id"]: entry
        for article in range(5, 15)
        for entry in table(f"acts_{article:02d}")["entries"]
    }


def rows(version: ActVersion) -> list[list[Any]]:
    return [
        [
            *(bracket.clause, bracket.over, bracket.up_to),
            *(bracket.base_minimum, bracket.base_maximum, bracket.minimum, bracket.maximum),
            *(LISTED_WARNING[bracket.warning], bracket.is_capped),
        ]
        for bracket in version.scale.brackets
    ]


def sanction(measure: Measure) -> list[Any]:
    months = list(measure.months) if measure.months else None
    return [measure.kind, months, list(measure.tier_clauses), measure.violator]


def figures(version: ActVersion, entry: Any) -> list[Any]:
    ends = version.in_force_to.isoformat() if version.in_force_to else None
    return [
        *(version.id, version.code, version.article, version.clause, version.point),
        *(version.in_force_from.isoformat(), ends),
        *(str(float(version.scale.multiplier)), version.scale.cap, version.unknown_value_code),
        *(version.needs_business_purpose, rows(version)),
        [sanction(measure) for measure in version.additional],
        [[measure.kind, list(measure.points)] for measure in version.remedies],
        *(list(version.bodies), entry["set_by"], entry["certainty_words"], entry["sources"]),
    ]


def test_every_figure_of_the_acts_is_that_of_the_source() -> None:
    entries = entries_by_id()
    found = [figures(version, entries[version.id]) for version in versions()]
    assert len(found) == len(entries) == 204
    assert digest(found) == ACTS


def test_every_wording_is_that_of_the_source() -> None:
    assert digest([[version.id, version.wording] for version in versions()]) == WORDINGS


def titles_of_2025() -> list[Authority]:
    return [
        title
        for title in the_catalogue().authorities
        if title.in_force_from.isoformat() >= FORMER_PERIOD_ENDS
        and title.code != "truong_doan_kiem_tra_bo_khac"
    ]


def test_the_24_titles_of_the_procedure_keep_ceilings_and_powers() -> None:
    organisation = {entry["code"]: entry for entry in table("authorities")["entries"]}
    found: dict[str, list[Any]] = {}
    for title in titles_of_2025():
        ends = title.in_force_to.isoformat() if title.in_force_to else None
        row = [
            *(title.code, title.individual_maximum),
            organisation[title.code]["organisation_maximum"],
            *(title.confiscation_limit, title.may_suspend == "yes", title.listed == "yes"),
            *(title.in_force_from.isoformat(), ends),
        ]
        earlier = found.get(title.code)
        if earlier:
            assert earlier[:6] == row[:6]
            assert earlier[7] == row[6]
            row[6] = earlier[6]
        found[title.code] = row
    assert len(found) == 24
    assert digest(sorted(found.values())) == AUTHORITIES


def test_the_18_titles_before_july_2025_keep_their_ceilings() -> None:
    former = {
        (entry["code"], entry["individual_maximum"], entry["organisation_maximum"])
        for entry in table("authorities")["entries"]
        if entry["in_force_from"] < FORMER_PERIOD_ENDS
    }
    assert len(former) == 18
    assert digest(sorted(list(title) for title in former)) == FORMER_TITLES


def test_the_points_of_each_title_since_decree_186() -> None:
    found = [
        [title.code, sorted(title.remedial_points), title.may_suspend == "yes"]
        for title in the_catalogue().authorities
        if title.in_force_from.isoformat() == DECREE_186_STARTS
        and title.remedial_points is not None
    ]
    assert len(found) == 19
    assert digest(sorted(found)) == POINTS


def test_every_body_names_the_titles_of_the_source() -> None:
    later = "truong_doan_kiem_tra_cuc_shtt_2026"  # the same title under its code of 26/09/2026
    found = [
        [body.id, [title for title in body.titles if title != later]]
        for body in the_catalogue().bodies.values()
    ]
    assert digest(sorted(found)) == BODIES


def test_the_20_circumstances_keep_code_and_wording() -> None:
    found = [[one.code, one.wording] for one in the_catalogue().circumstances.values()]
    assert len(found) == 20
    assert digest(found) == CIRCUMSTANCES
