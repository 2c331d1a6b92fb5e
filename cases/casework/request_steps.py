"""The acts of a request as next steps of its page."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from cases.casework import grounds
from cases.casework.models import Request
from cases.casework.services import request_cases, request_course, request_end, requests
from cases.casework.services.request_facts import cases_of, lacks_of
from cases.dossier.steps import NextStep
from cases.office.models import Officer

Kind, Status = Request.Kind, Request.Status


def steps_of_request(request: Request, officer: Officer, at: datetime) -> Iterator[NextStep]:
    """Everything that may be done with it now, and what not yet with its reason."""
    if request.status == Status.RECEIVED:
        yield from _received(request, officer, at)
    if request.status == Status.AWAITING:
        yield NextStep(
            10,
            "Nhận bổ sung",
            "Ghi nhận bổ sung",
            "Giấy tờ đã nhận, giấy ủy quyền mới; đủ thì thời hạn thụ lý bắt đầu.",
            _url("request_supplement", request),
            tuple(request_course.can_receive_supplement(request, officer, at)),
            citation=grounds.SUPPLEMENT,
        )
    if request.status == Status.ACCEPTED:
        yield from _accepted(request, officer, at)
    if request_end.answers_due(request):
        yield from _answers(request, officer, at)
    yield from _ends(request, officer, at)


def _received(request: Request, officer: Officer, at: datetime) -> Iterator[NextStep]:
    is_holder = request.kind == Kind.HOLDER
    is_lacking = is_holder and bool(lacks_of(request))
    if is_lacking:
        yield NextStep(
            10,
            "Kiểm tra giấy tờ của đơn",
            "Kiểm tra",
            "Từng giấy tờ: đủ, chưa có, chưa hợp lệ vì sao.",
            _url("request_papers", request),
            tuple(requests.can_check(request, officer, at)),
            citation=grounds.VALIDITY,
        )
        yield NextStep(
            20,
            "Yêu cầu bổ sung",
            "Yêu cầu bổ sung",
            "Nội dung còn thiếu; thời hạn của người yêu cầu tính từ ngày thông báo.",
            _url("request_ask", request),
            tuple(request_course.can_ask_supplement(request, officer, at)),
            citation=grounds.SUPPLEMENT,
        )
    yield NextStep(
        30,
        "Thụ lý đơn" if is_holder else "Tiếp nhận xử lý",
        "Thụ lý",
        "Từ đó mở được cuộc kiểm tra, vụ việc; thông báo cho người yêu cầu."
        if is_holder
        else "Từ đó mở được cuộc kiểm tra, vụ việc.",
        _url("request_accept", request),
        tuple(request_course.can_accept(request, officer, at)),
        citation=grounds.ACCEPTANCE if is_holder else None,
    )
    yield NextStep(
        80,
        "Chuyển cơ quan khác",
        "Chuyển",
        "Không thuộc thẩm quyền của Sở: hướng dẫn nộp lại hoặc chuyển.",
        _url("request_refer", request),
        tuple(request_course.can_refer(request, officer, at)),
        citation=grounds.WRONG_AGENCY,
    )


def _accepted(request: Request, officer: Officer, at: datetime) -> Iterator[NextStep]:
    for case in cases_of(request):
        if case.status in request_end.UNSETTLED:
            yield NextStep(
                45,
                f"Xử lý vụ việc {case}",
                "Mở vụ việc",
                "Vụ việc mở từ hồ sơ này chưa có quyết định.",
                case.get_absolute_url(),
            )
    if request_cases.opened_of(request) is None:
        yield NextStep(
            50,
            "Mở vụ việc",
            "Mở vụ việc",
            "Đối tượng, quyền, hàng hóa, nơi xảy ra được chuyển sang.",
            _url("request_case", request),
            tuple(request_cases.can_open_case(request, officer, at)),
        )
    yield NextStep(
        90,
        "Kết thúc, đã giải quyết",
        "Kết thúc",
        "Vụ việc đã có quyết định, người yêu cầu đã được trả lời.",
        _url("request_settle", request),
        tuple(request_end.can_settle(request, officer, at)),
    )


def _answers(request: Request, officer: Officer, at: datetime) -> Iterator[NextStep]:
    """What is due and was not answered yet; the rest stands among the answers."""
    told = {answer.about for answer in request.answers.all()}
    for about in request_end.answers_due(request):
        if about not in told:
            yield NextStep(
                60,
                f"Trả lời người yêu cầu: {about.label.lower()}",
                "Soạn trả lời",
                "Nội dung soạn sẵn từ hồ sơ, sửa được.",
                reverse("casework:request_answer", args=[request.pk, about.value]),
                tuple(request_end.can_answer(request, about, officer, at)),
            )


def _ends(request: Request, officer: Officer, at: datetime) -> Iterator[NextStep]:
    is_open = request.status in requests.OPEN
    if is_open:
        yield NextStep(
            85,
            "Từ chối thụ lý",
            "Từ chối",
            "Theo một căn cứ của điều luật, kèm lý do.",
            _url("request_refuse", request),
            tuple(request_course.can_refuse(request, officer, at)),
            citation=grounds.REFUSAL,
        )
    if request.status not in request_end.RUNNING:
        return
    if request.withdrawn_on is None and request.kind == Kind.HOLDER:
        yield NextStep(
            95,
            "Ghi nhận rút đơn",
            "Ghi rút đơn",
            "Rút đơn không dừng việc xử phạt khi có căn cứ xác định vi phạm.",
            _url("request_withdraw", request),
            tuple(request_end.can_withdraw(request, officer, at)),
            citation=grounds.WITHDRAWAL,
        )
    if request.status == Status.ACCEPTED or request.withdrawn_on:
        yield NextStep(
            99,
            "Dừng xử lý",
            "Dừng xử lý",
            "Theo một căn cứ của điều luật, kèm lý do.",
            _url("request_stop", request),
            tuple(request_end.can_stop(request, officer, at)),
            citation=grounds.STOP,
        )


def _url(name: str, request: Request) -> str:
    return reverse(f"casework:{name}", args=[request.pk])
