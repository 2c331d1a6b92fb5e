"""Pages of what comes in, as whoever receives, decides, only reads or is a stranger sees them."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.casework.models import Case, Request
from cases.casework.services import request_course, requests
from cases.parties.models import RightAgent
from cases.parties.services import appoint_agent
from inspections.desk.search import search
from inspections.visits.models import Inspection
from tests.builders import a_right
from tests.casework.intake import Desk, a_desk, a_report, a_request
from tests.reading_exports import csv_rows, taken
from tests.visits.papers import as_officer, filled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_tables")]

FILES = Path(__file__).parents[1] / "dossier" / "files"


@pytest.fixture
def desk() -> Desk:
    return a_desk()


def today(back: int = 0) -> str:
    return f"{timezone.localdate() - timedelta(days=back):%d/%m/%Y}"


def sent(client: Client, address: str, **typed: Any) -> Any:
    """The answer to a page's form with these fields typed over."""
    return client.post(address, filled(client.get(address).context["form"], **typed))


def of(name: str, request: Request, *more: object) -> str:
    return reverse(f"casework:{name}", args=[request.pk, *more])


def typed(desk: Desk, **over: Any) -> dict[str, Any]:
    told = {
        "arrived_on": today(),
        "incoming_number": "1204",
        "requester": str(desk.holder.party_id),
        "agent": str(desk.agent.party_id),
        "power_number": "05/UQ",
        "power_from": today(400),
        "power_to": today(8),
        "rights": [str(desk.right.pk)],
        "accused": str(desk.accused.party_id),
        "content": "Biển hiệu mang dấu hiệu MỘC LAM.",
    }
    return told | over


def test_a_request_is_received_once_however_often_it_is_sent(desk: Desk) -> None:
    client = as_officer(desk.inspector)
    address = reverse("casework:request_receive", args=["don"])
    form = filled(client.get(address).context["form"], **typed(desk))
    for _ in range(2):
        answer = client.post(address, form)
        assert answer["Location"] == Request.objects.get().get_absolute_url()
    request = Request.objects.get()
    assert request.dossier.title == "MỘC LAM: Hộ kinh doanh Trà Mộc Lan"
    assert request.dossier.number.endswith("/TN-SHTT")
    page = client.get(request.get_absolute_url()).content.decode()
    assert f"Giấy ủy quyền 05/UQ hết hạn ngày {today(8)}, trước ngày nộp {today()}." in page
    assert "khoản 2, khoản 3 Điều 23 Nghị định 99/2013/NĐ-CP" in page
    assert "Xem xét tính hợp lệ của đơn đến hết" in page


@pytest.mark.parametrize(
    ("over", "field", "sentence"),
    [
        ({"arrived_on": today(-1)}, "arrived_on", "Ngày đến không được ở tương lai."),
        ({"arrived_on": "31/02/2026"}, "arrived_on", "Nhập ngày theo thứ tự"),
        ({"requester": ""}, "requester", "Gõ vài chữ"),
        ({"rights": []}, "rights", "Gõ vài chữ"),
        ({"content": " "}, "content", "Ghi nội dung văn bản nêu."),
        ({"power_to": today(500)}, "power_to", "Giấy ủy quyền bắt đầu ngày"),
    ],
)
def test_what_is_typed_wrong_is_said_at_its_field(
    desk: Desk, over: dict[str, Any], field: str, sentence: str
) -> None:
    client = as_officer(desk.inspector)
    address = reverse("casework:request_receive", args=["don"])
    answer = sent(client, address, **typed(desk, **over))
    assert answer.status_code == 200
    assert sentence in str(answer.context["form"].errors[field])
    assert not Request.objects.exists()


def test_reports_and_transfers_ask_only_for_what_they_have(desk: Desk) -> None:
    client = as_officer(desk.inspector)
    for kind in ("tin-bao", "vu-chuyen-den"):
        form = client.get(reverse("casework:request_receive", args=[kind])).context["form"]
        assert "agent" not in form.fields
    address = reverse("casework:request_receive", args=["tin-bao"])
    told = {"arrived_on": today(), "content": "Bán túi giả ở chợ."}
    assert sent(client, address, **told).status_code == 302
    report = Request.objects.get()
    assert (report.kind, report.requester, report.accused) == ("report", None, None)
    assert client.get(report.get_absolute_url()).status_code == 200
    assert client.get(reverse("casework:request_receive", args=["khac"])).status_code == 404


