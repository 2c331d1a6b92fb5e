"""Count on the page = rows in the export = figure = plain SQL, for filters drawn at random."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qsl

import pytest
from django.test import Client

from cases.casework.models import Case
from cases.dossier.statistics.indicators import Figure, indicator
from cases.law.periods import DAY, Window
from cases.office.models import Commune, Officer, Role, Unit
from cases.parties.models import PartyVersion
from inspections.visits.models import Inspection, Visit
from tests.builders import a_unit, a_version, an_officer
from tests.desk.figures.plain import PLAIN, counted
from tests.desk.figures.rows import (
    a_case,
    a_decision,
    a_finding,
    a_household,
    a_plan,
    a_violation,
    a_visit,
    an_inspection,
    an_item,
    annulled,
)
from tests.reading_exports import csv_rows, taken
from tests.visits.papers import as_officer

pytestmark = pytest.mark.django_db
SEED, FILTERS = 20261125, 8
FIRST_DAY, DAYS = date(2025, 12, 1), 380
KINDS = ("trademark", "industrial_design", "patent")
ARTICLES = (11, 12, 13)
VALUES = {
    "source": Case.Source.values,
    "status": Case.Status.values,
    "basis": Inspection.Basis.values,
    "subject_kind": ["organisation", "household_business"],
    "ip_object": list(KINDS),
    "decree_article": [str(each) for each in ARTICLES],
    "signer_title": ["GIÁM ĐỐC", "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC", "CHỦ TỊCH"],
}


class Office:
    """Some units, communes and parties, and rows about them with days and values drawn."""

    def __init__(self, draw: random.Random) -> None:
        self.draw = draw
        self.holders = [an_officer(unit=a_unit()) for _ in range(2)]
        self.communes = [
            Commune.objects.create(
                code=code, name=code, kind="phường", latitude=21, longitude=105, area_km2=2
            )
            for code in ("00004", "00070")
        ]
        self.parties: list[PartyVersion | None] = [a_version(), a_household(), None]

    def a_day(self) -> str:
        return (FIRST_DAY + timedelta(days=self.draw.randrange(DAYS))).isoformat()

    def somewhere(self) -> dict[str, Any]:
        return {
            "holder": self.draw.choice(self.holders),
            "commune": self.draw.choice([*self.communes, None]),
        }

    def cases(self) -> None:
        for _ in range(14):
            status = self.draw.choice(Case.Status.values)
            case = a_case(
                self.a_day(),
                source=self.draw.choice(Case.Source.values),
                offender=self.draw.choice(self.parties),
                status=status,
                because="Không đủ căn cứ" if status == "dropped" else "",
                **self.somewhere(),
            )
            for _ in range(self.draw.randrange(3)):
                a_violation(case, self.draw.choice(ARTICLES), self.draw.choice([*KINDS, None]))
            for _ in range(self.draw.choice((0, 1, 1, 2))):
                self.a_decision(case)

    def a_decision(self, case: Case) -> None:
        acts = [
            (self.draw.choice(ARTICLES), self.draw.choice(KINDS), self.draw.randrange(9) * 10**6)
            for _ in range(self.draw.randrange(1, 4))
        ]
        decision = a_decision(
            case, self.a_day(), acts, signer_title=self.draw.choice(VALUES["signer_title"])
        )
        if self.draw.random() < 0.2:
            annulled(decision, self.a_day())

    def inspections(self) -> None:
        for _ in range(10):
            inspection = an_inspection(
                self.a_day(),
                status=self.draw.choice((Inspection.Status.FINISHED, Inspection.Status.TERMINATED)),
                basis=self.draw.choice(Inspection.Basis.values),
                **self.somewhere(),
            )
            for _ in range(self.draw.randrange(4)):
                outcome = self.draw.choice(Visit.Outcome.values[1:])
                visit = a_visit(inspection, self.draw.choice(self.parties), outcome=outcome)
                if self.draw.random() < 0.6:
                    a_finding(visit, self.draw.choice(KINDS))

    def plans(self) -> None:
        for year, told in ((2026, {}), (2026, {"status": "cancelled", "because": "Trùng"})):
            plan = a_plan(year, holder=self.draw.choice(self.holders), **told)
            for _ in range(6):
                an_item(plan, self.draw.randrange(1, 13))

    def filters(self, name: str) -> Iterator[tuple[Window, dict[str, str]]]:
        values = {
            **VALUES,
            "unit": list(Unit.objects.values_list("symbol", flat=True)[:3]),
            "area_xa": [each.code for each in self.communes],
            "topic": ["01/2026/KH-SHTT", "02/2026/KH-SHTT"],
        }
        known = sorted(PLAIN[name].by)
        for _ in range(FILTERS):
            first = FIRST_DAY + timedelta(days=self.draw.randrange(200))
            window = Window(first, first + timedelta(days=self.draw.randrange(60, 380)))
            some = self.draw.sample(known, self.draw.randrange(min(3, len(known) + 1)))
            yield window, {each: self.draw.choice(values[each]) for each in some}


@pytest.fixture
def office() -> Office:
    made = Office(random.Random(SEED))  # noqa: S311 drawn again alike, nothing secret
    made.cases()
    made.inspections()
    made.plans()
    return made


@pytest.fixture
def statistician() -> Officer:
    return an_officer(Role.STATISTICIAN)


def on_the_page(client: Client, figure: Figure) -> int:
    """The count, or of money the sum, that stands over the list."""
    tally = client.get(figure.address).context["tally"]
    text = tally[1 if figure.indicator.measure.is_money else 0][1]
    return int(str(text).replace(".", ""))


def in_the_export(client: Client, figure: Figure) -> int:
    address, _, query = figure.address.partition("?")
    told = dict(parse_qsl(query))
    _, heads, *rows = csv_rows(taken(client, address, told, "csv"))
    if not figure.indicator.measure.is_money:
        return len(rows)
    money = heads.index("Tiền phạt, đồng")
    return sum(int(row[money]) for row in rows)


@pytest.mark.parametrize("name", PLAIN)
def test_page_export_figure_and_plain_sql_agree(
    name: str, office: Office, statistician: Officer
) -> None:
    client, found = as_officer(statistician), []
    for window, chosen in office.filters(name):
        figure = Figure(indicator(name), window, chosen)
        said = counted(name, window.starts, window.ends - DAY, chosen)
        told = (figure.total(), on_the_page(client, figure), in_the_export(client, figure))
        assert told == (said, said, said), (window, chosen)
        found.append(said)
    # a filter that never finds anything would prove nothing
    assert sum(each > 0 for each in found) >= 3


@pytest.mark.parametrize("name", PLAIN)
def test_cells_and_records_add_up_to_the_figure(name: str, office: Office) -> None:
    figure = Figure(indicator(name), Window(FIRST_DAY, FIRST_DAY + timedelta(days=DAYS)))
    total = figure.total()
    assert total == sum(row["value"] for row in figure.records()) > 0
    for dimension in figure.indicator.dimensions:
        cells = figure.cells([dimension.name])
        for cell in cells:
            narrowed = figure.narrowed({dimension.name: cell[dimension.name]})
            assert narrowed.total() == cell["value"], cell
        added = sum(cell["value"] for cell in cells)
        is_split = dimension.is_many and not figure.indicator.measure.is_money
        assert added >= total if is_split else added == total, dimension.name
