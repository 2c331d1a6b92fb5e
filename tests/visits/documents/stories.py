"""Stories 1 and 5 as far as their papers, reached through the services."""

from datetime import date, datetime, timedelta
from typing import Any

from cases.dossier.models import (
    DossierParty,
    GoodsLine,
)
from cases.dossier.services.dossiers import add_party
from cases.dossier.services.goods import finish_count, open_seal
from cases.office.duties import SeatKind
from cases.parties.models import IPRight, PartyVersion
from inspections.visits.models import Finding, Inspection, PresentPerson, Visit
from inspections.visits.services import visits
from inspections.visits.services.rows import link_goods
from tests.builders import a_right, a_version
from tests.visits.documents.people import MARKET, Office, a_commune, at, opened, thinh, tra
from tests.visits.documents.steps import a_person, hours, photographed, shown, told

STALLS = (
    ("03", "Trần Thị Mai Lan", "Túi xách, ví"),
    ("05", "Hộ kinh doanh Nguyễn Văn Bách", "Giày dép"),
    ("08", "Phạm Thu Hằng", "Túi xách"),
    ("11", "Hộ kinh doanh Vũ Thị Kim Oanh", "Mỹ phẩm"),
    ("14", "Hộ kinh doanh Bùi Văn Tráng", "Quần áo"),
    ("16", "Đặng Thị Ngà", "Túi xách, thắt lưng"),
    ("19", "Hộ kinh doanh Cao Thị Nhàn", "Mỹ phẩm"),
    ("21", "Lý Thị Hạnh", "Quần áo"),
    ("23", "Hộ kinh doanh Tô Văn Phú", "Giày dép"),
    ("25", "Dương Thị Yến", "Mũ, khăn"),
    ("27", "Lê Thị Thanh Trà", "Túi xách"),
    ("30", "Hộ kinh doanh Hà Thị Thơm", "Đồng hồ, kính"),
)
COUNTED = (38, 35, 40, 36, 33, 30)


def a_household_inspection(office: Office) -> Inspection:
    """Story 5 up to the draft: labels printed at Thường Tín, clear signs after another visit."""
    commune = a_commune("Thường Tín", "xã", "10183")
    subject = thinh(commune)
    inspection = opened(
        office,
        [DossierParty(version=subject)],
        [
            (office.head, SeatKind.HEAD),
            (office.cuc, SeatKind.MEMBER),
            (office.ngoc, SeatKind.MEMBER),
            (office.lam, SeatKind.SECRETARY),
        ],
        at("2026-05-04", "15:00"),
        dossier={"title": "Tem, nhãn LAM HẠ", "place": "thôn Đông", "commune": commune},
        basis=Inspection.Basis.CLEAR_SIGNS,
        basis_paper="Phiếu xác định dấu hiệu vi phạm rõ ràng được Giám đốc Sở phê duyệt"
        " ngày 04 tháng 5 năm 2026",
        content="việc in, cung cấp tem, nhãn, bao bì mang nhãn hiệu được bảo hộ tại Việt Nam",
        period_from=date(2025, 1, 1),
    )
    place = Visit(
        label="Xưởng in của Hộ kinh doanh Hoàng Văn Thịnh",
        address="thôn Đông",
        commune=commune,
        party_version=subject,
    )
    visits.add_places(inspection, [place], by=office.cuc, at=at("2026-05-04", "15:30"))
    return inspection