def test_the_whole_way_is_walked_on_its_pages(desk: Desk) -> None:
    inspector, manager = as_officer(desk.inspector), as_officer(desk.manager)
    at = timezone.now()
    request = a_request(desk, at=at, arrived_on=timezone.localdate())
    papers = {
        f"state_{key}": "present"
        for key in ("request_form", "proof_of_right", "proof_of_infringement")
    }
    faulty = {"state_power_of_attorney": "faulty", "note_power_of_attorney": "hết hạn"}
    assert sent(inspector, of("request_papers", request), **papers, **faulty).status_code == 302
    assert "hết hạn" in inspector.get(of("request_ask", request)).context["form"]["asked"].value()
    assert sent(inspector, of("request_ask", request)).status_code == 302
    answered = sent(inspector, of("request_answer", request, "supplement"), number="31/SKHCN")
    assert answered.status_code == 302
    brought = {"papers": ["power_of_attorney"], "power_number": "06/UQ", "power_from": today()}
    assert sent(inspector, of("request_supplement", request), **brought).status_code == 302
    assert sent(manager, of("request_accept", request)).status_code == 302
    request.refresh_from_db()
    assert (request.status, request.power_number) == ("accepted", "06/UQ")
    found = {"detected_at_0": "00:00", "detected_at_1": today()}
    opened = sent(inspector, of("request_case", request), **found)
    case = Case.objects.get()
    assert opened["Location"] == case.get_absolute_url()
    assert (
        sent(inspector, of("request_withdraw", request), because="Đã thỏa thuận").status_code == 302
    )
    page = inspector.get(request.get_absolute_url()).content.decode()
    for told in ("31/SKHCN", "Đã rút đơn", case.dossier.number, "Đã thỏa thuận"):
        assert told in page


def test_an_inspection_opens_with_nothing_typed_again(desk: Desk) -> None:
    at = timezone.now()
    request = a_request(desk, at=at, arrived_on=timezone.localdate(), agent=None, power_number="",
                        power_from=None, power_to=None)  # fmt: skip
    inspector, manager = as_officer(desk.inspector), as_officer(desk.manager)
    address = reverse("visits:request_inspect", args=[request.pk])
    assert "chỉ xử lý khi đã thụ lý" in inspector.get(address).content.decode()
    papers = {f"state_{paper.key}": "present" for paper in request.papers.all()}
    sent(inspector, of("request_papers", request), **papers)
    sent(manager, of("request_accept", request))
    page = inspector.get(request.get_absolute_url()).content.decode()
    assert address in page
    form = filled(inspector.get(address).context["form"])
    for _ in range(2):
        inspector.post(address, form)
    inspection = Inspection.objects.get()
    assert inspection.dossier.arose_from == request.dossier
    assert inspection.basis == "request"
    assert inspection.basis_paper == (
        f"Đơn yêu cầu xử lý xâm phạm số đến 1204 ngày {today()} của Công ty TNHH Mộc Lam"
    )
    assert "dịch vụ quán trà" in inspection.content
    assert desk.right.sign in inspection.content
    assert inspection.dossier.place == "số 4 phố Hàng Gai"
    people = {each.capacity: each.version for each in inspection.dossier.parties.all()}
    assert people == {"subject": desk.accused, "right_holder": desk.holder}
    page = inspector.get(request.get_absolute_url()).content.decode()
    assert inspection.dossier.number in page
    assert address not in page


def test_who_told_is_not_in_the_papers_of_an_inspection(desk: Desk) -> None:
    report = a_report(desk, at=timezone.now(), arrived_on=timezone.localdate(),
                      requester=desk.agent)  # fmt: skip
    sent(as_officer(desk.manager), of("request_accept", report))
    address = reverse("visits:request_inspect", args=[report.pk])
    sent(as_officer(desk.inspector), address)
    inspection = Inspection.objects.get()
    assert desk.agent.name not in inspection.basis_paper + inspection.content
    assert inspection.basis == "clear_signs"
    assert inspection.dossier.parties.count() == 1


def test_who_may_what(desk: Desk) -> None:
    request = a_request(desk)
    answers = {
        name: [
            as_officer(getattr(desk, name)).get(address).status_code
            for address in (
                request.get_absolute_url(),
                of("request_papers", request),
                of("request_accept", request),
            )
        ]
        for name in ("inspector", "manager", "director", "reader", "stranger")
    }
    assert answers == {
        "inspector": [200, 200, 403],
        "manager": [200, 200, 200],
        "director": [200, 403, 200],
        "reader": [200, 403, 403],
        "stranger": [404, 404, 404],
    }


