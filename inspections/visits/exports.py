"""The list of inspections as it leaves the house."""

from typing import Any

from cases.office.exports import Column, Sheet


def _commune(row: Any) -> str:
    return str(row.inspection.dossier.commune or "")


INSPECTIONS = Sheet(
    "Cuộc kiểm tra",
    "cuoc-kiem-tra",
    (
        Column("Số", lambda row: row.inspection.dossier.number),
        Column("Tên", lambda row: row.inspection.dossier.title, width=60),
        Column("Địa điểm", lambda row: row.inspection.dossier.place, width=40),
        Column("Phường, xã", _commune, width=24),
        Column("Trạng thái", lambda row: row.inspection.get_status_display(), width=24),
        Column("Căn cứ", lambda row: row.inspection.get_basis_display(), width=30),
        Column("Thời hạn kiểm tra", lambda row: row.due_at),
        Column("Số địa điểm", lambda row: row.inspection.place_count),
        Column("Số địa điểm đã ghi", lambda row: row.inspection.logged_count),
        Column("Đơn vị", lambda row: str(row.inspection.dossier.unit), width=30),
        Column("Người giữ hồ sơ", lambda row: str(row.inspection.dossier.holder), width=24),
        Column("Ngày mở", lambda row: row.inspection.dossier.opened_at),
    ),
)


def _subject_commune(row: Any) -> str:
    return str(row.visit.commune or row.visit.inspection.dossier.commune or "")


SUBJECTS = Sheet(
    "Lượt đối tượng được kiểm tra",
    "luot-doi-tuong",
    (
        Column("Đối tượng, địa điểm", lambda row: row.name, width=50),
        Column("Mã số thuế", lambda row: row.tax_code),
        Column("Loại đối tượng", lambda row: row.kind, width=24),
        Column("Phường, xã", _subject_commune, width=24),
        Column("Kết quả", lambda row: row.visit.get_outcome_display(), width=24),
        Column("Cuộc kiểm tra", lambda row: row.visit.inspection.dossier.number),
        Column("Trạng thái", lambda row: row.visit.inspection.get_status_display(), width=24),
        Column("Ngày kết thúc tại chỗ", lambda row: row.visit.inspection.ended_at),
        Column("Đơn vị", lambda row: str(row.visit.inspection.dossier.unit), width=30),
    ),
)
