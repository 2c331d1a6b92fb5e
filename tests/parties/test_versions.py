"""How a party stands on a day: versions follow each other on [from, to) and never change."""

from datetime import date
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cases.office.journal import first_broken
from cases.parties.models import PartyVersion
from cases.parties.services import change_party
from tests.builders import AT, a_party, a_version, an_officer
from tests.together import together

MOVED = date(2026, 3, 1)


def a_later_version(on: date = MOVED, name: str = "Công ty cổ phần Hoa Sen") -> PartyVersion:
    form = PartyVersion.LegalForm.COMPANY
    return PartyVersion(name=name, legal_form=form, address="5 Hàng Đào", in_force_from=on)


@pytest.mark.django_db
def test_a_version_holds_until_the_day_before_the_next() -> None:
    party = a_party("Công ty TNHH Hoa Sen")
    change_party(party, a_later_version(), by=an_officer(), at=AT)
    days = [date(2019, 12, 31), date(2020, 1, 1), date(2026, 2, 28), MOVED, date(2030, 1, 1)]
    names = [getattr(party.version_on(day), "name", None) for day in days]
    assert names == [None, *["Công ty TNHH Hoa Sen"] * 2, *["Công ty cổ phần Hoa Sen"] * 2]
    assert str(party) == "Công ty cổ phần Hoa Sen"


@pytest.mark.django_db
@pytest.mark.parametrize("on", [date(2020, 1, 1), date(2019, 1, 1)])
def test_a_change_starts_after_the_version_it_follows(on: date) -> None:
    party = a_party()
    with pytest.raises(ValidationError) as refusal:
        change_party(party, a_later_version(on), by=an_officer(), at=AT)
    assert list(refusal.value.message_dict) == ["in_force_from"]
    assert party.versions.count() == 1


@pytest.mark.django_db
def test_a_party_has_one_open_version() -> None:
    version = a_version()
    second = a_later_version()
    second.party = version.party
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()


@pytest.mark.django_db
def test_a_party_is_found_by_any_name_it_had_and_by_its_code() -> None:
    party = a_party("Công ty TNHH Hoa Sen", tax_code="0199456787")
    change_party(party, a_later_version(), by=an_officer(), at=AT)
    found = party.__class__.objects.matching
    for words in ("hoa sen", "TNHH HOA SEN", "cổ phần", "0199456787"):
        assert list(found(words)) == [party], words
    assert not found("sen vang").exists()


@pytest.mark.django_db(transaction=True)
def test_two_changes_at_once_one_stands_and_the_other_hears_why() -> None:
    party, officer = a_party(), an_officer()
    works = [
        partial(change_party, party.__class__.objects.get(), a_later_version(), by=officer, at=AT)
        for _ in range(2)
    ]
    kinds = sorted(type(each).__name__ for each in together(*works))
    assert kinds == ["PartyVersion", "ValidationError"]
    assert party.versions.count() == 2
    assert first_broken(party.chain) is None
