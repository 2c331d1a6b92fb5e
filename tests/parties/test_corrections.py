"""What was typed wrong of a party or a right is corrected by another version of the same days."""

from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from cases.office.journal import first_broken
from cases.office.models import JournalEntry, Officer, Role
from cases.parties.models import Party, PartyVersion, RightPeriod
from cases.parties.services import (
    change_party,
    correct_party,
    correct_right,
    enterprise_of,
    look_alikes,
)
from tests.builders import AT, a_party, a_right, a_version, an_officer
from tests.together import together

SINCE = date(2020, 1, 1)
MOVED = date(2026, 3, 1)
COMPANY = PartyVersion.LegalForm.COMPANY


@pytest.fixture
def inspector(client: Client, db: None) -> Officer:
    officer = an_officer()
    client.force_login(officer)
    return officer


def rightly(name: str = "Công ty TNHH Hoa Sen", **fields: Any) -> PartyVersion:
    said = {"legal_form": COMPANY, "address": "12 Hàng Bạc, phường Hoàn Kiếm"}
    return PartyVersion(name=name, **said | fields)


def corrected(former: PartyVersion, version: PartyVersion | None = None) -> PartyVersion:
    version = version or rightly(address="21 Hàng Bạc, phường Hoàn Kiếm")
    return correct_party(former, version, because="gõ nhầm số nhà", by=an_officer(), at=AT)


# The act


@pytest.mark.django_db
def test_the_same_days_are_said_rightly_and_the_slip_stays_readable() -> None:
    slip = a_version()
    mended = corrected(slip)
    assert (mended.in_force_from, mended.in_force_to) == (SINCE, None)
    assert (mended.corrects, mended.correction_reason) == (slip, "gõ nhầm số nhà")
    slip.refresh_from_db()
    assert (slip.address, slip.corrected_at) == ("12 Hàng Bạc, phường Hoàn Kiếm", AT)
    assert slip.party.version_on(SINCE) == mended
    assert slip.party.version_on(SINCE - timedelta(days=1)) is None


@pytest.mark.django_db
def test_a_slip_of_today_is_mended_today_and_a_correction_may_itself_be_corrected() -> None:
    slip = a_version(in_force_from=AT.date())
    again = corrected(corrected(slip), rightly(address="22 Hàng Bạc"))
    assert again.party.version_on(AT.date()) == again
    assert again.party.versions.standing().count() == 1


@pytest.mark.django_db
def test_former_days_are_corrected_without_touching_what_followed() -> None:
    slip = a_version()
    change_party(slip.party, rightly("Công ty Mới", in_force_from=MOVED), by=an_officer(), at=AT)
    slip.refresh_from_db()
    mended = corrected(slip)
    assert mended.in_force_to == MOVED
    assert slip.party.version_on(MOVED - timedelta(days=1)) == mended
    assert str(Party.objects.get()) == "Công ty Mới"


@pytest.mark.django_db
def test_a_party_changes_on_after_a_correction() -> None:
    mended = corrected(a_version())
    change_party(mended.party, rightly("Công ty Mới", in_force_from=MOVED), by=an_officer(), at=AT)
    mended.refresh_from_db()
    assert mended.in_force_to == MOVED
    assert mended.party.version_on(MOVED - timedelta(days=1)) == mended


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("version", "because", "reason"),
    [
        (rightly(), "gõ nhầm", "Chưa sửa chỗ nào"),
        (rightly("Công ty khác"), "  ", "Ghi lý do sửa"),
        (rightly(tax_code="0199456788"), "gõ nhầm", "sai chữ số kiểm tra"),
        (rightly(legal_form="person"), "gõ nhầm", "không thuộc loại"),
    ],
)
def test_a_correction_that_says_nothing_or_wrong_is_refused(
    version: PartyVersion, because: str, reason: str
) -> None:
    slip = a_version()
    with pytest.raises(ValidationError, match=reason), transaction.atomic():
        correct_party(slip, version, because=because, by=an_officer(), at=AT)
    assert slip.party.versions.standing().get() == slip


