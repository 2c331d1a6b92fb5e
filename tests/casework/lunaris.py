"""The case of story 1 up to its violation record, from the minutes of the market on."""

from datetime import date
from typing import Any

from cases.casework.models import Case, Evidence, ViolationRecord
from cases.casework.services import proofs, records, violations
from cases.dossier.models import Document
from cases.dossier.services import drafts, records as signing
from cases.lawbook.models import ActVersion
from inspections.visits.models import Finding, FindingGoods, Inspection
from inspections.visits.services import casing, drafting
from tests.casework.recording import BAGS
from tests.visits.documents import people, steps, stories
from tests.visits.documents.people import Office, at
from tests.visits.documents.test_words import signed_minutes

MADE_AT, ENDED_AT = at("2026-11-17", "09:00"), at("2026-11-17", "10:30")
SEAT = "trụ sở Sở Khoa học và Công nghệ thành phố Hà Nội"
ACT = (
    "Trưng bày để bán, tàng trữ để bán 212 chiếc túi xách nữ giả mạo nhãn hiệu “LUNARIS”"
    " (Giấy chứng nhận đăng ký nhãn hiệu số 999001)."
)
HELD = (
    "tạm giữ 212 chiếc túi xách nêu tại mục 2 theo Biên bản tạm giữ số 09/BB-TG ngày 06/11/2026,"
    " Quyết định tạm giữ số 07/QĐ-TG ngày 07/11/2026 và Quyết định kéo dài thời hạn tạm giữ số"
    " 03/QĐ-KDTG ngày 16/11/2026. Ngoài những tang vật nêu trên, chúng tôi không tạm giữ thêm thứ"
    " gì khác."
)
SAID: dict[str, Any] = {
    "place": SEAT,
    "reason_elsewhere": "phải chờ kết quả kiểm đếm và văn bản xác nhận của chủ thể quyền",
    "opinion_violator": "thừa nhận hành vi vi phạm; đã tự nguyện khai báo nơi mua hàng và gỡ các"
    " bài rao bán; đề nghị được xem xét giảm mức phạt",
    "opinion_witness": "không có ý kiến khác",
    "opinion_injured": "đề nghị tiêu hủy toàn bộ hàng hóa vi phạm",
    "summons_at": at("2026-11-26", "09:00"),
    "summons_place": SEAT,
    "ended_at": ENDED_AT,
}


def a_counted_market(office: Office) -> Inspection:
    """The minutes of 06/11 and the working record of 10/11 are signed; an act is suspected."""
    inspection = stories.a_market_inspection(office)
    signed_minutes(office, inspection)
    about = inspection.visits.get(label="Ki-ốt 27")
    suspected = Finding.objects.get(visit=about, right__isnull=False)
    found_on = ActVersion.objects.in_force(date(2026, 11, 6))
    suspected.act_version = found_on.get(act__code=BAGS)
    suspected.save(update_fields=["act_version"])
    for sack in about.dossier.goods.containers():
        FindingGoods.objects.create(finding=suspected, line=sack)
    visit = stories.a_counting_visit(office, inspection, about)
    steps.count_begins_after("BB-LV", 13)
    ended = at("2026-11-10", "16:40")
    document = drafting.draft_working_record(visit, about=about, by=office.lam, at=ended)
    said = {"scene": "có ghi hình", "damage": "chưa xác định", "opinion_injured": "sẽ xác nhận"}
    steps.typed(document, office.lam, ended, said)
    drafts.make_ready(document, by=office.lam, at=ended)
    steps.all_sign(document, office.lam, ended)
    signing.finish_record(document, by=office.lam, at=ended)
    return inspection


def a_case_opened(office: Office) -> Case:
    """Opened on the morning of the 17th, with the right holder's word of the 13th."""
    inspection, when = a_counted_market(office), at("2026-11-17", "08:00")
    (offender,) = casing.offenders_of(inspection)
    title = "Túi xách LUNARIS"
    case = casing.open_case_of(inspection, offender, title=title, by=office.cuc, at=when)
    violation = case.violations.get()
    lines = [each.line for each in violation.goods.all()]
    violation.facts = ACT
    violations.write_violation(violation, lines, by=office.cuc, at=when)
    confirmed = Evidence(
        case=case,
        kind=Evidence.Kind.VERIFICATION,
        name="Văn bản số 45/CV-LNV",
        issuer="Công ty cổ phần Thời trang Lunaris Việt",
        dated_on=date(2026, 11, 13),
        received_on=date(2026, 11, 13),
        content="Xác nhận hàng hóa giả mạo nhãn hiệu",
    )
    proofs.write_evidence(confirmed, by=office.cuc, at=when)
    return case


def a_draft(office: Office, case: Case, **fields: Any) -> Document:
    said = {"maker": office.head, "made_at": MADE_AT} | SAID | fields
    made = ViolationRecord(case=case, **said)
    return records.draft_record(made, present=case.people.all(), by=office.cuc, at=MADE_AT)


def a_filled_draft(office: Office, case: Case, **fields: Any) -> Document:
    document = a_draft(office, case, **fields)
    return steps.typed(document, office.cuc, MADE_AT, {"measures": HELD}, none=("interpreter",))


def an_office() -> Office:
    return people.an_office()
