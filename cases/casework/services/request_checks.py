"""What is refused of a request as it was typed, each at its field."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from cases.casework.models import Request
from cases.law.requests import papers_asked
from cases.lawbook.services import active_catalogue
from cases.parties.models import IPRight

Kind = Request.Kind


def refuse_wrong(request: Request, rights: list[IPRight], at: datetime) -> None:
    """What the law or good sense refuses of a request, at the field that says it."""
    errors: dict[str, str] = {}
    if request.arrived_on > timezone.localdate(at):
        errors["arrived_on"] = "Ngày đến không được ở tương lai."
    if request.kind != Kind.REPORT and request.requester_id is None:
        errors["requester"] = "Chọn người yêu cầu, cơ quan chuyển."
    if request.kind == Kind.HOLDER:
        errors |= _wrong_of_holder(request, rights)
    errors |= _wrong_parties(request) | _wrong_power(request)
    if errors:
        raise ValidationError(errors)


def _wrong_of_holder(request: Request, rights: list[IPRight]) -> dict[str, str]:
    errors = {}
    if not rights:
        errors["rights"] = "Chọn quyền bị xâm phạm nêu trong đơn."
    if not asked_of(request):
        errors["arrived_on"] = "Không có danh mục giấy tờ của đơn cho ngày này."
    return errors


def _wrong_parties(request: Request) -> dict[str, str]:
    requester, agent, accused = (
        version and version.party_id
        for version in (request.requester, request.agent, request.accused)
    )
    errors = {}
    if agent and agent == requester:
        errors["agent"] = "Đại diện trùng người yêu cầu. Bỏ trống nếu tự nộp đơn."
    if accused and accused in (requester, agent):
        errors["accused"] = "Người bị yêu cầu xử lý trùng người yêu cầu hoặc đại diện."
    return errors


def _wrong_power(request: Request) -> dict[str, str]:
    if request.power_from and request.agent_id is None:
        return {"agent": "Chọn đại diện được ủy quyền."}
    if request.power_to and request.power_from is None:
        return {"power_from": "Nhập ngày giấy ủy quyền có hiệu lực."}
    if request.power_from and request.power_to and request.power_to < request.power_from:
        return {"power_to": f"Giấy ủy quyền bắt đầu ngày {request.power_from:%d/%m/%Y}."}
    return {}


def asked_of(request: Request) -> dict[str, str]:
    content, has_agent = active_catalogue().content, request.agent_id is not None
    papers = papers_asked(content, on=request.arrived_on, has_agent=has_agent)
    return {paper.id: paper.name for paper in papers}


def day_refusals(field: str, on: date, *, since: date, at: datetime) -> None:
    """Raises ValidationError at the field for a day to come, or one before what it follows."""
    if on > timezone.localdate(at):
        raise ValidationError({field: "Ngày này không được ở tương lai."})
    if on < since:
        raise ValidationError({field: f"Không được trước ngày {since:%d/%m/%Y}."})
