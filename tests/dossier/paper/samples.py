"""Five papers typed from the pictures of the layout; persons and numbers are invented."""

from cases.dossier.paper import (
    ANNEX_SUBJECTS,
    PAPERS_SHOWN,
    SIGN_WITH_FUNCTION,
    Annex,
    Article,
    Block,
    Clause,
    Closing,
    Dash,
    Decides,
    Field,
    FieldPair,
    Filled,
    Grounds,
    Heading,
    Issuer,
    Item,
    Letterhead,
    Number,
    Paper,
    Paragraph,
    PlaceDate,
    Point,
    Refusal,
    SignCell,
    SignGrid,
    SignOff,
    Strip,
    Table,
    Title,
    goods_in_minutes,
    identity,
    opened_sacks,
)

DEPARTMENT = Letterhead("UBND THÀNH PHỐ HÀ NỘI", ("SỞ KHOA HỌC VÀ CÔNG NGHỆ",))
DIRECTOR = "Giám đốc Sở Khoa học và Công nghệ thành phố Hà Nội"
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
HEAD_OF_TEAM = "Ông Tạ Minh Quân, Phó Trưởng phòng Sở hữu trí tuệ, Trưởng đoàn;"
MEMBER = "Bà Đinh Thu Cúc, chuyên viên Phòng Sở hữu trí tuệ, Thành viên;"
SECOND_MEMBER = "Bà Chu Bích Ngọc, chuyên viên Phòng Sở hữu trí tuệ, Thành viên;"


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


def team_letterhead(decision: str) -> Letterhead:
    return Letterhead("SỞ KHOA HỌC VÀ CÔNG NGHỆ", ("ĐOÀN KIỂM TRA", f"THEO QĐ SỐ {decision}"))


NOT_SHOWN = "Không xuất trình"
HOUSEHOLD_CERTIFICATE = "Giấy chứng nhận đăng ký hộ kinh doanh"
SMALL = "90 mm x 60 mm"
MINUTES = Title("BIÊN BẢN KIỂM TRA", ("Việc chấp hành pháp luật về sở hữu công nghiệp",))
TEAM_HEAD = SignCell(
    ("TRƯỞNG ĐOÀN KIỂM TRA",),
    "Tạ Minh Quân",
    SIGN_WITH_FUNCTION,
    function="Phó Trưởng phòng Sở hữu trí tuệ",
)
WRITER = SignCell(("NGƯỜI GHI BIÊN BẢN",), "Vũ Hoàng Lâm")
TRA = identity(
    (
        Filled("full_name", "Họ và tên", "Lê Thị Thanh Trà"),
        Filled("sex", "Giới tính", "Nữ"),
        Filled("birth_date", "Ngày, tháng, năm sinh", "12/3/1985"),
        Filled("nationality", "Quốc tịch", "Việt Nam"),
        Filled("occupation", "Nghề nghiệp", "Buôn bán nhỏ (chưa đăng ký hộ kinh doanh)"),
        Filled(
            "address",
            "Nơi ở hiện tại",
            "số 9, ngõ 14, phố Bến Mới, phường Hoàng Mai, thành phố Hà Nội",
        ),
        Filled("id_number", "Số định danh cá nhân", "001185999127"),
        Filled("id_date", "ngày cấp", "14/8/2024"),
        Filled("id_place", "nơi cấp", "Bộ Công an"),
    )
)
THINH: tuple[Block, ...] = (
    FieldPair(Field("Họ và tên", "Hoàng Văn Thịnh", end=""), Field("Giới tính", "Nam")),
    FieldPair(Field("Ngày, tháng, năm sinh", "20/10/1979", end=""), Field("Quốc tịch", "Việt Nam")),
    Field("Nghề nghiệp", "Chủ hộ kinh doanh (in nhãn, bao bì)"),
    Field("Nơi ở hiện tại", "thôn Đông, xã Thường Tín, thành phố Hà Nội"),
    Field("Số định danh cá nhân", "001079999204", end=";"),
    FieldPair(Field("ngày cấp", "02/12/2024", end=";"), Field("nơi cấp", "Bộ Công an")),
)