@pytest.mark.django_db
def test_what_was_corrected_is_not_corrected_again() -> None:
    slip = a_version()
    corrected(slip)
    with pytest.raises(ValidationError, match="đã được sửa ngày 25/11/2026"):
        corrected(slip, rightly("Công ty khác"))


@pytest.mark.django_db
def test_only_who_keeps_parties_corrects_them() -> None:
    stranger, period = an_officer(Role.STATISTICIAN), a_right().periods.get()
    with pytest.raises(ValidationError, match="cập nhật đối tượng"):
        correct_party(a_version(), rightly("X"), because="nhầm", by=stranger, at=AT)
    with pytest.raises(ValidationError, match="cập nhật đối tượng"):
        correct_right(period, RightPeriod(), because="nhầm", by=stranger, at=AT)


@pytest.mark.django_db
def test_the_journal_says_what_was_wrong_and_why() -> None:
    slip = a_version(phone="0900000000")
    corrected(slip)
    entry = JournalEntry.objects.get(verb="correct_party")
    assert '"address":["12 Hàng Bạc, phường Hoàn Kiếm","21 Hàng Bạc, phường Hoàn Kiếm"]' in (
        entry.changes
    )
    assert '"because":"gõ nhầm số nhà"' in entry.changes
    assert '"phone":["0900000000",null]' in entry.changes
    assert first_broken(slip.party.chain) is None


@pytest.mark.django_db
def test_a_number_typed_wrong_makes_no_doubles_and_no_branches() -> None:
    slip = a_version(tax_code="0199456787")
    corrected(slip, rightly("Công ty TNHH Hoa Sen", tax_code="0199000017"))
    asked = PartyVersion(name="Công ty khác", tax_code="0199456787")
    assert not look_alikes(asked)
    assert enterprise_of(PartyVersion(tax_code="0199456787-001")) is None
    assert enterprise_of(PartyVersion(tax_code="0199000017-001")) == slip.party


@pytest.mark.django_db
def test_a_correction_keeps_its_words_and_its_moment() -> None:
    slip = a_version()
    mended = corrected(slip)
    rows = PartyVersion.objects
    changes: list[tuple[int, dict[str, Any]]] = [
        (slip.pk, {"corrected_at": None}),
        (slip.pk, {"corrected_at": AT + timedelta(days=1)}),
        (slip.pk, {"address": "khác"}),
        (mended.pk, {"correction_reason": "khác"}),
        (mended.pk, {"corrects": None}),
    ]
    for pk, change in changes:
        with pytest.raises(IntegrityError, match="frozen row"), transaction.atomic():
            rows.filter(pk=pk).update(**change)


@pytest.mark.django_db(transaction=True)
def test_two_corrections_at_once_one_stands_and_the_other_hears_why() -> None:
    slip, officer = a_version(), an_officer()
    works = [
        partial(
            correct_party,
            PartyVersion.objects.get(),
            rightly(address=address),
            because="nhầm",
            by=officer,
            at=AT,
        )
        for address in ("21 Hàng Bạc", "22 Hàng Bạc")
    ]
    kinds = sorted(type(each).__name__ for each in together(*works))
    assert kinds == ["PartyVersion", "ValidationError"]
    assert slip.party.versions.standing().count() == 1
    assert first_broken(slip.party.chain) is None


# Rights


@pytest.mark.django_db
def test_a_period_is_corrected_the_same_way() -> None:
    right, true_owner = a_right(owner=a_party("Công ty Một")), a_party("Công ty Hai")
    slip = right.periods.get()
    period = RightPeriod(owner=true_owner, status="protected")
    mended = correct_right(slip, period, because="chọn nhầm chủ thể", by=an_officer(), at=AT)
    assert right.period_on(SINCE) == mended
    assert (mended.corrects, mended.in_force_from) == (slip, SINCE)
    changes = JournalEntry.objects.get(verb="correct_right").changes
    assert '"owner":["Công ty Một","Công ty Hai"]' in changes
    assert type(right).objects.matching("cong ty hai").exists()
    assert not type(right).objects.matching("cong ty mot").exists()
    again = RightPeriod(owner=true_owner, status="protected")
    with pytest.raises(ValidationError, match="Chưa sửa chỗ nào"):
        correct_right(mended, again, because="nhầm", by=an_officer(), at=AT)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change", [{"status": "lapsed"}, {"in_force_from": MOVED}, {"source": "khác"}]
)
def test_a_period_is_never_changed(change: dict[str, Any]) -> None:
    rows = RightPeriod.objects.filter(pk=a_right().periods.get().pk)
    with pytest.raises(IntegrityError, match="frozen row"), transaction.atomic():
        rows.update(**change)
    with pytest.raises(IntegrityError, match="frozen row"), transaction.atomic():
        rows.delete()


