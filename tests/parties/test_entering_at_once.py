"""The same party entered from two browsers at once: the second sees the first."""

from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from cases.office.models import Officer
from cases.parties.models import Party, PartyVersion
from cases.parties.services import enter_party
from tests.builders import AT, ON, a_version, an_officer
from tests.together import together

CODE = "0199456787"


def a_company(name: str = "Công ty TNHH Hải Vân", **fields: Any) -> PartyVersion:
    lawful = {"legal_form": "company", "address": "9 Bến Mới", "in_force_from": ON}
    return PartyVersion(name=name, **lawful | fields)


def entering(officer: Officer, version: PartyVersion, others: list[int]) -> Any:
    return partial(
        enter_party, Party(kind="organisation"), version, others=others, by=officer, at=AT
    )


@pytest.mark.django_db(transaction=True)
def test_of_two_entered_at_once_with_one_code_the_second_is_asked() -> None:
    officers = an_officer(), an_officer()
    works = [entering(each, a_company(f"Tên {each.pk}", tax_code=CODE), []) for each in officers]
    kinds = sorted(type(each).__name__ for each in together(*works))
    assert kinds == ["Party", "ValidationError"]
    assert Party.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_others_are_entered_at_once() -> None:
    works = [entering(an_officer(), a_company(f"Tên {number}"), []) for number in range(2)]
    assert [type(each).__name__ for each in together(*works)] == ["Party", "Party"]


@pytest.mark.django_db
def test_what_the_officer_has_seen_does_not_stop_the_entry() -> None:
    known = a_version(tax_code=CODE)
    with pytest.raises(ValidationError, match="Có thể đã có đối tượng này"):
        entering(an_officer(), a_company(tax_code=CODE), [])()
    entering(an_officer(), a_company(tax_code=CODE), [known.party_id])()
    assert Party.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_browsers_that_send_at_once_make_one_party_and_the_other_is_shown_it() -> None:
    def browser(name: str) -> Any:
        client = Client()
        client.force_login(an_officer())
        typed = {
            "submission": str(uuid4()),
            "legal_form": "company",
            "name": name,
            "tax_code": CODE,
            "address": "9 Bến Mới",
            "in_force_from": "06/11/2026",
        }
        return partial(client.post, reverse("parties:party_enter", args=["to-chuc"]), typed)

    answers = together(browser("Công ty Một"), browser("Công ty Hai"))
    refused, made = sorted(answers, key=lambda answer: int(answer.status_code))
    assert (refused.status_code, made.status_code) == (200, 302)
    page = refused.content.decode()
    assert "Có thể đã có đối tượng này" in page
    assert Party.objects.get().get_absolute_url() in page
    assert 'name="is_other"' in page
