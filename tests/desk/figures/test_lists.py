"""The list behind a figure: the whole filter, said in words, to the end of its last day."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from cases.dossier.statistics.indicators import Figure, indicator
from cases.law.periods import Window
from cases.office.models import Officer, Role
from tests.builders import HANOI, an_officer
from tests.desk.figures.rows import a_case, a_decision, a_violation, annulled
from tests.reading_exports import csv_rows, taken
from tests.visits.papers import as_officer

pytestmark = pytest.mark.django_db
YEAR = Window(date(2025, 12, 15), date(2026, 12, 15))


@pytest.fixture
def statistician() -> Officer:
    return an_officer(Role.STATISTICIAN)


def listed(officer: Officer, **told: str) -> list[str]:
    page = as_officer(officer).get(reverse("casework:case_list"), told)
    return sorted(row.case.dossier.number for row in page.context["rows"])


def test_the_list_says_in_words_all_that_the_figure_counted_by(statistician: Officer) -> None:
    a_decision()
    figure = Figure(indicator("I11"), YEAR, {"decree_article": "12"})
    page = as_officer(statistician).get(figure.address)
    assert [chip.label for chip in page.context["chips"] if chip.is_on] == [
        "Xử phạt vi phạm hành chính",
        "Còn hiệu lực",
        "Quyết định gốc",
        "Điều áp dụng: Điều 12",
        "Ký từ ngày: 15/12/2025",
        "Ký đến ngày: 14/12/2026",
    ]


def test_what_left_the_figure_is_found_by_taking_its_chip_off(statistician: Officer) -> None:
    a_decision()
    annulled(a_decision(), "2026-11-20")
    client, figure = as_officer(statistician), Figure(indicator("I11"), YEAR)
    page = client.get(figure.address)
    (standing,) = [chip for chip in page.context["chips"] if chip.label == "Còn hiệu lực"]
    assert page.context["page"].paginator.count == 1
    whole = client.get(reverse("casework:decision_list") + standing.url)
    assert whole.context["page"].paginator.count == 2


def test_the_export_says_the_filter_of_the_figure(statistician: Officer) -> None:
    a_case("2026-11-06")
    told = {"detected_from": "2025-12-15", "detected_to": "2026-12-14", "ip_object": "none"}
    head, *_ = csv_rows(taken(as_officer(statistician), reverse("casework:case_list"), told, "csv"))
    assert "Phát hiện từ ngày: 15/12/2025" in head[0]
    assert "Phát hiện đến ngày: 14/12/2026" in head[0]
    assert "Đối tượng quyền: — chưa ghi quyền bị xâm phạm" in head[0]


def test_the_last_day_is_whole(statistician: Officer) -> None:
    def found(text: str) -> str:
        at = datetime.fromisoformat(text).replace(tzinfo=HANOI)
        return a_case(detected_at=at).dossier.number

    of_the_day = [
        found("2026-12-14T00:00"),
        found("2026-12-14T08:00"),
        found("2026-12-14T23:59:59.500000"),
    ]
    found("2026-12-15T00:00")
    found("2026-12-13T23:59:59")
    assert listed(statistician, detected_from="2026-12-14", detected_to="2026-12-14") == of_the_day
    figure = Figure(indicator("I09"), Window(date(2026, 12, 14), date(2026, 12, 15)))
    assert figure.total() == 3


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"detected_from": "2026-12-15", "detected_to": "2026-12-14"}, "Ngày cuối phải từ"),
        ({"detected_to": "2026-02-31"}, "Phát hiện đến ngày"),
        ({"status": "khac"}, "Trạng thái"),
    ],
)
def test_a_filter_that_cannot_be_read_is_told_and_shows_nothing(
    told: dict[str, str], says: str, statistician: Officer
) -> None:
    a_case("2026-12-14")
    page = as_officer(statistician).get(reverse("casework:case_list"), told)
    assert page.context["page"].paginator.count == 0
    assert says in page.content.decode()


@pytest.mark.parametrize("value", ["12", "mười hai", "-1", "12 OR 1=1", "none"])
def test_a_value_typed_into_an_address_harms_nothing(value: str, statistician: Officer) -> None:
    a_violation(a_case(), article=12)
    found = listed(statistician, decree_article=value)
    assert len(found) == (1 if value == "12" else 0)


def test_a_colleague_of_another_unit_sees_his_own_in_the_same_list() -> None:
    near, far = an_officer(Role.MANAGER), an_officer(Role.MANAGER)
    for officer in (near, near, far):
        a_case(holder=officer)
    address = Figure(indicator("I09"), YEAR).address
    counts = [
        as_officer(officer).get(address).context["page"].paginator.count for officer in (near, far)
    ]
    assert counts == [2, 1]
