"""The record and the explanation when two officers act at once, and when the program ends."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from cases.casework.models import Case, PartyExplanation, ViolationRecord
from cases.casework.services import clocks, explanations, records
from cases.dossier.models import Document
from cases.office.models import Role
from tests.builders import an_officer
from tests.casework.recording import a_case_of_now, a_session, recorded
from tests.together import together
from tests.visits.papers import earlier

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("law_tables"),
]


def test_of_two_officers_who_begin_the_record_one_does_and_the_other_is_told() -> None:
    case = a_case_of_now()
    manager = an_officer(Role.MANAGER, case.dossier.unit)

    def begins(officer: Any) -> Any:
        made = a_session(Case.objects.get(pk=case.pk), earlier(minutes=30))
        return lambda: records.draft_record(made, by=officer, at=timezone.now())

    outcomes = together(begins(case.dossier.holder), begins(manager))
    assert sorted(type(each).__name__ for each in outcomes) == ["Document", "ValidationError"]
    refused = next(each for each in outcomes if isinstance(each, ValidationError))
    assert "đã có biên bản vi phạm đang lập" in refused.messages[0]
    assert ViolationRecord.objects.count() == 1


def test_of_two_officers_who_note_the_waiver_one_does() -> None:
    case = recorded(a_case_of_now(), earlier(hours=2))
    manager = an_officer(Role.MANAGER, case.dossier.unit)

    def waives(officer: Any) -> Any:
        own, at = Case.objects.get(pk=case.pk), timezone.now()
        return lambda: explanations.waive(own, received_at=at, by=officer, at=at)

    outcomes = together(waives(case.dossier.holder), waives(manager))
    refused = [each for each in outcomes if isinstance(each, ValidationError)]
    assert ["Đã ghi nhận văn bản không giải trình." in each.messages[0] for each in refused] == [
        True
    ]
    assert PartyExplanation.objects.count() == 1


class EndedError(BaseException):
    """The process ends here."""


def test_a_process_that_ends_after_the_paper_came_leaves_nothing(monkeypatch: Any) -> None:
    case = recorded(a_case_of_now(), earlier(hours=2))
    entries, running = case.chain.entries.count(), case.dossier.deadlines.running().count()

    def ends(*args: object, **kwargs: object) -> None:
        raise EndedError

    told: dict[str, Any] = {
        "received_at": earlier(minutes=5),
        "content": "Trình bày",
        "by": case.dossier.holder,
    }
    with monkeypatch.context() as half_way:
        half_way.setattr(clocks, "run_decision_clock", ends)
        with pytest.raises(EndedError):
            explanations.receive_explanation(case, at=timezone.now(), **told)
    assert not PartyExplanation.objects.exists()
    assert case.chain.entries.count() == entries
    assert case.dossier.deadlines.running().count() == running
    assert Document.objects.filter(kind="MBB01").count() == 1