def signed_minutes() -> Paper:
    """Picture b1."""
    return Paper(
        kind="record",
        letterhead=team_letterhead("356/QĐ-SKHCN"),
        number=Number("BB-ĐKT", "11"),
        strip=Strip(("Đối tượng kiểm tra", "Trưởng đoàn")),
        blocks=(
            MINUTES,
            Paragraph(
                "Hôm nay, hồi 16 giờ 30 phút, ngày 06 tháng 11 năm 2026, tại ki-ốt 27, chợ Bến Mới,"
                " phường Hoàng Mai, thành phố Hà Nội, Đoàn kiểm tra theo Quyết định số"
                f" 356/QĐ-SKHCN ngày 02 tháng 11 năm 2026 của {DIRECTOR}"
                " (công bố hồi 08 giờ 30 phút cùng ngày)"
                " tiến hành kiểm tra đối với bà Lê Thị Thanh Trà."
            ),
            Heading("A. THÀNH PHẦN"),
            Heading("1. Đoàn kiểm tra:"),
            Dash(HEAD_OF_TEAM),
            Dash(MEMBER),
            Dash("Ông Vũ Hoàng Lâm, chuyên viên Văn phòng Sở, Thư ký."),
            Heading("2. Đối tượng kiểm tra:"),
            *TRA,
            Heading("3. Tổ chức, cá nhân có liên quan:"),
            Dash("Ông Trịnh Văn Sáng, Tổ trưởng Tổ quản lý, Ban Quản lý chợ Bến Mới."),
            Heading("B. NỘI DUNG KIỂM TRA"),
            Heading("1. Hồ sơ, giấy tờ:"),
            Table(
                PAPERS_SHOWN,
                (
                    ("1", HOUSEHOLD_CERTIFICATE, NOT_SHOWN, "Chưa đăng ký"),
                    ("2", "Hóa đơn, chứng từ mua hàng", NOT_SHOWN, "Khai mua trên mạng"),
                    ("3", "Văn bản cho phép sử dụng nhãn hiệu", NOT_SHOWN, "Không có"),
                ),
            ),
            Heading("2. Kết quả kiểm tra tại chỗ:"),
            Point(
                "a",
                "Tại ki-ốt có trưng bày để bán 18 chiếc túi xách nữ gắn dấu hiệu “LUNARIS” trên"
                " thân túi và khóa kéo; giá niêm yết trên thẻ treo: 180.000 đồng một chiếc.",
            ),
            Point(
                "b",
                "Phía sau quầy có nhiều túi xách cùng loại, chứa lẫn trong bao và thùng giấy."
                " Do số lượng lớn, chưa kiểm đếm được trong buổi làm việc, toàn bộ túi xách"
                " (kể cả số đang trưng bày) được dồn vào 06 bao, buộc miệng và niêm phong,"
                " số tem niêm phong từ NP-260141 đến NP-260146.",
            ),
            Point(
                "c",
                "Hàng hóa có dấu hiệu giả mạo nhãn hiệu “LUNARIS” theo Giấy chứng nhận đăng ký"
                " nhãn hiệu số 999001; việc xác định cần ý kiến của chủ thể quyền.",
            ),
            Clause(
                3,
                "Việc đã thực hiện: chụp 24 ảnh, ghi hình 01 đoạn; lập Biên bản tạm giữ"
                " số 09/BB-TG và Biên bản niêm phong số 09/BB-NPTG cùng ngày.",
            ),
            Heading("C. Ý KIẾN"),
            Clause(
                1,
                "Ý kiến của đối tượng kiểm tra (ghi nguyên văn): “Tôi mua hàng trên mạng từ"
                " tháng 9, thấy rẻ thì bán, không biết là hàng giả nhãn hiệu. Tôi đồng ý"
                " niêm phong, đề nghị cho tôi có mặt khi đếm hàng.”",
            ),
            Clause(
                2,
                "Ý kiến của tổ chức, cá nhân có liên quan: Ban Quản lý chợ xác nhận bà Lê Thị"
                " Thanh Trà thuê ki-ốt 27 từ ngày 01/9/2026.",
            ),
            Heading("D. YÊU CẦU CỦA ĐOÀN KIỂM TRA"),
            Clause(1, "Dừng việc bán, trưng bày túi xách gắn dấu hiệu “LUNARIS”."),
            Clause(
                2,
                "Có mặt hồi 14 giờ 00 phút, ngày 10 tháng 11 năm 2026 tại trụ sở Sở Khoa học và"
                " Công nghệ để mở niêm phong, kiểm đếm; xuất trình hóa đơn, chứng từ (nếu có).",
            ),
            Closing(
                "hồi 18 giờ 15 phút cùng ngày",
                copies=2,
                given_to=("bà Lê Thị Thanh Trà",),
                end="./.",
            ),
            SignGrid(
                (
                    (SignCell(("ĐỐI TƯỢNG KIỂM TRA",), "Lê Thị Thanh Trà"), TEAM_HEAD),
                    (SignCell(("TỔ CHỨC, CÁ NHÂN CÓ LIÊN QUAN",), "Trịnh Văn Sáng"), WRITER),
                )
            ),
        ),
    )


