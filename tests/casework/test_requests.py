"""What comes in: received, supplemented, accepted or not, withdrawn, by the decree's articles."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from cases.casework.models import Case, Request
from cases.casework.services import (
    request_cases,
    request_course,
    request_end,
    requests,
)
from cases.casework.services.request_course import NewPower
from cases.casework.services.request_facts import lacks_of, power_lack
from cases.dossier.models import Deadline
from cases.dossier.services.states import advance
from cases.law.explain import Explanation
from tests.casework.intake import PAPERS, Desk, a_desk, a_report, a_request, hanoi

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_tables")]

NEW_POWER = NewPower("06/UQ", date(2026, 9, 25), date(2027, 9, 24))


@pytest.fixture
def desk() -> Desk:
    return a_desk()


def running(request: Request) -> list[tuple[str, date]]:
    """The terms that run, each with its last day."""
    rows = request.dossier.deadlines.running()
    return [(row.term, timezone.localdate(row.due_at)) for row in rows]


def checked(request: Request, desk: Desk, **states: str) -> Request:
    """Every paper is there, but those said."""
    told = {key: (states.get(key, "present"), "không rõ chữ ký") for key in PAPERS}
    fresh = Request.objects.get(pk=request.pk)
    return requests.check_papers(
        fresh, told, revision=fresh.revision, by=desk.inspector, at=hanoi(15, 9)
    )


def supplemented(request: Request, desk: Desk) -> Request:
    request_course.ask_supplement(
        request,
        asked_on=date(2026, 9, 18),
        asked="Giấy ủy quyền còn hiệu lực",
        by=desk.inspector,
        at=hanoi(18, 9),
    )
    return request_course.receive_supplement(
        request,
        received_on=date(2026, 10, 12),
        papers=["power_of_attorney"],
        power=NEW_POWER,
        by=desk.inspector,
        at=hanoi(12, 10),
    )


def accepted(request: Request, desk: Desk) -> Request:
    checked(request, desk, power_of_attorney="faulty")
    request.refresh_from_db()
    supplemented(request, desk)
    return request_course.accept_request(
        request, decided_on=date(2026, 10, 20), by=desk.manager, at=hanoi(20, 10)
    )


def a_case_of(request: Request, desk: Desk) -> Case:
    return request_cases.open_case_of_request(
        request, title="", detected_at=hanoi(26, 10), by=desk.inspector, at=hanoi(27, 10)
    )


def recorded(case: Case) -> Case:
    """A record fixed the violation on 28/10/2026."""
    advance(case, Case.Status.RECORDED, recorded_at=hanoi(28, 10))
    return case


def test_story_4_the_request_on_moc_lam_goes_its_way(desk: Desk) -> None:
    request = a_request(desk)
    # 10 ngày làm việc từ 07/09/2026, không tính ngày nhận (điểm a khoản 3 Điều 25)
    assert running(request) == [("request_validity", date(2026, 9, 21))]
    assert power_lack(request) == (
        "Giấy ủy quyền 05/UQ hết hạn ngày 31/08/2026, trước ngày nộp 07/09/2026."
    )
    checked(request, desk, power_of_attorney="faulty")
    request.refresh_from_db()
    request_course.ask_supplement(
        request,
        asked_on=date(2026, 9, 18),
        asked="Giấy ủy quyền còn hiệu lực",
        by=desk.inspector,
        at=hanoi(18, 9),
    )
    # 30 ngày từ 18/09: Chủ nhật 18/10, nên thứ Hai 19/10 (điểm b khoản 3 Điều 25)
    assert running(request) == [("request_supplement", date(2026, 10, 19))]
    request_course.receive_supplement(
        request,
        received_on=date(2026, 10, 12),
        papers=["power_of_attorney"],
        power=NEW_POWER,
        by=desk.inspector,
        at=hanoi(12, 10),
    )
    # 30 ngày từ ngày đủ hồ sơ 12/10 (điểm d khoản 3 Điều 25)
    assert running(request) == [("request_acceptance", date(2026, 11, 11))]
    assert lacks_of(request) == []
    request_course.accept_request(
        request, decided_on=date(2026, 10, 20), by=desk.manager, at=hanoi(20, 10)
    )
    assert (request.status, running(request)) == ("accepted", [])
    case = recorded(a_case_of(request, desk))
    request_end.withdraw_request(
        request,
        withdrawn_on=date(2026, 11, 3),
        because="Hai bên đã thỏa thuận",
        by=desk.inspector,
        at=hanoi(3, 11),
    )
    assert request.status == "accepted"
    (refusal,) = request_end.can_stop(request, desk.manager, hanoi(3, 11))
    assert refusal.reason == (f"Vụ việc {case} đã xác định vi phạm; rút đơn không dừng việc xử lý.")
    assert str(refusal.citation) == "khoản 3 Điều 28 Nghị định 99/2013/NĐ-CP"
    case.refresh_from_db()
    assert case.status == Case.Status.RECORDED
    verbs = list(request.chain.entries.order_by("sequence").values_list("verb", flat=True))
    assert verbs == [
        *("open_dossier", "receive_request", "check_paper", "ask_supplement"),
        *("receive_supplement", "accept_request", "withdraw_request"),
    ]


def test_the_law_of_its_day_says_which_papers_it_must_bring(desk: Desk) -> None:
    request = a_request(desk)
    assert [paper.label for paper in request.papers.all()] == [
        "Đơn yêu cầu xử lý xâm phạm",
        "Chứng cứ chứng minh chủ thể quyền",
        "Chứng cứ chứng minh hành vi xâm phạm",
        "Giấy ủy quyền, hợp đồng ủy quyền",
    ]
    own = a_request(desk, agent=None, power_number="", power_from=None, power_to=None)
    assert "power_of_attorney" not in {paper.key for paper in own.papers.all()}


@pytest.mark.parametrize(
    ("ends_on", "words"),
    [
        (date(2026, 9, 6), "hết hạn ngày 06/09/2026, trước ngày nộp 07/09/2026"),
        (date(2026, 9, 7), ""),
        (None, ""),
    ],
)
def test_a_power_carries_through_its_last_day(desk: Desk, ends_on: date | None, words: str) -> None:
    request = a_request(desk, power_to=ends_on)
    assert words in power_lack(request)
    assert bool(power_lack(request)) is bool(words)


def test_a_power_that_begins_after_filing_does_not_carry_the_request(desk: Desk) -> None:
    request = a_request(desk, power_from=date(2026, 9, 8), power_to=None)
    assert "có hiệu lực từ ngày 08/09/2026, sau ngày nộp 07/09/2026" in power_lack(request)


def test_a_complete_request_runs_to_acceptance_from_its_arrival(desk: Desk) -> None:
    request = a_request(desk, power_to=None)
    checked(request, desk)
    # 30 ngày từ 07/09/2026
    assert running(request) == [("request_acceptance", date(2026, 10, 7))]
    validity = request.dossier.deadlines.get(term="request_validity")
    assert validity.ended_because == "đã xem xét giấy tờ"


def test_what_is_missing_stands_in_the_way_of_acceptance_with_its_article(desk: Desk) -> None:
    request = a_request(desk)
    checked(request, desk, proof_of_right="missing", power_of_attorney="faulty")
    request.refresh_from_db()
    told = {
        each.reason: str(each.citation)
        for each in request_course.can_accept(request, desk.manager, hanoi(16, 9))
    }
    assert told == {
        "Chứng cứ chứng minh chủ thể quyền: chưa có.": "Điều 91 Nghị định 65/2023/NĐ-CP",
        "Giấy ủy quyền, hợp đồng ủy quyền: không rõ chữ ký.": (
            "khoản 2, khoản 3 Điều 23 Nghị định 99/2013/NĐ-CP"
        ),
        "Giấy ủy quyền 05/UQ hết hạn ngày 31/08/2026, trước ngày nộp 07/09/2026.": (
            "khoản 2, khoản 3 Điều 23 Nghị định 99/2013/NĐ-CP"
        ),
    }
    with pytest.raises(ValidationError, match="chưa có"):
        request_course.accept_request(
            request, decided_on=date(2026, 9, 16), by=desk.manager, at=hanoi(16, 9)
        )


def test_an_inspector_receives_but_does_not_decide(desk: Desk) -> None:
    request = a_request(desk)
    (first, *_) = request_course.can_accept(request, desk.inspector, hanoi(8, 9))
    assert first.reason == "Việc này thuộc người có nhiệm vụ: thụ lý, từ chối đơn."
    assert not request_course.can_refuse(request, desk.director, hanoi(8, 9))
    with pytest.raises(ValidationError, match="tiếp nhận đơn, tin báo"):
        requests.receive_request(
            Request(kind="report", arrived_on=date(2026, 9, 7), content="x"),
            request.dossier,
            [],
            by=desk.director,
            at=hanoi(8, 9),
        )


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"arrived_on": date(2026, 9, 8)}, "arrived_on", "Ngày đến không được ở tương lai."),
        ({"arrived_on": date(2023, 8, 22)}, "arrived_on", "Không có danh mục giấy tờ"),
        ({"requester": None}, "requester", "Chọn người yêu cầu"),
        ({"power_to": date(2025, 8, 31)}, "power_to", "Giấy ủy quyền bắt đầu ngày 01/09/2025."),
        ({"power_from": None}, "power_from", "Nhập ngày giấy ủy quyền có hiệu lực."),
        ({"agent": None}, "agent", "Chọn đại diện được ủy quyền."),
        ({"agent": "holder"}, "agent", "Đại diện trùng người yêu cầu"),
        ({"accused": "holder"}, "accused", "trùng người yêu cầu"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    desk: Desk, fields: dict[str, object], field: str, sentence: str
) -> None:
    named: dict[str, Any] = {
        name: desk.holder if value == "holder" else value for name, value in fields.items()
    }
    with pytest.raises(ValidationError) as refused:
        a_request(desk, **named)
    assert sentence in " ".join(refused.value.message_dict[field])
    assert not Request.objects.exists()


def test_days_follow_each_other(desk: Desk) -> None:
    request = a_request(desk)
    told: dict[str, Any] = {"asked": "Giấy ủy quyền", "by": desk.inspector, "at": hanoi(18, 9)}
    with pytest.raises(ValidationError, match="trước ngày 07/09/2026"):
        request_course.ask_supplement(request, asked_on=date(2026, 9, 6), **told)
    with pytest.raises(ValidationError, match="tương lai"):
        request_course.ask_supplement(request, asked_on=date(2026, 9, 19), **told)
    request_course.ask_supplement(request, asked_on=date(2026, 9, 18), **told)
    with pytest.raises(ValidationError, match="trước ngày 18/09/2026"):
        request_course.receive_supplement(
            request,
            received_on=date(2026, 9, 17),
            papers=["request_form"],
            by=desk.inspector,
            at=hanoi(20, 9),
        )


def test_a_request_is_refused_for_no_supplement_only_after_its_time(desk: Desk) -> None:
    request = a_request(desk)
    told: dict[str, Any] = {"ground": "not_supplemented", "because": "Không gửi giấy ủy quyền mới"}
    with pytest.raises(ValidationError, match="Chưa yêu cầu bổ sung"):
        request_course.refuse_request(
            request, **told, decided_on=date(2026, 9, 10), by=desk.manager, at=hanoi(10, 9)
        )
    request_course.ask_supplement(
        request,
        asked_on=date(2026, 9, 18),
        asked="Giấy ủy quyền",
        by=desk.inspector,
        at=hanoi(18, 9),
    )
    with pytest.raises(ValidationError, match="đến hết ngày 19/10/2026"):
        request_course.refuse_request(
            request, **told, decided_on=date(2026, 10, 19), by=desk.manager, at=hanoi(19, 10)
        )
    request_course.refuse_request(
        request, **told, decided_on=date(2026, 10, 20), by=desk.manager, at=hanoi(20, 10)
    )
    assert (request.status, request.refusal_ground) == ("refused", "not_supplemented")
    assert running(request) == []
    assert Deadline.objects.get(term="request_supplement").ended_because == "từ chối thụ lý"


def test_a_refusal_names_a_ground_of_the_article_and_why(desk: Desk) -> None:
    request = a_request(desk)
    told: dict[str, Any] = {"decided_on": date(2026, 9, 10), "by": desk.manager, "at": hanoi(10, 9)}
    for ground, because, field in (("", "x", "ground"), ("made_up", "x", "ground")):
        with pytest.raises(ValidationError) as refused:
            request_course.refuse_request(request, ground=ground, because=because, **told)
        assert field in refused.value.message_dict
    with pytest.raises(ValidationError, match="Ghi lý do"):
        request_course.refuse_request(request, ground="dispute", because=" ", **told)


def test_a_report_needs_no_papers_and_nobodys_name(desk: Desk) -> None:
    report = a_report(desk)
    assert (report.papers.count(), running(report)) == (0, [])
    request_course.accept_request(
        report, decided_on=date(2026, 9, 8), by=desk.manager, at=hanoi(8, 9)
    )
    refusals = request_end.can_answer(report, "acceptance", desk.inspector, hanoi(8, 9))
    assert [each.reason for each in refusals] == [
        "Tin báo không nêu tên người báo nên không có ai để trả lời."
    ]
    case = request_cases.open_case_of_request(
        report, title="", detected_at=hanoi(8, 9), by=desk.inspector, at=hanoi(9, 9)
    )
    assert case.source == Case.Source.REPORT


def test_who_reports_is_named_in_no_other_dossier(desk: Desk) -> None:
    report = a_report(desk, requester=desk.agent)
    request_course.accept_request(
        report, decided_on=date(2026, 9, 8), by=desk.manager, at=hanoi(8, 9)
    )
    case = request_cases.open_case_of_request(
        report, title="", detected_at=hanoi(8, 9), by=desk.inspector, at=hanoi(9, 9)
    )
    assert {each.version for each in case.dossier.parties.all()} == {desk.accused}
    assert desk.agent.name not in case.facts


def test_another_matter_is_sent_on_to_whose_it_is(desk: Desk) -> None:
    request = a_request(desk)
    # 10 ngày từ 07/09/2026 (khoản 2 Điều 25)
    deadline = request_course.transfer_deadline(request)
    assert timezone.localdate(deadline.due_at) == date(2026, 9, 17)
    told: dict[str, Any] = {"decided_on": date(2026, 9, 9), "by": desk.inspector, "at": hanoi(9, 9)}
    with pytest.raises(ValidationError, match="Ghi cơ quan nhận"):
        request_course.refer_request(request, referred_to=" ", because="Hàng nhập khẩu", **told)
    request_course.refer_request(
        request, referred_to="Hải quan", because="Hàng đang làm thủ tục nhập khẩu", **told
    )
    assert (request.status, request.referred_to) == ("referred", "Hải quan")


def test_a_case_takes_everything_over(desk: Desk) -> None:
    request = accepted(a_request(desk), desk)
    case = a_case_of(request, desk)
    assert case.dossier.arose_from == request.dossier
    assert (case.source, case.offender) == (Case.Source.REQUEST, desk.accused)
    assert (case.dossier.place, str(case.dossier.commune)) == (
        "số 4 phố Hàng Gai",
        "phường Hoàn Kiếm",
    )
    assert "dịch vụ quán trà" in case.facts
    people = {each.capacity: each.version for each in case.dossier.parties.all()}
    assert people == {
        "offender": desk.accused,
        "right_holder": desk.holder,
        "agent": desk.agent,
    }
    assert request_cases.right_named(case) == desk.right
    assert request_cases.can_open_case(request, desk.inspector, hanoi(27, 10))[0].reason == (
        f"Đã mở vụ việc {case} của đối tượng này."
    )


def test_no_case_before_acceptance(desk: Desk) -> None:
    request = a_request(desk)
    with pytest.raises(ValidationError, match="chỉ xử lý khi đã thụ lý"):
        a_case_of(request, desk)
    assert not Case.objects.exists()


def test_a_withdrawal_before_any_violation_lets_the_handling_stop(desk: Desk) -> None:
    request = accepted(a_request(desk), desk)
    told: dict[str, Any] = {"because": "Hai bên đã thỏa thuận", "by": desk.manager}
    with pytest.raises(ValidationError, match="Chưa ghi nhận rút đơn"):
        request_end.stop_request(request, ground="withdrawn", at=hanoi(2, 11), **told)
    request_end.withdraw_request(
        request, withdrawn_on=date(2026, 11, 3), **told | {"by": desk.inspector}, at=hanoi(3, 11)
    )
    request_end.stop_request(request, ground="withdrawn", at=hanoi(4, 11), **told)
    assert (request.status, request.decided_on) == ("stopped", date(2026, 10, 20))


def test_a_request_is_settled_when_its_cases_are_and_the_requester_knows(desk: Desk) -> None:
    request = accepted(a_request(desk), desk)
    case = a_case_of(request, desk)
    at = hanoi(20, 11)
    assert [each.reason for each in request_end.can_settle(request, desk.manager, at)] == [
        f"Vụ việc {case} chưa có quyết định.",
        "Chưa trả lời người yêu cầu về kết quả.",
    ]
    advance(case, Case.Status.DROPPED, because="Đã tháo biển", ended_at=at)
    told: dict[str, Any] = {"answered_on": date(2026, 11, 20), "by": desk.inspector, "at": at}
    with pytest.raises(ValidationError, match="Điền chỗ còn để"):
        request_end.answer_request(request, about="result", text="Kết quả: …", **told)
    request_end.answer_request(request, about="result", text="Không xử phạt.", **told)
    request_end.settle_request(request, by=desk.manager, at=at)
    assert (request.status, request.ended_at) == ("settled", at)


def test_two_officers_look_at_the_papers_and_the_later_is_told(desk: Desk) -> None:
    request = a_request(desk)
    seen = request.revision
    told = dict.fromkeys(PAPERS, ("present", ""))
    requests.check_papers(request, told, revision=seen, by=desk.inspector, at=hanoi(8, 9))
    with pytest.raises(ValidationError, match="người khác đã cập nhật"):
        requests.check_papers(
            request,
            {"request_form": ("missing", "")},
            revision=seen,
            by=desk.manager,
            at=hanoi(8, 9),
        )
    assert request.papers.get(key="request_form").state == "present"


def test_a_faulty_paper_says_why(desk: Desk) -> None:
    request = a_request(desk)
    with pytest.raises(ValidationError) as refused:
        requests.check_papers(
            request,
            {"request_form": ("faulty", " ")},
            revision=request.revision,
            by=desk.inspector,
            at=hanoi(8, 9),
        )
    assert refused.value.message_dict == {"note_request_form": ["Ghi vì sao chưa hợp lệ."]}


def test_no_state_of_a_request_is_without_a_way_out() -> None:
    ends = {state for state, after in Request.NEXT.items() if not after}
    assert ends == {"refused", "referred", "stopped", "settled"}
    assert set(Request.NEXT) == set(Request.Status.values)


@pytest.mark.parametrize(
    ("arrived_on", "begins", "due_on"),
    [
        (date(2026, 10, 31), "thứ Bảy 31/10/2026", date(2026, 11, 13)),
        (date(2026, 10, 30), "thứ Sáu 30/10/2026", date(2026, 11, 13)),
        (date(2026, 11, 2), "thứ Hai 02/11/2026", date(2026, 11, 16)),
    ],
)
def test_a_request_that_comes_on_a_day_off_says_from_which_day_is_counted(
    desk: Desk, arrived_on: date, begins: str, due_on: date
) -> None:
    request = a_request(desk, at=hanoi(3, 11), arrived_on=arrived_on, power_to=None)
    deadline = request.dossier.deadlines.get()
    assert timezone.localdate(deadline.due_at) == due_on
    told = Explanation.from_json(deadline.explanation).as_text()
    assert f"Bắt đầu: {begins}, không tính ngày này." in told
