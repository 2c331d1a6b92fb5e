"""The violation record by its pages: begun, looked over, signed, finished; who may."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.casework.models import Case, Evidence, ViolationRecord
from cases.dossier.models import Document
from cases.office.models import Role
from tests.builders import an_officer
from tests.casework.recording import a_case_of_now, a_person
from tests.casework.test_explanation_pages import moment
from tests.visits.papers import as_officer, earlier, filled, today

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_tables")]


@pytest.fixture
def case() -> Case:
    case = a_case_of_now()
    a_person(case)
    day = today()
    Evidence.objects.create(
        case=case, kind="statement", name="Bản tường trình", dated_on=day, received_on=day
    )
    return case


def begun(case: Case, **typed: Any) -> Any:
    client = as_officer(case.dossier.holder)
    address = reverse("casework:record_draft", args=[case.pk])
    form = client.get(address).context["form"]
    told = filled(form, opinion_violator="Thừa nhận hành vi.", **typed)
    told["reason_elsewhere"] = "phải xác minh thêm"
    told |= {"present": [str(person.pk) for person in case.people.all()]}
    told |= moment("made_at", earlier(minutes=60)) | moment("ended_at", earlier(minutes=10))
    told |= moment("summons_at", timezone.now() + timedelta(days=3))
    return client, address, told


def paper(name: str, document: Document, *more: int) -> str:
    return reverse(f"dossier:{name}", args=[document.pk, *more])


def test_the_record_is_begun_once_filled_signed_and_finished(case: Case) -> None:
    client, address, told = begun(case, opinion_witness="Không có ý kiến khác.")
    for _ in range(2):
        answer = client.post(address, told)
        document = Document.objects.get(kind="MBB01")
        assert answer["Location"] == paper("document", document)
    shown = client.get(paper("document", document)).content.decode()
    assert "BIÊN BẢN VI PHẠM HÀNH CHÍNH" in shown
    assert "Còn thiếu" in shown
    edit = paper("document_edit", document)
    none = {
        f"none-{key}": "on" for key in ("interpreter", "injured", "opinion_injured", "measures")
    }
    assert client.post(edit, filled(client.get(edit).context["form"], **none)).status_code == 302
    ready = paper("document_ready", document)
    assert client.post(ready, filled(client.get(ready).context["form"])).status_code == 302
    for signature in document.signatures.all():
        sign = paper("signature_sign", document, signature.pk)
        assert client.post(sign, filled(client.get(sign).context["form"])).status_code == 302
    finish = paper("document_finish", document)
    page = client.get(finish)
    assert "hành vi, tình tiết của vụ việc khóa lại" in page.content.decode()
    assert client.post(finish, filled(page.context["form"])).status_code == 302
    case.refresh_from_db()
    assert (case.status, case.may_explain) == (Case.Status.RECORDED, True)
    of_case = client.get(case.get_absolute_url()).content.decode()
    assert "Mở trang giải trình" in of_case
    waits = client.get(paper("document", document)).content.decode()
    assert "Chờ giải trình đến hết ngày" in waits


def test_a_day_in_the_wrong_order_is_said_at_its_field(case: Case) -> None:
    client, address, told = begun(case)
    told |= moment("made_at", earlier(hours=6))
    answer = client.post(address, told)
    assert "trước lúc phát hiện" in str(answer.context["form"].errors["made_at"])
    assert not ViolationRecord.objects.exists()


def test_two_who_change_the_making_see_both_versions(case: Case) -> None:
    client, address, told = begun(case)
    client.post(address, told)
    made = ViolationRecord.objects.get()
    session = reverse("casework:record_session", args=[made.pk])
    first, second = (
        filled(client.get(session).context["form"], opinion_violator=said)
        | moment("made_at", made.made_at)
        for said in ("Bản một.", "Bản hai.")
    )
    assert client.post(session, first).status_code == 302
    answer = client.post(session, second)
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert "đã được người khác sửa" in shown
    assert "Bản một." in shown
    assert "Bản hai." in shown


def test_only_the_holder_and_the_section_make_the_record(case: Case) -> None:
    client, address, told = begun(case)
    client.post(address, told)
    session = reverse("casework:record_session", args=[ViolationRecord.objects.get().pk])
    people = {
        "holder": case.dossier.holder,
        "manager": an_officer(Role.MANAGER, case.dossier.unit),
        "colleague": an_officer(unit=case.dossier.unit),
        "stranger": an_officer(),
    }
    for place in (address, session):
        answers = {name: as_officer(each).get(place).status_code for name, each in people.items()}
        assert answers == {"holder": 200, "manager": 200, "colleague": 403, "stranger": 404}


def test_the_case_offers_the_record_then_its_paper(case: Case) -> None:
    client, address, told = begun(case)
    assert address in client.get(case.get_absolute_url()).content.decode()
    client.post(address, told)
    shown = client.get(case.get_absolute_url()).content.decode()
    assert address not in shown
    assert paper("document", Document.objects.get(kind="MBB01")) in shown


def test_the_draft_asks_no_more_for_many_rows_than_for_few(case: Case) -> None:
    client, address, told = begun(case)
    client.post(address, told)
    document = Document.objects.get(kind="MBB01")
    taken = []
    for count in (1, 8):
        for number in range(count):
            name = f"Văn bản {count}.{number}"
            a_person(case, name=name)
            Evidence.objects.create(
                case=case, kind="document", name=name, dated_on=today(), received_on=today()
            )
        with CaptureQueriesContext(connection) as asked:
            assert client.get(paper("document", document)).status_code == 200
        taken.append(len(asked))
    assert taken[0] == taken[1]
    assert taken[0] <= 13
