"""Words of an answer to whoever asked, drafted from the dossier; the officer may change them."""

from collections.abc import Callable
from datetime import date

from cases.casework import grounds
from cases.casework.models import Case, Request, RequestAnswer
from cases.casework.request_pages import ground_told
from cases.casework.services.request_end import BLANK
from cases.casework.services.request_facts import cases_of
from cases.casework.services.request_terms import SUPPLEMENT
from cases.dossier.services.deadlines import reckon
from cases.office.house import house

About = RequestAnswer.About


def drafted(request: Request, about: str) -> str:
    """The answer about this, as far as the dossier knows it."""
    return "\n\n".join([_opening(request), *WORDS[About(about)](request)])


def _opening(request: Request) -> str:
    number = f" (số đến {request.incoming_number})" if request.incoming_number else ""
    paper = request.get_kind_display().lower()
    return (
        f"{house().name} đã nhận ngày {request.arrived_on:%d/%m/%Y}{number} {paper} "
        f"của {request.requester}{_about_whom(request)}."
    )


def _about_whom(request: Request) -> str:
    signs = "; ".join(str(each.right) for each in request.rights.all())
    told = f", về {signs}" if signs else ""
    return f"{told}, đối với {request.accused}" if request.accused else told


def _supplement(request: Request) -> list[str]:
    if request.supplement_asked_on is None:
        return []
    end = reckon(SUPPLEMENT, from_day=request.supplement_asked_on)
    return [
        f"Đơn cần bổ sung: {request.supplement_asked}",
        f"Đề nghị bổ sung đến hết ngày {end.due:%d/%m/%Y} ({grounds.SUPPLEMENT}). "
        f"Quá thời hạn này, đơn có thể bị từ chối thụ lý ({grounds.REFUSAL}).",
    ]


def _acceptance(request: Request) -> list[str]:
    asked = f"Biện pháp người yêu cầu đề nghị: {request.asks_for}." if request.asks_for else ""
    told = [
        f"Đơn hợp lệ và được thụ lý từ ngày {_day(request.decided_on)} ({grounds.ACCEPTANCE}).",
        "Thủ tục: xác minh, kiểm tra người bị yêu cầu xử lý; xử phạt khi có căn cứ "
        "xác định vi phạm.",
        f"Thời gian giải quyết dự kiến: {BLANK}",
        asked,
        "Đề nghị người yêu cầu phối hợp: cử người xác nhận hàng hóa, cung cấp mẫu và tài liệu "
        "khi được yêu cầu.",
    ]
    return [line for line in told if line]


def _refusal(request: Request) -> list[str]:
    ground = ground_told(request)
    return [
        f"Đơn bị từ chối thụ lý ngày {_day(request.decided_on)}"
        + (f", căn cứ: {ground}." if ground else "."),
        f"Lý do: {request.because}",
    ]


def _referral(request: Request) -> list[str]:
    return [
        f"Việc này thuộc thẩm quyền của {request.referred_to}; hồ sơ được chuyển, hướng dẫn nộp "
        f"lại ngày {_day(request.decided_on)} ({grounds.WRONG_AGENCY}).",
        f"Lý do: {request.because}",
    ]


def _stop(request: Request) -> list[str]:
    ground = ground_told(request)
    told = f"Việc xử lý đơn dừng lại, căn cứ: {ground}." if ground else "Việc xử lý dừng lại."
    return [told, f"Lý do: {request.because}"]


def _result(request: Request) -> list[str]:
    cases = list(cases_of(request))
    if not cases:
        return [f"Kết quả xác minh, kiểm tra: {BLANK}"]
    return [_case_told(case) for case in cases]


def _case_told(case: Case) -> str:
    if case.status == Case.Status.DROPPED:
        return f"Không xử phạt vì: {case.because}"
    if case.decided_on:
        return f"Đã xử lý bằng quyết định ngày {case.decided_on:%d/%m/%Y}."
    return f"Kết quả xử lý: {BLANK}"


def _day(on: date | None) -> str:
    return f"{on:%d/%m/%Y}" if on else BLANK


WORDS: dict[RequestAnswer.About, Callable[[Request], list[str]]] = {
    About.SUPPLEMENT: _supplement,
    About.ACCEPTANCE: _acceptance,
    About.REFUSAL: _refusal,
    About.REFERRAL: _referral,
    About.STOP: _stop,
    About.RESULT: _result,
}
