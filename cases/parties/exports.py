"""The lists of parties and of rights as they leave the house."""

from cases.office.exports import Column, Sheet

PARTIES = Sheet(
    "Đối tượng",
    "doi-tuong",
    (
        Column("Tên", lambda row: row.version.name, width=50),
        Column("Loại", lambda row: row.party.get_kind_display(), width=20),
        Column("Mã số thuế", lambda row: row.version.tax_code),
        Column("Địa chỉ", lambda row: row.version.address, width=50),
        Column("Phường, xã", lambda row: str(row.version.commune or ""), width=24),
        Column("Thông tin từ ngày", lambda row: row.version.in_force_from),
        Column("Ghi chú", lambda row: row.former, width=40),
    ),
)
RIGHTS = Sheet(
    "Quyền sở hữu công nghiệp",
    "quyen-so-huu-cong-nghiep",
    (
        Column("Dấu hiệu, tên", lambda row: row.right.sign, width=40),
        Column("Đối tượng quyền", lambda row: row.right.get_kind_display(), width=24),
        Column("Số văn bằng", lambda row: row.right.number),
        Column("Nhóm", lambda row: row.right.classes, width=20),
        Column("Chủ thể quyền", lambda row: row.owner, width=50),
        Column("Tình trạng", lambda row: row.word, width=24),
    ),
)