def a_market_inspection(office: Office) -> Inspection:
    """Story 1 up to the draft: twelve stalls of one market."""
    commune = a_commune("Hoàng Mai", "phường", "00331")
    subjects, places = [], []
    for stall, name, trade in STALLS:
        is_household = name.startswith("Hộ kinh doanh")
        form = PartyVersion.LegalForm.HOUSEHOLD if is_household else PartyVersion.LegalForm.PERSON
        version = tra() if stall == "27" else a_version(name, legal_form=form, address=MARKET)
        subjects.append(DossierParty(version=version, trade=trade.lower()))
        places.append(
            Visit(
                label=f"Ki-ốt {stall}",
                address="chợ Bến Mới",
                commune=commune,
                party_version=version,
                trade=trade,
            )
        )
    inspection = opened(
        office,
        subjects,
        [
            (office.head, SeatKind.HEAD),
            (office.cuc, SeatKind.MEMBER),
            (office.lam, SeatKind.SECRETARY),
        ],
        at("2026-10-30"),
        dossier={"title": "Chợ Bến Mới", "place": "chợ Bến Mới", "commune": commune},
        basis=Inspection.Basis.INSTRUCTION,
        basis_paper="Kế hoạch số 27/KH-SKHCN ngày 09 tháng 01 năm 2026 của Sở Khoa học và Công"
        " nghệ về kiểm tra chuyên đề sở hữu công nghiệp năm 2026",
        content="việc bán, trưng bày, tàng trữ để bán hàng hóa mang nhãn hiệu được bảo hộ"
        " tại Việt Nam",
        period_from=date(2026, 1, 1),
    )
    manager = a_version("Ban Quản lý chợ Bến Mới", legal_form=PartyVersion.LegalForm.OTHER)
    related = DossierParty(version=manager, capacity=DossierParty.Capacity.RELATED)
    related.dossier = inspection.dossier
    add_party(related)
    visits.add_places(inspection, places, by=office.cuc, at=at("2026-10-30", "09:00"))
    return inspection


def a_refused_visit(office: Office, inspection: Inspection) -> Visit:
    """Story 5, 06/05/2026: the accountant works with the team while the head is away."""
    began, ended = at("2026-05-06", "09:00"), at("2026-05-06", "11:50")
    visit = inspection.visits.get()
    visits.log_outcome(visit, outcome="worked", by=office.lam, at=at("2026-05-06", "09:15"))
    a_person(
        visit,
        "Phan Thị Lụa",
        PresentPerson.Capacity.EMPLOYEE,
        honorific="Bà",
        position="kế toán của hộ kinh doanh",
        authority_paper="được ông Hoàng Văn Thịnh giao làm việc qua điện thoại"
        " hồi 09 giờ 05 phút (ông Thịnh vắng mặt)",
        works_with_team=True,
    )
    commune = PresentPerson.Capacity.COMMUNE
    a_person(visit, "Đỗ Xuân Trường", commune, position="chuyên viên Phòng Kinh tế")
    shown(
        visit,
        ("Giấy chứng nhận đăng ký hộ kinh doanh", "shown", "Bản chính"),
        ("Hợp đồng, phiếu đặt in nhãn", "not_shown", "Khai đặt qua điện thoại"),
        ("Văn bản cho phép in nhãn hiệu", "not_shown", "Không có"),
    )
    labels = Finding.objects.create(
        visit=visit,
        facts="Tại khu thành phẩm có tem, nhãn đã in, chưa gắn lên hàng hóa, mang dấu hiệu"
        " “LAM HẠ”, kiểm đếm được 12.400 tờ, gồm:",
    )
    for name, quantity, description in (
        ("Nhãn thân chai", 5_200, "Giấy phủ bóng, 90 mm x 60 mm, in 04 màu"),
        ("Nhãn thùng", 3_000, "Giấy kraft, 200 mm x 140 mm, in 02 màu"),
        ("Tem nắp chai", 4_200, "Giấy vỡ, đường kính 28 mm, in 02 màu"),
    ):
        line = GoodsLine(
            name=name, quantity=quantity, unit=GoodsLine.Unit.LABEL, description=description
        )
        visits.add_goods_at(visit, line, by=office.lam, at=began)
    link_goods(labels, visit.dossier.goods.all(), by=office.lam, at=began)
    for facts in (
        "Tại máy in số 02 còn 01 bộ bản kẽm của nhãn thân chai; trên máy tính của bộ phận thiết"
        " kế có 03 tệp thiết kế tương ứng.",
        "So sánh với mẫu nhãn mua ngày 04/5/2026 (Biên bản mua mẫu số 01): dấu hiệu trên các nhãn"
        " trùng với nhãn hiệu “LAM HẠ” theo Giấy chứng nhận đăng ký nhãn hiệu số 999002."
        " Có dấu hiệu sản xuất (in) tem, nhãn mang nhãn hiệu giả mạo.",
    ):
        Finding.objects.create(visit=visit, facts=facts)
    photographed(visit, office.lam, photos=31)
    told(
        visit,
        office.lam,
        ended,
        statement="Tôi chỉ làm kế toán, ông Thịnh đi vắng, tôi không ký thay. Nhãn là khách đặt"
        " in, tôi không biết khách là ai.",
        statement_others="xác nhận Đoàn kiểm tra đã công bố quyết định, kiểm tra và kiểm đếm như"
        " nội dung biên bản",
        requests="Dừng việc in, cung cấp tem, nhãn mang dấu hiệu “LAM HẠ”; giữ nguyên số tem, nhãn"
        " và bản kẽm nêu trên.\nÔng Hoàng Văn Thịnh có mặt hồi 09 giờ 00 phút, ngày 07 tháng 5"
        " năm 2026 tại trụ sở Sở Khoa học và Công nghệ để làm việc.",
    )
    hours(visit, at("2026-05-06", "09:00"), ended, office.lam)
    return visit


