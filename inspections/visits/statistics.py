"""Figures over inspections and whom they inspected."""

from cases.dossier.statistics.indicators import Aside, Indicator, Measure
from inspections.visits import dimensions
from inspections.visits.filters import InspectionFilter, SubjectFilter
from inspections.visits.models import Inspection, Visit

RULES = ("P-XLVPHC", "P-TTR", "P-CAL")
FINISHED = {"status": Inspection.Status.FINISHED.value}

INSPECTIONS = Indicator(
    id="I06",
    name="Số cuộc kiểm tra",
    definition=(
        "Đếm cuộc kiểm tra (một quyết định kiểm tra là một cuộc) theo ngày kết thúc kiểm tra tại "
        "chỗ. Một cuộc có thể đến nhiều cơ sở."
    ),
    lead="Kết thúc tại chỗ",
    noun="cuộc kiểm tra",
    rows=Inspection.objects.all,
    filterset=InspectionFilter,
    list_view="visits:inspection_list",
    measure=Measure("cuộc"),
    days=(dimensions.ENDED, dimensions.DECIDED),
    dimensions=dimensions.BY_INSPECTION,
    rules=RULES,
    fixed=FINISHED,
    notes=(
        "Có thể tính theo ngày ra quyết định kiểm tra; hai cách cho hai con số, không cộng.",
        "Cuộc đình chỉ giữa chừng và cuộc không tiến hành không tính là đã kiểm tra.",
        "Chỉ gồm cuộc do Sở quyết định; cuộc của cơ quan khác ở mục Kế hoạch. Kênh bán, nhóm hàng "
        "chưa được ghi thành dữ liệu nên chưa phân tổ.",
    ),
    asides=(
        Aside("Đình chỉ trong kỳ", {"status": Inspection.Status.TERMINATED.value}),
        Aside("Trong đó theo kế hoạch", {"plan_type": dimensions.PLANNED}),
    ),
)
SUBJECTS = Indicator(
    id="I07",
    name="Số cơ sở, đối tượng được kiểm tra",
    definition=(
        "Đếm lượt đối tượng theo ngày kết thúc kiểm tra tại chỗ: mỗi tổ chức, cá nhân, hộ kinh "
        "doanh hoặc địa điểm trong một cuộc là một lượt, dù đến mấy lần."
    ),
    lead="Kiểm tra",
    noun="lượt đối tượng",
    rows=Visit.objects.counted_subjects,
    filterset=SubjectFilter,
    list_view="visits:subject_list",
    measure=Measure("lượt", distinct="party_version__party"),
    days=(dimensions.SUBJECT_ENDED,),
    dimensions=dimensions.BY_SUBJECT,
    rules=RULES,
    fixed=FINISHED,
    label="inspection__dossier__number",
    notes=(
        "Một cơ sở được kiểm tra ở hai cuộc là hai lượt; số đối tượng khác nhau nêu riêng và không "
        "gồm địa điểm chưa xác định chủ.",
        "Nơi đóng cửa, vắng chủ, không hợp tác, không tìm thấy không tính là đã kiểm tra.",
    ),
)
INDICATORS = (INSPECTIONS, SUBJECTS)
