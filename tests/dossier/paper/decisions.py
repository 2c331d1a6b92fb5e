"""Decisions typed from the pictures of the layout."""

from cases.dossier.paper import (
    ANNEX_SUBJECTS,
    Annex,
    Article,
    Clause,
    Decides,
    Grounds,
    Issuer,
    Number,
    Paper,
    PlaceDate,
    SignOff,
    Table,
    Title,
)
from tests.dossier.paper.people import (
    DEPARTMENT,
    DIRECTOR,
    HEAD_OF_TEAM,
    MEMBER,
    SECOND_MEMBER,
)

PROPERTY_LAW = "Căn cứ Luật Sở hữu trí tuệ (được sửa đổi, bổ sung các năm 2009, 2019, 2022 và 2025)"
INSPECTION_DECREE = (
    "Căn cứ Nghị định số 217/2025/NĐ-CP ngày 05 tháng 8 năm 2025 của Chính phủ"
    " về hoạt động kiểm tra chuyên ngành"
)
SANCTION_DECREE = (
    "Căn cứ Nghị định số 99/2013/NĐ-CP ngày 29 tháng 8 năm 2013 của Chính phủ quy định xử phạt"
    " vi phạm hành chính trong lĩnh vực sở hữu công nghiệp (được sửa đổi, bổ sung tại"
    " Nghị định số 126/2021/NĐ-CP ngày 30 tháng 12 năm 2021"
)
FUNCTIONS = (
    "Căn cứ Quyết định số 999/2025/QĐ-UBND ngày 15 tháng 7 năm 2025 của Ủy ban nhân dân"
    " thành phố Hà Nội quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của"
    " Sở Khoa học và Công nghệ thành phố Hà Nội"
)
PROPOSAL = "Theo đề nghị của Trưởng phòng Sở hữu trí tuệ"
DUTIES = (
    "Đoàn kiểm tra có nhiệm vụ thực hiện nội dung tại Điều 1 Quyết định này; thực hiện quyền,"
    " nghĩa vụ và trách nhiệm theo quy định tại Điều 8 và Điều 15 Nghị định số 217/2025/NĐ-CP."
)
ISSUER = Issuer("GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ THÀNH PHỐ HÀ NỘI")
TEAM_WORDS = "Thành lập Đoàn kiểm tra, gồm các ông (bà) có tên sau đây:"


def decision_on_a_household() -> Paper:
    """Picture a1."""
    return Paper(
        kind="decision",
        letterhead=DEPARTMENT,
        number=Number("QĐ-SKHCN", "118"),
        place_date=PlaceDate("Hà Nội", 2026, 5, 5),
        blocks=(
            Title(
                "QUYẾT ĐỊNH",
                (
                    "Kiểm tra việc chấp hành pháp luật về sở hữu công nghiệp",
                    "đối với Hộ kinh doanh Hoàng Văn Thịnh",
                ),
            ),
            ISSUER,
            Grounds(
                (
                    PROPERTY_LAW,
                    "Căn cứ Nghị quyết số 198/2025/QH15 ngày 17 tháng 5 năm 2025 của Quốc hội"
                    " về một số cơ chế, chính sách đặc biệt phát triển kinh tế tư nhân",
                    INSPECTION_DECREE,
                    f"{SANCTION_DECREE} và Nghị định số 46/2024/NĐ-CP ngày 04 tháng 5 năm 2024)",
                    FUNCTIONS,
                    "Căn cứ Phiếu xác định dấu hiệu vi phạm rõ ràng được Giám đốc Sở phê duyệt"
                    " ngày 04 tháng 5 năm 2026",
                    PROPOSAL,
                )
            ),
            Decides(),
            Article(
                1,
                "Kiểm tra việc chấp hành pháp luật về sở hữu công nghiệp đối với Hộ kinh doanh"
                " Hoàng Văn Thịnh, mã số thuế 001079999204, địa chỉ: thôn Đông, xã Thường Tín,"
                " thành phố Hà Nội.",
            ),
            Clause(
                1,
                "Căn cứ tiến hành kiểm tra: có dấu hiệu vi phạm pháp luật theo điểm a khoản 2"
                " Điều 11 Nghị định số 217/2025/NĐ-CP; thuộc trường hợp có dấu hiệu vi phạm"
                " rõ ràng theo khoản 2 Điều 4 Nghị quyết số 198/2025/QH15.",
            ),
            Clause(
                2,
                "Phạm vi, nội dung kiểm tra: việc in, cung cấp tem, nhãn, bao bì mang nhãn hiệu"
                " được bảo hộ tại Việt Nam.",
            ),
            Clause(3, "Thời kỳ kiểm tra: từ ngày 01 tháng 01 năm 2025 đến thời điểm kiểm tra."),
            Clause(4, "Thời hạn kiểm tra: 10 ngày, kể từ ngày công bố Quyết định này."),
            Article(2, TEAM_WORDS),
            Clause(1, HEAD_OF_TEAM),
            Clause(2, MEMBER),
            Clause(3, SECOND_MEMBER),
            Clause(4, "Ông Vũ Hoàng Lâm, chuyên viên Văn phòng Sở, Thành viên - Thư ký."),
            Article(3, DUTIES),
            Article(
                4,
                "Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Sở, Trưởng phòng"
                " Sở hữu trí tuệ, Hộ kinh doanh Hoàng Văn Thịnh, các tổ chức, cá nhân có liên quan"
                " và các ông (bà) có tên tại Điều 2 chịu trách nhiệm thi hành Quyết định này./.",
            ),
            SignOff(
                (
                    "Như Điều 4",
                    "UBND Thành phố (để báo cáo)",
                    "Thanh tra Thành phố",
                    "UBND xã Thường Tín",
                    "Lưu: VT, SHTT (05)",
                ),
                ("GIÁM ĐỐC",),
                "Đoàn Vĩnh Khang",
            ),
        ),
    )


