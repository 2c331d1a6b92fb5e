"""Acts of the office ask who does them, under the lock."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from django.core.exceptions import ValidationError

from cases.office import services
from cases.office.duties import Duty, may
from cases.office.models import Delegation, Officer, Role
from cases.office.services import delegate
from tests.builders import AT, ON, a_director, a_dossier, an_officer
from tests.together import together


@pytest.mark.django_db
def test_only_who_keeps_officers_enters_a_delegation_of_a_duty_the_giver_holds() -> None:
    administrator, director = an_officer(Role.ADMINISTRATOR), a_director()
    deputy = an_officer(Role.DIRECTOR)

    def given(giver: Officer, duty: Duty, by: Officer) -> Delegation:
        receiver = director if giver is deputy else deputy
        period = {"starts_at": AT, "ends_at": AT + timedelta(10), "signed_on": ON}
        told = Delegation(giver=giver, receiver=receiver, duty=duty, number="1/QĐ", **period)
        return delegate(told, by=by, at=AT)

    with pytest.raises(ValidationError, match="quản lý công chức"):
        given(director, Duty.SIGN_INSPECTION, by=director)
    with pytest.raises(ValidationError, match="không có quyền này"):
        given(director, Duty.NUMBER_DOCUMENT, by=administrator)
    with pytest.raises(ValidationError, match="không có quyền này"):
        given(deputy, Duty.SIGN_INSPECTION, by=administrator)
    assert not may(deputy, Duty.SIGN_INSPECTION, a_dossier(), at=AT)
    told = given(director, Duty.SIGN_INSPECTION, by=administrator)
    assert may(told.receiver, Duty.SIGN_INSPECTION, a_dossier(), at=AT)


@pytest.mark.django_db
def test_only_who_keeps_officers_ends_accounts_and_sets_passwords() -> None:
    administrator, officer = an_officer(Role.ADMINISTRATOR), an_officer()
    acts: list[Callable[[Officer], object]] = [
        lambda by: services.deactivate(officer, by=by, at=AT),
        lambda by: services.reactivate(officer, by=by, at=AT),
        lambda by: services.set_password(officer, "mat khau moi 2026", by=by, at=AT),
    ]
    for act in acts:
        with pytest.raises(ValidationError, match="quản lý công chức, giao quyền"):
            act(a_director())
        act(administrator)
    services.set_password(officer, "mat khau cua minh", by=officer, at=AT)
    assert Officer.objects.get(pk=officer.pk).check_password("mat khau cua minh")


@pytest.mark.django_db(transaction=True)
def test_two_administrators_do_not_end_each_others_accounts_at_once() -> None:
    one, two = an_officer(Role.ADMINISTRATOR), an_officer(Role.ADMINISTRATOR)

    def end(officer: Officer, by: Officer) -> Officer:
        read = Officer.objects.get
        return services.deactivate(read(pk=officer.pk), by=read(pk=by.pk), at=AT)

    kinds = [type(each) for each in together(partial(end, one, two), partial(end, two, one))]
    assert sorted(kinds, key=str) == sorted([Officer, ValidationError], key=str)
    assert Officer.objects.filter(is_active=True).count() == 1