def refused_minutes() -> Paper:
    """Picture b2."""
    return Paper(
        kind="record",
        letterhead=team_letterhead("118/QĐ-SKHCN"),
        number=Number("BB-ĐKT", "1"),
        strip=Strip(("Đại diện chính quyền", "Trưởng đoàn")),
        blocks=(
            MINUTES,
            Paragraph(
                "Hôm nay, hồi 09 giờ 00 phút, ngày 06 tháng 5 năm 2026, tại xưởng in của"
                " Hộ kinh doanh Hoàng Văn Thịnh, thôn Đông, xã Thường Tín, thành phố Hà Nội,"
                " Đoàn kiểm tra theo Quyết định số 118/QĐ-SKHCN ngày 05 tháng 5 năm 2026 của"
                f" {DIRECTOR} (công bố hồi 09 giờ 10 phút cùng ngày)"
                " tiến hành kiểm tra đối với Hộ kinh doanh Hoàng Văn Thịnh."
            ),
            Heading("A. THÀNH PHẦN"),
            Heading("1. Đoàn kiểm tra:"),
            Dash(HEAD_OF_TEAM),
            Dash(MEMBER),
            Dash(SECOND_MEMBER),
            Dash("Ông Vũ Hoàng Lâm, chuyên viên Văn phòng Sở, Thư ký."),
            Heading("2. Đối tượng kiểm tra:"),
            *THINH,
            Paragraph(
                "Người làm việc với Đoàn kiểm tra: bà Phan Thị Lụa, kế toán của hộ kinh doanh,"
                " được ông Hoàng Văn Thịnh giao làm việc qua điện thoại hồi 09 giờ 05 phút"
                " (ông Thịnh vắng mặt)."
            ),
            Heading("3. Đại diện chính quyền địa phương:"),
            Dash("Ông Đỗ Xuân Trường, chuyên viên Phòng Kinh tế, Ủy ban nhân dân xã Thường Tín."),
            Heading("B. NỘI DUNG KIỂM TRA"),
            Heading("1. Hồ sơ, giấy tờ:"),
            Table(
                PAPERS_SHOWN,
                (
                    ("1", HOUSEHOLD_CERTIFICATE, "Có xuất trình", "Bản chính"),
                    ("2", "Hợp đồng, phiếu đặt in nhãn", NOT_SHOWN, "Khai đặt qua điện thoại"),
                    ("3", "Văn bản cho phép in nhãn hiệu", NOT_SHOWN, "Không có"),
                ),
            ),
            Heading("2. Kết quả kiểm tra tại chỗ:"),
            Point(
                "a",
                "Tại khu thành phẩm có tem, nhãn đã in, chưa gắn lên hàng hóa, mang dấu hiệu"
                " “LAM HẠ”, kiểm đếm được 12.400 tờ, gồm:",
            ),
            Table(
                goods_in_minutes("Tên tem, nhãn"),
                (
                    ("1", "Nhãn thân chai", "tờ", "5.200", f"Giấy phủ bóng, {SMALL}, in 04 màu"),
                    ("2", "Nhãn thùng", "tờ", "3.000", "Giấy kraft, 200 mm x 140 mm, in 02 màu"),
                    ("3", "Tem nắp chai", "tờ", "4.200", "Giấy vỡ, đường kính 28 mm, in 02 màu"),
                ),
                total=("Cộng", "", "", "12.400", ""),
            ),
            Point(
                "b",
                "Tại máy in số 02 còn 01 bộ bản kẽm của nhãn thân chai; trên máy tính của bộ phận"
                " thiết kế có 03 tệp thiết kế tương ứng.",
            ),
            Point(
                "c",
                "So sánh với mẫu nhãn mua ngày 04/5/2026 (Biên bản mua mẫu số 01): dấu hiệu trên"
                " các nhãn trùng với nhãn hiệu “LAM HẠ” theo Giấy chứng nhận đăng ký nhãn hiệu"
                " số 999002. Có dấu hiệu sản xuất (in) tem, nhãn mang nhãn hiệu giả mạo.",
            ),
            Clause(
                3, "Việc đã thực hiện: lấy 03 mẫu mỗi loại nhãn, chụp 31 ảnh, sao 03 tệp thiết kế."
            ),
            Heading("C. Ý KIẾN"),
            Clause(
                1,
                "Ý kiến của đối tượng kiểm tra (ghi nguyên văn): “Tôi chỉ làm kế toán, ông Thịnh"
                " đi vắng, tôi không ký thay. Nhãn là khách đặt in, tôi không biết khách là ai.”",
            ),
            Clause(
                2,
                "Ý kiến của đại diện chính quyền địa phương: xác nhận Đoàn kiểm tra đã công bố"
                " quyết định, kiểm tra và kiểm đếm như nội dung biên bản.",
            ),
            Heading("D. YÊU CẦU CỦA ĐOÀN KIỂM TRA"),
            Clause(
                1,
                "Dừng việc in, cung cấp tem, nhãn mang dấu hiệu “LAM HẠ”; giữ nguyên số tem,"
                " nhãn và bản kẽm nêu trên.",
            ),
            Clause(
                2,
                "Ông Hoàng Văn Thịnh có mặt hồi 09 giờ 00 phút, ngày 07 tháng 5 năm 2026 tại"
                " trụ sở Sở Khoa học và Công nghệ để làm việc.",
            ),
            Closing(
                "hồi 11 giờ 50 phút cùng ngày",
                copies=3,
                given_to=("Hộ kinh doanh Hoàng Văn Thịnh", "Ủy ban nhân dân xã Thường Tín"),
                agreed=False,
            ),
            Refusal(
                "đối tượng kiểm tra",
                "bà Phan Thị Lụa từ chối ký vì cho rằng không được chủ hộ ủy quyền bằng văn bản",
                "Ông Đỗ Xuân Trường, đại diện Ủy ban nhân dân xã Thường Tín",
                end="./.",
            ),
            SignGrid(
                (
                    (SignCell(("ĐỐI TƯỢNG KIỂM TRA",), "Phan Thị Lụa", refused=True), TEAM_HEAD),
                    (
                        SignCell(
                            ("ĐẠI DIỆN CHÍNH QUYỀN",),
                            "Đỗ Xuân Trường",
                            SIGN_WITH_FUNCTION,
                            function="Chuyên viên Phòng Kinh tế",
                        ),
                        WRITER,
                    ),
                )
            ),
        ),
    )


