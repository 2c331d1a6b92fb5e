"""Figures over cases and decisions: found, sanctioned, decisions, fines."""

from cases.casework import dimensions
from cases.casework.filters import ANNULLED, ORIGINAL, STANDING, CaseFilter, DecisionFilter
from cases.casework.models import Case, Decision
from cases.dossier.statistics.indicators import Aside, Indicator, Measure

RULES = ("P-XLVPHC", "P-TTR", "P-CAL", "P-389")
SANCTIONS = {"kind": Decision.Kind.SANCTION.value, "standing": STANDING, "paper": ORIGINAL}
GONE = {**SANCTIONS, "standing": ANNULLED}

FOUND = Indicator(
    id="I09",
    name="Số vụ việc xâm phạm phát hiện",
    definition=(
        "Đếm vụ việc theo ngày phát hiện. Một vụ là các hành vi của một đối tượng được phát hiện "
        "trong một lần; nhiều biên bản, nhiều quyết định vẫn là một vụ."
    ),
    lead="Phát hiện",
    noun="vụ việc",
    rows=Case.objects.all,
    filterset=CaseFilter,
    list_view="casework:case_list",
    measure=Measure("vụ"),
    days=(dimensions.DETECTED, dimensions.RECORDED),
    dimensions=dimensions.BY_CASE,
    rules=RULES,
    notes=(
        "Ngày phát hiện là ngày ghi trong vụ việc; có thể tính theo ngày lập biên bản vi phạm "
        "hành chính đầu tiên.",
        "Vụ do cơ quan khác chuyển đến được đếm và tách ở phân tổ “Nguồn”: khi cộng toàn thành "
        "phố, cơ quan phát hiện giữ số vụ.",
        "Một vụ xâm phạm nhiều đối tượng quyền được đếm ở từng đối tượng, phần trùng in dưới bảng.",
    ),
    asides=(
        Aside("Trong đó do cơ quan khác chuyển đến", {"source": Case.Source.TRANSFER.value}),
        Aside("Trong đó đã kết thúc vì không đủ căn cứ", {"status": Case.Status.DROPPED.value}),
    ),
)
CASES_SANCTIONED = Indicator(
    id="I10",
    name="Số vụ đã xử phạt hành chính",
    definition=(
        "Đếm vụ việc theo ngày ký quyết định xử phạt đầu tiên còn hiệu lực; một vụ có nhiều quyết "
        "định vẫn là một vụ."
    ),
    lead="Xử phạt",
    noun="vụ việc",
    rows=Case.objects.all,
    filterset=CaseFilter,
    list_view="casework:case_list",
    measure=Measure("vụ"),
    days=(dimensions.SANCTIONED,),
    dimensions=dimensions.BY_CASE,
    rules=RULES,
    notes=(
        "Vụ phát hiện ở kỳ trước có quyết định trong kỳ này được đếm ở kỳ này: không lấy số vụ "
        "phát hiện trừ số vụ xử phạt.",
        "Chỉ tính quyết định xử phạt, không tính quyết định chỉ buộc khắc phục hậu quả và quyết "
        "định chuyển hồ sơ.",
    ),
)
DECISIONS = Indicator(
    id="I11",
    name="Số quyết định xử phạt",
    definition=(
        "Đếm quyết định xử phạt theo ngày ký, trừ quyết định đã bị hủy bỏ tính đến lúc lấy số "
        "liệu. Quyết định sửa đổi, đính chính không đếm thêm."
    ),
    lead="Ban hành",
    noun="quyết định xử phạt",
    rows=Decision.objects.all,
    filterset=DecisionFilter,
    list_view="casework:decision_list",
    measure=Measure("quyết định"),
    days=(dimensions.SIGNED,),
    dimensions=dimensions.BY_DECISION,
    rules=RULES[:3],
    fixed=SANCTIONS,
    label="case__dossier__number",
    notes=(
        "Quyết định bị hủy bỏ không tính ở kỳ ký và được nêu riêng; muốn trừ ở kỳ hủy thì lấy số "
        "ký trong kỳ, cộng số đã hủy, trừ số hủy trong kỳ.",
        "Một quyết định áp dụng nhiều điều được đếm ở từng điều, phần trùng in dưới bảng.",
    ),
    asides=(
        Aside("Trong đó do Chủ tịch UBND thành phố ký", {"authority": dimensions.ABOVE}),
        Aside("Ký trong kỳ, đã bị hủy bỏ", GONE),
        Aside("Bị hủy bỏ trong kỳ, ký bất kỳ lúc nào", GONE, dimensions.ANNULLED),
    ),
)
FINES = Indicator(
    id="I14",
    name="Tổng số tiền phạt theo quyết định",
    definition=(
        "Cộng tiền phạt của các quyết định xử phạt theo ngày ký, trừ quyết định đã bị hủy bỏ. Khác "
        "số tiền đã nộp."
    ),
    lead="Phạt tiền",
    noun="đồng",
    rows=Decision.objects.all,
    filterset=DecisionFilter,
    list_view="casework:decision_list",
    measure=Measure("đồng", amount="amount", share="sanctions__amount"),
    days=(dimensions.SIGNED,),
    dimensions=dimensions.BY_DECISION,
    rules=RULES,
    fixed=SANCTIONS,
    label="case__dossier__number",
    notes=(
        "Theo điều, nghị định, đối tượng quyền: cộng tiền phạt của từng hành vi ghi trong quyết "
        "định, không nhân đôi.",
        "Chỉ là tiền phạt: không gồm trị giá hàng hóa tịch thu, tiêu hủy.",
    ),
    asides=(
        Aside("Trong đó do Chủ tịch UBND thành phố ký", {"authority": dimensions.ABOVE}),
        Aside("Tiền phạt của quyết định ký trong kỳ, đã bị hủy bỏ", GONE),
        Aside("Tiền phạt của quyết định bị hủy bỏ trong kỳ", GONE, dimensions.ANNULLED),
    ),
)
INDICATORS = (FOUND, CASES_SANCTIONED, DECISIONS, FINES)
