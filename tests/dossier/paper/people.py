"""Bodies and people of the sample papers; all invented."""

from cases.dossier.paper import Block, Field, FieldPair, Filled, Letterhead, identity

DEPARTMENT = Letterhead("UBND THÀNH PHỐ HÀ NỘI", ("SỞ KHOA HỌC VÀ CÔNG NGHỆ",))
DIRECTOR = "Giám đốc Sở Khoa học và Công nghệ thành phố Hà Nội"
HEAD_OF_TEAM = "Ông Tạ Minh Quân, Phó Trưởng phòng Sở hữu trí tuệ, Trưởng đoàn;"
MEMBER = "Bà Đinh Thu Cúc, chuyên viên Phòng Sở hữu trí tuệ, Thành viên;"
SECOND_MEMBER = "Bà Chu Bích Ngọc, chuyên viên Phòng Sở hữu trí tuệ, Thành viên;"
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
