"""Parties and rights are entered and changed by those whose duty it is."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError

from cases.office.models import Role
from cases.parties.models import IPRight, Party, PartyVersion, RightAgent, RightPeriod
from cases.parties.services import (
    appoint_agent,
    change_party,
    change_right,
    enter_party,
    enter_right,
)
from tests.builders import AT, ON, a_party, a_right, an_officer


@pytest.mark.django_db
def test_only_who_keeps_parties_enters_and_changes_them() -> None:
    stranger, right = an_officer(Role.STATISTICIAN), a_right()
    period = RightPeriod(owner=a_party(), status="lapsed", in_force_from=ON)
    agent = RightAgent(right=right, agent=a_party(), signed_on=ON, valid_from=ON, scope="Toàn quốc")
    version = PartyVersion(
        name="Công ty khác", legal_form="company", address="Hà Nội", in_force_from=ON
    )
    acts: list[Callable[[], object]] = [
        lambda: enter_party(Party(kind="organisation"), version, by=stranger, at=AT),
        lambda: change_party(a_party(), version, by=stranger, at=AT),
        lambda: enter_right(IPRight(kind="trademark", sign="X"), period, by=stranger, at=AT),
        lambda: change_right(right, period, by=stranger, at=AT),
        lambda: appoint_agent(agent, by=stranger, at=AT),
    ]
    for act in acts:
        with pytest.raises(ValidationError, match="cập nhật đối tượng, quyền sở hữu công nghiệp"):
            act()
