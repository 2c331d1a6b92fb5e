"""Opening a case while a colleague opens it, and when the program ends half-way."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from cases.casework.models import Case, Violation
from cases.casework.services import violations
from cases.dossier.models import Counter, Dossier
from inspections.visits.models import Inspection
from inspections.visits.services import casing
from tests.casework.cases import a_case, a_found_office
from tests.together import together

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("law_tables"),
]


def test_of_two_officers_who_open_it_at_once_one_does_and_the_other_is_told() -> None:
    world = a_found_office()
    inspection = Inspection.objects.get(pk=world.inspection.pk)
    (offender,) = casing.offenders_of(inspection)

    def opening(officer: Any) -> Any:
        own = Inspection.objects.get(pk=inspection.pk)
        told = {"title": "Tem LAM HẠ", "by": officer, "at": timezone.now()}
        return lambda: casing.open_case_of(own, offender, **told)

    outcomes = together(opening(world.member), opening(world.manager))
    assert sorted(type(each).__name__ for each in outcomes) == ["Case", "ValidationError"]
    refused = next(each for each in outcomes if isinstance(each, ValidationError))
    assert "Đã mở vụ việc của đối tượng này" in refused.messages[0]
    assert Case.objects.count() == 1


class EndedError(BaseException):
    """The process ends here."""


def test_a_process_that_ends_before_the_last_line_leaves_nothing(monkeypatch: Any) -> None:
    world = a_found_office()
    before = Counter.objects.get(series__code="HS-KT").last
    entries = world.inspection.chain.entries.count()

    def ends(*args: object, **kwargs: object) -> None:
        raise EndedError

    with monkeypatch.context() as half_way:
        half_way.setattr(violations, "_link", ends)
        with pytest.raises(EndedError):
            a_case(world)
    assert not Case.objects.exists()
    assert not Violation.objects.exists()
    assert not Dossier.objects.filter(kind=Dossier.Kind.CASE).exists()
    assert not Counter.objects.filter(series__code="HS-VV").exists()
    assert world.inspection.chain.entries.count() == entries
    assert Counter.objects.get(series__code="HS-KT").last == before
    assert a_case(world).dossier.number.startswith("01/")