def decision_on_a_market() -> Paper:
    """Picture a2, with an annex."""
    stalls = (
        ("Trần Thị Mai Lan", "03", "Túi xách, ví"),
        ("Hộ kinh doanh Nguyễn Văn Bách", "05", "Giày dép"),
        ("Phạm Thu Hằng", "08", "Túi xách"),
        ("Hộ kinh doanh Vũ Thị Kim Oanh", "11", "Mỹ phẩm"),
        ("Hộ kinh doanh Bùi Văn Tráng", "14", "Quần áo"),
        ("Đặng Thị Ngà", "16", "Túi xách, thắt lưng"),
        ("Hộ kinh doanh Cao Thị Nhàn", "19", "Mỹ phẩm"),
        ("Lý Thị Hạnh", "21", "Quần áo"),
        ("Hộ kinh doanh Tô Văn Phú", "23", "Giày dép"),
        ("Dương Thị Yến", "25", "Mũ, khăn"),
        ("Lê Thị Thanh Trà", "27", "Túi xách"),
        ("Hộ kinh doanh Hà Thị Thơm", "30", "Đồng hồ, kính"),
    )
    place = "chợ Bến Mới, phường Hoàng Mai, thành phố Hà Nội"
    return Paper(
        kind="decision",
        letterhead=DEPARTMENT,
        number=Number("QĐ-SKHCN", "356"),
        place_date=PlaceDate("Hà Nội", 2026, 11, 2),
        blocks=(
            Title(
                "QUYẾT ĐỊNH",
                (
                    "Kiểm tra việc chấp hành pháp luật về sở hữu công nghiệp",
                    "tại chợ Bến Mới, phường Hoàng Mai",
                ),
            ),
            ISSUER,
            Grounds(
                (
                    PROPERTY_LAW,
                    INSPECTION_DECREE,
                    f"{SANCTION_DECREE}, Nghị định số 46/2024/NĐ-CP ngày 04 tháng 5 năm 2024"
                    " và Nghị định số 186/2026/NĐ-CP ngày 26 tháng 5 năm 2026)",
                    FUNCTIONS,
                    "Căn cứ Kế hoạch số 27/KH-SKHCN ngày 09 tháng 01 năm 2026 của"
                    " Sở Khoa học và Công nghệ về kiểm tra chuyên đề sở hữu công nghiệp năm 2026",
                    PROPOSAL,
                )
            ),
            Decides(),
            Article(
                1,
                "Kiểm tra việc chấp hành pháp luật về sở hữu công nghiệp đối với 12 cá nhân,"
                f" hộ kinh doanh tại {place} (danh sách tại Phụ lục kèm theo).",
            ),
            Clause(
                1,
                "Phạm vi, nội dung kiểm tra: việc bán, trưng bày, tàng trữ để bán hàng hóa"
                " mang nhãn hiệu được bảo hộ tại Việt Nam.",
            ),
            Clause(2, "Thời kỳ kiểm tra: từ ngày 01 tháng 01 năm 2026 đến thời điểm kiểm tra."),
            Clause(3, "Thời hạn kiểm tra: 10 ngày, kể từ ngày công bố Quyết định này."),
            Article(2, TEAM_WORDS),
            Clause(1, HEAD_OF_TEAM),
            Clause(2, MEMBER),
            Clause(3, "Ông Vũ Hoàng Lâm, chuyên viên Văn phòng Sở, Thành viên - Thư ký."),
            Article(3, DUTIES),
            Article(
                4,
                "Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Sở, Trưởng phòng"
                " Sở hữu trí tuệ, Ban Quản lý chợ Bến Mới, các cá nhân, hộ kinh doanh có tên tại"
                " Phụ lục và các ông (bà) có tên tại Điều 2 chịu trách nhiệm thi hành"
                " Quyết định này./.",
            ),
            SignOff(
                (
                    "Như Điều 4",
                    "UBND Thành phố (để báo cáo)",
                    "Thanh tra Thành phố",
                    "UBND phường Hoàng Mai",
                    "Lưu: VT, SHTT (05)",
                ),
                ("GIÁM ĐỐC",),
                "Đoàn Vĩnh Khang",
            ),
        ),
        annexes=(
            Annex(
                "DANH SÁCH ĐỐI TƯỢNG KIỂM TRA",
                (
                    Table(
                        ANNEX_SUBJECTS,
                        tuple(
                            (f"{at:02d}", name, f"Ki-ốt {stall}, {place}", goods)
                            for at, (name, stall, goods) in enumerate(stalls, start=1)
                        ),
                    ),
                ),
                of="Quyết định",
                by=DIRECTOR,
            ),
        ),
    )
