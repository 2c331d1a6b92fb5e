"""The lists of papers as they leave the house."""

from typing import Any

from cases.office.exports import Column, Sheet


def _signer(row: Any) -> str:
    return row.document.signed_by.full_name if row.document.signed_by else ""


ISSUED = Sheet(
    "Văn bản đã ban hành",
    "van-ban",
    (
        Column("Số, ký hiệu", lambda row: row.document.full_number, width=20),
        Column("Năm", lambda row: row.document.year),
        Column("Ngày văn bản", lambda row: row.document.issued_on),
        Column("Tên loại, trích yếu", lambda row: row.document.title, width=60),
        Column("Người ký", _signer, width=24),
        Column("Hồ sơ", lambda row: row.document.dossier.number),
        Column("Đơn vị", lambda row: str(row.document.dossier.unit), width=30),
        Column("Sổ", lambda row: str(row.document.series), width=40),
        Column("Giao, gửi", lambda row: row.copies, width=20),
    ),
)