def a_market_visit(office: Office, inspection: Inspection) -> Visit:
    """Story 1, Friday 06/11/2026: six sacks sealed at stall 27, not counted."""
    began, ended = at("2026-11-06", "16:30"), at("2026-11-06", "18:15")
    visit = inspection.visits.get(label="Ki-ốt 27")
    visits.log_outcome(visit, outcome="worked", by=office.lam, at=began)
    subject = PresentPerson.Capacity.SUBJECT
    a_person(visit, "Lê Thị Thanh Trà", subject, honorific="Bà", works_with_team=True)
    manager = "Tổ trưởng Tổ quản lý, Ban Quản lý chợ Bến Mới"
    a_person(visit, "Trịnh Văn Sáng", PresentPerson.Capacity.MARKET, position=manager)
    shown(
        visit,
        ("Giấy chứng nhận đăng ký hộ kinh doanh", "not_shown", "Chưa đăng ký"),
        ("Hóa đơn, chứng từ mua hàng", "not_shown", "Khai mua trên mạng"),
        ("Văn bản cho phép sử dụng nhãn hiệu", "not_shown", "Không có"),
    )
    on_show, sealed, suspected = (
        Finding.objects.create(visit=visit, facts=facts)
        for facts in (
            "Tại ki-ốt có trưng bày để bán 18 chiếc túi xách nữ gắn dấu hiệu “LUNARIS” trên thân"
            " túi và khóa kéo; giá niêm yết trên thẻ treo: 180.000 đồng một chiếc.",
            "Phía sau quầy có nhiều túi xách cùng loại, chứa lẫn trong bao và thùng giấy. Do số"
            " lượng lớn, chưa kiểm đếm được trong buổi làm việc, toàn bộ túi xách (kể cả số đang"
            " trưng bày) được dồn vào 06 bao, buộc miệng và niêm phong, số tem niêm phong từ"
            " NP-260141 đến NP-260146.",
            "Hàng hóa có dấu hiệu giả mạo nhãn hiệu “LUNARIS” theo Giấy chứng nhận đăng ký nhãn"
            " hiệu số 999001; việc xác định cần ý kiến của chủ thể quyền.",
        )
    )
    suspected.right = lunaris()
    suspected.save(update_fields=["right"])
    assert on_show.pk
    for seal in range(260141, 260147):
        sack = GoodsLine(
            kind=GoodsLine.Kind.CONTAINER,
            name="Túi xách nữ",
            mark="LUNARIS",
            seal=f"NP-{seal}",
        )
        visits.add_goods_at(visit, sack, by=office.lam, at=began)
    link_goods(sealed, visit.dossier.goods.all(), by=office.lam, at=began)
    photographed(visit, office.lam, photos=24, films=1)
    told(
        visit,
        office.lam,
        ended,
        done="lập Biên bản tạm giữ số 09/BB-TG và Biên bản niêm phong số 09/BB-NPTG cùng ngày.",
        statement="Tôi mua hàng trên mạng từ tháng 9, thấy rẻ thì bán, không biết là hàng giả nhãn"
        " hiệu. Tôi đồng ý niêm phong, đề nghị cho tôi có mặt khi đếm hàng.",
        statement_others="Ban Quản lý chợ xác nhận bà Lê Thị Thanh Trà thuê ki-ốt 27"
        " từ ngày 01/9/2026.",
        requests="Dừng việc bán, trưng bày túi xách gắn dấu hiệu “LUNARIS”.\n"
        "Có mặt hồi 14 giờ 00 phút, ngày 10 tháng 11 năm 2026 tại trụ sở Sở Khoa học và Công nghệ"
        " để mở niêm phong, kiểm đếm; xuất trình hóa đơn, chứng từ (nếu có).",
    )
    hours(visit, began, ended, office.lam)
    return visit


