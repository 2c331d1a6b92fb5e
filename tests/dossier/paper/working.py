"""A working record (MBB02) typed from the pictures of the layout."""

from cases.dossier.paper import (
    SIGN_WITH_FUNCTION,
    Closing,
    Filled,
    Heading,
    Item,
    Number,
    Paper,
    Paragraph,
    SignCell,
    SignGrid,
    Strip,
    Table,
    Title,
    identity,
    opened_sacks,
)
from tests.dossier.paper.people import DEPARTMENT, TRA


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
