"""Lists of cases and of what comes in as they leave the house."""

from typing import Any

from cases.office.exports import Column, Sheet


def _offender(row: Any) -> str:
    return row.case.offender.name if row.case.offender else "chưa xác định được đối tượng"


def _tax_code(row: Any) -> str:
    return row.case.offender.tax_code if row.case.offender else ""


CASES = Sheet(
    "Vụ việc",
    "vu-viec",
    (
        Column("Số", lambda row: row.case.dossier.number),
        Column("Tên", lambda row: row.case.dossier.title, width=60),
        Column("Đối tượng", _offender, width=40),
        Column("Mã số thuế", _tax_code),
        Column("Địa điểm", lambda row: row.case.dossier.place, width=40),
        Column("Phường, xã", lambda row: str(row.case.dossier.commune or ""), width=24),
        Column("Trạng thái", lambda row: row.case.get_status_display(), width=24),
        Column("Nguồn", lambda row: row.case.get_source_display(), width=24),
        Column("Ngày phát hiện", lambda row: row.case.detected_at),
        Column("Thời hạn gần nhất", lambda row: row.due_at),
        Column("Người giữ hồ sơ", lambda row: str(row.case.dossier.holder), width=24),
        Column("Ngày mở", lambda row: row.case.dossier.opened_at),
    ),
)


def _name(version: Any) -> str:
    return version.name if version else ""


REQUESTS = Sheet(
    "Đơn, tin báo, vụ chuyển đến",
    "tiep-nhan",
    (
        Column("Số", lambda row: row.request.dossier.number),
        Column("Loại", lambda row: row.request.get_kind_display(), width=32),
        Column("Tên", lambda row: row.request.dossier.title, width=60),
        Column("Ngày đến", lambda row: row.request.arrived_on),
        Column("Số đến", lambda row: row.request.incoming_number),
        Column("Người yêu cầu", lambda row: _name(row.request.requester), width=40),
        Column("Người bị yêu cầu xử lý", lambda row: _name(row.request.accused), width=40),
        Column("Địa điểm", lambda row: row.request.dossier.place, width=40),
        Column("Phường, xã", lambda row: str(row.request.dossier.commune or ""), width=24),
        Column("Trạng thái", lambda row: row.request.get_status_display(), width=24),
        Column("Ngày thụ lý, từ chối, chuyển", lambda row: row.request.decided_on),
        Column("Ngày rút đơn", lambda row: row.request.withdrawn_on),
        Column("Thời hạn gần nhất", lambda row: row.due_at),
        Column("Người giữ hồ sơ", lambda row: str(row.request.dossier.holder), width=24),
    ),
)


def _party(row: Any) -> str:
    offender = row.decision.case.offender
    return offender.name if offender else "chưa xác định được đối tượng"


DECISIONS = Sheet(
    "Quyết định giải quyết vụ việc",
    "quyet-dinh",
    (
        Column("Số quyết định", lambda row: row.decision.document.full_number),
        Column("Ngày ký", lambda row: row.decision.signed_on),
        Column("Loại", lambda row: row.decision.get_kind_display(), width=34),
        Column("Vụ việc", lambda row: row.decision.case.dossier.number),
        Column("Đối tượng", _party, width=40),
        Column("Loại đối tượng", lambda row: row.decision.get_offender_kind_display()),
        Column("Phường, xã", lambda row: str(row.decision.case.dossier.commune or ""), width=24),
        Column("Hành vi", lambda row: row.acts, width=60),
        Column("Tiền phạt, đồng", lambda row: row.amount),
        Column("Người ký", lambda row: row.decision.signer_title, width=24),
        Column("Hiệu lực", lambda row: row.word),
        Column("Ngày hủy bỏ", lambda row: row.decision.annulled_on),
    ),
)
