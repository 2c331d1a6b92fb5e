"""Every part of the pages in each of its states, with invented data, for whoever builds pages."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from cases.office.access import OfficerRequest, requires
from cases.office.duties import Duty
from cases.office.fields import DayField, InstantField, MoneyField, QuantityField
from cases.office.forms import ActForm
from inspections.desk import samples


class SampleForm(ActForm):
    """One field of each kind."""

    goods = forms.CharField(label="Tên hàng, dấu hiệu", help_text="Như ghi trên hàng")
    quantity = QuantityField(
        label="Số lượng", decimal_places=0, widget=QuantityField.widget({"data-unit": "chiếc"})
    )
    price = MoneyField(label="Đơn giá", max_value=999_999_999_999)
    made_on = DayField(label="Ngày lập biên bản")
    left_at = InstantField(label="Kết thúc lúc", help_text="Theo giờ Hà Nội")
    basis = forms.ChoiceField(label="Căn cứ giá", choices=samples.PRICE_BASES)
    signs = forms.ChoiceField(
        label="Người vi phạm ký biên bản", choices=samples.SIGNS, widget=forms.RadioSelect
    )
    present = forms.MultipleChoiceField(
        label="Có mặt", choices=samples.PRESENT, widget=forms.CheckboxSelectMultiple
    )
    sealed = forms.BooleanField(
        label="Niêm phong còn nguyên", help_text="Khi mở trước người chứng kiến", required=False
    )
    statement = forms.CharField(
        label="Ý kiến của người vi phạm",
        help_text="Ghi nguyên lời. Không có ý kiến thì ghi “Không”.",
        widget=forms.Textarea,
        required=False,
    )
    scan = forms.FileField(label="Bản chụp", help_text="PDF hoặc ảnh, đến 20 MB", required=False)


@requires(Duty.SEE_COMPONENTS)
def components(request: OfficerRequest) -> HttpResponse:
    refused = SampleForm(samples.TYPED_WRONG, prefix="sai")
    refused.add_error(None, "Giờ kết thúc phải sau giờ bắt đầu 09:10 ngày 17/11/2026.")
    twice = SampleForm(prefix="hai")
    twice.versions = samples.VERSIONS  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "form": SampleForm(initial=samples.TYPED_RIGHT, prefix="dung"),
        "refused": refused,
        "twice": twice,
        "act_form": ActForm(prefix="ky"),
        "page": Paginator(range(1204), 50).page(2),
        **samples.CONTEXT,
    }
    return render(request, "desk/components.html", context)
