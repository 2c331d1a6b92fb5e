"""The violation record and the explanation as next steps of a case."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from cases.casework import grounds
from cases.casework.models import Case, PartyExplanation
from cases.casework.services import explanations, more_time, proofs, records, sessions
from cases.casework.services.standing import Standing, standing_of
from cases.dossier.steps import NextStep, lacks_duty
from cases.office.duties import Duty
from cases.office.models import Officer


def steps_of_record(case: Case, officer: Officer, at: datetime) -> Iterator[NextStep]:
    """What is done for the record while the case is open, what may be explained after it."""
    if case.status == Case.Status.OPEN:
        yield from _of_open(case, officer, at)
    elif case.status == Case.Status.RECORDED and case.may_explain:
        yield _explanations(case)


def _of_open(case: Case, officer: Officer, at: datetime) -> Iterator[NextStep]:
    yield NextStep(
        25,
        "Ghi chứng cứ, người tham gia",
        "Mở trang chứng cứ",
        "Kết luận giám định, kết quả xác minh, người đại diện, người chứng kiến, người phiên dịch.",
        _url("proofs", case),
        tuple(proofs.can_change_proofs(case, officer, at)),
        citation=grounds.EVIDENCE,
    )
    if standing := records.standing_record(case):
        yield NextStep(
            15,
            f"Hoàn tất biên bản vi phạm {standing.full_number}".strip(),
            "Mở biên bản",
            "Xem phần còn thiếu, chốt nội dung, lấy chữ ký, rồi hoàn tất.",
            reverse("dossier:document", args=[standing.pk]),
            tuple(lacks_duty(officer, Duty.HANDLE_CASE, case, at=at)),
            citation=grounds.RECORD,
        )
    else:
        yield NextStep(
            15,
            "Lập biên bản vi phạm hành chính",
            "Lập biên bản",
            "Mẫu MBB01, lấy từ vụ việc; quyền giải trình được tính và ghi vào biên bản.",
            _url("record_draft", case),
            tuple(records.can_draft_record(case, officer, at)),
            citation=grounds.RECORD,
        )


def _explanations(case: Case) -> NextStep:
    return NextStep(
        30,
        "Giải trình của bên vi phạm",
        "Mở trang giải trình",
        "Ghi văn bản giải trình, yêu cầu giải trình trực tiếp, gia hạn, hoặc không giải trình.",
        _url("explanations", case),
        citation=grounds.EXPLAIN,
    )


def steps_of_explanation(case: Case, officer: Officer, at: datetime) -> list[NextStep]:
    """On the page of the explanation: what may be noted or answered now, and what not yet."""
    standing = standing_of(case)
    steps = [*_answers(case, standing, officer, at), *_papers(case, standing, officer, at)]
    return sorted(steps, key=lambda step: step.order)


def _papers(case: Case, standing: Standing, officer: Officer, at: datetime) -> Iterator[NextStep]:
    """What the party may send; what was sent already is offered no more."""
    yield NextStep(
        40,
        "Ghi nhận văn bản giải trình",
        "Ghi giải trình",
        "Văn bản nhận trong thời hạn; vụ việc có giải trình thì thời hạn ra quyết định dài hơn.",
        _url("explanation_written", case),
        tuple(explanations.can_receive(case, officer, at)),
        citation=grounds.EXPLAIN_IN_WRITING,
    )
    if standing.unheard is None:
        yield NextStep(
            41,
            "Ghi nhận yêu cầu giải trình trực tiếp",
            "Ghi yêu cầu",
            "Thông báo thời gian, địa điểm phiên giải trình trong thời hạn luật định.",
            _url("explanation_to_speak", case),
            tuple(sessions.can_ask_to_speak(case, officer, at)),
            citation=grounds.EXPLAIN_IN_PERSON,
        )
    if standing.unanswered is None and standing.extended_to is None:
        yield NextStep(
            44,
            "Ghi nhận đề nghị gia hạn giải trình",
            "Ghi đề nghị",
            "Vụ việc có nhiều tình tiết phức tạp; gia hạn bằng văn bản.",
            _url("more_time_asked", case),
            tuple(more_time.can_ask_more_time(case, officer, at)),
            citation=grounds.EXPLAIN_IN_WRITING,
        )
    if standing.waiver is None:
        yield NextStep(
            47,
            "Ghi nhận văn bản không giải trình",
            "Ghi không giải trình",
            "Quyết định ra được ngay, không phải chờ hết thời hạn giải trình.",
            _url("explanation_waived", case),
            tuple(explanations.can_waive(case, officer, at)),
            citation=grounds.NO_EXPLANATION,
        )
    if not standing.rows:
        yield NextStep(
            48,
            "Ghi nhận hết thời hạn giải trình",
            "Ghi hết thời hạn",
            "Không có văn bản giải trình, không có yêu cầu giải trình trực tiếp.",
            _url("explanation_ended", case),
            tuple(explanations.can_end(case, officer, at)),
            citation=grounds.EXPLAIN_IN_WRITING,
        )


def _answers(case: Case, standing: Standing, officer: Officer, at: datetime) -> Iterator[NextStep]:
    """What the office owes the party."""
    if unheard := standing.unheard:
        yield from _session(unheard, officer, at)
    if unanswered := standing.unanswered:
        may_answer = tuple(more_time.can_answer(unanswered, officer, at))
        yield NextStep(
            33,
            "Gia hạn thời hạn giải trình",
            "Gia hạn",
            "Ghi số, ngày văn bản gia hạn và ngày cuối.",
            _row_url("more_time_granted", unanswered),
            may_answer,
            citation=grounds.EXPLAIN_IN_WRITING,
        )
        yield NextStep(
            34,
            "Không gia hạn thời hạn giải trình",
            "Không gia hạn",
            "Trả lời bằng văn bản, nêu lý do.",
            _row_url("more_time_refused", unanswered),
            may_answer,
        )
    for row in standing.unweighed:
        yield NextStep(
            35,
            "Xem xét ý kiến giải trình",
            "Ghi ý kiến xem xét",
            "Phải xem xét trước khi ra quyết định xử phạt.",
            _row_url("explanation_weigh", row),
            tuple(explanations.can_weigh(row, officer, at)),
            citation=grounds.EXPLAIN,
        )


def _session(row: PartyExplanation, officer: Officer, at: datetime) -> Iterator[NextStep]:
    if row.meeting_at is None:
        yield NextStep(
            31,
            "Thông báo phiên giải trình trực tiếp",
            "Ghi thông báo",
            "Thời gian, địa điểm, số và ngày của thông báo gửi bên vi phạm.",
            _row_url("explanation_session", row),
            tuple(sessions.can_call_session(row, officer, at)),
            citation=grounds.EXPLAIN_IN_PERSON,
        )
    yield NextStep(
        32,
        "Ghi nhận phiên giải trình trực tiếp",
        "Ghi kết quả phiên",
        "Ý kiến của bên vi phạm, số biên bản phiên giải trình.",
        _row_url("explanation_heard", row),
        tuple(sessions.can_hear(row, officer, at)),
        citation=grounds.EXPLAIN_IN_PERSON,
    )


def _url(name: str, case: Case) -> str:
    return reverse(f"casework:{name}", args=[case.pk])


def _row_url(name: str, row: PartyExplanation) -> str:
    return reverse(f"casework:{name}", args=[row.case_id, row.pk])