def lunaris() -> IPRight:
    owner = a_version("Công ty cổ phần Thời trang Lunaris Việt").party
    return a_right("LUNARIS", owner, number="999001")


def a_counting_visit(office: Office, inspection: Inspection, about: Visit) -> Visit:
    """Story 1, 10/11/2026: the sacks are opened at the store and counted."""
    began, ended = at("2026-11-10", "14:00"), at("2026-11-10", "16:40")
    place = Visit(
        label="Kho tang vật",
        address="trụ sở Sở Khoa học và Công nghệ thành phố Hà Nội",
        party_version=about.party_version,
    )
    visits.add_places(inspection, [place], by=office.lam, at=began)
    visit = inspection.visits.get(label="Kho tang vật")
    visits.log_outcome(visit, outcome="worked", by=office.lam, at=began)
    person = PresentPerson.Capacity
    a_person(visit, "Lê Thị Thanh Trà", person.SUBJECT, honorific="Bà", works_with_team=True)
    a_person(
        visit,
        "Trịnh Văn Sáng",
        person.WITNESS,
        position="Viên chức",
        address="Ban Quản lý chợ Bến Mới, phường Hoàng Mai, thành phố Hà Nội",
    )
    agent = "chuyên viên Công ty TNHH Đại diện sở hữu công nghiệp Bạch Dương"
    a_person(visit, "Kiều Minh Anh", person.RIGHT_HOLDER, honorific="Bà", position=agent)
    count_sacks(office, visit, about, began)
    told(
        visit,
        office.lam,
        ended,
        examined="thực hiện Biên bản kiểm tra số 11/BB-ĐKT và Quyết định tạm giữ số 07/QĐ-TG,"
        " 06 bao tang vật được mở niêm phong (Biên bản mở niêm phong số 06/BB-MNP cùng ngày,"
        " tem niêm phong còn nguyên vẹn) và kiểm đếm từng bao, kết quả:",
        done="hàng hóa được đóng lại vào 06 bao và niêm phong (Biên bản niêm phong số 10/BB-NPTG"
        " cùng ngày, số tem từ NP-260151 đến NP-260156)",
        statement="bà Lê Thị Thanh Trà thừa nhận toàn bộ 212 chiếc túi xách là của mình, mua trên"
        " mạng không có hóa đơn, bán 180.000 đồng một chiếc theo thẻ treo, chưa bán được chiếc nào",
        statement_others="việc mở niêm phong, kiểm đếm đúng như biên bản",
    )
    hours(visit, began, ended, office.lam)
    return visit


def count_sacks(office: Office, visit: Visit, about: Visit, began: datetime) -> None:
    sacks = GoodsLine.objects.filter(seen_at__visit=about).order_by("position")
    for minutes, (sack, counted) in enumerate(zip(sacks, COUNTED, strict=True), start=1):
        when = began + timedelta(minutes=5 * minutes)
        by: dict[str, Any] = {"by": office.lam, "at": when}
        open_seal(sack, opened_by="Tạ Minh Quân", seal_state="Nguyên vẹn, đủ chữ ký", **by)
        sack.refresh_from_db()
        line = GoodsLine(
            name="Túi xách nữ",
            mark="LUNARIS",
            quantity=counted,
            unit=GoodsLine.Unit.PIECE,
            unit_price=180_000,
            price_basis=GoodsLine.PriceBasis.LISTED,
            container=sack,
        )
        visits.add_goods_at(visit, line, **by)
        finish_count(sack, **by)
