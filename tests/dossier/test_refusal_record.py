"""A decision that the party would not take: its record drafted, signed, and the day it gives."""

import pytest
from django.core.exceptions import ValidationError

from cases.dossier.drafting.common import edits_of
from cases.dossier.models import Delivery, Document
from cases.dossier.services import deliveries, drafts, records
from cases.dossier.services.copies import delivered_to_party
from cases.dossier.services.registers import load_series
from cases.office.models import Officer
from inspections.desk.demo.whole import DATA
from inspections.visits import papers as forms
from tests.builders import AT, ON, a_dossier, a_dossier_party, a_version, an_officer
from tests.dossier import registry
from tests.dossier.paper.reading import text
from tests.dossier.registry import a_clerk, a_signed_paper
from tests.issuing import issue

REGISTERED = {
    "tax_code": "0199001236",
    "representative": "Trần Thị Lụa",
    "representative_title": "Giám đốc",
    "sex": "Nữ",
    "licence_number": "0199001236",
    "licence_issued_on": ON,
    "licence_issued_by": "Sở Tài chính thành phố Hà Nội",
}
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]


@pytest.fixture(autouse=True)
def _a_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(forms.COMPOSERS, registry.KIND, registry.A_FORM)
    load_series(DATA / "series.csv")


def a_copy(holder: Officer) -> Delivery:
    dossier = a_dossier(holder)
    version = a_version("Công ty TNHH Lụa Hồng", **REGISTERED)
    a_dossier_party(dossier, version=version, capacity="offender")
    document = issue(a_signed_paper(dossier), by=a_clerk(), at=AT)
    return document.deliveries.get(is_to_party=True)


def typed(document: Document, by: Officer) -> Document:
    edits = edits_of(document)
    said = {"full_name": "Vũ Văn Bảy", "position": "Công chức tư pháp", "body": "UBND phường Láng"}
    for part, words in said.items():
        edits = edits.with_text(f"commune.{part}", words, over="")
    return drafts.save_edits(document, edits, revision=document.revision, by=by, at=AT)


def test_the_record_names_the_decision_and_waits_for_the_commune() -> None:
    holder = an_officer(full_name="Tạ Minh Quân")
    copy = a_copy(holder)
    draft = deliveries.draft_refusal(copy, by=holder, at=AT)
    with pytest.raises(ValidationError) as refused:
        drafts.make_ready(draft, by=holder, at=AT)
    assert "Cơ quan" in " ".join(refused.value.messages)
    typed(draft, holder)
    drafts.make_ready(draft, by=holder, at=AT)
    assert draft.full_number == "01/BB-KNQĐXP"
    for signature in draft.signatures.all():
        records.sign_record(signature, by=holder, at=AT)
    records.finish_record(draft, by=holder, at=AT)
    words = text(bytes(Document.objects.get(pk=draft.pk).paper.content))
    assert "cố tình không nhận quyết định" in words
    assert copy.document.full_number in words
    assert "Vũ Văn Bảy" in words
    deliveries.refuse_copy(copy, record_of=draft, by=holder, at=AT)
    assert delivered_to_party(copy.document) == ON


def test_a_second_record_of_the_same_refusal_is_not_drafted() -> None:
    holder = an_officer()
    copy = a_copy(holder)
    deliveries.draft_refusal(copy, by=holder, at=AT)
    with pytest.raises(ValidationError, match="Đã có dự thảo biên bản này"):
        deliveries.draft_refusal(copy, by=holder, at=AT)
