"""Tables of a paper as words, with the columns that many papers share."""

from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Column:
    """Head, width in millimetres (all columns together 165) and place of the text in its cells."""

    head: str
    width: int
    align: Align = "left"


@dataclass(frozen=True)
class Table:
    """Rows under one head; `total` has one entry a column, its label spanning the empty ones after.

    The block before a table opens it: its last lines stay with the head and the first rows.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for row in (*self.rows, *([self.total] if self.total else [])):
            if len(row) != len(self.columns):
                raise ValueError(f"Hàng {row!r} phải có {len(self.columns)} ô.")

    def as_text(self) -> str:
        head = tuple(column.head for column in self.columns)
        rows = (head, *self.rows, *([self.total] if self.total else []))
        return "\n".join(
            " | ".join(" ".join(cell.split()) for cell in row).rstrip() for row in rows
        )


# Widths of the tables that repeat: our choice, the heads those of the papers.
PAPERS_SHOWN = (
    Column("STT", 12, "center"),
    Column("Hồ sơ, giấy tờ yêu cầu", 72),
    Column("Kết quả", 39, "center"),
    Column("Ghi chú", 42),
)
ANNEX_SUBJECTS = (
    Column("STT", 12, "center"),
    Column("Tên cá nhân, hộ kinh doanh", 61),
    Column("Địa chỉ kinh doanh", 60),
    Column("Ngành hàng", 32),
)


def goods_in_minutes(goods: str = "Tên hàng hóa") -> tuple[Column, ...]:
    return (
        Column("STT", 12, "center"),
        Column(goods, 46),
        Column("Đơn vị tính", 24, "center"),
        Column("Số lượng", 24, "right"),
        Column("Quy cách, đặc điểm", 59),
    )


def opened_sacks(counted: str) -> tuple[Column, ...]:
    """`counted` heads the last column: `Số túi xách (chiếc)`."""
    return (
        Column("STT", 12, "center"),
        Column("Bao số", 20, "center"),
        Column("Số tem niêm phong", 40, "center"),
        Column("Tình trạng tem trước khi mở", 58),
        Column(counted, 35, "right"),
    )
