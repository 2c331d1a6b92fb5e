"""The acts of a plan as next steps of its page."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from cases.dossier.models import Dossier
from cases.dossier.steps import NextStep
from cases.office.models import Officer
from inspections.planning.models import Plan
from inspections.planning.services import items
from inspections.planning.services.plans import GROUND_OF_STEP, can_change, can_move

Status = Plan.Status
# status to reach: order, name, button, line, address
STEPS: dict[str, tuple[int, str, str, str, str]] = {
    Status.SUBMITTED: (
        *(20, "Trình kế hoạch", "Trình"),
        *("Trình Chủ tịch UBND Thành phố phê duyệt; danh sách không sửa được nữa.", "submit"),
    ),
    Status.APPROVED: (
        *(30, "Ghi nhận phê duyệt", "Ghi phê duyệt"),
        *("Số, ngày văn bản và người phê duyệt.", "approve"),
    ),
    Status.DRAFT: (
        *(40, "Ghi nhận trả lại để sửa", "Ghi trả lại"),
        *("Kế hoạch trở về dự thảo, kèm nội dung yêu cầu sửa.", "return"),
    ),
    Status.SENT: (
        *(50, "Gửi Thanh tra Thành phố", "Ghi gửi"),
        *("Số, ngày văn bản gửi để xử lý chồng chéo, trùng lặp.", "send"),
    ),
    Status.PUBLISHED: (
        *(60, "Công khai kế hoạch", "Ghi công khai"),
        *("Nơi, ngày công khai; từ đó các đơn vị mở cuộc kiểm tra.", "publish"),
    ),
    Status.CLOSED: (
        *(80, "Kết thúc kế hoạch", "Kết thúc"),
        *("Không mở thêm cuộc kiểm tra; đối tượng chưa kiểm tra vẫn được ghi rõ.", "close"),
    ),
    Status.CANCELLED: (
        *(99, "Hủy kế hoạch", "Hủy"),
        *("Ghi lý do; hồ sơ vẫn được giữ.", "cancel"),
    ),
}


def steps_of(dossier: Dossier, officer: Officer, at: datetime) -> Iterator[NextStep]:
    """Everything that may be done with this plan now, and what not yet with its reason."""
    if dossier.kind != Dossier.Kind.PLAN:
        return
    plan: Plan = dossier.plan
    if plan.status == Status.DRAFT:
        changing = tuple(can_change(plan, officer, at))
        yield NextStep(
            10,
            "Thêm đối tượng",
            "Thêm",
            "Chọn đối tượng, nội dung, tháng, lý do, đơn vị thực hiện.",
            _url("item_add", plan),
            changing,
        )
        yield NextStep(
            15,
            "Nhập danh sách từ tệp Excel",
            "Chọn tệp",
            "Xem trước từng dòng kèm lý do; dòng sai không được ghi.",
            _url("import", plan),
            changing,
        )
    for status in plan.NEXT[plan.status]:
        order, name, button, line, view = STEPS[status]
        yield NextStep(
            order,
            name,
            button,
            line,
            _url(view, plan),
            tuple(can_move(plan, status, officer, at)),
            citation=GROUND_OF_STEP.get(status),
        )
    if plan.status in items.ADJUSTABLE:
        yield NextStep(
            70,
            "Điều chỉnh kế hoạch",
            "Điều chỉnh",
            "Bỏ, thêm đối tượng theo một văn bản, kèm lý do; giữ lần điều chỉnh.",
            _url("adjust", plan),
            tuple(items.can_adjust(plan, officer, at)),
        )


def _url(name: str, plan: Plan) -> str:
    return reverse(f"planning:{name}", args=[plan.pk])
