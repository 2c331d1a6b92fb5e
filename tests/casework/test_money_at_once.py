"""Money noted by two officers at once, a case closed twice, a process that ends half-way."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from cases.casework.models import Case, Decision, Payment, Sanction
from cases.casework.services import payments, settling
from cases.office.models import Role
from tests.builders import a_director, a_series, an_officer
from tests.casework.sanctions import (
    LABELS,
    a_decided_case,
    a_plain_case,
    an_act,
    at_noon,
    delivered,
    drafted,
    issued,
    made_ready,
    proposed,
    recorded,
)
from tests.casework.test_decisions import signed
from tests.together import together

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("law_tables"),
]

SIGNED, PAID = date(2026, 5, 18), date(2026, 5, 29)


def test_of_two_officers_with_one_slip_one_notes_it_and_the_other_is_told() -> None:
    case = a_decided_case(fine=24_000_000, signed_on=SIGNED)
    delivered(case, date(2026, 5, 20))
    manager = an_officer(Role.MANAGER, case.dossier.unit)

    def noting(officer: Any) -> Any:
        decision = Decision.objects.select_related("case__dossier").get(case=case)
        row = Payment(decision=decision, amount=24_000_000, paid_on=PAID, receipt="KB-1")
        return lambda: payments.record_payment(row, by=officer, at=at_noon(PAID))

    outcomes = together(noting(case.dossier.holder), noting(manager))
    assert sorted(type(each).__name__ for each in outcomes) == ["Payment", "ValidationError"]
    refused = next(each for each in outcomes if isinstance(each, ValidationError))
    assert "Chứng từ KB-1 đã ghi" in refused.messages[0]
    assert Payment.objects.count() == 1


class EndedError(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("part", ["_keep_act", "_end_terms", "_run_terms", "record"])
def test_a_process_that_ends_while_a_decision_is_issued_leaves_nothing(
    monkeypatch: Any, part: str
) -> None:
    a_series(suffix="QĐ-XPHC", is_ours=False)
    director = a_director(title_code="giam_doc_so_khcn")
    case = a_plain_case(date(2026, 5, 6))
    proposed(an_act(case, LABELS, quantity=12_400), "13.8.a@2013-10-15", on=SIGNED)
    case = recorded(case, date(2026, 5, 7))
    document = signed(made_ready(drafted(case, "MQĐ02", SIGNED), SIGNED), director)

    def ends(*args: object, **kwargs: object) -> None:
        raise EndedError

    with monkeypatch.context() as half_way:
        half_way.setattr(settling, part, ends)
        with pytest.raises(EndedError):
            issued(document, SIGNED)
    document.refresh_from_db()
    assert (document.state, document.number) == ("signed", "")
    assert not Decision.objects.exists()
    assert not Sanction.objects.exists()
    assert Case.objects.get().status == Case.Status.RECORDED
    issued(document, SIGNED)
    assert Decision.objects.get().amount == 24_000_000
