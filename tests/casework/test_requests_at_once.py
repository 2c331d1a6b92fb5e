"""A request decided, and a case opened from it, while a colleague does the same."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from cases.casework.models import Case, Request
from cases.casework.services import request_cases, request_course
from tests.casework.intake import Desk, a_desk, a_report, hanoi
from tests.together import together

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("law_tables"),
]


def own(request: Request) -> Request:
    return Request.objects.get(pk=request.pk)


def accepting(request: Request, officer: Any) -> Any:
    told: dict[str, Any] = {"decided_on": date(2026, 9, 8), "by": officer, "at": hanoi(8, 9)}
    return lambda: request_course.accept_request(own(request), **told)


def refusing(request: Request, officer: Any) -> Any:
    told: dict[str, Any] = {
        "ground": "",
        "because": "Không đủ căn cứ",
        "decided_on": date(2026, 9, 8),
    }
    return lambda: request_course.refuse_request(own(request), **told, by=officer, at=hanoi(8, 9))


def opening(request: Request, officer: Any) -> Any:
    told: dict[str, Any] = {
        "title": "",
        "detected_at": hanoi(8, 9),
        "by": officer,
        "at": hanoi(9, 9),
    }
    return lambda: request_cases.open_case_of_request(own(request), **told)


def refused_of(outcomes: list[Any]) -> str:
    """The words of the one that was refused, the other having gone through."""
    (refused,) = (each for each in outcomes if isinstance(each, ValidationError))
    return " ".join(refused.messages)


def test_one_accepts_and_the_other_who_refuses_is_told_why_not() -> None:
    desk: Desk = a_desk()
    report = a_report(desk)
    outcomes = together(accepting(report, desk.manager), refusing(report, desk.director))
    words = refused_of(outcomes)
    assert "Hồ sơ đã thụ lý." in words or "Hồ sơ từ chối thụ lý." in words
    verbs = list(report.chain.entries.values_list("verb", flat=True))
    assert len({"accept_request", "refuse_request"} & set(verbs)) == 1


def test_of_two_who_open_the_case_at_once_one_does() -> None:
    desk: Desk = a_desk()
    report = a_report(desk)
    accepting(report, desk.manager)()
    outcomes = together(opening(report, desk.inspector), opening(report, desk.manager))
    assert refused_of(outcomes) == f"Đã mở vụ việc {Case.objects.get()} của đối tượng này."
