"""The figure over plans: how far what was approved has come."""

from cases.dossier.statistics.indicators import Aside, Indicator, Measure
from inspections.planning import dimensions
from inspections.planning.filters import APPROVED, ORIGINAL, STANDING, ProgressFilter
from inspections.planning.models import PlanItem

PROGRESS = Indicator(
    id="I31",
    name="Thực hiện kế hoạch kiểm tra",
    definition=(
        "Đếm đối tượng trong các kế hoạch đã phê duyệt, kể cả đối tượng thêm khi điều chỉnh, theo "
        "tháng ghi trong kế hoạch; chia theo đã kiểm tra, đang làm, chưa mở, đã bỏ."
    ),
    lead="Kế hoạch có",
    noun="đối tượng",
    rows=PlanItem.objects.all,
    filterset=ProgressFilter,
    list_view="planning:item_list",
    measure=Measure("đối tượng"),
    days=(dimensions.PLANNED,),
    dimensions=dimensions.BY_ITEM,
    rules=("P-TTR", "P-CAL"),
    fixed={"approved": APPROVED},
    label=dimensions.named,
    notes=(
        "Đối tượng của một tháng thuộc kỳ chứa ngày đầu của tháng đó.",
        "Kế hoạch điều chỉnh giữa năm có hai mẫu số: bản phê duyệt ban đầu và bản đang thực hiện, "
        "nêu riêng ở trên. Đối tượng đã bỏ vẫn đếm ở dòng “Đã bỏ khỏi kế hoạch”.",
        "Kế hoạch chưa phê duyệt và kế hoạch đã hủy không tính.",
    ),
    asides=(
        Aside("Theo bản phê duyệt ban đầu", {"version": ORIGINAL}),
        Aside("Đang thực hiện, sau điều chỉnh", {"version": STANDING}),
    ),
    is_ahead=True,
    part={"state": PlanItem.State.DONE.value},
)
INDICATORS = (PROGRESS,)