def working_record() -> Paper:
    """Picture c, form MBB02."""
    whole = "Nguyên vẹn, đủ chữ ký"
    return Paper(
        kind="record",
        letterhead=DEPARTMENT,
        number=Number("BB-LV", "14"),
        strip=Strip(("Cá nhân liên quan", "Người lập")),
        blocks=(
            Title("BIÊN BẢN LÀM VIỆC"),
            Paragraph(
                "Hôm nay, hồi 14 giờ 00 phút, ngày 10/11/2026, tại kho tang vật, trụ sở"
                " Sở Khoa học và Công nghệ thành phố Hà Nội."
            ),
            Heading("Chúng tôi gồm:"),
            Heading("1. Người có thẩm quyền lập biên bản:"),
            *identity(
                (
                    Filled("full_name", "Họ và tên", "Tạ Minh Quân"),
                    Filled("position", "Chức vụ", "Phó Trưởng phòng"),
                    Filled(
                        "body",
                        "Cơ quan",
                        "Phòng Sở hữu trí tuệ, Sở Khoa học và Công nghệ thành phố Hà Nội",
                    ),
                )
            ),
            Heading("2. Người chứng kiến:"),
            *identity(
                (
                    Filled("full_name", "Họ và tên", "Trịnh Văn Sáng"),
                    Filled("occupation", "Nghề nghiệp", "Viên chức"),
                    Filled(
                        "address",
                        "Địa chỉ",
                        "Ban Quản lý chợ Bến Mới, phường Hoàng Mai, thành phố Hà Nội",
                    ),
                )
            ),
            Item(
                3,
                "Tổ chức bị thiệt hại:",
                "Công ty cổ phần Thời trang Lunaris Việt; người đại diện theo ủy quyền:"
                " bà Kiều Minh Anh, chuyên viên Công ty TNHH"
                " Đại diện sở hữu công nghiệp Bạch Dương.",
            ),
            Heading("4. Cá nhân có liên quan trực tiếp đến vụ việc:"),
            *TRA,
            Paragraph(
                "Tiến hành lập biên bản làm việc đối với bà Lê Thị Thanh Trà có liên quan trực tiếp"
                " đến vụ việc:"
            ),
            Item(1, "Thời gian xảy ra vụ việc:", "hồi 16 giờ 30 phút, ngày 06/11/2026."),
            Item(
                2,
                "Địa điểm xảy ra vụ việc:",
                "ki-ốt 27, chợ Bến Mới, phường Hoàng Mai, thành phố Hà Nội.",
            ),
            Item(
                3,
                "Diễn biến của vụ việc:",
                "thực hiện Biên bản kiểm tra số 11/BB-ĐKT và Quyết định tạm giữ số 07/QĐ-TG,"
                " 06 bao tang vật được mở niêm phong (Biên bản mở niêm phong số 06/BB-MNP"
                " cùng ngày, tem niêm phong còn nguyên vẹn) và kiểm đếm từng bao, kết quả:",
            ),
            Table(
                opened_sacks("Số túi xách (chiếc)"),
                tuple(
                    (str(at), f"{at:02d}", f"NP-26014{at}", whole, counted)
                    for at, counted in enumerate(("38", "35", "40", "36", "33", "30"), start=1)
                ),
                total=("Cộng", "", "", "", "212"),
            ),
            Item(
                4,
                "Hiện trường:",
                "việc mở niêm phong, kiểm đếm được ghi hình liên tục"
                " từ 14 giờ 05 phút đến 16 giờ 10 phút.",
            ),
            Item(5, "Thiệt hại:", "chưa xác định."),
            Item(
                6,
                "Ý kiến trình bày của tổ chức bị thiệt hại:",
                "bà Kiều Minh Anh đã xem hàng hóa, nhận 01 mẫu và sẽ có văn bản xác nhận"
                " trước ngày 14/11/2026.",
            ),
            Item(
                7,
                "Lời khai của cá nhân có liên quan trực tiếp đến vụ việc:",
                "bà Lê Thị Thanh Trà thừa nhận toàn bộ 212 chiếc túi xách là của mình, mua trên"
                " mạng không có hóa đơn, bán 180.000 đồng một chiếc theo thẻ treo,"
                " chưa bán được chiếc nào.",
            ),
            Item(
                8,
                "Ý kiến trình bày của người chứng kiến:",
                "việc mở niêm phong, kiểm đếm đúng như biên bản.",
            ),
            Item(
                9,
                "Các biện pháp xử lý và ngăn chặn hậu quả do sự việc gây ra:",
                "hàng hóa được đóng lại vào 06 bao và niêm phong (Biên bản niêm phong"
                " số 10/BB-NPTG cùng ngày, số tem từ NP-260151 đến NP-260156).",
            ),
            Item(
                10,
                "Tang vật có liên quan đến vụ việc:",
                "212 chiếc túi xách nữ gắn dấu hiệu “LUNARIS”; trị giá theo giá niêm yết:"
                " 38.160.000 đồng (Ba mươi tám triệu một trăm sáu mươi nghìn đồng).",
            ),
            Closing(
                "hồi 16 giờ 40 phút, ngày 10/11/2026",
                copies=2,
                given_to=("bà Lê Thị Thanh Trà là cá nhân có liên quan trực tiếp đến vụ việc",),
            ),
            SignGrid(
                (
                    (
                        SignCell(("CÁ NHÂN CÓ LIÊN QUAN", "ĐẾN VỤ VIỆC"), "Lê Thị Thanh Trà"),
                        SignCell(
                            ("NGƯỜI LẬP BIÊN BẢN",),
                            "Tạ Minh Quân",
                            SIGN_WITH_FUNCTION,
                            function="Phó Trưởng phòng Sở hữu trí tuệ",
                        ),
                    ),
                    (
                        SignCell(("NGƯỜI ĐẠI DIỆN", "TỔ CHỨC BỊ THIỆT HẠI"), "Kiều Minh Anh"),
                        SignCell(("NGƯỜI CHỨNG KIẾN",), "Trịnh Văn Sáng"),
                    ),
                )
            ),
        ),
    )


SAMPLES = {
    "a1": decision_on_a_household,
    "a2": decision_on_a_market,
    "b1": signed_minutes,
    "b2": refused_minutes,
    "c": working_record,
}
