"""Pages on which an explanation is noted: each act once, by whom, in how many queries."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.casework.models import Case, CasePerson, Evidence, PartyExplanation
from cases.dossier.models import Item
from cases.office.models import Role
from tests.builders import an_officer
from tests.casework.recording import a_case_of_now, recorded
from tests.dossier.uploads import a_photo
from tests.visits.papers import as_officer, earlier, filled, today

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_tables")]


@pytest.fixture
def case() -> Case:
    return recorded(a_case_of_now(), earlier(hours=2))


def page(name: str, case: Case, *rows: int) -> str:
    return reverse(f"casework:{name}", args=[case.pk, *rows])


def sent(case: Case, view: str, *rows: int, **typed: Any) -> Any:
    client = as_officer(case.dossier.holder)
    address = page(view, case, *rows)
    return client.post(address, filled(client.get(address).context["form"], **typed))


def moment(field: str, at: Any) -> dict[str, str]:
    local = timezone.localtime(at)
    return {f"{field}_0": f"{local:%H:%M}", f"{field}_1": f"{local:%d/%m/%Y}"}


RECEIVED = "received_at"


def test_a_written_explanation_is_noted_once_with_its_copy(case: Case) -> None:
    client = as_officer(case.dossier.holder)
    address = page("explanation_written", case)
    told = filled(client.get(address).context["form"], content="Hàng mua có hóa đơn.")
    told |= moment(RECEIVED, earlier(minutes=30))
    for _ in range(2):
        answer = client.post(address, told | {"uploads": a_photo("giai-trinh.jpg")})
        assert answer["Location"] == page("explanations", case)
    row = case.explanations.get()
    assert (row.way, row.content) == ("written", "Hàng mua có hóa đơn.")
    assert row.item
    assert row.item.kind == Item.Kind.PAPER
    told["content"] = "Nội dung khác."
    again = client.post(address, told | {"uploads": a_photo("giai-trinh.jpg")})
    assert again.status_code == 200
    assert case.explanations.count() == 1
    shown = client.get(page("explanations", case)).content.decode()
    assert "Hàng mua có hóa đơn." in shown
    assert "Bản chụp văn bản" in shown
    assert "Chưa xem xét giải trình" in shown


def test_the_whole_way_of_a_session_by_its_pages(case: Case) -> None:
    assert (
        sent(case, "explanation_to_speak", **moment(RECEIVED, earlier(minutes=90))).status_code
        == 302
    )
    asked = case.explanations.get()
    told = {"meeting_place": "trụ sở Sở", "answered_on": f"{today():%d/%m/%Y}", "answer": "12/TB"}
    when = moment("meeting_at", earlier(minutes=60))
    assert sent(case, "explanation_session", asked.pk, **told, **when).status_code == 302
    told = {"answer": "02/BB-GTTT", "content": "Xin giảm."}
    when = moment("heard_at", earlier(minutes=40))
    assert sent(case, "explanation_heard", asked.pk, **told, **when).status_code == 302
    heard = case.explanations.get(way="heard")
    assert sent(case, "explanation_weigh", heard.pk, assessment="Chấp nhận.").status_code == 302
    shown = as_officer(case.dossier.holder).get(page("explanations", case)).content.decode()
    assert "Ra quyết định được:" in shown
    assert "Biên bản 02/BB-GTTT" in shown


def test_more_time_is_answered_by_its_pages(case: Case) -> None:
    when = moment(RECEIVED, earlier(minutes=30))
    assert sent(case, "more_time_asked", content="Chờ hóa đơn.", **when).status_code == 302
    asked = case.explanations.get()
    told = {"answered_on": f"{today():%d/%m/%Y}", "answer": "15/SKHCN-SHTT"}
    far = f"{today() + timedelta(days=60):%d/%m/%Y}"
    refused = sent(case, "more_time_granted", asked.pk, **told, extended_to=far)
    assert "Gia hạn nhiều nhất đến hết ngày" in refused.content.decode()
    assert sent(case, "more_time_granted", asked.pk, **told).status_code == 302
    asked.refresh_from_db()
    assert asked.is_granted
    assert asked.extended_to
    told = {"answered_on": f"{today():%d/%m/%Y}", "answer": "Không phức tạp."}
    late = as_officer(case.dossier.holder).get(page("more_time_refused", case, asked.pk))
    assert "đã được trả lời" in late.content.decode()


def test_a_day_before_the_record_is_said_at_its_field(case: Case) -> None:
    answer = sent(case, "explanation_waived", **moment(RECEIVED, earlier(hours=20)))
    assert answer.status_code == 200
    assert "Biên bản vi phạm lập lúc" in str(answer.context["form"].errors[RECEIVED])
    assert not PartyExplanation.objects.exists()


def test_before_the_term_is_over_its_end_is_not_noted(case: Case) -> None:
    shown = as_officer(case.dossier.holder).get(page("explanation_ended", case)).content.decode()
    assert "Thời hạn giải trình đến hết ngày" in shown
    sent_without = as_officer(case.dossier.holder).post(page("explanation_ended", case), {})
    assert sent_without.status_code == 200


def test_only_the_holder_and_the_section_note_an_explanation(case: Case) -> None:
    unit = case.dossier.unit
    people = {
        "holder": case.dossier.holder,
        "manager": an_officer(Role.MANAGER, unit),
        "colleague": an_officer(unit=unit),
        "stranger": an_officer(),
    }
    for name in ("explanation_written", "explanation_waived", "evidence_add", "person_add"):
        answers = {
            who: as_officer(each).get(page(name, case)).status_code for who, each in people.items()
        }
        assert answers == {"holder": 200, "manager": 200, "colleague": 403, "stranger": 404}
    for name in ("explanations", "proofs"):
        answers = {
            who: as_officer(each).get(page(name, case)).status_code for who, each in people.items()
        }
        assert answers == {"holder": 200, "manager": 200, "colleague": 200, "stranger": 404}


def test_the_pages_ask_no_more_for_many_rows_than_for_few(case: Case) -> None:
    client = as_officer(case.dossier.holder)
    taken: dict[str, list[int]] = {"explanations": [], "proofs": []}
    for count in (1, 8):
        for number in range(count):
            name = f"Người {count}.{number}"
            CasePerson.objects.create(case=case, name=name, capacity="witness")
            Evidence.objects.create(
                case=case, kind="document", name=name, dated_on=today(), received_on=today()
            )
            PartyExplanation.objects.create(
                case=case, way="written", received_at=timezone.now(), content=name
            )
        for name, queries in taken.items():
            with CaptureQueriesContext(connection) as asked:
                assert client.get(page(name, case)).status_code == 200
            queries.append(len(asked))
    for few, many in taken.values():
        assert few == many
        assert few <= 12


def test_evidence_of_the_future_is_refused_and_a_result_moves_the_term() -> None:
    case = a_case_of_now()
    told = {"kind": "expertise", "name": "Kết luận giám định số NH057-20YC"}
    tomorrow = f"{today() + timedelta(days=1):%d/%m/%Y}"
    refused = sent(case, "evidence_add", **told, dated_on=tomorrow, received_on=tomorrow)
    assert "không được ở tương lai" in refused.content.decode()
    day = f"{today():%d/%m/%Y}"
    assert sent(case, "evidence_add", **told, dated_on=day, received_on=day).status_code == 302
    running = case.dossier.deadlines.running()
    assert [each.term for each in running] == ["record_after_expertise"]
    row = case.evidence.get()
    assert sent(case, "evidence_remove", row.pk).status_code == 302
    assert [each.term for each in running.all()] == ["record_normal"]


def test_a_person_is_added_changed_and_taken_out_on_its_pages() -> None:
    case = a_case_of_now()
    told = {"capacity": "witness", "honorific": "Ông", "name": "Trịnh Văn Sáng"}
    assert sent(case, "person_add", **told).status_code == 302
    row = case.people.get()
    assert sent(case, "person", row.pk, position="Viên chức").status_code == 302
    row.refresh_from_db()
    assert row.position == "Viên chức"
    assert sent(case, "person_remove", row.pk).status_code == 302
    assert not case.people.exists()
    verbs = set(case.chain.entries.values_list("verb", flat=True))
    assert {"add_person", "change_person", "remove_person"} <= verbs
