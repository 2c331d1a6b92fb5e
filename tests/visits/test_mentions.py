"""The inspections of a party, one history over its names and numbers."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from cases.office.models import Role
from cases.parties.models import Party, PartyVersion
from cases.parties.services import change_party, enter_party
from inspections.visits.models import Inspection
from tests.builders import AT, a_version, an_officer
from tests.visits.building import an_inspection

pytestmark = pytest.mark.django_db
HOUSEHOLD = PartyVersion.LegalForm.HOUSEHOLD


def lines(client: Client, party: Party) -> list[str]:
    return [each.line for each in client.get(party.get_absolute_url()).context["mentions"]]


def a_branch(company: Party) -> PartyVersion:
    version = PartyVersion(
        name="Chi nhánh Cầu Giấy",
        legal_form=PartyVersion.LegalForm.BRANCH,
        tax_code="0199456787-001",
        address="88 Cầu Giấy",
        in_force_from=date(2020, 1, 1),
    )
    branch = Party(kind=Party.Kind.ORGANISATION, parent=company)
    enter_party(branch, version, by=an_officer(), at=AT)
    return version


def renumbered() -> tuple[PartyVersion, PartyVersion]:
    """A household by its 10 digits until 30/06/2025, by 12 digits from 01/07/2025 on."""
    old = a_version("Hộ Lan Chi", legal_form=HOUSEHOLD, tax_code="0199001236")
    new = PartyVersion(
        name="Hộ Lan Chi",
        legal_form=HOUSEHOLD,
        tax_code="099190000012",
        address="5 Lụa Mới",
        in_force_from=date(2025, 7, 1),
    )
    return old, change_party(old.party, new, by=an_officer(), at=AT)


def test_a_household_keeps_one_history_over_both_numbers(client: Client) -> None:
    inspector = an_officer()
    client.force_login(inspector)
    old, new = renumbered()
    for version in (old, new):
        an_inspection(inspector, subjects=[version])
    assert sorted(lines(client, old.party)) == [
        "Đối tượng kiểm tra: Hộ Lan Chi, 0199001236",
        "Đối tượng kiểm tra: Hộ Lan Chi, 099190000012",
    ]


@pytest.mark.parametrize("words", ["0199001236", "0199.001.236", "099190000012", "lan chi"])
def test_either_number_finds_every_inspection(words: str) -> None:
    old, new = renumbered()
    for version in (old, new):
        an_inspection(subjects=[version])
    an_inspection()
    assert Inspection.objects.matching(words).count() == 2


def test_a_branch_and_its_company_share_their_history(client: Client) -> None:
    inspector = an_officer()
    client.force_login(inspector)
    company = a_version("Công ty mẹ", tax_code="0199456787")
    branch = a_branch(company.party)
    an_inspection(inspector, subjects=[branch])
    for party in (company.party, branch.party):
        assert lines(client, party) == ["Đối tượng kiểm tra: Chi nhánh Cầu Giấy, 0199456787-001"]


def test_what_one_may_not_see_is_not_mentioned(client: Client) -> None:
    version = a_version()
    an_inspection(subjects=[version])
    client.force_login(an_officer())  # of another unit
    assert lines(client, version.party) == []
    client.force_login(an_officer(Role.DIRECTOR))
    assert len(lines(client, version.party)) == 1


def test_mentions_cost_the_same_for_3_as_for_13(
    client: Client, django_assert_num_queries: Any
) -> None:
    inspector, version = an_officer(), a_version()
    client.force_login(inspector)
    for amount in (3, 10):
        for _ in range(amount):
            an_inspection(inspector, subjects=[version])
        with django_assert_num_queries(11):
            client.get(version.party.get_absolute_url())
