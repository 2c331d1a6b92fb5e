"""Lists as they leave the house; others' inspections under the heads that the import reads."""

from typing import Any

from cases.office.exports import Column, Sheet


def _inspection(row: Any) -> str:
    return row.item.inspection.dossier.number if row.item.inspection else ""


OTHERS = Sheet(
    "Cuộc kiểm tra của cơ quan khác",
    "kiem-tra-co-quan-khac",
    (
        Column("Tên đối tượng", lambda row: row.party_name, width=50),
        Column("Mã số thuế", lambda row: row.tax_code or row.person_id),
        Column("Ngày kiểm tra", lambda row: row.inspected_on),
        Column("Nội dung", lambda row: row.content, width=40),
        Column("Cơ quan", lambda row: row.body, width=40),
        Column("Quyết định số", lambda row: row.decision),
        Column("Loại", lambda row: row.get_kind_display(), width=24),
        Column("Nguồn", lambda row: row.source, width=40),
    ),
)

ITEMS = Sheet(
    "Đối tượng trong kế hoạch",
    "doi-tuong-ke-hoach",
    (
        Column("Kế hoạch", lambda row: row.item.plan.dossier.number),
        Column("Chuyên đề", lambda row: row.item.plan.topic, width=40),
        Column("Số thứ tự", lambda row: row.item.position),
        Column("Đối tượng", lambda row: row.item.party_version.name, width=40),
        Column("Mã số thuế", lambda row: row.item.party_version.tax_code),
        Column("Nội dung", lambda row: row.item.content, width=40),
        Column("Năm", lambda row: row.item.plan.year),
        Column("Tháng", lambda row: row.item.month),
        Column("Đơn vị", lambda row: str(row.item.unit), width=30),
        Column("Tiến độ", lambda row: row.word, width=24),
        Column("Cuộc kiểm tra", _inspection),
        Column("Lần điều chỉnh bỏ", lambda row: row.item.removed_in),
    ),
)