def test_a_step_out_of_turn_says_why_and_changes_nothing(desk: Desk) -> None:
    request = a_request(desk)
    manager = as_officer(desk.manager)
    page = manager.get(of("request_settle", request))
    assert "Chưa thực hiện được" in page.content.decode()
    before = request.chain.entries.count()
    for name in ("request_accept", "request_settle", "request_supplement", "request_stop"):
        form = filled(
            manager.get(of(name, request)).context["form"], because="x", ground="withdrawn"
        )
        assert manager.post(of(name, request), form).status_code == 200
    assert request.chain.entries.count() == before


def test_a_changed_request_keeps_what_two_officers_typed_apart(desk: Desk) -> None:
    request = a_request(desk)
    client = as_officer(desk.inspector)
    form = filled(client.get(of("request_change", request)).context["form"])
    assert client.post(of("request_change", request), form | {"place": "số 6"}).status_code == 302
    request.refresh_from_db()
    assert request.dossier.place == "số 6"
    other = filled(as_officer(desk.manager).get(of("request_change", request)).context["form"])
    stale = form | {"submission": other["submission"], "content": "Khác."}
    answer = as_officer(desk.manager).post(of("request_change", request), stale)
    assert "đã được người khác sửa" in answer.content.decode()
    request.refresh_from_db()
    assert request.content == "Biển hiệu cửa hàng mang dấu hiệu MỘC LAM."


def test_rights_and_agent_can_be_changed_and_the_papers_follow(desk: Desk) -> None:
    request = a_request(desk)
    client, other = as_officer(desk.inspector), a_right("MỘC LAM XANH")
    told = {"rights": [str(other.pk)], "agent": "", "power_number": "", "power_from": "",
            "power_to": ""}  # fmt: skip
    assert sent(client, of("request_change", request), **told).status_code == 302
    request.refresh_from_db()
    assert [each.right for each in request.rights.all()] == [other]
    assert request.papers.get(key="power_of_attorney").state == "not_needed"
    assert sent(client, of("request_change", request), agent=str(desk.agent.party_id),
                power_from=today(30)).status_code == 302  # fmt: skip
    assert request.papers.get(key="power_of_attorney").state == "missing"


def test_a_file_is_laid_beside_its_paper_and_only_downloaded(desk: Desk) -> None:
    request = a_request(desk)
    paper = request.papers.get(key="proof_of_right")
    client = as_officer(desk.inspector)
    address = of("request_paper_file", request, paper.pk)
    for name, kind in (
        ("minutes_with_script.pdf", "application/pdf"),
        ("drawing_with_script.svg", "image/svg+xml"),
        ("page_named_photo.jpg", "image/jpeg"),
    ):
        upload = SimpleUploadedFile(name, (FILES / name).read_bytes(), kind)
        answer = sent(client, address, uploads=upload)
        is_kept = name.endswith(".pdf")
        assert answer.status_code == (302 if is_kept else 200), name
    paper.refresh_from_db()
    assert paper.item is not None
    assert paper.item.file is not None
    assert paper.item.file.caution == "script"
    page = client.get(request.get_absolute_url()).content.decode()
    original = reverse("dossier:original", args=[paper.item.file_id])
    assert original in page
    assert "PDF có mã lệnh" in page
    got: Any = client.get(original)
    assert b"".join(got.streaming_content).startswith(b"%PDF")
    assert got["Content-Disposition"].startswith("attachment")
    assert got["X-Content-Type-Options"] == "nosniff"
    assert as_officer(desk.stranger).get(original).status_code == 404


def test_the_list_finds_without_accents_filters_and_leaves_as_it_stands(desk: Desk) -> None:
    request, report = a_request(desk), a_report(desk)
    client = as_officer(desk.inspector)
    address = reverse("casework:request_list")
    for words in ("moc lam", "tra moc lan", "1204", request.dossier.number, "binh minh"):
        rows = [row.request for row in client.get(address, {"q": words}).context["rows"]]
        assert request in rows, words
    shown = client.get(address, {"kind": "report"})
    assert [row.request for row in shown.context["rows"]] == [report]
    assert shown.context["tally"] == [("hồ sơ tiếp nhận", 1)]
    _, head, row = csv_rows(taken(client, address, {"kind": "holder"}, "csv"))
    told = dict(zip(head, row, strict=True))
    assert told["Người yêu cầu"] == "Công ty TNHH Mộc Lam"
    assert told["Ngày đến"] == "07/09/2026"
    assert told["Thời hạn gần nhất"] == "21/09/2026"
    assert as_officer(desk.stranger).get(address).context["rows"] == []


