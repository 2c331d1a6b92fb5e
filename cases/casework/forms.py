"""Forms of a case; the services behind them refuse, the forms show where."""

from datetime import date, datetime
from typing import Any

from django import forms

from cases.casework.models import Circumstance, Violation
from cases.casework.services.violations import goods_of, write_violation
from cases.dossier.models import GoodsLine
from cases.dossier.pages import goods_told
from cases.law.catalogue import Catalogue
from cases.lawbook.choosing import ActField
from cases.office.fields import DayField, MoneyField
from cases.office.forms import ActForm, RowForm
from cases.office.models import Officer
from cases.office.templatetags.office import day
from cases.parties.choosing import RightField


class ViolationForm(RowForm[Violation]):
    """What was done, by whose text, with which goods; how the value is known."""

    ended_on = DayField(
        label="Ngày hành vi kết thúc",
        required=False,
        help_text="Để trống nếu hành vi còn đang diễn ra khi phát hiện.",
    )
    detected_on = DayField(label="Ngày phát hiện")
    goods_value = MoneyField(label="Giá trị hàng hóa vi phạm", required=False)
    illicit_gain = MoneyField(label="Số lợi bất hợp pháp", required=False)
    right = RightField(label="Quyền bị xâm phạm", required=False)

    class Meta:
        model = Violation
        fields = [
            "facts",
            "ended_on",
            "detected_on",
            "right",
            "value_basis",
            "goods_value",
            "quantity",
            "illicit_gain",
        ]
        widgets = {"facts": forms.Textarea(attrs={"rows": 5}), "value_basis": forms.RadioSelect}
        help_texts = {
            "facts": "Ngày, giờ, nơi xảy ra, đã làm gì. In vào mục 2 của biên bản vi phạm.",
            "quantity": "Chỉ với hành vi tính theo số lượng tem, nhãn, vật phẩm.",
        }

    field_order = ["facts", "ended_on", "detected_on", "act_version", "right", "goods"]

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row = self.instance
        self.fields["facts"].error_messages["required"] = "Ghi diễn biến của hành vi."
        values: Any = self.fields["value_basis"]
        values.choices, values.initial = Violation.Value.choices, Violation.Value.FROM_GOODS
        self.fields["quantity"].widget.attrs |= {"inputmode": "numeric"}
        self.fields["act_version"] = ActField(
            label="Hành vi vi phạm",
            help_text=f"Theo văn bản có hiệu lực ngày {day(on)}.",
            on=on,
            held=row.act_version_id,
            initial=row.act_version_id,
        )
        self.fields["goods"] = self._goods()
        self.order_fields(self.field_order)

    def _goods(self) -> forms.MultipleChoiceField:
        row = self.instance
        lines = goods_of(row.case).filter(container=None).order_by("dossier", "position")
        held = row.goods.values_list("line", flat=True) if row.pk else []
        return forms.MultipleChoiceField(
            label="Hàng hóa của hành vi này",
            choices=[(str(line.pk), goods_told(line)) for line in lines],
            widget=forms.CheckboxSelectMultiple,
            required=False,
            initial=[str(pk) for pk in held],
            error_messages={"invalid_choice": "Dòng hàng đã chọn không còn. Chọn lại."},
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if act := cleaned.get("act_version"):
            self.instance.act_version = act
        ended, detected = cleaned.get("ended_on"), cleaned.get("detected_on")
        if ended and detected and ended > detected:
            self.add_error("ended_on", f"Không được sau ngày phát hiện {day(detected)}.")
        return cleaned

    def write(self, *, by: Officer, at: datetime) -> bool:
        self.instance.revision = self.cleaned_data["revision"] or 1
        goods = GoodsLine.objects.filter(pk__in=self.cleaned_data["goods"])
        return self.act(write_violation, self.instance, goods, by=by, at=at)


class CircumstanceForm(ActForm):
    """One circumstance of the law, with what proves it."""

    code = forms.ChoiceField(
        label="Tình tiết",
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn một tình tiết."},
    )
    evidence = forms.CharField(
        label="Chứng cứ",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Văn bản, lời khai, tài liệu chứng minh; ghi ngày. In vào quyết định khi cần.",
        error_messages={"required": "Ghi chứng cứ của tình tiết này."},
    )

    def __init__(self, *args: Any, law: Catalogue, taken: set[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups: dict[bool, list[tuple[str, str]]] = {True: [], False: []}
        for each in law.circumstances.values():
            if each.code not in taken:
                groups[each.is_mitigating].append((each.code, f"{each.wording} ({each.citation})"))
        kinds = {True: Circumstance.Kind.MITIGATING, False: Circumstance.Kind.AGGRAVATING}
        self.fields["code"].choices = [  # type: ignore[attr-defined]
            (kinds[is_mitigating].label, choices) for is_mitigating, choices in groups.items()
        ]
