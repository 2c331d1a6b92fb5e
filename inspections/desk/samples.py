"""Invented data of the components page; no person, mark or number here exists."""

from datetime import UTC, date, datetime

from cases.dossier.steps import NextStep, Refusal
from cases.law.explain import Citation, Explanation, Step
from cases.lawbook.verdict import Bar
from cases.office.lists import Chip, Option

PRICE_BASES = [("listed", "Giá niêm yết"), ("market", "Giá thị trường tại địa phương")]
SIGNS = [("yes", "Có ký"), ("no", "Không ký")]
PRESENT = [
    ("owner", "Chủ hộ kinh doanh"),
    ("commune", "Đại diện UBND phường"),
    ("witness", "Người chứng kiến"),
]
TYPED_RIGHT = {
    "goods": "Túi đeo chéo LUNARIS",
    "quantity": 34,
    "price": 180_000,
    "made_on": date(2026, 11, 17),
    "left_at": datetime(2026, 11, 17, 3, 40, tzinfo=UTC),
    "signs": "yes",
    "present": ["owner", "witness"],
    "statement": "Tôi nhập hàng từ người bán rong, không biết là hàng giả.",
}
TYPED_WRONG = {
    "sai-submission": "5f7a3c1e-0000-4000-8000-000000000000",
    "sai-goods": "Túi đeo chéo LUNARIS",
    "sai-quantity": "34,5",
    "sai-price": "999.999.999.999.999",
    "sai-made_on": "31/11/2026",
    "sai-left_at_0": "25:00",
    "sai-left_at_1": "17/11/2026",
    "sai-basis": "listed",
}
VERSIONS = [("Số lượng", "34", "43"), ("Đơn giá", "180.000", "185.000")]