def test_an_empty_list_says_what_to_do_first(desk: Desk) -> None:
    page = as_officer(desk.inspector).get(reverse("casework:request_list")).content.decode()
    assert "Nhận đơn của chủ thể quyền" in page
    asked = as_officer(desk.inspector).get(reverse("casework:request_list"), {"q": "không có"})
    assert "Không có đơn, tin báo nào khớp" in asked.content.decode()


def test_the_one_search_finds_a_request(desk: Desk) -> None:
    request = a_request(desk)
    groups = {group.title: group for group in search("moc lam", desk.inspector, timezone.now())}
    assert [hit.url for hit in groups["Tiếp nhận"].rows] == [request.get_absolute_url()]
    assert "Tiếp nhận" not in {
        group.title for group in search("moc lam", desk.stranger, timezone.now())
    }


def test_the_party_page_names_the_request(desk: Desk) -> None:
    request = a_request(desk)
    page = as_officer(desk.inspector).get(desk.accused.party.get_absolute_url()).content.decode()
    assert request.dossier.number in page
    hidden = as_officer(desk.stranger).get(desk.accused.party.get_absolute_url()).content.decode()
    assert request.dossier.number not in hidden


def test_pages_ask_no_more_for_many_rows_than_for_few(desk: Desk) -> None:
    counts = []
    request = a_request(desk)
    for number in (1, 8):
        for each in range(number):
            request.rights.create(right=a_right(f"DẤU {number}.{each}"))
            a_request(desk)
        client = as_officer(desk.inspector)
        taken_now = []
        for address in (request.get_absolute_url(), reverse("casework:request_list")):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            taken_now.append(len(queries))
        counts.append(taken_now)
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 12


def test_the_power_that_stands_with_the_right_is_not_typed_again(desk: Desk) -> None:
    on = timezone.localdate()
    power = RightAgent(
        right=desk.right,
        agent=desk.agent.party,
        power_number="UQ-03",
        signed_on=on - timedelta(days=90),
        scope="Yêu cầu xử lý xâm phạm",
        valid_from=on - timedelta(days=90),
        valid_to=on,
    )
    appoint_agent(power, by=desk.inspector, at=timezone.now())
    blank = {"power_number": "", "power_from": "", "power_to": ""}
    address = reverse("casework:request_receive", args=["don"])
    sent(as_officer(desk.inspector), address, **typed(desk, **blank))
    request = Request.objects.get()
    # there the period is half-open; on the paper its last day still counts
    assert (request.power_number, request.power_to) == ("UQ-03", on - timedelta(days=1))


def test_a_case_says_that_its_request_was_withdrawn_and_goes_on(desk: Desk) -> None:
    request = accepted_today(desk)
    inspector = as_officer(desk.inspector)
    found = {"detected_at_0": "00:00", "detected_at_1": today()}
    sent(inspector, of("request_case", request), **found)
    sent(inspector, of("request_withdraw", request), because="Đã thỏa thuận")
    case = Case.objects.get()
    page = inspector.get(case.get_absolute_url()).content.decode()
    assert "Người yêu cầu đã rút đơn" in page
    assert "khoản 3 Điều 28 Nghị định 99/2013/NĐ-CP" in page
    assert "Công ty TNHH Mộc Lam; bà Hạnh, 0900 000 001" in page
    act = inspector.get(reverse("casework:violation_add", args=[case.pk]))
    assert act.context["form"]["right"].value() == desk.right.pk


def test_a_request_with_an_inspection_costs_no_more_than_twelve_queries(desk: Desk) -> None:
    request = accepted_today(desk)
    inspector = as_officer(desk.inspector)
    sent(inspector, reverse("visits:request_inspect", args=[request.pk]))
    with CaptureQueriesContext(connection) as queries:
        inspector.get(request.get_absolute_url())
    assert len(queries) <= 12


def accepted_today(desk: Desk) -> Request:
    own = {"agent": None, "power_number": "", "power_from": None, "power_to": None}
    now = timezone.now()
    request = a_request(desk, at=now, arrived_on=timezone.localdate(now), **own)
    told = {paper.key: ("present", "") for paper in request.papers.all()}
    requests.check_papers(request, told, revision=1, by=desk.inspector, at=now)
    on = timezone.localdate(now)
    return request_course.accept_request(request, decided_on=on, by=desk.manager, at=now)
