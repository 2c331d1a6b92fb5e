"""The register of others' inspections as it leaves the house, under the heads the import reads."""

from cases.office.exports import Column, Sheet

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
