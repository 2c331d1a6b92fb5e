"""What the calculators ask."""

from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundWidget
from django.http import QueryDict
from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cases.law.answers import FineAnswer
from cases.law.catalogue import ActVersion, Catalogue, Circumstance
from cases.law.consequences import DISGORGEMENT
from cases.law.facts import LARGEST, FactError, Facts, check_order
from cases.law.fines import fine
from cases.office.fields import DayField, MoneyField, QuantityField
from cases.office.templatetags.office import ABSENT, day, dong, grouped

VIOLATORS = (
    ("individual", "Cá nhân"),
    ("household_business", "Hộ kinh doanh, hộ gia đình"),
    (
        "organisation",
        format_html(
            '{}<span class="hint">{}</span>',
            "Tổ chức",
            "Công ty, doanh nghiệp tư nhân, hợp tác xã, chi nhánh",
        ),
    ),
)
WHEN = (("ongoing", "Còn đang diễn ra khi phát hiện"), ("ended", "Đã kết thúc trước đó"))
# Those met most in the trade stand first; the others open below them.
COMMON = ("GN2", "TN-B")
LIVE_SEARCH = {
    "hx-get": reverse_lazy("lawbook:matches"),
    "hx-trigger": "input changed delay:200ms consume",
    "hx-target": "#hanh-vi-khop",
    "hx-select": "#hanh-vi-khop",
    "hx-swap": "outerHTML",
    "hx-replace-url": "false",
    "hx-include": "#du-kien",
    "autocomplete": "off",
    "spellcheck": "false",
}


