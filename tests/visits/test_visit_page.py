"""The page of a visit: parts saved one by one, nothing lost, nothing moved by opening."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from cases.dossier.models import Document
from cases.office.models import JournalEntry, Officer
from cases.parties.models import PartyVersion
from inspections.visits.models import ExaminedPaper, PresentPerson, Visit
from inspections.visits.services import visits
from tests.builders import AT, a_document, a_goods_line, a_version, an_officer
from tests.visits.building import a_visit, under_way
from tests.visits.posting import HTMX, drawn, entered, page_of, queries_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
World = tuple[Visit, Officer]
NO_LEAVING = {"left_at_0": "", "left_at_1": ""}


@pytest.fixture
def world() -> World:
    inspection, _, member = under_way()
    visit = a_visit(inspection, member, stall="27", label="Lê Thị Thanh Trà")
    visits.log_outcome(visit, outcome="worked", by=member, at=AT)
    return visit, member


def url(name: str, *parts: Any) -> str:
    return reverse(f"visits:{name}", args=parts)


def part(client: Client, visit: Visit, slug: str) -> tuple[str, dict[str, str]]:
    """Address and drawn content of one part's form."""
    address = url("part", visit.pk, slug)
    return address, drawn(page_of(client, visit.get_absolute_url()), address)


def test_a_part_is_saved_and_says_when(world: World) -> None:
    visit, member = world
    client = entered(member)
    address, data = part(client, visit, "ket-qua")
    answer = client.post(address, data | {"examined": "Quầy đang mở cửa."}, headers=HTMX)
    assert "Đã lưu lúc" in answer.content.decode()
    assert answer["HX-Reswap"] == "none"
    visit.refresh_from_db()
    assert visit.examined == "Quầy đang mở cửa."


def test_without_script_a_part_is_saved_too(world: World) -> None:
    visit, member = world
    client = entered(member)
    address, data = part(client, visit, "da-lam")
    answer = client.post(address, data | {"done": "Chụp ảnh."})
    assert answer["Location"] == f"{visit.get_absolute_url()}#da-lam"


def test_a_part_sent_twice_is_saved_once(world: World) -> None:
    visit, member = world
    client = entered(member)
    address, data = part(client, visit, "yeu-cau")
    for _ in range(2):
        answer = client.post(address, data | {"requests": "Cung cấp hóa đơn."}, headers=HTMX)
        assert "Đã lưu lúc" in answer.content.decode()
    assert visit.chain.entries.filter(verb="change_visit").count() == 1


def test_two_officers_at_two_parts_do_not_stop_each_other(world: World) -> None:
    visit, member = world
    head = visit.dossier.seats.get(kind="head").officer
    one, other = entered(member), entered(head)
    first, second = part(one, visit, "ket-qua"), part(other, visit, "yeu-cau")
    one.post(first[0], first[1] | {"examined": "Mở cửa."}, headers=HTMX)
    answer = other.post(second[0], second[1] | {"requests": "Không"}, headers=HTMX)
    assert "Đã lưu lúc" in answer.content.decode()
    visit.refresh_from_db()
    assert (visit.examined, visit.requests) == ("Mở cửa.", "Không")


def test_two_officers_at_one_part_see_both_versions(world: World) -> None:
    visit, member = world
    head = visit.dossier.seats.get(kind="head").officer
    one, other = entered(member), entered(head)
    first, second = part(one, visit, "y-kien"), part(other, visit, "y-kien")
    one.post(first[0], first[1] | {"statement": "Tôi mua của người quen."}, headers=HTMX)
    answer = other.post(second[0], second[1] | {"statement": "Không có ý kiến."}, headers=HTMX)
    shown = answer.content.decode()
    assert "đã được người khác sửa" in shown
    assert "<mark>Không có ý kiến.</mark>" in shown
    assert "<mark>Tôi mua của người quen.</mark>" in shown
    visit.refresh_from_db()
    assert visit.statement == "Tôi mua của người quen."

    again = drawn(shown, second[0])
    other.post(second[0], again, headers=HTMX)
    visit.refresh_from_db()
    assert visit.statement == "Không có ý kiến."


