"""Whom an inspection concerns and facts mended since, at the width of a phone and of a desk."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser

from cases.dossier.models import DossierParty
from cases.parties.models import PartyVersion
from cases.parties.services import correct_party
from inspections.visits.services import parties
from tests.browser.test_field import assert_usable, on_a_phone
from tests.builders import PASSWORD, a_version, an_officer
from tests.visits.building import an_inspection

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("law_tables"),
]
LONG = "Công ty trách nhiệm hữu hạn một thành viên Thương mại Dịch vụ Xuất nhập khẩu Hải Vân"


@pytest.mark.parametrize("width", [360, 1440])
def test_related_and_mended_parties_are_usable(
    browser: Browser, live_server: Any, width: int
) -> None:
    officer, at = an_officer(), timezone.now()
    officer.set_password(PASSWORD)
    officer.save()
    slip = a_version(f"{LONG} Một")
    inspection = an_inspection(officer, subjects=[slip])
    rows = [
        DossierParty(version=a_version(f"{LONG} {name}"), capacity="related", note="quản lý chợ")
        for name in ("Hai", "Ba")
    ]
    for row in rows:
        parties.add_related(inspection, row, by=officer, at=at)
    parties.end_related(inspection, rows[1], because="nhập nhầm chợ", by=officer, at=at)
    mended = PartyVersion(name=slip.name, legal_form=slip.legal_form, address="21 Hàng Bạc")
    correct_party(slip, mended, because="gõ nhầm số nhà", by=officer, at=at)
    page = on_a_phone(browser, live_server, officer)
    page.set_viewport_size({"width": width, "height": 900})
    subject = inspection.dossier.parties.get(capacity="subject")
    addresses = [
        inspection.get_absolute_url(),
        reverse("visits:related_add", args=[inspection.pk]),
        reverse("visits:related_end", args=[inspection.pk, rows[0].pk]),
        reverse("visits:correction_use", args=[inspection.pk, subject.pk]),
        slip.party.get_absolute_url(),
        reverse("parties:party_correct", args=[slip.party_id, mended.pk]),
    ]
    for address in addresses:
        answer = page.goto(f"{live_server.url}{address}")
        assert answer
        assert answer.status == 200
        assert_usable(page)
