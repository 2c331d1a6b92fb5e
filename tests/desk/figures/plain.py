"""Each figure once more as plain SQL, written from its definition and not from the program."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection

from tests.builders import HANOI

RIGHT_OF_CASE = (
    "EXISTS (SELECT 1 FROM casework_violation v JOIN parties_ipright r ON r.id = v.right_id "
    "WHERE v.case_id = c.id AND r.kind = %s)"
)
ARTICLE_OF_CASE = (
    "EXISTS (SELECT 1 FROM casework_violation v JOIN lawbook_actversion a "
    "ON a.id = v.act_version_id WHERE v.case_id = c.id AND a.article = %s)"
)
RIGHT_OF_INSPECTION = (
    "EXISTS (SELECT 1 FROM visits_finding f JOIN visits_visit v ON v.id = f.visit_id "
    "JOIN parties_ipright r ON r.id = f.right_id WHERE v.inspection_id = i.id AND r.kind = %s)"
)
FIRST_SANCTION = (
    "(SELECT MIN(s.signed_on) FROM casework_decision s WHERE s.case_id = c.id "
    "AND s.kind = 'sanction' AND s.annulled_on IS NULL)"
)
FIRST_OF_PARTY = (
    "NOT EXISTS (SELECT 1 FROM visits_visit o JOIN parties_partyversion op "
    "ON op.id = o.party_version_id WHERE o.inspection_id = v.inspection_id "
    "AND o.outcome IN ('worked', 'ownerless_goods') AND op.party_id = pv.party_id AND o.id < v.id)"
)
CASES = (
    "FROM casework_case c JOIN dossier_dossier d ON d.id = c.dossier_id "
    "JOIN office_unit u ON u.id = d.unit_id "
    "LEFT JOIN office_commune m ON m.id = d.commune_id "
    "LEFT JOIN parties_partyversion pv ON pv.id = c.offender_id "
    "LEFT JOIN parties_party p ON p.id = pv.party_id"
)
BY_CASE = {
    "source": "c.source = %s",
    "status": "c.status = %s",
    "unit": "u.symbol = %s",
    "area_xa": "m.code = %s",
    "subject_kind": "p.kind = %s",
    "ip_object": RIGHT_OF_CASE,
    "decree_article": ARTICLE_OF_CASE,
}
ACTS = "FROM casework_sanction a WHERE a.decision_id = s.id"


@dataclass(frozen=True)
class Plain:
    """What to select, from where, under which conditions; `since` and `before` bound the day."""

    what: str
    rows: str
    day: str
    where: tuple[str, ...]
    by: dict[str, str]
    is_instant: bool = False
    acts: frozenset[str] = field(default_factory=frozenset)


FINISHED = "i.status = 'finished'"
DECISIONS = (
    "FROM casework_decision s JOIN casework_case c ON c.id = s.case_id "
    "JOIN dossier_dossier d ON d.id = c.dossier_id JOIN office_unit u ON u.id = d.unit_id "
    "JOIN dossier_document x ON x.id = s.document_id "
    "LEFT JOIN office_commune m ON m.id = d.commune_id"
)
SANCTIONS = ("s.kind = 'sanction'", "s.annulled_on IS NULL", "x.corrects_id IS NULL")
BY_DECISION = {
    "unit": "u.symbol = %s",
    "area_xa": "m.code = %s",
    "subject_kind": "s.offender_kind = %s",
    "signer_title": "s.signer_title = %s",
    "decree_article": f"EXISTS (SELECT 1 {ACTS} AND a.article = %s)",
    "ip_object": f"EXISTS (SELECT 1 {ACTS} AND a.ip_object = %s)",
}
PLAIN = {
    "I06": Plain(
        "COUNT(*)",
        "FROM visits_inspection i JOIN dossier_dossier d ON d.id = i.dossier_id "
        "JOIN office_unit u ON u.id = d.unit_id LEFT JOIN office_commune m ON m.id = d.commune_id",
        "i.ended_at",
        (FINISHED,),
        {
            "basis": "i.basis = %s",
            "unit": "u.symbol = %s",
            "area_xa": "m.code = %s",
            "ip_object": RIGHT_OF_INSPECTION,
        },
        is_instant=True,
    ),
    "I07": Plain(
        "COUNT(*)",
        "FROM visits_visit v JOIN visits_inspection i ON i.id = v.inspection_id "
        "JOIN dossier_dossier d ON d.id = i.dossier_id JOIN office_unit u ON u.id = d.unit_id "
        "LEFT JOIN parties_partyversion pv ON pv.id = v.party_version_id "
        "LEFT JOIN parties_party p ON p.id = pv.party_id",
        "i.ended_at",
        (FINISHED, "v.outcome IN ('worked', 'ownerless_goods')", FIRST_OF_PARTY),
        {"subject_kind": "p.kind = %s", "unit": "u.symbol = %s"},
        is_instant=True,
    ),
    "I09": Plain("COUNT(*)", CASES, "c.detected_at", (), BY_CASE, is_instant=True),
    "I10": Plain("COUNT(*)", CASES, FIRST_SANCTION, (), BY_CASE),
    "I11": Plain("COUNT(*)", DECISIONS, "s.signed_on", SANCTIONS, BY_DECISION),
    "I14": Plain(
        "COALESCE(SUM(s.amount), 0)",
        DECISIONS,
        "s.signed_on",
        SANCTIONS,
        BY_DECISION,
        acts=frozenset({"decree_article", "ip_object"}),
    ),
    "I31": Plain(
        "COUNT(*)",
        "FROM planning_planitem t JOIN planning_plan n ON n.id = t.plan_id "
        "JOIN dossier_dossier d ON d.id = n.dossier_id JOIN office_unit u ON u.id = t.unit_id "
        "LEFT JOIN visits_inspection i ON i.id = t.inspection_id",
        "",
        ("n.approved_on IS NOT NULL", "n.status <> 'cancelled'"),
        {"unit": "u.symbol = %s", "topic": "d.number = %s"},
    ),
}


def counted(name: str, first: date, last: date, chosen: dict[str, str]) -> int:
    """The figure over both days inclusive."""
    plain = PLAIN[name]
    what, rows = plain.what, plain.rows
    conditions, values = list(plain.where), []
    asked_of_acts = {each: chosen[each] for each in plain.acts & set(chosen)}
    if asked_of_acts:
        what = "COALESCE(SUM(a.amount), 0)"
        rows = f"{rows} JOIN casework_sanction a ON a.decision_id = s.id"
    if plain.day:
        conditions += [f"{plain.day} >= %s", f"{plain.day} < %s"]
        after = last + timedelta(days=1)
        values += [_edge(first), _edge(after)] if plain.is_instant else [_day(first), _day(after)]
    else:
        conditions += ["n.year * 12 + t.month >= %s", "n.year * 12 + t.month <= %s"]
        values += [first.year * 12 + first.month + (first.day > 1), last.year * 12 + last.month]
    for each, value in chosen.items():
        column = {"decree_article": "a.article = %s", "ip_object": "a.ip_object = %s"}
        conditions.append(column[each] if each in asked_of_acts else plain.by[each])
        values.append(int(value) if each == "decree_article" else value)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {what} {rows} WHERE {' AND '.join(conditions)}", values)
        return int(cursor.fetchone()[0])


def _edge(on: date) -> Any:
    at = datetime.combine(on, time.min, tzinfo=HANOI)
    return connection.ops.adapt_datetimefield_value(at)


def _day(on: date) -> Any:
    return connection.ops.adapt_datefield_value(on)
