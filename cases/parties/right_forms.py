"""Forms of rights: the title itself, its owner and status from a day on, its agents."""

from datetime import date, timedelta
from typing import Any

from django import forms

from cases.office.fields import DayField
from cases.office.forms import ActForm, RowForm
from cases.parties.choosing import PartyField
from cases.parties.forms import refuse_future, why
from cases.parties.models import IPRight, RightAgent, RightPeriod


class RightForm(RowForm[IPRight]):
    """What a right is: what does not change with its owner."""

    class Meta:
        model = IPRight
        fields = ["kind", "number", "sign", "classes", "goods"]
        error_messages = {
            "kind": {"required": "Chọn đối tượng quyền."},
            "sign": {"required": "Nhập dấu hiệu hoặc tên."},
        }
        help_texts = {
            "number": "Để trống với quyền không cần văn bằng, như tên thương mại.",
            "classes": "Ví dụ: 18, 25.",
        }
        widgets = {"goods": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [("", "Chọn đối tượng quyền"), *IPRight.Kind.choices]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]


class RightEnterForm(RightForm):
    """A right we meet for the first time, with its owner and status."""

    owner = PartyField(label="Chủ thể quyền")
    status = forms.ChoiceField(
        label="Tình trạng", choices=RightPeriod.Status.choices, widget=forms.RadioSelect
    )
    in_force_from = DayField(
        label="Từ ngày",
        help_text="Ngày cấp văn bằng, hoặc ngày đầu tiên có chủ thể và tình trạng này.",
    )
    source = forms.CharField(
        label="Căn cứ",
        max_length=200,
        required=False,
        help_text="Ví dụ: văn bằng bảo hộ, sổ đăng ký.",
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on

    def clean(self) -> dict[str, Any]:
        super().clean()
        refuse_future(self, ["in_force_from"], self.on)
        return self.cleaned_data

    @property
    def period(self) -> RightPeriod:
        names = ("owner", "status", "in_force_from", "source")
        return RightPeriod(**{name: self.cleaned_data.get(name) for name in names})


class RightChangeForm(ActForm, forms.ModelForm[RightPeriod]):
    """Another owner or status, from the day it became so."""

    owner = PartyField(label="Chủ thể quyền")
    in_force_from = DayField(label="Từ ngày")

    class Meta:
        model = RightPeriod
        fields = ["owner", "status", "in_force_from", "source"]
        widgets = {"status": forms.RadioSelect}
        help_texts = {
            "source": "Ví dụ: hợp đồng chuyển nhượng đã đăng ký, quyết định chấm dứt hiệu lực."
        }

    def __init__(self, *args: Any, on: date, former: RightPeriod, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        self.fields["status"].choices = RightPeriod.Status.choices  # type: ignore[attr-defined]
        self.fields[
            "in_force_from"
        ].help_text = f"Sau ngày {former.in_force_from:%d/%m/%Y} của thời kỳ đang dùng."

    def clean(self) -> dict[str, Any]:
        super().clean()
        refuse_future(self, ["in_force_from"], self.on)
        return self.cleaned_data


class RightCorrectForm(RightChangeForm):
    """Owner, status or source typed wrong in a period, said rightly for the same days."""

    because = why()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["in_force_from"]


class AgentForm(ActForm, forms.ModelForm[RightAgent]):
    """A power of attorney, as its paper says it."""

    agent = PartyField(label="Đại diện sở hữu công nghiệp")
    signed_on = DayField(label="Ngày lập giấy ủy quyền")
    valid_from = DayField(label="Có giá trị từ ngày")
    last_day = DayField(
        label="Có giá trị đến hết ngày",
        required=False,
        help_text="Giấy không ghi thời hạn: để trống.",
    )

    class Meta:
        model = RightAgent
        fields = ["agent", "power_number", "signed_on", "scope", "valid_from"]
        error_messages = {"scope": {"required": "Nhập phạm vi ủy quyền như giấy ghi."}}
        help_texts = {"scope": "Ví dụ: yêu cầu xử lý xâm phạm, xác nhận hàng hóa."}

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        self.order_fields([*self.Meta.fields, "last_day"])

    def clean(self) -> dict[str, Any]:
        super().clean()
        refuse_future(self, ["signed_on"], self.on)
        first, last = (self.cleaned_data.get(name) for name in ("valid_from", "last_day"))
        if first and last and last < first:
            self.add_error("last_day", "Ngày cuối phải từ ngày đầu trở đi.")
        elif last:
            # the day a power ends is the first day it no longer holds
            self.instance.valid_to = last + timedelta(days=1)
        return self.cleaned_data
