"""Inspection minutes typed from the pictures of the layout."""

from cases.dossier.paper import (
    PAPERS_SHOWN,
    SIGN_WITH_FUNCTION,
    Clause,
    Closing,
    Dash,
    Heading,
    Letterhead,
    Number,
    Paper,
    Paragraph,
    Point,
    Refusal,
    SignCell,
    SignGrid,
    Strip,
    Table,
    Title,
    goods_in_minutes,
)
from tests.dossier.paper.people import DIRECTOR, HEAD_OF_TEAM, MEMBER, SECOND_MEMBER, THINH, TRA

NOT_SHOWN = "Không xuất trình"
HOUSEHOLD_CERTIFICATE = "Giấy chứng nhận đăng ký hộ kinh doanh"
SMALL = "90 mm x 60 mm"
TEAM_HEAD = SignCell(
    ("TRƯỞNG ĐOÀN KIỂM TRA",),
    "Tạ Minh Quân",
    SIGN_WITH_FUNCTION,
    function="Phó Trưởng phòng Sở hữu trí tuệ",
)
WRITER = SignCell(("NGƯỜI GHI BIÊN BẢN",), "Vũ Hoàng Lâm")
MINUTES = Title("BIÊN BẢN KIỂM TRA", ("Việc chấp hành pháp luật về sở hữu công nghiệp",))


def team_letterhead(decision: str) -> Letterhead:
    return Letterhead("SỞ KHOA HỌC VÀ CÔNG NGHỆ", ("ĐOÀN KIỂM TRA", f"THEO QĐ SỐ {decision}"))


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