class FineForm(forms.Form):
    """The facts of one act, as the interface of `fine` names them; the address holds them all."""

    words = forms.CharField(
        label="Tìm hành vi",
        help_text="Gõ vài từ, không cần dấu, ví dụ: hang gia mao nhan hieu",
        max_length=200,
        required=False,
        widget=forms.TextInput(LIVE_SEARCH),
    )
    act = forms.CharField(label="Hành vi đã chọn", required=False, widget=forms.HiddenInput)
    goods_value = MoneyField(label="Giá trị hàng hóa vi phạm", max_value=LARGEST, required=False)
    value_is_unknown = forms.BooleanField(label="Không xác định được giá trị", required=False)
    quantity = QuantityField(
        label="Số lượng tem, nhãn, vật phẩm",
        decimal_places=0,
        required=False,
        widget=QuantityField.widget({"data-unit": "đơn vị"}),
    )
    illicit_gain = MoneyField(
        label="Số lợi bất hợp pháp",
        help_text="Để trống nếu chưa xác định được.",
        max_value=LARGEST,
        required=False,
    )
    violator = forms.ChoiceField(
        label="Người vi phạm",
        help_text="Người dưới 18 tuổi tính riêng, chưa tra được ở đây.",
        choices=VIOLATORS,
        widget=forms.RadioSelect,
    )
    when = forms.ChoiceField(
        label="Hành vi đã kết thúc chưa", choices=WHEN, widget=forms.RadioSelect, required=False
    )
    ended_on = DayField(label="Ngày kết thúc hành vi", required=False)
    detected_on = DayField(label="Ngày phát hiện", required=False)
    decided_on = DayField(
        label="Ngày ra quyết định",
        help_text="Tình tiết và thẩm quyền tính theo văn bản của ngày này.",
        required=False,
    )
    mitigating = forms.MultipleChoiceField(
        label="Tình tiết giảm nhẹ", required=False, widget=forms.CheckboxSelectMultiple
    )
    aggravating = forms.MultipleChoiceField(
        label="Tình tiết tăng nặng", required=False, widget=forms.CheckboxSelectMultiple
    )
    chosen_amount = MoneyField(
        label="Mức dự kiến chọn",
        help_text="Chỉ khi luật để chọn trong một khoảng.",
        max_value=LARGEST,
        required=False,
    )

    def __init__(self, asked: QueryDict, *, law: Catalogue, today: date) -> None:
        super().__init__(_with_defaults(asked, today))
        self.law = law
        for name in ("mitigating", "aggravating"):
            found = [
                each
                for each in law.circumstances.values()
                if each.is_mitigating == (name == "mitigating")
            ]
            self.fields[name].choices = [  # type: ignore[attr-defined]
                (each.code, _with_article(each)) for each in found
            ]

    def clean_act(self) -> str:
        code = self.cleaned_data["act"]
        if code and code not in self.law.acts:
            raise forms.ValidationError("Không có hành vi mang mã này. Tìm lại bằng vài từ.")
        return str(code)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("when") == "ended" and "ended_on" in data and not data["ended_on"]:
            self.add_error("ended_on", "Nhập ngày kết thúc, hoặc chọn hành vi còn đang diễn ra.")
        ended, detected = data.get("ended_on"), data.get("detected_on")
        if data.get("when") == "ended" and ended and detected and ended > detected:
            self.add_error("ended_on", f"Không được sau ngày phát hiện {day(detected)}.")
        return data

    def answer(self) -> FineAnswer | None:
        """What the law gives, once an act is chosen and nothing typed is refused."""
        if not self.is_valid() or not self.cleaned_data["act"]:
            return None
        try:
            facts = self.facts()
            check_order(facts)
            return fine(self.law, facts)
        except FactError as error:
            self.add_error(error.field if error.field in self.fields else None, error.message)
            return None

    def facts(self) -> Facts:
        data = self.cleaned_data
        has_ended = data["when"] == "ended"
        return Facts(
            act=self.code,
            violator=data["violator"],
            goods_value=None if data["value_is_unknown"] else data["goods_value"],
            quantity=None if data["quantity"] is None else int(data["quantity"]),
            illicit_gain=data["illicit_gain"],
            ended_on=data["ended_on"] if has_ended else None,
            detected_on=data["detected_on"],
            decided_on=data["decided_on"],
            mitigating=tuple(data["mitigating"]),
            aggravating=tuple(data["aggravating"]),
            chosen_amount=data["chosen_amount"],
        )

    @property
    def on(self) -> date | None:
        """The day whose acts are searched; None while it is not told."""
        data = self.cleaned_data if self.is_bound and self.errors is not None else {}
        has_ended = data.get("when") == "ended"
        return (data.get("ended_on") if has_ended else None) or data.get("detected_on")

    @property
    def chosen(self) -> ActVersion | None:
        """The act as it was chosen, of that day or the last text it had."""
        versions = self.law.acts.get(self.data.get("act", ""))
        if not versions:
            return None
        of_the_day = self.on and self.law.version(versions[0].code, self.on)
        return of_the_day or versions[-1]

    @property
    def code(self) -> str:
        """The code asked: where no value can be found, the one the act names for it."""
        chosen = self.chosen
        if chosen and self.cleaned_data.get("value_is_unknown") and chosen.unknown_value_code:
            return chosen.unknown_value_code
        return str(self.cleaned_data["act"])

    @property
    def asks_for_gain(self) -> bool:
        remedies = self.chosen.remedies if self.chosen else ()
        return any(each.kind == DISGORGEMENT for each in remedies)

    @property
    def told(self) -> list[tuple[str, str]]:
        """What was filled in, in words: the paper shows it where the page shows its fields."""
        data = self.cleaned_data
        facts = [
            ("Giá trị hàng hóa vi phạm", dong(data.get("goods_value"))),
            ("Số lượng", grouped(data.get("quantity"))),
            ("Số lợi bất hợp pháp", dong(data.get("illicit_gain"))),
            ("Ngày kết thúc hành vi", day(data.get("ended_on"))),
            ("Ngày phát hiện", day(data.get("detected_on"))),
            ("Ngày ra quyết định", day(data.get("decided_on"))),
        ]
        for name in ("mitigating", "aggravating"):
            wordings = [self.law.circumstances[code].wording for code in data.get(name, ())]
            facts.append((str(self.fields[name].label), "; ".join(wordings) or ABSENT))
        return [(label, value) for label, value in facts if value != ABSENT]

    @property
    def common_circumstances(self) -> list[BoundWidget]:
        return [each for each in self._circumstances() if each.data["value"] in COMMON]

    @property
    def other_circumstances(self) -> list[BoundWidget]:
        return [each for each in self._circumstances() if each.data["value"] not in COMMON]

    @property
    def others_ticked(self) -> int:
        return sum(bool(each.data["selected"]) for each in self.other_circumstances)

    def _circumstances(self) -> list[BoundWidget]:
        return [*self["mitigating"], *self["aggravating"]]


class DayForm(forms.Form):
    """The day whose law is shown: today, unless the address names another."""

    on_day = DayField(label="Có hiệu lực ngày", required=False)

    def __init__(self, asked: QueryDict, *, today: date) -> None:
        data = asked.copy()
        data.setdefault("on_day", f"{today:%d/%m/%Y}")
        super().__init__(data)
        self.today = today

    @property
    def on(self) -> date:
        return (self.is_valid() and self.cleaned_data["on_day"]) or self.today


def _with_defaults(asked: QueryDict, today: date) -> QueryDict:
    """A first visit is about today; an emptied field stays empty."""
    data = asked.copy()
    for name in ("detected_on", "decided_on"):
        data.setdefault(name, f"{today:%d/%m/%Y}")
    data.setdefault("violator", VIOLATORS[0][0])
    data.setdefault("when", WHEN[0][0])
    return data


def _with_article(each: Circumstance) -> SafeString:
    kind = "Giảm nhẹ" if each.is_mitigating else "Tăng nặng"
    return format_html('{}<span class="hint">{}, {}</span>', each.wording, kind, each.citation)