EXPLAIN_UNTIL = Citation("khoản 2 Điều 61", "Luật XLVPHC")
TO_SIGN = Citation("khoản 1 Điều 66", "Luật XLVPHC")
LATE_PAYMENT = Explanation(
    rule="sample",
    parameters={},
    steps=(
        Step("Tiền phạt chưa nộp", (), 24_000_000),
        Step(
            "Số ngày chậm: 31/05/2026 đến 09/06/2026, tính cả ngày nghỉ.",
            (Citation("khoản 1 Điều 5", "Thông tư 18/2023/TT-BTC"),),
            10,
        ),
        Step(
            "Mỗi ngày 0,05% trên số chưa nộp.",
            (Citation("khoản 1 Điều 78", "Luật XLVPHC"),),
            "× 0,0005",
        ),
    ),
    value=120_000,
)
TERM = Explanation(
    rule="sample",
    parameters={},
    steps=(
        Step(
            "05 ngày làm việc kể từ ngày lập biên bản, ngày lập không tính.",
            (EXPLAIN_UNTIL,),
            "25/11/2026",
        ),
    ),
    value="2026-11-25",
)
DAYS = [
    {"day": "17/11", "what": "lập biên bản", "kind": "start"},
    {"day": "18/11", "what": "ngày 1"},
    {"day": "19/11", "what": "ngày 2"},
    {"day": "20/11", "what": "ngày 3"},
    {"day": "21–22", "what": "nghỉ", "kind": "off"},
    {"day": "23/11", "what": "ngày 4"},
    {"day": "24/11", "what": "nghỉ lễ", "kind": "off"},
    {"day": "25/11", "what": "ngày 5", "kind": "last"},
]
STATES = [
    ("empty", "", "Dự thảo"),
    ("half", "", "Đang thi hành"),
    ("half", "now", "Đang làm việc"),
    ("tick", "done", "Đã kết thúc"),
    ("triangle", "soon", "Sắp đến hạn"),
    ("diamond", "late", "Quá thời hạn"),
    ("bars", "", "Chờ kết luận giám định"),
    ("dashed", "quiet", "Chưa được thực hiện"),
    ("dashed", "soon", "Chưa kiểm đếm"),
]
OUTCOMES = [
    ("tick", "done", "Làm việc được"),
    ("square", "", "Đóng cửa"),
    ("frame", "", "Vắng chủ"),
    ("diamond", "late", "Không hợp tác"),
    ("struck", "", "Không tìm thấy địa điểm"),
    ("dashed-frame", "", "Hàng vô chủ"),
]
COLOURS = [
    ("ink", "#24211d", "chữ"),
    ("ink-soft", "#5c564c", "dòng thứ hai, gợi ý"),
    ("ink-quiet", "#6b6459", "việc chưa được thực hiện"),
    ("line-field", "#857d70", "viền ô nhập"),
    ("line-strong", "#bdb5a7", "dưới tiêu đề"),
    ("line", "#e2ddd3", "giữa các dòng"),
    ("ground", "#f6f4ef", "nền phụ"),
    ("accent", "#0b5a63", "liên kết, nút chính"),
    ("accent-tint", "#e4eff0", "đang chọn"),
    ("late", "#9f2a1b", "quá hạn, sai"),
    ("soon", "#7d4e00", "sắp đến hạn, chú ý"),
    ("done", "#2a673d", "xong, đạt"),
]
ALLOWED = [
    NextStep(10, "Soạn quyết định xử phạt", "Soạn quyết định", "Trình ký từ 26/11/2026.", "#"),
    NextStep(
        20,
        "Nhận văn bản giải trình",
        "Nhận giải trình",
        "Nhận đến hết 25/11/2026.",
        "#",
        citation=EXPLAIN_UNTIL,
    ),
]
BARRED = [
    NextStep(
        30,
        "Trình ký quyết định xử phạt",
        "Trình ký",
        "",
        "#",
        (
            Refusal("Còn thời hạn giải trình đến hết 25/11/2026.", EXPLAIN_UNTIL),
            Refusal("Còn 2 bao chưa kiểm đếm."),
        ),
    ),
    NextStep(
        40, "Giao, gửi quyết định", "Giao", "", "#", (Refusal("Chưa có quyết định.", TO_SIGN),)
    ),
]
ROWS = [
    {
        "title": "Túi LUNARIS, hộ bà Lê Thị Thanh Trà",
        "url": "#",
        "line": "31/2026 · Chờ giải trình",
        "shape": "triangle",
        "tone": "soon",
        "word": "25/11/2026",
        "side_line": "Giải trình",
        "hour": "09:00",
    },
    {
        "title": "Chảo KIMORA, Công ty TNHH Dụng cụ bếp Hải Vân",
        "url": "#",
        "line": "27/2026 · Đã ký, chờ cấp số",
        "side": "26/11/2026",
        "side_line": "Gửi quyết định",
        "hour": "14:30",
    },
]
ENTRIES = [
    {
        "at": datetime(2026, 11, 17, 8, 20, tzinfo=UTC),
        "title": "Lập biên bản vi phạm hành chính",
        "number": "31/BB-VPHC",
        "url": "#",
        "line": "Bà Trà và 1 người chứng kiến ký. Đã giao 01 bản.",
    },
    {"at": datetime(2026, 11, 10, 7, 0, tzinfo=UTC), "title": "Mở niêm phong, kiểm đếm"},
]
CHECKS = [
    {"tone": "done", "text": "Thẩm quyền: khung đến 20.000.000, Giám đốc đến 200.000.000 đồng"},
    {"tone": "soon", "text": "Đã sửa sau khi Phó Giám đốc duyệt", "line": "Nơi nhận của văn bản."},
    {
        "tone": "late",
        "text": "Kết luận giám định có sau ngày ký",
        "line": "Sửa ngày hoặc bỏ viện dẫn.",
        "citation": TO_SIGN,
    },
]
CHIPS = [
    Chip("Năm 2026", url="#"),
    Chip("Phòng Sở hữu trí tuệ", url="#"),
    Chip("Trạng thái", options=(Option("Đang kiểm tra", "#"), Option("Đã kết thúc", "#"))),
]
CONTEXT = {
    "bar": Bar(20_000_000, 27_500_000, 35_000_000, middle_at=300, part_from=0, part_to=300),
    "colours": COLOURS,
    "states": STATES,
    "outcomes": OUTCOMES,
    "days": DAYS,
    "term": TERM,
    "due_on": date(2026, 11, 25),
    "late_payment": LATE_PAYMENT,
    "citation": EXPLAIN_UNTIL,
    "allowed": ALLOWED,
    "barred": BARRED,
    "rows": ROWS,
    "entries": ENTRIES,
    "checks": CHECKS,
    "chips": CHIPS,
    "tally": [("vụ việc", "12"), ("giá trị tang vật", "912.500.000 đồng")],
    "facts": [
        ("Cá nhân vi phạm", "Lê Thị Thanh Trà, ki-ốt 27 chợ Bến Mới"),
        ("Mã số thuế", "", "hộ chưa đăng ký kinh doanh"),
        ("Giá trị tang vật", "", "chưa kiểm đếm 2 bao"),
    ],
    "empty_steps": [
        ("Lập biên bản cho một buổi làm việc", "#"),
        ("Nhận hồ sơ chuyển đến từ công an, quản lý thị trường", ""),
    ],
    "gauge": {"lower": "20 triệu", "upper": "40 triệu", "share": 28},
    "goods": [
        ("Túi xách tay, giả da, màu đen", "chiếc", 12, 180_000, 2_160_000),
        ("Túi đeo chéo, vải dù, màu kem", "chiếc", 9, 180_000, 1_620_000),
    ],
    "tiers": [
        ("trên 10 đến 20 triệu", "12–20 triệu", False),
        ("trên 20 đến 40 triệu", "20–35 triệu", True),
        ("trên 40 đến 70 triệu", "35–55 triệu", False),
    ],
}
