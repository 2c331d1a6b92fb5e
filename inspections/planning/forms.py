"""Forms of a plan; the services behind them refuse, the forms show where."""

from datetime import date
from typing import Any

from django import forms

from cases.office.fields import DayField
from cases.office.forms import ActForm, ReasonForm, RowForm
from cases.office.importing import ImportForm
from cases.office.models import Unit
from cases.parties.choosing import PartiesField, PartyField
from cases.parties.models import Party, PartyVersion
from inspections.planning.filters import MONTHS
from inspections.planning.models import Plan, PlanItem
from inspections.planning.services.items import REMOVABLE, Paper
from inspections.visits.models import OtherInspection


class PlanForm(RowForm[Plan]):
    """Topic, year and content of a plan."""

    class Meta:
        model = Plan
        fields = ["topic", "year", "content"]
        widgets = {"content": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "topic": "Ví dụ: Nhãn hiệu trên hàng thời trang tại các chợ đầu mối.",
            "content": "Kiểm tra gì, ở đâu; dùng chung cho các đối tượng không ghi riêng.",
        }


class ItemForm(RowForm[PlanItem]):
    """What is inspected of one party, in which month, why and by whom."""

    month = forms.TypedChoiceField(label="Tháng", choices=MONTHS, coerce=int)

    class Meta:
        model = PlanItem
        fields = ["content", "month", "reason", "unit"]
        widgets = {
            "content": forms.Textarea(attrs={"rows": 2}),
            "reason": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {"reason": "Vì sao chọn đối tượng này; điểm rủi ro một mình chưa đủ."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.all()  # type: ignore[attr-defined]


class NewItemForm(ItemForm):
    """The same for a party that is not yet in the plan."""

    party = PartyField(label="Đối tượng")
    field_order = ["party", "content", "month", "reason", "unit"]

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on

    def clean(self) -> dict[str, Any]:
        super().clean()
        if party := self.cleaned_data.get("party"):
            version = version_for(party, self.on)
            if version is None:
                self.add_error("party", f"Chưa có thông tin của {party}. Cập nhật đối tượng trước.")
            else:
                self.instance.party_version = version
        return self.cleaned_data


def version_for(party: Party, on: date) -> PartyVersion | None:
    """As the party stands that day, else as it last stood."""
    return party.version_on(on) or party.versions.standing().order_by("-in_force_from").first()


class CloseForm(ReasonForm):
    """Asked where parties were left uninspected."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["because"].required = False
        self.fields["because"].label = "Nhận xét, lý do đối tượng chưa kiểm tra"


class ApprovalForm(ActForm):
    """The paper by which the chair of the city approved the plan."""

    number = forms.CharField(label="Số văn bản phê duyệt", max_length=60)
    approved_on = DayField(label="Ngày văn bản")
    approved_by = forms.CharField(
        label="Người phê duyệt", max_length=150, initial="Chủ tịch UBND thành phố Hà Nội"
    )


class SendForm(ActForm):
    """The letter with which the plan went to the city inspectorate."""

    number = forms.CharField(label="Số văn bản gửi", max_length=60)
    sent_on = DayField(label="Ngày gửi")


class PublishForm(ActForm):
    """Where the plan was made public."""

    published_on = DayField(label="Ngày công khai")
    place = forms.CharField(
        label="Nơi công khai", max_length=300, initial="Cổng thông tin điện tử của Sở"
    )


class AdjustForm(ActForm):
    """A version of an approved plan: parties taken out, parties added, by one paper."""

    number = forms.CharField(label="Số văn bản điều chỉnh", max_length=60)
    on = DayField(label="Ngày văn bản")
    because = forms.CharField(
        label="Lý do điều chỉnh", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    removed = forms.ModelMultipleChoiceField(
        label="Đối tượng bỏ ra",
        queryset=PlanItem.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Chỉ những đối tượng chưa mở cuộc kiểm tra, hoặc cuộc kiểm tra đã dừng.",
    )
    added = PartiesField(label="Đối tượng thêm vào", required=False)
    content = forms.CharField(
        label="Nội dung kiểm tra đối tượng thêm vào",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    month = forms.TypedChoiceField(
        label="Tháng", choices=[("", "Chọn tháng"), *MONTHS], coerce=int, required=False
    )
    unit = forms.ModelChoiceField(
        label="Đơn vị thực hiện", queryset=Unit.objects.all(), required=False
    )

    def __init__(self, *args: Any, plan: Plan, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan, self.day = plan, on
        items = plan.items.standing().select_related("party_version").filter(REMOVABLE)
        self.fields["removed"].queryset = items  # type: ignore[attr-defined]
        self.fields["removed"].label_from_instance = _named  # type: ignore[attr-defined]
        self.fields["content"].initial = plan.content[:500]

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if told.get("added"):
            for name, sentence in (
                ("content", "Ghi nội dung kiểm tra."),
                ("month", "Chọn tháng."),
                ("unit", "Chọn đơn vị thực hiện."),
            ):
                if not told.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        return told

    @property
    def paper(self) -> Paper:
        told = self.cleaned_data
        return Paper(told["number"], told["on"], told["because"])

    @property
    def new_items(self) -> list[PlanItem]:
        told = self.cleaned_data
        versions = (version_for(party, self.day) for party in told["added"])
        return [
            PlanItem(
                party_version=version,
                content=told["content"],
                month=told["month"],
                reason=told["because"],
                unit=told["unit"],
            )
            for version in versions
            if version is not None
        ]


def _named(item: PlanItem) -> str:
    return f"{item.position}. {item.party_version}, tháng {item.month}"


class ImportItemsForm(ImportForm):
    """A list of parties for a plan."""

    reason = forms.CharField(
        label="Lý do đưa vào kế hoạch",
        max_length=500,
        required=False,
        help_text="Dùng cho các dòng không ghi lý do riêng.",
    )
    field_order = ["file", "reason"]


class ImportOthersForm(ImportForm):
    """A list of inspections that another body made."""

    body = forms.CharField(
        label="Cơ quan kiểm tra",
        max_length=200,
        required=False,
        help_text="Dùng cho các dòng không ghi cơ quan.",
    )
    source = forms.CharField(
        label="Nguồn",
        max_length=200,
        help_text="Văn bản kèm danh sách: số, ngày, cơ quan gửi.",
        error_messages={"required": "Ghi nguồn của danh sách."},
    )
    field_order = ["file", "body", "source"]


class OtherForm(RowForm[OtherInspection]):
    """One inspection by another body."""

    inspected_on = DayField(label="Ngày kiểm tra")

    class Meta:
        model = OtherInspection
        fields = [
            *("party_name", "tax_code", "person_id", "kind", "body", "inspected_on"),
            *("content", "decision", "source"),
        ]