def test_opening_and_saving_five_times_moves_nothing(world: World) -> None:
    """Arrived 08:05, left 10:40 on 24/11, one goods line, one statement."""
    visit, member = world
    Visit.objects.filter(pk=visit.pk).update(
        arrived_at=datetime(2026, 11, 25, 9, 5, 33, tzinfo=HANOI),
        left_at=datetime(2026, 11, 25, 10, 40, tzinfo=HANOI),
        statement="Dòng một\nDòng hai",
    )
    line = visits.add_goods_at(visit, a_goods_line(visit.dossier), by=member, at=AT)
    before = Visit.objects.filter(pk=visit.pk).values().get()
    length, client = JournalEntry.objects.count(), entered(member)
    for _ in range(5):
        for slug in ("gio", "y-kien", "ket-qua"):
            address, data = part(client, visit, slug)
            assert client.post(address, data).status_code == 302
        address = url("line_save", visit.pk, line.pk)
        data = drawn(page_of(client, url("goods", visit.pk)), address)
        assert client.post(address, data).status_code == 302
    assert Visit.objects.filter(pk=visit.pk).values().get() == before
    assert JournalEntry.objects.count() == length


def test_hours_are_those_of_hanoi_and_the_page_can_say_so(world: World) -> None:
    visit, member = world
    page = page_of(entered(member), visit.get_absolute_url())
    assert 'value="09:00"' in page
    assert "Giờ trên trang là giờ Hà Nội" in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"left_at_0": "08:00"}, "Giờ rời phải sau giờ đến."),
        ({"left_at_0": "25:00"}, "Nhập giờ từ 00:00 đến 23:59"),
        ({"left_at_0": "23:00", "left_at_1": "31/12/2999"}, "Giờ rời không được ở tương lai."),
        ({"arrived_at_1": "01/12/2999"} | NO_LEAVING, "Giờ đến không được ở tương lai."),
        ({"left_at_1": "11-25"}, "Nhập ngày theo thứ tự ngày/tháng/năm"),
    ],
)
def test_a_wrong_hour_is_named_at_its_field(
    world: World, typed: dict[str, str], sentence: str
) -> None:
    visit, member = world
    client = entered(member)
    address, data = part(client, visit, "gio")
    data |= {"left_at_0": "10:00", "left_at_1": "25/11/2026"} | typed
    shown = client.post(address, data, headers=HTMX).content.decode()
    assert sentence in shown
    assert "bad" in shown
    visit.refresh_from_db()
    assert visit.left_at is None


def test_the_team_leaves_by_one_press(world: World) -> None:
    visit, member = world
    client, address = entered(member), url("leave", visit.pk)
    data = drawn(page_of(client, address), "")
    for _ in range(2):
        assert client.post(address, data).status_code == 302
    visit.refresh_from_db()
    assert visit.left_at is not None
    assert visit.chain.entries.filter(verb="leave").count() == 1


def test_somebody_present_is_entered_with_capacity_and_paper(world: World) -> None:
    visit, member = world
    client, address = entered(member), url("person_add", visit.pk)
    data = drawn(page_of(client, address), "") | {
        "honorific": "Bà",
        "name": "Lê Thị Thanh Trà",
        "capacity": "deputed",
        "works_with_team": "on",
    }
    refused = client.post(address, data).content.decode()
    assert "Ghi số, ngày giấy ủy quyền" in refused
    data["authority_paper"] = "Giấy ủy quyền ngày 24/11/2026"
    for _ in range(2):
        assert client.post(address, data).status_code == 302
    person = PresentPerson.objects.get()
    assert (person.name, person.works_with_team) == ("Lê Thị Thanh Trà", True)
    assert "bà Lê Thị Thanh Trà" in page_of(client, visit.get_absolute_url())


def test_one_person_works_with_the_team(world: World) -> None:
    visit, member = world
    PresentPerson.objects.create(
        visit=visit, name="Nguyễn Văn A", capacity="subject", works_with_team=True
    )
    client, address = entered(member), url("person_add", visit.pk)
    data = drawn(page_of(client, address), "")
    assert "works_with_team" not in data
    data |= {"name": "Trần B", "capacity": "witness", "works_with_team": "on"}
    assert "Đã có người làm việc với Đoàn" in client.post(address, data).content.decode()


def test_a_person_taken_out_stays_in_the_journal(world: World) -> None:
    visit, member = world
    person = PresentPerson.objects.create(visit=visit, name="Trần B", capacity="witness")
    client, address = entered(member), url("person_remove", visit.pk, person.pk)
    client.post(address, drawn(page_of(client, address), ""))
    assert not visit.people.exists()
    assert "Trần B" in visit.chain.entries.latest("sequence").changes