@pytest.mark.django_db
def test_a_period_ends_once() -> None:
    rows = RightPeriod.objects.filter(pk=a_right().periods.get().pk)
    rows.update(in_force_to=MOVED)
    with pytest.raises(IntegrityError, match="frozen row"), transaction.atomic():
        rows.update(in_force_to=None)


# The pages


def sent(client: Client, slip: PartyVersion, **changes: Any) -> Any:
    typed = {
        "submission": str(uuid4()),
        "legal_form": "company",
        "name": slip.name,
        "address": "21 Hàng Bạc, phường Hoàn Kiếm",
        "because": "gõ nhầm số nhà",
    }
    address = reverse("parties:party_correct", args=[slip.party_id, slip.pk])
    return client.post(address, typed | changes)


def test_the_page_of_a_party_shows_the_mended_facts_and_the_slip(
    client: Client, inspector: Officer
) -> None:
    slip = a_version()
    address = reverse("parties:party_correct", args=[slip.party_id, slip.pk])
    assert address in client.get(slip.party.get_absolute_url()).content.decode()
    assert 'value="12 Hàng Bạc' in client.get(address).content.decode()
    assert sent(client, slip).headers["Location"] == slip.party.get_absolute_url()
    response = client.get(slip.party.get_absolute_url())
    assert response.context["version"].address == "21 Hàng Bạc, phường Hoàn Kiếm"
    page = response.content.decode()
    assert "Nhập sai, đã sửa ngày" in page
    assert "gõ nhầm số nhà" in page
    assert address not in page


def test_the_same_correction_sent_twice_is_made_once(client: Client, inspector: Officer) -> None:
    slip, uuid = a_version(), str(uuid4())
    for _ in range(2):
        assert sent(client, slip, submission=uuid).status_code == 302
    assert slip.party.versions.count() == 2


def test_a_correction_without_reason_loses_nothing_typed(
    client: Client, inspector: Officer
) -> None:
    slip = a_version()
    response = sent(client, slip, because="")
    assert response.context["form"].errors == {"because": ["Ghi lý do sửa."]}
    assert 'value="21 Hàng Bạc' in response.content.decode()


def test_a_clerk_corrects_nothing_and_a_version_of_another_party_is_not_found(
    client: Client, inspector: Officer
) -> None:
    slip, other = a_version(), a_version("Công ty khác")
    wrong = reverse("parties:party_correct", args=[other.party_id, slip.pk])
    assert client.get(wrong).status_code == 404
    client.force_login(an_officer(Role.REGISTRY_CLERK))
    address = reverse("parties:party_correct", args=[slip.party_id, slip.pk])
    assert client.get(address).status_code == 403
    assert address not in client.get(slip.party.get_absolute_url()).content.decode()


def test_a_period_is_corrected_on_its_page(client: Client, inspector: Officer) -> None:
    right, true_owner = a_right(), a_party("Công ty Hai")
    slip = right.periods.get()
    address = reverse("parties:right_correct", args=[right.pk, slip.pk])
    assert address in client.get(right.get_absolute_url()).content.decode()
    typed = {
        "submission": str(uuid4()),
        "owner": true_owner.pk,
        "status": "protected",
        "source": "",
        "because": "chọn nhầm chủ thể",
    }
    assert client.get(address).status_code == 200
    assert client.post(address, typed).headers["Location"] == right.get_absolute_url()
    response = client.get(right.get_absolute_url())
    assert response.context["row"].owner == "Công ty Hai"
    assert "chọn nhầm chủ thể" in response.content.decode()
