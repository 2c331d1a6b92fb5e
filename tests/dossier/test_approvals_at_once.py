"""Two officers over one paper at the same moment: one wins, the other is told why."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from cases.dossier.models import Approval, Document
from cases.dossier.services import approvals
from cases.office.models import Officer, Role
from tests.builders import AT, an_officer
from tests.dossier.approving import a_frozen, desks, fresh
from tests.together import together

pytestmark = pytest.mark.django_db(transaction=True)
LATER = AT + timedelta(hours=1)


def doing(act: Callable[..., Any], document: Document, by: Officer, **said: Any) -> Any:
    own = fresh(document)
    return lambda: act(own, by=by, at=LATER, **said)


def told(outcomes: list[Any]) -> list[str]:
    return [each.messages[0] for each in outcomes if isinstance(each, ValidationError)]


def test_a_paper_submitted_by_two_at_once_goes_on_its_way_once() -> None:
    office = desks()
    document = a_frozen(office)
    second = an_officer(Role.MANAGER, office.drafter.unit, full_name="Tạ Minh Quân")
    outcomes = together(
        doing(approvals.submit, document, office.drafter),
        doing(approvals.submit, document, second),
    )
    (refused,) = told(outcomes)
    assert refused.startswith("Đã trình: văn bản đang ở bàn của")
    assert Approval.objects.count() == 1


def test_of_approving_and_taking_back_at_once_one_is_done() -> None:
    office = desks()
    document = a_frozen(office)
    approvals.submit(document, by=office.drafter, at=AT)
    outcomes = together(
        doing(approvals.approve, document, office.head),
        doing(approvals.recall, document, office.drafter, because="sửa"),
    )
    assert not [each for each in outcomes if type(each).__name__ not in KNOWN]
    waiting = Approval.objects.waiting().count()
    recalled = Approval.objects.filter(outcome=Approval.Outcome.RECALLED).count()
    assert (waiting, recalled) in {(0, 1), (1, 0)}


KNOWN = {"Approval", "ValidationError"}


def test_the_same_approval_pressed_twice_at_once_moves_one_desk() -> None:
    office = desks()
    document = a_frozen(office)
    approvals.submit(document, by=office.drafter, at=AT)
    outcomes = together(*[doing(approvals.approve, document, office.head) for _ in range(2)])
    (refused,) = told(outcomes)
    assert refused.startswith("Văn bản đang ở bàn của Lương Ngân Hà")
    assert Approval.objects.waiting().get().officer == office.deputy