def test_a_paper_of_the_list_is_logged_in_one_tap(world: World) -> None:
    visit, member = world
    client, address = entered(member), url("paper_log", visit.pk)
    data = drawn(page_of(client, visit.get_absolute_url()), address)
    for _ in range(2):
        answer = client.post(address, data | {"result": "not_shown"}, headers=HTMX)
        assert answer.content.decode().count("<li") == 1
    paper = ExaminedPaper.objects.get()
    assert (paper.name, paper.result) == (data["name"], "not_shown")


def test_a_paper_logged_by_another_meanwhile_is_not_doubled(world: World) -> None:
    visit, member = world
    client, address = entered(member), url("paper_log", visit.pk)
    page = page_of(client, visit.get_absolute_url())
    data = drawn(page, address)
    ExaminedPaper.objects.create(visit=visit, name=data["name"], result="shown")
    answer = client.post(address, data | {"result": "not_shown"}, headers=HTMX).content.decode()
    assert "Giấy tờ này vừa được ghi: Có xuất trình" in answer
    assert visit.papers.count() == 1


def test_a_note_is_kept_beside_the_result(world: World) -> None:
    visit, member = world
    paper = ExaminedPaper.objects.create(visit=visit, name="Hóa đơn", result="not_shown")
    client, address = entered(member), url("paper", visit.pk, paper.pk)
    data = drawn(page_of(client, visit.get_absolute_url()), address)
    client.post(address, data | {"note": "hẹn nộp 30/11/2026"}, headers=HTMX)
    paper.refresh_from_db()
    assert (paper.result, paper.note) == ("not_shown", "hẹn nộp 30/11/2026")


def test_the_subject_is_chosen_as_it_stands_that_day(world: World) -> None:
    visit, member = world
    version = a_version("Lê Thị Thanh Trà", legal_form=PartyVersion.LegalForm.PERSON)
    client, address = entered(member), url("subject", visit.pk)
    page = page_of(client, address)
    assert f'value="{version.party_id}"' in page  # found by the name of the place
    client.post(address, drawn(page, "") | {"party": str(version.party_id)})
    visit.refresh_from_db()
    assert visit.party_version == version


def test_signed_minutes_leave_a_page_to_read(world: World) -> None:
    visit, member = world
    client = entered(member)
    address, data = part(client, visit, "ket-qua")
    minutes = a_document(visit.dossier, Document.State.ISSUED, kind="BBKT")
    visit.documents.create(document=minutes)
    shown = client.post(address, data | {"examined": "Sửa"}, headers=HTMX).content.decode()
    assert f"Biên bản {minutes.full_number} đã chốt" in shown
    page = page_of(client, visit.get_absolute_url())
    assert "Chỉ xem:" in page
    assert "hx-post" not in page


def test_a_colleague_reads_and_a_stranger_finds_nothing(world: World) -> None:
    visit, _ = world
    colleague = entered(an_officer(unit=visit.dossier.unit))
    page = page_of(colleague, visit.get_absolute_url())
    assert "hx-post" not in page
    assert colleague.post(url("part", visit.pk, "y-kien")).status_code == 403
    assert colleague.get(url("person_add", visit.pk)).status_code == 403
    assert colleague.post(url("paper_log", visit.pk)).status_code == 403
    stranger = entered(an_officer())
    for address in (visit.get_absolute_url(), url("leave", visit.pk), url("subject", visit.pk)):
        assert stranger.get(address).status_code == 404


def test_what_to_take_along_is_on_one_page(world: World) -> None:
    visit, member = world
    page = page_of(entered(member), url("bring", visit.inspection_id))
    assert "118/QĐ-SKHCN" in page
    assert "Tạ Minh Quân, Trưởng đoàn" in page


def test_a_full_visit_asks_no_more_than_an_empty_one() -> None:
    asked = []
    for count in (3, 13):
        inspection, _, member = under_way()
        visit = a_visit(inspection, member)
        visits.log_outcome(visit, outcome="worked", by=member, at=AT)
        for number in range(count):
            later = AT + timedelta(minutes=number)
            visits.add_goods_at(visit, a_goods_line(visit.dossier), by=member, at=later)
            visit.people.create(name=f"Người {number}", capacity="witness")
            visit.papers.create(name=f"Giấy {number}", result="shown")
            visit.findings.create(facts=f"Nội dung {number}")
        asked.append(queries_of(entered(member), visit.get_absolute_url()))
        assert queries_of(entered(member), url("bring", inspection.pk)) <= 12
    assert asked[0] == asked[1] <= 12
